# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J1s: few points, where setting up must not cost more than the work."""

from __future__ import annotations

from overlay_peers import DUCKDB, SEDONA
from points_engines import GEOPANDAS, QGIS, compare_counts

NAME = "J1s"
TITLE = "10,000 and 100,000 points in 1,000 irregular zones, counts and sums"


def run() -> bool:
    never_slower = dict.fromkeys((GEOPANDAS, SEDONA, DUCKDB, QGIS), 1)
    agreed = [compare_counts(f"{NAME} {count}", count, 1_000, never_slower) for count in (10_000, 100_000)]
    return all(agreed)
