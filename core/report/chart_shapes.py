# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes a chart is made of, and the parts that all charts have: legend, round numbers, hatching.

Hatching is made of lines cut to the bar, since not every renderer knows patterns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Union

from ..analysis.impact import Chart, Series
from ..wording.text import elide_to_width, width_em
from .colours import Page, RoleColour, role_colour

FONT_SIZE = 12.0
_HATCH_STEP = 5.0


@dataclass(frozen=True)
class Box:
    """A filled rectangle; without outline where `stroke` is ""."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""


@dataclass(frozen=True)
class Lines:
    """Straight lines (x1, y1, x2, y2) of one colour."""

    ends: tuple[tuple[float, float, float, float], ...]
    stroke: str
    width: float = 1.0


@dataclass(frozen=True)
class Text:
    """A line of text standing on `y`; `x` is its start, middle or end. `full` is what was elided."""

    x: float
    y: float
    text: str
    fill: str
    anchor: str = "start"
    is_bold: bool = False
    full: str = ""


Shape = Union[Box, Lines, Text]


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order in which they are drawn."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


def decimals(value: float) -> int | None:
    """How many decimals a value of a chart is shown with: none from 100 on, else as many as it takes."""
    return 0 if abs(value) >= 100.0 else None


def _legend_label(series: Series) -> str:
    return elide_to_width(series.label, 24.0)


def _legend_places(chart: Chart, width: float) -> list[tuple[float, int]]:
    """x and row of every entry, wrapped at the width."""
    places, x, row = [], 0.0, 0
    for series in chart.series:
        needed = 24.0 + width_em(_legend_label(series)) * FONT_SIZE + 18.0
        if x > 0.0 and x + needed > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += needed
    return places


def legend_rows(chart: Chart, width: float) -> int:
    """How many rows the legend takes within a width in pixels."""
    return max((row for _, row in _legend_places(chart, width)), default=-1) + 1


def legend(chart: Chart, width: float, page: Page) -> list[Shape]:
    """A box and a label for each series, in the top left corner."""
    shapes: list[Shape] = []
    for position, (series, (x, row)) in enumerate(zip(chart.series, _legend_places(chart, width))):
        y = 4.0 + 22.0 * row
        shapes += filled_box(x + 1, y, 16.0, 12.0, role_colour(series.role, position))
        shapes.append(Text(x + 23, y + 10.5, _legend_label(series), page.ink))
    return shapes


def ticks(longest: float, wanted: int = 5) -> list[float]:
    """Round numbers from 0 to at most `longest`."""
    if longest <= 0.0 or not math.isfinite(longest):
        return [0.0]
    rough = longest / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough)
    return [position * step for position in range(int(longest / step + 1e-9) + 1)]


def filled_box(x: float, y: float, width: float, height: float, colour: RoleColour) -> list[Shape]:
    """A box that is also hatched where its colour alone would not be told apart."""
    box = Box(x, y, width, height, colour.fill, colour.line)
    return [box, Lines(_hatch(box), colour.line)] if colour.hatched else [box]


def _hatch(box: Box) -> tuple[tuple[float, float, float, float], ...]:
    """Diagonals from lower left to upper right, cut to the box."""
    lines = []
    x, y, width, height = box.x, box.y, box.width, box.height
    for step in range(1, math.ceil((width + height) / _HATCH_STEP)):
        reach = step * _HATCH_STEP
        x_low, y_low = (x, y + reach) if reach <= height else (x + reach - height, y + height)
        x_high, y_high = (x + reach, y) if reach <= width else (x + width, y + reach - width)
        if x_high > x_low:
            lines.append((x_low, y_low, x_high, y_high))
    return tuple(lines)
