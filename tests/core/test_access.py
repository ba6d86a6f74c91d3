# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access by hand: who is served, who is not, what is unknown, what a hazard takes, what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from network_cases import UTM, ask, grid, lines, points, table, travel, values
from twinplan.core.errors import InputError
from twinplan.core.geometry.crs import reproject
from twinplan.core.network.cache import BUILT

STREET = [[(0, 0), (1000, 0)], [(1000, 0), (2000, 0)]]
SERVED, NOT_SERVED, UNKNOWN = 0, 1, 2


def outcome(impact):
    return impact.features[0].outcome.tolist()


def figure(impact, name):
    found = impact.figure(name)
    return found.value, found.unknown


# On a network


def test_everybody_goes_to_the_nearest_facility_and_its_way_is_added_up():
    impact = ask(
        points("homes", [(100, 30), (900, 0), (1900, -10)]),
        points("schools", [(0, 0), (1500, 20)], name=["Old", "New"]),
        lines("roads", STREET),
        limits="0.5",
    )
    assert travel(impact) == pytest.approx([130.0, 620.0, 430.0])
    assert values(impact, "facility").tolist() == ["Old", "New", "New"]
    assert values(impact, "entry_m") == pytest.approx([30.0, 0.0, 10.0])
    assert values(impact, "network_m") == pytest.approx([100.0, 600.0, 400.0])
    assert outcome(impact) == [SERVED, NOT_SERVED, SERVED]
    assert values(impact, "limit").tolist() == ["within 0.5 km", "farther", "within 0.5 km"]


def test_a_limit_that_is_met_exactly_is_kept():
    impact = ask(points("homes", [(500, 0)]), points("schools", [(0, 0)]), lines("roads", STREET), limits="0.5")
    assert outcome(impact) == [SERVED]


def test_place_and_facility_on_the_same_edge_do_not_go_around():
    impact = ask(points("homes", [(600, 0)]), points("schools", [(500, 0)]), lines("roads", STREET))
    assert travel(impact) == pytest.approx([100.0])


def test_who_is_at_the_facility_is_there_even_off_the_network():
    impact = ask(
        points("homes", [(10, 40), (10, 5000)]), points("schools", [(10, 40), (10, 5000)]), lines("roads", STREET)
    )
    assert travel(impact).tolist() == [0.0, 0.0]
    assert outcome(impact) == [SERVED, SERVED]


def test_one_way_streets_matter_and_so_does_who_travels():
    ring = [[(0, 0), (1000, 0)], [(1000, 0), (1000, 1000)], [(1000, 1000), (0, 0)]]
    ring = lines("roads", ring, oneway=["yes"] * 3)
    home, school = points("homes", [(900, 0)]), points("schools", [(100, 0)])
    around = 100 + 1000 + 1000 * 2**0.5 + 100
    assert travel(ask(home, school, ring)) == pytest.approx([around])
    assert travel(ask(home, school, ring, towards="from")) == pytest.approx([800.0])
    assert travel(ask(home, school, ring, one_way="no")) == pytest.approx([800.0])


def test_times_add_the_walk_to_the_road():
    roads = lines("roads", STREET, highway=["residential", "residential"])
    impact = ask(points("homes", [(1000, 50)]), points("schools", [(0, 0)]), roads, cost="time", limits="5")
    assert travel(impact) == pytest.approx([1.0 / 25 * 60 + 0.05 / 5 * 60])
    assert figure(impact, "travel_median")[0] == pytest.approx(3.0)
    slow = ask(points("homes", [(1000, 50)]), points("schools", [(0, 0)]), roads, cost="time", uniform_speed=5)
    assert travel(slow) == pytest.approx([12.6])


def test_speeds_of_openstreetmap_are_read_and_what_is_no_number_is_named():
    speeds = ["30 mph", "walk", "RU:urban", None, "50 km/h"]
    spots = [(1000.0 * number, 0.0) for number in range(6)]
    roads = lines("roads", list(zip(spots, spots[1:])), maxspeed=speeds, highway=["primary"] * 5)
    asked = {"cost": "time", "limits": "60", "speed_field": "maxspeed", "class_field": "highway"}
    impact = ask(points("homes", spots[1:]), points("schools", spots[:1]), roads, **asked)
    minutes = np.cumsum([60.0 / speed for speed in (30 * 1.609344, 5.0, 65.0, 65.0, 50.0)])
    assert travel(impact) == pytest.approx(minutes)
    assert any("1 lines have a speed that is no number (RU:urban)" in note for note in impact.notes)


