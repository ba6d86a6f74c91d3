# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one shape in which rasters travel, read piece by piece so that size does not bound the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyproj

from ..geometry.geometries import FloatArray
from .table import SourceInfo


@dataclass(frozen=True)
class Affine:
    """Column/row to x/y of a raster, any rotation, north-up or south-up.

    x = x0 + column * dx_column + row * dx_row; y = y0 + column * dy_column + row * dy_row, where
    (column, row) = (0, 0) is the outer corner of the first cell. The order of the fields is GDAL's.
    """

    x0: float
    dx_column: float
    dx_row: float
    y0: float
    dy_column: float
    dy_row: float

    @property
    def determinant(self) -> float:
        return self.dx_column * self.dy_row - self.dx_row * self.dy_column

    @property
    def cell_area(self) -> float:
        """Planar area of a cell in squared CRS units."""
        return abs(self.determinant)

    def extent(self, shape: tuple[int, int]) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax of a raster of (rows, columns)."""
        rows, columns = shape
        corners = self.to_xy(np.array([[0, 0], [columns, 0], [0, rows], [columns, rows]], dtype=np.float64))
        (xmin, ymin), (xmax, ymax) = corners.min(axis=0), corners.max(axis=0)
        return float(xmin), float(ymin), float(xmax), float(ymax)

    def to_xy(self, column_row: FloatArray) -> FloatArray:
        """(m, 2) fractional column, row -> (m, 2) x, y."""
        column, row = column_row[:, 0], column_row[:, 1]
        return np.column_stack(
            (
                self.x0 + column * self.dx_column + row * self.dx_row,
                self.y0 + column * self.dy_column + row * self.dy_row,
            )
        )

    def to_cell(self, xy: FloatArray) -> FloatArray:
        """(m, 2) x, y -> (m, 2) fractional column, row; the cell is the floor (half-open cells)."""
        dx, dy = xy[:, 0] - self.x0, xy[:, 1] - self.y0
        if self.dx_row == 0.0 and self.dy_column == 0.0:
            return np.column_stack((dx / self.dx_column, dy / self.dy_row))
        return np.column_stack(
            (
                (dx * self.dy_row - dy * self.dx_row) / self.determinant,
                (dy * self.dx_column - dx * self.dy_column) / self.determinant,
            )
        )


class Grid(Protocol):
    """A raster band in some CRS. Implemented by `ArrayGrid` here and by GDAL-backed grids in gis/."""

    @property
    def source(self) -> SourceInfo: ...
    @property
    def crs(self) -> pyproj.CRS: ...
    @property
    def affine(self) -> Affine: ...
    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating[Any]]:
        """The cells of this window as float32 or float64, NaN where the raster has no data."""


@dataclass(frozen=True)
class ArrayGrid:
    """A raster held in memory; `values` is (rows, columns) float32 or float64 with NaN for no data."""

    source: SourceInfo
    crs: pyproj.CRS
    affine: Affine
    values: npt.NDArray[np.floating[Any]]

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = self.values.shape
        return rows, columns

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating[Any]]:
        return self.values[rows, columns]


@dataclass(frozen=True)
class GridOver:
    """What a grid has in common with the one that it reads from; those made of it say what `read` gives."""

    grid: Grid

    @property
    def source(self) -> SourceInfo:
        return self.grid.source

    @property
    def crs(self) -> pyproj.CRS:
        return self.grid.crs

    @property
    def affine(self) -> Affine:
        return self.grid.affine

    @property
    def shape(self) -> tuple[int, int]:
        return self.grid.shape
