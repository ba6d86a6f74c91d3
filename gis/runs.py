# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Kept runs: every answer is a folder in the profile, complete or not there at all.

    runs/20261121T151000Z-exposure-1f2e/
        run.json      what was asked and answered; written last
        arrays.npz    the arrays of the answer
        order.npz     which feature of a layer file is which row
        *.fgb         the layers

A run is written into a folder of another name, which is renamed when all is there; so a crash leaves a
folder that nobody lists, and a later run removes it.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np

from ..core.analysis.impact import Impact
from ..core.errors import StorageError
from ..core.geometry.geometries import IntArray
from ..core.progress import Progress, Share
from ..core.report.archive import load_answer, save_answer
from ..core.report.json_answer import plain
from ..core.wording.translate import say
from .result_files import ORDER_FILE, ResultFile, write_results

_RUN, _ARRAYS = "run.json", "arrays.npz"
_UNFINISHED, _LEAVING = ".unfinished-", ".leaving-"
_FORMAT = 1
_ABANDONED_AFTER_S = 24 * 3600.0


@dataclass(frozen=True)
class RunSummary:
    """What a history list shows of a run. `damaged` says why it cannot be opened, "" where it can.

    `place` is what the run was about, e.g. the twin's title; `form` is what was chosen in the form, as the
    face that saved it needs it to ask again.
    """

    id: str
    folder: Path
    size_bytes: int
    question: str = ""
    title: str = ""
    place: str = ""
    computed_at: str = ""
    sentence: str = ""
    analysis: str = ""
    form: Mapping[str, Any] = field(default_factory=dict)
    damaged: str = ""


@dataclass(frozen=True)
class Run:
    """A run with its answer and its layers on disk."""

    summary: RunSummary
    impact: Impact
    files: tuple[ResultFile, ...]

    @property
    def id(self) -> str:
        return self.summary.id

    @property
    def folder(self) -> Path:
        return self.summary.folder

    def row_of_fid(self, file: ResultFile) -> IntArray:
        """(n,) the row of the answer that feature `fid` of the layer shows; fids count from 0."""
        with np.load(self.folder / ORDER_FILE) as orders:
            order: IntArray = orders[Path(file.file).stem]
        return order

    def fid_of_row(self, file: ResultFile) -> IntArray:
        """(n,) the other way round."""
        order = self.row_of_fid(file)
        fids = np.empty(len(order), dtype=np.int64)
        fids[order] = np.arange(len(order))
        return fids


