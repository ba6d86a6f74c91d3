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
from .filled import FilledArray, FilledMask
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

    def __init__(self, fields: Sequence[FieldInfo], expected: int | None) -> None:
        """`expected`: about how many features will come, if that is known."""
        room = expected or 0
        self._fids = FilledArray(np.int64, room)
        self._columns = {field.name: (FilledArray(_DTYPES[field.type], room), FilledMask()) for field in fields}
        self._geometries = GeometryCollector(room)

    def add(self, batch: Batch, keep: BoolArray | None, progress: Progress) -> None:
        """A batch whose columns are those of the fields, in order; only the features to `keep`, if given."""
        if not len(batch.fids) or (keep is not None and not keep.any()):
            return
        self._geometries.add(batch.wkb, len(batch.fids), keep, progress)
        self._fids.extend(batch.fids, keep)
        for column, (values, null) in zip(batch.columns, self._columns.values()):
            values.extend(column.values, keep)
            null.extend(column.null, keep)

    def finish(
        self, kind: GeometryKind, source: SourceInfo, crs: pyproj.CRS, notes: Sequence[str], progress: Progress
    ) -> FeatureTable:
        """All that was added; `kind` is for a layer in which no feature has a geometry."""
        geometries, found = self._geometries.finish(kind, progress)
        columns = {name: Column(values.finish(), null.finish()) for name, (values, null) in self._columns.items()}
        return FeatureTable(source, crs, self._fids.finish(), geometries, columns, (*notes, *found))


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
