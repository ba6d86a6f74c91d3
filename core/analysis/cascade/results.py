# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A cascade as figures and tables: by kind of asset, by hazard, by zone, and how old what it rests on is."""

from __future__ import annotations

import numpy as np

from ...cascade.latest import latest_hour
from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ...progress import Progress
from ...wording.translate import say
from ..by_zone import zone_rows
from ..columns import texts
from ..impact import Figure, Outcome, ResultTable, TableColumn, ZoneResult
from .answer import (
    HOSPITAL,
    SCHOOL,
    Answer,
    Counted,
    counted,
    fates,
    people_lost,
    people_total,
)
from .engine import Run
from .ranking import ranking_table

FIGURES = {
    "assets_total": "Assets looked at",
    "assets_failed": "Assets that fail",
    "assets_failed_directly": "Assets that fail by themselves",
    "assets_failed_by_cascade": "Assets taken down by others",
    "assets_unknown": "Assets unknown",
    "assets_failed_standard_error": "Standard error of the assets that fail",
    "assets_resting_on_assumed": "Failures that rest on assumed links",
    "hospitals_failed": "Hospitals that fail",
    "schools_failed": "Schools that fail",
    "people_without_service": "People without service",
    "people_never_served": "People without service before anything fails",
    "person_hours": "Person-hours without service",
    "last_failure_hour": "Hours until the last failure",
    "articulation_points": "Assets that hold parts together",
    "most_people_at_stake": "Most people that one asset alone leaves without service",
    "most_assets_at_stake": "Most assets that one asset alone takes down",
}


def figures(answer: Answer, progress: Progress) -> tuple[Figure, ...]:
    """Those of the first run; where nothing fails only what the ranking says."""
    total = len(answer.assets)
    found = [Figure("assets_total", say("Assets looked at"), total, "assets", 0.0, total)]
    if answer.something_fails:
        found += _failures(answer, answer.runs[0], progress)
        found += _people(answer, answer.runs[0])
    return (*found, *_stakes(answer))


def _failures(answer: Answer, run: Run, progress: Progress) -> list[Figure]:
    total = len(answer.assets)
    every = counted(run, np.ones(total, dtype=bool))
    failed, directly, unknown = float(every.failed), float(every.directly), float(every.unknown)
    taken, either = float(every.by_cascade), float(every.either)
    found = [
        Figure("assets_failed", say("Assets that fail"), failed, "assets", unknown, total),
        Figure(
            "assets_failed_directly", say("Assets that fail by themselves"), directly, "assets", every.doubtful, total
        ),
        # Who fails for others do, and may fail without them too, is the one or the other.
        Figure(
            "assets_failed_by_cascade", say("Assets taken down by others"), taken, "assets", unknown + either, total
        ),
        Figure("assets_unknown", say("Assets unknown"), every.unknown, "assets", 0.0, total),
    ]
    if run.drawn is not None:
        error = run.drawn.assets_failed.standard_error
        found.append(
            Figure("assets_failed_standard_error", say("Standard error of the assets that fail"), error, "assets")
        )
    elif answer.setting.ready.confirmed is not None:
        assumed = int(np.count_nonzero(run.rests_on_assumed[:total]))
        label = say("Failures that rest on assumed links")
        found.append(Figure("assets_resting_on_assumed", label, assumed, "assets", 0.0, every.failed))
    for kind, label in ((HOSPITAL, say("Hospitals that fail")), (SCHOOL, say("Schools that fail"))):
        which = answer.assets.of_kind(kind)
        if which.any():
            some = counted(run, which)
            found.append(Figure(f"{kind}s_failed", label, some.failed, "assets", some.unknown, some.total))
    last = _last_failure(answer, run, progress)
    return [*found, last] if last is not None else found


def _last_failure(answer: Answer, run: Run, progress: Progress) -> Figure | None:
    """When the last of those fails that fail for certain, and how much later that or another one may."""
    total = len(answer.assets)
    certain = np.isfinite(run.hour[:total])
    if not certain.any():
        return None
    label = say("Hours until the last failure")
    if run.drawn is not None or not (run.start.outcome == Outcome.UNKNOWN).any():
        return Figure("last_failure_hour", label, float(run.hour[:total][certain].max()), "h")
    # More failures at the start only bring others forward.
    least = float(run.earliest_h[:total][certain].max())
    most = latest_hour(answer.setting.ready.network, run.earliest_h, progress)
    return Figure("last_failure_hour", label, least, "h", max(most - least, 0.0))


