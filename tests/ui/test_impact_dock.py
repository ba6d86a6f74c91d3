# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Impact dock as a planner uses it: ask, read, look on the map, come back."""

from __future__ import annotations

import time

import numpy as np
import pytest
from impact_setup import SIDE, Window, add, depths, flood, masts, wards
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QMessageBox
from twinplan.core.analysis.impact import Outcome
from twinplan.core.analysis.registry import analyses
from twinplan.core.progress import Progress
from twinplan.gis import task
from twinplan.gis.result_layers import layers_of_run
from twinplan.gis.runs import RunStore
from twinplan.ui.impact import map_link, run_desk
from twinplan.ui.impact.dock import ImpactDock
from twinplan.ui.session import Session

THRESHOLD_M = 0.3


@pytest.fixture
def window(qgis_app, tmp_path):
    QgsProject.instance().clear()
    QgsSettings().remove("twinplan")
    window = Window()
    yield window
    QgsProject.instance().clear()
    window.window.deleteLater()


@pytest.fixture
def session(window, tmp_path):
    session = Session(window)
    session._runs = RunStore(tmp_path / "runs", 10**9)
    yield session
    session.deleteLater()


@pytest.fixture
def dock(window, session, qtbot):
    dock = ImpactDock(session, window)
    window.show_dock(dock)
    yield dock
    dock.close_down()
    assert task.cancel_all()
    window.window.removeDockWidget(dock)
    dock.deleteLater()


@pytest.fixture
def layers(dock, tmp_path, qtbot):
    found = {"masts": masts(tmp_path), "flood": flood(tmp_path), "wards": wards(tmp_path)}
    add(*found.values())
    qtbot.waitUntil(lambda: dock.ask.form.inputs["hazard"].choices() != [])
    fill(dock, found)
    return found


def fill(dock, found, hazards=("flood",), zones=True) -> None:
    form = dock.ask.choose_question("exposure")
    form.inputs["assets"].choose([found["masts"].id()])
    form.inputs["hazard"].choose([found[name].id() for name in hazards])
    form.inputs["zones"].choose([found["wards"].id()] if zones else [])
    dock.ask.look_again()


@pytest.fixture
def asking(dock):
    """Asks and waits for the answer and its layers."""
    answers, errors = [], []
    dock.desk.answered.connect(answers.append)
    dock.desk.failed.connect(errors.append)

    def ask_and_wait(qtbot):
        answers.clear()
        assert dock.ask.run.isEnabled(), dock.ask.reason.text()
        dock.ask.run.click()
        qtbot.waitUntil(lambda: bool(answers or errors), timeout=20_000)
        assert errors == []
        run = answers[-1].run
        qtbot.waitUntil(lambda: bool(layers_of_run(QgsProject.instance(), run.id)), timeout=5_000)
        return answers[-1]

    return ask_and_wait


def outcomes() -> np.ndarray:
    """What every mast must get, mast by mast."""
    by_column = depths()[0]
    return np.array(
        [
            Outcome.UNKNOWN if by_column[n % SIDE] == -9999.0 else int(by_column[n % SIDE] >= THRESHOLD_M)
            for n in range(SIDE * SIDE)
        ]
    )


# Asking.


def test_without_layers_it_says_what_to_do_and_offers_it(dock, qtbot):
    page = dock.ask.no_layers
    assert page.isVisible() and not dock.ask.run.isVisible()
    buttons = {button.text(): button for button in page.findChildren(QAbstractButton)}
    with qtbot.waitSignal(dock.sample_wanted):
        buttons["Make the sample"].click()
    with qtbot.waitSignal(dock.twin_wanted):
        buttons["Open a twin…"].click()


def test_an_input_offers_only_layers_that_fit(dock, layers):
    inputs = dock.ask.form.inputs
    offered = {name: {choice.title for choice in row.choices()} for name, row in inputs.items()}
    assert offered["assets"] == {"Masts", "Wards"}
    assert offered["hazard"] == {"Flood", "Wards"}
    assert offered["population"] == {"Flood"}
    assert offered["zones"] == {"Wards"}


def test_run_is_disabled_with_the_reason_until_it_can_succeed(dock, layers):
    dock.ask.form.inputs["hazard"].choose([])
    dock.ask.look_again()
    assert not dock.ask.run.isEnabled()
    assert "Hazard" in dock.ask.reason.text() and dock.ask.reason.isVisible()
    dock.ask.form.inputs["hazard"].choose([layers["flood"].id()])
    dock.ask.look_again()
    assert dock.ask.run.isEnabled() and not dock.ask.reason.isVisible()


