# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Twin dock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ...gis.folders import make_parent
from ...gis.packages import Feature
from ..folders import documents_folder
from ..icons import icon
from ..job_strip import JobStrip
from ..make_twin.dialog import MakeTwinDialog
from ..sample_dialog import SampleDialog
from ..session import Session
from .drop import dropped_twin
from .empty_page import EmptyPage
from .header import TwinButtons
from .read_only import ReadOnlyNotice
from .view import TwinView

if TYPE_CHECKING:
    from ...core.progress import Progress
    from ...gis.twin_store import OpenTwin


class TwinDock(QgsDockWidget):
    """Opens a twin, shows it, brings its layers onto the map."""

    def __init__(self, session: Session, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._session, self._iface = session, iface
        self._make_dialog: MakeTwinDialog | None = None
        self.setObjectName("TwinPlanTwinDock")
        self.setWindowTitle(self.tr("Twin"))
        self.setWindowIcon(icon("twin"))
        self.setAcceptDrops(True)
        self.buttons = TwinButtons(self)
        self.strip = JobStrip(self)
        self.empty = EmptyPage(self)
        self.view = TwinView(session, self)
        self.pages = QStackedWidget(self)
        self._read_only = ReadOnlyNotice(session, self)
        self._lay_out()
        self._connect()
        self._show_recent()
        self._show_twin()

    def close_down(self) -> None:
        """Let go of everything outside the dock; call before it is deleted."""
        self.view.close_down()
        self._read_only.close()
        if self._make_dialog is not None:
            self._make_dialog.close()

    def open_with_dialog(self) -> None:
        """Ask for a twin folder and open it."""
        recent = self._session.settings.recent_twins
        start = str(Path(recent[0]).parent) if recent else str(documents_folder())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a twin: choose a folder NAME.twin"), start)
        if folder:
            self._session.open_twin(folder)

    def make_sample(self) -> None:
        """Ask where the sample shall lie, make it in the background, show it on the map."""
        lacking = self._session.lacks(Feature.SAMPLE)
        if lacking is not None:
            self._session.messages.error(lacking)
            return
        dialog = SampleDialog(self)
        if not dialog.exec():
            return
        if dialog.exists:
            self._session.open_twin(dialog.folder, self.view.add_all)
        else:
            self.make_sample_in(dialog.folder)

    def make_sample_in(self, folder: Path) -> None:
        """Make the sample in this folder in the background, open it and show it on the map."""

        def work(progress: Progress) -> OpenTwin:
            from ...gis.sample_twin import make_sample

            make_parent(folder)
            return make_sample(folder, progress=progress)

        self._session.open_in_background(self.tr("Making the sample twin"), work, self.view.add_all)

    def make_twin(self) -> None:
        """Show the dialog that makes a twin from layers of the project and files."""
        if self._make_dialog is None:
            self._make_dialog = MakeTwinDialog(self._session, self._iface.mainWindow())
            self._make_dialog.finished.connect(self._forget_make_dialog)
        self._make_dialog.show()
        self._make_dialog.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_twin(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = dropped_twin(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
            self._session.open_twin(folder)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.view)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.buttons)
        column.addWidget(self.strip)
        column.addWidget(self.pages, 1)
        self.setWidget(content)

    def _connect(self) -> None:
        for offer in (self.buttons, self.empty):
            offer.open_wanted.connect(self.open_with_dialog)
            offer.sample_wanted.connect(self.make_sample)
            offer.make_wanted.connect(self.make_twin)
            offer.recent_wanted.connect(self._session.open_twin)
        self._session.twin_changed.connect(self._show_twin)
        self._session.settings_changed.connect(self._show_recent)
        self._session.opening_changed.connect(self._follow_opening)

    def _show_twin(self) -> None:
        self.view.show_twin()
        is_open = self._session.twin is not None
        self.pages.setCurrentWidget(self.view if is_open else self.empty)
        self.buttons.setVisible(is_open)

    def _show_recent(self) -> None:
        recent = self._session.settings.recent_twins
        self.buttons.show_recent(recent)
        self.empty.show_recent(recent)

    def _follow_opening(self) -> None:
        self.strip.follow(self._session.opening)
        self.pages.setEnabled(self._session.opening is None)

    def _forget_make_dialog(self) -> None:
        self._make_dialog = None
