# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs to a printed map: legend, scale bar, north arrow and attribution, in a strip below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pyproj import Geod
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsMapSettings,
    QgsPointXY,
    QgsRenderContext,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from ..core.report.colours import INK, INK_SOFT, PAPER, RULE
from ..core.wording.numbers import NumberStyle, format_number, with_unit

_TEXT_PT, _SMALL_PT = 8.0, 6.5
_SWATCH_MM = (6.0, 3.6)
_GEOD = Geod(ellps="WGS84")
_WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Decorations:
    """The layers whose legend is shown, and who is named below the map."""

    layers: Sequence[QgsVectorLayer]
    attribution: str
    style: NumberStyle


def strip_height(decorations: Decorations, width: int, dpi: int) -> int:
    """Pixels that the strip below the map needs."""
    line = _line_height(dpi)
    rows = max((row for *_, row in _legend_places(decorations, width, dpi)), default=0) + 1
    # Scale bar and north arrow stand beside the legend and need two lines.
    return math.ceil(line * max(rows, 2) + line * 0.5 + (line if decorations.attribution else 0.0))


def decorate(map_image: QImage, settings: QgsMapSettings, decorations: Decorations) -> QImage:
    """The map with its strip; works in any thread."""
    dpi, size = settings.outputDpi(), map_image.size()
    whole = QImage(size + QSize(0, strip_height(decorations, size.width(), int(dpi))), QImage.Format.Format_RGB32)
    whole.fill(QColor(PAPER))
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawImage(0, 0, map_image)
    painter.setPen(QPen(QColor(RULE), 2.0))
    painter.drawRect(QRectF(1.0, 1.0, size.width() - 2.0, size.height() - 2.0))
    painter.translate(0.0, size.height() + _line_height(int(dpi)) * 0.35)
    _draw_legend(painter, decorations, size.width(), int(dpi))
    _draw_scale_and_north(painter, settings, decorations.style, size.width())
    painter.resetTransform()
    if decorations.attribution:
        _draw_attribution(painter, decorations.attribution, whole.size(), int(dpi))
    painter.end()
    return whole


