# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the Twin dock shows while no twin is open: what one is, and three ways to get one."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..icons import qgis_icon

_RECENT_SHOWN = 4


class EmptyPage(QScrollArea):
    """Offers to open, to make the sample, to make a twin of one's own, and the recent twins."""

    open_wanted = pyqtSignal()
    sample_wanted = pyqtSignal()
    make_wanted = pyqtSignal()
    recent_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sample = self._button(self.tr("Make the sample"), "mActionNewPage", self.sample_wanted)
        self.open = self._button(self.tr("Open a twin…"), "mActionFileOpen", self.open_wanted)
        self.make = self._button(self.tr("Make a twin…"), "mActionAddLayer", self.make_wanted)
        self._recent = QVBoxLayout()
        self.setWidget(self._content())

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Offer these twins; none where the list is empty."""
        while self._recent.count():
            old = self._recent.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        if folders:
            self._recent.addWidget(_text(self.tr("Recent twins"), bold=True))
        for folder in folders[:_RECENT_SHOWN]:
            self._recent.addWidget(self._recent_button(folder))

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(6)
        column.addWidget(_text(self.tr("No twin is open"), bold=True))
        column.addWidget(
            _text(
                self.tr(
                    "A twin is a folder that holds the layers of a place: telecom, power, roads, water, health, "
                    "people, hazards. Drop one here, or:"
                )
            )
        )
        for button, text in (
            (self.sample, self.tr("A fictional river district to try everything on, in half a minute.")),
            (self.open, self.tr("Choose a folder whose name ends in .twin.")),
            (self.make, self.tr("Pick layers of this project and files; they are copied, yours stay as they are.")),
        ):
            column.addSpacing(6)
            column.addWidget(button)
            column.addWidget(_text(text))
        column.addSpacing(10)
        column.addLayout(self._recent)
        column.addStretch(1)
        return content

    def _button(self, text: str, icon_name: str, signal: pyqtSignal) -> QPushButton:
        button = QPushButton(qgis_icon(icon_name), text)
        button.clicked.connect(lambda: signal.emit())
        return button

    def _recent_button(self, folder: str) -> QPushButton:
        button = QPushButton(Path(folder).stem)
        button.setFlat(True)
        button.setStyleSheet("text-align: left")
        button.setToolTip(folder)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.recent_wanted.emit(folder))
        return button


def _text(text: str, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label
