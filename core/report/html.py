# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A report as one HTML page that needs nothing else: no script, no request, pictures within."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import MissingPackageError
from ..wording.translate import language, say
from . import colours
from .chart_svg import chart_svg
from .document import Report, TextMap, report_title
from .markdown import to_html

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "templates"


def report_html(*reports: Report) -> str:
    """The page, with a list of contents where it answers several questions.

    Every text is escaped; only the method and the charts are HTML, made here from safe parts.

    Raises MissingPackageError without jinja2.
    """
    template = _environment().get_template("report.html.j2")
    return template.render(reports=reports, title=report_title(reports), colours=colours)


def _environment() -> Environment:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise MissingPackageError(
            say("Report"),
            say("the Python package jinja2 is missing"),
            say("Plugins > TwinPlan > Check installation says what to do."),
        ) from error
    # Autoescape for every template, whatever its suffix.
    environment = Environment(
        loader=FileSystemLoader(str(_TEMPLATES), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The template marks what these return as safe: both escape inside, as their tests show.
    environment.filters["markdown"] = to_html
    environment.filters["data_uri"] = _data_uri
    environment.globals.update(chart=chart_svg, say=say, language=language)
    return environment


def _data_uri(picture: TextMap) -> str:
    return "data:image/png;base64," + base64.b64encode(picture.png).decode("ascii")
