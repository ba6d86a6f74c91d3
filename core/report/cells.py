# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The cells of a column as text: one unit and one number of decimals throughout, so that a column can be read down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..wording.numbers import NumberStyle, decimals_for, format_number, missing, scale_for
from ..wording.text import clean
from ..wording.translate import say
from .rows import RowColumn
from .tables import header_text


@dataclass(frozen=True)
class CellFormat:
    """How the numbers of a column are shown: divided by `divisor`, with `decimals`, in `unit`."""

    divisor: float = 1.0
    unit: str = ""
    decimals: int = 0


def cell_format(column: RowColumn) -> CellFormat:
    """The format that suits all numbers of a column; for texts it means nothing."""
    values = column.values
    if values.dtype.kind != "f":
        return CellFormat(unit=column.unit)
    finite = values[np.isfinite(values)]
    largest = float(np.abs(finite).max()) if len(finite) else 0.0
    scale = scale_for([largest], column.unit)
    scaled_largest = largest / scale.divisor
    fractions = finite[finite != np.floor(finite)] if scale.divisor == 1.0 else finite
    some = [float(abs(value)) / scale.divisor for value in fractions[:1]]
    return CellFormat(scale.divisor, scale.unit, decimals_for([scaled_largest, *some]))


def heading(column: RowColumn, shown: CellFormat) -> str:
    """The label of a column with its unit, as in the report."""
    return header_text(column.label, shown.unit)


def cell_text(column: RowColumn, shown: CellFormat, row: int, style: NumberStyle) -> str:
    """The text of one cell; "n/a" where there is no value."""
    value = column.values[row]
    if value is None or (column.null is not None and column.null[row]):
        return missing()
    kind = column.values.dtype.kind
    if kind == "f":
        return format_number(float(value) / shown.divisor, style, shown.decimals)
    if kind in "iu" and not column.is_attribute:
        return format_number(int(value), style, 0)
    if kind == "b":
        return say("yes") if value else say("no")
    return clean(str(value))
