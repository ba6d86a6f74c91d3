# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure as figures, tables, charts and columns per asset."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...geometry.geometries import FloatArray, IntArray
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..asset_types import AssetTypes
from ..by_zone import ByZones, zone_rows
from ..columns import texts
from ..hazards import Hazard, in_scale_order
from ..impact import FeatureResult, Figure, Outcome, ResultTable, TableColumn, ZoneResult
from ..measured import QUANTITIES, Quantity
from .engine import Exposures
from .population import PeopleExposed
from .tally import Exposure


@dataclass(frozen=True)
class Answer:
    """Everything computed, from which every part of the result is made."""

    assets: FeatureTable
    hazards: tuple[Hazard, ...]
    exposures: Exposures
    types: AssetTypes
    zones: ByZones | None
    people: tuple[PeopleExposed, ...] | None

    @property
    def measured(self) -> Quantity | None:
        """None for points, which are only counted."""
        return QUANTITIES.get(self.assets.geometries.kind)

    @property
    def total(self) -> float:
        return float(self.exposures.total.sum())


def figures(answer: Answer) -> tuple[Figure, ...]:
    """The headline figures: those of the first hazard, which their labels name where there are several."""
    exposure = answer.exposures.by_hazard[0]
    count = len(answer.assets)
    hit, safe, unknown = counts(exposure)
    result = [
        Figure("assets_total", say("Assets looked at"), count, "assets", 0.0, count),
        Figure("assets_hit", _of_first(say("Assets hit"), answer), hit, "assets", unknown, count),
        Figure("assets_safe", _of_first(say("Assets safe"), answer), safe, "assets", unknown, count),
        Figure("assets_unknown", _of_first(say("Assets unknown"), answer), unknown, "assets", 0.0, count),
    ]
    measured = answer.measured
    if measured is not None:
        hit_measure, unknown_measure = float(exposure.hit.sum()), float(exposure.unknown.sum())
        label = _of_first(say("{measure} hit", measure=measured.label), answer)
        result.append(Figure(measured.column("hit"), label, hit_measure, measured.unit, unknown_measure, answer.total))
    if answer.people is not None:
        people = answer.people[0]
        hit_people, unknown_people = float(people.hit.sum()), float(people.unknown.sum())
        safe_people = float(people.by_class[:, : people.scheme.hit_from].sum())
        total = hit_people + unknown_people + safe_people
        label = _of_first(say("People exposed"), answer)
        result.append(Figure("population_hit", label, hit_people, "people", unknown_people, total))
    return tuple(result)


def _of_first(label: str, answer: Answer) -> str:
    return f"{label}: {answer.hazards[0].name}" if len(answer.hazards) > 1 else label


def counts(exposure: Exposure) -> tuple[int, int, int]:
    """How many features are hit, safe, unknown."""
    found = np.bincount(exposure.outcome, minlength=3)
    return int(found[Outcome.HIT]), int(found[Outcome.SAFE]), int(found[Outcome.UNKNOWN])


def tables(answer: Answer) -> tuple[ResultTable, ...]:
    """By hazard where there are several, by class, and by type where there are types."""
    result = [hazard_table(answer)] if len(answer.hazards) > 1 else []
    result += [class_table(answer, number) for number in range(len(answer.hazards))]
    if answer.types.field:
        result.append(type_table(answer))
    return tuple(result)


def hazard_table(answer: Answer) -> ResultTable:
    """A row for every hazard: by return period where each has one, else in the order given."""
    order = in_scale_order(answer.hazards)
    exposures = [answer.exposures.by_hazard[number] for number in order]
    rows = [counts(exposure) for exposure in exposures]
    columns = [
        TableColumn("hazard", say("Hazard"), texts(answer.hazards[number].name for number in order)),
        *_outcome_columns(*(np.array(column) for column in zip(*rows))),
    ]
    measured = answer.measured
    if measured is not None:
        hit = np.array([exposure.hit.sum() for exposure in exposures])
        unknown = np.array([exposure.unknown.sum() for exposure in exposures])
        columns += _measure_columns(measured, np.full(len(hit), answer.total), hit, unknown)
    if answer.people is not None:
        people = [answer.people[number] for number in order]
        hit = np.array([each.hit.sum() for each in people])
        unknown = np.array([each.unknown.sum() for each in people])
        columns += _people_columns(hit, unknown)
    return ResultTable("by_hazard", say("By hazard"), tuple(columns))


