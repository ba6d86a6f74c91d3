# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Hospitals, clinics, schools, exchanges and industry on blocks of their own; water works by the river and on hills."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress
from .buildings import Buildings, Use, industry, join, on_block
from .frame import BAND_M, Frame
from .names import Names
from .near import nearest_segments
from .places import Place, PlaceKind
from .rivers import River
from .sites import Site, Surroundings
from .streets import Streets

_SIZES_M = {
    Use.HOSPITAL: (78.0, 40.0, 4),
    Use.CLINIC: (30.0, 18.0, 1),
    Use.SCHOOL: (52.0, 22.0, 2),
    Use.EXCHANGE: (22.0, 15.0, 2),
}
_SCHOOLS = {PlaceKind.TOWN: 7, PlaceKind.SMALL_TOWN: 2, PlaceKind.VILLAGE: 1}
_CLINICS = {PlaceKind.TOWN: 2, PlaceKind.SMALL_TOWN: 1, PlaceKind.VILLAGE: 0}


@dataclass
class Campuses:
    """What stands on blocks of its own.

    `reserved` has, per place, the blocks without houses; `buildings` are the large buildings themselves.
    """

    hospitals: list[Site] = field(default_factory=list)
    clinics: list[Site] = field(default_factory=list)
    schools: list[Site] = field(default_factory=list)
    exchanges: list[Site] = field(default_factory=list)
    reserved: list[set[tuple[int, int]]] = field(default_factory=list)
    buildings: list[Buildings] = field(default_factory=list)


def make_campuses(
    frame: Frame, streets: list[Streets], around: Surroundings, names: Names, progress: Progress
) -> Campuses:
    """Services of every place; per valley one more hospital stands low by the river."""
    result = Campuses(reserved=[set() for _ in streets])
    riverside = _riverside_places(frame, streets, around)
    for number, street in enumerate(streets):
        progress.check()
        chance = frame.chance(f"services {number}")
        chooser = _Chooser(street, around, result.reserved[number], chance)
        kind = street.place.kind
        if number in riverside:
            _put(result, result.hospitals, Use.HOSPITAL, chooser, number, "Riverside hospital", in_flood=True)
        if kind is PlaceKind.TOWN:
            _put(result, result.hospitals, Use.HOSPITAL, chooser, number, "General hospital")
            _put(result, result.hospitals, Use.HOSPITAL, chooser, number, "Maternity hospital")
            _put_industry(frame, result, chooser, number)
        if kind is not PlaceKind.VILLAGE or chance.random() < 0.12:
            _put(result, result.exchanges, Use.EXCHANGE, chooser, number, "Exchange")
        for _ in range(_CLINICS[kind] + (kind is PlaceKind.VILLAGE and chance.random() < 0.4)):
            _put(result, result.clinics, Use.CLINIC, chooser, number, "Clinic")
        for count in range(_SCHOOLS[kind] - (kind is PlaceKind.VILLAGE and chance.random() < 0.2)):
            title = f"{names.next()} school" if kind is not PlaceKind.VILLAGE else "Village school"
            _put(result, result.schools, Use.SCHOOL, chooser, number, title, anywhere=count > 0)
    return result