def _people(answer: Answer, run: Run) -> list[Figure]:
    setting = answer.setting
    lost = people_lost(setting, run)
    if lost is None or setting.people is None:
        return []
    total = people_total(setting)
    value, unknown = float(lost.lost.sum()), float(lost.unknown.sum())
    found = [Figure("people_without_service", say("People without service"), value, "people", unknown, total)]
    never = float(setting.people.people[setting.people.node < 0].sum())
    if setting.people.served is not None:
        label = say("People without service before anything fails")
        unknown = float(setting.people.unknown[setting.people.node < 0].sum())
        found.append(Figure("people_never_served", label, never, "people", unknown, total))
    label = say("Person-hours without service in the first {hours:g} hours", hours=setting.horizon_h)
    found.append(Figure("person_hours", label, lost.person_hours, "h", lost.person_hours_unknown))
    return found


def _stakes(answer: Answer) -> list[Figure]:
    if answer.criticality is None or answer.articulation is None:
        return []
    count = len(answer.assets)
    lost = answer.criticality.lost[:, :count]
    label = say("Most assets that one asset alone takes down")
    found = [Figure("most_assets_at_stake", label, float(lost[-1].max()), "assets", 0.0, count)]
    if answer.setting.people is not None:
        label = say("Most people that one asset alone leaves without service")
        total = people_total(answer.setting)
        unknown = float(answer.setting.people.unknown.sum())
        found.insert(0, Figure("most_people_at_stake", label, float(lost[0].max()), "people", unknown, total))
    cut = int(np.count_nonzero(answer.articulation))
    found.append(Figure("articulation_points", say("Assets that hold parts together"), cut, "assets", 0.0, count))
    return found


def tables(answer: Answer) -> tuple[ResultTable, ...]:
    """By hazard where there are several, by kind, the ranking, the links, and what is known of the assets."""
    found = []
    if answer.something_fails:
        if len(answer.runs) > 1:
            found.append(hazard_table(answer))
        found.append(kind_table(answer))
    ranking = ranking_table(answer)
    if ranking is not None:
        found.append(ranking)
    return (*found, service_table(answer), state_table(answer))


def hazard_table(answer: Answer) -> ResultTable:
    """A row a run, in the order given."""
    total = np.ones(len(answer.assets), dtype=bool)
    rows = [counted(run, total) for run in answer.runs]
    columns = [
        TableColumn("hazard", say("Hazard"), texts(run.start.name for run in answer.runs)),
        *_counted_columns(rows),
    ]
    for kind, label in ((HOSPITAL, say("Hospitals that fail")), (SCHOOL, say("Schools that fail"))):
        which = answer.assets.of_kind(kind)
        if which.any():
            failed = np.array([counted(run, which).failed for run in answer.runs])
            columns.append(TableColumn(f"{kind}s_failed", label, failed))
    losses = [people_lost(answer.setting, run) for run in answer.runs]
    known = [loss for loss in losses if loss is not None]
    if known:
        lost, unknown = ([float(part.sum()) for part in each] for each in zip(*((k.lost, k.unknown) for k in known)))
        columns += [
            TableColumn("people_without_service", say("People without service"), np.array(lost), "people"),
            TableColumn("people_unknown", say("People unknown"), np.array(unknown), "people"),
            TableColumn("person_hours", say("Person-hours"), np.array([loss.person_hours for loss in known]), "h"),
        ]
    return ResultTable("by_hazard", say("By hazard"), tuple(columns))


def kind_table(answer: Answer) -> ResultTable:
    """A row a kind of asset; the first run."""
    run, assets = answer.runs[0], answer.assets
    which = [assets.kind == number for number in range(len(assets.kinds))]
    first = [_first_hour(run.hour[: len(assets)], each) for each in which]
    columns = (
        TableColumn("kind", say("Kind"), texts(assets.kinds)),
        *_counted_columns([counted(run, each) for each in which]),
        TableColumn("first_failure_hour", say("First fails after"), np.array(first), "h"),
    )
    return ResultTable("by_kind", say("By kind of asset"), columns)


def _first_hour(hour: FloatArray, which: BoolArray) -> float:
    found = hour[which]
    found = found[np.isfinite(found)]
    return float(found.min()) if len(found) else float("nan")


def _counted_columns(rows: list[Counted]) -> list[TableColumn]:
    return [
        TableColumn("assets_total", say("Assets"), np.array([row.total for row in rows])),
        TableColumn("assets_failed", say("Fail"), np.array([row.failed for row in rows])),
        TableColumn("assets_failed_directly", say("By themselves"), np.array([row.directly for row in rows])),
        TableColumn("assets_failed_by_cascade", say("Taken down"), np.array([row.by_cascade for row in rows])),
        TableColumn("assets_unknown", say("Unknown"), np.array([row.unknown for row in rows])),
        TableColumn("assets_working", say("Work"), np.array([row.total - row.failed - row.unknown for row in rows])),
    ]