def test_the_selection_is_counted_as_it_changes_and_an_empty_one_stops_the_run(dock, layers, qtbot):
    box = dock.ask.form.inputs["assets"].selected_only
    assert not box.isChecked() and "0 of 400" in box.text()
    layers["masts"].selectByIds([1, 2, 3])
    assert "3 of 400" in box.text()
    box.setChecked(True)
    layers["masts"].removeSelection()
    dock.ask.look_again()
    assert not dock.ask.run.isEnabled() and "selected" in dock.ask.reason.text()


def test_a_layer_with_a_selection_is_what_the_question_is_about(dock, tmp_path, qtbot):
    towers, area = masts(tmp_path), wards(tmp_path)
    towers.selectByIds([4, 5])
    add(towers, area)
    row = dock.ask.form.inputs["assets"]
    qtbot.waitUntil(lambda: row.layers() == [towers])
    assert row.only_selected()


def test_a_new_crs_is_noticed(dock, layers, qtbot):
    from qgis.core import QgsCoordinateReferenceSystem

    layers["masts"].setCrs(QgsCoordinateReferenceSystem())
    qtbot.waitUntil(lambda: not dock.ask.run.isEnabled())
    assert "CRS" in dock.ask.reason.text()
    layers["masts"].setCrs(QgsCoordinateReferenceSystem("EPSG:32643"))
    qtbot.waitUntil(dock.ask.run.isEnabled)


def test_a_removed_layer_is_not_offered_any_more(dock, layers, qtbot):
    QgsProject.instance().removeMapLayer(layers["flood"].id())
    row = dock.ask.form.inputs["hazard"]
    qtbot.waitUntil(lambda: [choice.title for choice in row.choices()] == ["Wards"])
    qtbot.waitUntil(lambda: not dock.ask.run.isEnabled())


def test_answers_are_remembered_for_the_next_time(dock, layers, session, window, asking, qtbot):
    dock.ask.form.parameters["threshold"].set_value(0.75)
    asking(qtbot)
    other = ImpactDock(session, window)
    assert other.ask.form.parameters["threshold"].value() == 0.75
    other.close_down()
    other.deleteLater()


def test_a_parameter_without_its_input_is_hidden(dock, layers):
    form = dock.ask.form
    assert form.parameters["by_name_field"].isVisible()
    form.inputs["zones"].choose([])
    assert not form.parameters["by_name_field"].isVisible()
    assert "by_name_field" not in form.values()


def test_a_file_can_be_chosen_without_adding_it_to_the_map(dock, layers, tmp_path):
    flood(tmp_path, "worse", 1.0)
    row = dock.ask.form.inputs["hazard"]
    keys = dock.ask.shelf.add_file(tmp_path / "worse.tif", row.role)
    row.choose(keys)
    dock.ask.look_again()
    assert dock.ask.run.isEnabled()
    assert len(QgsProject.instance().mapLayers()) == 3


@pytest.mark.parametrize("question", [analysis.id for analysis in analyses()])
def test_every_question_has_a_form_that_fits_320_pixels(dock, layers, qtbot, question):
    form = dock.ask.choose_question(question)
    assert form.analysis.id == question
    dock.ask.look_again()
    assert dock.ask.run.isEnabled() == (dock.ask.reason.text() == "")
    assert dock.minimumSizeHint().width() <= 320
    assert form.minimumSizeHint().width() <= 320
    for row in form.parameters.values():
        row.set_value(row.value())


def test_everything_fits_320_pixels(dock, layers, asking, qtbot):
    dock.ask.form._more.setCollapsed(False)
    asking(qtbot)
    for page in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(page)
        qtbot.wait(20)
        assert dock.minimumSizeHint().width() <= 320
    assert dock.ask.form.minimumSizeHint().width() <= 290
    assert dock.width() <= 330


def test_everything_that_takes_input_has_an_accessible_name(dock, layers, asking, qtbot):
    asking(qtbot)
    nameless = [
        widget
        for kind in (QComboBox, QLineEdit)
        for widget in dock.findChildren(kind)
        if not widget.accessibleName() and not widget.parent().inherits("QAbstractSpinBox")
    ]
    assert [(widget.metaObject().className(), widget.parent()) for widget in nameless] == []
    speechless = [b for b in dock.findChildren(QAbstractButton) if not (b.text() or b.accessibleName() or b.toolTip())]
    own = [button for button in speechless if type(button).__module__.startswith("twinplan")]
    assert own == []


