# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fixed point of dependencies against a slow simulation, graph libraries, and worked examples."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cascade_oracle import NEVER, Case, hours, random_case
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.cascade.causes import causes
from twinplan.core.cascade.components import articulation_points, strong_components
from twinplan.core.cascade.criticality import Method, criticality
from twinplan.core.cascade.network import NOBODY, simple_network
from twinplan.core.cascade.reach import reach
from twinplan.core.cascade.supply import outcome
from twinplan.core.progress import Silent
from twinplan.core.ragged import offsets_of

SEEDS = st.integers(0, 2**32 - 1)


def found(case: Case, start: dict[int, float], order=None) -> np.ndarray:
    begin = np.full(case.count, np.inf)
    for node, hour in start.items():
        begin[node] = hour
    return outcome(case.network(order), begin, Silent()).fate.hour


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans(), st.booleans())
def test_hours_are_those_of_going_through_time(seed, with_hours, with_sources):
    rng = np.random.default_rng(seed)
    case = random_case(rng, 9, 22, (0.0, 1.0, 2.5, 4.0) if with_hours else (0.0,), with_sources)
    start = {int(node): float(rng.choice((0.0, 3.0))) if with_hours else 0.0 for node in rng.integers(0, 9, 2)}
    assert found(case, start).tolist() == hours(case, start)


def test_every_subset_of_failures_of_small_networks():
    for seed in range(6):
        case = random_case(np.random.default_rng(seed), 6, 11, (0.0, 2.0), sources=seed % 2 == 1)
        for chosen in range(2**6):
            start = {node: 0.0 for node in range(6) if chosen >> node & 1}
            assert found(case, start).tolist() == hours(case, start), (seed, chosen)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_more_failures_never_lose_less_and_order_makes_no_difference(seed):
    rng = np.random.default_rng(seed)
    case = random_case(rng, 40, 110, (0.0, 1.0, 6.0), sources=bool(seed % 2))
    some = {int(node): 0.0 for node in rng.integers(0, 40, 3)}
    more = some | {int(node): 0.0 for node in rng.integers(0, 40, 3)}
    assert (found(case, more) <= found(case, some)).all()
    assert np.array_equal(found(case, some), found(case, some, rng))


def test_hours_worked_out_by_hand():
    # 0 plant, 1 and 2 substations, 3 water works (power, 6 h), 4 hospital (1 of 2 substations, 24 h; water, 12 h)
    case = Case(
        5,
        {(1, 0): [0], (2, 0): [0], (3, 0): [1], (4, 0): [1, 2], (4, 1): [3]},
        {(1, 0): 1, (2, 0): 1, (3, 0): 1, (4, 0): 1, (4, 1): 1},
        {(1, 0): 0.0, (2, 0): 2.0, (3, 0): 6.0, (4, 0): 24.0, (4, 1): 12.0},
    )
    assert found(case, {0: 0.0}).tolist() == [0, 0, 2, 6, 18]
    assert found(case, {1: 0.0}).tolist() == [NEVER, 0, NEVER, 6, 18]
    assert found(case, {2: 0.0}).tolist() == [NEVER, NEVER, 0, NEVER, NEVER]
    case.autonomy[4, 1] = 100.0
    assert found(case, {0: 0.0}).tolist() == [0, 0, 2, 6, 26]


def test_a_cycle_supports_itself_unless_a_source_is_named():
    case = Case(3, {(0, 0): [1], (1, 0): [0, 2]}, {(0, 0): 1, (1, 0): 1}, {(0, 0): 0.0, (1, 0): 0.0})
    assert found(case, {2: 0.0}).tolist() == [NEVER, NEVER, 0]
    case.sources = {(2, 0)}
    assert found(case, {}).tolist() == [NEVER, NEVER, NEVER]
    assert found(case, {2: 0.0}).tolist() == [0, 0, 0]


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_causes_lead_back_to_what_was_hit(seed, with_sources):
    rng = np.random.default_rng(seed)
    case = random_case(rng, 30, 80, (0.0, 0.0, 3.0), with_sources)
    network = case.network(rng)
    begin = np.full(30, np.inf)
    started = np.unique(rng.integers(0, 30, 3))
    begin[started] = 0.0
    result = outcome(network, begin, Silent())
    because = causes(network, result, started, np.arange(30), Silent())
    hour = result.fate.hour
    for node in range(30):
        assert (because.need[node] == NOBODY) == (hour[node] == NEVER or node in started)
        steps, here = 0, node
        while because.need[here] != NOBODY and because.provider[here] != NOBODY:
            provider = int(because.provider[here])
            assert hour[provider] <= hour[here]
            here, steps = provider, steps + 1
            assert steps <= 30


