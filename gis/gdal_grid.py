# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A band of a raster file as a source and as the grid that is read from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyproj
from osgeo import gdal

from ..core.errors import InputError, StorageError
from ..core.geometry.geometries import BoolArray
from ..core.twin.grid import Affine, Grid
from ..core.twin.table import SourceInfo
from ..core.wording.translate import say
from .gdal_errors import gdal_errors
from .raster_files import open_raster, read_remedy
from .reference_systems import known_crs

# Types whose every value a float32 holds exactly.
_SMALL = (gdal.GDT_Byte, gdal.GDT_Int16, gdal.GDT_UInt16, gdal.GDT_Float32, getattr(gdal, "GDT_Int8", gdal.GDT_Byte))
_COMPLEX = (gdal.GDT_CInt16, gdal.GDT_CInt32, gdal.GDT_CFloat32, gdal.GDT_CFloat64)


@dataclass(frozen=True)
class ValueRange:
    """Values that a user declared as no data, `minimum` and `maximum` included or not."""

    minimum: float
    maximum: float
    with_minimum: bool = True
    with_maximum: bool = True

    def holds(self, values: npt.NDArray[np.floating]) -> BoolArray:
        above = values >= self.minimum if self.with_minimum else values > self.minimum
        below = values <= self.maximum if self.with_maximum else values < self.maximum
        return above & below


@dataclass(frozen=True)
class GdalSource:
    """A band of a raster file; see `grids.RasterSource`.

    `declares_nodata` is False where the user told QGIS to disregard the file's own nodata value.
    """

    path: str
    band: int
    options: tuple[str, ...]
    info: SourceInfo
    crs: pyproj.CRS | None
    affine: Affine
    shape: tuple[int, int]
    unit: str
    declares_nodata: bool = True
    more_nodata: tuple[ValueRange, ...] = ()

    @property
    def name(self) -> str:
        return self.info.name

    @property
    def extent(self) -> tuple[float, float, float, float]:
        return self.affine.extent(self.shape)

    def open(self) -> Grid:
        return GdalGrid(self)


class GdalGrid:
    """A raster band read through GDAL with a data set of its own; use it in one thread."""

    def __init__(self, source: GdalSource) -> None:
        self.source = source.info
        self.crs = known_crs(source.crs, f"Raster '{source.name}'")
        self.affine, self.shape = source.affine, source.shape
        self._thing = say("Raster '{name}'", name=source.name)
        self._more_nodata = source.more_nodata
        self._dataset = open_raster(source.path, source.options, self._thing)
        with gdal_errors(self._thing, read_remedy(), StorageError):
            self._band = self._dataset.GetRasterBand(source.band)
            self._nodata = _nodata(self._band) if source.declares_nodata else None
            flags = self._band.GetMaskFlags()
            self._masked = source.declares_nodata and not flags & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA)
            self._scale, self._offset = _scaling(self._band)
            self._signed_byte = _is_signed_byte(self._band)
            small = self._band.DataType in _SMALL
        self._read_type = gdal.GDT_Float32 if small else gdal.GDT_Float64

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating]:
        """See `Grid.read`. Raises StorageError where the file is damaged or has gone."""
        row, row_stop, _ = rows.indices(self.shape[0])
        column, column_stop, _ = columns.indices(self.shape[1])
        size = (max(column_stop - column, 0), max(row_stop - row, 0))
        if 0 in size:
            return np.empty((size[1], size[0]), dtype=np.float32)
        with gdal_errors(self._thing, read_remedy(), StorageError):
            values = self._band.ReadAsArray(column, row, *size, buf_type=self._read_type)
            mask = self._band.GetMaskBand().ReadAsArray(column, row, *size) if self._masked else None
            if values is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
        if self._signed_byte:
            np.subtract(values, 256, out=values, where=values > 127)
        missing = self._missing(values)
        if self._scale != 1.0 or self._offset != 0.0:
            values = values.astype(np.float64) * self._scale + self._offset
        if missing is not None:
            np.copyto(values, np.nan, where=missing)
        if mask is not None:
            np.copyto(values, np.nan, where=mask == 0)
        for declared in self._more_nodata:
            np.copyto(values, np.nan, where=declared.holds(values))
        return values

    def _missing(self, values: npt.NDArray[np.floating]) -> BoolArray | None:
        if self._nodata is None or np.isnan(self._nodata):
            return None
        with np.errstate(over="ignore"):
            missing: BoolArray = values == values.dtype.type(self._nodata)
        return missing


def gdal_source(
    dataset: gdal.Dataset, path: str, band: int, options: tuple[str, ...], info: SourceInfo, crs: pyproj.CRS | None
) -> GdalSource:
    """A band of an open data set, described; raises InputError for what holds no values on a grid."""
    thing = say("Raster '{name}'", name=info.name)
    if not 1 <= band <= dataset.RasterCount:
        raise InputError(
            thing,
            say("it has no band {band}", band=band),
            say("Choose one of its {count} bands.", count=dataset.RasterCount),
        )
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is None:
        raise InputError(thing, say("it is not georeferenced"), say("Georeference or warp it first."))
    opened = dataset.GetRasterBand(band)
    if opened.DataType in _COMPLEX:
        raise InputError(thing, say("its cells are complex numbers"), say("Choose a raster with one number a cell."))
    shape = (dataset.RasterYSize, dataset.RasterXSize)
    unit = opened.GetUnitType() or ""
    # What the twin says of a layer goes before what the file says of itself.
    info = info if info.intensity_unit else replace(info, intensity_unit=unit)
    return GdalSource(path, band, options, info, crs, Affine(*transform), shape, unit)


def _nodata(band: gdal.Band) -> float | None:
    """The nodata value as it is read: one that a signed byte cannot hold stands for the same eight bits."""
    nodata = band.GetNoDataValue()
    if nodata is None:
        return None
    if _is_signed_byte(band) or band.DataType == getattr(gdal, "GDT_Int8", -1):
        return float(nodata - 256 if 127 < nodata <= 255 else nodata)
    return float(nodata)


def _is_signed_byte(band: gdal.Band) -> bool:
    """GDAL before 3.7 reads signed bytes as unsigned ones."""
    return band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE" and band.DataType == gdal.GDT_Byte


def _scaling(band: gdal.Band) -> tuple[float, float]:
    scale, offset = band.GetScale(), band.GetOffset()
    return 1.0 if scale is None else float(scale), 0.0 if offset is None else float(offset)
