# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of subjects, any number for each: what `following` takes apart and joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..ragged import heads_of, items_of, joined_offsets, offsets_of, owners_of, sums_by

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Ragged:
    """Rows of n subjects.

    Attributes
    ----------
    offsets: (n + 1,) int64, first row of every subject
    columns: (r,) each, by name; all instances that are joined have the same ones
    """

    offsets: IntArray
    columns: dict[str, Array]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    @property
    def owner(self) -> IntArray:
        """(r,) the subject of every row."""
        return owners_of(self.offsets)

    def take(self, subjects: IntArray) -> Ragged:
        """The rows of these subjects, in this order."""
        rows, offsets = items_of(self.offsets, subjects)
        return Ragged(offsets, {name: values[rows] for name, values in self.columns.items()})

    def joined(self, others: Sequence[Ragged]) -> Ragged:
        """These rows, then those of the others."""
        parts = [self, *others]
        columns = {name: np.concatenate([part.columns[name] for part in parts]) for name in self.columns}
        return Ragged(joined_offsets([part.offsets for part in parts]), columns)

    def merged(self, other: Ragged) -> Ragged:
        """The rows of both, which are of the same subjects: first those of this one."""
        if not int(other.offsets[-1]):
            return self
        order = np.argsort(np.concatenate([self.owner, other.owner]), kind="stable")
        columns = {name: np.concatenate([values, other[name]])[order] for name, values in self.columns.items()}
        return Ragged(self.offsets + other.offsets, columns)

    def sums(self, name: str) -> FloatArray:
        """(n,) the sum of a column by subject, added in the order of its rows."""
        return sums_by(self.owner, self.columns[name], len(self))


def ragged_of(owner: IntArray, count: int, columns: dict[str, Array]) -> Ragged:
    """Rows that are already sorted by their owner."""
    return Ragged(offsets_of(owner, count), columns)


def summed_rows(owner: IntArray, count: int, keys: dict[str, Array], values: dict[str, FloatArray]) -> Ragged:
    """Items of `count` subjects summed by subject and keys; sums are made in the order of the items."""
    columns = (owner, *keys.values())
    if any((key[1:] != key[:-1]).any() for key in columns[1:]) or (owner[1:] < owner[:-1]).any():
        order = np.lexsort(columns[::-1])
        owner, keys = owner[order], {name: key[order] for name, key in keys.items()}
        values = {name: each[order] for name, each in values.items()}
    heads = heads_of(owner, *keys.values())
    summed: dict[str, Array] = {name: key[heads] for name, key in keys.items()}
    for name, each in values.items():
        summed[name] = np.add.reduceat(each, heads) if len(heads) else each[:0]
    return ragged_of(owner[heads], count, summed)
