# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS vector layer as a source: a snapshot taken on the main thread, read in any other.

What OGR can read, OGR reads in bulk, with the edit buffer laid over: features that are edited, added or
deleted are few, and come from QGIS's own snapshot. Everything else (memory and database layers,
joined and virtual fields) comes from the snapshot as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyproj
from qgis.core import (
    Qgis,
    QgsFields,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.errors import InputError
from ..core.geometry.geometries import BoolArray, GeometryKind, IntArray
from ..core.progress import Progress
from ..core.twin.fields import FieldInfo, FieldType
from ..core.twin.guess import guess_label_field
from ..core.twin.table import FeatureTable, SourceInfo
from ..core.wording.translate import say
from .arrow import Batch
from .file_source import wanted_fields
from .ogr_layers import Extent, OgrAddress, layer_batches, open_layer
from .reference_systems import NO_PLACE, crs_from_text, known_crs
from .selection import Selection, among, ascending
from .snapshot_rows import snapshot_batches
from .source_info import layer_info
from .table_builder import TableBuilder, null_column

# Fetching one feature by its id costs about as much as streaming a hundred.
_STREAM_COST = 0.01

_FIELD_TYPES = {
    QMetaType.Type.Int: FieldType.INTEGER,
    QMetaType.Type.UInt: FieldType.INTEGER,
    QMetaType.Type.LongLong: FieldType.INTEGER,
    QMetaType.Type.ULongLong: FieldType.INTEGER,
    QMetaType.Type.Double: FieldType.REAL,
    QMetaType.Type.Float: FieldType.REAL,
    QMetaType.Type.Bool: FieldType.BOOLEAN,
    QMetaType.Type.QDate: FieldType.DATE,
    QMetaType.Type.QDateTime: FieldType.DATETIME,
}
_KINDS = {
    Qgis.GeometryType.Point: GeometryKind.POINT,
    Qgis.GeometryType.Line: GeometryKind.LINE,
    Qgis.GeometryType.Polygon: GeometryKind.POLYGON,
}
_NO_IDS = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class _Snapshot:
    """What QGIS hands over to another thread, and how OGR finds the same rows."""

    source: QgsVectorLayerFeatureSource
    address: OgrAddress | None
    # Position and, if it is stored in the file, name there, of every field that can be read.
    stored: dict[str, tuple[int, str | None]]
    unstored: frozenset[str]
    edited: IntArray
    deleted: IntArray
    # None for all features.
    selected: Selection | None


@dataclass(frozen=True)
class LayerSource:
    """A vector layer as the user sees it now; see `sources.VectorSource`."""

    info: SourceInfo
    kind: GeometryKind | None
    has_z: bool
    fields: Mapping[str, FieldInfo]
    feature_count: int | None
    crs: pyproj.CRS | None
    extent: Extent | None
    selected_only: bool
    _snapshot: _Snapshot = field(repr=False)
    is_table: bool = False

    @property
    def name(self) -> str:
        return self.info.name

    def read(self, fields: Sequence[str], progress: Progress) -> FeatureTable:
        wanted = wanted_fields(self.fields, fields, self.name)
        crs = NO_PLACE if self.is_table else known_crs(self.crs, say("Layer '{name}'", name=self.name))
        builder = TableBuilder(wanted, self.feature_count)
        if self._streams(wanted):
            self._read_stream(builder, wanted, progress)
        else:
            selected = self._snapshot.selected
            self._read_snapshot(builder, wanted, None if selected is None else selected.ids, progress)
        table = builder.finish(self.kind or GeometryKind.POINT, self.info, crs, (), progress)
        # That a table has no geometry is no fault of its rows.
        return replace(table, notes=()) if self.is_table else table

    def _streams(self, wanted: Sequence[FieldInfo]) -> bool:
        """Whether OGR gives what is wanted, and sooner than QGIS does feature by feature."""
        snapshot = self._snapshot
        if snapshot.address is None or any(field.name in snapshot.unstored for field in wanted):
            return False
        count = self.feature_count or 0
        if snapshot.selected is not None and snapshot.selected.count < _STREAM_COST * max(count, 10_000):
            return False
        return len(snapshot.edited) < 0.5 * max(count, 1)

    def _read_stream(self, builder: TableBuilder, wanted: Sequence[FieldInfo], progress: Progress) -> None:
        snapshot = self._snapshot
        if snapshot.address is None:
            raise ValueError("only OGR layers stream")
        superseded = np.union1d(snapshot.edited, snapshot.deleted)
        names = [snapshot.stored[field.name][1] for field in wanted]
        done = 0
        with open_layer(snapshot.address, for_rows=True) as layer:
            for batch in layer_batches(layer, [name for name in names if name is not None], snapshot.address):
                builder.add(_with_nulls(batch, names, wanted), self._keep(batch.fids, superseded), progress)
                done += len(batch.fids)
                progress.report(
                    0.9 * done / max(self.feature_count or done, done), say("Reading {name}", name=self.name)
                )
        edited = snapshot.edited
        if snapshot.selected is not None:
            chosen = snapshot.selected.among(edited)
            edited = edited[chosen] if chosen is not None else _NO_IDS
        if len(edited):
            self._read_snapshot(builder, wanted, edited, progress)

    def _keep(self, fids: IntArray, superseded: IntArray) -> BoolArray | None:
        dropped = among(fids, superseded)
        selected = self._snapshot.selected
        if selected is None:
            return None if dropped is None else ~dropped
        kept = selected.among(fids)
        if kept is None:
            return np.zeros(len(fids), dtype=bool)
        return kept if dropped is None else kept & ~dropped

    def _read_snapshot(
        self, builder: TableBuilder, wanted: Sequence[FieldInfo], fids: IntArray | None, progress: Progress
    ) -> None:
        snapshot = self._snapshot
        fields = [(snapshot.stored[field.name][0], field) for field in wanted]
        total = len(fids) if fids is not None else self.feature_count or 0
        ids = None if fids is None else fids.tolist()
        done = 0
        for batch in snapshot_batches(snapshot.source, fields, ids, self.name):
            builder.add(batch, self._keep(batch.fids, _NO_IDS) if fids is None else None, progress)
            done += len(batch.fids)
            progress.report(0.9 * done / max(total, done), say("Reading {name}", name=self.name))


def layer_source(
    layer: QgsVectorLayer | None, selected_only: bool = False, only: Collection[int] | None = None
) -> LayerSource:
    """A snapshot of the layer: edits, filter, joins and (if asked for) the selection as they are now.

    `only` are the ids of the features wanted, where it is something else than the selection that chooses them.
    Call it on the main thread. Raises InputError where the layer's data is gone.
    """
    if layer is None or not layer.isValid():
        name = layer.name() if layer is not None else "removed"
        raise InputError(
            say("Layer '{name}'", name=name),
            say("its data cannot be found"),
            say("Repair its data source or choose another."),
        )
    address = _address(layer)
    fields = layer.fields()
    known = [(i, info) for i in range(fields.count()) if (info := _field_info(fields, i)) is not None]
    origins = {info.name: _origin(layer, fields, i) for i, info in known}
    edited, deleted = _edits(layer)
    # Everything selected is the same as no selection, and needs no list of ids.
    some = selected_only and layer.selectedFeatureCount() != layer.featureCount()
    selected = Selection.of_layer(layer) if some else None if only is None else Selection.of_ids(only)
    snapshot = _Snapshot(
        QgsVectorLayerFeatureSource(layer),
        address,
        {info.name: (i, origins[info.name][1]) for i, info in known},
        frozenset(name for name, (stored, _) in origins.items() if not stored),
        edited,
        deleted,
        selected,
    )
    count = layer.featureCount() if selected is None else selected.count
    return LayerSource(
        _info(layer, address),
        _KINDS.get(layer.geometryType()),
        QgsWkbTypes.hasZ(layer.wkbType()),
        {info.name: info for _, info in known},
        count if count >= 0 else None,
        layer_crs(layer),
        _extent(layer),
        selected_only,
        snapshot,
        layer.geometryType() == Qgis.GeometryType.Null,
    )


def _extent(layer: QgsVectorLayer) -> Extent | None:
    """What QGIS knows anyway; of a database, a filter or edits it would have to ask, and the window would wait."""
    if layer.providerType() not in ("ogr", "memory") or layer.subsetString() or layer.isModified():
        return None
    box = layer.extent()
    return None if box.isNull() else (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


def layer_crs(layer: QgsMapLayer) -> pyproj.CRS | None:
    """The CRS that the user gave the layer; None where it has none."""
    crs = layer.crs()
    if not crs.isValid():
        return None
    return crs_from_text(crs.authid()) or crs_from_text(crs.toWkt(Qgis.CrsWktVariant.Wkt2_2019))


def _info(layer: QgsVectorLayer, address: OgrAddress | None) -> SourceInfo:
    info = layer_info(layer, address.path if address else "", address.layer if address else "")
    return info if info.label_field else replace(info, label_field=_label_field(layer))


def _label_field(layer: QgsVectorLayer) -> str:
    """By which field features are called where no twin says so: the user's choice, else the guess made for files too.

    QGIS's own guess, which takes any text for want of a name, is no choice of the user.
    """
    shown, guessed = layer.displayField(), QgsVectorLayerUtils.guessFriendlyIdentifierField(layer.fields())
    return shown if shown and shown != guessed else guess_label_field(layer.fields().names())


def _address(layer: QgsVectorLayer) -> OgrAddress | None:
    """Where OGR finds the very rows of this layer; None where it would find others, or none."""
    provider = layer.dataProvider()
    if layer.providerType() != "ogr" or provider.transaction() is not None:
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", provider.dataSourceUri())
    where = layer.subsetString()
    by_type = parts.get("geometryType") or parts.get("uniqueGeometryType")
    secret = parts.get("authcfg") or parts.get("credentialOptions")
    if by_type or secret or where.lstrip().lower().startswith("select") or provider.encoding() != "UTF-8":
        return None
    path = f"{parts.get('vsiPrefix') or ''}{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"
    if not path or parts.get("layerId") is not None:
        return None
    return OgrAddress(path, parts.get("layerName") or "", where, tuple(parts.get("openOptions") or ()))


def _field_info(fields: QgsFields, index: int) -> FieldInfo | None:
    """None for binary fields, which cannot be read."""
    known = fields.at(index)
    if known.type() == QMetaType.Type.QByteArray:
        return None
    return FieldInfo(known.name(), _FIELD_TYPES.get(known.type(), FieldType.TEXT), known.alias())


def _origin(layer: QgsVectorLayer, fields: QgsFields, index: int) -> tuple[bool, str | None]:
    """Whether OGR can give the field, and its name there; a field only just added is NULL in the file."""
    origin = fields.fieldOrigin(index)
    if origin == Qgis.FieldOrigin.Provider:
        return True, layer.dataProvider().fields().at(fields.fieldOriginIndex(index)).name()
    return origin == Qgis.FieldOrigin.Edit, None


def _edits(layer: QgsVectorLayer) -> tuple[IntArray, IntArray]:
    """Ids of the added or changed features and of the deleted ones, ascending."""
    buffer = layer.editBuffer()
    if buffer is None or not layer.isModified():
        return _NO_IDS, _NO_IDS
    edited, deleted = ascending(buffer.allAddedOrEditedFeatures()), ascending(buffer.deletedFeatureIds())
    return np.setdiff1d(edited, deleted), deleted


def _with_nulls(batch: Batch, names: Sequence[str | None], wanted: Sequence[FieldInfo]) -> Batch:
    if None not in names:
        return batch
    read = iter(batch.columns)
    columns = [
        null_column(field.type, len(batch.fids)) if name is None else next(read) for name, field in zip(names, wanted)
    ]
    return Batch(batch.fids, batch.wkb, tuple(columns))
