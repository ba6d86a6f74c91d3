# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where points lie among zones: the grid's answer, the boundaries' answer, and GEOS for what is too near to tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..progress import Progress
from .geos import GeosZones
from .segment_cells import Int32Array, in_portions, runs
from .zone_cells import zone_cells

SIDES = (64, 128, 256, 512, 1024)
NO_PAIRS = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def side_for(count: int) -> int:
    """How many cells a side the grid should have for so many things to be looked up."""
    return next((side for side in SIDES if side * side >= count), SIDES[-1])


def merged_pairs(some: tuple[IntArray, IntArray], others: tuple[IntArray, IntArray]) -> tuple[IntArray, IntArray]:
    """(point, zone) pairs of different points, each sorted, in one order."""
    if not len(others[0]):
        return some
    point, zone = np.concatenate((some[0], others[0])), np.concatenate((some[1], others[1]))
    order = np.argsort(point, kind="stable")
    return point[order], zone[order]


@dataclass(frozen=True)
class Located:
    """Where points lie.

    Attributes
    ----------
    alone: int32, shape (n,)
        0 for no zone, z + 1 for zone z alone, -1 for points in several zones and doubtful ones.
    several: two int64 arrays
        (point, zone) of the points in several zones, sorted.
    doubtful: int64
        Points on a boundary, or too near to tell.
    """

    alone: Int32Array
    several: tuple[IntArray, IntArray]
    doubtful: IntArray

    def pairs(self) -> tuple[IntArray, IntArray]:
        """(point, zone) of all points but the doubtful ones, sorted."""
        sure = np.flatnonzero(self.alone > 0)
        return merged_pairs((sure, self.alone[sure].astype(np.int64) - 1), self.several)


