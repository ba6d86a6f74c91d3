# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons over a raster: the covered fraction of every cell, and statistics of the values under each polygon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..progress import Progress
from ..twin.grid import Affine, Grid
from .ordering import stable_order
from .raster_cover import Cells, Runs, cover
from .raster_edges import Band, bands, spread
from .raster_outside import outside_fractions

_CELLS_AT_ONCE = 1 << 19
_RUNS_AT_ONCE = 1 << 16

FloatingArray = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class CoveredCells:
    """Some cells and the fraction (0 < fraction <= 1) of each that a polygon covers; (k,) each.

    All cells of a chunk lie in a few neighbouring rows, so that one window of a raster holds their values.
    A polygon's cells may be spread over several chunks, but each cell of it comes once.
    """

    polygon: IntArray
    row: IntArray
    column: IntArray
    fraction: FloatArray

    def __len__(self) -> int:
        return len(self.polygon)


def covered_cells(
    polygons: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress
) -> Iterator[CoveredCells]:
    """The exact fraction of every raster cell that each polygon covers, in chunks of bounded size, first rows first.

    Polygons must be valid; they may touch themselves or overlap each other. What lies beside the raster is
    in no chunk: `outside_fractions` says how much of each polygon that is.

    Parameters
    ----------
    polygons: in the CRS of the raster
    shape: (rows, columns) of the raster
    """
    for band in bands(polygons, affine, shape, progress):
        progress.report(band.done)
        for cells, runs in cover(band, shape[1], True, progress):
            if len(cells.polygon):
                yield CoveredCells(cells.polygon, cells.row, cells.column, cells.fraction)
            for some in _bounded(runs):
                progress.check()
                yield _as_cells(some)


def _bounded(runs: Runs) -> Iterator[Runs]:
    """Groups of runs of a bounded number of cells (or one run)."""
    group = np.cumsum(runs.stop - runs.start) // _CELLS_AT_ONCE
    cuts = np.flatnonzero(np.diff(group, prepend=-1))
    for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(group)).tolist()):
        yield runs.take(slice(start, stop))


def _as_cells(runs: Runs) -> CoveredCells:
    run, starts, _ = spread(runs.stop - runs.start)
    column = np.arange(len(run)) + (runs.start - starts)[run]
    return CoveredCells(runs.polygon[run], runs.row[run], column, runs.fraction[run])


@dataclass(frozen=True)
class ZonalStatistics:
    """Statistics of the raster under n polygons; (n,) float64 each.

    Attributes
    ----------
    count: covered cells with a value; fractions of cells if exact
    sum: of value times covered fraction; 0 where there is no value
    minimum, maximum: over all cells with a value that the polygon covers in part or wholly; NaN where there is none
    nodata_count: covered cells without a value (NaN or infinite), as `count`
    outside_fraction: the share of the polygon's area beside the raster; NaN where the feature has no geometry
    """

    count: FloatArray
    sum: FloatArray
    minimum: FloatArray
    maximum: FloatArray
    nodata_count: FloatArray
    outside_fraction: FloatArray

    @property
    def mean(self) -> FloatArray:
        """Mean of the values weighted by covered fraction; NaN where there is none."""
        result = np.full(len(self.count), np.nan)
        np.divide(self.sum, self.count, out=result, where=self.count > 0)
        return result


def zonal_statistics(grid: Grid, polygons: Geometries, exact: bool, progress: Progress) -> ZonalStatistics:
    """Count, sum, minimum and maximum of the raster's values under each polygon.

    With `exact` a cell counts by the fraction of it that the polygon covers, otherwise wholly if the
    polygon holds its centre. Polygons must be valid and in the CRS of the raster. The raster is read once
    from the first row down (once per two million vertices), and only where there are polygons.
    """
    totals = _Totals(len(polygons))
    for band in bands(polygons, grid.affine, grid.shape, progress):
        progress.report(band.done)
        _add_band(totals, grid, band, exact, progress)
    outside = outside_fractions(polygons, grid.affine, grid.shape, progress)
    return totals.finish(outside)


