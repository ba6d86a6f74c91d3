# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Cheapest ways from many places at once, in short steps that let other threads run.

Nodes are settled in bands of cost (delta stepping): all nodes of a band are relaxed together by array operations, and
again where a way through the band itself is cheaper. Where only a handful of nodes are in work, as along a single road,
nodes are settled one by one from a heap, which is faster there.

A label is (cost, rank of the origin, length); of equal costs the lower rank wins, then the shorter way. So the
answer does not depend on the order of nodes or arcs.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress
from ..ragged import offsets_of

Int32Array = npt.NDArray[np.int32]
NOWHERE = np.int32(np.iinfo(np.int32).max)
_NODES_AT_ONCE = 32_768
_FEW, _MANY = 48, 400
_FEW_ROUNDS, _MANY_ROUNDS, _LARGE_ROUND = 10, 20, 40_000
_STEPS_AT_ONCE = 1_000


@dataclass(frozen=True)
class Graph:
    """Arcs by the node that they leave, in the direction of the search.

    Attributes
    ----------
    offsets: (n + 1,) int64, first arc of every node
    head: (a,) int64, where each arc leads
    cost, length: (a,) float64, both 0 or more and finite
    number: (a,) int64, what each arc was in the list that the graph was made of
    """

    offsets: IntArray
    head: IntArray
    cost: FloatArray
    length: FloatArray
    number: IntArray

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True)
class Seeds:
    """Where a search begins; (k,) each. `state` is a node, or copy * n + node where searches run side by side."""

    state: IntArray
    rank: Int32Array
    cost: FloatArray
    length: FloatArray


@dataclass(frozen=True)
class Labels:
    """The best label of every state; cost is infinite and rank `NOWHERE` where no way leads."""

    cost: FloatArray
    rank: Int32Array
    length: FloatArray


def graph_of(
    count: int, tail: IntArray, head: IntArray, cost: FloatArray, length: FloatArray, progress: Progress
) -> Graph:
    """A graph of `count` nodes; arcs of infinite cost and from a node to itself are left out. Parallel arcs stay."""
    kept = np.flatnonzero(np.isfinite(cost) & (tail != head))
    progress.check()
    tails = tail[kept]
    progress.check()
    order = stable_order(tails, count, progress)
    progress.check()
    kept = kept[order]
    offsets = offsets_of(tails, count)
    progress.check()
    return Graph(offsets, head[kept], cost[kept], length[kept], kept)


def cheapest(graph: Graph, seeds: Seeds, limit: float, progress: Progress, copies: int = 1) -> Labels:
    """Labels of all states that cost at most `limit`; `copies` searches on the same graph run side by side."""
    return _Search(graph, copies, limit).run(seeds, progress)


