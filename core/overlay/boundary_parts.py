# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of polygon boundaries inside other polygons, and the areas that they enclose together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .boundaries import Boundaries
from .cut_segments import cut_segments
from .locate import PointLocator
from .parallel import in_pieces
from .touching_segments import Along, cut_touching

# How far from closing the parts of a boundary may be, as a share of their length.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Parts:
    """Pieces of the boundaries of some polygons (the owners) inside others.

    Attributes
    ----------
    owner, inside: int64, shape (p,)
    segment: int64, shape (p,)
        The owners' boundary segment.
    start, stop: float64, shape (p,)
        From where to where along the segment, 0..1.
    far: int64
        Boundary segments that reach too far out to be cut; they have no piece here.
    """

    owner: IntArray
    inside: IntArray
    segment: IntArray
    start: FloatArray
    stop: FloatArray
    far: IntArray


def parts_inside(
    coords: FloatArray, boundaries: Boundaries, others: PointLocator, along: Along, progress: Progress
) -> Parts:
    """Which parts of these boundaries (of polygons with these coordinates) lie inside the others.

    `along` says whether a part that runs along a boundary of the other counts.
    """

    def ends(which: slice | IntArray) -> tuple[FloatArray, FloatArray]:
        vertex = boundaries.vertex[which]
        return coords.take(vertex, axis=0), coords.take(vertex + 1, axis=0)

    def work(piece: slice) -> tuple[IntArray, ...]:
        cut = cut_segments(others, *ends(piece))
        whole = np.flatnonzero(cut.whole > 0)
        return (
            np.concatenate((whole, cut.segment)) + piece.start,
            np.concatenate((cut.whole[whole].astype(np.int64) - 1, cut.zone)),
            np.concatenate((np.zeros(len(whole)), cut.start)),
            np.concatenate((np.ones(len(whole)), cut.stop)),
            cut.doubtful + piece.start,
            cut.far + piece.start,
        )

    found = [np.concatenate(column) for column in zip(*in_pieces(work, len(boundaries), progress))]
    segment, inside, start, stop, touching, far = found
    if len(touching):
        turn = np.sign(boundaries.load[touching])
        parts = cut_touching(others, *ends(touching), along, turn, progress)
        segment = np.concatenate((segment, touching[parts[0]]))
        inside, start, stop = (np.concatenate(pair) for pair in zip((inside, start, stop), parts[1:]))
    return Parts(boundaries.zone[segment], inside, segment, start, stop, far)


@dataclass(frozen=True)
class Shares:
    """What each piece of boundary adds to the area of a pair of polygons, seen from a point near the pair.

    Attributes
    ----------
    pair: int64, shape (p,)
        A number for the two polygons.
    area: float64, shape (p,)
        The signed area between the piece and the point.
    x_step, y_step: float64, shape (p,)
        From begin to end of the piece, the owner's area to the left; they sum to nothing over a closed ring.
    """

    pair: IntArray
    area: FloatArray
    x_step: FloatArray
    y_step: FloatArray


def shares_of(parts: Parts, coords: FloatArray, boundaries: Boundaries, pair: IntArray, origin: FloatArray) -> Shares:
    """The shares of parts of boundaries with these coordinates, seen from an origin (p, 2) for each part."""
    vertex = boundaries.vertex[parts.segment]
    turn = np.sign(boundaries.load[parts.segment])
    x, y = coords[:, 0], coords[:, 1]
    x_step, y_step = x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex]
    from_x = x[vertex] - origin[:, 0] + parts.start * x_step
    from_y = y[vertex] - origin[:, 1] + parts.start * y_step
    length = (parts.stop - parts.start) * turn
    x_step *= length
    y_step *= length
    return Shares(pair, 0.5 * (from_x * y_step - from_y * x_step), x_step, y_step)


def enclosed(shares: list[Shares]) -> tuple[IntArray, FloatArray, BoolArray]:
    """For every pair, ascending: the area that its pieces enclose, and whether they close into rings."""
    pair, place = np.unique(np.concatenate([share.pair for share in shares]), return_inverse=True)

    def total(values: FloatArray) -> FloatArray:
        return np.bincount(place, values, len(pair)).astype(np.float64)

    area = total(np.concatenate([share.area for share in shares]))
    x_step = np.concatenate([share.x_step for share in shares])
    y_step = np.concatenate([share.y_step for share in shares])
    gap = np.abs(total(x_step)) + np.abs(total(y_step))
    closed: BoolArray = gap <= ROUNDING * total(np.abs(x_step) + np.abs(y_step))
    return pair, area, closed
