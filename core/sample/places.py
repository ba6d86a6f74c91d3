# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where people live: a town on the river, two smaller ones, villages up the valleys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..geometry.geometries import FloatArray
from ..progress import Progress
from .frame import BAND_M, Frame
from .names import Names
from .rivers import River
from .terrain import Ground

_AROUND_M = 110.0 * np.array(((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)))


class PlaceKind(IntEnum):
    VILLAGE = 0
    SMALL_TOWN = 1
    TOWN = 2

    @property
    def title(self) -> str:
        return ("village", "small town", "town")[self.value]


@dataclass(frozen=True)
class Place:
    """A settlement: its middle (metres), how far its streets reach, how they are turned."""

    name: str
    kind: PlaceKind
    centre: FloatArray
    radius_m: float
    angle: float


def make_places(frame: Frame, ground: Ground, rivers: list[River], names: Names, progress: Progress) -> list[Place]:
    """The places of every valley; towns first within each."""
    places: list[Place] = []
    for band in range(frame.bands):
        progress.check()
        towns = _towns(frame, rivers[band], band, names)
        places += towns
        places += _villages(frame, ground, band, places, names)
    return places


def _towns(frame: Frame, river: River, band: int, names: Names) -> list[Place]:
    """A town with a suburb across the river every 10 km, small towns between."""
    chance = frame.chance(f"towns {band}")
    xmin, _, _, _ = frame.bounds
    count = max(1, round(frame.length_m / BAND_M))
    step_m = frame.length_m / count
    towns = []
    for i in range(count):
        name = names.next()
        side = 1.0 if chance.random() < 0.5 else -1.0
        middle = xmin + (i + 0.47) * step_m
        towns.append(_by_river(name, PlaceKind.TOWN, river, middle, side * 800.0, 930.0))
        towns.append(_by_river(f"{name} Across", PlaceKind.SMALL_TOWN, river, middle + 120.0, -side * 500.0, 380.0))
        for at, reach_m in ((0.16, 470.0), (0.81, 520.0)):
            side = 1.0 if chance.random() < 0.5 else -1.0
            small = PlaceKind.SMALL_TOWN
            offset_m = side * (reach_m + 250.0)
            towns.append(_by_river(names.next(), small, river, xmin + (i + at) * step_m, offset_m, reach_m))
    return towns


def _by_river(name: str, kind: PlaceKind, river: River, x: float, offset_m: float, radius_m: float) -> Place:
    """A place beside the river where it passes `x`, `offset_m` north (or south) of the bank's outermost bend."""
    near = np.abs(river.line[:, 0] - x) < 0.7 * radius_m
    bank = river.line[near, 1].max() if offset_m > 0 else river.line[near, 1].min()
    reach = river.line[np.abs(river.line[:, 0] - x) < 900.0]
    along = reach[-1] - reach[0]
    centre = np.array((x, bank + offset_m))
    return Place(name, kind, centre, radius_m, float(np.arctan2(along[1], along[0]) % (np.pi / 2)))


def _villages(frame: Frame, ground: Ground, band: int, others: list[Place], names: Names) -> list[Place]:
    """Villages on gentle ground, 1.2 km and more apart, a few of them low in the flood plain."""
    chance = frame.chance(f"villages {band}")
    xmin, ymin, xmax, _ = frame.bounds
    tries = round(220 * frame.length_m / BAND_M)
    x = chance.uniform(xmin + 650.0, xmax - 650.0, tries)
    y = chance.uniform(ymin + band * BAND_M + 500.0, ymin + (band + 1) * BAND_M - 500.0, tries)
    xy = np.column_stack((x, y))
    low = ground.above_river_m(xy) < 6.0
    gentle = np.max([ground.slope(xy + shift) for shift in _AROUND_M], axis=0) < 0.135
    dry_m = np.minimum(ground.at(ground.main_distance_m, xy), ground.at(ground.stream_distance_m, xy) + 150.0)
    wanted = gentle & (dry_m > 260.0) & (~low | (chance.random(tries) < 0.3))
    villages: list[Place] = []
    for point in xy[wanted & frame.contains(xy, 650.0)]:
        radius_m = float(chance.uniform(160.0, 270.0))
        angle = float(chance.uniform(0.0, np.pi / 2))
        near = [place for place in (*others, *villages) if abs(place.centre[0] - point[0]) < 3_000.0]
        apart = all(np.hypot(*(place.centre - point)) > max(place.radius_m + 600.0, 1_050.0) for place in near)
        if apart:
            villages.append(Place(names.next(), PlaceKind.VILLAGE, point, radius_m, angle))
    return villages
