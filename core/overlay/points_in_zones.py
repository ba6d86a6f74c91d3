# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points lie in which zones. A point on a boundary is inside.

A grid answers for all points that no boundary comes near (see zone_cells.py); GEOS decides on the others,
each against the one to three zones whose boundaries pass through its cell.
"""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..parallel import in_pieces
from ..progress import Progress
from .locate import NO_PAIRS, PointLocator, merged_pairs


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
