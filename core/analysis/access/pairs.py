# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All facilities within the limit of every place: for origin-destination tables and catchments."""

from __future__ import annotations

import numpy as np

from ...errors import InputError
from ...geometry.geometries import FloatArray, IntArray
from ...network.search import Seeds, cheapest
from ...network.snap import Snapped
from ...network.split import Legs, legs
from ...overlay.near import pairs_within
from ...overlay.ordering import stable_order
from ...progress import Progress, Share
from ...wording.numbers import format_number
from ...wording.translate import say
from .prepared import NetworkPart, Prepared
from .rows import NO_FACILITY, Pairs

# So many labels at once take some 200 MB.
_STATES_AT_ONCE = 8_000_000
_MOST_COPIES = 64
_MOST_PAIRS = 30_000_000


def straight_pairs(prepared: Prepared, xy: FloatArray, progress: Progress) -> Pairs:
    facilities = prepared.facilities
    found = pairs_within(facilities.xy, prepared.measure.limit, xy, facilities.table.crs, prepared.geodesic, progress)
    _refuse_many(len(found))
    return _pairs(len(xy), found.points, found.targets, found.distance_m, found.distance_m, progress)


def network_pairs(
    prepared: Prepared, part: NetworkPart, snapped: Snapped, at_facility: IntArray, progress: Progress
) -> Pairs:
    """Searches from some facilities at a time, side by side, that stop at the limit."""
    state = part.final
    found = np.flatnonzero(snapped.found)
    both = legs(part.pieces, snapped.edge[found], snapped.share[found], prepared.towards, state.is_open)
    entry = part.pieces.rounded(prepared.entry_cost(snapped.entry_m[found]))
    by_node = _ByNode(both, len(part.graph), progress)
    seeds, nodes = part.seeds, len(part.graph)
    copies = int(np.clip(_STATES_AT_ONCE // max(nodes, 1), 1, _MOST_COPIES))
    batches: list[tuple[IntArray, IntArray, FloatArray, FloatArray]] = []
    total = 0
    for start in range(0, len(seeds.rank), copies):
        share = Share(progress, start / len(seeds.rank), min(start + copies, len(seeds.rank)) / len(seeds.rank))
        share.report(0.0, "")
        some = slice(start, start + copies)
        ranks = seeds.rank[some]
        own = Seeds(seeds.state[some] + nodes * np.arange(len(ranks)), ranks, seeds.cost[some], seeds.length[some])
        labels = cheapest(part.graph, own, prepared.measure.limit, share, len(ranks))
        for copy in range(len(ranks)):
            share.check()
            cost = labels.cost[copy * nodes : (copy + 1) * nodes]
            length = labels.length[copy * nodes : (copy + 1) * nodes]
            place, place_cost, place_length = by_node.reached(cost, length)
            place_cost = place_cost + entry[place]
            near = place_cost <= prepared.measure.limit
            place, total = place[near], total + int(np.count_nonzero(near))
            _refuse_many(total)
            facility = np.full(len(place), ranks[copy], dtype=np.int64)
            batches.append((found[place], facility, place_cost[near], place_length[near]))
    here = np.flatnonzero(at_facility != NO_FACILITY)
    point, facility, costs, lengths = (np.concatenate(column) for column in zip(*batches))
    # Who is at a facility pays nothing to reach it, whatever the network says.
    same = facility == at_facility[point]
    point = np.concatenate((point[~same], here))
    facility = np.concatenate((facility[~same], at_facility[here]))
    costs = np.concatenate((costs[~same], np.zeros(len(here))))
    lengths = np.concatenate((lengths[~same], np.zeros(len(here))))
    return _pairs(len(snapped), point, facility, costs, lengths, progress)


class _ByNode:
    """Places by the nodes at the ends of their edges."""

    def __init__(self, both: Legs, nodes: int, progress: Progress) -> None:
        self._both = both
        node = both.node.T.ravel()
        usable = np.flatnonzero(np.isfinite(both.cost.T.ravel()))
        order = usable[stable_order(node[usable], nodes, progress)]
        self._leg = order
        self._offsets = np.concatenate(
            (np.zeros(1, dtype=np.int64), np.cumsum(np.bincount(node[usable], minlength=nodes)))
        )

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


def _pairs(
    count: int, point: IntArray, facility: IntArray, cost: FloatArray, length: FloatArray, progress: Progress
) -> Pairs:
    """Pairs by place, the nearest first; of equals the lower facility."""
    order = np.lexsort((facility, cost))
    progress.check()
    order = order[stable_order(point[order], max(count, 1), progress)]
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(np.bincount(point, minlength=count))))
    return Pairs(offsets, facility[order], cost[order], length[order])


def _refuse_many(count: int) -> None:
    if count > _MOST_PAIRS:
        raise InputError(
            say("Parameter 'Limits'"),
            say("more than {count} pairs of a place and a facility are within the limit", count=format_number(count)),
            say("Give a smaller limit, ask about fewer places, or ask for the nearest facility only."),
        )
