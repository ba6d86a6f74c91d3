# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long work reports its progress and learns that it shall stop."""

from __future__ import annotations

from typing import Protocol

from .errors import Cancelled


class Progress(Protocol):
    """What every longer function takes as its last argument."""

    def report(self, fraction: float, message: str = "") -> None:
        """Say that `fraction` (0..1) of the work is done; raise `Cancelled` if the user asked to stop."""

    def check(self) -> None:
        """Raise `Cancelled` if the user asked to stop. Cheap: call it at least ten times a second."""


class Silent:
    """Progress that nobody watches; it never cancels."""

    def report(self, fraction: float, message: str = "") -> None:
        del fraction, message

    def check(self) -> None:
        return None


class Share:
    """A part of somebody else's progress: 0..1 here is `start`..`stop` there."""

    def __init__(self, whole: Progress, start: float, stop: float) -> None:
        self._whole, self._start, self._span = whole, start, stop - start

    def report(self, fraction: float, message: str = "") -> None:
        self._whole.report(self._start + self._span * min(max(fraction, 0.0), 1.0), message)

    def check(self) -> None:
        self._whole.check()


__all__ = ["Cancelled", "Progress", "Share", "Silent"]
