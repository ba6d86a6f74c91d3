# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts over a scale: places follow the numbers, and series are told apart without colour."""

from __future__ import annotations

import math

from twinplan.core.analysis.impact import Chart, ChartKind, Series
from twinplan.core.report.chart_drawing import chart_drawing
from twinplan.core.report.chart_shapes import Lines, Text


def loss(**changes: object) -> Chart:
    given = {
        "id": "loss",
        "title": "Loss",
        "categories": (),
        "series": (Series("Loss", "base", (1.0, 5.0, 10.0)), Series("High", "high", (2.0, 6.0, 20.0))),
        "unit": "EUR",
        "kind": ChartKind.LINES,
        "x": (10.0, 100.0, 1000.0),
        "x_label": "Return period",
        "x_unit": "years",
        "x_logarithmic": True,
        **changes,
    }
    return Chart(**given)


def lines(chart: Chart) -> list[Lines]:
    """The lines of the series, the first one last."""
    return [shape for shape in chart_drawing(chart).shapes if isinstance(shape, Lines) and shape.width > 1.0]


def test_equal_ratios_are_equally_far_apart():
    (first, second) = lines(loss())[-1].ends
    assert math.isclose(first[2] - first[0], second[2] - second[0])
    (first, second) = lines(loss(x_logarithmic=False))[-1].ends
    assert math.isclose((second[2] - second[0]) / (first[2] - first[0]), 10.0)


def test_a_value_twice_as_large_is_twice_as_high():
    own = lines(loss())[-1].ends
    ground = max(y for shape in chart_drawing(loss()).shapes if isinstance(shape, Lines) for *_, y in shape.ends) - 4.0
    assert math.isclose((ground - own[1][3]) / (ground - own[1][1]), 2.0)


def test_the_first_series_is_whole_and_the_others_dashed():
    dashed, whole = lines(loss())
    assert len(whole.ends) == 2 and len(dashed.ends) > 10
    assert whole.width > dashed.width


def test_steps_hold_until_the_next_value_and_to_the_end():
    own = lines(loss(kind=ChartKind.STEPS))[-1].ends
    assert all(x1 == x2 or y1 == y2 for x1, y1, x2, y2 in own)


def test_a_missing_value_is_no_zero():
    own = lines(loss(series=(Series("Loss", "base", (1.0, math.nan, 10.0)),)))[-1].ends
    assert len(own) == 1


def test_axes_say_what_they_are():
    texts = [shape.text for shape in chart_drawing(loss()).shapes if isinstance(shape, Text)]
    assert "Return period (years)" in texts
    assert {"10", "100", "1,000"} <= set(texts)
    assert any("EUR" in text for text in texts)


def test_nothing_to_draw_is_no_error():
    drawing = chart_drawing(loss(series=(Series("Loss", "base", ()),), x=()))
    assert drawing.height > 0
