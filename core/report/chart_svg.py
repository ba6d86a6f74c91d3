# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart as SVG: stacked bars with real text, told apart without colour.

Only shapes that every renderer draws are used (no pattern, clip path or style sheet): browsers, Qt and
printers show the same. Hatching is therefore drawn as lines cut to the bar.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..analysis.impact import Chart, Series
from .colours import INK, INK_SOFT, PAPER, RULE, RoleColour, role_colour
from .numbers import NumberStyle, Scale, format_number, scale_for, with_unit
from .text import clean, elide_to_width, escape, width_em

FONT = "Noto Sans, Open Sans, Segoe UI, Helvetica, Arial, sans-serif"
_FONT_SIZE = 12.0
_ROW_HEIGHT, _BAR_HEIGHT = 30.0, 20.0
_HATCH_STEP = 5.0
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

    @property
    def bar_width(self) -> float:
        return self.width - self.label_width - self.total_width

    def x(self, value: float) -> float:
        return self.label_width + (self.bar_width * value / self.longest if self.longest else 0.0)

    def number(self, value: float) -> str:
        return format_number(value / self.scale.divisor, self.style, _decimals(value / self.scale.divisor))


def chart_svg(chart: Chart, style: NumberStyle = NumberStyle.INTERNATIONAL, width: float = 720.0) -> str:
    """The chart as an SVG document of `width` units; it grows in height with its categories.

    Bars past the sixtieth are not drawn, and a line says how many were left out. Series with nothing
    in any bar stay in the legend, so that "unknown: 0" is seen to be zero.
    """
    shown = min(len(chart.categories), _MOST_BARS)
    layout = _lay_out(chart, shown, style, width)
    rows = [_row(chart, position, layout) for position in range(shown)]
    bottom = layout.top + shown * _ROW_HEIGHT
    left_out = len(chart.categories) - shown
    note = _text(layout.label_width, bottom + 36, f"{left_out} more not shown", INK_SOFT) if left_out else ""
    height = bottom + (44 if left_out else 26)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" role="img" font-family="{FONT}" font-size="{_FONT_SIZE:g}">',
            f"<title>{escape(chart.title)}</title>",
            f'<rect x="0" y="0" width="{width:g}" height="{height:g}" fill="{PAPER}"/>',
            _legend(chart, layout),
            _axis(layout, bottom),
            *rows,
            note,
            "</svg>",
        ]
    )


def _lay_out(chart: Chart, shown: int, style: NumberStyle, width: float) -> _Layout:
    totals = [_bar_total(chart, position) for position in range(shown)]
    longest = max(totals, default=0.0)
    scale = scale_for([longest], chart.unit)
    label_em = max((width_em(clean(label[:200])) for label in chart.categories[:shown]), default=0.0)
    label_width = min(label_em * _FONT_SIZE + 14.0, width * 0.34)
    plain = _Layout(width, 0.0, 0.0, 0.0, longest, scale, style)
    total_em = max((width_em(plain.number(total)) for total in totals), default=0.0)
    rows = _legend_rows(chart, width)
    return _Layout(width, label_width, total_em * _FONT_SIZE + 16.0, 12.0 + 22.0 * rows, longest, scale, style)


def _bar_total(chart: Chart, position: int) -> float:
    return sum(series.values[position] for series in chart.series if series.values[position] > 0.0)


def _decimals(value: float) -> int | None:
    return 0 if abs(value) >= 100.0 else None


def _legend_label(series: Series) -> str:
    return elide_to_width(series.label, 24.0)


def _legend_places(chart: Chart, width: float) -> list[tuple[float, int]]:
    """x and row of every entry, wrapped at the width."""
    places, x, row = [], 0.0, 0
    for series in chart.series:
        needed = 24.0 + width_em(_legend_label(series)) * _FONT_SIZE + 18.0
        if x > 0.0 and x + needed > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += needed
    return places


def _legend_rows(chart: Chart, width: float) -> int:
    return max((row for _, row in _legend_places(chart, width)), default=-1) + 1


def _legend(chart: Chart, layout: _Layout) -> str:
    parts = []
    for position, (series, (x, row)) in enumerate(zip(chart.series, _legend_places(chart, layout.width))):
        y = 4.0 + 22.0 * row
        parts.append(_box(x + 1, y, 16.0, 12.0, role_colour(series.role, position)))
        parts.append(_text(x + 23, y + 10.5, _legend_label(series), INK))
    return "".join(parts)


