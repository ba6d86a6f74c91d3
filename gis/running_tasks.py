# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tasks that TwinPlan has under way: kept alive while QGIS runs them, cancelled before the plugin goes."""

from __future__ import annotations

import time

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

_POLL_S = 0.01


class RunningTasks(QObject):
    """Hands tasks to QGIS's task manager and holds a Python reference to each until it has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[QgsTask] = []

    def start(self, task: QgsTask) -> None:
        """Run the task in the background."""
        self._forget_ended()
        self._tasks.append(task)
        task.taskCompleted.connect(self._forget_ended)
        task.taskTerminated.connect(self._forget_ended)
        QgsApplication.taskManager().addTask(task)

    def running(self) -> tuple[QgsTask, ...]:
        """The tasks that have not ended yet."""
        return tuple(task for task in self._tasks if _active(task))

    def cancel_all(self, wait_s: float = 5.0) -> bool:
        """Ask every task to stop and wait until none computes any more; False if one has not stopped in time."""
        for task in self.running():
            task.cancel()
        deadline = time.monotonic() + wait_s
        # Sleeping releases the interpreter lock, which the tasks need to notice; QgsTask.waitForFinished would keep it.
        while self.running() and time.monotonic() < deadline:
            time.sleep(_POLL_S)
        ended = not self.running()
        self._tasks.clear()
        return ended

    def _forget_ended(self) -> None:
        self._tasks = [task for task in self._tasks if _active(task)]


def _active(task: QgsTask) -> bool:
    ended = (QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated)
    return not sip.isdeleted(task) and task.status() not in ended
