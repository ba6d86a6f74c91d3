# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What depends on what, as it is handed over when a twin is made, before features have uids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

ThingRef = tuple[str, str]
"""Id of a layer and the source id of a feature in it."""

CONFIRMED, ASSUMED = "confirmed", "assumed"
DEPENDENCY_FIELDS = ("uid", "consumer_uid", "provider_uid", "service", "status", "source")
REQUIREMENT_FIELDS = ("uid", "consumer_uid", "service", "k", "autonomy_h")


class Dependency(Protocol):
    """The provider gives the consumer this service; `confirmed`, or only assumed; says who (`source`)."""

    @property
    def consumer(self) -> ThingRef: ...
    @property
    def provider(self) -> ThingRef: ...
    @property
    def service(self) -> str: ...
    @property
    def confirmed(self) -> bool: ...
    @property
    def source(self) -> str: ...


class Requirement(Protocol):
    """The consumer needs `k` providers of this service; without them it goes on for `autonomy_h` hours."""

    @property
    def consumer(self) -> ThingRef: ...
    @property
    def service(self) -> str: ...
    @property
    def k(self) -> int: ...
    @property
    def autonomy_h(self) -> float: ...


class Links(Protocol):
    @property
    def dependencies(self) -> Sequence[Dependency]: ...
    @property
    def requirements(self) -> Sequence[Requirement]: ...


@dataclass(frozen=True)
class NoLinks:
    """A twin of which nobody has said what depends on what."""

    dependencies: tuple[Dependency, ...] = ()
    requirements: tuple[Requirement, ...] = ()
