# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure as stacked bars: by hazard, by class, by type of asset."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...wording.translate import say
from ..bars import MOST_BARS, title_of_first
from ..hazards import in_scale_order
from ..impact import Chart, Outcome, ResultTable, Series
from .results import Answer, class_table, counts, type_table


def charts(answer: Answer) -> tuple[Chart, ...]:
    """By hazard where there are several, by class, and by type where there are types."""
    exposure = answer.exposures.by_hazard[0]
    result = []
    if len(answer.hazards) > 1:
        order = in_scale_order(answer.hazards)
        rows = np.array([counts(answer.exposures.by_hazard[number]) for number in order])
        names = tuple(answer.hazards[number].name for number in order)
        result.append(_chart("by_hazard", say("Assets by hazard"), names, rows[:, 0], rows[:, 1], rows[:, 2]))
    table = class_table(answer, 0)
    assets = table.column("assets").values
    outcome = exposure.scheme.outcomes
    hit, safe, unknown = (np.where(outcome == each, assets, 0) for each in (Outcome.HIT, Outcome.SAFE, Outcome.UNKNOWN))
    labels = tuple(str(label) for label in table.column("class").values)
    result.append(_chart("by_class", class_title(answer), labels, hit, safe, unknown))
    if answer.types.field:
        result.append(_chart_of_table(type_table(answer), "type", say("Assets by {field}", field=answer.types.field)))
    return tuple(result)


def class_title(answer: Answer) -> str:
    """Which hazard's classes they are, where there are several; and their unit."""
    hazard = answer.hazards[0]
    title = say("Assets by class")
    if len(answer.hazards) > 1:
        title = say("Assets by class: {hazard}", hazard=hazard.name)
    return f"{title} ({hazard.unit})" if hazard.unit else title


def _chart_of_table(table: ResultTable, label: str, title: str) -> Chart:
    """The first rows as bars."""
    names = tuple(str(name) for name in table.column(label).values[:MOST_BARS])
    values = [table.column(f"assets_{outcome}").values[:MOST_BARS] for outcome in ("hit", "safe", "unknown")]
    return _chart(table.id, title_of_first(title, len(table)), names, *values)


def _chart(
    identifier: str,
    title: str,
    categories: tuple[str, ...],
    hit: npt.NDArray[Any],
    safe: npt.NDArray[Any],
    unknown: npt.NDArray[Any],
) -> Chart:
    def series(label: str, role: str, values: npt.NDArray[Any]) -> Series:
        return Series(label, role, tuple(float(value) for value in values))

    stacked = (
        series(say("Hit"), "hit", hit),
        series(say("Unknown"), "unknown", unknown),
        series(say("Safe"), "safe", safe),
    )
    return Chart(identifier, title, categories, stacked, "assets")
