# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How old a layer is, and when it is stale."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from twinplan.core.twin.age import age_of, is_stale, parse_duration, parse_time, whole_units
from twinplan.core.twin.model import LayerGeometry, Role, Sector, TwinLayer

NOW = datetime(2026, 11, 21, tzinfo=timezone.utc)


def layer(**known: str) -> TwinLayer:
    return TwinLayer("masts", "Masts", LayerGeometry.POINT, "twin.gpkg", Sector.TELECOM, Role.ASSET, **known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", datetime(2024, 1, 1, tzinfo=timezone.utc)),
        ("2024-05", datetime(2024, 5, 1, tzinfo=timezone.utc)),
        ("2024-05-03", datetime(2024, 5, 3, tzinfo=timezone.utc)),
        ("2024-05-03T10:00:00Z", datetime(2024, 5, 3, 10, tzinfo=timezone.utc)),
        ("2024-05-03T10:00:00+05:30", datetime(2024, 5, 3, 4, 30, tzinfo=timezone.utc)),
        ("spring 2024", None),
        ("", None),
    ],
)
def test_dates_of_every_precision_are_read(text, expected):
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "P", "30 days", "PT", "-P1D", "P1H"])
def test_what_is_no_duration_is_none(text):
    assert parse_duration(text) is None


def test_a_layer_is_stale_only_beyond_its_own_limit():
    assert is_stale(layer(observed_at="2026-11-01T00:00:00Z", stale_after="P7D"), NOW)
    assert not is_stale(layer(observed_at="2026-11-20T00:00:00Z", stale_after="P7D"), NOW)
    assert not is_stale(layer(date="1980"), NOW)
    assert not is_stale(layer(stale_after="P7D"), NOW)


def test_the_observation_counts_before_the_date():
    assert age_of(layer(date="2020", observed_at="2026-11-20"), NOW) == timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "expected"), [(-3, (0, "day")), (0, (0, "day")), (60, (60, "day")), (62, (2, "month")), (800, (2, "year"))]
)
def test_ages_are_said_in_the_unit_people_use(days, expected):
    assert whole_units(timedelta(days=days)) == expected
