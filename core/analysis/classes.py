# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of a hazard: which there are, from least to worst, and which of them count as hit.

A class has a code 0, 1, 2, ...; a higher code is worse. The code after the last class stands for "unknown".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..wording.translate import say
from .impact import Outcome

DEFAULT_THRESHOLD = 0.3
DEFAULT_BREAKS = (0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True)
class ClassScheme:
    """The classes of one hazard.

    Attributes
    ----------
    labels: of the known classes, from least to worst
    hit_from: code of the least class that counts as hit (len(labels) if none does)
    edges: for numbers, the inner boundaries of the classes, ascending; a value belongs to the upper class.
        None where classes are names or single values
    """

    labels: tuple[str, ...]
    hit_from: int
    edges: tuple[float, ...] | None = None

    @property
    def unknown(self) -> int:
        """The code that stands for "unknown"."""
        return len(self.labels)

    @property
    def outcomes(self) -> npt.NDArray[np.int8]:
        """(len(labels) + 1,) the outcome of every code."""
        known = np.arange(len(self.labels)) >= self.hit_from
        result = np.where(known, Outcome.HIT, Outcome.SAFE).astype(np.int8)
        return np.append(result, np.int8(Outcome.UNKNOWN))

    def codes_of(self, values: FloatArray) -> IntArray:
        """The class of each number; the unknown code for what is not a finite number."""
        if self.edges is None:
            raise ValueError("classes without edges have no numbers")
        codes = np.searchsorted(np.asarray(self.edges), values, side="right").astype(np.int64)
        codes[~np.isfinite(values)] = self.unknown
        return codes


def numeric_scheme(threshold: float, breaks: Sequence[float], stored_as: npt.DTypeLike = np.float64) -> ClassScheme:
    """Classes between the threshold and the breaks, all values below the least of them being one.

    Edges are rounded to the type of number in which the values are stored: a depth of 0.7 m in a raster of
    single precision is 0.69999999 and has reached a threshold of 0.7 m all the same.
    """

    def stored(value: float) -> float:
        return float(np.asarray(value, dtype=stored_as))

    edges = tuple(sorted({stored(threshold), *(stored(value) for value in breaks)}))
    between = [say("{low:g} to {high:g}", low=low, high=high) for low, high in zip(edges, edges[1:])]
    labels = (say("below {lowest:g}", lowest=edges[0]), *between, say("{highest:g} and more", highest=edges[-1]))
    return ClassScheme(labels, edges.index(stored(threshold)) + 1, edges)
