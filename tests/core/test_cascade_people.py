# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain down to people: who is served by what, who loses it when, and where that comes from."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from cascade_setup import EAST, NORTH, UTM, ask, grid, layer, links, needs, table_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.cascade.footprints import LONLAT, Places, RangeCoverage, who_serves
from twinplan.core.errors import InputError
from twinplan.core.geometry.crs import project_xy
from twinplan.core.progress import Silent

POWER = layer("substations", ["s1"], [(0, 5000)])
MASTS = layer("masts", ["m1", "m2"], [(0, 0), (1000, 0)])
LINKS = links(("s1", "m1"), ("s1", "m2"))
NEEDS = needs(("m1", "power", 1, 4), ("m2", "power", 1, 10))
STATED = {"population_kind": "count"}
# A row of ten cells of 200 m, their centres from -900 to 900 m around the first mast.
PEOPLE = grid([[10.0] * 10], 200.0, -1000.0, -100.0)


def failing(*uids):
    return layer("chosen", list(uids))


def figures(impact):
    return {figure.id: figure for figure in impact.figures}


def series(impact):
    chart = next(each for each in impact.charts if each.id == "people_by_hour")
    return chart.x, {each.label: each.values for each in chart.series}


def test_circles_are_assumed_and_people_lose_their_servers_one_by_one():
    impact = ask([POWER, MASTS], LINKS, NEEDS, failed=failing("s1"), population=PEOPLE, range_km=0.6, **STATED)
    # m1 reaches the centres from -500 to 500, m2 those from 500 on: one cell has both.
    found = figures(impact)
    assert found["people_never_served"].value == 20 and found["people_without_service"].value == 80
    assert found["people_without_service"].total == 100
    x, people = series(impact)
    assert x == (0, 4, 10, 72)
    assert people["no server"] == (20, 70, 100, 100)
    assert people["one server"] == (70, 30, 0, 0) and people["several servers"] == (10, 0, 0, 0)
    by_hour = table_rows(impact, "people_by_hour")
    assert list(by_hour.values()) == [[0, 4, 10, 72], [20, 70, 100, 100], [70, 30, 0, 0], [10, 0, 0, 0]]
    assert found["person_hours"].value == 50 * 68 + 30 * 62
    assert "assumed: a circle around every mast, reaching 0.6 km" in impact.sentence
    assert {each.id for each in impact.layers} == {"links", "assumed_coverage"}


@pytest.mark.parametrize(
    ("name", "called"), [("exchanges", "Exchange"), ("Water works", "water_works"), ("wells", "Wells")]
)
def test_other_kinds_than_masts_serve_people_too(name, called):
    """Called by id, title or plural, or by the name of their layer, in any case."""
    serving = layer(name, ["m1", "m2"], [(0, 0), (1000, 0)])
    asked = {"failed": failing("s1"), "population": PEOPLE, "range_km": 0.6, **STATED}
    impact = ask([POWER, serving], LINKS, NEEDS, serving_class=called, **asked)
    assert figures(impact)["people_without_service"].value == 80
    assert "assumed: a circle around every" in impact.sentence
    with pytest.raises(InputError, match=r"of the kind 'mast'.*name the kind that serves"):
        ask([POWER, serving], LINKS, NEEDS, **asked)


def test_a_coverage_layer_comes_before_what_can_only_be_assumed():
    area = layer(
        "signal",
        ["a", "b"],
        shapes=[
            shapely.box(EAST - 1000, NORTH - 100, EAST, NORTH + 100),
            shapely.box(EAST, NORTH - 9, EAST + 5, NORTH),
        ],
        mast_uid=["m2", None],
    )
    impact = ask([POWER, MASTS], LINKS, NEEDS, failed=failing("m2"), population=PEOPLE, coverage=area, **STATED)
    assert figures(impact)["people_without_service"].value == 50
    assert "the coverage layer 'signal', of which 1 areas belong to no asset" in impact.sentence
    assert [each.id for each in impact.layers] == ["links"]
    with pytest.raises(InputError, match="none of its areas names the asset"):
        ask([POWER, MASTS], LINKS, coverage=failing_area("x"), population=PEOPLE, **STATED)


def failing_area(server):
    return layer("signal", ["a"], shapes=[shapely.box(EAST, NORTH, EAST + 5, NORTH + 5)], mast_uid=[server])


def test_sectors_look_where_their_azimuth_says():
    sector = layer("masts", ["m1"], [(0, 0)], azimuth_deg=[90.0], range_m=[710.0])
    impact = ask([POWER, sector], links(("s1", "m1")), failed=failing("m1"), population=PEOPLE, **STATED)
    assert figures(impact)["people_without_service"].value == 40
    assert "a sector around every mast, reaching the range that each states" in impact.sentence
    ring = next(each for each in impact.layers if each.id == "assumed_coverage").geometries.to_shapely()[0]
    assert ring.is_valid and shapely.get_num_coordinates(ring) == 49


def test_people_of_a_layer_of_settlements():
    homes = layer("villages", ["v1", "v2", "v3"], [(100, 0), (1000, 10), (90_000, 0)], people=[70, 30, 5])
    impact = ask([POWER, MASTS], LINKS, NEEDS, failed=failing("m1"), demand=homes, range_km=0.3)
    assert figures(impact)["people_without_service"].value == 70
    assert figures(impact)["people_never_served"].value == 5
    with pytest.raises(InputError, match="everybody would count twice"):
        ask([POWER, MASTS], LINKS, demand=homes, population=PEOPLE, **STATED)


