# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One zone for every place: where zones overlap or share a boundary, the one at the lowest position has it.

Whoever wants another rule orders the zones by it first (hazards: the worst class first).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.geometries import FloatArray, Geometries, GeometryKind, IntArray, concatenate
from ..parallel import in_pieces
from ..progress import Progress
from .geos import to_shapely
from .locate import PointLocator
from .tiling import tile

NO_ZONE = -1
_PAIRS_AT_ONCE = 512
_RELATED_AT_ONCE = 64
ObjectArray = npt.NDArray[Any]


def points_first_zone(xy: FloatArray, zones: Geometries, progress: Progress) -> IntArray:
    """(n,) the zone that has each of the (n, 2) points, boundaries included, or -1."""
    result = np.full(len(xy), NO_ZONE, dtype=np.int64)
    if not len(xy) or not len(zones.coords):
        return result
    locator = PointLocator(zones, xy, progress)

    def work(piece: slice) -> IntArray:
        found = locator.locate(xy[piece])
        # What lies in several zones or is doubtful has none for the time being.
        np.subtract(np.maximum(found.alone, 0), 1, out=result[piece])
        _put_first(result[piece], *found.several)
        doubtful: IntArray = found.doubtful + piece.start
        return doubtful

    undecided = np.concatenate(list(in_pieces(work, len(xy), progress)))
    _put_first(result, *locator.judged(xy, undecided, progress))
    return result


def first_of_pairs(item: IntArray, zone: IntArray, count: int) -> IntArray:
    """(count,) the lowest zone of each item in pairs sorted by item, then zone; -1 where it has none."""
    result = np.full(count, NO_ZONE, dtype=np.int64)
    _put_first(result, item, zone)
    return result


def _put_first(result: IntArray, item: IntArray, zone: IntArray) -> None:
    heads = np.flatnonzero(np.diff(item, prepend=-1))
    result[item[heads]] = zone[heads]


def disjoint_zones(
    zones: Geometries, progress: Progress, suspects: tuple[IntArray, IntArray] | None = None
) -> Geometries:
    """The same zones, each without what those before it cover; zones that overlap none come back as they are.

    `suspects` are the pairs of zones that may overlap, where that is known; else all whose boxes meet.
    """
    if suspects is None and tile(zones, progress):
        return zones
    first, second = overlapping_pairs(zones, progress, suspects)
    if not len(first):
        return zones
    shapes = to_shapely(zones, progress)
    by_second = np.argsort(second, kind="stable")
    first, second = first[by_second], second[by_second]
    cut, heads = np.unique(second, return_index=True)
    # In ascending order, so that what lies below is taken from each zone as it was drawn.
    result = shapes.copy()
    for position, others in zip(cut.tolist(), np.split(first, heads[1:])):
        progress.check()
        result[position] = _polygons_of(shapely.difference(shapes[position], shapely.union_all(shapes[others])))
    return Geometries.from_shapely(result, GeometryKind.POLYGON)


def overlapping_pairs(
    zones: Geometries, progress: Progress, suspects: tuple[IntArray, IntArray] | None = None
) -> tuple[IntArray, IntArray]:
    """Pairs of zones (lower position, higher position) whose interiors meet, of `suspects` if they are given."""
    shapes = to_shapely(zones, progress)
    first, second = shapely.STRtree(shapes).query(shapes) if suspects is None else suspects
    first, second = first[first < second], second[first < second]
    meet = np.zeros(len(first), dtype=bool)
    for start in range(0, len(first), _RELATED_AT_ONCE):
        progress.check()
        pairs = slice(start, start + _RELATED_AT_ONCE)
        meet[pairs] = shapely.relate_pattern(shapes[first[pairs]], shapes[second[pairs]], "T********")
    return first[meet].astype(np.int64), second[meet].astype(np.int64)


