# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access as figures, columns per place and rows per zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ...geometry.geometries import FloatArray
from ...wording.translate import say
from ..columns import named, texts
from ..impact import FeatureResult, Figure, TableColumn
from .answer import NOT_SERVED, SERVED, UNKNOWN, Answer
from .catchment import Catchment
from .rows import NO_FACILITY, Ways


def outcome_words() -> tuple[str, str, str]:
    """For safe, hit and unknown."""
    return say("served"), say("not served"), say("unknown")


def counts(outcome: npt.NDArray[np.int8]) -> tuple[int, int, int]:
    """How many are served, not served, unknown."""
    found = np.bincount(outcome, minlength=3)
    return int(found[SERVED]), int(found[NOT_SERVED]), int(found[UNKNOWN])


def of_first(label: str, answer: Answer) -> str:
    """The label of a headline figure, which names its hazard where there are several."""
    return f"{label}: {answer.hazard.name}" if len(answer.rows.under) > 1 else label


def of_hazard(columns: Sequence[TableColumn], answer: Answer) -> list[TableColumn]:
    """The same columns for a hazard after the first: ids with its number, labels with its name."""
    number, name = answer.number + 1, answer.hazard.name
    return [replace(column, id=f"{column.id}_{number}", label=f"{column.label}: {name}") for column in columns]


def people_counts(answer: Answer, outcome: npt.NDArray[np.int8]) -> tuple[float, float, float]:
    """People who are served, not served, unknown; cells without data are unknown, each up to the fullest cell."""
    people = answer.people
    if people is None:
        return 0.0, 0.0, 0.0
    found = np.bincount(outcome, people.known, 3)
    return float(found[SERVED]), float(found[NOT_SERVED]), float(found[UNKNOWN]) + float(people.bound.sum())


def figures(answer: Answer, catchment: Catchment | None) -> tuple[Figure, ...]:
    """The headline figures, those of the first hazard."""
    served, unserved, unknown = counts(answer.outcome)
    total, unit = len(answer.rows), say("places")
    result = [
        Figure("demand_total", say("Places looked at"), total, unit, 0.0, total),
        Figure("demand_served", of_first(say("Places served"), answer), served, unit, unknown, total),
        Figure("demand_unserved", of_first(say("Places not served"), answer), unserved, unit, unknown, total),
        Figure("demand_unknown", of_first(say("Places unknown"), answer), unknown, unit, 0.0, total),
        *_people_figures(answer.of_people),
    ]
    cost_unit = answer.prepared.measure.unit
    result.append(
        Figure(
            "travel_median",
            of_first(say("Median to the nearest facility"), answer),
            _median(answer.ways.cost),
            cost_unit,
        )
    )
    if answer.has_hazard:
        result += _loss_figures(answer)
    if catchment is not None:
        result.append(_catchment_figure(answer, catchment))
    return tuple(result)


def _people_figures(answer: Answer) -> list[Figure]:
    if answer.people is None:
        return []
    served, unserved, unknown = people_counts(answer, answer.outcome)
    total = served + unserved + unknown
    return [
        Figure("people_served", of_first(say("People served"), answer), served, "people", unknown, total),
        Figure("people_unserved", of_first(say("People not served"), answer), unserved, "people", unknown, total),
        Figure("people_unknown", of_first(say("People unknown"), answer), unknown, "people", 0.0, total),
    ]


def _loss_figures(answer: Answer) -> list[Figure]:
    lost, maybe = np.count_nonzero(answer.lost), np.count_nonzero(answer.maybe_lost)
    result = [
        Figure(
            "demand_lost",
            of_first(say("Places that lose access"), answer),
            lost,
            say("places"),
            maybe,
            len(answer.rows),
        ),
    ]
    crowd = answer.of_people
    if crowd.people is not None:
        people_lost, people_maybe = (float(part.sum()) for part in crowd.people_lost)
        total = float(crowd.people.known.sum() + crowd.people.bound.sum())
        result.append(
            Figure(
                "people_lost",
                of_first(say("People who lose access"), answer),
                people_lost,
                "people",
                people_maybe,
                total,
            )
        )
    more = _added(answer)
    unit = answer.prepared.measure.unit
    result.append(
        Figure("added_median", of_first(say("Median added, where it is longer"), answer), _median(more[more > 0]), unit)
    )
    return result


def _catchment_figure(answer: Answer, catchment: Catchment) -> Figure:
    weight = answer.people.known if answer.people is not None else np.ones(len(answer.rows))
    total = float(weight.sum())
    mean = float((catchment.access * weight).sum()) / total if total else float("nan")
    return Figure("catchment_mean", say("Capacity per 1,000 people, mean"), 1000.0 * mean, say("per 1,000"))


def _median(cost: FloatArray) -> float:
    known = cost[np.isfinite(cost)]
    return float(np.median(known)) if len(known) else float("nan")


