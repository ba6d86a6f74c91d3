# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines cut where they cross the edges of raster cells.

No geometry is built and nothing is sorted: a segment is cut at the column lines that it crosses, which
gives strips in order; each strip is then cut at the row lines. The cell of a piece follows from counting
the lines, never from rounding a midpoint, so that it is right for pieces of any length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts
from ..progress import Progress
from ..twin.grid import Affine
from .ordering import spread

_CUTS_AT_ONCE = 1 << 17
_SEGMENTS_AT_ONCE = 1 << 15


@dataclass(frozen=True)
class LinePieces:
    """Pieces of line segments, each within one cell or outside the raster, by segment and then by start.

    The pieces of a segment follow on each other without gap: they partition it. There is none of length
    zero, but for one piece (0..1) of a segment whose ends are the same point. Outside the raster, row and
    column are -1, and one stretch may come as several pieces.

    Attributes
    ----------
    segment: (k,) int64, numbered as in `core.geometry.segments`
    start, stop: (k,) where along the segment the piece begins and ends, 0..1 in the plane of the raster's CRS
    row, column: (k,) int64
    """

    segment: IntArray
    start: FloatArray
    stop: FloatArray
    row: IntArray
    column: IntArray

    def __len__(self) -> int:
        return len(self.segment)


@dataclass(frozen=True)
class _Segments:
    """Segments in cell space, turned so that they run to higher columns (or, along a column, to higher rows)."""

    number: IntArray
    u0: FloatArray
    v0: FloatArray
    u1: FloatArray
    v1: FloatArray
    turned: BoolArray


@dataclass(frozen=True)
class _Strips:
    """The parts of segments within one column, in order along the (turned) segment."""

    segment: IntArray
    column: IntArray
    start: FloatArray
    stop: FloatArray
    v0: FloatArray
    v1: FloatArray


def cut_lines(lines: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress) -> LinePieces:
    """Cut every segment at every edge of a raster cell that it crosses.

    Cells are half-open in column/row space: a segment that runs along the edge between two cells lies in
    the one with the higher column or row. A line and its reverse give the same pieces.

    Parameters
    ----------
    lines: in the CRS of the raster
    shape: (rows, columns) of the raster
    """
    chunks = []
    for segments, done in _segment_chunks(lines, affine, progress):
        progress.report(done)
        for some in _bounded(segments, shape):
            progress.check()
            chunks.append(_cut(some, shape))
    if not chunks:
        nothing = np.zeros(0, dtype=np.int64)
        return LinePieces(nothing, np.zeros(0), np.zeros(0), nothing, nothing)
    progress.check()
    return LinePieces(
        segment=np.concatenate([chunk.segment for chunk in chunks]),
        start=np.concatenate([chunk.start for chunk in chunks]),
        stop=np.concatenate([chunk.stop for chunk in chunks]),
        row=np.concatenate([chunk.row for chunk in chunks]),
        column=np.concatenate([chunk.column for chunk in chunks]),
    )


def _segment_chunks(lines: Geometries, affine: Affine, progress: Progress) -> Iterator[tuple[_Segments, float]]:
    """The segments in cell space, some at a time, and the fraction of all that is done before them."""
    starts = segment_starts(lines)
    for first in range(0, len(starts), _SEGMENTS_AT_ONCE):
        progress.check()
        vertex = starts[first : first + _SEGMENTS_AT_ONCE]
        here, there = affine.to_cell(lines.coords[vertex]), affine.to_cell(lines.coords[vertex + 1])
        u0, v0, u1, v1 = here[:, 0], here[:, 1], there[:, 0], there[:, 1]
        turned = (u1 < u0) | ((u1 == u0) & (v1 < v0))
        number = np.arange(first, first + len(vertex))
        segments = _Segments(
            number,
            np.where(turned, u1, u0),
            np.where(turned, v1, v0),
            np.where(turned, u0, u1),
            np.where(turned, v0, v1),
            turned,
        )
        yield segments, first / len(starts)


def _bounded(segments: _Segments, shape: tuple[int, int]) -> Iterator[_Segments]:
    """Groups of segments that give a bounded number of pieces (or one segment)."""
    rows, columns = shape
    crossed = np.clip(segments.u1, -1, columns) - np.clip(segments.u0, -1, columns)
    crossed += np.abs(np.clip(segments.v1, -1, rows) - np.clip(segments.v0, -1, rows))
    total = np.cumsum(np.nan_to_num(crossed) + 1)
    if len(total) and total[-1] <= _CUTS_AT_ONCE:
        yield segments
        return
    cuts = np.flatnonzero(np.diff(total // _CUTS_AT_ONCE, prepend=-1))
    for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(total)).tolist()):
        part = slice(start, stop)
        yield _Segments(
            segments.number[part],
            segments.u0[part],
            segments.v0[part],
            segments.u1[part],
            segments.v1[part],
            segments.turned[part],
        )


def _cut(segments: _Segments, shape: tuple[int, int]) -> LinePieces:
    strips = _cut_at_columns(segments, shape)
    pieces = _cut_at_rows(segments, strips, shape)
    return _turn_back(segments, pieces)