def _font(points: float, dpi: int) -> QFont:
    font = QFont("Noto Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(round(points * dpi / 72.0))
    return font


def _line_height(dpi: int) -> float:
    return _TEXT_PT * 1.75 * dpi / 72.0


def _mm(millimetres: float, dpi: int) -> float:
    return millimetres * dpi / 25.4


def _legend_places(decorations: Decorations, width: int, dpi: int) -> list[tuple[QgsVectorLayer, int, str, float, int]]:
    """Layer, number of its legend entry, label, x and row; wrapped so that a quarter is left for the scale bar."""
    metrics = QFontMetricsF(_font(_TEXT_PT, dpi))
    places, x, row = [], 0.0, 0
    for layer in decorations.layers:
        for number, item in enumerate(layer.renderer().legendSymbolItems()):
            if item.symbol() is None or not (item.label() or layer.name()):
                continue
            label = item.label() or layer.name()
            needed = _mm(_SWATCH_MM[0] + 1.5, dpi) + metrics.horizontalAdvance(label) + _mm(5.0, dpi)
            if x > 0.0 and x + needed > width * 0.74:
                x, row = 0.0, row + 1
            places.append((layer, number, label, x, row))
            x += needed
    return places


def _draw_legend(painter: QPainter, decorations: Decorations, width: int, dpi: int) -> None:
    painter.setFont(_font(_TEXT_PT, dpi))
    painter.setPen(QColor(INK))
    line = _line_height(dpi)
    swatch = QSize(round(_mm(_SWATCH_MM[0], dpi)), round(_mm(_SWATCH_MM[1], dpi)))
    for layer, number, label, x, row in _legend_places(decorations, width, dpi):
        item = layer.renderer().legendSymbolItems()[number]
        image = _swatch(item.symbol(), swatch, dpi)
        painter.drawImage(QPointF(x, row * line + (line - swatch.height()) / 2), image)
        place = QRectF(x + swatch.width() + _mm(1.5, dpi), row * line, width, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)


def _swatch(symbol: QgsSymbol, size: QSize, dpi: int) -> QImage:
    """The symbol as it is drawn on the map, in an image (pixmaps belong to the main thread)."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(dpi / 25.4)
    context.setFlag(Qgis.RenderContextFlag.Antialiasing)
    symbol.drawPreviewIcon(painter, size, context)
    painter.end()
    return image


def _draw_scale_and_north(painter: QPainter, settings: QgsMapSettings, style: NumberStyle, width: int) -> None:
    dpi = int(settings.outputDpi())
    line = _line_height(dpi)
    metres = _metres_per_pixel(settings)
    right = width - _mm(1.0, dpi)
    angle = _north_angle(settings)
    if angle is not None:
        _draw_north(painter, QPointF(right - line * 0.5, line), line, angle, dpi)
    if metres is None:
        return
    length = _round_length(metres * width * 0.16)
    pixels = length / metres
    start = right - line * 1.6 - pixels
    painter.setPen(QPen(QColor(INK), _mm(0.3, dpi)))
    y, tick = line * 1.25, line * 0.25
    painter.drawPolyline(
        QPolygonF(
            [QPointF(start, y - tick), QPointF(start, y), QPointF(start + pixels, y), QPointF(start + pixels, y - tick)]
        )
    )
    painter.setFont(_font(_TEXT_PT, dpi))
    shown = (length / 1_000.0, "km") if length >= 1_000.0 else (length, "m")
    place = QRectF(start - line * 2, y - line * 1.15, pixels + line * 4, line)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, with_unit(format_number(shown[0], style), shown[1]))


def _draw_north(painter: QPainter, middle: QPointF, line: float, angle: float, dpi: int) -> None:
    """An arrow towards true north; `angle` is clockwise from up."""
    painter.save()
    painter.translate(middle)
    painter.rotate(angle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(INK))
    half, height = line * 0.26, line * 0.95
    painter.drawPolygon(
        QPolygonF([QPointF(0, -height), QPointF(half, 0), QPointF(0, -height * 0.22), QPointF(-half, 0)])
    )
    painter.setPen(QColor(INK))
    painter.setFont(_font(_SMALL_PT, dpi))
    painter.drawText(QRectF(-line, 0.0, 2 * line, line * 0.8), Qt.AlignmentFlag.AlignCenter, "N")
    painter.restore()


def _draw_attribution(painter: QPainter, text: str, size: QSize, dpi: int) -> None:
    font = _font(_SMALL_PT, dpi)
    line = _line_height(dpi)
    painter.setFont(font)
    painter.setPen(QColor(INK_SOFT))
    place = QRectF(0.0, size.height() - line, size.width(), line)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, size.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)


def _to_degrees(settings: QgsMapSettings) -> QgsCoordinateTransform:
    wgs84 = QgsCoordinateReferenceSystem(_WGS84)
    return QgsCoordinateTransform(settings.destinationCrs(), wgs84, QgsCoordinateTransformContext())


def _metres_per_pixel(settings: QgsMapSettings) -> float | None:
    """Along the middle row, on the ellipsoid."""
    middle, reach = settings.visibleExtent().center(), settings.visibleExtent().width() * 0.05
    transform = _to_degrees(settings)
    try:
        west = transform.transform(QgsPointXY(middle.x() - reach, middle.y()))
        east = transform.transform(QgsPointXY(middle.x() + reach, middle.y()))
    except QgsCsException:
        return None
    metres = _GEOD.inv(west.x(), west.y(), east.x(), east.y())[2]
    metres_per_unit = metres / (2 * reach) if reach else 0.0
    result = metres_per_unit * settings.mapUnitsPerPixel()
    return result if math.isfinite(result) and result > 0.0 else None


def _north_angle(settings: QgsMapSettings) -> float | None:
    """Degrees clockwise from up to true north at the middle; None at a pole."""
    transform = _to_degrees(settings)
    middle = settings.visibleExtent().center()
    try:
        degrees = transform.transform(middle)
        if abs(degrees.y()) > 89.0:
            return None
        north = transform.transform(QgsPointXY(degrees.x(), degrees.y() + 0.01), Qgis.TransformDirection.Reverse)
    except QgsCsException:
        return None
    return math.degrees(math.atan2(north.x() - middle.x(), north.y() - middle.y()))


def _round_length(longest: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is not longer."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(factor * power for factor in (1.0, 2.0, 5.0) if factor * power <= longest * (1.0 + 1e-9))
