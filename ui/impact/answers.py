# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer with everything its view needs, made in the background."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...core.analysis.describe import Analysis
from ...core.analysis.impact import Impact
from ...core.errors import StorageError
from ...core.geometry.geometries import IntArray
from ...core.progress import Progress, Share
from ...gis.result_files import ResultKind
from ...gis.runner import Inputs, answer
from ...gis.runs import Run, RunStore
from .sheets import Sheet, make_sheets

_COMPUTED, _SHEETS_MADE = 0.7, 0.73
_LOADED = 0.97


@dataclass(frozen=True)
class Question:
    """What was asked, complete: it can be answered in any thread, also later.

    `form` is what the history keeps to fill the form again, `place` what it calls the place.
    """

    analysis: Analysis
    inputs: Inputs
    parameters: Mapping[str, object]
    form: Mapping[str, Any]
    place: str = ""


@dataclass(frozen=True)
class Answer:
    """An answer and its tables.

    Attributes
    ----------
    run: as it is kept; None where it could not be, and `problem` says why
    result_fids: by sheet id, the feature ids of the rows in the result layer (file name, ids)
    """

    impact: Impact
    sheets: tuple[Sheet, ...]
    run: Run | None = None
    problem: StorageError | None = None
    result_fids: Mapping[str, tuple[str, IntArray]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What the answer is about, e.g. the twin's title; "" where it is not kept."""
        return self.run.summary.place if self.run else ""


def find_answer(question: Question, store: RunStore, shown: Collection[str], progress: Progress) -> Answer:
    """Compute, keep, and make ready to be shown. An answer that cannot be kept is still given."""
    impact = answer(question.analysis, question.inputs, question.parameters, Share(progress, 0.0, _COMPUTED))
    sheets = make_sheets(impact, Share(progress, _COMPUTED, _SHEETS_MADE))
    try:
        # Last of all: who cancels before it is kept finds nothing in the history.
        run = store.save(impact, Share(progress, _SHEETS_MADE, 1.0), question.place, question.form, shown)
    except StorageError as error:
        return Answer(impact, sheets, problem=error)
    return _with_layers(run, sheets)


def load_answer(run_id: str, store: RunStore, progress: Progress) -> Answer:
    """An answer from the history."""
    run = store.load(run_id, Share(progress, 0.0, _LOADED))
    return _with_layers(run, make_sheets(run.impact, Share(progress, _LOADED, 1.0)))


def _with_layers(run: Run, sheets: tuple[Sheet, ...]) -> Answer:
    ids = {ResultKind.FEATURES: [each.id for each in run.impact.features]}
    ids[ResultKind.ZONES] = [each.rows.id for each in run.impact.zones]
    fids = {ids[file.kind][file.index]: (file.file, run.fid_of_row(file)) for file in run.files if file.kind in ids}
    return Answer(run.impact, sheets, run, result_fids=fids)