# Running.


def test_the_answer_is_right_and_on_the_map(dock, layers, asking, qtbot):
    answer = asking(qtbot)
    expected = outcomes()
    assert answer.impact.figure("assets_hit").value == np.count_nonzero(expected == Outcome.HIT)
    assert answer.impact.figure("assets_hit").unknown == SIDE
    assert dock.tabs.currentWidget().isAncestorOf(dock.result)
    assert str(np.count_nonzero(expected == Outcome.HIT)) in dock.result.sentence.text()
    shown = layers_of_run(QgsProject.instance(), answer.run.id)
    assert {layer.featureCount() for layer in shown} == {400, 2}


def test_only_the_selection_is_asked_about(dock, layers, asking, qtbot):
    layers["masts"].selectByIds([1, 2, 3, 4])
    dock.ask.form.inputs["assets"].choose([layers["masts"].id()], True)
    dock.ask.look_again()
    assert asking(qtbot).impact.figure("assets_total").value == 4


def test_several_floods_are_asked_about_in_one_run(dock, layers, tmp_path, asking, qtbot):
    worse = flood(tmp_path, "worse", 1.0)
    add(worse)
    fill(dock, {**layers, "worse": worse}, ("flood", "worse"))
    answer = asking(qtbot)
    assert len(answer.impact.charts) >= 2


