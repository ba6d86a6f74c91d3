# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which features share at least a point with which zones: the yes or no behind "hit"."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import Geometries, GeometryKind, IntArray
from ..progress import Progress
from .geos import feature_runs
from .locate import NO_PAIRS, PointLocator, away_from_boundaries
from .points_in_zones import point_zone_pairs

VERTICES_AT_ONCE = 500_000


def touching_pairs(geometries: Geometries, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    """Every (feature, zone) that share at least a point, boundaries included.

    Both in the same CRS. Returns two int64 arrays sorted by feature, then zone. Features without geometry
    touch nothing.
    """
    if geometries.kind is GeometryKind.POINT:
        return _touching_points(geometries, zones, progress)
    if not len(geometries.coords) or not len(zones.coords):
        return NO_PAIRS
    locator = PointLocator(zones, geometries.coords, progress)
    found = [NO_PAIRS]
    for run in feature_runs(geometries, VERTICES_AT_ONCE):
        some = geometries.take(np.arange(run.start, run.stop))
        near, feature, zone = away_from_boundaries(some, locator)
        found.append((feature + run.start, zone))
        near_boundary = np.flatnonzero(near)
        feature, zone = _by_geos(some.take(near_boundary), locator, progress)
        found.append((near_boundary[feature] + run.start, zone))
        progress.report(run.stop / len(geometries))
    feature, zone = (np.concatenate(column) for column in zip(*found))
    order = np.argsort(feature, kind="stable")
    return feature[order], zone[order]


def _by_geos(geometries: Geometries, locator: PointLocator, progress: Progress) -> tuple[IntArray, IntArray]:
    """Pairs of the features that boundaries may run through."""
    found = [NO_PAIRS]
    if len(geometries):
        for run in feature_runs(geometries):
            shapes = geometries.take(np.arange(run.start, run.stop)).to_shapely()
            feature, zone = locator.geos.touching(shapes, progress)
            found.append((feature + run.start, zone))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _touching_points(points: Geometries, zones: Geometries, progress: Progress) -> tuple[IntArray, IntArray]:
    point, zone = point_zone_pairs(points.coords, zones, progress)
    feature = points.vertex_feature[point]
    if len(points.coords) == np.count_nonzero(points.has_geometry):
        return feature, zone
    pairs = np.unique(np.column_stack((feature, zone)), axis=0)
    return pairs[:, 0], pairs[:, 1]
