# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart of an answer, drawn from the same SVG as the report's, with text that Qt shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import QByteArray, QRectF, QSize
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QApplication, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...core.analysis.impact import Chart
from ...core.report.chart_shapes import FONT_SIZE
from ...core.report.chart_svg import chart_svg
from ...core.report.colours import Page
from ...core.wording.numbers import NumberStyle
from ...core.wording.text import width_em
from .small_widgets import ElidedCombo

_NARROWEST = 220
_WORTH_CUTTING = 6


class ChartView(QWidget):
    """One chart at a time, as wide as there is room; a picker where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: Sequence[Chart] = ()
        self.picker = ElidedCombo(self)
        self.picker.setAccessibleName(self.tr("Chart"))
        self._drawing = ChartDrawing(self)
        scroll = QScrollArea(self)
        scroll.setWidget(self._drawing)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picker)
        layout.addWidget(scroll, 1)
        self.picker.currentIndexChanged.connect(self._show_chosen)
        self._style = NumberStyle.INTERNATIONAL

    def show_charts(self, charts: Sequence[Chart], style: NumberStyle) -> None:
        self._charts, self._style = charts, style
        self.picker.blockSignals(True)
        self.picker.clear()
        self.picker.addItems([chart.title for chart in charts])
        self.picker.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        index = self.picker.currentIndex()
        self._drawing.show_chart(self._charts[index] if 0 <= index < len(self._charts) else None, self._style)


class ChartDrawing(QWidget):
    """Draws one chart anew whenever its width changes, so that its letters keep their size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._style = NumberStyle.INTERNATIONAL
        self._page = page_of(QApplication.palette())
        self._renderer = QSvgRenderer(self)
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_chart(self, chart: Chart | None, style: NumberStyle) -> None:
        self._chart, self._style = chart, style
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._draw()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._chart is None:
            return
        # Themes of QGIS make widgets transparent, whose own palettes then say black; the application's are right.
        if page_of(QApplication.palette()) != self._page:
            self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._renderer.defaultSize()
        painter.fillRect(self.rect(), QColor(self._page.paper))
        self._renderer.render(painter, QRectF(0, 0, self.width(), size.height() * self.width() / max(size.width(), 1)))
        painter.end()

    def _draw(self) -> None:
        if self._chart is not None:
            width = float(max(self.width(), _NARROWEST))
            chart = self._chart
            if any(width_em(label) * FONT_SIZE > width for label in chart.categories):
                chart = replace(chart, categories=without_common_start(chart.categories))
            self._page = page_of(QApplication.palette())
            svg = chart_svg(chart, self._style, width, self._page)
            self._renderer.load(QByteArray(svg.encode("utf-8")))
            self.setMinimumHeight(self._renderer.defaultSize().height())
            self.setAccessibleName(self._chart.title)
        self.update()


def page_of(palette: QPalette) -> Page:
    """The colours of the window, so that a chart is dark where the theme is."""
    ink, paper = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return Page(ink.name(), _between(ink, paper, 0.3).name(), _between(ink, paper, 0.75).name(), paper.name())


def _between(first: QColor, second: QColor, share: float) -> QColor:
    """The colour at this share of the way from the first to the second."""
    parts = zip(first.getRgb()[:3], second.getRgb()[:3])
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def without_common_start(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels without the words that all begin with, so that a narrow chart shows what tells them apart."""
    if len(labels) < 2:
        return labels
    # What the first and the last have in common, all have.
    first, last = min(labels), max(labels)
    length = next((n for n, (a, b) in enumerate(zip(first, last)) if a != b), min(len(first), len(last)))
    common = first[:length]
    # Cut after a comma where there is one: "1 in" of "1 in 5 years" belongs to what follows.
    common = (common.rpartition(",")[0] or common.rpartition(" ")[0]) + ("," if "," in common else "")
    if len(common) < _WORTH_CUTTING:
        return labels
    return tuple(f"…{label[len(common) :]}" for label in labels)