def test_only_one_provider_too_many_fails_a_need():
    for needed in range(1, 5):
        case = Case(5, {(4, 0): [0, 1, 2, 3]}, {(4, 0): needed}, {(4, 0): 0.0})
        for failed in range(5):
            hour = found(case, dict.fromkeys(range(failed), 0.0))
            assert (hour[4] == 0.0) == (4 - failed < needed)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_criticality_is_that_of_every_asset_failing_alone(seed):
    rng = np.random.default_rng(seed)
    kind = seed % 3
    case = random_case(rng, 25, 60, (0.0, 5.0), sources=kind == 1)
    if kind == 2:
        case.needed = {key: len(providers) for key, providers in case.providers.items()}
    weights = np.stack([np.ones(25), rng.integers(0, 5, 25), rng.random(25) * 100])
    result = criticality(case.network(rng), weights, Silent())
    assert result.method is (Method.REACH if kind == 2 else Method.CASCADE)
    already = np.isfinite(hours(case, {}))
    for node in range(25):
        lost = np.isfinite(hours(case, {node: 0.0})) & ~already
        np.testing.assert_allclose(result.lost[:, node], weights[:, lost].sum(axis=1), rtol=1e-12, atol=1e-9)


def test_criticality_by_reachability_in_large_agrees_with_networkx():
    networkx = pytest.importorskip("networkx")
    rng = np.random.default_rng(4)
    provider, consumer = rng.integers(0, 3_000, (2, 5_500))
    keep = provider != consumer
    pairs = np.unique(np.column_stack((provider, consumer))[keep], axis=0)
    network = simple_network(3_000, *pairs.T)
    lost = criticality(network, np.ones((1, 3_000)), Silent()).lost[0]
    graph = networkx.DiGraph(pairs.tolist())
    graph.add_nodes_from(range(3_000))
    for node in rng.integers(0, 3_000, 60).tolist():
        assert lost[node] == len(networkx.descendants(graph, node)) + 1


def test_a_long_chain_and_a_hub():
    chain = simple_network(400, np.arange(399), np.arange(1, 400))
    assert criticality(chain, np.ones((1, 400)), Silent()).lost[0].tolist() == list(range(400, 0, -1))
    hub = simple_network(301, np.zeros(300, dtype=int), np.arange(1, 301))
    assert criticality(hub, np.ones((1, 301)), Silent()).lost[0].tolist() == [301] + [1] * 300


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_structure_agrees_with_networkx(seed):
    networkx = pytest.importorskip("networkx")
    rng = np.random.default_rng(seed)
    pairs = rng.integers(0, 30, (int(rng.integers(0, 60)), 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    order = np.argsort(pairs[:, 0], kind="stable")
    offsets, targets = offsets_of(pairs[:, 0], 30), pairs[order, 1]
    directed = networkx.DiGraph(pairs.tolist())
    directed.add_nodes_from(range(30))
    count, component = strong_components(offsets, targets, Silent())
    ours = {frozenset(np.flatnonzero(component == number).tolist()) for number in range(count)}
    assert ours == {frozenset(each) for each in networkx.strongly_connected_components(directed)}
    assert (component[pairs[:, 0]] >= component[pairs[:, 1]]).all()
    both = np.concatenate((pairs, pairs[:, ::-1]))
    order = np.argsort(both[:, 0], kind="stable")
    cut = articulation_points(offsets_of(both[:, 0], 30), both[order, 1], Silent())
    assert set(np.flatnonzero(cut).tolist()) == set(networkx.articulation_points(directed.to_undirected()))
    start = int(rng.integers(30))
    level = reach(offsets, targets, np.array([start]), Silent())
    lengths = networkx.single_source_shortest_path_length(directed, start)
    assert {node: int(step) for node, step in enumerate(level) if step >= 0} == dict(lengths)


def test_without_assumed_links_a_need_keeps_what_it_can():
    case = Case(4, {(3, 0): [0, 1, 2]}, {(3, 0): 2}, {(3, 0): 0.0}, confirmed={(3, 0, 0)})
    network = case.network().confirmed_only()
    assert (network.needed.tolist(), network.provider.tolist()) == ([1], [0])
    assert len(replace(case, confirmed=set()).network().confirmed_only()) == 0
