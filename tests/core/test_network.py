# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks: where lines meet, what it costs to travel them, what is found wrong, where places enter, ways through."""

from __future__ import annotations

import heapq
import itertools
import threading

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from network_cases import UTM, lines, table
from twinplan.core.errors import Cancelled, InputError
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.network.build import topology
from twinplan.core.network.cache import NetworkCache
from twinplan.core.network.components import components
from twinplan.core.network.crossings import crossing_segments
from twinplan.core.network.health import health_of
from twinplan.core.network.model import Joining
from twinplan.core.network.plane import working_plane
from twinplan.core.network.reach import reached_stretches
from twinplan.core.network.route import route
from twinplan.core.network.search import NOWHERE, Seeds, cheapest, graph_of
from twinplan.core.network.snap import Snapper
from twinplan.core.network.split import split
from twinplan.core.network.travel import CostKind, TravelRule, network_of
from twinplan.core.progress import Silent

SEEDS = st.integers(0, 2**32 - 1)
QUIET = Silent()


def network(layer, joining=Joining.VERTICES, tolerance=0.5, **rule):
    shape = topology(layer.geometries, UTM, joining, tolerance, False, QUIET)
    return network_of(shape, layer, TravelRule(**{"cost": CostKind.LENGTH, **rule}), QUIET)[0]


# Where lines meet


def test_lines_meet_where_they_share_a_vertex():
    found = network(lines("roads", [[(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 80)]]))
    assert (len(found), found.node_count) == (3, 4)
    assert sorted(found.length_m) == [50.0, 50.0, 80.0]


def test_with_ends_only_a_line_is_one_edge():
    found = network(lines("roads", [[(0, 0), (50, 0), (100, 0)], [(50, 0), (50, 80)]]), Joining.ENDS)
    assert (len(found), found.node_count) == (2, 4)


@pytest.mark.parametrize(("gap", "nodes"), [(0.4, 3), (0.5, 3), (0.6, 4)])
def test_ends_are_joined_within_the_tolerance(gap, nodes):
    found = network(lines("roads", [[(0, 0), (100, 0)], [(100 + gap, 0), (200, 0)]]))
    assert found.node_count == nodes


def test_an_end_is_joined_to_a_vertex_beside_it():
    found = network(lines("roads", [[(0, 0), (50, 0), (100, 0)], [(50.3, 0.2), (50, 80)]]))
    assert (len(found), found.node_count) == (3, 4)


def test_many_ends_near_each_other_become_one_node():
    spokes = [[(np.cos(a) * 0.1, np.sin(a) * 0.1), (np.cos(a) * 90, np.sin(a) * 90)] for a in np.arange(0, 6.2, 0.3)]
    found = network(lines("roads", spokes))
    assert found.node_count == len(spokes) + 1


def test_crossings_are_joined_only_if_asked():
    cross = lines("roads", [[(0, 0), (100, 0)], [(50, -50), (50, 50)], [(70, 0.3), (70, 40)]])
    assert network(cross).node_count == 6
    joined = network(cross, Joining.CROSSINGS)
    assert (len(joined), joined.node_count) == (6, 7)
    assert joined.length_m.sum() == pytest.approx(100 + 100 + 39.7, abs=0.01)


def test_a_vertex_drawn_twice_is_there_once():
    found = network(lines("roads", [[(0, 0), (50, 0), (50, 0), (100, 0)]]))
    assert (len(found), found.node_count) == (1, 2)


def test_a_ring_begins_and_ends_at_one_node():
    found = network(lines("roads", [[(0, 0), (100, 0), (100, 100), (0, 0)], [(0, 0), (-50, 0)]]))
    assert (len(found), found.node_count) == (2, 2)


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_crossings_are_those_of_an_independent_library(seed):
    random = np.random.default_rng(seed)
    scale = float(random.choice([5.0, 40.0]))
    ends = random.random((random.integers(2, 25), 2, 2)) * 60.0
    ends[:, 1] = ends[:, 0] + (random.random((len(ends), 2)) - 0.5) * scale
    shapes = [shapely.LineString(pair) for pair in ends]
    layer = Geometries.from_shapely(np.array(shapes, dtype=object))
    found = crossing_segments(layer, 1e-6, QUIET)
    pairs = {tuple(sorted(pair)) for pair in zip(found.segment.tolist(), found.other.tolist())}
    expected = {(i, j) for i, j in itertools.combinations(range(len(shapes)), 2) if shapes[i].crosses(shapes[j])}
    assert pairs == expected


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_components_are_those_of_a_simple_search(seed):
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 40))
    pairs = random.integers(0, count, (int(random.integers(0, 40)), 2))
    label = list(range(count))
    for _ in range(count):
        for a, b in pairs.tolist():
            label[a] = label[b] = min(label[a], label[b])
    assert components(count, pairs[:, 0], pairs[:, 1], QUIET).tolist() == label