class RunStore:
    """The runs in a folder, which is made when needed. Every method works in any thread.

    `limit_bytes`: what all runs together may take; the settings of the profile by default.
    """

    def __init__(self, folder: Path, limit_bytes: int | None = None) -> None:
        self.folder = folder
        self._limit_bytes = limit_bytes

    def save(
        self,
        impact: Impact,
        progress: Progress,
        place: str = "",
        form: Mapping[str, Any] | None = None,
        shown: Collection[str] = (),
    ) -> Run:
        """Keep an answer, then remove the oldest runs beyond the limit, but never this one nor those `shown`.

        Raises StorageError, or Cancelled; nothing half-written is left then.
        """
        self.clean()
        run_id = _new_id(impact.provenance.analysis)
        unfinished = self.folder / (_UNFINISHED + run_id)
        try:
            unfinished.mkdir(parents=True)
            files = write_results(impact, unfinished, Share(progress, 0.0, 0.7))
            entry = _entry(impact, place, form or {}, files)
            entry["answer"] = save_answer(impact, unfinished / _ARRAYS, Share(progress, 0.7, 1.0))
            entry["sizes"] = {each.name: each.stat().st_size for each in unfinished.iterdir()}
            text = json.dumps(entry, ensure_ascii=False, allow_nan=False)
            (unfinished / _RUN).write_text(text, encoding="utf-8")
            unfinished.rename(self.folder / run_id)
        except OSError as error:
            raise _cannot_write(self.folder, error) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        self._remove_oldest({run_id, *shown})
        return Run(self._summary(self.folder / run_id), impact, files)

    def list(self) -> tuple[RunSummary, ...]:
        """Every run, newest first; damaged ones too, so that they can be deleted."""
        newest_first = sorted(self._folders(), key=lambda folder: folder.name, reverse=True)
        return tuple(self._summary(folder) for folder in newest_first)

    def load(self, run_id: str, progress: Progress) -> Run:
        """A run with its answer, as it was. Raises StorageError where it is gone or damaged."""
        folder = self._existing(run_id)
        summary = self._summary(folder)
        if summary.damaged:
            raise StorageError(say("Run '{run_id}'", run_id=run_id), summary.damaged, say("Delete it and ask again."))
        entry = _read_entry(folder)
        impact = load_answer(entry["answer"], folder / _ARRAYS, progress)
        return Run(summary, impact, tuple(ResultFile.from_json(each) for each in entry["files"]))

    def delete(self, run_id: str) -> None:
        """Remove a run. Raises StorageError, and leaves the run as it was, where its files are in use."""
        folder = self._existing(run_id)
        leaving = self.folder / (_LEAVING + run_id)
        try:
            folder.rename(leaving)
        except OSError as error:
            raise StorageError(
                say("Run '{run_id}'", run_id=run_id),
                say("its files are in use ({reason})", reason=error.strerror or error),
                say("Remove its layers from the project, then delete it again."),
            ) from error
        shutil.rmtree(leaving, ignore_errors=True)

    def clean(self) -> None:
        """Remove what a crash left behind; what another QGIS may be writing at this moment stays."""
        if not self.folder.is_dir():
            return
        for each in self.folder.iterdir():
            if each.name.startswith(_LEAVING) or (each.name.startswith(_UNFINISHED) and _is_abandoned(each)):
                shutil.rmtree(each, ignore_errors=True)

    def _folders(self) -> tuple[Path, ...]:
        if not self.folder.is_dir():
            return ()
        return tuple(each for each in self.folder.iterdir() if each.is_dir() and not each.name.startswith("."))

    def _existing(self, run_id: str) -> Path:
        folder = self.folder / run_id
        if folder.parent != self.folder or run_id.startswith(".") or not folder.is_dir():
            raise StorageError(
                say("Run '{run_id}'", run_id=run_id),
                say("it is not there any more"),
                say("Choose another run or ask again."),
            )
        return folder

    def _summary(self, folder: Path) -> RunSummary:
        size = _size(folder)
        try:
            entry = _read_entry(folder)
            texts = {name: str(entry[name]) for name in _SUMMARY_TEXTS}
            form, damaged = dict(entry["form"]), _damage(folder, entry["sizes"])
            for each in entry["files"]:
                ResultFile.from_json(each)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return RunSummary(folder.name, folder, size, damaged=say("its description cannot be read"))
        return RunSummary(folder.name, folder, size, form=form, damaged=damaged, **texts)

    def _remove_oldest(self, kept: Collection[str]) -> None:
        sizes = {folder.name: _size(folder) for folder in sorted(self._folders(), key=lambda folder: folder.name)}
        excess = sum(sizes.values()) - self._limit()
        for run_id, size in sizes.items():
            if excess <= 0:
                return
            if run_id not in kept and self._try_delete(run_id):
                excess -= size

    def _try_delete(self, run_id: str) -> bool:
        """Another QGIS may show the run or have deleted it: then the next one goes."""
        try:
            self.delete(run_id)
        except StorageError:
            return False
        return True

    def _limit(self) -> int:
        if self._limit_bytes is not None:
            return self._limit_bytes
        from .settings import load_settings

        return load_settings().runs_limit_mb * 1_000_000


_SUMMARY_TEXTS = ("question", "title", "place", "computed_at", "sentence", "analysis")


def _new_id(analysis: str) -> str:
    """Sorts by time; two runs within one microsecond differ by chance."""
    now = datetime.now(timezone.utc)
    return f"{now:%Y%m%dT%H%M%S.%fZ}-{analysis}-{secrets.token_hex(2)}"


def _entry(impact: Impact, place: str, form: Mapping[str, Any], files: tuple[ResultFile, ...]) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "question": impact.question,
        "title": impact.title,
        "place": place,
        "computed_at": impact.provenance.computed_at,
        "sentence": impact.sentence,
        "analysis": impact.provenance.analysis,
        "form": plain(form),
        "figures": {figure.id: plain(figure) for figure in impact.figures},
        "files": [file.as_json() for file in files],
    }


def _read_entry(folder: Path) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads((folder / _RUN).read_text(encoding="utf-8"))
    if entry["format"] != _FORMAT:
        raise ValueError("unknown format")
    return entry


def _damage(folder: Path, sizes: Mapping[str, int]) -> str:
    for name, size in sizes.items():
        file = folder / name
        if not file.is_file():
            return say("its file {name} is missing", name=name)
        if file.stat().st_size != size:
            return say("its file {name} is not as it was written", name=name)
    return ""


def _size(folder: Path) -> int:
    try:
        return sum(each.stat().st_size for each in folder.iterdir() if each.is_file())
    except OSError:  # deleted by another QGIS just now
        return 0


def _is_abandoned(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > _ABANDONED_AFTER_S


def _cannot_write(folder: Path, error: OSError) -> StorageError:
    return StorageError(
        say("Folder '{path}'", path=folder),
        say("it cannot be written to ({reason})", reason=error.strerror or error),
        say("Make room on the disk, or delete old runs in the history."),
    )
