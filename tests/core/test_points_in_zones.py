# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in zones: exactly those that GEOS finds one at a time, boundaries counted as inside."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_cases import frames, holds, point_sets, polygons, rings_of, zone_sets
from twinplan.core.errors import Cancelled
from twinplan.core.overlay.first_zone import points_first_zone
from twinplan.core.overlay.points_in_zones import point_zone_pairs
from twinplan.core.progress import Silent

QUIET = Silent()


def pair_set(xy, zones) -> list[tuple[int, int]]:
    point, zone = point_zone_pairs(xy, polygons(zones), QUIET)
    assert point.dtype == zone.dtype == np.int64
    return list(zip(point.tolist(), zone.tolist()))


def one_at_a_time(xy, zones) -> list[tuple[int, int]]:
    return [
        (number, zone)
        for number, point in enumerate(shapely.points(xy))
        for zone, shape in enumerate(zones)
        if shape is not None and shapely.intersects(shape, point)
    ]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_points_on_edges_corners_and_in_overlaps_are_found_exactly(data):
    frame = data.draw(frames())
    zones = data.draw(zone_sets(frame))
    xy = data.draw(point_sets(frame))
    exact = [rings_of(zone) for zone in zones]
    expected = [(p, z) for p in range(len(xy)) for z in range(len(zones)) if exact[z] and holds(exact[z], xy[p])]
    assert pair_set(xy, zones) == expected == one_at_a_time(xy, zones)


def wandering_zones(seed: int, count: int = 12) -> np.ndarray:
    random = np.random.default_rng(seed)
    centres = random.random((count, 2)) * 100 + (500_000, 4_600_000)
    radii = random.uniform(3, 25, (count, 1)) * random.uniform(0.6, 1.0, (count, 40))
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ring = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    return shapely.polygons(centres[:, None, :] + radii[:, :, None] * ring)


@pytest.mark.parametrize("seed", range(4))
def test_random_points_in_overlapping_irregular_zones(seed):
    zones = wandering_zones(seed)
    xy = np.random.default_rng(seed + 50).random((20_000, 2)) * 120 + (499_990, 4_599_990)
    tree = shapely.STRtree(zones)
    point, zone = tree.query(shapely.points(xy), predicate="intersects")
    order = np.lexsort((zone, point))
    assert pair_set(xy, zones) == list(zip(point[order].tolist(), zone[order].tolist()))


@pytest.mark.parametrize("seed", range(4))
def test_points_within_float_reach_of_oblique_edges_agree_with_geos(seed):
    zones = wandering_zones(seed, 5)
    random = np.random.default_rng(seed)
    ends = np.concatenate([shapely.get_coordinates(zone) for zone in zones])
    first = random.integers(0, len(ends) - 1, 3000)
    along = random.random((3000, 1))
    xy = ends[first] + along * (ends[first + 1] - ends[first])
    nudged = np.concatenate((xy, np.nextafter(xy, np.inf), np.nextafter(xy, -np.inf), ends))
    assert pair_set(nudged, zones) == one_at_a_time(nudged, zones)


def test_a_zone_in_the_hole_of_another_takes_the_points_there():
    ring = shapely.difference(shapely.box(0, 0, 9, 9), shapely.box(3, 3, 6, 6))
    zones = [ring, shapely.box(3, 3, 6, 6)]
    assert pair_set(np.array([(1.0, 1.0), (4.0, 4.0), (3.0, 4.0), (10.0, 4.0)]), zones) == [
        (0, 0),
        (1, 1),
        (2, 0),
        (2, 1),
    ]


def test_slivers_and_repeated_vertices_do_not_mislead():
    sliver = shapely.polygons([(0, 0), (10, 1e-9), (10, 0), (0, 0)])
    twice = shapely.polygons([(0, 5), (0, 5), (10, 5), (10, 5), (10, 9), (10, 9), (0, 9), (0, 5)])
    xy = np.array([(5.0, 0.0), (5.0, 1e-10), (5.0, 1e-3), (5.0, 5.0), (5.0, 7.0), (0.0, 5.0), (10.0, 9.0), (-1.0, 7.0)])
    assert pair_set(xy, [sliver, twice]) == one_at_a_time(xy, [sliver, twice])


@pytest.mark.parametrize("zones", [[], [None], [None, None]])
def test_nothing_lies_in_zones_without_geometry(zones):
    assert pair_set(np.ones((3, 2)), zones) == []
    assert points_first_zone(np.ones((3, 2)), polygons(zones), QUIET).tolist() == [-1, -1, -1]


def test_no_points_and_points_without_place():
    zones = [shapely.box(0, 0, 1, 1)]
    assert pair_set(np.zeros((0, 2)), zones) == []
    far = np.array([(np.nan, 0.5), (1e300, 0.5), (-1e300, 0.5), (0.5, np.inf), (0.5, 0.5)])
    assert pair_set(far, zones) == [(4, 0)]


def test_every_point_has_the_first_of_its_zones():
    zones = wandering_zones(7)
    random = np.random.default_rng(8)
    xy = np.concatenate((random.random((70_000, 2)) * 120 + (499_990, 4_599_990), shapely.get_coordinates(zones)))
    point, zone = point_zone_pairs(xy, polygons(zones), QUIET)
    expected = np.full(len(xy), -1)
    expected[point[::-1]] = zone[::-1]
    assert points_first_zone(xy, polygons(zones), QUIET).tolist() == expected.tolist()


def test_order_does_not_matter_and_parts_add_up():
    zones = wandering_zones(3)
    xy = np.random.default_rng(4).random((5000, 2)) * 120 + (499_990, 4_599_990)

    def counts(points, areas) -> np.ndarray:
        return np.bincount(point_zone_pairs(points, polygons(areas), QUIET)[1], minlength=len(areas))

    whole = counts(xy, zones)
    assert whole.tolist() == counts(xy[::-1], zones[::-1])[::-1].tolist()
    assert whole.tolist() == (counts(xy[:2000], zones) + counts(xy[2000:], zones)).tolist()


class CancelsAfter:
    """Progress whose user cancels at the given check."""

    def __init__(self, checks: int) -> None:
        self.left = checks

    def report(self, fraction: float, message: str = "") -> None:
        del fraction, message
        self.check()

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("checks", [0, 1, 3, 5, 8])
def test_cancelling_ends_the_work_and_its_threads(checks):
    import threading

    xy = np.random.default_rng(1).random((400_000, 2)) * 100 + (500_000, 4_600_000)
    with pytest.raises(Cancelled):
        point_zone_pairs(xy, polygons(wandering_zones(1)), CancelsAfter(checks))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("twinplan-overlay")]
