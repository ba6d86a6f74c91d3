# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a feature is if it has to be at one place."""

from __future__ import annotations

import numpy as np
import shapely

from ..geometry.geometries import FloatArray, Geometries, GeometryKind
from ..progress import Progress
from .geos import feature_runs


def places_of(geometries: Geometries, progress: Progress) -> FloatArray:
    """(n, 2) a point of every feature: its first point, or one on a line or in a polygon; NaN without geometry."""
    if geometries.is_plain:
        return geometries.coords
    xy = np.full((len(geometries), 2), np.nan)
    present = geometries.has_geometry
    if geometries.kind is GeometryKind.POINT:
        xy[present] = geometries.coords[geometries.vertex_feature_offsets[:-1][present]]
        return xy
    for run in feature_runs(geometries):
        progress.check()
        some = np.arange(run.start, run.stop)
        some = some[present[some]]
        inside = shapely.point_on_surface(geometries.take(some).to_shapely())
        xy[some] = np.column_stack((shapely.get_x(inside), shapely.get_y(inside)))
    return xy
