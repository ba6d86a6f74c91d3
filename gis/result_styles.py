# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How result layers look: outcomes told apart by shape and hatching as well as colour, zones in shades."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSymbol,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor

from ..core.analysis.impact import Outcome, outcome_words
from ..core.geometry.geometries import GeometryKind
from ..core.report.colours import UNKNOWN, ZONE_SHADES, RoleColour, outcome_colour
from ..core.wording.numbers import NumberStyle, format_number, scale_for, unit_symbol
from .derived_styles import derived_renderer
from .result_files import OUTCOME_FIELD, ResultFile, ResultKind
from .symbols import symbol_of

translate = QCoreApplication.translate

_MANY = 20_000  # beyond, points are drawn small and without outline
_Shape = QgsSimpleMarkerSymbolLayerBase.Shape
_LEGEND_ORDER = (Outcome.HIT, Outcome.UNKNOWN, Outcome.SAFE)


def renderer_for(file: ResultFile, style: NumberStyle = NumberStyle.INTERNATIONAL) -> QgsFeatureRenderer:
    """The renderer of a result layer, with a legend that carries counts or classes with units."""
    if file.kind is ResultKind.FEATURES:
        return _outcomes(file, style)
    if file.kind is ResultKind.ZONES:
        return _zones(file, style)
    return derived_renderer(file)


def outcome_label(outcome: Outcome, file: ResultFile) -> str:
    """The word for an outcome in this result, with a capital."""
    word = (file.outcome_labels or outcome_words())[outcome]
    return word[:1].upper() + word[1:]


def _outcomes(file: ResultFile, style: NumberStyle) -> QgsFeatureRenderer:
    is_many = sum(file.counts) > _MANY
    categories = []
    for outcome in _LEGEND_ORDER:
        label = f"{outcome_label(outcome, file)} ({format_number(file.counts[outcome], style)})"
        categories.append(QgsRendererCategory(int(outcome), outcome_symbol(outcome, file.geometry, is_many), label))
    return QgsCategorizedSymbolRenderer(OUTCOME_FIELD, categories)


def outcome_symbol(outcome: Outcome, geometry: GeometryKind, is_many: bool = False) -> QgsSymbol:
    """The symbol of features with this outcome."""
    colour = outcome_colour(outcome)
    if geometry is GeometryKind.POINT:
        return _marker(outcome, colour, is_many)
    if geometry is GeometryKind.LINE:
        return _line(outcome, colour)
    # Small areas on a large map: what is hit must still be seen, what is safe must not look dark.
    return _fill(colour, 0.45 if outcome is Outcome.HIT else 0.1)


def _marker(outcome: Outcome, colour: RoleColour, is_many: bool) -> QgsSymbol:
    """A dot; for unknown a half-filled square. Of very many, small ones without outline, which draw fast."""
    if is_many:
        dot = _dot(
            _Shape.Square if colour.hatched else _Shape.Circle, 1.2, colour.line if colour.hatched else colour.fill
        )
        dot.setStrokeStyle(Qt.PenStyle.NoPen)
        return symbol_of(QgsMarkerSymbol(), dot)
    size_mm = 2.8 if outcome is Outcome.HIT else 2.3
    if not colour.hatched:
        return symbol_of(QgsMarkerSymbol(), _dot(_Shape.Circle, size_mm, colour.fill, colour.line))
    square = _dot(_Shape.Square, size_mm, colour.fill, colour.line)
    return symbol_of(QgsMarkerSymbol(), square, _dot(_Shape.DiagonalHalfSquare, size_mm, colour.line, colour.line))


def _dot(shape: _Shape, size_mm: float, fill: str, stroke: str = "") -> QgsSimpleMarkerSymbolLayer:
    layer = QgsSimpleMarkerSymbolLayer(shape, size_mm)
    layer.setColor(QColor(fill))
    layer.setStrokeColor(QColor(stroke or fill))
    layer.setStrokeWidth(0.2)
    return layer


def _line(outcome: Outcome, colour: RoleColour) -> QgsSymbol:
    width_mm = {Outcome.HIT: 0.9, Outcome.SAFE: 0.5, Outcome.UNKNOWN: 0.8}[outcome]
    layer = QgsSimpleLineSymbolLayer(QColor(colour.fill if outcome is Outcome.HIT else colour.line), width_mm)
    if colour.hatched:
        layer.setUseCustomDashPattern(True)
        layer.setCustomDashVector([1.6, 1.2])
    return symbol_of(QgsLineSymbol(), layer)


def _fill(colour: RoleColour, outline_mm: float) -> QgsSymbol:
    fill = QgsSimpleFillSymbolLayer(QColor(colour.fill))
    fill.setStrokeColor(QColor(colour.line))
    fill.setStrokeWidth(outline_mm)
    if not colour.hatched:
        return symbol_of(QgsFillSymbol(), fill)
    return symbol_of(QgsFillSymbol(), fill, _hatch(colour))


def _hatch(colour: RoleColour) -> QgsLinePatternFillSymbolLayer:
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setSubSymbol(symbol_of(QgsLineSymbol(), QgsSimpleLineSymbolLayer(QColor(colour.line), 0.2)))
    hatch.setLineAngle(45.0)
    hatch.setDistance(1.2)
    return hatch


def _zones(file: ResultFile, style: NumberStyle) -> QgsFeatureRenderer:
    """Zero white, then a shade for each class; a zone without figure is hatched as unknown."""
    column = QgsExpression.quotedColumnRef(file.shade_field)
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(_rule(_shaded("#ffffff"), f"{column} = 0", "0"))
    for (low, high), shade in zip(zip(file.bounds, file.bounds[1:]), _shades(len(file.bounds) - 1)):
        label = _class_label(low, high, file, style)
        root.appendChild(_rule(_shaded(shade), f"{column} > {low!r} AND {column} <= {high!r}", label))
    root.appendChild(_rule(_fill(UNKNOWN, 0.2), f"{column} IS NULL", translate("Outcome", "Unknown")))
    return QgsRuleBasedRenderer(root)


def _rule(symbol: QgsSymbol, condition: str, label: str) -> QgsRuleBasedRenderer.Rule:
    return QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, label)


def _shades(count: int) -> list[str]:
    """As many shades as classes, from the whole range."""
    if count <= 1:
        return [ZONE_SHADES[-2]][:count]
    step = (len(ZONE_SHADES) - 1) / (count - 1)
    return [ZONE_SHADES[round(position * step)] for position in range(count)]


def _class_label(low: float, high: float, file: ResultFile, style: NumberStyle) -> str:
    scale = scale_for([file.bounds[-1]], file.shade_unit)
    shown = format_number(high / scale.divisor, style)
    unit = f" {unit_symbol(scale.unit)}" if scale.unit else ""
    if low == 0.0:
        return translate("Zones", "up to {}").format(shown) + unit
    return translate("Zones", "over {} to {}").format(format_number(low / scale.divisor, style), shown) + unit


def _shaded(colour: str) -> QgsSymbol:
    fill = QgsSimpleFillSymbolLayer(QColor(colour))
    fill.setStrokeColor(QColor("#6b6b6b"))
    fill.setStrokeWidth(0.15)
    return symbol_of(QgsFillSymbol(), fill)
