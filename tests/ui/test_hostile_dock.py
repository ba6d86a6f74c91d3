# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Impact dock where things go wrong under its feet: names that want to be code, files and layers that go."""

from __future__ import annotations

from pathlib import Path

import pytest
from impact_setup import SIDE, Window, add, flood, masts, wards
from qgis.core import QgsProject, QgsSettings
from twinplan.gis import task
from twinplan.gis.result_layers import layers_of_run
from twinplan.gis.runs import RunStore
from twinplan.ui.impact.dock import ImpactDock
from twinplan.ui.session import Session

MARKUP = "<img src=x onerror=alert(1)><b>\"bold\" & 'x'</b>"
NAMES = [MARKUP, "two\nlines\tand a tab", "विद्यालय क्षेत्र", "n" * 10_000, "%1 %s {0} {title}", '"; DROP TABLE masts; --']


@pytest.fixture
def window(qgis_app):
    QgsProject.instance().clear()
    QgsSettings().remove("twinplan")
    window = Window()
    yield window
    QgsProject.instance().clear()
    window.window.deleteLater()


@pytest.fixture
def dock(window, tmp_path, qtbot):
    session = Session(window)
    session._runs = RunStore(tmp_path / "runs", 10**9)
    dock = ImpactDock(session, window)
    window.show_dock(dock)
    dock.answers, dock.errors = [], []
    dock.desk.answered.connect(dock.answers.append)
    dock.desk.failed.connect(dock.errors.append)
    yield dock
    dock.close_down()
    assert task.cancel_all()
    window.window.removeDockWidget(dock)
    dock.deleteLater()
    session.deleteLater()


@pytest.fixture
def layers(dock, tmp_path, qtbot):
    found = {"masts": masts(tmp_path), "flood": flood(tmp_path), "wards": wards(tmp_path)}
    add(*found.values())
    qtbot.waitUntil(lambda: dock.ask.form.inputs["hazard"].choices() != [])
    form = dock.ask.choose_question("exposure")
    form.inputs["assets"].choose([found["masts"].id()])
    form.inputs["hazard"].choose([found["flood"].id()])
    form.inputs["zones"].choose([found["wards"].id()])
    dock.ask.look_again()
    return found


def ends(dock, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(dock.answers or dock.errors), timeout=20_000)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_shown_as_they_are(dock, layers, qtbot, window, name):
    for layer in layers.values():
        layer.setName(name)
    with_name = layers["masts"]
    with_name.startEditing()
    assert with_name.changeAttributeValue(1, with_name.fields().indexOf("name"), name)
    dock.ask.look_again()
    dock.ask.run.click()
    ends(dock, qtbot)
    assert dock.errors == []
    run = dock.answers[-1].run
    qtbot.waitUntil(lambda: bool(layers_of_run(QgsProject.instance(), run.id)), timeout=5_000)
    assert dock.answers[-1].impact.figure("assets_total").value == SIDE * SIDE
    assert with_name.isEditable() and with_name.isModified()
    with_name.rollBack()
    # The dock stays as narrow as before.
    assert dock.minimumSizeHint().width() < 500


@pytest.mark.parametrize("gone", ["masts", "flood", "wards", "project"])
def test_what_is_removed_during_a_run_is_still_answered_or_said(dock, layers, qtbot, window, gone):
    dock.ask.look_again()
    assert dock.ask.run.isEnabled(), dock.ask.reason.text()
    dock.ask.run.click()
    if gone == "project":
        QgsProject.instance().clear()
    else:
        QgsProject.instance().removeMapLayer(layers[gone].id())
    ends(dock, qtbot)
    assert dock.errors == []
    assert dock.answers[-1].impact.figure("assets_total").value == SIDE * SIDE


def test_edits_made_during_a_run_stay_and_do_not_count(dock, layers, qtbot):
    layer = layers["masts"]
    layer.startEditing()
    assert layer.deleteFeature(1)
    dock.ask.look_again()
    dock.ask.run.click()
    assert layer.deleteFeature(2)
    ends(dock, qtbot)
    assert dock.errors == []
    assert dock.answers[-1].impact.figure("assets_total").value == SIDE * SIDE - 1
    assert layer.isEditable() and layer.featureCount() == SIDE * SIDE - 2
    assert layer.commitChanges() and layer.featureCount() == SIDE * SIDE - 2


def _truncate(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])


def _zero_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):
        if data[at] == 13 and b"Mast " in data[at : at + 4096]:
            data[at : at + 4096] = bytes(4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("file", "harm"),
    [("flood.tif", _truncate), ("masts.gpkg", _zero_middle), ("masts.gpkg", _truncate)],
)
def test_files_that_break_are_said_in_the_message_bar(dock, layers, qtbot, window, tmp_path, file, harm):
    harm(tmp_path / file)
    dock.ask.look_again()
    dock.ask.run.click()
    ends(dock, qtbot)
    assert dock.answers == []
    said = window.said()
    assert "Traceback" not in said and "nexpected" not in said
    assert dock.errors[0].thing in said


def test_a_file_that_has_gone_keeps_run_disabled_with_the_reason(dock, layers, tmp_path):
    (tmp_path / "flood.tif").unlink()
    dock.ask.look_again()
    assert not dock.ask.run.isEnabled()
    assert "lood" in dock.ask.reason.text()
