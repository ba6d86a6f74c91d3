# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of few edges proven valid on arrays, so that no geometry object is made of a million footprints.

A ring is simple if every edge keeps apart from every other that does not follow it. Two edges keep apart if one lies
wholly to one side of the other's line, or wholly before or behind the other along that line. Signs count only beyond
their rounding error, so nothing is called valid that is not; what remains open is for GEOS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..progress import Progress
from .geometries import BoolArray, FloatArray, Geometries, IntArray

Item = TypeVar("Item", bound=np.generic)
Signs = npt.NDArray[np.int8]
# The work grows with the square of the edges: beyond this GEOS, which sorts them, is as fast.
_FEWEST_EDGES, _MOST_EDGES = 3, 16
_EDGES_AT_ONCE = 60_000
# Shewchuk's bound for the sign of an orientation of three points is 3.4e-16 of the sum of the products.
_UNSAFE = 1e-15


def surely_valid(polygons: Geometries, progress: Progress) -> BoolArray:
    """(n,) features that are certainly valid: one polygon without holes, of few edges that keep apart.

    Rings must be closed and finite.
    """
    proven = np.zeros(len(polygons), dtype=bool)
    offsets = polygons.polygon_offsets
    if offsets is None:
        raise ValueError("polygons expected")
    alone = np.flatnonzero((np.diff(polygons.feature_offsets) == 1) & (np.diff(polygons.part_feature_offsets) == 1))
    first = polygons.vertex_feature_offsets[:-1][alone]
    edges = np.diff(polygons.vertex_feature_offsets)[alone] - 1
    x, y = polygons.coords[:, 0], polygons.coords[:, 1]
    for number in range(_FEWEST_EDGES, _MOST_EDGES + 1):
        of_this_size = np.flatnonzero(edges == number)
        for some in _pieces(of_this_size, number):
            progress.check()
            vertex = first[some] + np.arange(number)[:, None]
            proven[alone[some]] = _simple(x[vertex], y[vertex])
    return proven


def _pieces(rings: IntArray, edges: int) -> Iterator[IntArray]:
    size = max(_EDGES_AT_ONCE // edges, 1)
    for start in range(0, len(rings), size):
        yield rings[start : start + size]


def _simple(x: FloatArray, y: FloatArray) -> BoolArray:
    """(r,) which of r rings of k edges are certainly simple; x and y (k, r) are their vertices, none twice."""
    # What overflows becomes NaN, which proves nothing.
    with np.errstate(over="ignore", invalid="ignore"):
        aside = _apart(x, y, across=True)
        proven: BoolArray = aside.all(axis=(0, 1))
        rest = np.flatnonzero(~proven)
        if len(rest):
            before = _apart(x[:, rest], y[:, rest], across=False)
            proven[rest] = (aside[:, :, rest] | before).all(axis=(0, 1))
    return proven


def _apart(x: FloatArray, y: FloatArray, across: bool) -> BoolArray:
    """(k - 1, k, r) whether edge i and edge i + 1 + d keep apart, by the sides of lines or (not `across`) along them.

    The first and the last d stand for neighbours, which share a vertex: they keep apart but for it.
    """
    edges = len(x)
    dx, dy = _following(x, 1) - x, _following(y, 1) - y
    one_way = np.empty((edges - 1, *x.shape), dtype=bool)
    before = np.zeros(x.shape, dtype=np.int8)
    for step in range(1, edges):
        to_x, to_y = _following(x, step + 1) - x, _following(y, step + 1) - y
        side = _sides(dx, dy, to_x, to_y) if across else _places(dx, dy, to_x, to_y)
        # A neighbour shares a vertex with the edge: only its other end has to be off the line, or further along.
        if step == 1:
            one_way[0] = side > 0 if not across else side != 0
        elif step == edges - 1:
            one_way[-1] = before < 0 if not across else before != 0
        else:
            one_way[step - 1] = (side == before) & (side != 0)
        before = side
    other_way = np.stack([_following(one_way[edges - 2 - d], d + 1) for d in range(edges - 1)])
    apart: BoolArray = one_way | other_way
    return apart


def _following(values: npt.NDArray[Item], steps: int) -> npt.NDArray[Item]:
    """The values of the vertices or edges that come so many steps later."""
    return np.roll(values, -steps, axis=0)


def _sides(dx: FloatArray, dy: FloatArray, to_x: FloatArray, to_y: FloatArray) -> Signs:
    """1 to the left of edges, -1 to the right, 0 where rounding may decide."""
    left, right = dx * to_y, dy * to_x
    unsafe = _UNSAFE * (np.abs(left) + np.abs(right))
    across = left - right
    signs: Signs = (across > unsafe).astype(np.int8) - (across < -unsafe)
    return signs


def _places(dx: FloatArray, dy: FloatArray, to_x: FloatArray, to_y: FloatArray) -> Signs:
    """1 beyond the end of edges, -1 before their start, 0 between, or where rounding may decide."""
    along_x, along_y = dx * to_x, dy * to_y
    unsafe = _UNSAFE * (np.abs(along_x) + np.abs(along_y) + dx * dx + dy * dy)
    along = along_x + along_y
    places: Signs = (along - (dx * dx + dy * dy) > unsafe).astype(np.int8) - (along < -unsafe)
    return places
