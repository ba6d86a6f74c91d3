# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart as plain shapes, which SVG, PDF and window draw alike."""

from __future__ import annotations

from ..analysis.impact import Chart, ChartKind
from ..wording.numbers import NumberStyle
from .chart_bars import bars_drawing
from .chart_lines import lines_drawing
from .chart_shapes import Drawing
from .colours import WHITE_PAGE, Page


def chart_drawing(
    chart: Chart, style: NumberStyle = NumberStyle.INTERNATIONAL, width: float = 720.0, page: Page = WHITE_PAGE
) -> Drawing:
    """The chart in `width` units; its height follows from what is in it."""
    draw = bars_drawing if chart.kind is ChartKind.BARS else lines_drawing
    return draw(chart, style, width, page)
