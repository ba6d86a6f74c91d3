# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The entry "Ask about these" in the menus that QGIS shows for selected features and for layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsMapMouseEvent
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMenu

from ...core.analysis.describe import Analysis
from ...core.analysis.registry import analyses
from ...core.wording.numbers import NumberStyle, format_number
from ...gis.core_texts import analysis_text
from ..icons import icon
from .layer_shelf import kind_of

Ask = Callable[[str, str, QgsMapLayer], None]


class AskMenu(QObject):
    """Adds to the map's and the layer tree's context menu; `close` takes it out again.

    `ask(analysis_id, input_id, layer)` opens the form of a question with the layer filled in.
    """

    def __init__(self, iface: QgisInterface, ask: Ask, style: Callable[[], NumberStyle], parent: QObject) -> None:
        super().__init__(parent)
        self._iface, self._ask, self._style = iface, ask, style
        iface.mapCanvas().contextMenuAboutToShow.connect(self._extend_map_menu)
        iface.layerTreeView().contextMenuAboutToShow.connect(self._extend_tree_menu)

    def close(self) -> None:
        self._iface.mapCanvas().contextMenuAboutToShow.disconnect(self._extend_map_menu)
        self._iface.layerTreeView().contextMenuAboutToShow.disconnect(self._extend_tree_menu)

    def _extend_map_menu(self, menu: QMenu, _event: QgsMapMouseEvent) -> None:
        for layer in self._layers_with_selection():
            title = self.tr("Ask about these {} of '{}'").format(
                format_number(layer.selectedFeatureCount(), self._style(), 0), layer.name()
            )
            self._add_questions(menu, title, layer)

    def _extend_tree_menu(self, menu: QMenu) -> None:
        layer = self._iface.layerTreeView().currentLayer()
        if layer is not None and len(self._iface.layerTreeView().selectedLayersRecursive()) == 1:
            self._add_questions(menu, self.tr("Ask about this layer"), layer)

    def _layers_with_selection(self) -> list[QgsVectorLayer]:
        """The active layer first; the others as the project has them."""
        layers = (layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer))
        selected = [layer for layer in layers if layer.selectedFeatureCount()]
        active = self._iface.activeLayer()
        return sorted(selected, key=lambda layer: (layer is not active, layer.name().casefold()))

    def _add_questions(self, menu: QMenu, title: str, layer: QgsMapLayer) -> None:
        questions = [(analysis, input_id) for analysis in analyses() if (input_id := _input_for(analysis, layer))]
        if not questions:
            return
        menu.addSeparator()
        own = menu.addMenu(icon("impact"), title)
        layer_id = layer.id()
        for analysis, input_id in questions:
            action = own.addAction(analysis_text(analysis.question))
            ask = partial(self._ask_about, analysis.id, input_id, layer_id)
            action.triggered.connect(lambda _checked=False, ask=ask: ask())

    def _ask_about(self, analysis_id: str, input_id: str, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is not None:
            self._ask(analysis_id, input_id, layer)


def _input_for(analysis: Analysis, layer: QgsMapLayer) -> str:
    """The input that this layer can be given for: that which takes a selection first."""
    kind = kind_of(layer)
    fitting = [role for role in analysis.inputs if kind in role.kinds]
    return min(fitting, key=lambda role: not role.selectable).id if fitting else ""
