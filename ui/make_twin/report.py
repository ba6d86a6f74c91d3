# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was made of the chosen layers: copied, repaired, skipped."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ...core.wording.numbers import NumberStyle, format_number
from ...core.wording.text import escape
from ...gis.twin_build import LayerReport
from ...gis.twin_candidates import MadeTwin

translate = QCoreApplication.translate


def report_html(made: MadeTwin, style: NumberStyle) -> str:
    """The report: what was skipped first, for that is what somebody has to do something about."""
    report = made.report
    skipped = [layer for layer in report.layers if layer.skipped]
    copied = [layer for layer in report.layers if not layer.skipped]
    parts = [f"<h3>{escape(report.twin.title)}</h3><p>{escape(str(report.folder))}</p>"]
    if skipped:
        head = translate("MakeTwinReport", "Not copied")
        lines = "".join(f"<li><b>{escape(layer.title)}</b>: {escape(layer.skipped)}</li>" for layer in skipped)
        parts.append(f"<h4>⚠ {escape(head)}</h4><ul>{lines}</ul>")
    head = translate("MakeTwinReport", "Copied")
    lines = "".join(f"<li>{_copied_html(layer, style)}</li>" for layer in copied)
    parts.append(f"<h4>{escape(head)}</h4><ul>{lines}</ul>")
    parts.extend(f"<p>{escape(note)}</p>" for note in (*report.notes, *map(str, made.opened.problems)))
    return "".join(parts)


def _copied_html(layer: LayerReport, style: NumberStyle) -> str:
    said = [*layer.notes, *layer.warnings]
    if layer.without_place:
        text = translate("MakeTwinReport", "{} without a place on the map")
        said.append(text.format(format_number(layer.without_place, style)))
    count = _count_text(layer, style)
    notes = "".join(f"<li>{escape(note)}</li>" for note in said)
    return f"<b>{escape(layer.title)}</b> {escape(count)}" + (f"<ul>{notes}</ul>" if notes else "")


def _count_text(layer: LayerReport, style: NumberStyle) -> str:
    if not layer.read:
        return ""
    if layer.kept == 1:
        return translate("MakeTwinReport", "1 feature")
    return translate("MakeTwinReport", "{} features").format(format_number(layer.kept, style))
