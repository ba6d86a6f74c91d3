# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS raster layers as sources: files through GDAL itself, everything else through a clone of the provider."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyproj
from qgis.core import Qgis, QgsProviderRegistry, QgsRasterDataProvider, QgsRasterLayer, QgsRasterRange, QgsRectangle

from ..core.errors import InputError, StorageError
from ..core.twin.grid import Affine, Grid
from ..core.twin.table import SourceInfo
from ..core.wording.translate import say
from .gdal_grid import GdalSource, ValueRange, gdal_source
from .layer_source import layer_crs
from .raster_files import open_raster
from .reference_systems import known_crs
from .source_info import layer_info

_DTYPES = {
    Qgis.DataType.Byte: np.uint8,
    Qgis.DataType.Int8: np.int8,
    Qgis.DataType.UInt16: np.uint16,
    Qgis.DataType.Int16: np.int16,
    Qgis.DataType.UInt32: np.uint32,
    Qgis.DataType.Int32: np.int32,
    Qgis.DataType.Float32: np.float32,
    Qgis.DataType.Float64: np.float64,
}
_WITH_MINIMUM = (QgsRasterRange.BoundsType.IncludeMinAndMax, QgsRasterRange.BoundsType.IncludeMin)
_WITH_MAXIMUM = (QgsRasterRange.BoundsType.IncludeMinAndMax, QgsRasterRange.BoundsType.IncludeMax)


def raster_layer_source(layer: QgsRasterLayer | None, band: int = 1) -> GdalSource | _ProviderSource:
    """See `grids.raster_layer_source`."""
    if layer is None or not layer.isValid():
        name = layer.name() if layer is not None else "removed"
        raise InputError(
            say("Raster '{name}'", name=name),
            say("its data cannot be found"),
            say("Repair its data source or choose another."),
        )
    provider = layer.dataProvider()
    if layer.providerType() == "gdal":
        return _file_source(layer, provider, band)
    return _provider_source(layer, provider, band)


def _file_source(layer: QgsRasterLayer, provider: QgsRasterDataProvider, band: int) -> GdalSource:
    parts = QgsProviderRegistry.instance().decodeUri("gdal", provider.dataSourceUri())
    path = f"{parts.get('vsiPrefix') or ''}{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"
    if parts.get("layerName"):
        path = provider.dataSourceUri().partition("|")[0]
    options = tuple(parts.get("openOptions") or ())
    dataset = open_raster(path, options, say("Raster '{name}'", name=layer.name()))
    source = gdal_source(dataset, path, band, options, layer_info(layer, path, ""), layer_crs(layer))
    declares_nodata, ranges = provider.useSourceNoDataValue(band), _user_nodata(provider, band)
    return replace(source, declares_nodata=declares_nodata, more_nodata=ranges)


def _user_nodata(provider: QgsRasterDataProvider, band: int) -> tuple[ValueRange, ...]:
    return tuple(
        ValueRange(found.min(), found.max(), found.bounds() in _WITH_MINIMUM, found.bounds() in _WITH_MAXIMUM)
        for found in provider.userNoDataValues(band)
    )


def _provider_source(layer: QgsRasterLayer, provider: QgsRasterDataProvider, band: int) -> _ProviderSource:
    shape = (provider.ySize(), provider.xSize())
    if 0 in shape or provider.dataType(band) not in _DTYPES:
        raise InputError(
            say("Raster '{name}'", name=layer.name()),
            say("it holds a picture, not values"),
            say("Choose a raster of values."),
        )
    extent = provider.extent()
    width, height = extent.width() / shape[1], extent.height() / shape[0]
    affine = Affine(extent.xMinimum(), width, 0.0, extent.yMaximum(), 0.0, -height)
    clone = provider.clone()
    return _ProviderSource(clone, band, layer_info(layer, "", ""), layer_crs(layer), affine, shape)


@dataclass(frozen=True)
class _ProviderSource:
    """A band of a provider that is no file; see `grids.RasterSource`."""

    _provider: QgsRasterDataProvider = field(repr=False)
    band: int
    info: SourceInfo
    crs: pyproj.CRS | None
    affine: Affine
    shape: tuple[int, int]
    unit: str = ""

    @property
    def name(self) -> str:
        return self.info.name

    @property
    def extent(self) -> tuple[float, float, float, float]:
        return self.affine.extent(self.shape)

    def open(self) -> Grid:
        return _ProviderGrid(self, known_crs(self.crs, say("Raster '{name}'", name=self.name)))

    def block(self, row: int, row_stop: int, column: int, column_stop: int) -> npt.NDArray[np.floating]:
        """The values of a window, NaN for nodata."""
        corners = self.affine.to_xy(np.array([[column, row], [column_stop, row_stop]], dtype=np.float64))
        extent = QgsRectangle(corners[0, 0], corners[1, 1], corners[1, 0], corners[0, 1])
        block = self._provider.block(self.band, extent, column_stop - column, row_stop - row)
        if not block.isValid() or block.dataType() not in _DTYPES:
            reason = block.error().summary() if block is not None else ""
            raise StorageError(
                say("Raster '{name}'", name=self.name),
                reason or say("it cannot be read"),
                say("Check its data source."),
            )
        raw = np.frombuffer(block.data().data(), dtype=_DTYPES[block.dataType()])
        small = raw.dtype.itemsize <= 2 or raw.dtype == np.float32
        values = raw.reshape(row_stop - row, column_stop - column).astype(np.float32 if small else np.float64)
        if block.hasNoDataValue():
            np.copyto(values, np.nan, where=values == values.dtype.type(block.noDataValue()))
        elif block.hasNoData():
            missing = [block.isNoData(index) for index in range(values.size)]
            np.copyto(values, np.nan, where=np.array(missing, dtype=bool).reshape(values.shape))
        return values


@dataclass(frozen=True)
class _ProviderGrid:
    _origin: _ProviderSource
    crs: pyproj.CRS

    @property
    def source(self) -> SourceInfo:
        return self._origin.info

    @property
    def affine(self) -> Affine:
        return self._origin.affine

    @property
    def shape(self) -> tuple[int, int]:
        return self._origin.shape

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating]:
        row, row_stop, _ = rows.indices(self.shape[0])
        column, column_stop, _ = columns.indices(self.shape[1])
        if row_stop <= row or column_stop <= column:
            return np.empty((max(row_stop - row, 0), max(column_stop - column, 0)), dtype=np.float32)
        return self._origin.block(row, row_stop, column, column_stop)
