# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of what a twin could be made of: which to take, and what each is."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...core.twin.catalogue import asset_class, classes_for
from ...core.twin.model import LayerGeometry, PopulationKind, Role, Sector, TwinLayer
from ...gis.core_texts import class_title, sector_title
from ...gis.twin_candidates import Candidate
from ..icons import icon, qgis_icon
from ..twin.texts import role_text

_TITLE, _CLASS, _SECTOR, _ROLE, _ORIGIN = range(5)
_THEME_ICONS = {
    LayerGeometry.POINT: "mIconPointLayer",
    LayerGeometry.LINE: "mIconLineLayer",
    LayerGeometry.POLYGON: "mIconPolygonLayer",
    LayerGeometry.RASTER: "mIconRaster",
}


class MappingTable(QTreeWidget):
    """One row a candidate: tick, editable title, class, sector, role, origin."""

    changed = pyqtSignal()
    """A tick, title, class, sector or role has changed, or rows were added."""
    row_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: list[Candidate] = []
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels([self.tr("Layer"), self.tr("Class"), self.tr("Sector"), self.tr("Role"), self.tr("From")])
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        for column, width in ((_TITLE, 230), (_CLASS, 150), (_SECTOR, 150), (_ROLE, 110)):
            self.setColumnWidth(column, width)
        self.setAccessibleName(self.tr("Layers for the twin"))
        self.itemChanged.connect(self._item_changed)
        self.currentItemChanged.connect(lambda *_: self.row_chosen.emit(self.current_row()))

    def add(self, candidates: list[Candidate], ticked: bool) -> None:
        """Add rows for these candidates."""
        self.blockSignals(True)
        for candidate in candidates:
            self._candidates.append(candidate)
            self._add_row(candidate, ticked)
        self.blockSignals(False)
        if self.current_row() < 0 and self._candidates:
            self.setCurrentItem(self.topLevelItem(0))
        self.changed.emit()

    def current_row(self) -> int:
        return self.indexOfTopLevelItem(self.currentItem()) if self.currentItem() is not None else -1

    def candidate(self, row: int) -> Candidate:
        return self._candidates[row]

    def change(self, row: int, candidate: Candidate) -> None:
        """Replace what is in this row."""
        self._candidates[row] = candidate

    def chosen(self) -> list[Candidate]:
        """The ticked candidates."""
        ticked = Qt.CheckState.Checked
        return [
            candidate
            for row, candidate in enumerate(self._candidates)
            if self.topLevelItem(row).checkState(_TITLE) == ticked
        ]

    def _add_row(self, candidate: Candidate, ticked: bool) -> None:
        layer = candidate.layer
        item = QTreeWidgetItem([layer.title, "", "", "", candidate.origin])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_TITLE, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setIcon(_TITLE, qgis_icon(_THEME_ICONS[layer.geometry]))
        item.setToolTip(_TITLE, self.tr("{}: tick to take it, press F2 to give it another title").format(layer.title))
        item.setToolTip(_ORIGIN, candidate.origin)
        self.addTopLevelItem(item)
        self._put_combos(item, layer)

    def _put_combos(self, item: QTreeWidgetItem, layer: TwinLayer) -> None:
        classes = self._combo(self.tr("Class of {}").format(layer.title))
        kinds = classes_for(layer.geometry)
        for kind in (*kinds, *(() if asset_class("other") in kinds else (asset_class("other"),))):
            classes.addItem(icon(kind.icon), class_title(kind), kind.id)
        sectors = self._combo(self.tr("Sector of {}").format(layer.title))
        for sector in Sector:
            sectors.addItem(sector_title(sector), sector)
        roles = self._combo(self.tr("Role of {}").format(layer.title))
        for role in Role:
            roles.addItem(role_text(role), role)
        classes.setCurrentIndex(classes.findData(layer.asset_class))
        sectors.setCurrentIndex(list(Sector).index(layer.sector))
        roles.setCurrentIndex(list(Role).index(layer.role))
        classes.activated.connect(lambda _: self._class_chosen(item, classes, sectors, roles))
        sectors.activated.connect(lambda _: self._change(item, sector=sectors.currentData()))
        roles.activated.connect(lambda _: self._change(item, role=roles.currentData()))
        for column, combo in ((_CLASS, classes), (_SECTOR, sectors), (_ROLE, roles)):
            self.setItemWidget(item, column, combo)

    def _class_chosen(self, item: QTreeWidgetItem, classes: QComboBox, sectors: QComboBox, roles: QComboBox) -> None:
        """A class brings its usual sector and role, which may be changed afterwards."""
        kind = asset_class(classes.currentData())
        sectors.setCurrentIndex(list(Sector).index(kind.sector))
        roles.setCurrentIndex(list(Role).index(kind.role))
        self._change(
            item,
            asset_class=kind.id,
            type_uri=kind.type_uri,
            style=kind.style,
            sector=kind.sector,
            role=kind.role,
            population_kind=PopulationKind.COUNT if kind.id == "population" else None,
        )

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _TITLE:
            self._change(item, title=item.text(_TITLE).strip())

    def _change(self, item: QTreeWidgetItem, **changes: object) -> None:
        row = self.indexOfTopLevelItem(item)
        candidate = self._candidates[row]
        self.change(row, replace(candidate, layer=replace(candidate.layer, **changes)))
        self.changed.emit()
        if row == self.current_row():
            self.row_chosen.emit(row)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setMinimumContentsLength(8)
        return combo
