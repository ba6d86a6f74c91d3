# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J4: zonal statistics of 10,000 x 10,000 cells under 10,000 wards."""

from __future__ import annotations

from zonal_engines import compare_zones

NAME = "J4"
TITLE = "zonal statistics of 10,000 x 10,000 cells under 10,000 wards"


def run() -> bool:
    return compare_zones(NAME, 10_000, centre_at_least=22, exact_at_least=7)
