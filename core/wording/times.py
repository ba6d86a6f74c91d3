# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Times: kept as UTC in ISO 8601, shown local with the zone."""

from __future__ import annotations

from datetime import datetime, timezone, tzinfo

from .translate import say


def local_time(utc: str, zone: tzinfo | None = None) -> str:
    """E.g. "21 Nov 2026, 20:40 (UTC+05:30)" for "2026-11-21T15:10:00Z"; `zone` is the machine's by default.

    What is no ISO 8601 time is returned as it is.

    >>> local_time("2026-11-21T15:10:00Z", timezone.utc)
    '21 Nov 2026, 15:10 (UTC)'
    """
    moment = _parse(utc)
    if moment is None:
        return utc
    local = moment.astimezone(zone)
    offset = local.strftime("%z")
    shown = "" if offset in ("", "+0000") else f"{offset[:3]}:{offset[3:5]}"
    return say(
        "{day} {month} {year}, {clock} (UTC{offset})",
        day=local.day,
        month=_month(local.month),
        year=local.year,
        clock=f"{local:%H:%M}",
        offset=shown,
    )


def _month(number: int) -> str:
    first_half = (say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"))
    second_half = (say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"))
    return (*first_half, *second_half)[number - 1]


def local_clock(utc: str, zone: tzinfo | None = None) -> str:
    """Date and time in short, e.g. "2026-11-21 20:40", for names of groups and lists."""
    moment = _parse(utc)
    return utc if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _parse(utc: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(utc.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
