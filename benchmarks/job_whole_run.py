# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole runs in QGIS: from a layer to a result layer, our algorithms beside QGIS's own, in one QGIS process.

By zone there are few rows of result: what counts is reading and computing. Where every feature becomes a row of
the result, writing it counts most. QGIS writes memory layers, we write files and QGIS opens them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from harness import DATA_FOLDER, Agreement, Engine, FasterThan, compare
from osgeo import gdal
from overlay_data import make_buildings, make_points, make_roads, make_zones
from overlay_peers import Matrix, Shapes, file_of
from points_engines import EDGE_PIECES
from qgis_peer import application, run_algorithm
from raster_data import large_grid_file, zone_shapes

NAME = "whole"
TITLE = "whole runs, from layer to result layer (J1, J1w, J2, J3, J4 by zone; a million points each with a row)"
OURS, QGIS = "TwinPlan", "QGIS"
_POINTS, _ROADS, _BUILDINGS, _ZONES, _WARDS = 1_000_000, 100_000, 100_000, 1_000, 10_000
_CLASSES = 5


@dataclass(frozen=True)
class WholeRun:
    """The same question to us and to QGIS.

    `ours` and `qgis` are an algorithm and its parameters; `columns` are the fields of our result and of QGIS's that
    say the same, with how far they may be apart, in the unit of the field.
    """

    name: str
    ours: tuple[str, dict[str, Any]]
    qgis: tuple[str, dict[str, Any]]
    columns: tuple[tuple[str, str], ...]
    tolerance: float
    at_least: float
    qgis_rounds: int = 3


def run() -> bool:
    _provider()
    agreed = [_compare(make()) for make in _JOBS]
    return all(agreed)


@lru_cache(maxsize=1)
def _provider() -> Any:
    """Our algorithms in QGIS; kept, for Python's part of a provider lives no longer than somebody holds it."""
    from twinplan.gis.processing_provider import TwinPlanProvider

    provider = TwinPlanProvider()
    application().processingRegistry().addProvider(provider)
    return provider


def _compare(job: WholeRun) -> bool:
    ours, theirs = zip(*job.columns)
    engines = [
        Engine(OURS, _engine(job.ours, ours), ours=True),
        Engine(QGIS, _engine(job.qgis, theirs), needs=("qgis",), rounds=job.qgis_rounds),
    ]

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        if QGIS not in results:
            return []
        apart = np.abs(results[OURS].matrix() - results[QGIS].matrix()).max(axis=0)
        return [Agreement(name, float(difference), job.tolerance) for name, difference in zip(ours, apart)]

    return compare(f"whole run, {job.name}", engines, agree, [FasterThan(OURS, QGIS, job.at_least)])


def _engine(asked: tuple[str, dict[str, Any]], fields: tuple[str, ...]) -> Callable[[], object]:
    algorithm, parameters = asked
    output = next(name for name in ("OUTPUT", "ZONES_RESULT", "RESULT") if parameters.get(name))
    return lambda: _Rows(run_algorithm(algorithm, parameters, output), fields)


class _Rows:
    """The result layer; its fields are read only when results are compared, ordered by the number of each row."""

    def __init__(self, layer: Any, fields: tuple[str, ...]) -> None:
        self._layer, self._fields = layer, fields

    def matrix(self) -> Matrix:
        from qgis.core import QgsFeatureRequest

        names = self._layer.fields()
        key = "number" if names.indexOf("number") >= 0 else "zone"
        columns = [names.indexOf(name) for name in (key, *self._fields)]
        request = QgsFeatureRequest().setSubsetOfAttributes(columns).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        rows = [[_number(row[column]) for column in columns] for row in self._layer.getFeatures(request)]
        found = np.array(rows)
        return found[np.argsort(found[:, 0]), 1:]


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float, str)) else 0.0


def _by_zone(assets: str, zones: str, **more: object) -> tuple[str, dict[str, Any]]:
    given = {"ASSETS": assets, "ZONES": zones, "BY_FIELD": "number", "GEODESIC": False}
    return "twinplan:inventory", {**given, **more, "ZONES_RESULT": "TEMPORARY_OUTPUT"}


def _points(zones: str, name: str) -> WholeRun:
    points = file_of(f"points_{_POINTS}", _point_shapes)
    counting = {"POLYGONS": zones, "POINTS": points, "FIELD": "NUMPOINTS", "OUTPUT": "memory:"}
    return WholeRun(
        name,
        _by_zone(points, zones, VALUE_FIELD="number"),
        ("native:countpointsinpolygon", counting),
        (("count", "NUMPOINTS"),),
        tolerance=0.0,
        at_least=10,
    )


def _j1() -> WholeRun:
    return _points(_plain_zones(_ZONES), "J1: a million points in 1,000 zones, counts (ours: and sums)")


def _j1w() -> WholeRun:
    return _points(_plain_zones(_WARDS), "J1w: a million points in 10,000 wards, counts (ours: and sums)")


