# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fictional district: the same every time, plausible, with a telling answer and honest gaps."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from twinplan.core.analysis.access.question import ANALYSIS as ACCESS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.parameters import complete
from twinplan.core.errors import Cancelled, InputError
from twinplan.core.progress import Silent
from twinplan.core.sample.district import District, describe, make_district
from twinplan.core.sample.flood import connected
from twinplan.core.sample.frame import CELL_M
from twinplan.core.sample.near import Segments, near_pairs, nearest_segments
from twinplan.core.sample.world import World, make_world
from twinplan.core.twin.grid import ArrayGrid
from twinplan.core.twin.table import FeatureTable

FLOODS = ("flood_0005", "flood_0010", "flood_0025", "flood_0050", "flood_0100", "flood_0500")


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(1, 1, Silent())


@pytest.fixture(scope="module")
def district(world: World) -> District:
    return describe(world)


@pytest.fixture(scope="module")
def other() -> District:
    return make_district(1, 2, Silent())


def table(district: District, layer_id: str) -> FeatureTable:
    data = district.layer(layer_id).data
    assert isinstance(data, FeatureTable)
    return data


def grid(district: District, layer_id: str) -> np.ndarray:
    data = district.layer(layer_id).data
    assert isinstance(data, ArrayGrid)
    return data.values


def depth_at(district: District, layer_id: str, points: np.ndarray) -> np.ndarray:
    data = district.layer(layer_id).data
    column, row = np.floor(data.affine.to_cell(points)).astype(int).T
    return data.values[row, column]


def test_the_same_seed_makes_the_same_district_and_another_seed_another(district, other):
    again = make_district(1, 1, Silent())
    assert again.title == district.title != other.title
    for layer, same in zip(district.layers, again.layers):
        assert layer.description == same.description
        if isinstance(layer.data, ArrayGrid):
            np.testing.assert_array_equal(layer.data.values, same.data.values)
            continue
        np.testing.assert_array_equal(layer.data.geometries.coords, same.data.geometries.coords)
        for name, column in layer.data.columns.items():
            np.testing.assert_array_equal(column.values, same.data.columns[name].values)
            np.testing.assert_array_equal(column.null, same.data.columns[name].null)
    assert again.links == district.links


def test_everything_says_that_it_is_synthetic(district):
    assert "fictional" in district.title.lower() and "fictional" in district.description.lower()
    for layer in district.layers:
        assert layer.description.synthetic and layer.data.source.synthetic
        assert layer.description.licence and layer.description.source


def test_it_is_about_100_square_kilometres_of_a_projected_crs(district):
    area = table(district, "study_area").geometries.to_shapely()[0]
    assert 75e6 < area.area < 100e6
    assert all(layer.data.crs.is_projected for layer in district.layers)


def test_floods_grow_with_the_return_period_and_follow_the_river(district):
    depths = [grid(district, name) for name in FLOODS]
    assert all((np.isnan(depth) == np.isnan(depths[0])).all() for depth in depths)
    known = ~np.isnan(depths[0])
    for often, rarely in zip(depths, depths[1:]):
        assert (rarely[known] >= often[known]).all() and rarely[known].sum() > often[known].sum()
    river = table(district, "rivers").geometries.take(np.array([0]))
    inside = river.coords[(river.coords[:, 0] > 500_100) & (river.coords[:, 0] < 509_500)]
    assert (depth_at(district, FLOODS[0], inside) > 1.0).all()
    assert 0.03 < (depths[0][known] > 0).mean() < (depths[-1][known] > 0).mean() < 0.4


def test_dry_is_zero_and_unmodelled_is_no_data(district):
    for name in FLOODS:
        depth = grid(district, name)
        assert (depth == 0.0).any() and np.isnan(depth[:, -15:]).all() and not np.isnan(depth[:, :-21]).any()


