# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projection of whole layers, and coordinates that cannot be what their CRS says."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from twinplan.core.errors import InputError
from twinplan.core.geometry.crs import bounds_in, lost, project_xy, reproject, same_crs
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.twin.plausible import check_plausible
from twinplan.core.twin.table import FeatureTable, SourceInfo

WGS84 = pyproj.CRS("EPSG:4326")
UTM = pyproj.CRS("EPSG:32643")
POLAR = pyproj.CRS("EPSG:3413")


def polygons(shapes) -> Geometries:
    return Geometries.from_shapely(np.array(shapes, dtype=object))


def table(geometries: Geometries, crs: pyproj.CRS) -> FeatureTable:
    return FeatureTable(SourceInfo("Masts"), crs, np.arange(len(geometries)), geometries)


def line(*coords: tuple[float, float]) -> Geometries:
    return Geometries.from_shapely(np.array([shapely.LineString(coords)]))


def test_axis_order_does_not_make_a_crs_another():
    assert same_crs(WGS84, pyproj.CRS("OGC:CRS84"))
    assert not same_crs(WGS84, UTM)


def test_points_keep_their_place_both_ways():
    points = Geometries.from_points(np.array([[77.5, 12.9], [np.nan, np.nan], [78.0, 13.0]]))
    there = reproject(points, WGS84, UTM)
    back = reproject(there, UTM, WGS84)
    assert np.allclose(back.coords, points.coords, atol=1e-9)
    assert list(there.has_geometry) == [True, False, True]


def test_a_long_straight_edge_stays_itself():
    coarse = reproject(line((72.0, 12.0), (78.0, 14.0)), WGS84, UTM)
    steps = np.linspace(0, 1, 5001)[:, None]
    path = np.array([[72.0, 12.0]]) * (1 - steps) + np.array([[78.0, 14.0]]) * steps
    truth = shapely.points(project_xy(path, WGS84, UTM))
    assert shapely.distance(coarse.to_shapely()[0], truth).max() < 0.2
    assert np.array_equal(coarse.coords[[0, -1]], project_xy(path[[0, -1]], WGS84, UTM))


def test_neighbours_share_the_added_vertices():
    square = [(77.0, 12.0), (77.5, 12.0), (77.5, 12.5), (77.0, 12.5)]
    neighbour = [(77.5, 12.5), (77.5, 12.0), (78.0, 12.0), (78.0, 12.5)]
    both = Geometries.from_shapely(np.array([shapely.Polygon(square), shapely.Polygon(neighbour)]))
    one, other = reproject(both, WGS84, UTM).to_shapely()
    assert len(one.exterior.coords) > 5
    assert shapely.area(shapely.intersection(one, other)) == 0.0
    assert shapely.touches(one, other)


def test_what_cannot_be_projected_is_without_geometry_and_counted():
    points = Geometries.from_points(np.array([[0.0, 90.0], [77.0, 12.0]]))
    mercator = reproject(points, WGS84, pyproj.CRS("EPSG:3395"))
    assert list(lost(points, mercator)) == [True, False] or np.abs(mercator.coords[0, 1]) > 3e7


def test_a_line_over_the_antimeridian_has_no_place_in_degrees():
    fiji = pyproj.CRS("EPSG:3832")
    crossing = project_xy(np.array([[179.5, -17.0], [-179.5, -17.0]]), WGS84, fiji)
    projected = reproject(line(*map(tuple, crossing)), fiji, WGS84)
    assert not projected.has_geometry[0]


def test_a_polygon_around_the_pole_has_no_place_in_degrees():
    ring = shapely.Point(0, 0).buffer(1e6)
    polar = Geometries.from_shapely(np.array([ring]), GeometryKind.POLYGON)
    assert lost(polar, reproject(polar, POLAR, WGS84))[0]


@pytest.mark.parametrize("gap", [1e-8, 1e-7, 5e-7])
def test_a_vertex_close_to_a_long_edge_leaves_the_polygon_valid(gap):
    ring = [(73, 20), (77, 20), (77, 21), (75.4, 21), (75, 20 + gap), (74.6, 21), (73, 21)]
    placed = reproject(polygons([shapely.Polygon(ring)]), WGS84, UTM).to_shapely()
    assert shapely.is_valid(placed).all()
    two = [shapely.Polygon([ring[0], (75, 20), *ring[4:]]), shapely.Polygon([(75, 20), *ring[1:5]])]
    apart = reproject(polygons(two), WGS84, UTM).to_shapely()
    assert shapely.area(placed).sum() == pytest.approx(shapely.area(apart).sum(), rel=1e-6)


def test_slivers_thinner_than_rounding_keep_their_place():
    base = np.array([[75.1, 20.3], [75.2, 20.4]])
    slivers = [shapely.Polygon([(x, y), (x + 1e-3, y + 1e-3), (x + 1e-3, y + 1e-3 + 3e-14)]) for x, y in base]
    assert reproject(polygons(slivers), WGS84, UTM).has_geometry.all()


def test_degrees_in_a_projected_crs_are_refused():
    with pytest.raises(InputError, match="look like degrees"):
        check_plausible(table(Geometries.from_points(np.array([[77.5, 12.9], [77.6, 13.0]])), UTM))


def test_metres_in_a_geographic_crs_are_refused():
    with pytest.raises(InputError, match="impossible"):
        check_plausible(table(Geometries.from_points(np.array([[780_000.0, 1_400_000.0]])), WGS84))


def test_a_few_absurd_rows_are_taken_out_and_counted():
    xy = np.array([[77.5, 12.9], [77.6, 13.0], [7.5e9, 1.0]])
    checked = check_plausible(table(Geometries.from_points(xy), WGS84))
    assert list(checked.geometries.has_geometry) == [True, True, False]
    assert "1 feature" in checked.notes[0]


def test_good_tables_come_back_as_they_are():
    good = table(Geometries.from_points(np.array([[780_000.0, 1_400_000.0]])), UTM)
    assert check_plausible(good) is good
    empty = table(Geometries.from_points(np.empty((0, 2))), UTM)
    assert check_plausible(empty) is empty


def test_bounds_of_a_box_in_another_crs():
    west, south, east, north = bounds_in((77.0, 12.0, 78.0, 13.0), WGS84, UTM)
    corner = project_xy(np.array([[77.0, 12.0]]), WGS84, UTM)[0]
    assert west == pytest.approx(corner[0], abs=2000) and south == pytest.approx(corner[1], abs=2000)
    assert east > west and north > south
