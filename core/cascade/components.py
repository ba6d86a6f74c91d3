# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Structure of a graph: strong components in an order in which links lead back, and articulation points.

Plain Python on purpose: the searches are sequential, and written so they give way to the window all the time, which
scipy's do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..geometry.geometries import BoolArray, IntArray
from ..progress import Progress

_STEPS = 4096
_AT_ONCE = 1 << 15


def _listed(values: IntArray) -> list[int]:
    """`values.tolist()` in pieces: in one go it would keep the window waiting."""
    result: list[int] = []
    for start in range(0, len(values), _AT_ONCE):
        result += values[start : start + _AT_ONCE].tolist()
    return result


def _arrayed(values: Sequence[int]) -> IntArray:
    """The way back."""
    result = np.empty(len(values), dtype=np.int64)
    for start in range(0, len(values), _AT_ONCE):
        result[start : start + _AT_ONCE] = values[start : start + _AT_ONCE]
    return result


def strong_components(offsets: IntArray, targets: IntArray, progress: Progress) -> tuple[int, IntArray]:
    """How many strong components there are, and that of each node (n,).

    A link between components leads from the higher number to the lower (Tarjan 1972, without recursion).
    """
    count = len(offsets) - 1
    first, ends, target = _listed(offsets[:-1]), _listed(offsets[1:]), _listed(targets)
    index, low, component = [-1] * count, [0] * count, [-1] * count
    cursor = list(first)
    stack: list[int] = []
    found = number = steps = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        path = [root]
        index[root] = low[root] = number
        number += 1
        stack.append(root)
        while path:
            steps += 1
            if steps % _STEPS == 0:
                progress.check()
            node = path[-1]
            if cursor[node] < ends[node]:
                after = target[cursor[node]]
                cursor[node] += 1
                if index[after] < 0:
                    index[after] = low[after] = number
                    number += 1
                    stack.append(after)
                    path.append(after)
                elif component[after] < 0:
                    low[node] = min(low[node], index[after])
                continue
            path.pop()
            if path:
                low[path[-1]] = min(low[path[-1]], low[node])
            if low[node] == index[node]:
                while True:
                    member = stack.pop()
                    component[member] = found
                    if member == node:
                        break
                found += 1
    return found, _arrayed(component)


def articulation_points(offsets: IntArray, neighbours: IntArray, progress: Progress) -> BoolArray:
    """(n,) whether taking the node away leaves its part of the graph in more pieces (Hopcroft and Tarjan 1973).

    The graph is undirected: every link is in the lists of both its ends; repeated links do no harm.
    """
    count = len(offsets) - 1
    first, ends, neighbour = _listed(offsets[:-1]), _listed(offsets[1:]), _listed(neighbours)
    depth, low, cut = [-1] * count, [0] * count, [False] * count
    cursor = list(first)
    steps = 0
    for root in range(count):
        if depth[root] >= 0:
            continue
        depth[root] = 0
        branches = 0
        path = [root]
        while path:
            steps += 1
            if steps % _STEPS == 0:
                progress.check()
            node = path[-1]
            if cursor[node] < ends[node]:
                after = neighbour[cursor[node]]
                cursor[node] += 1
                if depth[after] < 0:
                    depth[after] = low[after] = len(path)
                    path.append(after)
                elif len(path) < 2 or after != path[-2]:
                    low[node] = min(low[node], depth[after])
                continue
            path.pop()
            if len(path) > 1:
                parent = path[-1]
                low[parent] = min(low[parent], low[node])
                cut[parent] = cut[parent] or low[node] >= depth[parent]
            elif path:
                branches += 1
        cut[root] = branches > 1
    return _arrayed(cut) > 0
