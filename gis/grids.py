# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Raster layers and files as sources: what they are is known at once, their cells are read in a task."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyproj
from osgeo import gdal

from ..core.errors import StorageError
from ..core.twin.grid import Affine, Grid
from ..core.twin.table import SourceInfo
from ..core.wording.translate import say
from .file_spec import refuse_missing
from .gdal_errors import gdal_errors, gdal_errors_ignored
from .gdal_grid import GdalSource, gdal_source
from .raster_files import open_raster, read_remedy
from .reference_systems import crs_from_osr
from .source_info import file_info

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer


class RasterSource(Protocol):
    """A raster band that can be opened in any thread, as it was when the source was made.

    `crs` is None where it has none; opening is then refused. `unit` is what the band states, "" if nothing.
    """

    @property
    def name(self) -> str: ...
    @property
    def crs(self) -> pyproj.CRS | None: ...
    @property
    def affine(self) -> Affine: ...
    @property
    def shape(self) -> tuple[int, int]: ...
    @property
    def unit(self) -> str: ...
    @property
    def extent(self) -> tuple[float, float, float, float]: ...
    @property
    def info(self) -> SourceInfo: ...

    def open(self) -> Grid:
        """The grid, for use in this thread only. Raises InputError without CRS, StorageError if unreadable."""


def is_raster_file(path: str, layer: str | None = None) -> bool:
    """Whether GDAL takes the file for a raster, even a damaged one; a GeoPackage is one if it holds one."""
    with gdal_errors_ignored():
        driver = gdal.IdentifyDriverEx(path, gdal.OF_RASTER) if layer is None else None
        if driver is None:
            return False
        only_rasters = driver.GetMetadataItem(gdal.DCAP_VECTOR) is None
        return only_rasters or gdal.OpenEx(path, gdal.OF_RASTER) is not None
    return False


def raster_file_source(path: str, band: int = 1) -> GdalSource:
    """A band of a raster file. Raises InputError (missing, not georeferenced) and StorageError (unreadable)."""
    path = str(path)
    refuse_missing(path)
    thing = say("File '{path}'", path=path)
    dataset = open_raster(path, (), thing)
    with gdal_errors(thing, read_remedy(), StorageError):
        crs = crs_from_osr(dataset.GetSpatialRef())
    info = file_info(Path(path).stem, path, "", path)
    return gdal_source(dataset, path, band, (), info, crs)


def raster_layer_source(layer: QgsRasterLayer | None, band: int = 1) -> RasterSource:
    """A snapshot of a QGIS raster layer, with the nodata values that the user set; on the main thread."""
    from .raster_layer import raster_layer_source as of_layer  # QGIS is loaded only by those who have layers

    return of_layer(layer, band)