def test_an_island_is_not_served_and_off_the_network_is_unknown():
    roads = lines("roads", [*STREET, [(5000, 5000), (5100, 5000)]])
    impact = ask(points("homes", [(5050, 5000), (500, 3000), (10, 0)]), points("schools", [(0, 0)]), roads)
    assert outcome(impact) == [NOT_SERVED, UNKNOWN, SERVED]
    assert values(impact, "limit").tolist() == ["no way", "unknown", "within 2 km"]
    assert [figure(impact, f"demand_{each}") for each in ("served", "unserved", "unknown")] == [(1, 1), (1, 1), (1, 0)]
    assert any("farther than 1,000 m" in note for note in impact.notes)


def test_a_facility_off_the_network_makes_unknown_whom_it_could_serve():
    schools = points("schools", [(0, 0), (6000, 2000)])
    homes = points("homes", [(1900, 0), (5990, 900), (9000, 0)])
    roads = lines("roads", [*STREET, [(5000, 0), (9000, 0)]])
    impact = ask(homes, schools, roads, limits="2")
    assert outcome(impact) == [SERVED, UNKNOWN, NOT_SERVED]
    assert any("1 facilities are farther" in note for note in impact.notes)


def test_of_parallel_edges_the_cheapest_counts_and_free_edges_are_edges():
    roads = [[(0, 0), (1000, 0)], [(0, 0), (500, 300), (1000, 0)], [(1000, 0), (2000, 0)], [(2000, 0), (2000, 0)]]
    impact = ask(
        points("homes", [(2000, 0)]),
        points("schools", [(0, 0)]),
        lines("roads", roads, price=[9.0, 4.0, 0.0, 0.0]),
        cost="field",
        cost_field="price",
        limits="4",
    )
    assert travel(impact) == pytest.approx([4.0])
    assert outcome(impact) == [SERVED]


def test_who_pays_more_than_the_limit_is_not_served_whatever_the_unit_of_the_cost():
    roads = lines("roads", [[(0, 0), (1000, 0)]], price=[100.0])
    asked = {"cost": "field", "cost_field": "price", "limits": "10"}
    homes = points("homes", [(50, 0), (900, 0)])
    assert outcome(ask(homes, points("schools", [(0, 0)]), roads, **asked)) == [SERVED, NOT_SERVED]
    # Only a facility that nobody can say how to reach could serve the other one.
    far = points("schools", [(0, 0), (900, 5000)])
    assert outcome(ask(homes, far, roads, **asked)) == [SERVED, UNKNOWN]


def test_people_without_a_number_may_lose_access_too():
    depth = grid([[0.0, 9.0, 0.0]], cell=500.0, y0=-250.0, name="depth")
    impact = ask(
        points("homes", [(1200, 0), (1300, 0), (100, 0)], people=[None, 7, 9]),
        points("schools", [(0, 0)]),
        lines("roads", [[(0, 0), (1400, 0)]]),
        depth,
        people_field="people",
    )
    assert figure(impact, "people_lost") == (7, 9)


def test_a_hazard_elsewhere_is_refused_instead_of_closing_nothing():
    far = grid([[9.0]], cell=500.0, x0=90_000.0, name="depth")
    with pytest.raises(InputError, match="'roads': it does not overlap 'depth'"):
        ask(points("homes", [(100, 0)]), points("schools", [(0, 0)]), lines("roads", STREET), far)


def test_people_count_where_their_places_are():
    impact = ask(
        points("homes", [(100, 0), (1900, 0), (500, 9000), (200, 0)], people=[10, 20, 40, None]),
        points("schools", [(0, 0)]),
        lines("roads", STREET),
        limits="1",
        people_field="people",
    )
    # Who says nothing may be as many as the fullest known place has.
    assert figure(impact, "people_served") == (10, 40 + 40)
    assert figure(impact, "people_unserved") == (20, 40 + 40)
    assert figure(impact, "people_unknown") == (40 + 40, 0)
    assert any("1 places have no number of people" in note for note in impact.notes)


