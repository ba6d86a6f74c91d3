# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of services, people and boundaries: fields in plain words, and where the data has gaps."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries
from ..wording.translate import say
from . import shapes
from .buildings import Use
from .columns import decimal, gaps, picks, texts, whole
from .links import refs
from .rivers import MAIN
from .tables import Table, missing, points, said, sited
from .world import World


def place_tables(world: World) -> list[Table]:
    """Hospitals to the study area."""
    return [
        _hospitals(world),
        _clinics(world),
        _schools(world),
        _water_works(world),
        _rivers(world),
        _settlements(world),
        _buildings(world),
        _wards(world),
        _study_area(world),
    ]


def _hospitals(world: World) -> Table:
    sites, chance, columns = sited(world, "hospitals")
    columns["beds"] = whole(chance.integers(8, 32, len(sites)) * 10)
    columns["emergency"] = texts(["yes"] * len(sites))
    columns["backup_h"] = whole(chance.choice((24, 48, 72), len(sites)))
    aliases = {
        "name": say("Hospital"),
        "beds": say("Beds"),
        "emergency": say("Emergency ward"),
        "backup_h": say("Backup power"),
    }
    return Table("hospitals", "hospital", points(sites), columns, aliases, units={"backup_h": "h"})


def _clinics(world: World) -> Table:
    sites, chance, columns = sited(world, "clinics")
    columns["staff"] = whole(chance.integers(3, 25, len(sites)), gaps(chance, len(sites), 0.1))
    aliases = {"name": say("Clinic"), "staff": say("Staff")}
    return Table("clinics", "clinic", points(sites), columns, aliases)


def _schools(world: World) -> Table:
    sites, chance, columns = sited(world, "schools")
    count = len(sites)
    levels = picks(chance, count, ("primary", "secondary"), (7, 3))
    pupils = np.array([170 if level == "primary" else 420 for level in levels]) + chance.integers(-60, 240, count)
    columns["level"] = texts(levels)
    columns["pupils"] = whole(pupils, gaps(chance, count, 0.06))
    aliases = {"name": say("School"), "level": say("Level"), "pupils": say("Pupils")}
    warnings = said((missing(columns["pupils"], say("number of pupils")),))
    return Table("schools", "school", points(sites), columns, aliases, warnings=warnings)


def _water_works(world: World) -> Table:
    sites, chance, columns = sited(world, "water_works")
    columns["kind"] = texts([site.kind for site in sites])
    columns["capacity_m3_d"] = whole(chance.integers(6, 60, len(sites)) * 100)
    aliases = {"name": say("Water works"), "kind": say("Kind"), "capacity_m3_d": say("Capacity")}
    return Table("water_works", "water_works", points(sites), columns, aliases, units={"capacity_m3_d": "m3/d"})


def _rivers(world: World) -> Table:
    inside = [(river, _longest_run(river.line, world.frame.contains(river.line, 0.0))) for river in world.rivers]
    kept = [(river, line) for river, line in inside if len(line) > 1]
    main = [river.level == MAIN for river, _ in kept]
    own = [f"{world.names.next()} river" if is_main else "" for is_main in main]
    columns = {
        "ref": texts(refs("rivers", len(kept))),
        "name": texts(own),
        "kind": texts(["river" if is_main else "stream" for is_main in main]),
        "width_m": decimal([river.width_m for river, _ in kept]),
    }
    aliases = {"name": say("Name"), "kind": say("Kind"), "width_m": say("Width")}
    geometries = shapes.lines([line[::-1] for _, line in kept])
    return Table("rivers", "river", geometries, columns, aliases, units={"width_m": "m"})


def _longest_run(line: FloatArray, inside: BoolArray) -> FloatArray:
    """The longest stretch of a line whose vertices all lie inside."""
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(inside.astype(np.int8))) + 1)
    best = max((run for run in runs if inside[run[0]]), key=len, default=np.zeros(0, dtype=np.int64))
    return np.asarray(line[best])


def _settlements(world: World) -> Table:
    places = world.places
    columns = {
        "ref": texts(refs("settlements", len(places))),
        "name": texts([place.name for place in places]),
        "kind": texts([place.kind.title for place in places]),
        "people": whole(world.place_people),
    }
    aliases = {"name": say("Settlement"), "kind": say("Kind"), "people": say("People")}
    geometries = Geometries.from_points(np.array([place.centre for place in places]))
    return Table("settlements", "settlement", geometries, columns, aliases)


def _buildings(world: World) -> Table:
    buildings = world.buildings
    count = len(buildings)
    chance = world.frame.chance("table buildings")
    columns = {
        "ref": texts(refs("buildings", count)),
        "use": texts(np.array([use.title for use in Use], dtype=object)[buildings.use].tolist()),
        "levels": whole(buildings.levels, gaps(chance, count, 0.04)),
        "year_built": whole(chance.integers(1935, 2025, count), gaps(chance, count, 0.25)),
        "people": whole(world.residents),
    }
    aliases = {
        "use": say("Use"),
        "levels": say("Storeys"),
        "year_built": say("Built in"),
        "people": say("People at home"),
    }
    warnings = said(
        (missing(columns["levels"], say("number of storeys")), missing(columns["year_built"], say("year of building")))
    )
    geometries = shapes.rectangles(buildings.corners())
    return Table("buildings", "building", geometries, columns, aliases, label_field="use", warnings=warnings)


def _wards(world: World) -> Table:
    count = len(world.wards.rings)
    columns = {
        "ref": texts(refs("wards", count)),
        "code": texts([f"W{number:03d}" for number in range(1, count + 1)]),
        "name": texts([world.names.next() for _ in range(count)]),
    }
    aliases = {"code": say("Code"), "name": say("Ward")}
    return Table("wards", "ward", shapes.rings(world.wards.rings), columns, aliases, code_field="code")


def _study_area(world: World) -> Table:
    columns = {"ref": texts(["study_area-0001"]), "name": texts([f"{world.places[0].name} district (fictional)"])}
    geometries = shapes.rings([world.wards.study_area])
    return Table("study_area", "study_area", geometries, columns, {"name": say("Name")})
