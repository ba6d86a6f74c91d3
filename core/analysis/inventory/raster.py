# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster by zone, and what of it lies in none."""

from __future__ import annotations

import numpy as np

from ...geometry.geometries import Geometries, concatenate
from ...overlay.first_zone import disjoint_zones
from ...overlay.raster_polygons import zonal_statistics
from ...progress import Progress, Share
from ...twin.grid import Grid
from ..population_grid import footprint
from .results import RasterContents

_NO_CELLS = 1e-9


def count_raster(grid: Grid, zones: Geometries, exact: bool, progress: Progress) -> RasterContents:
    """Statistics of the cells in each zone, "outside" last; `zones` in the CRS of the raster."""
    parts = disjoint_zones(zones, Share(progress, 0.0, 0.2))
    # The raster's own outline as one more zone: what is outside of all others then costs no second reading.
    found = zonal_statistics(grid, concatenate([parts, footprint(grid)]), exact, Share(progress, 0.2, 1.0))
    cells, nodata, total = found.count[-1], found.nodata_count[-1], found.sum[-1]
    count = np.append(found.count[:-1], max(cells - found.count[:-1].sum(), 0.0))
    missing = np.append(found.nodata_count[:-1], max(nodata - found.nodata_count[:-1].sum(), 0.0))
    some = count > _NO_CELLS * max(cells, 1.0)
    # Where nothing is left outside, what remains of the sum is rounding.
    sums = np.append(found.sum[:-1], total - float(found.sum[:-1].sum()) if some[-1] else 0.0)
    mean = np.divide(sums, count, out=np.full(len(sums), np.nan), where=some)
    return RasterContents(
        grid.source,
        count,
        missing,
        sums,
        mean,
        np.append(found.minimum[:-1], np.nan),
        np.append(found.maximum[:-1], np.nan),
    )
