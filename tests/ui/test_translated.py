# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""In another language nothing stays English: the dock, the report as page and as PDF, errors and progress.

The other language is English in Cyrillic letters, so that whatever is still in Latin ones was never translated,
unless it is data.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from impact_setup import Window, add, flood, masts, wards
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractListModel, Qt, QTranslator
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from twinplan.core.analysis.registry import analysis
from twinplan.core.errors import TwinPlanError
from twinplan.core.progress import Silent
from twinplan.core.report.chart_drawing import chart_drawing
from twinplan.core.report.chart_shapes import Text
from twinplan.core.sample.district import make_district
from twinplan.core.wording.numbers import NumberStyle
from twinplan.core.wording.translate import language, say, say_described
from twinplan.gis import task
from twinplan.gis.file_source import file_source
from twinplan.gis.processing_provider import TwinPlanProvider
from twinplan.gis.report import Reported, write_report
from twinplan.gis.runs import RunStore
from twinplan.gis.twin_store import open_twin
from twinplan.tools.translations import ROOT, core_texts
from twinplan.ui import translation as translation_module
from twinplan.ui.check_installation import CheckInstallation
from twinplan.ui.impact.dock import ImpactDock
from twinplan.ui.options_page import OptionsPage
from twinplan.ui.sample_dialog import SampleDialog
from twinplan.ui.session import Session
from twinplan.ui.translation import speak_through
from twinplan.ui.twin.empty_page import EmptyPage

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "абцдефгхийклмнопярстувшыьзАБЦДЕФГХИЙКЛМНОПЯРСТУВШЫЬЗ"
# Names of layers, of features and of fields, reference systems, packages, units and what they hold.
DATA = {
    *("Masts", "Mast", "Flood", "Wards", "Ward", "name", "Name", "fid", "EPSG", "UTC", "TwinPlan"),
    *("numpy", "scipy", "shapely", "pyproj", "PROJ", "GEOS", "m", "km", "ha", "h", "min", "read", "hex"),
}
OTHERS = {"Browse", "Close", "OK", "Cancel", "jinja2"}
_KEPT = re.compile(r"\{[^}]*\}|<[^>]*>|&\w+;|\n")
_WORD = re.compile(r"[A-Za-z]+")
_NOT_WORDS = re.compile(r"\b(read|cells|rows):[0-9a-f]+|\S+[.]twin\b")


