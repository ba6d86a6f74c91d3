# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an answer as a file: maps rendered, texts set, written whole or not at all. Works in any thread."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.analysis.describe import Analysis
from ..core.analysis.impact import Impact
from ..core.progress import Progress, Share
from ..core.report.document import Report, make_report
from ..core.report.html import report_html
from ..core.wording.numbers import NumberStyle
from ..core.wording.translate import say
from .new_file import new_file
from .report_background import background_of
from .report_map import overview_map, zone_maps
from .result_files import ResultFile, write_results
from .runs import Run
from .settings import load_settings


@dataclass(frozen=True)
class Reported:
    """An answer to be reported; `run` saves writing its layers again where it is kept already."""

    impact: Impact
    analysis: Analysis
    place: str = ""
    run: Run | None = None


def write_report(answers: Sequence[Reported], path: str | Path, progress: Progress) -> None:
    """The answers in one file: PDF (A4, real text) where its name ends so, else one self-contained page of HTML.

    Needs a QgsApplication for the maps. An existing file is replaced. Raises StorageError, Cancelled.
    """
    path = Path(path)
    shares = [Share(progress, n / len(answers), (n + 1) / len(answers)) for n in range(len(answers))]
    reports = [
        build_report(each.impact, each.analysis, share, each.place, each.run) for each, share in zip(answers, shares)
    ]
    with new_file(path) as temporary:
        if path.suffix.lower() == ".pdf":
            from .report_pdf import write_pdf

            write_pdf(reports, temporary)
        else:
            temporary.write_text(report_html(*reports), encoding="utf-8")
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
    progress.report(0.1, say("Drawing the map"))
    background = background_of(impact)
    overview = overview_map(impact, folder, files, background, style, progress)
    progress.report(0.5, say("Drawing the map by zone"))
    by_zone = zone_maps(impact, folder, files, background, style, progress)
    progress.report(0.9, say("Writing the report"))
    return make_report(impact, analysis, style, place, overview, by_zone)
