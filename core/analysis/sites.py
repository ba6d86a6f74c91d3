# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where features lie: in which zone of the "by" layer, and in the study area or not, in the CRS of a hazard.

Features are cut along the borders of zones and study area, so that every part has one zone and
lies wholly in or out of the study area. What is measured on the parts then adds up for every zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

import numpy as np
import pyproj

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.measures import equal_area
from ..geometry.ring_areas import planar_areas
from ..geometry.segments import segments
from ..overlay.first_zone import NO_ZONE, cut_polygons, points_first_zone
from ..overlay.line_partition import LinePartition, merge, partition_by_zones, whole_segments
from ..progress import Progress


@dataclass(frozen=True)
class Borders:
    """Zones and study area in the CRS in which they are asked for; None where there are none.

    `zones` are the zones as they are, `zone_parts` without their overlaps (the zone at the lowest
    position has those).
    """

    zones: Geometries | None
    zone_parts: Geometries | None
    study: Geometries | None


@dataclass(frozen=True)
class PointSites:
    """Points of features: `feature`, `zone` (-1 outside), `in_study` by vertex."""

    geometries: Geometries
    feature: IntArray
    zone: IntArray
    in_study: BoolArray


@dataclass(frozen=True)
class LineSites:
    """Lines with the metres of every segment and their pieces by zone and study area.

    `pieces` refer to segments of `geometries`; `zone` and `in_study` are by piece.
    """

    geometries: Geometries
    segment_feature: IntArray
    segment_start: IntArray
    segment_length_m: FloatArray
    pieces: LinePartition
    zone: IntArray
    in_study: BoolArray


@dataclass(frozen=True)
class PolygonSites:
    """Parts of polygons by zone and study area, sorted by `feature`, with the square metres of each."""

    geometries: Geometries
    parts: Geometries
    feature: IntArray
    area_m2: FloatArray
    zone: IntArray
    in_study: BoolArray


def point_sites(points: Geometries, borders: Borders, progress: Progress) -> PointSites:
    """`points` in the CRS of `borders`."""
    xy = points.coords
    zone = np.full(len(xy), NO_ZONE, dtype=np.int64)
    if borders.zones is not None:
        zone = points_first_zone(xy, borders.zones, progress)
    in_study = np.ones(len(xy), dtype=bool)
    if borders.study is not None:
        in_study = points_first_zone(xy, borders.study, progress) != NO_ZONE
    return PointSites(points, points.vertex_feature, zone, in_study)


def line_sites(lines: Geometries, length_m: FloatArray, borders: Borders, progress: Progress) -> LineSites:
    """`length_m` (s,) is what each segment of `lines` counts."""
    start, feature = segments(lines)
    pieces = whole_segments(len(start))
    zone, in_study = pieces.label, np.ones(len(start), dtype=bool)
    if borders.zones is not None:
        pieces = partition_by_zones(lines, borders.zones, len(start), progress)
        zone, in_study = pieces.label, np.ones(len(pieces.label), dtype=bool)
    if borders.study is not None:
        study = partition_by_zones(lines, borders.study, len(start), progress)
        merged, in_zone, in_area = merge(pieces, study)
        pieces, zone, in_study = merged, zone[in_zone], study.label[in_area] != NO_ZONE
    zone, in_study = _place_points(lines, start, pieces, borders, (zone, in_study), progress)
    return LineSites(lines, feature, start, length_m, pieces, zone, in_study)


def _place_points(
    lines: Geometries,
    segment_start: IntArray,
    pieces: LinePartition,
    borders: Borders,
    found: tuple[IntArray, BoolArray],
    progress: Progress,
) -> tuple[IntArray, BoolArray]:
    """The zone and study area of pieces (`found`), with segments without length where their point is.

    No interval of a zone is without length, so none says where such a segment lies.
    """
    ends = lines.coords[segment_start[pieces.segment]], lines.coords[segment_start[pieces.segment] + 1]
    still = np.flatnonzero((ends[0] == ends[1]).all(axis=1))
    if not len(still):
        return found
    zone, in_study = found[0].copy(), found[1].copy()
    if borders.zones is not None:
        zone[still] = points_first_zone(ends[0][still], borders.zones, progress)
    if borders.study is not None:
        in_study[still] = points_first_zone(ends[0][still], borders.study, progress) != NO_ZONE
    return zone, in_study


