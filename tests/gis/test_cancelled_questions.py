# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whoever cancels a question is left with nothing: no answer, no half of a kept run; and may ask again."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from osgeo import gdal, osr
from twinplan.core.analysis.access.question import ANALYSIS as ACCESS
from twinplan.core.analysis.cascade.question import ANALYSIS as CASCADE
from twinplan.core.analysis.damage.question import ANALYSIS as DAMAGE
from twinplan.core.errors import Cancelled
from twinplan.core.geometry.geometries import Geometries, GeometryKind, plain_points
from twinplan.core.network.cache import BUILT
from twinplan.core.progress import Silent
from twinplan.core.twin.table import Column
from twinplan.gis.runner import inputs_from_files
from twinplan.gis.runs import RunStore
from twinplan.gis.vector_write import NewLayer, NewTable, write_geopackage
from twinplan.ui.impact.answers import Question, find_answer

EAST, NORTH, SIDE_M = 500_000.0, 1_400_000.0, 1_000.0
UTM = pyproj.CRS(32643)
MOMENTS = 25
COUNT = 300


class Impatient:
    """Cancels at the so-many-th look; says what the work last said it was doing."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.looks, self.messages = at, 0, []

    def report(self, fraction: float, message: str = "") -> None:
        if message and message not in self.messages:
            self.messages.append(message)
        self.check()

    def check(self) -> None:
        self.looks += 1
        if self.looks == self.at:
            raise Cancelled


def texts(values) -> Column:
    array = np.empty(len(values), dtype=object)
    array[:] = list(values)
    return Column.of(array)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cancelled")
    random = np.random.default_rng(4)
    uids = [f"asset-{number}" for number in range(COUNT)]
    provider, consumer = random.integers(0, COUNT, (2, 3 * COUNT))
    kept = provider != consumer
    ends = [texts([uids[node] for node in nodes[kept]]) for nodes in (provider, consumer)]
    power = texts(["power"] * int(kept.sum()))
    status = texts(["confirmed" if number % 7 else "assumed" for number in range(int(kept.sum()))])
    columns = {"uid": texts(uids), "class": texts(["shed", "barn", "mill"] * (COUNT // 3))}
    columns["people"] = Column.of(random.integers(0, 9, COUNT))
    points = plain_points(random.random((COUNT, 2)) * SIDE_M + [EAST, NORTH])
    step = np.arange(0.0, SIDE_M + 1, 100.0)
    across = [[(EAST, NORTH + at), (EAST + SIDE_M, NORTH + at)] for at in step]
    along = [[(EAST + at, NORTH), (EAST + at, NORTH + SIDE_M)] for at in step]
    each = np.arange(len(across) * 2 + 1)
    roads = Geometries(GeometryKind.LINE, np.array(across + along).reshape(-1, 2), 2 * each, None, each)
    wkt = UTM.to_wkt()
    layers = [
        NewLayer("assets", wkt, points, columns),
        NewLayer("schools", wkt, points.take(np.arange(9)), {"uid": texts(uids[:9])}),
        NewLayer("roads", wkt, roads, {"name": texts(["road"] * len(roads))}),
        NewTable("dependency", {"provider_uid": ends[0], "consumer_uid": ends[1], "service": power, "status": status}),
    ]
    write_geopackage(folder / "all.gpkg", layers, Silent())
    for name, more in (("rare", 1.0), ("frequent", 0.0)):
        grid = gdal.GetDriverByName("GTiff").Create(str(folder / f"{name}.tif"), 50, 50, 1, gdal.GDT_Float32)
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(32643)
        grid.SetProjection(reference.ExportToWkt())
        grid.SetGeoTransform((EAST, SIDE_M / 50, 0, NORTH + SIDE_M, 0, -SIDE_M / 50))
        grid.GetRasterBand(1).WriteArray(random.random((50, 50)) * 2 + more)
        grid = None
    return folder


def question(folder, name: str) -> Question:
    def layer(*names):
        return [f"{folder / 'all.gpkg'}:{each}" for each in names]

    rare, both = [str(folder / "rare.tif")], [str(folder / "rare.tif"), str(folder / "frequent.tif")]
    money = {"unit_value": 10.0, "return_periods": "100,10", "asset_class_field": "class"}
    served = {"demand": layer("assets"), "facilities": layer("schools")}
    linked = {"assets": layer("assets"), "dependency": layer("dependency")}
    analysis, inputs, parameters = {
        "damage": (DAMAGE, {"assets": layer("assets"), "hazard": both}, money),
        "access, straight": (ACCESS, served, {"limits": "0.2,0.5"}),
        "access, roads": (ACCESS, {**served, "network": layer("roads"), "hazard": rare}, {"joining": "crossings"}),
        "cascade": (CASCADE, {**linked, "hazard": rare}, {"threshold": 1.9, "ranking": "yes"}),
        "ranking": (CASCADE, {**linked, "population": []}, {"ranking": "yes"}),
    }[name]
    inputs = {key: specs for key, specs in inputs.items() if specs}
    return Question(analysis, inputs_from_files(analysis, inputs), parameters, {})


@pytest.mark.parametrize("name", ["damage", "access, straight", "access, roads", "cascade", "ranking"])
def test_cancelled_at_any_moment_nothing_is_left_and_it_can_be_asked_again(files, tmp_path, name):
    store = RunStore(tmp_path / "runs", limit_bytes=10**9)
    asked = question(files, name)
    patient = Impatient()
    BUILT.clear()  # a network that is kept would make the next run shorter
    whole = find_answer(asked, store, (), patient)
    assert [summary.id for summary in store.list()] == [whole.run.id]
    moments = np.unique(np.linspace(1, patient.looks, MOMENTS).astype(int))
    for moment in moments.tolist():
        BUILT.clear()
        with pytest.raises(Cancelled):
            find_answer(asked, store, (), Impatient(moment))
        assert [path.name for path in store.folder.iterdir()] == [whole.run.id]
    again = find_answer(asked, store, (), Silent())
    assert repr(again.impact.figures) == repr(whole.impact.figures)  # no number equals "not a number"
