# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far failures spread where any failed provider fails its consumers: what can be reached along links."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, IntArray
from ..progress import Progress

UNREACHED = -1
_FEW = 1 << 12


def reach(offsets: IntArray, targets: IntArray, start: IntArray, progress: Progress) -> npt.NDArray[np.int32]:
    """(n,) in how many steps each node is reached from `start`, UNREACHED where it is not.

    `offsets` (n + 1,) and `targets` (l,) are the nodes that each node leads to. Level by level; no single call
    takes more than some milliseconds at a million nodes, and none of them needs the interpreter's lock for long.
    """
    level = np.full(len(offsets) - 1, UNREACHED, dtype=np.int32)
    unseen = np.ones(len(offsets) - 1, dtype=bool)
    counting = np.arange(len(targets))
    front = np.unique(start)
    step = 0
    while len(front):
        progress.check()
        level[front] = step
        unseen[front] = False
        found = _targets_of(offsets, targets, front, counting)
        front = _new(found, unseen)
        step += 1
    return level


def _targets_of(offsets: IntArray, targets: IntArray, front: IntArray, counting: IntArray) -> IntArray:
    first = offsets[front]
    count = offsets[front + 1]
    count -= first
    if len(front) == 1:
        only: IntArray = targets[int(first[0]) : int(first[0] + count[0])]
        return only
    stop = np.cumsum(count)
    first -= stop
    first += count
    items = np.repeat(first, count)
    items += counting[: len(items)]
    return np.asarray(targets[items], dtype=np.int64)


def _new(found: IntArray, unseen: BoolArray) -> IntArray:
    """The nodes found that were not seen before, ascending."""
    if len(found) < _FEW:
        fresh: IntArray = found[unseen[found]]
        return np.unique(fresh) if len(fresh) > 1 else fresh
    mark = np.zeros(len(unseen), dtype=bool)
    mark[found] = True
    mark &= unseen
    return np.flatnonzero(mark)
