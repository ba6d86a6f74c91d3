# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Batches of features put together as one `FeatureTable`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyproj

from ..core.geometry.geometries import BoolArray, GeometryKind
from ..core.progress import Progress
from ..core.twin.fields import FieldInfo, FieldType
from ..core.twin.table import Column, FeatureTable, SourceInfo
from .arrow import Batch
from .geometry_collector import GeometryCollector

_DTYPES = {
    FieldType.INTEGER: np.dtype(np.int64),
    FieldType.REAL: np.dtype(np.float64),
    FieldType.BOOLEAN: np.dtype(bool),
    FieldType.DATE: np.dtype("datetime64[D]"),
    FieldType.DATETIME: np.dtype("datetime64[ms]"),
    FieldType.TEXT: np.dtype(object),
}


class TableBuilder:
    """Collects the features of one layer."""

    def __init__(self, fields: Sequence[FieldInfo]) -> None:
        self._fields = tuple(fields)
        self._fids: list[np.ndarray] = []
        self._columns: list[tuple[Column, ...]] = []
        self._geometries = GeometryCollector()

    def add(self, batch: Batch, keep: BoolArray | None, progress: Progress) -> None:
        """A batch whose columns are those of the fields, in order; only the features to `keep`, if given."""
        columns, fids = batch.columns, batch.fids
        if keep is not None:
            fids = fids[keep]
            columns = tuple(column.take(keep) for column in columns)
        if not len(fids):
            return
        self._geometries.add(batch.wkb, len(batch.fids), keep, progress)
        self._fids.append(fids)
        self._columns.append(columns)

    def finish(
        self, kind: GeometryKind, source: SourceInfo, crs: pyproj.CRS, notes: Sequence[str], progress: Progress
    ) -> FeatureTable:
        """All that was added; `kind` is for a layer in which no feature has a geometry."""
        geometries, found = self._geometries.finish(kind, progress)
        fids = np.concatenate(self._fids) if self._fids else np.empty(0, dtype=np.int64)
        columns = {field.name: self._joined(i) for i, field in enumerate(self._fields)}
        return FeatureTable(source, crs, fids, geometries, columns, (*notes, *found))

    def _joined(self, position: int) -> Column:
        pieces = [columns[position] for columns in self._columns]
        if not pieces:
            return null_column(self._fields[position].type, 0)
        return Column(
            np.concatenate([piece.values for piece in pieces]), np.concatenate([piece.null for piece in pieces])
        )


def null_column(field_type: FieldType, count: int) -> Column:
    """`count` NULLs."""
    return column_of([None] * count, field_type)


def column_of(values: Sequence[object], field_type: FieldType) -> Column:
    """Values of this type, None for NULL, as a column."""
    dtype = _DTYPES[field_type]
    filler: object = "" if field_type is FieldType.TEXT else np.zeros(1, dtype=dtype)[0]
    null = np.fromiter((value is None for value in values), dtype=bool, count=len(values))
    array = np.empty(len(values), dtype=dtype)
    array[:] = [filler if value is None else value for value in values]
    return Column(array, null)
