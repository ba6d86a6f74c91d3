# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Streets of a place: a bent grid around its middle, as far as river and slope let it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .frame import Frame
from .near import Segments, crossed
from .places import Place, PlaceKind
from .rivers import RiverSegments
from .terrain import Ground

LONG_M, SHORT_M = 146.0, 68.0
"""Streets lie this far apart: houses stand along the long sides of a block."""


@dataclass(frozen=True)
class Bend:
    """From a place's own coordinates (u, v in metres along its streets) to metres of the CRS and back to angles."""

    origin: FloatArray
    angle: float
    phase: FloatArray
    amount_m: float

    _WAVE_M = 230.0

    def to_xy(self, uv: FloatArray) -> FloatArray:
        """(n, 2) -> (n, 2); the origin stays where it is."""
        bent = uv + self.amount_m * (np.sin(uv[:, ::-1] / self._WAVE_M + self.phase) - np.sin(self.phase))
        cos, sin = np.cos(self.angle), np.sin(self.angle)
        turned = np.column_stack((bent[:, 0] * cos - bent[:, 1] * sin, bent[:, 0] * sin + bent[:, 1] * cos))
        return np.asarray(self.origin + turned)

    def direction(self, uv: FloatArray) -> FloatArray:
        """(n,) the angle of the long streets at these points."""
        step = np.array((1.0, 0.0))
        ahead = self.to_xy(uv + step) - self.to_xy(uv - step)
        return np.arctan2(ahead[:, 1], ahead[:, 0])


@dataclass(frozen=True)
class Streets:
    """The streets of one place.

    Attributes
    ----------
    ij: (n, 2) grid position of every crossing; xy: (n, 2) where it lies
    edges: (e, 2) crossings joined by a street
    fronts: (f, 2) grid position of the left end of every long edge, along which houses stand
    blocks: (b, 2) grid position of the lower left corner of blocks with streets on all four sides
    """

    place: Place
    bend: Bend
    ij: IntArray
    xy: FloatArray
    edges: IntArray
    fronts: IntArray
    blocks: IntArray

    def block_middle_uv(self, blocks: IntArray) -> FloatArray:
        """(b, 2) middles of blocks in the place's own coordinates."""
        return (blocks + 0.5) * (LONG_M, SHORT_M)


def make_streets(
    frame: Frame, number: int, place: Place, ground: Ground, rivers: RiverSegments, progress: Progress
) -> Streets:
    """The streets of the place with this number; at least the crossing in its middle."""
    chance = frame.chance(f"streets {number}")
    amount_m = 26.0 if place.kind is not PlaceKind.VILLAGE else 18.0
    bend = Bend(place.centre, place.angle, chance.uniform(0, 2 * np.pi, 2), amount_m)
    reach = int(place.radius_m // SHORT_M) + 1
    i, j = np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1))
    ij = np.column_stack((i.ravel(), j.ravel()))
    xy = bend.to_xy(ij * (LONG_M, SHORT_M))
    usable = _usable(frame, place, ij, xy, ground, chance)
    ij, xy = ij[usable], xy[usable]
    edges = _edges(ij)
    main = rivers.of_level(main=True).segments
    edges = edges[~crossed(xy[edges[:, 0]], xy[edges[:, 1]], main, progress)] if len(edges) else edges
    ij, xy, edges = _connected(ij, xy, edges)
    return Streets(place, bend, ij, xy, edges, _fronts(ij, edges), _blocks(ij))


def _usable(
    frame: Frame, place: Place, ij: IntArray, xy: FloatArray, ground: Ground, chance: np.random.Generator
) -> BoolArray:
    """Within a wobbly circle, not in the river, not too steep; the middle always."""
    offset = xy - place.centre
    around = np.arctan2(offset[:, 1], offset[:, 0])
    wobble = (
        0.9 + 0.13 * np.sin(2 * around + chance.uniform(0, 6.28)) + 0.11 * np.sin(3 * around + chance.uniform(0, 6.28))
    )
    inside = np.hypot(*offset.T) < wobble * place.radius_m
    dry = (ground.at(ground.main_distance_m, xy) > 58.0) & (ground.at(ground.stream_distance_m, xy) > 16.0)
    middle = (ij == 0).all(axis=1)
    return np.asarray((inside & dry & (ground.slope(xy) < 0.13) & frame.contains(xy)) | middle)


def _edges(ij: IntArray) -> IntArray:
    position = {(i, j): n for n, (i, j) in enumerate(ij.tolist())}
    found = [
        (n, position[neighbour])
        for (i, j), n in position.items()
        for neighbour in ((i + 1, j), (i, j + 1))
        if neighbour in position
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _connected(ij: IntArray, xy: FloatArray, edges: IntArray) -> tuple[IntArray, FloatArray, IntArray]:
    """Only what can be reached from the middle by street."""
    around: list[list[int]] = [[] for _ in range(len(ij))]
    for a, b in edges.tolist():
        around[a].append(b)
        around[b].append(a)
    middle = int(np.flatnonzero((ij == 0).all(axis=1))[0])
    reached, queue = {middle}, deque([middle])
    while queue:
        for there in around[queue.popleft()]:
            if there not in reached:
                reached.add(there)
                queue.append(there)
    kept = np.array(sorted(reached))
    renumber = np.full(len(ij), -1)
    renumber[kept] = np.arange(len(kept))
    edges = renumber[edges]
    return ij[kept], xy[kept], edges[(edges >= 0).all(axis=1)]


def _fronts(ij: IntArray, edges: IntArray) -> IntArray:
    left, right = ij[edges[:, 0]], ij[edges[:, 1]]
    return np.asarray(left[right[:, 0] > left[:, 0]])


def _blocks(ij: IntArray) -> IntArray:
    present = {(i, j) for i, j in ij.tolist()}
    found = [(i, j) for i, j in sorted(present) if {(i + 1, j), (i, j + 1), (i + 1, j + 1)} <= present]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def street_segments(streets: list[Streets]) -> Segments:
    """All streets of all places as segments, place by place."""
    start = np.concatenate([street.xy[street.edges[:, 0]] for street in streets])
    stop = np.concatenate([street.xy[street.edges[:, 1]] for street in streets])
    return Segments(start, stop)
