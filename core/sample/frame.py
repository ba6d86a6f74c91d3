# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the fictional district lies, how large it is, and its sources of chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj

from ..geometry.geometries import BoolArray, FloatArray
from ..twin.grid import Affine

CRS_CODE = "EPSG:32634"
ORIGIN_X_M, ORIGIN_Y_M = 500_000.0, 2_500_000.0
BAND_M = 10_000.0
CELL_M = 20.0
POPULATION_CELL_M = 100.0
MARGIN_M = 300.0


@dataclass(frozen=True)
class Frame:
    """The square (about) in which everything lies, in metres of a UTM zone over empty desert.

    A district of size 1 is one river valley of 10 km x 10 km. Larger ones lie valley beside valley
    (`bands`, each 10 km wide, each with a river of its own flowing east), so that densities stay the same.
    """

    size: float
    seed: int
    bands: int
    length_m: float

    @classmethod
    def of(cls, size: float, seed: int) -> Frame:
        bands = max(1, round(float(np.sqrt(size))))
        cells = round(size / bands * BAND_M / POPULATION_CELL_M)
        return cls(size, seed, bands, cells * POPULATION_CELL_M)

    @property
    def crs(self) -> pyproj.CRS:
        return pyproj.CRS.from_user_input(CRS_CODE)

    @property
    def height_m(self) -> float:
        return self.bands * BAND_M

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in metres."""
        return ORIGIN_X_M, ORIGIN_Y_M, ORIGIN_X_M + self.length_m, ORIGIN_Y_M + self.height_m

    def shape(self, cell_m: float = CELL_M) -> tuple[int, int]:
        """(rows, columns) of a raster over the frame."""
        return round(self.height_m / cell_m), round(self.length_m / cell_m)

    def affine(self, cell_m: float = CELL_M) -> Affine:
        """North-up."""
        return Affine(ORIGIN_X_M, cell_m, 0.0, ORIGIN_Y_M + self.height_m, 0.0, -cell_m)

    def chance(self, topic: str) -> np.random.Generator:
        """Random numbers that depend on the seed and the topic only, so that one topic never shifts another."""
        return np.random.default_rng([self.seed, *topic.encode()])

    def contains(self, xy: FloatArray, inset_m: float = MARGIN_M) -> BoolArray:
        """(n,) whether each point of (n, 2) lies inside, at least `inset_m` from the edge."""
        xmin, ymin, xmax, ymax = self.bounds
        x, y = xy[:, 0], xy[:, 1]
        inside = (x > xmin + inset_m) & (x < xmax - inset_m) & (y > ymin + inset_m) & (y < ymax - inset_m)
        return np.asarray(inside, dtype=bool)
