# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How layers look that an analysis made: dependencies, what is reached, closed roads, assumed coverage.

Each style knows the classes of its layer by their rank, so that a class looks the same whichever others occur.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSimpleMarkerSymbolLayerBase,
    QgsSingleSymbolRenderer,
    QgsSymbol,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core.geometry.geometries import GeometryKind
from ..core.report.colours import HIT, INK, REACH_SHADES, SAFE, UNKNOWN, RoleColour, role_colour
from .result_files import ResultFile
from .symbols import symbol_of

_Shape = QgsSimpleMarkerSymbolLayerBase.Shape
_DASHES = ((3.0, 1.5), (1.0, 1.5), (4.0, 1.0, 1.0, 1.0))
_CARRIED, _FAINT = HIT.line, "#8a93a0"
_STATES = (SAFE, HIT, UNKNOWN)


def derived_renderer(file: ResultFile) -> QgsFeatureRenderer:
    """The renderer of a derived layer: a symbol for each of its classes, or one for all."""
    if not file.classes:
        return QgsSingleSymbolRenderer(_plain(file, 0))
    make = _STYLES.get(file.style, _plain)
    ranks = file.class_ranks or tuple(range(len(file.classes)))
    categories = [
        QgsRendererCategory(name, make(file, rank), name[:1].upper() + name[1:])
        for name, rank in zip(file.classes, ranks)
    ]
    renderer = QgsCategorizedSymbolRenderer(file.class_field, categories)
    # What matters more lies above.
    for position, category in enumerate(categories):
        for layer in category.symbol().symbolLayers():
            layer.setRenderingPass(len(categories) - position)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _links(file: ResultFile, rank: int) -> QgsSymbol:
    """From provider to consumer: what carried a failure is strong and has arrows, the rest is faint; assumed dashed."""
    del file
    carried, assumed = rank < 2, rank % 2 == 1
    line = QgsSimpleLineSymbolLayer(QColor(_CARRIED if carried else _FAINT), 0.65 if carried else 0.22)
    if assumed:
        _dash(line, (3.0, 1.6))
    if not carried:
        return symbol_of(QgsLineSymbol(), line)
    head = QgsSimpleMarkerSymbolLayer(_Shape.ArrowHeadFilled, 2.4)
    head.setColor(QColor(_CARRIED))
    head.setStrokeColor(QColor(_CARRIED))
    arrows = QgsMarkerLineSymbolLayer()
    arrows.setPlacements(Qgis.MarkerLinePlacement.CentralPoint)
    arrows.setSubSymbol(symbol_of(QgsMarkerSymbol(), head))
    return symbol_of(QgsLineSymbol(), line, arrows)


def _reached(file: ResultFile, rank: int) -> QgsSymbol:
    """The nearer the darker and the wider."""
    width_mm = max(1.0 - 0.15 * rank, 0.5)
    return symbol_of(QgsLineSymbol(), QgsSimpleLineSymbolLayer(QColor(_shade(file, rank)), width_mm))


def _area(file: ResultFile, rank: int) -> QgsSymbol:
    fill = QColor(_shade(file, rank))
    fill.setAlpha(110)
    layer = QgsSimpleFillSymbolLayer(fill)
    layer.setStrokeStyle(Qt.PenStyle.NoPen)
    return symbol_of(QgsFillSymbol(), layer)


def _shade(file: ResultFile, rank: int) -> str:
    last = max(*file.class_ranks, len(file.classes) - 1, 1)
    return REACH_SHADES[round(min(rank / last, 1.0) * (len(REACH_SHADES) - 1))]


def _closed(file: ResultFile, rank: int) -> QgsSymbol:
    """Closed roads as a strong line with a light core; unknown ones dashed."""
    del file
    if rank:
        line = QgsSimpleLineSymbolLayer(QColor(UNKNOWN.line), 0.9)
        _dash(line, (1.6, 1.2))
        return symbol_of(QgsLineSymbol(), line)
    outer, core = QgsSimpleLineSymbolLayer(QColor(HIT.line), 1.1), QgsSimpleLineSymbolLayer(QColor("#ffffff"), 0.35)
    _dash(core, (1.8, 1.4))
    return symbol_of(QgsLineSymbol(), outer, core)


def _coverage(file: ResultFile, rank: int) -> QgsSymbol:
    del file
    colour = _STATES[rank % len(_STATES)]
    fill = QColor(colour.fill)
    fill.setAlpha(50)
    layer = QgsSimpleFillSymbolLayer(fill)
    layer.setStrokeColor(QColor(colour.line))
    layer.setStrokeWidth(0.3)
    return symbol_of(QgsFillSymbol(), layer)


def _plain(file: ResultFile, rank: int) -> QgsSymbol:
    """Told apart by colour, and lines by their dashes too."""
    colour = role_colour("", rank)
    if file.geometry is GeometryKind.POINT:
        return _dot(colour)
    if file.geometry is GeometryKind.LINE:
        line = QgsSimpleLineSymbolLayer(QColor(colour.fill), 0.6)
        if rank:
            _dash(line, _DASHES[(rank - 1) % len(_DASHES)])
        return symbol_of(QgsLineSymbol(), line)
    return QgsFillSymbol.createSimple({"color": colour.fill + "66", "outline_color": colour.line})


def _dot(colour: RoleColour) -> QgsSymbol:
    return QgsMarkerSymbol.createSimple({"color": colour.fill, "outline_color": INK, "size": "2.4"})


def _dash(line: QgsSimpleLineSymbolLayer, lengths_mm: tuple[float, ...]) -> None:
    line.setUseCustomDashPattern(True)
    line.setCustomDashVector(list(lengths_mm))


_STYLES: dict[str, Callable[[ResultFile, int], QgsSymbol]] = {
    "links": _links,
    "reached": _reached,
    "area": _area,
    "closed": _closed,
    "coverage": _coverage,
}
