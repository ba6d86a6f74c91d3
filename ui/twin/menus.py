# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The menus of the Twin dock: for the twin as a whole and for chosen layers."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QMenu

from ...core.twin.model import LayerGeometry, TwinLayer
from ..icons import qgis_icon
from ..session import Session
from .on_map import TwinOnMap
from .texts import facts, warnings_of

translate = QCoreApplication.translate


def fill_twin_menu(menu: QMenu, on_map: TwinOnMap, session: Session, add_all: Callable[[], None]) -> None:
    """What can be done with the open twin; `add_all` adds every layer and zooms to them."""
    menu.clear()
    opened = session.twin
    if opened is None:
        return
    folder = QUrl.fromLocalFile(str(opened.folder))
    add = menu.addAction(qgis_icon("mActionAddLayer"), translate("TwinMenu", "Add all layers to the map"))
    add.triggered.connect(lambda: add_all())
    zoom = menu.addAction(qgis_icon("mActionZoomFullExtent"), translate("TwinMenu", "Zoom to the twin"))
    zoom.triggered.connect(on_map.zoom_to_twin)
    menu.addSeparator()
    place = menu.addAction(qgis_icon("mActionFileOpen"), translate("TwinMenu", "Show the folder"))
    place.triggered.connect(lambda: QDesktopServices.openUrl(folder))
    again = menu.addAction(qgis_icon("mActionRefresh"), translate("TwinMenu", "Read the twin again"))
    again.triggered.connect(lambda: session.open_twin(opened.folder))
    menu.addSeparator()
    close = menu.addAction(translate("TwinMenu", "Close the twin"))
    close.triggered.connect(session.close_twin)


def fill_layer_menu(menu: QMenu, on_map: TwinOnMap, session: Session, layers: tuple[TwinLayer, ...]) -> None:
    """What can be done with these layers."""
    ids = tuple(layer.id for layer in layers)
    shown = [layer for layer in layers if on_map.layer(layer.id) is not None]
    vectors = [layer for layer in shown if layer.geometry is not LayerGeometry.RASTER]
    add = menu.addAction(qgis_icon("mActionAddLayer"), translate("TwinMenu", "Add to map"))
    add.setEnabled(len(shown) < len(layers))
    add.triggered.connect(lambda: on_map.add(ids))
    zoom = menu.addAction(qgis_icon("mActionZoomToLayer"), translate("TwinMenu", "Zoom to layer"))
    zoom.setEnabled(bool(shown))
    zoom.triggered.connect(lambda: on_map.zoom(ids))
    select = menu.addAction(qgis_icon("mActionSelectAll"), translate("TwinMenu", "Select all features"))
    select.setEnabled(bool(vectors))
    select.triggered.connect(lambda: on_map.select_all(ids))
    table = menu.addAction(qgis_icon("mActionOpenTable"), translate("TwinMenu", "Open attribute table"))
    table.setEnabled(len(vectors) == 1)
    table.triggered.connect(lambda: _open_table(on_map, session, vectors[0].id))
    menu.addSeparator()
    copy = menu.addAction(qgis_icon("mActionEditCopy"), translate("TwinMenu", "Copy source and licence"))
    copy.triggered.connect(lambda: QApplication.clipboard().setText(_as_text(layers, session)))


def _open_table(on_map: TwinOnMap, session: Session, layer_id: str) -> None:
    layer = on_map.layer(layer_id)
    if isinstance(layer, QgsVectorLayer):
        session.iface.showAttributeTable(layer)


def _as_text(layers: tuple[TwinLayer, ...], session: Session) -> str:
    style = session.settings.number_style
    blocks = []
    for layer in layers:
        rows = [f"{label}: {value}" for label, value in facts(layer, style)]
        blocks.append("\n".join((layer.title, *rows, *warnings_of(layer))))
    return "\n\n".join(blocks)
