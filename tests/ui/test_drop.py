# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What counts as a twin when it is dropped."""

from __future__ import annotations

from qgis.PyQt.QtCore import QMimeData, QUrl
from twinplan.ui.twin.drop import TwinDropHandler, dropped_twin, twin_folder


def mime(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_twin_folder_or_its_manifest_among_other_files_is_found(tmp_path):
    folder = tmp_path / "river.twin"
    folder.mkdir()
    (folder / "twin.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("")
    assert dropped_twin(mime(tmp_path / "notes.txt", folder)) == folder
    assert dropped_twin(mime(folder / "twin.json")) == folder
    assert dropped_twin(mime(tmp_path / "notes.txt")) is None
    assert dropped_twin(QMimeData()) is None


def test_a_broken_twin_still_counts_so_that_opening_can_say_what_is_missing(tmp_path):
    (tmp_path / "river.twin").mkdir()
    assert twin_folder(str(tmp_path / "river.twin")) == tmp_path / "river.twin"
    assert twin_folder(str(tmp_path)) is None
    assert twin_folder("") is None


def test_dropping_on_the_window_opens_the_twin_and_leaves_other_files_to_qgis(qgis_app, tmp_path):
    opened = []
    handler = TwinDropHandler(opened.append)
    (tmp_path / "river.twin").mkdir()
    assert handler.handleFileDrop(str(tmp_path / "river.twin"))
    assert not handler.handleFileDrop(str(tmp_path / "roads.gpkg"))
    assert opened == [tmp_path / "river.twin"]
