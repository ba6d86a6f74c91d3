# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of a field before its values are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FieldType(Enum):
    """What a field holds; decides the dtype of its `Column`.

    INTEGER int64, REAL float64, BOOLEAN bool, DATE datetime64[D], DATETIME datetime64[ms] (UTC where the
    source states a zone), TEXT object of str. Times of day and lists are read as TEXT.
    """

    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    TEXT = "text"

    @property
    def is_number(self) -> bool:
        return self in (FieldType.INTEGER, FieldType.REAL)


@dataclass(frozen=True)
class FieldInfo:
    """A field of a layer; `alias` is what its author calls it, "" where that is the name."""

    name: str
    type: FieldType
    alias: str = ""

    @property
    def label(self) -> str:
        return self.alias or self.name
