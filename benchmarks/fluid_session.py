# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Play a script inside the real QGIS under Xvfb, with the plugin's zip installed, and print what its heartbeat saw."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from harness import BENCH_FOLDER, ROOT, JobSkipped

LONGEST_GAP_MS = 50.0
LONGEST_CANCEL_MS = 500.0


def played(job: str, script: str, data: Mapping[str, object], timeout_s: int = 900) -> Any:
    """What the script (a file beside this one) wrote down; `data` is its first argument."""
    for program in ("qgis", "xvfb-run", "openbox"):
        if shutil.which(program) is None:
            raise JobSkipped(f"no program {program}")
    tools, folder = ROOT / "tools", BENCH_FOLDER / job
    made = subprocess.run([sys.executable, str(tools / "make_zip.py")], capture_output=True, text=True, check=True)
    folder.mkdir(parents=True, exist_ok=True)
    # Whatever else writes a zip meanwhile, this session has its own.
    archive = shutil.copy(made.stdout.strip(), folder / "plugin.zip")
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    command = [sys.executable, str(tools / "desktop" / "session.py"), "--headless", "--timeout", str(timeout_s)]
    command += ["--folder", str(folder), "--zip", str(archive), str(ROOT / "benchmarks" / script)]
    command += [json.dumps(data), str(result), str(ROOT / "benchmarks")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not result.exists():
        raise RuntimeError(f"the desktop session failed:\n{done.stdout}\n{done.stderr}")
    return json.loads(result.read_text(encoding="utf-8"))


def print_phases(phases: Sequence[Mapping[str, Any]]) -> None:
    print(
        f"  {'phase':<44}{'takes':>10}{'longest gap':>14}{'of it computing':>18}{'any thread':>13}{'gaps > 50 ms':>15}"
    )
    for phase in phases:
        measured = (
            f"{phase['gap_ms']:>11.0f} ms{phase['busy_ms']:>15.0f} ms{phase['held_ms']:>10.0f} ms{phase['over']:>15}"
        )
        print(f"  {phase['name']:<44}{phase['seconds']:>8.2f} s{measured}")


def longest_of_ours(phases: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The phase with the longest gap, of those that are TwinPlan's doing."""
    return max((phase for phase in phases if phase["ours"]), key=lambda phase: phase["gap_ms"])


def judge(text: str, value: float, limit: float) -> None:
    print(f"  target {text}: {value:.0f} {'met' if value < limit else 'MISSED'}", flush=True)
