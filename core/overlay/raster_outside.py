# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each polygon lies beside a raster."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray, Geometries
from ..geometry.ring_areas import planar_areas
from ..progress import Progress
from ..twin.grid import Affine
from .raster_edges import consecutive, edges_of

_CELL_SPACE = Affine(0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
_VERTICES_AT_ONCE = 1 << 16


def outside_fractions(polygons: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress) -> FloatArray:
    """(n,) share of each polygon's area that lies outside the raster, 0..1; NaN where the feature has no geometry.

    A polygon without area is outside (1) unless its bounds lie within the raster.
    """
    result = np.full(len(polygons), np.nan)
    size = np.array([shape[1], shape[0]], dtype=np.float64)
    for start, some in consecutive(polygons, _VERTICES_AT_ONCE):
        progress.check()
        some = some.map_coords(affine.to_cell)
        bounds = some.bounds()
        within = (bounds[:, :2] >= 0).all(axis=1) & (bounds[:, 2:] <= size).all(axis=1)
        beside = (bounds[:, 2:] <= 0).any(axis=1) | (bounds[:, :2] >= size).any(axis=1)
        found = np.where(within, 0.0, 1.0)
        found[~some.has_geometry] = np.nan
        partly = np.flatnonzero(~within & ~beside & some.has_geometry)
        if len(partly):
            found[partly] = _clipped_shares(some.take(partly), shape)
        result[start : start + len(some)] = found
    return result


def _clipped_shares(polygons: Geometries, shape: tuple[int, int]) -> FloatArray:
    """Share of the area outside the raster, for polygons in cell space with some area."""
    edges = edges_of(polygons, 0, _CELL_SPACE, shape)
    low, high = np.maximum(edges.v0, 0.0), np.minimum(edges.v1, shape[0])
    slope = (edges.u1 - edges.u0) / (edges.v1 - edges.v0)
    beside = shape[1] - _mean_clipped(
        edges.u0 + (low - edges.v0) * slope, edges.u0 + (high - edges.v0) * slope, shape[1]
    )
    inside = np.bincount(edges.polygon, weights=edges.weight * (high - low) * beside, minlength=len(polygons))
    whole = planar_areas(polygons)
    share = np.ones(len(polygons))
    np.divide(inside, whole, out=share, where=whole > 0)
    result: FloatArray = np.where(whole > 0, np.clip(1.0 - share, 0.0, 1.0), 1.0)
    return result


def _mean_clipped(x0: FloatArray, x1: FloatArray, limit: int) -> FloatArray:
    """The mean of min(max(x, 0), limit) where x runs evenly from x0 to x1."""
    low, high = np.minimum(x0, x1), np.maximum(x0, x1)
    clipped_low, clipped_high = np.clip(low, 0.0, limit), np.clip(high, 0.0, limit)
    with np.errstate(divide="ignore", invalid="ignore"):
        on_raster = (clipped_high - clipped_low) / (high - low)
        beyond = (np.maximum(high, limit) - np.maximum(low, limit)) / (high - low)
    mean = on_raster * 0.5 * (clipped_low + clipped_high) + beyond * limit
    return np.where(high > low, mean, clipped_low)
