# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""More vertices on long edges, so that an edge straight in one CRS stays itself in another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..ragged import cumulated
from .geometries import FloatArray, Geometries, IntArray
from .segments import segments

TOLERANCE_M = 0.1
SHORTEST_M = 200.0
_METRES_PER_DEGREE = 111_320.0
_MOST_PIECES = 4_096


def densify(
    geometries: Geometries,
    project: Callable[[FloatArray], FloatArray],
    source_in_degrees: bool,
    target_in_degrees: bool,
) -> Geometries:
    """`geometries` with vertices added on edges whose image under `project` bends by more than 0.1 m.

    The distance between the image of an edge's middle and the middle of its chord falls with the square
    of the number of pieces, which gives that number. Both neighbours of a shared edge get the very same
    vertices, whichever way round they run. Edges shorter than 200 m bend by less than the tolerance
    anywhere but beside a pole and are left alone; so are edges of more than 180 degrees of longitude.
    """
    start, _ = segments(geometries)
    a, b = geometries.coords[start], geometries.coords[start + 1]
    step = np.abs(b - a)
    shortest = SHORTEST_M / _METRES_PER_DEGREE if source_in_degrees else SHORTEST_M
    long = step.max(axis=1, initial=0.0) > shortest
    if source_in_degrees:
        long &= step[:, 0] <= 180.0
    if not long.any():
        return geometries
    ends_a, ends_b = project(a[long]), project(b[long])
    bend = np.hypot(*(project((a[long] + b[long]) / 2.0) - (ends_a + ends_b) / 2.0).T)
    tolerance = TOLERANCE_M / _METRES_PER_DEGREE if target_in_degrees else TOLERANCE_M
    bend[~np.isfinite(bend)] = 0.0
    pieces = np.ones(len(start), dtype=np.int64)
    pieces[long] = np.clip(np.ceil(np.sqrt(bend / tolerance)), 1, _MOST_PIECES)
    return _cut(geometries, start, pieces)


def shorten(geometries: Geometries, longest: float) -> Geometries:
    """`geometries` with vertices added so that no edge is longer than `longest` along either axis.

    Edges of more than 180 units are left alone: in degrees they go round the other way.
    """
    start, _ = segments(geometries)
    step = np.abs(geometries.coords[start + 1] - geometries.coords[start]).max(axis=1, initial=0.0)
    pieces = np.ceil(np.where(step > 180.0, 0.0, step) / longest).astype(np.int64)
    return _cut(geometries, start, np.maximum(pieces, 1))


def _cut(geometries: Geometries, start: IntArray, pieces: IntArray) -> Geometries:
    """The same features with segment i cut into `pieces[i]` equal pieces."""
    if (pieces == 1).all():
        return geometries
    copies = np.ones(len(geometries.coords), dtype=np.int64)
    copies[start] = pieces
    new_offsets = cumulated(copies)
    vertex = np.repeat(np.arange(len(copies)), copies)
    step = np.arange(new_offsets[-1]) - new_offsets[vertex]
    coords = geometries.coords[vertex]
    added = np.flatnonzero(step)
    first, count = vertex[added], copies[vertex[added]]
    # Weights of both ends computed the same way: the sum does not depend on the direction of the edge.
    toward_first = ((count - step[added]) / count)[:, None]
    toward_second = (step[added] / count)[:, None]
    coords[added] = geometries.coords[first] * toward_first + geometries.coords[first + 1] * toward_second
    part_offsets = new_offsets[geometries.part_offsets]
    return Geometries(geometries.kind, coords, part_offsets, geometries.polygon_offsets, geometries.feature_offsets)
