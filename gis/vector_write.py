# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""New GeoPackages from arrays, whole or not at all.

Features go through a temporary FlatGeobuf, made from arrays at once, from which GDAL copies them without
any Python in between: a third of the time of one call a feature, and the interpreter stays free.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

from ..core.errors import Cancelled, StorageError, TwinPlanError
from ..core.geometry.geometries import Geometries, GeometryKind
from ..core.progress import Progress, Share
from ..core.twin.table import Column
from ..core.wording.translate import say
from .flatgeobuf import FileColumn, piecewise_bounds, write_flatgeobuf
from .gdal_copy import copy_into, let_go
from .gdal_errors import gdal_errors
from .new_file import new_file, refusal
from .packed_rtree import create_empty, pack
from .sql import quoted


def _remedy() -> str:
    return say("Close it where it is open, or choose another folder.")


GEOMETRY_COLUMN = "geom"


@dataclass(frozen=True)
class NewLayer:
    """A layer to be written: `columns` in order, `title` what people call it.

    `aliases` are what they call the columns; GDAL keeps them in GeoPackages from 3.8 on.
    """

    name: str
    crs_wkt: str
    geometries: Geometries
    columns: Mapping[str, Column]
    aliases: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True)
class NewTable:
    """A table without geometry to be written; all columns are of one length."""

    name: str
    columns: Mapping[str, Column]


def write_geopackage(path: Path, layers: Sequence[NewLayer | NewTable], progress: Progress) -> None:
    """Write a new GeoPackage with these layers, each with a spatial index, features in their order.

    An existing file is replaced. Raises StorageError (disk full, read-only), Cancelled; then there is no file.
    """
    with new_file(path) as temporary:
        add_layers(temporary, layers, progress)


def add_layers(path: Path, layers: Sequence[NewLayer | NewTable], progress: Progress) -> None:
    """Write these layers into a GeoPackage that nobody else has open; it is made if it is not there."""
    for number, layer in enumerate(layers):
        share = Share(progress, number / len(layers), (number + 1) / len(layers))
        if isinstance(layer, NewTable):
            _add_table(path, layer, share)
        else:
            _add_layer(path, layer, share)


def add_unique_index(path: Path, table: str, column: str) -> None:
    """Make rows findable by this column, in which no value may be there twice."""
    package = _package(path)
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        name = quoted(f"{table}_{column}")
        package.ExecuteSQL(f"CREATE UNIQUE INDEX {name} ON {quoted(table)} ({quoted(column)})")
    _close(package, path)


def _add_layer(path: Path, layer: NewLayer, progress: Progress) -> None:
    columns = [FileColumn(name, name, column.values, column.null) for name, column in layer.columns.items()]
    source = path.with_name(f".{secrets.token_hex(8)}.fgb")
    try:
        with _storage(path):
            write_flatgeobuf(source, layer.crs_wkt, layer.geometries, columns, Share(progress, 0.0, 0.3), in_order=True)
        _copy_layer(path, layer, source, Share(progress, 0.3, 1.0))
    except (TwinPlanError, Cancelled) as error:
        let_go(error)
        raise
    finally:
        source.unlink(missing_ok=True)


def _copy_layer(path: Path, layer: NewLayer, source: Path, progress: Progress) -> None:
    """The features of a file into a new table, whose index is packed when all are there."""
    package = _package(path)
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        _create(package, layer)
        triggers = create_empty(package, layer.name, GEOMETRY_COLUMN)
    copy_into(package, path, source, layer.name, Share(progress, 0.0, 0.7))
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        boxes = piecewise_bounds(layer.geometries, progress)
        pack(package, layer.name, GEOMETRY_COLUMN, boxes, triggers, Share(progress, 0.7, 1.0))
    _close(package, path)


@contextmanager
def _storage(path: Path) -> Iterator[None]:
    """What the file system refuses, in our words."""
    try:
        yield
    except OSError as error:
        raise refusal(say("File '{path}'", path=path), error, _remedy()) from error


def _package(path: Path) -> gdal.Dataset:
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        if path.exists():
            package = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        else:
            package = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
        if package is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        return package


def _create(package: gdal.Dataset, layer: NewLayer) -> None:
    options = [f"GEOMETRY_NAME={GEOMETRY_COLUMN}", "SPATIAL_INDEX=NO"]  # it is packed when all is there
    if layer.title:
        options.append(f"IDENTIFIER={layer.title[:200]}")
    reference = osr.SpatialReference()
    reference.SetFromUserInput(layer.crs_wkt)
    created = package.CreateLayer(layer.name, reference, _geometry_type(layer.geometries), options)
    if created is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    _create_fields(created, layer.columns, layer.aliases)


def _create_fields(created: ogr.Layer, columns: Mapping[str, Column], aliases: Mapping[str, str]) -> None:
    for name, column in columns.items():
        kind, subtype = _field_type(column.values)
        definition = ogr.FieldDefn(name, kind)
        definition.SetSubType(subtype)
        if aliases.get(name):
            definition.SetAlternativeName(aliases[name])
        created.CreateField(definition)


def _field_type(values: np.ndarray) -> tuple[int, int]:
    kind = values.dtype.kind
    if kind == "b":
        return ogr.OFTInteger, ogr.OFSTBoolean
    if kind in "iu":
        return (ogr.OFTInteger if values.dtype.itemsize < 4 else ogr.OFTInteger64), ogr.OFSTNone
    if kind == "f":
        return ogr.OFTReal, ogr.OFSTNone
    if kind == "M":
        return (ogr.OFTDate if values.dtype == "datetime64[D]" else ogr.OFTDateTime), ogr.OFSTNone
    return ogr.OFTString, ogr.OFSTNone


def _geometry_type(geometries: Geometries) -> int:
    if geometries.kind is GeometryKind.LINE:
        return ogr.wkbMultiLineString
    if geometries.kind is GeometryKind.POLYGON:
        return ogr.wkbMultiPolygon
    single = geometries.is_plain or (np.diff(geometries.feature_offsets) <= 1).all()
    return ogr.wkbPoint if single else ogr.wkbMultiPoint


def _close(package: gdal.Dataset, path: Path) -> None:
    """Everything that is still in memory to disk, so that a full disk is noticed here and not later."""
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        package.FlushCache()


def _add_table(path: Path, table: NewTable, progress: Progress) -> None:
    package = _package(path)
    with gdal_errors(say("File '{path}'", path=path), _remedy(), StorageError):
        created = package.CreateLayer(table.name, None, ogr.wkbNone)
        _create_fields(created, table.columns, {})
        package.StartTransaction()
        feature = ogr.Feature(created.GetLayerDefn())
        columns = [(column.values.tolist(), column.null.tolist()) for column in table.columns.values()]
        for row in range(len(columns[0][0]) if columns else 0):
            if row % 1_000 == 0:
                progress.check()
            feature.SetFID(-1)
            for position, (values, null) in enumerate(columns):
                if null[row]:
                    feature.SetFieldNull(position)
                else:
                    feature.SetField(position, values[row])
            if created.CreateFeature(feature) != ogr.OGRERR_NONE:
                raise RuntimeError(gdal.GetLastErrorMsg())
        package.CommitTransaction()
    _close(package, path)
