# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A map tool for questions about places: click, and see the answer drawn and told."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyproj
from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...core.analysis.impact import DerivedLayer
from ...core.errors import TwinPlanError
from ...core.geometry.geometries import FloatArray
from ...core.progress import Progress
from ...core.report.colours import ACCENT
from ...gis.reference_systems import crs_from_text
from ...gis.result_layers import reference_system
from ..latest_job import LatestJob

_WIDTH = 4
Tell = Callable[[FloatArray, pyproj.CRS, Progress], DerivedLayer]


class PlaceTool(QgsMapTool):
    """Takes clicks until there are enough, then asks in the background; the next click begins anew."""

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, clicks: int, tell: Tell) -> None:
        super().__init__(canvas)
        self._clicks, self._tell = clicks, tell
        self._latest = LatestJob()
        self._places: list[QgsPointXY] = []
        self._marks = self._band(QgsWkbTypes.GeometryType.PointGeometry)
        self._line = self._band(QgsWkbTypes.GeometryType.LineGeometry)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if len(self._places) == self._clicks:
            self.clear()
        self._places.append(event.mapPoint())
        self._marks.addPoint(event.mapPoint())
        if len(self._places) == self._clicks:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.accept()

    def deactivate(self) -> None:
        super().deactivate()
        self.clear()

    def clear(self) -> None:
        """Take what is drawn off the map and forget what was asked."""
        self._latest.forget()
        self._places.clear()
        self._marks.reset(QgsWkbTypes.GeometryType.PointGeometry)
        self._line.reset(QgsWkbTypes.GeometryType.LineGeometry)

    def remove(self) -> None:
        """Let go of the canvas; call before the tool is dropped."""
        self._latest.forget()
        self.canvas().unsetMapTool(self)
        for band in (self._marks, self._line):
            self.canvas().scene().removeItem(band)

    def _ask(self) -> None:
        crs = crs_from_text(self.canvas().mapSettings().destinationCrs().toWkt(Qgis.CrsWktVariant.Wkt2_2019))
        if crs is None:
            return
        places = np.array([(place.x(), place.y()) for place in self._places])

        def work(progress: Progress) -> DerivedLayer:
            return self._tell(places, crs, progress)

        self._latest.ask(self.tr("Looking for the way"), work, self._show, self._fail)

    def _show(self, layer: DerivedLayer) -> None:
        for shape in layer.geometries.to_shapely():
            self._line.addGeometry(QgsGeometry.fromWkt(shape.wkt), reference_system(layer.crs_wkt))
        self.told.emit(layer.title)

    def _fail(self, error: TwinPlanError) -> None:
        self.clear()
        self.failed.emit(error)

    def _band(self, kind: QgsWkbTypes.GeometryType) -> QgsRubberBand:
        band = QgsRubberBand(self.canvas(), kind)
        band.setColor(QColor(ACCENT))
        band.setWidth(_WIDTH)
        band.setIconSize(3 * _WIDTH)
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        return band
