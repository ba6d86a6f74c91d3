# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of telecom, power and transport: fields in plain words, and where the data has gaps."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import Geometries
from ..wording.translate import say
from . import shapes
from .columns import decimal, gaps, picks, texts, whole
from .links import refs
from .power import GRID
from .roads import CLASS_TITLES, STREET
from .tables import Table, missing, points, said, sited
from .world import World

_STATES = ("working", "down", "unknown", "")
_REACH_M = {"2G": 5_000.0, "3G": 2_500.0, "4G": 3_000.0, "5G": 1_200.0}
_OPERATORS = ("Vistel", "Ondara Mobile", "Kestrel Net")


def network_tables(world: World) -> list[Table]:
    """Masts to bridges."""
    return [
        _masts(world),
        _exchanges(world),
        _fibre(world),
        _substations(world),
        _power_lines(world),
        _roads(world),
        _bridges(world),
    ]


def _masts(world: World) -> Table:
    sites, chance, columns = sited(world, "masts")
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
    # A band reaches farther from a high tower; planners' figures come in steps of 100 m.
    reach_m = np.array([_REACH_M[technology] for technology in columns["technology"].values]) * np.sqrt(height / 30.0)
    columns["range_m"] = whole(np.round(reach_m, -2), gaps(chance, count, 0.03))
    aliases = {
        "name": say("Mast"),
        "operator": say("Operator"),
        "technology": say("Technology"),
        "structure": say("Kind of mast"),
        "height_m": say("Height"),
        "state": say("State"),
        "range_m": say("Planned range"),
    }
    warnings = (
        missing(columns["height_m"], say("height")),
        missing(columns["operator"], say("operator")),
        missing(columns["range_m"], say("planned range")),
    )
    units = {"height_m": "m", "range_m": "m"}
    return Table("masts", "mast", points(sites), columns, aliases, units=units, warnings=said(warnings))


def _exchanges(world: World) -> Table:
    sites, chance, columns = sited(world, "exchanges")
    columns["operator"] = texts(["Vistel"] * len(sites))
    columns["lines"] = whole(chance.integers(3, 40, len(sites)) * 100)
    aliases = {"name": say("Exchange"), "operator": say("Operator"), "lines": say("Subscriber lines")}
    return Table("exchanges", "exchange", points(sites), columns, aliases)


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
        "name": say("Span"),
        "kind": say("Kind"),
        "operator": say("Operator"),
        "fibres": say("Number of fibres"),
        "deployment": say("Deployment"),
        "status": say("Status"),
    }
    warnings = said((missing(columns["fibres"], say("number of fibres")),))
    return Table("fibre", "fibre", shapes.lines([s.line for s in world.fibre]), columns, aliases, warnings=warnings)


def _substations(world: World) -> Table:
    sites, chance, columns = sited(world, "substations")
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
        "name": say("Substation"),
        "kind": say("Kind"),
        "voltage": say("Voltage"),
        "capacity_mva": say("Capacity"),
        "state": say("State"),
    }
    warnings = said((missing(columns["capacity_mva"], say("capacity")),))
    return Table(
        "substations",
        "substation",
        points(sites),
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
    aliases = {"name": say("Line"), "voltage_kv": say("Voltage"), "from_name": say("From"), "to_name": say("To")}
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
        "name": say("Road"),
        "class": say("Class"),
        "bridge": say("On a bridge"),
        "surface": say("Surface"),
        "lanes": say("Lanes"),
        "speed_kmh": say("Speed limit"),
    }
    warnings = said((missing(columns["surface"], say("surface")),))
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
    aliases = {"name": say("Bridge"), "class": say("Road class"), "length_m": say("Length")}
    geometries = Geometries.from_points(np.array([bridge.xy for bridge in bridges]).reshape(-1, 2))
    return Table("bridges", "bridge", geometries, columns, aliases, units={"length_m": "m"})
