# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers about several layers as one, for those that take a single layer: the next step of a model, one file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject
from ..geometry.geometries import Geometries, GeometryKind, concatenate
from ..twin.manifest import UID_FIELD
from ..twin.table import Column, FeatureTable
from ..wording.translate import say
from .impact import FeatureResult, TableColumn

LAYER_FIELD = "layer"


def merged(results: Sequence[FeatureResult]) -> FeatureResult:
    """All features in the order of the results, in the CRS of the first.

    Where their geometries are of different kinds each is shown by a point on it. Of the attributes those that all
    have stay, besides the name of the layer; result columns that a layer has not are empty there.
    """
    if len(results) == 1:
        return results[0]
    first = results[0]
    kinds = {result.table.geometries.kind for result in results}
    tables = [result.table for result in results]
    placed = [reproject(_shown(table.geometries, len(kinds) > 1), table.crs, first.table.crs) for table in tables]
    table = FeatureTable(
        first.table.source,
        first.table.crs,
        np.concatenate([table.fids for table in tables]),
        concatenate(placed),
        _attributes(tables),
        tuple(dict.fromkeys(note for table in tables for note in table.notes)),
    )
    outcome = np.concatenate([result.outcome for result in results])
    columns = _columns(results)
    return FeatureResult(
        first.id, _title(results), table, outcome, columns, first.outcome_labels, first.period, first.story
    )


def _shown(geometries: Geometries, as_point: bool) -> Geometries:
    """A point on each feature: the middle of a line, a point within a polygon."""
    if not as_point or geometries.kind is GeometryKind.POINT:
        return geometries
    shapes = geometries.to_shapely()
    if geometries.kind is GeometryKind.LINE:
        parts, owner = shapely.get_parts(shapes, return_index=True)
        longest = np.full(len(shapes), None, dtype=object)
        for part in np.argsort(shapely.length(parts), kind="stable"):
            longest[owner[part]] = parts[part]
        points = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    else:
        points = shapely.point_on_surface(shapes)
    return Geometries.from_shapely(points, GeometryKind.POINT)


def _attributes(tables: Sequence[FeatureTable]) -> dict[str, Column]:
    names = np.concatenate([np.full(len(table), table.name, dtype=object) for table in tables])
    common = [name for name in tables[0].columns if all(name in table.columns for table in tables)]
    # The uid stays even where it is the only thing in common: by it the next question knows its assets.
    kept = [name for name in common if _same_kind([table.columns[name] for table in tables]) or name == UID_FIELD]
    joined = {name: _joined([table.columns[name] for table in tables]) for name in kept}
    return {LAYER_FIELD: Column.of(names), **joined}


def _same_kind(columns: Sequence[Column]) -> bool:
    return len({column.values.dtype.kind for column in columns}) == 1


def _joined(columns: Sequence[Column]) -> Column:
    return Column(
        np.concatenate([column.values for column in columns]), np.concatenate([column.null for column in columns])
    )


def _columns(results: Sequence[FeatureResult]) -> tuple[TableColumn, ...]:
    found: dict[str, TableColumn] = {}
    for result in results:
        for column in result.columns:
            found.setdefault(column.id, column)
    return tuple(
        TableColumn(column.id, column.label, _values(results, column), column.unit, column.help)
        for column in found.values()
    )


def _values(results: Sequence[FeatureResult], wanted: TableColumn) -> npt.NDArray[Any]:
    pieces = []
    for result in results:
        own = next((column.values for column in result.columns if column.id == wanted.id), None)
        pieces.append(_empty(wanted.values.dtype, len(result.table)) if own is None else own)
    return np.concatenate(pieces)


def _empty(dtype: np.dtype[Any], count: int) -> npt.NDArray[Any]:
    """Values that mean "none": NaN for every number, NaT for times, None for all else."""
    if dtype.kind in "iuf":
        return np.full(count, np.nan)
    if dtype.kind == "M":
        return np.full(count, np.datetime64("NaT"), dtype=dtype)
    return np.full(count, None, dtype=object)


def _title(results: Sequence[FeatureResult]) -> str:
    return say("{first} and {count} more layers", first=results[0].title, count=len(results) - 1)
