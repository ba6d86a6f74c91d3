# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features that are where they cannot be meant to be: lists from offices hold swapped and repeated coordinates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind

# Of fewer features nobody can say which of them are the odd ones.
_FEWEST = 50
_INNER_SHARE = 0.98


@dataclass(frozen=True)
class Misplaced:
    """`mixed_up` (n,): points far from all others whose x and y are swapped or the same number; `far` (n,): the other
    features farther from nearly all others than those are spread."""

    mixed_up: BoolArray
    far: BoolArray


def misplaced(geometries: Geometries) -> Misplaced:
    """Look for features outside a box round 98 % of all, widened on each side by its diagonal.

    That alone may be an island; that a point would be in the box with x and y swapped, or that both are the same
    number, is no chance.
    """
    boxes = geometries.bounds()
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2.0
    placed = geometries.has_geometry
    none = np.zeros(len(geometries), dtype=bool)
    if placed.sum() < _FEWEST:
        return Misplaced(none, none)
    margin = (1.0 - _INNER_SHARE) / 2.0
    low, high = np.quantile(centres[placed], (margin, 1.0 - margin), axis=0)
    reach = float(np.hypot(*(high - low)))
    outside = placed & ~_within(centres, low - reach, high + reach)
    mixed = none
    if geometries.kind is GeometryKind.POINT:
        swapped = _within(centres[:, ::-1], low - reach, high + reach)
        mixed = outside & (swapped | (centres[:, 0] == centres[:, 1]))
    return Misplaced(mixed, outside & ~mixed)


def _within(xy: FloatArray, low: FloatArray, high: FloatArray) -> BoolArray:
    result: BoolArray = ((xy >= low) & (xy <= high)).all(axis=1)
    return result
