# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage curves: which share of a value an intensity destroys.

Piecewise linear, held constant beyond both ends; an unknown intensity (NaN) has an unknown damage, and where there is
no intensity (0 or less) nothing is damaged, whatever the curve says there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..geometry.geometries import FloatArray
from ..wording.translate import say

# Published tables are rounded: so much above 1 is 1.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Curve:
    """Points of a curve; made by `checked_curve`.

    Attributes
    ----------
    x: (k,) float64 intensity, ascending, k >= 2
    y: (k,) float64 damaged share of the value, 0..1, never falling
    """

    x: FloatArray
    y: FloatArray

    @property
    def end(self) -> float:
        """The intensity from which on the curve says nothing new."""
        return float(self.x[-1])

    def share(self, intensity: FloatArray) -> FloatArray:
        """Damaged share of the value at each intensity; NaN in, NaN out.

        >>> curve = checked_curve([0.0, 10.0, 20.0, 30.0], [0.0, 0.1, 0.2, 1.0], "Curve")
        >>> curve.share(np.array([5.0, 15.0, 25.0])).round(12).tolist()
        [0.05, 0.15, 0.6]
        """
        result: FloatArray = np.interp(intensity, self.x, self.y)
        # Not np.where(intensity > 0, ...): that would make "unknown" a "no".
        result[intensity <= 0.0] = 0.0
        return result


@dataclass(frozen=True)
class Band:
    """A curve with the lowest and the highest that it may be; all three are the same where nothing is known of that."""

    low: Curve
    base: Curve
    high: Curve

    @classmethod
    def without_width(cls, curve: Curve) -> Band:
        return cls(curve, curve, curve)

    @property
    def has_width(self) -> bool:
        return self.low is not self.base or self.high is not self.base

    @property
    def end(self) -> float:
        return max(curve.end for curve in self.curves)

    @property
    def curves(self) -> tuple[Curve, Curve, Curve]:
        return self.low, self.base, self.high


def checked_curve(x: Sequence[float], y: Sequence[float], thing: str, rows: Sequence[int] | None = None) -> Curve:
    """A curve of these points, in the order given.

    `rows` are the numbers by which the user knows the points, by default 1, 2, ... Raises InputError naming `thing`
    and the row for fewer than two points, what is no number, x that does not rise, y that falls or is not in 0..1.
    """
    intensity, share = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    numbers = list(rows) if rows is not None else list(range(1, len(intensity) + 1))
    if len(intensity) < 2:
        raise InputError(thing, say("it has fewer than two points"), say("Give at least two points."))
    for position, row in enumerate(numbers):
        before = position - 1
        if not (np.isfinite(intensity[position]) and np.isfinite(share[position])):
            _refuse(thing, say("row {row} holds no number", row=row), say("Fill in intensity and damage."))
        if not -_ROUNDING <= share[position] <= 1.0 + _ROUNDING:
            reason = say("in row {row} the damage is {share:g}", row=row, share=share[position])
            _refuse(thing, reason, say("Give the damaged share of the value, from 0 to 1."))
        if position and intensity[position] <= intensity[before]:
            reason = say("in row {row} the intensity does not rise ({value:g})", row=row, value=intensity[position])
            _refuse(thing, reason, say("Give each intensity once, from the lowest to the highest."))
        if position and share[position] < share[before] - _ROUNDING:
            reason = say(
                "in row {row} the damage falls from {before:g} to {after:g}",
                row=row,
                before=share[before],
                after=share[position],
            )
            _refuse(thing, reason, say("Damage must not fall where the intensity rises: correct the row."))
    return Curve(intensity, np.maximum.accumulate(np.clip(share, 0.0, 1.0)))


def checked_band(low: Curve, base: Curve, high: Curve, thing: str) -> Band:
    """Raises InputError where low lies above base, or base above high."""
    knots = np.unique(np.concatenate([curve.x for curve in (low, base, high)]))
    shares = [np.interp(knots, curve.x, curve.y) for curve in (low, base, high)]
    for lower, upper, names in ((0, 1, ("low", "base")), (1, 2, ("base", "high"))):
        wrong = np.flatnonzero(shares[lower] > shares[upper] + _ROUNDING)
        if len(wrong):
            reason = say(
                "at {value:g} its {lower} lies above its {upper}",
                value=knots[wrong[0]],
                lower=names[0],
                upper=names[1],
            )
            _refuse(thing, reason, say("Give low, base and high in this order."))
    return Band(low, base, high)


def envelope(base: Curve, members: Sequence[Curve]) -> Band:
    """`base` between the lowest and the highest of it and the members at every intensity."""
    curves = [base, *members]
    if len(curves) == 1:
        return Band.without_width(base)
    knots = _with_crossings(curves)
    shares = np.array([np.interp(knots, curve.x, curve.y) for curve in curves])
    return Band(Curve(knots, shares.min(axis=0)), base, Curve(knots, shares.max(axis=0)))


def _with_crossings(curves: Sequence[Curve]) -> FloatArray:
    """All knots, and where two curves cross between them: between these, the lowest stays the lowest."""
    knots = np.unique(np.concatenate([curve.x for curve in curves]))
    shares = np.array([np.interp(knots, curve.x, curve.y) for curve in curves])
    found = [knots]
    for first in range(len(curves)):
        for second in range(first):
            gap = shares[first] - shares[second]
            crossing = np.flatnonzero(gap[:-1] * gap[1:] < 0)
            along = gap[crossing] / (gap[crossing] - gap[crossing + 1])
            found.append(knots[crossing] + along * (knots[crossing + 1] - knots[crossing]))
    result: FloatArray = np.unique(np.concatenate(found))
    return result


def _refuse(thing: str, reason: str, remedy: str) -> None:
    raise InputError(thing, reason, remedy)
