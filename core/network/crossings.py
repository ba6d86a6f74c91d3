# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where lines cross or touch without sharing a vertex."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts
from ..overlay.ordering import stable_order
from ..progress import Progress

_CELLS_A_PIECE = 4.0
_PAIRS_AT_ONCE = 262_144
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Crossings:
    """Places where segments meet away from their common vertices; (k,) each.

    Attributes
    ----------
    segment: the segment on which the place lies in the middle; two lines that cross have two entries
    other: the segment that it meets there
    share: 0..1 where along `segment`
    xy: (k, 2)
    crosses: True where the two cross or one has a vertex on the other, False where `other` only ends there
    """

    segment: IntArray
    other: IntArray
    share: FloatArray
    xy: FloatArray
    crosses: BoolArray


def crossing_segments(lines: Geometries, tolerance: float, progress: Progress) -> Crossings:
    """All crossings, and all ends of lines within `tolerance` of the middle of a segment (but not of its ends)."""
    vertex = segment_starts(lines)
    a, b = lines.coords[vertex], lines.coords[vertex + 1]
    origin = lines.coords.mean(axis=0) if len(lines.coords) else np.zeros(2)
    a, b = a - origin, b - origin
    is_end = np.zeros(len(lines.coords), dtype=bool)
    filled = np.diff(lines.part_offsets) > 1
    is_end[lines.part_offsets[:-1][filled]] = True
    is_end[lines.part_offsets[1:][filled] - 1] = True
    ends_a, ends_b = is_end[vertex], is_end[vertex + 1]
    parts: list[tuple[IntArray, IntArray, FloatArray, FloatArray, BoolArray]] = []
    for first, second in _close_pairs(a, b, tolerance, progress):
        progress.check()
        parts += [_crossing(a, b, first, second)]
        for one, other in ((first, second), (second, first)):
            parts.append(_touching(a, b, one, other, a[other], ends_a[other], tolerance))
            parts.append(_touching(a, b, one, other, b[other], ends_b[other], tolerance))
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        return Crossings(nothing, nothing, np.zeros(0), np.zeros((0, 2)), np.zeros(0, dtype=bool))
    segment, other, share, xy, crosses = (np.concatenate(column) for column in zip(*parts))
    # A vertex on another line belongs to two segments of its own, but is there once.
    order = np.lexsort((other, crosses, share, segment))
    segment, other, share, xy, crosses = (each[order] for each in (segment, other, share, xy, crosses))
    fresh = np.ones(len(segment), dtype=bool)
    fresh[1:] = (segment[1:] != segment[:-1]) | (xy[1:] != xy[:-1]).any(axis=1)
    return Crossings(segment[fresh], other[fresh], share[fresh], xy[fresh] + origin, crosses[fresh])


def _close_pairs(a: FloatArray, b: FloatArray, tolerance: float, progress: Progress) -> list[tuple[IntArray, IntArray]]:
    """Pairs of segments (lower, higher number), each once, whose boxes meet, some at a time."""
    cell, owner = _cells(a, b, tolerance, progress)
    order = stable_order(cell, int(cell.max(initial=0)) + 1, progress)
    cell, owner = cell[order], owner[order]
    found = []
    position = np.arange(len(cell))
    step = 0
    while True:
        step += 1
        position = position[: np.searchsorted(position, len(cell) - step)]
        position = position[cell[position] == cell[position + step]]
        if not len(position):
            break
        for start in range(0, len(position), _PAIRS_AT_ONCE):
            progress.check()
            some = position[start : start + _PAIRS_AT_ONCE]
            pair = np.sort(np.stack((owner[some], owner[some + step])), axis=0)
            meet = _boxes_meet(a, b, pair[0], pair[1], tolerance)
            found.append(pair[:, meet])
    if not found:
        return []
    key = np.concatenate([pair[0] * len(a) + pair[1] for pair in found])
    key = np.unique(key)
    return [
        (key[start : start + _PAIRS_AT_ONCE] // len(a), key[start : start + _PAIRS_AT_ONCE] % len(a))
        for start in range(0, len(key), _PAIRS_AT_ONCE)
    ]


def _cells(a: FloatArray, b: FloatArray, tolerance: float, progress: Progress) -> tuple[IntArray, IntArray]:
    """Cell and segment of every entry of segments in a grid; long segments are cut so that they fill few cells."""
    span = np.abs(b - a).max(axis=1, initial=0.0)
    side = max(2.0 * float(np.mean(span)) if len(span) else 1.0, 4.0 * tolerance, 1e-9)
    low = np.minimum(a, b).min(axis=0, initial=0.0) - tolerance
    extent = np.maximum(a, b).max(axis=0, initial=0.0) + tolerance - low
    side = max(side, float(extent.max()) / 1e6)
    pieces = np.maximum(np.ceil(span / (_CELLS_A_PIECE * side)), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(a)), pieces)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    progress.check()
    step = (b - a) / pieces[:, None]
    from_xy = a[owner] + step[owner] * number[:, None]
    to_xy = from_xy + step[owner]
    first = np.floor((np.minimum(from_xy, to_xy) - tolerance - low) / side).astype(np.int64)
    last = np.floor((np.maximum(from_xy, to_xy) + tolerance - low) / side).astype(np.int64)
    first = np.maximum(first, 0)
    wide = last - first + 1
    counts = wide[:, 0] * wide[:, 1]
    progress.check()
    entry = np.repeat(np.arange(len(owner)), counts)
    number = np.arange(len(entry)) - np.repeat(np.cumsum(counts) - counts, counts)
    column = first[entry, 0] + number % wide[entry, 0]
    row = first[entry, 1] + number // wide[entry, 0]
    columns = int(np.ceil(extent[0] / side)) + 2
    return row * columns + column, owner[entry]


