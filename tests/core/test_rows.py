# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a result table: sorted and filtered as a reader expects."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinplan.core.analysis.impact import Outcome
from twinplan.core.progress import Cancelled, Silent
from twinplan.core.report.rows import RowColumn, RowQuery, find_rows


def names_of(*texts: str | None) -> RowColumn:
    null = np.array([text is None for text in texts])
    return RowColumn("Name", np.array([text or "" for text in texts], dtype=object), null)


def found(column: RowColumn, **query) -> list[int]:
    return find_rows((column,), RowQuery(**query), Silent()).tolist()


@given(st.lists(st.one_of(st.floats(), st.integers(-3, 3).map(float)), max_size=60), st.booleans())
def test_numbers_sort_like_numbers_and_nan_comes_last(values, descending):
    rows = found(RowColumn("Depth", np.array(values, dtype=np.float64)), sort=0, descending=descending)
    known = [row for row in range(len(values)) if not math.isnan(values[row])]
    slow = sorted(known, key=lambda row: -values[row] if descending else values[row])
    assert rows == slow + [row for row in range(len(values)) if math.isnan(values[row])]


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40), st.booleans())
def test_whole_numbers_sort_over_their_full_range(values, descending):
    rows = found(RowColumn("Count", np.array(values, dtype=np.int64)), sort=0, descending=descending)
    assert rows == sorted(range(len(values)), key=lambda row: -values[row] if descending else values[row])


@given(st.lists(st.one_of(st.none(), st.text("aBc ", max_size=12)), max_size=40), st.booleans())
def test_texts_sort_in_any_case_and_null_comes_last(texts, descending):
    rows = found(names_of(*texts), sort=0, descending=descending)
    folded = [text.casefold() for text in texts if text is not None]
    assert [texts[row].casefold() for row in rows[: len(folded)]] == sorted(folded, reverse=descending)
    assert rows[len(folded) :] == [row for row, text in enumerate(texts) if text is None]


def test_numbers_in_texts_sort_by_their_size():
    texts = ["Ward 10", "Ward 9", "ward 100", "Ward 009b", "Ward"]
    assert [texts[row] for row in found(names_of(*texts), sort=0)] == [
        "Ward",
        "Ward 9",
        "Ward 009b",
        "Ward 10",
        "ward 100",
    ]


def test_long_texts_with_the_same_beginning_are_told_apart():
    texts = [f"Government higher primary school of {name}" for name in ("Yelahanka", "Anekal", "Hoskote")]
    assert found(names_of(*texts), sort=0) == [1, 2, 0]


def test_equal_rows_keep_the_order_of_the_layer():
    values = np.array([1, 0, 1, 0, 1])
    assert found(RowColumn("n", values), sort=0) == [1, 3, 0, 2, 4]
    assert found(RowColumn("n", values), sort=0, descending=True) == [0, 2, 4, 1, 3]


@given(
    st.lists(st.one_of(st.none(), st.text("abAB1", max_size=6)), max_size=40), st.text("abAB1", min_size=1, max_size=3)
)
def test_the_filter_finds_the_text_in_any_case(texts, wanted):
    slow = [row for row, text in enumerate(texts) if text is not None and wanted.casefold() in text.casefold()]
    assert found(names_of(*texts), text=wanted) == slow


def test_the_filter_also_looks_at_whole_numbers_and_leaves_measures_alone():
    columns = (RowColumn("Id", np.array([12, 345, 51])), RowColumn("Depth", np.array([5.12, 0.0, 0.0])))
    assert find_rows(columns, RowQuery(text="12"), Silent()).tolist() == [0]
    assert find_rows(columns, RowQuery(text="5"), Silent()).tolist() == [1, 2]


def test_outcome_text_selection_and_order_work_together():
    outcome = np.array([Outcome.HIT, Outcome.SAFE, Outcome.HIT, Outcome.HIT, Outcome.UNKNOWN], dtype=np.int8)
    columns = (
        names_of("Depot a", "Depot b", "School c", "Depot d", "Depot e"),
        RowColumn("Outcome", outcome, outcome_labels=("safe", "hit", "unknown")),
    )
    query = RowQuery(text="depot", outcome=Outcome.HIT, among=np.array([0, 1, 2, 3]), sort=0, descending=True)
    assert find_rows(columns, query, Silent()).tolist() == [3, 0]


def test_a_table_without_rows_has_no_rows():
    assert find_rows((), RowQuery(), Silent()).tolist() == []
    assert found(names_of(), sort=0, text="a") == []


def test_sorting_stops_when_told():
    class Stopped(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_rows((names_of("a", "b"),), RowQuery(sort=0), Stopped())
