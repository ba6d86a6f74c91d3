# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Little boxes in the colours of their meaning, hatched where the meaning is "unknown"."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap

from ...core.analysis.impact import Outcome
from ...core.report.colours import RoleColour, outcome_colour

_SIZE = 12


def outcome_icon(outcome: Outcome) -> QIcon:
    """A box as maps and charts show this outcome."""
    return _icon(outcome_colour(outcome))


def _icon(colour: RoleColour) -> QIcon:
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(_SIZE * ratio, _SIZE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        box = QRectF(0.5, 0.5, _SIZE - 1, _SIZE - 1)
        painter.fillRect(box, QColor(colour.fill))
        if colour.hatched:
            painter.fillRect(box, QBrush(QColor(colour.line), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colour.line), 1.0))
        painter.drawRect(box)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
