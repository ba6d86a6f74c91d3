# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question takes from the fields of a layer: texts, classes, uids, and numbers that have to be usable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..twin.table import Column, FeatureTable
from ..wording.translate import say, say_count

# Nothing that is counted or worth something goes beyond; sums of such numbers keep their digits.
LARGEST_AMOUNT = 1e18
_AT_ONCE = 10_000
_NAMES_AT_ONCE = 50_000


def texts(values: Iterable[Any]) -> npt.NDArray[Any]:
    """An object array of these values, whatever their lengths."""
    items = list(values)
    result = np.empty(len(items), dtype=object)
    result[:] = items
    return result


def named(names: npt.NDArray[Any], position: IntArray) -> npt.NDArray[Any]:
    """names[position], some at a time: copying many references at once would hold others up."""
    result = np.empty(len(position), dtype=object)
    for start in range(0, len(position), _NAMES_AT_ONCE):
        piece = slice(start, start + _NAMES_AT_ONCE)
        result[piece] = names[position[piece]]
    return result


def chunks(count: int, progress: Progress) -> Iterator[slice]:
    """Slices of 0..count, so short that plain Python may go through each without keeping anybody waiting."""
    for start in range(0, count, _AT_ONCE):
        progress.check()
        yield slice(start, min(start + _AT_ONCE, count))


def listed(column: Column, piece: slice) -> list[object]:
    """The values of some rows, None for NULL."""
    values: list[object] = column.values[piece].tolist()
    for position in np.flatnonzero(column.null[piece]).tolist():
        values[position] = None
    return values


def uid_text(value: object) -> str:
    """A uid as text, whether it was kept as text, whole number or decimal number."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()


def uid_texts(values: list[object]) -> list[str]:
    """`uid_text` of many, None as ""."""
    return [value if type(value) is str else "" if value is None else uid_text(value) for value in values]


def column_texts(column: Column, progress: Progress) -> npt.NDArray[Any]:
    """(n,) object array of str: `uid_text` of every row, "" for NULL."""
    result = np.empty(len(column.values), dtype=object)
    for piece in chunks(len(result), progress):
        result[piece] = uid_texts(listed(column, piece))
    return result


def class_name(value: object) -> str:
    """A class as text: 2.0 and 2 are the same class."""
    return f"{value:g}" if isinstance(value, (float, np.floating)) else str(value).strip()


def numbers_of(layer: str, field_name: str, column: Column, not_numbers: InputError, remedy: str) -> FloatArray:
    """(n,) the numbers in this field of a layer, NaN for NULL.

    Raises `not_numbers` where the field holds something else, InputError with this remedy where a value is not finite.
    """
    if column.values.dtype.kind not in "iufb":
        raise not_numbers
    values = column.as_float()
    broken = int(np.count_nonzero(~np.isfinite(values) & ~column.null))
    if broken:
        raise InputError(
            say("Layer '{name}'", name=layer),
            say_count(
                broken,
                "{count} value of field '{field_name}' is not a number or infinite",
                "{count} values of field '{field_name}' are not a number or infinite",
                field_name=field_name,
            ),
            remedy,
        )
    return values


def amounts_where_numbers(table: FeatureTable, field: str, is_wanted: bool) -> FloatArray | None:
    """`amounts`; None where the layer lacks the field, or it holds words and nobody asked for it by name."""
    column = table.columns.get(field)
    if column is None:
        return None
    if not is_wanted and column.values.dtype.kind not in "iufb":
        try:
            column.as_float()
        except (ValueError, TypeError):
            return None
    return amounts(table, field)


def amounts(table: FeatureTable, field: str) -> FloatArray:
    """(n,) the numbers of a field, NaN for NULL; of a CSV, whose fields are texts, too.

    Raises InputError where one is negative, no number, or so large that sums would lose their digits.
    """
    column = table.column(field)
    try:
        values = column.as_float()
    except ValueError:
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("its field '{field}' holds texts that are no numbers", field=field),
            say("Choose a field of numbers."),
        ) from None
    wrong = ~column.null & ~((values >= 0) & (values <= LARGEST_AMOUNT))
    if wrong.any():
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say(
                "{count} values of its field '{field}' are negative, no number or beyond all measure, such as {value}",
                count=int(np.count_nonzero(wrong)),
                field=field,
                value=f"{float(values[wrong][0]):g}",
            ),
            say("Correct them, or set them to NULL where they are unknown."),
        )
    return values
