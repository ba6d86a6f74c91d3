# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Assets under hazards, computed: chunk by chunk, so that memory stays bounded whatever the layer's size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj

from ...geometry.crs import lost, same_crs
from ...geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray
from ...geometry.measures import equal_area
from ...geometry.segments import segment_feature_offsets
from ...overlay.first_zone import NO_ZONE, disjoint_zones
from ...overlay.geos import feature_runs
from ...progress import Progress, Share
from ...ragged import sums_by
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..areas import Areas, borders_in
from ..by_zone import zone_rows
from ..hazards import Hazard, ZoneHazard
from ..measured import Measures, measure, placed_metres
from ..pieces import Pieces
from ..placing import Bounds, hazard_bounds, near_box, place
from ..ragged import ragged_of, summed_rows
from ..sites import (
    LineSites,
    PointSites,
    Sites,
    in_study_area,
    line_sites,
    main_zone,
    point_sites,
    polygon_sites,
    zone_parts,
)
from .lines import lines_in_zone_hazard, lines_on_raster
from .points import points_in_zone_hazard, points_on_raster
from .polygons import polygons_in_zone_hazard, polygons_on_raster
from .rows import ExposureRows
from .tally import Exposure, Tally, exposure_of

# So many vertices at once take some 200 MB: lines over rasters come in many pieces, points in none.
_VERTICES_AT_ONCE = {GeometryKind.POINT: 1_000_000, GeometryKind.LINE: 500_000, GeometryKind.POLYGON: 500_000}
_ON_RASTERS = {GeometryKind.POINT: 1_000_000, GeometryKind.LINE: 150_000, GeometryKind.POLYGON: 300_000}


@dataclass(frozen=True)
class Exposures:
    """What all hazards do to n assets.

    Attributes
    ----------
    total: (n,) metres or square metres of each asset; ones for points
    zone: (n,) the zone that has most of each asset, -1 outside of all
    zone_total: (zones + 1,) measure of all lines or polygons by zone, "outside" last
    by_hazard: one `Exposure` a hazard, in their order
    misplaced: how many assets have no image in the CRS of each hazard
    """

    total: FloatArray
    zone: IntArray
    zone_total: FloatArray
    by_hazard: tuple[Exposure, ...]
    misplaced: tuple[int, ...]


@dataclass(frozen=True)
class Chunk:
    """Some assets under the hazards of one CRS.

    Attributes
    ----------
    features: which assets; `sites` and `pieces` count from its start
    sites: where they lie; None in the chunk of all assets that have no image in that CRS
    hazards: positions of the hazards
    pieces: of each of these hazards
    is_first: whether these hazards are those that decide the zones of the assets
    """

    features: slice
    sites: Sites | None
    hazards: Sequence[int]
    pieces: Sequence[Pieces]
    is_first: bool


def cut_assets(
    assets: FeatureTable, hazards: Sequence[Hazard], areas: Areas, own: Measures, progress: Progress
) -> Iterator[Chunk]:
    """The assets cut into pieces under every hazard; hazards of one CRS share the work of placing assets."""
    groups = _by_crs(hazards)
    for number, group in enumerate(groups):
        share = Share(progress, number / len(groups), (number + 1) / len(groups))
        work = _Work(assets, [hazards[each] for each in group], areas, own, share)
        lost_pieces = [_misplaced_pieces(work.misplaced, hazards[each], own.total) for each in group]
        yield Chunk(slice(0, len(assets)), None, group, lost_pieces, number == 0)
        for run, sites, found in work.chunks():
            yield Chunk(run, sites, group, found, number == 0)


def expose(
    assets: FeatureTable,
    hazards: Sequence[Hazard],
    areas: Areas,
    types: IntArray,
    type_count: int,
    geodesic: bool,
    progress: Progress,
) -> Exposures:
    """`types` (n,) is the type of every asset; hazards of one CRS share the work of placing assets."""
    rows = exposure_rows(assets, hazards, areas, geodesic, progress)
    return exposures_of(rows, hazards, areas, types, type_count)


def exposure_rows(
    assets: FeatureTable, hazards: Sequence[Hazard], areas: Areas, geodesic: bool, progress: Progress
) -> ExposureRows:
    """What the hazards do to each asset; raises InputError where planar measures are asked for in degrees."""
    own = measure(assets, geodesic, Share(progress, 0.0, 0.1))
    is_measured = assets.geometries.kind is not GeometryKind.POINT
    tallies = [Tally(hazard.scheme, len(assets), is_measured) for hazard in hazards]
    zone, studied = np.full(len(assets), NO_ZONE, dtype=np.int64), np.zeros(len(assets), dtype=bool)
    nothing = np.zeros(0, dtype=np.int64)
    parts = [ragged_of(nothing, 0 if is_measured else len(assets), {"zone": nothing, "measure": np.zeros(0)})]
    for chunk in cut_assets(assets, hazards, areas, own, Share(progress, 0.1, 1.0)):
        run, size = chunk.features, chunk.features.stop - chunk.features.start
        for each, pieces in zip(chunk.hazards, chunk.pieces):
            if chunk.sites is None:
                tallies[each].add_misplaced(pieces)
            else:
                near = near_box(chunk.sites.geometries, hazard_bounds(hazards[each]))
                tallies[each].add(pieces, run.start, near)
        if chunk.sites is None or not chunk.is_first:
            continue
        part_zone, feature, weight = zone_parts(chunk.sites)
        zone[run] = main_zone(part_zone, feature, weight, size)
        if areas.study is not None:
            studied[run] = in_study_area(chunk.sites)
        if is_measured:
            parts.append(summed_rows(feature, size, {"zone": part_zone}, {"measure": weight}))
    return ExposureRows(
        own.total, zone, parts[0].joined(parts[1:]), studied, tuple(tally.finish() for tally in tallies)
    )


