# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fingerprints of layers on disk, read through GDAL as any reader sees them; see `core.twin.fingerprint`."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal, ogr, osr

from ..core.errors import StorageError
from ..core.progress import Progress
from ..core.twin.fingerprint import CellsDigest, RowsDigest
from ..core.twin.grid import Affine
from ..core.twin.manifest import UID_FIELD
from ..core.wording.translate import say
from .arrow import batches
from .gdal_errors import gdal_errors
from .ogr_layers import layer_fields
from .raster_files import open_raster
from .sql import quoted


def _remedy() -> str:
    return say("Check that the file is complete and open to reading.")


_CELLS_AT_ONCE = 2_000_000


def vector_fingerprint(path: Path, table: str, progress: Progress) -> str:
    """The digest of a layer's schema, CRS and rows in the order of their uids; the feature id does not count."""
    with gdal_errors(say("Layer '{name}' of '{path}'", name=table, path=path), _remedy(), StorageError):
        package = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
        if package is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        layer = package.GetLayerByName(table)
        if layer is None:
            raise RuntimeError("there is no such layer")
        fields = [(field.name, field.type.value) for field in layer_fields(layer)]
        digest = RowsDigest(fields, _geometry_name(layer), _crs_name(layer.GetSpatialRef()))
        names = [*(name for name, _ in fields), layer.GetGeometryColumn()]
        rows = package.ExecuteSQL(
            f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} ORDER BY {quoted(UID_FIELD)}"  # nosec B608
        )
        definition = rows.GetLayerDefn()
        wanted = [definition.GetFieldIndex(name) for name, _ in fields]
        for batch in batches(rows, wanted):
            progress.check()
            digest.add(batch.columns)
            if batch.wkb is not None:
                digest.add_geometry(batch.wkb.data, batch.wkb.offsets, batch.wkb.null)
        package.ReleaseResultSet(rows)
        return digest.fingerprint()


def raster_fingerprint(path: Path, progress: Progress) -> str:
    """The digest of a raster's place, CRS and cells of all bands, whatever its compression and tiling."""
    thing = say("File '{path}'", path=path)
    dataset = open_raster(str(path), (), thing)
    with gdal_errors(thing, _remedy(), StorageError):
        columns, rows = dataset.RasterXSize, dataset.RasterYSize
        digest = CellsDigest(Affine(*dataset.GetGeoTransform()), (rows, columns), _crs_name(dataset.GetSpatialRef()))
        step = max(1, _CELLS_AT_ONCE // columns)
        for number in range(1, dataset.RasterCount + 1):
            band = dataset.GetRasterBand(number)
            kind = gdal.GetDataTypeName(band.DataType)
            digest.start_band(kind, band.GetNoDataValue(), band.GetScale() or 1.0, band.GetOffset() or 0.0)
            for row in range(0, rows, step):
                progress.check()
                digest.add(band.ReadAsArray(0, row, columns, min(step, rows - row)))
        return digest.fingerprint()


def _geometry_name(layer: ogr.Layer) -> str:
    return str(ogr.GeometryTypeToName(layer.GetGeomType()))


def _crs_name(reference: osr.SpatialReference | None) -> str:
    """Authority code where there is one: its wording differs from one version of PROJ to the next."""
    if reference is None:
        return ""
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else str(reference.ExportToWkt(["FORMAT=WKT2_2019"]))
