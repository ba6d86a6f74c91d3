# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the Impact dock shows while there is nothing to ask about."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..icons import qgis_icon


class NoLayers(QWidget):
    """Offers the sample, a twin, or layers of one's own."""

    sample_wanted = pyqtSignal()
    twin_wanted = pyqtSignal()
    layer_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = QLabel(
            self.tr(
                "No layers yet. Make the sample to try a question within a minute, open a twin, or add layers of your "
                "own: assets, such as buildings or roads, and a hazard, such as flood depth."
            ),
            self,
        )
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
        for label, icon, signal in (
            (self.tr("Make the sample"), "mActionNewPage", self.sample_wanted),
            (self.tr("Open a twin…"), "mActionFileOpen", self.twin_wanted),
            (self.tr("Add layers…"), "mActionDataSourceManager", self.layer_wanted),
        ):
            button = QPushButton(qgis_icon(icon), label, self)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            column.addWidget(button)
        column.addStretch(1)
