# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines as chains of segments: vertices put in, stretches taken out."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray
from ..ragged import cumulated, offsets_of


def line_ends(lines: Geometries) -> BoolArray:
    """(m,) the vertices at which a line of two or more begins or ends."""
    is_end = np.zeros(len(lines.coords), dtype=bool)
    filled = np.diff(lines.part_offsets) > 1
    is_end[lines.part_offsets[:-1][filled]] = True
    is_end[lines.part_offsets[1:][filled] - 1] = True
    return is_end


def with_vertices(lines: Geometries, after: IntArray, xy: FloatArray, along: FloatArray) -> Geometries:
    """`lines` with a vertex at each `xy` (k, 2), put in behind vertex `after` (k,), in order of `along` (k,)."""
    if not len(after):
        return lines
    order = np.lexsort((along, after))
    coords = np.insert(lines.coords, after[order] + 1, xy[order], axis=0)
    more = offsets_of(after, len(lines.coords))
    parts = lines.part_offsets + more[lines.part_offsets]
    return Geometries(lines.kind, np.ascontiguousarray(coords), parts, None, lines.feature_offsets)


def stretches(
    coords: FloatArray,
    vertex: IntArray,
    chain_offsets: IntArray,
    along_m: FloatArray,
    chain: IntArray,
    start_m: FloatArray,
    stop_m: FloatArray,
) -> Geometries:
    """(k,) lines: of each `chain` what lies between `start_m` and `stop_m`, cut exactly there.

    Parameters
    ----------
    coords: (m, 2)
    vertex: (s,) the vertex at which each segment starts; it ends at the next
    chain_offsets: (c + 1,) first segment of every chain
    along_m: (s + 1,) metres from the beginning of all chains, one after the other, to that of each segment
    """
    base = along_m[chain_offsets[chain]]
    end = along_m[chain_offsets[chain + 1]]
    low, high = np.minimum(base + start_m, end), np.minimum(base + stop_m, end)
    last = chain_offsets[chain + 1] - 1
    first_segment = np.clip(np.searchsorted(along_m, low, side="right") - 1, chain_offsets[chain], last)
    last_segment = np.clip(np.searchsorted(along_m, high, side="left") - 1, first_segment, last)
    inner = last_segment - first_segment
    counts = inner + 2
    offsets = cumulated(counts)
    result = np.empty((int(offsets[-1]), 2))
    result[offsets[:-1]] = _place(coords, vertex, along_m, first_segment, low)
    result[offsets[1:] - 1] = _place(coords, vertex, along_m, last_segment, high)
    at = np.repeat(offsets[:-1] + 1, inner) + _counted(inner)
    result[at] = coords[vertex[np.repeat(first_segment + 1, inner) + _counted(inner)]]
    each = np.arange(len(chain) + 1, dtype=np.int64)
    return Geometries(GeometryKind.LINE, result, offsets, None, each)


def _counted(counts: IntArray) -> IntArray:
    """0, 1, ... within every run."""
    stops = np.cumsum(counts)
    return np.arange(stops[-1] if len(stops) else 0) - np.repeat(stops - counts, counts)


def _place(
    coords: FloatArray, vertex: IntArray, along_m: FloatArray, segment: IntArray, at_m: FloatArray
) -> FloatArray:
    length = along_m[segment + 1] - along_m[segment]
    share = np.divide(at_m - along_m[segment], length, out=np.zeros(len(segment)), where=length > 0)
    share = np.clip(share, 0.0, 1.0)[:, None]
    a, b = coords[vertex[segment]], coords[vertex[segment] + 1]
    # Exactly the vertex where the cut is one: so that neighbouring stretches meet.
    place: FloatArray = np.where(share == 1.0, b, a + (b - a) * share)
    return place
