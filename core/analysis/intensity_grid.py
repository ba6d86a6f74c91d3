# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster of intensities in which a negative number is a mistake: mostly a nodata value that nobody declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..twin.grid import GridOver
from ..wording.translate import say


def negative_remedy() -> str:
    """What to do about negative intensities, whether in a raster or in zones."""
    return say(
        "If that stands for no data, set it as nodata value (NULL in a field). If negative intensities are real, as "
        "temperatures may be, say so (negative_intensity)."
    )


@dataclass(frozen=True)
class IntensityGrid(GridOver):
    """`grid`, refusing negative numbers where it is read."""

    def read(self, rows: slice, columns: slice) -> npt.NDArray[np.floating[Any]]:
        """Raises InputError where a cell of the window is negative."""
        values = self.grid.read(rows, columns)
        lowest = np.fmin.reduce(values, axis=None, initial=0.0)
        if lowest < 0:
            raise InputError(
                say("Raster '{name}'", name=self.source.name),
                say("it holds negative intensities, such as {lowest:.6g}", lowest=lowest),
                negative_remedy(),
            )
        return values
