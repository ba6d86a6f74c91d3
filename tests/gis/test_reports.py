# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports with maps: HTML and PDF, made in any thread, from kept runs or straight from an answer."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from dataclasses import replace

import numpy as np
import pyproj
import pytest
from answers import make_impact, method
from qgis.PyQt.QtGui import QColor, QImage
from twinplan.core.errors import Cancelled, StorageError
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.report.colours import HIT, SAFE, ZONE_SHADES
from twinplan.gis.report import Reported, build_report, write_report
from twinplan.gis.runs import RunStore

pytestmark = pytest.mark.usefixtures("qgis_app")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")


def colours(png: bytes) -> set[str]:
    image = QImage.fromData(png).convertToFormat(QImage.Format.Format_RGB32)
    pointer = image.constBits()
    pointer.setsize(image.sizeInBytes())
    found = np.unique(np.frombuffer(pointer, dtype=np.uint32))
    return {QColor.fromRgb(int(value) & 0xFFFFFF).name() for value in found}


@pytest.mark.parametrize("kind", GeometryKind)
def test_map_shows_what_is_hit_and_safe_in_their_colours(kind):
    report = build_report(make_impact(kind=kind), method(), Silent())
    found = colours(report.overview.png)
    assert HIT.fill in found
    assert (SAFE.line if kind is GeometryKind.LINE else SAFE.fill) in found
    (by_zone,) = report.zone_maps
    assert ZONE_SHADES[-1] in colours(by_zone.png)


def test_layers_in_degrees_are_mapped_too():
    impact = make_impact(60, zones=0)
    (result,) = impact.features
    xy = np.column_stack((np.linspace(179.0, 179.9, 60), np.linspace(-17.0, -16.5, 60)))
    table = replace(result.table, crs=pyproj.CRS("EPSG:4326"), geometries=Geometries.from_points(xy))
    impact = replace(impact, features=(replace(result, table=table),))
    assert HIT.fill in colours(build_report(impact, method(), Silent()).overview.png)


def test_an_answer_without_any_place_has_a_report_without_map():
    impact = make_impact(40, zones=0)
    (result,) = impact.features
    nowhere = replace(result.table, geometries=Geometries.from_points(np.full((40, 2), np.nan)))
    report = build_report(replace(impact, features=(replace(result, table=nowhere),)), method(), Silent())
    assert report.overview is None


def test_restricted_layers_are_not_drawn_one_by_one():
    report = build_report(make_impact(sensitivity="personal"), method(), Silent())
    assert report.overview is None
    assert report.zone_maps


def test_report_of_a_kept_run_is_made_in_a_task_thread(tmp_path):
    run = RunStore(tmp_path / "runs", 10**9).save(make_impact(), Silent())
    path = tmp_path / "report.html"
    problems = []

    def work():
        try:
            write_report([Reported(run.impact, method(), "Sample district", run)], path, Silent())
        except Exception as error:  # noqa: BLE001
            problems.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert problems == []
    text = path.read_text(encoding="utf-8")
    assert text.count("data:image/png;base64,") == 2
    assert "http-equiv" in text
    assert not re.search(r"(src|href)=\"(?!data:)", text)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@needs_poppler
def test_pdf_has_its_text_as_text_and_nothing_beyond_its_pages(tmp_path):
    path = tmp_path / "report.pdf"
    impact = make_impact()
    write_report([Reported(impact, method(), "Sample district")], path, Silent())
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")[:-1]
    words = " ".join(text.split())
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert "Page 1 of" in pages[0]
    for expected in (
        impact.question,
        "By depth class",
        "1 in 50 years",
        "Guideline 12",
        "ODbL 1.0",
        "outside",
        "<script>",
    ):
        assert expected in words
    headings = [
        re.search(r"\bName\b", page) is not None for page in pages if re.search(r"Depot \d+ +(hall|house)", page)
    ]
    assert headings
    assert all(headings)  # the header of a table is repeated
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert "A4" in info


@needs_poppler
def test_pdf_keeps_a_heading_with_what_follows(tmp_path):
    path = tmp_path / "report.pdf"
    write_report([Reported(make_impact(), method())], path, Silent())
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    for page in text.split("\f")[:-1]:
        lines = [line.strip() for line in page.splitlines() if line.strip() and "Page " not in line]
        assert lines[-1] not in (
            "Figures",
            "By zone",
            "Assets",
            "Notes",
            "How this was computed",
            "Sources and licences",
        )


@needs_poppler
def test_several_questions_make_one_report(tmp_path):
    told = [Reported(make_impact(5), method(), "Sample district"), Reported(make_impact(7), method(), "Other place")]
    write_report(told, tmp_path / "report.html", Silent())
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "2 questions answered" in text
    assert text.count("<article") == 2 and 'href="#question-2"' in text
    assert "Sample district" in text and "Other place" in text
    write_report(told, tmp_path / "report.pdf", Silent())
    output = subprocess.run(["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True).stdout
    pages = output.decode().split("\f")
    assert "2 questions answered" in pages[0] and "Other place" in pages[0]
    assert sum("Other place" in page for page in pages) > 1


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_a_report_that_cannot_be_written_is_a_message_and_leaves_nothing(tmp_path, suffix):
    with pytest.raises(StorageError, match="cannot be written"):
        write_report([Reported(make_impact(5), method())], tmp_path / "nowhere" / f"report.{suffix}", Silent())
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_older_report(tmp_path):
    class Stopping(Silent):
        def check(self):
            raise Cancelled

    path = tmp_path / "report.html"
    path.write_text("older")
    with pytest.raises(Cancelled):
        write_report([Reported(make_impact(5), method())], path, Stopping())
    assert path.read_text() == "older"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
