# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The way between two places that are clicked on the map."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, QSize, Qt
from qgis.PyQt.QtTest import QTest
from twinplan.core.analysis.registry import analysis
from twinplan.gis.runner import Inputs, tell_of_places
from twinplan.gis.sources import layer_source
from twinplan.ui.impact.place_tool import PlaceTool

pytestmark = pytest.mark.usefixtures("qgis_app")
CRS = QgsCoordinateReferenceSystem("EPSG:32643")
# Two ways from west to east: the straight road is closed in this direction, the other one leads round by the north.
ROADS = (
    ("LINESTRING (500500 1000000, 500100 1000000)", "yes"),
    ("LINESTRING (500100 1000000, 500100 1000300, 500500 1000300, 500500 1000000)", "no"),
)


@pytest.fixture
def roads():
    layer = QgsVectorLayer("LineString?crs=EPSG:32643&field=oneway:string", "Roads", "memory")
    for wkt, one_way in ROADS:
        road = QgsFeature(layer.fields())
        road.setGeometry(QgsGeometry.fromWkt(wkt))
        road.setAttributes([one_way])
        assert layer.dataProvider().addFeature(road)
    return layer


@pytest.fixture
def canvas(qtbot):
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(QSize(400, 400))
    canvas.setDestinationCrs(CRS)
    canvas.setExtent(QgsRectangle(500000, 999800, 500600, 1000400))
    canvas.show()
    return canvas


@pytest.fixture
def tool(canvas, roads):
    access = analysis("access")
    inputs = Inputs({"network": [layer_source(roads)]})

    def tell(places, crs, progress):
        return tell_of_places(access, inputs, {"cost": "length"}, places, crs, progress)

    tool = PlaceTool(canvas, access.on_click.clicks, tell)
    canvas.setMapTool(tool)
    yield tool
    tool.remove()


def click(canvas: QgsMapCanvas, x: float, y: float) -> None:
    place = canvas.getCoordinateTransform().transform(x, y)
    pixel = QPoint(round(place.x()), round(place.y()))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pixel)


def metres(text: str) -> float:
    """The length with which the answer begins; clicks are good to a pixel."""
    number, unit = text.replace("\xa0", " ").replace(";", "").split()[:2]
    return float(number) * (1000.0 if unit.startswith("km") else 1.0)


def test_the_way_follows_one_way_roads(canvas, tool, qtbot):
    with qtbot.waitSignal(tool.told, timeout=10_000) as told:
        click(canvas, 500100, 1000000)
        click(canvas, 500500, 1000000)
    assert metres(told.args[0]) == pytest.approx(1000.0, abs=5.0)
    with qtbot.waitSignal(tool.told, timeout=10_000) as told:
        click(canvas, 500500, 1000000)
        click(canvas, 500100, 1000000)
    assert metres(told.args[0]) == pytest.approx(400.0, abs=5.0)


def test_a_place_far_from_every_road_is_said(canvas, tool, qtbot):
    canvas.setExtent(QgsRectangle(490000, 990000, 510000, 1010000))
    with qtbot.waitSignal(tool.failed, timeout=10_000) as failed:
        click(canvas, 495000, 995000)
        click(canvas, 500500, 1000000)
    assert "no line of the network within" in str(failed.args[0])


def test_escape_ends_it(canvas, tool):
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not tool