# What it costs


def costs(layer, **rule):
    found = network(layer, **rule)
    return list(zip(found.forward.tolist(), found.backward.tolist()))


def test_one_way_streets_in_the_words_of_openstreetmap():
    street = [[(0, 0), (60, 0)]] * 6
    layer = lines("roads", street, oneway=["yes", "-1", "no", None, "True", "reversible"])
    closed = float("inf")
    both, forward, backward = (60.0, 60.0), (60.0, closed), (closed, 60.0)
    assert costs(layer, direction_field="oneway") == [forward, backward, both, both, forward, both]


def test_speeds_come_from_the_field_then_the_class_then_the_default():
    layer = lines(
        "roads",
        [[(0, 0), (1000, 0)]] * 4,
        speed=["60", None, "30 mph", None],
        highway=["primary", "primary", "primary", "goat path"],
    )
    rule = {"cost": CostKind.TIME, "speed_field": "speed", "class_field": "highway", "default_speed_kmh": 20.0}
    minutes = [forward for forward, _ in costs(layer, **rule)]
    assert minutes == pytest.approx([1.0, 60 / 65, 60 / 48.28032, 3.0])


def test_the_cost_of_a_line_is_shared_by_its_edges():
    layer = lines("roads", [[(0, 0), (30, 0), (90, 0)], [(30, 0), (30, 30)]], price=[9.0, 0.0])
    assert [forward for forward, _ in costs(layer, cost=CostKind.FIELD, cost_field="price")] == [3.0, 6.0, 0.0]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"cost": CostKind.FIELD, "cost_field": "wrong"}, "'Mill Lane' has a negative cost in field 'wrong'"),
        ({"cost": CostKind.TIME, "speed_field": "wrong"}, "'Mill Lane' has a speed of 0 or less in field 'wrong'"),
        ({"cost": CostKind.FIELD, "cost_field": "missing"}, "'High Street' has no cost in field 'missing', and so"),
    ],
)
def test_costs_that_make_no_sense_are_refused_naming_the_line(rule, said):
    layer = lines(
        "roads",
        [[(0, 0), (30, 0)], [(30, 0), (60, 0)]],
        name=["High Street", "Mill Lane"],
        wrong=[5.0, -5.0],
        missing=[None, None],
    )
    with pytest.raises(InputError, match=said):
        network(layer, **rule)


# What is wrong


def test_health_counts_what_is_wrong():
    layer = lines(
        "roads",
        [
            [(0, 0), (100, 0)],
            [(0, 0), (50, 40), (100, 0)],  # parallel to the first
            [(50, -50), (50, 20)],  # crosses the first without a node
            [(400, 0), (500, 0)],  # an island
            [(100, 0), (100, 0)],  # without length
            [(70, -0.2), (70, -30)],  # ends beside the first
            [(100, 0), (150, 0), (150, 50), (100, 0)],  # a loop
        ],
    )
    health = health_of(network(layer), 0.5, QUIET)
    assert health.island_count == 4
    assert health.island_edges.tolist()[0] == 4
    assert len(health.crossing_xy) == 1
    assert len(health.near_end_xy) == 1
    assert health.is_zero.sum() == 1
    assert health.is_parallel.sum() == 2
    assert health.is_loop.sum() == 1
    assert health.is_dangle.sum() == 6


# Where places enter


@given(SEEDS)
@settings(max_examples=40, deadline=None)
def test_places_enter_at_the_nearest_edge(seed):
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 60))
    starts = random.random((count, 2)) * 1000.0
    reach = random.exponential(float(random.choice([5.0, 300.0])), (count, 1))
    shapes = [shapely.LineString([a, a + (random.random(2) - 0.5) * r]) for a, r in zip(starts, reach)]
    layer = table("roads", shapes, shift=False)
    built = network(layer, tolerance=0.0)
    xy = random.random((200, 2)) * 1400.0 - 200.0
    found = Snapper(built, QUIET).snap(xy, 150.0, False, QUIET)
    distance = np.array([[shape.distance(shapely.Point(*each)) for shape in shapes] for each in xy]).min(axis=1)
    np.testing.assert_array_equal(found.found, distance <= 150.0)
    near = found.found
    np.testing.assert_allclose(found.entry_m[near], distance[near], atol=1e-9)
    on = built.geometry_of(found.edge[near], np.zeros(near.sum()), found.share[near]).to_shapely()
    np.testing.assert_allclose([shapely.get_coordinates(each)[-1] for each in on], found.xy[near], atol=1e-6)


