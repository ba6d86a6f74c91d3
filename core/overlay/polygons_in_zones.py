# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each polygon lies in which zones.

A polygon in whose box no boundary runs lies wholly in one zone. For the others no geometry is built either:
the area common to two polygons is the sum, by Green's theorem, over the parts of each one's boundary inside
the other. GEOS measures what touches, and pairs whose parts do not close into rings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..geometry.ring_areas import planar_areas
from ..progress import Progress
from .boundary_parts import enclosed, in_order_of_vertices, parts_inside, steps_of
from .geos import feature_runs
from .locate import PointLocator, away_from_boundaries
from .touching_segments import Along

VERTICES_AT_ONCE = 2_000_000


@dataclass(frozen=True)
class PairAreas:
    """Overlaps of some area, sorted by polygon, then zone.

    Attributes
    ----------
    polygon, zone: int64, shape (i,)
    area: float64, shape (i,), in squared units of the CRS (planar)
    """

    polygon: IntArray
    zone: IntArray
    area: FloatArray


def polygon_zone_areas(polygons: Geometries, zones: Geometries, progress: Progress, alone: bool = False) -> PairAreas:
    """The planar area that every polygon shares with every zone; both in the same CRS.

    Pairs that only touch have no area and are left out. With `alone` sums are made in an order that does not depend
    on the other polygons, which costs some sorting.
    """
    found = [PairAreas(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))]
    found += _areas_by_run(polygons, zones, alone, progress)
    polygon, zone, area = (
        np.concatenate(column) for column in zip(*((part.polygon, part.zone, part.area) for part in found))
    )
    order = np.argsort(polygon, kind="stable")
    order = order[area[order] > 0]
    return PairAreas(polygon[order], zone[order], area[order])


def _areas_by_run(polygons: Geometries, zones: Geometries, alone: bool, progress: Progress) -> Iterator[PairAreas]:
    """Areas of pairs, each pair once, by groups of polygons; pairs that only touch may have an area of nothing."""
    if not len(polygons.coords) or not len(zones.coords):
        return
    locator = PointLocator(zones, polygons.coords, progress)
    # A piece of boundary is listed for each of the zones on top of each other there.
    for run in feature_runs(polygons, VERTICES_AT_ONCE // locator.cells.depth):
        some = polygons if run == slice(0, len(polygons)) else polygons.take(np.arange(run.start, run.stop))
        near, polygon, zone = away_from_boundaries(some, locator)
        progress.check()
        yield PairAreas(polygon + run.start, zone, planar_areas(some)[polygon])
        hard = np.flatnonzero(near)
        if len(hard):
            found, doubtful = _by_boundaries(some.take(hard), locator, alone, progress)
            yield PairAreas(hard[found.polygon] + run.start, found.zone, found.area)
            exact = _by_geos(some.take(hard[doubtful]), locator, progress)
            yield PairAreas(hard[doubtful][exact.polygon] + run.start, exact.zone, exact.area)


def _by_boundaries(
    polygons: Geometries, locator: PointLocator, alone: bool, progress: Progress
) -> tuple[PairAreas, IntArray]:
    """Areas of pairs from the parts of boundaries, and the polygons that GEOS has to measure instead."""
    others = PointLocator(polygons, locator.zones.coords, progress)
    mine, zones = others.cells.boundaries, locator.cells.boundaries
    doubtful = np.zeros(len(polygons), dtype=bool)
    coords, zone_coords = polygons.coords, locator.zones.coords
    # Where both boundaries run together, one of them counts, if both areas are on the same side of it.
    inner = parts_inside(coords, mine, locator, Along.SAME_WAY, progress)
    outer = parts_inside(zone_coords, zones, others, Along.OUTSIDE, progress)
    doubtful[mine.zone[inner.far]] = True
    doubtful[_in_reach(others, zone_coords, zones.vertex[outer.far], progress)] = True
    count = zones.zone_count
    steps = [
        steps_of(inner, coords, mine, inner.owner * count + inner.inside),
        steps_of(outer, zone_coords, zones, outer.inside * count + outer.owner),
    ]
    if alone:
        steps = [in_order_of_vertices(*each) for each in zip(steps, (mine, zones), (inner, outer))]
    pair, area, closed = enclosed(steps)
    polygon, zone = np.divmod(pair, count)
    doubtful[polygon[~closed]] = True
    sure = ~doubtful[polygon]
    return PairAreas(polygon[sure], zone[sure], area[sure]), np.flatnonzero(doubtful)


def _in_reach(polygons: PointLocator, coords: FloatArray, vertex: IntArray, progress: Progress) -> IntArray:
    """The polygons whose boxes meet the boxes of the segments that start at these vertices."""
    if not len(vertex):
        return vertex
    low = np.minimum(coords[vertex], coords[vertex + 1])
    high = np.maximum(coords[vertex], coords[vertex + 1])
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    return polygons.geos.candidates(boxes, progress)[1]


def _by_geos(polygons: Geometries, locator: PointLocator, progress: Progress) -> PairAreas:
    """Areas of pairs by overlay, one at a time."""
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))]
    if len(polygons):
        for run in feature_runs(polygons):
            shapes = polygons.take(np.arange(run.start, run.stop)).to_shapely()
            polygon, zone = locator.geos.touching(shapes, progress)
            found.append((polygon + run.start, zone, locator.geos.overlap_areas(shapes, polygon, zone, progress)))
    return PairAreas(*(np.concatenate(column) for column in zip(*found)))