def test_the_user_says_which_of_several_floods_leads(dock, layers, tmp_path, asking, qtbot):
    # Before the other one in the list, for it is listed by name.
    another = flood(tmp_path, "another", 1.0)
    add(another)
    row = dock.ask.form.inputs["hazard"]
    qtbot.waitUntil(lambda: another.id() in {choice.key for choice in row.choices()})
    first = layers["flood"].id()
    row.choose([first])
    assert not row.picker.lead.isVisible()
    row.picker.list.findItems("Another", Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
    assert row.picker.lead.isVisible()
    assert row.picker.chosen_keys() == [first, another.id()]
    QTest.keyClick(row.picker.lead, Qt.Key.Key_Up)
    assert row.picker.chosen_keys() == [another.id(), first]
    answer = asking(qtbot)
    assert "hit by 'Another'" in answer.impact.sentence


def test_the_layer_may_be_edited_while_the_run_goes_on(dock, layers, asking, qtbot):
    layers["masts"].startEditing()
    layers["masts"].deleteFeatures([1, 2])
    dock.ask.look_again()
    answer = asking(qtbot)
    assert answer.impact.figure("assets_total").value == 398
    assert layers["masts"].isEditable() and layers["masts"].undoStack().count() >= 1
    layers["masts"].rollBack()


def test_enter_runs_and_escape_cancels(dock, layers, qtbot, monkeypatch):
    def forever(question, store, shown, progress: Progress):
        while True:
            progress.check()
            time.sleep(0.01)

    monkeypatch.setattr(run_desk, "find_answer", forever)
    dock.window().activateWindow()
    dock.ask.questions.setFocus()
    QTest.keyClick(dock.ask.questions, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dock.desk.job is not None)
    assert dock.ask.strip.isVisible()
    QTest.keyClick(dock.ask.questions, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dock.desk.job is None)
    assert not dock._session.runs.list() and not dock.ask.strip.isVisible()


def test_the_same_question_twice_is_refused_and_another_one_waits_its_turn(dock, layers, qtbot, monkeypatch):
    real, gate = run_desk.find_answer, []

    def slowly(question, store, shown, progress: Progress):
        while not gate:
            progress.check()
            time.sleep(0.01)
        return real(question, store, shown, progress)

    monkeypatch.setattr(run_desk, "find_answer", slowly)
    answers = []
    dock.desk.answered.connect(answers.append)
    dock.ask.run.click()
    dock.ask.look_again()
    assert not dock.ask.run.isEnabled() and "being answered" in dock.ask.reason.text()
    dock.ask.form.parameters["threshold"].set_value(1.0)
    dock.ask.look_again()
    dock.ask.run.click()
    assert dock.desk.waiting == 1 and "1 waiting" in dock.ask.run.text()
    gate.append(True)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    hits = [answer.impact.figure("assets_hit").value for answer in answers]
    assert hits[0] > hits[1]


def test_what_cannot_be_answered_is_said_in_the_message_bar(dock, layers, window, qtbot):
    form = dock.ask.form
    form.parameters["hit_classes"].set_value("deep")
    form.parameters["threshold"].set_value(1.0)
    dock.ask.look_again()
    if dock.ask.run.isEnabled():
        dock.ask.run.click()
        qtbot.waitUntil(lambda: dock.desk.job is None, timeout=20_000)
        qtbot.waitUntil(lambda: "Leave one of them empty" in window.said())


def test_a_full_disk_costs_the_history_and_not_the_answer(dock, layers, session, window, qtbot, tmp_path):
    (tmp_path / "taken").write_text("a file where the folder of runs should be")
    session._runs = RunStore(tmp_path / "taken", 10**9)
    answers = []
    dock.desk.answered.connect(answers.append)
    dock.ask.run.click()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers[0].run is None and answers[0].problem is not None
    qtbot.waitUntil(lambda: dock.result.rows.table.shown_positions().size == 400)
    assert "taken" in window.said()


# Reading.


def rows_of(dock):
    table = dock.result.rows.table
    return [table._model.text(row, 0) for row in range(table._model.rowCount())]


def test_rows_sort_filter_and_count(dock, layers, asking, qtbot):
    asking(qtbot)
    table = dock.result.rows.table
    model = table._model
    assert model.text(0, 0).startswith("Mast "), "features are called by their name"
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    outcome = headings.index("Outcome")
    listed = [model.text(row, outcome) for row in range(model.rowCount())]
    assert listed == sorted(listed, key=["hit", "unknown", "safe"].index), "what was asked for comes first"
    table._outcome.setCurrentIndex(table._outcome.findData(Outcome.UNKNOWN))
    assert model.rowCount() == SIDE
    assert {model.text(row, outcome) for row in range(SIDE)} == {"unknown"}
    assert "20 of 400" in table._count.text()
    table._outcome.setCurrentIndex(0)
    deepest = next(index for index, text in enumerate(headings) if "(m)" in text or "ntensity" in text or "Max" in text)
    table.view.horizontalHeader().sectionClicked.emit(deepest)
    table.view.horizontalHeader().sectionClicked.emit(deepest)
    assert model.text(0, outcome) == "hit"


def test_any_number_of_rows_is_selected_on_the_map(dock, layers, asking, qtbot, monkeypatch):
    """In turns, so that the window does not wait for a million."""
    monkeypatch.setattr(map_link, "_SELECTED_AT_ONCE", 30)
    answer = asking(qtbot)
    rows = dock.result.rows
    results = next(
        layer for layer in layers_of_run(QgsProject.instance(), answer.run.id) if layer.featureCount() == 400
    )
    rows._select_listed()
    qtbot.waitUntil(lambda: results.selectedFeatureCount() == 400)
    rows._select(rows.table.shown_positions()[:200])
    qtbot.waitUntil(lambda: results.selectedFeatureCount() == 200)
    rows._select(rows.table.shown_positions())
    results.removeSelection()
    qtbot.wait(50)
    assert results.selectedFeatureCount() == 0, "what the user selects on the map ends what the table was selecting"
    assert not rows._canvas.isFrozen()


def test_rows_and_map_follow_each_other(dock, layers, asking, qtbot):
    answer = asking(qtbot)
    table = dock.result.rows.table
    results = next(
        layer for layer in layers_of_run(QgsProject.instance(), answer.run.id) if layer.featureCount() == 400
    )
    index = table._model.index(5, 0)
    position = int(table._model.positions[5])
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.view.selectionModel().select(index, flags)
    chosen = results.selectedFeatures()
    assert len(chosen) == 1
    place = chosen[0].geometry().asPoint()
    source = layers["masts"].getFeature(int(answer.impact.features[0].table.fids[position])).geometry().asPoint()
    assert (place.x(), place.y()) == pytest.approx((source.x(), source.y()))
    assert layers["masts"].selectedFeatureCount() == 0, "the user's own selection is left alone"
    assert table._model.is_marked(5) and not table._model.is_marked(6)
    others = sorted(int(table._model.positions[row]) for row in (7, 9))
    layers["masts"].selectByIds([int(answer.impact.features[0].table.fids[n]) for n in others])
    assert table._model.is_marked(7) and table._model.is_marked(9)
    results.removeSelection()
    dock.result.rows.only_marked.setChecked(True)
    assert sorted(table.shown_positions().tolist()) == others


def test_zoom_goes_to_the_feature_of_the_row(dock, layers, window, asking, qtbot):
    answer = asking(qtbot)
    window.canvas.setDestinationCrs(layers["masts"].crs())
    window.canvas.setExtent(layers["masts"].extent())
    dock.result.rows.table.activated.emit(42)
    source = layers["masts"].getFeature(int(answer.impact.features[0].table.fids[42])).geometry().asPoint()
    center = window.canvas.center()
    assert (center.x(), center.y()) == pytest.approx((source.x(), source.y()), abs=1.0)


def test_zones_have_a_table_and_outside_is_a_row(dock, layers, asking, qtbot):
    asking(qtbot)
    dock.result.tabs.setCurrentWidget(dock.result.zones)
    model = dock.result.zones.table._model
    assert model.rowCount() == 3
    assert "outside" in model.text(2, 0).lower()


def test_chart_and_method_are_there(dock, layers, asking, qtbot):
    asking(qtbot)
    labels = [dock.result.tabs.tabText(index) for index in range(dock.result.tabs.count())]
    assert labels == ["Table", "Zones", "Chart", "Method"]
    dock.result.tabs.setCurrentWidget(dock.result.method)
    assert "Threshold" in dock.result.method.toPlainText() and "Masts" in dock.result.method.toPlainText()


def test_a_table_without_its_layers_still_shows(dock, layers, asking, qtbot):
    answer = asking(qtbot)
    QgsProject.instance().clear()
    qtbot.wait(50)
    assert len(rows_of(dock)) == 400
    assert not dock.result.rows.zoom.isVisible()
    dock.result.rows.table.activated.emit(3)
    assert answer.impact is dock.result.answer.impact


# Sharing.


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "gpkg", "html", "pdf"])
def test_everything_can_be_shared(dock, layers, window, asking, qtbot, tmp_path, suffix):
    asking(qtbot)
    path = tmp_path / f"answer.{suffix}"
    share = dock.result.share
    write = {"gpkg": share.write_layers, "html": share.write_report, "pdf": share.write_report}
    write.get(suffix, share.write_table)(path)
    qtbot.waitUntil(lambda: task.running() == 0, timeout=30_000)
    qtbot.waitUntil(lambda: f"answer.{suffix}" in window.said(), timeout=5_000)
    assert path.stat().st_size > 500, window.said()


