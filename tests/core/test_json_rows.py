# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The JSON of an answer holds what its map layers hold: a row a feature, as many as were asked for."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
from answers import make_impact
from twinplan.core.analysis.impact import DerivedLayer
from twinplan.core.report.json_answer import as_json, as_text
from twinplan.core.twin.table import Column


def ids(table: dict) -> list[str]:
    return [column["id"] for column in table["columns"]]


def test_every_feature_has_a_row_with_its_outcome_and_its_numbers():
    impact = make_impact(20)
    result = impact.features[0]
    table = as_json(impact)["tables"][result.id]
    assert len(table["rows"]) == 20
    assert ids(table)[0] == "fid" and {column.id for column in result.columns} <= set(ids(table))
    outcome = [row[ids(table).index("outcome")] for row in table["rows"]]
    assert outcome == [("safe", "hit", "unknown")[value] for value in result.outcome]


def test_rows_beyond_what_was_asked_for_are_left_out_with_a_note():
    impact = make_impact(20)
    answer = as_json(impact, 5)
    assert len(answer["tables"][impact.features[0].id]["rows"]) == 5
    assert any("first 5 of 20 rows" in note for note in answer["notes"])
    assert as_json(impact, 0)["tables"][impact.features[0].id]["rows"] == []


def test_restricted_features_are_not_listed_nor_what_is_derived_of_them():
    impact = make_impact(20)
    (result,) = impact.features
    hidden = replace(result.table, source=replace(result.table.source, sensitivity="restricted"))
    links = DerivedLayer("links", "Links", hidden.crs.to_wkt(), hidden.geometries, {"asset": Column.of(np.arange(20))})
    impact = replace(impact, features=(replace(result, table=hidden),), layers=(links,))
    answer = as_json(impact)
    assert answer["tables"][result.id]["rows"] == [] and answer["tables"]["links"]["rows"] == []
    assert sum("not for publication" in note for note in answer["notes"]) == 2


def test_derived_layers_are_tables_and_a_name_is_never_taken_twice():
    impact = make_impact(20)
    (result,) = impact.features
    null = np.arange(20) % 2 == 0
    columns = {"hour": Column(np.arange(20.0), null)}
    layer = DerivedLayer(impact.tables[0].id, "Links", result.table.crs.to_wkt(), result.table.geometries, columns)
    tables = as_json(replace(impact, layers=(layer,)))["tables"]
    assert tables[impact.tables[0].id]["title"] == impact.tables[0].title
    assert tables[f"{impact.tables[0].id}_features"]["rows"][:2] == [[None], [1.0]]


def test_the_row_of_a_table_is_one_line_and_the_text_is_the_document():
    answer = as_json(make_impact(20))
    text = as_text(answer)
    assert json.loads(text) == answer
    row = next(iter(answer["tables"].values()))["rows"][0]
    assert json.dumps(row, ensure_ascii=False) in [line.strip().rstrip(",") for line in text.splitlines()]
