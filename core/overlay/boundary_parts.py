# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of polygon boundaries inside other polygons, and the areas that they enclose together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..parallel import in_pieces
from ..progress import Progress
from .boundaries import Boundaries
from .cut_segments import cut_segments
from .locate import PointLocator
from .touching_segments import Along, cut_touching

# How far from closing the parts of a boundary may be, as a share of their length. Where boundaries cross at a very
# small angle the place is not certain.
ROUNDING = 1e-11


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
class Steps:
    """The pieces of boundary around the common areas of pairs of polygons.

    Attributes
    ----------
    pair: int64, shape (p,)
        A number for the two polygons.
    vertex_xy, begin, step: float64, shape (2, p)
        x and y of the vertex before each piece, from there to where the piece begins, and along the piece,
        its owner's area to the left; steps sum to nothing over a closed ring.
    """

    pair: IntArray
    vertex_xy: FloatArray
    begin: FloatArray
    step: FloatArray


def steps_of(parts: Parts, coords: FloatArray, boundaries: Boundaries, pair: IntArray) -> Steps:
    """The parts of boundaries (with these coordinates) as steps around pairs."""
    vertex = boundaries.vertex[parts.segment]
    x, y = coords[:, 0], coords[:, 1]
    start = np.array((x[vertex], y[vertex]))
    whole = np.array((x[vertex + 1], y[vertex + 1])) - start
    length = (parts.stop - parts.start) * np.sign(boundaries.load[parts.segment])
    return Steps(pair, start, parts.start * whole, length * whole)


def in_order_of_vertices(steps: Steps, boundaries: Boundaries, parts: Parts) -> Steps:
    """The steps of each pair in the order of its vertices: then sums are the same whichever other pairs there are."""
    order = np.lexsort((parts.start, boundaries.vertex[parts.segment], steps.pair))
    return Steps(steps.pair[order], steps.vertex_xy[:, order], steps.begin[:, order], steps.step[:, order])


def enclosed(steps: list[Steps]) -> tuple[IntArray, FloatArray, BoolArray]:
    """For every pair, ascending: the area that its pieces enclose, and whether they close into rings."""
    pair, first, place = np.unique(
        np.concatenate([some.pair for some in steps]), return_index=True, return_inverse=True
    )
    vertex_xy = np.concatenate([some.vertex_xy for some in steps], axis=1)
    x_step, y_step = np.concatenate([some.step for some in steps], axis=1)
    # Seen from a vertex of the pair, so that neither large coordinates nor a small gap far away cost digits.
    x, y = vertex_xy - vertex_xy[:, first].take(place, axis=1)
    x_begin, y_begin = np.concatenate([some.begin for some in steps], axis=1)
    shares = 0.5 * ((x + x_begin) * y_step - (y + y_begin) * x_step)

    def total(values: FloatArray) -> FloatArray:
        return np.bincount(place, values, len(pair)).astype(np.float64)

    gap = np.abs(total(x_step)) + np.abs(total(y_step))
    closed: BoolArray = gap <= ROUNDING * total(np.abs(x_step) + np.abs(y_step))
    return pair, total(shares), closed