# Coming back.


def test_a_run_can_be_opened_again(dock, layers, session, asking, qtbot):
    first = asking(qtbot)
    dock.history.refresh()
    qtbot.waitUntil(lambda: dock.history.list.count() == 1, timeout=5_000)
    answers = []
    dock.desk.answered.connect(answers.append)
    dock.history.list.setCurrentRow(0)
    dock.history.open.click()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers[0].impact.figures == first.impact.figures
    qtbot.waitUntil(lambda: len(rows_of(dock)) == 400)


def test_asking_again_fills_the_form(dock, layers, session, asking, qtbot):
    dock.ask.form.parameters["threshold"].set_value(1.25)
    dock.ask.look_again()
    asking(qtbot)
    form = dock.ask.form
    form.reset()
    form.inputs["hazard"].choose([])
    form.inputs["zones"].choose([])
    dock.history.again_wanted.emit(session.runs.list()[0])
    assert form.parameters["threshold"].value() == 1.25
    assert form.inputs["hazard"].layers() == [layers["flood"]]
    assert form.inputs["zones"].layers() == [layers["wards"]]
    assert dock.ask.run.isEnabled()


def test_asking_again_names_layers_that_are_gone(dock, layers, session, window, asking, qtbot):
    asking(qtbot)
    QgsProject.instance().removeMapLayer(layers["flood"].id())
    qtbot.wait(20)
    dock.history.again_wanted.emit(session.runs.list()[0])
    assert "Flood" in window.said()
    assert not dock.ask.run.isEnabled()


def test_deleting_a_run_takes_its_layers_off_the_map(dock, layers, session, asking, qtbot, monkeypatch):
    answer = asking(qtbot)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    dock.history.delete_wanted.emit(session.runs.list())
    assert not session.runs.list()
    assert layers_of_run(QgsProject.instance(), answer.run.id) == []