def exposures_of(
    rows: ExposureRows, hazards: Sequence[Hazard], areas: Areas, types: IntArray, type_count: int
) -> Exposures:
    """Everything that is summed over assets; `types` (n,) is the type of every one."""
    zone_count = areas.zone_count
    zone_total = sums_by(zone_rows(rows.parts["zone"], zone_count), rows.parts["measure"], zone_count + 1)
    # What has no part has no image in the CRS of the hazards that decide.
    zone_total[-1] += rows.total[rows.hazards[0].misplaced].sum()
    found = tuple(
        exposure_of(each, hazard.scheme, types, type_count, zone_count) for each, hazard in zip(rows.hazards, hazards)
    )
    misplaced = tuple(int(np.count_nonzero(each.misplaced)) for each in rows.hazards)
    return Exposures(rows.total, rows.zone, zone_total, found, misplaced)


def _by_crs(hazards: Sequence[Hazard]) -> list[list[int]]:
    groups: list[list[int]] = []
    for position, hazard in enumerate(hazards):
        for group in groups:
            first = hazards[group[0]]
            if same_crs(first.crs, hazard.crs) and _side(first) == _side(hazard):
                group.append(position)
                break
        else:
            groups.append([position])
    return groups


def _side(hazard: Hazard) -> Bounds | None:
    """The box of a hazard in degrees that run beyond 180, around which assets have to be placed."""
    box = hazard_bounds(hazard) if hazard.crs.is_geographic else None
    return None if box is None or (box[0] >= -180.0 and box[2] <= 180.0) else box


def _misplaced_pieces(misplaced: BoolArray, hazard: Hazard, total: FloatArray) -> Pieces:
    """What has no image in the hazard's CRS is unknown as a whole."""
    feature = np.flatnonzero(misplaced)
    code = np.full(len(feature), hazard.scheme.unknown, dtype=np.int64)
    outside = np.full(len(feature), NO_ZONE, dtype=np.int64)
    return Pieces(feature, code, np.full(len(feature), np.nan), total[feature], outside)


class _Work:
    """The assets against hazards of one CRS."""

    def __init__(
        self,
        assets: FeatureTable,
        hazards: Sequence[Hazard],
        areas: Areas,
        own: Measures,
        progress: Progress,
    ) -> None:
        self._hazards, self._total, self._progress = hazards, own.total, progress
        self._crs: pyproj.CRS = hazards[0].crs
        around = _side(hazards[0])
        self._placed = place(assets.geometries, assets.crs, self._crs, around, Share(progress, 0.0, 0.2))
        self.misplaced = lost(assets.geometries, self._placed)
        self._metres = placed_metres(own, assets, self._placed, self._crs, progress)
        self._first_segment = segment_feature_offsets(self._placed)
        self._borders = borders_in(self._crs, areas, around, self._placed.kind is GeometryKind.POLYGON, progress)
        self._disjoint = [self._disjoint_parts(hazard) for hazard in hazards]

    def _disjoint_parts(self, hazard: Hazard) -> Geometries | None:
        if self._placed.kind is not GeometryKind.POLYGON or not isinstance(hazard, ZoneHazard):
            return None
        return disjoint_zones(equal_area(hazard.zones, hazard.crs), self._progress)

    def chunks(self) -> Iterator[tuple[slice, Sites, list[Pieces]]]:
        """Features, where they lie, and their pieces under every hazard, one run of features after the other."""
        has_raster = any(not isinstance(hazard, ZoneHazard) for hazard in self._hazards)
        at_once = (_ON_RASTERS if has_raster else _VERTICES_AT_ONCE)[self._placed.kind]
        for run in feature_runs(self._placed, at_once):
            self._progress.report(0.2 + 0.8 * run.start / len(self._placed), say("Comparing with the hazard"))
            some = self._placed.take(np.arange(run.start, run.stop))
            sites = self._sites(some, run)
            yield run, sites, [self._pieces(sites, each) for each in range(len(self._hazards))]

    def _sites(self, some: Geometries, run: slice) -> Sites:
        if some.kind is GeometryKind.POINT:
            return point_sites(some, self._borders, self._progress)
        if self._metres is not None:
            metres = self._metres[self._first_segment[run.start] : self._first_segment[run.stop]]
            return line_sites(some, metres, self._borders, self._progress)
        return polygon_sites(some, self._crs, self._total[run], self._borders, self._progress)

    def _pieces(self, sites: Sites, number: int) -> Pieces:
        hazard, progress = self._hazards[number], self._progress
        if isinstance(sites, PointSites):
            if isinstance(hazard, ZoneHazard):
                return points_in_zone_hazard(sites, hazard, progress)
            return points_on_raster(sites, hazard, progress)
        if isinstance(sites, LineSites):
            if isinstance(hazard, ZoneHazard):
                return lines_in_zone_hazard(sites, hazard, progress)
            return lines_on_raster(sites, hazard, progress)
        if isinstance(hazard, ZoneHazard):
            parts = self._disjoint[number]
            return polygons_in_zone_hazard(sites, hazard, hazard.zones if parts is None else parts, progress)
        return polygons_on_raster(sites, hazard, progress)
