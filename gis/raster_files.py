# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Raster files as GDAL opens, checks and writes them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, osr

from ..core.errors import StorageError
from ..core.progress import Progress
from ..core.twin.grid import Grid
from ..core.wording.translate import say
from .gdal_copy import cancellable
from .gdal_errors import gdal_errors, gdal_errors_ignored
from .reference_systems import crs_text


def read_remedy() -> str:
    return say("Check that the file is complete, or copy it again from where it came.")


def _write_remedy() -> str:
    return say("Choose another folder, or make room.")


_OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER")
_TILE = 256
_CELLS_AT_ONCE = 4_000_000
_MOST_BLOCKS = 50_000


def open_raster(path: str, options: tuple[str, ...], thing: str) -> gdal.Dataset:
    """The data set, for one thread; raises StorageError naming `thing`."""
    with gdal_errors(thing, read_remedy(), StorageError):
        flags = gdal.OF_RASTER | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR
        dataset = gdal.OpenEx(path, flags, open_options=list(options))
        if dataset is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        return dataset


def missing_bytes(dataset: gdal.Dataset, path: Path) -> int:
    """How many bytes of cells a GeoTIFF promises beyond its end, found without reading any; 0 if it is whole."""
    if dataset.GetDriver().ShortName != "GTiff":
        return 0
    size, furthest = path.stat().st_size, 0
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        width, height = band.GetBlockSize()
        columns, rows = -(-dataset.RasterXSize // width), -(-dataset.RasterYSize // height)
        step = max(1, columns * rows // _MOST_BLOCKS)
        # Writers put the blocks in order: the last ones matter most, so they are never stepped over.
        for block in range(columns * rows - 1, -1, -step):
            row, column = divmod(block, columns)
            offset = band.GetMetadataItem(f"BLOCK_OFFSET_{column}_{row}", "TIFF")
            length = band.GetMetadataItem(f"BLOCK_SIZE_{column}_{row}", "TIFF")
            if offset and length:
                furthest = max(furthest, int(offset) + int(length))
    return max(furthest - size, 0)


def copy_raster(source: str, band: int, target: Path, progress: Progress) -> None:
    """A band as a new tiled GeoTIFF with the same values, type and nodata. Raises StorageError, Cancelled."""
    dataset = open_raster(source, (), say("File '{path}'", path=source))
    with (
        cancellable(progress) as callback,
        gdal_errors(say("File '{path}'", path=target), _write_remedy(), StorageError),
    ):
        written = gdal.Translate(
            str(target), dataset, format="GTiff", bandList=[band], creationOptions=list(_OPTIONS), callback=callback
        )
        if written is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        _keep_statistics(written.GetRasterBand(1))
        written.FlushCache()


def write_grid(grid: Grid, target: Path, progress: Progress) -> None:
    """A grid as a new tiled GeoTIFF of its floating type, NaN as nodata. Raises StorageError, Cancelled."""
    rows, columns = grid.shape
    dtype = grid.read(slice(0, 1), slice(0, 1)).dtype
    data_type = gdal.GDT_Float32 if dtype == np.float32 else gdal.GDT_Float64
    affine = grid.affine
    with gdal_errors(say("File '{path}'", path=target), _write_remedy(), StorageError):
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(target), columns, rows, 1, data_type, [*_OPTIONS, "PREDICTOR=3"]
        )
        if dataset is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        dataset.SetGeoTransform(
            (affine.x0, affine.dx_column, affine.dx_row, affine.y0, affine.dy_column, affine.dy_row)
        )
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs_text(grid.crs))
        dataset.SetProjection(reference.ExportToWkt())
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(float("nan"))
        step = max(_TILE, _CELLS_AT_ONCE // max(columns, 1) // _TILE * _TILE)
        for start in range(0, rows, step):
            progress.report(start / rows)
            band.WriteArray(grid.read(slice(start, min(start + step, rows)), slice(0, columns)), 0, start)
        _keep_statistics(band)
        dataset.FlushCache()


def _keep_statistics(band: gdal.Band) -> None:
    """Within the file: else QGIS would compute them and leave them in another one beside it."""
    with gdal_errors_ignored():
        band.ComputeStatistics(False)
