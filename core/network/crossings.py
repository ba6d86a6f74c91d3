# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where lines cross or touch without sharing a vertex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts
from ..overlay.ordering import stable_order
from ..progress import Progress
from ..ragged import owners
from .lines import line_ends

_CELLS_A_PIECE = 4.0
_PIECES_AT_ONCE = 150_000
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
    origin = lines.coords.mean(axis=0) if len(lines.coords) else np.zeros(2)
    segments = _Segments(lines, vertex, origin, tolerance)
    parts = []
    for first, second in _close_pairs(segments, progress):
        progress.check()
        parts += _meetings(segments, first, second)
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


class _Segments:
    """Segments as flat arrays around an origin; (s,) each."""

    def __init__(self, lines: Geometries, vertex: IntArray, origin: FloatArray, tolerance: float) -> None:
        self.tolerance = tolerance
        self.ax, self.ay = (lines.coords[vertex] - origin).T.copy()
        self.bx, self.by = (lines.coords[vertex + 1] - origin).T.copy()
        self.length = np.hypot(self.bx - self.ax, self.by - self.ay)
        is_end = line_ends(lines)
        self.ends_a, self.ends_b = is_end[vertex], is_end[vertex + 1]

    def __len__(self) -> int:
        return len(self.ax)


@dataclass(frozen=True)
class _Pieces:
    """Segments, long ones cut, as boxes wider by the tolerance; (p,) each."""

    segment: IntArray
    low_x: FloatArray
    low_y: FloatArray
    high_x: FloatArray
    high_y: FloatArray


