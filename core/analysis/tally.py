# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces added up: per feature, per class and type of asset, per zone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from .classes import ClassScheme
from .impact import Outcome
from .pieces import Pieces


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
    """Exposure in the making: `add` pieces in any number of goes, then `finish`."""

    def __init__(self, scheme: ClassScheme, types: IntArray, type_count: int, zone_count: int) -> None:
        """`types` (n,) is the type of every feature, 0..type_count-1."""
        count = len(types)
        self._scheme, self._types, self._type_count = scheme, types, type_count
        self._worst = np.full(count, -1, dtype=np.int64)
        self._has_unknown = np.zeros(count, dtype=bool)
        self._maximum = np.full(count, -np.inf)
        self._weighted, self._weight = np.zeros(count), np.zeros(count)
        self._hit, self._unknown = np.zeros(count), np.zeros(count)
        self._by_class_type = np.zeros((scheme.unknown + 1) * type_count)
        self._zone_hit, self._zone_unknown = np.zeros(zone_count + 1), np.zeros(zone_count + 1)

    def add(self, pieces: Pieces, first: int, count: int) -> None:
        """Add pieces whose features count from 0 at feature `first`; they concern `count` features."""
        if not len(pieces):
            return
        features = slice(first, first + count)
        outcomes = self._scheme.outcomes[pieces.code]
        known = pieces.code != self._scheme.unknown
        self._has_unknown[features] |= np.bincount(pieces.feature[~known], minlength=count) > 0
        self._add_extremes(pieces, known, features)
        hit = np.where(outcomes == Outcome.HIT, pieces.measure, 0.0)
        unknown = np.where(known, 0.0, pieces.measure)
        self._hit[features] += np.bincount(pieces.feature, hit, count)
        self._unknown[features] += np.bincount(pieces.feature, unknown, count)
        numbered = np.isfinite(pieces.value) & known
        value = np.where(numbered, pieces.value, 0.0)
        self._weighted[features] += np.bincount(pieces.feature, value * pieces.measure, count)
        self._weight[features] += np.bincount(pieces.feature, np.where(numbered, pieces.measure, 0.0), count)
        key = pieces.code * self._type_count + self._types[features][pieces.feature]
        self._by_class_type += np.bincount(key, pieces.measure, len(self._by_class_type))
        # Zone -1 is "outside", the last row.
        zone = np.where(pieces.zone < 0, len(self._zone_hit) - 1, pieces.zone)
        self._zone_hit += np.bincount(zone, hit, len(self._zone_hit))
        self._zone_unknown += np.bincount(zone, unknown, len(self._zone_hit))

    def _add_extremes(self, pieces: Pieces, known: BoolArray, features: slice) -> None:
        feature, code, value = pieces.feature[known], pieces.code[known], pieces.value[known]
        if not len(feature):
            return
        if (feature[1:] < feature[:-1]).any():
            order = np.argsort(feature, kind="stable")
            feature, code, value = feature[order], code[order], value[order]
        heads = np.flatnonzero(np.append(True, feature[1:] != feature[:-1]))
        position = feature[heads] + features.start
        self._worst[position] = np.maximum(self._worst[position], np.maximum.reduceat(code, heads))
        self._maximum[position] = np.fmax(self._maximum[position], np.fmax.reduceat(value, heads))

    def finish(self) -> Exposure:
        scheme = self._scheme
        is_hit = self._worst >= scheme.hit_from
        is_safe = ~is_hit & ~self._has_unknown & (self._worst >= 0)
        outcome = np.full(len(self._worst), Outcome.UNKNOWN, dtype=np.int8)
        outcome[is_hit], outcome[is_safe] = Outcome.HIT, Outcome.SAFE
        maximum = np.where(np.isfinite(self._maximum), self._maximum, np.nan)
        mean = maximum.copy()
        np.divide(self._weighted, self._weight, out=mean, where=self._weight > 0)
        return Exposure(
            scheme,
            outcome,
            np.where(is_hit | is_safe, self._worst, scheme.unknown),
            maximum,
            mean,
            self._hit,
            self._unknown,
            self._by_class_type.reshape(scheme.unknown + 1, self._type_count),
            self._zone_hit,
            self._zone_unknown,
        )
