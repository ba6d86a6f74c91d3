# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of a vector file as a source; needs OGR only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyproj
from osgeo import ogr

from ..core.errors import InputError
from ..core.geometry.geometries import GeometryKind
from ..core.progress import Progress
from ..core.twin.fields import FieldInfo
from ..core.twin.guess import guess_label_field
from ..core.twin.table import FeatureTable, SourceInfo
from ..core.wording.translate import say
from .ogr_layers import (
    Extent,
    OgrAddress,
    address_of_file,
    layer_batches,
    layer_extent,
    layer_fields,
    layer_kind,
    open_layer,
    wrong_filter,
)
from .reference_systems import NO_PLACE, crs_from_osr, crs_from_text, known_crs
from .source_info import file_info
from .sqlite_filters import quoted_names
from .table_builder import TableBuilder


@dataclass(frozen=True)
class FileSource:
    """A layer of a file; see `sources.VectorSource`."""

    address: OgrAddress
    info: SourceInfo
    kind: GeometryKind | None
    has_z: bool
    fields: Mapping[str, FieldInfo]
    feature_count: int | None
    crs: pyproj.CRS | None
    extent: Extent | None
    notes: tuple[str, ...] = ()
    is_table: bool = False

    @property
    def name(self) -> str:
        return self.info.name

    @property
    def selected_only(self) -> bool:
        return False

    def read(self, fields: Sequence[str], progress: Progress) -> FeatureTable:
        wanted = wanted_fields(self.fields, fields, self.name)
        crs = NO_PLACE if self.is_table else known_crs(self.crs, say("Layer '{name}'", name=self.name))
        builder = TableBuilder(wanted, self.feature_count)
        done = 0
        with open_layer(self.address, for_rows=True) as layer:
            for batch in layer_batches(layer, [field.name for field in wanted], self.address):
                builder.add(batch, None, progress)
                done += len(batch.fids)
                progress.report(
                    0.9 * done / max(self.feature_count or done, done), say("Reading {name}", name=self.name)
                )
        table = builder.finish(self.kind or GeometryKind.POINT, self.info, crs, self.notes, progress)
        # That a table has no geometry is no fault of its rows.
        return replace(table, notes=self.notes) if self.is_table else table


def file_source(path: str, layer: str | None = None, where: str | None = None) -> FileSource:
    """A layer of a file: the only one, or that of this name; `where` is an OGR attribute filter.

    Raises InputError for a missing file or layer and a filter that OGR refuses, StorageError for a
    file that cannot be read.
    """
    address = address_of_file(str(path), layer, where)
    with open_layer(address) as opened:
        name = opened.GetName()
        kind, has_z = layer_kind(opened), bool(ogr.GT_HasZ(opened.GetGeomType()))
        is_table = opened.GetGeomType() == ogr.wkbNone
        fields = _by_name(layer_fields(opened), name)
        count = opened.GetFeatureCount(0)
        crs, notes = crs_from_osr(opened.GetSpatialRef()), ()
        extent = layer_extent(opened)
        _refuse_unknown_names(opened, address)
    if address.options and crs is None and not is_table:
        crs = crs_from_text("EPSG:4326")
        notes = (say("Its columns of longitude and latitude are taken as degrees of EPSG:4326."),)
    address = OgrAddress(address.path, name, address.where, address.options)
    info = file_info(_title(path, name), str(path), name, _location(address))
    if not info.label_field:
        info = replace(info, label_field=guess_label_field(fields))
    count = None if count < 0 else count
    return FileSource(address, info, kind, has_z, fields, count, crs, extent, notes, is_table)


def _by_name(fields: Sequence[FieldInfo], layer_name: str) -> dict[str, FieldInfo]:
    """Raises InputError where two columns, as a CSV may have, share a name."""
    found: dict[str, FieldInfo] = {}
    for field in fields:
        if field.name in found:
            raise InputError(
                say("Layer '{name}'", name=layer_name),
                say("two of its columns are called '{name}'", name=field.name),
                say("Give each column a name of its own."),
            )
        found[field.name] = field
    return found


def wanted_fields(fields: Mapping[str, FieldInfo], names: Sequence[str], layer_name: str) -> list[FieldInfo]:
    """The fields of these names, each once; raises InputError naming those that exist."""
    for name in names:
        if name not in fields:
            known = ", ".join(fields) or say("none")
            raise InputError(
                say("Layer '{name}'", name=layer_name),
                say("it has no field '{name}'", name=name),
                say("Choose one of: {known}.", known=known),
            )
    return [fields[name] for name in dict.fromkeys(names)]


def _refuse_unknown_names(layer: ogr.Layer, address: OgrAddress) -> None:
    """In QGIS a filter is seen to take a wrong name for a text; on the command line nobody would notice."""
    definition = layer.GetLayerDefn()
    special = ("fid", "ogc_fid", "rowid", layer.GetFIDColumn(), layer.GetGeometryColumn())
    for name in quoted_names(address.where):
        if definition.GetFieldIndex(name) < 0 and name.lower() not in map(str.lower, special):
            raise wrong_filter(address, say("there is no field '{name}'", name=name))


def _title(path: str, layer: str) -> str:
    return layer if layer not in ("", "SELECT") else Path(path).stem


def _location(address: OgrAddress) -> str:
    parts = [address.path, f"layername={address.layer}"]
    return "|".join([*parts, f"subset={address.where}"] if address.where else parts)
