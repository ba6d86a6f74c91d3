# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Played inside the real QGIS by the job "fluid3": every question of a million rows is asked, shown, and cancelled.

The map stands still throughout: how QGIS draws is measured by the job "fluid".
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.utils import iface, plugins

sys.path.insert(0, json.loads(os.environ["TWINPLAN_ARGUMENTS"])[2])
sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])
from heartbeat import Heartbeat, forget_peak, peak_mb
from in_qgis import play

data, target = json.loads(os.environ["TWINPLAN_ARGUMENTS"])[:2]
data = json.loads(data)


class Play:
    """The user, question by question."""

    def __init__(self) -> None:
        self.dock, self.project = plugins["twinplan"].impact_dock, QgsProject.instance()
        self.heart: Heartbeat | None = None
        self.answers: list = []
        self.errors: list[str] = []
        self.ids: dict[str, str] = {}
        self.found: list[dict] = []

    def all(self):
        iface.mapCanvas().freeze(True)
        for name, path in data["layers"].items():
            is_raster = path.endswith(".tif")
            layer = QgsRasterLayer(path, name) if is_raster else QgsVectorLayer(path, name, "ogr")
            self.ids[name] = self.project.addMapLayer(layer).id()
        self.dock.setUserVisible(True)
        self.dock.desk.answered.connect(self.answers.append)
        self.dock.desk.failed.connect(lambda error: self.errors.append(str(error)))
        yield 2.0
        self.heart = Heartbeat()
        for question in data["questions"]:
            yield from self.asked(question)
        self.heart.phase("end", ours=False)
        found = {"phases": self.heart.phases[:-1], "questions": self.found}
        Path(target).write_text(json.dumps(found, indent=1), encoding="utf-8")
        self.project.clear()
        yield 0.2

    def asked(self, question):
        name = question["name"]
        forget_peak()
        yield from self.form_filled(question)
        self.heart.phase(f"{name}: computed and kept")
        run_s = yield from self.answered()
        own = {"name": name, "run_s": run_s, "errors": list(self.errors), "peak_mb": peak_mb()}
        own["figures"] = {figure.id: figure.value for figure in self.answers[0].impact.figures} if self.answers else {}
        self.found.append(own)
        self.heart.phase(f"{name}: answer shown, layers added")
        yield 3.0
        yield from self.cancelled(own, run_s)
        self.heart.phase("QGIS alone: layers removed", ours=False)
        kept = set(self.ids.values())
        self.project.removeMapLayers([key for key in self.project.mapLayers() if key not in kept])
        yield 1.0

    def form_filled(self, question):
        self.heart.phase(f"{question['name']}: form filled in")
        self.dock.tabs.setCurrentWidget(self.dock.ask)
        form = self.dock.ask.choose_question(question["analysis"])
        form.reset()
        yield 0.5
        for input_id, row in form.inputs.items():
            row.choose([self.ids[name] for name in question["inputs"].get(input_id, ())], False)
            yield None
        for parameter_id, value in question["parameters"].items():
            form.set_values({parameter_id: value})
            yield None
        yield 1.0
        if not self.dock.ask.run.isEnabled():
            raise RuntimeError(f"Run is disabled: {self.dock.ask.reason.text()}")

    def answered(self):
        self.answers.clear()
        self.errors.clear()
        started_s = time.perf_counter()
        self.dock.ask.run.click()
        yield lambda: bool(self.answers) or self.dock.desk.job is None
        return time.perf_counter() - started_s

    def cancelled(self, own, run_s):
        """At several moments of a run; what counts is how long it then still goes on."""
        waits_ms = []
        self.dock.tabs.setCurrentWidget(self.dock.ask)
        for share in data["cancel_at"]:
            self.heart.phase(f"{own['name']}: cancelled at {share:.0%}")
            self.dock.ask.run.click()
            yield share * run_s
            if self.dock.desk.job is None:
                continue
            before_s, ended_s = time.perf_counter(), []
            self.dock.desk.job.cancelled.connect(lambda ended_s=ended_s: ended_s.append(time.perf_counter()))
            self.dock.desk.cancel()
            yield lambda: self.dock.desk.job is None
            waits_ms.append(1000.0 * ((ended_s or [time.perf_counter()])[0] - before_s))
            yield 0.3
        own["cancel_ms"] = waits_ms


play(Play().all())
