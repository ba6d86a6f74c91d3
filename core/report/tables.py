# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Result tables as texts: one unit and one number of decimals a column, so that digits align."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..analysis.impact import TableColumn
from ..geometry.geometries import IntArray
from .numbers import MISSING, NumberStyle, decimals_for, format_number, scale_for, unit_symbol
from .text import elide

_LONGEST_CELL = 60


@dataclass(frozen=True)
class TextColumn:
    """`header` carries the unit; numbers are set flush right."""

    header: str
    is_number: bool
    help: str = ""


@dataclass(frozen=True)
class TextTable:
    """A table ready to be set. `left_out` rows are not in it; `note` says so and where they are."""

    title: str
    columns: tuple[TextColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def text_table(
    title: str,
    columns: Sequence[TableColumn],
    style: NumberStyle,
    rows: IntArray | None = None,
    note: str = "",
) -> TextTable:
    """The columns as texts; only these rows, in this order, where given."""
    texts = [column_texts(column, style, rows) for column in columns]
    headers = tuple(header for header, _ in texts)
    return TextTable(title, headers, tuple(zip(*(cells for _, cells in texts))), note)


def column_texts(column: TableColumn, style: NumberStyle, rows: IntArray | None = None) -> tuple[TextColumn, list[str]]:
    """Header and cells of one column."""
    values = column.values if rows is None else column.values[rows]
    if not is_numeric(values):
        return TextColumn(column.label, False, column.help), [_cell_text(value) for value in values.tolist()]
    numbers = values.astype(np.float64)
    scale = scale_for(numbers.tolist(), column.unit)
    shown = (numbers / scale.divisor).tolist()
    decimals = decimals_for(shown)
    header = header_text(column.label, scale.unit)
    cells = [format_number(value, style, _enough_decimals(value, decimals)) for value in shown]
    return TextColumn(header, True, column.help), cells


def header_text(label: str, unit: str) -> str:
    """The label with its unit, unless the label names it already.

    >>> header_text("Length hit", "km"), header_text("Assets hit", "assets")
    ('Length hit (km)', 'Assets hit')
    """
    if not unit or re.search(rf"\b{re.escape(unit)}\b", label, re.IGNORECASE):
        return label
    return f"{label} ({unit_symbol(unit)})"


def is_numeric(values: npt.NDArray[Any]) -> bool:
    """Whether a column holds numbers (and not yes and no, texts or times)."""
    return values.dtype.kind in "iuf"


def _enough_decimals(value: float, decimals: int) -> int | None:
    """The column's decimals, unless they would show something as nothing."""
    return None if 0.0 < abs(value) < 0.5 * 10.0**-decimals else decimals


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value != value:
        return MISSING
    return elide(str(value), _LONGEST_CELL)
