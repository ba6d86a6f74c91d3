# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The help that Processing shows beside an algorithm, from its description."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ..core.analysis.describe import Analysis
from ..core.report.markdown import to_html
from ..core.wording.numbers import unit_symbol
from ..core.wording.translate import say
from .core_texts import analysis_text


def help_html(analysis: Analysis) -> str:
    """Question, summary, what every input and parameter means, what comes out, and how it is computed."""
    inputs = [(analysis_text(role.label), analysis_text(role.help)) for role in analysis.inputs]
    parameters = [
        (analysis_text(each.label) + (f" [{unit_symbol(each.unit)}]" if each.unit else ""), analysis_text(each.help))
        for each in analysis.parameters
    ]
    figures = "".join(f"<li>{_escaped(analysis_text(label))}</li>" for label in analysis.figures.values())
    parts = [
        f"<p><b>{_escaped(analysis_text(analysis.question))}</b> {_escaped(analysis_text(analysis.summary))}</p>",
        _section(say("Inputs"), _terms(inputs)),
        _section(say("Parameters"), _terms(parameters)),
        _section(say("Figures"), f"<ul>{figures}</ul>" if figures else ""),
        _section(say("How it is computed"), to_html(analysis_text(analysis.method), top_heading=1)),
    ]
    return "\n".join(part for part in parts if part)


def _section(title: str, content: str) -> str:
    return f"<h2>{html.escape(title)}</h2>\n{content}" if content else ""


def _terms(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"<p><b>{_escaped(term)}</b><br>{_escaped(meaning)}</p>" for term, meaning in pairs)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
