# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A result table with search, outcome filter and sorting, all worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QShortcut, QVBoxLayout, QWidget

from ...core.analysis.impact import Outcome
from ...core.geometry.geometries import IntArray
from ...core.progress import Progress, Silent
from ...core.report.cells import CellFormat
from ...core.report.rows import RowColumn, RowQuery, find_rows
from ...core.wording.numbers import NumberStyle, format_number
from ..latest_job import LatestJob
from .grid_view import GridView
from .swatches import outcome_icon
from .table_model import RowsModel

_AT_ONCE = 2_000
"""Up to so many rows are sorted and filtered on the spot: a millisecond or two, and no flicker."""
_TYPING_MS = 250
_MOST_COPIED = 1_000


class RowsTable(QWidget):
    """Shows columns of equal length.

    Signals
    -------
    chosen: the user selected rows; `chosen_positions` has their positions
    activated: the user double-clicked a row or pressed Enter on it (its position)
    """

    chosen = pyqtSignal()
    activated = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(self)
        self.view = GridView(self._model, self)
        self._columns: Sequence[RowColumn] = ()
        self._query = RowQuery()
        self._style = NumberStyle.INTERNATIONAL
        self._among: Callable[[], IntArray] | None = None
        self._sorting = LatestJob()
        self._telling = True
        self._search = QgsFilterLineEdit(self)
        self._outcome = QComboBox(self)
        self._count = QLabel(self)
        self._typing = QTimer(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search in the table"))
        self._search.setShowSearchIcon(True)
        self._outcome.setAccessibleName(self.tr("Show rows with this outcome"))
        self._offer_outcomes(None)
        self._count.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view.setAccessibleName(self.tr("Result table"))
        bar = QHBoxLayout()
        bar.addWidget(self._search, 1)
        bar.addWidget(self._outcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._count, 1)
        layout.addLayout(self._foot)

    def _offer_outcomes(self, labels: tuple[str, str, str] | None) -> None:
        """All rows, or those with one of the outcomes, in the words of this result."""
        self._outcome.clear()
        self._outcome.addItem(self.tr("All"), None)
        if labels is not None:
            for outcome in (Outcome.HIT, Outcome.SAFE, Outcome.UNKNOWN):
                self._outcome.addItem(outcome_icon(outcome), labels[outcome], outcome)

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search_now)
        self._search.textChanged.connect(self._typing.start)
        self._outcome.currentIndexChanged.connect(self._filter_outcome)
        self.view.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.view.doubleClicked.connect(lambda index: self.activated.emit(int(self._model.positions[index.row()])))
        self.view.selectionModel().selectionChanged.connect(self._tell_chosen)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def show_columns(
        self,
        columns: Sequence[RowColumn],
        formats: Sequence[CellFormat],
        style: NumberStyle,
        order: IntArray | None = None,
    ) -> None:
        """Show another table, from its beginning, without filter, its rows in this order until another is asked for."""
        self.stop()
        self._columns, self._style, self._query, self._among = columns, style, RowQuery(), None
        for widget in (self._search, self._outcome):
            widget.blockSignals(True)
        self._search.clear()
        self._offer_outcomes(next((column.outcome_labels for column in columns if column.is_outcome), None))
        for widget in (self._search, self._outcome):
            widget.blockSignals(False)
        self._outcome.setVisible(self._outcome.count() > 1)
        self.view.horizontalHeader().setSortIndicatorShown(False)
        self._model.show_columns(columns, formats, style, order)
        self.view.fit_columns()
        self._tell_count()

    def add_tools(self, tools: QHBoxLayout) -> None:
        """Put buttons beside the count of rows."""
        self._foot.addLayout(tools)

    def scroll_to_first(self, positions: IntArray) -> None:
        """Bring the first listed of these rows into view, unless one of them is there."""
        wanted = np.zeros(len(self._columns[0].values) if self._columns else 0, dtype=bool)
        wanted[positions] = True
        rows = np.flatnonzero(wanted[self._model.positions])
        top, bottom = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        if len(rows) and not ((rows >= top) & ((rows <= bottom) | (bottom < 0))).any():
            self.view.scrollTo(self._model.index(int(rows[0]), 0))

    def stop(self) -> None:
        """Give up what is being worked out."""
        self._sorting.forget()

    def mark_by(self, is_marked: Callable[[int], bool] | None) -> None:
        """Mark the rows whose features are selected on the map."""
        self._model.mark_by(is_marked, self.palette())
        self.view.viewport().update()

    def show_among(self, among: Callable[[], IntArray] | None) -> None:
        """Show only the rows at the positions (ascending) that `among` finds in the background; None for all."""
        self._among = among
        self._ask(self._query)

    def chosen_positions(self) -> IntArray:
        return self.view.chosen_positions()

    def shown_positions(self) -> IntArray:
        """Positions of all rows that the filters leave, in the order shown."""
        return self._model.positions

    def copy(self) -> None:
        """Put the selected rows, at most a thousand, on the clipboard."""
        QGuiApplication.clipboard().setText(self.view.chosen_as_text(_MOST_COPIED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.hasFocus():
            index = self.view.currentIndex()
            if index.isValid():
                self.activated.emit(int(self._model.positions[index.row()]))
            return
        super().keyPressEvent(event)

    def _search_now(self) -> None:
        self._ask(replace(self._query, text=self._search.text().strip()))

    def _filter_outcome(self) -> None:
        self._ask(replace(self._query, outcome=self._outcome.currentData()))

    def _sort_by(self, section: int) -> None:
        """Ascending first, then descending, then the order of the layer again."""
        if self._query.sort != section:
            query = replace(self._query, sort=section, descending=False)
        elif not self._query.descending:
            query = replace(self._query, descending=True)
        else:
            query = replace(self._query, sort=None, descending=False)
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(query.sort is not None)
        if query.sort is not None:
            order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(section, order)
        self._ask(query)

    def _ask(self, query: RowQuery) -> None:
        self.stop()
        self._query = query
        columns, among = self._columns, self._among

        def work(progress: Progress) -> IntArray:
            return find_rows(columns, replace(query, among=among() if among else None), progress)

        if not columns or len(columns[0].values) <= _AT_ONCE:
            self._show(work(Silent()))
            return
        self._count.setText(self.tr("Sorting…"))
        self._sorting.ask(self.tr("Sorting the table"), work, self._show)

    def _show(self, positions: IntArray) -> None:
        self._telling = False
        self._model.show_positions(positions)
        self._telling = True
        self._tell_count()

    def _tell_count(self) -> None:
        total = len(self._columns[0].values) if self._columns else 0
        shown = len(self._model.positions)
        texts = [format_number(number, self._style, 0) for number in (shown, total)]
        few = self.tr("{} of {} rows").format(*texts)
        self._count.setText(few if shown != total else self.tr("{} rows").format(texts[1]))

    def _tell_chosen(self) -> None:
        if self._telling:
            self.chosen.emit()
