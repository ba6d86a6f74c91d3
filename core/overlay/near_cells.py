# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Circles on a grid of cells: which cells lie wholly within which circles, and which may lie in part.

Between rows of cells the width of a circle is known in closed form, in the plane and on the ellipsoid; so
the work follows the heights of circles and, for cells cut by one, their perimeter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from ..geometry.metric import Metric
from ..progress import Progress
from .segment_cells import Int32Array, runs
from .zone_cells import grouped

# A position may be taken for one of the next cell if it is so near (in cells): far above rounding.
_NEAR = 1e-6
_ROWS_AT_ONCE = 1 << 18


@dataclass(frozen=True)
class CellGrid:
    """Cells over flat coordinates, `columns` x `rows` of them, from (x0, y0), of these sizes."""

    x0: float
    y0: float
    width: float
    height: float
    columns: int
    rows: int

    @classmethod
    def over(cls, flat: FloatArray, columns: int, rows: int) -> CellGrid:
        """Cells over all (n, 2) positions, at least one; NaN is nowhere."""
        low, high = bounds(flat)
        # As large as coordinates round, where all positions are one.
        least = 1e-6 + 1e-12 * np.abs(low)
        width, height = np.maximum((high - low) * (1.0 + 1e-9), least).tolist()
        return cls(float(low[0]), float(low[1]), width / columns, height / rows, columns, rows)

    def cell_of(self, flat: FloatArray) -> Int32Array:
        """The number of the cell that each position lies in; 0 for NaN."""
        with np.errstate(invalid="ignore"):
            column = ((flat[:, 0] - self.x0) * (1.0 / self.width)).astype(np.int32)
            row = ((flat[:, 1] - self.y0) * (1.0 / self.height)).astype(np.int32)
        np.minimum(np.maximum(column, 0, out=column), self.columns - 1, out=column)
        np.minimum(np.maximum(row, 0, out=row), self.rows - 1, out=row)
        row *= self.columns
        row += column
        return row


