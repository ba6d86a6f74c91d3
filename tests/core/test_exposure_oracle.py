# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure against a slow, independent computation on random and adversarial cases.

Coordinates lie on a lattice of half cells, so that touching, grid-parallel and corner-hitting features,
shared borders and overlaps are the rule, not the exception.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from exposure_oracle import EAST, KINDS, NORTH, ask, atoms_of, grid, raster_truth, table, zone_truth
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.analysis.impact import Outcome
from twinplan.core.geometry.geometries import GeometryKind

SEEDS = st.integers(0, 2**32 - 1)
MEASURES = {GeometryKind.LINE: "length_{}_m", GeometryKind.POLYGON: "area_{}_m2"}


def at(x, y):
    return EAST + 5.0 * x, NORTH + 5.0 * y


def random_polygon(random, reach=14):
    """A box, a triangle, a box with a hole, or two boxes, on the lattice."""
    x, y = random.integers(-2, reach - 2, 2)
    width, height = random.integers(1, 7, 2)
    box = shapely.box(*at(x, y), *at(x + width, y + height))
    choice = random.integers(0, 5)
    if choice == 0:
        return shapely.Polygon([at(x, y), at(x + width, y), at(x + random.integers(0, 4), y + height)])
    if choice == 1 and width > 2 and height > 2:
        return box.difference(shapely.box(*at(x + 1, y + 1), *at(x + width - 1, y + height - 1)))
    if choice == 2:
        return shapely.MultiPolygon([box, shapely.box(*at(x + width + 1, y), *at(x + width + 3, y + 2))])
    if choice == 3:
        return shapely.Polygon([at(x, y), at(x + width, y + 0.001), at(x + width, y + 0.002)])
    return box


def random_line(random, reach=14):
    path = [at(*random.integers(-2, reach, 2)) for _ in range(random.integers(2, 5))]
    if random.integers(0, 4) == 0:
        other = [at(*random.integers(-2, reach, 2)) for _ in range(2)]
        return shapely.MultiLineString([path, other])
    return shapely.LineString(path)


def random_point(random, reach=14):
    xy = [at(*random.integers(-2, reach, 2)) for _ in range(random.integers(1, 4))]
    return shapely.Point(xy[0]) if random.integers(0, 3) else shapely.MultiPoint(xy)


MAKERS = {GeometryKind.POINT: random_point, GeometryKind.LINE: random_line, GeometryKind.POLYGON: random_polygon}


CENTRES = {
    GeometryKind.POINT: shapely.Point(at(6, 6)),
    GeometryKind.LINE: shapely.LineString([at(5, 6), at(7, 6)]),
    GeometryKind.POLYGON: shapely.box(*at(5, 5), *at(6, 7)),
}


def random_assets(random, kind, count=None):
    """Some assets, one of which lies in the middle, so that they never lie apart from everything."""
    shapes = [CENTRES[kind], *(MAKERS[kind](random) for _ in range(count or random.integers(0, 7)))]
    return table(
        "assets", [*shapes, shapely.box(*at(0, 0), *at(1, 1))] if kind is GeometryKind.POLYGON else shapes, kind
    )


def random_zones(random):
    zones = [random_polygon(random) for _ in range(random.integers(1, 6))]
    zones.append(shapely.box(*at(-2, -2), *at(0, 14)))
    zones.append(shapely.box(*at(-2, 12), *at(14, 14)))
    classes = [None if random.integers(0, 4) == 0 else float(random.integers(0, 4)) for _ in zones]
    return zones, classes


def random_raster(random, size=7):
    values = random.integers(0, 4, (size, size)).astype(float)
    values[random.random((size, size)) < 0.2] = np.nan
    return grid(values, cell=10.0, south_up=bool(random.integers(0, 2)))


