# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of a result table: one unit and precision a column."""

from __future__ import annotations

import numpy as np
from twinplan.core.report.cells import cell_format, cell_text, heading
from twinplan.core.report.rows import RowColumn
from twinplan.core.wording.numbers import NumberStyle


def shown(column: RowColumn, style: NumberStyle = NumberStyle.INTERNATIONAL) -> list[str]:
    found = cell_format(column)
    return [heading(column, found), *(cell_text(column, found, row, style) for row in range(len(column.values)))]


def test_a_column_of_lengths_is_in_one_unit_throughout():
    assert shown(RowColumn("Length", np.array([120.0, 48_000.0, np.nan]), unit="m")) == [
        "Length (km)",
        "0.1",
        "48.0",
        "n/a",
    ]


def test_depths_keep_their_decimals_even_beside_a_whole_one():
    assert shown(RowColumn("Depth", np.array([3.0, 0.25]), unit="m")) == ["Depth (m)", "3.00", "0.25"]


def test_whole_numbers_are_shown_whole_and_grouped_as_the_reader_writes():
    assert shown(RowColumn("People", np.array([145_000.0, 2.0])), NumberStyle.INDIAN) == ["People", "1,45,000", "2"]
    assert shown(RowColumn("Schools", np.array([1450]))) == ["Schools", "1,450"]


def test_whole_numbers_of_the_layer_may_be_codes_and_stay_as_they_are():
    assert shown(RowColumn("osm_id", np.array([1450]), is_attribute=True)) == ["osm_id", "1450"]


def test_what_has_no_value_is_never_shown_as_zero():
    null = np.array([False, True, False])
    assert shown(RowColumn("n", np.array([1, 0, 0]), null)) == ["n", "1", "n/a", "0"]
    assert shown(RowColumn("t", np.array(["a", None, "b\nc"], dtype=object))) == ["t", "a", "n/a", "b c"]


def test_a_column_without_values_can_be_shown():
    assert shown(RowColumn("Depth", np.full(2, np.nan), unit="m")) == ["Depth (m)", "n/a", "n/a"]