class _Search:
    def __init__(self, graph: Graph, copies: int, limit: float) -> None:
        self._graph, self._copies, self._limit = graph, copies, limit
        states = len(graph) * copies
        self._cost = np.full(states, np.inf)
        self._rank = np.full(states, NOWHERE, dtype=np.int32)
        self._length = np.full(states, np.inf)
        self._mark = np.zeros(states, dtype=np.int32)
        positive = graph.cost[:: max(len(graph.cost) // 10_000, 1)]
        positive = positive[positive > 0]
        self._width = 2.0 * float(positive.mean()) if len(positive) else 1.0

    def run(self, seeds: Seeds, progress: Progress) -> Labels:
        near = self._improve(seeds.state, seeds.cost, seeds.rank, seeds.length)
        far: list[IntArray] = []
        edge = -np.inf
        while True:
            progress.check()
            if len(near) <= _FEW and sum(map(len, far)) + len(near) <= _MANY:
                waiting = np.concatenate([near, *far])
                near, far = self._one_by_one(waiting, edge, progress), []
                if not len(near):
                    break
                edge = -np.inf
            near, far, edge = self._next_band(near, far, edge)
            if not len(near):
                break
            near = self._settle(near, far, edge, progress)
        return Labels(self._cost, self._rank, self._length)

    def _next_band(self, near: IntArray, far: list[IntArray], edge: float) -> tuple[IntArray, list[IntArray], float]:
        """The states of the next band, those beyond it, and where it ends."""
        waiting = self._each_once(np.concatenate([near, *far]))
        cost = self._cost[waiting]
        # What was settled in an earlier band waits no more.
        late = cost >= edge
        waiting, cost = waiting[late], cost[late]
        if not len(waiting):
            return waiting, [], edge
        edge = float(cost.min()) + self._width
        inside = cost < edge
        if not inside.any():
            # The width is lost in rounding beside such costs.
            edge = float(np.nextafter(cost.min(), np.inf))
            inside = cost < edge
        return waiting[inside], [waiting[~inside]], edge

    def _settle(self, near: IntArray, far: list[IntArray], edge: float, progress: Progress) -> IntArray:
        """Relax the states of a band until it is settled; what is found beyond goes to `far`."""
        relaxed, rounds = 0, 0
        while len(near):
            relaxed, rounds = relaxed + len(near), rounds + 1
            found = []
            for start in range(0, len(near), _NODES_AT_ONCE):
                progress.check()
                found.append(self._relax(near[start : start + _NODES_AT_ONCE]))
            improved = found[0] if len(found) == 1 else self._each_once(np.concatenate(found))
            inside = self._cost[improved] < edge
            near = improved[inside]
            far.append(improved[~inside])
        self._tune(relaxed, rounds)
        return near

    def _tune(self, relaxed: int, rounds: int) -> None:
        """A band is wide enough for arrays of some length, but not so wide that the same work is done over and over."""
        if rounds > _MANY_ROUNDS or relaxed > rounds * _LARGE_ROUND:
            self._width /= 1.5
        elif rounds < _FEW_ROUNDS:
            self._width *= 1.5

    def _relax(self, states: IntArray) -> IntArray:
        graph = self._graph
        node = states if self._copies == 1 else states % len(graph)
        first = graph.offsets[node]
        count = graph.offsets[node + 1] - first
        stops = np.cumsum(count)
        arc = np.arange(stops[-1] if len(stops) else 0) + np.repeat(first - stops + count, count)
        owner = np.repeat(states, count)
        head = graph.head[arc]
        if self._copies > 1:
            head = head + np.repeat(states - node, count)
        cost = self._cost[owner] + graph.cost[arc]
        return self._improve(head, cost, self._rank[owner], self._length[owner] + graph.length[arc])

    def _improve(self, state: IntArray, cost: FloatArray, rank: Int32Array, length: FloatArray) -> IntArray:
        """Give states these labels where they are better than what they have; returns the states that were, once."""
        before = self._cost[state]
        better = cost < before
        even = cost == before
        if even.any():
            even &= (rank < self._rank[state]) | ((rank == self._rank[state]) & (length < self._length[state]))
            better |= even
        better &= cost <= self._limit
        state, cost, rank, length = state[better], cost[better], rank[better], length[better]
        self._lower(state, cost)
        won = np.flatnonzero(cost == self._cost[state])
        state, rank, length = state[won], rank[won], length[won]
        once = self._each_once(state)
        if len(once) < len(state):
            order = np.lexsort((length, rank))[::-1]
            state, rank, length = state[order], rank[order], length[order]
        # Of several labels for one state the last stays: the lowest rank, then the shortest.
        self._rank[state], self._length[state] = rank, length
        return once

    def _lower(self, state: IntArray, cost: FloatArray) -> None:
        while len(state):
            self._cost[state] = cost
            lower = cost < self._cost[state]
            state, cost = state[lower], cost[lower]

    def _each_once(self, state: IntArray) -> IntArray:
        number = np.arange(len(state), dtype=np.int32)
        self._mark[state] = number
        once: IntArray = state[self._mark[state] == number]
        return once

    def _one_by_one(self, waiting: IntArray, edge: float, progress: Progress) -> IntArray:
        """Settle states from a heap until none waits, or so many that bands are faster: those are returned."""
        graph, count = self._graph, len(self._graph)
        heap = [
            (float(self._cost[state]), int(self._rank[state]), float(self._length[state]), int(state))
            for state in set(waiting.tolist())
            if self._cost[state] >= edge
        ]
        heapq.heapify(heap)
        step = 0
        while heap and len(heap) <= _MANY:
            step += 1
            if step % _STEPS_AT_ONCE == 0:
                progress.check()
            cost, rank, length, state = heapq.heappop(heap)
            if (cost, rank, length) != (self._cost[state], self._rank[state], self._length[state]):
                continue
            node = state % count
            arcs = slice(graph.offsets[node], graph.offsets[node + 1])
            for head, arc_cost, arc_length in zip(
                graph.head[arcs].tolist(), graph.cost[arcs].tolist(), graph.length[arcs].tolist()
            ):
                target, label = head + state - node, (cost + arc_cost, rank, length + arc_length)
                if label[0] > self._limit or label[0] > self._cost[target]:
                    continue
                if label < (self._cost[target], self._rank[target], self._length[target]):
                    self._cost[target], self._rank[target], self._length[target] = label
                    heapq.heappush(heap, (*label, target))
        return np.array(sorted({entry[3] for entry in heap}), dtype=np.int64)