def _cut_at_columns(segments: _Segments, shape: tuple[int, int]) -> _Strips:
    """The strips of segments; all of the plane left of the raster is column -1, right of it column `columns`."""
    first, last = _column_range(segments, shape)
    segment, starts, ends = spread(last - first + 1)
    column = np.arange(len(segment)) + (first - starts)[segment]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        start = (column - segments.u0[segment]) / (segments.u1 - segments.u0)[segment]
        v_start = segments.v0[segment] + start * (segments.v1 - segments.v0)[segment]
    start[starts], v_start[starts] = 0.0, segments.v0
    np.maximum(v_start, np.minimum(segments.v0, segments.v1)[segment], out=v_start)
    np.minimum(v_start, np.maximum(segments.v0, segments.v1)[segment], out=v_start)
    return _Strips(segment, column, start, _next(start, ends, 1.0), v_start, _next(v_start, ends, segments.v1))


def _next(begin: FloatArray, last: IntArray, at_last: FloatArray | float) -> FloatArray:
    """Where each item ends: where the one after it begins, but the last of each group at `at_last`."""
    end = np.empty_like(begin)
    end[:-1] = begin[1:]
    end[last] = at_last
    return end


def _column_range(segments: _Segments, shape: tuple[int, int]) -> tuple[IntArray, IntArray]:
    """First and last column (-1..columns) in which a segment is cut.

    Where a segment runs above or below the raster there is no need to cut it: of that stretch only a
    column of slack is kept, in which everything is outside.
    """
    rows, columns = shape
    u0, u1, v0, v1 = segments.u0, segments.u1, segments.v0, segments.v1
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        at_top, at_bottom = (0.0 - v0) / (v1 - v0), (rows - v0) / (v1 - v0)
        enter = u0 + np.clip(np.fmin(at_top, at_bottom), 0.0, 1.0) * (u1 - u0)
        leave = u0 + np.clip(np.fmax(at_top, at_bottom), 0.0, 1.0) * (u1 - u0)
    level = v0 == v1
    enter, leave = np.where(level, u0, enter), np.where(level, u1, leave)
    finite = np.isfinite(enter) & np.isfinite(leave)
    first = np.maximum(np.floor(u0), np.floor(enter) - 1)
    last = np.minimum(np.ceil(u1) - 1, np.floor(leave) + 1)
    beside = (np.maximum(v0, v1) < 0) | (np.minimum(v0, v1) > rows) | ~finite
    first = np.clip(np.where(beside, -1.0, first), -1, columns)
    last = np.clip(np.where(beside, -1.0, last), -1, columns)
    first_column = first.astype(np.int64)
    return first_column, np.maximum(last.astype(np.int64), first_column)


def _cut_at_rows(segments: _Segments, strips: _Strips, shape: tuple[int, int]) -> LinePieces:
    """Pieces in cells, in order along the turned segments; `segment` counts within the chunk."""
    rows, columns = shape
    up, down = strips.v1 > strips.v0, strips.v1 < strips.v0
    first = _limited(np.where(down, np.ceil(strips.v0) - 1, np.floor(strips.v0)), rows)
    last = _limited(np.where(up, np.ceil(strips.v1) - 1, np.floor(strips.v1)), rows)
    within = (strips.column >= 0) & (strips.column < columns)
    strip, starts, ends = spread(np.where(within, np.abs(last - first) + 1, 1))
    offset = np.arange(len(strip)) - starts[strip]
    row = first[strip] + np.where(down, -1, 1)[strip] * offset
    segment = strips.segment[strip]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        line = row + down[strip]
        start = (line - segments.v0[segment]) / (segments.v1 - segments.v0)[segment]
    start[starts] = strips.start
    np.maximum(start, strips.start[strip], out=start)
    np.minimum(start, strips.stop[strip], out=start)
    inside = within[strip] & (row >= 0) & (row < rows)
    if inside.all():
        column = strips.column[strip]
    else:
        row, column = np.where(inside, row, -1), np.where(inside, strips.column[strip], -1)
    return LinePieces(segment, start, _next(start, ends, strips.stop), row, column)


def _limited(row: FloatArray, row_count: int) -> IntArray:
    """Rows as whole numbers, -1 above the raster, `row_count` below it, and -1 for NaN."""
    return np.fmin(np.fmax(row, -1.0), row_count).astype(np.int64)


def _turn_back(segments: _Segments, pieces: LinePieces) -> LinePieces:
    """Pieces in the order and direction of the segments as they were given, without those of length zero."""
    start, stop, row, column = pieces.start, pieces.stop, pieces.row, pieces.column
    if segments.turned.any():
        count = np.bincount(pieces.segment, minlength=len(segments.number))
        place = np.arange(len(pieces))
        mirror = (2 * np.cumsum(count) - count - 1)[pieces.segment] - place
        turned = segments.turned[pieces.segment]
        order = np.where(turned, mirror, place)
        here, there = start[order], stop[order]
        start, stop = np.where(turned, 1.0 - there, here), np.where(turned, 1.0 - here, there)
        row, column = row[order], column[order]
    segment = segments.number[pieces.segment]
    keep = stop > start
    if keep.all():
        return LinePieces(segment, start, stop, row, column)
    return LinePieces(segment[keep], start[keep], stop[keep], row[keep], column[keep])
