# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Result layers in a project: opened, styled, named, grouped. Nothing is computed or written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsLayerMetadata,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtGui import QPainter

from ..core.analysis.impact import Outcome
from ..core.errors import StorageError
from ..core.wording.numbers import NumberStyle
from ..core.wording.text import elide, escape
from ..core.wording.times import local_clock
from ..core.wording.translate import say
from .map_tips import shown_text, shown_value
from .result_files import OUTCOME_FIELD, ResultFile, ResultKind
from .result_styles import outcome_label, renderer_for
from .runs import Run, RunSummary

RUN_PROPERTY = "twinplan/run"
MOMENTS_PROPERTY = "twinplan/moments"
_ZONE_OPACITY = 0.6


@dataclass(frozen=True)
class ResultLayer:
    """A result layer in a project and the file that it shows."""

    file: ResultFile
    layer: QgsVectorLayer


def add_to_project(run: Run, project: QgsProject, style: NumberStyle = NumberStyle.INTERNATIONAL) -> list[ResultLayer]:
    """Show a run on the map: a group "question · time · place" at the top, one layer a result.

    On the main thread; reads only the headers of the files. Raises StorageError where a file is gone.
    """
    layers = [ResultLayer(file, _layer_of_run(run, file, style)) for file in run.files]
    _put_aside(project)
    group = project.layerTreeRoot().insertGroup(0, group_name(run.summary))
    group.setCustomProperty(RUN_PROPERTY, run.id)
    for each in sorted(layers, key=_drawn_above):
        project.addMapLayer(each.layer, False)
        node = group.addLayer(each.layer)
        node.setExpanded(each is layers[0])
        node.setItemVisibilityChecked(each.file.is_shown)
    return layers


def _put_aside(project: QgsProject) -> None:
    """Answers on top of each other are none: earlier ones are hidden, a click away."""
    for group in project.layerTreeRoot().findGroups(True):
        if group.customProperty(RUN_PROPERTY):
            group.setItemVisibilityChecked(False)
            group.setExpanded(False)


