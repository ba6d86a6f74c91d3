# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart as an SVG document with real text, in shapes that every renderer knows (no pattern, clip or style)."""

from __future__ import annotations

from ..analysis.impact import Chart
from ..wording.numbers import NumberStyle
from ..wording.text import escape
from .chart_drawing import chart_drawing
from .chart_shapes import FONT_SIZE, Box, Lines, Shape, Text
from .colours import WHITE_PAGE, Page

_FONT = "Noto Sans, Open Sans, Segoe UI, Helvetica, Arial, sans-serif"


def chart_svg(
    chart: Chart, style: NumberStyle = NumberStyle.INTERNATIONAL, width: float = 720.0, page: Page = WHITE_PAGE
) -> str:
    """The chart of `chart_drawing`; texts from data are escaped."""
    drawing = chart_drawing(chart, style, width, page)
    size = f"{drawing.width:g} {drawing.height:g}"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{drawing.width:g}" '
            f'height="{drawing.height:g}" role="img" font-family="{_FONT}" font-size="{FONT_SIZE:g}">',
            f"<title>{escape(drawing.title)}</title>",
            f'<rect x="0" y="0" width="{drawing.width:g}" height="{drawing.height:g}" fill="{page.paper}"/>',
            *(_element(shape) for shape in drawing.shapes),
            "</svg>",
        ]
    )


def _element(shape: Shape) -> str:
    if isinstance(shape, Box):
        stroke = f' stroke="{shape.stroke}" stroke-width="1"' if shape.stroke else ""
        place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
        return f'<rect {place} fill="{shape.fill}"{stroke}/>'
    if isinstance(shape, Lines):
        path = "".join(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" for x1, y1, x2, y2 in shape.ends)
        return f'<path d="{path}" stroke="{shape.stroke}" stroke-width="{shape.width:g}" fill="none"/>'
    return _text(shape)


def _text(shape: Text) -> str:
    weight = ' font-weight="600"' if shape.is_bold else ""
    place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" fill="{shape.fill}" text-anchor="{shape.anchor}"'
    text = f"<text {place}{weight}>{escape(shape.text)}</text>"
    if not shape.full or shape.full == shape.text:
        return text
    return f"<g><title>{escape(shape.full[:500])}</title>{text}</g>"
