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
from ..parallel import in_pieces
from ..progress import Progress
from .locate import NO_PAIRS, Located, PointLocator, merged_pairs


@dataclass
class ZoneSums:
    """Per zone: how many points, and the sums of their weights.

    Attributes
    ----------
    counts: int64, shape (z,)
    sums: float64, shape (k, z), one row a weight
    """

    counts: IntArray
    sums: FloatArray

    def add(self, others: ZoneSums) -> None:
        """Add what was found for other points."""
        self.counts += others.counts
        self.sums += others.sums


def point_zone_pairs(xy: FloatArray, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    """Every (point, zone) such that the point lies in the zone or on its boundary.

    Parameters: `xy` (n, 2) and polygons in the same CRS. Returns two int64 arrays, sorted by point, then
    zone. A point may lie in no zone, or in several where zones touch or overlap; one with NaN lies in none.
    """
    if not len(xy) or not len(zones.coords):
        return NO_PAIRS
    locator = PointLocator(zones, xy, progress)

    def work(piece: slice) -> tuple[IntArray, IntArray, IntArray]:
        found = locator.locate(xy[piece])
        point, zone = found.pairs()
        return point + piece.start, zone, found.doubtful + piece.start

    point, zone, doubtful = (np.concatenate(column) for column in zip(*in_pieces(work, len(xy), progress)))
    return merged_pairs((point, zone), locator.judged(xy, doubtful, progress))


def point_zone_sums(xy: FloatArray, zones: Geometries, weights: FloatArray | None, progress: Progress) -> ZoneSums:
    """Count the points in each zone and sum their weights.

    `weights` is (k, n) or None. A point in several zones counts in each; NaN weights make their zone NaN.
    """
    rows = np.zeros((0, len(xy))) if weights is None else weights
    totals = ZoneSums(np.zeros(len(zones), dtype=np.int64), np.zeros((len(rows), len(zones))))
    if not len(xy) or not len(zones.coords):
        return totals
    locator = PointLocator(zones, xy, progress)

    def work(piece: slice) -> tuple[ZoneSums, IntArray]:
        found = locator.locate(xy[piece])
        return _sums_of(found, rows[:, piece], len(zones)), found.doubtful + piece.start

    undecided = []
    for sums, doubtful in in_pieces(work, len(xy), progress):
        totals.add(sums)
        undecided.append(doubtful)
    point, zone = locator.judged(xy, np.concatenate(undecided), progress)
    totals.add(_pair_sums(point, zone, rows, len(zones)))
    return totals


def _sums_of(found: Located, rows: FloatArray, size: int) -> ZoneSums:
    # Points in no zone, in several or not decided are counted in a slot before the first zone's.
    slot = np.maximum(found.alone, 0).astype(np.int64)
    counts = np.bincount(slot, minlength=size + 1)[1:]
    sums = [np.bincount(slot, row, size + 1)[1:] for row in rows]
    result = ZoneSums(counts.astype(np.int64), np.array(sums, dtype=np.float64).reshape(len(rows), size))
    if len(found.several[0]):
        result.add(_pair_sums(*found.several, rows, size))
    return result


def _pair_sums(point: IntArray, zone: IntArray, rows: FloatArray, size: int) -> ZoneSums:
    counts = np.bincount(zone, minlength=size).astype(np.int64)
    sums = [np.bincount(zone, row[point], size) for row in rows]
    return ZoneSums(counts, np.array(sums, dtype=np.float64).reshape(len(rows), size))
