# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a hazard makes of features: pieces of them, each with one class, one zone and a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray


@dataclass(frozen=True)
class Pieces:
    """Pieces of features; (k,) each, in any order.

    Attributes
    ----------
    feature: int64
    code: int64, the class of the piece (see `ClassScheme`), its unknown code included
    value: the intensity there; NaN where there is no number
    measure: points, metres or square metres; 0 for a mere contact, which decides "hit" but measures nothing
    zone: int64, the zone of the "by" layer, -1 outside of all
    """

    feature: IntArray
    code: IntArray
    value: FloatArray
    measure: FloatArray
    zone: IntArray

    def __len__(self) -> int:
        return len(self.feature)

    def take(self, pieces: IntArray) -> Pieces:
        """The pieces at these positions."""
        return Pieces(
            self.feature[pieces], self.code[pieces], self.value[pieces], self.measure[pieces], self.zone[pieces]
        )


def joined(pieces: Sequence[Pieces]) -> Pieces:
    """All pieces, one sequence after the other."""
    return Pieces(
        np.concatenate([piece.feature for piece in pieces]),
        np.concatenate([piece.code for piece in pieces]),
        np.concatenate([piece.value for piece in pieces]),
        np.concatenate([piece.measure for piece in pieces]),
        np.concatenate([piece.zone for piece in pieces]),
    )
