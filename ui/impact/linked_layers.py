# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layers of the project show the features that the rows of a table are about."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from ...core.geometry.geometries import IntArray
from ...core.twin.table import SourceInfo
from ...gis.result_layers import layers_of_run
from ...gis.twin_layers import LAYER_PROPERTY, TWIN_PROPERTY
from .answers import Answer
from .sheets import Sheet


def linked_layers(answer: Answer, sheet: Sheet) -> list[tuple[QgsVectorLayer, IntArray]]:
    """The result layer first, so that looking at rows leaves the selection on the user's own layer alone."""
    found: list[tuple[QgsVectorLayer, IntArray]] = []
    project = QgsProject.instance()
    if answer.run is not None and sheet.id in answer.result_fids:
        file, fids = answer.result_fids[sheet.id]
        found += [(layer, fids) for layer in layers_of_run(project, answer.run.id) if layer.source().endswith(file)]
    if sheet.source is not None and sheet.fids is not None:
        source, fids = sheet.source, sheet.fids
        found += [(layer, fids) for layer in project.mapLayers().values() if _shows(layer, source)]
    return found


def _shows(layer: object, source: SourceInfo) -> bool:
    if not isinstance(layer, QgsVectorLayer):
        return False
    if source.twin_id and layer.customProperty(TWIN_PROPERTY) == source.twin_id:
        return bool(layer.customProperty(LAYER_PROPERTY) == source.layer_id)
    return bool(source.location) and layer.publicSource(True) == source.location
