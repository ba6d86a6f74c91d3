# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features counted and measured by zone and class, straight on the overlay kernels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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
from ..placing import bounds_of, place
from ..ragged import Ragged, ragged_of
from ..sites import main_zone
from .results import FeatureContents

# Areas that differ by less than this part of a polygon differ by rounding.
_SAME_AREA = 1e-9


@dataclass
class Counting:
    """Where features are counted: all that they have in common."""

    zones: ByZones
    geodesic: bool
    _apart: Geometries | None = None

    @cached_property
    def borders(self) -> Geometries:
        """The zones in a plane in which areas may be compared."""
        return equal_area(self.zones.table.geometries, self.zones.table.crs)

    def borders_apart(self, progress: Progress) -> Geometries:
        """The same without what zones before each cover: of all zones, so that it does not depend on features."""
        if self._apart is None:
            self._apart = disjoint_zones(self.borders, progress)
        return self._apart


@dataclass(frozen=True)
class InventoryRows:
    """What was found of n features.

    Attributes
    ----------
    present, placed: (n,) whether each has a geometry, and one in the CRS of the zones
    main: (n,) the zone that has most of it, -1 outside of all
    parts: a row a zone that a feature lies in, -1 for what is outside: `zone`, `measure`
    """

    present: BoolArray
    placed: BoolArray
    main: IntArray
    parts: Ragged

    def __len__(self) -> int:
        return len(self.main)

    def take(self, subjects: IntArray) -> InventoryRows:
        return InventoryRows(
            self.present[subjects], self.placed[subjects], self.main[subjects], self.parts.take(subjects)
        )

    def joined(self, others: Sequence[InventoryRows]) -> InventoryRows:
        rows = [self, *others]
        return InventoryRows(
            np.concatenate([row.present for row in rows]),
            np.concatenate([row.placed for row in rows]),
            np.concatenate([row.main for row in rows]),
            self.parts.joined([row.parts for row in others]),
        )


def measured_rows(counting: Counting, table: FeatureTable, progress: Progress) -> InventoryRows:
    """What of each feature lies in which zone."""
    zones = counting.zones
    placed = placed_in(zones, table, progress)
    own = measure(table, counting.geodesic, Share(progress, 0.0, 0.2))
    metres = placed_metres(own, table, placed, zones.table.crs, progress)
    found = _measured(placed, counting, own.total, metres, Share(progress, 0.2, 1.0))
    progress.check()
    feature, zone, share = found.feature, found.zone, found.share
    if (feature[1:] < feature[:-1]).any():
        # A few runs that ascend already: merging them is quicker than sorting by radix.
        order = np.argsort(feature, kind="stable")
        feature, zone, share = feature[order], zone[order], share[order]
    parts = ragged_of(feature, len(table), {"zone": zone, "measure": share})
    return InventoryRows(table.geometries.has_geometry, placed.has_geometry, found.main, parts)


def placed_in(zones: ByZones, table: FeatureTable, progress: Progress) -> Geometries:
    """The features in the CRS of the zones."""
    borders = zones.table
    return place(table.geometries, table.crs, borders.crs, bounds_of(borders.geometries), progress)


def contents_of(
    counting: Counting,
    table: FeatureTable,
    rows: InventoryRows,
    class_field: str | None,
    value_field: str | None,
    progress: Progress,
) -> FeatureContents:
    """Sums by zone and class, in the order of the features."""
    types, values = asset_types(table, class_field, progress), _values(table, value_field)
    count, size = len(counting.zones) + 1, len(types.labels)
    row = zone_rows(rows.main, count - 1)
    present = rows.present
    counts = np.bincount((row * size + types.codes)[present], minlength=count * size).reshape(count, size)
    progress.check()
    sums = missing = None
    if values is not None:
        known = np.isfinite(values) & present
        sums = np.bincount(row[known], values[known], count).astype(np.float64)
        missing = np.bincount(row[present & ~known], minlength=count)
    return FeatureContents(
        table=table,
        types=types,
        counts=counts,
        measures=_by_zone_and_class(rows.parts, types, count),
        value_field=value_field or "",
        sums=sums,
        without_value=missing,
        placeless=int(np.count_nonzero(~present)),
        misplaced=int(np.count_nonzero(present & ~rows.placed)),
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
    placed: Geometries, counting: Counting, total: FloatArray, metres: FloatArray | None, progress: Progress
) -> _Parts:
    zones = counting.zones
    borders = zones.table.geometries
    if placed.kind is GeometryKind.POINT:
        zone = points_first_zone(placed.coords, borders, progress)
        feature = placed.vertex_feature
        if len(zone) == len(placed):
            return _Parts(feature, zone, np.ones(len(zone)), zone)
        return _Parts(feature, zone, np.ones(len(zone)), main_zone(zone, feature, np.ones(len(zone)), len(placed)))
    if metres is not None:
        return _lines(placed, zones, total, metres, progress)
    return _polygons(placed, counting, total, progress)


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


def _polygons(placed: Geometries, counting: Counting, total: FloatArray, progress: Progress) -> _Parts:
    polygons = equal_area(placed, counting.zones.table.crs)
    planar = planar_areas(polygons)
    found = _areas_once(polygons, counting, progress)
    share = np.divide(total, planar, out=np.zeros(len(planar)), where=planar > 0)
    area = found.area * share[found.polygon]
    return _with_rest(found.polygon, found.zone, area, total, placed, counting.zones, progress)


def _areas_once(polygons: Geometries, counting: Counting, progress: Progress) -> PairAreas:
    """Areas by zone in which no place counts twice: polygons where zones may overlap are done again without that."""
    found = polygon_zone_areas(polygons, counting.borders, progress, alone=True)
    # Areas that add up to that of a polygon prove nothing: what counts twice may be as large as what lies outside.
    again = np.bincount(found.polygon, minlength=len(polygons)) > 1
    if not again.any():
        return found
    apart = counting.borders_apart(progress)
    if apart is counting.borders:
        return found
    position = np.flatnonzero(again)
    anew = polygon_zone_areas(polygons.take(position), apart, progress, alone=True)
    keep = ~again[found.polygon]
    return PairAreas(
        np.concatenate((found.polygon[keep], position[anew.polygon])),
        np.concatenate((found.zone[keep], anew.zone)),
        np.concatenate((found.area[keep], anew.area)),
    )


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


def _by_zone_and_class(parts: Ragged, types: AssetTypes, rows: int) -> FloatArray:
    """(rows, classes) measure; features that could not be placed in the zones' CRS are outside."""
    size = len(types.labels)
    key = zone_rows(parts["zone"], rows - 1) * size + types.codes[parts.owner]
    measures = np.bincount(key, parts["measure"], rows * size).reshape(rows, size)
    return np.asarray(measures, dtype=np.float64)
