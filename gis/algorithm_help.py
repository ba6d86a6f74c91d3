# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The help that Processing shows beside an algorithm, from its description."""

from __future__ import annotations

import html
from collections.abc import Iterable

from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.describe import Analysis
from ..core.report.markdown import to_html
from .core_texts import analysis_text


def help_html(analysis: Analysis) -> str:
    """Question, summary, what every input and parameter means, what comes out, and how it is computed."""
    inputs = [(role.label, role.help) for role in analysis.inputs]
    parameters = [
        (f"{analysis_text(parameter.label)} [{parameter.unit}]" if parameter.unit else parameter.label, parameter.help)
        for parameter in analysis.parameters
    ]
    figures = "".join(f"<li>{_escaped(label)}</li>" for label in analysis.figures.values())
    parts = [
        f"<p><b>{_escaped(analysis.question)}</b> {_escaped(analysis.summary)}</p>",
        _section(_tr("Inputs"), _terms(inputs)),
        _section(_tr("Parameters"), _terms(parameters)),
        _section(_tr("Figures"), f"<ul>{figures}</ul>" if figures else ""),
        _section(_tr("How it is computed"), to_html(analysis_text(analysis.method), top_heading=1)),
    ]
    return "\n".join(part for part in parts if part)


def _section(title: str, content: str) -> str:
    return f"<h2>{html.escape(title)}</h2>\n{content}" if content else ""


def _terms(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"<p><b>{_escaped(term)}</b><br>{_escaped(meaning)}</p>" for term, meaning in pairs)


def _escaped(text: str) -> str:
    return html.escape(analysis_text(text), quote=False)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AlgorithmHelp", text)
