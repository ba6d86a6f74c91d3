# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The open twin as a tree: sectors, their layers, and the assets that a search found."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel

from ...core.twin.catalogue import asset_class, sector_icon
from ...core.twin.model import Sector, TwinLayer
from ...core.wording.numbers import NumberStyle
from ...gis.asset_search import FoundAsset
from ...gis.core_texts import class_title, sector_title
from ..icons import icon
from .texts import SEPARATOR, count_text, problems_of, role_text, second_line, warnings_of

if TYPE_CHECKING:
    from ...gis.twin_store import OpenTwin


class Role(IntEnum):
    """What the items hold beside what Qt defines."""

    LAYER_ID = Qt.ItemDataRole.UserRole + 1
    SECTOR = Qt.ItemDataRole.UserRole + 2
    FOUND = Qt.ItemDataRole.UserRole + 3
    SECOND_LINE = Qt.ItemDataRole.UserRole + 4
    COUNT = Qt.ItemDataRole.UserRole + 5
    WARNINGS = Qt.ItemDataRole.UserRole + 6
    ON_MAP = Qt.ItemDataRole.UserRole + 7
    SEARCHED = Qt.ItemDataRole.UserRole + 8


class TwinTreeModel(QStandardItemModel):
    """Rows are sectors in their usual order; below them layers; below those what a search found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: dict[str, QStandardItem] = {}

    def show_twin(self, opened: OpenTwin | None, style: NumberStyle) -> None:
        """Replace everything by the layers of this twin."""
        self.clear()
        self._layers = {}
        for sector in Sector if opened else ():
            layers = [layer for layer in opened.twin.layers if layer.sector is sector]
            if layers:
                self._layers.update(
                    {layer.id: _layer_item(layer, style, problems_of(opened, layer.id)) for layer in layers}
                )
                self.appendRow(self._sector_item(sector, [self._layers[layer.id] for layer in layers]))

    def mark_on_map(self, layer_ids: Iterable[str]) -> None:
        """Say which layers the project shows."""
        shown = set(layer_ids)
        for layer_id, item in self._layers.items():
            if item.data(Role.ON_MAP) != (layer_id in shown):
                item.setData(layer_id in shown, Role.ON_MAP)

    def show_found(self, found: Iterable[FoundAsset], search: str) -> None:
        """Show these assets below their layers, in place of those found before."""
        for item in self._layers.values():
            item.removeRows(0, item.rowCount())
        for asset in found:
            layer_item = self._layers.get(asset.layer_id)
            if layer_item is not None:
                layer_item.appendRow(_asset_item(asset, layer_item, search))

    def layer_index(self, layer_id: str) -> QModelIndex:
        """Where this layer is; an invalid index where the twin has none of this id."""
        item = self._layers.get(layer_id)
        return QModelIndex() if item is None else item.index()

    def layer_ids_below(self, index: QModelIndex) -> tuple[str, ...]:
        """The layer at this index, or every layer of the sector at it; for a found asset its layer."""
        own = index.data(Role.LAYER_ID)
        if own:
            return (own,)
        return tuple(self.index(row, 0, index).data(Role.LAYER_ID) for row in range(self.rowCount(index)))

    def _sector_item(self, sector: Sector, layers: list[QStandardItem]) -> QStandardItem:
        item = QStandardItem(icon(sector_icon(sector)), sector_title(sector))
        item.setData(sector.value, Role.SECTOR)
        item.setData(self.tr("{} layers").format(len(layers)) if len(layers) != 1 else self.tr("1 layer"), Role.COUNT)
        item.setEditable(False)
        item.appendRows(layers)
        return item


class SearchProxy(QSortFilterProxyModel):
    """Keeps the rows in which every word of the search occurs, and whatever they lie in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setRecursiveFilteringEnabled(True)

    def search(self, text: str) -> None:
        self._words = text.casefold().split()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        searched = self.sourceModel().index(row, 0, parent).data(Role.SEARCHED) or ""
        return all(word in searched for word in self._words)


def _layer_item(layer: TwinLayer, style: NumberStyle, problems: tuple[str, ...]) -> QStandardItem:
    kind = asset_class(layer.asset_class)
    below, warnings = second_line(layer), (*problems, *warnings_of(layer))
    item = QStandardItem(icon(kind.icon), layer.title)
    item.setData(layer.id, Role.LAYER_ID)
    item.setData(below, Role.SECOND_LINE)
    item.setData(count_text(layer, style), Role.COUNT)
    item.setData(list(warnings), Role.WARNINGS)
    item.setData(False, Role.ON_MAP)
    words = (layer.title, class_title(kind), kind.plural, sector_title(layer.sector), role_text(layer.role), below)
    item.setData(" ".join((*words, *warnings)).casefold(), Role.SEARCHED)
    item.setToolTip("\n".join(part for part in (layer.title, below, *warnings) if part))
    item.setData(SEPARATOR.join((layer.title, count_text(layer, style), below, *warnings)), _ACCESSIBLE)
    item.setEditable(False)
    return item


def _asset_item(asset: FoundAsset, layer_item: QStandardItem, search: str) -> QStandardItem:
    item = QStandardItem(asset.label)
    item.setData(asset.layer_id, Role.LAYER_ID)
    item.setData(asset, Role.FOUND)
    # What the database counts as a match is one, whatever Python's idea of upper and lower case.
    item.setData(f"{asset.label} {search}".casefold(), Role.SEARCHED)
    item.setToolTip(SEPARATOR.join((asset.label, layer_item.text())))
    item.setEditable(False)
    return item


_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
