# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which cells polygons cover: cells on their boundaries one by one, what lies between as runs along rows.

The work follows the perimeter of the polygons, not their area. An edge covers everything on its side of
higher columns in the rows that it crosses, with a sign; summed over a polygon's edges this leaves 1
inside, 0 outside, and the exact covered fraction in the cells that edges cross.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .ordering import stable_order
from .raster_edges import Band, Edges, expand

NO_COVER = 1e-10
"""A cell covered by less than this fraction is not covered: so much comes from the rounding of coordinates."""


@dataclass(frozen=True)
class Runs:
    """Cells `start` <= column < `stop` of a row, covered alike by the polygon; ordered by polygon, row, start.

    `fraction` is 1 but where a level edge runs through the cells or just ends beside them.
    """

    polygon: IntArray
    row: IntArray
    start: IntArray
    stop: IntArray
    fraction: FloatArray

    def __len__(self) -> int:
        return len(self.polygon)

    def take(self, chosen: IntArray | BoolArray | slice) -> Runs:
        return Runs(
            self.polygon[chosen], self.row[chosen], self.start[chosen], self.stop[chosen], self.fraction[chosen]
        )


@dataclass(frozen=True)
class Cells:
    """Cells and the covered fraction of each, NO_COVER < fraction <= 1; ordered by polygon, row, column."""

    polygon: IntArray
    row: IntArray
    column: IntArray
    fraction: FloatArray


@dataclass(frozen=True)
class _Parts:
    """Stretches of edges, each within one row: from (x0, row + y0) to (x1, row + y1), y0 <= y1."""

    polygon: IntArray
    weight: FloatArray
    row: IntArray
    x0: FloatArray
    y0: FloatArray
    x1: FloatArray
    y1: FloatArray


@dataclass(frozen=True)
class _Pieces:
    """Stretches of edges, each within one cell, column -1 and `columns` being all that lies beside the raster.

    `cover` is the signed share of the row's height that the piece takes, `area` what it covers of its own cell.
    """

    polygon: IntArray
    row: IntArray
    column: IntArray
    cover: FloatArray
    area: FloatArray


def cover(band: Band, column_count: int, exact: bool, progress: Progress) -> Iterator[tuple[Cells, Runs]]:
    """What the polygons cover of the rows of the band, some whole polygons at a time.

    With `exact` the cells have the exact fractions; otherwise a polygon covers the cells whose centre it
    holds, all of them in runs. A centre on an edge belongs to the polygon on the side of higher columns
    (or rows): polygons that share an edge share out the cells.
    """
    for edges in band.chunks(column_count):
        progress.check()
        if exact:
            yield _exact_cover(band, edges, column_count, progress)
        else:
            yield _NO_CELLS, _centre_runs(band, edges, column_count, progress)


def _centre_runs(band: Band, edges: Edges, column_count: int, progress: Progress) -> Runs:
    """Crossings of edges with the lines through the cells' centres, sorted and paired."""
    first = np.maximum(np.ceil(edges.v0 - 0.5), band.top)
    last = np.minimum(np.ceil(edges.v1 - 0.5), band.bottom)
    edge, offset, _ = expand(np.maximum(last - first, 0.0).astype(np.int64))
    row = first.astype(np.int64)[edge] + offset
    x = _column_at(edges, edge, row + 0.5)
    column = np.clip(np.ceil(x - 0.5), 0, column_count).astype(np.int64)
    group, polygons = _row_groups(edges.polygon[edge], row, band)
    keys = group * (column_count + 1) + column
    keys = keys[stable_order(keys, len(polygons) * (band.bottom - band.top) * (column_count + 1), progress)]
    group, column = np.divmod(keys, column_count + 1)
    start, stop = column[::2], column[1::2]
    filled = stop > start
    polygon, row = np.divmod(group[::2][filled], band.bottom - band.top)
    return Runs(polygons[polygon], row + band.top, start[filled], stop[filled], np.ones(len(row)))


def _column_at(edges: Edges, edge: IntArray, row: FloatArray) -> FloatArray:
    """Where these edges cross these (fractional) rows."""
    slope = (edges.u1 - edges.u0) / (edges.v1 - edges.v0)
    x = edges.u0[edge] + (row - edges.v0[edge]) * slope[edge]
    low, high = np.minimum(edges.u0, edges.u1), np.maximum(edges.u0, edges.u1)
    result: FloatArray = np.clip(x, low[edge], high[edge])
    return result


