# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner sees of exposure: classes, several hazards, zones, notes, and what is refused."""

from __future__ import annotations

import dataclasses

import numpy as np
import pyproj
import pytest
import shapely
from exposure_oracle import EAST, NORTH, ask, grid, table
from twinplan.core.analysis.exposure.question import ANALYSIS
from twinplan.core.analysis.impact import Outcome
from twinplan.core.errors import Cancelled, InputError
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import FeatureTable, SourceInfo

DEGREES = pyproj.CRS("EPSG:4326")


def box(x0, y0, x1, y1):
    return shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)


def point(x, y):
    return shapely.Point(EAST + x, NORTH + y)


MASTS = table("masts", [point(5, 5), point(15, 5), point(25, 5), point(95, 5)], kind=["a", "a", None, "b"])
ZONES = [box(0, 0, 10, 10), box(10, 0, 20, 10), box(20, 0, 30, 10)]


def outcomes(impact):
    return "".join(Outcome(int(each)).label[0] for each in impact.features[0].outcome)


def rows(result):
    return {column.id: column.values.tolist() for column in result.columns}


def test_numeric_classes_are_hit_at_or_above_the_threshold():
    impact = ask(MASTS, [table("flood", ZONES, depth=[0.3, 0.2, None])], hazard_class_field="depth")
    assert outcomes(impact) == "hsus"
    assert impact.provenance.parameters["threshold"] == 0.3
    assert "1 zone has no class" in " ".join(impact.notes)


def test_a_depth_stored_in_single_precision_reaches_its_own_threshold():
    """0.7 is 0.69999999 in a float32: the reader sees 0.7, asks for 0.7 or more, and means it."""
    cells = dataclasses.replace(grid([[0.0]]), values=np.array([[0.7, 0.69, np.nan]], dtype=np.float32))
    points = table("masts", [point(5, 5), point(15, 5), point(25, 5)])
    assert outcomes(ask(points, [cells], threshold=0.7)) == "hsu"


def test_whole_number_classes():
    impact = ask(MASTS, [table("flood", ZONES, level=[2, 1, 3])], hazard_class_field="level", threshold=2)
    assert outcomes(impact) == "hshs"
    classes = rows(impact.tables[0])
    assert classes["class"] == ["outside every zone", "1", "2", "3", "unknown"]
    assert classes["assets"] == [1, 1, 1, 1, 0]


def test_every_class_by_name_is_hit_unless_some_are_named():
    flood = table("flood", ZONES, level=["low", "high", None])
    assert outcomes(ask(MASTS, [flood], hazard_class_field="level")) == "hhus"
    named = ask(MASTS, [flood], hazard_class_field="level", hit_classes="high")
    assert outcomes(named) == "shus"
    assert "These classes count as hit: high." in named.sentence


def test_an_empty_class_name_is_unknown_not_a_class():
    assert outcomes(ask(MASTS, [table("flood", ZONES, level=["low", " ", ""])], hazard_class_field="level")) == "huus"


def test_whole_numbers_can_be_classes_by_name():
    flood = table("flood", ZONES, code=[7, 9, 7])
    assert outcomes(ask(MASTS, [flood], hazard_class_field="code", hit_classes="9")) == "shss"


def test_without_class_field_every_zone_hits_and_an_unused_threshold_is_noted():
    impact = ask(MASTS, [table("flood", ZONES)], threshold=5.0)
    assert outcomes(impact) == "hhhs"
    assert "threshold is not used" in " ".join(impact.notes)


def test_outside_the_study_area_is_unknown_for_zones_and_rasters():
    study = table("study", [box(0, 0, 50, 10)])
    assert outcomes(ask(MASTS, [table("flood", ZONES)], study=study)) == "hhhu"
    dry = grid(np.zeros((1, 10)))
    assert outcomes(ask(MASTS, [dry], study=study)) == "sssu"


