# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A dock that stands in for one that cannot work here: it says what is missing and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..core.errors import TwinPlanError


class MissingDock(QgsDockWidget):
    """Takes the object name of the dock it stands in for, so that its place is remembered."""

    def __init__(self, name: str, title: str, error: TwinPlanError, check: Callable[[], None], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.text = QLabel(f"{error.thing}: {error.reason}.\n\n{error.remedy}", self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.check = QPushButton(self.tr("Check installation…"), self)
        self.check.clicked.connect(lambda: check())
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.addWidget(self.text)
        column.addWidget(self.check)
        column.addStretch(1)
        self.setWidget(content)

    def close_down(self) -> None:
        """Nothing outside the dock to let go of."""
