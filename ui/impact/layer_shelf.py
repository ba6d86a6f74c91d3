# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layers fit an input: those of the project, those of the open twin that are not on the map, and chosen files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.analysis.describe import DataKind, InputRole
from ...core.twin.model import TwinLayer
from ...gis.twin_layers import LAYER_PROPERTY, TWIN_PROPERTY, open_styled
from ...gis.twin_link_tables import link_tables, open_link_table
from ..session import Session

_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: DataKind.POINT,
    QgsWkbTypes.GeometryType.LineGeometry: DataKind.LINE,
    QgsWkbTypes.GeometryType.PolygonGeometry: DataKind.POLYGON,
    QgsWkbTypes.GeometryType.NullGeometry: DataKind.TABLE,
}


class Group(IntEnum):
    """In which order layers are offered."""

    FITTING = 0
    OTHER = 1
    TWIN = 2
    FILE = 3


@dataclass(frozen=True)
class LayerChoice:
    """A layer that may be chosen; `key` finds it again on the shelf.

    `twin_layer` is what the twin says of it. `meant_for` is the one input that it is made for, as the tables of links
    of a twin are.
    """

    key: str
    title: str
    kind: DataKind
    group: Group
    twin_layer: TwinLayer | None = None
    meant_for: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        return_period = self.twin_layer.return_period_years if self.twin_layer else None
        # Zones that have codes are what figures are given by; an outline of the whole place has none.
        has_code = bool(self.twin_layer and self.twin_layer.code_field)
        return (self.group, return_period or 0.0, not has_code, self.title.casefold())


class LayerShelf(QObject):
    """Knows every layer that a question can be asked about. `close` ends its interest in the project."""

    changed = pyqtSignal()
    """There are other layers than before; told once for many at a time."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own: dict[str, QgsMapLayer] = {}
        self._project = QgsProject.instance()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.changed)
        self._project.layersAdded.connect(self._soon)
        self._project.layersRemoved.connect(self._soon)
        session.twin_changed.connect(self._forget_twin)

    def close(self) -> None:
        self._later.stop()
        self._project.layersAdded.disconnect(self._soon)
        self._project.layersRemoved.disconnect(self._soon)
        self._session.twin_changed.disconnect(self._forget_twin)
        self._own.clear()

    def choices(self, role: InputRole) -> list[LayerChoice]:
        """What fits this input, preferred first."""
        found = [*self._project_choices(), *self._twin_choices(), *self._file_choices()]
        return sorted((c for c in found if c.kind in role.kinds and _fits(role, c)), key=lambda choice: choice.order)

    def layer(self, key: str) -> QgsMapLayer | None:
        """The layer of this key, opened if need be; None where it is gone or cannot be opened."""
        on_map = self._project.mapLayer(key)
        if on_map is not None:
            return on_map
        prefix, _, name = key.partition(":")
        if key not in self._own and prefix in _OPENERS and self._session.twin is not None:
            opened = _valid(_OPENERS[prefix](self._session.twin, name))
            if opened is not None:
                self._own[key] = opened
        return self._own.get(key)

    def add_file(self, path: Path, role: InputRole) -> list[str]:
        """Put the layers of a file on the shelf; the keys of those that fit the input, none where nothing does."""
        keys = []
        for sublayer in QgsProviderRegistry.instance().querySublayers(
            str(path), Qgis.SublayerQueryFlag.ResolveGeometryType
        ):
            layer = _open(sublayer.uri(), sublayer.type(), sublayer.providerKey(), _file_title(path, sublayer.name()))
            if layer is None or kind_of(layer) not in role.kinds:
                continue
            key = f"file:{sublayer.uri()}"
            self._own[key] = layer
            keys.append(key)
        if keys:
            self.changed.emit()
        return keys

    def _soon(self) -> None:
        self._later.start(0)

    def _forget_twin(self) -> None:
        """Another twin may have layers of the same ids."""
        for key in [key for key in self._own if key.partition(":")[0] in _OPENERS]:
            del self._own[key]
        self._soon()

    def _project_choices(self) -> Iterator[LayerChoice]:
        for key, layer in self._project.mapLayers().items():
            kind = kind_of(layer)
            if kind is not None:
                twin_layer = self.twin_layer(layer)
                group = Group.OTHER if twin_layer is None else Group.FITTING
                yield LayerChoice(key, layer.name(), kind, group, twin_layer)

    def _twin_choices(self) -> Iterator[LayerChoice]:
        opened = self._session.twin
        if opened is None:
            return
        on_map = {
            layer.customProperty(LAYER_PROPERTY)
            for layer in self._project.mapLayers().values()
            if layer.customProperty(TWIN_PROPERTY) == opened.twin.id
        }
        for each in opened.twin.layers:
            if each.id not in on_map:
                yield LayerChoice(f"twin:{each.id}", each.title, DataKind(each.geometry.value), Group.TWIN, each)
        for table in link_tables(opened):
            yield LayerChoice(f"links:{table.input_id}", table.title, DataKind.TABLE, Group.TWIN, None, table.input_id)

    def _file_choices(self) -> Iterator[LayerChoice]:
        for key, layer in self._own.items():
            kind = kind_of(layer)
            if key.startswith("file:") and kind is not None:
                yield LayerChoice(key, layer.name(), kind, Group.FILE)

    def twin_layer(self, layer: QgsMapLayer) -> TwinLayer | None:
        """What the open twin says of a layer that shows a part of it."""
        opened = self._session.twin
        if opened is None or layer.customProperty(TWIN_PROPERTY) != opened.twin.id:
            return None
        return opened.twin.layer(layer.customProperty(LAYER_PROPERTY))


def kind_of(layer: QgsMapLayer) -> DataKind | None:
    """What a layer is as an input; None for what no question takes (meshes, web maps, broken layers)."""
    if not layer.isValid():
        return None
    if isinstance(layer, QgsRasterLayer):
        return DataKind.RASTER if layer.bandCount() > 0 and layer.providerType() != "wms" else None
    if isinstance(layer, QgsVectorLayer):
        return _KINDS.get(layer.geometryType())
    return None


def _fits(role: InputRole, choice: LayerChoice) -> bool:
    """A layer of a twin fits by its role there; nothing is known about any other, so it fits."""
    if choice.meant_for:
        return choice.meant_for == role.id
    return not role.twin_roles or choice.twin_layer is None or choice.twin_layer.role.value in role.twin_roles


def _open(uri: str, kind: Qgis.LayerType, provider: str, title: str) -> QgsMapLayer | None:
    if kind == Qgis.LayerType.Vector:
        return _valid(QgsVectorLayer(uri, title, provider))
    if kind == Qgis.LayerType.Raster:
        # QGIS's own first style would compute statistics and leave them in a file beside the raster.
        return _valid(QgsRasterLayer(uri, title, provider, QgsRasterLayer.LayerOptions(loadDefaultStyle=False)))
    return None


def _valid(layer: QgsMapLayer | None) -> QgsMapLayer | None:
    return layer if layer is not None and layer.isValid() else None


def _file_title(path: Path, name: str) -> str:
    return path.name if name in ("", path.stem) else f"{name} ({path.name})"


_OPENERS = {"twin": open_styled, "links": open_link_table}
"""By the start of a key: how a layer of the twin that is not on the map is opened."""
