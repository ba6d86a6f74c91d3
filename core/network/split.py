# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A network cut where facilities enter it and where parts of it are closed: what is searched."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from ..ragged import owners
from .model import Network
from .search import Graph, graph_of

_QUANTUM_BITS = 40


@dataclass(frozen=True)
class Split:
    """Pieces of edges between nodes; the nodes of the network come first, then one for every cut.

    Attributes
    ----------
    node_count: nodes of the network and cuts
    offsets: (e + 1,) first piece of every edge; the pieces of an edge follow on each other
    edge: (p,) the edge that each piece is of
    begin, end: (p,) fractions of the edge's length
    start, stop: (p,) nodes
    forward, backward, length_m: (p,) the piece's share of the edge's
    quantum: costs are multiples of this, so that sums of them are exact and equal ways cost the same
    """

    node_count: int
    offsets: IntArray
    edge: IntArray
    begin: FloatArray
    end: FloatArray
    start: IntArray
    stop: IntArray
    forward: FloatArray
    backward: FloatArray
    length_m: FloatArray
    quantum: float

    def __len__(self) -> int:
        return len(self.edge)

    def rounded(self, cost: FloatArray) -> FloatArray:
        """Costs as multiples of the quantum."""
        multiples: FloatArray = np.rint(cost / self.quantum) * self.quantum
        return multiples

    def piece_at(self, edge: IntArray, share: FloatArray) -> IntArray:
        """(k,) the piece that holds each place of an edge; a cut belongs to the piece that it begins."""
        low, high = self.offsets[edge], self.offsets[edge + 1] - 1
        while (low < high).any():
            middle = (low + high + 1) // 2
            before = self.begin[middle] <= share
            low, high = np.where(before, middle, low), np.where(before, high, middle - 1)
        return low

    def node_at(self, edge: IntArray, share: FloatArray) -> IntArray:
        """(k,) the node at each place, which has to be the end of a piece."""
        piece = self.piece_at(edge, share)
        return np.where(share <= self.begin[piece], self.start[piece], self.stop[piece])

    def graph(self, towards: bool, is_open: BoolArray | None, progress: Progress) -> Graph:
        """For a search from facilities; with `towards` along ways that lead to them. Closed pieces are left out."""
        forward, backward = self.forward, self.backward
        if is_open is not None:
            forward, backward = np.where(is_open, forward, np.inf), np.where(is_open, backward, np.inf)
        if towards:
            forward, backward = backward, forward
        return graph_of(
            self.node_count,
            np.concatenate((self.start, self.stop)),
            np.concatenate((self.stop, self.start)),
            np.concatenate((forward, backward)),
            np.concatenate((self.length_m, self.length_m)),
            progress,
        )


def split(network: Network, edge: IntArray, share: FloatArray, progress: Progress) -> Split:
    """Cut edges at these places (k,); several cuts at one place are one, and none is needed at the end of an edge."""
    inner = (share > 0.0) & (share < 1.0)
    edge, share = edge[inner], share[inner]
    order = np.lexsort((share, edge))
    edge, share = edge[order], share[order]
    fresh = np.ones(len(edge), dtype=bool)
    fresh[1:] = (edge[1:] != edge[:-1]) | (share[1:] != share[:-1])
    edge, share = edge[fresh], share[fresh]
    progress.check()
    count = len(network)
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(1 + np.bincount(edge, minlength=count), out=offsets[1:])
    pieces = int(offsets[-1])
    owner = owners(np.diff(offsets))
    progress.check()
    # The k-th cut of all begins the piece that has k pieces and the whole edges before it.
    cut_piece = np.arange(len(edge)) + edge + 1
    node = network.node_count + np.arange(len(edge))
    begin, end = np.zeros(pieces), np.ones(pieces)
    begin[cut_piece], end[cut_piece - 1] = share, share
    start, stop = network.start[owner], network.stop[owner]
    start[cut_piece], stop[cut_piece - 1] = node, node
    part = end - begin
    progress.check()
    quantum = _quantum(network)
    return Split(
        network.node_count + len(edge),
        offsets,
        owner,
        begin,
        end,
        start,
        stop,
        _shared(network.forward, owner, part, quantum),
        _shared(network.backward, owner, part, quantum),
        network.length_m[owner] * part,
        quantum,
    )


def _quantum(network: Network) -> float:
    """A power of 2, some 1e-12 of the dearest edge: far below what matters, far above what rounding makes of sums."""
    dearest = 0.0
    for cost in (network.forward, network.backward):
        dearest = max(dearest, float(cost.max(initial=0.0, where=np.isfinite(cost))))
    return 2.0 ** (np.frexp(dearest)[1] - _QUANTUM_BITS) if dearest > 0 else 1.0


def _shared(cost: FloatArray, owner: IntArray, part: FloatArray, quantum: float) -> FloatArray:
    whole = cost[owner]
    with np.errstate(invalid="ignore"):
        shared: FloatArray = np.where(np.isfinite(whole), np.rint(whole * part / quantum) * quantum, np.inf)
    return shared


@dataclass(frozen=True)
class Legs:
    """The two ways from a place (k,) on a piece to the nodes at its ends.

    `node` (k, 2), `cost` (k, 2) infinite where that way is not allowed, `length` (k, 2) metres.
    """

    node: IntArray
    cost: FloatArray
    length: FloatArray


def legs(pieces: Split, edge: IntArray, share: FloatArray, towards: bool, is_open: BoolArray | None) -> Legs:
    """With `towards` from the place to the nodes, else from the nodes to it; a place on a node is at that node."""
    piece = pieces.piece_at(edge, share)
    begin, end = pieces.begin[piece], pieces.end[piece]
    width = end - begin
    after = np.divide(share - begin, width, out=np.zeros(len(piece)), where=width > 0)
    after = np.clip(np.where(share >= end, 1.0, np.where(share <= begin, 0.0, after)), 0.0, 1.0)
    part = np.column_stack((after, 1.0 - after))
    node = np.column_stack((pieces.start[piece], pieces.stop[piece]))
    # Towards the start one travels against the line's direction, towards its stop along it.
    pair = (pieces.backward, pieces.forward) if towards else (pieces.forward, pieces.backward)
    whole = np.column_stack((pair[0][piece], pair[1][piece]))
    if is_open is not None:
        whole[~is_open[piece]] = np.inf
    with np.errstate(invalid="ignore"):
        cost = pieces.rounded(np.where(part == 0.0, 0.0, whole * part))
    return Legs(node, cost, pieces.length_m[piece][:, None] * part)
