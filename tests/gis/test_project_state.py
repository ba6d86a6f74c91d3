# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A project remembers its twin relative to itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtXml import QDomDocument
from twinplan.gis.project_state import (
    ProjectState,
    from_project,
    read_state,
    relative_to_project,
    write_state,
)


def saved(project_file: Path, state: ProjectState) -> str:
    project = QgsProject()
    project.writeProject.connect(lambda document: write_state(document, state))
    assert project.write(str(project_file))
    return project_file.read_text(encoding="utf-8")


def loaded(project_file: Path) -> ProjectState:
    states = []
    project = QgsProject()
    project.readProject.connect(lambda document: states.append(read_state(document)))
    assert project.read(str(project_file))
    return states[0]


def test_state_comes_back_with_the_project(qgis_app, tmp_path):
    state = ProjectState(
        "../data/river.twin", "id-1", 'River "district" <1>', {"run": "20261121", "question": "exposure"}
    )
    saved(tmp_path / "plan.qgs", state)
    assert loaded(tmp_path / "plan.qgs") == state


def test_a_project_without_twin_is_left_as_it_is(qgis_app, tmp_path):
    text = saved(tmp_path / "plan.qgs", ProjectState())
    assert "twinplan" not in text
    assert loaded(tmp_path / "plan.qgs") == ProjectState()


def test_project_and_twin_may_move_together(tmp_path):
    stored = relative_to_project(tmp_path / "data" / "river.twin", str(tmp_path / "plans" / "plan.qgs"))
    assert stored == "../data/river.twin"
    elsewhere = Path("/other/place")
    assert from_project(stored, str(elsewhere / "plans" / "plan.qgs")) == elsewhere / "data" / "river.twin"


@pytest.mark.parametrize("stored", ["/far/away/river.twin"])
def test_absolute_places_stay(stored):
    assert from_project(stored, "/here/plan.qgs") == Path(stored)


def test_reading_an_empty_document_gives_an_empty_state(qgis_app):
    assert read_state(QDomDocument()) == ProjectState()
