# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The bridge: a million points of a GeoPackage to arrays, as the user sees them, against OGR's bare Arrow stream.

The stream alone knows nothing of edits, NULL texts or geometry: it is what reading must cost at least.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from harness import DATA_FOLDER, Agreement, Engine, FasterThan, GapBelow, TimeBelow, compare
from overlay_data import make_points
from qgis_peer import application

NAME = "bridge"
TITLE = "1 M GeoPackage points to arrays"
COUNT = 1_000_000
STREAM, FEATURES, OURS = "OGR Arrow stream", "QGIS getFeatures", "TwinPlan"
FIELDS = ("number", "value", "name", "kind", "built")
SUBSET = ("number", "value")
WHERE = '"number" % 10 <> 3 AND "value" < 0.9'
# Of each kind (change, other place, deletion, addition): more than a planner leaves unsaved.
EDITS = 500


def run() -> bool:
    path = _data()
    application()
    plain = _compare(f"{NAME}", path, (), "", edited=False)
    fields = _compare(f"{NAME}-fields", path, SUBSET, "", edited=False)
    as_seen = _compare(f"{NAME}-as-seen", path, SUBSET, WHERE, edited=True)
    return plain and fields and as_seen


def _data() -> Path:
    """A layer with five fields of different types, made once."""
    from twinplan.core.geometry.geometries import Geometries
    from twinplan.core.progress import Silent
    from twinplan.core.twin.table import Column
    from twinplan.gis.vector_write import NewLayer, write_geopackage

    path = DATA_FOLDER / "bridge.gpkg"
    if not path.exists():
        DATA_FOLDER.mkdir(parents=True, exist_ok=True)
        numbers = np.arange(COUNT)
        names = np.array([f"Asset {number}" for number in range(COUNT)], dtype=object)
        kinds = np.array(["hall", "house", "depot", "school"], dtype=object)[numbers % 4]
        columns = {
            "number": Column(numbers, numbers % 11 == 0),
            "value": Column.of(np.random.default_rng(7).random(COUNT)),
            "name": Column.of(names),
            "kind": Column(kinds, numbers % 13 == 0),
            "built": Column.of(np.datetime64("1950-01-01") + numbers % 25_000),
        }
        points = Geometries.from_points(make_points(COUNT))
        write_geopackage(path, [NewLayer("assets", "EPSG:32643", points, columns)], Silent())
    return path


def _compare(job: str, path: Path, fields: Sequence[str], where: str, edited: bool) -> bool:
    layer = _layer(path, where, edited)
    engines = [
        Engine(STREAM, lambda: _stream(path, fields, where)),
        Engine(FEATURES, lambda: _features(layer, fields), rounds=1),
        Engine(OURS, lambda: _ours(layer, fields), ours=True),
    ]
    targets = [FasterThan(OURS, STREAM, 1 / 1.3), TimeBelow(OURS, COUNT / 3e6), GapBelow(OURS, 30)]
    return compare(job, engines, _agreement, targets)


def _layer(path: Path, where: str, edited: bool) -> Any:
    """The layer as QGIS has it open: filtered, and in an edit session with changes of every kind."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer(str(path), "Assets", "ogr")
    if where:
        layer.setSubsetString(where)
    if edited:
        layer.startEditing()
        position = layer.fields().indexOf("value")
        shown = layer.getFeatures()
        ids = [next(shown).id() for _ in range(3 * EDITS)]
        for feature_id in ids[:EDITS]:
            layer.changeAttributeValue(feature_id, position, -1.0)
        for feature_id in ids[EDITS : 2 * EDITS]:
            layer.changeGeometry(feature_id, QgsGeometry.fromPointXY(QgsPointXY(feature_id, 0.0)))
        layer.deleteFeatures(ids[2 * EDITS :])
        for number in range(EDITS):
            feature = QgsFeature(layer.fields())
            feature["value"] = float(number)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(number, 1.0)))
            layer.addFeature(feature)
    return layer


def _stream(path: Path, fields: Sequence[str], where: str) -> Any:
    """OGR's stream as numpy arrays, batch after batch; without the edits, of which it cannot know."""
    from osgeo import gdal

    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayer(0)
    layer.SetIgnoredFields([name for name in FIELDS if name not in fields])
    layer.SetAttributeFilter(where or None)
    found = list(layer.GetArrowStreamAsNumPy())
    return {name: np.concatenate([batch[name] for batch in found]) for name in ("fid", "geom", *fields)}


def _features(layer: Any, fields: Sequence[str]) -> Any:
    positions = [layer.fields().indexOf(name) for name in fields]
    rows = []
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        rows.append((feature.id(), point.x(), point.y(), *(feature[position] for position in positions)))
    return np.array([row[1:3] for row in rows])


def _ours(layer: Any, fields: Sequence[str]) -> Any:
    from twinplan.core.progress import Silent
    from twinplan.gis.sources import layer_source

    return layer_source(layer).read(list(fields), Silent())


def _agreement(results: Mapping[str, Any]) -> list[Agreement]:
    ours, theirs = results.get(OURS), results.get(FEATURES)
    if ours is None or theirs is None:
        return []
    count = Agreement("features", abs(len(ours) - len(theirs)), 0.0)
    checks: list[Callable[[Any], float]] = [lambda xy: float(xy[:, 0].sum()), lambda xy: float(xy[:, 1].sum())]
    sums = [
        Agreement(f"sum of {axis}", abs(check(ours.geometries.coords) / check(theirs) - 1.0), 1e-12)
        for axis, check in zip("xy", checks)
    ]
    return [count, *sums]
