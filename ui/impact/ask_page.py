# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a question is asked: which one, about what, and the button that runs it."""

from __future__ import annotations

import pyproj
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QShortcut,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...core.analysis.describe import Analysis
from ...core.analysis.impact import DerivedLayer
from ...core.analysis.registry import analyses
from ...core.errors import TwinPlanError
from ...core.geometry.geometries import FloatArray
from ...core.progress import Progress
from ...gis.core_texts import analysis_text
from ...gis.runner import blockers, tell_of_places
from ..icons import qgis_icon
from ..job_strip import JobStrip
from ..session import Session
from .answers import Question
from .form import QuestionForm
from .layer_shelf import LayerShelf
from .no_layers import NoLayers
from .place_tool import PlaceTool
from .run_desk import MOST_WAITING, RunDesk
from .small_widgets import ElidedCombo

_LOOK_AGAIN_MS = 150


class AskPage(QWidget):
    """Question, form, and a Run button that is disabled, with the reason, until a run can succeed."""

    nothing_fits = pyqtSignal(str)

    def __init__(self, session: Session, desk: RunDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._desk = session, desk
        self.shelf = LayerShelf(session, self)
        self.questions = ElidedCombo(self)
        self.summary = QLabel(self)
        self.form: QuestionForm | None = None
        self.no_layers = NoLayers(self)
        self.run = QPushButton(self.tr("Run"), self)
        self.on_click = QPushButton(self)
        self._tool: PlaceTool | None = None
        self.reason = QLabel(self)
        self.strip = JobStrip(self)
        self._scroll = QScrollArea(self)
        self._pages = QStackedWidget(self)
        self._asked: object = None
        self._look = QTimer(self)
        self._lay_out()
        self._connect()
        self._show_question()
        self._show_page()

    def close_page(self) -> None:
        """Let go of layers and timers."""
        self._look.stop()
        self._drop_tool()
        if self.form is not None:
            self.form.close_form()
        self.shelf.close()

    def choose_question(self, analysis_id: str) -> QuestionForm:
        """Show the form of this question."""
        self.questions.setCurrentIndex(max(self.questions.findData(analysis_id), 0))
        if self.form is None:
            raise ValueError("there is no question")
        return self.form

    def _lay_out(self) -> None:
        for analysis in analyses():
            self.questions.addItem(analysis_text(analysis.question), analysis.id)
        font = self.questions.font()
        font.setBold(True)
        self.questions.setFont(font)
        self.questions.setAccessibleName(self.tr("Question"))
        self.summary.setWordWrap(True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.run.setObjectName("TwinPlanRun")
        self.run.setDefault(True)
        self.run.setIcon(qgis_icon("mActionStart"))
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.no_layers)
        foot = QHBoxLayout()
        foot.addWidget(self.run, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.questions)
        column.addWidget(self.summary)
        column.addWidget(self._pages, 1)
        column.addWidget(self.reason)
        column.addLayout(foot)
        column.addWidget(self.on_click)
        column.addWidget(self.strip)

    def _connect(self) -> None:
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AGAIN_MS)
        self._look.timeout.connect(self.look_again)
        self.questions.currentIndexChanged.connect(self._show_question)
        self.run.clicked.connect(self.ask)
        self.on_click.clicked.connect(self._ask_on_map)
        self._desk.changed.connect(self._follow_desk)
        self.shelf.changed.connect(self._show_page)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(self.run.click)

    def ask(self) -> None:
        """Run the question, or put it in the queue."""
        form = self.form
        if self._look.isActive():
            self.look_again()
        if form is None or not self.run.isEnabled():
            return
        try:
            inputs = form.sources()
        except TwinPlanError as error:
            self._show_reasons([str(error)])
            return
        form.remember()
        state = form.state()
        self._asked = (form.analysis.id, state)
        place = self._session.twin.twin.title if self._session.twin else ""
        self._desk.ask(Question(form.analysis, inputs, form.values(), state, place))

    def look_again(self) -> None:
        """Say at once whether the question can be answered, and if not, why."""
        self._look.stop()
        self._can_run()

    def _can_run(self) -> bool:
        form = self.form
        if form is None:
            return False
        try:
            reasons = blockers(form.analysis, form.sources(sketch=True), form.values())
        except TwinPlanError as error:
            reasons = [str(error)]
        if not reasons and self._desk.job is not None:
            reasons = self._queue_reasons(form)
        self._show_reasons(reasons)
        return not reasons

    def _queue_reasons(self, form: QuestionForm) -> list[str]:
        if self._asked == (form.analysis.id, form.state()):
            return [self.tr("This is being answered. Change something to ask another question meanwhile.")]
        if self._desk.waiting >= MOST_WAITING:
            return [self.tr("{} questions are waiting. Wait for one, or cancel.").format(self._desk.waiting)]
        return []

    def _show_reasons(self, reasons: list[str]) -> None:
        self.run.setEnabled(not reasons)
        self.reason.setText("\n".join(reasons))
        self.reason.setVisible(bool(reasons) and self._pages.currentWidget() is self._scroll)
        self.run.setToolTip("\n".join(reasons))
        self.run.setAccessibleDescription("\n".join(reasons))

    def _show_question(self) -> None:
        analysis = self._chosen()
        if analysis is None:
            return
        if self.form is not None:
            self.form.close_form()
        self.summary.setText(analysis_text(analysis.summary))
        self.form = QuestionForm(analysis, self.shelf, self._session)
        self.form.changed.connect(self._look.start)
        self.form.nothing_fits.connect(self.nothing_fits)
        self._scroll.setWidget(self.form)
        self._set_tab_order()
        self._drop_tool()
        self.on_click.setVisible(analysis.on_click is not None)
        if analysis.on_click is not None:
            self.on_click.setText(self.tr("{}…").format(analysis_text(analysis.on_click.label)))
            self.on_click.setToolTip(analysis_text(analysis.on_click.help))
        self._look.start()

    def _ask_on_map(self) -> None:
        """Let the user click places; what is filled in counts as it is now."""
        form = self.form
        if form is None or form.analysis.on_click is None:
            return
        try:
            inputs, values, analysis = form.sources(), form.values(), form.analysis
        except TwinPlanError as error:
            self._session.messages.error(error)
            return

        def tell(places: FloatArray, crs: pyproj.CRS, progress: Progress) -> DerivedLayer:
            return tell_of_places(analysis, inputs, values, places, crs, progress)

        self._drop_tool()
        label = analysis_text(analysis.on_click.label)
        self._tool = PlaceTool(self._session.iface.mapCanvas(), analysis.on_click.clicks, tell)
        self._tool.told.connect(lambda text: self._session.messages.info(label, text))
        self._tool.failed.connect(self._session.messages.error)
        self._session.iface.mapCanvas().setMapTool(self._tool)
        self._session.messages.info(label, analysis_text(analysis.on_click.help))

    def _drop_tool(self) -> None:
        if self._tool is not None:
            self._tool.remove()
            self._tool = None

    def _set_tab_order(self) -> None:
        self.setTabOrder(self.questions, self._scroll)
        self.setTabOrder(self._scroll, self.run)

    def _chosen(self) -> Analysis | None:
        chosen = self.questions.currentData()
        return next((analysis for analysis in analyses() if analysis.id == chosen), None)

    def _show_page(self) -> None:
        """The form, or what to do where there is nothing to ask about."""
        has_layers = self.form is not None and any(row.choices() for row in self.form.inputs.values())
        self._pages.setCurrentWidget(self._scroll if has_layers else self.no_layers)
        self.run.setVisible(has_layers)
        self._look.start()

    def _follow_desk(self) -> None:
        self.strip.follow(self._desk.job)
        waiting = self._desk.waiting
        label = self.tr("Run") if self._desk.job is None else self.tr("Run next")
        self.run.setText(self.tr("{} ({} waiting)").format(label, waiting) if waiting else label)
        self._look.start()
