# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own curves and values, out of tables as people write them.

Curves come long (a row a point: curve, intensity, damage, perhaps low and high) or wide (the first column is the
intensity, every other one the damage of the class that it is named after). Values come with a row a class.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import InputError
from ..geometry.geometries import FloatArray
from ..twin.table import Column, FeatureTable
from ..wording.translate import say
from .curves import Band, Curve, checked_band, checked_curve

_CURVE = ("curve", "curve_id", "id", "class", "object_type", "asset_class")
_X = ("x", "intensity", "depth", "depth_m", "hazard_intensity")
_Y = ("y", "damage", "fraction", "damage_fraction", "share", "base")
_LOW, _HIGH = ("low", "y_low", "damage_low"), ("high", "y_high", "damage_high")
_VALUE = ("value", "damage", "max_damage", "maxdam", "unit_value", "cost", "base")
_VALUE_LOW, _VALUE_HIGH = ("low", "value_low", "damage_low"), ("high", "value_high", "damage_high")
_MOST_VALUABLE = 1e18
# What OGR calls columns without a name.
_NAMELESS = re.compile(r"field_\d+")
_FIRST_LINE = 2  # the number of the first row of data as a spreadsheet shows it, below the header


@dataclass(frozen=True)
class ClassValue:
    """What a unit of a class of assets is worth; `low` and `high` are None where the table does not say."""

    base: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class ValueTable:
    """Values by class; `unit` is "asset", "m", "m2" or "" where the table does not say, `currency` likewise."""

    values: Mapping[str, ClassValue]
    unit: str
    currency: str


def read_curves(table: FeatureTable) -> Mapping[str, Band]:
    """The curves of a table by name, in its order; raises InputError naming the table, the curve and the row."""
    table = _with_header(table)
    names = {name.strip().lower(): name for name in table.columns}
    curve, x, y = (_found(names, wanted) for wanted in (_CURVE, _X, _Y))
    if curve and x and y:
        return _long(table, curve, x, y, _found(names, _LOW), _found(names, _HIGH))
    return _wide(table)


def read_values(table: FeatureTable) -> ValueTable:
    """The values of a table by class; raises InputError naming the table, the class and what is wrong."""
    names = {name.strip().lower(): name for name in table.columns}
    by, value = _found(names, _CURVE), _found(names, _VALUE)
    if by is None or value is None:
        raise InputError(
            _thing(table),
            say("it has no columns 'class' and 'value'"),
            say("Give a table with a class and its value in each row."),
        )
    low, high = (_optional(table, _found(names, wanted)) for wanted in (_VALUE_LOW, _VALUE_HIGH))
    classes, base = _texts(table.column(by)), _numbers(table, value)
    found: dict[str, ClassValue] = {}
    for row, name in enumerate(classes):
        lowest, highest = (None if each is None or np.isnan(each[row]) else float(each[row]) for each in (low, high))
        _check_value(table, name, row, (lowest, float(base[row]), highest), name in found)
        found[name] = ClassValue(float(base[row]), lowest, highest)
    unit = _only(table, _found(names, ("unit",))).lower().replace("²", "2").replace("^2", "2")
    unit = {"sqm": "m2", "assets": "asset", "piece": "asset", "each": "asset"}.get(unit.split("/")[-1].strip(), unit)
    if unit.split("/")[-1].strip() not in ("", "asset", "m", "m2"):
        raise InputError(_thing(table), say("its unit '{unit}' is not known", unit=unit), say("Use asset, m or m2."))
    return ValueTable(found, unit.split("/")[-1].strip(), _only(table, _found(names, ("currency",))))


def class_key(text: str) -> str:
    """A class as it is compared: "110.0" and "110" are the same, as class_name has it for numbers of layers.

    >>> class_key(" 110.0 ")
    '110'
    """
    text = text.strip()
    whole = text[:-2] if text.endswith(".0") else text
    return whole if whole.lstrip("-").isdigit() else text


def _long(table: FeatureTable, curve: str, x: str, y: str, low: str | None, high: str | None) -> Mapping[str, Band]:
    names = _texts(table.column(curve))
    intensity, base = _numbers(table, x), _numbers(table, y)
    lower, upper = _optional(table, low), _optional(table, high)
    found: dict[str, Band] = {}
    for name in dict.fromkeys(names):
        rows = np.flatnonzero(np.array([each == name for each in names]))
        found[name] = _band(table, name, rows, intensity, (lower, base, upper))
    return _some(table, found)


