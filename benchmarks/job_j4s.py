# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J4s: zonal statistics of 10,000 x 10,000 cells under 1,000 zones."""

from __future__ import annotations

from zonal_engines import compare_zones

NAME = "J4s"
TITLE = "zonal statistics of 10,000 x 10,000 cells under 1,000 zones"


def run() -> bool:
    return compare_zones(NAME, 1_000, centre_at_least=8, exact_at_least=3)
