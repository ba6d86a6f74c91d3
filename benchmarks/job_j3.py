# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J3: the area of buildings in zones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from overlay_data import make_buildings, make_zones
from overlay_peers import OURS, SEDONA, Matrix, file_of, matrix_of, overlay_engines, qgis_overlap_areas
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.overlay.polygons_in_zones import polygon_zone_areas
from twinplan.core.progress import Silent

NAME = "J3"
TITLE = "100,000 buildings in 1,000 irregular zones, area"
QGIS = "QGIS calculatevectoroverlaps"
_BUILDINGS, _ZONES, _EDGE_PIECES = 100_000, 1_000, 8
_SQL = (
    "SELECT z.number AS zone, sum(ST_Area(ST_Intersection(z.geometry, b.geometry))) AS area"
    " FROM buildings b JOIN zones z ON ST_Intersects(z.geometry, b.geometry) GROUP BY z.number"
)


def run() -> bool:
    buildings, shapes = make_buildings(_BUILDINGS), make_zones(_ZONES, edge_pieces=_EDGE_PIECES)
    polygons, zones = Geometries.from_shapely(buildings), Geometries.from_shapely(shapes)
    tables = {
        "zones": {"number": np.arange(_ZONES), "geometry": shapes},
        "buildings": {"number": np.arange(_BUILDINGS), "geometry": buildings},
    }
    files = file_of("buildings", buildings), file_of(f"zones_{_ZONES}_{_EDGE_PIECES}", shapes)

    def ours() -> Matrix:
        found = polygon_zone_areas(polygons, zones, Silent())
        return np.bincount(found.zone, found.area, _ZONES)[:, None]

    qgis = Engine(QGIS, lambda: qgis_overlap_areas(*files), needs=("qgis",), rounds=3)
    engines = overlay_engines(ours, qgis, tables, _SQL, _ZONES)
    targets = [FasterThan(OURS, QGIS, 15), FasterThan(OURS, SEDONA, 3.5), GapBelow(OURS, 50)]
    return compare(NAME, engines, _agree, targets)


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    """Largest relative difference of any zone; QGIS counts the ground under overlapping buildings once, we each."""
    ours = matrix_of(results[OURS])
    found = []
    for peer in results:
        if peer != OURS:
            theirs = matrix_of(results[peer])
            tolerance = 0.05 if peer == QGIS else 1e-9
            difference = float((np.abs(ours - theirs) / np.maximum(theirs, 1.0)).max())
            found.append(Agreement(f"relative, {peer}", difference, tolerance))
    return found
