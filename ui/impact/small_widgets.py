# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small widgets that the pages of the Impact dock are made of."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QPaintEvent, QWheelEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

_ARROW_MARGIN = 8


class ElidedCombo(QComboBox):
    """A combo box that may be narrow: it shortens what it shows, has the whole as tooltip, and ignores the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Scrolling through a form must not change its answers.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self.setToolTip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        options = QStyleOptionComboBox()
        self.initStyleOption(options)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, options)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, options, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        icon_width = 0 if options.currentIcon.isNull() else options.iconSize.width() + 4
        width = field.width() - icon_width - _ARROW_MARGIN
        options.currentText = self.fontMetrics().elidedText(options.currentText, Qt.TextElideMode.ElideRight, width)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, options)


class InfoButton(QToolButton):
    """A small "i" that shows help on hover, on click and with the keyboard."""

    def __init__(self, subject: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation))
        self.setAutoRaise(True)
        self.setToolTip(help_text)
        self.setWhatsThis(help_text)
        self.setAccessibleName(self.tr("Help about {}").format(subject))
        self.setAccessibleDescription(help_text)
        self.clicked.connect(self._show_help)

    def _show_help(self) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.whatsThis(), self)


def invitation(text: str, label: str, call: Callable[[], None], parent: QWidget) -> QWidget:
    """A page with nothing on it yet: why, and the button that changes that."""
    page = QWidget(parent)
    why = QLabel(text, page)
    why.setWordWrap(True)
    button = QPushButton(label, page)
    button.clicked.connect(lambda: call())
    column = QVBoxLayout(page)
    column.addWidget(why)
    column.addWidget(button)
    column.addStretch(1)
    return page


def titled(label: str, help_text: str, buddy: QWidget) -> QWidget:
    """A label for `buddy` with an "i" beside it."""
    row = QWidget()
    text = QLabel(label, row)
    text.setWordWrap(True)
    text.setBuddy(buddy)
    text.setToolTip(help_text)
    buddy.setAccessibleName(label)
    buddy.setAccessibleDescription(help_text)
    buddy.setWhatsThis(help_text)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(text, 1)
    layout.addWidget(InfoButton(label, help_text, row))
    return row