# Ways


def dijkstra(count, arcs, seeds):
    cost = [(np.inf, NOWHERE)] * count
    heap = [(c, r, n) for n, r, c in seeds]
    heapq.heapify(heap)
    leaving = {}
    for tail, head, weight in arcs:
        leaving.setdefault(tail, []).append((head, weight))
    while heap:
        c, r, node = heapq.heappop(heap)
        if (c, r) >= cost[node]:
            continue
        cost[node] = (c, r)
        for head, weight in leaving.get(node, ()):
            heapq.heappush(heap, (c + weight, r, head))
    return cost


@given(SEEDS)
@settings(max_examples=150, deadline=None)
def test_searches_find_what_a_textbook_search_finds(seed):
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 120))
    size = int(random.integers(0, 5 * count))
    tail, head = random.integers(0, count, size), random.integers(0, count, size)
    # Whole numbers, zeros among them, so that there are many ties.
    weight = random.integers(0, int(random.choice([1, 4, 1000])) + 1, size).astype(float)
    seeds = [(int(random.integers(0, count)), rank, float(random.integers(0, 5))) for rank in range(3)]
    graph = graph_of(count, tail, head, weight, weight, QUIET)
    node, rank, cost = zip(*seeds)
    start = Seeds(np.array(node), np.array(rank, dtype=np.int32), np.array(cost), np.zeros(3))
    limit = float(random.choice([np.inf, 6.0]))
    found = cheapest(graph, start, limit, QUIET)
    expected = dijkstra(count, zip(tail.tolist(), head.tolist(), weight.tolist()), seeds)
    expected = [each if each[0] <= limit else (np.inf, NOWHERE) for each in expected]
    assert found.cost.tolist() == [cost for cost, _ in expected]
    assert found.rank.tolist() == [rank for _, rank in expected]
    side_by_side = cheapest(
        graph,
        Seeds(start.state + count * np.arange(3), start.rank, start.cost, start.length),
        limit,
        QUIET,
        copies=3,
    )
    for copy in range(3):
        alone = dijkstra(count, zip(tail.tolist(), head.tolist(), weight.tolist()), seeds[copy : copy + 1])
        alone = [cost if cost <= limit else np.inf for cost, _ in alone]
        assert side_by_side.cost[copy * count : (copy + 1) * count].tolist() == alone


def test_a_large_search_settles_bands_and_single_nodes_alike():
    """A town at the end of a long road: one node at a time at first, then many."""
    random = np.random.default_rng(5)
    side, road = 150, 3000
    node = np.arange(side * side).reshape(side, side) + road
    tail = np.concatenate((np.arange(road), node[:, :-1].ravel(), node[:-1].ravel()))
    head = np.concatenate((np.arange(1, road + 1), node[:, 1:].ravel(), node[1:].ravel()))
    weight = np.round(random.exponential(3.0, len(tail)), 1)
    count = road + side * side
    both_tail, both_head = np.concatenate((tail, head)), np.concatenate((head, tail))
    both = np.concatenate((weight, weight))
    graph = graph_of(count, both_tail, both_head, both, both, QUIET)
    zero = np.zeros(1)
    found = cheapest(graph, Seeds(np.zeros(1, dtype=np.int64), np.zeros(1, np.int32), zero, zero), np.inf, QUIET)
    expected = dijkstra(count, zip(both_tail.tolist(), both_head.tolist(), both.tolist()), [(0, 0, 0.0)])
    assert found.cost.tolist() == [cost for cost, _ in expected]
    np.testing.assert_allclose(found.length, found.cost)


def test_every_small_network_is_searched_right():
    """All graphs of four nodes with edges of cost 0, 1, 2 or none."""
    pairs = list(itertools.combinations(range(4), 2))
    zero = np.zeros(1)
    for weights in itertools.product((None, 0.0, 1.0, 2.0), repeat=len(pairs)):
        arcs = [(a, b, w) for (a, b), w in zip(pairs, weights) if w is not None]
        arcs += [(b, a, w) for a, b, w in arcs]
        tail, head, weight = (np.array(each) for each in zip(*arcs)) if arcs else (np.zeros(0, int),) * 3
        graph = graph_of(4, tail, head, weight.astype(float), weight.astype(float), QUIET)
        found = cheapest(graph, Seeds(np.zeros(1, dtype=np.int64), np.zeros(1, np.int32), zero, zero), np.inf, QUIET)
        assert found.cost.tolist() == [cost for cost, _ in dijkstra(4, arcs, [(0, 0, 0.0)])]