def polygon_sites(
    polygons: Geometries, crs: pyproj.CRS, area_m2: FloatArray, borders: Borders, progress: Progress
) -> PolygonSites:
    """`area_m2` (n,) is what each feature of `polygons` counts; its parts share it by their areas."""
    parts, feature = polygons, np.arange(len(polygons))
    zone, in_study = np.full(len(polygons), NO_ZONE, dtype=np.int64), np.ones(len(polygons), dtype=bool)
    if borders.zone_parts is not None:
        parts, feature, zone = cut_polygons(polygons, borders.zone_parts, progress)
        in_study = np.ones(len(feature), dtype=bool)
    if borders.study is not None:
        parts, owner, area = cut_polygons(parts, borders.study, progress)
        feature, zone, in_study = feature[owner], zone[owner], area != NO_ZONE
    weight = planar_areas(equal_area(parts, crs))
    whole = np.bincount(feature, weight, len(polygons))
    share = np.divide(weight, whole[feature], out=np.zeros(len(weight)), where=whole[feature] > 0)
    return PolygonSites(polygons, parts, feature, area_m2[feature] * share, zone, in_study)


Sites = Union[PointSites, LineSites, PolygonSites]


def zone_parts(sites: Sites) -> tuple[IntArray, IntArray, FloatArray]:
    """Zone, feature and measure of every part of the features."""
    if isinstance(sites, PointSites):
        return sites.zone, sites.feature, np.ones(len(sites.zone))
    if isinstance(sites, PolygonSites):
        return sites.zone, sites.feature, sites.area_m2
    pieces = sites.pieces
    length = sites.segment_length_m[pieces.segment] * (pieces.stop - pieces.start)
    return sites.zone, sites.segment_feature[pieces.segment], length


def in_study_area(sites: Sites) -> BoolArray:
    """(n,) whether some part of each feature lies in the study area."""
    part = sites.segment_feature[sites.pieces.segment] if isinstance(sites, LineSites) else sites.feature
    result = np.zeros(len(sites.geometries), dtype=bool)
    result[part[sites.in_study]] = True
    return result


def main_zone(zone: IntArray, feature: IntArray, measure: FloatArray, count: int) -> IntArray:
    """(count,) the zone that has most of each feature; of equals the lowest, outside (-1) last.

    Parts without measure decide only where a feature has no others.
    """
    result = np.full(count, NO_ZONE, dtype=np.int64)
    # Most features are in one zone: only those that are in several have to be weighed.
    result[feature] = zone
    mixed = np.zeros(count, dtype=bool)
    mixed[feature[result[feature] != zone]] = True
    if not mixed.any():
        return result
    weighed = mixed[feature]
    zone, feature, measure = zone[weighed], feature[weighed], measure[weighed]
    ranks = int(zone.max()) + 2
    # Outside comes after all zones.
    key = feature * ranks + np.where(zone == NO_ZONE, ranks - 1, zone)
    order = np.argsort(key, kind="stable")
    key, measure = key[order], measure[order]
    heads = np.flatnonzero(np.diff(key, prepend=-1))
    share = np.add.reduceat(measure, heads)
    feature, rank = np.divmod(key[heads], ranks)
    firsts = np.flatnonzero(np.diff(feature, prepend=-1))
    most = np.repeat(np.maximum.reduceat(share, firsts), np.diff(np.append(firsts, len(feature))))
    best = np.flatnonzero(share == most)
    best = best[np.diff(feature[best], prepend=-1) > 0]
    result[feature[best]] = np.where(rank[best] == ranks - 1, NO_ZONE, rank[best])
    return result