def _riverside_places(frame: Frame, streets: list[Streets], around: Surroundings) -> set[int]:
    """Per 10 km of valley, the small town with the block that floods most."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    xmin, ymin, _, _ = frame.bounds
    for number, street in enumerate(streets):
        if street.place.kind is PlaceKind.SMALL_TOWN and len(street.blocks):
            xy = street.bend.to_xy(street.block_middle_uv(street.blocks))
            rank = -float(around.off_target_m(xy).min())
            x, y = street.place.centre
            key = int((x - xmin) // BAND_M), int((y - ymin) // BAND_M)
            if key not in best or rank > best[key][0]:
                best[key] = rank, number
    return {number for _, number in best.values()}


class _Chooser:
    """Hands out the blocks of a place, each once."""

    def __init__(
        self, streets: Streets, around: Surroundings, reserved: set[tuple[int, int]], chance: np.random.Generator
    ) -> None:
        self.streets, self.reserved, self.chance = streets, reserved, chance
        self._uv = streets.block_middle_uv(streets.blocks)
        xy = streets.bend.to_xy(self._uv) if len(self._uv) else np.zeros((0, 2))
        self._flood = around.flood_rank_m(xy) if len(xy) else np.zeros(0)
        self._off_target_m = around.off_target_m(xy) if len(xy) else np.zeros(0)
        self._free = _room_for_large_buildings(xy, around)

    def block(self, in_flood: bool = False, anywhere: bool = False) -> tuple[int, int] | None:
        """A free block: near the middle and dry, or deep in the flood, or anywhere; None where none is left."""
        if not self._free.any():
            return None
        noise = self.chance.random(len(self._uv))
        if in_flood:
            rank = self._off_target_m + 0.01 * noise
        elif anywhere:
            rank = noise
        else:
            rank = np.hypot(*self._uv.T) / 300.0 + 1.5 * noise + 4.0 * (self._flood > 0)
        return self._take(int(np.where(self._free, rank, np.inf).argmin()))

    def outer_blocks(self, count: int) -> IntArray:
        """Free blocks on one side of the place, for industry."""
        toward = self.chance.uniform(0.0, 2 * np.pi)
        rank = -(self._uv @ np.array((np.cos(toward), np.sin(toward))))
        order = np.argsort(np.where(self._free, rank, np.inf), kind="stable")[: min(count, int(self._free.sum()))]
        return np.array([self._take(int(position)) for position in order], dtype=np.int64).reshape(-1, 2)

    def _take(self, position: int) -> tuple[int, int]:
        self._free[position] = False
        i, j = self.streets.blocks[position].tolist()
        self.reserved.add((i, j))
        return i, j


def _room_for_large_buildings(xy: FloatArray, around: Surroundings) -> BoolArray:
    """(n,) whether no through road or water crosses the block whose middle this is."""
    if not len(xy):
        return np.zeros(0, dtype=bool)
    stream_m = around.ground.at(around.ground.stream_distance_m, xy)
    main_m = around.ground.at(around.ground.main_distance_m, xy)
    road_m = nearest_segments(xy, around.through_roads.around(xy[0])).distance_m
    return np.asarray((stream_m > 62.0) & (main_m > 95.0) & (road_m > 40.0))


def _put(
    result: Campuses,
    sites: list[Site],
    use: Use,
    chooser: _Chooser,
    place: int,
    title: str,
    in_flood: bool = False,
    anywhere: bool = False,
) -> None:
    block = chooser.block(in_flood, anywhere)
    if block is None:
        return
    width_m, depth_m, levels = _SIZES_M[use]
    building = on_block(chooser.streets, block, use, width_m, depth_m, levels)
    result.buildings.append(building)
    name = f"{title}, {chooser.streets.place.name}"
    sites.append(Site(name, building.xy[0], place, use.title))


def _put_industry(frame: Frame, result: Campuses, chooser: _Chooser, place: int) -> None:
    blocks = chooser.outer_blocks(round(0.07 * len(chooser.streets.blocks)))
    if len(blocks):
        result.buildings.append(industry(frame, place, chooser.streets, blocks))


def make_water_works(
    frame: Frame, rivers: list[River], places: list[Place], around: Surroundings, progress: Progress
) -> list[Site]:
    """Per town: an intake and a treatment plant by the river, a reservoir on a hill; one more plant per small town."""
    sites = []
    for number, place in enumerate(places):
        if place.kind is PlaceKind.VILLAGE:
            continue
        progress.check()
        chance = frame.chance(f"water {number}")
        river = _nearest_river(rivers, place)
        upstream = river[int(np.abs(river[:, 0] - (place.centre[0] - place.radius_m - 250.0)).argmin())]
        if place.kind is PlaceKind.TOWN:
            spot = around.spot(chance, upstream, (85.0, 190.0), in_flood=True)
            sites.append(Site(f"Intake, {place.name}", spot, number, "intake"))
            ring_m = (place.radius_m + 60.0, place.radius_m + 420.0)
            sites.append(
                Site(f"Reservoir, {place.name}", _highest(chance, around, place.centre, ring_m), number, "reservoir")
            )
        near_river = place.kind is PlaceKind.TOWN
        spot = around.spot(chance, upstream, (150.0, 420.0), in_flood=near_river)
        sites.append(Site(f"Treatment plant, {place.name}", spot, number, "treatment plant"))
    return sites


def _nearest_river(rivers: list[River], place: Place) -> FloatArray:
    main = [river.line for river in rivers if river.level == 0]
    return min(main, key=lambda line: float(np.hypot(*(line - place.centre).T).min()))


def _highest(
    chance: np.random.Generator, around: Surroundings, centre: FloatArray, ring_m: tuple[float, float]
) -> FloatArray:
    spots = np.array([around.spot(chance, centre, ring_m, in_flood=False) for _ in range(6)])
    return np.asarray(spots[int(around.ground.at(around.ground.height_m, spots).argmax())])


def campus_buildings(campuses: Campuses) -> Buildings:
    """All large buildings."""
    return join(campuses.buildings)
