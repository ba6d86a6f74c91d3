# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Impact dock."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QMessageBox,
    QShortcut,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...core.analysis.registry import analysis as analysis_of
from ...core.errors import TwinPlanError
from ...gis.result_layers import add_to_project, layers_of_run, remove_from_project
from ...gis.runs import Run, RunSummary
from ..icons import icon
from ..session import Session
from .answers import Answer
from .ask_menu import AskMenu
from .ask_page import AskPage
from .history import History
from .linked_layers import linked_layers
from .result_view import ResultView
from .run_desk import RunDesk
from .small_widgets import invitation
from .time_slider import layers_over_time, let_time_run

_LAYERS_AFTER_MS = 20
_SHOWN_RUN = "run_shown"


class ImpactDock(QgsDockWidget):
    """Three pages: ask, read the answer, come back to earlier ones."""

    sample_wanted = pyqtSignal()
    twin_wanted = pyqtSignal()

    def __init__(self, session: Session, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._session, self._iface = session, iface
        self.setObjectName("TwinPlanImpactDock")
        self.setWindowTitle(self.tr("Impact"))
        self.setWindowIcon(icon("impact"))
        self.desk = RunDesk(session, self)
        self.ask = AskPage(session, self.desk, self)
        self.result = ResultView(session, iface.mapCanvas(), linked_layers, self)
        self.history = History(session, self)
        self.tabs = QTabWidget(self)
        self._answer_pages = QStackedWidget(self)
        self._to_map: Run | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_on_map)
        self._lay_out()
        self._menu = AskMenu(iface, self.ask_about, lambda: session.settings.number_style, self)
        self._connect()

    def close_down(self) -> None:
        """Let go of everything outside the dock; call before it is deleted."""
        self._soon.stop()
        self.desk.forget_opening()
        self.desk.cancel()
        self._menu.close()
        self.ask.close_page()
        self.result.close_view()
        self.history.close_list()
        self._session.project_restored.disconnect(self._restore)

    def ask_about(self, analysis_id: str, input_id: str, layer: QgsMapLayer) -> None:
        """Show the form of a question with this layer filled in, its selection if it has one."""
        form = self.ask.choose_question(analysis_id)
        selected = isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount() > 0
        form.inputs[input_id].choose([layer.id()], selected)
        self.setUserVisible(True)
        self.tabs.setCurrentWidget(self.ask)
        self.ask.look_again()

    def _lay_out(self) -> None:
        nothing = self.tr("No answer is shown yet. Ask a question, or open an earlier run from the history.")
        self._answer_pages.addWidget(invitation(nothing, self.tr("Ask a question"), self._show_ask, self))
        self._answer_pages.addWidget(self.result)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.ask, self.tr("Ask"))
        self.tabs.addTab(self._answer_pages, self.tr("Answer"))
        self.tabs.addTab(self.history, self.tr("History"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 2, 6, 6)
        column.addWidget(self.tabs)
        self.setWidget(content)

    def _connect(self) -> None:
        self.desk.answered.connect(self._show_answer)
        self.desk.failed.connect(self._session.messages.error)
        self.ask.nothing_fits.connect(self._say_nothing_fits)
        self.ask.no_layers.sample_wanted.connect(self.sample_wanted)
        self.ask.no_layers.twin_wanted.connect(self.twin_wanted)
        self.ask.no_layers.layer_wanted.connect(lambda: self._iface.openDataSourceManagerPage("ogr"))
        self.result.share.time_wanted.connect(self._show_over_time)
        self.result.too_many.connect(lambda text: self._session.messages.info(self.tr("Result table"), text))
        self.history.open_wanted.connect(self.desk.show_again)
        self.history.again_wanted.connect(self._ask_again)
        self.history.delete_wanted.connect(self._delete)
        self.history.ask_wanted.connect(self._show_ask)
        self.tabs.currentChanged.connect(self._page_changed)
        self._session.project_restored.connect(self._restore)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.desk.cancel)

    def _show_ask(self) -> None:
        self.tabs.setCurrentWidget(self.ask)

    def _page_changed(self) -> None:
        if self.tabs.currentWidget() is self.history:
            self.history.refresh()

    def _show_answer(self, answer: Answer) -> None:
        """First the figures, then the layers, each in a turn of its own so that the window goes on in between."""
        if answer.problem is not None:
            self._session.messages.error(answer.problem)
        analysis = analysis_of(answer.impact.provenance.analysis)
        self.result.show_answer(answer, analysis, self._session.settings.number_style)
        self._answer_pages.setCurrentWidget(self.result)
        self.tabs.setCurrentWidget(self._answer_pages)
        run_id = answer.run.id if answer.run else ""
        self.desk.shows(run_id)
        self._session.keep(_SHOWN_RUN, run_id)
        if answer.run is not None:
            self._to_map = answer.run
            self._soon.start(_LAYERS_AFTER_MS)

    def _show_on_map(self) -> None:
        run, self._to_map = self._to_map, None
        project = QgsProject.instance()
        if run is None or layers_of_run(project, run.id):
            return
        try:
            add_to_project(run, project, self._session.settings.number_style)
        except TwinPlanError as error:
            self._session.messages.error(error)

    def _show_over_time(self) -> None:
        run = self.result.answer.run if self.result.answer else None
        if run is not None:
            let_time_run(self._iface, layers_over_time(layers_of_run(QgsProject.instance(), run.id)))

    def _ask_again(self, run: RunSummary) -> None:
        form = self.ask.choose_question(run.analysis)
        missing = form.fill(run.form)
        self._show_ask()
        self.ask.look_again()
        if missing:
            self._session.messages.warning(
                self.tr("Asking again"),
                self.tr("layers that the run was made with are not here: {}").format(", ".join(missing)),
                self.tr("Add them to the project, or choose others."),
            )

    def _delete(self, runs: list[RunSummary]) -> None:
        if not self._is_sure(len(runs)):
            return
        for run in runs:
            remove_from_project(QgsProject.instance(), run.id)
            try:
                self._session.runs.delete(run.id)
            except TwinPlanError as error:
                self._session.messages.error(error)
        self.history.refresh()

    def _is_sure(self, count: int) -> bool:
        text = self.tr("Delete this run and its layers?") if count == 1 else self.tr("Delete {} runs and their layers?")
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.question(self, self.tr("Delete runs"), text.format(count), buttons)
        return answer == QMessageBox.StandardButton.Yes

    def _say_nothing_fits(self, path: str) -> None:
        self._session.messages.warning(
            self.tr("File '{}'").format(path),
            self.tr("it holds no layer that fits this input"),
            self.tr("Choose another file; the help beside the input says what fits."),
        )

    def _restore(self) -> None:
        """Show the run that a project was saved with, if it is still kept."""
        run_id = self._session.kept(_SHOWN_RUN)
        if run_id and any(run.id == run_id for run in self._session.runs.list()):
            self.desk.show_again(run_id)
