# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access in one sentence that a minister understands: the number, the unknown share, the main assumption."""

from __future__ import annotations

import numpy as np

from ...network.travel import CostKind
from ...wording.numbers import format_given, format_number, format_share
from ...wording.translate import say
from .answer import Answer
from .results import counts, people_counts


def sentence(answer: Answer) -> str:
    """Who is served, how many people, who loses it, and what that rests on."""
    parts = [_served(answer), _people(answer), _lost(answer), _range(answer), _assumption(answer)]
    return " ".join(part for part in parts if part)


def _served(answer: Answer) -> str:
    served, _, unknown = counts(answer.outcome)
    total, measure = len(answer.rows), answer.prepared.measure
    values = {
        "served": format_number(served),
        "total": format_number(total),
        "share": format_share(served, total),
        "name": answer.subjects.name,
        "facilities": answer.prepared.facilities.table.name,
        "limit": measure.name_of(measure.limit),
        "unknown": format_number(unknown),
    }
    if unknown:
        return say(
            "{served} of {total} places in '{name}' ({share}) are served by '{facilities}' {limit}; for {unknown} it "
            "is unknown.",
            **values,
        )
    return say(
        "{served} of {total} places in '{name}' ({share}) are served by '{facilities}' {limit}; none is unknown.",
        **values,
    )


def _people(answer: Answer) -> str:
    crowd = answer.of_people
    if crowd.people is None:
        return ""
    served, unserved, unknown = people_counts(crowd, crowd.outcome)
    total = served + unserved + unknown
    if unknown >= 0.5:
        return say(
            "That is {served} of {total} people ({share}); {unserved} are not served, and of up to {unknown} nobody "
            "knows.",
            served=format_number(round(served)),
            total=format_number(round(total)),
            share=format_share(served, total),
            unserved=format_number(round(unserved)),
            unknown=format_number(round(unknown)),
        )
    return say(
        "That is {served} of {total} people ({share}); {unserved} are not served.",
        served=format_number(round(served)),
        total=format_number(round(total)),
        share=format_share(served, total),
        unserved=format_number(round(unserved)),
    )


def _lost(answer: Answer) -> str:
    if not answer.has_hazard:
        return ""
    hazard = answer.hazard
    lost, maybe = np.count_nonzero(answer.lost), np.count_nonzero(answer.maybe_lost)
    if not maybe:
        return say(
            "'{hazard}' takes access from {lost} places that had it before.",
            hazard=hazard.name,
            lost=format_number(int(lost)),
        )
    return say(
        "'{hazard}' takes access from {lost} places that had it before, and may take it from {maybe} more.",
        hazard=hazard.name,
        lost=format_number(int(lost)),
        maybe=format_number(int(maybe)),
    )


def _range(answer: Answer) -> str:
    """From how many to how many, over all hazards: the headline is that of one."""
    found = [(int(np.count_nonzero(each.lost)), each.hazard.name) for each in answer.by_hazard()]
    if len(found) < 2:
        return ""
    # Of several that take it from as many, the one given first is named.
    (fewest, mildest), (most, worst) = min(found, key=lambda each: each[0]), max(found, key=lambda each: each[0])
    if fewest == most:
        return say("With each of the {count} hazards {lost} lose it.", count=len(found), lost=format_number(most))
    return say(
        "Over all {count} hazards from {fewest} ('{mildest}') to {most} ('{worst}') lose it.",
        count=len(found),
        fewest=format_number(fewest),
        mildest=mildest,
        most=format_number(most),
        worst=worst,
    )


def _assumption(answer: Answer) -> str:
    prepared = answer.prepared
    if prepared.network is None:
        return say("Distances are straight lines: real ways are longer.")
    if prepared.measure.cost is CostKind.TIME:
        rule = prepared.network.rule
        if rule.uniform_speed_kmh is not None:
            speed = format_given(rule.uniform_speed_kmh)
            return say("Times are by the mapped roads at {speed} km/h everywhere.", speed=speed)
        return say("Times are by the mapped roads at free-flow speeds, without congestion or waiting.")
    if prepared.measure.cost is CostKind.FIELD:
        return say("Ways are the cheapest by '{field}'.", field=prepared.network.rule.cost_field)
    return say("Distances are along the mapped roads.")
