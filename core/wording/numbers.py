# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as people read them: grouped, with their unit, rounded only here, where they are shown."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum

from .translate import say, say_described

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

_SIGNIFICANT_DIGITS = 3
_DECIMAL_UNITS = frozenset({"m", "km", "m2", "ha", "km2", "m/s", "km/h", "h", "d", "%"})
_UNIT_SYMBOLS = {"m2": "m²", "km2": "km²", "m3": "m³", "m3/s": "m³/s", "degree": "°"}
# Units that are words: one of them, by several.
COUNTED = {
    "assets": "asset",
    "people": "person",
    "zones": "zone",
    "features": "feature",
    "buildings": "building",
    "cells": "cell",
    "places": "place",
    "links": "link",
    "services": "service",
    "years": "year",
}
_LADDERS: dict[str, tuple[tuple[float, float, str], ...]] = {
    # from this size on, divide by, show as
    "m": ((1_000.0, 1_000.0, "km"), (0.0, 1.0, "m")),
    "m2": ((1_000_000.0, 1_000_000.0, "km2"), (10_000.0, 10_000.0, "ha"), (0.0, 1.0, "m2")),
}
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{2,3})+(?![\d,])")


class NumberStyle(Enum):
    """How digits are grouped."""

    INTERNATIONAL = "145,000"
    INDIAN = "1,45,000"


@dataclass(frozen=True)
class Scale:
    """A number in a base unit divided by `divisor` is shown in `unit`."""

    divisor: float
    unit: str


def unit_symbol(unit: str) -> str:
    """The unit as it is printed: "m2" becomes "m²".

    >>> unit_symbol("km2")
    'km²'
    """
    if unit == "people/km2":
        return say("people/km²")
    return say_described(unit) if is_counted(unit) else _UNIT_SYMBOLS.get(unit, unit)


def is_counted(unit: str) -> bool:
    """Whether a unit is a word for what is counted, such as "assets"."""
    return unit in COUNTED


def missing() -> str:
    """What stands where there is no number."""
    return say("n/a")


def scale_for(values: Iterable[float], unit: str) -> Scale:
    """The one scale that suits all these numbers, so that a column is in one unit throughout.

    >>> scale_for([120.0, 48_000.0], "m")
    Scale(divisor=1000.0, unit='km')
    """
    ladder = _LADDERS.get(unit)
    if ladder is None:
        return Scale(1.0, unit)
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return next(Scale(divisor, shown) for start, divisor, shown in ladder if largest >= start)


def in_millions(scale: Scale, largest: float, style: NumberStyle) -> Scale:
    """The same in millions, or in lakh and crore, where numbers would be too long for the scale of a chart.

    >>> in_millions(Scale(1.0, "EUR"), 52_000_000.0, NumberStyle.INTERNATIONAL)
    Scale(divisor=1000000.0, unit='million EUR')
    """
    steps = {
        NumberStyle.INTERNATIONAL: ((1e12, say("trillion")), (1e9, say("billion")), (1e6, say("million"))),
        NumberStyle.INDIAN: ((1e12, say("lakh crore")), (1e7, say("crore")), (1e5, say("lakh"))),
    }
    shown = abs(largest) / scale.divisor
    if not math.isfinite(shown) or shown < 1e6:
        return scale
    size, word = next((step for step in steps[style] if shown >= step[0]), steps[style][-1])
    return Scale(scale.divisor * size, " ".join(part for part in (word, unit_symbol(scale.unit)) if part))


def group_digits(digits: str, style: NumberStyle) -> str:
    """Separators between the digits of a whole number.

    >>> group_digits("145000", NumberStyle.INDIAN)
    '1,45,000'
    """
    if len(digits) <= 3:
        return digits
    head, tail = digits[:-3], digits[-3:]
    size = 2 if style is NumberStyle.INDIAN else 3
    first = len(head) % size
    groups = ([head[:first]] if first else []) + [head[start : start + size] for start in range(first, len(head), size)]
    return ",".join([*groups, tail])


