# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of an answer as tables of its JSON: a row a feature, with what a map layer has but its geometry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from ..analysis.impact import DerivedLayer, FeatureResult, Impact, Outcome, ResultTable, TableColumn, outcome_words
from ..twin.manifest import UID_FIELD
from ..twin.table import Column, FeatureTable
from ..wording.numbers import format_number
from ..wording.text import field_label
from ..wording.translate import say
from .sensitivity import may_be_listed

MOST_ROWS = 10_000


@dataclass(frozen=True)
class LayerRows:
    """The first rows of a layer as a table, and a note where some or all of them are left out."""

    table: ResultTable
    note: str = ""


def layer_rows(impact: Impact, most: int = MOST_ROWS) -> tuple[LayerRows, ...]:
    """A table for every layer of the answer, in which features keep the order of their layer."""
    listed = all(may_be_listed(result.table.source) for result in impact.features)
    uid_field = str(impact.provenance.parameters.get("uid_field") or UID_FIELD)
    taken = {table.id for table in impact.tables}
    result = []
    for table, may_list in _tables(impact, listed, uid_field):
        name = table.id if table.id not in taken else f"{table.id}_features"
        taken.add(name)
        result.append(_first(ResultTable(name, table.title, table.columns), most if may_list else 0, may_list))
    return tuple(result)


def _tables(impact: Impact, listed: bool, uid_field: str) -> Iterator[tuple[ResultTable, bool]]:
    for result in impact.features:
        yield _feature_table(result, uid_field), may_be_listed(result.table.source)
    # What is derived of assets that may not be shown one by one would show them.
    for layer in impact.layers:
        yield _derived_table(layer), listed


def _feature_table(result: FeatureResult, uid_field: str) -> ResultTable:
    columns = [TableColumn("fid", say("Feature id"), result.table.fids), *_uids(result.table, uid_field)]
    words = np.array([outcome.name.lower() for outcome in sorted(Outcome)], dtype=object)
    columns.append(TableColumn("outcome", say("Outcome"), words[result.outcome]))
    if result.outcome_labels != outcome_words():
        labels = np.array(result.outcome_labels, dtype=object)
        columns.append(TableColumn("state", say("State"), labels[result.outcome]))
    # The hours from which a period follows are columns of their own; dates would differ from run to run.
    columns += [column for column in result.columns if column.id not in (result.period or ())]
    return ResultTable(result.id, result.title, _unique(columns))


def _uids(table: FeatureTable, uid_field: str) -> list[TableColumn]:
    """Nothing else names features alike in every face: the label is a matter of the project."""
    return [_attribute(uid_field, table.columns[uid_field])] if uid_field in table.columns else []


def _attribute(name: str, column: Column) -> TableColumn:
    if not column.null.any():
        return TableColumn(name, field_label(name), column.values)
    values = column.values.astype(object)
    values[column.null] = None
    return TableColumn(name, field_label(name), values)


def _derived_table(layer: DerivedLayer) -> ResultTable:
    kept: Mapping[str, Column] = {
        name: column for name, column in layer.columns.items() if name not in (layer.period or ())
    }
    return ResultTable(layer.id, layer.title, tuple(_attribute(name, column) for name, column in kept.items()))


def _unique(columns: list[TableColumn]) -> tuple[TableColumn, ...]:
    """Without attributes that have the name of a column of the answer."""
    found: dict[str, TableColumn] = {}
    for column in columns:
        found[column.id] = column
    return tuple(found.values())


def _first(table: ResultTable, most: int, may_list: bool) -> LayerRows:
    count = len(table)
    if count <= most:
        return LayerRows(table)
    cut = tuple(TableColumn(each.id, each.label, each.values[:most], each.unit) for each in table.columns)
    note = say(
        "{title}: the JSON has the first {shown} of {count} rows.",
        title=table.title,
        shown=format_number(most),
        count=format_number(count),
    )
    if not may_list:
        note = say("{title}: its rows are left out, for its layer is not for publication.", title=table.title)
    return LayerRows(ResultTable(table.id, table.title, cut), note)
