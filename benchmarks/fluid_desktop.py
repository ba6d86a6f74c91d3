# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Played inside the real QGIS by the job "fluid": ask, look, sort, select, cancel, with a heartbeat beside it."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QElapsedTimer, Qt, QTimer
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])
from in_qgis import play, screenshot

BEAT_MS = 4
LIMIT_MS = 50.0
data, target = json.loads(os.environ["TWINPLAN_ARGUMENTS"])
data = json.loads(data)


class Heartbeat:
    """Notes how long the event loop stood still, phase by phase; `ours` says whether a phase is TwinPlan's doing.

    `gap_ms` is by the clock, waiting for a processor included;
    `busy_ms` is how long the main thread computed in one go.
    """

    def __init__(self) -> None:
        self.phases: list[dict] = []
        self._clock = QElapsedTimer()
        self._busy_s = time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._clock.start()

    def phase(self, name: str, ours: bool = True) -> None:
        now_s = time.perf_counter()
        if self.phases:
            self.phases[-1]["seconds"] = now_s - self.phases[-1]["start_s"]
        self.phases.append(
            {"name": name, "ours": ours, "gap_ms": 0.0, "busy_ms": 0.0, "over": 0, "gaps": [], "start_s": now_s}
        )
        self.phases[-1]["seconds"] = 0.0

    def _beat(self) -> None:
        gap_ms = self._clock.nsecsElapsed() / 1e6 - BEAT_MS
        self._clock.restart()
        before_s, self._busy_s = self._busy_s, time.thread_time()
        if not self.phases:
            return
        phase = self.phases[-1]
        phase["gap_ms"] = max(phase["gap_ms"], gap_ms)
        phase["busy_ms"] = max(phase["busy_ms"], 1000.0 * (self._busy_s - before_s))
        if gap_ms > LIMIT_MS / 2:
            phase["gaps"].append([round(time.perf_counter() - phase["start_s"], 3), round(gap_ms)])
        phase["over"] += gap_ms > LIMIT_MS


def steps():
    from twinplan.gis import task  # the plugin is there only now

    canvas, dock = iface.mapCanvas(), plugins["twinplan"].impact_dock
    project = QgsProject.instance()
    project.addMapLayer(QgsRasterLayer(data["raster"], "Flood depth"))
    project.addMapLayer(QgsVectorLayer(data["zones"], "Wards", "ogr"))
    points = project.addMapLayer(QgsVectorLayer(data["points"], "Buildings", "ogr"))
    yield 1.0
    canvas.setExtent(points.extent())
    canvas.refresh()
    dock.setUserVisible(True)
    dock.tabs.setCurrentWidget(dock.ask)
    yield lambda: not canvas.isDrawing()
    yield 2.0
    heart = Heartbeat()
    heart.phase("nothing to do", ours=False)
    yield 2.0
    heart.phase("QGIS alone: the three layers drawn anew", ours=False)
    canvas.refreshAllLayers()
    yield 0.2
    yield lambda: not canvas.isDrawing()
    heart.phase("form filled in")
    form = dock.ask.choose_question("exposure")
    form.inputs["assets"].choose([points.id()], False)
    raster_id = next(key for key, layer in project.mapLayers().items() if isinstance(layer, QgsRasterLayer))
    wards_id = next(key for key, layer in project.mapLayers().items() if layer.name() == "Wards")
    form.inputs["hazard"].choose([raster_id])
    form.inputs["zones"].choose([wards_id])
    yield 1.0
    if not dock.ask.run.isEnabled():
        raise RuntimeError(f"Run is disabled: {dock.ask.reason.text()}")
    heart.phase("run, computed and kept")
    answers = []
    dock.desk.answered.connect(answers.append)
    shown = []
    started_s = time.perf_counter()
    dock.ask.run.click()
    yield lambda: bool(answers) or dock.desk.job is None
    run_s = time.perf_counter() - started_s
    heart.phase("answer shown, layers added")
    canvas.freeze(True)  # how QGIS draws is measured apart
    run_id = answers[0].run.id
    yield lambda: any(layer.customProperty("twinplan/run") == run_id for layer in project.mapLayers().values())
    yield 1.0
    heart.phase("QGIS alone: result layers drawn", ours=False)
    canvas.freeze(False)
    canvas.refresh()
    yield 0.5
    yield lambda: not canvas.isDrawing()
    screenshot(Path(target).with_name("answer.png"))
    yield 0.5
    table = dock.result.rows.table
    heart.phase("table opened anew")
    before_s = time.perf_counter()
    dock.result.rows._show_chosen()
    shown.append(time.perf_counter() - before_s)
    yield 1.0
    for column in range(3):
        heart.phase(f"sorted by '{table._model.headerData(column, Qt.Orientation.Horizontal)}'")
        table._sort_by(column)
        yield lambda: task.running() == 0
        yield 0.5
    heart.phase("searched")
    table._search.setText("999")
    yield 0.5
    yield lambda: task.running() == 0
    table._search.setText("")
    yield 0.5
    yield lambda: task.running() == 0
    heart.phase("scrolled from top to bottom")
    bar = table.view.verticalScrollBar()
    for share in np.linspace(0, 1, 40):
        bar.setValue(int(share * bar.maximum()))
        yield None
    heart.phase("100,000 rows selected on the map")
    canvas.freeze(True)
    table.view.selectionModel().clear()
    dock.result.rows._select(table.shown_positions()[:100_000])
    yield 0.5
    heart.phase("QGIS alone: 1 M points selected, drawn", ours=False)
    canvas.freeze(False)
    points.selectAll()
    yield 0.5
    yield lambda: not canvas.isDrawing()
    points.removeSelection()
    yield 0.5
    yield lambda: not canvas.isDrawing()
    heart.phase("a second run while QGIS pans", ours=False)
    dock.tabs.setCurrentWidget(dock.ask)
    yield 0.5
    dock.ask.run.click()
    for step in range(12):
        center = canvas.center()
        center.setX(center.x() + (500 if step % 2 else -500))
        canvas.setCenter(center)
        canvas.refresh()
        yield 0.15
    heart.phase("cancelled", ours=False)
    cancel_ms = float("nan")
    if dock.desk.job is not None:
        before_s = time.perf_counter()
        dock.desk.cancel()
        yield lambda: dock.desk.job is None
        cancel_ms = 1000 * (time.perf_counter() - before_s)
    yield lambda: not canvas.isDrawing()
    heart.phase("end", ours=False)
    found = {
        "phases": heart.phases[:-1],
        "assets_hit": answers[0].impact.figure("assets_hit").value if answers else -1,
        "run_s": run_s,
        "cancel_ms": cancel_ms,
        "table_ms": 1000 * max(shown),
        "peak_mb": _peak_mb(),
    }
    Path(target).write_text(json.dumps(found, indent=1), encoding="utf-8")
    project.clear()
    yield 0.2


def _peak_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024.0


play(steps())
