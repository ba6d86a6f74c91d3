# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J3: the area of buildings in zones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from overlay_data import make_buildings, make_zones
from overlay_peers import Duck, Matrix, Sedona, file_of, matrix_from, matrix_of, qgis_overlap_areas
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.overlay.polygons_in_zones import polygon_areas_in_zones
from twinplan.core.progress import Silent

NAME = "J3"
TITLE = "100,000 buildings in 1,000 irregular zones, area"
OURS, QGIS, SEDONA, DUCKDB = "TwinPlan", "QGIS calculatevectoroverlaps", "SedonaDB", "DuckDB spatial"
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
    sedona, duck = Sedona(**tables), Duck(**tables)
    files = file_of("buildings", buildings), file_of(f"zones_{_ZONES}_{_EDGE_PIECES}", shapes)

    def ours() -> Matrix:
        return polygon_areas_in_zones(polygons, zones, Silent())[:, None]

    engines = [
        Engine(OURS, ours, ours=True),
        Engine(SEDONA, lambda: matrix_from(sedona.query(_SQL), _ZONES), needs=("sedonadb", "geopandas", "pyarrow")),
        Engine(DUCKDB, lambda: matrix_from(duck.query(_SQL), _ZONES), needs=("duckdb", "duckdb_extension_spatial")),
        Engine(QGIS, lambda: qgis_overlap_areas(*files), needs=("qgis",), rounds=3),
    ]
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
