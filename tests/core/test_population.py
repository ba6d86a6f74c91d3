# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People under zones and rasters against a cell-by-cell computation with shapely."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from exposure_oracle import EAST, NORTH, UTM, ask, grid, table
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exposure_oracle import random_polygon, random_raster, random_zones
from twinplan.core.analysis.population_grid import CountGrid
from twinplan.core.geometry.crs import project_xy
from twinplan.core.geometry.measures import polygon_areas
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.model import PopulationKind
from twinplan.core.twin.table import SourceInfo

SEEDS = st.integers(0, 2**32 - 1)
DEGREES = pyproj.CRS("EPSG:4326")
ASSET = table("mast", [shapely.Point(EAST + 30, NORTH + 30)])


def cell_boxes(raster):
    """(row, column, box) of every cell of an upright raster."""
    for row in range(raster.shape[0]):
        for column in range(raster.shape[1]):
            corners = raster.affine.to_xy(np.array([[column, row], [column + 1.0, row + 1.0]]))
            yield row, column, shapely.box(*corners.min(axis=0), *corners.max(axis=0))


def people_in(people, area):
    """Known people in an area, each cell by its covered part."""
    found = 0.0
    for row, column, box in cell_boxes(people):
        value = people.values[row, column]
        found += 0.0 if np.isnan(value) else value * box.intersection(area).area / box.area
    return found


def random_people(random):
    values = random.integers(0, 50, (9, 9)).astype(float)
    return grid(values, cell=float(random.choice([6.0, 7.0, 10.0])), x0=EAST - 2.5, south_up=bool(random.integers(2)))


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_people_under_zones(seed):
    random = np.random.default_rng(seed)
    people, (zones, classes) = random_people(random), random_zones(random)
    wards, study = [random_polygon(random) for _ in range(2)], random_polygon(random)
    options = {"hazard_class_field": "depth", "threshold": 2.0, "population": people}
    impact = ask(ASSET, [table("flood", zones, depth=classes)], zones=table("wards", wards), **options)
    hit = shapely.union_all([zone for zone, value in zip(zones, classes) if value is not None and value >= 2])
    unknown = shapely.union_all([zone for zone, value in zip(zones, classes) if value is None]).difference(hit)
    figure = impact.figure("population_hit")
    assert figure.value == pytest.approx(people_in(people, hit), abs=1e-6)
    assert figure.unknown == pytest.approx(people_in(people, unknown), abs=1e-6)
    rows = {column.id: column.values for column in impact.zones[0].rows.columns}
    second = wards[1].difference(wards[0])
    for number, ward in enumerate((wards[0], second)):
        assert rows["population_total"][number] == pytest.approx(people_in(people, ward), abs=1e-6)
        assert rows["population_hit"][number] == pytest.approx(people_in(people, ward.intersection(hit)), abs=1e-6)
    assert rows["population_hit"].sum() == pytest.approx(figure.value, abs=1e-6)
    restricted = ask(ASSET, [table("flood", zones, depth=classes)], study=table("study", [study]), **options).figure(
        "population_hit"
    )
    assert restricted.value == pytest.approx(people_in(people, hit.intersection(study)), abs=1e-6)
    assert restricted.total == pytest.approx(people_in(people, study), abs=1e-6)


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_people_under_a_raster_of_other_cells(seed):
    random = np.random.default_rng(seed)
    people, raster = random_people(random), random_raster(random)
    wards = [random_polygon(random) for _ in range(2)]
    impact = ask(ASSET, [raster], population=people, zones=table("wards", wards), threshold=2.0)
    cells = [(raster.values[row, column], box) for row, column, box in cell_boxes(raster)]
    hit = shapely.union_all([box for value, box in cells if value >= 2])
    known = shapely.union_all([box for value, box in cells if not np.isnan(value)])
    figure = impact.figure("population_hit")
    everybody = float(people.values.sum())
    assert figure.value == pytest.approx(people_in(people, hit), abs=1e-6)
    assert figure.unknown == pytest.approx(everybody - people_in(people, known), abs=1e-6)
    assert figure.total == pytest.approx(everybody)
    rows = {column.id: column.values for column in impact.zones[0].rows.columns}
    for number, ward in enumerate((wards[0], wards[1].difference(wards[0]))):
        assert rows["population_total"][number] == pytest.approx(people_in(people, ward), abs=1e-6)
        assert rows["population_hit"][number] == pytest.approx(people_in(people, ward.intersection(hit)), abs=1e-6)
    assert rows["population_total"].sum() == pytest.approx(everybody)
    by_class = next(each for each in impact.tables if each.id == "by_class").column("people").values
    assert by_class.sum() == pytest.approx(everybody)


