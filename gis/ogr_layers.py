# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files as OGR opens them: which layer, which fields, which geometry, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from osgeo import gdal, ogr

from ..core.errors import InputError, StorageError
from ..core.geometry.geometries import GeometryKind
from ..core.twin.fields import FieldInfo, FieldType
from ..core.twin.table import Column
from ..core.wording.translate import say
from .arrow import Batch, batches
from .damaged_pages import TableWalk
from .file_spec import refuse_missing
from .gdal_errors import gdal_errors
from .sql import quoted
from .sqlite_filters import is_one_condition

_FIELD_TYPES = {
    ogr.OFTInteger: FieldType.INTEGER,
    ogr.OFTInteger64: FieldType.INTEGER,
    ogr.OFTReal: FieldType.REAL,
    ogr.OFTDate: FieldType.DATE,
    ogr.OFTDateTime: FieldType.DATETIME,
    ogr.OFTString: FieldType.TEXT,
    ogr.OFTTime: FieldType.TEXT,
    ogr.OFTStringList: FieldType.TEXT,
    ogr.OFTIntegerList: FieldType.TEXT,
    ogr.OFTInteger64List: FieldType.TEXT,
    ogr.OFTRealList: FieldType.TEXT,
}
_KINDS = {
    ogr.wkbPoint: GeometryKind.POINT,
    ogr.wkbMultiPoint: GeometryKind.POINT,
    ogr.wkbLineString: GeometryKind.LINE,
    ogr.wkbMultiLineString: GeometryKind.LINE,
    ogr.wkbCompoundCurve: GeometryKind.LINE,
    ogr.wkbCircularString: GeometryKind.LINE,
    ogr.wkbMultiCurve: GeometryKind.LINE,
    ogr.wkbPolygon: GeometryKind.POLYGON,
    ogr.wkbMultiPolygon: GeometryKind.POLYGON,
    ogr.wkbCurvePolygon: GeometryKind.POLYGON,
    ogr.wkbMultiSurface: GeometryKind.POLYGON,
}
# What office lists call their coordinates; only names that can mean nothing but degrees.
_CSV_OPTIONS = (
    "X_POSSIBLE_NAMES=lon,long,longitude,lng",
    "Y_POSSIBLE_NAMES=lat,latitude",
    "AUTODETECT_TYPE=NO",
    "EMPTY_STRING_AS_NULL=YES",
)
# They hand the filter to SQLite when rows are read, not before.
_SQLITE_DRIVERS = ("GPKG", "SQLite")

Extent = tuple[float, float, float, float]


@dataclass(frozen=True)
class OgrAddress:
    """Where OGR finds a layer: data source, layer name ("" for the only one), attribute filter, open options."""

    path: str
    layer: str = ""
    where: str = ""
    options: tuple[str, ...] = ()

    @property
    def thing(self) -> str:
        """What messages call it."""
        if self.layer:
            return say("Layer '{name}' of '{path}'", name=self.layer, path=self.path)
        return say("File '{path}'", path=self.path)


def address_of_file(path: str, layer: str | None, where: str | None) -> OgrAddress:
    """A file as a user names it; packed ones (.zip, .gz) are looked into, tables of text by their lon and lat."""
    lowered = path.lower()
    options = _CSV_OPTIONS if lowered.endswith((".csv", ".csv.gz", ".csv.zip")) else ()
    if not path.startswith("/vsi"):
        prefix = "/vsizip/" if lowered.endswith(".zip") else "/vsigzip/" if lowered.endswith(".gz") else ""
        refuse_missing(path)
        path = prefix + path
    return OgrAddress(path, layer or "", where or "", options)


@contextmanager
def open_layer(address: OgrAddress, *, for_rows: bool = False) -> Iterator[ogr.Layer]:
    """The layer, filtered, for reading in this thread; it must not outlive the context.

    Say `for_rows` where all rows are going to be read: then the context ends in an error where the table is damaged.
    Raises InputError where there is no such layer or the filter is wrong, StorageError where OGR fails.
    """
    remedy = say("Check that the file is complete and open to reading.")
    with gdal_errors(address.thing, remedy, StorageError):
        flags = gdal.OF_VECTOR | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR
        dataset = gdal.OpenEx(address.path, flags, open_options=list(address.options))
        if dataset is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        layer = _layer_of(dataset, address)
        pages = for_rows and dataset.GetDriver().ShortName == "GPKG"
        walk = TableWalk(address.path, layer.GetName()) if pages else None
        try:
            if address.where:
                _filter(dataset, layer, address)
            yield layer
        except RuntimeError:
            # What is damaged says more than how reading failed of it.
            if walk is not None:
                walk.verdict()
            raise
        if walk is not None:
            walk.verdict()
        # Otherwise a reader keeps its place in the file, and the file itself, for as long as the layer lives.
        layer.ResetReading()
        del layer, dataset


