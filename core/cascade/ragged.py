# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of different length in flat arrays: the items of run r are offsets[r]..offsets[r + 1]."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, IntArray

AT_ONCE = 1 << 17
"""So many items at once keep every call of numpy below some milliseconds."""


def offsets_of(owner: IntArray, count: int) -> IntArray:
    """(count + 1,) offsets of the runs of items whose owners are given, once they are sorted by owner."""
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(owner, minlength=count), out=offsets[1:])
    return offsets


def items_of(offsets: IntArray, runs: IntArray) -> tuple[IntArray, IntArray]:
    """The items of these runs, one run after the other, and where each run begins among them (r + 1,)."""
    first = offsets[runs]
    heads = np.zeros(len(runs) + 1, dtype=np.int64)
    np.cumsum(offsets[runs + 1] - first, out=heads[1:])
    items = np.repeat(first - heads[:-1], np.diff(heads))
    items += np.arange(len(items))
    return items, heads


def heads_of(owner: IntArray) -> IntArray:
    """Where each run of equal owners begins."""
    if not len(owner):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))


def distinct(values: IntArray, limit: int) -> IntArray:
    """The different values 0..limit-1, ascending."""
    if len(values) < 64:
        return np.unique(values)
    mark: BoolArray = np.zeros(limit, dtype=bool)
    mark[values] = True
    return np.flatnonzero(mark)


def texts(values: Any) -> npt.NDArray[Any]:
    """An object array of str."""
    items = list(values)
    result = np.empty(len(items), dtype=object)
    result[:] = items
    return result
