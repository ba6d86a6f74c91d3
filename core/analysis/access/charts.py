# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access as charts: who is served within which limit, and who loses access under which hazard."""

from __future__ import annotations

from ...wording.translate import say
from ..impact import Chart, Series
from .answer import Answer
from .by_hazard import hazard_chart, in_order
from .tables import limit_table


def charts(answer: Answer) -> tuple[Chart, ...]:
    """By hazard where there are several, then by limit."""
    table = limit_table(answer)
    of_people = answer.of_people.people is not None
    values = table.column("people_band" if of_people else "demand_band").values
    names = tuple(str(name) for name in table.column("limit").values)
    served, unknown = len(answer.prepared.measure.limits), len(names) - 1

    def series(label: str, role: str, chosen: range) -> Series:
        return Series(label, role, tuple(float(v) if n in chosen else 0.0 for n, v in enumerate(values)))

    stacked = (
        series(say("Served"), "safe", range(served)),
        series(say("Not served"), "hit", range(served, unknown)),
        series(say("Unknown"), "unknown", range(unknown, unknown + 1)),
    )
    title = say("People by limit") if of_people else say("Places by limit")
    by_limit = Chart("by_limit", title, names, stacked, "people" if of_people else say("places"))
    return (hazard_chart(in_order(answer)), by_limit) if len(answer.rows.under) > 1 else (by_limit,)
