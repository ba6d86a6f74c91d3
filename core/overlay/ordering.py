# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sorting many whole numbers, and spreading groups into their items, quickly."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import IntArray
from ..progress import Progress

_DIGIT_BITS = 16


def stable_order(keys: IntArray, limit: int, progress: Progress) -> IntArray:
    """The order that sorts `keys` (0 <= key < limit), equal keys left in their order.

    numpy sorts 16-bit numbers by radix, several times faster than longer ones by comparison: so keys are
    sorted 16 bits at a time, the lowest first.

    Example
    -------
    >>> from twinplan.core.progress import Silent
    >>> stable_order(np.array([70000, 3, 70000, 1]), 70001, Silent()).tolist()
    [3, 1, 0, 2]
    """
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    for shift in range(_DIGIT_BITS, max(limit - 1, 1).bit_length(), _DIGIT_BITS):
        progress.check()
        digit = (keys >> shift).astype(np.uint16)
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def spread(count: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """For groups of these sizes (none of size 0): the group of each item, and first and last item of each group.

    Example
    -------
    >>> spread(np.array([2, 1, 3]))
    (array([0, 0, 1, 2, 2, 2]), array([0, 2, 3]), array([1, 2, 5]))
    """
    stops = np.cumsum(count)
    starts = stops - count
    group = np.zeros(int(stops[-1]) if len(stops) else 0, dtype=np.int64)
    group[starts[1:]] = 1
    np.cumsum(group, out=group)
    return group, starts, stops - 1