def _added(answer: Answer) -> FloatArray:
    """(n,) how much longer the way is after the hazard; NaN where there is none, before or after."""
    before, after = answer.rows.before.cost, answer.ways.cost
    both = np.isfinite(before) & np.isfinite(after)
    return np.where(both, np.where(both, after, 0.0) - np.where(both, before, 0.0), np.nan)


def feature_result(answer: Answer, catchment: Catchment | None) -> FeatureResult:
    """The answer for every place."""
    rows, measure = answer.rows, answer.prepared.measure
    columns = [
        *_nearest_columns(answer),
        TableColumn("travel", say("To the nearest facility"), _finite(answer.ways.cost), measure.unit),
    ]
    if answer.prepared.network is not None:
        columns.append(TableColumn("network_m", say("On the network"), answer.ways.length_m, "m"))
        columns.append(TableColumn("entry_m", say("To the network"), rows.entry_m, "m"))
    columns.append(TableColumn("limit", say("Limit kept"), _limit_names(answer, answer.ways, answer.outcome)))
    if rows.choice is not None:
        known = np.where(rows.choice < 0, np.nan, rows.choice.astype(np.float64))
        label = say("Facilities {limit}", limit=measure.name_of(measure.limit))
        help_text = say("With one only, a place is served by none as soon as that one fails.")
        columns.append(TableColumn("choice", label, known, help=help_text))
    if answer.has_hazard:
        columns += _hazard_columns(answer)
    if catchment is not None:
        columns.append(
            TableColumn("catchment", say("Capacity per 1,000 people"), 1000.0 * catchment.access, say("per 1,000"))
        )
    people = answer.people
    if people is not None:
        columns.append(TableColumn("people", say("People"), np.where(people.missing, np.nan, people.known), "people"))
    for other in answer.by_hazard()[1:]:
        columns += _other_columns(other)
    if answer.prepared.zones is not None:
        columns.append(answer.prepared.zones.column_of(rows.zone))
    title = say("{name}: access", name=answer.subjects.name)
    return FeatureResult("demand", title, answer.subjects, answer.outcome, tuple(columns), outcome_words())


def _nearest_columns(answer: Answer) -> list[TableColumn]:
    facilities, facility = answer.prepared.facilities, answer.ways.facility
    # The last entry is for places that have none: -1.
    names = np.append(facilities.name, "").astype(object)
    uids = np.append(facilities.uid, "").astype(object)
    return [
        TableColumn("facility", say("Nearest facility"), named(names, facility)),
        TableColumn("facility_uid", say("Nearest facility, uid"), named(uids, facility)),
    ]


def _finite(cost: FloatArray) -> FloatArray:
    return np.where(np.isfinite(cost), cost, np.nan)


def _limit_names(answer: Answer, ways: Ways, outcome: npt.NDArray[np.int8]) -> npt.NDArray[Any]:
    """(n,) e.g. "within 15 min", "farther", "no way", "unknown"."""
    measure = answer.prepared.measure
    names = texts(
        [*(measure.name_of(limit) for limit in measure.limits), say("farther"), say("no way"), say("unknown")]
    )
    farther = len(measure.limits)
    position = np.searchsorted(np.asarray(measure.limits), np.nan_to_num(ways.cost, nan=np.inf))
    position = np.where((position == farther) & (ways.facility == NO_FACILITY), farther + 1, position)
    position[outcome == UNKNOWN] = farther + 2
    return named(names, position)


def _hazard_columns(answer: Answer) -> list[TableColumn]:
    unit, rows = answer.prepared.measure.unit, answer.rows
    words = texts(outcome_words())
    change = texts([say("no change"), say("longer"), say("loses access"), say("unknown"), say("served by none before")])
    position = np.where(_added(answer) > 0, 1, 0)
    position[(answer.before == NOT_SERVED) & (answer.outcome == NOT_SERVED)] = 4
    position[answer.lost], position[answer.outcome == UNKNOWN] = 2, 3
    return [
        TableColumn("change", say("Change"), named(change, position)),
        TableColumn("outcome_before", say("Before the hazard"), named(words, answer.before.astype(np.int64))),
        TableColumn("travel_before", say("To the nearest facility before"), _finite(rows.before.cost), unit),
        TableColumn(
            "travel_at_best",
            say("To the nearest facility at best"),
            _finite(answer.at_best.cost),
            unit,
            say("If every stretch of which nobody knows is open."),
        ),
        TableColumn("added", say("Added by the hazard"), _added(answer), unit),
    ]


def _other_columns(answer: Answer) -> list[TableColumn]:
    """Outcome and way of every place under a hazard after the first."""
    words = named(texts(outcome_words()), answer.outcome.astype(np.int64))
    columns = [
        TableColumn("outcome", say("Outcome"), words),
        TableColumn("travel", say("To the nearest facility"), _finite(answer.ways.cost), answer.prepared.measure.unit),
    ]
    return of_hazard(columns, answer)
