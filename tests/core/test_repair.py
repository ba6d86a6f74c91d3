# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries as they come from files are repaired where they can be, and counted."""

from __future__ import annotations

import numpy as np
import shapely
from twinplan.core.geometry.geometries import Geometries, GeometryKind, concatenate, empty_geometries
from twinplan.core.geometry.repair import repair
from twinplan.core.progress import Silent


def of(*shapes, kind=None):
    return Geometries.from_shapely(np.array([*shapes, None], dtype=object)[:-1], kind)


def test_invalid_polygons_keep_the_area_that_they_cover():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    overlapping = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)])
    spike = shapely.Polygon([(0, 0), (4, 0), (4, 4), (4, 9), (4, 4), (0, 4)])
    sound = shapely.box(5, 5, 6, 6)
    repaired = repair(of(bow_tie, sound, overlapping, None, spike), Silent())
    found = repaired.geometries.to_shapely()
    assert (repaired.repaired, repaired.dropped) == (3, 0)
    assert shapely.is_valid(found[[0, 1, 2, 4]]).all()
    assert found[3] is None
    assert shapely.area(found[[0, 1, 2, 4]]).tolist() == [2.0, 1.0, 7.0, 16.0]


def test_sound_polygons_are_left_as_they_are():
    shapes = of(shapely.box(0, 0, 1, 1), shapely.Point(3, 3).buffer(1).difference(shapely.Point(3, 3).buffer(0.5)))
    repaired = repair(shapes, Silent())
    assert repaired.geometries is shapes


def test_open_rings_are_closed_and_rings_too_short_dropped():
    coords = np.array([[0, 0], [4, 0], [4, 4], [0, 4], [1, 1], [2, 1], [1, 1], [9, 9], [8, 8]], dtype=float)
    shapes = Geometries(
        GeometryKind.POLYGON, coords, np.array([0, 4, 7, 9]), np.array([0, 2, 3]), np.array([0, 1, 2], dtype=np.int64)
    )
    repaired = repair(shapes, Silent())
    assert [None if each is None else each.area for each in repaired.geometries.to_shapely()] == [16.0, None]
    assert (repaired.repaired, repaired.dropped) == (1, 1)


def test_a_coordinate_that_is_no_number_costs_the_place_of_its_feature_only():
    line = shapely.LineString([(0, 0), (1, 1)])
    lines = of(line, line, line)
    lines.coords[3, 0] = np.nan
    repaired = repair(lines, Silent())
    assert repaired.geometries.has_geometry.tolist() == [True, False, True]
    assert repaired.dropped == 1
    points = Geometries(
        GeometryKind.POINT, np.array([[0, 0], [np.inf, 1.0]]), np.arange(3), None, np.array([0, 1, 2], dtype=np.int64)
    )
    assert repair(points, Silent()).geometries.has_geometry.tolist() == [True, False]


def test_lines_of_one_vertex_are_none():
    shapes = Geometries(
        GeometryKind.LINE, np.zeros((3, 2)), np.array([0, 1, 3]), None, np.array([0, 1, 2], dtype=np.int64)
    )
    assert repair(shapes, Silent()).geometries.has_geometry.tolist() == [False, True]


def test_empty_geometries_are_missing_not_beyond_repair():
    repaired = repair(of(shapely.Polygon(), None, kind=GeometryKind.POLYGON), Silent())
    assert (repaired.repaired, repaired.dropped) == (0, 0)


def test_pieces_put_together_are_the_features_one_after_the_other():
    shapes = [shapely.box(0, 0, 1, 1), None, shapely.MultiPolygon([shapely.box(2, 2, 3, 3), shapely.box(4, 4, 5, 5)])]
    pieces = [of(*shapes, kind=GeometryKind.POLYGON), empty_geometries(GeometryKind.POLYGON, 2), of(shapes[2])]
    found = concatenate(pieces).to_shapely()
    assert [each if each is None else each.wkt for each in found] == [
        each if each is None else each.wkt for each in (*shapes, None, None, shapes[2])
    ]
    points = Geometries.from_points(np.array([[1.0, 2.0], [np.nan, 0.0]]))
    assert concatenate([points, points]).has_geometry.tolist() == [True, False, True, False]
