# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How an answer follows an edit, and how the answers of parts make the answer of the whole.

A separable analysis works in three steps:

1. `prepare` makes ready what all subjects share (hazards, zones, curves), and reads none of them;
2. `measure` gives every subject rows of its own, which no other subject influences;
3. `conclude` adds the rows up and words the answer.

Sums are made in `conclude` alone, over rows in the order of the subjects. So the rows of parts, joined, give the very
answer of the whole, and after an edit only what changed has to be measured again: not nearly the same, but equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from ..geometry.geometries import IntArray
from ..progress import Progress, Share
from ..twin.table import FeatureTable
from .describe import Request, Separable
from .impact import Impact

NEW_OR_CHANGED = -1


class Rows(Protocol):
    """What was measured of n subjects; any number of rows for each."""

    def __len__(self) -> int:
        """n, the number of subjects."""

    def take(self, subjects: IntArray) -> Rows:
        """The rows of these subjects, in this order."""

    def joined(self, others: Sequence[Any]) -> Rows:
        """These rows, then those of the others."""


@dataclass(frozen=True)
class Memory:
    """What is kept of an answer in order to follow edits."""

    prepared: Any
    rows: Any


def answer(steps: Separable, request: Request, subjects: FeatureTable, progress: Progress) -> tuple[Impact, Memory]:
    """The answer about all subjects, and what to keep of it."""
    prepared = steps.prepare(request, Share(progress, 0.0, 0.1))
    rows = steps.measure(prepared, subjects, Share(progress, 0.1, 0.9))
    impact = steps.conclude(prepared, subjects, rows, Share(progress, 0.9, 1.0))
    return impact, Memory(prepared, rows)


def answer_again(
    steps: Separable, memory: Memory, subjects: FeatureTable, before: IntArray, progress: Progress
) -> tuple[Impact, Memory]:
    """The answer after an edit of subjects.

    `before` (n,) is where each subject was when `memory` was made, NEW_OR_CHANGED for those that have to be measured.
    Everything but the subjects must be as it was.
    """
    kept, changed = np.flatnonzero(before >= 0), np.flatnonzero(before == NEW_OR_CHANGED)
    rows = memory.rows.take(before[kept])
    if len(changed):
        measured = steps.measure(memory.prepared, subjects.take(changed), Share(progress, 0.0, 0.8))
        order = np.empty(len(subjects), dtype=np.int64)
        order[np.concatenate([kept, changed])] = np.arange(len(subjects))
        rows = rows.joined([measured]).take(order)
    impact = steps.conclude(memory.prepared, subjects, rows, Share(progress, 0.8, 1.0))
    return impact, replace(memory, rows=rows)


def answer_in_parts(
    steps: Separable, request: Request, subjects: FeatureTable, parts: Sequence[IntArray], progress: Progress
) -> Impact:
    """The answer about the subjects of all parts, measured part by part, e.g. each by another process."""
    prepared = steps.prepare(request, progress)
    rows = [steps.measure(prepared, subjects.take(part), progress) for part in parts]
    whole = rows[0].joined(rows[1:])
    return steps.conclude(prepared, subjects.take(np.concatenate(parts)), whole, progress)
