# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the parts of the user interface share: the open twin, settings, kept runs and messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.errors import TwinPlanError
from ..gis.packages import Feature, PackageCheck, check_packages, missing_for
from ..gis.settings import Settings, load_settings, save_settings, with_recent_twin
from ..gis.task import Job
from .messages import Messages

if TYPE_CHECKING:
    from ..core.progress import Progress
    from ..gis.runs import RunStore
    from ..gis.twin_store import OpenTwin


class Session(QObject):
    """One per plugin.

    Attributes
    ----------
    messages: the message bar
    packages: what was found about each Python package that TwinPlan needs
    twin: the open twin, or None
    opening: the job that opens or makes a twin at this moment, or None
    settings: the user's choices; `change_settings` keeps new ones
    runs: the kept runs of this profile
    """

    twin_changed = pyqtSignal()
    """The twin was opened, replaced or closed."""
    opening_changed = pyqtSignal()
    """A job that opens or makes a twin was started or has ended."""
    settings_changed = pyqtSignal()
    project_restored = pyqtSignal()
    """A project was opened: `kept` now holds what was saved with it."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.messages = Messages(iface.messageBar(), self)
        self.packages: tuple[PackageCheck, ...] = check_packages()
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
        """The kept runs; raises MissingPackageError where questions cannot be asked."""
        lacking = self.lacks(Feature.QUESTIONS)
        if lacking is not None:
            raise lacking
        if self._runs is None:
            from ..gis.runs import RunStore

            self._runs = RunStore(Path(QgsApplication.qgisSettingsDirPath()) / "twinplan" / "runs")
        return self._runs

    def lacks(self, feature: Feature) -> TwinPlanError | None:
        """Why this feature cannot be used here, or None where it can."""
        return missing_for(feature, self.packages)

    def open_twin(self, folder: Path | str, then: Callable[[], None] | None = None) -> None:
        """Open the twin in this folder in the background; the dock shows progress, the message bar what is wrong.

        `then` is called once the twin is open and shown.
        """
        place = Path(folder)

        def work(progress: Progress) -> OpenTwin:
            from ..gis.twin_store import open_twin

            progress.check()
            return open_twin(place)

        self.open_in_background(self.tr("Opening {}").format(place.name), work, then)

    def open_in_background(
        self, title: str, work: Callable[[Progress], OpenTwin], then: Callable[[], None] | None = None
    ) -> None:
        """Run `work`, which opens or makes a twin, and show what it returns; replaces such a job under way."""
        lacking = self.lacks(Feature.TWINS)
        if lacking is not None:
            self.messages.error(lacking)
            return
        if self.opening is not None:
            self.opening.cancel()
        job = Job(title, work)
        self.opening = job
        job.succeeded.connect(lambda twin: self._opened(job, twin, then))
        job.failed.connect(lambda error: self._failed(job, error))
        job.cancelled.connect(lambda: self._ended(job))
        job.launch()
        self.opening_changed.emit()

    def show_twin(self, twin: OpenTwin) -> None:
        """Make this the open twin, and the most recent one."""
        self.twin = twin
        self.change_settings(with_recent_twin(self._settings, twin.folder))
        self.twin_changed.emit()
        if twin.problems:
            self._show_problems(twin)

    def close_twin(self) -> None:
        """Forget the open twin; its layers stay in the project."""
        self.twin = None
        self.twin_changed.emit()

    def keep(self, key: str, value: str) -> None:
        """Keep a piece of state, e.g. which run is shown, with the project. Nothing secret and no absolute path."""
        self._kept[key] = value

    def kept(self, key: str, default: str = "") -> str:
        """What was kept under this key in this session or came with the project opened last."""
        return self._kept.get(key, default)

    def all_kept(self) -> dict[str, str]:
        return dict(self._kept)

    def restore_kept(self, kept: dict[str, str]) -> None:
        """Replace what is kept by what came with a project, and tell everybody."""
        self._kept = dict(kept)
        self.project_restored.emit()

    def _opened(self, job: Job, twin: OpenTwin, then: Callable[[], None] | None) -> None:
        if job is not self.opening:
            return
        self._ended(job)
        self.show_twin(twin)
        if then is not None:
            then()

    def _show_problems(self, opened: OpenTwin) -> None:
        """The first one; the dock shows each beside its layer."""
        first = opened.problems[0]
        layer = opened.twin.layer(first.layer_id)
        thing = self.tr("Layer '{}'").format(layer.title) if layer else self.tr("Twin '{}'").format(opened.twin.title)
        others = len(opened.problems) - 1
        remedy = f"{first.remedy} {self.tr('{} more: see the Twin dock.').format(others)}" if others else first.remedy
        self.messages.warning(thing, first.reason, remedy)

    def _failed(self, job: Job, error: TwinPlanError) -> None:
        self._ended(job)
        self.messages.error(error)
        self._forget_gone_twins()

    def _forget_gone_twins(self) -> None:
        """Offer no recent twin whose folder does not exist any more."""
        there = tuple(folder for folder in self._settings.recent_twins if Path(folder).is_dir())
        if there != self._settings.recent_twins:
            self.change_settings(replace(self._settings, recent_twins=there))

    def _ended(self, job: Job) -> None:
        if job is self.opening:
            self.opening = None
            self.opening_changed.emit()
