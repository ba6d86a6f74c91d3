# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines in zones: what exact arithmetic says of every segment, closed zones, no parts without length."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_cases import common, exact_intervals, frames, line_sets, lines, polygons, rings_of, zone_sets
from twinplan.core.geometry.measures import planar_segment_lengths
from twinplan.core.geometry.segments import segment_starts, segments
from twinplan.core.overlay.lines_in_zones import cut_lines, line_zone_intervals
from twinplan.core.progress import Silent

QUIET = Silent()


def found_intervals(shapes, zones) -> list[tuple[int, int, float, float]]:
    found = line_zone_intervals(lines(shapes), polygons(zones), QUIET)
    assert (found.stop > found.start).all()
    return list(zip(found.segment.tolist(), found.zone.tolist(), found.start.tolist(), found.stop.tolist()))


def lengths_in_zones(shapes, zones, kinds=None, count: int = 1) -> np.ndarray:
    """(zones, count) planar length by kind of line, from lines that are whole and parts of the others."""
    geometries = lines(shapes)
    metres = planar_segment_lengths(geometries)
    kinds = np.zeros(len(geometries), dtype=int) if kinds is None else kinds
    found = cut_lines(geometries, polygons(zones), QUIET)
    whole = np.bincount(found.segment_feature, metres, len(geometries))[found.feature]
    parts = metres[found.near.segment] * (found.near.stop - found.near.start)
    feature = np.concatenate((found.feature, found.segment_feature[found.near.segment]))
    slot = np.concatenate((found.zone, found.near.zone)) * count + kinds[feature]
    return np.bincount(slot, np.concatenate((whole, parts)), len(zones) * count).reshape(len(zones), count)


def slow_intervals(shapes, zones) -> list[tuple[int, int, float, float]]:
    geometries = lines(shapes)
    rings = [rings_of(zone) for zone in zones]
    starts = segment_starts(geometries)
    return [
        (segment, zone, low, high)
        for segment, vertex in enumerate(starts)
        for zone in range(len(zones))
        for low, high in exact_intervals(geometries.coords[vertex], geometries.coords[vertex + 1], rings[zone])
    ]


def assert_same(found, expected) -> None:
    assert [part[:2] for part in found] == [part[:2] for part in expected]
    if expected:
        np.testing.assert_allclose([part[2:] for part in found], [part[2:] for part in expected], atol=1e-9)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_lines_along_edges_and_through_corners_are_cut_exactly(data):
    frame = data.draw(frames())
    zones = data.draw(zone_sets(frame))
    shapes = data.draw(line_sets(frame))
    assert_same(found_intervals(shapes, zones), slow_intervals(shapes, zones))


def walks(seed: int, count: int = 20, step: float = 6.0) -> np.ndarray:
    random = np.random.default_rng(seed)
    first = random.random((count, 1, 2)) * 120 + (499_990, 4_599_990)
    return shapely.linestrings(first + np.cumsum(random.normal(0, step, (count, 8, 2)), axis=1))


def stars(seed: int, count: int = 8) -> np.ndarray:
    random = np.random.default_rng(seed)
    centres = random.random((count, 2)) * 100 + (500_000, 4_600_000)
    radii = random.uniform(5, 30, (count, 1)) * random.uniform(0.3, 1.0, (count, 24))
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return shapely.polygons(centres[:, None] + radii[:, :, None] * np.stack((np.cos(angles), np.sin(angles)), axis=1))


@pytest.mark.parametrize("seed", range(3))
def test_random_lines_in_overlapping_irregular_zones(seed):
    shapes, zones = walks(seed), stars(seed)
    assert_same(found_intervals(shapes, zones), slow_intervals(shapes, zones))


def test_a_line_along_a_shared_edge_is_in_both_zones():
    zones = [shapely.box(0, 0, 4, 4), shapely.box(4, 0, 8, 4)]
    shapes = [shapely.linestrings([(4, -2), (4, 2)])]
    assert found_intervals(shapes, zones) == [(0, 0, 0.5, 1.0), (0, 1, 0.5, 1.0)]


def test_a_line_that_only_touches_a_corner_has_no_part():
    zones = [shapely.box(0, 0, 4, 4)]
    assert found_intervals([shapely.linestrings([(-2, 2), (2, 6)])], zones) == []