def test_rivers_fall_all_the_way_and_join_at_the_level_of_the_river(world):
    for river in world.rivers:
        assert (np.diff(river.bed_m) > 0).all()
        if river.parent >= 0:
            parent = world.rivers[river.parent]
            at = int(np.hypot(*(parent.line - river.line[0]).T).argmin())
            assert river.bed_m[0] == pytest.approx(parent.bed_m[at], abs=0.01)


def test_hardly_any_ground_is_a_pit(world):
    height = world.ground.height_m
    around = [np.roll(np.roll(height, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]
    pits = (height < np.min(around, axis=0))[1:-1, 1:-1]
    near = np.minimum(world.ground.main_distance_m, world.ground.stream_distance_m)[1:-1, 1:-1] < 3 * CELL_M
    assert (pits & ~near).mean() < 0.001


def test_wards_tile_the_study_area(district):
    wards = table(district, "wards").geometries.to_shapely()
    area = table(district, "study_area").geometries.to_shapely()[0]
    assert shapely.is_valid(wards).all() and area.is_valid
    assert shapely.area(wards).sum() == pytest.approx(area.area, rel=1e-12)
    assert shapely.union_all(wards).symmetric_difference(area).area < 1.0
    codes = table(district, "wards").columns["code"]
    assert len(set(codes.values)) == len(wards) and not codes.null.any()


def test_buildings_do_not_overlap_and_have_sensible_sizes(district):
    buildings = table(district, "buildings").geometries.to_shapely()
    assert 2_000 < len(buildings) < 10_000
    left, right = shapely.STRtree(buildings).query(buildings, predicate="intersects")
    assert (left == right).all()
    areas = shapely.area(buildings)
    assert areas.min() > 50 and np.median(areas) < 200 and areas.max() < 5_000


def test_nobody_builds_in_the_river(district, world):
    river = Segments(world.rivers[0].line[:-1], world.rivers[0].line[1:])
    assert nearest_segments(world.buildings.xy, river).distance_m.min() > 32.0


def test_people_are_counted_once(district, world):
    cells = grid(district, "population")
    assert np.nansum(cells) == pytest.approx(world.residents.sum(), rel=0.02)
    assert f"{int(np.nansum(cells)):,}" in district.layer("population").description.title
    assert np.isnan(cells).any() and (cells == 0).any()


def test_roads_join_all_places_and_cross_the_river_by_bridges(district, world):
    lines = table(district, "roads").geometries.to_shapely()
    ends = np.round(np.stack([shapely.get_coordinates(shapely.get_point(lines, i)) for i in (0, -1)], axis=1))
    group = {tuple(end): i for i, end in enumerate(np.unique(ends.reshape(-1, 2), axis=0))}
    parent = list(range(len(group)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for start, stop in ends:
        parent[root(group[tuple(start)])] = root(group[tuple(stop)])
    middles = table(district, "settlements").geometries.coords
    assert len({root(group[tuple(middle)]) for middle in np.round(middles)}) == 1
    river = shapely.LineString(world.rivers[0].line)
    crossing = shapely.crosses(lines, river)
    bridge = table(district, "roads").columns["bridge"].values == "yes"
    assert crossing.any() and bridge[crossing].all()
    assert len(table(district, "bridges")) >= 2


@pytest.mark.parametrize("name", ["district", "other"])
def test_the_first_question_has_a_telling_answer(name, request):
    made = request.getfixturevalue(name)
    rare = {
        name: np.nan_to_num(depth_at(made, "flood_0100", table(made, name).geometries.coords)) > 0.3
        for name in ("substations", "hospitals", "masts", "schools")
    }
    assert rare["substations"].sum() >= 2 and rare["hospitals"].sum() >= 1
    assert rare["masts"].sum() >= 2 and rare["schools"].sum() >= 1
    assert all(hit.mean() < 0.5 for hit in rare.values())


def test_a_rare_flood_takes_the_way_to_hospital_from_some_places_but_not_from_most(district):
    """Roads have bridges over brooks, and main roads are built for this flood; a rarer one closes them too."""
    lost = []
    for name in ("flood_0025", "flood_0100", "flood_0500"):
        vectors = {"demand": "settlements", "facilities": "hospitals", "network": "roads"}
        request = Request(
            {role: [table(district, layer)] for role, layer in vectors.items()},
            {"hazard": [district.layer(name).data]},
            complete(ACCESS, {"class_field": "class", "bridge_field": "bridge"}),
        )
        lost.append(ACCESS.run(request, Silent()).figure("demand_lost").value)
    places = len(table(district, "settlements"))
    assert lost[0] < lost[1] < lost[2]
    assert 0 < lost[1] < places / 3


def test_links_lead_to_assets_that_exist(district):
    known = {
        (layer.description.id, ref)
        for layer in district.layers
        if isinstance(layer.data, FeatureTable)
        for ref in layer.data.columns["ref"].values
    }
    links = district.links
    assert {link.consumer for link in links.dependencies} | {link.provider for link in links.dependencies} <= known
    assert {(need.consumer, need.service) for need in links.requirements} == {
        (link.consumer, link.service) for link in links.dependencies
    }
    assert {link.confirmed for link in links.dependencies} == {True, False}
    assert all(need.k >= 1 and need.autonomy_h >= 0 for need in links.requirements)


def test_gaps_are_there_and_are_said(district):
    for name, column in (("masts", "height_m"), ("schools", "pupils"), ("buildings", "year_built")):
        missing = table(district, name).columns[column].null
        assert 0 < missing.sum() < len(missing) / 2
        assert any("without" in sentence for sentence in district.layer(name).description.warnings)
    assert np.isnan(grid(district, "terrain")).any()
    assert {"working", "down", "unknown"} >= set(table(district, "masts").columns["state"].values) - {""}


def test_every_field_has_an_alias(district):
    for layer in district.layers:
        if isinstance(layer.data, FeatureTable):
            assert set(layer.data.columns) == set(layer.description.aliases)


@pytest.mark.parametrize(("size", "seed"), [(0, 1), (101, 1), (1, -1)])
def test_what_cannot_be_made_is_refused(size, seed):
    with pytest.raises(InputError, match="Sample"):
        make_district(size, seed, Silent())


def test_it_stops_when_told():
    class Stop:
        def report(self, fraction: float, message: str = "") -> None:
            self.check()

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_district(1, 1, Stop())


@pytest.mark.long
def test_a_district_of_size_4_has_about_four_times_as_much(district):
    large = make_district(4, 1, Silent())
    for name in ("buildings", "masts", "schools", "wards"):
        ratio = len(table(large, name)) / len(table(district, name))
        assert 2.5 < ratio < 6.0


def test_water_that_no_river_feeds_is_left_out():
    wet = np.zeros((6, 9), dtype=bool)
    wet[1, 1:8] = wet[1:5, 7] = wet[4, 3:8] = True
    wet[3, 1] = True
    seeds = np.zeros_like(wet)
    seeds[4, 3] = True
    result = connected(wet, seeds, Silent())
    assert result[1, 1] and not result[3, 1]
    assert result.sum() == wet.sum() - 1


def test_nearest_segments_and_near_pairs_agree_with_comparing_everything():
    chance = np.random.default_rng(5)
    start = chance.uniform(0, 20_000, (300, 2))
    segments = Segments(start, start + chance.normal(0, 300, (300, 2)))
    points = chance.uniform(-500, 20_500, (500, 2))
    distance, _ = segments.distances(points, np.arange(300))
    np.testing.assert_allclose(nearest_segments(points, segments).distance_m, distance.min(axis=1))
    first, second = near_pairs(points, 700.0)
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    expected = np.argwhere(np.triu(apart <= 700.0, k=1))
    np.testing.assert_array_equal(np.column_stack((first, second)), expected)
