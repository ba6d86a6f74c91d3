# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What each key of twin.json may hold; resources/schema/twin.schema.json says the same to other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from ..wording.translate import say, say_described
from .model import DataClass, LayerGeometry, PopulationKind, Role, Sector, Sensitivity

FORMAT_VERSION = 1
# Python reads whole numbers of any length, and 1e999 as infinity.
_LARGEST = 1e300

UUID_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
TIME_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$"
DATE_PATTERN = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
DURATION_PATTERN = (
    "^(P(?=[0-9]|T[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)?$"
)
PATH_PATTERN = "^(?!/)(?!(.*/)?[.][.](/|$))[^:\\\\\\x00-\\x1f]{1,240}$"


@dataclass(frozen=True)
class Rule:
    """`allows` decides whether a value is fine, `says` (or `options`) completes "it must be ..."."""

    allows: Callable[[object], bool]
    says: str
    required: bool = False
    options: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What completes "it must be ..." in the user's language."""
        if self.options:
            return say("one of: {options}", options=", ".join(self.options))
        return say_described(self.says)


def broken_rules(document: Mapping[str, object], rules: Mapping[str, Rule]) -> list[str]:
    """A sentence for every key that is missing or holds what it must not."""
    found = []
    for key, rule in rules.items():
        if key not in document:
            if rule.required:
                found.append(say("key '{key}' is missing; it must be {must}", key=key, must=rule.text))
        elif not rule.allows(document[key]):
            found.append(
                say("key '{key}' is {value}; it must be {must}", key=key, value=_shown(document[key]), must=rule.text)
            )
    return found


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> float | None:
    """The finite number that it is, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if -_LARGEST < value < _LARGEST else None


def _text(required: bool = False) -> Rule:
    return Rule(lambda value: _is_text(value) and (not required or value != ""), "a text", required)


def _matching(pattern: str, says: str, required: bool = False) -> Rule:
    # JSON Schema's "$" is the end of the text, Python's may stand before a line break.
    compiled = re.compile(pattern.replace("$", r"\Z"))
    return Rule(lambda value: isinstance(value, str) and compiled.search(value) is not None, says, required)


def _one_of(kind: type[Enum], required: bool = False) -> Rule:
    allowed = [member.value for member in kind]
    return Rule(lambda value: value in allowed, "", required, tuple(allowed))


def _flag() -> Rule:
    return Rule(lambda value: isinstance(value, bool), "true or false")


def _texts_by_key(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(text) for text in value.values())


def _is_extent(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    numbers = [_number(entry) for entry in value]
    return all(number is not None and abs(number) <= limit for number, limit in zip(numbers, (180, 90, 180, 90)))


def _is_count(value: object) -> bool:
    number = _number(value)
    return number is not None and number >= 0 and number.is_integer()


def _is_positive(value: object) -> bool:
    number = _number(value)
    return number is not None and number > 0


def _is_operational_state(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(value.get(key)) and value[key] != "" for key in ("field", "source"))


TWIN_RULES = {
    "format": Rule(lambda value: value == "twinplan-twin", "'twinplan-twin'", required=True),
    "format_version": Rule(
        lambda value: value == FORMAT_VERSION and not isinstance(value, bool), str(FORMAT_VERSION), required=True
    ),
    "id": _matching(UUID_PATTERN, "a UUID in small letters", required=True),
    "title": _text(required=True),
    "crs": _text(required=True),
    "extent": Rule(_is_extent, "west, south, east, north in degrees", required=True),
    "created_at": _matching(TIME_PATTERN, "a time in UTC such as 2026-05-31T12:00:00Z", required=True),
    "layers": Rule(
        lambda value: isinstance(value, list) and all(isinstance(layer, dict) for layer in value),
        "a list of layers",
        required=True,
    ),
    "description": _text(),
    "synthetic": _flag(),
    "vector_file": _matching(PATH_PATTERN, "a path within the twin's folder"),
    "dependency_table": _text(),
    "requirement_table": _text(),
    "generator": _text(),
}

LAYER_RULES = {
    "id": _text(required=True),
    "title": _text(required=True),
    "geometry": _one_of(LayerGeometry, required=True),
    "data": _matching(PATH_PATTERN, "a path within the twin's folder, with forward slashes", required=True),
    "sector": _one_of(Sector, required=True),
    "role": _one_of(Role, required=True),
    "asset_class": _text(),
    "type_uri": _text(),
    "label_field": _text(),
    "units": Rule(_texts_by_key, "units as texts by field"),
    "aliases": Rule(_texts_by_key, "names for people as texts by field"),
    "source": _text(),
    "licence": _text(),
    "date": _matching(DATE_PATTERN, "a date such as 2026, 2026-05 or 2026-05-31"),
    "data_class": _one_of(DataClass),
    "synthetic": _flag(),
    "derived": _flag(),
    "sensitivity": _one_of(Sensitivity),
    "fingerprint": _text(),
    "feature_count": Rule(_is_count, "a whole number, 0 or more"),
    "editable": _flag(),
    "linked": _flag(),
    "return_period_years": Rule(_is_positive, "a number of years above 0"),
    "intensity_unit": _text(),
    "intensity_field": _text(),
    "code_field": _text(),
    "name_field": _text(),
    "observed_at": _matching(f"{TIME_PATTERN}|^$", "a time in UTC such as 2026-05-31T12:00:00Z"),
    "stale_after": _matching(DURATION_PATTERN, "a duration such as P30D or PT6H"),
    "operational_state": Rule(_is_operational_state, "an object with 'field' and 'source'"),
    "population_kind": _one_of(PopulationKind),
    "style": _text(),
    "warnings": Rule(lambda value: isinstance(value, list) and all(map(_is_text, value)), "a list of texts"),
}
