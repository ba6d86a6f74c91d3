# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics (count, sum, minimum, maximum) by us, QGIS and exactextract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from harness import Agreement, Engine, FasterThan, GapBelow, PeakBelow, compare, relative_difference
from qgis_peer import run_algorithm
from raster_data import grid_file, layer_file, make_grid, zone_shapes
from twinplan.core.geometry.geometries import FloatArray, Geometries
from twinplan.core.overlay.raster_polygons import zonal_statistics
from twinplan.core.progress import Silent

EXACT, CENTRE, QGIS, EXACTEXTRACT = "TwinPlan exact", "TwinPlan centre", "QGIS zonalstatisticsfb", "exactextract"
FIELDS = ("count", "sum", "min", "max")


@dataclass(frozen=True)
class Statistics:
    """(n,) each, by zone."""

    count: FloatArray
    sum: FloatArray
    minimum: FloatArray
    maximum: FloatArray


def compare_zones(job: str, zone_count: int, centre_at_least: float, exact_at_least: float) -> bool:
    """Run the job on the raster of 10,000 x 10,000 cells with this many zones."""
    shapes = zone_shapes(zone_count)
    grid = make_grid()
    zones = Geometries.from_shapely(shapes)
    engines = [
        Engine(CENTRE, lambda: _ours(zonal_statistics(grid, zones, False, Silent())), ours=True),
        Engine(EXACT, lambda: _ours(zonal_statistics(grid, zones, True, Silent())), ours=True),
        Engine(QGIS, lambda: _qgis(zone_count), needs=("qgis",), rounds=2),
        Engine(EXACTEXTRACT, lambda: _exactextract(zone_count), needs=("exactextract",), rounds=2),
    ]
    targets = [
        FasterThan(CENTRE, QGIS, centre_at_least),
        FasterThan(EXACT, EXACTEXTRACT, exact_at_least),
        PeakBelow(CENTRE, 1000),
        PeakBelow(EXACT, 1000),
        GapBelow(CENTRE, 50),
        GapBelow(EXACT, 50),
    ]
    return compare(job, engines, _agree, targets)


def _ours(found: object) -> Statistics:
    return Statistics(found.count, found.sum, found.minimum, found.maximum)  # type: ignore[attr-defined]


def _qgis(zone_count: int) -> Statistics:
    parameters = {
        "INPUT": str(layer_file(f"zones_{zone_count}", zone_shapes(zone_count))),
        "INPUT_RASTER": str(grid_file(make_grid())),
        "RASTER_BAND": 1,
        "COLUMN_PREFIX": "_",
        "STATISTICS": [0, 1, 5, 6],
        "OUTPUT": "memory:",
    }
    layer = run_algorithm("native:zonalstatisticsfb", parameters)
    names = ["number", *(f"_{field}" for field in FIELDS)]
    places = [layer.fields().indexOf(name) for name in names]
    rows = np.array([[feature[place] or 0 for place in places] for feature in layer.getFeatures()], dtype=float)
    return Statistics(*rows[np.argsort(rows[:, 0])].T[1:])


def _exactextract(zone_count: int) -> Statistics:
    """From files, strip by strip: on this work faster than from a numpy array, and than feature by feature."""
    import exactextract

    raster, zones = grid_file(make_grid()), layer_file(f"zones_{zone_count}", zone_shapes(zone_count))
    found = exactextract.exact_extract(
        str(raster), str(zones), list(FIELDS), include_cols=["number"], output="pandas", strategy="raster-sequential"
    ).sort_values("number")
    return Statistics(*(found[field].to_numpy(dtype=float) for field in FIELDS))


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    """Totals over all zones, and the largest relative difference of a single zone of some size.

    exactextract keeps covered fractions as 32-bit numbers, which shows in small zones; QGIS weighs the cells of
    zones that hold at most one centre, and treats centres on edges in another way.
    """
    found = []
    for ours, peer, of_total, of_zone in ((EXACT, EXACTEXTRACT, 1e-9, 1e-9), (CENTRE, QGIS, 1e-6, 1e-3)):
        if ours in results and peer in results:
            mine, theirs = results[ours], results[peer]
            large = theirs.count >= _LARGE_ZONE  # type: ignore[attr-defined]
            for name in ("count", "sum", "minimum", "maximum"):
                here, there = getattr(mine, name), getattr(theirs, name)
                if name in ("count", "sum"):
                    apart = relative_difference(here.sum(), there.sum())
                    found.append(Agreement(f"{ours} and {peer}, total {name}", apart, of_total))
                worst = float(np.max(np.abs(here - there)[large] / np.abs(there[large])))
                label = f"{ours} and {peer}, {name} of the zone of {_LARGE_ZONE} cells or more that is most apart"
                found.append(Agreement(label, worst, of_zone))
    return found


_LARGE_ZONE = 1_000
