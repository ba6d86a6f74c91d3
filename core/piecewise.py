# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What numpy does with the interpreter held for all of its time, on lists and arrays of texts, a piece at a time.

In one go a million items keep the window waiting for a tenth of a second; between pieces it gets its turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .arrays import BoolArray, IntArray

_AT_ONCE = 1 << 15


def to_list(values: npt.NDArray[Any]) -> list[Any]:
    """`values.tolist()`."""
    result: list[Any] = []
    for start in range(0, len(values), _AT_ONCE):
        result += values[start : start + _AT_ONCE].tolist()
    return result


def to_integers(values: Sequence[int]) -> IntArray:
    """The way back."""
    result = np.empty(len(values), dtype=np.int64)
    for start in range(0, len(values), _AT_ONCE):
        result[start : start + _AT_ONCE] = values[start : start + _AT_ONCE]
    return result


def filled(count: int, value: object) -> npt.NDArray[Any]:
    """(count,) of objects, all the same."""
    result = np.empty(count, dtype=object)
    for start in range(0, count, _AT_ONCE):
        result[start : start + _AT_ONCE] = value
    return result


def is_none(values: npt.NDArray[Any]) -> BoolArray:
    """(n,) which of these objects are None."""
    result = np.empty(len(values), dtype=bool)
    for start in range(0, len(values), _AT_ONCE):
        result[start : start + _AT_ONCE] = [value is None for value in values[start : start + _AT_ONCE].tolist()]
    return result


def let_go(values: npt.NDArray[Any]) -> None:
    """Take the objects out of an array that nobody uses any more: all at once they die with the interpreter held."""
    if values.dtype.kind == "O" and values.flags.writeable:
        for start in range(0, len(values), _AT_ONCE):
            values[start : start + _AT_ONCE] = None


def picked(
    values: npt.NDArray[Any], positions: npt.NDArray[np.integer[Any]], missing: object = None
) -> npt.NDArray[Any]:
    """(n,) the objects at these positions (n,), `missing` where a position is negative."""
    result = np.empty(len(positions), dtype=object)
    for start in range(0, len(positions), _AT_ONCE):
        some = positions[start : start + _AT_ONCE]
        negative = np.flatnonzero(some < 0)
        if len(negative) == len(some):
            result[start : start + _AT_ONCE] = missing
            continue
        found = values[some]
        found[negative] = missing
        result[start : start + _AT_ONCE] = found
    return result
