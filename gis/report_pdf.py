# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A report as PDF, A4: first page with map, figures and sentence, then tables, charts, method and sources."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from qgis.PyQt.QtCore import QRectF

from ..core.analysis.impact import ChartKind
from ..core.report.chart_drawing import chart_drawing
from ..core.report.colours import ACCENT, INK, INK_SOFT, RULE
from ..core.report.document import FigureText, Report, report_title
from ..core.report.markdown import html_blocks
from ..core.report.tables import TextTable
from ..core.wording.translate import say
from .pdf_flow import PdfFlow

_ZONE_MAP_MM = 170.0
_LINES_MM = 85.0


def write_pdf(reports: Sequence[Report], path: Path) -> None:
    """Write a new file with one report after the other. Works in any thread of a QgsApplication. Raises StorageError.

    Set twice: only then is it known how many pages there are.
    """
    pages = _write(reports, path, None)
    path.unlink()
    _write(reports, path, pages)


def _write(reports: Sequence[Report], path: Path, page_count: int | None) -> int:
    title = report_title(reports)
    with closing(PdfFlow(path, title, f"{title} · {reports[0].computed}", page_count)) as flow:
        if len(reports) > 1:
            _contents(flow, title, reports)
        for position, report in enumerate(reports):
            if position or len(reports) > 1:
                flow.new_page()
            _report(flow, report)
        return flow.finish()


def _contents(flow: PdfFlow, title: str, reports: Sequence[Report]) -> None:
    flow.text(title, 21.0, bold=True)
    for position, report in enumerate(reports):
        flow.space(6.0)
        flow.text(f"{position + 1}. {report.title}", 13.0, bold=True)
        flow.text(report.subtitle, 9.0, colour=INK_SOFT)
        flow.space(1.0)
        flow.text(report.sentence)


def _report(flow: PdfFlow, report: Report) -> None:
    _first_page(flow, report)
    flow.new_page()
    _figures(flow, report)
    _zones(flow, report)
    _features(flow, report)
    _notes(flow, report)
    _method(flow, report)
    if report.sources.rows:
        flow.heading(report.sources.title)
        flow.table(report.sources)


def _first_page(flow: PdfFlow, report: Report) -> None:
    flow.text(report.title, 21.0, bold=True)
    flow.space(1.0)
    when = say("computed {time}", time=report.computed)
    flow.text(f"{report.subtitle} · {when}", 9.0, colour=INK_SOFT)
    if report.badges:
        flow.space(1.5)
        flow.text(" · ".join(report.badges), 9.0, bold=True, colour=ACCENT)
    flow.space(5.0)
    if report.overview:
        flow.image(report.overview.png, 150.0)
        flow.space(7.0)
    _headlines(flow, report.headlines)
    flow.space(7.0)
    flow.draw_bar(QRectF(0.0, flow.y, flow.width, flow.mm(0.2)), RULE)
    flow.space(4.0)
    flow.text(report.sentence, 13.0)


def _headlines(flow: PdfFlow, figures: tuple[FigureText, ...]) -> None:
    """The figures side by side, each behind a bar."""
    if not figures:
        return
    gap, bar = flow.mm(6.0), flow.mm(1.0)
    width = (flow.width - gap * (len(figures) - 1)) / len(figures)
    inner, height = width - flow.mm(4.0), flow.mm(31.0)
    flow.need(height)
    for position, figure in enumerate(figures):
        x = position * (width + gap)
        flow.draw_bar(QRectF(x, flow.y, bar, height), ACCENT)
        _headline(flow, figure, x + flow.mm(4.0), inner)
    flow.y += height


def _headline(flow: PdfFlow, figure: FigureText, x: float, width: float) -> None:
    y = flow.y
    flow.draw_text(QRectF(x, y, width, flow.mm(10.0)), figure.label, flow.font(9.5, bold=True))
    number = flow.font(_fitting_points(flow, figure, width), bold=True)
    flow.draw_text(QRectF(x, y + flow.mm(5.0), width, flow.mm(12.0)), figure.number, number)
    unit_x = x + flow.text_width(figure.number, number) + flow.mm(1.5)
    unit_y = y + flow.mm(5.0) + flow.ascent(number) - flow.ascent(flow.font(10.0))
    flow.draw_text(QRectF(unit_x, unit_y, x + width - unit_x, flow.mm(8.0)), figure.unit, flow.font(10.0))
    small = flow.font(8.0)
    below = QRectF(x, y + flow.mm(16.5), width, flow.mm(14.0))
    flow.draw_text(below, "\n".join(filter(None, (figure.of, figure.unknown))), small, INK_SOFT)


def _fitting_points(flow: PdfFlow, figure: FigureText, width: float) -> float:
    """The largest size in which number and unit stand side by side."""
    points = 22.0
    unit = flow.text_width(figure.unit, flow.font(10.0)) + flow.mm(2.0)
    while points > 10.0 and flow.text_width(figure.number, flow.font(points, bold=True)) + unit > width:
        points -= 1.0
    return points


def _figures(flow: PdfFlow, report: Report) -> None:
    flow.heading(say("Figures"))
    flow.table(report.figures)
    for chart in report.charts:
        bars = 20.0 + 8.0 * len(chart.categories) if chart.kind is ChartKind.BARS else _LINES_MM
        flow.caption(chart.title, flow.mm(min(bars, 120.0)))
        flow.drawing(chart_drawing(chart, report.style))
    _tables(flow, report.tables)


def _zones(flow: PdfFlow, report: Report) -> None:
    if not report.zones and not report.zone_maps:
        return
    heights = [flow.image_height(picture.png, _ZONE_MAP_MM) for picture in report.zone_maps]
    flow.heading(say("By zone"), heights[0] if heights else 0.0)
    for picture, height in zip(report.zone_maps, heights):
        flow.caption(picture.title, height)
        flow.image(picture.png, _ZONE_MAP_MM)
    _tables(flow, report.zones)


def _features(flow: PdfFlow, report: Report) -> None:
    if not report.features:
        return
    flow.heading(say("Assets"))
    for table in report.features:
        if table.rows:
            _tables(flow, (table,))
        else:
            flow.text(say("{title}: none.", title=table.title))


def _notes(flow: PdfFlow, report: Report) -> None:
    if not report.notes:
        return
    flow.heading(say("Notes"))
    for note in report.notes:
        flow.text(f"• {note}", colour=INK)
        flow.space(0.8)


def _method(flow: PdfFlow, report: Report) -> None:
    flow.heading(say("How this was computed"))
    for block in html_blocks(report.method):
        flow.html(block)
    _tables(flow, (report.parameters, report.inputs, report.coefficients, report.software))


def _tables(flow: PdfFlow, tables: tuple[TextTable, ...]) -> None:
    for table in tables:
        if table.rows:
            flow.caption(table.title, flow.table_start(table))
            flow.table(table)