def _close_pairs(segments: _Segments, progress: Progress) -> Iterator[tuple[IntArray, IntArray]]:
    """Pairs of segments whose boxes meet, some at a time; of long segments a pair may come more than once."""
    if not len(segments):
        return
    side = _side_of_cells(segments)
    pieces = _pieces_of(segments, side, progress)
    left, bottom = float(pieces.low_x.min()), float(pieces.low_y.min())
    columns = int((pieces.high_x.max() - left) / side) + 2
    rows = int((pieces.high_y.max() - bottom) / side) + 2
    for band in range(0, rows, max(rows * _PIECES_AT_ONCE // len(pieces.segment), 1)):
        progress.check()
        stop = min(band + max(rows * _PIECES_AT_ONCE // len(pieces.segment), 1), rows)
        cell, piece = _entries(pieces, left, bottom, side, band, stop)
        order = stable_order(cell, max((stop - band) * columns, 1), progress)
        cell, piece = cell[order], piece[order]
        position, step = np.arange(len(cell)), 0
        while len(position):
            progress.check()
            step += 1
            position = position[: np.searchsorted(position, len(cell) - step)]
            position = position[cell[position] == cell[position + step]]
            first, second = piece[position], piece[position + step]
            # Boxes that meet in several cells meet in the first corner of what they share in one of them only.
            x = np.maximum(pieces.low_x[first], pieces.low_x[second])
            y = np.maximum(pieces.low_y[first], pieces.low_y[second])
            meet = x <= np.minimum(pieces.high_x[first], pieces.high_x[second])
            meet &= y <= np.minimum(pieces.high_y[first], pieces.high_y[second])
            corner = (((y - bottom) / side).astype(np.int64) - band) * columns + ((x - left) / side).astype(np.int64)
            meet &= corner == cell[position]
            one, other = pieces.segment[first[meet]], pieces.segment[second[meet]]
            apart = one != other
            if apart.any():
                yield one[apart], other[apart]


def _side_of_cells(segments: _Segments) -> float:
    extent = max(float(np.ptp(segments.ax)), float(np.ptp(segments.ay)), 1e-9)
    return max(float(segments.length.mean()), 4.0 * segments.tolerance, extent / 1e6)


def _pieces_of(segments: _Segments, side: float, progress: Progress) -> _Pieces:
    counts = np.maximum(np.ceil(segments.length / (_CELLS_A_PIECE * side)), 1).astype(np.int64)
    segment = owners(counts) if counts.max() > 1 else np.arange(len(segments))
    number = np.arange(len(segment)) - (np.cumsum(counts) - counts)[segment]
    progress.check()
    begin, end = number / counts[segment], (number + 1) / counts[segment]
    boxes = []
    for a, b in ((segments.ax, segments.bx), (segments.ay, segments.by)):
        progress.check()
        from_here, along = a[segment], (b - a)[segment]
        first, last = from_here + along * begin, from_here + along * end
        boxes.append((np.minimum(first, last) - segments.tolerance, np.maximum(first, last) + segments.tolerance))
    (low_x, high_x), (low_y, high_y) = boxes
    return _Pieces(segment, low_x, low_y, high_x, high_y)


def _entries(
    pieces: _Pieces, left: float, bottom: float, side: float, band: int, stop: int
) -> tuple[IntArray, IntArray]:
    """Cell (within rows `band` to `stop`) and piece of every cell that a piece's box touches."""
    first_row = np.maximum(((pieces.low_y - bottom) / side).astype(np.int64), band)
    last_row = np.minimum(((pieces.high_y - bottom) / side).astype(np.int64), stop - 1)
    piece = np.flatnonzero(first_row <= last_row)
    first_row, last_row = first_row[piece], last_row[piece]
    first = ((pieces.low_x[piece] - left) / side).astype(np.int64)
    last = ((pieces.high_x[piece] - left) / side).astype(np.int64)
    columns = int((pieces.high_x.max() - left) / side) + 2
    cells, found = [], []
    # Few pieces span more than two or three cells each way: offset by offset, instead of run by run.
    for down in range(int((last_row - first_row).max(initial=-1)) + 1):
        for right in range(int((last - first).max(initial=-1)) + 1):
            some = np.flatnonzero((first_row + down <= last_row) & (first + right <= last))
            cells.append((first_row[some] + down - band) * columns + first[some] + right)
            found.append(piece[some])
    if not cells:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(cells), np.concatenate(found)


_Found = tuple[IntArray, IntArray, FloatArray, FloatArray, BoolArray]


def _meetings(segments: _Segments, first: IntArray, second: IntArray) -> list[_Found]:
    """Where pairs of segments cross or touch: an entry for each segment on whose middle the place lies."""
    c, d = _sides(segments, first, second)
    e, f = _sides(segments, second, first)
    cross = np.flatnonzero((c * d < 0) & (e * f < 0))
    found = [_crossing(segments, first[cross], second[cross], c[cross], d[cross], e[cross], f[cross])]
    for one, other, at_a, at_b in ((first, second, c, d), (second, first, e, f)):
        for side, at_end in ((at_a, False), (at_b, True)):
            near = np.flatnonzero(np.abs(side) <= segments.length[one] * segments.tolerance)
            found.append(_touching(segments, one[near], other[near], at_end))
    return found


def _sides(segments: _Segments, one: IntArray, other: IntArray) -> tuple[FloatArray, FloatArray]:
    """On which side of `one` the ends of `other` lie; times the length of `one` how far."""
    ax, ay = segments.ax[one], segments.ay[one]
    dx, dy = segments.bx[one] - ax, segments.by[one] - ay
    a = dx * (segments.ay[other] - ay) - dy * (segments.ax[other] - ax)
    b = dx * (segments.by[other] - ay) - dy * (segments.bx[other] - ax)
    return a, b


def _crossing(
    segments: _Segments,
    first: IntArray,
    second: IntArray,
    c: FloatArray,
    d: FloatArray,
    e: FloatArray,
    f: FloatArray,
) -> _Found:
    share_first, share_second = e / (e - f), c / (c - d)
    x = segments.ax[first] + (segments.bx[first] - segments.ax[first]) * share_first
    y = segments.ay[first] + (segments.by[first] - segments.ay[first]) * share_first
    xy = np.column_stack((x, y))
    return (
        np.concatenate((first, second)),
        np.concatenate((second, first)),
        np.concatenate((share_first, share_second)),
        np.concatenate((xy, xy)),
        np.ones(2 * len(first), dtype=bool),
    )


def _touching(segments: _Segments, one: IntArray, other: IntArray, at_stop: bool) -> _Found:
    """Starts (or, with `at_stop`, stops) of `other` on the middle of `one`, that is on it but at neither of its ends.

    For ends of lines within the tolerance is on it, for other vertices within rounding.
    """
    xs, ys = (segments.bx, segments.by) if at_stop else (segments.ax, segments.ay)
    x, y = xs[other], ys[other]
    common = ((x == segments.ax[one]) & (y == segments.ay[one])) | ((x == segments.bx[one]) & (y == segments.by[one]))
    apart = np.flatnonzero(~common & (segments.length[one] > 0))
    one, other, x, y = one[apart], other[apart], x[apart], y[apart]
    is_end = (segments.ends_b if at_stop else segments.ends_a)[other]
    length = segments.length[one]
    dx, dy = segments.bx[one] - segments.ax[one], segments.by[one] - segments.ay[one]
    ox, oy = x - segments.ax[one], y - segments.ay[one]
    share = (ox * dx + oy * dy) / length**2
    away = np.hypot(ox - dx * share, oy - dy * share)
    reach = np.where(is_end, segments.tolerance, np.minimum(_ROUNDING * (1.0 + length), segments.tolerance))
    near = (away <= reach) & (share > 0.0) & (share < 1.0)
    near &= (np.hypot(ox, oy) > reach) & (np.hypot(x - segments.bx[one], y - segments.by[one]) > reach)
    kept = np.flatnonzero(near)
    xy = np.column_stack((x[kept], y[kept]))
    return one[kept], other[kept], share[kept], xy, ~is_end[kept]
