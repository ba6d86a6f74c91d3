# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of rings and polygons in the plane: the one place in which they are computed."""

from __future__ import annotations

import numpy as np

from .geometries import BoolArray, FloatArray, Geometries, IntArray


def planar_areas(polygons: Geometries) -> FloatArray:
    """(n,) area in squared units of the CRS, whatever they are: for shares of one feature, never as a result."""
    doubled = doubled_ring_areas(polygons, polygons.coords[:, 0], polygons.coords[:, 1])
    return shells_minus_holes(polygons, np.abs(doubled) * 0.5)


def doubled_ring_areas(polygons: Geometries, x: FloatArray, y: FloatArray) -> FloatArray:
    """(p,) twice the area of every ring (closed) whose vertices lie at x, y; positive where it runs anticlockwise."""
    counts = np.diff(polygons.part_offsets)
    doubled = np.zeros(len(counts))
    filled = counts > 0
    if filled.any():
        begin = polygons.part_offsets[:-1][filled]
        # Seen from the first vertex of each ring: large coordinates would cost digits.
        x, y = x - np.repeat(x[begin], counts[filled]), y - np.repeat(y[begin], counts[filled])
        # The step from the end of a ring to the next ring is nothing, for both are at their own origin.
        cross = np.zeros(len(x))
        cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
        doubled[filled] = np.add.reduceat(cross, begin)
    return doubled


def shell_rings(polygons: Geometries) -> BoolArray:
    """(p,) which rings are shells; the others are holes."""
    offsets = polygons.polygon_offsets
    if offsets is None:
        raise ValueError("only polygons have shells")
    is_shell = np.zeros(len(polygons.part_offsets) - 1, dtype=bool)
    is_shell[offsets[:-1][np.diff(offsets) > 0]] = True
    return is_shell


def shells_minus_holes(polygons: Geometries, rings: FloatArray) -> FloatArray:
    """(n,) what is left of every feature when (p,) areas of rings are put together; 0 where it has no geometry."""
    return sum_runs(np.where(shell_rings(polygons), rings, -rings), polygons.part_feature_offsets)


def sum_runs(values: FloatArray, offsets: IntArray) -> FloatArray:
    """Sums of consecutive runs; 0 for empty ones."""
    result = np.zeros(len(offsets) - 1)
    filled = np.flatnonzero(np.diff(offsets) > 0)
    if len(filled):
        result[filled] = np.add.reduceat(values, offsets[:-1][filled])
    return result
