# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone, against shapely and numpy one zone at a time; zones and outside are the total."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from exposure_oracle import EAST, KINDS, NORTH, atoms_of, grid, table
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exposure_oracle import random_assets, random_polygon
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.inventory.question import ANALYSIS
from twinplan.core.analysis.parameters import complete
from twinplan.core.errors import InputError
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.twin.table import FeatureTable

SEEDS = st.integers(0, 2**32 - 1)
MEASURES = {GeometryKind.LINE: "length_total_m", GeometryKind.POLYGON: "area_total_m2"}


def count(things, zones, **parameters):
    is_table = isinstance(things, FeatureTable)
    vectors = {"zones": [zones], **({"assets": [things]} if is_table else {})}
    rasters = {} if is_table else {"assets": [things]}
    return ANALYSIS.run(Request(vectors, rasters, complete(ANALYSIS, {"geodesic": False, **parameters})), Silent())


def rows(impact):
    return {column.id: column.values for column in impact.zones[0].rows.columns}


def overlapping_zones(random):
    middle = shapely.box(EAST + 25, NORTH + 25, EAST + 35, NORTH + 35)
    zones = [*(random_polygon(random) for _ in range(random.integers(0, 4))), middle]
    own, taken = [], shapely.Polygon()
    for zone in zones:
        own.append(zone.difference(taken))
        taken = taken.union(zone)
    return zones, own


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_features_by_zone(kind, seed):
    random = np.random.default_rng(seed)
    assets = random_assets(random, kind)
    zones, own = overlapping_zones(random)
    found = rows(count(assets, table("zones", zones)))
    shapes = assets.geometries.to_shapely()
    assert found["count"].sum() == len(assets)
    if kind is GeometryKind.POINT:
        single = [shape for shape in shapes if shape.geom_type == "Point"]
        if len(single) == len(shapes):
            first = [next((n for n, zone in enumerate(zones) if zone.intersects(s)), len(zones)) for s in shapes]
            assert found["count"].tolist() == np.bincount(first, minlength=len(zones) + 1).tolist()
        return
    atoms = [atom for shape in shapes for atom in atoms_of(shape)]
    size = "length" if kind is GeometryKind.LINE else "area"
    total = sum(getattr(atom, size) for atom in atoms)
    for number, zone in enumerate(zones):
        before = shapely.union_all(zones[:number])
        if kind is GeometryKind.LINE:
            expected = sum(atom.intersection(zone).difference(before).length for atom in atoms)
        else:
            expected = sum(atom.intersection(own[number]).area for atom in atoms)
        assert found[MEASURES[kind]][number] == pytest.approx(expected, abs=1e-4)
    assert found[MEASURES[kind]].sum() == pytest.approx(total, abs=1e-4)


def test_what_two_zones_share_counts_once_though_as_much_lies_outside():
    first = shapely.box(EAST, NORTH, EAST + 20, NORTH + 10)
    second = shapely.box(EAST + 10, NORTH, EAST + 30, NORTH + 10)
    asset = shapely.box(EAST + 10, NORTH, EAST + 40, NORTH + 10)
    found = rows(count(table("assets", [asset]), table("zones", [first, second])))
    assert found["area_total_m2"] == pytest.approx([100.0, 100.0, 100.0])


def test_values_are_summed_and_missing_ones_counted():
    schools = table(
        "schools",
        [shapely.Point(EAST + x, NORTH) for x in (1, 2, 3, 50)] + [None],
        pupils=[10, None, 30, 5, 7],
        level=["high", "low", "low", None, "low"],
    )
    zones = table("wards", [shapely.box(EAST, NORTH, EAST + 10, NORTH + 10)], name=["North"])
    impact = count(schools, zones, value_field="pupils", asset_class_field="level", by_name_field="name")
    found = rows(impact)
    assert found["count"].tolist() == [3, 1]
    assert found["sum"].tolist() == [40.0, 5.0]
    assert found["without_value"].tolist() == [1, 0]
    by_class = {column.label: column.values.tolist() for column in impact.zones[0].rows.columns}
    assert by_class["Features: low"] == [2, 0] and by_class["Features: (no value)"] == [0, 1]
    assert impact.figure("features_total").value == 5 and impact.figure("features_total").unknown == 1
    notes = " ".join(impact.notes)
    assert "1 feature has no pupils" in notes and "1 feature has no usable geometry" in notes


@pytest.mark.parametrize("cells", ["exact", "centre"])
def test_raster_by_zone(cells):
    random = np.random.default_rng(4)
    values = random.uniform(0, 9, (12, 12))
    values[2, 3] = np.nan
    raster = grid(values, cell=5.0)
    zones = [shapely.box(EAST, NORTH, EAST + 23, NORTH + 41), shapely.box(EAST + 20, NORTH, EAST + 60, NORTH + 60)]
    impact = count(raster, table("wards", zones), raster_cells=cells)
    found = rows(impact)
    assert found["sum"].sum() == pytest.approx(np.nansum(values))
    assert found["cells"].sum() == pytest.approx(143)
    assert found["cells_without_data"].sum() == pytest.approx(1)
    if cells == "exact":
        own = zones[1].difference(zones[0])
        expected = 0.0
        for row in range(12):
            for column in range(12):
                box = shapely.box(EAST + 5 * column, NORTH + 55 - 5 * row, EAST + 5 * column + 5, NORTH + 60 - 5 * row)
                expected += np.nan_to_num(values[row, column]) * box.intersection(own).area / 25.0
        assert found["sum"][1] == pytest.approx(expected)


def test_layers_apart_and_fields_without_numbers_are_refused():
    zones = table("wards", [shapely.box(EAST, NORTH, EAST + 10, NORTH + 10)])
    with pytest.raises(InputError, match="does not overlap"):
        count(table("schools", [shapely.Point(EAST + 900, NORTH)]), zones)
    with pytest.raises(InputError, match="holds no numbers"):
        count(table("schools", [shapely.Point(EAST, NORTH)], name=["a"]), zones, value_field="name")
