# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features of a QGIS layer's snapshot in batches: every provider, as the user sees it, at a few microseconds each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFeatureIterator, QgsFeatureRequest, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant

from ..core.errors import StorageError
from ..core.twin.fields import FieldInfo, FieldType
from ..core.twin.table import Column
from ..core.wording.translate import say
from .arrow import Batch, WkbColumn
from .geometry_collector import packed
from .table_builder import column_of

_BATCH_FEATURES = 2_000


def snapshot_batches(
    source: QgsVectorLayerFeatureSource,
    fields: Sequence[tuple[int, FieldInfo]],
    fids: Iterable[int] | None,
    layer_name: str,
) -> Iterator[Batch]:
    """All features, or those of these ids, with the fields at these positions of the layer; from any thread."""
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes([index for index, _ in fields])
    if fids is not None:
        request.setFilterFids(list(fids))
    features = source.getFeatures(request)
    if not features.isValid():
        raise StorageError(
            say("Layer '{name}'", name=layer_name),
            say("its features cannot be read"),
            say("Check its data source and the connection."),
        )
    while True:
        batch = _next_batch(features, fields)
        if not len(batch.fids):
            return
        yield batch


def _next_batch(features: QgsFeatureIterator, fields: Sequence[tuple[int, FieldInfo]]) -> Batch:
    """One feature object is filled again and again: making one each time costs more than all the rest."""
    feature = QgsFeature()
    fids: list[int] = []
    wkbs: list[bytes] = []
    values: list[list[object]] = [[] for _ in fields]
    targets = [(index, column) for (index, _), column in zip(fields, values)]
    while len(fids) < _BATCH_FEATURES and features.nextFeature(feature):
        fids.append(feature.id())
        wkbs.append(feature.geometry().asWkb().data())
        known = feature.attributeCount()
        for index, column in targets:
            column.append(feature[index] if index < known else None)
    columns = [_column(column, field.type) for column, (_, field) in zip(values, fields)]
    return Batch(np.array(fids, dtype=np.int64), WkbColumn(*packed(wkbs)), tuple(columns))


def _column(values: list[object], field_type: FieldType) -> Column:
    values = [None if isinstance(value, QVariant) else value for value in values]
    if field_type is FieldType.TEXT:
        values = [value if value is None or isinstance(value, str) else _text(value) for value in values]
    elif field_type is FieldType.DATE:
        values = [value.toPyDate() if isinstance(value, QDate) and value.isValid() else None for value in values]
    elif field_type is FieldType.DATETIME:
        values = [_instant(value) if isinstance(value, QDateTime) else None for value in values]
    return column_of(values, field_type)


def _text(value: object) -> str:
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss")
    if isinstance(value, (list, tuple)):
        return ", ".join(str(member) for member in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _instant(value: QDateTime) -> np.datetime64 | None:
    """UTC where the value states a zone, else the time as it is written."""
    if not value.isValid():
        return None
    if value.timeSpec() == Qt.TimeSpec.LocalTime:
        value = QDateTime(value.date(), value.time(), Qt.TimeSpec.UTC)
    return np.datetime64(value.toMSecsSinceEpoch(), "ms")
