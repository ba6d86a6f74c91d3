# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Collect every text for translators in resources/i18n/twinplan.ts, also those that core states in English."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from twinplan.core.analysis.describe import Analysis
from twinplan.core.analysis.registry import analyses
from twinplan.core.twin.catalogue import CLASSES, SECTOR_TITLES
from twinplan.core.twin.rules import LAYER_RULES, TWIN_RULES
from twinplan.core.wording.numbers import COUNTED
from twinplan.tools.said_texts import described_in, said_in, said_in_template

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "i18n" / "twinplan.ts"
COLLECTED = ROOT / "build" / "core_texts.py"
CONTEXT = "Core"


def main() -> None:
    TARGET.parent.mkdir(exist_ok=True)
    COLLECTED.parent.mkdir(exist_ok=True)
    # pylupdate finds texts by reading sources: those of core are given to it as calls.
    lines = [f'translate("{CONTEXT}", {json.dumps(text, ensure_ascii=False)})' for text in core_texts()]
    COLLECTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["pylupdate5", "-noobsolete", str(ROOT / "plugin.py"), *_sources("gis", "ui")]
    subprocess.run([*command, str(COLLECTED), "-ts", str(TARGET)], check=True)
    # Where a text of core stood in the collection says nothing.
    text = re.sub(rf' *<location filename="[^"]*{COLLECTED.name}"[^>]*/>\n', "", TARGET.read_text(encoding="utf-8"))
    TARGET.write_text(text, encoding="utf-8")


def core_texts() -> list[str]:
    """Every text that goes through `say` and its like, each once, in a stable order."""
    found = [
        text for path in _sources("core", "gis", "ui", "cli") for said in said_in(Path(path)) for text in said.texts
    ]
    for template in sorted((ROOT / "resources" / "templates").glob("*.j2")):
        found += [text for said in said_in_template(template) for text in said.texts]
    found += [text for path in _sources("core", "gis", "ui", "cli") for text in described_in(Path(path))]
    found += [text for analysis in analyses() for text in _texts(analysis)]
    found += [*SECTOR_TITLES.values(), *(text for kind in CLASSES for text in (kind.title, kind.plural))]
    found += [*COUNTED, *COUNTED.values()]
    found += [rule.says for rule in (*TWIN_RULES.values(), *LAYER_RULES.values())]
    return [text for text in dict.fromkeys(found) if text]


def _sources(*rooms: str) -> list[str]:
    return sorted(str(path) for room in rooms for path in (ROOT / room).rglob("*.py"))


def _texts(analysis: Analysis) -> Iterator[str]:
    yield from (analysis.question, analysis.title, analysis.summary, analysis.method)
    yield from analysis.figures.values()
    for role in analysis.inputs:
        yield from (role.label, role.help)
    for parameter in analysis.parameters:
        yield from (parameter.label, parameter.help, *parameter.choices.values())


if __name__ == "__main__":
    main()
