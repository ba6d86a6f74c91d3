# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two rasters over each other whose axes are parallel: which share of every cell of one has which class in the other.

The overlap of two cells is a rectangle, the product of an overlap of columns and an overlap of rows: sums
along rows, then along columns, each read at the edges of the other raster's cells, give it exactly.
"""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from ..twin.grid import Affine


def is_upright(affine: Affine) -> bool:
    """Whether columns run along x and rows along y, in whatever direction."""
    return affine.dx_row == 0.0 and affine.dy_column == 0.0


def edges_in(outer: Affine, inner: Affine, cells: slice, by_row: bool) -> FloatArray:
    """The edges of these rows (columns) of `inner` as fractional rows (columns) of `outer`; both upright."""
    place = np.arange(cells.start, cells.stop + 1)
    if by_row:
        return (inner.y0 + place * inner.dy_row - outer.y0) / outer.dy_row
    return (inner.x0 + place * inner.dx_column - outer.x0) / outer.dx_column


def class_shares(codes: IntArray, class_count: int, row_edges: FloatArray, column_edges: FloatArray) -> FloatArray:
    """(classes, rows, columns): the share of each cell that has each class.

    Parameters
    ----------
    codes: (r, c) classes of the other raster; those beyond class_count - 1 are not asked for
    row_edges, column_edges: (rows + 1,) and (columns + 1,), where the cells' edges lie in rows and columns
        of `codes`, ascending or descending. What lies beside `codes` has no class.
    """
    rows, columns = len(row_edges) - 1, len(column_edges) - 1
    shares = np.empty((class_count, rows, columns))
    for code in range(class_count):
        along = _between(np.cumsum(codes == code, axis=1, dtype=np.float64), column_edges, axis=1)
        shares[code] = _between(np.cumsum(along, axis=0), row_edges, axis=0)
    whole = np.abs(np.diff(row_edges))[:, None] * np.abs(np.diff(column_edges))[None, :]
    shares /= whole
    # Differences of sums leave traces of rounding where there is nothing.
    shares[shares < 1e-12] = 0.0
    return np.minimum(shares, 1.0)


def _between(sums: FloatArray, edges: FloatArray, axis: int) -> FloatArray:
    """The sum between neighbouring edges, from running sums over whole cells along an axis."""
    count = sums.shape[axis]
    place = np.clip(edges, 0.0, count)
    cell = np.minimum(np.floor(place).astype(np.int64), count - 1)
    part = place - cell
    padded = np.concatenate((np.zeros_like(sums.take([0], axis=axis)), sums), axis=axis)
    shape = (-1, 1) if axis == 0 else (1, -1)
    part = part.reshape(shape)
    at_edges = padded.take(cell, axis=axis) * (1.0 - part) + padded.take(cell + 1, axis=axis) * part
    between: FloatArray = np.abs(np.diff(at_edges, axis=axis))
    return between