def agrees(impact, kind, truths):
    result = impact.features[0]
    assert [Outcome(int(each)) for each in result.outcome] == [truth.outcome for truth in truths]
    columns = {column.id: column.values for column in result.columns}
    highest = np.array([truth.highest for truth in truths])
    np.testing.assert_allclose(columns["intensity_max"], highest)
    if kind in MEASURES:
        hit, unknown = (columns[MEASURES[kind].format(part)] for part in ("hit", "unknown"))
        np.testing.assert_allclose(hit, [truth.hit for truth in truths], rtol=1e-9, atol=1e-5)
        np.testing.assert_allclose(unknown, [truth.unknown for truth in truths], rtol=1e-9, atol=1e-5)
        figure = impact.figure(MEASURES[kind].format("hit"))
        assert figure.value == pytest.approx(sum(truth.hit for truth in truths), abs=1e-4)
    assert impact.figure("assets_hit").value == sum(truth.outcome == Outcome.HIT for truth in truths)
    assert impact.figure("assets_hit").unknown == sum(truth.outcome == Outcome.UNKNOWN for truth in truths)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_zones_give_what_exact_overlays_give(kind, seed):
    random = np.random.default_rng(seed)
    assets, (zones, classes) = random_assets(random, kind), random_zones(random)
    study = random_polygon(random) if random.integers(0, 2) else None
    threshold = float(random.integers(0, 4))
    hazard = table("flood", zones, depth=classes)
    area = None if study is None else table("study", [study])
    impact = ask(assets, [hazard], study=area, hazard_class_field="depth", threshold=threshold)
    shapes = assets.geometries.to_shapely()
    agrees(impact, kind, [zone_truth(shape, zones, classes, threshold, study) for shape in shapes])


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_rasters_give_what_cells_one_by_one_give(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster = random_assets(random, kind), random_raster(random)
    threshold = float(random.integers(0, 4))
    impact = ask(assets, [raster], threshold=threshold)
    agrees(impact, kind, [raster_truth(shape, raster, threshold) for shape in assets.geometries.to_shapely()])


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_zones_and_outside_are_cut_exactly_and_add_up(kind, seed):
    random = np.random.default_rng(seed)
    assets, raster, (zones, classes) = random_assets(random, kind), random_raster(random), random_zones(random)
    wards = [random_polygon(random) for _ in range(random.integers(1, 4))]
    hazard = table("flood", zones, depth=classes)
    impact = ask(assets, [hazard, raster], zones=table("wards", wards), hazard_class_field="depth", threshold=2.0)
    rows = {column.id: column.values for column in impact.zones[0].rows.columns}
    for outcome in ("total", "hit", "unknown", "safe"):
        expected = impact.figure(f"assets_{outcome}").value
        assert rows[f"assets_{outcome}"].sum() == expected
    if kind not in MEASURES:
        return
    shapes = assets.geometries.to_shapely()
    taken = shapely.Polygon()
    for number, ward in enumerate(wards):
        # What lies on a border shared with an earlier ward is the earlier ward's.
        atoms = [atom for shape in shapes for atom in atoms_of(shape)]
        cut = [atom.intersection(ward).difference(taken) for atom in atoms]
        parts = [part for piece in cut for part in simple(piece, kind)]
        truths = [zone_truth(part, zones, classes, 2.0) for part in parts]
        cells = [raster_truth(part, raster, 2.0) for part in parts]
        for suffix, found in (("", truths), ("_2", cells)):
            for outcome in ("hit", "unknown"):
                value = rows[MEASURES[kind].format(outcome) + suffix][number]
                assert value == pytest.approx(sum(getattr(truth, outcome) for truth in found), abs=1e-4)
        taken = taken.union(ward)
    for outcome in ("hit", "unknown"):
        column = MEASURES[kind].format(outcome)
        figure = impact.figure(MEASURES[kind].format("hit"))
        whole = figure.value if outcome == "hit" else figure.unknown
        assert rows[column].sum() == pytest.approx(whole, abs=1e-6)


def simple(shape, kind):
    """The parts of an overlay's result that have the dimension of the kind."""
    dimension = 1 if kind is GeometryKind.LINE else 2
    return [part for part in shapely.get_parts(shapely.get_parts([shape])) if shapely.get_dimensions(part) == dimension]
