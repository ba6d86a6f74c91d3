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
from .ordering import spread, stable_order
from .raster_edges import Band, Edges

NO_COVER = 1e-10
"""A cell covered by less than this fraction is not covered: so much comes from the rounding of coordinates."""
_UPRIGHT = 1e-100
# One whole cell where covers are added up as whole numbers; sums may wrap round, only their differences matter.
_ONE = 2.0**52


@dataclass(frozen=True)
class Cells:
    """Cells and the covered fraction of each, NO_COVER < fraction <= 1; ordered by polygon, row, column."""

    polygon: IntArray
    row: IntArray
    column: IntArray
    fraction: FloatArray

    def __len__(self) -> int:
        return len(self.polygon)


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

    def as_cells(self) -> Cells:
        """The same, cell by cell."""
        run, starts, _ = spread(self.stop - self.start)
        column = np.arange(len(run)) + (self.start - starts)[run]
        return Cells(self.polygon[run], self.row[run], column, self.fraction[run])


@dataclass(frozen=True)
class _Parts:
    """Stretches of edges, each within one row, as high as `height`, from x = left (at its low end or not) to right.

    `row_key` is the key of column 0 in that row for that polygon.
    """

    row_key: FloatArray
    weight: FloatArray
    left: FloatArray
    right: FloatArray
    height: FloatArray


@dataclass(frozen=True)
class _Pieces:
    """Stretches of edges, each within one cell, column -1 and `columns` being all that lies beside the raster.

    `key` numbers cells of polygons; `cover` is the signed share of the row's height that the piece takes, `area`
    what it covers of its own cell.
    """

    key: FloatArray
    cover: FloatArray
    area: FloatArray


