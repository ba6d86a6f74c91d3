# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for every damage: the slow computation, unknown as a bound, order, direction, resolution, parts, edits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from damage_cases import ask, request_of, rows_table, truth
from exposure_oracle import EAST, KINDS, NORTH, grid, table
from following_cases import (
    TYPES,
    assert_following_edits_gives_exactly_the_full_run,
    assert_parts_give_exactly_the_whole,
    jittered,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exposure_oracle import random_assets, random_polygon, random_raster, random_zones
from test_exposure_properties import with_gaps, with_holes
from twinplan.core.analysis.damage.question import ANALYSIS
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.twin.table import Column

SEEDS = st.integers(0, 2**32 - 1)
CURVE = [(0.5, 0.1), (2.0, 0.4), (3.0, 1.0)]


def curves():
    """Two curves, one with a band; type "c" has none."""
    names, x, y = ["a"] * 3 + ["b"] * 3, [point[0] for point in CURVE] * 2, [point[1] for point in CURVE]
    wide = {"low": [*y, 0.0, 0.1, 0.5], "y": [*y, 0.1, 0.4, 0.9], "high": [*y, 0.2, 0.4, 1.0]}
    return rows_table("mine", curve=names, x=x, **wide)


def typed(assets, random):
    kinds = random.choice(TYPES, len(assets)).tolist()
    costs = [None if random.integers(0, 9) == 0 else float(random.integers(0, 50)) for _ in range(len(assets))]
    return table(assets.name, assets.geometries.to_shapely(), assets.geometries.kind, kind=kinds, cost=costs)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_rasters_give_what_pieces_one_by_one_give(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = random_assets(random, kind), random_raster(random)
    impact = ask(assets, [raster], curves=curves(), own_curve="a", unit_value=3.0)
    columns = {column.id: column.values for column in impact.features[0].columns}
    for position, shape in enumerate(assets.geometries.to_shapely()):
        if shape is None:
            continue
        lost, unknown = truth(shape, raster, CURVE, 3.0)
        assert columns["damage_total"][position] == pytest.approx(lost, abs=1e-6)
        assert columns["damage_unknown"][position] == pytest.approx(unknown, abs=1e-6)


@given(SEEDS)
@settings(max_examples=6, deadline=None)
def test_polygons_over_many_cells_lose_what_their_cells_lose(seed):
    random = np.random.default_rng(seed)
    raster = grid(random.uniform(-0.3, 4.0, (25, 25)).clip(0), cell=4.0, x0=EAST)
    shape = shapely.Point(EAST + 50, NORTH + 50).buffer(float(random.uniform(10, 49)))
    impact = ask(table("lake", [shape]), [raster], curves=curves(), own_curve="a", unit_value=2.0)
    lost, _ = truth(shape, raster, CURVE, 2.0)
    assert impact.figure("damage_total").value == pytest.approx(lost, rel=1e-9)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=6, deadline=None)
def test_what_assets_without_a_value_lose_is_within_the_unknown_share(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = random_assets(random, kind), random_raster(random)
    worth = random.uniform(1, 9, len(assets))
    asked = {"curves": curves(), "own_curve": "a", "value_field": "worth", "value_of": "asset", "value_high": 1.5}
    known = ask(replace(assets, columns={**assets.columns, "worth": Column.of(worth)}), [raster], **asked)
    null = (random.random(len(assets)) < 0.4) & (worth < worth.max())
    partial = ask(replace(assets, columns={**assets.columns, "worth": Column(worth, null)}), [raster], **asked)
    for name in ("damage_low", "damage_total", "damage_high", "value_at_risk", "value_total"):
        true, found = known.figure(name), partial.figure(name)
        assert found.value <= true.value + 1e-6
        assert true.value + true.unknown <= found.value + found.unknown + 1e-6


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=6, deadline=None)
def test_the_true_damage_lies_between_low_and_high_plus_unknown(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = typed(random_assets(random, kind), random), random_raster(random)
    raster = replace(raster, values=np.nan_to_num(raster.values, nan=1.0))
    zones, classes = random_zones(random)
    classes = [1.0 if value is None else value for value in classes]
    wards = table("wards", [random_polygon(random) for _ in range(2)])
    given = {"curves": curves(), "asset_class_field": "kind", "intensity_field": "depth", "zones": wards}
    given |= {"unit_value": 2.0, "value_low": 0.5, "value_high": 1.5, "return_periods": "5,50"}
    known = ask(assets, [table("flood", zones, depth=classes), raster], **given)
    gaps = [table("flood", zones, depth=with_gaps(random, classes)), with_holes(random, raster)]
    partial = ask(assets, gaps, **given)
    for low, base, high in (("damage_low", "damage_total", "damage_high"), ("ead_low", "ead", "ead_high")):
        for name in (low, base, high):
            true = known.figure(name)
            found = partial.figure(name)
            assert found.value <= true.value + 1e-6
            assert true.value + true.unknown <= found.value + found.unknown + 1e-6


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_order_direction_and_resolution_do_not_matter(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = typed(random_assets(random, kind, 6), random), random_raster(random)
    given = {"curves": curves(), "asset_class_field": "kind", "value_field": "cost"}
    whole = ask(assets, [raster], **given)
    finer = replace(
        raster,
        affine=replace(raster.affine, dx_column=raster.affine.dx_column / 2, dy_row=raster.affine.dy_row / 2),
        values=raster.values.repeat(2, axis=0).repeat(2, axis=1),
    )
    turned = replace(assets, geometries=Geometries.from_shapely(shapely.reverse(assets.geometries.to_shapely()), kind))
    for other in (
        ask(assets.take(random.permutation(len(assets))), [raster], **given),
        ask(assets, [finer], **given),
        ask(turned, [raster], **given),
    ):
        for figure in whole.figures:
            assert other.figure(figure.id).value == pytest.approx(figure.value, rel=1e-9, abs=1e-6)
            assert other.figure(figure.id).unknown == pytest.approx(figure.unknown, rel=1e-9, abs=1e-6)


def case(seed, kind, count=40):
    random = np.random.default_rng(seed)
    values = random.uniform(-1, 4, (30, 30)).clip(0)
    values[random.random(values.shape) < 0.1] = np.nan
    hazards = [
        grid(values, cell=3.7, name="a", return_period_years=100.0),
        grid(values * 0.5, cell=3.7, name="b", return_period_years=10.0),
    ]
    if random.integers(0, 2):
        zones = [
            shapely.Point(EAST + random.uniform(0, 99), NORTH + random.uniform(0, 99)).buffer(33) for _ in range(4)
        ]
        flood = table("c", zones, depth=[0.7, 2.2, None, 1.0])
        hazards.append(replace(flood, source=replace(flood.source, return_period_years=20.0)))
    given = {"curves": curves(), "asset_class_field": "kind", "value_field": "cost", "intensity_field": "depth"}
    if random.integers(0, 2):
        given["zones"] = table("wards", [shapely.box(EAST + 3.3, NORTH, EAST + 61.7, NORTH + 77.1)])
    if random.integers(0, 2):
        given["study"] = table("area", [shapely.box(EAST - 3.3, NORTH, EAST + 90.7, NORTH + 87.1)])
    assets = jittered(random, kind, count)
    return random, assets, request_of(assets, hazards, **given)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_parts_give_exactly_the_whole(kind, seed):
    random, assets, request = case(seed, kind)
    assert_parts_give_exactly_the_whole(ANALYSIS, random, assets, request)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_following_edits_gives_exactly_the_full_run(kind, seed):
    random, assets, request = case(seed, kind)
    assert_following_edits_gives_exactly_the_full_run(ANALYSIS, random, assets, request, kind)
