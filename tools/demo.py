# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the main jobs in the real QGIS, from the zip, in an empty profile: open a twin, select, ask, read, report."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = ROOT / "build" / "demo"
ANSWER, HTML, PDF, SCREENSHOTS = "answer.json", "report.html", "report.pdf", "screenshots"
CHAIN, BOTH_HTML, BOTH_PDF = "chain.json", "both.html", "both.pdf"
MOST_FIGURES = 12


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--twin", type=Path, help="another twin than the sample")
    parser.add_argument("--headless", action="store_true", help="use a virtual screen even where there is a display")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where everything goes")
    options = parser.parse_args()
    folder = options.folder.resolve()
    twin = (options.twin or folder / "sample.twin").resolve()
    if options.twin and not (twin / "twin.json").is_file():
        print(f"demo: {twin} is no twin: it has no twin.json", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / SCREENSHOTS, ignore_errors=True)
    for old in (ANSWER, HTML, PDF, CHAIN, BOTH_HTML, BOTH_PDF):
        (folder / old).unlink(missing_ok=True)
    plugin_zip = max((ROOT / "build").glob("twinplan-*.zip"), key=lambda path: path.stat().st_mtime)
    command = [sys.executable, str(HERE / "desktop" / "session.py"), "--folder", str(folder), "--zip", str(plugin_zip)]
    command += ["--headless"] if options.headless else []
    command += [str(HERE / "desktop" / "demo_in_qgis.py"), str(twin), str(folder)]
    code = subprocess.run(command, check=False).returncode
    if code == 0:
        print_answers(folder, twin)
    return code


def print_answers(folder: Path, twin: Path) -> None:
    print_answer(folder / ANSWER)
    has_chain = (folder / CHAIN).is_file()
    if has_chain:
        print_answer(folder / CHAIN)
    else:
        print("The chain was not asked for: nothing in this twin depends on anything (it has no table of links).\n")
    places = [("twin", twin), ("report", folder / HTML), ("as PDF", folder / PDF), ("figures", folder / ANSWER)]
    if has_chain:
        places += [("both", folder / BOTH_HTML), ("as PDF", folder / BOTH_PDF), ("figures", folder / CHAIN)]
    for name, place in (*places, ("screenshots", folder / SCREENSHOTS)):
        print(f"  {name:<12} {place}")


def print_answer(path: Path) -> None:
    answer = json.loads(path.read_text(encoding="utf-8"))
    print(f"\n{answer['question']}\n{answer['sentence']}\n")
    figures = list(answer["figures"].values())[:MOST_FIGURES]
    width = max(len(figure["label"]) for figure in figures)
    for figure in figures:
        of = "" if figure["total"] is None else f" of {figure['total']:,.0f}"
        unknown = f"(unknown: {figure['unknown']:,.0f})"
        print(f"  {figure['label']:<{width}} {figure['value']:>9,.0f}{of} {figure['unit']} {unknown}")
    print()


if __name__ == "__main__":
    sys.exit(main())
