# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access: the nearest of many facilities on a network of a million nodes; service areas; a whole run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import shapely
from harness import DATA_FOLDER, Agreement, Engine, FasterThan, GapBelow, PeakBelow, compare, relative_difference
from qgis_peer import run_algorithm
from twinplan.core.analysis.access.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import Geometries, GeometryKind, plain_points
from twinplan.core.network.cache import BUILT
from twinplan.core.network.search import Graph, Seeds, cheapest, graph_of
from twinplan.core.progress import Silent
from twinplan.core.twin.table import FeatureTable, SourceInfo

NAME = "access"
TITLE = "nearest of 1,000 facilities by road, 1 M nodes; service areas"
SEARCH, SCIPY, IGRAPH = "TwinPlan cheapest", "scipy dijkstra", "igraph distances"
AREA, NATIVE = "TwinPlan access", "QGIS serviceareafromlayer"
WHOLE, AGAIN = "TwinPlan, network built", "TwinPlan, network kept"
UTM = pyproj.CRS.from_epsg(32643)
_SPACING_M, _EAST, _NORTH = 100.0, 300_000.0, 1_400_000.0
_LIMIT_KM = 2.0


def run() -> bool:
    return all([_search_job(1_000), _search_job(1), _area_job(), _whole_job()])


# Searches alone, arrays to arrays


