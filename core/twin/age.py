# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How old data is, and whether it has gone stale."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from .model import TwinLayer

_DAYS_A_MONTH = 30.4375
_DAYS_A_YEAR = 365.25
_DURATION = re.compile(
    r"^P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?$"
)


def parse_time(text: str) -> datetime | None:
    """An ISO 8601 time or date, also "2024" or "2024-05" (their first day), as UTC; None where it is neither.

    >>> parse_time("2024-05")
    datetime.datetime(2024, 5, 1, 0, 0, tzinfo=datetime.timezone.utc)
    """
    padded = text.strip().replace("Z", "+00:00")
    if re.fullmatch(r"\d{4}", padded):
        padded += "-01-01"
    elif re.fullmatch(r"\d{4}-\d{2}", padded):
        padded += "-01"
    try:
        moment = datetime.fromisoformat(padded)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def parse_duration(text: str) -> timedelta | None:
    """An ISO 8601 duration; months and years count with their mean length; None where it is none.

    >>> parse_duration("P1DT12H")
    datetime.timedelta(days=1, seconds=43200)
    """
    match = _DURATION.match(text.strip())
    if match is None or not any(match.groupdict().values()):
        return None
    part = {name: int(value or 0) for name, value in match.groupdict().items()}
    days = part["years"] * _DAYS_A_YEAR + part["months"] * _DAYS_A_MONTH + part["weeks"] * 7 + part["days"]
    return timedelta(days=days, hours=part["hours"], minutes=part["minutes"], seconds=part["seconds"])


def age_of(layer: TwinLayer, now: datetime) -> timedelta | None:
    """How long ago the layer was observed, or else dated; None where it says neither."""
    moment = parse_time(layer.observed_at or layer.date)
    return None if moment is None else now - moment


def is_stale(layer: TwinLayer, now: datetime) -> bool:
    """Whether the layer is older than it says it may be; a layer that sets no limit is never stale."""
    limit, age = parse_duration(layer.stale_after), age_of(layer, now)
    return limit is not None and age is not None and age > limit


def whole_units(age: timedelta) -> tuple[int, str]:
    """An age as people say it: a number and "day", "month" or "year", in the largest unit of which there are two.

    >>> whole_units(timedelta(days=45))
    (45, 'day')
    """
    days = max(age.days, 0)
    if days >= 2 * _DAYS_A_YEAR:
        return int(days / _DAYS_A_YEAR), "year"
    if days >= 2 * _DAYS_A_MONTH:
        return int(days / _DAYS_A_MONTH), "month"
    return days, "day"