def test_another_crs_or_a_turned_raster_gives_the_same_people():
    random = np.random.default_rng(5)
    raster = random_raster(random, 9)
    people = grid(random.integers(0, 50, (8, 8)).astype(float), cell=9.0)
    straight = ask(ASSET, [raster], population=people, threshold=2.0).figure("population_hit")
    west, north = project_xy(np.array([[EAST, NORTH + 72.0]]), UTM, DEGREES)[0]
    step = 9.0 / 111_000.0
    degrees = ArrayGrid(SourceInfo("people"), DEGREES, Affine(west, step, 0.0, north, 0.0, -step), people.values)
    moved = ask(ASSET, [raster], population=degrees, threshold=2.0).figure("population_hit")
    assert moved.value == pytest.approx(straight.value, rel=0.05)
    affine = people.affine
    slightly = Affine(affine.x0, 9.0, 1e-7, affine.y0, 1e-7, -9.0)
    turned = ask(
        ASSET, [raster], population=ArrayGrid(people.source, UTM, slightly, people.values), threshold=2.0
    ).figure("population_hit")
    assert turned.value == pytest.approx(straight.value, rel=1e-6)
    assert turned.unknown == pytest.approx(straight.unknown, rel=1e-6)


@pytest.mark.parametrize("crs, x0, y0, cell", [(UTM, EAST, NORTH, 1000.0), (DEGREES, 77.0, 13.0, 0.01)])
def test_density_times_the_ellipsoidal_area_of_each_cell(crs, x0, y0, cell):
    density = ArrayGrid(SourceInfo("density"), crs, Affine(x0, cell, 0.0, y0, 0.0, -cell), np.full((70, 50), 100.0))
    counts = CountGrid(density, PopulationKind.DENSITY).read(slice(0, 70), slice(0, 50))
    corner = np.array([[49.0, 69.0]])
    low = density.affine.to_xy(corner + 1.0)[0]
    high = density.affine.to_xy(corner)[0]
    last = table("cell", [shapely.box(*np.minimum(low, high), *np.maximum(low, high))], crs=crs)
    exact = 100.0 * polygon_areas(last.geometries, crs)[0] / 1e6
    assert np.broadcast_to(counts, (70, 50))[69, 49] == pytest.approx(exact, rel=1e-6)


def test_cells_without_data_are_unknown_or_nobody_as_stated():
    people = grid([[10.0, np.nan], [20.0, 5.0]])
    flood = table("flood", [shapely.box(EAST, NORTH + 10, EAST + 20, NORTH + 20)])
    mast = table("mast", [shapely.Point(EAST + 5, NORTH + 15)])
    careful = ask(mast, [flood], population=people)
    assert careful.figure("population_hit").value == pytest.approx(10.0)
    assert careful.figure("population_hit").unknown == pytest.approx(20.0)
    assert "1 cell has no data" in " ".join(careful.notes)
    nobody = ask(mast, [flood], population=people, population_nodata="nobody")
    assert nobody.figure("population_hit").unknown == 0.0
    assert "taken as uninhabited" in " ".join(nobody.notes)
