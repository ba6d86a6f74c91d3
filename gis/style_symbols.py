# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Symbols of vector layers by asset class."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapUnitScale,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSingleSymbolRenderer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor

from ..core.twin.catalogue import AssetClass
from ..core.twin.model import Sector
from .symbols import symbol_of

translate = QCoreApplication.translate

SECTOR_COLOURS = {
    Sector.TELECOM: "#5e35b1",
    Sector.POWER: "#8f6b00",
    Sector.TRANSPORT: "#3f4a5a",
    Sector.HEALTH: "#c2185b",
    Sector.EDUCATION: "#00796b",
    Sector.WATER: "#0b6fb8",
    Sector.PEOPLE: "#7b5e3b",
    Sector.TERRAIN: "#5d7a3a",
    Sector.HAZARD: "#1f3a5f",
    Sector.BOUNDARY: "#6b4a7d",
    Sector.OTHER: "#5a6b7b",
}
"""The same as in the icons (resources/icons)."""

_EDGE = QColor(255, 255, 255, 215)
_ICON_MM = {
    "mast": 3.4,
    "school": 3.9,
    "clinic": 3.9,
    "bridge": 3.4,
    "hospital": 5.2,
    "substation": 4.6,
    "exchange": 4.2,
}
_USUAL_ICON_MM = 4.2
_BUILDING_FILL, _BUILDING_LINE = "#c8b99f", "#7b5e3b"


@dataclass(frozen=True)
class LineLook:
    """A class of lines: which rows (expression), its name in the legend, width, dashes, from which scale it shows."""

    condition: str
    label: str
    width_mm: float
    dashes: tuple[float, ...] = ()
    shown_from_scale: int = 0
    colour: str = ""


def style_vector(layer: QgsVectorLayer, kind: AssetClass, icons: Path) -> None:
    """Set the renderer for this asset class and the layer's geometry."""
    geometry = layer.geometryType()
    if geometry == QgsWkbTypes.GeometryType.PointGeometry:
        layer.setRenderer(_points(kind, icons))
    elif geometry == QgsWkbTypes.GeometryType.LineGeometry:
        layer.setRenderer(_lines(layer, kind))
    else:
        layer.setRenderer(_areas(kind))


def _points(kind: AssetClass, icons: Path) -> QgsFeatureRenderer:
    """The icon of the class, smaller on small-scale maps; embedded, so that a project shows it anywhere."""
    if kind.id == "settlement":
        return QgsSingleSymbolRenderer(_dot(SECTOR_COLOURS[kind.sector]))
    svg = (icons / f"{kind.icon}.svg").read_bytes()
    size_mm = _ICON_MM.get(kind.id, _USUAL_ICON_MM)
    marker = QgsSvgMarkerSymbolLayer("base64:" + base64.b64encode(svg).decode("ascii"), size_mm)
    smaller = f"scale_linear(coalesce(@map_scale, 1), 12000, 90000, {size_mm}, {0.62 * size_mm:.2f})"
    marker.setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, QgsProperty.fromExpression(smaller))
    return QgsSingleSymbolRenderer(symbol_of(QgsMarkerSymbol(), marker))


def _dot(colour: str) -> QgsMarkerSymbol:
    dot = QgsSimpleMarkerSymbolLayer(QgsSimpleMarkerSymbolLayerBase.Shape.Circle, 1.7)
    dot.setColor(QColor("#ffffff"))
    dot.setStrokeColor(QColor(colour))
    dot.setStrokeWidth(0.4)
    return symbol_of(QgsMarkerSymbol(), dot)