def _row_groups(polygon: IntArray, row: IntArray, band: Band) -> tuple[IntArray, IntArray]:
    """A number for each pair of polygon and row, ascending, and the polygons: number // rows is the index there."""
    begins = np.diff(polygon, prepend=-1) != 0
    index = np.cumsum(begins) - 1
    return index * (band.bottom - band.top) + (row - band.top), polygon[begins]


def _exact_cover(band: Band, edges: Edges, column_count: int, progress: Progress) -> tuple[Cells, Runs]:
    pieces = _cut_at_columns(_cut_at_rows(edges, band), column_count)
    progress.check()
    return _sum_pieces(pieces, band, column_count, progress)


def _cut_at_rows(edges: Edges, band: Band) -> _Parts:
    low, high = np.maximum(edges.v0, band.top), np.minimum(edges.v1, band.bottom)
    first = np.floor(low)
    edge, offset, ends = expand((np.ceil(high) - first).astype(np.int64))
    row = first[edge] + offset
    y0 = np.where(offset == 0, low[edge], row)
    x0 = _column_at(edges, edge, y0)
    y1, x1 = row + 1.0, np.empty_like(x0)
    y1[ends] = high
    x1[:-1] = x0[1:]
    x1[ends] = np.where(high == edges.v1, edges.u1, _column_at(edges, np.arange(len(edges)), high))
    return _Parts(edges.polygon[edge], edges.weight[edge], row.astype(np.int64), x0, y0 - row, x1, y1 - row)


def _cut_at_columns(parts: _Parts, column_count: int) -> _Pieces:
    """Parts cut at column lines, from left to right; most of them lie in one column and need no cut."""
    left, right = np.minimum(parts.x0, parts.x1), np.maximum(parts.x0, parts.x1)
    first = np.clip(np.floor(left), -1, column_count)
    last = np.maximum(np.clip(np.ceil(right) - 1.0, -1, column_count), first)
    part, offset, ends = expand((last - first + 1.0).astype(np.int64))
    column = first[part] + offset
    height = parts.y1 - parts.y0
    x0 = np.where(offset == 0, left[part], column)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = height / (right - left)
        y0 = np.where(offset == 0, 0.0, (column - left[part]) * slope[part])
    y0 = np.clip(y0, 0.0, height[part])
    x1, y1 = column + 1.0, np.empty_like(y0)
    y1[:-1] = y0[1:]
    x1[ends], y1[ends] = right, height
    cover = (y1 - y0) * parts.weight[part]
    area = cover * (1.0 - 0.5 * ((x0 - column) + (x1 - column)))
    return _Pieces(parts.polygon[part], parts.row[part], column.astype(np.int64), cover, area)


def _sum_pieces(pieces: _Pieces, band: Band, column_count: int, progress: Progress) -> tuple[Cells, Runs]:
    """The covered fraction of each cell with a piece in it, and the runs between such cells."""
    group, polygons = _row_groups(pieces.polygon, pieces.row, band)
    width = column_count + 2
    keys = group * width + (pieces.column + 1)
    order = stable_order(keys, len(polygons) * (band.bottom - band.top) * width, progress)
    keys = keys[order]
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    piece_cover = np.add.reduceat(pieces.cover[order], begins)
    covered_after = np.cumsum(piece_cover)
    fraction = covered_after - piece_cover + np.add.reduceat(pieces.area[order], begins)
    progress.check()
    group, column = np.divmod(keys[begins], width)
    column -= 1
    polygon, row = np.divmod(group, band.bottom - band.top)
    polygon, row = polygons[polygon], row + band.top
    on_raster = (fraction > NO_COVER) & (column >= 0) & (column < column_count)
    cells = Cells(polygon[on_raster], row[on_raster], column[on_raster], np.minimum(fraction[on_raster], 1.0))
    between = (covered_after[:-1] > NO_COVER) & (group[1:] == group[:-1]) & (column[1:] > column[:-1] + 1)
    before = np.flatnonzero(between)
    evenly = covered_after[before]
    evenly[evenly > 1.0 - NO_COVER] = 1.0
    return cells, Runs(polygon[before], row[before], column[before] + 1, column[before + 1], evenly)


_NOTHING = np.zeros(0, dtype=np.int64)
_NO_CELLS = Cells(_NOTHING, _NOTHING, _NOTHING, np.zeros(0))
