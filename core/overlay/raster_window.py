# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums and extremes of raster values over cells and runs of cells, by polygon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..twin.grid import Grid
from .ordering import stable_order
from .raster_cover import Cells, Runs
from .raster_edges import Band

_SPARSE = 8
"""So many times as long as the reduction of a stretch of cells takes it to pick single ones out."""
FloatingArray = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Sums:
    """Statistics of the values under some polygons, each of which comes once; (k,) each, extremes NaN where none."""

    polygon: IntArray
    count: FloatArray
    sum: FloatArray
    nodata: FloatArray
    minimum: FloatingArray
    maximum: FloatingArray


@dataclass(frozen=True)
class Window:
    """The values of a band of rows, flat with one filler at the end, ready for sums over runs.

    Where the raster has no value (NaN, infinite) `values` has NaN and `numbers` has 0. `known` is 1 where it has a
    value, 0 elsewhere; None where it has one everywhere, and then `values` and `numbers` are the same array.
    """

    top: int
    left: int
    width: int
    values: FloatArray
    numbers: FloatArray
    known: npt.NDArray[np.float32] | None

    @classmethod
    def read(cls, grid: Grid, band: Band) -> Window:
        """The rows of the band, as many columns of them as its polygons need."""
        columns = grid.shape[1]
        edges = band.edges
        left = int(np.clip(np.floor(min(edges.u0.min(), edges.u1.min())), 0, columns - 1))
        right = int(np.clip(np.ceil(max(edges.u0.max(), edges.u1.max())), left + 1, columns))
        block = grid.read(slice(band.top, band.bottom), slice(left, right))
        values = np.empty(block.size + 1)
        values[:-1].reshape(block.shape)[...] = block
        values[-1] = 0.0
        if np.isfinite(block).all():
            return cls(band.top, left, right - left, values, values, None)
        finite = np.isfinite(values)
        numbers = np.where(finite, values, 0.0)
        values[~finite] = np.nan
        return cls(band.top, left, right - left, values, numbers, finite.astype(np.float32))

    def sums_of_cells(self, cells: Cells) -> Sums:
        place = (cells.row - self.top) * self.width
        place += cells.column
        place -= self.left
        values = self.values[place]
        if self.known is None:
            return _by_polygon(cells.polygon, cells.fraction, None, values * cells.fraction, values, values)
        count = cells.fraction * self.known[place]
        total = cells.fraction * self.numbers[place]
        return _by_polygon(cells.polygon, count, cells.fraction - count, total, values, values)

    def sums_of_runs(self, runs: Runs, progress: Progress) -> Sums:
        """Runs are reduced in the order of memory, where gaps between them cost least; sparse ones cell by cell."""
        start = (runs.row - self.top) * self.width + (runs.start - self.left)
        length = runs.stop - runs.start
        if _SPARSE * int(length.sum()) < int(start.max() - start.min()):
            return self.sums_of_cells(runs.as_cells())
        order = stable_order(start, len(self.values), progress)
        bounds = np.empty(2 * len(order), dtype=np.int64)
        bounds[::2] = start[order]
        bounds[1::2] = bounds[::2] + length[order]

        def reduced(reduceat: Callable[..., FloatingArray], values: FloatingArray) -> FloatingArray:
            progress.check()
            result = np.empty(len(order), dtype=values.dtype)
            result[order] = reduceat(values, bounds)[::2]
            return result

        total = reduced(np.add.reduceat, self.numbers) * runs.fraction
        minimum, maximum = reduced(np.fmin.reduceat, self.values), reduced(np.fmax.reduceat, self.values)
        count = length * runs.fraction
        if self.known is None:
            return _by_polygon(runs.polygon, count, None, total, minimum, maximum)
        known = reduced(np.add.reduceat, self.known) * runs.fraction
        return _by_polygon(runs.polygon, known, count - known, total, minimum, maximum)


def _by_polygon(
    polygon: IntArray,
    count: FloatArray,
    nodata: FloatArray | None,
    total: FloatArray,
    minimum: FloatingArray,
    maximum: FloatingArray,
) -> Sums:
    """Items (at least one) ordered by polygon, reduced to one item a polygon; `nodata` None is 0 everywhere."""
    begins = np.append(0, np.flatnonzero(polygon[1:] != polygon[:-1]) + 1)
    return Sums(
        polygon[begins],
        np.add.reduceat(count, begins),
        np.add.reduceat(total, begins),
        np.zeros(len(begins)) if nodata is None else np.add.reduceat(nodata, begins),
        np.fmin.reduceat(minimum, begins),
        np.fmax.reduceat(maximum, begins),
    )