def format_number(value: float, style: NumberStyle = NumberStyle.INTERNATIONAL, decimals: int | None = None) -> str:
    """A number without unit.

    Without `decimals`, whole numbers are shown whole and others with three significant digits; the
    whole part is never rounded away, and what is not zero is never shown as zero.

    >>> [format_number(value) for value in (145000.0, 12.3456, 0.000123)]
    ['145,000', '12.3', '0.000123']
    """
    if math.isnan(value):
        return missing()
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if decimals is None:
        decimals = 0 if float(value).is_integer() else _decimals_needed(abs(value))
    # Beyond so many digits none is known; a double has 309 at most before the point.
    exact = Context(prec=340 + decimals)
    text = format(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN, exact), "f")
    digits, _, fraction = text.lstrip("-").partition(".")
    negative = text.startswith("-") and any(digit in "123456789" for digit in text)
    return (MINUS if negative else "") + group_digits(digits, style) + (f".{fraction}" if fraction else "")


def format_given(value: float, style: NumberStyle = NumberStyle.INTERNATIONAL) -> str:
    """A number that somebody chose, with exactly the digits that it has.

    >>> format_given(0.3)
    '0.3'
    """
    if not math.isfinite(value):
        return format_number(value, style)
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return format_number(value, style, max(-int(exponent), 0))


def _decimals_needed(size: float) -> int:
    """Decimals for three significant digits; `size` is not zero."""
    return max(_SIGNIFICANT_DIGITS - 1 - math.floor(math.log10(size)), 0)


def decimals_for(values: Iterable[float]) -> int:
    """The decimals that suit all numbers of a column: three significant digits of the largest one.

    Below a thousand it is one at least, or a column with 199 km would show 0.4 km as none.

    >>> decimals_for([0.5, 12.25])
    1
    """
    finite = [abs(value) for value in values if math.isfinite(value)]
    if all(value.is_integer() for value in finite):
        return 0
    largest = max(finite)
    return min(max(_decimals_needed(largest), 1 if largest < 1_000.0 else 0), 6)


def format_quantity(value: float, unit: str, style: NumberStyle = NumberStyle.INTERNATIONAL) -> str:
    """A number with its unit, in the size of unit that suits it.

    What is counted (people, buildings) is shown whole.

    >>> format_quantity(3120.0, "m").replace(NO_BREAK_SPACE, " ")
    '3.12 km'
    """
    return with_unit(*split_quantity(value, unit, style))


def split_quantity(value: float, unit: str, style: NumberStyle = NumberStyle.INTERNATIONAL) -> tuple[str, str]:
    """The number and the unit as it is printed, for layouts that set the number larger.

    >>> split_quantity(48_000.0, "m2")
    ('4.80', 'ha')
    """
    scale = scale_for([value], unit)
    shown = value / scale.divisor
    number = format_number(shown, style, _counted_decimals(shown, scale.unit))
    if math.isnan(shown):
        return number, ""
    if number == "1" and is_counted(scale.unit):
        return number, say_described(COUNTED[scale.unit])
    return number, unit_symbol(scale.unit)


def _counted_decimals(value: float, unit: str) -> int | None:
    counted = unit.isalpha() and unit not in _DECIMAL_UNITS and len(unit) > 3
    return 0 if counted and abs(value) >= 1.0 else None


def with_unit(number: str, unit: str) -> str:
    """Number and unit joined by a space that does not break; nothing is added where there is no unit."""
    return f"{number}{NO_BREAK_SPACE}{unit_symbol(unit)}" if unit else number


def format_share(part: float, whole: float, style: NumberStyle = NumberStyle.INTERNATIONAL) -> str:
    """`part` of `whole` in per cent; never "0 %" for something, never "100 %" for less than all.

    >>> [format_share(part, 1000.0).replace(NO_BREAK_SPACE, " ") for part in (0.0, 0.1, 285.0, 999.9)]
    ['0 %', 'under 0.1 %', '28.5 %', 'over 99.9 %']
    """
    if whole == 0.0 or not math.isfinite(part / whole):
        return missing()
    percent = 100.0 * part / whole
    if part > 0.0 and percent < 0.1:
        return say("under\u00a00.1\u00a0%")
    if part < whole and percent > 99.9:
        return say("over\u00a099.9\u00a0%")
    return f"{format_number(percent, style, 0 if part in (0.0, whole) else 1)}{NO_BREAK_SPACE}%"


def restyle(text: str, style: NumberStyle) -> str:
    """A sentence with the grouped numbers in it grouped as the reader writes them.

    >>> restyle("145,000 people", NumberStyle.INDIAN)
    '1,45,000 people'
    """
    return _GROUPED.sub(lambda match: group_digits(match.group().replace(",", ""), style), text)
