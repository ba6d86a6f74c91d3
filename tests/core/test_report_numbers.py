# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers are shown as people write them, and never so that they say something else."""

from __future__ import annotations

import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twinplan.core.report import classes, markdown, tables
from twinplan.core.wording import numbers, text, times
from twinplan.core.wording.numbers import (
    MINUS,
    NumberStyle,
    format_given,
    format_number,
    format_quantity,
    format_share,
    restyle,
    scale_for,
)


def plain(shown: str) -> str:
    return shown.replace(numbers.NO_BREAK_SPACE, " ").replace(MINUS, "-")


@pytest.mark.parametrize("module", [numbers, text, markdown, times, tables, classes])
def test_examples_in_docstrings(module):
    names = {"np": __import__("numpy"), "timezone": __import__("datetime").timezone}
    assert doctest.testmod(module, extraglobs=names).failed == 0


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (61.0, "buildings", "61 buildings"),
        (145_000.4, "people", "145,000 people"),
        (3_120.0, "m", "3.12 km"),
        (950.0, "m", "950 m"),
        (1.42, "m", "1.42 m"),
        (9_000.0, "m2", "9,000 m²"),
        (48_000.0, "m2", "4.80 ha"),
        (2_500_000.0, "m2", "2.50 km²"),
        (0.0, "m", "0 m"),
        (-12.5, "m", "-12.5 m"),
        (float("nan"), "m", "n/a"),
        (0.4, "people", "0.400 people"),
    ],
)
def test_quantity_is_in_the_size_of_unit_that_suits_it(value, unit, shown):
    assert plain(format_quantity(value, unit)) == shown


@pytest.mark.parametrize(
    ("value", "thousands", "lakhs"),
    [(145_000, "145,000", "1,45,000"), (12_345_678, "12,345,678", "1,23,45,678"), (999, "999", "999")],
)
def test_digits_are_grouped_in_the_style_of_the_reader(value, thousands, lakhs):
    assert format_number(value) == thousands
    assert format_number(value, NumberStyle.INDIAN) == lakhs


@given(st.floats(min_value=-1e15, max_value=1e15), st.sampled_from(NumberStyle))
def test_shown_number_is_the_number_to_three_digits(value, style):
    shown = float(plain(format_number(value, style)).replace(",", ""))
    assert math.isclose(shown, value, rel_tol=5.1e-3)
    assert (shown == 0.0) == (value == 0.0)


@given(st.floats(min_value=1.0, max_value=1e12))
def test_whole_part_is_never_rounded_away(value):
    assert abs(float(plain(format_number(value)).replace(",", "")) - value) <= 0.5


@given(st.floats(min_value=0.0, max_value=1e9), st.floats(min_value=0.0, max_value=1e9))
def test_share_says_none_or_all_only_where_it_is(part, rest):
    shown = plain(format_share(part, part + rest))
    if part > 0.0 and part + rest > part:
        assert shown not in ("0 %", "100 %", "0.0 %", "100.0 %")


def test_share_of_nothing_is_not_a_number():
    assert format_share(0.0, 0.0) == "n/a"


@pytest.mark.parametrize(("value", "shown"), [(0.3, "0.3"), (2.0, "2"), (0.05, "0.05"), (1_500.25, "1,500.25")])
def test_chosen_number_has_the_digits_it_was_chosen_with(value, shown):
    assert format_given(value) == shown


def test_a_column_is_in_one_unit():
    assert scale_for([120.0, 48_000.0, float("nan")], "m").unit == "km"
    assert scale_for([], "m").unit == "m"


@given(st.integers(min_value=0, max_value=10**15))
def test_a_sentence_is_regrouped_without_changing_its_number(value):
    sentence = f"{format_number(value)} people at 0.35 m in 2024."
    assert (
        restyle(sentence, NumberStyle.INDIAN) == f"{format_number(value, NumberStyle.INDIAN)} people at 0.35 m in 2024."
    )
