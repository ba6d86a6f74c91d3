# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer as JSON: the same document from the command line, Processing and, later, the server."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis.impact import Impact, ResultTable
from ..errors import StorageError
from ..wording.translate import say
from .json_rows import MOST_ROWS, layer_rows


def as_json(impact: Impact, most_rows: int = MOST_ROWS) -> dict[str, Any]:
    """Strict JSON: `question`, `figures`, `tables`, `provenance`, and what people read beside them.

    A figure is `{"value", "unit", "unknown", "label", "total"}`; a table is `{"title", "columns", "rows"}`
    with one list a row. A number that is not known (NaN) is null. Beside the tables of the answer there is one for
    each of its layers, with at most `most_rows` rows, a row a feature.
    """
    layers = layer_rows(impact, most_rows)
    return {
        "question": impact.question,
        "analysis": impact.provenance.analysis,
        "sentence": impact.sentence,
        "figures": {
            figure.id: plain(
                {
                    "value": figure.value,
                    "unit": figure.unit,
                    "unknown": figure.unknown,
                    "label": figure.label,
                    "total": figure.total,
                }
            )
            for figure in impact.figures
        },
        "tables": {table.id: _table(table) for table in (*_all_tables(impact), *(layer.table for layer in layers))},
        "notes": [*impact.notes, *(layer.note for layer in layers if layer.note)],
        "provenance": plain(impact.provenance),
    }


def as_text(document: object) -> str:
    """Strict JSON, readable, in Unicode; the row of a table is one line."""
    return "".join(_lines(document, "", False)) + "\n"


def _lines(value: object, indent: str, in_list: bool) -> Iterator[str]:
    inner = indent + "  "
    if isinstance(value, Mapping) and value:
        for number, (key, item) in enumerate(value.items()):
            yield f"{',' if number else '{'}\n{inner}{json.dumps(key, ensure_ascii=False)}: "
            yield from _lines(item, inner, False)
        yield f"\n{indent}}}"
    elif isinstance(value, list) and value and not in_list:
        for number, item in enumerate(value):
            yield f"{',' if number else '['}\n{inner}"
            yield from _lines(item, inner, True)
        yield f"\n{indent}]"
    else:
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_json(document: object, path: Path) -> None:
    """Write strict JSON to a file; raises StorageError if it cannot be written."""
    try:
        path.write_text(as_text(document), encoding="utf-8")
    except OSError as error:
        reason = say("it cannot be written ({reason})", reason=error.strerror)
        raise StorageError(say("File '{path}'", path=path), reason, say("Choose another path.")) from error


def _all_tables(impact: Impact) -> list[ResultTable]:
    tables = list(impact.tables)
    known = {table.id for table in tables}
    tables.extend(zone.rows for zone in impact.zones if zone.rows.id not in known)
    return tables


def _table(table: ResultTable) -> dict[str, Any]:
    columns = [{"id": column.id, "label": column.label, "unit": column.unit} for column in table.columns]
    rows = [list(row) for row in zip(*(plain(column.values) for column in table.columns))]
    return {"title": table.title, "columns": columns, "rows": rows}


def plain(value: Any) -> Any:
    """`value` made of what JSON knows: dict, list, str, float, int, bool, None; NaN and infinities become None."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, np.ndarray):
        return [plain(item) for item in value.tolist()]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return str(value)