class _Totals:
    """Statistics in the making."""

    def __init__(self, size: int) -> None:
        self.count = np.zeros(size)
        self.sum = np.zeros(size)
        self.nodata = np.zeros(size)
        self.minimum = np.full(size, np.inf)
        self.maximum = np.full(size, -np.inf)

    def add(
        self,
        polygon: IntArray,
        count: FloatArray,
        nodata: FloatArray | None,
        total: FloatArray,
        minimum: FloatingArray,
        maximum: FloatingArray,
    ) -> None:
        """Add items ordered by polygon; minimum and maximum are NaN where an item has no value."""
        if not len(polygon):
            return
        begins = np.flatnonzero(np.diff(polygon, prepend=-1))
        owner = polygon[begins]
        self.count[owner] += np.add.reduceat(count, begins)
        self.sum[owner] += np.add.reduceat(total, begins)
        if nodata is not None:
            self.nodata[owner] += np.add.reduceat(nodata, begins)
        self.minimum[owner] = np.fmin(self.minimum[owner], np.fmin.reduceat(minimum, begins))
        self.maximum[owner] = np.fmax(self.maximum[owner], np.fmax.reduceat(maximum, begins))

    def finish(self, outside: FloatArray) -> ZonalStatistics:
        found = np.isfinite(self.minimum)
        return ZonalStatistics(
            self.count,
            self.sum,
            np.where(found, self.minimum, np.nan),
            np.where(found, self.maximum, np.nan),
            self.nodata,
            outside,
        )


def _add_band(totals: _Totals, grid: Grid, band: Band, exact: bool, progress: Progress) -> None:
    window: _Window | None = None
    for cells, runs in cover(band, grid.shape[1], exact, progress):
        if window is None:
            window = _Window.read(grid, band)
        progress.check()
        window.add_cells(totals, cells)
        for start in range(0, len(runs), _RUNS_AT_ONCE):
            progress.check()
            window.add_runs(totals, runs.take(slice(start, start + _RUNS_AT_ONCE)), progress)


@dataclass(frozen=True)
class _Window:
    """The values of a band of rows, flat with one filler at the end, ready for sums over runs.

    `numbers` has 0 and `values` has NaN where the raster has no value; `known` is None where all have one.
    """

    top: int
    left: int
    width: int
    values: FloatingArray
    numbers: FloatArray
    known: npt.NDArray[np.float32] | None

    @classmethod
    def read(cls, grid: Grid, band: Band) -> _Window:
        left = int(np.clip(np.floor(min(band.edges.u0.min(), band.edges.u1.min())), 0, grid.shape[1] - 1))
        right = int(np.clip(np.ceil(max(band.edges.u0.max(), band.edges.u1.max())), left + 1, grid.shape[1]))
        block = grid.read(slice(band.top, band.bottom), slice(left, right))
        values = np.empty(block.size + 1, dtype=block.dtype)
        values[:-1].reshape(block.shape)[...] = block
        values[-1] = 0.0
        finite = np.isfinite(values)
        if finite.all():
            return cls(band.top, left, right - left, values, values.astype(np.float64), None)
        values[~finite] = np.nan
        numbers = np.where(finite, values, 0.0).astype(np.float64)
        return cls(band.top, left, right - left, values, numbers, finite.astype(np.float32))

    def add_cells(self, totals: _Totals, cells: Cells) -> None:
        if not len(cells.polygon):
            return
        place = (cells.row - self.top) * self.width + (cells.column - self.left)
        values = self.values[place]
        known: BoolArray = ~np.isnan(values)
        count = np.where(known, cells.fraction, 0.0)
        total = cells.fraction * self.numbers[place]
        totals.add(cells.polygon, count, cells.fraction - count, total, values, values)

    def add_runs(self, totals: _Totals, runs: Runs, progress: Progress) -> None:
        """Reduce the values of each run: in the order of memory, where gaps between runs cost least."""
        if not len(runs):
            return
        start = (runs.row - self.top) * self.width + (runs.start - self.left)
        length = runs.stop - runs.start
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
            totals.add(runs.polygon, count, None, total, minimum, maximum)
        else:
            known = reduced(np.add.reduceat, self.known) * runs.fraction
            totals.add(runs.polygon, known, count - known, total, minimum, maximum)


__all__ = ["CoveredCells", "ZonalStatistics", "covered_cells", "outside_fractions", "zonal_statistics"]
