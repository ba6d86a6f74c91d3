# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The open twin in the dock: title, search, tree and details."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractItemView, QMenu, QSplitter, QTreeView, QVBoxLayout, QWidget

from ...core.twin.model import LayerGeometry, TwinLayer
from ...gis.asset_search import FoundAsset
from ...gis.gaps import Gap
from ..session import Session
from .delegate import LayerDelegate
from .details import LayerDetails
from .header import TwinTitle
from .lookups import TwinLookups
from .menus import fill_layer_menu, fill_twin_menu
from .on_map import TwinOnMap
from .texts import problems_of
from .tree_model import Role, SearchProxy, TwinTreeModel

_SPLITTER = "twinplan/ui/twin_splitter"
_TYPING_PAUSE_MS = 350
_SHORTEST_ASSET_SEARCH = 2
_KEPT_LAYER = "twin.layer"


class TwinView(QWidget):
    """Shows `session.twin`; follows the project's layers."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lookups = TwinLookups(session, self)
        self.on_map = TwinOnMap(session, self)
        self.title = TwinTitle(self)
        self.search = QgsFilterLineEdit(self)
        self.model = TwinTreeModel(self)
        self.proxy = SearchProxy(self)
        self.tree = QTreeView(self)
        self.details = LayerDetails(self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._pause = QTimer(self)
        self._set_up_tree()
        self._lay_out()
        self._connect()

    def close_down(self) -> None:
        """Remember sizes, end what is looked up and the interest in the project."""
        QgsSettings().setValue(_SPLITTER, self.splitter.saveState())
        self._pause.stop()
        self._lookups.forget_all()
        self.on_map.close()

    def show_twin(self) -> None:
        """Show the session's twin from the start."""
        twin, style = self._session.twin, self._session.settings.number_style
        self.search.clear()
        self._lookups.forget_assets()
        self.model.show_twin(twin, style)
        self.tree.expandAll()
        self._mark_on_map()
        self.details.setVisible(twin is not None)
        if twin is not None:
            self.title.show_twin(twin, style)
        self._choose(self._session.kept(_KEPT_LAYER))

    def chosen_ids(self) -> tuple[str, ...]:
        """The layers chosen in the tree; those of a chosen sector, the layer of a chosen asset."""
        chosen: dict[str, None] = {}
        for index in self.tree.selectionModel().selectedIndexes():
            chosen.update(dict.fromkeys(self.model.layer_ids_below(self.proxy.mapToSource(index))))
        return tuple(chosen)

    def add_all(self) -> None:
        """Add every layer of the twin and zoom to it."""
        twin = self._session.twin
        if twin is not None:
            self.on_map.add([layer.id for layer in twin.twin.layers], self.on_map.zoom_to_twin)

    def _set_up_tree(self) -> None:
        self.proxy.setSourceModel(self.model)
        self.tree.setModel(self.proxy)
        self.tree.setItemDelegate(LayerDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        size = round(self.fontMetrics().height() * 1.3)
        self.tree.setIconSize(QSize(size, size))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setAccessibleName(self.tr("Layers of the twin by sector"))
        self.search.setPlaceholderText(self.tr("Search layers and assets"))
        self.search.setAccessibleName(self.tr("Search layers and assets"))
        self.search.setShowSearchIcon(True)

    def _lay_out(self) -> None:
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        state = QgsSettings().value(_SPLITTER)
        if state:
            self.splitter.restoreState(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._find_assets)
        self.search.textChanged.connect(self._search_changed)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.tree.doubleClicked.connect(self._activate)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.on_map.changed.connect(self._mark_on_map)
        self.title.add_all_wanted.connect(self.add_all)
        menu = QMenu(self.title.more)
        menu.aboutToShow.connect(lambda: fill_twin_menu(menu, self.on_map, self._session, self.add_all))
        self.title.more.setMenu(menu)
        self.details.add_wanted.connect(lambda: self.on_map.add(self.chosen_ids()))
        self.details.zoom_wanted.connect(lambda: self.on_map.zoom(self.chosen_ids()))
        self.details.gap_wanted.connect(self._show_features_without)
        self.details.select_wanted.connect(lambda: self.on_map.select_all(self.chosen_ids()))

    def _layers(self, layer_ids: tuple[str, ...]) -> tuple[TwinLayer, ...]:
        twin = self._session.twin
        return tuple(layer for layer in twin.twin.layers if layer.id in layer_ids) if twin else ()

    def _choose(self, layer_id: str) -> None:
        index = self.proxy.mapFromSource(self.model.layer_index(layer_id))
        if index.isValid():
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_chosen()

    def _show_chosen(self) -> None:
        layers = self._layers(self.chosen_ids())
        if not layers:
            self.details.show_hint(self.tr("Choose a layer to see where it comes from, or double-click to add it."))
        elif len(layers) == 1:
            self._session.keep(_KEPT_LAYER, layers[0].id)
            self._show_layer(layers[0])
            self._lookups.find_gaps(layers[0], lambda gaps: self._show_gaps(layers[0], gaps))
        else:
            self.details.show_several(layers, self.tr("{} layers").format(len(layers)))
        self._allow_buttons(layers)

    def _show_layer(self, layer: TwinLayer, gaps: tuple[Gap, ...] = ()) -> None:
        problems = problems_of(self._session.twin, layer.id)
        self.details.show_layer(layer, self._session.settings.number_style, problems, gaps)

    def _allow_buttons(self, layers: tuple[TwinLayer, ...]) -> None:
        shown, missing = set(self.on_map.shown_ids()), set(self.on_map.addable([layer.id for layer in layers]))
        on_map = [layer for layer in layers if layer.id in shown]
        selectable = any(layer.geometry is not LayerGeometry.RASTER for layer in layers)
        self.details.show_buttons(bool(layers))
        self.details.allow(bool(missing), bool(on_map), selectable)

    def _mark_on_map(self) -> None:
        self.model.mark_on_map(self.on_map.shown_ids())
        self._allow_buttons(self._layers(self.chosen_ids()))

    def _activate(self, index: QModelIndex) -> None:
        found: FoundAsset | None = index.data(Role.FOUND)
        layer_id = index.data(Role.LAYER_ID)
        if found is not None:
            self.on_map.show_asset(found)
        elif layer_id:
            self.on_map.add((layer_id,), lambda: self.on_map.zoom((layer_id,)))

    def _show_menu(self, place: QPoint) -> None:
        layers = self._layers(self.chosen_ids())
        if layers:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            fill_layer_menu(menu, self.on_map, self._session, layers)
            menu.popup(self.tree.viewport().mapToGlobal(place))

    def _search_changed(self, text: str) -> None:
        self._pause.stop()
        self._lookups.forget_assets()
        self.model.show_found((), "")
        self.proxy.search(text)
        self.tree.expandAll()
        if len(text.strip()) >= _SHORTEST_ASSET_SEARCH:
            self._pause.start()

    def _find_assets(self) -> None:
        self._lookups.find_assets(self.search.text().strip(), self._show_found)

    def _show_found(self, found: tuple[FoundAsset, ...]) -> None:
        self.model.show_found(found, self.search.text())
        self.tree.expandAll()

    def _show_gaps(self, layer: TwinLayer, gaps: tuple[Gap, ...]) -> None:
        if gaps and self.chosen_ids() == (layer.id,):
            self._show_layer(layer, gaps)

    def _show_features_without(self, field: str) -> None:
        """Select and show the features of the chosen layer that have no value in this field."""
        layer = next(iter(self._layers(self.chosen_ids())), None)
        if layer is not None:
            self._lookups.features_without(layer, field, lambda fids: self.on_map.select(layer.id, list(fids)))
