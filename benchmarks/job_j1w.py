# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J1w: a million points counted and summed in 10,000 wards."""

from __future__ import annotations

from overlay_peers import SEDONA
from points_engines import QGIS, compare_counts

NAME = "J1w"
TITLE = "1 M points in 10,000 irregular zones, counts and sums"


def run() -> bool:
    return compare_counts(NAME, 1_000_000, 10_000, {QGIS: 22, SEDONA: 2})
