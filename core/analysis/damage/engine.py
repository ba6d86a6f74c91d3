# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Assets under hazards as damaged measure: the pieces that exposure cuts, each with the share that its curve says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...geometry.geometries import FloatArray, IntArray
from ...overlay.first_zone import NO_ZONE
from ...progress import Progress, Share
from ...ragged import heads_of
from ...twin.table import FeatureTable
from ..asset_types import asset_types
from ..exposure.engine import Chunk, cut_assets
from ..hazards import Hazard
from ..measured import measure
from ..pieces import Pieces
from ..placing import hazard_bounds, near_box
from ..ragged import Ragged, summed_rows
from ..sites import PointSites, in_study_area, main_zone, zone_parts
from .curves import NO_CURVE, CurveChoice
from .rows import SCENARIOS, DamageRows
from .setup import Setup


def damage_rows(setup: Setup, assets: FeatureTable, progress: Progress) -> DamageRows:
    """Raises InputError where planar measures are asked for in degrees."""
    own = measure(assets, setup.geodesic, Share(progress, 0.0, 0.1))
    found = _Found(setup, assets, own.total, progress)
    for chunk in cut_assets(assets, setup.hazards, setup.areas, own, Share(progress, 0.1, 1.0)):
        progress.check()
        found.add(chunk)
    return found.finish()


class _Found:
    """Rows in the making."""

    def __init__(self, setup: Setup, assets: FeatureTable, total: FloatArray, progress: Progress) -> None:
        count, events = len(assets), len(setup.hazards)
        types = asset_types(assets, setup.class_field, progress)
        of_type = np.array([setup.choice.curve_of(str(label)) for label in types.labels], dtype=np.int64)
        self._setup, self._total = setup, total
        self._curves: IntArray = of_type[types.codes]
        self._zone, self._highest = np.full(count, NO_ZONE, dtype=np.int64), np.full((count, events), np.nan)
        self._misplaced, self._near = np.zeros((count, events), dtype=bool), np.zeros((count, events), dtype=bool)
        self._studied = np.full(count, setup.areas.study is None)
        nothing = np.zeros(0, dtype=np.int64)
        self._parts = [summed_rows(nothing, 0, {"zone": nothing}, {"measure": np.zeros(0)})]
        self._losses: list[list[Ragged]] = [[] for _ in setup.hazards]

    def add(self, chunk: Chunk) -> None:
        run = chunk.features
        size = run.stop - run.start
        points = _points_of(chunk, size)
        for each, pieces in zip(chunk.hazards, chunk.pieces):
            hazard = self._setup.hazards[each]
            self._losses[each].append(_losses(pieces, hazard, self._setup.choice, self._curves[run], size, points))
            if chunk.sites is None:
                self._misplaced[pieces.feature, each] = self._near[pieces.feature, each] = True
                continue
            self._highest[run, each] = _highest(pieces, hazard, size)
            self._near[run, each] = near_box(chunk.sites.geometries, hazard_bounds(hazard))
        if chunk.is_first and chunk.sites is not None:
            zone, feature, weight = zone_parts(chunk.sites)
            weight = weight if points is None else weight / points[feature]
            self._parts.append(summed_rows(feature, size, {"zone": zone}, {"measure": weight}))
            self._zone[run] = main_zone(zone, feature, weight, size)
            if self._setup.areas.study is not None:
                self._studied[run] = in_study_area(chunk.sites)

    def finish(self) -> DamageRows:
        return DamageRows(
            self._total,
            self._zone,
            self._parts[0].joined(self._parts[1:]),
            tuple(_merged(rows[0], rows[1:]) for rows in self._losses),
            self._highest,
            self._misplaced,
            self._near,
            self._studied,
        )


def _points_of(chunk: Chunk, size: int) -> FloatArray | None:
    """How many points each feature has: they share its measure of 1; None for lines and polygons."""
    if not isinstance(chunk.sites, PointSites):
        return None
    return np.bincount(chunk.sites.feature, minlength=size).astype(np.float64)


def _losses(
    pieces: Pieces, hazard: Hazard, choice: CurveChoice, curves: IntArray, size: int, points: FloatArray | None
) -> Ragged:
    """Damaged, struck and unknown measure by feature and zone; what is known to be dry has no row."""
    intensity = _intensity(pieces, hazard)
    unknown = np.isnan(intensity)
    kept = np.flatnonzero((unknown | (intensity > 0)) & (pieces.measure > 0))
    feature, intensity, unknown = pieces.feature[kept], intensity[kept], unknown[kept]
    weight = pieces.measure[kept] if points is None else pieces.measure[kept] / points[feature]
    columns = {"struck": np.where(unknown, 0.0, weight)}
    curve = curves[feature]
    # Without a curve nobody knows what the intensity does.
    lost = unknown | (curve == NO_CURVE)
    columns["unknown"] = np.where(lost, weight, 0.0)
    shares = _shares(intensity, np.where(lost, NO_CURVE, curve), choice)
    for name, share in zip(SCENARIOS, shares):
        columns[name] = weight * share
    return summed_rows(feature, size, {"zone": pieces.zone[kept]}, columns)


def _shares(intensity: FloatArray, curve: IntArray, choice: CurveChoice) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Damaged share of every piece by its curve: low, base and high; 0 where there is none."""
    low = np.zeros(len(intensity))
    base, high = low.copy(), low.copy()
    for number in np.unique(curve[curve != NO_CURVE]).tolist():
        some = np.flatnonzero(curve == number)
        band = choice.bands[number]
        base[some] = band.base.share(intensity[some])
        low[some] = band.low.share(intensity[some]) if band.has_width else base[some]
        high[some] = band.high.share(intensity[some]) if band.has_width else base[some]
    return low, base, high


def _intensity(pieces: Pieces, hazard: Hazard) -> FloatArray:
    """Of every piece, NaN where it is unknown; outside of every hazard zone there is none."""
    known = pieces.code != hazard.scheme.unknown
    return np.where(known, np.where(np.isnan(pieces.value), 0.0, pieces.value), np.nan)


def _highest(pieces: Pieces, hazard: Hazard, size: int) -> FloatArray:
    """(size,) the highest known intensity that each feature meets, mere contacts included."""
    intensity = _intensity(pieces, hazard)
    known = np.flatnonzero(~np.isnan(intensity))
    result = np.full(size, np.nan)
    result[pieces.feature[known]] = 0.0
    struck = known[intensity[known] > 0]
    feature, found = pieces.feature[struck], intensity[struck]
    if (np.diff(feature) < 0).any():
        order = np.argsort(feature, kind="stable")
        feature, found = feature[order], found[order]
    heads = heads_of(feature)
    if len(heads):
        result[feature[heads]] = np.maximum.reduceat(found, heads)
    return result


def _merged(lost: Ragged, runs: Sequence[Ragged]) -> Ragged:
    """`lost` rows and those of consecutive runs of the same features, none of which has both."""
    if not runs:
        return lost
    return runs[0].joined(runs[1:]).merged(lost)
