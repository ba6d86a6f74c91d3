# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster by zone, and what of it lies in none."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import Geometries
from ..overlay.first_zone import disjoint_zones
from ..overlay.raster_polygons import zonal_statistics
from ..progress import Progress, Share
from ..twin.grid import Grid
from .inventory_results import RasterContents
from .population_grid import row_blocks


def count_raster(grid: Grid, zones: Geometries, exact: bool, progress: Progress) -> RasterContents:
    """Statistics of the cells in each zone, "outside" last; `zones` in the CRS of the raster."""
    parts = disjoint_zones(zones, Share(progress, 0.0, 0.1))
    found = zonal_statistics(grid, parts, exact, Share(progress, 0.1, 0.8))
    cells, nodata, total = _whole_raster(grid, Share(progress, 0.8, 1.0))
    count = np.append(found.count, max(cells - found.count.sum(), 0.0))
    missing = np.append(found.nodata_count, max(nodata - found.nodata_count.sum(), 0.0))
    rest = total - float(found.sum.sum())
    # Where nothing is left outside, what remains of the sum is rounding.
    sums = np.append(found.sum, rest if count[-1] > 1e-9 * max(cells, 1.0) else 0.0)
    mean = np.divide(sums, count, out=np.full(len(sums), np.nan), where=count > 1e-9 * max(cells, 1.0))
    return RasterContents(
        grid.source,
        count,
        missing,
        sums,
        mean,
        np.append(found.minimum, np.nan),
        np.append(found.maximum, np.nan),
    )


def _whole_raster(grid: Grid, progress: Progress) -> tuple[float, float, float]:
    """Cells with data, cells without, and the sum of all."""
    cells, nodata, total = 0.0, 0.0, 0.0
    for rows in row_blocks(grid.shape):
        progress.report(rows.start / grid.shape[0])
        values = grid.read(rows, slice(0, grid.shape[1]))
        known = np.isfinite(values)
        present = int(np.count_nonzero(known))
        cells += present
        nodata += values.size - present
        total += float(np.sum(values, where=known, dtype=np.float64))
    return cells, nodata, total