def service_table(answer: Answer) -> ResultTable:
    """The links of each service."""
    network = answer.setting.dependencies.network
    code = network.service[network.need_of_link]
    size = len(network.services)
    confirmed = np.bincount(code[network.confirmed], minlength=size)
    every = np.bincount(code, minlength=size)
    spare = np.bincount(network.service[network.allowed > 0], minlength=size)
    sources = np.bincount(network.sources.service, minlength=size)
    columns = (
        TableColumn("service", say("Service"), texts(network.services)),
        TableColumn("links", say("Links"), every),
        TableColumn("links_confirmed", say("Confirmed"), confirmed),
        TableColumn("links_assumed", say("Assumed"), every - confirmed),
        TableColumn("needs", say("Assets that need it"), np.bincount(network.service, minlength=size)),
        TableColumn("needs_with_spare", say("With a provider to spare"), spare),
        TableColumn("sources", say("Sources"), sources),
    )
    return ResultTable("services", say("Services and their links"), columns)


def state_table(answer: Answer) -> ResultTable:
    """How the assets of every layer were known to be, and how old that is; NaN where nobody says."""
    rows = answer.setting.states
    unknown = say("unknown")
    columns = (
        TableColumn("layer", say("Layer"), texts(row.name for row in rows)),
        TableColumn("assets", say("Assets"), np.array([row.assets for row in rows])),
        TableColumn("working", say("Working"), np.array([row.working for row in rows])),
        TableColumn("down", say("Down"), np.array([row.down for row in rows])),
        TableColumn("unknown", say("State unknown"), np.array([row.unknown for row in rows])),
        TableColumn("unrecorded", say("No state kept"), np.array([row.unrecorded for row in rows])),
        TableColumn("observed_at", say("Observed"), texts(row.observed_at or unknown for row in rows)),
        TableColumn(
            "age_days",
            say("Age"),
            np.array([np.nan if row.age_days is None else row.age_days for row in rows], dtype=np.float64),
            "d",
        ),
        TableColumn("stale", say("Too old"), texts(_stale_text(row.age_days, row.stale) for row in rows)),
    )
    return ResultTable("states", say("What is known of the assets before anything fails"), columns)


def _stale_text(age_days: float | None, stale: bool) -> str:
    return say("unknown") if age_days is None else say("yes") if stale else say("no")


def zone_result(answer: Answer) -> ZoneResult | None:
    """Assets and people of the first run by zone, "outside" last."""
    setting, run = answer.setting, answer.runs[0]
    if setting.zones is None or not answer.something_fails:
        return None
    rows, count = len(setting.zones) + 1, len(answer.assets)
    row = zone_rows(setting.zone, rows - 1)
    columns = _zone_counts(run, row, rows, np.ones(count, dtype=bool), "assets", say("Assets"))
    for kind, label in ((HOSPITAL, say("Hospitals")), (SCHOOL, say("Schools"))):
        which = answer.assets.of_kind(kind)
        if which.any():
            columns += _zone_counts(run, row, rows, which, f"{kind}s", label)
    lost, people = people_lost(setting, run), setting.people
    if lost is not None and people is not None:
        of = zone_rows(people.zone, rows - 1)
        for column, label, values in (
            ("people_total", say("People"), people.people),
            ("people_without_service", say("People without service"), lost.lost),
            ("people_unknown", say("People unknown"), lost.unknown),
        ):
            columns.append(TableColumn(column, label, np.bincount(of, values, rows), "people"))
    shade = "people_without_service" if lost is not None else "assets_failed"
    return setting.zones.result(columns, shade)


def _zone_counts(run: Run, row: IntArray, rows: int, which: BoolArray, name: str, label: str) -> list[TableColumn]:
    fails, by_itself, unknown = fates(run, len(which))

    def column(part: str, title: str, share: FloatArray) -> TableColumn:
        amount = np.bincount(row[which], share[which], rows)
        return TableColumn(f"{name}_{part}", title, amount if run.drawn is not None else np.rint(amount).astype(int))

    direct = [column("failed_directly", say("Fail by themselves"), by_itself)] if name == "assets" else []
    return [
        TableColumn(f"{name}_total", label, np.bincount(row[which], minlength=rows)),
        column("failed", say("{label} that fail", label=label), fails),
        *direct,
        column("unknown", say("{label} unknown", label=label), unknown),
    ]
