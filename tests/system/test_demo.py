# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The real QGIS, from the zip, in an empty profile: open, select, run, read, report, the chain; screenshots."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "system"
SCREENSHOTS = ROOT / "build" / "screenshots"


@pytest.fixture(scope="module")
def demo() -> Path:
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, str(ROOT / "tools" / "demo.py"), "--headless", "--folder", str(FOLDER)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    if (FOLDER / "screenshots").is_dir():
        shutil.rmtree(SCREENSHOTS, ignore_errors=True)
        shutil.copytree(FOLDER / "screenshots", SCREENSHOTS)
    assert run.returncode == 0, run.stdout + run.stderr
    return FOLDER


@pytest.fixture(scope="module")
def answer(demo) -> dict:
    return json.loads((demo / "answer.json").read_text(encoding="utf-8"))


def test_the_figures_of_the_dock_add_up(answer):
    figures = {name: figure["value"] for name, figure in answer["figures"].items()}
    assert figures["assets_hit"] > 0
    assert figures["assets_hit"] + figures["assets_safe"] + figures["assets_unknown"] == figures["assets_total"]


def test_all_six_return_periods_were_asked_and_never_hit_less_when_rarer(answer):
    by_hazard = next(table for name, table in answer["tables"].items() if name == "by_hazard")
    column = [each["id"] for each in by_hazard["columns"]].index("assets_hit")
    hits = [row[column] for row in by_hazard["rows"]]
    assert len(hits) == 6
    assert hits == sorted(hits)


@pytest.fixture(scope="module")
def chain(demo) -> dict:
    return json.loads((demo / "chain.json").read_text(encoding="utf-8"))


def test_the_chain_reaches_from_the_flood_to_people(chain):
    figures = {name: figure["value"] for name, figure in chain["figures"].items()}
    assert 0 < figures["assets_failed_directly"] < figures["assets_failed"] < figures["assets_total"]
    assert figures["hospitals_failed"] > 0
    assert figures["people_without_service"] > 0
    assert figures["last_failure_hour"] > 0
    by_kind = chain["tables"]["by_kind"]
    kind, taken = ([column["id"] for column in by_kind["columns"]].index(name) for name in ("kind", "assets_failed"))
    fails = {row[kind] for row in by_kind["rows"] if row[taken]}
    assert {"substation", "mast", "hospital"} <= fails


def test_the_sentence_says_what_serves_whom_and_what_is_assumed(chain):
    assert "coverage is assumed" in chain["sentence"]
    assert "dependencies are assumed" in chain["sentence"]


def test_one_report_holds_both_answers(demo, answer, chain):
    page = html.unescape((demo / "both.html").read_text(encoding="utf-8"))
    for each in (answer, chain):
        assert each["sentence"].split(",")[0].split(";")[0] in page
    text = subprocess.run(["pdftotext", str(demo / "both.pdf"), "-"], capture_output=True, text=True, check=True)
    assert "What is in harm's way?" in text.stdout
    assert "What fails if these fail?" in text.stdout


def test_the_report_is_one_page_that_asks_nothing_of_the_network(demo, answer):
    page = (demo / "report.html").read_text(encoding="utf-8")
    assert answer["sentence"].split(",")[0] in page
    assert re.findall(r"""(?:src|href)=["'](?!data:|#)[^"']+""", page) == []
    assert "data:image/" in page
    assert "ynthetic" in page


def test_the_pdf_holds_text(demo):
    text = subprocess.run(
        ["pdftotext", str(demo / "report.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "What is in harm's way?" in text
    assert "Flood depth, 1 in 5 years" in text


def test_every_step_left_a_screenshot(demo):
    names = {path.name for path in SCREENSHOTS.glob("*.png")}
    assert {"01-empty.png", "02-twin.png", "03-selected.png", "04-question.png", "05-answer.png"} <= names
    assert {"11-chain-question.png", "12-chain-answer.png", "13-chain-why.png", "17-chain-first-hour.png"} <= names
    assert len(names) >= 18


def test_the_twin_itself_is_as_it_was_made(demo):
    """Asking about a twin writes nothing into it."""
    assert not list((demo / "sample.twin").glob("*-wal"))
    assert not list((demo / "sample.twin").glob("*.aux.xml"))
