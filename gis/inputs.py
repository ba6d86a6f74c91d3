# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was chosen for a question, before anything is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .grids import RasterSource
from .sources import VectorSource


@dataclass(frozen=True)
class Inputs:
    """What was chosen for every input of a question, by input id, in the order chosen; nothing is read yet."""

    vectors: Mapping[str, Sequence[VectorSource]] = field(default_factory=dict)
    rasters: Mapping[str, Sequence[RasterSource]] = field(default_factory=dict)

    def of(self, input_id: str) -> list[VectorSource | RasterSource]:
        """Everything that was chosen for an input, layers before rasters."""
        return [*self.vectors.get(input_id, ()), *self.rasters.get(input_id, ())]
