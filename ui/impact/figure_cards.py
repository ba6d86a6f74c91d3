# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Headline figures as cards: value, unit, of how many, and how much is unknown."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from ...core.analysis.impact import Figure
from ...core.report.document import FigureText, figure_text
from ...core.wording.numbers import NumberStyle, with_unit
from ..elided_label import ElidedLabel

_CARD_WIDTH = 190
_SPACING = 6


class FigureCards(QWidget):
    """As many cards beside each other as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = _EqualFlow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[Figure], style: NumberStyle) -> None:
        """Show a card a figure instead of those shown before."""
        while self._flow.count():
            self._flow.takeAt(0).widget().deleteLater()
        for figure in figures:
            self._flow.addWidget(_card(figure, style, self))
        self.updateGeometry()


def _card(figure: Figure, style: NumberStyle, parent: QWidget) -> QFrame:
    texts = figure_text(figure, style)
    card = QFrame(parent)
    card.setFrameShape(QFrame.Shape.StyledPanel)
    card.setAutoFillBackground(True)
    card.setBackgroundRole(QPalette.ColorRole.Base)
    number = QLabel(texts.number, card)
    font = number.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    font.setBold(True)
    number.setFont(font)
    unit = ElidedLabel(texts.unit, card)
    head = QHBoxLayout()
    head.setSpacing(5)
    head.addWidget(number)
    head.addWidget(unit, 1, Qt.AlignmentFlag.AlignBottom)
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 4, 8, 5)
    column.setSpacing(1)
    column.addLayout(head)
    for text in _lines(texts):
        column.addWidget(_wrapped(text, card))
    column.addStretch(1)
    whole = [with_unit(texts.number, texts.unit), *_lines(texts)]
    card.setAccessibleName(", ".join(whole))
    return card


def _lines(texts: FigureText) -> list[str]:
    """What stands below the number: what it is, then of how much and what is not known."""
    rest = " · ".join(text for text in (texts.of, texts.unknown) if text)
    return [text for text in (texts.label, rest) if text]


def _wrapped(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class _EqualFlow(QLayout):
    """Items of one width and, within a row, one height, in as many columns as fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rectangle: QRect) -> None:
        super().setGeometry(rectangle)
        self._place(rectangle, move=True)

    def sizeHint(self) -> QSize:
        return QSize(2 * _CARD_WIDTH + _SPACING, self.heightForWidth(2 * _CARD_WIDTH + _SPACING))

    def minimumSize(self) -> QSize:
        return QSize(_CARD_WIDTH, max((item.minimumSize().height() for item in self._items), default=0))

    def _place(self, within: QRect, move: bool) -> int:
        columns = max((within.width() + _SPACING) // (_CARD_WIDTH + _SPACING), 1)
        columns = min(columns, max(len(self._items), 1))
        width = (within.width() - (columns - 1) * _SPACING) // columns
        y = within.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for column, item in enumerate(row):
                if move:
                    item.setGeometry(QRect(within.x() + column * (width + _SPACING), y, width, height))
            y += height + _SPACING
        return max(y - _SPACING - within.y(), 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