def test_cells_of_a_raster_are_places_and_nodata_is_unknown():
    cells = grid([[1.0, 2.0, np.nan, 5.0]], cell=500.0, y0=-250.0, name="people")
    roads = lines("roads", STREET)
    asked = {"population": cells, "limits": "1", "population_kind": "count"}
    impact = ask(None, points("schools", [(0, 0)]), roads, **asked)
    assert figure(impact, "people_served") == (3, 5)
    assert figure(impact, "people_unserved") == (5, 5)
    assert figure(impact, "demand_total") == (4, 0)
    nobody = ask(None, points("schools", [(0, 0)]), roads, **asked, population_nodata="nobody")
    assert figure(nobody, "people_served") == (3, 0)
    beside = ask(points("homes", [(10, 0)]), points("schools", [(0, 0)]), roads, **asked)
    assert figure(beside, "people_served") == (3, 5)
    assert figure(beside, "demand_total") == (1, 0)


def test_zones_and_outside_make_the_total():
    zones = table("wards", [shapely.box(-10, -10, 400, 10), shapely.box(400, -10, 800, 10)], code=["a", "b"])
    impact = ask(
        points("homes", [(100, 0), (500, 0), (1900, 0), (600, 9000)], people=[1, 2, 4, 8]),
        points("schools", [(0, 0)]),
        lines("roads", STREET),
        zones=zones,
        by_field="code",
        limits="0.2,1",
        people_field="people",
    )
    rows = impact.zones[0].rows
    assert rows.column("zone").values.tolist() == ["a", "b", "outside"]
    assert rows.column("demand_served").values.tolist() == [1, 1, 0]
    assert rows.column("people_unserved").values.tolist() == [0, 0, 4]
    assert rows.column("people_unknown").values.tolist() == [0, 0, 8]
    assert rows.column("people_within_1").values.tolist() == [1, 0, 0]
    np.testing.assert_allclose(rows.column("travel_median").values, [100, 500, 1900])
    by_limit = impact.tables[0]
    assert by_limit.column("people_band").values.tolist() == [1, 2, 4, 0, 8]
    assert by_limit.column("people_within").values.tolist() == [1, 3, 4, 0, 8]


def test_polygons_stand_for_a_place_inside_them():
    impact = ask(
        table("farms", [shapely.box(100, -5, 110, 5)]),
        table("clinics", [shapely.box(0, -5, 10, 5)]),
        lines("roads", STREET),
    )
    assert travel(impact) == pytest.approx([100.0])


# In straight lines


def test_straight_lines_tell_how_many_facilities_each_place_has():
    """A place with one alone is served by none as soon as that one fails."""
    homes = table("homes", [shapely.Point(0, 0), shapely.Point(2500, 0), shapely.Point(9000, 0), None])
    impact = ask(homes, points("masts", [(1000, 0), (2000, 0), (4000, 0)]), limits="1, 2")
    assert values(impact, "choice")[:3].tolist() == [2, 3, 0]
    assert np.isnan(values(impact, "choice")[3])


def test_without_a_network_distances_are_straight():
    impact = ask(points("homes", [(300, 400), (0, 9000)]), points("schools", [(0, 0)]), limits="0.5,3")
    assert travel(impact) == pytest.approx([500.0, 9000.0])
    assert outcome(impact) == [SERVED, NOT_SERVED]
    assert impact.layers == ()
    assert "straight lines" in impact.sentence


def test_degrees_are_measured_on_the_ellipsoid():
    homes, schools = points("homes", [(300, 400)]), points("schools", [(0, 0)])
    lonlat = type(UTM).from_epsg(4326)
    moved = [
        type(layer)(layer.source, lonlat, layer.fids, reproject(layer.geometries, UTM, lonlat))
        for layer in (homes, schools)
    ]
    assert travel(ask(*moved, geodesic=True)) == pytest.approx([500.0], rel=1e-3)
    assert travel(ask(homes, moved[1], geodesic=True)) == pytest.approx([500.0], rel=1e-3)
    with pytest.raises(InputError, match="degree"):
        ask(*moved, geodesic=False)


