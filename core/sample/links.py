# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What depends on what: masts and exchanges on substations, hospitals on power and water, masts on exchanges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .frame import Frame
from .power import GRID
from .sites import Site

RECORDED = "Operator records (invented for the sample)"
NEAREST = "Assumed: the nearest provider"
ThingRef = tuple[str, str]
"""Layer id and the value of its field `ref`."""


@dataclass(frozen=True)
class SampleRequirement:
    """The consumer needs `k` of its providers of this service; without them it goes on for `autonomy_h` hours."""

    consumer: ThingRef
    service: str
    k: int
    autonomy_h: float


@dataclass(frozen=True)
class SampleDependency:
    """The provider gives the consumer this service; `confirmed` or assumed."""

    consumer: ThingRef
    provider: ThingRef
    service: str
    confirmed: bool
    source: str


@dataclass(frozen=True)
class SampleLinks:
    requirements: tuple[SampleRequirement, ...]
    dependencies: tuple[SampleDependency, ...]


@dataclass(frozen=True)
class _Rule:
    """Every site of one layer needs one of its `providers` nearest sites of another for a service."""

    consumer: str
    provider: str
    service: str
    providers: int
    autonomy_h: tuple[float, ...]
    confirmed_share: float


_RULES = (
    _Rule("masts", "substations", "power", 1, (2.0, 4.0, 8.0), 0.7),
    _Rule("masts", "exchanges", "backhaul", 1, (0.0,), 0.6),
    _Rule("exchanges", "substations", "power", 1, (8.0, 12.0), 1.0),
    _Rule("hospitals", "substations", "power", 2, (24.0, 48.0), 1.0),
    _Rule("hospitals", "water_works", "water", 1, (12.0,), 0.8),
    _Rule("clinics", "substations", "power", 1, (0.0, 2.0, 4.0), 0.5),
    _Rule("clinics", "water_works", "water", 1, (6.0,), 0.3),
    _Rule("schools", "substations", "power", 1, (0.0,), 0.3),
    _Rule("water_works", "substations", "power", 1, (0.0, 6.0), 0.8),
)


def refs(layer: str, count: int) -> list[str]:
    """The references of the features of a layer, e.g. "masts-0001"."""
    return [f"{layer}-{number:04d}" for number in range(1, count + 1)]


def make_links(frame: Frame, sites: dict[str, list[Site]]) -> SampleLinks:
    """Links by the rules above; small substations hang on the nearest grid substation."""
    requirements: list[SampleRequirement] = []
    dependencies: list[SampleDependency] = []
    for rule in _RULES:
        consumers = list(zip(refs(rule.consumer, len(sites[rule.consumer])), sites[rule.consumer]))
        providers = list(zip(refs(rule.provider, len(sites[rule.provider])), sites[rule.provider]))
        local = [pair for pair in providers if pair[1].kind != GRID]
        _link(frame, rule, consumers, local, requirements, dependencies)
    stations = list(zip(refs("substations", len(sites["substations"])), sites["substations"]))
    small = [pair for pair in stations if pair[1].kind != GRID]
    grid = [pair for pair in stations if pair[1].kind == GRID]
    upstream = _Rule("substations", "substations", "power", 1, (0.0,), 1.0)
    _link(frame, upstream, small, grid, requirements, dependencies)
    return SampleLinks(tuple(requirements), tuple(dependencies))


def _link(
    frame: Frame,
    rule: _Rule,
    consumers: Sequence[tuple[str, Site]],
    providers: Sequence[tuple[str, Site]],
    requirements: list[SampleRequirement],
    dependencies: list[SampleDependency],
) -> None:
    """Append one requirement a consumer and its links to the nearest providers."""
    chance = frame.chance(f"links {rule.consumer} {rule.provider} {rule.service}")
    xy = np.array([site.xy for _, site in providers]).reshape(-1, 2)
    for ref, site in consumers:
        autonomy_h = rule.autonomy_h[int(chance.integers(len(rule.autonomy_h)))]
        consumer = (rule.consumer, ref)
        requirements.append(SampleRequirement(consumer, rule.service, 1, autonomy_h))
        order = np.argsort(np.hypot(*(xy - site.xy).T), kind="stable")[: rule.providers]
        for position in order.tolist():
            confirmed = bool(chance.random() < rule.confirmed_share)
            provider = (rule.provider, providers[position][0])
            source = RECORDED if confirmed else NEAREST
            dependencies.append(SampleDependency(consumer, provider, rule.service, confirmed, source))