def test_a_search_can_be_cancelled():
    class Stop:
        def check(self):
            raise Cancelled

    graph = graph_of(2, np.array([0]), np.array([1]), np.ones(1), np.ones(1), QUIET)
    with pytest.raises(Cancelled):
        zero = np.zeros(1)
        cheapest(graph, Seeds(np.zeros(1, dtype=np.int64), np.zeros(1, np.int32), zero, zero), np.inf, Stop())


def test_reached_edges_are_cut_exactly_at_the_limit():
    layer = lines("roads", [[(0, 0), (100, 0)], [(100, 0), (100, 70), (100, 100)], [(100, 0), (200, 0)]])
    built = network(layer)
    at = Snapper(built, QUIET).snap(np.array([[40.0, 0.0]]) + layer.geometries.coords[0], 10.0, False, QUIET)
    pieces = split(built, at.edge, at.share, QUIET)
    zero = np.zeros(1)
    labels = cheapest(
        pieces.graph(True, None, QUIET),
        Seeds(pieces.node_at(at.edge, at.share), np.zeros(1, np.int32), zero, zero),
        np.inf,
        QUIET,
    )
    found = reached_stretches(pieces, labels, (10.0, 80.0, 1000.0), True, None, QUIET)
    length = built.length_m[found.edge] * (found.end - found.begin)
    by_band = np.bincount(found.band, length)
    assert by_band == pytest.approx([20.0, 30.0 + 50.0 + 2 * 20.0, 160.0])
    drawn = built.geometry_of(found.edge, found.begin, found.end).to_shapely()
    np.testing.assert_allclose(shapely.length(drawn), length)


def test_a_route_follows_one_way_streets_and_says_how_long_it_is():
    square = [[(0, 0), (100, 0)], [(100, 0), (100, 100)], [(100, 100), (0, 100)], [(0, 100), (0, 0)]]
    layer = table("roads", [shapely.LineString(each) for each in square], shift=False, oneway=["yes"] * 4)
    built = network(layer, direction_field="oneway")
    ahead = route(built, (30.0, 4.0), (80.0, -3.0), geodesic=False)
    assert (ahead.length_m, ahead.cost, ahead.entry_m, ahead.exit_m) == pytest.approx((50.0, 50.0, 4.0, 3.0))
    around = route(built, (80.0, 0.0), (30.0, 0.0), geodesic=False)
    assert around.length_m == pytest.approx(350.0)
    np.testing.assert_allclose(around.geometry.coords[[0, -1]], [[80.0, 0.0], [30.0, 0.0]])
    assert shapely.length(around.geometry.to_shapely())[0] == pytest.approx(350.0)
    nowhere = route(built, (30.0, 0.0), (30.0, 0.0), geodesic=False)
    assert nowhere.length_m == 0.0
    with pytest.raises(InputError, match="destination"):
        route(built, (30.0, 0.0), (30.0, 5000.0), geodesic=False)


def test_no_route_between_islands():
    layer = table("roads", [shapely.LineString([(0, 0), (9, 0)]), shapely.LineString([(50, 0), (60, 0)])], shift=False)
    assert route(network(layer), (1.0, 0.0), (55.0, 0.0), geodesic=False) is None


# Kept and used again


def test_networks_are_kept_and_the_oldest_is_forgotten():
    cache, made = NetworkCache(most_networks=2), []
    layer = lines("roads", [[(0, 0), (10, 0)]])

    def build(name):
        made.append(name)
        built = network(layer)
        snapper = Snapper(built, QUIET)
        return type("Built", (), {"network": built, "snapper": snapper})()

    for name in ("a", "b", "a", "c", "a", "b"):
        cache.get(name, lambda name=name: build(name))
    assert made == ["a", "b", "c", "b"]
    threads = [threading.Thread(target=cache.get, args=(n % 3, lambda: build("t"))) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(cache) == 2


def test_the_plane_is_true_to_scale():
    import pyproj

    degrees = np.array([[77.5, 12.9], [77.7, 13.1]])
    assert working_plane(UTM, np.array([[500_000.0, 1_430_000.0]]), True) is UTM
    assert working_plane(pyproj.CRS(4326), degrees, True).is_projected
    mercator = np.array([[500_000.0, 8_000_000.0]])
    assert working_plane(pyproj.CRS(3857), mercator, True).name.startswith("Transverse")
    with pytest.raises(InputError, match="degree"):
        working_plane(pyproj.CRS(4326), degrees, False)
