# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is not known of the assets, resolved in every way: no truth lies outside a figure and its unknown share."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from cascade_setup import ask, grid, layer, links, needs
from twinplan.core.errors import InputError

BOUNDED = (
    "assets_failed",
    "assets_failed_directly",
    "assets_failed_by_cascade",
    "people_without_service",
    "person_hours",
    "last_failure_hour",
    "most_people_at_stake",
)


def failing(*uids):
    return layer("failed", uids)


def figures(impact):
    return {figure.id: figure for figure in impact.figures}


def world(rng: np.random.Generator):
    names = [f"n{number}" for number in range(7)]
    pairs = {(str(a), str(b)) for a, b in rng.choice(names, (10, 2)) if a != b}
    spare = {consumer: sum(each == consumer for _, each in pairs) for _, consumer in pairs}
    wanted = [
        (name, "power", int(rng.integers(1, count + 1)), float(rng.choice([0, 3]))) for name, count in spare.items()
    ]
    people = [int(number) for number in rng.integers(1, 90, 7)]
    return names, links(*sorted(pairs)), needs(*wanted), people


@pytest.mark.parametrize("seed", range(6))
def test_the_truth_lies_within_every_figure(seed):
    rng = np.random.default_rng(seed)
    names, table, wanted, people = world(rng)
    hidden = set(rng.choice(7, 3, replace=False).tolist())
    unheard = {int(rng.integers(7))} - {int(np.argmax(people))}
    states = ["" if number in hidden else "working" for number in range(7)]

    def answer(state, said):
        asked = layer("sites", names, state=state, people=said)
        return figures(ask([asked], table, wanted, failed=failing("n0"), state_field="state", ranking="yes"))

    found = answer(states, [None if number in unheard else each for number, each in enumerate(people)])
    assert found["assets_failed"].unknown > 0 or found["assets_failed"].value > 1
    for resolved in itertools.product(("working", "down"), repeat=len(hidden)):
        truth = list(states)
        for number, state in zip(sorted(hidden), resolved):
            truth[number] = state
        true = answer(truth, people)
        for name in BOUNDED:
            least, most = found[name].value, found[name].value + found[name].unknown
            assert least - 1e-9 <= true[name].value <= most + 1e-9, (name, resolved)


def test_what_fails_in_any_case_may_do_so_by_itself():
    sites = layer("sites", ["a", "b"], state=["working", ""])
    found = figures(ask([sites], links(("a", "b")), failed=failing("a"), state_field="state"))
    assert (found["assets_failed"].value, found["assets_failed"].unknown) == (2, 0)
    assert (found["assets_failed_directly"].value, found["assets_failed_directly"].unknown) == (1, 1)
    assert (found["assets_failed_by_cascade"].value, found["assets_failed_by_cascade"].unknown) == (0, 1)


def test_requirements_and_sources_that_nobody_understands_are_named():
    sites = layer("sites", ["a", "b"], source_of=["Power", None])
    wanted = needs(("b", "power", 1, 4.0))
    renamed = {("hours" if name == "autonomy_h" else name): column for name, column in wanted.columns.items()}
    object.__setattr__(wanted, "columns", renamed)
    notes = " ".join(ask([sites], links(("a", "b")), wanted, failed=failing("a")).notes)
    assert "names services that no link provides (Power)" in notes
    assert "has no field 'autonomy_h'" in notes and "hours" in notes


def test_an_autonomy_of_ages_is_an_hour_like_any_other():
    found = ask([layer("sites", ["a", "b"])], links(("a", "b")), needs(("b", "power", 1, 1e300)), failed=failing("a"))
    assert figures(found)["assets_failed"].value == 2


def test_numbers_of_a_csv_are_numbers():
    """Its fields are texts."""
    sites = layer("sites", ["a", "b"], people=["12", None])
    found = figures(ask([sites], links(("a", "b")), failed=failing("a")))
    assert (found["people_without_service"].value, found["people_without_service"].unknown) == (12, 12)
    words = layer("sites", ["a", "b"], people=["many", "few"])
    assert "people_without_service" not in figures(ask([words], links(("a", "b")), failed=failing("a")))
    with pytest.raises(InputError, match="texts that are no numbers"):
        ask([words], links(("a", "b")), failed=failing("a"), people_field="people")


def test_the_last_failure_of_a_circle_has_a_bound_too():
    sites = layer("sites", ["a", "b", "c"], state=["working", "", "working"])
    wanted = needs(("b", "power", 1, 2.0), ("c", "power", 1, 3.0))
    found = figures(ask([sites], links(("b", "c"), ("c", "b")), wanted, failed=failing("a"), state_field="state"))
    assert found["last_failure_hour"].value == 0
    # b fails at once if at all, and c three hours later; in a circle hours add up.
    assert found["last_failure_hour"].unknown == 5


def test_drawn_failures_have_the_same_means_in_every_table():
    sites = layer("sites", ["a", "b", "c", "d"], [(n * 100.0 + 50, 50) for n in range(4)], people=[5, 7, 11, 13])
    depth = grid([[0.4, 0.6, 0.0, 9.0]], name="depth")
    more = grid([[0.7, 0.9, np.nan, 9.0]], name="more")
    wanted = needs(("b", "power", 1, 4.0), ("c", "power", 1, 0.0))
    asked = {"hazard": [depth, more], "fragility_median": 0.5, "fragility_beta": 0.4, "samples": 150}
    impact = ask([sites], links(("a", "b"), ("b", "c")), wanted, **asked)
    by_id = figures(impact)
    (hazards,) = (table for table in impact.tables if table.id == "by_hazard")
    (kinds,) = (table for table in impact.tables if table.id == "by_kind")
    for column in ("assets_failed", "assets_failed_directly", "assets_failed_by_cascade", "people_without_service"):
        assert hazards.column(column).values[0] == pytest.approx(by_id[column].value)
    assert kinds.column("assets_failed").values.sum() == pytest.approx(by_id["assets_failed"].value)
    assert hazards.column("assets_unknown").values[1] > 0
    # Nobody is longer without service than all day, and b goes on for four hours after a.
    assert by_id["person_hours"].value == pytest.approx(72 * by_id["people_without_service"].value, rel=0.03)
    assert by_id["person_hours"].value < 72 * by_id["people_without_service"].value