def _boxes_meet(a: FloatArray, b: FloatArray, first: IntArray, second: IntArray, tolerance: float) -> BoolArray:
    low_1, high_1 = np.minimum(a[first], b[first]), np.maximum(a[first], b[first])
    low_2, high_2 = np.minimum(a[second], b[second]), np.maximum(a[second], b[second])
    meet: BoolArray = ((low_1 <= high_2 + tolerance) & (low_2 <= high_1 + tolerance)).all(axis=1)
    meet &= first != second
    return meet


def _side(a: FloatArray, b: FloatArray, c: FloatArray) -> FloatArray:
    side: FloatArray = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return side


def _crossing(
    a: FloatArray, b: FloatArray, first: IntArray, second: IntArray
) -> tuple[IntArray, IntArray, FloatArray, FloatArray, BoolArray]:
    """Pairs whose insides cross in one place, an entry for each of the two."""
    c, d = _side(a[first], b[first], a[second]), _side(a[first], b[first], b[second])
    e, f = _side(a[second], b[second], a[first]), _side(a[second], b[second], b[first])
    cross = (c * d < 0) & (e * f < 0)
    first, second = first[cross], second[cross]
    c, d, e, f = c[cross], d[cross], e[cross], f[cross]
    share_first, share_second = e / (e - f), c / (c - d)
    xy = a[first] + (b[first] - a[first]) * share_first[:, None]
    return (
        np.concatenate((first, second)),
        np.concatenate((second, first)),
        np.concatenate((share_first, share_second)),
        np.concatenate((xy, xy)),
        np.ones(2 * len(first), dtype=bool),
    )


def _touching(
    a: FloatArray, b: FloatArray, one: IntArray, other: IntArray, at: FloatArray, is_end: BoolArray, tolerance: float
) -> tuple[IntArray, IntArray, FloatArray, FloatArray, BoolArray]:
    """Vertices `at` of `other` on the middle of `one`, that is on it but at neither of its ends.

    For ends of lines within `tolerance` is on it, for other vertices within rounding.
    """
    along, offset = b[one] - a[one], at - a[one]
    square = (along**2).sum(axis=1)
    share = np.divide((offset * along).sum(axis=1), square, out=np.zeros(len(one)), where=square > 0)
    away = np.hypot(*(offset - along * share[:, None]).T)
    reach = np.where(is_end, tolerance, np.minimum(_ROUNDING * (1.0 + np.sqrt(square)), tolerance))
    near = (away <= reach) & (share > 0.0) & (share < 1.0)
    near &= (np.hypot(*offset.T) > reach) & (np.hypot(*(at - b[one]).T) > reach)
    kept = np.flatnonzero(near)
    return one[kept], other[kept], share[kept], at[kept], ~is_end[kept]
