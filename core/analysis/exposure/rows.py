# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hazards do to each asset: rows that no other asset influences; sums over assets are made of them later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ..ragged import Ragged


@dataclass(frozen=True)
class HazardRows:
    """What one hazard does to n assets.

    Attributes
    ----------
    worst: (n,) the worst known class of each asset, -1 where none is known
    has_unknown: (n,) whether some part is unknown
    maximum: (n,) highest known intensity, -inf where there is none
    weighted, weight: (n,) intensity times measure, and measure, of the parts whose intensity is a number
    pieces: a row a class and zone: `code`, `zone`, `measure`; none for points, which are only counted
    near: (n,) whether the asset comes near the hazard's extent
    misplaced: (n,) whether the asset has no image in the hazard's CRS
    """

    worst: IntArray
    has_unknown: BoolArray
    maximum: FloatArray
    weighted: FloatArray
    weight: FloatArray
    pieces: Ragged
    near: BoolArray
    misplaced: BoolArray

    def take(self, subjects: IntArray) -> HazardRows:
        return HazardRows(
            self.worst[subjects],
            self.has_unknown[subjects],
            self.maximum[subjects],
            self.weighted[subjects],
            self.weight[subjects],
            self.pieces.take(subjects),
            self.near[subjects],
            self.misplaced[subjects],
        )

    def joined(self, others: Sequence[HazardRows]) -> HazardRows:
        rows = [self, *others]
        return HazardRows(
            np.concatenate([row.worst for row in rows]),
            np.concatenate([row.has_unknown for row in rows]),
            np.concatenate([row.maximum for row in rows]),
            np.concatenate([row.weighted for row in rows]),
            np.concatenate([row.weight for row in rows]),
            self.pieces.joined([row.pieces for row in others]),
            np.concatenate([row.near for row in rows]),
            np.concatenate([row.misplaced for row in rows]),
        )


@dataclass(frozen=True)
class ExposureRows:
    """What all hazards do to n assets.

    Attributes
    ----------
    total: (n,) metres or square metres of each asset; ones for points
    zone: (n,) the zone that has most of each asset, -1 outside of all
    parts: a row a zone that an asset lies in: `zone`, `measure`; none for points
    studied: (n,) whether some part lies in the study area; never where there is none
    hazards: one a hazard, in their order
    """

    total: FloatArray
    zone: IntArray
    parts: Ragged
    studied: BoolArray
    hazards: tuple[HazardRows, ...]

    def __len__(self) -> int:
        return len(self.total)

    def take(self, subjects: IntArray) -> ExposureRows:
        return ExposureRows(
            self.total[subjects],
            self.zone[subjects],
            self.parts.take(subjects),
            self.studied[subjects],
            tuple(hazard.take(subjects) for hazard in self.hazards),
        )

    def joined(self, others: Sequence[ExposureRows]) -> ExposureRows:
        rows = [self, *others]
        return ExposureRows(
            np.concatenate([row.total for row in rows]),
            np.concatenate([row.zone for row in rows]),
            self.parts.joined([row.parts for row in others]),
            np.concatenate([row.studied for row in rows]),
            tuple(hazard.joined([row.hazards[each] for row in others]) for each, hazard in enumerate(self.hazards)),
        )
