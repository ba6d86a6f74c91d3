# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Inside the real QGIS: what a planner does in the first five minutes, by mouse and keyboard where a planner would."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])

from in_qgis import Steps, click, drag_on_map, map_is_drawn, play, screenshot, when_dialog
from qgis.core import QgsProject, QgsVectorLayer
from qgis.utils import iface, plugins

TWIN, OUT = (Path(argument) for argument in json.loads(os.environ["TWINPLAN_ARGUMENTS"]))
SCREENSHOTS = OUT / "screenshots"
FAVOURITE_ASSETS = ("buildings", "schools", "roads")


def steps() -> Steps:
    plugin = plugins["twinplan"]
    twin_dock, impact_dock = plugin.twin_dock, plugin.impact_dock
    twin_dock.setUserVisible(True)
    yield 0.5
    screenshot(SCREENSHOTS / "01-empty.png")

    yield from open_twin(twin_dock, plugin.session)
    yield map_is_drawn
    screenshot(SCREENSHOTS / "02-twin.png")

    assets = chosen_assets(plugin.session.twin.twin)
    iface.setActiveLayer(assets)
    iface.actionSelectRectangle().trigger()
    yield 0.3
    drag_on_map((0.25, 0.2), (0.8, 0.8))
    yield lambda: assets.selectedFeatureCount() > 0
    yield 0.3
    yield map_is_drawn
    screenshot(SCREENSHOTS / "03-selected.png")

    impact_dock.ask_about("exposure", "assets", assets)
    form = impact_dock.ask.form
    # The form begins with the flood of a hundred years, which goes on to lead.
    every_hazard = form.inputs["hazard"].picker.all
    if every_hazard.isVisible():
        click(every_hazard)
    form.inputs["zones"].choose(keys_with_role(form, "zones", "zone")[:1], False)
    yield lambda: impact_dock.ask.run.isEnabled()
    screenshot(SCREENSHOTS / "04-question.png")

    click(impact_dock.ask.run)
    yield lambda: impact_dock.result.answer is not None
    yield 1.0
    yield map_is_drawn
    screenshot(SCREENSHOTS / "05-answer.png")
    yield from look_at_every_page(impact_dock.result.tabs, 6)
    yield from write_report(impact_dock.result, "answer.json")
    yield from ask_for_the_chain(impact_dock)


def ask_for_the_chain(dock) -> Steps:
    """Which failures follow from the flood, up to the people without service; one report with both answers."""
    iface.messageBar().clearWidgets()
    form = dock.ask.choose_question("cascade")
    dock.tabs.setCurrentWidget(dock.ask)
    yield 0.3
    if not form.inputs["dependency"].chosen():
        return  # nothing in this twin depends on anything
    hazards = form.inputs["hazard"]
    hazards.choose([choice.key for choice in sorted(hazards.choices(), key=far_from_usual)[:1]])
    form.inputs["zones"].choose(keys_with_role(form, "zones", "zone")[:1], False)
    yield dock.ask.run.isEnabled
    screenshot(SCREENSHOTS / "11-chain-question.png")
    first = dock.result.answer
    click(dock.ask.run)
    yield lambda: dock.result.answer is not first
    yield 1.0
    yield map_is_drawn
    screenshot(SCREENSHOTS / "12-chain-answer.png")
    tell_why(dock.result)
    yield 0.3
    screenshot(SCREENSHOTS / "13-chain-why.png")
    yield from look_at_every_page(dock.result.tabs, 14)
    click(dock.result.share.time)
    yield 0.5
    yield map_is_drawn
    screenshot(SCREENSHOTS / "17-chain-first-hour.png")
    write_answer(dock.result, "chain.json")
    yield from write_one_report(dock)


def far_from_usual(choice) -> float:
    """Planners begin with the flood of a hundred years."""
    years = choice.twin_layer.return_period_years if choice.twin_layer else None
    return abs((years or 0.0) - 100.0)


def tell_why(result) -> None:
    """Click the first hospital that fails, or the first asset."""
    sheets = [result.rows.picker.itemText(index) for index in range(result.rows.picker.count())]
    result.rows.picker.setCurrentIndex(next((n for n, name in enumerate(sheets) if "ospital" in name), 0))
    result.rows.table.view.selectRow(0)


def write_one_report(dock) -> Steps:
    """The history's report of several runs."""
    dock.tabs.setCurrentWidget(dock.history)
    yield lambda: dock.history.list.count() >= 2
    for row in range(2):
        dock.history.list.item(row).setSelected(True)
    yield 0.3
    screenshot(SCREENSHOTS / "18-history.png")
    for name in ("both.html", "both.pdf"):
        dock.history.write_report(OUT / name)
        yield (OUT / name).is_file
        yield 0.3


def open_twin(dock, session) -> Steps:
    if (TWIN / "twin.json").is_file():
        session.open_twin(TWIN, dock.view.add_all)
    else:
        # The button opens a dialog that waits for its user.
        when_dialog("SampleDialog", lambda dialog: accept_sample(dialog, dock))
        click(dock.empty.sample)
    yield lambda: session.twin is not None and session.opening is None
    expected = len(session.twin.twin.layers)
    yield lambda: len(QgsProject.instance().mapLayers()) >= expected


def accept_sample(dialog, dock) -> None:
    screenshot(SCREENSHOTS / "01-sample-dialog.png")
    dialog.reject()
    dock.make_sample_in(TWIN)


def chosen_assets(twin) -> QgsVectorLayer:
    """The twin's buildings, or its first asset layer."""
    layers = {layer.customProperty("twinplan/layer"): layer for layer in QgsProject.instance().mapLayers().values()}
    ids = [layer.id for layer in twin.layers if layer.role.value in ("asset", "network") and layer.id in layers]
    favourites = [layer_id for layer_id in FAVOURITE_ASSETS if layer_id in ids]
    return layers[(favourites or ids)[0]]


def keys_with_role(form, input_id: str, role: str) -> list[str]:
    choices = form.inputs[input_id].choices()
    return [choice.key for choice in choices if choice.twin_layer and choice.twin_layer.role.value == role]


def look_at_every_page(tabs, number: int) -> Steps:
    """Screenshots of all pages but the first, numbered from here."""
    for index in range(1, tabs.count()):
        tabs.setCurrentIndex(index)
        yield 0.3
        screenshot(SCREENSHOTS / f"{number + index - 1:02}-{tabs.tabText(index).lower()}.png")
    tabs.setCurrentIndex(0)


def write_answer(result, name: str) -> None:
    from twinplan.core.report.json_answer import as_json, write_json

    write_json(as_json(result.answer.impact), OUT / name)


def write_report(result, answer: str) -> Steps:
    write_answer(result, answer)
    for name in ("report.html", "report.pdf"):
        result.share.write_report(OUT / name)
        yield (OUT / name).is_file
        yield 0.5
    screenshot(SCREENSHOTS / "10-reported.png")


play(steps())
