# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features counted and measured by zone and class, straight on the overlay kernels."""

from __future__ import annotations

import numpy as np

from ...errors import InputError
from ...geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray
from ...geometry.measures import equal_area
from ...geometry.ring_areas import planar_areas
from ...overlay.first_zone import NO_ZONE, disjoint_zones, first_of_pairs, points_first_zone
from ...overlay.line_partition import first_intervals
from ...overlay.lines_in_zones import cut_lines
from ...overlay.polygons_in_zones import PairAreas, polygon_zone_areas
from ...progress import Progress, Share
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..asset_types import AssetTypes, asset_types
from ..by_zone import ByZones, zone_rows
from ..columns import numbers_of
from ..measured import measure, placed_metres
from ..sites import main_zone
from .results import FeatureContents

# Areas that differ by less than this part of a polygon differ by rounding.
_SAME_AREA = 1e-9


def count_features(
    table: FeatureTable,
    placed: Geometries,
    zones: ByZones,
    class_field: str | None,
    value_field: str | None,
    geodesic: bool,
    progress: Progress,
) -> FeatureContents:
    """What lies in each zone; `placed` are the table's geometries in the CRS of the zones."""
    types = asset_types(table, class_field, progress)
    values = _values(table, value_field)
    own = measure(table, geodesic, Share(progress, 0.0, 0.2))
    total, metres = own.total, placed_metres(own, table, placed, zones.table.crs, progress)
    found = _measured(placed, zones, total, metres, Share(progress, 0.2, 0.9))
    rows, size = len(zones) + 1, len(types.labels)
    present = table.geometries.has_geometry
    key = zone_rows(found.main, rows - 1) * size + types.codes
    counts = np.bincount(key[present], minlength=rows * size).reshape(rows, size)
    sums = missing = None
    if values is not None:
        known = np.isfinite(values) & present
        row = zone_rows(found.main, rows - 1)
        sums = np.bincount(row[known], values[known], rows).astype(np.float64)
        missing = np.bincount(row[present & ~known], minlength=rows)
    lost = int(np.count_nonzero(present & ~placed.has_geometry))
    return FeatureContents(
        table=table,
        types=types,
        counts=counts,
        measures=_by_zone_and_class(found, types, rows),
        value_field=value_field or "",
        sums=sums,
        without_value=missing,
        placeless=int(np.count_nonzero(~present)),
        misplaced=lost,
    )


class _Parts:
    """Parts of features in zones: feature, zone and measure of each, and the main zone of every feature."""

    def __init__(self, feature: IntArray, zone: IntArray, share: FloatArray, main: IntArray) -> None:
        self.feature, self.zone, self.share, self.main = feature, zone, share, main


def _values(table: FeatureTable, field_name: str | None) -> FloatArray | None:
    if not field_name:
        return None
    not_numbers = InputError(
        say("Layer '{name}'", name=table.name),
        say("its field '{field_name}' holds no numbers, so there is nothing to add up", field_name=field_name),
        say("Choose a field of numbers."),
    )
    to_null = say("Correct them, or set them to NULL where the value is unknown.")
    return numbers_of(table.name, field_name, table.column(field_name), not_numbers, to_null)


def _measured(
    placed: Geometries, zones: ByZones, total: FloatArray, metres: FloatArray | None, progress: Progress
) -> _Parts:
    borders = zones.table.geometries
    if placed.kind is GeometryKind.POINT:
        zone = points_first_zone(placed.coords, borders, progress)
        feature = placed.vertex_feature
        if len(zone) == len(placed):
            return _Parts(feature, zone, np.ones(len(zone)), zone)
        return _Parts(feature, zone, np.ones(len(zone)), main_zone(zone, feature, np.ones(len(zone)), len(placed)))
    if metres is not None:
        return _lines(placed, zones, total, metres, progress)
    return _polygons(placed, zones, total, progress)


