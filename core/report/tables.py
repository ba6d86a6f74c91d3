# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Result tables as texts: one unit and one number of decimals a column, so that digits align."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Any

import numpy as np
import numpy.typing as npt

from ..analysis.impact import TableColumn
from ..geometry.geometries import IntArray
from ..wording.numbers import (
    MINUS,
    NumberStyle,
    decimals_for,
    format_number,
    is_counted,
    missing,
    scale_for,
    unit_symbol,
)
from ..wording.text import elide
from ..wording.translate import say

_LONGEST_CELL = 60
_LONGEST_STORY = 400
_WIDEST = 8  # columns of a table beside those that name its rows
_ROUNDING = 1e-9  # of the largest number of a column


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


def text_tables(
    title: str, columns: Sequence[TableColumn], style: NumberStyle, rows: IntArray | None = None, note: str = ""
) -> tuple[TextTable, ...]:
    """The same as several tables where one would be too wide, each with the columns that name its rows.

    Columns "Hit: flood 1 in 50", "Safe: flood 1 in 50" make a table of their own, with what they are
    about in its title instead.
    """
    texts = [text_table(heading, group, style, rows, note) for heading, group in _groups(title, columns)]
    return tuple(texts)


def _groups(title: str, columns: Sequence[TableColumn]) -> list[tuple[str, list[TableColumn]]]:
    naming = list(takewhile(lambda column: not is_numeric(column.values), columns))
    groups: list[tuple[str, list[TableColumn]]] = []
    for about, members in groupby(columns[len(naming) :], lambda column: column.label.partition(": ")[2]):
        named = [replace(column, label=column.label.partition(": ")[0]) for column in members]
        heading = f"{title}: {elide(about, _LONGEST_CELL)}" if about else title
        size = -(-len(named) // -(-len(named) // _WIDEST))  # as few tables as possible, of about one width
        starts = range(0, len(named), size)
        groups += [
            (say("{heading}, continued", heading=heading) if start else heading, naming + named[start : start + size])
            for start in starts
        ]
    return groups or [(title, naming)]


def text_table(
    title: str,
    columns: Sequence[TableColumn],
    style: NumberStyle,
    rows: IntArray | None = None,
    note: str = "",
    whole: str = "",
) -> TextTable:
    """The columns as texts; only these rows, in this order, where given. The column `whole` is not shortened."""
    texts = [
        column_texts(column, style, rows, _LONGEST_STORY if column.id == whole else _LONGEST_CELL) for column in columns
    ]
    headers = tuple(header for header, _ in texts)
    return TextTable(title, headers, tuple(zip(*(cells for _, cells in texts))), note)


def column_texts(
    column: TableColumn, style: NumberStyle, rows: IntArray | None = None, longest: int = _LONGEST_CELL
) -> tuple[TextColumn, list[str]]:
    """Header and cells of one column."""
    values = column.values if rows is None else column.values[rows]
    if not is_numeric(values):
        return TextColumn(column.label, False, column.help), [_cell_text(value, longest) for value in values.tolist()]
    numbers = values.astype(np.float64)
    scale = scale_for(numbers.tolist(), column.unit)
    shown = (numbers / scale.divisor).tolist()
    decimals = decimals_for(shown)
    largest = max((abs(value) for value in shown if math.isfinite(value)), default=0.0)
    header = header_text(column.label, scale.unit)
    cells = [_number_text(value, decimals, largest, style) for value in shown]
    return TextColumn(header, True, column.help), cells


def header_text(label: str, unit: str) -> str:
    """The label with its unit, unless the label names it already.

    >>> header_text("Length hit", "km"), header_text("Assets hit", "assets")
    ('Length hit (km)', 'Assets hit')
    """
    shown = unit_symbol(unit)
    if not unit or re.search(rf"\b{re.escape(unit)}\b", label, re.IGNORECASE):
        return label
    # In other languages, and with their vowel signs, there is no telling where a word ends.
    if is_counted(unit) and shown.casefold() in label.casefold():
        return label
    return f"{label} ({shown})"


def is_numeric(values: npt.NDArray[Any]) -> bool:
    """Whether a column holds numbers (and not yes and no, texts or times)."""
    return values.dtype.kind in "iuf"


def _number_text(value: float, decimals: int, largest: float, style: NumberStyle) -> str:
    """With the column's decimals; what they cannot show is "<0.1", and what is left of a rounding is 0."""
    smallest = 10.0**-decimals
    if 0.0 < abs(value) < smallest / 2 and abs(value) > _ROUNDING * largest:
        return f"{'<' if value > 0.0 else f'>{MINUS}'}{format_number(smallest, style, decimals)}"
    return format_number(value, style, decimals)


def _cell_text(value: object, longest: int) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, float) and value != value:
        return missing()
    return elide(str(value), longest)
