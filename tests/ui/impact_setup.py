# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A window with a map, and layers small enough to be checked by hand, for the tests of the Impact dock."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsLayerTreeView, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QMainWindow

SIDE = 20
EPSG = 32643
X0, Y0 = 400_000.0, 2_800_000.0


class Window:
    """What the dock uses of QgisInterface, with the real map, message bar and layer tree."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.tree = QgsLayerTreeView(self.window)
        self.active: QgsMapLayer | None = None
        self.window.resize(1100, 800)

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def layerTreeView(self) -> QgsLayerTreeView:
        return self.tree

    def activeLayer(self) -> QgsMapLayer | None:
        return self.active

    def show_dock(self, dock, width: int = 320) -> None:
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.window.show()
        self.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def said(self) -> str:
        """Everything that the message bar shows."""
        texts = [label.text() for label in self.bar.findChildren(QLabel)]
        return "\n".join([*texts, *(f"{item.title()} {item.text()}" for item in self.bar.items())])


def depths(shift: float = 0.0) -> np.ndarray:
    """A flood that rises to the east, with one column that nobody looked at."""
    rows = np.tile(np.linspace(0.0, 2.0, SIDE, dtype=np.float32) + shift, (SIDE, 1))
    rows[:, 12] = -9999.0
    return rows


def flood(folder: Path, name: str = "flood", shift: float = 0.0) -> QgsRasterLayer:
    path = str(folder / f"{name}.tif")
    data_set = gdal.GetDriverByName("GTiff").Create(path, SIDE, SIDE, 1, gdal.GDT_Float32)
    data_set.SetGeoTransform((X0, 10.0, 0.0, Y0 + SIDE * 10.0, 0.0, -10.0))
    data_set.SetProjection(_reference().ExportToWkt())
    band = data_set.GetRasterBand(1)
    band.SetNoDataValue(-9999.0)
    band.WriteArray(depths(shift))
    del band, data_set
    return QgsRasterLayer(path, name.capitalize())


def masts(folder: Path, count: int = SIDE * SIDE) -> QgsVectorLayer:
    """A mast in the middle of every cell, named by its column and row."""
    rows = [
        (f"Mast {n % SIDE}-{n // SIDE}", f"POINT({X0 + 10 * (n % SIDE) + 5} {Y0 + 10 * (n // SIDE % SIDE) + 5})")
        for n in range(count)
    ]
    return _layer(folder / "masts.gpkg", "Masts", ogr.wkbPoint, rows)


def wards(folder: Path) -> QgsVectorLayer:
    """Two wards that cover the west and the middle, but not the last columns."""
    boxes = [(0, 80), (80, 150)]
    rows = [
        (
            f"Ward {number}",
            f"POLYGON(({X0 + a} {Y0},{X0 + b} {Y0},{X0 + b} {Y0 + 200},{X0 + a} {Y0 + 200},{X0 + a} {Y0}))",
        )
        for number, (a, b) in enumerate(boxes)
    ]
    return _layer(folder / "wards.gpkg", "Wards", ogr.wkbPolygon, rows)


def add(*layers: QgsMapLayer) -> None:
    for layer in layers:
        if not layer.isValid():
            raise ValueError(f"{layer.name()} is not valid")
        QgsProject.instance().addMapLayer(layer)


def _layer(path: Path, title: str, kind: int, rows: list[tuple[str, str]]) -> QgsVectorLayer:
    data_set = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data_set.CreateLayer(path.stem, _reference(), kind)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for name, wkt in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("name", name)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    del feature, layer, data_set
    return QgsVectorLayer(str(path), title, "ogr")


def _reference() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    return reference