@dataclass(frozen=True)
class _Keys:
    """One number for polygon, row of the band and column -1..columns, in this order."""

    polygons: IntArray
    top: int
    rows: int
    width: int

    @classmethod
    def of(cls, band: Band, edges: Edges, column_count: int) -> tuple[_Keys, FloatArray]:
        """The numbering of a chunk, and for each edge the key of row 0, column 0 of its polygon."""
        begins = np.diff(edges.polygon, prepend=-1) != 0
        keys = cls(edges.polygon[begins], band.top, band.bottom - band.top, column_count + 2)
        index = np.cumsum(begins) - 1.0
        return keys, (index * keys.rows - band.top) * keys.width + 1.0

    @property
    def limit(self) -> int:
        return len(self.polygons) * self.rows * self.width

    def row_begins(self, keys: IntArray) -> IntArray:
        """Where another polygon or row begins in ascending keys."""
        return np.flatnonzero(np.diff(keys // self.width, prepend=-1))

    def split(self, keys: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """Polygon, row and column of each key."""
        group = keys // self.width
        index = group // self.rows
        return self.polygons[index], group - index * self.rows + self.top, keys - group * self.width - 1


def cover(
    band: Band, column_count: int, exact: bool, progress: Progress, alone: bool = False
) -> Iterator[tuple[Cells, Runs]]:
    """What the polygons cover of the rows of the band, some whole polygons at a time.

    With `exact` the cells have the exact fractions; otherwise a polygon covers the cells whose centre it
    holds, all of them in runs. A centre on an edge belongs to the polygon on the side of higher columns
    (or rows): polygons that share an edge share out the cells.

    With `alone` exact fractions are the same to the last bit whichever other polygons there are, which costs a third.
    """
    for edges in band.chunks(column_count):
        progress.check()
        if exact:
            yield _exact_cover(band, edges, column_count, alone, progress)
        else:
            yield _NO_CELLS, _centre_runs(band, edges, column_count, progress)


def _centre_runs(band: Band, edges: Edges, column_count: int, progress: Progress) -> Runs:
    """Crossings of edges with the lines through the cells' centres, sorted and paired."""
    numbering, edge_key = _Keys.of(band, edges, column_count)
    first = np.maximum(np.ceil(edges.v0 - 0.5), band.top)
    count = np.minimum(np.ceil(edges.v1 - 0.5), band.bottom) - first
    crossing = np.flatnonzero(count > 0)
    edges, first, edge_key = edges.take(crossing), first[crossing], edge_key[crossing]
    edge, starts, _ = spread(count[crossing].astype(np.int64))
    row = np.arange(len(edge)) + (first - starts)[edge]
    column = np.minimum(np.maximum(np.ceil(_column_at(edges, edge, row + 0.5) - 0.5), 0.0), column_count)
    keys = (edge_key[edge] + row * numbering.width + column).astype(np.int64)
    keys = keys[stable_order(keys, numbering.limit, progress)]
    progress.check()
    start, length = keys[::2], keys[1::2] - keys[::2]
    filled = np.flatnonzero(length)
    polygon, row_number, start = numbering.split(start[filled])
    return Runs(polygon, row_number, start, start + length[filled], np.ones(len(filled)))


def _column_at(edges: Edges, edge: IntArray, row: FloatArray) -> FloatArray:
    """Where these edges cross these (fractional) rows: never beyond their ends by more than rounding."""
    along = (row - edges.v0[edge]) / (edges.v1 - edges.v0)[edge]
    result: FloatArray = edges.u0[edge] + along * (edges.u1 - edges.u0)[edge]
    return result


def _exact_cover(band: Band, edges: Edges, column_count: int, alone: bool, progress: Progress) -> tuple[Cells, Runs]:
    numbering, edge_key = _Keys.of(band, edges, column_count)
    parts = _cut_at_rows(edges, band, edge_key, numbering.width)
    progress.check()
    pieces = _cut_at_columns(parts, column_count)
    progress.check()
    return _sum_pieces(pieces, numbering, column_count, alone, progress)


def _cut_at_rows(edges: Edges, band: Band, edge_key: FloatArray, width: int) -> _Parts:
    low, high = np.maximum(edges.v0, band.top), np.minimum(edges.v1, band.bottom)
    first = np.floor(low)
    edge, starts, ends = spread((np.ceil(high) - first).astype(np.int64))
    row = np.arange(len(edge)) + (first - starts)[edge]
    y0 = row.copy()
    y0[starts] = low
    x0 = _column_at(edges, edge, y0)
    y1 = row + 1.0
    y1[ends] = high
    x1 = np.empty_like(x0)
    x1[:-1] = x0[1:]
    top = edges.u0 + (high - edges.v0) / (edges.v1 - edges.v0) * (edges.u1 - edges.u0)
    x1[ends] = np.where(high == edges.v1, edges.u1, top)
    row *= width
    row += edge_key[edge]
    return _Parts(row, edges.weight[edge], np.minimum(x0, x1), np.maximum(x0, x1), y1 - y0)


def _cut_at_columns(parts: _Parts, column_count: int) -> _Pieces:
    """Parts cut at column lines, from left to right."""
    across = parts.right - parts.left
    first = np.floor(parts.left)
    last = np.ceil(parts.right)
    last -= 1.0
    beside = bool(first.min(initial=0.0) < 0.0 or last.max(initial=0.0) >= column_count)
    if beside:
        np.clip(first, -1.0, column_count, out=first)
        np.clip(last, -1.0, column_count, out=last)
    # A part on a column line has its last column before its first; one as good as upright is not cut.
    whole = (last <= first) | (across < _UPRIGHT)
    last[whole] = first[whole]
    last -= first
    part, starts, ends = spread(last.astype(np.int64) + 1)
    first -= starts
    column = first.take(part)
    column += np.arange(len(part))
    x0, x1 = column.copy(), column + 1.0
    x0[starts], x1[ends] = parts.left, parts.right
    whole_cover = parts.height * parts.weight
    steepness = np.divide(whole_cover, across, out=np.zeros(len(across)), where=~whole)
    cover = x1 - x0
    cover *= steepness.take(part)
    uncut = np.flatnonzero(whole)
    cover[starts[uncut]] = whole_cover[uncut]
    # What lies on the side of higher columns of a piece, on average.
    x0 += x1
    x0 *= -0.5
    x0 += column
    x0 += 1.0
    if beside:
        # Beside the raster a piece may be long: there the value has no meaning, but must not spoil sums.
        np.clip(x0, 0.0, 1.0, out=x0)
    x0 *= cover
    column += parts.row_key.take(part)
    return _Pieces(column, cover, x0)


def _sum_pieces(
    pieces: _Pieces, numbering: _Keys, column_count: int, alone: bool, progress: Progress
) -> tuple[Cells, Runs]:
    """The covered fraction of each cell with a piece in it, and the runs between such cells."""
    keys = pieces.key.astype(np.int64)
    order = stable_order(keys, numbering.limit, progress)
    keys = keys[order]
    last = np.flatnonzero(np.append(keys[1:] != keys[:-1], len(keys) > 0))
    keys = keys[last]
    progress.check()
    cover, area = pieces.cover.take(order), pieces.area.take(order)
    after, fraction = _whole_sums(cover, area, last, numbering.row_begins(keys)) if alone else _sums(cover, area, last)
    polygon, row, column = numbering.split(keys)
    progress.check()
    between = np.flatnonzero((after[:-1] > NO_COVER) & (keys[1:] > keys[:-1] + 1))
    evenly = after[between]
    evenly[evenly > 1.0 - NO_COVER] = 1.0
    runs = Runs(polygon[between], row[between], column[between] + 1, column[between + 1], evenly)
    covered = np.flatnonzero((fraction > NO_COVER) & (column >= 0) & (column < column_count))
    cells = Cells(polygon[covered], row[covered], column[covered], np.minimum(fraction[covered], 1.0))
    return cells, runs


def _sums(cover: FloatArray, area: FloatArray, last: IntArray) -> tuple[FloatArray, FloatArray]:
    """What is covered of the cells after each cell of its row, and of itself; `last` is each cell's last piece."""
    after: FloatArray = np.cumsum(cover).take(last)
    fraction: FloatArray = np.cumsum(area).take(last)
    fraction[1:] += after[:-1] - fraction[:-1]
    return after, fraction


def _whole_sums(cover: FloatArray, area: FloatArray, last: IntArray, begins: IntArray) -> tuple[FloatArray, FloatArray]:
    """The same in whole numbers, which add up alike in whatever company; rows of polygons begin at `begins`."""
    whole = np.cumsum((cover * _ONE).astype(np.int64)).take(last)
    before = np.append(0, whole)[begins]
    after: FloatArray = (whole - np.repeat(before, np.diff(np.append(begins, len(last))))) / _ONE
    fraction: FloatArray = np.diff(np.cumsum((area * _ONE).astype(np.int64)).take(last), prepend=0) / _ONE
    follows = np.ones(len(last), dtype=bool)
    follows[begins] = False
    fraction[1:] += after[:-1] * follows[1:]
    # What is left after the last cell of a row comes from rounding.
    after[:-1] *= follows[1:]
    return after, fraction


_NOTHING = np.zeros(0, dtype=np.int64)
_NO_CELLS = Cells(_NOTHING, _NOTHING, _NOTHING, np.zeros(0))
