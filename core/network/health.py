# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be wrong with a network: islands, dangles, crossings without a node, edges without length or parallel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.crs import metres_per_unit
from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress, Share
from .components import components
from .crossings import crossing_segments
from .model import Network


@dataclass(frozen=True)
class Health:
    """What was found in a network of n nodes and e edges.

    Attributes
    ----------
    island: (n,) the part of the network that each node belongs to, 0 the longest, ignoring directions
    island_length_m: (i,) length of each part
    island_edges: (i,) edges of each part
    is_dangle: (n,) nodes at which only one edge ends
    crossing_xy: (c, 2) where lines cross without a node; (c,) `crossing_edge` one of the two edges
    near_end_xy: (k, 2) ends of lines that lie on or, within the tolerance, beside a line without a node there
    is_zero: (e,) edges without length
    is_parallel: (e,) edges between two nodes that another edge joins too; the cheapest of them counts
    is_loop: (e,) edges that begin and end at the same node
    """

    island: IntArray
    island_length_m: FloatArray
    island_edges: IntArray
    is_dangle: BoolArray
    crossing_xy: FloatArray
    crossing_edge: IntArray
    near_end_xy: FloatArray
    is_zero: BoolArray
    is_parallel: BoolArray
    is_loop: BoolArray

    @property
    def island_count(self) -> int:
        return len(self.island_length_m)


def health_of(network: Network, tolerance_m: float, progress: Progress) -> Health:
    """What may be wrong with a network; ends within `tolerance_m` of a line are beside it."""
    count = network.node_count
    island, length, edges = _islands(network, Share(progress, 0.0, 0.3))
    ends = np.bincount(network.start, minlength=count) + np.bincount(network.stop, minlength=count)
    crossing_xy, crossing_edge, near_end_xy = _crossings(network, tolerance_m, Share(progress, 0.3, 0.9))
    is_loop = network.start == network.stop
    return Health(
        island,
        length,
        edges,
        ends == 1,
        crossing_xy,
        crossing_edge,
        near_end_xy,
        network.length_m == 0.0,
        _parallel(network, progress) & ~is_loop,
        is_loop & (network.length_m > 0.0),
    )


def _islands(network: Network, progress: Progress) -> tuple[IntArray, FloatArray, IntArray]:
    lowest = components(network.node_count, network.start, network.stop, progress)
    roots = np.flatnonzero(lowest == np.arange(network.node_count))
    number = np.empty(network.node_count, dtype=np.int64)
    number[roots] = np.arange(len(roots))
    island = number[lowest]
    of_edge = island[network.start]
    length = np.bincount(of_edge, network.length_m, len(roots))
    edges = np.bincount(of_edge, minlength=len(roots))
    order = np.lexsort((-edges, -length))
    rank = np.empty(len(roots), dtype=np.int64)
    rank[order] = np.arange(len(roots))
    return rank[island], length[order], edges[order]


def _crossings(network: Network, tolerance_m: float, progress: Progress) -> tuple[FloatArray, IntArray, FloatArray]:
    tolerance = tolerance_m / metres_per_unit(network.crs)
    found = crossing_segments(network.lines, tolerance, progress)
    first = found.crosses & ((found.segment < found.other) | ~_mutual(found.segment, found.other))
    edge = np.searchsorted(network.segment_offsets, found.segment[first], side="right") - 1
    ends = found.xy[~found.crosses]
    return found.xy[first], edge, np.unique(ends, axis=0) if len(ends) else ends


def _mutual(segment: IntArray, other: IntArray) -> BoolArray:
    """(k,) entries whose opposite is an entry too: two segments that cross have both."""
    if not len(segment):
        return np.zeros(0, dtype=bool)
    size = int(max(segment.max(), other.max())) + 1
    key, back = segment * size + other, other * size + segment
    ordered = np.sort(key)
    place = np.minimum(np.searchsorted(ordered, back), len(ordered) - 1)
    found: BoolArray = ordered[place] == back
    return found


def _parallel(network: Network, progress: Progress) -> BoolArray:
    low, high = np.minimum(network.start, network.stop), np.maximum(network.start, network.stop)
    order = stable_order(high, network.node_count, progress)
    order = order[stable_order(low[order], network.node_count, progress)]
    same = (low[order][1:] == low[order][:-1]) & (high[order][1:] == high[order][:-1])
    result = np.zeros(len(network), dtype=bool)
    result[order[1:][same]] = True
    result[order[:-1][same]] = True
    return result
