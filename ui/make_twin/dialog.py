# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Make a twin from layers of this project and from files."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import TwinPlanError
from ...gis.task import Job
from ...gis.twin_candidates import Candidate, MadeTwin, file_candidates, make_twin, project_candidates
from ...gis.twin_files import as_twin_folder
from ..elided_label import ElidedLabel
from ..folders import documents_folder, twins_folder
from ..icons import qgis_icon
from ..job_strip import JobStrip
from ..session import Session
from .layer_form import LayerForm
from .mapping_table import MappingTable
from .report import report_html

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_METRES = "EPSG:3857"


class MakeTwinDialog(QDialog):
    """A form, then progress, then what was repaired and skipped. Not modal: the map can be looked at meanwhile."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._folder_is_ours = True
        self.setWindowTitle(self.tr("Make a twin"))
        self.table = MappingTable(self)
        self.form = LayerForm(self)
        self.add_files = QPushButton(qgis_icon("mActionAddLayer"), self.tr("Add files…"), self)
        self.title = QLineEdit(self)
        self.folder = QgsFileWidget(self)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.folder.setFilter(self.tr("Twin folder (*.twin)"))
        self.folder.setDialogTitle(self.tr("Folder for the new twin"))
        self.crs = QgsProjectionSelectionWidget(self)
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.strip = JobStrip(self)
        self.report = QTextBrowser(self)
        self.report.setOpenLinks(False)
        self.report.setAccessibleName(self.tr("What was copied, repaired and skipped"))
        self.pages = QStackedWidget(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.make = self.buttons.addButton(self.tr("Make the twin"), QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._connect()
        self._fill()
        self.resize(880, 640)

    def reject(self) -> None:
        """Close; what is under way is cancelled, and leaves nothing behind."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    def _lay_out(self) -> None:
        head = QFormLayout()
        head.addRow(self.tr("&Title"), self.title)
        head.addRow(self.tr("&Folder"), self.folder)
        head.addRow(self.tr("&Reference system"), self.crs)
        hint = ElidedLabel(self.tr("Tick what belongs to the twin and say what it is. The layers are copied."))
        above = QHBoxLayout()
        above.addWidget(hint, 1)
        above.addWidget(self.add_files)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)
        self.pages.addWidget(page)
        self.pages.addWidget(self.report)
        whole = QVBoxLayout(self)
        whole.addWidget(self.pages, 1)
        for widget in (self.problem, self.reason, self.strip, self.buttons):
            whole.addWidget(widget)
        self.make.setDefault(True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.make.clicked.connect(self._start)
        self.add_files.clicked.connect(self._ask_for_files)
        self.title.textChanged.connect(self._propose_folder)
        self.folder.lineEdit().textEdited.connect(self._folder_edited)
        self.folder.fileChanged.connect(lambda _: self._check())
        self.crs.crsChanged.connect(lambda _: self._check())
        self.table.changed.connect(self._check)
        self.table.row_chosen.connect(self._show_row)
        self.form.changed.connect(self._candidate_changed)

    def _fill(self) -> None:
        project = QgsProject.instance()
        try:
            self.table.add(project_candidates(project), ticked=True)
        except TwinPlanError as error:
            self._show_problem(error)
        crs = project.crs()
        self.crs.setCrs(crs if crs.isValid() else QgsCoordinateReferenceSystem(_METRES))
        self.title.setText(project.title() or project.baseName() or self.tr("My twin"))
        self.title.selectAll()
        self.form.setVisible(self.table.current_row() >= 0)
        self._check()

    def _propose_folder(self, title: str) -> None:
        if self._folder_is_ours:
            name = _NOT_IN_FILE_NAMES.sub(" ", title).strip(" .") or self.tr("My twin")
            self.folder.setFilePath(str(as_twin_folder(twins_folder() / name)))
        self._check()

    def _folder_edited(self) -> None:
        self._folder_is_ours = False

    def _target(self) -> Path:
        """The folder, which always ends in .twin."""
        return as_twin_folder(Path(self.folder.filePath()))

    def _obstacle(self) -> str:
        """Why the twin cannot be made yet; "" when it can."""
        if not self.table.chosen():
            return self.tr("Tick at least one layer, or add files.")
        if not self.title.text().strip():
            return self.tr("Give the twin a title.")
        if not self.folder.filePath().strip():
            return self.tr("Choose a folder.")
        if self._target().exists():
            return self.tr("{} exists already: choose another folder.").format(self._target().name)
        if not self.crs.crs().isValid():
            return self.tr("Choose a reference system.")
        untitled = any(not candidate.layer.title for candidate in self.table.chosen())
        return self.tr("Give every ticked layer a title.") if untitled else ""

    def _check(self) -> None:
        obstacle = self._obstacle()
        self.reason.setText(obstacle)
        self.reason.setVisible(bool(obstacle))
        self.make.setEnabled(not obstacle and self._job is None)

    def _show_row(self, row: int) -> None:
        self.form.setVisible(row >= 0)
        if row >= 0:
            self.form.show_candidate(self.table.candidate(row))

    def _candidate_changed(self, candidate: Candidate) -> None:
        self.table.change(self.table.current_row(), candidate)

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Files for the twin"), str(documents_folder()))
        self.problem.hide()
        for name in names:
            self._add_file(Path(name))

    def _add_file(self, path: Path) -> None:
        try:
            self.table.add(file_candidates(path), ticked=True)
        except TwinPlanError as error:
            self._show_problem(error)

    def _start(self) -> None:
        title, crs = self.title.text().strip(), self.crs.crs().authid() or self.crs.crs().toWkt()
        chosen, target = self.table.chosen(), self._target()
        self.problem.hide()
        text = self.tr("Making {}").format(target.name)
        job = Job(text, lambda progress: make_twin(target, title, crs, chosen, progress))
        job.succeeded.connect(self._made)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._ended)
        self._job = job
        self.strip.follow(job)
        self.pages.setEnabled(False)
        self._check()
        job.launch()

    def _made(self, made: MadeTwin) -> None:
        self._ended()
        self.report.setHtml(report_html(made, self._session.settings.number_style))
        self.pages.setCurrentWidget(self.report)
        self.make.hide()
        self.reason.hide()
        self._session.show_twin(made.opened)

    def _failed(self, error: TwinPlanError) -> None:
        self._ended()
        self._show_problem(error)

    def _ended(self) -> None:
        self._job = None
        self.strip.follow(None)
        self.pages.setEnabled(True)
        self._check()

    def _show_problem(self, error: TwinPlanError) -> None:
        self.problem.setText(f"⚠ {error}")
        self.problem.show()
