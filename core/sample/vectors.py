# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The vector layers of the sample: which fields each has, in plain words, and where its data has gaps."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..geometry.geometries import Geometries
from ..twin.table import Column
from . import shapes
from .buildings import Use
from .columns import decimal, gaps, picks, texts, whole
from .links import refs
from .power import GRID
from .rivers import MAIN
from .roads import CLASS_TITLES, STREET
from .sites import Site
from .world import World

_STATES = ("working", "down", "unknown", "")
_OPERATORS = ("Vistel", "Ondara Mobile", "Kestrel Net")


@dataclass(frozen=True)
class Table:
    """A vector layer: `columns` by field name, each with an alias in `aliases` and, where it has one, a unit."""

    id: str
    asset_class: str
    geometries: Geometries
    columns: dict[str, Column]
    aliases: dict[str, str]
    label_field: str = "name"
    code_field: str = ""
    title: str = ""
    units: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def vector_tables(world: World) -> list[Table]:
    """All of them; every layer has the field `ref`."""
    return [
        _masts(world),
        _exchanges(world),
        _fibre(world),
        _substations(world),
        _power_lines(world),
        _roads(world),
        _bridges(world),
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


def _points(sites: list[Site]) -> Geometries:
    return Geometries.from_points(np.array([site.xy for site in sites]).reshape(-1, 2))


def _sited(world: World, layer: str) -> tuple[list[Site], np.random.Generator, dict[str, Column]]:
    """The sites of a layer, its source of chance, and its first two columns."""
    sites = world.sites[layer]
    columns = {"ref": texts(refs(layer, len(sites))), "name": texts([site.name for site in sites])}
    return sites, world.frame.chance(f"table {layer}"), columns


def _masts(world: World) -> Table:
    sites, chance, columns = _sited(world, "masts")
    count = len(sites)
    height = np.select(
        [[site.kind == "rooftop" for site in sites], [site.kind == "monopole" for site in sites]],
        [chance.integers(6, 13, count), chance.integers(18, 31, count)],
        chance.integers(35, 56, count),
    )
    columns.update(
        operator=texts(picks(chance, count, _OPERATORS, (5, 3, 2)), gaps(chance, count, 0.02)),
        technology=texts(picks(chance, count, ("4G", "5G", "3G", "2G"), (6, 2, 2, 1))),
        structure=texts([site.kind for site in sites]),
        height_m=whole(height, gaps(chance, count, 0.07)),
        state=texts(picks(chance, count, _STATES, (88, 4, 5, 3))),
    )
    aliases = {
        "name": "Mast",
        "operator": "Operator",
        "technology": "Technology",
        "structure": "Kind of mast",
        "height_m": "Height",
        "state": "State",
    }
    warnings = (_missing(columns["height_m"], "height"), _missing(columns["operator"], "operator"))
    return Table("masts", "mast", _points(sites), columns, aliases, units={"height_m": "m"}, warnings=_said(warnings))


def _missing(column: Column, what: str) -> str:
    """A sentence about rows without a value; empty where there are none."""
    count = int(column.null.sum())
    return f"{count:,} of {len(column.null):,} without {what}" if count else ""


def _said(sentences: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


def _exchanges(world: World) -> Table:
    sites, chance, columns = _sited(world, "exchanges")
    columns["operator"] = texts(["Vistel"] * len(sites))
    columns["lines"] = whole(chance.integers(3, 40, len(sites)) * 100)
    aliases = {"name": "Exchange", "operator": "Operator", "lines": "Subscriber lines"}
    return Table("exchanges", "exchange", _points(sites), columns, aliases)


def _fibre(world: World) -> Table:
    count = len(world.fibre)
    chance = world.frame.chance("table fibre")
    backbone = np.array([span.backbone for span in world.fibre])
    kinds = ["backbone" if value else "branch" for value in backbone]
    columns = {
        "ref": texts(refs("fibre", count)),
        "name": texts([f"Fibre {number:03d}" for number in range(1, count + 1)]),
        "kind": texts(kinds),
        "operator": texts(["Vistel"] * count),
        "fibres": whole(np.where(backbone, 96, 24), gaps(chance, count, 0.08)),
        "deployment": texts(picks(chance, count, ("belowGround", "aboveGround"), (7, 3))),
        "status": texts(picks(chance, count, ("operational", "underConstruction"), (9, 1))),
    }
    aliases = {
        "name": "Span",
        "kind": "Kind",
        "operator": "Operator",
        "fibres": "Number of fibres",
        "deployment": "Deployment",
        "status": "Status",
    }
    warnings = _said((_missing(columns["fibres"], "number of fibres"),))
    return Table("fibre", "fibre", shapes.lines([s.line for s in world.fibre]), columns, aliases, warnings=warnings)


def _substations(world: World) -> Table:
    sites, chance, columns = _sited(world, "substations")
    count = len(sites)
    grid = np.array([site.kind == GRID for site in sites])
    capacity = np.where(grid, 80, chance.choice((10, 16, 25), count))
    columns.update(
        kind=texts([site.kind for site in sites]),
        voltage=texts(["132/33 kV" if value else "33/11 kV" for value in grid]),
        capacity_mva=whole(capacity, ~grid & (np.arange(count) == count - 1)),
        state=texts(["working"] * (count - 1) + ["unknown"]),
    )
    aliases = {
        "name": "Substation",
        "kind": "Kind",
        "voltage": "Voltage",
        "capacity_mva": "Capacity",
        "state": "State",
    }
    warnings = _said((_missing(columns["capacity_mva"], "capacity"),))
    return Table(
        "substations",
        "substation",
        _points(sites),
        columns,
        aliases,
        units={"capacity_mva": "MVA"},
        warnings=warnings,
    )


def _power_lines(world: World) -> Table:
    names = [site.name for site in world.sites["substations"]]
    lines = world.power_lines
    columns = {
        "ref": texts(refs("power_lines", len(lines))),
        "name": texts([f"{line.voltage_kv} kV line {number:02d}" for number, line in enumerate(lines, 1)]),
        "voltage_kv": whole([line.voltage_kv for line in lines]),
        "from_name": texts([names[line.start] if line.start >= 0 else "" for line in lines]),
        "to_name": texts([names[line.stop] if line.stop >= 0 else "" for line in lines]),
    }
    aliases = {"name": "Line", "voltage_kv": "Voltage", "from_name": "From", "to_name": "To"}
    geometries = shapes.lines([line.line for line in lines])
    return Table("power_lines", "power_line", geometries, columns, aliases, units={"voltage_kv": "kV"})


def _roads(world: World) -> Table:
    pieces = world.roads
    classes = np.array([piece.road_class for piece in pieces])
    chance = world.frame.chance("table roads")
    street = classes == STREET
    surface = np.where(street & (chance.random(len(pieces)) < 0.35), "gravel", "asphalt")
    names = np.array(["Trunk road", "Main road", "Country road", ""], dtype=object)[classes]
    columns = {
        "ref": texts(refs("roads", len(pieces))),
        "name": texts(names.tolist()),
        "class": texts([CLASS_TITLES[value] for value in classes]),
        "bridge": texts(["yes" if piece.bridge else "no" for piece in pieces]),
        "surface": texts(surface.tolist(), gaps(chance, len(pieces), 0.03)),
        "lanes": whole(np.array((2, 2, 2, 1))[classes]),
        "speed_kmh": whole(np.array((80, 60, 50, 30))[classes]),
    }
    aliases = {
        "name": "Road",
        "class": "Class",
        "bridge": "On a bridge",
        "surface": "Surface",
        "lanes": "Lanes",
        "speed_kmh": "Speed limit",
    }
    warnings = _said((_missing(columns["surface"], "surface"),))
    geometries = shapes.lines([piece.line for piece in pieces])
    return Table("roads", "road", geometries, columns, aliases, units={"speed_kmh": "km/h"}, warnings=warnings)


def _bridges(world: World) -> Table:
    bridges = world.bridges
    columns = {
        "ref": texts(refs("bridges", len(bridges))),
        "name": texts([f"Bridge {number}" for number in range(1, len(bridges) + 1)]),
        "class": texts([CLASS_TITLES[bridge.road_class] for bridge in bridges]),
        "length_m": decimal([round(bridge.length_m, 1) for bridge in bridges]),
    }
    aliases = {"name": "Bridge", "class": "Road class", "length_m": "Length"}
    geometries = Geometries.from_points(np.array([bridge.xy for bridge in bridges]).reshape(-1, 2))
    return Table("bridges", "bridge", geometries, columns, aliases, units={"length_m": "m"})


def _hospitals(world: World) -> Table:
    sites, chance, columns = _sited(world, "hospitals")
    columns["beds"] = whole(chance.integers(8, 32, len(sites)) * 10)
    columns["emergency"] = texts(["yes"] * len(sites))
    columns["backup_h"] = whole(chance.choice((24, 48, 72), len(sites)))
    aliases = {"name": "Hospital", "beds": "Beds", "emergency": "Emergency ward", "backup_h": "Backup power"}
    return Table("hospitals", "hospital", _points(sites), columns, aliases, units={"backup_h": "h"})


def _clinics(world: World) -> Table:
    sites, chance, columns = _sited(world, "clinics")
    columns["staff"] = whole(chance.integers(3, 25, len(sites)), gaps(chance, len(sites), 0.1))
    aliases = {"name": "Clinic", "staff": "Staff"}
    return Table("clinics", "clinic", _points(sites), columns, aliases)


def _schools(world: World) -> Table:
    sites, chance, columns = _sited(world, "schools")
    count = len(sites)
    levels = picks(chance, count, ("primary", "secondary"), (7, 3))
    pupils = np.array([170 if level == "primary" else 420 for level in levels]) + chance.integers(-60, 240, count)
    columns["level"] = texts(levels)
    columns["pupils"] = whole(pupils, gaps(chance, count, 0.06))
    aliases = {"name": "School", "level": "Level", "pupils": "Pupils"}
    warnings = _said((_missing(columns["pupils"], "number of pupils"),))
    return Table("schools", "school", _points(sites), columns, aliases, warnings=warnings)


def _water_works(world: World) -> Table:
    sites, chance, columns = _sited(world, "water_works")
    columns["kind"] = texts([site.kind for site in sites])
    columns["capacity_m3_d"] = whole(chance.integers(6, 60, len(sites)) * 100)
    aliases = {"name": "Water works", "kind": "Kind", "capacity_m3_d": "Capacity"}
    return Table("water_works", "water_works", _points(sites), columns, aliases, units={"capacity_m3_d": "m3/d"})


def _rivers(world: World) -> Table:
    rivers = world.rivers
    main = [river.level == MAIN for river in rivers]
    own = [f"{world.names.next()} river" if is_main else "" for is_main in main]
    columns = {
        "ref": texts(refs("rivers", len(rivers))),
        "name": texts(own),
        "kind": texts(["river" if is_main else "stream" for is_main in main]),
        "width_m": decimal([river.width_m for river in rivers]),
    }
    aliases = {"name": "Name", "kind": "Kind", "width_m": "Width"}
    geometries = shapes.lines([river.line[::-1] for river in rivers])
    return Table("rivers", "river", geometries, columns, aliases, units={"width_m": "m"})


def _settlements(world: World) -> Table:
    places = world.places
    columns = {
        "ref": texts(refs("settlements", len(places))),
        "name": texts([place.name for place in places]),
        "kind": texts([place.kind.title for place in places]),
        "people": whole(world.place_people),
    }
    aliases = {"name": "Settlement", "kind": "Kind", "people": "People"}
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
    aliases = {"use": "Use", "levels": "Storeys", "year_built": "Built in", "people": "People at home"}
    warnings = _said(
        (_missing(columns["levels"], "number of storeys"), _missing(columns["year_built"], "year of building"))
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
    aliases = {"code": "Code", "name": "Ward"}
    return Table("wards", "ward", shapes.rings(world.wards.rings), columns, aliases, code_field="code")


def _study_area(world: World) -> Table:
    columns = {"ref": texts(["study_area-0001"]), "name": texts([f"{world.places[0].name} district (fictional)"])}
    geometries = shapes.rings([world.wards.study_area])
    return Table("study_area", "study_area", geometries, columns, {"name": "Name"})
