# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons over a raster: the covered fraction of every cell, and statistics of the values under each polygon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..parallel import in_background
from ..progress import Progress
from ..twin.grid import Affine, Grid
from .raster_cover import Runs, cover
from .raster_edges import Band, bands
from .raster_outside import outside_fractions
from .raster_window import Sums, Window

_CELLS_AT_ONCE = 1 << 19
_RUNS_AT_ONCE = 1 << 16


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
    in no chunk: `outside_fractions` says how much of each polygon that is. A polygon's fractions, and how its cells
    are spread over chunks, do not depend on the other polygons.

    Parameters
    ----------
    polygons: in the CRS of the raster
    shape: (rows, columns) of the raster
    """
    for band in bands(polygons, affine, shape, progress):
        progress.report(band.done)
        for cells, runs in cover(band, shape[1], True, progress, alone=True):
            if len(cells):
                yield CoveredCells(cells.polygon, cells.row, cells.column, cells.fraction)
            for some in _bounded(runs):
                progress.check()
                between = some.as_cells()
                yield CoveredCells(between.polygon, between.row, between.column, between.fraction)


def _bounded(runs: Runs) -> Iterator[Runs]:
    """Groups of runs of a bounded number of cells; those of one polygon are parted without regard to the others."""
    cells = runs.stop - runs.start
    heads = np.flatnonzero(np.diff(runs.polygon, prepend=-1))
    before = np.cumsum(cells) - cells
    own = (before - np.repeat(before[heads], np.diff(np.append(heads, len(cells))))) // _CELLS_AT_ONCE
    blocks = np.flatnonzero((np.diff(runs.polygon, prepend=-1) != 0) | (np.diff(own, prepend=-1) != 0))
    cuts = blocks[np.flatnonzero(np.diff(before[blocks] // _CELLS_AT_ONCE, prepend=-1))]
    cuts = np.union1d(cuts, blocks[own[blocks] > 0])
    for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(cells)).tolist()):
        yield runs.take(slice(start, stop))


@dataclass(frozen=True)
class ZonalStatistics:
    """Statistics of the raster under n polygons; (n,) float64 each.

    Attributes
    ----------
    count: covered cells with a value; fractions of cells if exact
    sum: of value times covered fraction; 0 where there is no value
    minimum, maximum: over all cells with a value that the polygon covers in part or wholly; NaN where there is none
    nodata_count: covered cells without a value (NaN or infinite), as `count`
    """

    count: FloatArray
    sum: FloatArray
    minimum: FloatArray
    maximum: FloatArray
    nodata_count: FloatArray

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

    def sums(item: tuple[Band, Window], check: Progress) -> list[Sums]:
        return _sums_of_band(*item, grid.shape[1], exact, check)

    # The raster is read in this thread, where it was opened; sums are made in others.
    items = ((band, Window.read(grid, band)) for band in _reported(polygons, grid, progress))
    for found in in_background(sums, items, progress):
        for some in found:
            totals.add(some)
    return totals.finish()


def _reported(polygons: Geometries, grid: Grid, progress: Progress) -> Iterator[Band]:
    for band in bands(polygons, grid.affine, grid.shape, progress):
        progress.report(band.done)
        yield band


def _sums_of_band(band: Band, window: Window, column_count: int, exact: bool, progress: Progress) -> list[Sums]:
    found = []
    for cells, runs in cover(band, column_count, exact, progress):
        progress.check()
        if len(cells):
            found.append(window.sums_of_cells(cells))
        for start in range(0, len(runs), _RUNS_AT_ONCE):
            progress.check()
            found.append(window.sums_of_runs(runs.take(slice(start, start + _RUNS_AT_ONCE)), progress))
    return found


class _Totals:
    """Statistics in the making."""

    def __init__(self, size: int) -> None:
        self.count = np.zeros(size)
        self.sum = np.zeros(size)
        self.nodata = np.zeros(size)
        self.minimum = np.full(size, np.nan)
        self.maximum = np.full(size, np.nan)

    def add(self, some: Sums) -> None:
        self.count[some.polygon] += some.count
        self.sum[some.polygon] += some.sum
        self.nodata[some.polygon] += some.nodata
        self.minimum[some.polygon] = np.fmin(self.minimum[some.polygon], some.minimum)
        self.maximum[some.polygon] = np.fmax(self.maximum[some.polygon], some.maximum)

    def finish(self) -> ZonalStatistics:
        return ZonalStatistics(self.count, self.sum, self.minimum, self.maximum, self.nodata)


__all__ = ["CoveredCells", "ZonalStatistics", "covered_cells", "outside_fractions", "zonal_statistics"]
