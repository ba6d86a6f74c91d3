# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each polygon lies in which zones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..progress import Progress
from .geos import ZoneTree, feature_runs


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


def polygon_zone_areas(polygons: Geometries, zones: Geometries, progress: Progress) -> PairAreas:
    """The planar area that every polygon shares with every zone; both in the same CRS.

    Pairs that only touch have no area and are left out.
    """
    tree = ZoneTree(zones, progress)
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))]
    for run in feature_runs(polygons):
        shapes = polygons.take(np.arange(run.start, run.stop)).to_shapely()
        polygon, zone = tree.touching(shapes, progress)
        area = tree.overlap_areas(shapes, polygon, zone, progress)
        some = area > 0
        found.append((polygon[some] + run.start, zone[some], area[some]))
    return PairAreas(*(np.concatenate(column) for column in zip(*found)))


def polygon_areas_in_zones(polygons: Geometries, zones: Geometries, progress: Progress) -> FloatArray:
    """(z,) planar area of all polygons in each zone; polygons that overlap count each."""
    found = polygon_zone_areas(polygons, zones, progress)
    return np.bincount(found.zone, found.area, len(zones)).astype(np.float64)
