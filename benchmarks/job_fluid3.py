# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the window of the real QGIS ever waits while damage, access and cascades of a million rows are asked for.

As the job "fluid", which see: a heartbeat on the main thread while `fluid3_desktop.py` plays the user. Each question is
asked once to its end and then cancelled at several moments. `TWINPLAN_FLUID3` names some of the questions (separated by
commas) where not all are wanted.
"""

from __future__ import annotations

import json
import os
from typing import Any

from fluid_data import files
from fluid_session import LONGEST_CANCEL_MS, LONGEST_GAP_MS, judge, longest_of_ours, played, print_phases
from harness import BENCH_FOLDER

NAME = "fluid3"
TITLE = "longest gap of QGIS's event loop while damage, access, cascade of 1 M run, are shown and cancelled"

_CANCEL_AT = (0.1, 0.35, 0.6, 0.85)
_DAMAGE = {
    "unit_value": 1000.0,
    "currency": "EUR",
    "return_periods": "10, 100",
    "asset_class_field": "class",
}
_LINKED = {"assets": ["points"], "dependency": ["dependency"], "requirement": ["requirement"]}
_QUESTIONS = (
    ("damage, points", "damage", {"assets": ["points"], "hazard": ["frequent", "rare"]}, _DAMAGE),
    ("damage, buildings", "damage", {"assets": ["buildings"], "hazard": ["frequent", "rare"]}, _DAMAGE),
    (
        "access, straight",
        "access",
        {"demand": ["points"], "facilities": ["facilities"]},
        {"limits": "2, 5", "people_field": "people"},
    ),
    (
        "access, roads",
        "access",
        {"demand": ["points"], "facilities": ["facilities"], "network": ["roads"]},
        {"limits": "10, 20", "people_field": "people"},
    ),
    ("cascade", "cascade", {**_LINKED, "hazard": ["rare"]}, {"threshold": 4.0, "ranking": "no"}),
)


def run() -> bool:
    wanted = [name for name in os.environ.get("TWINPLAN_FLUID3", "").split(",") if name]
    questions = [
        {"name": name, "analysis": analysis, "inputs": inputs, "parameters": parameters}
        for name, analysis, inputs, parameters in _QUESTIONS
        if not wanted or name.replace(", ", " ") in wanted
    ]
    data = {"layers": files(), "questions": questions, "cancel_at": _CANCEL_AT}
    found = played("fluid3", "fluid3_desktop.py", data, timeout_s=1_800)
    print_phases(found["phases"])
    agrees = not [each for each in found["questions"] if not _told(each)]
    longest = longest_of_ours(found["phases"])
    judge(f"longest gap < {LONGEST_GAP_MS:g} ms ({longest['name']})", longest["gap_ms"], LONGEST_GAP_MS)
    slowest = max(found["questions"], key=_slowest_cancel)
    judge(f"cancel < {LONGEST_CANCEL_MS:g} ms ({slowest['name']})", _slowest_cancel(slowest), LONGEST_CANCEL_MS)
    (BENCH_FOLDER / "fluid3.json").write_text(json.dumps({**found, "agrees": agrees}, indent=2), encoding="utf-8")
    return agrees


def _slowest_cancel(question: dict[str, Any]) -> float:
    return max(question["cancel_ms"], default=0.0)


def _told(question: dict[str, Any]) -> bool:
    cancels = ", ".join(f"{each:.0f}" for each in question["cancel_ms"])
    for error in question["errors"]:
        print(f"  {question['name']}: {error}")
    print(
        f"  {question['name']}: {question['run_s']:.1f} s, cancelled within {cancels} ms, "
        f"peak memory of QGIS {question['peak_mb']:.0f} MB"
    )
    return bool(question["figures"])
