# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The answer per asset: works, fails or unknown, since when, and why."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...cascade.network import NOBODY
from ...geometry.geometries import FloatArray, IntArray
from ...piecewise import filled, picked, to_list
from ...progress import Progress
from ...wording.translate import say
from ..columns import texts
from ..impact import FeatureResult, Outcome, TableColumn
from .answer import Answer, directly_hit
from .engine import Run

PERIOD = ("from", "until")
STORY = "cause"
_LONGEST_CHAIN = 5
_AT_ONCE = 10_000
_LATEST_H = 876_000.0


def feature_results(answer: Answer, progress: Progress) -> tuple[FeatureResult, ...]:
    """One result a layer; outcome and times of the first run, outcome and hour of the others in columns."""
    columns = [*_columns(answer, answer.runs[0], progress), *_other_runs(answer), *_worth(answer)]
    assets = answer.assets
    results = []
    for number, table in enumerate(assets.tables):
        nodes = assets.nodes(number)
        own = tuple(TableColumn(each.id, each.label, each.values[nodes], each.unit, each.help) for each in columns)
        results.append(
            FeatureResult(
                table.source.layer_id or f"assets_{number + 1}",
                say("{name}: what fails", name=table.name),
                table,
                answer.runs[0].outcome[: len(assets)][nodes],
                own,
                outcome_words(),
                PERIOD,
                STORY,
            )
        )
    return tuple(results)


def outcome_words() -> tuple[str, str, str]:
    """For safe, hit and unknown."""
    return say("works"), say("fails"), say("unknown")


def _columns(answer: Answer, run: Run, progress: Progress) -> list[TableColumn]:
    setting, assets = answer.setting, answer.assets
    count = len(assets)
    failed = run.outcome[:count] == Outcome.HIT
    hour = np.where(failed, run.hour[:count], np.nan)
    earliest = np.where(np.isfinite(run.earliest_h[:count]), run.earliest_h[:count], np.nan)
    provider, need = run.causes.provider[:count], run.causes.need[:count]
    progress.check()
    cause_uid = picked(assets.uid, provider)
    services = setting.ready.network.service
    code = np.where(need >= 0, services[np.maximum(need, 0)], NOBODY) if len(services) else need
    service = picked(texts(setting.ready.network.services), code)
    progress.check()
    begins, ends = periods(answer, run.earliest_h[:count])
    columns = [
        TableColumn("kind", say("Kind"), picked(texts(assets.kinds), assets.kind)),
        TableColumn("hour", say("Fails after"), hour, "h"),
        TableColumn("hour_earliest", say("Fails after, at the earliest"), earliest, "h"),
        TableColumn(STORY, say("Cause"), chains(answer, run, progress)),
        TableColumn("cause_uid", say("Taken down by (uid)"), cause_uid),
        TableColumn("cause_service", say("Service lost"), service),
        TableColumn("assumed", say("Rests on assumed links"), _rests(run, count)),
        TableColumn(PERIOD[0], say("From"), begins),
        TableColumn(PERIOD[1], say("Until"), ends),
    ]
    if run.drawn is not None:
        chance = TableColumn(
            "probability", say("Fails in so many of the samples"), 100 * run.drawn.certain[:count], "%"
        )
        columns.insert(1, chance)
    return columns


def _rests(run: Run, count: int) -> npt.NDArray[Any]:
    words = texts(("", say("fails only by assumed links"), say("stays up only by assumed links")))
    which = np.where(run.saved_by_assumed[:count], 2, run.rests_on_assumed[:count])
    return picked(words, which)


def _other_runs(answer: Answer) -> list[TableColumn]:
    columns = []
    count = len(answer.assets)
    labels = texts(outcome_words())
    for number, run in enumerate(answer.runs[1:], 2):
        name = run.start.name
        hour = np.where(np.isfinite(run.hour[:count]), run.hour[:count], np.nan)
        columns += [
            TableColumn(
                f"outcome_{number}", say("Outcome: {hazard}", hazard=name), picked(labels, run.outcome[:count])
            ),
            TableColumn(f"hour_{number}", say("Fails after: {hazard}", hazard=name), hour, "h"),
        ]
    return columns


