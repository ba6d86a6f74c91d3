# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for every access: agreement with a slow computation, order, direction, parts, edits, closed roads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from network_cases import ask, grid_lines, lines, points, request, slow_costs, table, travel, values
from twinplan.core.analysis.access.question import STEPS
from twinplan.core.analysis.following import answer, answer_again, answer_in_parts
from twinplan.core.progress import Silent

SEEDS = st.integers(0, 2**32 - 1)
QUIET = Silent()


def town(random):
    """Streets, which way they may be travelled, what they cost per metre, facilities and homes beside them."""
    streets = grid_lines(random, int(random.integers(2, 5)))
    ways = random.choice([0, 0, 1, -1], len(streets)).tolist()
    weight = random.choice([1.0, 0.5, 3.0], len(streets)).tolist()
    facilities = [beside(random, streets) for _ in range(random.integers(1, 5))]
    homes = [beside(random, streets) for _ in range(random.integers(1, 9))]
    if random.integers(0, 3) == 0:
        homes[0] = facilities[0]
    return streets, ways, weight, facilities, homes


def beside(random, streets):
    """A place near one street and nearer to it than to any other; now and then at its end."""
    (x0, y0), (x1, y1) = streets[random.integers(0, len(streets))]
    share = random.choice([0.0, random.uniform(0.15, 0.85), random.uniform(0.15, 0.85)])
    away = random.choice([0.0, random.uniform(1.0, 10.0)]) if 0.0 < share < 1.0 else 0.0
    return (x0 + share * (x1 - x0) + away * (y1 != y0), y0 + share * (y1 - y0) + away * (x1 != x0))


def roads_of(streets, ways, weight):
    words = {0: "no", 1: "yes", -1: "-1"}
    price = [100.0 * each for each in weight]
    return lines(
        "roads", streets, oneway=[words[way] for way in ways], price=price, uid=[str(n) for n in range(len(streets))]
    )


