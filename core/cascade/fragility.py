# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How likely an asset fails at an intensity, and draws of which ones do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import ndtr

from ..geometry.geometries import BoolArray, FloatArray, IntArray


class Fragility(Protocol):
    """A curve from intensity to the probability of failure."""

    def probability(self, intensity: FloatArray) -> FloatArray:
        """(n,) 0..1 for each intensity; NaN for NaN."""


@dataclass(frozen=True)
class Lognormal:
    """P(failure) = Phi(ln(intensity / median) / beta), the usual form of fragility curves; 0 at intensity 0."""

    median: float
    beta: float

    def probability(self, intensity: FloatArray) -> FloatArray:
        result = np.where(np.isnan(intensity), np.nan, 0.0)
        positive = intensity > 0
        result[positive] = ndtr(np.log(intensity[positive] / self.median) / self.beta)
        return result


@dataclass(frozen=True)
class PointCurve:
    """Straight lines between points of ascending intensity; the first and last probability hold beyond them."""

    intensity: FloatArray
    chance: FloatArray

    def probability(self, intensity: FloatArray) -> FloatArray:
        found: FloatArray = np.interp(intensity, self.intensity, self.chance)
        return found


def draws(probability: FloatArray, tie: IntArray, samples: int, seed: int) -> Iterator[BoolArray]:
    """`samples` times which of n assets fail, each by its own probability.

    `tie` (n,) identifies the assets whatever their order, so that the order of the input makes no difference.
    """
    order = np.argsort(tie, kind="stable")
    chance = np.random.default_rng(seed)
    for _ in range(samples):
        drawn = np.empty(len(probability))
        drawn[order] = chance.random(len(probability))
        yield drawn < probability


@dataclass(frozen=True)
class Estimate:
    """The mean over samples and the standard error of that mean."""

    mean: float
    standard_error: float

    @classmethod
    def of(cls, values: FloatArray) -> Estimate:
        count = len(values)
        spread = float(values.std(ddof=1)) / np.sqrt(count) if count > 1 else np.nan
        return cls(float(values.mean()), float(spread))
