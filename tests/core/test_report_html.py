# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The HTML report: complete, self-contained, safe, and discreet where data are sensitive."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from answers import make_impact, method
from twinplan.core.analysis.impact import Impact
from twinplan.core.report.document import TextMap, make_report
from twinplan.core.report.html import report_html
from twinplan.core.wording.numbers import NO_BREAK_SPACE, NumberStyle

PNG = b"\x89PNG not looked at"


class Page(HTMLParser):
    """Elements, attributes and visible text of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data):
        self.text += data.replace(NO_BREAK_SPACE, " ")


def page(impact: Impact, style=NumberStyle.INTERNATIONAL) -> Page:
    overview = TextMap("Buildings", PNG)
    return Page(report_html(make_report(impact, method(), style, "Sample district", overview, (overview,))))


def sensitive(impact: Impact, marking: str) -> Impact:
    """The same answer, its assets marked in the layer and in the provenance."""
    (result,) = impact.features
    source = replace(result.table.source, sensitivity=marking)
    features = (replace(result, table=replace(result.table, source=source)),)
    inputs = tuple(
        {**entry, "sensitivity": marking} if entry["name"] == source.name else entry
        for entry in impact.provenance.inputs
    )
    return replace(impact, features=features, provenance=replace(impact.provenance, inputs=inputs))


def test_report_needs_nothing_from_elsewhere_and_runs_nothing():
    found = page(make_impact())
    assert not {"script", "link", "iframe", "object", "form"} & set(found.tags)
    assert all(address.startswith("data:image/png") for address in found.addresses)
    assert found.tags.count("img") == 2
    assert "svg" in found.tags


def test_first_page_has_title_three_figures_with_unknown_and_the_sentence():
    impact = make_impact()
    first, _, rest = page(impact).text.partition("Figures")
    assert impact.question in first
    assert impact.sentence in first
    assert first.count("unknown") >= 3
    assert "Synthetic data" in first
    assert "Derived data" in first
    assert "How this was computed" in rest


def test_names_from_data_are_shown_as_text():
    source = report_html(make_report(make_impact(), method()))
    assert "<script" not in source
    assert "&lt;script&gt;" in source
    assert "xxxx" * 40 not in source
    assert "\u202e" not in source
    assert "अस्पताल" in source


def test_every_table_and_zone_is_there_with_units():
    text = page(make_impact()).text
    for expected in ("Length hit (km)", "By depth class", "Figures by ward", "outside", "Ward 11", "ODbL 1.0", "numpy"):
        assert expected in text


def test_numbers_are_in_the_readers_style_in_figures_and_sentence_alike():
    text = page(make_impact(), NumberStyle.INDIAN).text
    assert "1,45,000" in text
    assert "145,000" not in text


@pytest.mark.parametrize("marking", ["restricted", "personal", "something new"])
def test_sensitive_features_are_not_listed_and_it_says_so(marking):
    text = page(sensitive(make_impact(), marking)).text
    assert not re.search(r"Depot \d", text)
    assert f"marked {marking}" in text
    assert "Assets hit" in text


def test_internal_data_are_listed_and_stated():
    text = page(sensitive(make_impact(), "internal")).text
    assert "Depot" in text
    assert "Internal: not for publication" in text


def test_sensitive_zones_are_not_listed():
    impact = make_impact()
    (zone,) = impact.zones
    marked = replace(zone, zones=replace(zone.zones, source=replace(zone.zones.source, sensitivity="personal")))
    assert "Ward 11" not in page(replace(impact, zones=(marked,))).text


def test_long_tables_are_cut_and_say_how_many_rows_there_are():
    text = page(make_impact(count=3_000, zones=400)).text
    assert re.search(r"The first 40 of \d+\. The exported table has all of them", text)
    assert "zones with the highest figure of 400" in text
    assert "outside" in text


def test_report_of_an_answer_without_features_zones_or_charts():
    impact = replace(make_impact(), features=(), zones=(), charts=(), tables=(), notes=())
    report = make_report(impact, method())
    found = Page(report_html(report))
    assert "By zone" not in found.text
    assert "svg" not in found.tags
