# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage in one sentence that a minister understands: the number, the unknown share, the main assumption."""

from __future__ import annotations

import numpy as np

from ...wording.numbers import format_given, format_number, format_quantity
from ...wording.translate import say, say_count
from ..impact import Outcome
from .answer import BASE, HIGH, LOW, DamageAnswer, Money


def sentence(answer: DamageAnswer) -> str:
    """What is lost in the headline event and in a year, and on which curves and values that rests."""
    parts = [_event(answer)]
    if answer.year is not None:
        year = answer.year.total
        unit = answer.setup.values.currency
        parts.append(
            say("In an average year that makes {amount}{range}.", amount=_base(year, unit), range=_range(answer, year))
        )
    return " ".join([*parts, _assumption(answer)])


def _event(answer: DamageAnswer) -> str:
    setup, money = answer.setup, answer.headline.total
    unit, value = setup.values.currency, float(answer.values.whole[:, BASE].sum())
    unknown = float(money.unknown[0, BASE])
    unknown_assets = int(np.count_nonzero(answer.outcome == Outcome.UNKNOWN))
    rest = say("none is unknown")
    if unknown_assets:
        rest = say_count(unknown_assets, "for {count} asset it is unknown", "for {count} assets it is unknown")
    if unknown > 0:
        rest = say("for assets worth {amount} more it is unknown", amount=format_quantity(unknown, unit))
    values = {
        "hazard": setup.hazards[setup.headline].name,
        "damage": _base(money, unit),
        "range": _range(answer, money),
        "value": format_quantity(value, unit),
        "count": format_number(len(answer.assets)),
        "assets": answer.assets.name,
        "rest": rest,
    }
    if setup.years:
        return say(
            "'{hazard}', reached once in {years} years, destroys {damage}{range} of the {value} that {count} assets in "
            "'{assets}' are worth; {rest}.",
            years=format_given(setup.years[setup.headline]),
            **values,
        )
    return say(
        "'{hazard}' destroys {damage}{range} of the {value} that {count} assets in '{assets}' are worth; {rest}.",
        **values,
    )


def _base(money: Money, unit: str) -> str:
    return format_quantity(float(money.damage[0, BASE]), unit)


def _range(answer: DamageAnswer, money: Money) -> str:
    if not answer.has_width:
        return ""
    low, high = (format_number(_rounded(float(money.damage[0, each]))) for each in (LOW, HIGH))
    return say(" (from {low} to {high})", low=low, high=high)


def _rounded(value: float) -> float:
    """Money in whole units, but where there is less than ten of it."""
    return float(round(value)) if abs(value) >= 10.0 else value


def _assumption(answer: DamageAnswer) -> str:
    choice, used = answer.setup.choice, answer.used_curves
    if not used:
        return say("No asset has a damage curve.")
    names = [choice.names[number] for number in used]
    if len(names) > 3:
        text = say("This rests on {count} damage curves by type of asset", count=len(names))
    elif len(names) == 1:
        text = say("This rests on the damage curve '{name}'", name=names[0])
    else:
        text = say("This rests on the damage curves {names}", names=", ".join(f"'{name}'" for name in names))
    return say("{curves} and on {values}.", curves=text, values=_values(answer))


def _values(answer: DamageAnswer) -> str:
    rule = answer.setup.values
    if rule.field is not None:
        return say("the values in the field '{field}'", field=rule.field)
    if rule.table is not None:
        return say("values by type of asset")
    amount = format_quantity(rule.number or 0.0, rule.currency)
    if rule.whole:
        return say("a value of {amount} for each asset", amount=amount)
    if answer.assets.geometries.kind.value == "line":
        return say("a value of {amount} for each metre", amount=amount)
    return say("a value of {amount} for each square metre", amount=amount)
