# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage as figures, tables and columns per asset and zone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...damage.annual import present_value
from ...wording.numbers import format_given
from ...wording.translate import say, say_described
from ..columns import texts
from ..impact import FeatureResult, Figure, Outcome, ResultTable, TableColumn, ZoneResult
from .answer import BASE, HIGH, LOW, DamageAnswer, Money


def event_name(answer: DamageAnswer, event: int) -> str:
    """E.g. "1 in 100 years"; the hazard's name where its return period is not known."""
    setup = answer.setup
    if setup.years:
        return say("1 in {years} years", years=format_given(setup.years[event]))
    return setup.hazards[event].name


def event_order(answer: DamageAnswer) -> list[int]:
    """Hazards from the most frequent to the rarest; in the order given where nothing says so."""
    setup = answer.setup
    rarity = setup.years or tuple(-each for each in setup.frequencies)
    return (
        sorted(range(len(setup.hazards)), key=lambda event: rarity[event])
        if rarity
        else list(range(len(answer.events)))
    )


def figures(answer: DamageAnswer) -> tuple[Figure, ...]:
    """The headline figures: of the rarest event, and of a year."""
    unit, value = answer.setup.values.currency, float(answer.values.whole[:, BASE].sum())
    bound = float(answer.values.bound_whole.sum())
    total = answer.headline.total
    found = np.bincount(answer.outcome, minlength=3)
    count, damaged, unknown = len(answer.assets), int(found[Outcome.HIT]), int(found[Outcome.UNKNOWN])
    result = [
        *_figures(("damage_total", "damage_low", "damage_high"), _damage_labels(answer), total, unit, value),
        Figure(
            "value_at_risk",
            say("Value where the hazard strikes"),
            float(total.struck[0]),
            unit,
            float(total.unknown[0, BASE]),
            value,
        ),
        Figure("value_total", say("Value of all assets"), value, unit, bound, value + bound),
        Figure("assets_damaged", say("Assets damaged"), damaged, "assets", unknown, count),
        Figure("assets_unknown", say("Assets unknown"), unknown, "assets", 0.0, count),
    ]
    if answer.year is not None:
        labels = (
            say("Expected annual damage"),
            say("Expected annual damage, low estimate"),
            say("Expected annual damage, high estimate"),
        )
        annual = _figures(("ead", "ead_low", "ead_high"), labels, answer.year.total, unit, None)
        result = [*result[:3], *annual, *_present_values(answer, annual), *result[3:]]
    return tuple(result)


def _damage_labels(answer: DamageAnswer) -> tuple[str, str, str]:
    if len(answer.events) == 1:
        return say("Damage"), say("Damage, low estimate"), say("Damage, high estimate")
    name = event_name(answer, answer.setup.headline)
    return (
        say("Damage ({event})", event=name),
        say("Damage, low estimate ({event})", event=name),
        say("Damage, high estimate ({event})", event=name),
    )


def _figures(
    ids: tuple[str, str, str], labels: tuple[str, str, str], money: Money, unit: str, total: float | None
) -> list[Figure]:
    return [
        Figure(identifier, label, float(money.damage[0, each]), unit, float(money.unknown[0, each]), total)
        for identifier, label, each in zip(ids, labels, (BASE, LOW, HIGH))
    ]


def _present_values(answer: DamageAnswer, annual: list[Figure]) -> list[Figure]:
    request = answer.setup.request
    horizon = request.optional_number("horizon_years")
    if horizon is None:
        return []
    rate = request.number("discount_rate") / 100.0
    labels = (
        say("Present value of {years} years of damage", years=format_given(horizon)),
        say("Present value, low estimate"),
        say("Present value, high estimate"),
    )
    return [
        Figure(
            identifier,
            label,
            present_value(figure.value, horizon, rate),
            figure.unit,
            present_value(figure.unknown, horizon, rate),
        )
        for identifier, label, figure in zip(
            ("present_value", "present_value_low", "present_value_high"), labels, annual
        )
    ]


def tables(answer: DamageAnswer) -> tuple[ResultTable, ...]:
    """By hazard, and by type where there are types."""
    result = [event_table(answer)]
    if answer.types.field:
        result.append(type_table(answer))
    return tuple(result)


def event_table(answer: DamageAnswer) -> ResultTable:
    """A row a hazard, the most frequent first."""
    setup, order = answer.setup, event_order(answer)
    totals = [answer.events[event].total for event in order]
    columns = [TableColumn("hazard", say("Hazard"), texts(setup.hazards[event].name for event in order))]
    if setup.years:
        years = np.array([setup.years[event] for event in order])
        columns.append(TableColumn("return_period", say("Return period"), years, "years"))
    if setup.frequencies:
        often = np.array([setup.frequencies[event] for event in order])
        columns.append(TableColumn("frequency", say("Times a year"), often))
    damaged = np.array([np.count_nonzero(answer.rows.losses[event].sums("base") > 0) for event in order])
    joined = Money(
        np.concatenate([total.damage for total in totals]),
        np.concatenate([total.unknown for total in totals]),
        np.concatenate([total.struck for total in totals]),
    )
    columns.append(TableColumn("assets_damaged", say("Assets damaged"), damaged))
    columns += _money_columns(answer, joined)
    return ResultTable("by_hazard", say("By hazard"), tuple(columns))


