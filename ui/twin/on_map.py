# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The open twin on the map: which of its layers the project has, and adding, zooming to and selecting them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.errors import TwinPlanError
from ...gis.asset_search import FoundAsset
from ...gis.twin_layers import LAYER_PROPERTY, TWIN_PROPERTY
from ..session import Session

_MARGIN = 1.05
_CLOSEST_SCALE = 2_500.0


class TwinOnMap(QObject):
    """What the Twin dock does to project and canvas. `close` ends its interest in the project."""

    changed = pyqtSignal()
    """The project has more or fewer layers."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[str] = []
        self._errors: list[TwinPlanError] = []
        self._then: Callable[[], None] | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_next)
        self._project = QgsProject.instance()
        self._project.layersAdded.connect(self._layers_changed)
        self._project.layersRemoved.connect(self._layers_changed)

    def close(self) -> None:
        if self._next.isActive():
            self._next.stop()
            self._session.iface.mapCanvas().freeze(False)
        self._project.layersAdded.disconnect(self._layers_changed)
        self._project.layersRemoved.disconnect(self._layers_changed)

    def layer(self, layer_id: str) -> QgsMapLayer | None:
        """The project's layer that shows this layer of the twin."""
        return self._shown().get(layer_id)

    def shown_ids(self) -> tuple[str, ...]:
        """The layers of the twin that the project has."""
        return tuple(self._shown())

    def addable(self, layer_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of the layers that can be read and that the project lacks."""
        twin = self._session.twin
        unwanted = {*self._shown(), *(twin.broken if twin else ())}
        return tuple(each for each in layer_ids if each not in unwanted)

    def add(self, layer_ids: Iterable[str], then: Callable[[], None] | None = None) -> None:
        """Add those layers that the project lacks, one at a time so that the window stays alive; then call `then`."""
        twin = self._session.twin
        if twin is None:
            return
        self._waiting.extend(each for each in self.addable(layer_ids) if each not in self._waiting)
        self._then = then
        if not self._project.mapLayers():
            self._project.setCrs(QgsCoordinateReferenceSystem(twin.twin.crs))
        self._session.iface.mapCanvas().freeze(True)
        self._next.start(0)

    def zoom(self, layer_ids: Iterable[str]) -> None:
        """Zoom to those of the layers that the project has."""
        extent = QgsRectangle()
        for layer in filter(None, map(self.layer, layer_ids)):
            extent.combineExtentWith(self._canvas_extent(layer.extent(), layer.crs()))
        self._zoom_to(extent)

    def zoom_to_twin(self) -> None:
        """Zoom to everything the twin covers."""
        twin = self._session.twin
        if twin is not None:
            degrees = QgsCoordinateReferenceSystem("EPSG:4326")
            self._zoom_to(self._canvas_extent(QgsRectangle(*twin.twin.extent), degrees))

    def select_all(self, layer_ids: Iterable[str]) -> None:
        """Select every feature of those of the layers that the project has."""
        for layer in filter(None, map(self.layer, layer_ids)):
            if isinstance(layer, QgsVectorLayer):
                layer.selectAll()
                self._session.iface.setActiveLayer(layer)

    def select(self, layer_id: str, fids: list[int]) -> None:
        """Add the layer if need be, select these features, and zoom to them."""
        self.add((layer_id,), lambda: self._select_and_zoom(layer_id, fids))

    def show_asset(self, asset: FoundAsset) -> None:
        self.select(asset.layer_id, [asset.fid])

    def _shown(self) -> dict[str, QgsMapLayer]:
        twin = self._session.twin
        if twin is None:
            return {}
        mine = (
            layer
            for layer in self._project.mapLayers().values()
            if layer.isValid() and layer.customProperty(TWIN_PROPERTY) == twin.twin.id
        )
        return {layer.customProperty(LAYER_PROPERTY): layer for layer in mine}

    def _add_next(self) -> None:
        from ...gis.twin_layers import add_layers

        twin = self._session.twin
        if twin is not None and self._waiting:
            try:
                add_layers(self._project, twin, [self._waiting.pop(0)])
            except TwinPlanError as error:
                self._errors.append(error)
        if twin is not None and self._waiting:
            self._next.start(0)
            return
        self._waiting.clear()
        self._show_errors()
        self._session.iface.mapCanvas().freeze(False)
        self._session.iface.mapCanvas().refresh()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _show_errors(self) -> None:
        """One message, however many layers could not be added."""
        errors, self._errors = self._errors, []
        if not errors:
            return
        first = errors[0]
        if len(errors) > 1:
            more = self.tr("{} (and {} more layers could not be added)").format(first.reason, len(errors) - 1)
            first = TwinPlanError(first.thing, more, first.remedy)
        self._session.messages.error(first)

    def _select_and_zoom(self, layer_id: str, fids: list[int]) -> None:
        layer = self.layer(layer_id)
        if not isinstance(layer, QgsVectorLayer):
            return
        canvas = self._session.iface.mapCanvas()
        layer.selectByIds(fids)
        self._session.iface.setActiveLayer(layer)
        canvas.zoomToSelected(layer)
        if canvas.scale() < _CLOSEST_SCALE:
            canvas.zoomScale(_CLOSEST_SCALE)
        canvas.flashFeatureIds(layer, fids[:100])

    def _canvas_extent(self, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
        to_canvas = QgsCoordinateTransform(
            crs, self._session.iface.mapCanvas().mapSettings().destinationCrs(), self._project
        )
        try:
            return to_canvas.transformBoundingBox(extent)
        except QgsCsException:
            return QgsRectangle()  # outside of what the map's reference system can show

    def _zoom_to(self, extent: QgsRectangle) -> None:
        if extent.isNull() or extent.isEmpty():
            return
        canvas = self._session.iface.mapCanvas()
        extent.scale(_MARGIN)
        canvas.setExtent(extent)
        canvas.refresh()

    def _layers_changed(self) -> None:
        self.changed.emit()
