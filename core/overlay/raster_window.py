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
from .ordering import spread, stable_order
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

    `values` has the raster's own precision, and NaN where it has no value (NaN, infinite); `complete` says that
    there is no such cell.
    """

    top: int
    left: int
    width: int
    values: FloatingArray
    complete: bool

    @classmethod
    def read(cls, grid: Grid, band: Band) -> Window:
        """The rows of the band, as many columns of them as its polygons need."""
        columns = grid.shape[1]
        edges = band.edges
        left = int(np.clip(np.floor(min(edges.u0.min(), edges.u1.min())), 0, columns - 1))
        right = int(np.clip(np.ceil(max(edges.u0.max(), edges.u1.max())), left + 1, columns))
        block = grid.read(slice(band.top, band.bottom), slice(left, right))
        values = np.empty(block.size + 1, dtype=block.dtype)
        values[:-1].reshape(block.shape)[...] = block
        values[-1] = 0.0
        finite = np.isfinite(values)
        complete = bool(finite.all())
        if not complete:
            values[~finite] = np.nan
        return cls(band.top, left, right - left, values, complete)

    def sums_of_cells(self, cells: Cells) -> Sums:
        place = (cells.row - self.top) * self.width
        place += cells.column
        place -= self.left
        values = self.values.take(place)
        total = values * cells.fraction
        if self.complete:
            return _by_polygon(cells.polygon, cells.fraction, None, total, values, values)
        missing = np.isnan(values)
        total[missing] = 0.0
        nodata = np.where(missing, cells.fraction, 0.0)
        return _by_polygon(cells.polygon, cells.fraction - nodata, nodata, total, values, values)

    def sums_of_runs(self, runs: Runs, progress: Progress) -> Sums:
        """Runs are reduced in the order of memory, where gaps between them cost least; sparse ones cell by cell."""
        start = (runs.row - self.top) * self.width
        start += runs.start
        start -= self.left
        length = runs.stop - runs.start
        if _SPARSE * int(length.sum()) < int(start.max() - start.min()):
            return self.sums_of_cells(runs.as_cells())
        order = stable_order(start, len(self.values), progress)
        bounds = np.empty(2 * len(order), dtype=np.int64)
        bounds[::2] = start[order]
        bounds[1::2] = bounds[::2] + length[order]

        def reduced(reduceat: Callable[..., FloatingArray], dtype: Any = None) -> FloatingArray:
            progress.check()
            found = reduceat(self.values, bounds, dtype=dtype)[::2]
            result = np.empty(len(order), dtype=found.dtype)
            result[order] = found
            return result

        total = reduced(np.add.reduceat, np.float64)
        least, most = (np.minimum, np.maximum) if self.complete else (np.fmin, np.fmax)
        minimum, maximum = reduced(least.reduceat), reduced(most.reduceat)
        count = length * runs.fraction
        nodata = None
        if not self.complete:
            missing = self._missing(start, length, total, minimum)
            nodata = missing * runs.fraction
            count -= nodata
        total *= runs.fraction
        return _by_polygon(runs.polygon, count, nodata, total, minimum, maximum)

    def _missing(self, start: IntArray, length: IntArray, total: FloatArray, minimum: FloatingArray) -> FloatArray:
        """How many cells of each run have no value; the totals that these have spoilt are set right."""
        missing = np.zeros(len(total))
        empty = np.isnan(minimum)
        missing[empty], total[empty] = length[empty], 0.0
        mixed = np.flatnonzero(~np.isfinite(total))
        if len(mixed):
            run, starts, _ = spread(length[mixed])
            values = self.values[np.arange(len(run)) + (start[mixed] - starts)[run]].astype(np.float64)
            unknown = np.isnan(values)
            values[unknown] = 0.0
            missing[mixed] = np.add.reduceat(unknown.astype(np.float64), starts)
            total[mixed] = np.add.reduceat(values, starts)
        return missing


def _by_polygon(
    polygon: IntArray,
    count: FloatArray,
    nodata: FloatArray | None,
    total: FloatingArray,
    minimum: FloatingArray,
    maximum: FloatingArray,
) -> Sums:
    """Items (at least one) ordered by polygon, reduced to one item a polygon; `nodata` None is 0 everywhere."""
    begins = np.append(0, np.flatnonzero(polygon[1:] != polygon[:-1]) + 1)
    return Sums(
        polygon[begins],
        np.add.reduceat(count, begins),
        np.add.reduceat(total, begins, dtype=np.float64),
        np.zeros(len(begins)) if nodata is None else np.add.reduceat(nodata, begins),
        np.fmin.reduceat(minimum, begins),
        np.fmax.reduceat(maximum, begins),
    )
