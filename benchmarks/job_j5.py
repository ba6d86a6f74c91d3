# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J5: which of a million points lie within 3 km of any of 1,000 facilities, in the plane and on the ellipsoid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from near_data import CRS, DEGREES, POINTS, in_degrees, points, points_in_degrees, targets
from overlay_data import FloatArray
from overlay_peers import Duck, file_of
from qgis_peer import run_algorithm
from twinplan.core.overlay.near import within
from twinplan.core.progress import Silent

NAME = "J5"
TITLE = "a million points within 3 km of 1,000 facilities"
OURS, GEODESIC = "TwinPlan", "TwinPlan geodesic"
KD_TREE, DUCKDB, QGIS = "scipy cKDTree, two threads", "DuckDB spatial", "QGIS buffer, dissolve, extract"
_TARGETS, _RADIUS_M = 1_000, 3_000.0
_CIRCLE_SEGMENTS = 16
_SQL = (
    "SELECT DISTINCT p.number AS number FROM points p JOIN targets t"
    f" ON ST_DWithin(p.geometry, t.geometry, {_RADIUS_M})"
)
_MEASURED = 1_000
BoolArray = npt.NDArray[np.bool_]


def run() -> bool:
    near, far = targets(_TARGETS), points()
    near_degrees, far_degrees = in_degrees(near), points_in_degrees()
    duck = Duck(points=_table(far), targets=_table(near))
    engines = [
        Engine(OURS, lambda: within(near, _RADIUS_M, far, CRS, False, Silent()), ours=True),
        Engine(GEODESIC, lambda: within(near_degrees, _RADIUS_M, far_degrees, DEGREES, True, Silent()), ours=True),
        Engine(KD_TREE, lambda: _kd_tree(near, far), needs=("scipy",)),
        Engine(DUCKDB, lambda: duck.query(_SQL), needs=("duckdb", "duckdb_extension_spatial")),
        Engine(QGIS, _qgis, needs=("qgis",), rounds=3),
    ]
    asked = [FasterThan(OURS, QGIS, 17), FasterThan(OURS, DUCKDB, 1.7), GapBelow(OURS, 50), GapBelow(GEODESIC, 50)]
    return compare(NAME, engines, _agree, asked)


def _table(xy: FloatArray) -> dict[str, npt.NDArray[np.generic]]:
    return {"number": np.arange(len(xy)), "geometry": shapely.points(xy)}


def _kd_tree(near: FloatArray, far: FloatArray) -> BoolArray:
    from scipy.spatial import cKDTree

    return np.isfinite(cKDTree(near).query(far, distance_upper_bound=_RADIUS_M, workers=2)[0])


def _qgis() -> object:
    """Polygons of 4 x 16 corners stand for circles, as they come in QGIS unless one asks for more."""
    buffering = {
        "INPUT": file_of(f"targets_{_TARGETS}", shapely.points(targets(_TARGETS))),
        "DISTANCE": _RADIUS_M,
        "SEGMENTS": _CIRCLE_SEGMENTS,
        "DISSOLVE": True,
        "OUTPUT": "memory:",
    }
    area = run_algorithm("native:buffer", buffering)
    far = file_of(f"points_{POINTS}", shapely.points(points()))
    extracting = {"INPUT": far, "PREDICATE": [6], "INTERSECT": area, "OUTPUT": "memory:"}
    return run_algorithm("native:extractbylocation", extracting)


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    """With the kd-tree and DuckDB exactly; QGIS's polygons are smaller than circles by 0.16 % of their area."""
    ours: BoolArray = results[OURS] > 0  # type: ignore[operator]
    found = []
    if KD_TREE in results:
        others = float(np.count_nonzero(ours != results[KD_TREE]))
        found.append(Agreement(f"points told apart in another way, {KD_TREE}", others, 0.0))
    if DUCKDB in results:
        theirs = np.zeros(POINTS, dtype=bool)
        theirs[results[DUCKDB]["number"].to_numpy()] = True  # type: ignore[index]
        found.append(Agreement(f"points told apart in another way, {DUCKDB}", float((ours != theirs).sum()), 0.0))
    if QGIS in results:
        share = 1.0 - results[QGIS].featureCount() / np.count_nonzero(ours)  # type: ignore[attr-defined]
        found.append(Agreement(f"share of points, {QGIS}", abs(share), 1.6e-3))
    return [*found, _against_geod(results[GEODESIC])]


def _against_geod(counts: object) -> Agreement:
    """How many facilities are in reach of some points, against the geodesics to all."""
    some = np.linspace(0, POINTS - 1, _MEASURED).astype(int)
    near, far = in_degrees(targets(_TARGETS)), points_in_degrees()[some]
    ends = np.repeat(far, _TARGETS, axis=0), np.tile(near, (_MEASURED, 1))
    metres = DEGREES.get_geod().inv(*ends[0].T, *ends[1].T)[2].reshape(_MEASURED, _TARGETS)
    apart = np.abs(counts[some] - (metres <= _RADIUS_M).sum(axis=1)).max()  # type: ignore[index]
    return Agreement(f"facilities in reach of {_MEASURED} points, {GEODESIC} and GeographicLib", float(apart), 0.0)