def layers_of_run(project: QgsProject, run_id: str) -> list[QgsVectorLayer]:
    """The layers of a run that a project shows."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(RUN_PROPERTY) == run_id]


def shown_runs(project: QgsProject) -> set[str]:
    """The ids of all runs that a project shows."""
    found = (layer.customProperty(RUN_PROPERTY) for layer in project.mapLayers().values())
    return {str(run_id) for run_id in found if run_id}


def remove_from_project(project: QgsProject, run_id: str) -> None:
    """Take the layers and the group of a run out of the project, so that its files are not in use."""
    project.removeMapLayers([layer.id() for layer in layers_of_run(project, run_id)])
    root = project.layerTreeRoot()
    for group in root.findGroups(True):
        if group.customProperty(RUN_PROPERTY) == run_id and not group.children():
            (group.parent() or root).removeChildNode(group)


def group_name(summary: RunSummary) -> str:
    """How a run is called in the layer tree."""
    parts = (summary.question, local_clock(summary.computed_at), summary.place)
    return " · ".join(elide(part, 60) for part in parts if part)


def open_result(folder: Path, file: ResultFile, style: NumberStyle) -> QgsVectorLayer:
    """The styled layer of one result file, for the thread that calls this. Raises StorageError."""
    options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
    options.skipCrsValidation = True
    layer = QgsVectorLayer(str(folder / file.file), elide(file.title), "ogr", options)
    if not layer.isValid():
        raise StorageError(
            say("Run '{name}'", name=folder.name),
            say("its layer '{title}' cannot be opened", title=file.title),
            say("Delete it and ask again."),
        )
    layer.setCrs(reference_system(file.crs))
    layer.setRenderer(renderer_for(file, style))
    layer.setReadOnly(True)
    return layer


def _layer_of_run(run: Run, file: ResultFile, style: NumberStyle) -> QgsVectorLayer:
    layer = open_result(run.folder, file, style)
    layer.setCustomProperty(RUN_PROPERTY, run.id)
    _describe_fields(layer, file)
    _let_time_pass(layer, file)
    layer.setMetadata(_metadata(run.summary, file, layer.crs()))
    if file.kind is ResultKind.ZONES:
        # The map below stays readable: shades darken it, and zones where nothing is hit leave it as it is.
        layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
        layer.setOpacity(_ZONE_OPACITY)
    return layer


def _let_time_pass(layer: QgsVectorLayer, file: ResultFile) -> None:
    """Make it ready for the time slider; not active yet, for QGIS looks through such a layer when it is added."""
    if not file.period:
        return
    start, end = file.period
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    properties.setStartField(start)
    properties.setEndField(end)
    properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
    layer.setCustomProperty(MOMENTS_PROPERTY, list(file.moments))


def reference_system(text: str) -> QgsCoordinateReferenceSystem:
    """The CRS of an authority code or WKT."""
    if text[:4].isalpha() and ":" in text[:12]:
        return QgsCoordinateReferenceSystem(text)
    return QgsCoordinateReferenceSystem.fromWkt(text)


def _drawn_above(each: ResultLayer) -> tuple[int, int, int]:
    """Points lie above lines above polygons, and zones below all; the first result above the next."""
    kind = (ResultKind.FEATURES, ResultKind.DERIVED, ResultKind.ZONES).index(each.file.kind)
    return kind, ("point", "line", "polygon").index(each.file.geometry.value), each.file.index


def _describe_fields(layer: QgsVectorLayer, file: ResultFile) -> None:
    """Aliases come with the file; what a user sees first is the name, and the outcome as a word."""
    fields = layer.fields()
    if file.label_field:
        layer.setDisplayExpression(QgsExpression.quotedColumnRef(file.label_field))
    outcome = fields.lookupField(OUTCOME_FIELD) if file.kind is ResultKind.FEATURES else -1
    if outcome >= 0:
        words = [{outcome_label(value, file): str(int(value))} for value in Outcome]
        layer.setEditorWidgetSetup(outcome, QgsEditorWidgetSetup("ValueMap", {"map": words}))
    layer.setMapTipTemplate(_map_tip(layer, file))


def _map_tip(layer: QgsVectorLayer, file: ResultFile) -> str:
    """Names and values of a feature; texts from data are escaped when the tip is shown."""
    shown = [field for field in layer.fields() if field.name() not in (file.label_field, "uid")]
    rows = "".join(
        f"<tr><td>{shown_text(field.alias() or field.name())}&nbsp;</td><td>{_safe_value(field.name(), file)}</td></tr>"
        for field in shown[:8]
    )
    heading = f"<b>{_safe_value(file.label_field, file)}</b>" if file.label_field else shown_text(file.title)
    return f"{heading}<table>{rows}</table>"


def _safe_value(field_name: str, file: ResultFile) -> str:
    value = QgsExpression.quotedColumnRef(field_name)
    if file.kind is ResultKind.FEATURES and field_name == OUTCOME_FIELD:
        value = f"represent_value({value})"
    return shown_value(value, "")


def _metadata(summary: RunSummary, file: ResultFile, crs: QgsCoordinateReferenceSystem) -> QgsLayerMetadata:
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(f"{summary.id}/{file.file}")
    metadata.setTitle(elide(file.title))
    metadata.setType("dataset")
    metadata.setAbstract(escape(f"{summary.question} {summary.sentence}"))
    metadata.addHistoryItem(escape(f"{summary.analysis}, {summary.computed_at}, run {summary.id}"))
    metadata.setCrs(crs)
    moment = QDateTime.fromString(summary.computed_at, Qt.DateFormat.ISODate)
    if moment.isValid():
        metadata.setDateTime(Qgis.MetadataDateType.Created, moment)
    return metadata
