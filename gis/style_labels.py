# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of vector layers: dark text in a pale outline, each kind from the scale at which there is room for it."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsPalLayerSettings,
    QgsProperty,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..core.twin.model import TwinLayer

_INK, _PAPER = "#1d2733", QColor(255, 255, 255, 225)


@dataclass(frozen=True)
class LabelLook:
    """From which scale (denominator) labels show, their size, weight, colour and importance (0-10)."""

    from_scale: int
    size_pt: float
    priority: int
    colour: str = _INK
    is_bold: bool = False
    is_italic: bool = False


_LOOKS = {
    "settlement": LabelLook(400_000, 9.5, 10, is_bold=True),
    "hospital": LabelLook(30_000, 8.0, 8, "#8f1043"),
    "substation": LabelLook(24_000, 7.5, 6, "#5f4700"),
    "power_plant": LabelLook(40_000, 8.0, 7, "#5f4700"),
    "exchange": LabelLook(18_000, 7.5, 5, "#43267f"),
    "mast": LabelLook(9_000, 7.0, 2, "#43267f"),
    "clinic": LabelLook(14_000, 7.5, 4, "#8f1043"),
    "school": LabelLook(12_000, 7.5, 3, "#00564c"),
    "water_works": LabelLook(20_000, 7.5, 5, "#08507f"),
    "bridge": LabelLook(14_000, 7.0, 4),
    "river": LabelLook(120_000, 8.5, 6, "#12598f", is_italic=True),
    "ward": LabelLook(90_000, 8.0, 4, "#56396a", is_italic=True),
}


def label_layer(layer: QgsVectorLayer, description: TwinLayer) -> None:
    """Label the layer by its label field if its kind is labelled at all."""
    look = _LOOKS.get(description.asset_class)
    if look is None or description.label_field not in layer.fields().names():
        return
    settings = QgsPalLayerSettings()
    settings.fieldName = description.label_field
    settings.setFormat(_format(look))
    settings.priority = look.priority
    settings.scaleVisibility = True
    settings.minimumScale = look.from_scale
    _place(settings, layer)
    if description.asset_class == "settlement" and "kind" in layer.fields().names():
        size = "CASE WHEN \"kind\" = 'town' THEN 12 WHEN \"kind\" = 'small town' THEN 10 ELSE 8.5 END"
        properties = settings.dataDefinedProperties()
        properties.setProperty(QgsPalLayerSettings.Property.Size, QgsProperty.fromExpression(size))
        settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _format(look: LabelLook) -> QgsTextFormat:
    font = QFont()
    font.setBold(look.is_bold)
    font.setItalic(look.is_italic)
    style = QgsTextFormat()
    style.setFont(font)
    style.setSize(look.size_pt)
    style.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    style.setColor(QColor(look.colour))
    outline = QgsTextBufferSettings()
    outline.setEnabled(True)
    outline.setSize(0.8)
    outline.setColor(_PAPER)
    style.setBuffer(outline)
    return style


def _place(settings: QgsPalLayerSettings, layer: QgsVectorLayer) -> None:
    """Beside points, along lines, inside areas."""
    geometry = layer.geometryType()
    if geometry == QgsWkbTypes.GeometryType.PointGeometry:
        settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
        settings.dist = 0.4
        settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    elif geometry == QgsWkbTypes.GeometryType.LineGeometry:
        settings.placement = Qgis.LabelPlacement.Curved
        settings.repeatDistance = 120.0
    else:
        settings.placement = Qgis.LabelPlacement.Horizontal
