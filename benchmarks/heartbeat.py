# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Inside QGIS: how long its event loop ever stood still, phase by phase, and how much memory it took."""

from __future__ import annotations

import time
from pathlib import Path

from qgis.PyQt.QtCore import QElapsedTimer, Qt, QTimer

BEAT_MS = 4
LIMIT_MS = 50.0


class Heartbeat:
    """Notes how long the event loop stood still, phase by phase; `ours` says whether a phase is TwinPlan's doing.

    `gap_ms` is by the clock, waiting for a processor included;
    `busy_ms` is how long the main thread computed in one go; `held_ms` is how much of a gap any thread of QGIS
    computed, so what is left of it where no other program wants the processors.
    """

    def __init__(self) -> None:
        self.phases: list[dict] = []
        self._clock = QElapsedTimer()
        self._busy_s, self._any_s = time.thread_time(), time.process_time()
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
            {
                "name": name,
                "ours": ours,
                "gap_ms": 0.0,
                "busy_ms": 0.0,
                "held_ms": 0.0,
                "over": 0,
                "gaps": [],
                "start_s": now_s,
            }
        )
        self.phases[-1]["seconds"] = 0.0

    def _beat(self) -> None:
        gap_ms = self._clock.nsecsElapsed() / 1e6 - BEAT_MS
        self._clock.restart()
        before_s, self._busy_s = self._busy_s, time.thread_time()
        any_s, self._any_s = self._any_s, time.process_time()
        if not self.phases:
            return
        phase = self.phases[-1]
        phase["gap_ms"] = max(phase["gap_ms"], gap_ms)
        phase["busy_ms"] = max(phase["busy_ms"], 1000.0 * (self._busy_s - before_s))
        phase["held_ms"] = max(phase["held_ms"], min(gap_ms, 1000.0 * (self._any_s - any_s)))
        if gap_ms > LIMIT_MS / 2:
            of_it_ms = 1000.0 * (self._any_s - any_s)
            phase["gaps"].append([round(time.perf_counter() - phase["start_s"], 3), round(gap_ms), round(of_it_ms)])
        phase["over"] += gap_ms > LIMIT_MS


def peak_mb() -> float:
    """The most memory that this process has had at once."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024.0


def forget_peak() -> None:
    """Let `peak_mb` tell of what comes from now on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
