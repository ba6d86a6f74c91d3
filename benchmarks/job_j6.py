# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J6: the nearest of 10,000 targets for a million points, in the plane and on the ellipsoid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from near_data import CRS, DEGREES, POINTS, in_degrees, points, points_in_degrees, targets
from overlay_data import FloatArray
from overlay_peers import file_of
from qgis_peer import run_algorithm
from twinplan.core.overlay.near import Nearest, nearest
from twinplan.core.progress import Silent

NAME = "J6"
TITLE = "nearest of 10,000 targets for a million points"
OURS, GEODESIC, GEODESIC_UTM = "TwinPlan", "TwinPlan geodesic", "TwinPlan geodesic, from UTM"
KD_TREE, GEOPANDAS, QGIS = "scipy cKDTree, two threads", "GeoPandas sjoin_nearest", "QGIS joinbynearest"
_TARGETS = 10_000
_MEASURED = 100


def run() -> bool:
    near, far = targets(_TARGETS), points()
    near_degrees, far_degrees = in_degrees(near), points_in_degrees()
    engines = [
        Engine(OURS, lambda: nearest(near, far, CRS, False, Silent()), ours=True),
        Engine(GEODESIC, lambda: nearest(near_degrees, far_degrees, DEGREES, True, Silent()), ours=True),
        Engine(GEODESIC_UTM, lambda: nearest(near, far, CRS, True, Silent()), ours=True),
        Engine(KD_TREE, lambda: _kd_tree(near, far), needs=("scipy",)),
        Engine(GEOPANDAS, lambda: _geopandas(near, far), needs=("geopandas",), rounds=3),
        Engine(QGIS, _qgis, needs=("qgis",), rounds=2),
    ]
    targets_asked = [
        FasterThan(OURS, QGIS, 45),
        FasterThan(OURS, GEOPANDAS, 8),
        FasterThan(GEODESIC, OURS, 0.5),
        GapBelow(OURS, 50),
        GapBelow(GEODESIC, 50),
    ]
    return compare(NAME, engines, _agree, targets_asked)


def _kd_tree(near: FloatArray, far: FloatArray) -> Nearest:
    from scipy.spatial import cKDTree

    distance, index = cKDTree(near).query(far, workers=2)
    return Nearest(index, distance)


def _geopandas(near: FloatArray, far: FloatArray) -> Nearest:
    import geopandas

    left = geopandas.GeoDataFrame(geometry=shapely.points(far))
    right = geopandas.GeoDataFrame(geometry=shapely.points(near))
    found = geopandas.sjoin_nearest(left, right, distance_col="distance")
    found = found[~found.index.duplicated()]
    return Nearest(found["index_right"].to_numpy(), found["distance"].to_numpy())


def _qgis() -> object:
    parameters = {
        "INPUT": file_of(f"points_{POINTS}", shapely.points(points())),
        "INPUT_2": file_of(f"targets_{_TARGETS}", shapely.points(targets(_TARGETS))),
        "FIELDS_TO_COPY": ["number"],
        "PREFIX": "near_",
        "NEIGHBORS": 1,
        "OUTPUT": "memory:",
    }
    return run_algorithm("native:joinbynearest", parameters)


def _qgis_distances(layer: object) -> FloatArray:
    """By number of the point."""
    from qgis.core import QgsFeatureRequest

    fields = layer.fields()  # type: ignore[attr-defined]
    number, distance = fields.indexOf("number"), fields.indexOf("distance")
    request = QgsFeatureRequest().setSubsetOfAttributes([number, distance])
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = np.empty(POINTS)
    for feature in layer.getFeatures(request):  # type: ignore[attr-defined]
        found[feature[number]] = feature[distance]
    return found


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    ours: Nearest = results[OURS]  # type: ignore[assignment]
    found = []
    for peer in (KD_TREE, GEOPANDAS):
        if peer in results:
            theirs: Nearest = results[peer]  # type: ignore[assignment]
            others = float(np.count_nonzero(ours.index != theirs.index))
            found.append(Agreement(f"points with another target, {peer}", others, 0.0))
            apart = float(np.abs(ours.distance_m - theirs.distance_m).max())
            found.append(Agreement(f"distance in metres, {peer}", apart, 1e-6))
    if QGIS in results:
        apart = float(np.abs(ours.distance_m - _qgis_distances(results[QGIS])).max())
        found.append(Agreement(f"distance in metres, {QGIS}", apart, 1e-6))
    return [*found, *(_against_geod(name, results[name]) for name in (GEODESIC, GEODESIC_UTM))]


def _against_geod(name: str, result: object) -> Agreement:
    """Some points against the geodesics to all targets."""
    some = np.linspace(0, POINTS - 1, _MEASURED).astype(int)
    near, far = in_degrees(targets(_TARGETS)), points_in_degrees()[some]
    ends = np.repeat(far, _TARGETS, axis=0), np.tile(near, (_MEASURED, 1))
    metres = DEGREES.get_geod().inv(*ends[0].T, *ends[1].T)[2].reshape(_MEASURED, _TARGETS)
    apart = np.abs(result.distance_m[some] - metres.min(axis=1)).max()  # type: ignore[attr-defined]
    return Agreement(f"distance in metres of {_MEASURED} points, {name} and GeographicLib", float(apart), 1e-6)