def test_lines_from_far_away_cross_small_zones():
    zones = [shapely.box(0, 0, 1, 1)]
    far = shapely.linestrings([[(-4e6, 0.5), (4e6, 0.5)], [(0.25, -1e9), (0.25, 1e9)], [(-3e12, -3e12), (-3e12, 5e12)]])
    lengths = lengths_in_zones(far, zones, np.array([0, 1, 2]), 3)
    np.testing.assert_allclose(lengths, [[1.0, 1.0, 0.0]], atol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_lengths_by_class_are_those_of_shapely(seed):
    shapes, zones = walks(seed, 3000, 2.0), stars(seed)
    kinds = np.random.default_rng(seed).integers(0, 3, len(shapes))
    found = lengths_in_zones(shapes, zones, kinds, 3)
    expected = [[shapely.length(common(shapes[kinds == kind], zone)).sum() for kind in range(3)] for zone in zones]
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_lines_that_are_whole_and_parts_of_others_are_all_intervals():
    shapes, zones = walks(4, 400, 2.0), stars(4)
    found, every = (
        cut_lines(lines(shapes), polygons(zones), QUIET),
        line_zone_intervals(lines(shapes), polygons(zones), QUIET),
    )
    feature_of = segments(lines(shapes))[1]
    assert len(found.feature) and len(found.near.segment)
    pairs = set(zip(found.feature.tolist(), found.zone.tolist()))
    is_whole = np.array([pair in pairs for pair in zip(feature_of[every.segment].tolist(), every.zone.tolist())])
    assert (every.start[is_whole] == 0).all() and (every.stop[is_whole] == 1).all()
    for name in ("segment", "zone", "start", "stop"):
        assert getattr(every, name)[~is_whole].tolist() == getattr(found.near, name).tolist()


def test_direction_order_and_splitting_do_not_matter():
    shapes, zones = walks(9, 500), stars(9)

    def total(parts, areas):
        return lengths_in_zones(parts, areas)[:, 0]

    whole = total(shapes, zones)
    np.testing.assert_allclose(total(shapely.reverse(shapes), zones), whole, rtol=1e-12)
    np.testing.assert_allclose(total(shapes[::-1], zones[::-1])[::-1], whole, rtol=1e-12)
    np.testing.assert_allclose(total(shapes[:123], zones) + total(shapes[123:], zones), whole, rtol=1e-12)


def test_zones_that_tile_share_out_the_whole_length():
    corners = np.arange(0, 100, 10.0)
    zones = [shapely.box(x + 5e5, y + 4.6e6, x + 5e5 + 10, y + 4.6e6 + 10) for x in corners for y in corners]
    inner = walks(2, 2000, 1.0)
    inner = inner[shapely.contains_properly(shapely.box(5e5, 4.6e6, 5e5 + 100, 4.6e6 + 100), inner)]
    found = lengths_in_zones(inner, zones)
    assert found.sum() == pytest.approx(shapely.length(inner).sum(), rel=1e-12)


@pytest.mark.parametrize("zones", [[], [None]])
def test_no_zones_hold_no_lines(zones):
    assert found_intervals([shapely.linestrings([(0, 0), (1, 1)])], zones) == []
    assert lengths_in_zones([None], zones, None, 2).shape == (len(zones), 2)


@pytest.mark.parametrize("seed", range(3))
def test_vertices_put_on_oblique_edges_are_on_them_to_within_rounding(seed):
    """Lines between such vertices, also along edges: no more and no less than a hair's breadth makes of them."""
    zones, random = stars(seed, 4), np.random.default_rng(seed)
    corners = np.concatenate([shapely.get_coordinates(zone) for zone in zones])
    first, share = random.integers(0, len(corners) - 1, (20, 4)), random.choice((0.0, 0.5, 1 / 3), (20, 4, 1))
    first[10:] = first[10:, :1]
    share[10:] = random.random((10, 4, 1))
    xy = corners[first] + share * (corners[first + 1] - corners[first])
    parts = lines(list(shapely.linestrings(xy + random.choice((0.0, 1e-9, -1e-9), xy.shape))))
    found = line_zone_intervals(parts, polygons(zones), QUIET)
    starts = segment_starts(parts)
    segments = shapely.linestrings(np.stack((parts.coords[starts], parts.coords[starts + 1]), axis=1))
    inside = np.bincount(found.segment * 4 + found.zone, found.stop - found.start, 4 * len(starts))
    inside = inside.reshape(-1, 4) * shapely.length(segments)[:, None]
    within, about = (
        np.stack([shapely.length(common(segments, shapely.buffer(zone, width))) for zone in zones], axis=1)
        for width in (-1e-6, 1e-6)
    )
    assert (inside >= within - 1e-4).all()
    assert (inside <= about + 1e-4).all()
