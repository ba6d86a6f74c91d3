# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of kept runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...core.analysis.registry import analysis as analysis_of
from ...core.progress import Progress, Share
from ...core.wording.numbers import format_number
from ...core.wording.times import local_time
from ...gis.core_texts import analysis_text
from ...gis.runs import RunSummary
from ..elided_label import ElidedLabel
from ..icons import qgis_icon
from ..job_strip import JobStrip
from ..latest_job import LatestJob
from ..session import Session
from .file_writer import FileWriter
from .small_widgets import invitation

_RUN = Qt.ItemDataRole.UserRole


class History(QWidget):
    """Opens, asks again and deletes what was asked before."""

    open_wanted = pyqtSignal(str)
    again_wanted = pyqtSignal(object)
    delete_wanted = pyqtSignal(object)
    ask_wanted = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = LatestJob()
        self.list = QListWidget(self)
        self.size = ElidedLabel(parent=self)
        self.open = QPushButton(self.tr("Open"), self)
        self.again = QPushButton(self.tr("Ask again"), self)
        self.report = QPushButton(self.tr("Report…"), self)
        self.delete = QPushButton(self.tr("Delete"), self)
        self.strip = JobStrip(self)
        self._writer = FileWriter(session, self.strip, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._enable()

    def _lay_out(self) -> None:
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName(self.tr("Earlier runs"))
        self.again.setToolTip(self.tr("Fill the form with what this run was made with"))
        self.report.setToolTip(self.tr("One report (PDF or web page) of all runs that are chosen"))
        buttons = QGridLayout()
        for position, button in enumerate(self._buttons()):
            buttons.addWidget(button, position // 2, position % 2)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.size)
        column.addLayout(buttons)
        column.addWidget(self.strip)
        self._pages.addWidget(listed)
        nothing = self.tr("No runs yet. Every answer is kept here, so that you can come back to it.")
        self._pages.addWidget(invitation(nothing, self.tr("Ask a question"), self.ask_wanted.emit, self))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.open.clicked.connect(self._open)
        self.again.clicked.connect(self._again)
        self.report.clicked.connect(self._ask_for_report)
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.chosen()))

    def refresh(self) -> None:
        """Read the list anew, in the background."""
        store = self._session.runs

        def work(progress: Progress) -> list[RunSummary]:
            progress.check()
            return store.list()

        self._reading.ask(self.tr("Reading the history"), work, self._show)

    def close_list(self) -> None:
        """Give up reading."""
        self._reading.forget()

    def chosen(self) -> list[RunSummary]:
        return [item.data(_RUN) for item in self.list.selectedItems()]

    def _show(self, runs: Sequence[RunSummary]) -> None:
        chosen = {run.id for run in self.chosen()}
        self.list.clear()
        for run in runs:
            item = QListWidgetItem(self._text(run), self.list)
            item.setData(_RUN, run)
            item.setToolTip("\n".join(part for part in (run.title, run.sentence, run.damaged) if part))
            item.setSizeHint(QSize(0, 3 * self.fontMetrics().height() + 10))
            if run.damaged:
                item.setIcon(qgis_icon("mIconWarning"))
            item.setSelected(run.id in chosen)
        megabytes = format_number(sum(run.size_bytes for run in runs) / 1e6, self._session.settings.number_style, 1)
        limit = format_number(self._session.settings.runs_limit_mb, self._session.settings.number_style, 0)
        self.size.setText(self.tr("{} of at most {} MB; the oldest go first").format(megabytes, limit))
        self._pages.setCurrentIndex(0 if runs else 1)
        self._enable()

    def _text(self, run: RunSummary) -> str:
        question = analysis_text(run.question) if run.question else run.id
        about = " · ".join(part for part in (local_time(run.computed_at) if run.computed_at else "", run.place) if part)
        return "\n".join((question, run.title or run.damaged, about))

    def _enable(self) -> None:
        chosen = self.chosen()
        whole = len(chosen) == 1 and not chosen[0].damaged
        self.open.setEnabled(whole)
        self.again.setEnabled(whole)
        self.report.setEnabled(bool(chosen) and not any(run.damaged for run in chosen))
        self.delete.setEnabled(bool(chosen))

    def _open(self) -> None:
        if self.open.isEnabled():
            self.open_wanted.emit(self.chosen()[0].id)

    def _again(self) -> None:
        self.again_wanted.emit(self.chosen()[0])

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open, self.again, self.report, self.delete

    def _ask_for_report(self) -> None:
        path = self._writer.ask_where("report", "pdf")
        if path is not None:
            self.write_report(path)

    def write_report(self, path: Path) -> None:
        """One report of the chosen runs, in the order of their list from the oldest, as PDF or HTML by the suffix."""
        store, ids = self._session.runs, [run.id for run in reversed(self._in_order())]

        def write(target: Path, progress: Progress) -> None:
            from ...gis.report import Reported, write_report

            loading, writing = Share(progress, 0.0, 0.2), Share(progress, 0.2, 1.0)
            runs = [store.load(run_id, loading) for run_id in ids]
            told = [Reported(run.impact, analysis_of(run.summary.analysis), run.summary.place, run) for run in runs]
            write_report(told, target, writing)

        self._writer.write(self.tr("Writing the report"), path, write)

    def _in_order(self) -> list[RunSummary]:
        """The chosen runs as the list has them, the newest first."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self.list.item(row).data(_RUN) for row in rows]

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for button in self._buttons():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.exec(self.list.mapToGlobal(place))
        menu.deleteLater()
