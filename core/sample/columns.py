# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of the sample's tables, some of them with honest gaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray
from ..twin.table import Column


def texts(values: Sequence[str], missing: BoolArray | None = None) -> Column:
    """A text column; an empty text is NULL, and so is a value where `missing`."""
    array = np.array(list(values), dtype=object)
    null = array == ""
    return Column(array, np.asarray(null if missing is None else null | missing, dtype=bool))


def whole(values: npt.ArrayLike, missing: BoolArray | None = None) -> Column:
    """An int64 column."""
    array = np.asarray(values, dtype=np.int64)
    return Column.of(array) if missing is None else Column(array, missing)


def decimal(values: npt.ArrayLike, missing: BoolArray | None = None) -> Column:
    """A float64 column."""
    array = np.asarray(values, dtype=np.float64)
    return Column.of(array) if missing is None else Column(array, missing)


def gaps(chance: np.random.Generator, count: int, share: float) -> BoolArray:
    """(count,) True for this share of the rows, at least one where there are ten or more."""
    missing = np.zeros(count, dtype=bool)
    wanted = max(round(share * count), 1 if count >= 10 else 0)
    missing[chance.permutation(count)[:wanted]] = True
    return missing


def picks(chance: np.random.Generator, count: int, options: Sequence[str], weights: Sequence[float]) -> list[str]:
    """(count,) options drawn by weight."""
    share = np.asarray(weights) / np.sum(weights)
    return [options[i] for i in chance.choice(len(options), count, p=share).tolist()]
