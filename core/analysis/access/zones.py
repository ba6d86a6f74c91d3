# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access by zone: every figure for each district and for what lies outside."""

from __future__ import annotations

import numpy as np

from ...geometry.geometries import FloatArray, IntArray
from ...wording.translate import say
from ..by_zone import zone_rows
from ..impact import TableColumn, ZoneResult
from .answer import NOT_SERVED, SERVED, UNKNOWN, Answer
from .results import of_hazard


def zone_result(answer: Answer) -> ZoneResult | None:
    """Every figure by zone, then "outside"; what hazards after the first take follows in columns of their own."""
    zones = answer.prepared.zones
    if zones is None:
        return None
    rows = len(zones) + 1
    row = zone_rows(answer.rows.zone, rows - 1)
    found = np.bincount(answer.outcome * rows + row, minlength=3 * rows).reshape(3, rows)
    columns = [
        TableColumn("demand_total", say("Places"), found.sum(axis=0)),
        TableColumn("demand_served", say("Served"), found[SERVED]),
        TableColumn("demand_unserved", say("Not served"), found[NOT_SERVED]),
        TableColumn("demand_unknown", say("Unknown"), found[UNKNOWN]),
    ]
    if answer.has_hazard:
        columns += _loss_columns(answer, row, rows)
    columns.append(
        TableColumn(
            "travel_median",
            say("Median to the nearest"),
            _medians(answer.ways.cost, row, rows),
            answer.prepared.measure.unit,
        )
    )
    columns += _people_zone_columns(answer.of_people, rows)
    for other in answer.by_hazard()[1:]:
        lost = [*_loss_columns(other, row, rows), *_people_loss_columns(other.of_people, rows)]
        columns += of_hazard(lost, other)
    return zones.result(columns, "people_unserved" if answer.of_people.people is not None else "demand_unserved")


def _people_zone_columns(answer: Answer, rows: int) -> list[TableColumn]:
    people = answer.people
    if people is None:
        return []
    row = zone_rows(answer.rows.zone, rows - 1)
    found = np.bincount(answer.outcome * rows + row, people.known, 3 * rows).reshape(3, rows)
    unknown = found[UNKNOWN] + np.bincount(row, people.bound, rows)
    columns = [
        TableColumn("people_total", say("People"), found.sum(axis=0), "people"),
        TableColumn("people_served", say("People served"), found[SERVED], "people"),
        TableColumn("people_unserved", say("People not served"), found[NOT_SERVED], "people"),
        TableColumn("people_unknown", say("People unknown"), unknown, "people"),
    ]
    measure = answer.prepared.measure
    for number, limit in enumerate(measure.limits[:-1]):
        within = np.bincount(row, np.where(answer.ways.cost <= limit, people.known, 0.0), rows)
        label = say("People {limit}", limit=measure.name_of(limit))
        columns.append(TableColumn(f"people_within_{number + 1}", label, within, "people"))
    if answer.has_hazard:
        columns += _people_loss_columns(answer, rows)
    return columns


def _loss_columns(answer: Answer, row: IntArray, rows: int) -> list[TableColumn]:
    lost = np.bincount(row[answer.lost], minlength=rows)
    maybe = np.bincount(row[answer.maybe_lost], minlength=rows)
    return [
        TableColumn("demand_lost", say("Lose access"), lost),
        TableColumn("demand_maybe_lost", say("May lose access"), maybe),
    ]


def _people_loss_columns(answer: Answer, rows: int) -> list[TableColumn]:
    if answer.people is None:
        return []
    row = zone_rows(answer.rows.zone, rows - 1)
    lost, maybe = (np.bincount(row, part, rows) for part in answer.people_lost)
    return [
        TableColumn("people_lost", say("People who lose access"), lost, "people"),
        TableColumn("people_maybe_lost", say("People who may"), maybe, "people"),
    ]


def _medians(cost: FloatArray, row: IntArray, rows: int) -> FloatArray:
    known = np.isfinite(cost)
    cost, row = cost[known], row[known]
    order = np.lexsort((cost, row))
    cost = cost[order]
    counts = np.bincount(row, minlength=rows)
    first = np.cumsum(counts) - counts
    filled = counts > 0
    result = np.full(rows, np.nan)
    low, high = first[filled] + (counts[filled] - 1) // 2, first[filled] + counts[filled] // 2
    result[filled] = (cost[low] + cost[high]) / 2.0
    return result
