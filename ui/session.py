# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the parts of the user interface share: the open twin, settings, runs, messages and tasks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..core.errors import Cancelled
from ..gis.running_tasks import RunningTasks
from ..gis.settings import Settings, load_settings, save_settings, with_recent_twin
from .messages import Messages

if TYPE_CHECKING:
    from ..core.progress import Progress
    from ..gis.runs import RunStore
    from ..gis.task import Job
    from ..gis.twin_store import OpenTwin


def tr(text: str) -> str:
    return QCoreApplication.translate("Session", text)


class Session(QObject):
    """One per plugin.

    Attributes
    ----------
    messages: the message bar
    tasks: where every background job is started
    twin: the open twin, or None
    settings: the user's choices; `change_settings` keeps new ones
    runs: the kept runs of this profile
    """

    twin_changed = pyqtSignal()
    """The twin was opened, replaced or closed."""
    opening_changed = pyqtSignal()
    """A job that opens or makes a twin was started or has ended: see `opening`."""
    settings_changed = pyqtSignal()
    project_restored = pyqtSignal()
    """A project was opened: `kept` now holds what it stored."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.messages = Messages(iface.messageBar(), self)
        self.tasks = RunningTasks(self)
        self.twin: OpenTwin | None = None
        self.opening: Job | None = None
        self._settings = load_settings()
        self._runs: RunStore | None = None
        self._kept: dict[str, str] = {}

    @property
    def settings(self) -> Settings:
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Keep these settings and tell everybody."""
        save_settings(settings)
        self._settings = settings
        self.settings_changed.emit()

    @property
    def runs(self) -> RunStore:
        """The kept runs; needs the packages that questions need."""
        if self._runs is None:
            from ..gis.runs import RunStore

            self._runs = RunStore(Path(QgsApplication.qgisSettingsDirPath()) / "twinplan" / "runs")
        return self._runs

    def open_twin(self, folder: Path | str) -> None:
        """Open the twin in this folder in the background; the dock shows progress, the message bar what is wrong."""
        folder = Path(folder)

        def work(progress: Progress) -> OpenTwin:
            from ..gis.twin_store import open_twin

            progress.check()
            return open_twin(folder)

        self.open_in_background(tr("Opening {}").format(folder.name), work)

    def open_in_background(self, title: str, work: Callable[[Progress], OpenTwin]) -> None:
        """Run `work`, which opens or makes a twin, and show what it returns; replaces a job of this kind under way."""
        from ..gis.task import Job

        if self.opening is not None:
            self.opening.cancel()
        job = Job(title, work)
        job.done.connect(self._show_twin)
        job.failed.connect(lambda error: self._opening_failed(job, error))
        job.cancelled.connect(lambda: self._opening_ended(job))
        self.opening = job
        self.opening_changed.emit()
        self.tasks.start(job)

    def close_twin(self) -> None:
        """Forget the open twin; its layers stay in the project."""
        self.twin = None
        self.twin_changed.emit()

    def keep(self, key: str, value: str) -> None:
        """Keep a piece of state, e.g. which run is shown, with the project when it is saved. Nothing secret."""
        self._kept[key] = value

    def kept(self, key: str, default: str = "") -> str:
        """What was kept under this key in this session or in the project opened last."""
        return self._kept.get(key, default)

    def all_kept(self) -> dict[str, str]:
        return dict(self._kept)

    def restore_kept(self, kept: dict[str, str]) -> None:
        """Replace what is kept by what a project stored, and tell everybody."""
        self._kept = dict(kept)
        self.project_restored.emit()
