# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A cascade over the hours: assets that have failed by kind, and people by how many servers they still have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...geometry.geometries import FloatArray
from ...progress import Progress
from ...ragged import owners_of
from ...wording.translate import say
from ..impact import Chart, ChartKind, Outcome, ResultTable, Series, TableColumn
from .answer import Answer, counted, event_hours
from .engine import Run
from .people import PeopleRows

_MOST_KINDS = 7
_PEOPLE_BY_HOUR = "people_by_hour"


def charts(answer: Answer, progress: Progress) -> tuple[Chart, ...]:
    """None where nothing fails."""
    if not answer.something_fails:
        return ()
    run = answer.runs[0]
    hours = event_hours(answer, run)
    progress.check()
    found = [_by_hazard(answer)] if len(answer.runs) > 1 else []
    found.append(_failed_by_hour(answer, run, hours))
    people = answer.setting.people
    if people is not None:
        found.append(_people_by_hour(people, run, hours, progress))
    return tuple(found)


def hour_tables(drawn: Sequence[Chart]) -> tuple[ResultTable, ...]:
    """What the chart of people shows, in numbers: a row an hour at which something changes."""
    return tuple(
        ResultTable(
            chart.id,
            chart.title,
            (
                TableColumn("hour", chart.x_label, np.array(chart.x), chart.x_unit),
                *(
                    TableColumn(f"people_{number}", series.label, np.array(series.values), chart.unit)
                    for number, series in enumerate(chart.series)
                ),
            ),
        )
        for chart in drawn
        if chart.id == _PEOPLE_BY_HOUR
    )


def _by_hazard(answer: Answer) -> Chart:
    every = np.ones(len(answer.assets), dtype=bool)
    rows = [counted(run, every) for run in answer.runs]
    series = (
        Series(say("Fail by themselves"), "hit", tuple(float(row.directly) for row in rows)),
        Series(say("Taken down by others"), "hit_later", tuple(float(row.failed - row.directly) for row in rows)),
        Series(say("Unknown"), "unknown", tuple(float(row.unknown) for row in rows)),
    )
    names = tuple(run.start.name for run in answer.runs)
    return Chart("by_hazard", say("Assets that fail, by hazard"), names, series, "assets")


def _steps(identifier: str, title: str, hours: FloatArray, series: list[Series], unit: str) -> Chart:
    x = tuple(hours.tolist())
    label = say("Hours after the event")
    return Chart(identifier, title, (), tuple(series), unit, ChartKind.STEPS, x, label, "h")


def _failed_by_hour(answer: Answer, run: Run, hours: FloatArray) -> Chart:
    """Kinds with most failures; the rest together."""
    assets = answer.assets
    hour, earliest_h = run.hour[: len(assets)], run.earliest_h[: len(assets)]
    failed = np.isfinite(hour)
    counts = np.bincount(assets.kind[failed], minlength=len(assets.kinds))
    order = [number for number in np.argsort(-counts, kind="stable").tolist() if counts[number]]
    series = [
        Series(assets.kinds[number], "", _until(hour[assets.kind == number], hours)) for number in order[:_MOST_KINDS]
    ]
    if len(order) > _MOST_KINDS:
        rest = np.isin(assets.kind, order[_MOST_KINDS:])
        series.append(Series(say("all others"), "", _until(hour[rest], hours)))
    doubtful = np.where(run.outcome[: len(assets)] == Outcome.UNKNOWN, earliest_h, np.inf)
    if np.isfinite(doubtful).any():
        series.append(Series(say("unknown, if they fail"), "unknown", _until(doubtful, hours)))
    return _steps("failed_by_hour", say("Assets that have failed"), hours, series, "assets")


def _until(hour: FloatArray, hours: FloatArray) -> tuple[float, ...]:
    """How many have failed at each of these hours."""
    return tuple(np.searchsorted(np.sort(hour), hours, side="right").astype(np.float64).tolist())


def _people_by_hour(people: PeopleRows, run: Run, hours: FloatArray, progress: Progress) -> Chart:
    if people.served is None:
        return _by_own_asset(people, run, hours, progress)
    served = people.served
    of_set = people.of_nodes(len(run.hour))[len(run.hour) - len(served) :]
    never = float(people.people[people.node < 0].sum())
    owner = owners_of(served.offsets)
    none, one, several = [], [], []
    for hour in hours.tolist():
        progress.check()
        up = np.bincount(owner[run.hour[served.server] > hour], minlength=len(served))
        none.append(never + float(of_set[up == 0].sum()))
        one.append(float(of_set[up == 1].sum()))
        several.append(float(of_set[up > 1].sum()))
    series = [
        Series(say("no server"), "hit", tuple(none)),
        Series(say("one server"), "unknown", tuple(one)),
        Series(say("several servers"), "safe", tuple(several)),
    ]
    return _steps(_PEOPLE_BY_HOUR, say("People by how many servers they still have"), hours, series, "people")


def _by_own_asset(people: PeopleRows, run: Run, hours: FloatArray, progress: Progress) -> Chart:
    hour = run.hour[np.maximum(people.node, 0)]
    lost = []
    for each in hours.tolist():
        progress.check()
        lost.append(float(people.people[hour <= each].sum()))
    series = [Series(say("without service"), "hit", tuple(lost))]
    return _steps(_PEOPLE_BY_HOUR, say("People without service"), hours, series, "people")
