# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A cascade in a sentence that a minister understands: the number, the unknown share, the main assumption."""

from __future__ import annotations

import numpy as np

from ...wording.numbers import format_number, format_quantity, format_share
from ...wording.translate import say, say_count
from .answer import HOSPITAL, SCHOOL, Answer, counted, people_lost, people_total
from .engine import Run
from .ranking import ranked


def sentence(answer: Answer) -> str:
    """What fails or matters most, who loses service, and on how many assumed links that rests."""
    parts = [_failures(answer, answer.runs[0]), _people(answer)] if answer.something_fails else [_worst(answer)]
    return " ".join(part for part in (*parts, _assumption(answer)) if part)


def _failures(answer: Answer, run: Run) -> str:
    total = len(answer.assets)
    every = counted(run, np.ones(total, dtype=bool))
    if run.drawn is not None:
        return say(
            "If '{cause}' strikes, {failed} of {total} assets fail on average (standard error {error}, {samples} "
            "samples), {directly} of them by themselves.",
            cause=run.start.name,
            failed=format_number(run.drawn.assets_failed.mean),
            total=format_number(total),
            error=format_number(run.drawn.assets_failed.standard_error),
            samples=run.drawn.samples,
            directly=format_number(run.drawn.assets_hit.mean),
        )
    text = say_count(
        int(every.failed),
        "After '{cause}' {failed} of {total} assets ({share}) fails: {directly} by itself, {taken} because others "
        "fail{either}{places}",
        "After '{cause}' {failed} of {total} assets ({share}) fail: {directly} by themselves, {taken} because others "
        "fail{either}{places}",
        cause=run.start.name or say("what is down already"),
        failed=format_number(every.failed),
        total=format_number(total),
        share=format_share(every.failed, total),
        directly=format_number(every.directly),
        taken=format_number(every.by_cascade),
        either=say(", {count} for one reason or the other", count=format_number(every.either)) if every.either else "",
        places=_hospitals_and_schools(answer, run),
    )
    if every.unknown:
        return say("{text}; for {unknown} more it is unknown.", text=text, unknown=format_number(every.unknown))
    return say("{text}; none is unknown.", text=text)


def _hospitals_and_schools(answer: Answer, run: Run) -> str:
    hospitals = counted(run, answer.assets.of_kind(HOSPITAL)).failed
    schools = counted(run, answer.assets.of_kind(SCHOOL)).failed
    return _among_them(int(hospitals), int(schools))


def _among_them(hospitals: int, schools: int) -> str:
    words = []
    if hospitals:
        words.append(say_count(hospitals, "{count} hospital", "{count} hospitals"))
    if schools:
        words.append(say_count(schools, "{count} school", "{count} schools"))
    return say(", among them {places}", places=say(" and ").join(words)) if words else ""


def _people(answer: Answer) -> str:
    run, setting = answer.runs[0], answer.setting
    lost = people_lost(setting, run)
    if lost is None or setting.people is None:
        return ""
    value = float(lost.lost.sum())
    unknown = float(lost.unknown.sum())
    text = say(
        "{people} of {total} lose service",
        people=format_quantity(round(value), "people"),
        total=format_number(round(people_total(setting))),
    )
    if unknown >= 0.5:
        text = say(
            "{text}, and for up to {unknown} more it is unknown", text=text, unknown=format_number(round(unknown))
        )
    if setting.people.assumed:
        return say("{text} (coverage is {source}).", text=text, source=setting.people.source)
    return say("{text} (coverage: {source}).", text=text, source=setting.people.source)


def _worst(answer: Answer) -> str:
    """Where nothing fails: the asset that matters most."""
    if answer.criticality is None:
        return say("Nothing fails.")
    node = int(ranked(answer)[0])
    people, hospitals, schools, lost = answer.criticality.lost[:, node].tolist()
    text = say_count(
        int(lost) - 1,
        "Of {total} assets {name} matters most: if it alone fails, {count} other fails with it{places}",
        "Of {total} assets {name} matters most: if it alone fails, {count} others fail with it{places}",
        total=format_number(len(answer.assets)),
        name=f"'{answer.assets.name[node]}'",
        places=_among_them(int(hospitals), int(schools)),
    )
    if people:
        lose = format_quantity(round(people), "people")
        return say("{text}, and {people} lose service.", text=text, people=lose)
    return say("{text}.", text=text)


def _assumption(answer: Answer) -> str:
    network = answer.setting.dependencies.network
    assumed = int(np.count_nonzero(~network.confirmed))
    if not assumed:
        return say("All {links} dependencies are confirmed.", links=format_number(len(network.confirmed)))
    text = say(
        "{assumed} of {links} dependencies are assumed, not confirmed",
        assumed=format_number(assumed),
        links=format_number(len(network.confirmed)),
    )
    if answer.something_fails and answer.runs[0].drawn is None:
        count = int(np.count_nonzero(answer.runs[0].rests_on_assumed[: len(answer.assets)]))
        return say_count(
            count, "{text}: {count} failure rests on them.", "{text}: {count} failures rest on them.", text=text
        )
    return say("{text}.", text=text)
