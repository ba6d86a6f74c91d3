# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The value of a raster under each of many points."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from ..twin.grid import Affine, Grid
from .ordering import stable_order

_POINTS_AT_ONCE = 1 << 17
_ROWS_AT_ONCE = 256


def sample(grid: Grid, xy: FloatArray, progress: Progress) -> tuple[FloatArray, BoolArray]:
    """The value of the cell under each point.

    A cell is half-open: it holds its edges towards column 0 and row 0, not the opposite ones, whatever
    the raster's rotation. The raster is read in bands of rows, and only where there are points.

    Parameters
    ----------
    xy: (n, 2), in the CRS of the grid; a row with NaN is a point without position.

    Returns
    -------
    values: (n,) float64, NaN where the raster has no data or the point lies outside of it.
    inside: (n,) whether the point lies on the raster.
    """
    cell, inside = _cells_of(xy, grid.affine, grid.shape, progress)
    values = np.full(len(xy), np.nan)
    points = np.flatnonzero(inside)
    bands, points_by_band = _by_band(cell, points, grid.shape, progress)
    columns_of_grid = grid.shape[1]
    for number, (start, stop) in enumerate(bands):
        progress.report(number / len(bands))
        for first in range(start, stop, _POINTS_AT_ONCE):
            progress.check()
            chosen = points_by_band[first : min(first + _POINTS_AT_ONCE, stop)]
            rows, columns = np.divmod(cell[chosen], columns_of_grid)
            values[chosen] = _read_cells(grid, rows, columns)
    return values, inside


def _cells_of(xy: FloatArray, affine: Affine, shape: tuple[int, int], progress: Progress) -> tuple[IntArray, BoolArray]:
    """Flat cell number (row * columns + column) of each point, 0 where outside, and whether it is inside."""
    row_count, column_count = shape
    cell = np.zeros(len(xy), dtype=np.int64)
    inside = np.zeros(len(xy), dtype=bool)
    for start in range(0, len(xy), _POINTS_AT_ONCE):
        progress.check()
        chunk = slice(start, start + _POINTS_AT_ONCE)
        place = affine.to_cell(xy[chunk])
        column, row = np.floor(place[:, 0]), np.floor(place[:, 1])
        within = (column >= 0) & (column < column_count) & (row >= 0) & (row < row_count)
        inside[chunk] = within
        cell[chunk] = np.where(within, row * column_count + column, 0.0)
    return cell, inside


def _by_band(
    cell: IntArray, points: IntArray, shape: tuple[int, int], progress: Progress
) -> tuple[list[tuple[int, int]], IntArray]:
    """The points in the order of their bands of rows, and where each band that has any starts and stops."""
    band = cell[points] // (shape[1] * _ROWS_AT_ONCE)
    order = stable_order(band, shape[0] // _ROWS_AT_ONCE + 1, progress)
    starts = np.flatnonzero(np.diff(band[order], prepend=-1))
    stops = np.append(starts[1:], len(points))
    return list(zip(starts.tolist(), stops.tolist())), points[order]


def _read_cells(grid: Grid, rows: IntArray, columns: IntArray) -> FloatArray:
    top, left = int(rows.min()), int(columns.min())
    window = grid.read(slice(top, int(rows.max()) + 1), slice(left, int(columns.max()) + 1))
    values: FloatArray = window[rows - top, columns - left].astype(np.float64)
    return values


def cell_values(grid: Grid, row: IntArray, column: IntArray, progress: Progress) -> FloatArray:
    """The value of each cell; NaN on nodata and for row and column -1."""
    centre = grid.affine.to_xy(np.column_stack((column + 0.5, row + 0.5)))
    return sample(grid, centre, progress)[0]
