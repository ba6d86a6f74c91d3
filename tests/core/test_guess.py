# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The first guess at what a layer is."""

from __future__ import annotations

import pytest
from twinplan.core.twin.guess import guess_class, guess_label_field, guess_return_period
from twinplan.core.twin.model import LayerGeometry

POINT, LINE, POLYGON, RASTER = (
    LayerGeometry.POINT,
    LayerGeometry.LINE,
    LayerGeometry.POLYGON,
    LayerGeometry.RASTER,
)


@pytest.mark.parametrize(
    ("name", "geometry", "expected"),
    [
        ("BTS towers 2023", POINT, "mast"),
        ("power_lines", LINE, "power_line"),
        ("Power substations", POINT, "substation"),
        ("Roads", LINE, "road"),
        ("health_facilities", POINT, "clinic"),
        ("Water works", POINT, "water_works"),
        ("Waterways", LINE, "river"),
        ("flood_100", RASTER, "flood_depth"),
        ("flood_100", POLYGON, "flood_zone"),
        ("worldpop_2020", RASTER, "population"),
        ("DEM 30 m", RASTER, "terrain"),
        ("BBMP wards", POLYGON, "ward"),
        ("Layer 7", POINT, "other"),
        ("academy", POINT, "other"),
        ("", RASTER, "other"),
    ],
)
def test_names_and_geometry_tell_the_class(name, geometry, expected):
    assert guess_class(name, geometry).id == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (["id", "NAME", "name_en"], "NAME"),
        (["osm_id", "name_en"], "name_en"),
        (["id", "surname"], ""),
        (["KGISWardName", "ward_label"], "ward_label"),
        ([], ""),
    ],
)
def test_the_field_that_names_a_feature_is_found(fields, expected):
    assert guess_label_field(fields) == expected


@pytest.mark.parametrize(
    ("name", "years"),
    [("Flood T10", 10.0), ("depth 200yr", 200.0), ("flood 1 in 5 years", 5.0), ("flood", None), ("Zone 12", None)],
)
def test_return_periods_are_read_from_names(name, years):
    assert guess_return_period(name) == years
