# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers that a question takes from a field: they must be numbers, and finite where they are not NULL."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from ..geometry.geometries import FloatArray
from ..twin.table import Column
from ..wording.translate import say, say_count


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
