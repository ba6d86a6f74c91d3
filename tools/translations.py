# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Collect every text for translators in resources/i18n/twinplan.ts, also those that core states in English."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from twinplan.core.analysis.describe import Analysis
from twinplan.core.analysis.registry import analyses
from twinplan.core.twin.catalogue import CLASSES, SECTOR_TITLES

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "i18n" / "twinplan.ts"
COLLECTED = ROOT / "build" / "core_texts.py"


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    COLLECTED.parent.mkdir(exist_ok=True)
    found = [("Analysis", text) for analysis in analyses() for text in _texts(analysis) if text]
    found += [("Catalogue", text) for text in (*SECTOR_TITLES.values(), *(kind.title for kind in CLASSES))]
    # pylupdate finds texts by reading sources: those of core are given to it as calls.
    lines = (
        f'translate("{context}", {json.dumps(text, ensure_ascii=False)})' for context, text in dict.fromkeys(found)
    )
    COLLECTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sources = sorted(str(path) for room in ("gis", "ui") for path in (ROOT / room).rglob("*.py"))
    command = [
        "pylupdate5",
        "-noobsolete",
        "-tr-function",
        "_tr",
        str(ROOT / "plugin.py"),
        *sources,
        str(COLLECTED),
        "-ts",
        str(TARGET),
    ]
    subprocess.run(command, check=True)


def _texts(analysis: Analysis) -> Iterator[str]:
    yield from (analysis.question, analysis.title, analysis.summary, analysis.method)
    yield from analysis.figures.values()
    for role in analysis.inputs:
        yield from (role.label, role.help)
    for parameter in analysis.parameters:
        yield from (parameter.label, parameter.help, *parameter.choices.values())


if __name__ == "__main__":
    main()