def _lines(placed: Geometries, zones: ByZones, total: FloatArray, metres: FloatArray, progress: Progress) -> _Parts:
    cut = cut_lines(placed, zones.table.geometries, progress)
    zone_of_whole = first_of_pairs(cut.feature, cut.zone, len(placed))
    whole = np.flatnonzero(zone_of_whole != NO_ZONE)
    parts = first_intervals(cut.near, len(metres))
    progress.check()
    feature = np.concatenate((whole, cut.segment_feature[parts.segment]))
    zone = np.concatenate((zone_of_whole[whole], parts.zone))
    length = np.concatenate((total[whole], metres[parts.segment] * (parts.stop - parts.start)))
    return _with_rest(feature, zone, length, total, placed, zones, progress)


def _polygons(placed: Geometries, zones: ByZones, total: FloatArray, progress: Progress) -> _Parts:
    crs = zones.table.crs
    polygons, borders = equal_area(placed, crs), equal_area(zones.table.geometries, crs)
    planar = planar_areas(polygons)
    found = _areas_once(polygons, borders, planar, progress)
    share = np.divide(total, planar, out=np.zeros(len(planar)), where=planar > 0)
    area = found.area * share[found.polygon]
    return _with_rest(found.polygon, found.zone, area, total, placed, zones, progress)


def _areas_once(polygons: Geometries, zones: Geometries, planar: FloatArray, progress: Progress) -> PairAreas:
    """Areas by zone in which no place counts twice: polygons where zones may overlap are done again without that."""
    found = polygon_zone_areas(polygons, zones, progress)
    covered = np.bincount(found.polygon, found.area, len(polygons))
    several = np.bincount(found.polygon, minlength=len(polygons)) > 1
    whole = np.abs(covered - planar) <= _SAME_AREA * planar
    again = several & ~whole
    if not again.any():
        return found
    position = np.flatnonzero(again)
    apart = disjoint_zones(zones, progress, _zones_together(found, again))
    anew = polygon_zone_areas(polygons.take(position), apart, progress)
    keep = ~again[found.polygon]
    return PairAreas(
        np.concatenate((found.polygon[keep], position[anew.polygon])),
        np.concatenate((found.zone[keep], anew.zone)),
        np.concatenate((found.area[keep], anew.area)),
    )


def _zones_together(found: PairAreas, polygons: BoolArray) -> tuple[IntArray, IntArray]:
    """Pairs of zones that some of these (n, bool) polygons lie in both of; lower position first."""
    chosen = polygons[found.polygon]
    polygon, zone = found.polygon[chosen], found.zone[chosen]
    pairs = [np.zeros((0, 2), dtype=np.int64)]
    step = 1
    while step < len(polygon) and (same := polygon[step:] == polygon[:-step]).any():
        pairs.append(np.column_stack((zone[:-step][same], zone[step:][same])))
        step += 1
    both = np.unique(np.concatenate(pairs), axis=0)
    return both[:, 0], both[:, 1]


def _with_rest(
    feature: IntArray,
    zone: IntArray,
    measured: FloatArray,
    total: FloatArray,
    placed: Geometries,
    zones: ByZones,
    progress: Progress,
) -> _Parts:
    """Parts in zones, what is left of each feature outside, and the zone that has most of each."""
    inside = np.bincount(feature, measured, len(placed))
    rest = np.where(inside >= total * (1.0 - _SAME_AREA), 0.0, total - inside)
    left = np.flatnonzero(rest > 0)
    outside = np.full(len(left), NO_ZONE, dtype=np.int64)
    parts = (
        np.concatenate((feature, left)),
        np.concatenate((zone, outside)),
        np.concatenate((measured, rest[left])),
    )
    main = main_zone(parts[1], parts[0], parts[2], len(placed))
    # A feature without length or area is where its first vertex is.
    empty = np.flatnonzero((total <= 0) & placed.has_geometry)
    if len(empty):
        first_vertex = placed.coords[placed.vertex_feature_offsets[:-1][empty]]
        main[empty] = points_first_zone(first_vertex, zones.table.geometries, progress)
    return _Parts(*parts, main)


def _by_zone_and_class(found: _Parts, types: AssetTypes, rows: int) -> FloatArray:
    """(rows, classes) measure; features that could not be placed in the zones' CRS are outside."""
    size = len(types.labels)
    key = zone_rows(found.zone, rows - 1) * size + types.codes[found.feature]
    measures = np.bincount(key, found.share, rows * size).reshape(rows, size)
    return np.asarray(measures, dtype=np.float64)
