# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Structure of a graph: strong components in an order in which links lead back, and articulation points.

Plain Python on purpose: the searches are sequential, and written so they give way to the window all the time, which
scipy's do not.
"""

from __future__ import annotations

from ..geometry.geometries import BoolArray, IntArray
from ..piecewise import to_integers, to_list
from ..progress import Progress

_STEPS = 4096


def strong_components(offsets: IntArray, targets: IntArray, progress: Progress) -> tuple[int, IntArray]:
    """How many strong components there are, and that of each node (n,).

    A link between components leads from the higher number to the lower (Tarjan 1972, without recursion).
    """
    count = len(offsets) - 1
    first, ends, target = to_list(offsets[:-1]), to_list(offsets[1:]), to_list(targets)
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
    return found, to_integers(component)


def articulation_points(offsets: IntArray, neighbours: IntArray, progress: Progress) -> BoolArray:
    """(n,) whether taking the node away leaves its part of the graph in more pieces (Hopcroft and Tarjan 1973).

    The graph is undirected: every link is in the lists of both its ends; repeated links do no harm.
    """
    count = len(offsets) - 1
    first, ends, neighbour = to_list(offsets[:-1]), to_list(offsets[1:]), to_list(neighbours)
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
    return to_integers(cut) > 0
