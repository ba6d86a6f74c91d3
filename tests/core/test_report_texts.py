# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts from data are shown short and harmless, whatever they hold."""

from __future__ import annotations

import unicodedata
from datetime import timedelta, timezone
from xml.etree import ElementTree

import numpy as np
import pytest
from answers import HOSTILE, make_impact, method
from hypothesis import given
from hypothesis import strategies as st
from twinplan.core.analysis.impact import Chart, Series
from twinplan.core.report.chart_drawing import chart_drawing
from twinplan.core.report.chart_shapes import Box, Lines
from twinplan.core.report.chart_svg import chart_svg
from twinplan.core.report.classes import class_bounds
from twinplan.core.report.colours import HIT, SAFE, UNKNOWN
from twinplan.core.report.explain import explanation_html, explanation_markdown
from twinplan.core.report.markdown import escape_markdown, to_html
from twinplan.core.wording.text import clean, elide, field_label
from twinplan.core.wording.times import local_time

ALLOWED = {
    "p",
    "strong",
    "em",
    "code",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h3",
    "h4",
    "h5",
    "h6",
    "root",
}


def elements(html: str) -> set[str]:
    return {element.tag for element in ElementTree.fromstring(f"<root>{html}</root>").iter()}


@given(st.text(max_size=300))
def test_markdown_yields_only_known_elements_whatever_is_in_it(source):
    assert elements(to_html(source)) <= ALLOWED


@given(st.text(max_size=60))
def test_escaped_text_means_nothing_in_markdown(text):
    html = to_html(f"start {escape_markdown(text)} end")
    whole = "".join(ElementTree.fromstring(f"<root>{html}</root>").itertext())
    assert elements(html) == {"root", "p"}
    assert whole.split() == f"start {clean(text)} end".split()


def test_markdown_links_lead_to_web_pages_only():
    assert "<a" not in to_html("[x](javascript:alert(1))")
    assert '<a href="https://example.org/?a=1&amp;b=2">x</a>' in to_html("[x](https://example.org/?a=1&b=2)")


@pytest.mark.parametrize("text", HOSTILE)
def test_name_is_one_short_line(text):
    shown = elide(text, 40)
    assert len(shown) <= 40
    assert shown.isprintable() or not shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("length", range(4, 20))
def test_letters_keep_their_vowel_signs_where_a_name_is_cut(length):
    name = "क्षि" * 40
    shown = elide(name, length)
    assert shown.endswith("…")
    assert name.startswith(shown[:-1])
    assert not unicodedata.category(name[len(shown) - 1]).startswith("M")


def test_field_names_become_words():
    assert field_label("asset_class") == "Asset class"


def test_times_are_local_with_zone():
    india = timezone(timedelta(hours=5, minutes=30))
    assert local_time("2026-11-21T15:10:00Z", india) == "21 Nov 2026, 20:40 (UTC+05:30)"
    assert local_time("yesterday") == "yesterday"


def chart(**changes) -> Chart:
    series = (
        Series("Hit", "hit", (3.0, 40.0)),
        Series("Safe", "safe", (145_000.0, 60.0)),
        Series("Unknown", "unknown", (0.0, 5.0)),
    )
    given_parts = {
        "id": "c",
        "title": "Buildings",
        "categories": ("north", "south"),
        "series": series,
        "unit": "assets",
    }
    return Chart(**{**given_parts, **changes})


def test_chart_is_svg_with_real_text_and_no_request():
    document = chart_svg(chart(categories=HOSTILE[:2]))
    root = ElementTree.fromstring(document)
    texts = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Hit", "Safe", "Unknown", "145,000", "<script>alert('1')</script>"} <= set(texts)
    assert "href" not in document
    assert "url(" not in document


def test_unknown_is_hatched_and_a_sliver_of_hit_stays_visible():
    drawing = chart_drawing(chart())
    fills = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert min(shape.width for shape in fills if shape.fill == HIT.fill) >= 2.0
    hatches = [shape for shape in drawing.shapes if isinstance(shape, Lines) and shape.stroke == UNKNOWN.line]
    assert len(hatches) == 2  # in the legend and in the one bar that has it


def test_bars_are_as_long_as_their_values():
    drawing = chart_drawing(chart(series=(Series("Hit", "hit", (10.0, 20.0)), Series("Safe", "safe", (30.0, 0.0)))))
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.height == 20.0]
    widths = {(shape.fill, round(shape.width, 6)) for shape in bars}
    unit = next(width for fill, width in widths if fill == SAFE.fill) / 30.0
    assert {(HIT.fill, round(unit * 10, 6)), (HIT.fill, round(unit * 20, 6))} <= widths


def test_colours_of_outcomes_differ_when_printed_grey():
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert grey(SAFE.fill) - grey(HIT.fill) > 80
    assert UNKNOWN.hatched
    assert not SAFE.hatched


@pytest.mark.parametrize("values", [(0.0, 0.0), (float("nan"), 1.0)])
def test_chart_of_nothing_is_drawn_empty(values):
    ElementTree.fromstring(chart_svg(chart(series=(Series("Hit", "hit", values),))))


def test_many_categories_are_cut_and_counted():
    names = tuple(f"ward {number}" for number in range(200))
    document = chart_svg(chart(categories=names, series=(Series("Hit", "hit", (1.0,) * 200),)))
    assert "140 more not shown" in document


@given(st.lists(st.floats(min_value=0.0, max_value=1e7), max_size=60), st.integers(min_value=1, max_value=6))
def test_every_positive_figure_has_one_class_and_no_class_is_empty(values, most):
    bounds = class_bounds(np.array(values, dtype=np.float64), most)
    positive = [value for value in values if value > 0.0]
    assert list(bounds) == sorted(set(bounds))
    for value in positive:
        assert 0.0 < value <= bounds[-1]
    for low, high in zip(bounds, bounds[1:]):
        assert any(low < value <= high for value in positive)
    assert len(bounds) <= most + 1


def test_explanation_names_method_parameters_inputs_and_versions():
    impact = make_impact()
    markdown = explanation_markdown(method(), impact.provenance)
    for expected in (
        "at or above the *threshold*",
        "Counts as hit at or above | 0.3",
        "EPSG:32643",
        "Guideline 12",
        "2.1.2",
    ):
        assert expected in markdown
    html = explanation_html(method(), impact.provenance)
    assert "<h2>Parameters</h2>" in html
    assert "<td>threshold</td>" not in html
