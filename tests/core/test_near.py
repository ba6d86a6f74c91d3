# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Nearest targets, targets within a distance and pairs, against every distance measured one by one."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.errors import Cancelled, InputError
from twinplan.core.overlay import near
from twinplan.core.overlay.near import nearest, pairs_within, within
from twinplan.core.progress import Silent

UTM, DEGREES, FEET = pyproj.CRS(32643), pyproj.CRS(4326), pyproj.CRS(2225)
GEOD = pyproj.Geod(ellps="WGS84")
TIE_M = 1e-6
UTM_ORIGIN = np.array([400_000.0, 2_800_000.0])
CITY, ANTIMERIDIAN, POLE = (77, 12, 78, 13), (179, -20, 181, -18), (-180, 88, 180, 90)
FAR_NORTH, GLOBE = (-180, 80, 180, 90), (-180, -90, 180, 90)


@pytest.fixture(autouse=True, params=["tree", "cells"])
def way(request, monkeypatch):
    """Few points are looked up in the tree, many by cells: both ways are tried on all cases."""
    monkeypatch.setattr(near, "_FEW_POINTS", 0 if request.param == "cells" else 10**9)


def scattered(count, box, seed):
    random = np.random.default_rng(seed)
    return np.column_stack((random.uniform(box[0], box[2], count), random.uniform(box[1], box[3], count)))


def all_distances(targets, points, geodesic):
    if not geodesic:
        return np.hypot(points[:, None, 0] - targets[:, 0], points[:, None, 1] - targets[:, 1])
    ends = np.repeat(points, len(targets), axis=0), np.tile(targets, (len(points), 1))
    return GEOD.inv(*ends[0].T, *ends[1].T)[2].reshape(len(points), len(targets))


def assert_as_measured(targets, points, radius_m, crs, geodesic):
    distance = all_distances(targets, points, geodesic)
    lowest = (distance <= distance.min(axis=1)[:, None] + TIE_M).argmax(axis=1)
    found = nearest(targets, points, crs, geodesic, Silent())
    np.testing.assert_array_equal(found.index, lowest)
    np.testing.assert_allclose(found.distance_m, distance[np.arange(len(points)), lowest], rtol=0, atol=1e-7)
    inside = distance <= np.broadcast_to(radius_m, len(targets)) + TIE_M
    np.testing.assert_array_equal(within(targets, radius_m, points, crs, geodesic, Silent()), inside.sum(axis=1))
    pairs = pairs_within(targets, radius_m, points, crs, geodesic, Silent())
    np.testing.assert_array_equal(np.stack((pairs.points, pairs.targets)), np.nonzero(inside))
    np.testing.assert_allclose(pairs.distance_m, distance[inside], rtol=0, atol=1e-7)


@pytest.mark.parametrize("radius_m", [0.0, 3_000.0, 60_000.0, 1e9])
def test_scattered_in_the_plane(radius_m):
    targets, points = (scattered(count, (0, 0, 1e5, 1e5), count) + UTM_ORIGIN for count in (200, 900))
    assert_as_measured(targets, points, radius_m, UTM, False)


@pytest.mark.parametrize(
    ("box", "reach_m"),
    [(CITY, 3e3), (CITY, 9e4), (ANTIMERIDIAN, 8e3), (POLE, 5e4), (FAR_NORTH, 9e5), (GLOBE, 4e6), (GLOBE, 2.1e7)],
)
def test_scattered_on_the_ellipsoid(box, reach_m):
    targets, points = scattered(150, box, 1), scattered(700, box, 2)
    assert_as_measured(targets, points, np.random.default_rng(3).uniform(0, reach_m, len(targets)), DEGREES, True)


def test_on_a_lattice_the_lowest_index_is_nearest():
    lattice = np.stack(np.meshgrid(np.arange(12) * 100.0, np.arange(12) * 100.0), -1).reshape(-1, 2) + UTM_ORIGIN
    finer = np.stack(np.meshgrid(np.arange(23) * 50.0, np.arange(23) * 50.0), -1).reshape(-1, 2) + UTM_ORIGIN
    targets = lattice[np.random.default_rng(0).permutation(len(lattice))]
    assert_as_measured(np.concatenate((targets, targets)), finer, 150.0, UTM, False)


def test_on_the_lattice_of_longitude_and_latitude_the_lowest_index_is_nearest():
    lattice = np.stack(np.meshgrid(np.arange(-180, 180, 30.0), np.arange(-90, 91, 30.0)), -1).reshape(-1, 2)
    finer = np.stack(np.meshgrid(np.arange(-180, 180, 15.0), np.arange(-90, 91, 15.0)), -1).reshape(-1, 2)
    targets = lattice[np.random.default_rng(0).permutation(len(lattice))]
    assert_as_measured(targets, finer, 1e6, DEGREES, True)


