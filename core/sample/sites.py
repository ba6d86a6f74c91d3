# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding good, and a few telling bad, spots for single assets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from .frame import Frame
from .near import SegmentsByCell, nearest_segments
from .terrain import Ground, Raster

TELLING_DEPTH_M = 0.8


@dataclass(frozen=True)
class Site:
    """A single asset: what it is called, where, in which place (-1: none), and what kind it is."""

    name: str
    xy: FloatArray
    place: int
    kind: str


@dataclass(frozen=True)
class Surroundings:
    """What makes a spot good: ground, depth at 1 in 100 and 1 in 500 years, all roads, roads between places."""

    frame: Frame
    ground: Ground
    depth_100_m: Raster
    depth_500_m: Raster
    roads: SegmentsByCell
    through_roads: SegmentsByCell

    def flood_rank_m(self, xy: FloatArray) -> FloatArray:
        """(n,) higher where water comes earlier and deeper; where the flood model has no answer, 0."""
        often = np.nan_to_num(self.ground.at(self.depth_100_m, xy))
        return np.asarray(3.0 * often + np.nan_to_num(self.ground.at(self.depth_500_m, xy)))

    def off_target_m(self, xy: FloatArray) -> FloatArray:
        """(n,) how far the depth at 1 in 100 years is from one that matters but does not come every few years."""
        return np.asarray(np.abs(np.nan_to_num(self.ground.at(self.depth_100_m, xy)) - TELLING_DEPTH_M))

    def spot(
        self,
        chance: np.random.Generator,
        centre: FloatArray,
        ring_m: tuple[float, float],
        in_flood: bool,
        road_m: float = 22.0,
    ) -> FloatArray:
        """A buildable spot in a ring around `centre`: dry if possible, or deep in the flood plain."""
        around, out = chance.uniform(0.0, 2 * np.pi, 90), chance.uniform(*ring_m, 90)
        xy = centre + np.column_stack((np.cos(around), np.sin(around))) * out[:, None]
        good = self.frame.contains(xy, 380.0) & (self.ground.slope(xy) < 0.12)
        good &= (self.ground.at(self.ground.main_distance_m, xy) > 75.0) & (
            self.ground.at(self.ground.stream_distance_m, xy) > 35.0
        )
        good &= nearest_segments(xy, self.roads.around(centre)).distance_m > road_m
        rank = np.where(good, self.off_target_m(xy) if in_flood else self.flood_rank_m(xy), np.inf)
        return np.asarray(xy[int(rank.argmin())])


def spanning_pairs(xy: FloatArray) -> IntArray:
    """(n - 1, 2) the shortest tree over n points by straight distance (Prim); pairs lead outwards from point 0."""
    count = len(xy)
    nearest_m = np.hypot(*(xy - xy[0]).T)
    nearest_m[0] = np.inf
    before = np.zeros(count, dtype=np.int64)
    inside = np.zeros(count, dtype=bool)
    inside[0] = True
    pairs = []
    for _ in range(count - 1):
        new = int(np.where(inside, np.inf, nearest_m).argmin())
        pairs.append((int(before[new]), new))
        inside[new] = True
        distance = np.hypot(*(xy - xy[new]).T)
        closer = distance < nearest_m
        nearest_m = np.where(closer, distance, nearest_m)
        before = np.where(closer, new, before)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)