def test_runs_on_the_map_are_not_removed_to_make_room(dock, layers, session, asking, qtbot, tmp_path):
    session._runs = RunStore(tmp_path / "small", 1)
    kept = set()
    for threshold in (0.3, 0.8, 1.25):
        dock.ask.form.parameters["threshold"].set_value(threshold)
        dock.ask.look_again()
        kept.add(asking(qtbot).run.id)
    assert {run.id for run in session.runs.list()} == kept


def test_a_project_brings_its_run_back(dock, layers, session, asking, qtbot):
    answer = asking(qtbot)
    dock.result.answer = None
    session.restore_kept(session.all_kept())
    qtbot.waitUntil(lambda: dock.result.answer is not None, timeout=10_000)
    assert dock.result.answer.run.id == answer.run.id


# From the map and the layer tree.


def entries(menu: QMenu) -> dict[str, QMenu]:
    return {action.text(): action.menu() for action in menu.actions() if action.menu()}


def test_selected_features_offer_to_be_asked_about(dock, layers, window, qtbot):
    menu = QMenu()
    window.canvas.contextMenuAboutToShow.emit(menu, None)
    assert entries(menu) == {}
    layers["masts"].selectByIds([1, 2])
    window.canvas.contextMenuAboutToShow.emit(menu, None)
    (title, questions), *_ = entries(menu).items()
    assert "2" in title and "Masts" in title
    dock.tabs.setCurrentWidget(dock.history)
    next(action for action in questions.actions() if action.text() == "What is in harm's way?").trigger()
    row = dock.ask.form.inputs["assets"]
    assert row.layers() == [layers["masts"]] and row.only_selected()
    assert dock.tabs.currentWidget() is dock.ask


def test_nothing_is_left_behind(window, session, layers_free, qtbot):
    dock = ImpactDock(session, window)
    window.show_dock(dock)
    fill(dock, layers_free)
    layer = layers_free["masts"]
    dock.close_down()
    menu = QMenu()
    layer.selectByIds([1])
    window.canvas.contextMenuAboutToShow.emit(menu, None)
    assert entries(menu) == {}
    assert layer.receivers(layer.selectionChanged) == layers_free["receivers"]
    dock.deleteLater()
    QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def layers_free(window, tmp_path):
    found = {"masts": masts(tmp_path), "flood": flood(tmp_path), "wards": wards(tmp_path)}
    add(*found.values())
    layer: QgsVectorLayer = found["masts"]
    return {**found, "receivers": layer.receivers(layer.selectionChanged)}


def test_enter_on_a_row_zooms(dock, layers, window, asking, qtbot):
    asking(qtbot)
    table = dock.result.rows.table
    heard = []
    table.activated.connect(heard.append)
    window.window.activateWindow()
    table.view.setCurrentIndex(table._model.index(3, 0))
    table.view.setFocus()
    qtbot.waitUntil(table.view.hasFocus)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert heard == [table._model.positions[3]]


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_several_runs_make_one_report(dock, layers, asking, qtbot, tmp_path, suffix):
    asking(qtbot)
    dock.ask.form.parameters["threshold"].set_value(1.25)
    dock.ask.look_again()
    asking(qtbot)
    dock.tabs.setCurrentWidget(dock.history)
    qtbot.waitUntil(lambda: dock.history.list.count() == 2)
    dock.history.list.selectAll()
    assert dock.history.report.isEnabled()
    path = tmp_path / f"both.{suffix}"
    dock.history.write_report(path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    if suffix == "html":
        assert path.read_text(encoding="utf-8").count("<article") == 2


def test_run_says_that_damage_needs_a_value(dock, layers):
    form = dock.ask.choose_question("damage")
    form.inputs["assets"].choose([layers["masts"].id()])
    form.inputs["hazard"].choose([layers["flood"].id()])
    dock.ask.look_again()
    assert not dock.ask.run.isEnabled()
    assert "worth" in dock.ask.reason.text()
    form.parameters["unit_value"].set_value(400.0)
    dock.ask.look_again()
    assert dock.ask.run.isEnabled(), dock.ask.reason.text()


def test_rows_selected_in_an_answer_are_not_what_the_next_question_is_about(dock, layers, asking, qtbot):
    answer = asking(qtbot)
    result = next(each for each in layers_of_run(QgsProject.instance(), answer.run.id) if each.featureCount() > 100)
    result.selectByIds([next(result.getFeatures()).id()])
    form = dock.ask.choose_question("access")
    assert [choice.key for choice in form.inputs["demand"].chosen()] != [result.id()]
