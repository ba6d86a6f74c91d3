# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a result as Qt asks for them, straight from the arrays: nothing is copied or made before it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPalette

from ...core.analysis.impact import Outcome
from ...core.geometry.geometries import IntArray
from ...core.report.cells import CellFormat, cell_text, heading
from ...core.report.rows import RowColumn
from ...core.wording.numbers import NumberStyle
from .swatches import outcome_icon

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_BACKGROUND, _DECORATION = Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.DecorationRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_MARK_ALPHA = 70


class RowsModel(QAbstractTableModel):
    """Shows the rows at `positions` of some columns, in that order.

    `is_marked(position)` says whether the feature of a row is selected on the map; it is asked only
    for rows that are painted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[RowColumn] = ()
        self._formats: Sequence[CellFormat] = ()
        self._style = NumberStyle.INTERNATIONAL
        self._mark = QColor()
        self._is_marked: Callable[[int], bool] | None = None
        self._marked: dict[int, bool] = {}
        self._icons: dict[int, QIcon] = {}
        self.positions: IntArray = np.zeros(0, dtype=np.int64)

    def show_columns(
        self,
        columns: Sequence[RowColumn],
        formats: Sequence[CellFormat],
        style: NumberStyle,
        order: IntArray | None = None,
    ) -> None:
        """Show these columns, all rows in this order, else in that of the layer."""
        self.beginResetModel()
        self._columns, self._formats, self._style = columns, formats, style
        count = len(columns[0].values) if columns else 0
        self.positions = np.arange(count, dtype=np.int64) if order is None else order
        self.endResetModel()

    def show_positions(self, positions: IntArray) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self.positions = positions
        self.endResetModel()

    def mark_by(self, is_marked: Callable[[int], bool] | None, palette: QPalette) -> None:
        """Ask `is_marked` which rows to mark, in a light shade of the palette's highlight."""
        self._is_marked = is_marked
        self._marked.clear()
        self._mark = QColor(palette.color(QPalette.ColorRole.Highlight))
        self._mark.setAlpha(_MARK_ALPHA)

    def column(self, index: int) -> RowColumn:
        return self._columns[index]

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        content = self._columns[column]
        position = int(self.positions[row])
        if content.outcome_labels is not None:
            return content.outcome_labels[content.values[position]]
        return cell_text(content, self._formats[column], position, self._style)

    # QAbstractTableModel.

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.positions)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role in _TEXT_ROLES:
            return self.text(row, column)
        if role == _BACKGROUND:
            return self._mark if self._is_marked is not None and self.is_marked(row) else None
        if role == _ALIGNMENT:
            return _LEFT if self._is_words(column) else _RIGHT
        if role == _DECORATION and self._columns[column].is_outcome:
            return self._outcome_icon(int(self._columns[column].values[self.positions[row]]))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(column, self._formats[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.help or heading(column, self._formats[section])
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def is_marked(self, row: int) -> bool:
        """Whether the feature of this row is selected on the map; asked once a row until `mark_by` is called again."""
        position = int(self.positions[row])
        if position not in self._marked and self._is_marked is not None:
            self._marked[position] = self._is_marked(position)
        return self._marked.get(position, False)

    def _is_words(self, column: int) -> bool:
        content = self._columns[column]
        return content.is_text or content.is_outcome or content.is_attribute

    def _outcome_icon(self, outcome: int) -> QIcon:
        if outcome not in self._icons:
            self._icons[outcome] = outcome_icon(Outcome(outcome))
        return self._icons[outcome]