def _j1_fine() -> WholeRun:
    return _points(_fine_zones(_ZONES), "J1 fine: the same in zones of 180 vertices each")


def _j1w_fine() -> WholeRun:
    return _points(_fine_zones(_WARDS), "J1w fine: the same in wards of 180 vertices each, 1.9 million in all")


def _plain_zones(count: int) -> str:
    """The zones of J1, J1w, J2 and J3."""
    return file_of(f"zones_{count}_{EDGE_PIECES}", lambda: make_zones(count, edge_pieces=EDGE_PIECES))


def _fine_zones(count: int) -> str:
    """The zones of J4, with four times the vertices: what comes from a survey."""
    return file_of(f"zones_{count}", lambda: zone_shapes(count))


def _j2() -> WholeRun:
    roads = _with_class(file_of("roads", lambda: make_roads(_ROADS)))
    zones = _plain_zones(_ZONES)
    summing = {"POLYGONS": zones, "LINES": roads, "LEN_FIELD": "LENGTH", "COUNT_FIELD": "COUNT", "OUTPUT": "memory:"}
    return WholeRun(
        "J2: 100,000 roads in 1,000 zones, length (ours: by class)",
        _by_zone(roads, zones, ASSET_CLASS_FIELD="class"),
        ("native:sumlinelengths", summing),
        (("length_total_m", "LENGTH"),),
        tolerance=2e-6,
        at_least=10,
    )


def _j3() -> WholeRun:
    buildings = file_of("buildings", lambda: make_buildings(_BUILDINGS))
    zones = _plain_zones(_ZONES)
    return WholeRun(
        "J3: 100,000 buildings in 1,000 zones, area (QGIS: overlaps once)",
        _by_zone(buildings, zones),
        ("native:calculatevectoroverlaps", {"INPUT": zones, "LAYERS": [buildings], "OUTPUT": "memory:"}),
        (("area_total_m2", "buildings_area"),),
        tolerance=20_000.0,
        at_least=10,
    )


def _j4() -> WholeRun:
    raster = str(large_grid_file())
    wards = _fine_zones(_WARDS)
    statistics = {"INPUT": wards, "INPUT_RASTER": raster, "COLUMN_PREFIX": "_", "STATISTICS": [0, 1, 5, 6]}
    return WholeRun(
        "J4: 10,000 x 10,000 cells under 10,000 wards, by cell centres",
        _by_zone(raster, wards, RASTER_CELLS="centre"),
        ("native:zonalstatisticsfb", {**statistics, "RASTER_BAND": 1, "OUTPUT": "memory:"}),
        (("cells", "_count"),),
        tolerance=8.0,
        at_least=10,
        qgis_rounds=2,
    )


def _sampled() -> WholeRun:
    points = file_of(f"points_{_POINTS}", _point_shapes)
    raster = str(large_grid_file())
    sampling = {"INPUT": points, "RASTERCOPY": raster, "COLUMN_PREFIX": "cell", "OUTPUT": "memory:"}
    return WholeRun(
        "exposure: a million points on a raster, a row for each (QGIS: rastersampling)",
        ("twinplan:exposure", {"ASSETS": points, "HAZARD": [raster], "RESULT": "TEMPORARY_OUTPUT"}),
        ("native:rastersampling", sampling),
        (("intensity_max", "cell1"),),
        tolerance=1e-6,
        at_least=1,
    )


def _joined() -> WholeRun:
    points = file_of(f"points_{_POINTS}", _point_shapes)
    zones = _fine_zones(_ZONES)
    hazard = {"HAZARD": [zones], "HAZARD_CLASS_FIELD": "number", "THRESHOLD": 500}
    joining = {"INPUT": points, "JOIN": zones, "PREDICATE": [0], "JOIN_FIELDS": ["number"], "METHOD": 1, "PREFIX": "z_"}
    return WholeRun(
        "exposure: a million points in 1,000 zones, a row for each (QGIS: joinattributesbylocation)",
        ("twinplan:exposure", {"ASSETS": points, **hazard, "RESULT": "TEMPORARY_OUTPUT"}),
        ("native:joinattributesbylocation", {**joining, "DISCARD_NONMATCHING": False, "OUTPUT": "memory:"}),
        (("intensity_max", "z_number"),),
        tolerance=0.0,
        at_least=1,
        qgis_rounds=2,
    )


_JOBS = (_j1, _j1w, _j1_fine, _j1w_fine, _j2, _j3, _j4, _sampled, _joined)


def _point_shapes() -> Shapes:
    return shapely.points(make_points(_POINTS))


def _with_class(roads: str) -> str:
    """The same layer with a field "class"."""
    path = DATA_FOLDER / "roads_class.gpkg"
    if not path.exists():
        options = gdal.VectorTranslateOptions(SQLStatement=f"SELECT *, number % {_CLASSES} AS class FROM roads")
        unfinished = path.with_suffix(".part.gpkg")
        gdal.VectorTranslate(str(unfinished), roads, options=options, layerName="roads_class")
        unfinished.rename(path)
    return str(path)