def test_the_first_hazard_leads_and_every_one_has_a_row():
    rasters = [grid(np.full((1, 10), depth), name=name) for name, depth in (("10 years", 0.2), ("100 years", 0.9))]
    impact = ask(MASTS, rasters)
    assert impact.figure("assets_hit").value == 0
    table_rows = rows(next(each for each in impact.tables if each.id == "by_hazard"))
    assert table_rows["hazard"] == ["10 years", "100 years"]
    assert table_rows["assets_hit"] == [0, 4]
    columns = {column.id: column for column in impact.features[0].columns}
    assert columns["outcome_2"].values.tolist() == ["hit"] * 4
    assert "100 years" in columns["intensity_max_2"].label
    assert impact.charts[0].categories == ("10 years", "100 years")
    assert "from 0 ('10 years') to 4 ('100 years')" in impact.sentence
    assert impact.figure("assets_hit").label == "Assets hit: 10 years"


def test_return_periods_are_listed_in_order_whichever_leads():
    def flood(years, depth):
        source = SourceInfo(f"1 in {years}", return_period_years=years, intensity_unit="m")
        return dataclasses.replace(grid(np.full((1, 10), depth)), source=source)

    impact = ask(MASTS, [flood(100, 0.9), flood(5, 0.1), flood(500, 2.0)])
    assert impact.figure("assets_hit").value == 4
    assert rows(impact.tables[0])["hazard"] == ["1 in 5", "1 in 100", "1 in 500"]
    assert impact.charts[0].categories == ("1 in 5", "1 in 100", "1 in 500")
    assert "are hit by '1 in 100'" in impact.sentence and "Hit means 0.3\N{NO-BREAK SPACE}m or more" in impact.sentence


def test_an_intensity_without_a_unit_is_noted():
    noted = ask(MASTS, [grid(np.full((1, 10), 3.0), name="classes")])
    assert any("unit of classes is not stated" in note for note in noted.notes)
    assert "not stated" in noted.sentence
    in_metres = dataclasses.replace(grid(np.full((1, 10), 3.0)), source=SourceInfo("depth", intensity_unit="m"))
    assert not any("unit" in note for note in ask(MASTS, [in_metres]).notes)


def test_a_line_without_length_in_the_study_area_is_safe_and_outside_it_unknown():
    spots = [shapely.LineString([(EAST + x, NORTH + 5), (EAST + x, NORTH + 5)]) for x in (25, 95)]
    study = table("study", [box(20, 0, 40, 10)])
    assert outcomes(ask(table("cables", spots), [table("flood", [box(0, 0, 5, 5)])], study=study)) == "su"


def test_types_against_classes():
    impact = ask(MASTS, [table("flood", ZONES)], asset_class_field="kind")
    by_type = rows(next(each for each in impact.tables if each.id == "by_type"))
    assert by_type["type"] == ["a", "(no value)", "b"]
    assert by_type["assets_hit"] == [2, 1, 0]
    assert by_type["class_1"] == [2, 1, 0]


def test_zone_rows_carry_codes_names_and_outside():
    wards = table("wards", [box(0, 0, 20, 10), box(20, 0, 40, 10)], lgd=[12, None], name=["North", "South"])
    impact = ask(MASTS, [table("flood", ZONES)], zones=wards, by_field="lgd", by_name_field="name")
    found = rows(impact.zones[0].rows)
    assert found["zone"] == ["12", "no code", "outside"]
    assert found["zone_name"][:2] == ["North", "South"]
    assert found["assets_hit"] == [2, 1, 0] and found["assets_total"] == [2, 1, 1]


def test_an_asset_on_a_shared_border_is_in_the_first_zone():
    wards = table("wards", [box(10, 0, 20, 10), box(0, 0, 10, 10)])
    impact = ask(table("masts", [point(10, 5)]), [table("flood", ZONES)], zones=wards)
    assert rows(impact.zones[0].rows)["assets_total"] == [1, 0, 0]


