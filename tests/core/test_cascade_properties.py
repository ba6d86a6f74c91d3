# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for every cascade: whatever the order, after an edit, with more failures, with fewer links."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from cascade_oracle import random_case, states
from cascade_setup import ask, found, layer, request, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.analysis.cascade.question import ANALYSIS, conclude
from twinplan.core.analysis.cascade.ranking import worth
from twinplan.core.analysis.cascade.setup import setting_of, starts_of
from twinplan.core.progress import Silent
from twinplan.core.twin.table import SourceInfo

SEEDS = st.integers(0, 2**32 - 1)
SERVICES = ("power", "water", "telecom")


def world(seed, count=14, arcs=34, hours=(0.0, 2.0, 5.0)):
    """Assets in two layers, their links and needs as tables, and the case as the oracle knows it."""
    rng = np.random.default_rng(seed)
    case = random_case(rng, count, arcs, hours, sources=seed % 3 == 0)
    uids = [f"u{node}" for node in range(count)]
    sources = [",".join(SERVICES[s] for n, s in sorted(case.sources) if n == node) or None for node in range(count)]
    state = [str(each) for each in rng.choice(["working", "working", "working", "?", "down"], count)]
    info = SourceInfo("assets", state_field="state")
    half = count // 2
    layers = [
        layer("assets", uids[part], source=info, source_of=sources[part], state=state[part])
        for part in (slice(0, half), slice(half, None))
    ]
    given_links = [(p, c, s) for (c, s), providers in case.providers.items() for p in providers]
    dependency = rows(
        "dependency",
        consumer_uid=[uids[c] for _, c, _ in given_links],
        provider_uid=[uids[p] for p, _, _ in given_links],
        service=[SERVICES[s] for *_, s in given_links],
        status=["confirmed" if (c, p, s) in case.confirmed else "assumed" for p, c, s in given_links],
    )
    keys = list(case.providers)
    requirement = rows(
        "requirement",
        consumer_uid=[uids[c] for c, _ in keys],
        service=[SERVICES[s] for _, s in keys],
        k=[case.needed[key] for key in keys],
        autonomy_h=[case.autonomy[key] for key in keys],
    )
    known = [{"working": True, "down": False, "?": None}[each] for each in state]
    return case, layers, dependency, requirement, known


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_works_fails_unknown_as_by_trying_everything(seed):
    case, layers, dependency, requirement, known = world(seed)
    words = {True: "w", False: "f", None: "u"}
    expected = "".join(words[each] for each in states(case, known))
    assert "".join(found(ask(layers, dependency, requirement), "outcome").values()) == expected


@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_the_order_of_rows_and_layers_makes_no_difference(seed):
    _, layers, dependency, requirement, _ = world(seed)
    rng = np.random.default_rng(seed)
    shuffled = [table.take(rng.permutation(len(table))) for table in reversed(layers)]
    mixed = [table.take(rng.permutation(len(table))) for table in (dependency, requirement)]
    failed = layer("chosen", ["u1", "u5"])
    one = ask(layers, dependency, requirement, failed=failed)
    other = ask(shuffled, *mixed, failed=failed)
    assert one.figures == other.figures and one.sentence == other.sentence
    for name in ("outcome", "cause", "cause_uid", "takes_down", "from"):
        assert found(one, name) == found(other, name), name
    np.testing.assert_array_equal(*([found(each, "hour")[f"u{n}"] for n in range(14)] for each in (one, other)))


@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_another_failure_from_what_is_kept_equals_a_full_run(seed):
    _, layers, dependency, requirement, _ = world(seed)
    first = request(layers, dependency, requirement, failed=layer("chosen", ["u1"]))
    setting, before = setting_of(first, Silent())
    ranking = worth(setting, Silent())
    for chosen in (["u2"], ["u3", "u7"], ["u1"]):
        changed = request(layers, dependency, requirement, failed=layer("chosen", chosen))
        starts, notes = starts_of(changed, setting.assets, before, Silent())
        followed = conclude(changed, setting, starts, ranking, notes, Silent())
        full = ANALYSIS.run(changed, Silent())
        assert followed.figures == full.figures and followed.notes == full.notes and followed.charts == full.charts
        assert followed.sentence == full.sentence
        for a, b in zip(followed.features, full.features):
            assert np.array_equal(a.outcome, b.outcome)
            for one, other in zip(a.columns, b.columns):
                np.testing.assert_array_equal(one.values, other.values)


@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_more_failures_never_lose_less(seed):
    _, layers, dependency, requirement, _ = world(seed)
    some = ask(layers, dependency, requirement, failed=layer("chosen", ["u1"]))
    more = ask(layers, dependency, requirement, failed=layer("chosen", ["u1", "u4"]))
    rank = {"w": 0, "u": 1, "f": 2}
    for uid, letter in found(some, "outcome").items():
        assert rank[found(more, "outcome")[uid]] >= rank[letter]
    assert more.figure("assets_failed").value >= some.figure("assets_failed").value


@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_what_rests_on_assumed_links_goes_when_they_go(seed):
    _, layers, dependency, requirement, _ = world(seed, hours=(0.0,))
    failed = layer("chosen", ["u0", "u3"])
    impact = ask(layers, dependency, requirement, failed=failed)
    confirmed = dependency.take(dependency.columns["status"].values == "confirmed")
    left = {}
    for uid, service in zip(confirmed.columns["consumer_uid"].values, confirmed.columns["service"].values):
        left[uid, service] = left.get((uid, service), 0) + 1
    table = requirement.columns
    keys = list(zip(table["consumer_uid"].values, table["service"].values))
    needed = np.array([min(int(k), left.get(key, 0)) for k, key in zip(table["k"].values, keys)])
    lowered = replace(requirement, columns={**table, "k": replace(table["k"], values=needed)}).take(needed > 0)
    if not len(confirmed) or not len(lowered):
        return
    alone = found(ask(layers, confirmed, lowered, failed=failed), "outcome")
    for uid, letter in found(impact, "outcome").items():
        text = found(impact, "assumed")[uid]
        assert (text == "fails only by assumed links") == (letter == "f" and alone[uid] != "f")
        assert (text == "stays up only by assumed links") == (letter != "f" and alone[uid] == "f")
