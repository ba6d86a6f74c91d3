# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A table view that stays quick with a million rows while a job computes beside it."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPaintEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ...core.geometry.geometries import IntArray
from .table_model import RowsModel

_WIDEST_COLUMN = 220
_ROWS_MEASURED = 40
_ICON_WIDTH, _INDICATOR_WIDTH, _PADDING = 22, 12, 12


class GridHeader(QHeaderView):
    """See `GridView.paintEvent`."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)


class GridView(QTableView):
    """Whole rows are selected; the header does not follow the selection, which would cost a walk over all rows."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._set_up_headers()

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 6)
        columns = GridHeader(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(columns)
        columns.setSelectionModel(QItemSelectionModel(self._rows, columns))
        columns.setSectionsClickable(True)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Through Python, so that the interpreter lock is taken once a paint and not once a cell: beside a
        # job that computes, every taking can cost five milliseconds.
        super().paintEvent(event)

    def fit_columns(self) -> None:
        """Make the columns as wide as their heading and their first rows, within reason."""
        # QGIS and Qt would ask for seven roles of every cell; texts are all that is needed here.
        bold = QFont(self.font())
        bold.setBold(True)
        headings, cells = QFontMetrics(bold), self.fontMetrics()
        for column in range(self._rows.columnCount()):
            heading = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
            texts = {self._rows.text(row, column) for row in range(min(self._rows.rowCount(), _ROWS_MEASURED))}
            icon = _ICON_WIDTH if self._rows.column(column).is_outcome else 0
            widest = max((cells.horizontalAdvance(text) for text in texts), default=0) + icon
            wanted = max(widest, headings.horizontalAdvance(heading) + _INDICATOR_WIDTH) + _PADDING
            self.setColumnWidth(column, min(wanted, _WIDEST_COLUMN))

    def chosen_positions(self) -> IntArray:
        """Positions of the selected rows, in the order shown."""
        ranges = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection())
        if not ranges:
            return np.zeros(0, dtype=np.int64)
        return np.concatenate([self._rows.positions[top : bottom + 1] for top, bottom in ranges])

    def chosen_as_text(self, most: int) -> str:
        """The first `most` selected rows, tabs between the cells."""
        columns = range(self._rows.columnCount())
        rows = [
            row for part in self.selectionModel().selection() for row in range(part.top(), part.bottom() + 1)[:most]
        ]
        header = [str(self._rows.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        cells = ([self._rows.text(row, column) for column in columns] for row in sorted(rows)[:most])
        return "\n".join("\t".join(line) for line in (header, *cells))
