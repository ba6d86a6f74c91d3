# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons in zones: the areas of overlays made one pair at a time, and features that touch zones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_cases import common, frames, line_sets, lines, point_sets, polygons, zone_sets
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.geometry.ring_areas import planar_areas
from twinplan.core.overlay.polygons_in_zones import polygon_zone_areas
from twinplan.core.overlay.touching import touching_pairs
from twinplan.core.progress import Silent

QUIET = Silent()


def areas_in_zones(shapes, zones) -> np.ndarray:
    found = polygon_zone_areas(polygons(shapes), polygons(zones), QUIET)
    return np.bincount(found.zone, found.area, len(zones))


def found_areas(shapes, zones) -> dict[tuple[int, int], float]:
    found = polygon_zone_areas(polygons(shapes), polygons(zones), QUIET)
    pairs = list(zip(found.polygon.tolist(), found.zone.tolist()))
    assert pairs == sorted(set(pairs))
    assert (found.area > 0).all()
    return dict(zip(pairs, found.area.tolist()))


def slow_areas(shapes, zones) -> dict[tuple[int, int], float]:
    areas = {
        (number, zone): shapely.area(common(shape, area))
        for number, shape in enumerate(shapes)
        for zone, area in enumerate(zones)
        if shape is not None and area is not None
    }
    return {pair: area for pair, area in areas.items() if area > 0}


def assert_same(found, expected, tolerance=1e-9) -> None:
    least = max([1e-12, *expected.values()]) * tolerance
    assert {p for p, area in found.items() if area > least} == {p for p, area in expected.items() if area > least}
    for pair, area in expected.items():
        assert found.get(pair, 0.0) == pytest.approx(area, rel=tolerance, abs=least)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_polygons_that_share_edges_corners_and_holes_with_zones(data):
    frame = data.draw(frames())
    zones, shapes = data.draw(zone_sets(frame)), data.draw(zone_sets(frame))
    shift = data.draw(st.sampled_from(((0, 0), (2, 0), (1, 2))))
    shapes = np.array([shape and shapely.transform(shape, lambda xy: xy + shift) for shape in shapes], dtype=object)
    assert_same(found_areas(shapes, zones), slow_areas(shapes, zones))


def stars(seed: int, count: int, size: float) -> np.ndarray:
    random = np.random.default_rng(seed)
    centres = random.random((count, 2)) * 100 + (500_000, 4_600_000)
    radii = random.uniform(size / 4, size, (count, 1)) * random.uniform(0.3, 1.0, (count, 24))
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False) * random.choice((-1, 1), (count, 1))
    return shapely.polygons(centres[:, None] + radii[:, :, None] * np.stack((np.cos(angles), np.sin(angles)), axis=2))


@pytest.mark.parametrize(("seed", "size"), [(0, 2.0), (1, 10.0), (2, 60.0)])
def test_random_polygons_in_overlapping_irregular_zones(seed, size):
    shapes, zones = stars(seed, 150, size), stars(seed + 10, 12, 30.0)
    assert_same(found_areas(shapes, zones), slow_areas(shapes, zones), 1e-8)


def test_zones_within_polygons_and_polygons_within_holes():
    ring = shapely.difference(shapely.box(0, 0, 90, 90), shapely.box(30, 30, 60, 60))
    zones = [ring, shapely.box(10, 10, 12, 12), shapely.box(40, 40, 41, 41)]
    shapes = [shapely.box(-5, -5, 95, 95), shapely.box(35, 35, 55, 55), shapely.box(29, 29, 61, 61), ring]
    assert_same(found_areas(shapes, zones), slow_areas(shapes, zones))


def test_the_same_layer_twice_overlaps_with_itself_only():
    corners = range(0, 60, 10)
    tiles = [shapely.box(x, y, x + 10, y + 10) for x in corners for y in corners]
    assert found_areas(tiles, tiles) == {(number, number): 100.0 for number in range(len(tiles))}


def test_zones_that_tile_share_out_the_whole_area():
    corners = np.arange(0, 100, 10.0)
    tiles = [shapely.box(x + 5e5, y + 4.6e6, x + 5e5 + 10, y + 4.6e6 + 10) for x in corners for y in corners]
    inner = stars(3, 500, 5.0)
    inner = inner[shapely.contains_properly(shapely.box(5e5, 4.6e6, 5e5 + 100, 4.6e6 + 100), inner)]
    total = areas_in_zones(inner, tiles).sum()
    assert total == pytest.approx(shapely.area(inner).sum(), rel=1e-11)


def test_order_and_splitting_do_not_matter():
    shapes, zones = stars(5, 400, 6.0), stars(6, 10, 30.0)

    def total(parts, areas):
        return areas_in_zones(parts, areas)

    whole = total(shapes, zones)
    np.testing.assert_allclose(total(shapes[::-1], zones[::-1])[::-1], whole, rtol=1e-10)
    np.testing.assert_allclose(total(shapely.reverse(shapes), zones), whole, rtol=1e-10)
    np.testing.assert_allclose(total(shapes[:99], zones) + total(shapes[99:], zones), whole, rtol=1e-10)


@pytest.mark.parametrize("zones", [[], [None]])
@pytest.mark.parametrize("shapes", [[], [None], [shapely.box(0, 0, 1, 1)]])
def test_without_geometry_there_is_no_area(shapes, zones):
    assert found_areas(shapes, zones) == found_areas(zones, shapes) == {}


def test_features_without_geometry_between_others():
    shapes = [
        None,
        shapely.box(0, 0, 2, 2),
        None,
        shapely.MultiPolygon([shapely.box(3, 0, 4, 1), shapely.box(9, 9, 10, 10)]),
        None,
    ]
    zones = [None, shapely.box(1, 0, 3.5, 5), None]
    assert_same(found_areas(shapes, zones), {(1, 1): 2.0, (3, 1): 0.5})
    assert planar_areas(polygons(shapes)).tolist() == [0.0, 4.0, 0.0, 2.0, 0.0]


def _has_extent(shape) -> bool:
    """Whether GEOS takes a line for valid: one that stays in a point touches nothing, it says."""
    return shape is None or shapely.is_valid(shape)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_touching_is_what_geos_finds_one_at_a_time(data):
    frame = data.draw(frames())
    zones = data.draw(zone_sets(frame))
    for make, kind in ((line_sets, lines), (zone_sets, polygons)):
        shapes = [shape for shape in data.draw(make(frame)) if _has_extent(shape)]
        feature, zone = touching_pairs(kind(shapes), polygons(zones), QUIET)
        expected = [(i, j) for i, shape in enumerate(shapes) for j, area in enumerate(zones)
                    if shape is not None and area is not None and shapely.intersects(shape, area)]  # fmt: skip
        assert list(zip(feature.tolist(), zone.tolist())) == expected


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_points_and_multipoints_touch(data):
    frame = data.draw(frames())
    zones, xy = data.draw(zone_sets(frame)), data.draw(point_sets(frame))
    shapes = [*shapely.points(xy), None, *([shapely.multipoints(xy)] if len(xy) else [])]
    geometries = Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.POINT)
    feature, zone = touching_pairs(geometries, polygons(zones), QUIET)
    expected = [(i, j) for i, shape in enumerate(shapes) for j, area in enumerate(zones)
                if shape is not None and area is not None and shapely.intersects(shape, area)]  # fmt: skip
    assert list(zip(feature.tolist(), zone.tolist())) == expected