def _lines(layer: QgsVectorLayer, kind: AssetClass) -> QgsFeatureRenderer:
    fields = set(layer.fields().names())
    if kind.id == "river":
        return QgsSingleSymbolRenderer(_river("width_m" if "width_m" in fields else ""))
    looks = _looks(kind, fields)
    colour = SECTOR_COLOURS[kind.sector]
    offset_mm = 0.8 if kind.id == "fibre" else 0.0
    if not looks:
        return QgsSingleSymbolRenderer(_cased(LineLook("", "", 0.6), colour, offset_mm, level=0))
    root = QgsRuleBasedRenderer.Rule(None)
    for level, look in enumerate(reversed(looks)):
        symbol = _cased(look, look.colour or colour, offset_mm, level)
        rule = QgsRuleBasedRenderer.Rule(symbol, 0, look.shown_from_scale, look.condition, look.label)
        root.insertChild(0, rule)
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _looks(kind: AssetClass, fields: set[str]) -> tuple[LineLook, ...]:
    """From important to unimportant; empty where the layer has no field to tell them apart."""
    if kind.id == "road" and "class" in fields:
        return (
            LineLook("\"class\" = 'trunk'", translate("Styles", "Trunk road"), 0.95),
            LineLook("\"class\" = 'primary'", translate("Styles", "Main road"), 0.75),
            LineLook("\"class\" = 'secondary'", translate("Styles", "Country road"), 0.5),
            LineLook("\"class\" = 'street'", translate("Styles", "Street"), 0.22, (), 70_000, "#7d8794"),
            LineLook("ELSE", translate("Styles", "Other road"), 0.3),
        )
    if kind.id == "power_line" and "voltage_kv" in fields:
        return (
            LineLook('"voltage_kv" >= 100', translate("Styles", "100 kV and more"), 0.6),
            LineLook('"voltage_kv" >= 30 AND "voltage_kv" < 100', translate("Styles", "30 to 100 kV"), 0.38),
            LineLook('"voltage_kv" < 30', translate("Styles", "Below 30 kV"), 0.28, (4.0, 2.0), 150_000),
            LineLook("ELSE", translate("Styles", "Voltage not known"), 0.3, (1.0, 2.0)),
        )
    if kind.id == "fibre" and "kind" in fields:
        return (
            LineLook("\"kind\" = 'backbone'", translate("Styles", "Backbone"), 0.55),
            LineLook("ELSE", translate("Styles", "Branch"), 0.4, (3.0, 2.0)),
        )
    return ()


def _cased(look: LineLook, colour: str, offset_mm: float, level: int) -> QgsLineSymbol:
    """A line over a pale edge; edges of all classes are drawn before any line, so that crossings stay open."""
    edge = QgsSimpleLineSymbolLayer(_EDGE, look.width_mm + 0.45)
    line = QgsSimpleLineSymbolLayer(QColor(colour), look.width_mm)
    for part in (edge, line):
        part.setPenCapStyle(Qt.PenCapStyle.RoundCap)
        part.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
        part.setOffset(offset_mm)
    if look.dashes:
        line.setPenCapStyle(Qt.PenCapStyle.FlatCap)
        line.setUseCustomDashPattern(True)
        line.setCustomDashVector([length * look.width_mm for length in look.dashes])
    edge.setRenderingPass(0)
    line.setRenderingPass(level + 1)
    return symbol_of(QgsLineSymbol(), edge, line)


def _river(width_field: str) -> QgsLineSymbol:
    """As wide as the river is, but never too thin to see."""
    line = QgsSimpleLineSymbolLayer(QColor("#4f93c8"), 0.35)
    line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if width_field:
        line.setWidthUnit(QgsUnitTypes.RenderUnit.RenderMetersInMapUnits)
        limits = QgsMapUnitScale()
        limits.minSizeMMEnabled, limits.minSizeMM = True, 0.3
        line.setWidthMapUnitScale(limits)
        width = QgsProperty.fromExpression(f'coalesce("{width_field}", 5)')
        line.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeWidth, width)
    return symbol_of(QgsLineSymbol(), line)


def _areas(kind: AssetClass) -> QgsFeatureRenderer:
    colour = SECTOR_COLOURS[kind.sector]
    if kind.id == "building":
        return QgsSingleSymbolRenderer(_filled(_BUILDING_FILL, 1.0, _BUILDING_LINE, 0.12))
    if kind.sector is Sector.BOUNDARY:
        return QgsSingleSymbolRenderer(_outline(colour, 0.75 if kind.id == "study_area" else 0.32, kind.id == "ward"))
    if kind.sector is Sector.HAZARD:
        return QgsSingleSymbolRenderer(_filled(colour, 0.35, colour, 0.3))
    return QgsSingleSymbolRenderer(_filled(colour, 0.55, colour, 0.3))


def _filled(fill: str, opacity: float, line: str, line_mm: float) -> QgsFillSymbol:
    colour = QColor(fill)
    colour.setAlphaF(opacity)
    area = QgsSimpleFillSymbolLayer(colour)
    area.setStrokeColor(QColor(line))
    area.setStrokeWidth(line_mm)
    return symbol_of(QgsFillSymbol(), area)


def _outline(colour: str, width_mm: float, is_dashed: bool) -> QgsFillSymbol:
    """A boundary without fill, with a pale edge."""
    edge = QgsSimpleLineSymbolLayer(QColor(255, 255, 255, 150), width_mm + 0.5)
    line = QgsSimpleLineSymbolLayer(QColor(colour), width_mm)
    if is_dashed:
        line.setUseCustomDashPattern(True)
        line.setCustomDashVector([2.4, 0.9, 0.4, 0.9])
    return symbol_of(QgsFillSymbol(), edge, line)