class PointLocator:
    """Zones prepared for the question where points lie; `things` (m, 2) are all coordinates to be asked for."""

    def __init__(self, zones: Geometries, things: FloatArray, progress: Progress) -> None:
        self.zones = zones
        # Few things in very detailed zones need small cells too.
        side = side_for(max(len(things), len(zones.coords) // 8))
        self.cells = zone_cells(zones, things, side, progress)
        self.geos = GeosZones(zones)

    def locate(self, xy: FloatArray) -> Located:
        """Where (n, 2) points lie. May be called from several threads at once."""
        u, v = self.cells.frame.to_cells(xy)
        alone: Int32Array = self.cells.state.take(self.cells.frame.cell_of(u, v))
        mixed = np.flatnonzero(alone < 0)
        rank = -1 - alone[mixed]
        several, doubtful = [NO_PAIRS], [NO_PAIRS[0]]
        for some in in_portions(self.cells.entry_counts[rank]):
            point = mixed[some]
            alone[point], pairs, unclear = self._among_boundaries(u[point], v[point], rank[some])
            several.append((point[pairs[0]], pairs[1]))
            doubtful.append(point[unclear])
        together = np.concatenate([pair[0] for pair in several]), np.concatenate([pair[1] for pair in several])
        return Located(alone, together, np.concatenate(doubtful))

    def _among_boundaries(
        self, u: FloatArray, v: FloatArray, rank: IntArray
    ) -> tuple[Int32Array, tuple[IntArray, IntArray], IntArray]:
        """Of points in mixed cells: the one zone (see Located.alone), those in several, and the doubtful."""
        owner, item, step = self._ways(u, v, rank)
        load = np.bincount(owner, step, len(rank)) + self.cells.corner_load[rank]
        alone = self.cells.zone_alone(load)
        odd = np.flatnonzero(alone < 0)
        if not len(odd):
            return alone, NO_PAIRS, odd
        unclear = np.isnan(load[odd])
        return alone, self._several(odd[~unclear], rank, owner, item, step), odd[unclear]

    def judged(self, xy: FloatArray, points: IntArray, progress: Progress) -> tuple[IntArray, IntArray]:
        """(point, zone) of those among `points` that lie in or on zones by GEOS, sorted by point, then zone.

        The points must be in mixed cells, as all doubtful ones are.
        """
        if not len(points):
            return NO_PAIRS
        at = xy.take(points, axis=0)
        rank, place = np.unique(
            -1 - self.cells.state.take(self.cells.frame.cell_of(*self.cells.frame.to_cells(at))), return_inverse=True
        )
        progress.check()
        offsets, zones = self.cells.zones_near(rank)
        owner, item = runs(offsets[place], np.diff(offsets)[place])
        zone = zones[item]
        inside = self.geos.hold(zone, at[owner, 0], at[owner, 1], progress)
        return points[owner[inside]], zone[inside]

    def _ways(self, u: FloatArray, v: FloatArray, rank: IntArray) -> tuple[IntArray, IntArray, FloatArray]:
        """What the straight ways from the cells' corners to points in mixed cells cross.

        Returns for every point and entry of its cell: the point, the entry, and what crossing it adds to the
        load: 0 if the way does not cross it, NaN if it comes too near to the point to tell.
        """
        cells = self.cells
        row, column = cells.frame.row_and_column(cells.cells.take(rank))
        owner, item = runs(cells.offsets[rank], cells.entry_counts[rank])
        p, q = (u - column).take(owner), (v - row).take(owner)
        near, load, unsafe = cells.boundaries_near(item, column.take(owner), row.take(owner))
        u0, v0, u1, v1 = near.u0, near.v0, near.u1, near.v1
        side_of_point = (u1 - u0) * (q - v0) - (v1 - v0) * (p - u0)
        side_of_corner = u0 * v1 - u1 * v0
        passes = ((p * v0 < q * u0) != (p * v1 < q * u1)) & ((side_of_point > 0) != (side_of_corner > 0))
        step = np.where(passes, np.copysign(load, load * side_of_point), 0.0)
        step[np.minimum(np.abs(side_of_point), np.abs(side_of_corner)) <= unsafe] = np.nan
        return owner, item, step

    def _several(
        self, points: IntArray, rank: IntArray, owner: IntArray, item: IntArray, step: FloatArray
    ) -> tuple[IntArray, IntArray]:
        """(point, zone) of points in mixed cells that lie in several zones: the corner's zones, then the way's."""
        cells = self.cells
        offsets, zones = cells.corner_zones
        begin = offsets[rank[points]]
        corner_owner, corner_item = runs(begin, offsets[rank[points] + 1] - begin)
        wanted = np.zeros(len(rank), dtype=bool)
        wanted[points] = True
        crossed = np.flatnonzero(wanted[owner] & (step != 0))
        point = np.concatenate((points[corner_owner], owner[crossed]))
        zone = np.concatenate((zones[corner_item], cells.boundaries.zone[cells.entries[item[crossed]]]))
        sign = np.concatenate((np.ones(len(corner_item)), np.sign(step[crossed])))
        key, place = np.unique(point * cells.boundaries.zone_count + zone, return_inverse=True)
        inside = key[np.bincount(place, sign, len(key)) > 0]
        return np.divmod(inside, cells.boundaries.zone_count)


def away_from_boundaries(geometries: Geometries, locator: PointLocator) -> tuple[BoolArray, IntArray, IntArray]:
    """Whether a boundary may run through each feature's box, and (feature, zone) of the others, sorted.

    Features in whose box no boundary runs lie wholly in all zones that hold a corner of the box.
    """
    cells = locator.cells
    near = np.zeros(len(geometries), dtype=bool)
    present = np.flatnonzero(geometries.has_geometry)
    if not len(present):
        return near, *NO_PAIRS
    first = geometries.vertex_feature_offsets[:-1][present]
    u, v = cells.frame.to_cells(geometries.coords)
    low = cells.frame.cell_of(np.minimum.reduceat(u, first), np.minimum.reduceat(v, first))
    high = cells.frame.cell_of(np.maximum.reduceat(u, first), np.maximum.reduceat(v, first))
    near[present] = cells.boundary_between(low, high)
    away = ~near[present]
    state, feature = cells.state.take(low[away]).astype(np.int64), present[away]
    alone = state > 0
    pairs = feature[alone], state[alone] - 1
    in_several = np.flatnonzero(state < 0)
    if not len(in_several):
        return near, *pairs
    offsets, zones = cells.corner_zones
    begin = offsets[-1 - state[in_several]]
    owner, item = runs(begin, offsets[-state[in_several]] - begin)
    return near, *merged_pairs(pairs, (feature[in_several[owner]], zones[item]))