@given(SEEDS)
@settings(max_examples=60, deadline=None)
def test_costs_are_those_of_a_slow_search(seed):
    random = np.random.default_rng(seed)
    streets, ways, _, facilities, homes = town(random)
    expected = slow_costs(streets, facilities, homes, ways)
    impact = ask(
        points("homes", homes),
        points("schools", facilities),
        roads_of(streets, ways, [1.0] * len(streets)),
        limits="0.3",
        od="all",
    )
    found = travel(impact)
    best = expected.min(axis=1)
    np.testing.assert_allclose(np.where(np.isnan(found), np.inf, found), best, atol=1e-6)
    clear = np.abs(best - 300.0) > 1e-6
    assert (impact.features[0].outcome[clear] == (best > 300.0)[clear]).all()
    pairs = next(each for each in impact.tables if each.id == "od")
    near = [(home + 1, cost) for home in range(len(homes)) for cost in sorted(expected[home]) if cost <= 300.0]
    if (np.abs(expected - 300.0) > 1e-6).all():
        assert pairs.column("fid").values.tolist() == [home for home, _ in near]
        np.testing.assert_allclose(pairs.column("travel").values, [cost for _, cost in near], atol=1e-6)


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_costs_by_a_field_and_back_from_the_facility(seed):
    random = np.random.default_rng(seed)
    streets, ways, weight, facilities, homes = town(random)
    away = [[0.0 if way == 0 else -way for way in ways]]
    expected = slow_costs(streets, facilities, homes, [int(way) for way in away[0]], weight)
    impact = ask(
        points("homes", homes),
        points("schools", facilities),
        roads_of(streets, ways, weight),
        cost="field",
        cost_field="price",
        towards="from",
        limits="1000",
    )
    # Ways to the network cost nothing in a field, as the slow computation does not know.
    on_street = values(impact, "entry_m") < 1e-9
    on_all = all(
        entry < 1e-9 for entry in next(t for t in impact.tables if t.id == "facilities").column("entry_m").values
    )
    if on_all:
        found = travel(impact)[on_street]
        np.testing.assert_allclose(np.where(np.isnan(found), np.inf, found), expected.min(axis=1)[on_street], atol=1e-6)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_order_direction_and_cutting_of_lines_change_nothing(seed):
    random = np.random.default_rng(seed)
    streets, ways, _, facilities, homes = town(random)
    plain = [1.0] * len(streets)
    whole = ask(points("homes", homes), points("schools", facilities), roads_of(streets, ways, plain))
    order = random.permutation(len(streets))
    swapped = random.permutation(len(facilities))
    turn = random.integers(0, 2, len(streets)).astype(bool)
    turned = [street[::-1] if back else street for street, back in zip(streets, turn)]
    turned_ways = [-way if back else way for way, back in zip(ways, turn)]
    shuffled = ask(
        points("homes", homes),
        points("schools", [facilities[each] for each in swapped]),
        roads_of([turned[each] for each in order], [turned_ways[each] for each in order], plain),
    )
    np.testing.assert_allclose(travel(shuffled), travel(whole), atol=1e-6)
    halves, half_ways = [], []
    for (a, b), way in zip(streets, ways):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        halves += [(a, middle), (middle, b)]
        half_ways += [way, way]
    cut = ask(points("homes", homes), points("schools", facilities), roads_of(halves, half_ways, [1.0] * len(halves)))
    np.testing.assert_allclose(travel(cut), travel(whole), atol=1e-6)
    # More facilities never make a way longer.
    more = ask(
        points("homes", homes),
        points("schools", [*facilities, beside(random, streets)]),
        roads_of(streets, ways, plain),
    )
    longer = np.nan_to_num(travel(more), nan=np.inf) > np.nan_to_num(travel(whole), nan=np.inf) + 1e-6
    assert not longer.any()


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_closed_streets_are_streets_left_out(seed):
    random = np.random.default_rng(seed)
    streets, ways, _, facilities, homes = town(random)
    blocked = set(random.permutation(len(streets))[: random.integers(1, len(streets) + 1)].tolist())
    expected = slow_costs(streets, facilities, homes, ways, blocked=blocked)
    # Zones over the inner part of each blocked street, so that its ends stay dry.
    depth = [float(random.choice([0.3, 2.0])) for _ in blocked]
    flood = [shapely.LineString(streets[each]).interpolate(50.0).buffer(49.9, quad_segs=64) for each in blocked]
    flood.append(shapely.box(-900.0, -900.0, -800.0, -800.0))
    zones = table("flood", flood, depth=[*depth, 9.0])
    roads = roads_of(streets, ways, [1.0] * len(streets))
    impact = ask(points("homes", homes), points("schools", facilities), roads, zones, hazard_class_field="depth")
    dry = np.array([_is_dry(home, streets, blocked) for home in homes])
    dry &= all(_is_dry(facility, streets, blocked) for facility in facilities)
    found = np.nan_to_num(travel(impact), nan=np.inf)
    before = np.nan_to_num(values(impact, "travel_before"), nan=np.inf)
    np.testing.assert_allclose(found[dry], expected.min(axis=1)[dry], atol=1e-6)
    assert (found >= before - 1e-6).all()
    # What is unknown may be open or closed: the truth lies between.
    unknown = table("flood", flood, depth=[None if random.integers(0, 2) else each for each in [*depth, 9.0]])
    partial = ask(points("homes", homes), points("schools", facilities), roads, unknown, hazard_class_field="depth")
    for name in ("demand_served", "demand_unserved", "demand_lost"):
        found_figure, true = partial.figure(name), impact.figure(name).value
        assert found_figure.value <= true <= found_figure.value + found_figure.unknown
    at_best = np.nan_to_num(values(partial, "travel_at_best"), nan=np.inf)
    assert (at_best <= found + 1e-6).all()


def _is_dry(place, streets, blocked):
    return all(
        shapely.LineString(streets[each]).distance(shapely.Point(place)) > 11.0
        or min(np.hypot(*np.subtract(place, end)) for end in streets[each]) < 1e-9
        for each in blocked
    )


# Parts and edits


