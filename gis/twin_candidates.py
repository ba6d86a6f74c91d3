# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a twin could be made of: layers of the project and files, each with a first guess; and making it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal
from qgis.core import Qgis, QgsLayerMetadata, QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import InputError
from ..core.geometry.geometries import GeometryKind
from ..core.progress import Progress
from ..core.twin.guess import guess_class, guess_id_field, guess_label_field, guess_return_period
from ..core.twin.model import LayerGeometry, PopulationKind, Role, Sensitivity, TwinLayer
from ..core.twin.table import SourceInfo
from ..core.wording.text import clean
from ..core.wording.translate import say
from .folders import make_parent
from .grids import RasterSource, raster_file_source, raster_layer_source
from .result_layers import RUN_PROPERTY
from .sources import VectorSource, file_source, layer_source
from .twin_build import BuildReport, LayerToCopy, TwinFacts, create_twin
from .twin_store import OpenTwin, open_twin

_GEOMETRIES = {
    GeometryKind.POINT: LayerGeometry.POINT,
    GeometryKind.LINE: LayerGeometry.LINE,
    GeometryKind.POLYGON: LayerGeometry.POLYGON,
}
VECTOR_FILE = "twin.gpkg"
_NO_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Candidate:
    """A layer that could become part of a twin.

    `source` is read when the twin is made; `layer` is what the twin will say of it, `origin` where it
    comes from, for the reader; `fields` may serve as label, `id_field` gives features their identity.
    """

    source: VectorSource | RasterSource
    layer: TwinLayer
    origin: str
    fields: tuple[str, ...] = ()
    id_field: str = ""


def project_candidates(project: QgsProject) -> list[Candidate]:
    """Every layer of the project that has data: vector layers with geometry and rasters, in the project's order.

    Answers on the map are no data of a place, and are left out.
    Main thread only: sources are snapshots of the layers as the user sees them.
    """
    layers = project.layerTreeRoot().layerOrder()
    candidates = [
        _of_project_layer(layer) for layer in layers if layer.isValid() and not layer.customProperty(RUN_PROPERTY)
    ]
    return [candidate for candidate in candidates if candidate is not None]


def file_candidates(path: Path) -> list[Candidate]:
    """Every layer of a file; raises InputError or StorageError where nothing in it can be used."""
    flags = gdal.OF_VECTOR | gdal.OF_RASTER | gdal.OF_READONLY
    try:
        dataset = gdal.OpenEx(str(path), flags)
    except RuntimeError as error:
        raise InputError(
            say("File '{path}'", path=path), str(error), say("Choose a file that QGIS can open.")
        ) from None
    if dataset is None:
        raise InputError(
            say("File '{path}'", path=path), say("GDAL cannot open it"), say("Choose a file that QGIS can open.")
        )
    names = [dataset.GetLayerByIndex(index).GetName() for index in range(dataset.GetLayerCount())]
    rasters = dataset.RasterCount
    del dataset
    if not names:
        return [_of_raster(raster_file_source(str(path)), path.name)] if rasters else []
    candidates = [_of_vector(file_source(str(path), name if len(names) > 1 else None), path.name) for name in names]
    return [candidate for candidate in candidates if candidate is not None]


def free_id(title: str, taken: Collection[str]) -> str:
    """The id of a layer with this title: small letters, digits and "_", and none of those taken."""
    stem = _NO_WORD.sub("_", title.casefold()).strip("_") or "layer"
    if stem[0].isdigit():
        stem = f"layer_{stem}"
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name


def _of_project_layer(layer: QgsMapLayer) -> Candidate | None:
    origin = QCoreApplication.translate("TwinCandidates", "layer of this project")
    if isinstance(layer, QgsVectorLayer) and layer.geometryType() != Qgis.GeometryType.Null:
        candidate = _of_vector(layer_source(layer), origin)
    elif isinstance(layer, QgsRasterLayer) and layer.bandCount():
        candidate = _of_raster(raster_layer_source(layer), origin)
    else:
        return None
    return None if candidate is None else _with_metadata(candidate, layer.metadata())


def _with_metadata(candidate: Candidate, metadata: QgsLayerMetadata) -> Candidate:
    """What the layer's own metadata say of licence and source, where the data themselves say nothing."""
    licence = ", ".join((*metadata.licenses(), *metadata.rights()))
    source = metadata.history()[0] if metadata.history() else metadata.identifier()
    layer = candidate.layer
    known = replace(layer, licence=layer.licence or clean(licence), source=layer.source or clean(source))
    return replace(candidate, layer=known)


def _of_vector(source: VectorSource, origin: str) -> Candidate | None:
    geometry = _GEOMETRIES.get(source.kind) if source.kind is not None else None
    if geometry is None:
        return None  # tables and layers of mixed geometry have no place in a twin
    fields = tuple(source.fields)
    layer = replace(
        _described(source.name, geometry, source.info),
        data=VECTOR_FILE,
        label_field=guess_label_field(fields),
        feature_count=source.feature_count,
    )
    return Candidate(source, layer, origin, fields, guess_id_field(fields))


def _of_raster(source: RasterSource, origin: str) -> Candidate:
    layer = _described(source.name, LayerGeometry.RASTER, source.info)
    if layer.asset_class == "population":
        layer = replace(layer, population_kind=PopulationKind.COUNT)
    if layer.role is Role.HAZARD:
        years = guess_return_period(source.name)
        layer = replace(layer, intensity_unit=source.unit, return_period_years=years)
    return Candidate(source, layer, origin)


def _described(name: str, geometry: LayerGeometry, info: SourceInfo) -> TwinLayer:
    kind = guess_class(name, geometry)
    return TwinLayer(
        id="",
        title=clean(name),
        geometry=geometry,
        data="",
        sector=kind.sector,
        role=Role.CONTEXT if kind.id == "other" and geometry is LayerGeometry.RASTER else kind.role,
        asset_class=kind.id,
        type_uri=kind.type_uri,
        source=clean(info.source),
        licence=clean(info.licence),
        date=clean(info.date),
        synthetic=info.synthetic,
        derived=info.derived,
        sensitivity=Sensitivity(info.sensitivity),
        style=kind.style,
    )


@dataclass(frozen=True)
class MadeTwin:
    """A new twin, opened, and what became of every layer."""

    opened: OpenTwin
    report: BuildReport


def make_twin(folder: Path, title: str, crs: str, candidates: Sequence[Candidate], progress: Progress) -> MadeTwin:
    """Copy the candidates into a new twin and open it; any thread. Raises as `create_twin` does."""
    make_parent(folder)
    taken: set[str] = set()
    layers = []
    for candidate in candidates:
        name = free_id(candidate.layer.title, taken)
        taken.add(name)
        layers.append(LayerToCopy(_finished(candidate.layer, name), candidate.source, candidate.id_field))
    synthetic = all(candidate.layer.synthetic for candidate in candidates)
    report = create_twin(folder, title, layers, None, progress, TwinFacts(crs=crs, synthetic=synthetic))
    return MadeTwin(open_twin(folder), report)


def _finished(layer: TwinLayer, name: str) -> TwinLayer:
    """The layer with its id, its file, and what follows from its role."""
    is_raster = layer.geometry is LayerGeometry.RASTER
    names_zones = layer.label_field if layer.role is Role.ZONE else ""
    data = f"{name}.tif" if is_raster else VECTOR_FILE
    return replace(layer, id=name, data=data, name_field=layer.name_field or names_zones)
