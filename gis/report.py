# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an answer as a file: maps rendered, texts set, written whole or not at all. Works in any thread."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..core.analysis.describe import Analysis
from ..core.analysis.impact import Impact
from ..core.progress import Progress, Share
from ..core.report.document import Report, make_report
from ..core.report.html import report_html
from ..core.wording.numbers import NumberStyle
from .new_file import new_file
from .report_background import background_of
from .report_map import overview_map, zone_maps
from .result_files import ResultFile, write_results
from .runs import Run
from .settings import load_settings


def write_html_report(
    impact: Impact, analysis: Analysis, path: str | Path, progress: Progress, place: str = "", run: Run | None = None
) -> None:
    """One self-contained page. `run` saves writing the layers again where the answer is kept already.

    Needs a QgsApplication for the map. An existing file is replaced. Raises StorageError, Cancelled.
    """
    report = build_report(impact, analysis, progress, place, run)
    text = report_html(report)
    with new_file(Path(path)) as temporary:
        temporary.write_text(text, encoding="utf-8")
    progress.report(1.0)


def write_pdf_report(
    impact: Impact, analysis: Analysis, path: str | Path, progress: Progress, place: str = "", run: Run | None = None
) -> None:
    """The same report as PDF, A4, with real text."""
    from .report_pdf import write_pdf

    report = build_report(impact, analysis, progress, place, run)
    with new_file(Path(path)) as temporary:
        write_pdf(report, temporary)
    progress.report(1.0)


def build_report(
    impact: Impact, analysis: Analysis, progress: Progress, place: str = "", run: Run | None = None
) -> Report:
    """Everything that a report shows, maps included, in the number style of the settings."""
    style = load_settings().number_style
    if run is not None:
        return _with_maps(impact, analysis, run.folder, run.files, style, place, progress)
    with tempfile.TemporaryDirectory(prefix="twinplan-", ignore_cleanup_errors=True) as folder:
        files = write_results(impact, Path(folder), Share(progress, 0.0, 0.3))
        return _with_maps(impact, analysis, Path(folder), files, style, place, Share(progress, 0.3, 1.0))


def _with_maps(
    impact: Impact,
    analysis: Analysis,
    folder: Path,
    files: Sequence[ResultFile],
    style: NumberStyle,
    place: str,
    progress: Progress,
) -> Report:
    progress.report(0.1, "Drawing the map")
    background = background_of(impact)
    overview = overview_map(impact, folder, files, background, style, progress)
    progress.report(0.5, "Drawing the map by zone")
    by_zone = zone_maps(impact, folder, files, background, style, progress)
    progress.report(0.9, "Writing the report")
    return make_report(impact, analysis, style, place, overview, by_zone)
