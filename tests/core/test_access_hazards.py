# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access under several hazards in one run, and over bridges that a flood does not close."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from network_cases import ask, grid, lines, points, table, travel, values

SERVED, NOT_SERVED, UNKNOWN = 0, 1, 2
STREET = [[(0, 0), (400, 0)], [(400, 0), (600, 0)], [(600, 0), (2000, 0)]]


def flood(name, box, years=None, depth=1.0):
    made = table(name, [shapely.box(*box)], depth=[depth])
    return replace(made, source=replace(made.source, return_period_years=years))


def homes():
    return points("homes", [(100, 0), (1000, 0), (1900, 0)], people=[10, 20, 40])


def over(hazard, bridge=None, **parameters):
    columns = {} if bridge is None else {"bridge": bridge}
    given = {"bridge_field": "bridge"} if bridge is not None else {}
    return ask(homes(), points("schools", [(0, 0)]), lines("roads", STREET, **columns), hazard, **given, **parameters)


def outcome(impact):
    return impact.features[0].outcome.tolist()


def test_a_flood_below_a_bridge_does_not_close_it():
    river = flood("river", (450, -10, 550, 10))
    assert outcome(over(river)) == [SERVED, NOT_SERVED, NOT_SERVED]
    impact = over(river, ["no", "yes", None])
    assert outcome(impact) == [SERVED, SERVED, SERVED]
    assert any("1 bridge stays open" in note and "with 100" in note for note in impact.notes)
    assert outcome(over(river, ["no", "yes", None], bridges_open="no")) == [SERVED, NOT_SERVED, NOT_SERVED]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("viaduct", SERVED),
        ("True", SERVED),
        (1, SERVED),
        (True, SERVED),
        ("no", NOT_SERVED),
        ("low_water_crossing", NOT_SERVED),
        (0, NOT_SERVED),
        ("culvert or so", UNKNOWN),
    ],
)
def test_which_words_say_that_a_line_is_a_bridge(word, state):
    """A word that nobody explained is not taken for "no bridge"."""
    impact = over(flood("river", (450, -10, 550, 10)), [type(word)(), word, type(word)()])
    assert outcome(impact) == [SERVED, state, state]
    assert any("culvert or so" in note for note in impact.notes) == (state == UNKNOWN)


def test_the_road_beside_a_bridge_is_closed_all_the_same():
    wide = flood("wide", (380, -10, 650, 10))
    impact = over(wide, ["no", "yes", "no"])
    assert outcome(impact) == [SERVED, NOT_SERVED, NOT_SERVED]
    closed = next(layer for layer in impact.layers if layer.id == "closed")
    assert sorted(shapely.length(closed.geometries.to_shapely())) == pytest.approx([20.0, 50.0])


def test_a_bridge_stays_open_over_a_raster_and_where_a_zone_only_touches_it():
    depth = grid([[0.0, 0.9, 0.0, 0.0, 0.0]], cell=400.0, y0=-200.0)
    assert outcome(over(depth, ["no", "no", "no"])) == [SERVED, NOT_SERVED, NOT_SERVED]
    edges = [[(0, 0), (400, 0)], [(400, 0), (800, 0)], [(800, 0), (2000, 0)]]
    roads = lines("roads", edges, bridge=["no", "yes", "no"])
    for hazard in (depth, flood("beside", (450, 0, 550, 10))):
        impact = ask(homes(), points("schools", [(0, 0)]), roads, hazard, bridge_field="bridge")
        assert outcome(impact) == [SERVED, SERVED, SERVED]


def test_the_first_of_several_hazards_leads_and_each_has_its_row():
    often = flood("often", (1500, -10, 1600, 10), 10)
    rare = flood("rare", (700, -10, 1600, 10), 100)
    impact = over([rare, often], people_field="people")
    alone = over(rare, people_field="people")
    assert outcome(impact) == outcome(alone) == [SERVED, NOT_SERVED, NOT_SERVED]
    np.testing.assert_array_equal(travel(impact), travel(alone))
    for one, other in zip(impact.figures, alone.figures):
        assert one.id == other.id and one.unknown == other.unknown
        assert one.value == pytest.approx(other.value, rel=0, abs=0, nan_ok=True)
    assert impact.figure("demand_lost").label.endswith("rare")
    found = next(each for each in impact.tables if each.id == "by_hazard")
    assert found.column("hazard").values.tolist() == ["often", "rare"]
    assert found.column("demand_lost").values.tolist() == [1, 2]
    assert found.column("people_lost").values.tolist() == [40, 60]
    assert found.column("closed_m").values.tolist() == pytest.approx([100, 900])
    assert values(impact, "outcome_2").tolist() == ["served", "served", "not served"]
    assert "from 1 ('often') to 2 ('rare')" in impact.sentence
    chart = impact.charts[0]
    assert chart.categories == ("often", "rare") and chart.series[0].values == (40.0, 60.0)


def test_every_row_of_several_hazards_is_what_the_hazard_alone_answers():
    random = np.random.default_rng(4)
    hazards = [flood(f"flood {years}", (0, -1, 1, 1), years) for years in (5, 25, 100, 500)]
    hazards = [
        flood(each.name, (west, -10, west + 60 * number, 10), each.source.return_period_years, depth)
        for number, (each, west, depth) in enumerate(
            zip(hazards, random.uniform(0, 1900, 4).tolist(), (1.0, None, 1.0, 0.1)), start=1
        )
    ]
    asked = {"hazard_class_field": "depth", "people_field": "people"}
    found = next(each for each in over(hazards, **asked).tables if each.id == "by_hazard")
    for row, hazard in enumerate(hazards):
        alone = over(hazard, **asked)
        for name in ("demand_served", "demand_unserved", "demand_unknown", "demand_lost", "people_lost"):
            assert found.column(name).values[row] == alone.figure(name).value


def test_by_zone_each_hazard_has_what_it_takes():
    wards = table("wards", [shapely.box(0, -100, 950, 100), shapely.box(950, -100, 2100, 100)], code=["W", "E"])
    impact = over(
        [flood("rare", (700, -10, 1600, 10)), flood("often", (1500, -10, 1600, 10))], zones=wards, by_field="code"
    )
    rows = impact.zones[0].rows
    assert rows.column("demand_lost").values.tolist() == [0, 2, 0]
    assert rows.column("demand_lost_2").values.tolist() == [0, 1, 0]
