# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hazards do to each asset, before it is money: rows that no other asset influences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ..ragged import Ragged

SCENARIOS = ("low", "base", "high")


@dataclass(frozen=True)
class DamageRows:
    """What h hazards do to n assets, all in the measure of the assets: 1, metres or square metres.

    Attributes
    ----------
    measure: (n,) of each asset; 1 for points, 0 where a line or polygon has no geometry
    zone: (n,) the zone that has most of each asset, -1 outside of all
    parts: a row a zone that an asset lies in: `zone`, `measure`
    losses: for every hazard a row a zone in which an asset is struck or may be: `zone`, damaged measure `low`, `base`,
        `high`, and the measure that is `struck` and that is `unknown`
    highest: (n, h) highest known intensity, NaN where none is known
    misplaced: (n, h) whether the asset has no image in the CRS of the hazard
    near: (n, h) whether the asset comes near the hazard's extent
    studied: (n,) whether some part lies in the study area; always where there is none
    """

    measure: FloatArray
    zone: IntArray
    parts: Ragged
    losses: tuple[Ragged, ...]
    highest: FloatArray
    misplaced: BoolArray
    near: BoolArray
    studied: BoolArray

    def __len__(self) -> int:
        return len(self.measure)

    def take(self, subjects: IntArray) -> DamageRows:
        return DamageRows(
            self.measure[subjects],
            self.zone[subjects],
            self.parts.take(subjects),
            tuple(loss.take(subjects) for loss in self.losses),
            self.highest[subjects],
            self.misplaced[subjects],
            self.near[subjects],
            self.studied[subjects],
        )

    def joined(self, others: Sequence[DamageRows]) -> DamageRows:
        rows = [self, *others]
        return DamageRows(
            np.concatenate([row.measure for row in rows]),
            np.concatenate([row.zone for row in rows]),
            self.parts.joined([row.parts for row in others]),
            tuple(loss.joined([row.losses[each] for row in others]) for each, loss in enumerate(self.losses)),
            np.concatenate([row.highest for row in rows]),
            np.concatenate([row.misplaced for row in rows]),
            np.concatenate([row.near for row in rows]),
            np.concatenate([row.studied for row in rows]),
        )
