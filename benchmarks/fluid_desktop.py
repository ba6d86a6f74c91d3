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
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface, plugins

sys.path.insert(0, json.loads(os.environ["TWINPLAN_ARGUMENTS"])[2])
sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])
from heartbeat import Heartbeat, peak_mb
from in_qgis import play, screenshot

data, target = json.loads(os.environ["TWINPLAN_ARGUMENTS"])[:2]
data = json.loads(data)


class Play:
    """The user, act by act; every act is a generator that waits between its steps."""

    def __init__(self) -> None:
        self.canvas, self.dock = iface.mapCanvas(), plugins["twinplan"].impact_dock
        self.project = QgsProject.instance()
        self.points: QgsVectorLayer | None = None
        self.heart: Heartbeat | None = None
        self.answers: list = []
        self.run_s = self.cancel_ms = self.table_ms = float("nan")
        self.assets_hit = -1

    def all(self):
        """Every act in turn, then what was found."""
        acts = (self.project_opened, self.form_filled, self.asked, self.answered, self.table_read, self.rows_selected)
        for act in (*acts, self.much_selected, self.asked_while_panning):
            yield from act()
        self.heart.phase("end", ours=False)
        self.write()
        self.project.clear()
        yield 0.2

    def project_opened(self):
        self.project.addMapLayer(QgsRasterLayer(data["raster"], "Flood depth"))
        self.project.addMapLayer(QgsVectorLayer(data["zones"], "Wards", "ogr"))
        self.points = self.project.addMapLayer(QgsVectorLayer(data["points"], "Buildings", "ogr"))
        yield 1.0
        self.canvas.setExtent(self.points.extent())
        self.canvas.refresh()
        self.dock.setUserVisible(True)
        self.dock.tabs.setCurrentWidget(self.dock.ask)
        yield self.is_drawn
        yield 2.0
        self.heart = Heartbeat()
        self.heart.phase("nothing to do", ours=False)
        yield 2.0
        self.heart.phase("QGIS alone: the three layers drawn anew", ours=False)
        self.canvas.refreshAllLayers()
        yield 0.2
        yield self.is_drawn

    def form_filled(self):
        self.heart.phase("form filled in")
        form = self.dock.ask.choose_question("exposure")
        form.inputs["assets"].choose([self.points.id()], False)
        ids = {layer.name(): key for key, layer in self.project.mapLayers().items()}
        form.inputs["hazard"].choose([ids["Flood depth"]])
        form.inputs["zones"].choose([ids["Wards"]])
        yield 1.0
        if not self.dock.ask.run.isEnabled():
            raise RuntimeError(f"Run is disabled: {self.dock.ask.reason.text()}")

    def asked(self):
        self.heart.phase("run, computed and kept")
        self.dock.desk.answered.connect(self.answers.append)
        started_s = time.perf_counter()
        self.dock.ask.run.click()
        yield lambda: bool(self.answers) or self.dock.desk.job is None
        self.run_s = time.perf_counter() - started_s
        self.assets_hit = self.answers[0].impact.figure("assets_hit").value

    def answered(self):
        self.heart.phase("answer shown, layers added")
        self.canvas.freeze(True)  # how QGIS draws is measured apart
        run_id = self.answers[0].run.id
        yield lambda: any(layer.customProperty("twinplan/run") == run_id for layer in self.project.mapLayers().values())
        yield 1.0
        self.heart.phase("QGIS alone: result layers drawn", ours=False)
        self.canvas.freeze(False)
        self.canvas.refresh()
        yield 0.5
        yield self.is_drawn
        screenshot(Path(target).with_name("answer.png"))
        yield 0.5

    def table_read(self):
        table = self.dock.result.rows.table
        self.heart.phase("table opened anew")
        before_s = time.perf_counter()
        self.dock.result.rows._show_chosen()
        self.table_ms = 1000 * (time.perf_counter() - before_s)
        yield 1.0
        for column in range(3):
            self.heart.phase(f"sorted by '{table._model.headerData(column, Qt.Orientation.Horizontal)}'")
            table._sort_by(column)
            yield self.is_idle
            yield 0.5
        self.heart.phase("searched")
        for text in ("999", ""):
            table._search.setText(text)
            yield 0.5
            yield self.is_idle
        self.heart.phase("scrolled from top to bottom")
        bar = table.view.verticalScrollBar()
        for share in np.linspace(0, 1, 40):
            bar.setValue(int(share * bar.maximum()))
            yield None

    def rows_selected(self):
        rows = self.dock.result.rows
        self.canvas.freeze(True)
        for count in (100_000, len(rows.table.shown_positions())):
            self.heart.phase(f"{count:,} rows selected on the map")
            rows.table.view.selectionModel().clear()
            rows._select(rows.table.shown_positions()[:count])
            yield lambda count=count: rows._link.marked_count() == count
            yield 0.5
        self.heart.phase("QGIS alone: selection taken back", ours=False)
        rows._link._layer.removeSelection()
        yield 0.5

    def much_selected(self):
        """QGIS selects, which takes seconds; what counts is what asking about the selection adds."""
        box = self.dock.ask.form.inputs["assets"]
        self.dock.tabs.setCurrentWidget(self.dock.ask)
        for name, expression in (("600,000", "$id % 5 > 1"), ("all", "$id > 0")):
            self.heart.phase(f"QGIS alone: {name} points selected", ours=False)
            self.points.selectByExpression(expression)
            yield 1.0
            self.heart.phase(f"{name} points selected: asked about")
            box.choose([self.points.id()], True)
            yield 0.5
            self.answers.clear()
            self.dock.ask.run.click()
            yield lambda: bool(self.answers) or self.dock.desk.job is None
            yield 1.0
        self.heart.phase("QGIS alone: 1 M points selected, drawn", ours=False)
        self.canvas.freeze(False)
        yield 0.5
        yield self.is_drawn
        box.choose([self.points.id()], False)
        self.points.removeSelection()
        yield 0.5
        yield self.is_drawn

    def asked_while_panning(self):
        self.heart.phase("another run while QGIS pans", ours=False)
        yield 0.5
        self.dock.ask.run.click()
        for step in range(12):
            center = self.canvas.center()
            center.setX(center.x() + (500 if step % 2 else -500))
            self.canvas.setCenter(center)
            self.canvas.refresh()
            yield 0.15
        self.heart.phase("cancelled", ours=False)
        if self.dock.desk.job is not None:
            before_s = time.perf_counter()
            self.dock.desk.cancel()
            yield lambda: self.dock.desk.job is None
            self.cancel_ms = 1000 * (time.perf_counter() - before_s)
        yield self.is_drawn

    def is_drawn(self) -> bool:
        return not self.canvas.isDrawing()

    def is_idle(self) -> bool:
        from twinplan.gis import task  # the plugin is there only now

        return task.running() == 0

    def write(self) -> None:
        found = {
            "phases": self.heart.phases[:-1],
            "assets_hit": self.assets_hit,
            "run_s": self.run_s,
            "cancel_ms": self.cancel_ms,
            "table_ms": self.table_ms,
            "peak_mb": peak_mb(),
        }
        Path(target).write_text(json.dumps(found, indent=1), encoding="utf-8")


play(Play().all())
