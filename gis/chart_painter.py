# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A chart drawn by Qt, which shapes every script: on a page or on the screen."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ..core.report.chart_shapes import FONT_SIZE, Box, Drawing, Lines, Text


def draw(painter: QPainter, drawing: Drawing, scale: float, font: QFont) -> None:
    """Draw at the origin; one unit of the drawing is `scale` units of the painter. Works in any thread."""
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _draw_box(painter, shape, scale)
        elif isinstance(shape, Lines):
            painter.setPen(QPen(QColor(shape.stroke), shape.width * scale))
            painter.drawLines([QLineF(*(end * scale for end in ends)) for ends in shape.ends])
        else:
            _draw_text(painter, shape, scale, font)


def _draw_box(painter: QPainter, box: Box, scale: float) -> None:
    painter.setPen(QPen(QColor(box.stroke), scale) if box.stroke else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(box.fill))
    painter.drawRect(QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale))


def _draw_text(painter: QPainter, text: Text, scale: float, font: QFont) -> None:
    own = QFont(font)
    own.setPixelSize(max(round(FONT_SIZE * scale), 1))
    own.setBold(text.is_bold)
    width = QFontMetricsF(own, painter.device()).horizontalAdvance(text.text)
    start = text.x * scale - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    painter.setFont(own)
    painter.setPen(QColor(text.fill))
    painter.drawText(QPointF(start, text.y * scale), text.text)
