# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access under several hazards, such as return periods: the first one leads, the others follow in rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...wording.translate import say
from ..columns import texts
from ..hazards import in_scale_order
from ..impact import Chart, ResultTable, Series, TableColumn
from .answer import Answer
from .results import counts, people_counts


def in_order(answer: Answer) -> list[Answer]:
    """By return period where each hazard has one, else in the order given."""
    found = answer.by_hazard()
    return [found[number] for number in in_scale_order(answer.prepared.hazards)]


def hazard_table(found: Sequence[Answer]) -> ResultTable:
    """A row for every hazard: who is served, who loses it, how much road is closed."""
    served, unserved, unknown = (np.array(column) for column in zip(*(counts(each.outcome) for each in found)))
    columns = [
        TableColumn("hazard", say("Hazard"), texts(each.hazard.name for each in found)),
        TableColumn("demand_served", say("Served"), served),
        TableColumn("demand_unserved", say("Not served"), unserved),
        TableColumn("demand_unknown", say("Unknown"), unknown),
        TableColumn("demand_lost", say("Lose access"), np.array([np.count_nonzero(each.lost) for each in found])),
        TableColumn(
            "demand_maybe_lost", say("May lose access"), np.array([np.count_nonzero(each.maybe_lost) for each in found])
        ),
        *_people_columns([each.of_people for each in found]),
    ]
    network = found[0].prepared.network
    if network is not None:
        length = [network.under[each.number].closed_length_m(network.built.network) for each in found]
        columns.append(TableColumn("closed_m", say("Roads closed"), np.array(length), "m"))
    return ResultTable("by_hazard", say("By hazard"), tuple(columns))


def _people_columns(found: Sequence[Answer]) -> list[TableColumn]:
    people = found[0].people
    if people is None:
        return []
    served, unserved, unknown = (np.array(each) for each in zip(*(people_counts(each, each.outcome) for each in found)))
    sums = ([float(part.sum()) for part in each.people_lost] for each in found)
    lost, maybe = (np.array(each) for each in zip(*sums))
    return [
        TableColumn("people_served", say("People served"), served, "people"),
        TableColumn("people_unserved", say("People not served"), unserved, "people"),
        TableColumn("people_unknown", say("People unknown"), unknown, "people"),
        TableColumn("people_lost", say("People who lose access"), lost, "people"),
        TableColumn("people_maybe_lost", say("People who may"), maybe, "people"),
    ]


def hazard_chart(found: Sequence[Answer]) -> Chart:
    """Who loses access by hazard, and of whom nobody knows."""
    table = hazard_table(found)
    of_people = found[0].of_people.people is not None
    kind, unit = ("people", "people") if of_people else ("demand", say("places"))

    def series(label: str, role: str, part: str) -> Series:
        return Series(label, role, tuple(float(value) for value in table.column(f"{kind}_{part}").values))

    stacked = (
        series(say("Lose access"), "hit", "lost"),
        series(say("May lose access"), "unknown", "maybe_lost"),
    )
    title = say("People who lose access, by hazard") if of_people else say("Places that lose access, by hazard")
    return Chart("by_hazard", title, tuple(each.hazard.name for each in found), stacked, unit)
