# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""For cells of a grid: the few targets that can be nearest to any position in the cell.

One search serves all points of a cell; then each point is compared with the targets that its cell names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..geometry.metric import Metric
from ..parallel import PIECE, in_pieces
from ..progress import Progress
from .near_cells import CellGrid
from .segment_cells import Int32Array

_MOST = 8
_POINTS_PER_CELL = 12.0
_MOST_COLUMNS = 1024


@dataclass(frozen=True)
class Candidates:
    """Targets by cell.

    Attributes
    ----------
    grid: CellGrid
    rank: int32, (cells,), the row of the other arrays that belongs to a cell; -1 where no point is.
    targets: int32, (_MOST, ranks), the candidates, those nearest to the middle of the cell first.
    count: int32, (ranks,), how many there are; 0 where there are too many.
    """

    grid: CellGrid
    rank: Int32Array
    targets: Int32Array
    count: Int32Array

    def best(self, flat: FloatArray, own: FloatArray, places: FloatArray) -> tuple[IntArray, FloatArray, FloatArray]:
        """Of (m, 2) flat positions and their places: the nearest target by chord, this chord, and the next longer.

        The target is -1 where the cell has too many candidates.
        """
        rank = self.rank.take(self.grid.cell_of(flat))
        count = self.count.take(rank)
        first = self.targets[0].take(rank)
        number = first.astype(np.int64)
        number[count == 0] = -1
        best = _squared(own, places, first)
        second = np.full(len(own), np.inf)
        for column in range(1, _MOST):
            some = np.flatnonzero(count > column)
            if not len(some):
                break
            other = self.targets[column].take(rank.take(some))
            squared = _squared(own.take(some, axis=0), places, other)
            before = best.take(some)
            second[some] = np.minimum(second.take(some), np.maximum(before, squared))
            better = np.flatnonzero(squared < before)
            changed = some.take(better)
            best[changed], number[changed] = squared.take(better), other.take(better)
        return number, np.sqrt(best), np.sqrt(second)


def _squared(own: FloatArray, places: FloatArray, target: Int32Array) -> FloatArray:
    step = places.take(target, axis=0)
    step -= own
    squared: FloatArray = np.einsum("ij,ij->i", step, step)
    return squared


def candidates(flat: FloatArray, tree: cKDTree, metric: Metric, progress: Progress) -> Candidates:
    """The candidates for (n, 2) flat positions, at least one of which is finite, of the places in the tree."""
    side = int(np.clip(np.sqrt(len(flat) / _POINTS_PER_CELL), 1, _MOST_COLUMNS))
    grid = CellGrid.over(flat, side, side)
    rank = np.full(side * side, -1, dtype=np.int32)
    rank[_occupied(grid, flat, progress)] = 0
    cells = np.flatnonzero(rank == 0)
    rank[cells] = np.arange(len(cells), dtype=np.int32)
    # What has no position is looked up in cell 0.
    rank[0] = max(rank[0], 0)
    found = Candidates(grid, rank, np.zeros((_MOST, len(cells)), np.int32), np.zeros(len(cells), np.int32))

    def search(piece: slice) -> None:
        row, column = np.divmod(cells[piece], side)
        middle = np.column_stack((grid.x0 + (column + 0.5) * grid.width, grid.y0 + (row + 0.5) * grid.height))
        reach = metric.half_diagonals(middle, grid.width * _WIDER, grid.height * _WIDER)
        if metric.turn:
            np.clip(middle[:, 1], -90.0, 90.0, out=middle[:, 1])
        chord, near = tree.query(metric.places(middle), k=_MOST)
        within = chord <= (reach + metric.as_near(chord[:, 0] + reach))[:, None]
        found.targets[:, piece] = np.where(within, near, near[:, :1]).T
        found.count[piece] = np.where(within[:, -1], 0, within.sum(axis=1))

    for _ in in_pieces(search, len(cells), progress, PIECE // 8):
        pass
    return found


_WIDER = 1.0 + 1e-6


def _occupied(grid: CellGrid, flat: FloatArray, progress: Progress) -> BoolArray:
    """(cells,) where any position is."""
    occupied = np.zeros(grid.columns * grid.rows, dtype=bool)
    for cell in in_pieces(lambda piece: grid.cell_of(flat[piece]), len(flat), progress):
        occupied[cell] = True
    return occupied
