# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking something up in the background where only the newest question counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..core.errors import TwinPlanError
from ..core.progress import Progress
from ..gis.task import Job

Answer = TypeVar("Answer")
Outcome = TypeVar("Outcome")


class LatestJob:
    """Runs one job at a time: a new one cancels the one before, whose answer is dropped."""

    def __init__(self) -> None:
        self._job: Job | None = None

    def ask(
        self,
        title: str,
        work: Callable[[Progress], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[TwinPlanError], None] | None = None,
    ) -> None:
        """Run `work` and give what it returns to `then`, unless something else was asked meanwhile.

        Without `failed` a failure is passed over: whoever asks so has said what is wrong elsewhere.
        """
        self.forget()
        job = Job(title, work, hidden=True)
        job.succeeded.connect(lambda answer: self._ended(job, answer, then))
        if failed is not None:
            job.failed.connect(lambda error: self._ended(job, error, failed))
        self._job = job
        job.launch()

    def forget(self) -> None:
        """Cancel what is under way; its answer does not come any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ended(self, job: Job, outcome: Outcome, then: Callable[[Outcome], None]) -> None:
        if job is self._job:
            self._job = None
            then(outcome)
