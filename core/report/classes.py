# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes by which a map of zones is shaded: few, round, and zero apart from little."""

from __future__ import annotations

import math
import sys

import numpy as np

from ..geometry.geometries import FloatArray

MOST_CLASSES = 5


def class_bounds(values: FloatArray, most: int = MOST_CLASSES) -> tuple[float, ...]:
    """Ascending bounds b0 < b1 < ... of the classes (b0, b1], (b1, b2], ... that hold every positive value.

    b0 is 0: zero is a class of its own. Bounds lie at quantiles, rounded up to two significant digits, so
    that about as many zones are in each class; () where no value is positive.

    >>> class_bounds(np.array([0.0, 1.0, 2.0, 3.0, 4.0, 100.0]), 2)
    (0.0, 3.0, 100.0)
    """
    positive = values[np.isfinite(values) & (values > 0.0)]
    if not len(positive):
        return ()
    wanted = np.quantile(positive, np.linspace(0.0, 1.0, most + 1)[1:], method="higher")
    bounds = sorted({_rounded_up(float(value)) for value in wanted})
    # Rounding up may leave a class without a zone.
    filled = [bound for below, bound in zip([0.0, *bounds], bounds) if ((positive > below) & (positive <= bound)).any()]
    return (0.0, *filled)


def _rounded_up(value: float) -> float:
    """The next number with two significant digits; whole numbers stay whole."""
    if value < sys.float_info.min:  # too small to have two digits
        return value
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    if value >= 1.0 and value.is_integer():
        step = max(step, 1.0)
    rounded = math.ceil(round(value / step, 9)) * step
    return float(f"{rounded:.12g}")
