# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Attribute values as bytes and texts that tell every two different values apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .table import Column

_NULL = "N"
_FIELD_END = "\x1e"


def row_texts(columns: Mapping[str, Column], count: int) -> list[str]:
    """(count,) one text a row; equal only where names, types and values of all attributes are.

    NULL, "", 0, False and NaN differ from each other. Columns count in the order of their names.
    """
    parts = [f"{name}{_FIELD_END}" for name in sorted(columns)]
    cells = [_cell_texts(columns[name]) for name in sorted(columns)]
    if not cells:
        return [""] * count
    return [_FIELD_END.join([part + cell for part, cell in zip(parts, row)]) for row in zip(*cells)]


def _cell_texts(column: Column) -> list[str]:
    kind = column.values.dtype.kind
    letter = "F" if kind == "f" else "I" if kind in "iu" else "B" if kind == "b" else "M" if kind == "M" else "S"
    values: list[Any] = column.values.astype(np.int64).tolist() if kind == "M" else column.values.tolist()
    if kind == "f":
        values = [value.hex() for value in values]
    return [_NULL if gone else f"{letter}{value}" for value, gone in zip(values, column.null.tolist())]


def column_bytes(column: Column) -> tuple[bytes, bytes]:
    """Values of a column as two runs of bytes: the fixed part (numbers, or lengths of texts in
    characters), and the texts.

    Where NULL, the value counts as 0 or "", whatever filler it has.
    """
    kind = column.values.dtype.kind
    if kind == "O":
        texts = column.values.tolist()
        if column.null.any():
            texts = ["" if gone else text for text, gone in zip(texts, column.null.tolist())]
        lengths = np.fromiter(map(len, texts), dtype="<i8", count=len(texts))
        return lengths.tobytes(), "".join(texts).encode("utf-8", "surrogatepass")
    values = _as_little_endian(column.values)
    if column.null.any():
        values = np.where(column.null, np.zeros(1, dtype=values.dtype), values)
    return values.tobytes(), b""


def _as_little_endian(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    kind = values.dtype.kind
    if kind == "M":
        return values.astype(np.int64).astype("<i8", copy=False)
    return values.astype({"f": "<f8", "b": "<u1"}.get(kind, "<i8"), copy=False)
