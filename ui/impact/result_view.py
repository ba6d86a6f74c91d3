# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer: headline figures, the sentence, tables, chart, and how it was computed."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QScrollArea, QSplitter, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from ...core.analysis.describe import Analysis
from ...core.analysis.impact import Figure, Impact
from ...core.geometry.geometries import IntArray
from ...core.report.document import headline_figures
from ...core.report.explain import explanation_html
from ...core.report.sensitivity import data_badges, sensitivity_notes
from ...core.wording.numbers import NumberStyle, restyle
from ...core.wording.text import escape
from ...core.wording.times import local_time
from ...gis.core_texts import analysis_text
from ..elided_label import ElidedLabel
from ..session import Session
from .answers import Answer
from .chart_view import ChartView
from .figure_cards import FigureCards
from .share_bar import ShareBar
from .sheet_page import SheetPage
from .sheets import Sheet

_INDENT = 16
_TALLEST_HEAD = 0.58
_COMPLEMENTS = ("_total", "_safe", "_unknown")
FindLayers = Callable[[Answer, Sheet], "list[tuple[QgsVectorLayer, IntArray]]"]


class ResultView(QWidget):
    """Shows one answer."""

    too_many = pyqtSignal(str)

    def __init__(
        self, session: Session, canvas: QgsMapCanvas, find_layers: FindLayers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find_layers = find_layers
        self.answer: Answer | None = None
        self.title = ElidedLabel(parent=self, is_bold=True)
        self.subtitle = ElidedLabel(parent=self)
        self.badges = QLabel(self)
        self.cards = FigureCards(self)
        self.sentence = QLabel(self)
        self.tabs = QTabWidget(self)
        self.rows = SheetPage(canvas, self)
        self.zones = SheetPage(canvas, self)
        self.chart = ChartView(self)
        self.method = QTextBrowser(self)
        self.share = ShareBar(session, self.shown_sheet, self)
        self._pending: dict[QWidget, Callable[[], None]] = {}
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fill_page)
        self.tabs.currentChanged.connect(self._fill_page)
        for page in (self.rows, self.zones):
            page.too_many.connect(self.too_many)
        project = QgsProject.instance()
        project.layersAdded.connect(self._relink)
        project.layersRemoved.connect(self._relink)

    def _lay_out(self) -> None:
        self.badges.setTextFormat(Qt.TextFormat.PlainText)
        self.badges.setWordWrap(True)
        self.badges.setAccessibleName(self.tr("About the data"))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.method.setOpenExternalLinks(True)
        self.method.document().setIndentWidth(_INDENT)
        self.method.setAccessibleName(self.tr("How this was computed"))
        self.tabs.setDocumentMode(True)
        self._head = QScrollArea(self)
        content = QWidget(self._head)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.subtitle, self.badges, self.cards, self.sentence):
            column.addWidget(widget)
        column.addStretch(1)
        self._head.setWidget(content)
        self._head.setWidgetResizable(True)
        self._head.setFrameShape(QScrollArea.Shape.NoFrame)
        self._head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self._head)
        self._split.addWidget(self.tabs)
        self._split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self._split)
        whole.addWidget(self.share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """The head as tall as what is in it, but never so tall that no table is left."""
        wanted = self._head.widget().layout().totalHeightForWidth(self._head.viewport().width())
        height = min(wanted + 2, round(self.height() * _TALLEST_HEAD))
        self._split.setSizes([height, self.height() - height])

    def show_answer(self, answer: Answer, analysis: Analysis, style: NumberStyle) -> None:
        """Show this answer instead of the one before."""
        self.answer = answer
        impact = answer.impact
        parts = (local_time(impact.provenance.computed_at), answer.place, impact.title)
        self.title.setText(analysis_text(impact.question))
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.badges.setText(" · ".join(data_badges(impact)))
        self.badges.setVisible(bool(self.badges.text()))
        self.cards.show_figures(_headlines(impact, analysis), style)
        self.sentence.setText(restyle(impact.sentence, style))
        self.share.show_answer(answer)
        self._fill_tabs(answer, analysis, style)
        self._share_height()

    def shown_sheet(self) -> Sheet | None:
        """The table that the reader looks at, or looked at last."""
        page = self.zones if self.tabs.currentWidget() is self.zones else self.rows
        return page.shown()

    def close_view(self) -> None:
        """Let go of layers, project and running work."""
        self._soon.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._relink)
        project.layersRemoved.disconnect(self._relink)
        for page in (self.rows, self.zones):
            page.close_page()

    def _fill_tabs(self, answer: Answer, analysis: Analysis, style: NumberStyle) -> None:
        """Every page is filled when it is first looked at, in a turn of its own: all at once would hold the window."""

        def find(sheet: Sheet) -> list[tuple[QgsVectorLayer, IntArray]]:
            return self._find_layers(answer, sheet)

        rows = [sheet for sheet in answer.sheets if not sheet.is_zones]
        zones = [sheet for sheet in answer.sheets if sheet.is_zones]
        charts = [chart for chart in answer.impact.charts if not chart.is_empty]
        self._pending = {
            self.rows: lambda: self.rows.show_sheets(rows, find, style),
            self.zones: lambda: self.zones.show_sheets(zones, find, style),
            self.chart: lambda: self.chart.show_charts(charts, style),
            self.method: lambda: self.method.setHtml(_method_html(answer, analysis, style)),
        }
        self.tabs.blockSignals(True)
        self.tabs.clear()
        for page, label, wanted in (
            (self.rows, self.tr("Table"), rows),
            (self.zones, self.tr("Zones"), zones),
            (self.chart, self.tr("Chart"), charts),
        ):
            page.setVisible(bool(wanted))
            if wanted:
                self.tabs.addTab(page, label)
        self.tabs.addTab(self.method, self.tr("Method"))
        self.tabs.setTabToolTip(self.tabs.count() - 1, self.tr("How was this computed?"))
        self.tabs.setCurrentIndex(0)
        self.tabs.blockSignals(False)
        self._soon.start(0)

    def _fill_page(self) -> None:
        fill = self._pending.pop(self.tabs.currentWidget(), None)
        if fill is not None:
            fill()

    def _relink(self) -> None:
        for page in (self.rows, self.zones):
            if page not in self._pending:
                page.relink()


def _headlines(impact: Impact, analysis: Analysis) -> list[Figure]:
    """The report's headlines without those that only complete another one to its total."""
    found = headline_figures(impact.figures, analysis.headlines)
    if analysis.headlines:
        return list(found)
    parts = [figure for figure in found if not figure.id.endswith(_COMPLEMENTS)]
    return parts or list(found)


def _method_html(answer: Answer, analysis: Analysis, style: NumberStyle) -> str:
    impact = answer.impact
    notes = [*impact.notes, *sensitivity_notes(impact)]
    title = QCoreApplication.translate("ResultView", "Notes")
    items = "".join(f"<li>{escape(restyle(note, style))}</li>" for note in notes)
    listed = f"<h2>{title}</h2><ul>{items}</ul>" if notes else ""
    return listed + explanation_html(analysis, impact.provenance, style)