def _worth(answer: Answer) -> list[TableColumn]:
    if answer.criticality is None:
        return []
    people, assets_lost = answer.criticality.lost[0], answer.criticality.lost[-1]
    columns = [TableColumn("takes_down", say("Assets lost if it alone fails"), assets_lost[: len(answer.assets)])]
    if answer.setting.people is not None:
        lost = people[: len(answer.assets)]
        columns.append(TableColumn("people_at_stake", say("People without service if it alone fails"), lost, "people"))
    return columns


def periods(answer: Answer, hour: FloatArray) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """From when until when each outcome holds: from its hour, or from the start, to the end of what is looked at."""
    start = np.datetime64(answer.setting.begins_at.replace(tzinfo=None), "s")
    # Dates end somewhere; what fails in a thousand years is not shown on a clock.
    finite = np.minimum(np.where(np.isfinite(hour), hour, 0.0), _LATEST_H)
    last = max(answer.setting.horizon_h, float(finite.max(initial=0.0)))
    begins = start + np.round(finite * 3600.0).astype("timedelta64[s]")
    end = start + np.timedelta64(round(last * 3600.0) + 1, "s")
    return begins, np.full(len(hour), end)


def chains(answer: Answer, run: Run, progress: Progress) -> npt.NDArray[Any]:
    """(n,) "Hospital A <- power: Substation B <- Flood" for what fails, "" for the rest."""
    count = len(answer.assets)
    result = filled(count, "")
    failed = np.flatnonzero(run.outcome[:count] == Outcome.HIT)
    walk = _Walk(answer, run)
    for start in range(0, len(failed), _AT_ONCE):
        progress.check()
        some = failed[start : start + _AT_ONCE]
        result[some] = texts(walk.text(node) for node in some.tolist())
    return result


class _Walk:
    """From an asset to what was hit."""

    def __init__(self, answer: Answer, run: Run) -> None:
        network, start = answer.setting.ready.network, run.start
        self._name = to_list(answer.assets.name)
        self._provider, self._need = to_list(run.causes.provider), to_list(run.causes.need)
        self._service, self._services = to_list(network.service), network.services
        self._reason, self._reasons = to_list(start.reason), start.reasons
        self._direct = to_list(directly_hit(run))
        self._drawn = start.name if run.drawn is not None else ""

    def text(self, node: int) -> str:
        parts = [self._name[node]]
        for _ in range(_LONGEST_CHAIN):
            need = self._need[node]
            if need == NOBODY:
                parts.append(self._end(node))
                break
            node, service = self._provider[node], self._services[self._service[need]]
            if node == NOBODY:
                parts.append(say("{service}: no path to a source", service=service))
                break
            parts.append(f"{service}: {self._name[node]}")
        else:
            parts.append("…")
        return " <- ".join(part for part in parts if part)

    def _end(self, node: int) -> str:
        if self._reason[node]:
            return str(self._reasons[self._reason[node]])
        if not self._drawn:
            return ""
        if self._direct[node]:
            return self._drawn
        return say("in at least half of the samples")


def link_rows(answer: Answer, run: Run) -> tuple[IntArray, IntArray, npt.NDArray[np.bool_]]:
    """Provider and consumer of every link between assets (not people), and whether it carried the failure."""
    network = answer.setting.ready.network
    links = int(np.searchsorted(network.need_of_link, np.searchsorted(network.consumer, len(answer.assets))))
    need, provider = network.need_of_link[:links], network.provider[:links]
    consumer = network.consumer[need]
    carried = (run.causes.need[consumer] == need) & (run.hour[provider] <= run.hour[consumer])
    carried &= np.isfinite(run.hour[provider])
    return provider, consumer, carried
