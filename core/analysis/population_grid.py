# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A population raster as people per cell, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj

from ..errors import InputError
from ..geometry.geometries import FloatArray, Geometries, GeometryKind
from ..geometry.measures import equal_area_y, polygon_areas
from ..progress import Progress
from ..twin.grid import Affine, Grid, GridOver
from ..twin.model import PopulationKind
from ..wording.translate import say

CELLS_AT_ONCE = 1 << 19
_LATTICE = 32


@dataclass(frozen=True)
class CountGrid(GridOver):
    """People per cell, made from a raster of counts or of people per km2; a `Grid` itself.

    Reading raises InputError where there is a negative number of people.
    """

    kind: PopulationKind

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating[Any]]:
        values = np.asarray(self.grid.read(rows, columns), dtype=np.float64)
        values = np.where(np.isfinite(values), values, np.nan)
        if (values < 0).any():
            raise InputError(
                say("Raster '{name}'", name=self.source.name),
                say("it holds negative numbers of people, such as {lowest:.6g}", lowest=np.nanmin(values)),
                say("Set its nodata value if that is what they stand for, or choose another population raster."),
            )
        if self.kind is PopulationKind.DENSITY:
            return np.asarray(values * self._cell_km2(rows, columns), dtype=np.float64)
        return values

    def _cell_km2(self, rows: slice, columns: slice) -> FloatArray:
        """(r, c) or broadcastable: ellipsoidal area of cells; between lattice points interpolated (1e-6 relative)."""
        affine = self.affine
        if self.crs.is_geographic and affine.dx_row == 0.0 and affine.dy_column == 0.0:
            edges = np.clip(affine.y0 + np.arange(rows.start, rows.stop + 1) * affine.dy_row, -90.0, 90.0)
            height = np.abs(np.diff(equal_area_y(edges, self.crs)))
            km2: FloatArray = height * abs(affine.dx_column) * _km2_per_square_degree(self.crs)
            return km2[:, None]
        row_knots, column_knots = _knots(rows), _knots(columns)
        row, column = (side.ravel() for side in np.meshgrid(row_knots, column_knots, indexing="ij"))
        area = polygon_areas(_cell_polygons(affine, row, column), self.crs) / 1e6
        return _bilinear(area.reshape(len(row_knots), len(column_knots)), row_knots, column_knots, rows, columns)


@dataclass(frozen=True)
class Survey:
    """What a population raster holds: known people, the fullest cell, cells without data."""

    people: float
    fullest_cell: float
    nodata_cells: int


def survey(grid: Grid, progress: Progress) -> Survey:
    """Read a raster of people per cell once; raises InputError for negative numbers."""
    people, fullest, nodata = 0.0, 0.0, 0
    for rows in row_blocks(grid.shape):
        progress.report(rows.start / grid.shape[0])
        values = grid.read(rows, slice(0, grid.shape[1]))
        known = np.isfinite(values)
        people += float(values.sum(where=known))
        fullest = max(fullest, float(values.max(where=known, initial=0.0)))
        nodata += int(values.size - np.count_nonzero(known))
    return Survey(people, fullest, nodata)


def row_blocks(shape: tuple[int, int], cells_at_once: int = CELLS_AT_ONCE) -> list[slice]:
    """The rows of a raster in blocks of a bounded number of cells."""
    step = max(1, cells_at_once // max(shape[1], 1))
    return [slice(start, min(start + step, shape[0])) for start in range(0, shape[0], step)]


def cell_polygons(affine: Affine, row: npt.NDArray[np.int64], column: npt.NDArray[np.int64]) -> Geometries:
    """(n,) cells as polygons in the CRS of the raster."""
    return _cell_polygons(affine, row.astype(np.float64), column.astype(np.float64))


def footprint(grid: Grid) -> Geometries:
    """The whole raster as one polygon."""
    rows, columns = grid.shape
    affine = grid.affine
    whole = replace(
        affine,
        dx_column=affine.dx_column * columns,
        dy_column=affine.dy_column * columns,
        dx_row=affine.dx_row * rows,
        dy_row=affine.dy_row * rows,
    )
    zero = np.zeros(1, dtype=np.int64)
    return cell_polygons(whole, zero, zero)


def _cell_polygons(affine: Affine, row: FloatArray, column: FloatArray) -> Geometries:
    count = len(row)
    u = column[:, None] + np.array([0.0, 1.0, 1.0, 0.0, 0.0])
    v = row[:, None] + np.array([0.0, 0.0, 1.0, 1.0, 0.0])
    coords = affine.to_xy(np.column_stack((u.ravel(), v.ravel())))
    each = np.arange(count + 1, dtype=np.int64)
    return Geometries(GeometryKind.POLYGON, coords, each * 5, each, each)


def _km2_per_square_degree(crs: pyproj.CRS) -> float:
    """Area of the unit square of the plane of `equal_area_y`: the same everywhere, so the whole Earth's share."""
    geod = crs.get_geod()
    if geod is None:
        raise InputError(
            say("CRS '{name}'", name=crs.name),
            say("it has no ellipsoid"),
            say("Give the raster a CRS that is tied to the Earth."),
        )
    e = np.sqrt(geod.es)
    q_pole = 2.0 if e == 0.0 else 1.0 + (1.0 - geod.es) * np.arctanh(e) / e
    half_sphere = np.pi * geod.a**2 * q_pole
    # Half the Earth is 360 degrees wide and, at the pole, 180 / pi "degrees" high.
    return float(half_sphere / (360.0 * np.degrees(1.0)) / 1e6)


def _knots(cells: slice) -> FloatArray:
    """Cells at which areas are computed: every 32nd and the last."""
    knots: FloatArray = np.unique(np.append(np.arange(cells.start, cells.stop, _LATTICE), cells.stop - 1)) * 1.0
    return knots


def _bilinear(
    values: FloatArray, row_knots: FloatArray, column_knots: FloatArray, rows: slice, columns: slice
) -> FloatArray:
    row, column = np.arange(rows.start, rows.stop), np.arange(columns.start, columns.stop)
    across = np.stack([np.interp(column, column_knots, line) for line in values])
    place = np.interp(row, row_knots, np.arange(len(row_knots)))
    low = np.minimum(place.astype(np.int64), len(row_knots) - 1)
    high = np.minimum(low + 1, len(row_knots) - 1)
    part = (place - low)[:, None]
    return np.asarray(across[low] * (1.0 - part) + across[high] * part, dtype=np.float64)
