# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of different length in flat arrays: the items of run r are offsets[r]..offsets[r + 1]."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray

AT_ONCE = 1 << 17
"""So many items at once keep every call of numpy below some milliseconds."""


def cumulated(counts: IntArray) -> IntArray:
    """(r + 1,) where each of r runs of so many items begins, and where the last one ends."""
    offsets = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def offsets_of(owner: IntArray, count: int) -> IntArray:
    """(count + 1,) offsets of the runs of items whose owners are given, once they are sorted by owner."""
    return cumulated(np.bincount(owner, minlength=count))


def owners(counts: IntArray) -> IntArray:
    """The run that each item belongs to, given how many items each run has; see `owners_of`."""
    return owners_of(cumulated(counts))


def owners_of(offsets: IntArray) -> IntArray:
    """The run that each item belongs to; unlike `np.repeat` this holds the interpreter for no time to speak of."""
    count = int(offsets[-1])
    owner: IntArray = np.bincount(offsets[1:-1], minlength=count + 1)[:count]
    return np.cumsum(owner, out=owner)


def items_of(offsets: IntArray, runs: IntArray) -> tuple[IntArray, IntArray]:
    """The items of these runs, one run after the other, and where each run begins among them (r + 1,)."""
    first = offsets[runs]
    heads = cumulated(offsets[runs + 1] - first)
    first -= heads[:-1]
    items = first[owners_of(heads)]
    items += np.arange(len(items))
    return items, heads


def joined_offsets(pieces: Sequence[IntArray]) -> IntArray:
    """The offsets of the runs of all pieces (one or more), their items being put one after the other."""
    starts = np.cumsum([0, *(int(piece[-1]) for piece in pieces)])
    shifted = [piece[:-1] + start for piece, start in zip(pieces, starts)]
    joined: IntArray = np.concatenate([*shifted, starts[-1:]]).astype(np.int64)
    return joined


def heads_of(*keys: IntArray) -> IntArray:
    """Where each run of items with equal keys begins, items being sorted by them."""
    if not len(keys[0]):
        return np.zeros(0, dtype=np.int64)
    fresh: BoolArray = np.zeros(len(keys[0]), dtype=bool)
    fresh[0] = True
    for key in keys:
        fresh[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(fresh)


def sums_by(group: IntArray, values: FloatArray, count: int) -> FloatArray:
    """(count,) the sums of values (n,) by their group 0..count-1, added in the order given."""
    result: FloatArray = np.bincount(group, values, count).astype(np.float64)
    return result


def distinct(values: IntArray, limit: int) -> IntArray:
    """The different values 0..limit-1, ascending."""
    if len(values) < 64:
        return np.unique(values)
    mark: BoolArray = np.zeros(limit, dtype=bool)
    mark[values] = True
    return np.flatnonzero(mark)
