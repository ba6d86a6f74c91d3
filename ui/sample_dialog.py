# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where to put the sample twin: one folder, already filled in."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ..gis.twin_files import is_twin
from .folders import twins_folder

SAMPLE_NAME = "sample.twin"


class SampleDialog(QDialog):
    """Asks for the folder; `folder` is the twin's own folder in it, `exists` whether the sample is there already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make the sample twin"))
        self.place = QgsFileWidget(self)
        self.place.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.place.setDialogTitle(self.tr("Folder for the sample twin"))
        self.place.setFilePath(str(twins_folder()))
        self.place.fileChanged.connect(self._describe)
        self.result_text = QLabel(self)
        self.result_text.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._describe()

    @property
    def folder(self) -> Path:
        return Path(self.place.filePath()) / SAMPLE_NAME

    @property
    def exists(self) -> bool:
        return is_twin(self.folder)

    def _lay_out(self) -> None:
        text = QLabel(
            self.tr(
                "The sample is a fictional river district of about 100 km² with terrain, floods, roads, power, "
                "telecom, schools, hospitals and people. It is made on this computer, in less than half a minute, and "
                "needs about 4 MB."
            ),
            self,
        )
        text.setWordWrap(True)
        label = QLabel(self.tr("&Folder"), self)
        label.setBuddy(self.place)
        column = QVBoxLayout(self)
        for widget in (text, label, self.place, self.result_text):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(460)

    def _describe(self) -> None:
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(bool(self.place.filePath()))
        if self.exists:
            button.setText(self.tr("Open the sample"))
            self.result_text.setText(self.tr("The sample is in this folder already; it will be opened."))
        else:
            button.setText(self.tr("Make the sample"))
            self.result_text.setText(self.tr("Makes {}").format(self.folder))
