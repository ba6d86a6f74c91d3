# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacked bars, told apart without colour."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.impact import Chart
from ..wording.numbers import NumberStyle, Scale, format_number, scale_for, with_unit
from ..wording.text import clean, elide_to_width, width_em
from ..wording.translate import say
from .chart_shapes import FONT_SIZE, Box, Drawing, Lines, Shape, Text, decimals, filled_box, legend, legend_rows, ticks
from .colours import INK, PAPER, Page, RoleColour, role_colour

_ROW_HEIGHT, _BAR_HEIGHT = 30.0, 20.0
_LABEL_HEIGHT = 18.0
# Narrower than this a long label stands above its bar, where there is room for all of it.
_NARROW = 460.0
_MOST_BARS = 60
_THINNEST = 2.0


@dataclass(frozen=True)
class _Layout:
    width: float
    label_width: float
    total_width: float
    top: float
    longest: float
    scale: Scale
    style: NumberStyle
    page: Page
    labels_above: bool = False

    @property
    def row_height(self) -> float:
        return _ROW_HEIGHT + (_LABEL_HEIGHT if self.labels_above else 0.0)

    @property
    def bar_width(self) -> float:
        return self.width - self.label_width - self.total_width

    def x(self, value: float) -> float:
        return self.label_width + (self.bar_width * value / self.longest if self.longest else 0.0)

    def number(self, value: float) -> str:
        return format_number(value / self.scale.divisor, self.style, decimals(value / self.scale.divisor))


def bars_drawing(chart: Chart, style: NumberStyle, width: float, page: Page) -> Drawing:
    """The chart in `width` units; it grows in height with its categories.

    Bars past the sixtieth are not drawn, and a line says how many were left out. Series with nothing
    in any bar stay in the legend, so that "unknown: 0" is seen to be zero.
    """
    shown = min(len(chart.categories), _MOST_BARS)
    layout = _lay_out(chart, shown, style, width, page)
    bottom = layout.top + shown * layout.row_height
    shapes = [*legend(chart, width, page), *_axis(layout, bottom)]
    for position in range(shown):
        shapes += _row(chart, position, layout)
    left_out = len(chart.categories) - shown
    if left_out:
        text = say("{count} more not shown", count=left_out)
        shapes.append(Text(layout.label_width, bottom + 36, text, page.ink_soft))
    return Drawing(chart.title, width, bottom + (44 if left_out else 26), tuple(shapes))


def _lay_out(chart: Chart, shown: int, style: NumberStyle, width: float, page: Page) -> _Layout:
    totals = [_bar_total(chart, position) for position in range(shown)]
    longest = max(totals, default=0.0)
    scale = scale_for([longest], chart.unit)
    label_em = max((width_em(clean(label[:200])) for label in chart.categories[:shown]), default=0.0)
    labels_above = width < _NARROW and label_em * FONT_SIZE + 14.0 > width * 0.34
    label_width = 0.0 if labels_above else min(label_em * FONT_SIZE + 14.0, width * 0.34)
    plain = _Layout(width, 0.0, 0.0, 0.0, longest, scale, style, page)
    total_em = max((width_em(plain.number(total)) for total in totals), default=0.0)
    rows = legend_rows(chart, width)
    total_width, top = total_em * FONT_SIZE + 16.0, 12.0 + 22.0 * rows
    return _Layout(width, label_width, total_width, top, longest, scale, style, page, labels_above)


def _bar_total(chart: Chart, position: int) -> float:
    return sum(series.values[position] for series in chart.series if series.values[position] > 0.0)


def _axis(layout: _Layout, bottom: float) -> list[Shape]:
    """Light lines at round numbers, their values below; the last one carries the unit.

    Values that would run into one already there are left out, from the right, where the unit is.
    """
    values = ticks(layout.longest / layout.scale.divisor)
    shapes: list[Shape] = []
    free_until = layout.width
    for position, tick in reversed(list(enumerate(values))):
        x = layout.x(tick * layout.scale.divisor)
        shapes.append(Lines(((x, layout.top - 2, x, bottom),), layout.page.rule))
        number = format_number(tick, layout.style)
        label = with_unit(number, layout.scale.unit) if position == len(values) - 1 else number
        half = width_em(label) * FONT_SIZE / 2
        middle = max(min(x, layout.width - half), half)
        if middle + half <= free_until:
            shapes.append(Text(middle, bottom + 16, label, layout.page.ink_soft, "middle"))
            free_until = middle - half - 6.0
    return shapes


def _row(chart: Chart, position: int, layout: _Layout) -> list[Shape]:
    y = layout.top + (position + 1) * layout.row_height - (_ROW_HEIGHT + _BAR_HEIGHT) / 2
    baseline = y + _BAR_HEIGHT / 2 + FONT_SIZE * 0.36
    category = chart.categories[position]
    bars: list[list[Shape]] = []
    values: list[Shape] = []
    start = 0.0
    for index, series in enumerate(chart.series):
        value = series.values[position]
        if not value > 0.0:
            continue
        x, end = layout.x(start), layout.x(start + value)
        colour = role_colour(series.role, index)
        bars.append(filled_box(x, y, max(end - x, _THINNEST), _BAR_HEIGHT, colour))
        values += _value(layout.number(value), x, end, baseline, colour)
        start += value
    # Drawn from the last: a sliver of "hit" stays visible on a long bar of "safe".
    return [
        _row_label(category, y, baseline, layout),
        *(shape for bar in reversed(bars) for shape in bar),
        *values,
        Text(layout.x(start) + 6, baseline, layout.number(start), layout.page.ink, is_bold=True),
    ]


def _row_label(category: str, y: float, baseline: float, layout: _Layout) -> Text:
    """What the bar stands for: before it, or above it where that leaves too little room."""
    if layout.labels_above:
        text = elide_to_width(category, layout.width / FONT_SIZE - 0.8)
        return Text(1.0, y - 5.0, text, layout.page.ink, full=category)
    text = elide_to_width(category, layout.label_width / FONT_SIZE - 0.8)
    return Text(layout.label_width - 8, baseline, text, layout.page.ink, "end", full=category)


def _value(number: str, x: float, end: float, baseline: float, colour: RoleColour) -> list[Shape]:
    """The number within its bar, where it fits."""
    width = width_em(number) * FONT_SIZE
    if width + 8.0 > end - x:
        return []
    middle = (x + end) / 2
    text = Text(middle, baseline, number, PAPER if _is_dark(colour.fill) else INK, "middle")
    if not colour.hatched:
        return [text]
    return [Box(middle - width / 2 - 3, baseline - 12, width + 6, 15, PAPER), text]


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140