@lru_cache(maxsize=1)
def _arcs(side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    node = np.arange(side * side).reshape(side, side)
    a = np.concatenate((node[:, :-1].ravel(), node[:-1].ravel()))
    b = np.concatenate((node[:, 1:].ravel(), node[1:].ravel()))
    cost = random.uniform(60.0, 300.0, len(a))
    return np.concatenate((a, b)), np.concatenate((b, a)), np.concatenate((cost, cost))


@lru_cache(maxsize=1)
def _graph(side: int) -> Graph:
    tail, head, cost = _arcs(side)
    return graph_of(side * side, tail, head, cost, cost, Silent())


@lru_cache(maxsize=1)
def _matrix(side: int) -> Any:
    from scipy.sparse import csr_matrix

    tail, head, cost = _arcs(side)
    return csr_matrix((cost, (tail, head)), shape=(side * side, side * side))


@lru_cache(maxsize=1)
def _igraph(side: int, origins: int) -> Any:
    """With one more vertex that leads to every origin at no cost."""
    import igraph

    tail, head, cost = _arcs(side)
    count = side * side
    from_all = np.full(origins, count)
    edges = np.column_stack((np.concatenate((tail, from_all)), np.concatenate((head, _origins(side, origins)))))
    graph = igraph.Graph(n=count + 1, edges=edges.tolist(), directed=True)
    return graph, np.concatenate((cost, np.zeros(origins)))


def _origins(side: int, count: int) -> np.ndarray:
    return np.random.default_rng(2).choice(side * side, count, replace=False)


def _search_job(origins: int) -> bool:
    side = 1_000
    where = _origins(side, origins)
    zero = np.zeros(origins)
    seeds = Seeds(where, np.arange(origins, dtype=np.int32), zero, zero)
    _graph(side), _matrix(side), _igraph(side, origins)

    def by_igraph() -> np.ndarray:
        graph, weights = _igraph(side, origins)
        return np.array(graph.distances(source=[side * side], weights=weights)[0][:-1])

    def by_scipy() -> np.ndarray:
        from scipy.sparse.csgraph import dijkstra

        return dijkstra(_matrix(side), indices=where, min_only=True)

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        ours: Any = results[SEARCH]
        peers = [(name, results[name]) for name in (SCIPY, IGRAPH) if name in results]
        return [Agreement(f"largest difference to {name}", np.abs(ours - peer).max(), 1e-6) for name, peer in peers]

    return compare(
        f"access search, 1 M nodes, {origins} origins",
        [
            Engine(SEARCH, lambda: cheapest(_graph(side), seeds, np.inf, Silent()).cost, ours=True),
            Engine(SCIPY, by_scipy, needs=("scipy",)),
            Engine(IGRAPH, by_igraph, needs=("igraph",), rounds=2),
        ],
        agree,
        [FasterThan(SEARCH, SCIPY, 1 / 1.5), GapBelow(SEARCH, 50.0)],
        rounds=3,
    )


# Service areas, from layer to reached edges


def _roads(side: int) -> FeatureTable:
    """A town of straight streets between bent crossings."""
    random = np.random.default_rng(3)
    step = np.arange(side) * _SPACING_M
    xy = np.stack(np.meshgrid(step, step), axis=-1).reshape(-1, 2) + random.uniform(-30, 30, (side * side, 2))
    xy += np.array([_EAST, _NORTH])
    tail, head, _ = _arcs(side)
    half = len(tail) // 2
    coords = np.stack((xy[tail[:half]], xy[head[:half]]), axis=1).reshape(-1, 2)
    offsets = np.arange(half + 1, dtype=np.int64)
    lines = Geometries(GeometryKind.LINE, np.ascontiguousarray(coords), offsets * 2, None, offsets)
    return FeatureTable(SourceInfo("roads"), UTM, np.arange(half), lines)


def _places(name: str, xy: np.ndarray) -> FeatureTable:
    return FeatureTable(SourceInfo(name), UTM, np.arange(len(xy)), plain_points(np.ascontiguousarray(xy)))


def _apart(side: int, roads: FeatureTable) -> np.ndarray:
    """Facilities on streets, a third along them, so far apart that their areas have nothing in common."""
    step = np.arange(30, side - 30, 60)
    street = (step[:, None] * (side - 1) + step).ravel()
    ends = roads.geometries.coords.reshape(-1, 2, 2)[street]
    return ends[:, 0] + (ends[:, 1] - ends[:, 0]) / 3.0


def _ask(demand: FeatureTable, facilities: FeatureTable, roads: FeatureTable, **parameters: object) -> Any:
    vectors = {"demand": [demand], "facilities": [facilities], "network": [roads]}
    return ANALYSIS.run(Request(vectors, {}, complete(ANALYSIS, parameters)), Silent())


def _written(name: str, shapes: np.ndarray) -> str:
    """A GeoPackage for QGIS to read, as it would a user's."""
    import geopandas

    path = Path(DATA_FOLDER) / f"{name}.gpkg"
    path.parent.mkdir(parents=True, exist_ok=True)
    geopandas.GeoDataFrame({"fid_": np.arange(len(shapes))}, geometry=shapes, crs="EPSG:32643").to_file(path)
    return str(path)


def _area_job() -> bool:
    side = 224
    roads = _roads(side)
    facilities = _places("facilities", _apart(side, roads))
    road_path = _written("access_roads", roads.geometries.to_shapely())
    point_path = _written("access_facilities", facilities.geometries.to_shapely())

    def native() -> list[bytes]:
        layer = run_algorithm(
            "native:serviceareafromlayer",
            {
                "INPUT": road_path,
                "STRATEGY": 0,
                "START_POINTS": point_path,
                "TRAVEL_COST2": _LIMIT_KM * 1000.0,
                "OUTPUT_LINES": "memory:",
            },
            "OUTPUT_LINES",
        )
        return [bytes(feature.geometry().asWkb()) for feature in layer.getFeatures()]

    def ours() -> np.ndarray:
        BUILT.clear()
        impact = _ask(facilities, facilities, roads, cost="length", limits=_LIMIT_KM, geodesic=False, area_width=0)
        reached = next(layer for layer in impact.layers if layer.id == "reached")
        return reached.geometries.to_shapely()

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        found: Any = results[NATIVE]
        drawn: Any = results[AREA]
        one, other = shapely.union_all(drawn), shapely.union_all(shapely.from_wkb(found))
        # QGIS draws streets once for each direction, cut where each ends: what counts is what only one of both draws.
        alone = one.difference(other.buffer(1e-3)).length + other.difference(one.buffer(1e-3)).length
        return [Agreement("length that only one of both reaches, share", alone / one.length, 1e-9)]

    return compare(
        f"access service areas, 100 k roads, {len(facilities)} facilities",
        [Engine(AREA, ours, ours=True), Engine(NATIVE, native, rounds=3)],
        agree,
        [FasterThan(AREA, NATIVE, 10.0), GapBelow(AREA, 50.0)],
        rounds=3,
    )


# A million places on a network of a million nodes


def _whole_job() -> bool:
    side = 1_000
    random = np.random.default_rng(4)
    size = side * _SPACING_M
    roads = _roads(side)
    homes = _places("homes", random.uniform(0, size, (1_000_000, 2)) + np.array([_EAST, _NORTH]))
    schools = _places("schools", random.uniform(0, size, (1_000, 2)) + np.array([_EAST, _NORTH]))

    def whole() -> float:
        BUILT.clear()
        return float(_ask(homes, schools, roads, limits="5,10").figure("travel_median").value)

    def again() -> float:
        return float(_ask(homes, schools, roads, limits="5,10").figure("travel_median").value)

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        first: Any = results[WHOLE]
        second: Any = results[AGAIN]
        return [Agreement("median", relative_difference(first, second), 0.0)]

    return compare(
        "access whole run, 1 M places, 1 M nodes, 2 M edges",
        [Engine(WHOLE, whole, ours=True, rounds=1), Engine(AGAIN, again, ours=True, rounds=2)],
        agree,
        [PeakBelow(WHOLE, 2_500.0), GapBelow(WHOLE, 50.0)],
        rounds=2,
    )
