# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage as charts: over return periods, by type of asset, and the curves themselves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...damage.curves import Band
from ...geometry.geometries import FloatArray
from ...wording.translate import say
from ..bars import MOST_BARS, title_of_first
from ..impact import Chart, ChartKind, Series
from .answer import BASE, HIGH, LOW, DamageAnswer
from .results import event_order, type_table

MOST_CURVES = 6


def charts(answer: DamageAnswer) -> tuple[Chart, ...]:
    """Over return periods or by hazard where there are several, by type, and the curves that were used."""
    result = []
    if answer.setup.years and len(answer.events) > 1:
        result.append(loss_chart(answer))
    elif len(answer.events) > 1:
        result.append(_event_chart(answer))
    if answer.types.field:
        result.append(_type_chart(answer))
    choice, used = answer.setup.choice, answer.used_curves
    if used:
        result.append(curve_chart(choice.named(used[:MOST_CURVES])))
    return tuple(result)


def loss_chart(answer: DamageAnswer) -> Chart:
    """Damage over return period: what is lost at least once in so many years."""
    order = event_order(answer)
    totals = [answer.events[event].total for event in order]
    damage = np.concatenate([total.damage for total in totals])
    unknown = np.concatenate([total.unknown for total in totals])
    series = [Series(say("Base"), "hit", _floats(damage[:, BASE]))]
    if answer.has_width:
        series.append(Series(say("Low"), "low", _floats(damage[:, LOW])))
        series.append(Series(say("High"), "high", _floats(damage[:, HIGH])))
    if unknown.any():
        series.append(Series(say("High and all that is unknown"), "unknown", _floats((damage + unknown)[:, HIGH])))
    return Chart(
        "loss_exceedance",
        say("Damage by return period"),
        (),
        tuple(series),
        answer.setup.values.currency,
        ChartKind.LINES,
        tuple(answer.setup.years[event] for event in order),
        say("Return period"),
        "years",
        x_logarithmic=True,
    )


def curve_chart(curves: Mapping[str, Band]) -> Chart:
    """Damage curves by name, to be looked at before they are used; of a single one also low and high."""
    x: FloatArray = np.unique(
        np.concatenate([np.zeros(1), *(curve.x for band in curves.values() for curve in band.curves)])
    )
    series = [Series(name, "", _percent(np.interp(x, band.base.x, band.base.y))) for name, band in curves.items()]
    if len(curves) == 1:
        (band,) = curves.values()
        if band.has_width:
            series.append(Series(say("Low"), "low", _percent(np.interp(x, band.low.x, band.low.y))))
            series.append(Series(say("High"), "high", _percent(np.interp(x, band.high.x, band.high.y))))
    title = say("Damage curve") if len(curves) == 1 else say("Damage curves")
    return Chart("curves", title, (), tuple(series), "%", ChartKind.LINES, _floats(x), say("Intensity"))


def _event_chart(answer: DamageAnswer) -> Chart:
    order = event_order(answer)
    totals = [answer.events[event].total for event in order]
    names = tuple(answer.setup.hazards[event].name for event in order)
    damage = [float(total.damage[0, BASE]) for total in totals]
    unknown = [float(total.unknown[0, BASE]) for total in totals]
    return _bars("by_hazard", say("Damage by hazard"), names, damage, unknown, answer.setup.values.currency)


def _type_chart(answer: DamageAnswer) -> Chart:
    """The first rows of the table as bars."""
    table = type_table(answer)
    title = title_of_first(say("Damage by {field}", field=answer.types.field), len(table))
    names = tuple(str(name) for name in table.column("type").values[:MOST_BARS])
    damage = table.column("damage_total").values[:MOST_BARS].tolist()
    unknown = table.column("damage_unknown").values[:MOST_BARS].tolist()
    return _bars(table.id, title, names, damage, unknown, answer.setup.values.currency)


def _bars(
    identifier: str, title: str, names: tuple[str, ...], damage: list[float], unknown: list[float], unit: str
) -> Chart:
    series = (Series(say("Damage"), "hit", tuple(damage)), Series(say("Unknown"), "unknown", tuple(unknown)))
    return Chart(identifier, title, names, series, unit)


def _floats(values: FloatArray) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _percent(values: FloatArray) -> tuple[float, ...]:
    return _floats(100.0 * values)