class Cyrillic(QTranslator):
    """Translates what comes from TwinPlan, and remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        own = (ROOT / "resources" / "i18n" / "twinplan.ts").read_text(encoding="utf-8")
        self._contexts = set(re.findall("<name>([^<]*)</name>", own)) | {"Core"}
        self.asked: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, count: int = -1) -> str | None:
        if context not in self._contexts:
            return None
        if context == "Core":
            self.asked.add(text)
        letters = str.maketrans(LATIN, CYRILLIC)
        kept = _KEPT.findall(text)
        pieces = [piece.translate(letters) for piece in _KEPT.split(text)]
        return "".join(piece + mark for piece, mark in zip(pieces, [*kept, ""]))


@pytest.fixture
def cyrillic(qgis_app):
    translator = Cyrillic()
    undo = speak_through(translator, "xx")
    yield translator
    undo()


@pytest.fixture
def dock(cyrillic, tmp_path, qtbot):
    QgsProject.instance().clear()
    QgsSettings().remove("twinplan")
    window = Window()
    session = Session(window)
    session._runs = RunStore(tmp_path / "runs", 10**9)
    dock = ImpactDock(session, window)
    window.show_dock(dock)
    yield dock
    dock.close_down()
    assert task.cancel_all()
    window.window.removeDockWidget(dock)
    dock.deleteLater()
    session.deleteLater()
    QgsProject.instance().clear()
    window.window.deleteLater()


@pytest.fixture
def answer(dock, tmp_path, qtbot):
    layers = masts(tmp_path), flood(tmp_path), wards(tmp_path)
    add(*layers)
    form = dock.ask.choose_question("exposure")
    qtbot.waitUntil(lambda: form.inputs["hazard"].choices() != [])
    for role, layer in zip(("assets", "hazard", "zones"), layers):
        form.inputs[role].choose([layer.id()])
    dock.ask.look_again()
    answers, errors = [], []
    dock.desk.answered.connect(answers.append)
    dock.desk.failed.connect(errors.append)
    qtbot.waitUntil(lambda: dock.ask.run.isEnabled(), timeout=10_000)
    dock.ask.run.click()
    qtbot.waitUntil(lambda: bool(answers or errors), timeout=30_000)
    assert errors == []
    return answers[0]


def english(texts) -> list[str]:
    """Those with a word in Latin letters that is no data."""
    found = []
    for text in dict.fromkeys(texts):
        plain = _NOT_WORDS.sub("", text)
        if any(word not in DATA for word in _WORD.findall(plain)):
            found.append(text)
    return found


def texts_of(widget: QWidget) -> list[str]:
    """What is written on a widget and everything in it, tooltips included."""
    found = []
    for each in [widget, *widget.findChildren(QWidget)]:
        tip = each.toolTip()
        found += [html.unescape(re.sub("<[^>]*>", " ", tip)), each.windowTitle() if each.isWindow() else ""]
        if isinstance(each, (QLabel, QAbstractButton)):
            found.append(html.unescape(re.sub("<[^>]*>", " ", each.text())))
        elif isinstance(each, QGroupBox):
            found.append(each.title())
        elif isinstance(each, QLineEdit):
            found.append(each.placeholderText())
        elif isinstance(each, QTabWidget):
            found += [each.tabText(number) for number in range(each.count())]
        elif isinstance(each, QTextEdit):
            found += each.toPlainText().splitlines()
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            found += cells_of(each.model())
    return found


def cells_of(model: QAbstractItemModel) -> list[str]:
    """Headers and the first rows of a table."""
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    rows = range(min(model.rowCount(), 30))
    return [str(text) for text in [*headers, *(model.index(row, c).data() for row in rows for c in columns)] if text]


def test_the_dock_has_no_english_left(dock, answer, qtbot):
    view = dock.result
    shown = []
    for number in range(view.tabs.count()):
        view.tabs.setCurrentIndex(number)
        qtbot.wait(100)
        shown += texts_of(dock)
    assert len(set(shown)) > 60
    assert english(shown) == []


def test_charts_have_no_english_left(answer):
    drawings = [chart_drawing(chart, NumberStyle.INTERNATIONAL, 600.0) for chart in answer.impact.charts]
    shown = [shape.text for drawing in drawings for shape in drawing.shapes if isinstance(shape, Text)]
    assert len(shown) > 5
    assert english([*shown, *(drawing.title for drawing in drawings)]) == []


def written(answer, path: Path) -> Path:
    write_report([Reported(answer.impact, analysis("exposure"), "", answer.run)], path, Silent())
    return path


def test_the_page_of_the_report_has_no_english_left(answer, tmp_path):
    page = written(answer, tmp_path / "report.html").read_text(encoding="utf-8")
    assert f'<html lang="{language()}">' in page
    body = re.sub(r"<style>.*?</style>|<code>.*?</code>", "", page.partition("<body>")[2], flags=re.DOTALL)
    shown = [text.strip() for text in html.unescape(re.sub("<[^>]*>", "\n", body)).splitlines()]
    shown += [html.unescape(text) for text in re.findall(r'(?:alt|title)="([^"]*)"', body)]
    assert len(set(shown)) > 100
    assert english(shown) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_the_pdf_of_the_report_has_no_english_left(answer, tmp_path):
    path = written(answer, tmp_path / "report.pdf")
    result = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True, encoding="utf-8")
    shown = result.stdout.splitlines()
    assert len(set(shown)) > 80
    assert english(shown) == []


def test_errors_have_no_english_left(cyrillic, tmp_path):
    told = []
    for call in (lambda: open_twin(tmp_path / "nothing.twin"), lambda: file_source(str(tmp_path / "nothing.gpkg"))):
        with pytest.raises(TwinPlanError) as caught:
            call()
        told.append(
            str(caught.value).replace(str(tmp_path), "").replace("nothing.twin", "").replace("nothing.gpkg", "")
        )
    assert english(told) == []


def test_whatever_was_asked_for_is_in_the_file_for_translators(cyrillic, answer):
    assert len(cyrillic.asked) > 80
    assert cyrillic.asked - set(core_texts()) == set()


def test_windows_beside_the_dock_have_no_english_left(cyrillic, qtbot):
    session = Session(Window())
    for window in (CheckInstallation(), OptionsPage(session), SampleDialog(), EmptyPage()):
        qtbot.addWidget(window)
        shown = texts_of(window)
        assert len(set(shown)) > 3, type(window).__name__
        # Qt and QGIS translate their buttons themselves; versions are for who has to find out what is wrong.
        assert [text for text in english(shown) if text not in OTHERS and not text.startswith("TwinPlan ")] == []
    session.deleteLater()


def test_processing_has_no_english_left(cyrillic):
    provider = TwinPlanProvider()
    provider.refreshAlgorithms()
    shown = []
    for algorithm in provider.algorithms():
        shown += [algorithm.displayName(), algorithm.shortDescription(), algorithm.shortHelpString()]
        shown += [each.description() for each in algorithm.parameterDefinitions()]
        shown += [each.help() for each in algorithm.parameterDefinitions()]
        shown += [each.description() for each in algorithm.outputDefinitions()]
    assert len(set(shown)) > 60
    left = english(re.sub("<[^>]*>", " ", html.unescape(text)) for text in shown)
    assert sorted({word for text in left for word in _WORD.findall(text)} - DATA) == []


def test_the_sample_tells_of_itself_in_the_language_of_the_user(cyrillic):
    district = make_district(1.0, 1, Silent())
    town = district.title.partition(" ")[0]
    layers = [layer.description for layer in district.layers]
    told = [text for layer in layers for text in (layer.title, layer.source, *layer.aliases.values(), *layer.warnings)]
    assert english([district.title.replace(town, ""), district.description, *told]) == []


@pytest.mark.skipif(shutil.which("lrelease") is None, reason="needs lrelease (qttools5-dev-tools)")
def test_a_translation_made_from_the_file_for_translators_is_taken(qgis_app, tmp_path, monkeypatch):
    tree = ElementTree.parse(ROOT / "resources" / "i18n" / "twinplan.ts")
    for message in tree.iter("message"):
        translation = message.find("translation")
        translation.text = f"«{message.findtext('source')}»"
        del translation.attrib["type"]
    tree.write(tmp_path / "twinplan_hi.ts", encoding="utf-8", xml_declaration=True)
    subprocess.run(["lrelease", "-silent", "twinplan_hi.ts"], cwd=tmp_path, check=True)
    monkeypatch.setattr(translation_module, "FOLDER", tmp_path)
    monkeypatch.setattr(translation_module.QgsApplication, "locale", lambda: "hi_IN")
    undo = translation_module.install_translation()
    try:
        assert (language(), say("none")) == ("hi", "«none»")
        core = next(each for each in tree.iter("context") if each.findtext("name") == "Core")
        texts = [message.findtext("source") for message in core.iter("message")]
        assert [text for text in texts if say_described(text) != f"«{text}»"] == []
        assert len(set(texts) & set(core_texts())) > 0.9 * len(texts)
    finally:
        undo()
    assert (language(), say("none")) == ("en", "none")