def class_table(answer: Answer, number: int) -> ResultTable:
    """Assets by their worst class, length or area by the class it lies in, people likewise."""
    exposure, hazard = answer.exposures.by_hazard[number], answer.hazards[number]
    scheme = exposure.scheme
    outcomes = texts(Outcome(int(code)).label for code in scheme.outcomes)
    columns = [
        TableColumn("class", say("Class"), texts([*scheme.labels, say("unknown")]), hazard.unit),
        TableColumn("outcome", say("Outcome"), outcomes),
        TableColumn(
            "assets",
            say("Assets"),
            np.bincount(exposure.code, minlength=scheme.unknown + 1).astype(np.int64),
            help=say("Each asset once, under its worst class."),
        ),
    ]
    measured = answer.measured
    if measured is not None:
        columns.append(
            TableColumn(measured.column("in_class"), measured.label, exposure.by_class_type.sum(axis=1), measured.unit)
        )
    if answer.people is not None:
        columns.append(TableColumn("people", say("People"), answer.people[number].by_class.sum(axis=0), "people"))
    several = len(answer.hazards) > 1
    title = say("By class: {name}", name=hazard.name) if several else say("By class")
    return ResultTable(_suffixed("by_class", number), title, tuple(columns))


def type_table(answer: Answer) -> ResultTable:
    """Asset type against hazard class, for the first hazard; the types with most hits first."""
    exposure, types = answer.exposures.by_hazard[0], answer.types
    scheme, size = exposure.scheme, len(types.labels)
    by_outcome = np.bincount(exposure.outcome * size + types.codes, minlength=3 * size).reshape(3, size)
    order = np.lexsort((np.arange(size), -by_outcome.sum(axis=0), -by_outcome[Outcome.HIT]))
    hit, safe, unknown = (by_outcome[outcome][order] for outcome in (Outcome.HIT, Outcome.SAFE, Outcome.UNKNOWN))
    columns = [TableColumn("type", types.field, types.labels[order]), *_outcome_columns(hit, safe, unknown)]
    measured = answer.measured
    by_class = exposure.by_class_type[:, order]
    if measured is not None:
        hit_measure = by_class[scheme.hit_from : scheme.unknown].sum(axis=0)
        columns += _measure_columns(measured, by_class.sum(axis=0), hit_measure, by_class[scheme.unknown])
    codes = np.bincount(exposure.code * size + types.codes, minlength=(scheme.unknown + 1) * size)
    codes = codes.reshape(scheme.unknown + 1, size)[:, order]
    for code, label in enumerate(scheme.labels):
        columns.append(TableColumn(f"class_{code}", f"{say('Assets')}: {label}", codes[code]))
        if measured is not None:
            columns.append(
                TableColumn(
                    f"class_{code}_{measured.id}_{measured.unit}",
                    f"{measured.label}: {label}",
                    by_class[code],
                    measured.unit,
                )
            )
    return ResultTable("by_type", say("By {field}", field=types.field), tuple(columns))


def zone_result(answer: Answer) -> ZoneResult | None:
    """Every figure by zone; hazards after the first follow in columns of their own."""
    if answer.zones is None:
        return None
    columns: list[TableColumn] = []
    for number in range(len(answer.hazards)):
        columns += _zone_columns(answer, number)
    return answer.zones.result(columns, "assets_hit")


