# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of a twin: flood depth in blues, people in plum, terrain as shaded relief; no data in grey."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsHillshadeRenderer,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from ..core.twin.catalogue import asset_class
from ..core.twin.model import PopulationKind, Sector, TwinLayer

translate = QCoreApplication.translate

_DEPTHS = ((0.3, "#cfe1f7"), (0.6, "#a8caf0"), (1.0, "#7dace4"), (2.0, "#5189d1"), (4.0, "#2f63b0"), (None, "#183f80"))
_PEOPLE = ((5.0, "#e7d9ef"), (20.0, "#cbaedb"), (50.0, "#a97fc2"), (100.0, "#8250a3"), (None, "#552377"))
# QGIS takes this colour as premultiplied: on the map it is a mid grey, half clear.
_NO_DATA = QColor(66, 66, 66, 130)
_CLEAR = QColor(255, 255, 255, 0)


def style_raster(layer: QgsRasterLayer, description: TwinLayer) -> None:
    """Set renderer and opacity by asset class; rasters of other kinds keep what QGIS gave them."""
    kind = asset_class(description.asset_class)
    if kind.id == "terrain":
        _shade_relief(layer)
    elif kind.id == "population":
        unit = translate("Styles", "per cell")
        if description.population_kind is PopulationKind.DENSITY:
            unit = translate("Styles", "per km²")
        _classify(layer, _PEOPLE, translate("Styles", "nobody"), unit)
    elif description.sector is Sector.HAZARD:
        unit = description.intensity_unit
        _classify(layer, _DEPTHS, translate("Styles", "dry"), unit)
        layer.renderer().setNodataColor(_NO_DATA)
        layer.setOpacity(0.8)


def _shade_relief(layer: QgsRasterLayer) -> None:
    """Soft relief from several directions; pale, because everything else lies on it."""
    renderer = QgsHillshadeRenderer(layer.dataProvider(), 1, 315.0, 45.0)
    renderer.setZFactor(2.2)
    renderer.setMultiDirectional(True)
    layer.setRenderer(renderer)
    layer.setOpacity(0.42)
    _smooth(layer)


def _smooth(layer: QgsRasterLayer) -> None:
    """Interpolate heights before shading them: shading enlarged cells would draw terraces."""
    layer.setResamplingStage(Qgis.RasterResamplingStage.Provider)
    provider = layer.dataProvider()
    provider.setZoomedInResamplingMethod(QgsRasterDataProvider.ResamplingMethod.Cubic)
    provider.setZoomedOutResamplingMethod(QgsRasterDataProvider.ResamplingMethod.Bilinear)
    provider.setMaxOversampling(2.0)


def _classify(layer: QgsRasterLayer, classes: tuple[tuple[float | None, str], ...], zero: str, unit: str) -> None:
    """Classes by upper bound with a legend in units; zero is clear and has a name of its own."""
    shader = QgsColorRampShader()
    shader.setColorRampType(QgsColorRampShader.Type.Discrete)
    items = [QgsColorRampShader.ColorRampItem(0.0, _CLEAR, zero)]
    low = 0.0
    for high, colour in classes:
        upper = float("inf") if high is None else high
        items.append(QgsColorRampShader.ColorRampItem(upper, QColor(colour), _class_label(low, high, unit)))
        low = upper
    shader.setColorRampItemList(items)
    raster_shader = QgsRasterShader()
    raster_shader.setRasterShaderFunction(shader)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster_shader))


def _class_label(low: float, high: float | None, unit: str) -> str:
    """E.g. "0.3 to 1 m"; without unit where none is stated."""
    if high is None:
        label = translate("Styles", "over {} {}").format(f"{low:g}", unit)
    elif low == 0.0:
        label = translate("Styles", "up to {} {}").format(f"{high:g}", unit)
    else:
        label = translate("Styles", "{} to {} {}").format(f"{low:g}", f"{high:g}", unit)
    return label.strip()
