# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points lie in which zones, and what that adds up to. A point on a boundary is inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..progress import Progress
from .geos import ZoneTree


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
    zone. A point may lie in no zone, or in several where zones touch or overlap.
    """
    return ZoneTree(zones, progress).point_pairs(xy, progress)


def point_zone_sums(xy: FloatArray, zones: Geometries, weights: FloatArray | None, progress: Progress) -> ZoneSums:
    """Count the points in each zone and sum their weights.

    `weights` is (k, n) or None. A point in several zones counts in each; NaN weights make their zone NaN.
    """
    point, zone = point_zone_pairs(xy, zones, progress)
    rows = np.zeros((0, len(xy))) if weights is None else weights
    counts = np.bincount(zone, minlength=len(zones)).astype(np.int64)
    sums = np.array([np.bincount(zone, row[point], len(zones)) for row in rows]).reshape(len(rows), len(zones))
    return ZoneSums(counts, sums)
