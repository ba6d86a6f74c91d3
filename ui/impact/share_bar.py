# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Buttons that turn an answer into something for others: a report, a table, layers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ...core.analysis.registry import analysis as analysis_of
from ...core.progress import Progress
from ..icons import qgis_icon
from ..job_strip import JobStrip
from ..session import Session
from .answers import Answer
from .file_writer import FileWriter
from .sheets import Sheet


class ShareBar(QWidget):
    """Writes files in the background and says where they are."""

    time_wanted = pyqtSignal()
    """The answer is to be seen hour by hour."""

    def __init__(
        self, session: Session, shown_sheet: Callable[[], Sheet | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown_sheet = shown_sheet
        self._answer: Answer | None = None
        self.report = self._button(self.tr("Report"), "mActionNewReport")
        self.export = self._button(self.tr("Export"), "mActionSharingExport")
        self.time = self._button(self.tr("Over time"), "mTemporalNavigationAnimated")
        self.time.setToolTip(self.tr("Show on the map hour by hour what fails"))
        self.time.setMenu(None)
        self.time.setVisible(False)
        self.time.clicked.connect(self.time_wanted)
        self.strip = JobStrip(self)
        self._writer = FileWriter(session, self.strip, self)
        self._fill_menus()
        row = QHBoxLayout()
        for button in (self.report, self.export, self.time):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.strip)

    def show_answer(self, answer: Answer) -> None:
        """Share this answer from now on."""
        self._answer = answer
        self.time.setVisible(answer.run is not None and any(file.period for file in answer.run.files))

    def write_report(self, path: Path) -> None:
        """Write the report to this file, as PDF or HTML by its suffix."""
        answer = self._answer
        if answer is None:
            return
        analysis = analysis_of(answer.impact.provenance.analysis)

        def write(target: Path, progress: Progress) -> None:
            from ...gis.report import Reported, write_report

            write_report([Reported(answer.impact, analysis, answer.place, answer.run)], target, progress)

        self._writer.write(self.tr("Writing the report"), path, write)

    def write_table(self, path: Path) -> None:
        """Write the table that is shown, as CSV or XLSX by the suffix."""
        answer, sheet = self._answer, self._shown_sheet()
        if answer is None or sheet is None:
            return

        def write(target: Path, progress: Progress) -> None:
            from ...gis.export_tables import write_csv, write_xlsx

            write_one = write_xlsx if target.suffix.lower() == ".xlsx" else write_csv
            write_one(answer.impact, sheet.id, target, progress)

        self._writer.write(self.tr("Writing the table"), path, write)

    def write_layers(self, path: Path) -> None:
        """Write the result layers to a new GeoPackage."""
        answer = self._answer
        if answer is None:
            return

        def write(target: Path, progress: Progress) -> None:
            from ...gis.exports import write_layers

            write_layers(answer.impact, target, progress)

        self._writer.write(self.tr("Writing the layers"), path, write)

    def _fill_menus(self) -> None:
        for button, label, suffix, call in (
            (self.report, self.tr("Web page (HTML)…"), "html", self.write_report),
            (self.report, self.tr("PDF…"), "pdf", self.write_report),
            (self.export, self.tr("Table shown (CSV)…"), "csv", self.write_table),
            (self.export, self.tr("Table shown (Excel)…"), "xlsx", self.write_table),
            (self.export, self.tr("Layers (GeoPackage)…"), "gpkg", self.write_layers),
        ):
            action = button.menu().addAction(label)
            action.setObjectName(f"TwinPlan_{suffix}")
            action.triggered.connect(lambda _checked=False, s=suffix, c=call: self._ask_where(s, c))

    def _ask_where(self, suffix: str, call: Callable[[Path], None]) -> None:
        if self._answer is None:
            return
        path = self._writer.ask_where(_file_name(self._answer), suffix)
        if path is not None:
            call(path)

    def _button(self, text: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(qgis_icon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMenu(QMenu(button))
        return button


def _file_name(answer: Answer) -> str:
    """E.g. "exposure-riverside"."""
    parts = (answer.impact.provenance.analysis, answer.place)
    return re.sub(r"[^\w]+", "-", " ".join(part for part in parts if part)).strip("-").lower()
