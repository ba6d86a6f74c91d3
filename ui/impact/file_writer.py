# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks where a file shall go, writes it in the background, and says where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...core.errors import TwinPlanError
from ...core.progress import Progress
from ...gis.task import Job
from ..folders import documents_folder
from ..job_strip import JobStrip
from ..session import Session

_FOLDER_KEY = "twinplan/export_folder"
Write = Callable[[Path, Progress], None]


class FileWriter(QObject):
    """Writes one file at a time; `strip` shows how far it is."""

    def __init__(self, session: Session, strip: JobStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._strip, self._window = session, strip, parent

    def ask_where(self, name: str, suffix: str) -> Path | None:
        """The file that the user chooses, with this suffix where none is given; None if they think better of it."""
        folder = QgsSettings().value(_FOLDER_KEY, str(documents_folder()))
        suggested = str(Path(folder) / f"{name}.{suffix}")
        pattern = f"{suffix.upper()} (*.{suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), suggested, pattern)
        if not chosen:
            return None
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(f".{suffix}")
        QgsSettings().setValue(_FOLDER_KEY, str(path.parent))
        return path

    def write(self, title: str, path: Path, write: Write) -> None:
        """Let `write` write the file in the background."""

        def work(progress: Progress) -> Path:
            write(path, progress)
            return path

        job = Job(title, work)
        job.succeeded.connect(self._written)
        job.failed.connect(self._failed)
        job.cancelled.connect(lambda: self._strip.follow(None))
        job.launch()
        self._strip.follow(job)

    def _written(self, path: Path) -> None:
        self._strip.follow(None)
        self._session.messages.success(
            path.name,
            self.tr("written to {}").format(path.parent),
            (
                (self.tr("Open"), lambda: _open(path)),
                (self.tr("Show folder"), lambda: _open(path.parent)),
            ),
        )

    def _failed(self, error: TwinPlanError) -> None:
        self._strip.follow(None)
        self._session.messages.error(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