# After a hazard

LADDER = [
    [(0, 0), (1000, 0)],
    [(1000, 0), (2000, 0)],
    [(0, 0), (0, 500)],
    [(0, 500), (2000, 500)],
    [(2000, 500), (2000, 0)],
]


def flooded(box, depth=1.0):
    return table("flood", [shapely.box(*box)], depth=[depth])


def test_a_closed_road_makes_ways_longer_and_cuts_off():
    roads = lines("roads", LADDER)
    homes = points("homes", [(100, 0), (1900, 0), (1000, 500)])
    asked = {"hazard_class_field": "depth", "limits": "2"}
    impact = ask(homes, points("schools", [(0, 0)]), roads, flooded((400, -10, 600, 10)), **asked)
    assert values(impact, "travel_before") == pytest.approx([100, 1900, 1500])
    assert travel(impact) == pytest.approx([100, 3100, 1500])
    assert values(impact, "change").tolist() == ["no change", "loses access", "no change"]
    assert figure(impact, "demand_lost") == (1, 0)
    closed = next(layer for layer in impact.layers if layer.id == "closed")
    assert shapely.length(closed.geometries.to_shapely()).tolist() == pytest.approx([200.0])
    longer = ask(homes, points("schools", [(0, 0)]), roads, flooded((400, -10, 600, 10)), **{**asked, "limits": "5"})
    assert values(longer, "added") == pytest.approx([0, 1200, 0])
    assert figure(longer, "added_median")[0] == pytest.approx(1200)


def test_who_lives_on_a_partly_flooded_road_leaves_by_its_dry_end():
    roads = lines("roads", LADDER)
    homes = points("homes", [(300, 0), (700, 0), (500, 0)])
    impact = ask(homes, points("schools", [(0, 0)]), roads, flooded((400, -10, 600, 10)))
    assert travel(impact)[:2] == pytest.approx([300, 300 + 1000 + 500 + 2000 + 500])
    assert np.isnan(travel(impact)[2])
    assert outcome(impact) == [SERVED, SERVED, NOT_SERVED]


@pytest.mark.parametrize(("depth", "state"), [(0.29, SERVED), (0.3, NOT_SERVED), (None, UNKNOWN)])
def test_a_road_is_closed_from_the_depth_on_and_unknown_without_one(depth, state):
    impact = ask(
        points("homes", [(1000, 0)]),
        points("schools", [(0, 0)]),
        lines("roads", STREET),
        flooded((400, -10, 600, 10), depth),
        hazard_class_field="depth",
    )
    assert outcome(impact) == [state]
    assert figure(impact, "demand_lost") == ((1, 0) if state == NOT_SERVED else (0, int(state == UNKNOWN)))


def test_a_raster_closes_cells_and_nodata_is_unknown():
    depth = grid([[0.0, np.nan, 0.0, 0.5, 0.0]], cell=400.0, y0=-200.0)
    homes = points("homes", [(100, 0), (1000, 0), (1900, 0)])
    impact = ask(homes, points("schools", [(0, 0)]), lines("roads", STREET), depth, limits="5")
    assert outcome(impact) == [SERVED, UNKNOWN, NOT_SERVED]
    assert values(impact, "travel_at_best")[:2] == pytest.approx([100, 1000])
    closed = next(each for each in impact.tables if each.id == "closed")
    assert closed.column("length_m").values.tolist() == pytest.approx([400, 400])


# Facilities and their capacity