def type_table(answer: DamageAnswer) -> ResultTable:
    """A row a type of asset under the headline hazard, the greatest damage first."""
    types, size = answer.types, len(answer.types.labels)
    money = answer.headline.grouped(types.codes, size)
    value = np.bincount(types.codes, answer.values.whole[:, BASE], size)
    assets = np.bincount(types.codes, minlength=size)
    damaged = np.bincount(types.codes[answer.outcome == Outcome.HIT], minlength=size)
    curves = [answer.setup.choice.curve_of(str(label)) for label in types.labels]
    names = texts(answer.setup.choice.names[curve] if curve >= 0 else say("none") for curve in curves)
    order = np.lexsort((np.arange(size), -value, -money.damage[:, BASE]))
    columns = [
        TableColumn("type", types.field, types.labels),
        TableColumn("curve", say("Damage curve"), names),
        TableColumn("assets_total", say("Assets"), assets),
        TableColumn("assets_damaged", say("Assets damaged"), damaged),
        TableColumn("value_total", say("Value"), value, answer.setup.values.currency),
        *_money_columns(answer, money),
    ]
    if answer.year is not None:
        columns += _annual_columns(answer, answer.year.grouped(types.codes, size))
    in_order = tuple(replace(column, values=column.values[order]) for column in columns)
    return ResultTable("by_type", say("By {field}", field=types.field), in_order)


def zone_result(answer: DamageAnswer) -> ZoneResult | None:
    """Damage of the headline hazard by zone and what a year costs there; the other hazards follow."""
    zones, setup = answer.setup.zones, answer.setup
    if zones is None:
        return None
    columns = [TableColumn("value_total", say("Value"), answer.zone_value, setup.values.currency)]
    columns += _money_columns(answer, answer.zone_events[setup.headline])
    if answer.zone_year is not None:
        columns += _annual_columns(answer, answer.zone_year)
    for event in event_order(answer):
        if event != setup.headline:
            columns += _of_event(_money_columns(answer, answer.zone_events[event]), answer, event)
    return zones.result(columns, "damage_total")


def feature_result(answer: DamageAnswer) -> FeatureResult:
    """The answer for every asset; the headline hazard first, then the year, then the other hazards."""
    setup = answer.setup
    value = np.where(answer.values.missing, np.nan, answer.values.whole[:, BASE])
    columns = [TableColumn("value", say("Value"), value, setup.values.currency)]
    columns += _feature_columns(answer, setup.headline)
    if answer.year is not None:
        columns += _annual_columns(answer, answer.year)
    for event in event_order(answer):
        if event != setup.headline:
            columns += _of_event(_feature_columns(answer, event), answer, event)
    if setup.zones is not None:
        columns.append(setup.zones.column_of(answer.rows.zone))
    title = say("{name}: damage", name=answer.assets.name)
    words = (say("undamaged"), say("damaged"), say("unknown"))
    return FeatureResult("assets", title, answer.assets, answer.outcome, tuple(columns), words)


def _feature_columns(answer: DamageAnswer, event: int) -> list[TableColumn]:
    highest = TableColumn("intensity_max", say("Highest intensity"), answer.rows.highest[:, event])
    return [*_money_columns(answer, answer.events[event]), highest]


def _money_columns(answer: DamageAnswer, money: Money) -> list[TableColumn]:
    """Low and high are left out where nothing is known of them: then they are base."""
    unit = answer.setup.values.currency
    columns = [TableColumn("damage_total", say("Damage"), money.damage[:, BASE], unit)]
    if answer.has_width:
        columns.append(TableColumn("damage_low", say("Damage, low"), money.damage[:, LOW], unit))
        columns.append(TableColumn("damage_high", say("Damage, high"), money.damage[:, HIGH], unit))
    columns.append(
        TableColumn("damage_unknown", say("Unknown"), money.unknown[:, BASE], unit, help=say_described(_UNKNOWN))
    )
    columns.append(TableColumn("value_at_risk", say("Value struck"), money.struck, unit))
    return columns


def _annual_columns(answer: DamageAnswer, money: Money) -> list[TableColumn]:
    unit = answer.setup.values.currency
    columns = [TableColumn("ead", say("Expected annual damage"), money.damage[:, BASE], unit)]
    if answer.has_width:
        columns.append(TableColumn("ead_low", say("Expected annual damage, low"), money.damage[:, LOW], unit))
        columns.append(TableColumn("ead_high", say("Expected annual damage, high"), money.damage[:, HIGH], unit))
    columns.append(TableColumn("ead_unknown", say("Expected annual damage, unknown"), money.unknown[:, BASE], unit))
    return columns


_UNKNOWN = "What the parts are worth of which nobody knows whether they are struck."


def _of_event(columns: list[TableColumn], answer: DamageAnswer, event: int) -> list[TableColumn]:
    """The same columns for another hazard than that of the headline: its return period or number in the id."""
    setup = answer.setup
    suffix = f"rp{setup.years[event]:g}".replace(".", "_") if setup.years else str(event + 1)
    name = event_name(answer, event)
    return [replace(column, id=f"{column.id}_{suffix}", label=f"{column.label}: {name}") for column in columns]
