# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Buildings along streets, farms along country roads, and large ones on blocks of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .frame import Frame
from .near import Segments, near_pairs, nearest_segments
from .places import PlaceKind
from .streets import LONG_M, SHORT_M, Streets
from .terrain import Ground


class Use(IntEnum):
    HOUSE = 0
    APARTMENTS = 1
    SHOP = 2
    OFFICE = 3
    INDUSTRY = 4
    FARM = 5
    BARN = 6
    SCHOOL = 7
    HOSPITAL = 8
    CLINIC = 9
    EXCHANGE = 10

    @property
    def title(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class FrontKind:
    """What stands along a street front: plot width, building width and depth from-to, storeys from-to."""

    plot_m: float
    width_m: tuple[float, float]
    depth_m: tuple[float, float]
    levels: tuple[int, int]


_FRONTS = {
    Use.HOUSE: FrontKind(17.0, (8.5, 13.0), (8.0, 12.0), (1, 2)),
    Use.APARTMENTS: FrontKind(30.0, (20.0, 26.0), (11.0, 14.0), (3, 6)),
    Use.SHOP: FrontKind(17.0, (11.0, 14.5), (11.0, 17.0), (1, 3)),
    Use.OFFICE: FrontKind(40.0, (24.0, 34.0), (13.0, 18.0), (2, 6)),
}
_SETBACK_M = 8.5
_CORNER_M = 15.0


@dataclass(frozen=True)
class Buildings:
    """n rectangles: middle (n, 2), width along `angle` and depth across it (metres), use and storeys."""

    xy: FloatArray
    width_m: FloatArray
    depth_m: FloatArray
    angle: FloatArray
    use: IntArray
    levels: IntArray

    def __len__(self) -> int:
        return len(self.xy)

    def take(self, chosen: IntArray | BoolArray) -> Buildings:
        return Buildings(
            self.xy[chosen],
            self.width_m[chosen],
            self.depth_m[chosen],
            self.angle[chosen],
            self.use[chosen],
            self.levels[chosen],
        )

    @property
    def reach_m(self) -> FloatArray:
        """(n,) half of the diagonal."""
        return np.asarray(np.hypot(self.width_m, self.depth_m) / 2.0)

    def corners(self) -> FloatArray:
        """(n, 4, 2) corners, anticlockwise."""
        along = np.stack((np.cos(self.angle), np.sin(self.angle)), axis=1) * (self.width_m / 2.0)[:, None]
        across = np.stack((-np.sin(self.angle), np.cos(self.angle)), axis=1) * (self.depth_m / 2.0)[:, None]
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return np.stack([self.xy + a * along + b * across for a, b in signs], axis=1)


def join(parts: list[Buildings]) -> Buildings:
    """All of them, in this order."""
    return Buildings(
        np.concatenate([part.xy for part in parts]),
        np.concatenate([part.width_m for part in parts]),
        np.concatenate([part.depth_m for part in parts]),
        np.concatenate([part.angle for part in parts]),
        np.concatenate([part.use for part in parts]),
        np.concatenate([part.levels for part in parts]),
    )


def along_streets(frame: Frame, number: int, streets: Streets, reserved: set[tuple[int, int]]) -> Buildings:
    """Houses, shops, flats along the long sides of blocks; blocks in `reserved` stay empty."""
    chance = frame.chance(f"buildings {number}")
    sides = [
        (i, j, side)
        for i, j in streets.fronts.tolist()
        for side in (1, -1)
        if (i, j if side > 0 else j - 1) not in reserved
    ]
    if not sides:
        return _none()
    fronts = np.array(sides)
    uses = _uses(streets, fronts, chance)
    parts = [
        _row(streets, fronts[uses == use], use, kind, chance) for use, kind in _FRONTS.items() if (uses == use).any()
    ]
    return join(parts) if parts else _none()


def _none() -> Buildings:
    empty, whole = np.zeros(0), np.zeros(0, dtype=np.int64)
    return Buildings(np.zeros((0, 2)), empty, empty, empty, whole, whole)


def _uses(streets: Streets, fronts: IntArray, chance: np.random.Generator) -> IntArray:
    """The use of each street front: shops and offices in the middle of towns, houses outside."""
    place = streets.place
    uv = (fronts[:, :2] + (0.5, 0.0)) * (LONG_M, SHORT_M)
    out = np.hypot(*uv.T) / place.radius_m
    draw = chance.random(len(fronts))
    if place.kind is PlaceKind.VILLAGE:
        return np.where((out < 0.5) & (draw < 0.3), int(Use.SHOP), int(Use.HOUSE))
    middle = np.select(
        [draw < 0.38, draw < 0.62, draw < 0.88], [int(Use.SHOP), int(Use.OFFICE), int(Use.APARTMENTS)], 0
    )
    ring = np.select([draw < 0.10, draw < 0.34], [int(Use.SHOP), int(Use.APARTMENTS)], int(Use.HOUSE))
    edge = np.where(draw < 0.06, int(Use.APARTMENTS), int(Use.HOUSE))
    return np.select([out < 0.28, out < 0.55], [middle, ring], edge)


def _row(streets: Streets, fronts: IntArray, use: Use, kind: FrontKind, chance: np.random.Generator) -> Buildings:
    """One kind of building on every plot of these fronts, some plots left empty."""
    plots = int((LONG_M - 2 * _CORNER_M) // kind.plot_m)
    spare_m = LONG_M - 2 * _CORNER_M - plots * kind.plot_m
    front = np.repeat(fronts, plots, axis=0)
    count = len(front)
    width, depth = chance.uniform(*kind.width_m, count), chance.uniform(*kind.depth_m, count)
    along = _CORNER_M + spare_m / 2 + (np.tile(np.arange(plots), len(fronts)) + 0.5) * kind.plot_m
    along += chance.uniform(-0.45, 0.45, count) * (kind.plot_m - width - 2.5)
    setback = _SETBACK_M + chance.uniform(0.0, 3.0, count) + depth / 2
    uv = front[:, :2] * (LONG_M, SHORT_M) + np.column_stack((along, front[:, 2] * setback))
    out = np.hypot(*uv.T) / max(streets.place.radius_m, 1.0)
    density = 0.80 if streets.place.kind is PlaceKind.VILLAGE else 0.97
    built = chance.random(count) < density - 0.26 * np.clip(out, 0.0, 1.2) ** 2
    levels = chance.integers(kind.levels[0], kind.levels[1] + 1, count)
    turned = streets.bend.direction(uv) + chance.normal(0.0, 0.012, count)
    whole = np.full(count, int(use), dtype=np.int64)
    return Buildings(streets.bend.to_xy(uv), width, depth, turned, whole, levels.astype(np.int64)).take(built)


def on_block(
    streets: Streets, block: tuple[int, int], use: Use, width_m: float, depth_m: float, levels: int
) -> Buildings:
    """One large building in the middle of a block."""
    uv = streets.block_middle_uv(np.array([block]))
    whole = np.array([int(use)]), np.array([levels])
    return Buildings(
        streets.bend.to_xy(uv), np.array([width_m]), np.array([depth_m]), streets.bend.direction(uv), *whole
    )


def industry(frame: Frame, number: int, streets: Streets, blocks: IntArray) -> Buildings:
    """Two sheds side by side on each of these blocks."""
    chance = frame.chance(f"industry {number}")
    count = 2 * len(blocks)
    uv = np.repeat(streets.block_middle_uv(blocks), 2, axis=0)
    uv[:, 0] += np.tile((-34.0, 34.0), len(blocks))
    whole = np.full(count, int(Use.INDUSTRY), dtype=np.int64)
    return Buildings(
        streets.bend.to_xy(uv),
        chance.uniform(38.0, 56.0, count),
        chance.uniform(22.0, 36.0, count),
        streets.bend.direction(uv),
        whole,
        np.ones(count, dtype=np.int64),
    )


def farms(frame: Frame, routes: list[FloatArray]) -> Buildings:
    """A farmhouse, often with a barn, every few hundred metres along country roads."""
    chance = frame.chance("farms")
    parts = []
    for line in routes:
        along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
        at = np.cumsum(chance.uniform(110.0, 420.0, int(along[-1] // 110.0) + 1))
        at = at[at < along[-1] - 40.0]
        if len(at):
            parts.append(_farms_at(line, along, at, chance))
    return join(parts) if parts else _none()


def _farms_at(line: FloatArray, along: FloatArray, at: FloatArray, chance: np.random.Generator) -> Buildings:
    count = len(at)
    point = np.column_stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)])
    ahead = np.column_stack([np.interp(at + 15.0, along, line[:, axis]) for axis in (0, 1)]) - point
    angle = np.arctan2(ahead[:, 1], ahead[:, 0])
    side = np.where(chance.random(count) < 0.5, 1.0, -1.0)
    across = np.column_stack((-np.sin(angle), np.cos(angle))) * side[:, None]
    house = point + across * chance.uniform(22.0, 50.0, count)[:, None]
    barn = (
        house
        + across * 24.0
        + np.column_stack((np.cos(angle), np.sin(angle))) * chance.uniform(-14, 14, count)[:, None]
    )
    with_barn = chance.random(count) < 0.65
    ones = np.ones(count, dtype=np.int64)
    houses = Buildings(
        house, chance.uniform(10, 15, count), chance.uniform(8, 11, count), angle, ones * int(Use.FARM), ones
    )
    barns = Buildings(
        barn, chance.uniform(17, 27, count), chance.uniform(10, 14, count), angle, ones * int(Use.BARN), ones
    )
    return join([houses, barns.take(with_barn)])


def clear_of(buildings: Buildings, ground: Ground, routes: Segments, progress: Progress) -> BoolArray:
    """(n,) whether a building keeps clear of roads, rivers and steep ground."""
    road_m = nearest_segments(buildings.xy, routes, progress).distance_m
    reach_m = buildings.reach_m
    river_m = ground.at(ground.main_distance_m, buildings.xy) - 42.0
    stream_m = ground.at(ground.stream_distance_m, buildings.xy) - 20.0
    free = (road_m > reach_m + 7.0) & (river_m > reach_m) & (stream_m > reach_m)
    return np.asarray(free & (ground.slope(buildings.xy) < 0.17))


def not_overlapping(buildings: Buildings, progress: Progress) -> BoolArray:
    """(n,) which to keep so that none comes nearer than a metre to another; of two, the earlier stays."""
    keep = np.ones(len(buildings), dtype=bool)
    progress.check()
    first, second = near_pairs(buildings.xy, 2.0 * float(buildings.reach_m.max()) + 1.0)
    reach = buildings.reach_m
    apart = np.hypot(*(buildings.xy[first] - buildings.xy[second]).T)
    close = apart < reach[first] + reach[second] + 1.0
    first, second = first[close], second[close]
    corners = buildings.corners()
    for low in range(0, len(first), 100_000):
        progress.check()
        part = slice(low, low + 100_000)
        touching = _touching(corners[first[part]], corners[second[part]])
        for a, b in zip(first[part][touching].tolist(), second[part][touching].tolist()):
            keep[b] &= not keep[a]
    return keep


def _touching(left: FloatArray, right: FloatArray) -> BoolArray:
    """(n,) whether no side of either rectangle separates them by a metre (separating axis theorem)."""
    touching = np.ones(len(left), dtype=bool)
    for box in (left, right):
        for axis in (box[:, 1] - box[:, 0], box[:, 3] - box[:, 0]):
            unit = axis / np.hypot(*axis.T)[:, None]
            a, b = np.einsum("nij,nj->ni", left, unit), np.einsum("nij,nj->ni", right, unit)
            touching &= (a.max(axis=1) + 1.0 > b.min(axis=1)) & (b.max(axis=1) + 1.0 > a.min(axis=1))
    return touching