def test_floating_catchments_as_computed_by_hand():
    """Two clinics of 10 and 30 beds; the places have 100, 200 and 700 people."""
    impact = ask(
        points("homes", [(0, 0), (1000, 0), (2000, 0)], people=[100, 200, 700]),
        points("clinics", [(0, 0), (2000, 0)], beds=[10, 30]),
        lines("roads", STREET),
        limits="1",
        people_field="people",
        capacity_field="beds",
    )
    ratios = next(each for each in impact.tables if each.id == "facilities").column("ratio").values / 1000
    assert ratios == pytest.approx([10 / 300, 30 / 900])
    access = [10 / 300, 10 / 300 + 30 / 900, 30 / 900]
    assert values(impact, "catchment") == pytest.approx(np.multiply(access, 1000))
    mean = np.dot(access, [100, 200, 700]) / 1000
    assert figure(impact, "catchment_mean")[0] == pytest.approx(1000 * mean)
    straight = ask(
        points("homes", [(0, 0), (1000, 0), (2000, 0)], people=[100, 200, 700]),
        points("clinics", [(0, 0), (2000, 0)], beds=[10, 30]),
        limits="1",
        people_field="people",
        capacity_field="beds",
    )
    assert values(straight, "catchment") == pytest.approx(np.multiply(access, 1000))


def test_origins_and_destinations():
    asked = (
        points("homes", [(0, 0), (1200, 0)]),
        points("schools", [(100, 0), (1100, 0), (1900, 0)]),
        lines("roads", STREET),
    )
    nearest = next(each for each in ask(*asked, od="nearest", od_nearest=2).tables if each.id == "od")
    assert nearest.column("travel").values.tolist() == pytest.approx([100, 1100, 100, 700])
    assert nearest.column("fid").values.tolist() == [1, 1, 2, 2]
    every = next(each for each in ask(*asked, od="all", limits="1.1").tables if each.id == "od")
    assert every.column("travel").values.tolist() == pytest.approx([100, 1100, 100, 700, 1100])


# Reached edges and area


def test_reached_edges_and_the_area_around_them():
    impact = ask(points("homes", [(0, 0)]), points("schools", [(0, 0)]), lines("roads", STREET), limits="0.25,1.5")
    reached = next(layer for layer in impact.layers if layer.id == "reached")
    lengths = shapely.length(reached.geometries.to_shapely())
    near = reached.columns["limit"].values == "within 0.25 km"
    assert (lengths[near].sum(), lengths[~near].sum()) == pytest.approx((250.0, 1250.0))
    area = next(layer for layer in impact.layers if layer.id == "area")
    assert "approximate" in area.title
    shapes = area.geometries.to_shapely()
    for limit, shape in zip(area.columns["limit"].values, shapes):
        length = 250 if "0.25" in limit else 1500
        assert shape.area == pytest.approx(length * 200 + np.pi * 100**2, rel=0.4)


# Kept and used again


def test_the_network_is_built_once_for_two_questions_about_it():
    BUILT.clear()
    roads, schools = lines("roads", STREET), points("schools", [(0, 0)])
    ask(points("homes", [(10, 0)]), schools, roads)
    kept = len(BUILT)
    ask(points("homes", [(20, 0)]), schools, roads)
    assert (kept, len(BUILT)) == (1, 1)
    ask(points("homes", [(20, 0)]), schools, lines("roads", STREET[:1]))
    assert len(BUILT) == 2


# What is refused


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"facilities": points("schools", [(9e4, 9e4)])}, "none of its facilities is within"),
        ({"limits": "-5"}, "Limits"),
        ({"cost": "field"}, "Cost field"),
        ({"demand": points("homes", [(0, 0)], people=[-1]), "people_field": "people"}, "negative"),
        ({"network": None, "hazard": flooded((0, 0, 1, 1))}, "no network"),
        ({"demand": None}, "nothing is chosen"),
        ({"facilities": points("schools", [(0, 0)]).take(np.zeros(0, dtype=np.int64))}, "no facility"),
        (
            {
                "network": lines("roads", [[(0, 0), (1, 0)]], price=[-1]),
                "cost": "field",
                "cost_field": "price",
                "limits": "1",
            },
            "negative cost",
        ),
        ({"facilities": points("schools", [(0, 0), (1, 0)], beds=[1, None]), "capacity_field": "beds"}, "no capacity"),
    ],
)
def test_what_cannot_be_answered_says_why(given, said):
    whole = {
        "demand": points("homes", [(0, 0)]),
        "facilities": points("schools", [(0, 0)]),
        "network": lines("roads", STREET),
    }
    whole.update(given)
    with pytest.raises(InputError, match=said):
        ask(whole.pop("demand"), whole.pop("facilities"), whole.pop("network"), **whole)