def _axis(layout: _Layout, bottom: float) -> str:
    """Light lines at round numbers, their values below; the last one carries the unit."""
    ticks = _ticks(layout.longest / layout.scale.divisor)
    parts = []
    for position, tick in enumerate(ticks):
        x = layout.x(tick * layout.scale.divisor)
        parts.append(
            f'<path d="M{x:.1f} {layout.top - 2:.1f}V{bottom:.1f}" stroke="{RULE}" stroke-width="1" fill="none"/>'
        )
        number = format_number(tick, layout.style)
        label = with_unit(number, layout.scale.unit) if position == len(ticks) - 1 else number
        parts.append(_text(x, bottom + 16, label, INK_SOFT, anchor="middle"))
    return "".join(parts)


def _ticks(longest: float, wanted: int = 5) -> list[float]:
    """Round numbers from 0 to at most `longest`."""
    if longest <= 0.0 or not math.isfinite(longest):
        return [0.0]
    rough = longest / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough)
    return [position * step for position in range(int(longest / step + 1e-9) + 1)]


def _row(chart: Chart, position: int, layout: _Layout) -> str:
    y = layout.top + position * _ROW_HEIGHT + (_ROW_HEIGHT - _BAR_HEIGHT) / 2
    baseline = y + _BAR_HEIGHT / 2 + _FONT_SIZE * 0.36
    label = elide_to_width(chart.categories[position], layout.label_width / _FONT_SIZE - 0.8)
    tip = f"<title>{escape(chart.categories[position][:500])}</title>"
    label = f"<g>{tip}{_text(layout.label_width - 8, baseline, label, INK, anchor='end')}</g>"
    boxes, values, start = [], [], 0.0
    for index, series in enumerate(chart.series):
        value = series.values[position]
        if not value > 0.0:
            continue
        x, end = layout.x(start), layout.x(start + value)
        colour = role_colour(series.role, index)
        boxes.append(_box(x, y, max(end - x, _THINNEST), _BAR_HEIGHT, colour))
        values.append(_value(layout.number(value), x, end, baseline, colour))
        start += value
    total = _text(layout.x(start) + 6, baseline, layout.number(start), INK, weight="600")
    # Drawn from the last: a sliver of "hit" stays visible on a long bar of "safe".
    return "".join([label, *reversed(boxes), *values, total])


def _value(number: str, x: float, end: float, baseline: float, colour: RoleColour) -> str:
    """The number within its bar, where it fits."""
    width = width_em(number) * _FONT_SIZE
    if width + 8.0 > end - x:
        return ""
    middle = (x + end) / 2
    plate = ""
    if colour.hatched:
        plate = (
            f'<rect x="{middle - width / 2 - 3:.1f}" y="{baseline - 12:.1f}" width="{width + 6:.1f}" height="15" '
            f'fill="{PAPER}"/>'
        )
    return plate + _text(middle, baseline, number, PAPER if _is_dark(colour.fill) else INK, anchor="middle")


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _box(x: float, y: float, width: float, height: float, colour: RoleColour) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:g}"'
    box = f'<rect {place} fill="{colour.fill}" stroke="{colour.line}" stroke-width="1"/>'
    if not colour.hatched:
        return box
    return f'{box}<path d="{_hatch(x, y, width, height)}" stroke="{colour.line}" stroke-width="1.1" fill="none"/>'


def _hatch(x: float, y: float, width: float, height: float) -> str:
    """Diagonals from lower left to upper right, cut to the box."""
    lines = []
    for step in range(1, math.ceil((width + height) / _HATCH_STEP)):
        reach = step * _HATCH_STEP
        x_low, y_low = (x, y + reach) if reach <= height else (x + reach - height, y + height)
        x_high, y_high = (x + reach, y) if reach <= width else (x + width, y + reach - width)
        if x_high > x_low:
            lines.append(f"M{x_low:.1f} {y_low:.1f}L{x_high:.1f} {y_high:.1f}")
    return "".join(lines)


def _text(x: float, y: float, text: str, fill: str, anchor: str = "start", weight: str = "") -> str:
    weight = f' font-weight="{weight}"' if weight else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'


__all__ = ["chart_svg"]
