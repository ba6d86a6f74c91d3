# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs are kept whole, listed newest first, opened without recomputing, deleted, and bounded in size."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from answers import make_impact
from osgeo import ogr
from twinplan.core.errors import Cancelled, StorageError
from twinplan.core.progress import Silent
from twinplan.gis import result_files
from twinplan.gis.runs import RunStore

PLENTY = 10**9


@pytest.fixture
def store(tmp_path) -> RunStore:
    return RunStore(tmp_path / "runs", PLENTY)


def test_a_run_is_listed_and_opened_as_it_was(store):
    impact = make_impact()
    saved = store.save(impact, Silent(), "Sample district", {"assets": "buildings", "threshold": 0.3})
    (summary,) = store.list()
    assert summary == saved.summary
    assert (summary.question, summary.place, summary.damaged) == (impact.question, "Sample district", "")
    assert summary.form == {"assets": "buildings", "threshold": 0.3}
    loaded = store.load(summary.id, Silent())
    assert loaded.files == saved.files
    assert loaded.impact.figures == impact.figures
    np.testing.assert_array_equal(loaded.impact.features[0].outcome, impact.features[0].outcome)


def test_newest_comes_first(store):
    ids = [store.save(make_impact(5, seed=seed), Silent()).id for seed in range(3)]
    assert [summary.id for summary in store.list()] == ids[::-1]


def test_rows_and_features_of_a_layer_find_each_other(store):
    impact = make_impact()
    run = store.save(impact, Silent())
    file = run.files[0]
    source = ogr.Open(str(run.folder / file.file))
    uids = [feature["uid"] for feature in source.GetLayer(0)]
    fids = run.fid_of_row(file)
    wanted = impact.features[0].table.columns["uid"].values
    assert [uids[fid] for fid in fids] == wanted.tolist()
    np.testing.assert_array_equal(run.row_of_fid(file)[fids], np.arange(len(fids)))


@pytest.mark.parametrize("harm", ["no json", "half json", "no layer", "short arrays", "other json"])
def test_a_damaged_run_is_listed_as_such_and_can_be_deleted(store, harm):
    run = store.save(make_impact(), Silent())
    description = run.folder / "run.json"
    if harm == "no json":
        description.unlink()
    elif harm == "half json":
        description.write_text(description.read_text(encoding="utf-8")[:100], encoding="utf-8")
    elif harm == "no layer":
        (run.folder / run.files[0].file).unlink()
    elif harm == "short arrays":
        (run.folder / "arrays.npz").write_bytes(b"PK")
    else:
        description.write_text('{"format": 1, "question": []}', encoding="utf-8")
    (summary,) = store.list()
    assert summary.damaged
    with pytest.raises(StorageError, match="Delete it"):
        store.load(summary.id, Silent())
    store.delete(summary.id)
    assert store.list() == ()


def test_a_crash_while_saving_leaves_nothing_that_is_listed(store, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(result_files, "write_flatgeobuf", fail)
    with pytest.raises(StorageError, match="No space left"):
        store.save(make_impact(), Silent())
    assert store.list() == ()
    assert list(store.folder.iterdir()) == []


def test_cancelling_leaves_nothing_behind(store):
    class Stopping(Silent):
        def report(self, fraction, message=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        store.save(make_impact(), Stopping())
    assert list(store.folder.iterdir()) == []


def test_what_a_crash_left_is_neither_listed_nor_kept(store, monkeypatch):
    left = store.folder / ".unfinished-1"
    left.mkdir(parents=True)
    (left / "features-1.fgb").write_bytes(b"half")
    assert store.list() == ()
    store.clean()
    assert left.exists()  # another QGIS may be writing it at this moment
    monkeypatch.setattr("twinplan.gis.runs._ABANDONED_AFTER_S", -1.0)
    store.clean()
    assert not left.exists()


def test_oldest_runs_leave_beyond_the_limit_but_never_those_shown(tmp_path):
    one = RunStore(tmp_path / "probe", PLENTY).save(make_impact(), Silent()).summary.size_bytes
    store = RunStore(tmp_path / "runs", int(2.5 * one))
    ids = [store.save(make_impact(seed=seed), Silent()).id for seed in range(3)]
    assert [summary.id for summary in store.list()] == [ids[2], ids[1]]
    fourth = store.save(make_impact(seed=4), Silent(), shown=[ids[1]]).id
    assert [summary.id for summary in store.list()] == [fourth, ids[1]]
    assert sum(run.size_bytes for run in store.list()) <= 2.5 * one


def test_a_run_larger_than_the_limit_is_kept(tmp_path):
    store = RunStore(tmp_path / "runs", 1)
    run = store.save(make_impact(), Silent())
    assert [summary.id for summary in store.list()] == [run.id]


@pytest.mark.parametrize("run_id", ["gone", "../runs", ".unfinished-1", "", "/"])
def test_only_runs_are_opened_or_deleted(store, run_id):
    store.save(make_impact(3), Silent())
    (store.folder / ".unfinished-1").mkdir()
    with pytest.raises(StorageError, match="not there"):
        store.delete(run_id)
    with pytest.raises(StorageError, match="not there"):
        store.load(run_id, Silent())
    assert len(store.list()) == 1


def test_files_in_use_keep_the_run_whole(store, monkeypatch):
    run = store.save(make_impact(3), Silent())

    def in_use(self, target):
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(StorageError, match="Remove its layers from the project"):
        store.delete(run.id)
    assert store.list()[0].damaged == ""
