# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Points and targets of the jobs about distance, over the square of `overlay_data`, in metres and in degrees."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyproj
from overlay_data import FloatArray, make_points
from raster_data import CRS

DEGREES = pyproj.CRS(4326)
POINTS = 1_000_000
_TARGET_SEED = 11


@lru_cache(maxsize=1)
def points() -> FloatArray:
    """(n, 2) in the CRS of the raster jobs."""
    return make_points(POINTS)


def targets(count: int) -> FloatArray:
    """(count, 2), likewise."""
    return make_points(count, _TARGET_SEED)


@lru_cache(maxsize=2)
def points_in_degrees() -> FloatArray:
    return in_degrees(points())


def in_degrees(xy: FloatArray) -> FloatArray:
    transformer = pyproj.Transformer.from_crs(CRS, DEGREES, always_xy=True)
    return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
