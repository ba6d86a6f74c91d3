# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How a row of the Twin dock is drawn: title and count, below them badges, source, licence and age."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QObject, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QTextOption
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..icons import qgis_icon
from .tree_model import Role

_GAP = 4
_SOFT = 0.68  # opacity of what is said in passing
_SMALLER = 0.9


class LayerDelegate(QStyledItemDelegate):
    """Draws with the palette and style of QGIS, so that light and dark themes both work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warning = qgis_icon("mIconWarning")
        self._on_map = qgis_icon("mActionShowAllLayers")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        height = QFontMetrics(option.font).height() + 2 * _GAP
        if index.data(Role.SECOND_LINE) is not None:
            height += QFontMetrics(_smaller(option.font)).height()
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        title, row.text = row.text, ""
        style = row.widget.style() if row.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        row.text = title  # the place of the text depends on there being one
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget).adjusted(_GAP, 0, -_GAP, 0)
        painter.save()
        self._paint_texts(painter, row, index, title, place)
        painter.restore()

    def _paint_texts(
        self, painter: QPainter, row: QStyleOptionViewItem, index: QModelIndex, title: str, place: QRect
    ) -> None:
        colour = _text_colour(row)
        below = index.data(Role.SECOND_LINE)
        bold = QFont(row.font)
        bold.setBold(bool(index.data(Role.SECTOR)))
        first = place if not below else QRect(place.left(), place.top() + _GAP, place.width(), place.height() // 2)
        first.setRight(self._paint_right(painter, row, index, first, colour))
        _draw(painter, bold, colour, first, title, Qt.AlignmentFlag.AlignLeft)
        if below:
            top = first.bottom() - 1
            second = QRect(place.left(), top, place.width(), place.bottom() - top - _GAP // 2)
            _draw(painter, _smaller(row.font), _soft(colour), second, below, Qt.AlignmentFlag.AlignLeft)

    def _paint_right(
        self, painter: QPainter, row: QStyleOptionViewItem, index: QModelIndex, place: QRect, colour: QColor
    ) -> int:
        """Draw count and marks from the right; returns where the title has to end."""
        right = place.right()
        count = index.data(Role.COUNT) or ""
        if count:
            width = QFontMetrics(row.font).horizontalAdvance(count) + 1
            _draw(painter, row.font, _soft(colour), QRect(right - width, place.top(), width, place.height()), count)
            right -= width + _GAP
        for shown, mark in ((index.data(Role.WARNINGS), self._warning), (index.data(Role.ON_MAP), self._on_map)):
            if shown:
                right -= _paint_mark(painter, mark, right, place) + _GAP
        return right


def _paint_mark(painter: QPainter, mark: QIcon, right: int, place: QRect) -> int:
    size = min(place.height(), QFontMetrics(painter.font()).height())
    mark.paint(painter, QRect(right - size, place.center().y() - size // 2 + 1, size, size))
    return size


def _draw(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    place: QRect,
    text: str,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    options = QTextOption(alignment | Qt.AlignmentFlag.AlignVCenter)
    options.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(QRectF(place), shown, options)


def _text_colour(row: QStyleOptionViewItem) -> QColor:
    active = bool(row.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    selected = bool(row.state & QStyle.StateFlag.State_Selected)
    return row.palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)


def _soft(colour: QColor) -> QColor:
    softer = QColor(colour)
    softer.setAlphaF(_SOFT)
    return softer


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller
