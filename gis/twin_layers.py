# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of an open twin in a project: styled, grouped by sector, read-only, with names a reader understands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsLayerMetadata,
    QgsLayerTree,
    QgsLayerTreeGroup,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import StorageError, TwinFormatError
from ..core.twin.model import LayerGeometry, Sector, TwinLayer
from ..core.wording.translate import say
from .core_texts import sector_title
from .map_tips import map_tip
from .styles import apply_style

if TYPE_CHECKING:
    from .twin_store import OpenTwin

translate = QCoreApplication.translate

TWIN_PROPERTY = "twinplan/twin"
"""Custom property of a layer: the id of the twin it belongs to (its folder may move)."""
LAYER_PROPERTY = "twinplan/layer"
"""Custom property of a layer: its id within the twin."""

_RANK_PROPERTY = "twinplan/rank"
_SECTORS = (
    Sector.HEALTH,
    Sector.EDUCATION,
    Sector.TELECOM,
    Sector.POWER,
    Sector.TRANSPORT,
    Sector.WATER,
    Sector.OTHER,
    Sector.PEOPLE,
    Sector.BOUNDARY,
    Sector.HAZARD,
    Sector.TERRAIN,
)
"""From top to bottom of the map: sectors of points first, then lines, then areas, then rasters."""
_MOST_LAYERS = 10_000
_GEOMETRIES = (LayerGeometry.POINT, LayerGeometry.LINE, LayerGeometry.POLYGON, LayerGeometry.RASTER)
_FIRST_SHOWN_RETURN_PERIOD_YEARS = 100.0
_HIDDEN_AT_FIRST = ("population",)


def add_layers(project: QgsProject, open_twin: OpenTwin, layer_ids: Iterable[str]) -> list[QgsMapLayer]:
    """Add these layers to the project, those that it has already excepted; main thread.

    Returns a layer for each id, in that order, whether new or there before. Raises TwinFormatError for
    an id that the twin does not have and StorageError for a layer whose file cannot be read; layers
    before it stay added.
    """
    return [_add_layer(project, open_twin, layer_id) for layer_id in layer_ids]


def open_styled(open_twin: OpenTwin, layer_id: str) -> QgsMapLayer | None:
    """A layer of the twin as `add_layers` would add it, in no project; None where the twin has none of this id."""
    described = open_twin.twin.layer(layer_id)
    if described is None:
        return None
    path = str(open_twin.path_of(described))
    layer: QgsMapLayer
    if described.geometry is LayerGeometry.RASTER:
        # QGIS's own first style would compute statistics and leave them in a file beside the raster.
        options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
        layer = QgsRasterLayer(path, described.title, "gdal", options)
    else:
        layer = QgsVectorLayer(f"{path}|layername={described.id}", described.title, "ogr")
    if layer.isValid():
        _describe(layer, open_twin, described)
    return layer


def find_layer(project: QgsProject, twin_id: str, layer_id: str) -> QgsMapLayer | None:
    """The project's layer that shows this layer of this twin."""
    for layer in project.mapLayers().values():
        if layer.customProperty(TWIN_PROPERTY) == twin_id and layer.customProperty(LAYER_PROPERTY) == layer_id:
            return layer
    return None


def _add_layer(project: QgsProject, open_twin: OpenTwin, layer_id: str) -> QgsMapLayer:
    twin = open_twin.twin
    present = find_layer(project, twin.id, layer_id)
    if present is not None and present.isValid():
        return present
    described = twin.layer(layer_id)
    layer = open_styled(open_twin, layer_id)
    if described is None or layer is None:
        known = ", ".join(each.id for each in twin.layers)
        raise TwinFormatError(
            say("Twin '{title}'", title=twin.title),
            say("it has no layer '{name}'", name=layer_id),
            say("Choose one of: {known}.", known=known),
        )
    if not layer.isValid():
        raise StorageError(
            say("Layer '{title}'", title=described.title),
            say("{path} cannot be read", path=open_twin.path_of(described)),
            say("Check that the twin's folder is complete, or build the twin again."),
        )
    project.addMapLayer(layer, False)
    group = _group_for(project, open_twin, described)
    rank = 1 + twin.layers.index(described) + _MOST_LAYERS * _GEOMETRIES.index(described.geometry)
    node = group.insertLayer(_place(group, rank), layer)
    node.setCustomProperty(_RANK_PROPERTY, rank)
    node.setExpanded(False)
    node.setItemVisibilityChecked(_is_shown_first(open_twin, described))
    return layer


def _describe(layer: QgsMapLayer, open_twin: OpenTwin, described: TwinLayer) -> None:
    """Style, names, source and licence; the baseline is read-only."""
    layer.setCustomProperty(TWIN_PROPERTY, open_twin.twin.id)
    layer.setCustomProperty(LAYER_PROPERTY, described.id)
    layer.setMetadata(_metadata(layer, described))
    if isinstance(layer, QgsVectorLayer):
        layer.setReadOnly(True)
        _name_fields(layer, described)
        layer.setMapTipTemplate(map_tip(layer.fields().names(), described))
    apply_style(layer, described)


def _name_fields(layer: QgsVectorLayer, described: TwinLayer) -> None:
    """Aliases with units; the label field names a feature wherever QGIS lists it."""
    for position, name in enumerate(layer.fields().names()):
        alias, unit = described.aliases.get(name, ""), described.units.get(name, "")
        if alias:
            layer.setFieldAlias(position, f"{alias} ({unit})" if unit else alias)
    if described.label_field in layer.fields().names():
        layer.setDisplayExpression(QgsExpression.quotedColumnRef(described.label_field))


def _metadata(layer: QgsMapLayer, described: TwinLayer) -> QgsLayerMetadata:
    metadata = layer.metadata()
    metadata.setTitle(described.title)
    metadata.setAbstract(" ".join(f"{sentence}." for sentence in _facts(described)))
    metadata.setLicenses([described.licence] if described.licence else [])
    metadata.setRights([described.source] if described.source else [])
    metadata.setType("dataset")
    metadata.setCrs(layer.crs())
    return metadata


def _facts(described: TwinLayer) -> list[str]:
    facts = []
    if described.synthetic:
        facts.append(translate("TwinLayers", "Synthetic: it shows no real place"))
    if described.derived:
        facts.append(translate("TwinLayers", "Derived from other data"))
    if described.source:
        facts.append(translate("TwinLayers", "Source: {}").format(described.source))
    if described.date:
        facts.append(translate("TwinLayers", "Date: {}").format(described.date))
    return [*facts, *described.warnings]


def _group_for(project: QgsProject, open_twin: OpenTwin, described: TwinLayer) -> QgsLayerTreeGroup:
    """Twin > sector, and for return periods a group in which one is shown at a time."""
    twin_group = _child_group(project.layerTreeRoot(), open_twin.twin.title, 1, open_twin.twin.id)
    rank = 1 + _SECTORS.index(described.sector)
    sector_group = _child_group(twin_group, sector_title(described.sector), rank, described.sector.value)
    if described.return_period_years is None:
        return sector_group
    title = translate("TwinLayers", "Return periods, one at a time")
    group = _child_group(sector_group, title, _MOST_LAYERS * len(_GEOMETRIES), "return_periods")
    group.setIsMutuallyExclusive(True)
    return group


def _child_group(parent: QgsLayerTreeGroup, title: str, rank: int, key: str) -> QgsLayerTreeGroup:
    """The group with this key below `parent`, made at its place where there is none."""
    for child in parent.children():
        if QgsLayerTree.isGroup(child) and child.customProperty(TWIN_PROPERTY) == key:
            return child
    group = parent.insertGroup(_place(parent, rank), title)
    group.setCustomProperty(TWIN_PROPERTY, key)
    group.setCustomProperty(_RANK_PROPERTY, rank)
    return group


def _place(parent: QgsLayerTreeGroup, rank: int) -> int:
    """Before the first of our nodes with a higher rank; the user's own nodes keep their order."""
    children = parent.children()
    ranks = [_rank(child) for child in children]
    return next((position for position, other in enumerate(ranks) if other > rank), len(children) if any(ranks) else 0)


def _rank(node: QgsLayerTreeNode) -> int:
    return int(node.customProperty(_RANK_PROPERTY, 0) or 0)


def _is_shown_first(open_twin: OpenTwin, described: TwinLayer) -> bool:
    """Of several return periods the one nearest to 100 years; population only when the user asks for it."""
    if described.return_period_years is None:
        return described.asset_class not in _HIDDEN_AT_FIRST
    periods = [layer.return_period_years for layer in open_twin.twin.layers if layer.return_period_years is not None]
    nearest = min(periods, key=lambda years: (abs(years - _FIRST_SHOWN_RETURN_PERIOD_YEARS), years))
    return described.return_period_years == nearest
