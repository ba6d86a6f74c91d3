# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Says why layers of a twin cannot be edited, to whoever tries."""

from __future__ import annotations

from qgis.core import QgsLayerTreeLayer, QgsMapLayer, QgsProject
from qgis.gui import QgsLayerTreeViewIndicator
from qgis.PyQt.QtCore import QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QToolBar, QWidget

from ...gis.twin_layers import TWIN_PROPERTY
from ..icons import qgis_icon
from ..session import Session


class ReadOnlyNotice(QObject):
    """A lock beside each layer of a twin in the layer tree, and a message when the pencil is pressed for one.

    QGIS disables the pencil for a read-only layer; a disabled button tells nobody why, hence the event filter.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._root = QgsProject.instance().layerTreeRoot()
        self._view = session.iface.layerTreeView()
        self._locks: dict[str, QgsLayerTreeViewIndicator] = {}
        self._pencils = self._pencil_buttons()
        for button in self._pencils:
            button.installEventFilter(self)
        # A layer comes into the project before it comes into the layer tree.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lock_all)
        QgsProject.instance().layersAdded.connect(self._lock_soon)
        QgsProject.instance().layersWillBeRemoved.connect(self._forget)
        session.iface.projectRead.connect(self._lock_all)
        self._lock_all()

    def close(self) -> None:
        """Take locks and event filters away."""
        self._soon.stop()
        QgsProject.instance().layersAdded.disconnect(self._lock_soon)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._forget)
        self._session.iface.projectRead.disconnect(self._lock_all)
        for button in self._pencils:
            button.removeEventFilter(self)
        for layer_id in list(self._locks):
            self._unlock(layer_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and not watched.isEnabled():
            layer = self._session.iface.activeLayer()
            if layer is not None and layer.customProperty(TWIN_PROPERTY):
                self._explain(layer)
        return False

    def _pencil_buttons(self) -> list[QWidget]:
        action = self._session.iface.actionToggleEditing()
        bars = [widget for widget in action.associatedWidgets() if isinstance(widget, QToolBar)]
        return [button for button in (bar.widgetForAction(action) for bar in bars) if button is not None]

    def _lock_soon(self) -> None:
        self._soon.start(0)

    def _lock_all(self) -> None:
        for layer in QgsProject.instance().mapLayers().values():
            if not layer.customProperty(TWIN_PROPERTY) or layer.id() in self._locks:
                continue
            node = self._root.findLayer(layer.id())
            if node is not None:
                self._add_lock(node, layer)

    def _add_lock(self, node: QgsLayerTreeLayer, layer: QgsMapLayer) -> None:
        lock = QgsLayerTreeViewIndicator(self)
        lock.setIcon(qgis_icon("lockedGray"))
        lock.setToolTip(self.tr("Layer of a twin: the baseline is read-only"))
        layer_id = layer.id()
        lock.clicked.connect(lambda _: self._explain(QgsProject.instance().mapLayer(layer_id)))
        self._view.addIndicator(node, lock)
        self._locks[layer_id] = lock

    def _forget(self, layer_ids: list[str]) -> None:
        for layer_id in layer_ids:
            if layer_id in self._locks:
                self._unlock(layer_id)

    def _unlock(self, layer_id: str) -> None:
        lock = self._locks.pop(layer_id)
        node = self._root.findLayer(layer_id)
        if node is not None:
            self._view.removeIndicator(node, lock)
        lock.deleteLater()

    def _explain(self, layer: QgsMapLayer) -> None:
        self._session.messages.info(
            self.tr("Layer '{}'").format(layer.name()),
            self.tr(
                "A twin is the baseline and read-only: scenarios will be the place for edits. Until then, edit a copy "
                "(Export > Save Features As)."
            ),
        )
