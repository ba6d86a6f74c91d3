# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers one question after the other in the background."""

from __future__ import annotations

from collections import deque

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import TwinPlanError
from ...core.progress import Progress
from ...gis.core_texts import analysis_text
from ...gis.result_layers import shown_runs
from ...gis.task import Job
from ..latest_job import LatestJob
from ..session import Session
from .answers import Answer, Question, find_answer, load_answer

MOST_WAITING = 5


class RunDesk(QObject):
    """One run at a time, for two would only slow each other down; further ones wait their turn.

    Signals
    -------
    changed: another job is under way, or others wait
    answered: an answer is there
    failed: a question could not be answered (the TwinPlanError)
    """

    changed = pyqtSignal()
    answered = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[Question] = deque()
        self._shown_run = ""
        self._opening = LatestJob()
        self.job: Job | None = None

    @property
    def waiting(self) -> int:
        """How many questions wait for the one under way."""
        return len(self._waiting)

    def ask(self, question: Question) -> None:
        """Answer this, or put it in the queue; a full queue takes no more."""
        if self.job is not None:
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(question)
                self.changed.emit()
            return
        self._start(question)

    def show_again(self, run_id: str) -> None:
        """Load a kept answer beside what is under way; `answered` brings it, unless another is asked for meanwhile."""
        store = self._session.runs

        def work(progress: Progress) -> Answer:
            return load_answer(run_id, store, progress)

        self._opening.ask(self.tr("Opening a run"), work, self.answered.emit, self.failed.emit)

    def forget_opening(self) -> None:
        """Do not show the kept answer that is being loaded."""
        self._opening.forget()

    def cancel(self) -> None:
        """Cancel what is under way and what waits."""
        self._waiting.clear()
        if self.job is not None:
            self.job.cancel()
        self.changed.emit()

    def shows(self, run_id: str) -> None:
        """Say which run is shown: making room for another removes neither it nor those on the map."""
        self._shown_run = run_id

    def _start(self, question: Question) -> None:
        store, shown = self._session.runs, {self._shown_run, *shown_runs(QgsProject.instance())}

        def work(progress: Progress) -> Answer:
            return find_answer(question, store, shown, progress)

        self._launch(Job(analysis_text(question.analysis.question), work))

    def _launch(self, job: Job) -> None:
        self.job = job
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._next)
        job.launch()
        self.changed.emit()

    def _succeeded(self, answer: Answer) -> None:
        self._next()
        self.answered.emit(answer)

    def _failed(self, error: TwinPlanError) -> None:
        self._next()
        self.failed.emit(error)

    def _next(self) -> None:
        self.job = None
        if self._waiting:
            self._start(self._waiting.popleft())
        else:
            self.changed.emit()
