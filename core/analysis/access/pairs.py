# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All facilities within the limit of every place: for origin-destination tables and catchments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
import numpy.typing as npt

from ...errors import InputError
from ...geometry.geometries import FloatArray, IntArray
from ...network.search import Seeds, cheapest
from ...network.snap import Snapped
from ...network.split import Legs, legs
from ...overlay.near import pairs_within
from ...overlay.ordering import stable_order
from ...progress import Progress
from ...ragged import cumulated, owners
from ...wording.numbers import format_number
from ...wording.translate import say
from .prepared import NetworkPart, Prepared
from .rows import NO_FACILITY, Pairs

Int32Array = npt.NDArray[np.int32]
# So many labels at once take some 50 MB, so many pairs some 400 MB.
_STATES_AT_ONCE = 2_000_000
_MOST_COPIES = 64
_MOST_PAIRS = 15_000_000
_SORTED_AT_ONCE = 150_000


def straight_pairs(prepared: Prepared, xy: FloatArray, progress: Progress) -> Pairs:
    """All facilities within the limit of each place in a straight line; raises InputError where they are too many."""
    facilities = prepared.facilities
    found = pairs_within(facilities.xy, prepared.measure.limit, xy, facilities.table.crs, prepared.geodesic, progress)
    kept = _Kept(len(xy), _most_of_each(prepared), progress)
    kept.add(found.points, found.targets, found.distance_m, found.distance_m)
    return kept.finish()


