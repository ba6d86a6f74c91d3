# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A page with one table of several, tied to the map where its rows are features."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...core.geometry.geometries import IntArray
from ...core.wording.numbers import NumberStyle, format_number
from ..icon_button import icon_button
from .map_link import MOST_MARKED, MapLink
from .rows_table import RowsTable
from .sheets import Sheet
from .small_widgets import ElidedCombo

_MOST_LOOKED_FOR = 1_000
_NOBODY = np.zeros(0, dtype=np.int64)
FindLayers = Callable[[Sheet], "list[tuple[QgsVectorLayer, IntArray]]"]


class SheetPage(QWidget):
    """Picks a sheet, shows it, and lets rows and map follow each other."""

    too_many = pyqtSignal(str)
    """Something was asked for too many rows at once (a sentence that says what to do)."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._sheets: Sequence[Sheet] = ()
        self._find_layers: FindLayers = lambda sheet: []
        self._style = NumberStyle.INTERNATIONAL
        self._links: list[MapLink] = []
        self.picker = ElidedCombo(self)
        self.picker.setAccessibleName(self.tr("Table"))
        self.table = RowsTable(self)
        self.story = QLabel(self)
        self.zoom = icon_button("mActionZoomToSelected", self.tr("Zoom to the selected rows"), self)
        self.select = icon_button("mActionSelectRectangle", self.tr("Select the features of all rows listed"), self)
        self.only_marked = icon_button("mActionFilter2", self.tr("List only what is selected on the map"), self)
        self.only_marked.setCheckable(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.only_marked, self.select, self.zoom):
            tools.addWidget(button)
        self.table.add_tools(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.picker)
        column.addWidget(self.table, 1)
        column.addWidget(self.story)
        self.story.setTextFormat(Qt.TextFormat.PlainText)
        self.story.setWordWrap(True)
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.story.setAccessibleName(self.tr("Why"))
        self.story.setVisible(False)

    def _connect(self) -> None:
        self.picker.currentIndexChanged.connect(self._show_chosen)
        self.table.chosen.connect(self._rows_chosen)
        self.table.activated.connect(self._zoom_to_row)
        self.zoom.clicked.connect(self._zoom_to_chosen)
        self.select.clicked.connect(self._select_listed)
        self.only_marked.toggled.connect(self._list_marked)

    def show_sheets(self, sheets: Sequence[Sheet], find_layers: FindLayers, style: NumberStyle) -> None:
        """Show the first of these.

        `find_layers` gives the layers on the map that a sheet's rows are features of, and the feature
        ids of the rows there; rows select in the first one and are marked by a selection in any.
        """
        self._sheets, self._find_layers, self._style = sheets, find_layers, style
        self.picker.blockSignals(True)
        self.picker.clear()
        self.picker.addItems([sheet.title for sheet in sheets])
        self.picker.blockSignals(False)
        self.picker.setToolTip(self.picker.currentText())
        self._show_chosen()

    def shown(self) -> Sheet | None:
        """The sheet that is shown."""
        index = self.picker.currentIndex()
        return self._sheets[index] if 0 <= index < len(self._sheets) else None

    def relink(self) -> None:
        """Look for the layers of the rows again: they may have been added or removed."""
        sheet = self.shown()
        self._unlink()
        for layer, fids in self._find_layers(sheet) if sheet is not None else ():
            link = MapLink(layer, fids, self._canvas, self)
            link.changed.connect(lambda link=link: self._map_selection_changed(link))
            self._links.append(link)
        for button in (self.zoom, self.select, self.only_marked):
            button.setVisible(bool(self._links))
        self._mark()

    def close_page(self) -> None:
        """Let go of layers and running work."""
        self._unlink()
        self.table.stop()

    @property
    def _link(self) -> MapLink | None:
        return self._links[0] if self._links else None

    def _unlink(self) -> None:
        for link in self._links:
            link.close()
            link.deleteLater()
        self._links = []

    def _mark(self) -> None:
        links = self._links
        self.table.mark_by((lambda position: any(link.is_marked(position) for link in links)) if links else None)

    def _show_chosen(self) -> None:
        self.only_marked.blockSignals(True)
        self.only_marked.setChecked(False)
        self.only_marked.blockSignals(False)
        sheet = self.shown()
        if sheet is None:
            self.table.show_columns((), (), self._style)
        else:
            self.table.show_columns(sheet.columns, sheet.formats, self._style, sheet.order)
        self._tell_story(_NOBODY)
        self.relink()

    def _tell_story(self, positions: IntArray) -> None:
        """Why the outcome of the one row that is chosen is what it is."""
        sheet = self.shown()
        stories = sheet.stories if sheet is not None else None
        told = str(stories[positions[0]] or "") if stories is not None and len(positions) == 1 else ""
        self.story.setText(told)
        self.story.setVisible(bool(told))

    def _rows_chosen(self) -> None:
        positions = self.table.chosen_positions()
        self._tell_story(positions)
        if self._link is None or not len(positions):
            return
        if self._select(positions):
            self._link.flash(positions)

    def _select(self, positions: IntArray) -> bool:
        if self._link is None:
            return False
        self._link.select(positions)
        self._mark()
        return True

    def _zoom_to_row(self, position: int) -> None:
        if self._link is not None:
            self._link.zoom(np.array([position]))

    def _zoom_to_chosen(self) -> None:
        if self._link is None:
            return
        chosen = self.table.chosen_positions()
        self._link.zoom(chosen if len(chosen) else self.table.shown_positions())

    def _select_listed(self) -> None:
        self._select(self.table.shown_positions())

    def _list_marked(self, only: bool) -> None:
        if not only or not self._links:
            self.table.show_among(None)
            return
        found = [(link, link.marked_ids()) for link in self._links]
        if any(link.marked_count() > len(ids) for link, ids in found):
            self._say_too_many()
        self.table.show_among(lambda: np.unique(np.concatenate([link.positions_of(ids) for link, ids in found])))

    def _map_selection_changed(self, link: MapLink) -> None:
        self._mark()
        if self.only_marked.isChecked():
            self._list_marked(True)
        elif 0 < link.marked_count() <= _MOST_LOOKED_FOR:
            positions = link.positions_of(link.marked_ids())
            self.table.scroll_to_first(positions)
            self._tell_story(positions)

    def _say_too_many(self) -> None:
        limit = format_number(MOST_MARKED, self._style, 0)
        self.too_many.emit(self.tr("The table can list a selection of at most {} features.").format(limit))
