# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which features share at least a point with which zones: the yes or no behind "hit"."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import Geometries, GeometryKind, IntArray
from ..progress import Progress
from .geos import ZoneTree, feature_runs
from .points_in_zones import point_zone_pairs


def touching_pairs(geometries: Geometries, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    """Every (feature, zone) that share at least a point, boundaries included.

    Both in the same CRS. Returns two int64 arrays sorted by feature, then zone. Features without geometry
    touch nothing.
    """
    if geometries.kind is GeometryKind.POINT:
        return _touching_points(geometries, zones, progress)
    tree = ZoneTree(zones, progress)
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for run in feature_runs(geometries):
        shapes = geometries.take(np.arange(run.start, run.stop)).to_shapely()
        feature, zone = tree.touching(shapes, progress)
        found.append((feature + run.start, zone))
        progress.report(run.stop / len(geometries))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _touching_points(points: Geometries, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    point, zone = point_zone_pairs(points.coords, zones, progress)
    feature = points.vertex_feature[point]
    if len(points.coords) == np.count_nonzero(points.has_geometry):
        return feature, zone
    pairs = np.unique(np.column_stack((feature, zone)), axis=0)
    return pairs[:, 0], pairs[:, 1]
