# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for every exposure: bounds under missing data, sums, order, direction, resolution, CRS."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from exposure_oracle import EAST, KINDS, NORTH, UTM, ask, grid, table
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exposure_oracle import MEASURES, random_assets, random_polygon, random_raster, random_zones
from twinplan.core.errors import InputError
from twinplan.core.geometry.crs import reproject
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import FeatureTable, SourceInfo

SEEDS = st.integers(0, 2**32 - 1)
TOLERANCE = 1e-6


def with_gaps(random, values):
    """The same classes, some of them not known."""
    return [None if random.integers(0, 3) == 0 else value for value in values]


def with_holes(random, raster):
    holed = np.where(random.random(raster.shape) < 0.3, np.nan, raster.values)
    return ArrayGrid(raster.source, raster.crs, raster.affine, holed)


def bounded(true_impact, partial_impact):
    """Every figure, and every figure of every zone, lies between value and value plus unknown."""
    partial_figures = {figure.id: figure for figure in partial_impact.figures}
    for figure in true_impact.figures:
        if figure.id.endswith(("_hit", "_hit_m", "_hit_m2", "_safe")):
            found = partial_figures[figure.id]
            assert found.value <= figure.value + TOLERANCE
            assert figure.value <= found.value + found.unknown + TOLERANCE
    if not true_impact.zones:
        return
    true_rows, rows = (
        {column.id: column.values for column in impact.zones[0].rows.columns}
        for impact in (true_impact, partial_impact)
    )
    for name in [name for name in rows if "_hit" in name]:
        unknown = rows[name.replace("_hit", "_unknown")]
        assert (rows[name] <= true_rows[name] + TOLERANCE).all()
        assert (true_rows[name] <= rows[name] + unknown + TOLERANCE).all()


def population_of(random):
    values = random.integers(0, 9, (11, 11)).astype(float)
    values[0, 0] = 9.0
    return grid(values, cell=float(random.choice([5.0, 7.0, 10.0])), name="people", x0=EAST - 3.0)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=12, deadline=None)
def test_truth_lies_between_hit_and_hit_plus_unknown(kind, seed):
    random = np.random.default_rng(seed)
    assets, (zones, classes), raster = random_assets(random, kind), random_zones(random), random_raster(random)
    classes = [0.0 if value is None else value for value in classes]
    wards = table("wards", [random_polygon(random) for _ in range(2)])
    study = table("study", [random_polygon(random)]) if random.integers(0, 2) else None
    people = population_of(random)
    options = {"zones": wards, "study": study, "population": people, "threshold": 2.0, "hazard_class_field": "depth"}
    truth = ask(assets, [table("flood", zones, depth=classes), raster], **options)
    gaps = [table("flood", zones, depth=with_gaps(random, classes)), with_holes(random, raster)]
    bounded(truth, ask(assets, gaps, **options))
    # People unknown in some cells as well: the true number is within the fullest cell's bound.
    holed = with_holes(random, people)
    holed.values[0, 0] = people.values[0, 0]
    options["population"] = holed
    bounded(truth, ask(assets, gaps, **options))


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_order_and_parts_do_not_matter(kind, seed):
    random = np.random.default_rng(seed)
    assets, (zones, classes) = random_assets(random, kind, 5), random_zones(random)
    hazards = [table("flood", zones, depth=classes), random_raster(random)]
    options = {"threshold": 2.0, "hazard_class_field": "depth"}
    whole = ask(assets, hazards, **options)
    order = random.permutation(len(assets))
    shuffled = ask(assets.take(order), hazards, **options)
    assert np.array_equal(shuffled.features[0].outcome, whole.features[0].outcome[order])
    again = ask(assets, [table("flood", zones[::-1], depth=classes[::-1]), hazards[1]], **options)
    first, second = ask(assets.take(np.arange(1)), hazards, **options), None
    try:
        second = ask(assets.take(np.arange(1, len(assets))), hazards, **options)
    except InputError as error:
        assert "overlap" in str(error)
    for figure in whole.figures:
        assert shuffled.figure(figure.id).value == pytest.approx(figure.value, abs=1e-6)
        assert again.figure(figure.id).value == pytest.approx(figure.value, abs=1e-6)
        assert again.figure(figure.id).unknown == pytest.approx(figure.unknown, abs=1e-6)
        if second is not None:
            parts = first.figure(figure.id).value + second.figure(figure.id).value
            assert parts == pytest.approx(figure.value, abs=1e-6)


