# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces added up: per feature, per class and type of asset, per zone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ...ragged import heads_of, sums_by
from ..by_zone import zone_rows
from ..classes import ClassScheme
from ..impact import Outcome
from ..pieces import Pieces
from ..ragged import Array, Ragged, ragged_of, summed_rows
from .rows import HazardRows


@dataclass(frozen=True)
class Exposure:
    """What one hazard does to n features.

    Attributes
    ----------
    outcome: (n,) int8 of `Outcome`
    code: (n,) the worst class of each feature if hit or safe, else the unknown code
    maximum, mean: (n,) intensity over the known parts, NaN where there is none
    hit, unknown: (n,) the measure of the parts of that outcome
    by_class_type: (classes + 1, types) measure of all pieces, the unknown class last
    zone_hit, zone_unknown: (zones + 1,) measure by zone, the row "outside" last
    """

    scheme: ClassScheme
    outcome: npt.NDArray[np.int8]
    code: IntArray
    maximum: FloatArray
    mean: FloatArray
    hit: FloatArray
    unknown: FloatArray
    by_class_type: FloatArray
    zone_hit: FloatArray
    zone_unknown: FloatArray


class Tally:
    """The rows of one hazard in the making: `add` pieces in any number of goes, then `finish`."""

    def __init__(self, scheme: ClassScheme, count: int, is_measured: bool) -> None:
        """`count` assets; unless they are measured, their pieces are not kept."""
        self._scheme, self._is_measured = scheme, is_measured
        self._worst = np.full(count, -1, dtype=np.int64)
        self._has_unknown = np.zeros(count, dtype=bool)
        self._maximum = np.full(count, -np.inf)
        self._weighted, self._weight = np.zeros(count), np.zeros(count)
        self._near, self._misplaced = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
        self._pieces: list[Ragged] = []
        self._lost: Ragged | None = None

    def add(self, pieces: Pieces, first: int, near: BoolArray) -> None:
        """Add pieces whose features count from 0 at feature `first`; they concern the features of `near`."""
        count = len(near)
        features = slice(first, first + count)
        self._near[features] = near
        if self._is_measured:
            self._pieces.append(_rows(pieces, count))
        if len(pieces):
            self._add_values(pieces, features, count)

    def add_misplaced(self, pieces: Pieces) -> None:
        """Add the pieces of features that have no image in the hazard's CRS; they count from the first feature."""
        count = len(self._worst)
        self._misplaced[pieces.feature] = True
        self._lost = _rows(pieces, count) if self._is_measured else None
        if len(pieces):
            self._add_values(pieces, slice(0, count), count)

    def _add_values(self, pieces: Pieces, features: slice, count: int) -> None:
        known = pieces.code != self._scheme.unknown
        self._has_unknown[features] |= np.bincount(pieces.feature[~known], minlength=count) > 0
        self._add_extremes(pieces, known, features)
        numbered = np.isfinite(pieces.value) & known
        value = np.where(numbered, pieces.value, 0.0)
        self._weighted[features] += np.bincount(pieces.feature, value * pieces.measure, count)
        self._weight[features] += np.bincount(pieces.feature, np.where(numbered, pieces.measure, 0.0), count)

    def _add_extremes(self, pieces: Pieces, known: BoolArray, features: slice) -> None:
        feature, code, value = pieces.feature[known], pieces.code[known], pieces.value[known]
        if not len(feature):
            return
        if (feature[1:] < feature[:-1]).any():
            order = np.argsort(feature, kind="stable")
            feature, code, value = feature[order], code[order], value[order]
        heads = heads_of(feature)
        position = feature[heads] + features.start
        self._worst[position] = np.maximum(self._worst[position], np.maximum.reduceat(code, heads))
        self._maximum[position] = np.fmax(self._maximum[position], np.fmax.reduceat(value, heads))

    def finish(self) -> HazardRows:
        none = np.zeros(0, dtype=np.int64)
        empty = ragged_of(none, len(self._worst), {"code": none, "zone": none, "measure": np.zeros(0)})
        pieces = self._pieces[0].joined(self._pieces[1:]) if self._pieces else empty
        return HazardRows(
            self._worst,
            self._has_unknown,
            self._maximum,
            self._weighted,
            self._weight,
            pieces if self._lost is None else pieces.merged(self._lost),
            self._near,
            self._misplaced,
        )


def _rows(pieces: Pieces, count: int) -> Ragged:
    """Pieces summed by feature, class and zone; mere contacts measure nothing."""
    kept = np.flatnonzero(pieces.measure > 0)
    keys: dict[str, Array] = {"code": pieces.code[kept], "zone": pieces.zone[kept]}
    return summed_rows(pieces.feature[kept], count, keys, {"measure": pieces.measure[kept]})


def exposure_of(rows: HazardRows, scheme: ClassScheme, types: IntArray, type_count: int, zone_count: int) -> Exposure:
    """Everything that is summed over assets; `types` (n,) is the type of every one, 0..type_count-1."""
    is_hit = rows.worst >= scheme.hit_from
    is_safe = ~is_hit & ~rows.has_unknown & (rows.worst >= 0)
    outcome = np.full(len(rows.worst), Outcome.UNKNOWN, dtype=np.int8)
    outcome[is_hit], outcome[is_safe] = Outcome.HIT, Outcome.SAFE
    maximum = np.where(np.isfinite(rows.maximum), rows.maximum, np.nan)
    mean = maximum.copy()
    np.divide(rows.weighted, rows.weight, out=mean, where=rows.weight > 0)
    pieces, owner, count = rows.pieces, rows.pieces.owner, len(rows.worst)
    outcomes = scheme.outcomes[pieces["code"]]
    hit = np.where(outcomes == Outcome.HIT, pieces["measure"], 0.0)
    unknown = np.where(outcomes == Outcome.UNKNOWN, pieces["measure"], 0.0)
    key = pieces["code"] * type_count + types[owner]
    zone = zone_rows(pieces["zone"], zone_count)
    return Exposure(
        scheme,
        outcome,
        np.where(is_hit | is_safe, rows.worst, scheme.unknown),
        maximum,
        mean,
        sums_by(owner, hit, count),
        sums_by(owner, unknown, count),
        sums_by(key, pieces["measure"], (scheme.unknown + 1) * type_count).reshape(scheme.unknown + 1, type_count),
        sums_by(zone, hit, zone_count + 1),
        sums_by(zone, unknown, zone_count + 1),
    )
