# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The head of the Twin dock: how to get a twin, and which one is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ...core.wording.numbers import NumberStyle, format_number
from ...core.wording.text import clean
from ..elided_label import ElidedLabel
from ..icon_button import icon_button
from ..icons import qgis_icon
from .texts import SEPARATOR, warnings_of

if TYPE_CHECKING:
    from ...gis.twin_store import OpenTwin


class TwinButtons(QWidget):
    """[Open] with the recent twins, [Make a twin], [Sample]."""

    open_wanted = pyqtSignal()
    make_wanted = pyqtSignal()
    sample_wanted = pyqtSignal()
    recent_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = self._button(self.tr("Open"), "mActionFileOpen", self.tr("Open a twin folder"), self.open_wanted)
        self.recent = QMenu(self.open)
        self.open.setMenu(self.recent)
        self.open.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        make_tip = self.tr("Make a twin from layers of this project and files")
        self.make = self._button(self.tr("Make a twin…"), "mActionAddLayer", make_tip, self.make_wanted)
        sample_tip = self.tr("Make or open the sample, a fictional river district")
        self.sample = self._button(self.tr("Sample"), "mActionNewPage", sample_tip, self.sample_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.open, self.make, self.sample):
            row.addWidget(button)
        row.addStretch(1)

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Offer these twins below the Open button."""
        self.recent.clear()
        for folder in folders:
            action = self.recent.addAction(Path(folder).stem)
            action.setToolTip(folder)
            action.triggered.connect(lambda _checked=False, folder=folder: self.recent_wanted.emit(folder))
        self.recent.setToolTipsVisible(True)
        if not folders:
            self.recent.addAction(self.tr("No twin was opened yet")).setEnabled(False)

    def _button(self, text: str, icon_name: str, tip: str, signal: pyqtSignal) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(qgis_icon(icon_name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.clicked.connect(lambda: signal.emit())
        return button


class TwinTitle(QWidget):
    """Name and summary of the open twin, a button that adds everything, and a menu for the rest."""

    add_all_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(parent=self, is_bold=True)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.summary = ElidedLabel(parent=self)
        self.add_all = icon_button("mActionAddLayer", self.tr("Add all layers to the map"), self)
        self.add_all.clicked.connect(lambda: self.add_all_wanted.emit())
        self.more = icon_button("mActionOptions", self.tr("More about this twin"), self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.summary)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addLayout(texts, 1)
        row.addWidget(self.add_all)
        row.addWidget(self.more)

    def show_twin(self, opened: OpenTwin, style: NumberStyle) -> None:
        twin = opened.twin
        self.title.setText(clean(twin.title))
        self.title.setToolTip(f"{clean(twin.title)}\n{clean(twin.description)}\n{opened.folder}".replace("\n\n", "\n"))
        notes = sum(len(warnings_of(layer)) for layer in twin.layers) + len(opened.problems)
        parts = [self.tr("Synthetic, not a real place")] if twin.synthetic else []
        parts.append(self.tr("{} layers").format(format_number(len(twin.layers), style)))
        if notes:
            parts.append(self.tr("1 note") if notes == 1 else self.tr("{} notes").format(format_number(notes, style)))
        parts.append(clean(twin.crs))
        self.summary.setText(SEPARATOR.join(parts))