def test_people_stated_by_assets_without_any_coverage():
    towns = layer("towns", ["t1", "t2"], [(0, 1), (1, 1)], people=[500, None])
    impact = ask([POWER, towns], links(("s1", "t1"), ("s1", "t2")), failed=failing("s1"))
    assert figures(impact)["people_without_service"].value == 500
    assert figures(impact)["people_without_service"].unknown == 500
    assert "1 assets say nothing of how many people" in " ".join(impact.notes)


def test_cells_without_data_bound_what_is_unknown():
    gaps = grid([[10.0] * 4 + [np.nan] + [10.0] * 5], 200.0, -1000.0, -100.0)
    lost = figures(ask([POWER, MASTS], LINKS, failed=failing("s1"), population=gaps, range_km=0.6, **STATED))
    assert lost["people_without_service"].value == 70 and lost["people_without_service"].unknown == 10
    nobody = {"population_nodata": "nobody", **STATED}
    none = figures(ask([POWER, MASTS], LINKS, failed=failing("s1"), population=gaps, range_km=0.6, **nobody))
    assert none["people_without_service"].unknown == 0


def test_the_ranking_counts_people_that_one_asset_alone_leaves_without_service():
    impact = ask([POWER, MASTS], LINKS, NEEDS, population=PEOPLE, range_km=0.6, **STATED)
    ranking = table_rows(impact, "criticality")
    assert ranking["asset"] == ["s1", "m1", "m2"]
    assert ranking["people_lost"] == [80, 50, 20]
    assert figures(impact)["most_people_at_stake"].value == 80


def test_people_by_zone_add_up():
    wards = layer("wards", ["w"], shapes=[shapely.box(EAST, NORTH - 100, EAST + 2000, NORTH + 100)])
    impact = ask(
        [POWER, MASTS], LINKS, NEEDS, failed=failing("m1"), population=PEOPLE, zones=wards, range_km=0.6, **STATED
    )
    by_zone = {each.id: each.values.tolist() for each in impact.zones[0].rows.columns}
    assert by_zone["people_total"] == [50, 50] and by_zone["people_without_service"] == [20, 30]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(["EPSG:32643", "EPSG:4326"]))
def test_circles_and_sectors_agree_with_geodesics_one_by_one(seed, code):
    rng = np.random.default_rng(seed)
    crs = pyproj.CRS(code)
    geod = pyproj.Geod(ellps="WGS84")
    lonlat = np.column_stack((rng.uniform(75, 75.3, 6), rng.uniform(12, 12.3, 6)))
    places = np.column_stack((rng.uniform(75, 75.3, 80), rng.uniform(12, 12.3, 80)))
    azimuth = np.where(rng.random(6) < 0.5, np.nan, rng.uniform(0, 360, 6))
    reach, width = rng.uniform(500, 20_000, 6), rng.uniform(30, 180, 6)
    coverage = RangeCoverage(np.arange(6), lonlat, reach, azimuth, width)
    place, server = coverage.pairs(project_xy(places, LONLAT, crs, Silent()), crs, Silent())
    pairs = set(zip(place.tolist(), server.tolist()))
    for each in range(6):
        repeated = np.tile(lonlat[each], (80, 1))
        bearing, _, distance = geod.inv(*repeated.T, *places.T)
        off = np.abs((bearing - azimuth[each] + 180) % 360 - 180)
        inside = (distance <= reach[each]) & (np.isnan(azimuth[each]) | (off <= width[each] / 2))
        doubtful = (np.abs(distance - reach[each]) < 1) | (np.abs(off - width[each] / 2) < 0.2)
        for number in np.flatnonzero(~doubtful).tolist():
            assert ((number, each) in pairs) == inside[number]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_places_with_the_same_servers_are_taken_together_and_nobody_is_lost(seed):
    rng = np.random.default_rng(seed)
    covers = rng.random((50, 5)) < 0.3
    people, zone = rng.integers(0, 90, 50).astype(float), rng.integers(-1, 3, 50)
    people[rng.random(50) < 0.1] = np.nan

    class Given:
        def pairs(self, xy, crs, progress):
            place, server = np.nonzero(covers[xy[:, 0].astype(int)])
            return place, server

    order = rng.permutation(50)
    chunks = [
        Places(np.column_stack((some, some)).astype(float), people[some], zone[some])
        for some in np.split(order, [20, 21, 44])
    ]
    served = who_serves(chunks, Given(), UTM, Silent())
    assert len({tuple(row) for row in covers[covers.any(axis=1)].tolist()}) == len(served)
    up = rng.random(5) < 0.5
    for each in range(-1, 3):
        here = zone == each
        wanted = np.nansum(people[here & (covers & up).any(axis=1)])
        has = [up[served.server[a:b]].any() for a, b in zip(served.offsets[:-1], served.offsets[1:])]
        kept = [number >= 0 and has[number] for number in served.group_set.tolist()]
        assert served.people[np.array(kept, dtype=bool) & (served.group_zone == each)].sum() == wanted
    assert served.people.sum() == np.nansum(people) and served.unknown_places.sum() == np.isnan(people).sum()
