# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart in the form of what is filled in, such as the damage curves that will be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core.analysis.describe import Analysis
from ...core.analysis.impact import Chart
from ...core.errors import TwinPlanError
from ...core.progress import Progress
from ...gis.runner import Inputs, preview
from ..latest_job import LatestJob
from ..session import Session
from .chart_view import ChartDrawing

_AFTER_MS = 250


class FormPreview(QWidget):
    """Draws anew, in the background, a moment after the form was changed."""

    def __init__(
        self,
        analysis: Analysis,
        session: Session,
        filled_in: Callable[[], tuple[Inputs, Mapping[str, object]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._analysis, self._session, self._filled_in = analysis, session, filled_in
        self._latest = LatestJob()
        self.drawing = ChartDrawing(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.drawing)
        self.setVisible(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def look_soon(self) -> None:
        """The form was changed."""
        if self._analysis.preview is not None:
            self._soon.start()

    def close_preview(self) -> None:
        self._soon.stop()
        self._latest.forget()

    def _look(self) -> None:
        try:
            inputs, values = self._filled_in()
        except TwinPlanError:
            self._show(None)
            return

        def work(progress: Progress) -> Chart | None:
            return preview(self._analysis, inputs, values, progress)

        self._latest.ask(self.tr("Drawing a preview"), work, self._show, lambda _error: self._show(None))

    def _show(self, chart: Chart | None) -> None:
        self.setVisible(chart is not None)
        self.drawing.show_chart(chart, self._session.settings.number_style)