def questions(random):
    streets, ways, _, facilities, homes = town(random)
    people = [None if random.integers(0, 6) == 0 else float(random.integers(0, 50)) / 7 for _ in homes]
    named = {
        "demand": points("homes", homes, people=people, uid=[f"h{n}" for n in range(len(homes))]),
        "facilities": points("schools", facilities, beds=random.integers(1, 40, len(facilities)).tolist()),
        "people_field": "people",
        "limits": "0.1,0.4",
        "capacity_field": "beds" if random.integers(0, 2) else None,
        "od": str(random.choice(["none", "nearest", "all"])),
        "zones": table("wards", [shapely.box(-10, -10, 120, 400), shapely.box(80, -10, 260, 190)]),
    }
    if random.integers(0, 4):
        named["network"] = roads_of(streets, ways, [1.0] * len(streets))
        if random.integers(0, 2):
            named["hazard"] = table("flood", [shapely.box(40, -20, 130, 130)], depth=[random.choice([1.0, None])])
            named["hazard_class_field"] = "depth"
    return request(**named)


def same(one, other):
    """Bit for bit, but for when and from what it was computed."""
    assert one.sentence == other.sentence
    assert [(f.id, f.value, f.unknown) for f in one.figures if not np.isnan(f.value)] == [
        (f.id, f.value, f.unknown) for f in other.figures if not np.isnan(f.value)
    ]
    tables = [*one.tables, *(zone.rows for zone in one.zones)], [*other.tables, *(zone.rows for zone in other.zones)]
    for first, second in zip(*tables):
        for a, b in zip(first.columns, second.columns):
            np.testing.assert_array_equal(a.values, b.values)
    np.testing.assert_array_equal(one.features[0].outcome, other.features[0].outcome)
    for a, b in zip(one.features[0].columns, other.features[0].columns):
        np.testing.assert_array_equal(a.values, b.values)
    assert one.notes == other.notes


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_parts_give_the_whole(seed):
    random = np.random.default_rng(seed)
    asked = questions(random)
    subjects = asked.table("demand")
    whole, _ = answer(STEPS, asked, subjects, QUIET)
    cut = int(random.integers(0, len(subjects) + 1))
    parts = [np.arange(cut), np.arange(cut, len(subjects))]
    same(answer_in_parts(STEPS, asked, subjects, parts, QUIET), whole)


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_after_an_edit_the_answer_is_that_of_a_full_run(seed):
    random = np.random.default_rng(seed)
    asked, donor = questions(random), questions(random)
    subjects, others = asked.table("demand"), donor.table("demand")
    _, memory = answer(STEPS, asked, subjects, QUIET)
    # Some stay, in another order, some are new.
    kept = random.permutation(len(subjects))[: random.integers(0, len(subjects) + 1)]
    order = random.permutation(len(kept) + len(others))
    joined = _joined(subjects.take(kept), others).take(order)
    before = np.concatenate((kept, np.full(len(others), -1)))[order]
    again, _ = answer_again(STEPS, memory, joined, before, QUIET)
    full, _ = answer(STEPS, replace(asked, vectors={**asked.vectors, "demand": [joined]}), joined, QUIET)
    same(again, full)


def _joined(one, other):
    from twinplan.core.geometry.geometries import concatenate
    from twinplan.core.twin.table import Column

    columns = {
        name: Column(
            np.concatenate((one.columns[name].values, other.columns[name].values)),
            np.concatenate((one.columns[name].null, other.columns[name].null)),
        )
        for name in one.columns
    }
    fids = np.arange(len(one) + len(other))
    return replace(one, fids=fids, geometries=concatenate([one.geometries, other.geometries]), columns=columns)


def test_the_answer_does_not_depend_on_who_asks_first():
    """Two threads ask about one network at once."""
    import threading

    random = np.random.default_rng(3)
    asked = questions(random)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(answer(STEPS, asked, asked.table("demand"), QUIET)[0]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4
    for each in answers[1:]:
        same(each, answers[0])


def test_ties_go_to_the_facility_that_lies_first():
    street = [((0.0, 0.0), (1000.0, 0.0))]
    for schools in ([(200.0, 0.0), (600.0, 0.0)], [(600.0, 0.0), (200.0, 0.0)]):
        uid = [f"{x:.0f}" for x, _ in schools]
        impact = ask(points("homes", [(400.0, 0.0)]), points("schools", schools, uid=uid), lines("roads", street))
        assert values(impact, "facility_uid").tolist() == ["200"]
        assert travel(impact) == pytest.approx([200.0])
