# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Long work beside the window: one function in the background, with progress, remaining time and cancel."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal

from ..core.errors import Cancelled, TwinPlanError
from ..core.progress import Progress
from .collector import hold_collection, release_collection
from .python_thread import call_in_python_thread
from .turns import lengthen_turns, shorten_turns

Work = Callable[[Progress], object]

LOG_TAG = "TwinPlan"
UNKNOWN_S = -1.0
"""What `Job.progressed` gives for the remaining time while nothing sensible can be said."""

_REPORT_EVERY_S = 0.1
_FIRST_ESTIMATE_AFTER_S = 1.0
_FIRST_ESTIMATE_FROM = 0.03
_SMOOTHING = 0.25

# A QgsTask that Python forgets is deleted while it runs: whoever is in here is remembered.
_alive: set[Job] = set()


class RemainingTime:
    """How long work goes on, judged from how it went so far; smoothed, so that it does not jump."""

    def __init__(self, now_s: float) -> None:
        self._start_s = now_s
        self._end_s: float | None = None

    def estimate(self, fraction: float, now_s: float) -> float:
        """Seconds until the end when `fraction` (0..1) is done at `now_s`; UNKNOWN_S while it is too early to say."""
        elapsed_s = now_s - self._start_s
        if fraction < _FIRST_ESTIMATE_FROM or elapsed_s < _FIRST_ESTIMATE_AFTER_S:
            return UNKNOWN_S
        end_s = self._start_s + elapsed_s / fraction
        if self._end_s is not None:
            end_s = self._end_s + _SMOOTHING * (end_s - self._end_s)
        self._end_s = end_s
        return max(end_s - now_s, 0.0)


class Job(QgsTask):
    """Runs `work(progress)` in the background; the Job itself is the progress that the work is given.

    The work touches no layer, project or widget. Exactly one of the signals `succeeded` (with what
    the work returned), `failed` (with a TwinPlanError) and `cancelled` comes, on the main thread.
    `progressed` gives fraction (0..1), message and remaining seconds (or UNKNOWN_S), at most ten
    times a second. Work that finishes although its user cancelled counts as cancelled.
    """

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)
    cancelled = pyqtSignal()
    progressed = pyqtSignal(float, str, float)

    def __init__(self, title: str, work: Work, hidden: bool = False) -> None:
        """`hidden`: not shown in QGIS's status bar, for work of a second or two."""
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | QgsTask.Flag.Silent
        super().__init__(title, flags | QgsTask.Flag.Hidden if hidden else flags)
        self._title = title
        self._work: Work | None = work
        self._result: object = None
        self._error: TwinPlanError | None = None
        self._message = ""
        self._remaining = RemainingTime(time.monotonic())
        self._last_report_s = 0.0
        self._stop = threading.Event()
        self._left_work = threading.Event()
        self._mute = False

    def launch(self) -> Job:
        """Hand the job to QGIS's task manager; it starts as soon as a thread is free."""
        _alive.add(self)
        hold_collection()
        shorten_turns()
        QgsApplication.taskManager().addTask(self)
        return self

    # Progress, called by the work in its thread.

    def report(self, fraction: float, message: str = "") -> None:
        self.check()
        now_s = time.monotonic()
        is_news = bool(message) and message != self._message
        self._message = message or self._message
        if not is_news and now_s - self._last_report_s < _REPORT_EVERY_S:
            return
        self._last_report_s = now_s
        fraction = min(max(fraction, 0.0), 1.0)
        self.setProgress(100.0 * fraction)
        self.progressed.emit(fraction, self._message, self._remaining.estimate(fraction, now_s))

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    # QgsTask.

    def cancel(self) -> None:
        self._stop.set()
        if not sip.isdeleted(self):  # QGIS deletes a task some time after its end
            super().cancel()

    def run(self) -> bool:
        self._remaining = RemainingTime(time.monotonic())
        try:
            self.check()
            self._result = call_in_python_thread(self._call_work)
        except Cancelled:
            return False
        except TwinPlanError as error:
            self._error = _without_frames(error)
            return False
        # The outermost boundary: whatever else went wrong becomes one sentence for the user and a traceback in the log.
        except Exception as error:  # noqa: BLE001
            self._error = _unexpected(self._title, error)
            return False
        finally:
            self._work = None
            self._left_work.set()
        return not self._stop.is_set()

    def _call_work(self) -> object:
        return self._work(self) if self._work else None

    def finished(self, result: bool) -> None:
        _alive.discard(self)
        release_collection()
        lengthen_turns()
        outcome, self._result = self._result, None
        if self._mute:
            return
        if result:
            self.succeeded.emit(outcome)
        elif self._error is not None and not self._stop.is_set():
            self.failed.emit(self._error)
        else:
            self.cancelled.emit()


def cancel_all(timeout_s: float = 5.0) -> bool:
    """Cancel every job, without further signals, and wait until their work has ended; False if some did not in time.

    For the teardown of the plugin: nobody is left then who could listen.
    """
    jobs = list(_alive)
    for job in jobs:
        job._mute = True
        job.cancel()
    deadline_s = time.monotonic() + timeout_s
    # A job that never started runs no work; its task manager has ended it in cancel().
    started = [job for job in jobs if job.status() == QgsTask.TaskStatus.Running]
    ended = [job._left_work.wait(max(deadline_s - time.monotonic(), 0.0)) for job in started]
    return all(ended)


def running() -> int:
    """How many jobs are going on or waiting for a thread."""
    return len(_alive)


def _without_frames(error: TwinPlanError) -> TwinPlanError:
    """The error alone: the frames that it came through hold what shall die now, in the thread that made it."""
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return error


def _unexpected(title: str, error: Exception) -> TwinPlanError:
    QgsMessageLog.logMessage(
        f"{title}\n{''.join(traceback.format_exception(type(error), error, error.__traceback__))}",
        LOG_TAG,
        Qgis.MessageLevel.Critical,
        False,
    )
    return TwinPlanError(
        title,
        QCoreApplication.translate("Job", "it stopped because of an unexpected error ({})").format(
            type(error).__name__
        ),
        QCoreApplication.translate(
            "Job", "Nothing was changed. The tab 'TwinPlan' of the log messages panel holds the details for a report."
        ),
    )