def test_targets_on_a_circle_around_a_point_are_all_as_near():
    angle = np.linspace(0, 2 * np.pi, 300, endpoint=False)
    targets = UTM_ORIGIN + 1_000.0 * np.column_stack((np.cos(angle), np.sin(angle)))
    points = np.tile(UTM_ORIGIN, (5, 1))
    assert_as_measured(targets, points, 1_000.0, UTM, False)
    assert_as_measured(targets, points, 999.9, UTM, False)


def test_far_from_all_targets_even_beyond_the_earth():
    assert_as_measured(scattered(3, (0, 0, 1, 1), 1), scattered(300, GLOBE, 2), 1.99e7, DEGREES, True)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=30),
    st.sampled_from([0.0, 1.0, 5.0, 2.0**0.5, 10.0]),
    st.sampled_from([1.0, 1_000.0]),
)
def test_whole_numbers_with_ties_and_points_on_circles(targets, points, radius, scale):
    assert_as_measured(
        np.array(targets, dtype=float) * scale, np.array(points, dtype=float) * scale, radius * scale, UTM, False
    )


def test_from_a_projected_crs_geodesic_distances_are_those_in_degrees():
    targets, points = (scattered(count, (0, 0, 1e5, 1e5), count) + UTM_ORIGIN for count in (100, 500))
    to_degrees = pyproj.Transformer.from_crs(UTM, DEGREES, always_xy=True)
    seen = [np.column_stack(to_degrees.transform(*xy.T)) for xy in (targets, points)]
    ours, theirs = nearest(targets, points, UTM, True, Silent()), nearest(*seen, DEGREES, True, Silent())
    np.testing.assert_array_equal(ours.index, theirs.index)
    np.testing.assert_allclose(ours.distance_m, theirs.distance_m, rtol=0, atol=1e-6)


def test_planar_distances_are_in_metres_whatever_the_unit_of_the_crs():
    found = nearest(np.zeros((1, 2)), np.array([[3.0, 4.0]]), FEET, False, Silent())
    assert found.distance_m[0] == pytest.approx(5.0 * 1200 / 3937)
    assert within(np.zeros((1, 2)), 2.0, np.array([[3.0, 4.0]]), FEET, False, Silent()).tolist() == [1]


def test_degrees_are_never_taken_for_metres():
    with pytest.raises(InputError, match="degree"):
        nearest(np.zeros((1, 2)), np.zeros((1, 2)), DEGREES, False, Silent())


def test_what_has_no_position_is_unknown_and_never_a_target():
    targets = np.array([[np.nan, np.nan], [10.0, 0.0]])
    points = np.array([[0.0, 0.0], [np.nan, 5.0]])
    found = nearest(targets, points, UTM, False, Silent())
    assert found.index.tolist() == [1, -1]
    assert found.distance_m[0] == 10.0 and np.isnan(found.distance_m[1])
    assert within(targets, 20.0, points, UTM, False, Silent()).tolist() == [1, -1]
    assert pairs_within(targets, 20.0, points, UTM, False, Silent()).targets.tolist() == [1]


def test_without_targets_or_points():
    nothing, one = np.zeros((0, 2)), np.zeros((1, 2))
    found = nearest(nothing, one, UTM, False, Silent())
    assert found.index.tolist() == [-1] and np.isinf(found.distance_m[0])
    assert within(nothing, 5.0, one, UTM, True, Silent()).tolist() == [0]
    assert len(pairs_within(nothing, 5.0, one, UTM, False, Silent())) == 0
    assert len(nearest(one, nothing, UTM, True, Silent()).index) == 0
    assert len(within(one, 5.0, nothing, UTM, False, Silent())) == 0


def test_cancel_ends_the_search():
    class Impatient(Silent):
        def check(self):
            raise Cancelled

    points = scattered(200_000, (0, 0, 1e5, 1e5), 1)
    for search in (nearest, lambda *given: within(given[0], 3e3, *given[1:])):
        with pytest.raises(Cancelled):
            search(points[:1000], points, UTM, False, Impatient())


@pytest.mark.parametrize(("crs", "geodesic", "box"), [(UTM, False, (4e5, 2.8e6, 5e5, 2.9e6)), (DEGREES, True, CITY)])
def test_a_point_has_exactly_the_same_answer_whichever_other_points_are_asked_for(crs, geodesic, box):
    targets, points = scattered(500, box, 1), scattered(5_000, box, 2)
    whole = nearest(targets, points, crs, geodesic, Silent())
    pairs = pairs_within(targets, 9_000.0, points, crs, geodesic, Silent())
    for start, stop in ((0, 1), (1, 8), (8, 3_000), (3_000, 5_000)):
        part = nearest(targets, points[start:stop], crs, geodesic, Silent())
        np.testing.assert_array_equal(part.index, whole.index[start:stop])
        np.testing.assert_array_equal(part.distance_m, whole.distance_m[start:stop])
        own = slice(*np.searchsorted(pairs.points, (start, stop)))
        some = pairs_within(targets, 9_000.0, points[start:stop], crs, geodesic, Silent())
        np.testing.assert_array_equal(some.targets, pairs.targets[own])
        np.testing.assert_array_equal(some.distance_m, pairs.distance_m[own])
