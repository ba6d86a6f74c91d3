# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The cross-section of a valley: how high the ground lies over the bed at a distance from the river."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray, IntArray


def valley_side_m(distance_m: FloatArray, floor_m: FloatArray) -> FloatArray:
    """Height over the bed across a valley: channel, bank, flood plain `floor_m` wide, terrace, hillside."""
    bank = 2.6 * np.clip((distance_m - 30.0) / 22.0, 0.0, 1.0)
    plain = 0.0034 * np.clip(distance_m - 52.0, 0.0, None)
    beyond = np.clip(distance_m - floor_m, 0.0, None)
    return np.asarray(bank + plain + _hillside_m(beyond, 260.0, 0.062))


def stream_side_m(distance_m: FloatArray, level: IntArray) -> FloatArray:
    """The same for a stream: narrower and steeper."""
    floor_m = np.where(level == 1, 85.0, 40.0)
    bank = np.where(level == 1, 1.5, 1.3) * np.clip((distance_m - 6.0) / 12.0, 0.0, 1.0)
    plain = 0.012 * np.clip(distance_m - 18.0, 0.0, None)
    return np.asarray(bank + plain + _hillside_m(np.clip(distance_m - floor_m, 0.0, None), 140.0, 0.115))


def _hillside_m(beyond_m: FloatArray, curve_m: float, slope: float) -> FloatArray:
    """A hillside that steepens over `curve_m`, then rises evenly, flattening towards its top."""
    curved = np.minimum(beyond_m, curve_m)
    rise = slope * (curved**2 / (2.0 * curve_m) + np.clip(beyond_m - curve_m, 0.0, None))
    return np.asarray(130.0 * np.tanh(rise / 130.0))