@given(SEEDS)
@settings(max_examples=12, deadline=None)
def test_reversed_lines_are_exposed_alike(seed):
    random = np.random.default_rng(seed)
    assets, (zones, classes) = random_assets(random, GeometryKind.LINE), random_zones(random)
    hazards = [table("flood", zones, depth=classes), random_raster(random)]
    backward = table("assets", shapely.reverse(assets.geometries.to_shapely()))
    forward, back = (ask(each, hazards, threshold=2.0, hazard_class_field="depth") for each in (assets, backward))
    for one, other in zip(forward.features[0].columns, back.features[0].columns):
        if one.values.dtype.kind == "f":
            np.testing.assert_allclose(one.values, other.values, atol=1e-7)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_halved_cells_give_the_same(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = random_assets(random, kind), random_raster(random)
    affine = raster.affine
    fine = ArrayGrid(
        raster.source,
        raster.crs,
        Affine(affine.x0, affine.dx_column / 2, 0.0, affine.y0, 0.0, affine.dy_row / 2),
        np.kron(raster.values, np.ones((2, 2))),
    )
    people = population_of(random)
    coarse, halved = (ask(assets, [each], population=people, threshold=2.0) for each in (raster, fine))
    assert np.array_equal(coarse.features[0].outcome, halved.features[0].outcome)
    for figure in coarse.figures:
        assert halved.figure(figure.id).value == pytest.approx(figure.value, abs=1e-5)
        assert halved.figure(figure.id).unknown == pytest.approx(figure.unknown, abs=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_another_crs_gives_the_same_within_tolerance(kind):
    random = np.random.default_rng(7)
    drawn, raster = random_assets(random, kind, 40), random_raster(random)
    # Off the lattice: what lies on the edge of a cell may fall on either side of it in another CRS.
    off = drawn.geometries.map_coords(lambda xy: xy * 0.999 + np.array([EAST, NORTH]) * 0.001 + 0.37)
    assets = FeatureTable(drawn.source, UTM, drawn.fids, off, {})
    degrees = pyproj.CRS("EPSG:4326")
    elsewhere = FeatureTable(SourceInfo("assets"), degrees, assets.fids, reproject(assets.geometries, UTM, degrees), {})
    here, there = ask(assets, [raster], geodesic=True, threshold=2.0), ask(elsewhere, [raster], threshold=2.0)
    if kind in MEASURES:
        name = MEASURES[kind].format("hit")
        assert there.figure(name).value == pytest.approx(here.figure(name).value, rel=1e-5)
        assert there.figure(name).unknown == pytest.approx(here.figure(name).unknown, rel=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_zones_in_degrees_give_the_areas_of_zones_in_metres(kind):
    random = np.random.default_rng(11)
    degrees = pyproj.CRS("EPSG:4326")
    assets, (zones, classes) = random_assets(random, kind, 30), random_zones(random)
    metric = table("flood", zones, depth=classes)
    moved = FeatureTable(
        metric.source, degrees, metric.fids, reproject(metric.geometries, UTM, degrees), metric.columns
    )
    options = {"hazard_class_field": "depth", "threshold": 2.0, "geodesic": True}
    here, there = ask(assets, [metric], **options), ask(assets, [moved], **options)
    if kind in MEASURES:
        name = MEASURES[kind].format("hit")
        assert there.figure(name).value == pytest.approx(here.figure(name).value, rel=1e-5)


def test_a_turned_raster_gives_what_the_straight_one_gives():
    random = np.random.default_rng(3)
    straight = random_raster(random, 9)
    turn = np.radians(30.0)
    cosine, sine = np.cos(turn), np.sin(turn)
    affine = straight.affine
    turned = ArrayGrid(
        straight.source,
        UTM,
        Affine(
            affine.x0,
            cosine * affine.dx_column,
            -sine * affine.dy_row,
            affine.y0,
            sine * affine.dx_column,
            cosine * affine.dy_row,
        ),
        straight.values,
    )

    def rotate(xy):
        x, y = xy[:, 0] - affine.x0, xy[:, 1] - affine.y0
        return np.column_stack((affine.x0 + cosine * x - sine * y, affine.y0 + sine * x + cosine * y))

    jitter = random.uniform(-0.4, 0.4, (400, 2))
    for kind in KINDS:
        assets = random_assets(random, kind, 20)
        moved = assets.geometries.coords + jitter[: len(assets.geometries.coords)] * (kind is not GeometryKind.POLYGON)
        plain = FeatureTable(assets.source, UTM, assets.fids, assets.geometries.with_coords(moved), {})
        other = FeatureTable(assets.source, UTM, assets.fids, plain.geometries.map_coords(rotate), {})
        here, there = ask(plain, [straight], threshold=2.0), ask(other, [turned], threshold=2.0)
        for figure in here.figures:
            if figure.unit != "assets" or kind is GeometryKind.POINT:
                assert there.figure(figure.id).value == pytest.approx(figure.value, rel=1e-6)