def network_pairs(
    prepared: Prepared, part: NetworkPart, snapped: Snapped, at_facility: IntArray, progress: Progress
) -> Pairs:
    """Searches from some facilities at a time, side by side, that stop at the limit."""
    state, limit = part.final, prepared.measure.limit
    found = np.flatnonzero(snapped.found)
    both = legs(part.pieces, snapped.edge[found], snapped.share[found], prepared.towards, state.is_open)
    entry = part.pieces.rounded(prepared.entry_cost(snapped.entry_m[found]))
    by_node = _ByNode(both, len(part.graph), progress)
    seeds, nodes = part.seeds, len(part.graph)
    copies = int(np.clip(_STATES_AT_ONCE // max(nodes, 1), 1, _MOST_COPIES))
    kept = _Kept(len(snapped), _most_of_each(prepared), progress)
    # Who is at a facility pays nothing to reach it, whatever the network says.
    here = np.flatnonzero(at_facility != NO_FACILITY)
    kept.add(here, at_facility[here], np.zeros(len(here)), np.zeros(len(here)))
    for start in range(0, len(seeds.rank), copies):
        progress.report(start / len(seeds.rank), "")
        some = slice(start, start + copies)
        ranks = seeds.rank[some]
        own = Seeds(seeds.state[some] + nodes * np.arange(len(ranks)), ranks, seeds.cost[some], seeds.length[some])
        labels = cheapest(part.graph, own, limit, progress, len(ranks))
        for copy, rank in enumerate(ranks.tolist()):
            progress.check()
            of_copy = slice(copy * nodes, (copy + 1) * nodes)
            place, cost, length = by_node.reached(labels.cost[of_copy], labels.length[of_copy])
            cost = cost + entry[place]
            near = np.flatnonzero((cost <= limit) & (at_facility[found[place]] != rank))
            place = found[place[near]]
            kept.add(place, np.full(len(place), rank, dtype=np.int64), cost[near], length[near])
    return kept.finish()


def _most_of_each(prepared: Prepared) -> int | None:
    """How many pairs of each place are looked at; None for all."""
    parameters = prepared.request.parameters
    if prepared.facilities.capacity is None and parameters["od"] == "nearest":
        return int(cast(int, parameters["od_nearest"]))
    return None


class _Kept:
    """Pairs as they come, in few bytes, the places of each part ascending.

    Where only the nearest of each place are needed, the others are forgotten on the way.
    """

    def __init__(self, count: int, most_of_each: int | None, progress: Progress) -> None:
        self._count, self._most_of_each, self._progress = count, most_of_each, progress
        self._parts: list[tuple[Int32Array, Int32Array, FloatArray, FloatArray]] = []
        self._size = 0

    def add(self, place: IntArray, facility: IntArray, cost: FloatArray, length: FloatArray) -> None:
        """Raises InputError where there are more than can be kept."""
        self._parts.append((place.astype(np.int32), facility.astype(np.int32), cost, length))
        self._size += len(place)
        if self._size > _MOST_PAIRS and self._most_of_each is not None:
            self._keep(self.finish())
        if self._size > _MOST_PAIRS:
            raise InputError(
                say("Parameter 'Limits'"),
                say(
                    "more than {count} pairs of a place and a facility lie within them",
                    count=format_number(_MOST_PAIRS),
                ),
                say("Give a smaller limit, ask about fewer places, or ask for the nearest facility only."),
            )

    def _keep(self, pairs: Pairs) -> None:
        self._parts, self._size = [], 0
        place = pairs.place.astype(np.int32)
        self._parts = [(place, pairs.facility.astype(np.int32), pairs.cost, pairs.length_m)]
        self._size = len(place)

    def finish(self) -> Pairs:
        """By place, the nearest first; of equals the lower facility."""
        counts = np.zeros(self._count, dtype=np.int64)
        for part in self._parts:
            counts += np.bincount(part[0], minlength=self._count)
        offsets = cumulated(counts)
        facility, cost, length = self._by_place(offsets)
        for run in _runs(offsets):
            self._progress.check()
            place = owners(np.diff(_within(offsets, run)))
            order = np.lexsort((facility[run], cost[run], place))
            facility[run], cost[run], length[run] = facility[run][order], cost[run][order], length[run][order]
        if self._most_of_each is None:
            return Pairs(offsets, facility.astype(np.int64), cost, length)
        kept = np.flatnonzero(np.arange(len(cost)) - offsets[:-1][owners(counts)] < self._most_of_each)
        fewer = cumulated(np.minimum(counts, self._most_of_each))
        return Pairs(fewer, facility[kept].astype(np.int64), cost[kept], length[kept])

    def _by_place(self, offsets: IntArray) -> tuple[Int32Array, FloatArray, FloatArray]:
        """Facility, cost and length of all pairs, put where those of their place are; nothing is sorted."""
        size = int(offsets[-1])
        facilities, costs, lengths = np.empty(size, dtype=np.int32), np.empty(size), np.empty(size)
        free = offsets[:-1].copy()
        while self._parts:
            self._progress.check()
            place, facility, cost, length = self._parts.pop()
            # The places of a part ascend: those of one place follow on each other.
            heads = np.flatnonzero(np.append(True, place[1:] != place[:-1])[: len(place)])
            runs = np.diff(np.append(heads, len(place)))
            at = free[place] + np.arange(len(place)) - heads[owners(runs)]
            facilities[at], costs[at], lengths[at] = facility, cost, length
            free[place[heads]] += runs
        return facilities, costs, lengths


def _within(offsets: IntArray, run: slice) -> IntArray:
    """The offsets of the places whose pairs are this run."""
    first, last = np.searchsorted(offsets, run.start, side="left"), np.searchsorted(offsets, run.stop, side="right")
    some: IntArray = offsets[first:last]
    return some


def _runs(offsets: IntArray) -> Iterator[slice]:
    """The pairs of whole places, some hundred thousand at a time (or those of one place)."""
    start = 0
    while start < len(offsets) - 1:
        stop = int(np.searchsorted(offsets, offsets[start] + _SORTED_AT_ONCE, side="right")) - 1
        stop = max(stop, start + 1)
        yield slice(int(offsets[start]), int(offsets[stop]))
        start = stop


class _ByNode:
    """Places by the nodes at the ends of their edges."""

    def __init__(self, both: Legs, nodes: int, progress: Progress) -> None:
        self._both = both
        node = both.node.T.ravel()
        usable = np.flatnonzero(np.isfinite(both.cost.T.ravel()))
        order = usable[stable_order(node[usable], nodes, progress)]
        self._leg = order
        self._offsets = cumulated(np.bincount(node[usable], minlength=nodes))

    def reached(self, cost: FloatArray, length: FloatArray) -> tuple[IntArray, FloatArray, FloatArray]:
        """Places (ascending) with a way, its cost and length, given those of the nodes."""
        node = np.flatnonzero(np.isfinite(cost))
        counts = self._offsets[node + 1] - self._offsets[node]
        node, counts = node[counts > 0], counts[counts > 0]
        stops = np.cumsum(counts)
        item = np.arange(stops[-1] if len(stops) else 0) + np.repeat(self._offsets[node] - stops + counts, counts)
        leg, owner = self._leg[item], np.repeat(node, counts)
        size = len(self._both.node)
        side, place = leg // max(size, 1), leg % max(size, 1)
        costs = self._both.cost[place, side] + cost[owner]
        lengths = self._both.length[place, side] + length[owner]
        order = np.lexsort((lengths, costs, place))
        place, costs, lengths = place[order], costs[order], lengths[order]
        first = np.ones(len(place), dtype=bool)
        first[1:] = place[1:] != place[:-1]
        return place[first], costs[first], lengths[first]
