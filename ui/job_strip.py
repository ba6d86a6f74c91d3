# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A line with what a job is doing, how far it is, how long it will take, and a button to cancel it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QGridLayout, QProgressBar, QWidget

from ..gis.task import Job
from .elided_label import ElidedLabel
from .icon_button import icon_button


class JobStrip(QWidget):
    """Shows one job while it runs; hidden otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.text = ElidedLabel(parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(self.fontMetrics().height())
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = icon_button("mTaskCancel", self.tr("Cancel"), self)
        self.cancel.clicked.connect(self._cancel)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.text, 0, 0, 1, 2)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.cancel, 1, 1)
        self.hide()

    def follow(self, job: Job | None) -> None:
        """Show this job from now on; None hides the strip."""
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            return
        self.cancel.setEnabled(True)
        self.bar.setRange(0, 0)  # says "busy" until the job says how far it is
        self.text.setText(job.description())
        job.progressed.connect(lambda fraction, message, left_s: self._advance(job, fraction, message, left_s))

    def _advance(self, job: Job, fraction: float, message: str, left_s: float) -> None:
        if job is not self._job:
            return
        self.bar.setRange(0, 100)
        self.bar.setValue(round(100 * fraction))
        text = message or job.description()
        self.text.setText(text if left_s < 0 else self.tr("{} ({} s left)").format(text, round(left_s)))

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.text.setText(self.tr("Cancelling"))
            self._job.cancel()
