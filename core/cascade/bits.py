# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Many scenarios at once: bit s of the words of a row says whether something is so in scenario s."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..ragged import items_of

WordArray = npt.NDArray[np.uint64]
WORD_BITS = 64
_ROWS_AT_ONCE = 512


def empty_rows(count: int, words: int) -> WordArray:
    """(count, words) rows with no bit set."""
    return np.zeros((count, words), dtype=np.uint64)


def set_bits(rows: WordArray, row: IntArray, scenario: IntArray) -> None:
    """Set the bit of each scenario in each row; no (row, word) may come twice but by `bitwise_or.at`."""
    word, bit = scenario // WORD_BITS, (scenario % WORD_BITS).astype(np.uint64)
    np.bitwise_or.at(rows, (row, word), np.uint64(1) << bit)


def unpacked(rows: WordArray) -> npt.NDArray[np.uint8]:
    """(m, scenarios) of 0 and 1."""
    little = rows.astype("<u8", copy=False).view(np.uint8)
    return np.unpackbits(little, axis=1, bitorder="little")


def at_least(rows: WordArray, offsets: IntArray, threshold: IntArray) -> WordArray:
    """(g, words): where at least `threshold[g]` (from 1) of the rows offsets[g]..offsets[g + 1] have the bit."""
    count = np.diff(offsets)
    result = np.bitwise_or.reduceat(rows, offsets[:-1], axis=0)
    every = np.flatnonzero((threshold == count) & (threshold > 1))
    if len(every):
        items, heads = items_of(offsets, every)
        result[every] = np.bitwise_and.reduceat(rows[items], heads[:-1], axis=0)
    between = np.flatnonzero((threshold > 1) & (threshold < count))
    shapes = count[between] * (int(count.max(initial=0)) + 1) + threshold[between]
    for shape in np.unique(shapes):
        alike = between[shapes == shape]
        result[alike] = _some_of(rows, offsets[alike], int(count[alike[0]]), int(threshold[alike[0]]))
    return result


def _some_of(rows: WordArray, first: IntArray, count: int, threshold: int) -> WordArray:
    """At least `threshold` of the `count` rows from `first` on, for all groups alike."""
    reached = [empty_rows(len(first), rows.shape[1]) for _ in range(threshold)]
    for position in range(count):
        row = rows[first + position]
        for level in range(threshold - 1, 0, -1):
            reached[level] |= reached[level - 1] & row
        reached[0] |= row
    return reached[-1]


def weighted_sums(rows: WordArray, weights: FloatArray, progress: Progress) -> FloatArray:
    """(scenarios,) the sum of the weights (m,) of the rows that have the bit."""
    total = np.zeros(rows.shape[1] * WORD_BITS)
    whole = (weights == np.floor(weights)) & (weights >= 0) & (weights < 2**40)
    if whole.all():
        numbers = weights.astype(np.int64)
        for power in range(int(numbers.max(initial=0)).bit_length()):
            chosen = np.flatnonzero((numbers >> power) & 1)
            total += float(1 << power) * counts(rows if len(chosen) == len(rows) else rows[chosen], progress)
        return total
    present = np.flatnonzero(weights)
    for start in range(0, len(present), _ROWS_AT_ONCE):
        progress.check()
        some = present[start : start + _ROWS_AT_ONCE]
        total += weights[some] @ unpacked(rows[some]).astype(np.float64)
    return total


def counts(rows: WordArray, progress: Progress) -> FloatArray:
    """(scenarios,) in how many rows each bit is set.

    Rows are added three at a time into sums and carries, all bits of a word together; only a handful of rows at the
    end have to be taken apart into bits.
    """
    total = np.zeros(rows.shape[1] * WORD_BITS)
    waiting = [(rows, 1.0)]
    while waiting:
        progress.check()
        some, value = waiting.pop()
        if len(some) <= 8:
            if len(some):
                total += value * unpacked(some).sum(axis=0)
            continue
        third = len(some) // 3
        a, b, c = some[:third], some[third : 2 * third], some[2 * third : 3 * third]
        either = a ^ b
        waiting.append(((a & b) | (either & c), 2.0 * value))
        waiting.append((np.concatenate((either ^ c, some[3 * third :])), value))
    return total