def bounds(flat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least and largest of both coordinates; NaN is left out."""
    x, y = flat[:, 0], flat[:, 1]
    return np.array([np.fmin.reduce(x), np.fmin.reduce(y)]), np.array([np.fmax.reduce(x), np.fmax.reduce(y)])


@dataclass(frozen=True)
class Circles:
    """Some circles: flat centres (t, 2); (t,) radius in metres, chords that are surely and possibly within, reach."""

    flat: FloatArray
    limit: FloatArray
    sure: FloatArray
    possible: FloatArray
    reach: FloatArray


@dataclass(frozen=True)
class CircleCells:
    """Circles on a grid.

    Attributes
    ----------
    state: int32, (cells,), twice the number of circles that hold the whole cell, plus 1 where there are entries.
    offsets: int64, (cells + 1,), where the entries of each cell begin.
    circles: int64, (entries,), the circles that may reach into the cell and do not hold it, ascending in each cell.
    """

    state: Int32Array
    offsets: IntArray
    circles: IntArray


@dataclass(frozen=True)
class _Strips:
    """Of a circle in a row: the cells first <= column < stop may be reached, from <= column < until are within."""

    circle: IntArray
    row: IntArray
    first: IntArray
    stop: IntArray
    within_from: IntArray
    within_until: IntArray


def circle_cells(
    grid: CellGrid, circles: Circles, metric: Metric, count_whole: bool, progress: Progress
) -> Iterator[CircleCells]:
    """Circles on the grid, so many at a time as take bounded memory.

    With `count_whole` circles are only counted in cells that they hold wholly; otherwise they are entries there too.
    """
    row, count = _rows(grid, circles)
    for some in _portions(count):
        owner, rows = runs(row[some], count[some])
        across = _half_widths(grid, circles, metric, some[owner], rows)
        parts = [_strips(grid, circles, some[owner], rows, *across, turn, metric.turn) for turn in _turns(metric)]
        progress.check()
        yield _cells(grid, _joined(parts), count_whole)


def _turns(metric: Metric) -> tuple[float, ...]:
    return (0.0, -metric.turn, metric.turn) if metric.turn else (0.0,)


def _portions(count: IntArray) -> list[IntArray]:
    """The circles, so many at a time that they cross a bounded number of rows."""
    group = (np.cumsum(count) - 1) // _ROWS_AT_ONCE
    return [some for some in np.split(np.arange(len(count)), np.flatnonzero(np.diff(group)) + 1) if len(some)]


def _rows(grid: CellGrid, circles: Circles) -> tuple[IntArray, IntArray]:
    """First row that each circle may reach into, and how many rows."""
    y = circles.flat[:, 1] - grid.y0
    first = np.floor(np.clip((y - circles.reach) / grid.height - _NEAR, 0.0, grid.rows))
    last = np.floor(np.clip((y + circles.reach) / grid.height + _NEAR, -1.0, grid.rows - 1.0))
    return first.astype(np.int64), np.maximum(last - first + 1.0, 0.0).astype(np.int64)


def _half_widths(
    grid: CellGrid, circles: Circles, metric: Metric, circle: IntArray, row: IntArray
) -> tuple[FloatArray, FloatArray]:
    low = grid.y0 + (row - _NEAR) * grid.height
    high = grid.y0 + (row + (1.0 + _NEAR)) * grid.height
    return metric.half_widths(circles.flat[circle], low, high, circles.sure[circle], circles.possible[circle])


def _strips(
    grid: CellGrid,
    circles: Circles,
    circle: IntArray,
    row: IntArray,
    inner: FloatArray,
    outer: FloatArray,
    turn: float,
    whole_turn: float,
) -> _Strips:
    """The columns of half widths, where the circles have made `turn`; what goes all round is one strip."""
    centre = (circles.flat[circle, 0] + turn - grid.x0) / grid.width
    around = 2.0 * outer > whole_turn - 4.0 * grid.width if whole_turn else np.zeros(len(row), dtype=bool)
    reach = np.where(around, np.inf, outer / grid.width)
    within = np.where(around, np.where(2.0 * inner >= whole_turn, np.inf, -np.inf), inner / grid.width)
    first, stop = _columns(np.floor(centre - reach - _NEAR), np.floor(centre + reach + _NEAR) + 1.0, grid.columns)
    start, until = _columns(np.ceil(centre - within + _NEAR), np.floor(centre + within - _NEAR), grid.columns)
    nothing = (inner < 0.0) | (until <= start)
    start, until = np.where(nothing, first, start), np.where(nothing, first, until)
    reached = np.flatnonzero((outer >= 0.0) & (stop > first) & ~(around & (turn != 0.0)))
    return _Strips(circle[reached], row[reached], first[reached], stop[reached], start[reached], until[reached])


def _columns(first: FloatArray, stop: FloatArray, columns: int) -> tuple[IntArray, IntArray]:
    return np.clip(first, 0, columns).astype(np.int64), np.clip(stop, 0, columns).astype(np.int64)


def _joined(parts: list[_Strips]) -> _Strips:
    """All of them, in order of circle."""
    if len(parts) == 1:
        return parts[0]
    circle = np.concatenate([part.circle for part in parts])
    order = np.argsort(circle, kind="stable")
    return _Strips(
        circle[order],
        np.concatenate([part.row for part in parts])[order],
        np.concatenate([part.first for part in parts])[order],
        np.concatenate([part.stop for part in parts])[order],
        np.concatenate([part.within_from for part in parts])[order],
        np.concatenate([part.within_until for part in parts])[order],
    )


def _cells(grid: CellGrid, strips: _Strips, count_whole: bool) -> CircleCells:
    """Sums and entries of strips. Columns have one cell more, where strips that reach the end stop."""
    cell_count = grid.columns * grid.rows
    row = strips.row * grid.columns
    if count_whole:
        starts = np.concatenate((row + strips.first, row + strips.within_until))
        stops = np.concatenate((row + strips.within_from, row + strips.stop))
        circle = np.concatenate((strips.circle, strips.circle))
        stride = strips.row * (grid.columns + 1)
        steps = np.bincount(stride + strips.within_from, minlength=cell_count + grid.rows)
        steps -= np.bincount(stride + strips.within_until, minlength=cell_count + grid.rows)
        state = np.cumsum(steps.reshape(grid.rows, -1), axis=1, dtype=np.int32)[:, :-1].ravel()
        state += state
    else:
        starts, stops, circle = row + strips.first, row + strips.stop, strips.circle
        state = np.zeros(cell_count, dtype=np.int32)
    owner, cell = runs(starts, stops - starts)
    offsets, entries = grouped(cell, circle[owner], cell_count)
    state += offsets[1:] > offsets[:-1]
    return CircleCells(state, offsets, entries)