def _layer_of(dataset: gdal.Dataset, address: OgrAddress) -> ogr.Layer:
    layers = [dataset.GetLayerByIndex(i) for i in range(dataset.GetLayerCount())]
    by_name = {layer.GetName(): layer for layer in layers}
    if address.layer:
        if address.layer not in by_name:
            names = ", ".join(by_name) or say("none")
            raise InputError(
                say("Layer '{name}'", name=address.layer),
                say("'{path}' has no such layer", path=address.path),
                say("It has these: {names}.", names=names),
            )
        return by_name[address.layer]
    # Tables without geometry are meant only where there is nothing else.
    candidates = [layer for layer in layers if layer.GetLayerDefn().GetGeomFieldCount()] or layers
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise InputError(address.thing, say("it has no layer"), say("Choose another file."))
    names = ", ".join(layer.GetName() for layer in candidates)
    raise InputError(
        address.thing, say("it has several layers: {names}", names=names), say("Name the one you mean, FILE:LAYER.")
    )


def _filter(dataset: gdal.Dataset, layer: ogr.Layer, address: OgrAddress) -> None:
    """Set the attribute filter, and notice a wrong one here rather than while rows are read."""
    is_sqlite = dataset.GetDriver().ShortName in _SQLITE_DRIVERS
    if is_sqlite and not is_one_condition(address.where):
        raise wrong_filter(address, say("a semicolon ends it, and it has to be one condition"))
    try:
        failed = layer.SetAttributeFilter(address.where) != ogr.OGRERR_NONE
        if is_sqlite:
            layer.GetNextFeature()
            layer.ResetReading()
        failed = failed or gdal.GetLastErrorType() >= gdal.CE_Failure
        reason = gdal.GetLastErrorMsg()
    except RuntimeError as error:
        failed, reason = True, str(error)
    if failed:
        gdal.ErrorReset()
        reason = (_sqlite_reason(dataset, layer, address.where) if is_sqlite else "") or reason
        raise wrong_filter(address, reason or say("OGR does not understand it"))


def _sqlite_reason(dataset: gdal.Dataset, layer: ogr.Layer, where: str) -> str:
    """What SQLite has against a condition; OGR repeats its own query instead."""
    # The condition is one, as checked before, and the file is open for reading only.
    query = f"SELECT 1 FROM {quoted(layer.GetName())} m WHERE ({where}\n) LIMIT 0"  # nosec B608
    try:
        dataset.ReleaseResultSet(dataset.ExecuteSQL(query))
        words = gdal.GetLastErrorMsg()
    except RuntimeError as error:
        words = str(error)
    gdal.ErrorReset()
    reason = words.rpartition("):\n")[2].strip()
    unknown = reason.partition("no such column: ")[2]
    if unknown:
        names = ", ".join(field.name for field in layer_fields(layer))
        return say("there is no field '{name}' (fields: {names})", name=unknown.rpartition(".")[2], names=names)
    return say("it is not complete, or has a word too many") if "syntax error" in reason else reason


def wrong_filter(address: OgrAddress, reason: str) -> InputError:
    """What to say of a filter that OGR refuses or that names no field."""
    return InputError(
        say("Filter '{where}'", where=address.where),
        reason,
        say("Use fields of {thing} in the manner of an SQL WHERE clause.", thing=address.thing),
    )


def layer_fields(layer: ogr.Layer) -> tuple[FieldInfo, ...]:
    """The fields that can be read: all but binary ones."""
    definition = layer.GetLayerDefn()
    definitions = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    return tuple(
        FieldInfo(field.GetName(), _field_type(field), field.GetAlternativeName() or "")
        for field in definitions
        if field.GetType() in _FIELD_TYPES
    )


def _field_type(field: ogr.FieldDefn) -> FieldType:
    return FieldType.BOOLEAN if field.GetSubType() == ogr.OFSTBoolean else _FIELD_TYPES[field.GetType()]


def layer_extent(layer: ogr.Layer) -> Extent | None:
    """xmin, ymin, xmax, ymax where the file states it; None where only reading every feature would tell."""
    try:
        extent = layer.GetExtent(force=0, can_return_null=True)
    except RuntimeError:
        extent = None
    if extent is None:
        gdal.ErrorReset()
        return None
    xmin, xmax, ymin, ymax = extent
    return (xmin, ymin, xmax, ymax) if xmin <= xmax and ymin <= ymax else None


def layer_kind(layer: ogr.Layer) -> GeometryKind | None:
    """What the layer says its geometries are; None where it leaves that open."""
    return _KINDS.get(ogr.GT_Flatten(layer.GetGeomType()))


def layer_batches(layer: ogr.Layer, names: Sequence[str], address: OgrAddress) -> Iterator[Batch]:
    """Batches with the columns of these fields, in order; the layer's id column may be among them."""
    definition = layer.GetLayerDefn()
    indexes = [definition.GetFieldIndex(name) for name in names]
    fields = [index for index in indexes if index >= 0]
    for batch in batches(layer, fields, filtered_by=_fields_of_filter(definition, address)):
        rest = iter(batch.columns)
        columns = tuple(next(rest) if index >= 0 else Column.of(batch.fids) for index in indexes)
        yield Batch(batch.fids, batch.wkb, columns)


def _fields_of_filter(definition: ogr.FeatureDefn, address: OgrAddress) -> list[int]:
    """Every field that the filter may look at; none where SQLite filters, which needs no help."""
    if not address.where or address.path.lower().endswith((".gpkg", ".sqlite")):
        return []
    where = address.where.lower()
    names = [definition.GetFieldDefn(i).GetName().lower() for i in range(definition.GetFieldCount())]
    return [index for index, name in enumerate(names) if name in where or '"' in name or "\\" in name]