def _wide(table: FeatureTable) -> Mapping[str, Band]:
    if len(table.columns) < 2:
        raise InputError(
            _thing(table),
            say("it has neither columns 'curve', 'x' and 'y' nor a column for each class"),
            say("Give a row for each point, or the intensity in the first column and a class in every other."),
        )
    first, *others = table.columns
    intensity = _numbers(table, first)
    rows = np.arange(len(table))
    return _some(
        table,
        {class_key(name): _band(table, name, rows, intensity, (None, _numbers(table, name), None)) for name in others},
    )


def _with_header(table: FeatureTable) -> FeatureTable:
    """The table with its first row as names of its columns, where those are numbers and were not taken for names."""
    if len(table) < 2 or not all(_NAMELESS.fullmatch(name) for name in table.columns):
        return table
    first, rest = table.take(np.arange(1)), table.take(np.arange(1, len(table)))
    named = {_texts(column)[0]: rest.columns[name] for name, column in first.columns.items()}
    return replace(rest, columns=named)


def _band(
    table: FeatureTable,
    name: str,
    rows: np.typing.NDArray[np.int64],
    x: FloatArray,
    shares: tuple[FloatArray | None, FloatArray, FloatArray | None],
) -> Band:
    thing = say("Table '{table}', curve '{curve}'", table=table.name, curve=name)
    lines = (rows + _FIRST_LINE).tolist()

    def of(share: FloatArray) -> Curve:
        return checked_curve(x[rows].tolist(), share[rows].tolist(), thing, lines)

    low, base, high = shares
    middle = of(base)
    return checked_band(of(low) if low is not None else middle, middle, of(high) if high is not None else middle, thing)


def _some(table: FeatureTable, found: Mapping[str, Band]) -> Mapping[str, Band]:
    if not found:
        raise InputError(_thing(table), say("it has no curve"), say("Give a table with at least one curve."))
    return found


def _check_value(
    table: FeatureTable, name: str, row: int, values: tuple[float | None, float, float | None], twice: bool
) -> None:
    given = [value for value in values if value is not None]
    thing = say("Table '{table}', class '{name}' in row {row}", table=table.name, name=name, row=row + _FIRST_LINE)
    if twice:
        raise InputError(thing, say("the class is there twice"), say("Give each class once."))
    if not all(0 <= value <= _MOST_VALUABLE for value in given):
        reason = say("its value is missing, negative or beyond all measure")
        raise InputError(thing, reason, say("Give a value of 0 or more, at most 1e18."))
    if given != sorted(given):
        raise InputError(thing, say("low, value and high do not rise"), say("Give low, value and high in this order."))


def _found(names: Mapping[str, str], wanted: Sequence[str]) -> str | None:
    return next((names[name] for name in wanted if name in names), None)


def _texts(column: Column) -> list[str]:
    return [
        "" if null else class_key(f"{value:g}" if isinstance(value, float) else str(value))
        for value, null in zip(column.values.tolist(), column.null.tolist())
    ]


def _optional(table: FeatureTable, name: str | None) -> FloatArray | None:
    return None if name is None else _numbers(table, name)


def _numbers(table: FeatureTable, name: str) -> FloatArray:
    """A column as numbers, NaN where it is empty; text is read as numbers, for a CSV has nothing else."""
    column = table.column(name)
    result = np.full(len(table), np.nan)
    for row, (value, null) in enumerate(zip(column.values.tolist(), column.null.tolist())):
        if null or str(value).strip() == "":
            continue
        try:
            result[row] = float(value)
        except ValueError:
            raise InputError(
                _thing(table),
                say("'{value}' in column '{name}', row {row}, is no number", value=value, name=name, row=row + 2),
                say("Correct it; decimals come after a point."),
            ) from None
    return result


def _only(table: FeatureTable, name: str | None) -> str:
    """The one text that a column holds, "" where it is empty or not there."""
    found = {text.strip() for text in _texts(table.column(name)) if text.strip()} if name else set()
    if len(found) > 1:
        raise InputError(
            _thing(table),
            say("its column '{name}' holds {texts}", name=name, texts=", ".join(sorted(found))),
            say("Use one for all classes."),
        )
    return found.pop() if found else ""


def _thing(table: FeatureTable) -> str:
    return say("Table '{name}'", name=table.name)