def test_a_line_counts_in_the_zone_that_has_most_of_it():
    wards = table("wards", [box(0, 0, 10, 10), box(10, 0, 40, 10)])
    road = table("roads", [shapely.LineString([(EAST + 5, NORTH + 5), (EAST + 35, NORTH + 5)])])
    found = rows(ask(road, [table("flood", ZONES)], zones=wards).zones[0].rows)
    assert found["assets_total"] == [0, 1, 0]
    assert found["length_hit_m"] == pytest.approx([5, 20, 0])
    assert found["length_safe_m"] == pytest.approx([0, 5, 0])


def test_assets_without_geometry_are_unknown_and_reported():
    masts = table("masts", [point(5, 5), None])
    impact = ask(masts, [table("flood", ZONES)])
    assert outcomes(impact) == "hu"
    assert "1 asset has no usable geometry" in " ".join(impact.notes)


def test_one_asset_and_touching_is_hit_with_nothing_in_it():
    road = table("roads", [shapely.LineString([(EAST - 10, NORTH + 10), (EAST, NORTH + 10), (EAST - 9, NORTH + 30)])])
    impact = ask(road, [table("flood", [box(0, 0, 10, 10)])])
    assert outcomes(impact) == "h" and impact.figure("length_hit_m").value == 0.0


def test_synthetic_and_derived_sources_are_named():
    flood = dataclasses.replace(table("flood", ZONES), source=SourceInfo("flood", derived=True))
    masts = dataclasses.replace(MASTS, source=SourceInfo("masts", synthetic=True))
    notes = " ".join(ask(masts, [flood]).notes)
    assert "masts is synthetic" in notes and "flood is derived" in notes


def test_no_features_are_lost_across_the_antimeridian():
    lines = [shapely.LineString([(179.5, 0.0), (-179.5, 0.0)]), shapely.LineString([(179.2, 0.0), (179.8, 0.0)])]
    cables = table("cables", lines, crs=DEGREES)
    flood = table("flood", [shapely.box(179, -1, 180, 1)], crs=DEGREES)
    impact = ask(cables, [flood])
    assert outcomes(impact) == "uh"
    assert "crosses the 180th meridian" in " ".join(impact.notes)
    assert impact.figure("length_hit_m").unknown == pytest.approx(111_319.5, rel=1e-4)


def test_rasters_from_0_to_360_degrees_find_western_assets():
    values = np.zeros((18, 36))
    values[:, 28] = 1.0
    world = ArrayGrid(SourceInfo("world"), DEGREES, Affine(0, 10, 0, 90, 0, -10), values)
    masts = table("masts", [shapely.Point(-75, 5), shapely.Point(75, 5)], crs=DEGREES)
    assert outcomes(ask(masts, [world])) == "hs"


def test_polar_assets_on_a_polar_raster():
    polar = pyproj.CRS("EPSG:3413")
    values = np.ones((4, 4))
    ice = ArrayGrid(SourceInfo("ice"), polar, Affine(-2e6, 1e6, 0, 2e6, 0, -1e6), values)
    masts = table("masts", [shapely.Point(0.0, 89.5), shapely.Point(120.0, 80.0)], crs=DEGREES)
    assert outcomes(ask(masts, [ice])) == "hh"
    ring = [(angle, 85.0) for angle in range(-180, 181, 10)]
    assert outcomes(ask(table("roads", [shapely.LineString(ring)], crs=DEGREES), [ice])) == "h"


def test_coordinates_that_cannot_be_are_reported_not_drawn():
    xy = np.array([[77.5, 12.9], [7.5e9, 1.0], [77.6, 12.9]])
    villages = FeatureTable(SourceInfo("villages"), DEGREES, np.arange(3), Geometries.from_points(xy))
    flood = table("flood", [shapely.box(77, 12, 77.55, 13)], crs=DEGREES)
    impact = ask(villages, [flood])
    assert outcomes(impact) == "hus"
    assert "impossible coordinates" in " ".join(impact.notes)


