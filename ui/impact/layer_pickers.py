# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing one layer, or several, of those that fit an input."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsIconUtils, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.analysis.describe import DataKind
from .layer_shelf import Group, LayerChoice
from .small_widgets import ElidedCombo

_KEY = Qt.ItemDataRole.UserRole
_CHOOSE_FILE = "choose a file"
_MOST_ROWS_SHOWN = 6
_FEWEST_ROWS_SHOWN = 2
_GEOMETRY = {
    DataKind.POINT: QgsWkbTypes.GeometryType.PointGeometry,
    DataKind.LINE: QgsWkbTypes.GeometryType.LineGeometry,
    DataKind.POLYGON: QgsWkbTypes.GeometryType.PolygonGeometry,
}


class OneLayer(QWidget):
    """A combo box with the layers that fit, "none" where the input is optional, and "choose a file" at the end."""

    changed = pyqtSignal()
    emptied = pyqtSignal()
    """The user chose nothing."""
    file_wanted = pyqtSignal()

    def __init__(self, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._required = required
        self._key = ""
        self.combo = ElidedCombo(self)
        self.combo.activated.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo)
        self.setFocusProxy(self.combo)

    def chosen_keys(self) -> list[str]:
        """The key of the chosen layer, if any."""
        return [self._key] if self._key else []

    def offer(self, choices: Sequence[LayerChoice]) -> None:
        """Offer these; what was chosen stays chosen where it still is among them."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem(self._none_text(bool(choices)), "")
            group = None
            for choice in choices:
                if group not in (None, choice.group):
                    self.combo.insertSeparator(self.combo.count())
                group = choice.group
                self.combo.addItem(icon_of(choice), choice.title, choice.key)
                self.combo.setItemData(self.combo.count() - 1, tooltip_of(choice), Qt.ItemDataRole.ToolTipRole)
            self.combo.insertSeparator(self.combo.count())
            self.combo.addItem(self.tr("Choose a file…"), _CHOOSE_FILE)
        self.choose([self._key] if self._key in {choice.key for choice in choices} else [])

    def choose(self, keys: Sequence[str]) -> None:
        """Choose the first of these; nothing where there is none."""
        before, self._key = self._key, keys[0] if keys else ""
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(max(self.combo.findData(self._key), 0))
        self.combo.setToolTip(self.combo.currentText())
        if self._key != before:
            self.changed.emit()

    def _activated(self) -> None:
        data = self.combo.currentData()
        if data == _CHOOSE_FILE:
            self.choose(self.chosen_keys())
            self.file_wanted.emit()
        else:
            if not data:
                self.emptied.emit()
            self.choose([data] if data else [])

    def _none_text(self, has_choices: bool) -> str:
        if not self._required:
            return self.tr("None")
        return self.tr("Choose a layer") if has_choices else self.tr("No layer fits")


class ManyLayers(QWidget):
    """A list to tick layers in, as tall as what is in it, within reason.

    Where the first of several leads, the user says which one that is: the one chosen first, until told otherwise.
    """

    changed = pyqtSignal()
    emptied = pyqtSignal()
    """The user chose nothing."""
    file_wanted = pyqtSignal()

    def __init__(self, first_leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_leads = first_leads
        self._rasters: set[str] = set()
        self.list = QListWidget(self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._ticked)
        self.all = self._link(self.tr("All"), lambda: self._tick_all(True))
        self._none = self._link(self.tr("None"), lambda: self._tick_all(False))
        self.lead = ElidedCombo(self)
        self._lead_row = self._make_lead_row()
        file = self._link(self.tr("Choose a file…"), self.file_wanted.emit)
        links = QHBoxLayout()
        for button in (self.all, self._none):
            links.addWidget(button)
        links.addStretch(1)
        links.addWidget(file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.list)
        layout.addLayout(links)
        layout.addWidget(self._lead_row)
        self.setFocusProxy(self.list)
        self._fit_height()

    def chosen_keys(self) -> list[str]:
        """The keys of the ticked layers: the one that leads, then the others in the order listed."""
        ticked = self._ticked_keys()
        lead = self.lead.currentData()
        return [lead, *(key for key in ticked if key != lead)] if lead in ticked else ticked

    def offer(self, choices: Sequence[LayerChoice]) -> None:
        """Offer these; what was ticked stays ticked where it still is among them."""
        before = self.chosen_keys()
        ticked = set(before)
        self._rasters = {choice.key for choice in choices if choice.kind is DataKind.RASTER}
        with QSignalBlocker(self.list):
            self.list.clear()
            for choice in choices:
                item = QListWidgetItem(icon_of(choice), choice.title, self.list)
                item.setData(_KEY, choice.key)
                item.setToolTip(tooltip_of(choice))
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Checked if choice.key in ticked else Qt.CheckState.Unchecked)
        for link in (self.all, self._none):
            link.setVisible(len(choices) > 1)
        self._fit_height()
        self._offer_leads(before[0] if before else "")
        if set(self.chosen_keys()) != ticked:
            self.changed.emit()

    def choose(self, keys: Sequence[str]) -> None:
        """Tick exactly these; the first one leads."""
        self._tick(keys, keys[0] if keys else "")

    def _tick(self, keys: Sequence[str], lead: str) -> None:
        before = self.chosen_keys()
        with QSignalBlocker(self.list):
            for item in self._items():
                state = Qt.CheckState.Checked if item.data(_KEY) in keys else Qt.CheckState.Unchecked
                item.setCheckState(state)
        self._offer_leads(lead)
        if self.chosen_keys() != before:
            self.changed.emit()

    def _make_lead_row(self) -> QWidget:
        row = QWidget(self)
        text = QLabel(self.tr("Headline"), row)
        text.setBuddy(self.lead)
        help_text = self.tr(
            "Headline figures, charts by class and the map are those of this one; all are in the tables."
        )
        row.setToolTip(help_text)
        self.lead.setAccessibleName(self.tr("Which one the headline figures are of"))
        self.lead.setAccessibleDescription(help_text)
        self.lead.activated.connect(self._lead_changed)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text)
        layout.addWidget(self.lead, 1)
        row.setVisible(False)
        return row

    def _lead_changed(self) -> None:
        self.changed.emit()

    def _offer_leads(self, lead: str) -> None:
        """Offer the ticked layers to lead; `lead` does where it is among them.

        An analysis takes layers of features before rasters, so that no raster can lead where one of them is ticked.
        """
        if not self._first_leads:
            return
        all_ticked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        ticked = [item for item in all_ticked if item.data(_KEY) not in self._rasters] or all_ticked
        with QSignalBlocker(self.lead):
            self.lead.clear()
            for item in ticked:
                self.lead.addItem(item.text(), item.data(_KEY))
            self.lead.setCurrentIndex(max(self.lead.findData(lead), 0 if ticked else -1))
        self.lead.setToolTip(self.lead.currentText())
        self._lead_row.setVisible(len(all_ticked) > 1)

    def _ticked_keys(self) -> list[str]:
        return [item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> None:
        self._offer_leads(self.lead.currentData() or "")
        if not self.chosen_keys():
            self.emptied.emit()
        self.changed.emit()

    def _tick_all(self, ticked: bool) -> None:
        if not ticked:
            self.emptied.emit()
        self._tick([item.data(_KEY) for item in self._items()] if ticked else [], self.lead.currentData() or "")

    def _fit_height(self) -> None:
        rows = min(max(self.list.count(), _FEWEST_ROWS_SHOWN), _MOST_ROWS_SHOWN)
        row_height = self.list.sizeHintForRow(0) if self.list.count() else self.fontMetrics().height() + 6
        self.list.setFixedHeight(rows * row_height + 2 * self.list.frameWidth() + 2)

    def _link(self, text: str, call: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: call())
        return button


def icon_of(choice: LayerChoice) -> QIcon:
    """The icon that QGIS has for this kind of layer."""
    if choice.kind is DataKind.RASTER:
        return QgsIconUtils.iconRaster()
    if choice.kind is DataKind.TABLE:
        return QgsIconUtils.iconTable()
    return QgsIconUtils.iconForGeometryType(_GEOMETRY[choice.kind])


def tooltip_of(choice: LayerChoice) -> str:
    """The whole name, and where the layer is from where it is not on the map."""
    if choice.group is Group.TWIN:
        return QCoreApplication.translate("LayerPickers", "{} (in the twin, not on the map)").format(choice.title)
    if choice.group is Group.FILE:
        return QCoreApplication.translate("LayerPickers", "{} (a file, not on the map)").format(choice.title)
    return choice.title
