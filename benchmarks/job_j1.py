# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J1: a million points counted and summed in 1,000 zones."""

from __future__ import annotations

from overlay_peers import SEDONA
from points_engines import QGIS, compare_counts

NAME = "J1"
TITLE = "1 M points in 1,000 irregular zones, counts and sums"


def run() -> bool:
    return compare_counts(NAME, 1_000_000, 1_000, {QGIS: 20, SEDONA: 2})