def _zone_columns(answer: Answer, number: int) -> list[TableColumn]:
    exposures, exposure = answer.exposures, answer.exposures.by_hazard[number]
    rows = len(answer.zones or ()) + 1
    row = zone_rows(exposures.zone, rows - 1)
    by_outcome = np.bincount(exposure.outcome * rows + row, minlength=3 * rows).reshape(3, rows)
    columns = _outcome_columns(by_outcome[Outcome.HIT], by_outcome[Outcome.SAFE], by_outcome[Outcome.UNKNOWN])
    measured = answer.measured
    if measured is not None:
        columns += _measure_columns(measured, exposures.zone_total, exposure.zone_hit, exposure.zone_unknown)
    if answer.people is not None:
        people = answer.people[number]
        columns.append(TableColumn("population_total", say("People"), people.total, "people"))
        columns += _people_columns(people.hit, people.unknown)
    if number == 0:
        return columns
    repeated = {"assets_total", "population_total", "length_total_m", "area_total_m2"}
    return [_of_hazard(column, answer, number) for column in columns if column.id not in repeated]


def feature_result(answer: Answer) -> FeatureResult:
    """The answer for every asset; outcome and class of the first hazard, the others in columns of their own."""
    columns: list[TableColumn] = []
    for number in range(len(answer.hazards)):
        columns += _feature_columns(answer, number)
    if answer.zones is not None:
        columns.append(answer.zones.column_of(answer.exposures.zone))
    title = say("{name}: exposure", name=answer.assets.name)
    return FeatureResult("assets", title, answer.assets, answer.exposures.by_hazard[0].outcome, tuple(columns))


def _feature_columns(answer: Answer, number: int) -> list[TableColumn]:
    exposure, hazard = answer.exposures.by_hazard[number], answer.hazards[number]
    labels = texts([*exposure.scheme.labels, say("unknown")])
    columns = [TableColumn("hazard_class", say("Class"), labels[exposure.code], hazard.unit)]
    if number:
        outcomes = texts(outcome.label for outcome in Outcome)
        columns.insert(0, TableColumn("outcome", say("Outcome"), outcomes[exposure.outcome]))
    if hazard.has_values:
        columns.append(TableColumn("intensity_max", say("Highest intensity"), exposure.maximum, hazard.unit))
        columns.append(
            TableColumn(
                "intensity_mean", say("Mean intensity"), exposure.mean, hazard.unit, say("Over the known parts.")
            )
        )
    measured = answer.measured
    if measured is not None:
        total = answer.exposures.total
        columns += _measure_columns(measured, total, exposure.hit, exposure.unknown)
        share = np.divide(100.0 * exposure.hit, total, out=np.full(len(total), np.nan), where=total > 0)
        columns.append(TableColumn("share_hit", say("Share hit"), share, "%"))
    if number == 0:
        return columns
    return [_of_hazard(column, answer, number) for column in columns if "total" not in column.id]


def _outcome_columns(hit: IntArray, safe: IntArray, unknown: IntArray) -> list[TableColumn]:
    return [
        TableColumn("assets_total", say("Assets"), hit + safe + unknown),
        TableColumn("assets_hit", say("Hit"), hit),
        TableColumn("assets_safe", say("Safe"), safe),
        TableColumn("assets_unknown", say("Unknown"), unknown),
    ]


def _measure_columns(measured: Quantity, total: FloatArray, hit: FloatArray, unknown: FloatArray) -> list[TableColumn]:
    def column(part: str, label: str, values: FloatArray) -> TableColumn:
        return TableColumn(measured.column(part), label, values, measured.unit)

    return [
        TableColumn(measured.column("total"), measured.label, total, measured.unit),
        column("hit", say("{measure} hit", measure=measured.label), hit),
        # What is neither hit nor unknown, so that the three add up to the total also after rounding.
        column("safe", say("{measure} safe", measure=measured.label), np.maximum(total - hit - unknown, 0.0)),
        column("unknown", say("{measure} unknown", measure=measured.label), unknown),
    ]


def _people_columns(hit: FloatArray, unknown: FloatArray) -> list[TableColumn]:
    return [
        TableColumn("population_hit", say("People exposed"), hit, "people"),
        TableColumn("population_unknown", say("People unknown"), unknown, "people"),
    ]


def _of_hazard(column: TableColumn, answer: Answer, number: int) -> TableColumn:
    """The same column for a hazard after the first: id with its number, label with its name."""
    name = answer.hazards[number].name
    return replace(column, id=_suffixed(column.id, number), label=f"{column.label}: {name}")


def _suffixed(identifier: str, number: int) -> str:
    return identifier if number == 0 else f"{identifier}_{number + 1}"
