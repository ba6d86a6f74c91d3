# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lengths and areas against pyproj's geodesics, and what is refused."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.analysis.measured import measure
from twinplan.core.errors import InputError
from twinplan.core.geometry.crs import project_xy
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.geometry.measures import polygon_areas, segment_lengths
from twinplan.core.progress import Silent
from twinplan.core.twin.table import FeatureTable, SourceInfo

WGS84 = pyproj.CRS("EPSG:4326")
UTM = pyproj.CRS("EPSG:32643")
GEOD = pyproj.Geod(ellps="WGS84")


def lines(*coords: list[tuple[float, float]]) -> Geometries:
    return Geometries.from_shapely(np.array([shapely.LineString(c) for c in coords]))


def feature_lengths(geometries: Geometries, crs: pyproj.CRS, geodesic: bool = True) -> np.ndarray:
    """Metres of every feature, as the questions measure it."""
    table = FeatureTable(SourceInfo("Lines"), crs, np.arange(len(geometries)), geometries)
    return measure(table, geodesic, Silent()).total


def polygons(*shapes: shapely.Geometry) -> Geometries:
    return Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.POLYGON)


@given(
    st.floats(-180, 180),
    st.floats(-89.9, 89.9),
    st.floats(-0.05, 0.05),
    st.floats(-0.05, 0.05),
    st.sampled_from([1, 0.01, 20]),
)
@settings(max_examples=100, deadline=None)
def test_segment_lengths_agree_with_the_geodesic(lon, lat, dlon, dlat, scale):
    other = (lon + dlon * scale, float(np.clip(lat + dlat * scale, -90, 90)))
    measured = segment_lengths(lines([(lon, lat), other]), WGS84)[0]
    exact = GEOD.inv(lon, lat, *other)[2]
    assert measured == pytest.approx(exact, rel=1e-7, abs=1e-6)


@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(0.0001, 0.5), st.integers(3, 12))
@settings(max_examples=100, deadline=None)
def test_polygon_areas_agree_with_the_geodesic(lon, lat, radius, corners):
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = np.column_stack((lon + radius * np.cos(angle), lat + radius * np.sin(angle)))
    exact = abs(GEOD.polygon_area_perimeter(ring[:, 0], ring[:, 1])[0])
    assert polygon_areas(polygons(shapely.Polygon(ring)), WGS84)[0] == pytest.approx(exact, rel=1e-6, abs=1e-3)


def test_holes_and_parts_are_taken_out_and_added():
    holed = shapely.box(77, 12, 78, 13).difference(shapely.box(77.4, 12.4, 77.6, 12.6))
    shape = shapely.MultiPolygon([holed, shapely.box(70, 5, 71, 6)])
    exact = abs(GEOD.geometry_area_perimeter(shapely.geometry.polygon.orient(shape.geoms[0]))[0])
    exact += abs(GEOD.geometry_area_perimeter(shape.geoms[1])[0])
    assert polygon_areas(polygons(shape), WGS84)[0] == pytest.approx(exact, rel=1e-6)


def test_a_ring_around_the_pole_is_the_cap():
    angle = np.linspace(0, 2 * np.pi, 73)
    ring = np.column_stack((1e6 * np.cos(angle), 1e6 * np.sin(angle)))
    polar = pyproj.CRS("EPSG:3413")
    degrees = project_xy(ring, polar, WGS84)
    exact = abs(GEOD.polygon_area_perimeter(degrees[:, 0], degrees[:, 1])[0])
    assert polygon_areas(polygons(shapely.Polygon(ring)), polar)[0] == pytest.approx(exact, rel=1e-5)


def test_a_projected_crs_is_measured_on_its_own_ellipsoid():
    square = shapely.box(800_000, 1_400_000, 801_000, 1_401_000)
    corners = project_xy(np.array(square.exterior.coords), UTM, WGS84)
    exact = abs(GEOD.polygon_area_perimeter(corners[:, 0], corners[:, 1])[0])
    assert polygon_areas(polygons(square), UTM)[0] == pytest.approx(exact, rel=1e-9)
    assert polygon_areas(polygons(square), UTM, geodesic=False)[0] == 1e6


def test_planar_feet_become_metres():
    feet = pyproj.CRS("EPSG:2263")
    assert feature_lengths(lines([(1e6, 2e5), (1e6, 2.01e5)]), feet, geodesic=False)[0] == pytest.approx(304.8006)


def test_degrees_are_never_metres():
    with pytest.raises(InputError, match="degree"):
        feature_lengths(lines([(0, 0), (1, 1)]), WGS84, geodesic=False)


def test_features_without_geometry_measure_nothing():
    nothing = Geometries.from_shapely(np.array([None, shapely.LineString([(0, 0), (0, 1)]), shapely.LineString()]))
    lengths = feature_lengths(nothing, WGS84)
    assert lengths[0] == lengths[2] == 0 and lengths[1] == pytest.approx(110_574.4, abs=0.1)


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(50, 52)), min_size=2, max_size=8))
@settings(max_examples=50, deadline=None)
def test_a_reversed_line_is_as_long(path):
    there, back = feature_lengths(lines(path, path[::-1]), WGS84)
    assert there == pytest.approx(back, rel=1e-12)
