# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What of the network is reached within limits, cut exactly where each limit ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .search import Labels
from .split import Split


@dataclass(frozen=True)
class Reached:
    """Stretches of edges; (k,) each.

    Attributes
    ----------
    edge: int64
    begin, end: fractions of the edge's length
    band: the first limit (its position) within which the stretch is reached
    """

    edge: IntArray
    begin: FloatArray
    end: FloatArray
    band: IntArray

    def __len__(self) -> int:
        return len(self.edge)


def reached_stretches(
    pieces: Split,
    labels: Labels,
    limits: Sequence[float],
    towards: bool,
    is_open: BoolArray | None,
    progress: Progress,
) -> Reached:
    """Every stretch once, under the lowest of `limits` (ascending) from which on it is reached.

    A place on a piece is reached by way of its start or of its stop, so within a limit the piece is reached from its
    start up to some place, and from its stop back to another; in between it is not, until the two meet.
    """
    by_start = pieces.forward if not towards else pieces.backward
    by_stop = pieces.backward if not towards else pieces.forward
    if is_open is not None:
        by_start, by_stop = np.where(is_open, by_start, np.inf), np.where(is_open, by_stop, np.inf)
    at_start, at_stop = labels.cost[pieces.start], labels.cost[pieces.stop]
    touched = np.flatnonzero(
        (np.isfinite(at_start) & np.isfinite(by_start)) | (np.isfinite(at_stop) & np.isfinite(by_stop))
    )
    at_start, at_stop, by_start, by_stop = (each[touched] for each in (at_start, at_stop, by_start, by_stop))
    low, high = np.zeros(len(touched)), np.ones(len(touched))
    found: list[tuple[IntArray, FloatArray, FloatArray, IntArray]] = []
    for band, limit in enumerate(limits):
        progress.check()
        up_to = np.maximum(_covered(at_start, by_start, limit), low)
        down_to = np.minimum(1.0 - _covered(at_stop, by_stop, limit), high)
        meet = up_to >= down_to
        up_to, down_to = np.where(meet, high, up_to), np.where(meet, high, down_to)
        for begin, end in ((low, up_to), (down_to, high)):
            some = np.flatnonzero(end > begin)
            found.append((touched[some], begin[some], end[some], np.full(len(some), band, dtype=np.int64)))
        low, high = up_to, down_to
    piece, begin, end, bands = (np.concatenate(column) for column in zip(*found))
    order = np.lexsort((begin, piece))
    piece, begin, end, bands = piece[order], begin[order], end[order], bands[order]
    width = pieces.end[piece] - pieces.begin[piece]
    whole_begin = np.where(begin <= 0.0, pieces.begin[piece], pieces.begin[piece] + begin * width)
    whole_end = np.where(end >= 1.0, pieces.end[piece], pieces.begin[piece] + end * width)
    return _joined(Reached(pieces.edge[piece], whole_begin, whole_end, bands))


def _covered(at_node: FloatArray, cost: FloatArray, limit: float) -> FloatArray:
    """How much of a piece (0..1) can be travelled from a node within what the limit leaves."""
    left = limit - at_node
    share = np.divide(left, cost, out=np.ones(len(cost)), where=np.isfinite(cost) & (cost > 0) & np.isfinite(left))
    share = np.where((left >= 0) & np.isfinite(cost), share, 0.0)
    return np.clip(share, 0.0, 1.0)


def _joined(reached: Reached) -> Reached:
    """Stretches of one band that follow on each other along an edge as one."""
    if not len(reached):
        return reached
    edge, begin, end, band = reached.edge, reached.begin, reached.end, reached.band
    fresh = np.ones(len(edge), dtype=bool)
    fresh[1:] = (edge[1:] != edge[:-1]) | (band[1:] != band[:-1]) | (begin[1:] != end[:-1])
    heads = np.flatnonzero(fresh)
    tails = np.append(heads[1:], len(edge)) - 1
    return Reached(edge[heads], begin[heads], end[tails], band[heads])
