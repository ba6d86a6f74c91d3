# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of results for reports: rendered by QGIS in the calling thread's own event loop, off the window's.

Needs a QgsApplication. All layers are opened here, so nothing of the project is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, QTimer
from qgis.PyQt.QtGui import QColor, QImage

from ..core.analysis.impact import Impact
from ..core.errors import Cancelled
from ..core.progress import Progress
from ..core.report.colours import INK_SOFT, PAPER
from ..core.report.document import TextMap
from ..core.report.sensitivity import attribution, may_be_listed
from ..core.wording.numbers import NumberStyle
from ..core.wording.text import elide
from .map_decorations import Decorations, decorate, strip_height
from .result_files import ResultFile, ResultKind
from .result_layers import open_result

_CHECK_EVERY_MS = 50
_TITLES = 3
_SMALLEST_EXTENT = 0.01  # degrees, or a kilometre where the CRS is in metres


@dataclass(frozen=True)
class MapSize:
    """A picture in pixels; `dpi` decides how large symbols and texts are in it. The default suits A4 and a screen."""

    width: int = 1600
    height: int = 1000
    dpi: int = 215


def overview_map(
    impact: Impact,
    folder: Path,
    files: Sequence[ResultFile],
    background: Sequence[QgsMapLayer],
    style: NumberStyle,
    progress: Progress,
    size: MapSize | None = None,
) -> TextMap | None:
    """The results by outcome over zone outlines and background; None where none may be drawn.

    Restricted and personal layers are not drawn feature by feature.
    """
    size = size or MapSize()
    results, derived = _drawable(impact, files)
    shown = [*_with_common_legend(results), *derived]
    if not shown:
        return None
    opened = [open_result(folder, file, style) for file in shown]
    legend = opened[:1] + opened[len(results) :] if results else opened
    layers = sorted(opened, key=_from_above)
    outlines = [
        _outlined(open_result(folder, file, style))
        for file in files
        if file.kind is ResultKind.ZONES and may_be_listed(impact.zones[file.index].zones.source)
    ]
    title = " · ".join(elide(file.title) for file in shown[:_TITLES])
    return _picture(title, layers, legend, [*outlines, *background], impact, style, progress, size)


def zone_maps(
    impact: Impact,
    folder: Path,
    files: Sequence[ResultFile],
    background: Sequence[QgsMapLayer],
    style: NumberStyle,
    progress: Progress,
    size: MapSize | None = None,
) -> tuple[TextMap, ...]:
    """A map of each zone layer, shaded by its figure."""
    size = size or MapSize()
    pictures = []
    for file in files:
        if file.kind is ResultKind.ZONES and may_be_listed(impact.zones[file.index].zones.source):
            layer = open_result(folder, file, style)
            title = f"{elide(file.title)}: {elide(file.shade_label)}"
            pictures.append(_picture(title, [layer], [layer], background, impact, style, progress, size))
    return tuple(picture for picture in pictures if picture is not None)


def _drawable(impact: Impact, files: Sequence[ResultFile]) -> tuple[list[ResultFile], list[ResultFile]]:
    """Results of different layers, since more of one would cover each other, and the derived layers shown."""
    features = [
        file
        for file in files
        if file.kind is ResultKind.FEATURES and may_be_listed(impact.features[file.index].table.source)
    ]
    by_layer = {impact.features[file.index].table.source.layer_id or file.index: file for file in reversed(features)}
    derived = [file for file in files if file.kind is ResultKind.DERIVED and file.is_shown]
    return [*reversed(by_layer.values())], derived if features or not impact.features else []


def _with_common_legend(results: Sequence[ResultFile]) -> list[ResultFile]:
    """The first one counts the features of all, since its legend stands for all."""
    if len(results) < 2:
        return list(results)
    none, hit, unknown = (sum(counts) for counts in zip(*(file.counts for file in results)))
    return [replace(results[0], counts=(none, hit, unknown)), *results[1:]]


def _from_above(layer: QgsVectorLayer) -> int:
    """Points lie above lines above areas."""
    order = (Qgis.GeometryType.Point, Qgis.GeometryType.Line, Qgis.GeometryType.Polygon)
    return order.index(layer.geometryType())


def _outlined(layer: QgsVectorLayer) -> QgsVectorLayer:
    outline = {"style": "no", "outline_color": INK_SOFT, "outline_width": "0.2"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(outline)))
    return layer


def _picture(
    title: str,
    layers: Sequence[QgsVectorLayer],
    legend: Sequence[QgsVectorLayer],
    below: Sequence[QgsMapLayer],
    impact: Impact,
    style: NumberStyle,
    progress: Progress,
    size: MapSize,
) -> TextMap | None:
    crs = map_crs(layers[0])
    extent = _extent(layers, crs)
    if extent is None:
        return None
    decorations = Decorations(legend, attribution(impact), style)
    settings = QgsMapSettings()
    settings.setLayers([*layers, *below])
    settings.setDestinationCrs(crs)
    settings.setOutputDpi(size.dpi)
    settings.setOutputSize(QSize(size.width, size.height - strip_height(decorations, size.width, size.dpi)))
    settings.setBackgroundColor(QColor(PAPER))
    settings.setExtent(extent)
    image = decorate(_rendered(settings, progress), settings, decorations)
    return TextMap(title, _png(image))


def map_crs(layer: QgsVectorLayer) -> QgsCoordinateReferenceSystem:
    """The layer's CRS, or for degrees a projection centred on the layer, so that shapes look as they are."""
    crs = layer.crs()
    if not crs.isGeographic():
        return crs
    middle = layer.extent().center()
    proj = f"+proj=laea +lat_0={middle.y():.4f} +lon_0={middle.x():.4f} +datum=WGS84 +units=m +no_defs"
    return QgsCoordinateReferenceSystem.fromProj(proj)


def _extent(layers: Sequence[QgsVectorLayer], crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """What all layers cover, with a margin, or None where they cover nothing."""
    whole = QgsRectangle()
    for layer in layers:
        if layer.featureCount() and layer.extent().isFinite() and not layer.extent().isNull():
            whole.combineExtentWith(_in_crs(layer.extent(), layer.crs(), crs))
    if whole.isNull() or not whole.isFinite():
        return None
    smallest = _SMALLEST_EXTENT if crs.isGeographic() else 1_000.0
    whole.grow(max(whole.width(), whole.height()) * 0.04)
    if max(whole.width(), whole.height()) < smallest:
        whole.grow(smallest / 2)
    return whole


def _in_crs(
    extent: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    transform = QgsCoordinateTransform(source, target, QgsCoordinateTransformContext())
    try:
        return transform.transformBoundingBox(extent)
    except QgsCsException:
        return QgsRectangle()


def _rendered(settings: QgsMapSettings, progress: Progress) -> QImage:
    """Rendered by QGIS's own threads while this one waits in an event loop, which leaves the interpreter free."""
    job = QgsMapRendererParallelJob(settings)
    loop, timer = QEventLoop(), QTimer()
    cancelled = []

    def look() -> None:
        try:
            progress.check()
        except Cancelled as error:
            cancelled.append(error)
            job.cancelWithoutBlocking()

    job.finished.connect(loop.quit)
    timer.timeout.connect(look)
    timer.start(_CHECK_EVERY_MS)
    job.start()
    if job.isActive():
        loop.exec()
    timer.stop()
    if cancelled:
        raise cancelled[0]
    return job.renderedImage()


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data)


__all__ = ["MapSize", "map_crs", "overview_map", "zone_maps"]