REFUSALS = {
    "does not overlap": {"hazards": [table("flood", [box(5000, 0, 5010, 10)])]},
    "no field 'level'": {"hazards": [table("flood", ZONES)], "hazard_class_field": "level"},
    "names, which have no threshold": {
        "hazards": [table("flood", ZONES, level=["low", "high", "high"])],
        "hazard_class_field": "level",
        "threshold": 1.0,
    },
    "no hazard has the class": {
        "hazards": [table("flood", ZONES, level=["low", "high", "high"])],
        "hazard_class_field": "level",
        "hit_classes": "extreme",
    },
    "no class field is chosen": {"hazards": [table("flood", ZONES)], "hit_classes": "high"},
    "not a number or infinite": {
        "hazards": [table("flood", ZONES, depth=[1.0, float("nan"), 2.0])],
        "hazard_class_field": "depth",
    },
    "negative intensities, such as -9999": {"hazards": [grid(np.full((1, 10), -9999.0))]},
    "holds negative intensities": {
        "hazards": [table("flood", ZONES, depth=[-1.0, 1, 2])],
        "hazard_class_field": "depth",
    },
    "only one of the two": {"hazards": [table("flood", ZONES)], "hit_classes": "high", "threshold": 1.0},
    "people per cell or people per km2": {
        "hazards": [table("flood", ZONES)],
        "population": grid(np.ones((2, 2))),
        "population_kind": None,
    },
    "negative numbers of people": {"hazards": [table("flood", ZONES)], "population": grid(np.full((2, 2), -1.0))},
    "its twin states": {
        "hazards": [table("flood", ZONES)],
        "population": grid(np.ones((2, 2)), population_kind="count"),
        "population_kind": "density",
    },
    "no asset": {"assets": MASTS.take(np.zeros(0, dtype=np.int64)), "hazards": [table("flood", ZONES)]},
    "none of its features has a geometry": {
        "assets": table("masts", [None], GeometryKind.POINT),
        "hazards": [table("flood", ZONES)],
    },
    "unit is the degree": {
        "assets": table("roads", [shapely.LineString([(77, 12), (78, 13)])], crs=DEGREES),
        "hazards": [table("flood", [shapely.box(77, 12, 78, 13)], crs=DEGREES)],
        "geodesic": False,
    },
}


@pytest.mark.parametrize("reason", REFUSALS)
def test_what_cannot_be_answered_is_refused_with_its_reason(reason):
    options = {"assets": MASTS, **REFUSALS[reason]}
    with pytest.raises(InputError, match=reason):
        ask(options.pop("assets"), options.pop("hazards"), **options)


def test_negative_intensities_can_be_real():
    frost = grid(np.full((1, 10), -5.0), name="frost")
    assert outcomes(ask(MASTS, [frost], negative_intensity=True, threshold=-10.0)) == "hhhh"


def test_one_hazard_apart_is_a_note_if_another_is_not():
    far = table("far", [box(5000, 0, 5010, 10)])
    impact = ask(MASTS, [table("flood", ZONES), far])
    assert "far lies nowhere near the assets." in impact.notes


def test_cancel_stops_the_work():
    class Cancelling(Silent):
        def check(self):
            raise Cancelled

        def report(self, fraction, message=""):
            raise Cancelled

    from twinplan.core.analysis.describe import Request
    from twinplan.core.analysis.parameters import complete

    request = Request({"assets": [MASTS], "hazard": [table("flood", ZONES)]}, {}, complete(ANALYSIS, {}))
    with pytest.raises(Cancelled):
        ANALYSIS.run(request, Cancelling())


def test_description_is_complete():
    ids = [role.id for role in ANALYSIS.inputs]
    assert ids == ["assets", "hazard", "population", "zones", "study_area"]
    assert all(each.help for each in (*ANALYSIS.inputs, *ANALYSIS.parameters))
    known = set(ids)
    assert all(each.field_of in known for each in ANALYSIS.parameters if each.field_of)
