# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Count points in zones and sum a weight: by us, QGIS, SedonaDB, DuckDB and GeoPandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from overlay_data import make_points, make_zones
from overlay_peers import OURS, Matrix, file_of, matrix_of, overlay_engines, qgis_count_points
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.overlay.first_zone import points_first_zone
from twinplan.core.progress import Silent

QGIS, GEOPANDAS = "QGIS countpointsinpolygon", "GeoPandas sjoin"
EDGE_PIECES = 8
_SQL = (
    "SELECT z.number AS zone, count(*) AS n, sum(p.weight) AS total FROM points p JOIN zones z"
    " ON ST_Intersects(z.geometry, p.geometry) GROUP BY z.number"
)


def compare_counts(job: str, point_count: int, zone_count: int, at_least: Mapping[str, float]) -> bool:
    """Run the job; `at_least` are the ratios asked for by peer."""
    shapes, xy = make_zones(zone_count, edge_pieces=EDGE_PIECES), make_points(point_count)
    weight = np.random.default_rng(9).random(point_count)
    zones, points = Geometries.from_shapely(shapes), shapely.points(xy)
    tables = {
        "zones": {"number": np.arange(zone_count), "geometry": shapes},
        "points": {"weight": weight, "geometry": points},
    }
    files = file_of(f"points_{point_count}", points), file_of(f"zones_{zone_count}_{EDGE_PIECES}", shapes)

    def ours() -> Matrix:
        zone = points_first_zone(xy, zones, Silent()) + 1
        sums = np.bincount(zone, minlength=zone_count + 1), np.bincount(zone, weight, zone_count + 1)
        return np.column_stack(sums)[1:]

    qgis = Engine(QGIS, lambda: qgis_count_points(*files), needs=("qgis",), rounds=3)
    engines = overlay_engines(ours, qgis, tables, _SQL, zone_count)
    engines.insert(-1, Engine(GEOPANDAS, lambda: _geopandas(points, shapes, weight), needs=("geopandas",)))
    targets = [FasterThan(OURS, peer, ratio) for peer, ratio in at_least.items()]
    return compare(job, engines, _agree, [*targets, GapBelow(OURS, 50)])


def _geopandas(points: object, shapes: object, weight: object) -> Matrix:
    import geopandas

    left = geopandas.GeoDataFrame({"weight": weight}, geometry=points)
    right = geopandas.GeoDataFrame(geometry=shapes)
    joined = geopandas.sjoin(left, right, predicate="intersects").groupby("index_right").weight.agg(["size", "sum"])
    found = np.zeros((len(right), 2))
    found[joined.index] = joined.to_numpy()
    return found


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    ours = matrix_of(results[OURS])
    found = []
    for peer in results:
        if peer != OURS:
            theirs = matrix_of(results[peer])
            found.append(Agreement(f"counts, {peer}", float(np.abs(ours[:, 0] - theirs[:, 0]).max()), 0.0))
            if theirs.shape[1] > 1:
                found.append(Agreement(f"sums, {peer}", float(np.abs(ours[:, 1] - theirs[:, 1]).max()), 1e-9))
    return found
