# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a year is expected to cost, and what many years are worth today.

An event with a return period of T years is reached or exceeded with a frequency of 1/T a year. The expected annual
damage is the area under damage over frequency: trapezoids between the known frequencies, sorted here, so that the
order in which events are given never matters; and an explicit choice of what lies beyond them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..errors import InputError
from ..geometry.geometries import FloatArray, IntArray
from ..wording.translate import say


class Tail(Enum):
    """What happens beyond the rarest event that is known: NONE adds nothing, CONSTANT as much damage as it does."""

    NONE = "none"
    CONSTANT = "constant"


@dataclass(frozen=True)
class AnnualRule:
    """How events make a year: expected damage is the sum of damage times `weight`, in `order`.

    Attributes
    ----------
    weight: (e,) times a year that each event's damage counts
    order: (e,) the events from the rarest on, so that sums do not depend on the order in which events were given
    """

    weight: FloatArray
    order: IntArray


def rule_of_periods(years: Sequence[float], tail: Tail = Tail.NONE, no_damage_years: float | None = None) -> AnnualRule:
    """The trapezoids of events with these return periods, each reached or exceeded once in so many years.

    With `no_damage_years` damage begins above that return period and rises evenly to that of the most frequent event.
    Raises InputError for fewer than two periods, one that is given twice or not positive, or an unfit beginning.
    """
    periods = _positive(years, say("Return periods"))
    _refuse_twice(periods)
    if len(periods) < 2:
        raise InputError(
            say("Return periods"),
            say("one is not enough for the expected annual damage"),
            say("Give at least two hazards of different return periods."),
        )
    order = np.argsort(-periods, kind="stable")
    frequency = 1.0 / periods[order]
    if no_damage_years is not None and not 0 < no_damage_years < periods.min():
        raise InputError(
            say("Parameter 'Return period without damage'"),
            say("it has to lie above 0 and below the shortest return period, {years:g}", years=periods.min()),
            say("Correct it, or leave it empty."),
        )
    width = np.diff(frequency)
    weight = np.zeros(len(periods))
    weight[order[1:]] += 0.5 * width
    weight[order[:-1]] += 0.5 * width
    if tail is Tail.CONSTANT:
        weight[order[0]] += frequency[0]
    if no_damage_years is not None:
        weight[order[-1]] += 0.5 * (1.0 / no_damage_years - frequency[-1])
    return AnnualRule(weight, order)


def rule_of_frequencies(frequencies: Sequence[float]) -> AnnualRule:
    """Events apart from each other, each happening so many times a year; raises InputError for what is not positive."""
    weight = _positive(frequencies, say("Event frequencies"))
    return AnnualRule(weight, np.argsort(weight, kind="stable"))


def annual_damage(damage: Sequence[FloatArray] | FloatArray, rule: AnnualRule) -> FloatArray:
    """The damage of each of e events (all of one shape) -> expected damage a year, of that shape.

    Permuted events give the same, bit for bit.

    >>> years, damage = (10.0, 50.0, 100.0, 500.0, 1000.0), np.array([10.0, 40.0, 60.0, 120.0, 150.0])
    >>> [round(float(annual_damage(damage, rule_of_periods(years, *tail))), 3)
    ...  for tail in ((Tail.NONE,), (Tail.CONSTANT,), (Tail.CONSTANT, 2.0))]
    [3.355, 3.505, 5.505]
    >>> annual_damage(np.array([[1.0, 0.0, 1.0], [2.0, 2.0, 0.0]]), rule_of_frequencies([1.0, 0.1])).tolist()
    [1.2, 0.2, 1.0]
    """
    result = np.zeros(np.shape(damage[0]))
    for event in rule.order.tolist():
        result += rule.weight[event] * damage[event]
    return result


def _positive(values: Sequence[float], thing: str) -> FloatArray:
    numbers = np.asarray(values, dtype=np.float64)
    if not (np.isfinite(numbers) & (numbers > 0)).all():
        raise InputError(thing, say("one is not above 0"), say("Give numbers above 0."))
    return numbers


def _refuse_twice(periods: FloatArray) -> None:
    values, counts = np.unique(periods, return_counts=True)
    if (counts > 1).any():
        twice = ", ".join(f"{value:g}" for value in values[counts > 1])
        raise InputError(
            say("Return periods"),
            say("{years} years are given twice", years=twice),
            say("Give each hazard a return period of its own."),
        )


def present_value(annual: float, years: float, rate: float) -> float:
    """What a damage of `annual` at the end of each of `years` years is worth today; `rate` 0.05 is 5 % a year.

    Raises InputError for a rate of -1 or less and for years that are not positive.

    >>> [present_value(100.0, 3, 0.0), round(present_value(100.0, 2, 0.25), 9)]
    [300.0, 144.0]
    """
    if not rate > -1.0:
        raise InputError(
            say("Parameter 'Discount rate'"),
            say("at -100 % or less a year nothing has a value"),
            say("Give a rate above -100 %, mostly between 0 and 10 %."),
        )
    if not years > 0:
        raise InputError(
            say("Parameter 'Horizon'"), say("it is not above 0"), say("Give the number of years to look ahead.")
        )
    if rate == 0.0:
        return annual * years
    return float(annual * -np.expm1(-years * np.log1p(rate)) / rate)
