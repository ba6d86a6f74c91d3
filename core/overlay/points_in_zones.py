# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points lie in which zones, and what that adds up to. A point on a boundary is inside.

A grid answers for all points that no boundary comes near (see zone_cells.py); GEOS decides on the others,
each against the one to three zones whose boundaries pass through its cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..progress import Progress
from .geos import ZoneTree
from .parallel import in_pieces
from .segment_cells import Int32Array, runs
from .zone_cells import zone_cells

SIDES = (64, 128, 256, 512, 1024)
_NO_PAIRS = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


# The distance from a boundary below which GEOS decides, times the segment's length, in cells. Rounding errors
# reach 1e-9 for a segment across the whole grid.
TOO_NEAR = 1e-8


@dataclass(frozen=True)
class ZoneSums:
    """Per zone: how many points, and the sums of their weights.

    Attributes
    ----------
    counts: int64, shape (z,)
    sums: float64, shape (k, z), one row a weight
    """

    counts: IntArray
    sums: FloatArray


def point_zone_pairs(xy: FloatArray, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    """Every (point, zone) such that the point lies in the zone or on its boundary.

    Parameters: `xy` (n, 2) and polygons in the same CRS. Returns two int64 arrays, sorted by point, then
    zone. A point may lie in no zone, or in several where zones touch or overlap; one with NaN lies in none.
    """
    if not len(xy) or not len(zones.coords):
        return _NO_PAIRS
    locator = PointLocator(zones, side_for(len(xy)), progress)

    def work(piece: slice) -> tuple[IntArray, IntArray, IntArray]:
        zone, doubtful = locator.alone(xy[piece])
        sure = np.flatnonzero(zone > 0)
        return sure + piece.start, zone[sure] - np.int64(1), doubtful + piece.start

    found = list(in_pieces(work, len(xy), progress))
    point, zone, doubtful = (np.concatenate(column) for column in zip(*found))
    if not len(doubtful):
        return point, zone
    unsure, unsure_zone = locator.judged(xy, doubtful, progress)
    return _merged((point, zone), (unsure, unsure_zone))


def point_zone_sums(xy: FloatArray, zones: Geometries, weights: FloatArray | None, progress: Progress) -> ZoneSums:
    """Count the points in each zone and sum their weights.

    `weights` is (k, n) or None. A point in several zones counts in each; NaN weights make their zone NaN.
    """
    rows = np.zeros((0, len(xy))) if weights is None else weights
    size = len(zones)
    counts, sums = np.zeros(size, dtype=np.int64), np.zeros((len(rows), size))
    if not len(xy) or not len(zones.coords):
        return ZoneSums(counts, sums)
    locator = PointLocator(zones, side_for(len(xy)), progress)

    def work(piece: slice) -> tuple[ZoneSums, IntArray]:
        zone, doubtful = locator.alone(xy[piece])
        slot = np.maximum(zone, 0).astype(np.int64)
        # Points outside every zone, or not decided yet, are counted in slot 0.
        piece_sums = [np.bincount(slot, row[piece], size + 1)[1:] for row in rows]
        found = ZoneSums(np.bincount(slot, minlength=size + 1)[1:], np.array(piece_sums).reshape(len(rows), size))
        return found, doubtful + piece.start

    undecided = []
    for found, doubtful in in_pieces(work, len(xy), progress):
        counts += found.counts
        sums += found.sums
        undecided.append(doubtful)
    point, zone = locator.judged(xy, np.concatenate(undecided), progress)
    counts += np.bincount(zone, minlength=size)
    for total, row in zip(sums, rows):
        total += np.bincount(zone, row[point], size)
    return ZoneSums(counts, sums)


def side_for(count: int) -> int:
    """How many cells a side the grid should have for so many things to be looked up."""
    return next((side for side in SIDES if side * side >= count), SIDES[-1])


class PointLocator:
    """Zones prepared for the question where points lie."""

    def __init__(self, zones: Geometries, side: int, progress: Progress) -> None:
        self._zones = zones
        self.cells = zone_cells(zones, side, progress)
        self._rows = self.cells.entry_rows

    def alone(self, xy: FloatArray) -> tuple[Int32Array, IntArray]:
        """The one zone of each point, and the points for which that cannot be said.

        Returns (n,) 0 for no zone or z + 1, and the positions of points that lie on boundaries (or too near
        to tell) or in several zones, whose value is -1. May be called from several threads at once.
        """
        u, v = self.cells.frame.to_cells(xy)
        zone: Int32Array = self.cells.state.take(self.cells.frame.cell_of(u, v))
        mixed = np.flatnonzero(zone < 0)
        found = self.cells.zone_alone(self._loads(u[mixed], v[mixed], -1 - zone[mixed]))
        zone[mixed] = found
        return zone, mixed[found < 0]

    def judged(self, xy: FloatArray, points: IntArray, progress: Progress) -> tuple[IntArray, IntArray]:
        """(point, zone) of those among `points` that lie in or on zones by GEOS, sorted by point, then zone."""
        if not len(points):
            return _NO_PAIRS
        found, zone = ZoneTree(self._zones, progress).point_pairs(xy[points], progress)
        return points[found], zone

    def _loads(self, u: FloatArray, v: FloatArray, rank: IntArray) -> FloatArray:
        """The load at points in mixed cells, NaN where a boundary is too near to tell.

        Along the straight way from the cell's corner to the point every boundary crossed adds its part.
        """
        cells = self.cells
        row, column = np.divmod(cells.cells[rank], cells.frame.side)
        first = cells.offsets[rank]
        owner, item = runs(first, cells.offsets[rank + 1] - first)
        p, q = (u - column)[owner], (v - row)[owner]
        u0, v0, u1, v1, load = self._rows[item].T
        side_of_point = (u1 - u0) * (q - v0) - (v1 - v0) * (p - u0)
        side_of_corner = u0 * v1 - u1 * v0
        passes = ((p * v0 < q * u0) != (p * v1 < q * u1)) & ((side_of_point > 0) != (side_of_corner > 0))
        added = np.where(passes, np.copysign(load, load * side_of_point), 0.0)
        added[np.minimum(np.abs(side_of_point), np.abs(side_of_corner)) <= TOO_NEAR] = np.nan
        loads: FloatArray = np.bincount(owner, added, len(rank)) + cells.corner_load[rank]
        return loads


def _merged(some: tuple[IntArray, IntArray], others: tuple[IntArray, IntArray]) -> tuple[IntArray, IntArray]:
    """Pairs of points and zones, each sorted and of different points, in one order."""
    point, zone = np.concatenate((some[0], others[0])), np.concatenate((some[1], others[1]))
    order = np.argsort(point, kind="stable")
    return point[order], zone[order]
