# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameter values: defaults filled in, texts read, ranges checked, the same for every face."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from ..errors import InputError
from ..wording.translate import say, say_described
from .describe import Analysis, Parameter, ParameterType

_TRUE, _FALSE = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0"})


def complete(analysis: Analysis, given: Mapping[str, object]) -> dict[str, object]:
    """A value for every parameter: the given one, checked, or the default.

    None and "" mean "not given". Raises InputError naming the parameter, what is wrong and what is allowed.
    """
    known = {parameter.id for parameter in analysis.parameters}
    for name in given:
        if name not in known:
            raise InputError(
                say("Parameter '{name}'", name=name),
                say("'{question}' has no such parameter", question=say_described(analysis.question)),
                say("Choose among: {names}.", names=", ".join(sorted(known))),
            )
    return {parameter.id: checked(parameter, given.get(parameter.id)) for parameter in analysis.parameters}


def usual_field(parameter: Parameter, names: Iterable[str]) -> str:
    """The field that is taken where none is given: the first usual name among these; "" where there is none.

    >>> from .describe import Parameter, ParameterType
    >>> usual_field(Parameter("speed", "", ParameterType.FIELD, "", usual=("maxspeed", "speed")), ["name", "Speed"])
    'Speed'
    """
    by_lower = {name.lower(): name for name in names}
    return next((by_lower[usual] for usual in parameter.usual if usual in by_lower), "")


def checked(parameter: Parameter, value: object) -> object:
    """`value` in the type of the parameter, or its default if there is none; raises InputError."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return parameter.default
    if parameter.type is ParameterType.BOOLEAN:
        return _boolean(parameter, value)
    if parameter.type in (ParameterType.NUMBER, ParameterType.INTEGER):
        return _number(parameter, value)
    if parameter.type is ParameterType.NUMBERS:
        return _numbers(parameter, value)
    text = str(value)
    if parameter.type is ParameterType.CHOICE and text not in parameter.choices:
        raise _wrong(parameter, value, say("Choose one of: {names}.", names=", ".join(parameter.choices)))
    return text


def allowed_range(parameter: Parameter) -> str:
    """The range of a number as a sentence, e.g. "Give a number from 0 to 100 m."; "" where it is free."""
    unit = f" {parameter.unit}" if parameter.unit else ""
    noun = say("whole number") if parameter.type is ParameterType.INTEGER else say("number")
    if parameter.minimum is not None and parameter.maximum is not None:
        return say(
            "Give a {noun} from {minimum:g} to {maximum:g}{unit}.",
            noun=noun,
            minimum=parameter.minimum,
            maximum=parameter.maximum,
            unit=unit,
        )
    if parameter.minimum is not None:
        return say("Give a {noun} of at least {minimum:g}{unit}.", noun=noun, minimum=parameter.minimum, unit=unit)
    if parameter.maximum is not None:
        return say("Give a {noun} of at most {maximum:g}{unit}.", noun=noun, maximum=parameter.maximum, unit=unit)
    return say("Give a {noun}, with a point before the decimals.", noun=noun)


def _boolean(parameter: Parameter, value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise _wrong(parameter, value, say("Give yes or no."))


def _number(parameter: Parameter, value: object) -> float | int:
    try:
        number = float(str(value))
    except ValueError:
        raise _wrong(parameter, value, allowed_range(parameter)) from None
    below = parameter.minimum is not None and number < parameter.minimum
    above = parameter.maximum is not None and number > parameter.maximum
    fraction = parameter.type is ParameterType.INTEGER and not number.is_integer()
    if not math.isfinite(number) or below or above or fraction:
        raise _wrong(parameter, value, allowed_range(parameter))
    return int(number) if parameter.type is ParameterType.INTEGER else number


def _numbers(parameter: Parameter, value: object) -> tuple[float, ...]:
    parts: Sequence[object]
    if isinstance(value, str):
        parts = value.replace(";", ",").split(",")
    elif isinstance(value, Sequence):
        parts = value
    else:
        parts = (value,)
    numbers = []
    for part in parts:
        if not str(part).strip():
            continue
        try:
            numbers.append(float(str(part)))
        except ValueError:
            raise _wrong(parameter, value, say("Give numbers separated by commas, e.g. 0.3, 1, 2.")) from None
    if not all(math.isfinite(number) for number in numbers):
        raise _wrong(parameter, value, say("Give finite numbers separated by commas, e.g. 0.3, 1, 2."))
    return tuple(numbers)


def _wrong(parameter: Parameter, value: object, remedy: str) -> InputError:
    return InputError(
        say("Parameter '{label}'", label=say_described(parameter.label)),
        say("'{value}' cannot be used", value=value),
        remedy,
    )