def cut_polygons(polygons: Geometries, zones: Geometries, progress: Progress) -> tuple[Geometries, IntArray, IntArray]:
    """Polygons cut along the borders of disjoint zones.

    Returns the parts, the polygon of each and the zone of each (-1 outside of all), sorted by polygon. A
    polygon within one zone, or apart from all, is a single part, with the very same vertices.
    """
    zone_shapes = to_shapely(zones, progress)
    tree = shapely.STRtree(zone_shapes)
    pieces: list[Geometries] = []
    owners: list[IntArray] = []
    zone_of: list[IntArray] = []
    shapely.prepare(zone_shapes)
    for start in range(0, len(polygons), _PAIRS_AT_ONCE * 8):
        progress.check()
        run = np.arange(start, min(start + _PAIRS_AT_ONCE * 8, len(polygons)))
        shapes = polygons.take(run).to_shapely()
        parts, owner, zone = _cut_run(shapes, zone_shapes, tree, progress)
        pieces.append(Geometries.from_shapely(parts, GeometryKind.POLYGON))
        owners.append(owner + start)
        zone_of.append(zone)
    if not pieces:
        nothing = np.zeros(0, dtype=np.int64)
        return polygons, nothing, nothing
    return concatenate(pieces), np.concatenate(owners), np.concatenate(zone_of)


def _cut_run(
    shapes: ObjectArray, zones: ObjectArray, tree: shapely.STRtree, progress: Progress
) -> tuple[ObjectArray, IntArray, IntArray]:
    polygon, zone = (side.astype(np.int64) for side in tree.query(shapes))
    meets = shapely.intersects(zones[zone], shapes[polygon])
    polygon, zone = polygon[meets], zone[meets]
    progress.check()
    # A polygon without area cannot be cut: it belongs to the first zone that it touches.
    within = shapely.covers(zones[zone], shapes[polygon]) | (shapely.area(shapes) == 0)[polygon]
    zone_of = np.full(len(shapes), NO_ZONE, dtype=np.int64)
    # Written in reverse so that the lowest zone stands where several cover a (degenerate) polygon.
    zone_of[polygon[within][::-1]] = zone[within][::-1]
    across = np.zeros(len(shapes), dtype=bool)
    across[polygon] = True
    across &= zone_of == NO_ZONE
    crossing = across[polygon]
    polygon, zone = polygon[crossing], zone[crossing]
    order = np.lexsort((zone, polygon))
    polygon, zone = polygon[order], zone[order]
    inside = np.empty(len(polygon), dtype=object)
    for start in range(0, len(polygon), _PAIRS_AT_ONCE):
        progress.check()
        pairs = slice(start, start + _PAIRS_AT_ONCE)
        inside[pairs] = _polygons_of_each(shapely.intersection(shapes[polygon[pairs]], zones[zone[pairs]]))
    cut = np.flatnonzero(across)
    outside = _rest(shapes, zones, polygon, zone, cut, progress)
    whole = np.flatnonzero(~across)
    parts = np.concatenate((shapes[whole], inside, outside))
    owner = np.concatenate((whole, polygon, cut))
    zone_of_part = np.concatenate((zone_of[whole], zone, np.full(len(cut), NO_ZONE)))
    keep = np.ones(len(parts), dtype=bool)
    keep[len(whole) :] = [part is not None for part in parts[len(whole) :]]
    order = np.flatnonzero(keep)[np.argsort(owner[keep], kind="stable")]
    return parts[order], owner[order], zone_of_part[order]


def _rest(
    shapes: ObjectArray, zones: ObjectArray, polygon: IntArray, zone: IntArray, cut: IntArray, progress: Progress
) -> ObjectArray:
    """What no zone has of the polygons that are cut."""
    rest = np.empty(len(cut), dtype=object)
    bounds = np.searchsorted(polygon, np.append(cut, len(shapes)))
    for number, position in enumerate(cut.tolist()):
        if number % 64 == 0:
            progress.check()
        others = zones[zone[bounds[number] : bounds[number + 1]]]
        rest[number] = _polygons_of(shapely.difference(shapes[position], shapely.union_all(others)))
    return rest


def _polygons_of(shape: Any) -> Any:
    """The polygons of an overlay's result, None where it has none of any area."""
    parts = shapely.get_parts(shapely.get_parts(np.array([shape], dtype=object)))
    parts = parts[(shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > 0)]
    if not len(parts):
        return None
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _polygons_of_each(shapes: ObjectArray) -> ObjectArray:
    """`_polygons_of` for many; shapes that are polygons already stay as they are."""
    result = shapes.copy()
    types = shapely.get_type_id(shapes)
    empty = shapely.is_empty(shapes) | (shapely.get_dimensions(shapes) < 2)
    result[empty] = None
    for position in np.flatnonzero((types == 7) & ~empty).tolist():
        result[position] = _polygons_of(shapes[position])
    return result
