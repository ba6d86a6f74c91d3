# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Values over a scale, such as loss over return periods or assets without power over hours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.impact import Chart, ChartKind, Series
from ..wording.numbers import NumberStyle, Scale, format_given, format_number, in_millions, scale_for, with_unit
from ..wording.text import width_em
from .chart_shapes import FONT_SIZE, Box, Drawing, Lines, Shape, Text, decimals, filled_box, legend, legend_rows, ticks
from .colours import Page, role_colour

_HEIGHT = 240.0
_BELOW = 42.0
_POINT = 5.0
_STRONG, _THIN = 2.5, 1.5
_DASH, _GAP = 6.0, 4.0


@dataclass(frozen=True)
class _Frame:
    """Where the axes are, and how a value becomes a place."""

    left: float
    right: float
    top: float
    bottom: float
    x_from: float
    x_to: float
    highest: float
    is_logarithmic: bool
    scale: Scale

    def x(self, value: float) -> float:
        span = self._position(self.x_to) - self._position(self.x_from)
        share = (self._position(value) - self._position(self.x_from)) / span if span else 0.5
        return self.left + (self.right - self.left) * share

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value / self.highest if self.highest else 0.0)

    def _position(self, value: float) -> float:
        return math.log10(value) if self.is_logarithmic else value


def lines_drawing(chart: Chart, style: NumberStyle, width: float, page: Page) -> Drawing:
    """LINES and STEPS; what is no number is left out, and a logarithmic scale is plain where x is not positive."""
    top = 18.0 + 22.0 * legend_rows(chart, width)
    frame = _frame(chart, style, width, top)
    shapes = [*legend(chart, width, page), *_grid(chart, frame, style, width, page)]
    # Drawn from the last: the first series is what the chart is about.
    for position, series in reversed(list(enumerate(chart.series))):
        shapes += _series(chart, series, position, frame)
    return Drawing(chart.title, width, frame.bottom + _BELOW, tuple(shapes))


def _frame(chart: Chart, style: NumberStyle, width: float, top: float) -> _Frame:
    highest = max((value for series in chart.series for value in series.values if math.isfinite(value)), default=0.0)
    scale = in_millions(scale_for([highest], chart.unit), highest, style)
    labels = [with_unit(_number(value, style), scale.unit) for value in ticks(highest / scale.divisor)]
    left = max(width_em(label) for label in labels) * FONT_SIZE + 12.0
    x_from, x_to = min(chart.x, default=0.0), max(chart.x, default=1.0)
    logarithmic = chart.x_logarithmic and x_from > 0.0
    return _Frame(left, width - 24.0, top, top + _HEIGHT, x_from, x_to, highest, logarithmic, scale)


def _grid(chart: Chart, frame: _Frame, style: NumberStyle, width: float, page: Page) -> list[Shape]:
    shapes: list[Shape] = []
    heights = ticks(frame.highest / frame.scale.divisor)
    for value in heights:
        y = frame.y(value * frame.scale.divisor)
        number = _number(value, style)
        label = with_unit(number, frame.scale.unit) if value == heights[-1] else number
        shapes.append(Lines(((frame.left, y, frame.right, y),), page.rule))
        shapes.append(Text(frame.left - 6.0, y + FONT_SIZE * 0.36, label, page.ink_soft, "end"))
    free_from = 0.0
    for value in _x_values(chart, frame):
        x, label = frame.x(value), format_given(value, style)
        shapes.append(Lines(((x, frame.bottom, x, frame.bottom + 4.0),), page.ink_soft))
        half = width_em(label) * FONT_SIZE / 2
        if x - half >= free_from and x + half <= width:
            shapes.append(Text(x, frame.bottom + 17.0, label, page.ink_soft, "middle"))
            free_from = x + half + 6.0
    title = f"{chart.x_label} ({chart.x_unit})" if chart.x_unit else chart.x_label
    middle = (frame.left + frame.right) / 2
    shapes.append(Text(middle, frame.bottom + 35.0, title, page.ink, "middle"))
    return shapes


def _x_values(chart: Chart, frame: _Frame) -> Sequence[float]:
    """Where the scale is marked: at the given values if they are few, else at round numbers."""
    if len(chart.x) <= 12 or frame.is_logarithmic:
        return chart.x
    return [value + frame.x_from for value in ticks(frame.x_to - frame.x_from)]


def _number(value: float, style: NumberStyle) -> str:
    return format_number(value, style, decimals(value))


def _series(chart: Chart, series: Series, position: int, frame: _Frame) -> list[Shape]:
    colour = role_colour(series.role, position)
    known = [(x, value) for x, value in zip(chart.x, series.values) if math.isfinite(value)]
    places = [(frame.x(x), frame.y(value)) for x, value in known]
    path = places if chart.kind is ChartKind.LINES else _stairs(places, frame)
    ends = [(*start, *end) for start, end in zip(path, path[1:])]
    # Lines are told apart without colour: what the chart is about is whole and strong, the others are dashed.
    strokes = tuple(ends) if position == 0 else tuple(dash for end in ends for dash in _dashes(*end))
    shapes: list[Shape] = [Lines(strokes, colour.line, _STRONG if position == 0 else _THIN)]
    if chart.kind is ChartKind.LINES and len(places) <= 40:
        for x, y in places:
            shapes += filled_box(x - _POINT / 2, y - _POINT / 2, _POINT, _POINT, colour)
    elif len(places) == 1:
        shapes.append(Box(*places[0], _POINT, _POINT, colour.fill, colour.line))
    return shapes


def _stairs(places: Sequence[tuple[float, float]], frame: _Frame) -> list[tuple[float, float]]:
    """Each value holds until the next; the last one to the end of the scale."""
    path: list[tuple[float, float]] = []
    for x, y in places:
        if path:
            path.append((x, path[-1][1]))
        path.append((x, y))
    return [*path, (frame.right, path[-1][1])] if path else path


def _dashes(x1: float, y1: float, x2: float, y2: float) -> list[tuple[float, float, float, float]]:
    length = math.hypot(x2 - x1, y2 - y1)
    if not length:
        return []
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    starts = [start * (_DASH + _GAP) for start in range(math.ceil(length / (_DASH + _GAP)))]
    return [
        (x1 + dx * start, y1 + dy * start, x1 + dx * min(start + _DASH, length), y1 + dy * min(start + _DASH, length))
        for start in starts
    ]
