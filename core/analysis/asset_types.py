# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which type each asset is of, by an attribute; assets without one are a type of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import IntArray
from ..progress import Progress
from ..twin.table import FeatureTable
from ..wording.translate import say
from .columns import class_name

_AT_ONCE = 20_000


@dataclass(frozen=True)
class AssetTypes:
    """The types of n assets.

    Attributes
    ----------
    field: the attribute, "" where assets are not told apart
    labels: (t,) object array of str, sorted
    codes: (n,) int64, position in labels
    """

    field: str
    labels: npt.NDArray[Any]
    codes: IntArray


def asset_types(table: FeatureTable, field_name: str | None, progress: Progress) -> AssetTypes:
    """Raises InputError for a field that the layer does not have."""
    if not field_name:
        return AssetTypes("", np.array(["assets"], dtype=object), np.zeros(len(table), dtype=np.int64))
    column = table.column(field_name)
    found: dict[object, int] = {}
    codes = np.empty(len(table), dtype=np.int64)
    for start in range(0, len(table), _AT_ONCE):
        progress.check()
        piece = slice(start, start + _AT_ONCE)
        values = column.values[piece].astype(object)
        values[column.null[piece]] = None
        codes[piece] = [found.setdefault(value, len(found)) for value in values.tolist()]
    without = say("(no value)")
    names = [without if value is None or value == "" else class_name(value) for value in found]
    labels = sorted(set(names))
    position = {label: number for number, label in enumerate(labels)}
    order = np.array([position[name] for name in names], dtype=np.int64)
    return AssetTypes(field_name, np.array(labels, dtype=object), order[codes] if len(found) else codes)
