# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening a twin: what it is, and what is wrong with it, without reading its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from ..core.errors import StorageError, TwinPlanError
from ..core.twin.links import DEPENDENCY_FIELDS, REQUIREMENT_FIELDS
from ..core.twin.manifest import UID_FIELD
from ..core.twin.model import LayerGeometry, Twin, TwinLayer
from ..core.wording.translate import say
from .gdal_errors import gdal_errors
from .ogr_layers import layer_kind
from .raster_files import missing_bytes, open_raster
from .reference_systems import crs_from_osr
from .twin_build import BuildReport, LayerReport, LayerToCopy, create_twin
from .twin_files import TWIN_SUFFIX, read_manifest


def _copy_again() -> str:
    return say("Copy the twin again from where it came, or make it again.")


# Opening is on the user's time: another program gets one second to let go of the file.
_BUSY_TIMEOUT_MS = "1000"


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with a layer of a twin, or with the twin itself (`layer_id` "")."""

    layer_id: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        place = say("Layer '{name}'", name=self.layer_id) if self.layer_id else say("Twin")
        return f"{place}: {self.reason}. {self.remedy}"


@dataclass(frozen=True)
class OpenTwin:
    """A twin on disk. Layers with a problem may still be usable, except those in `broken`."""

    twin: Twin
    folder: Path
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    def path_of(self, layer: TwinLayer) -> Path:
        """The file that holds this layer."""
        return self.folder / layer.data


def open_twin(folder: Path) -> OpenTwin:
    """Read the manifest and look at every layer, without reading rows or cells.

    Raises TwinFormatError where the folder is no twin, StorageError where none of its layers can be read.
    """
    folder = Path(folder).absolute()
    manifest = read_manifest(folder)
    twin = manifest.twin
    found = [
        Problem("", note.rstrip("."), say("It may be from a newer version; nothing is lost."))
        for note in manifest.notes
    ]
    broken: dict[str, Problem] = {}
    for problem, is_broken in _problems(twin, folder):
        found.append(problem)
        if is_broken:
            broken[problem.layer_id] = problem
    if twin.layers and all(layer.id in broken for layer in twin.layers):
        first = broken[twin.layers[0].id]
        raise StorageError(
            say("Twin '{path}'", path=folder),
            say("none of its layers can be read: {reason}", reason=first.reason),
            first.remedy,
        )
    return OpenTwin(twin, folder, tuple(found), frozenset(broken))


def _problems(twin: Twin, folder: Path) -> Iterator[tuple[Problem, bool]]:
    """Each problem, and whether it makes the layer useless."""
    vectors = [layer for layer in twin.layers if layer.geometry is not LayerGeometry.RASTER]
    for data in dict.fromkeys(layer.data for layer in vectors):
        yield from _package_problems(twin, folder / data, [layer for layer in vectors if layer.data == data])
    for layer in twin.layers:
        if layer.geometry is LayerGeometry.RASTER:
            yield from _raster_problems(folder / layer.data, layer)


def _package_problems(twin: Twin, path: Path, layers: list[TwinLayer]) -> Iterator[tuple[Problem, bool]]:
    if not path.is_file():
        for layer in layers:
            yield Problem(layer.id, say("its file '{name}' is missing", name=path.name), _copy_again()), True
        return
    before = gdal.GetThreadLocalConfigOption("SQLITE_BUSY_TIMEOUT")
    gdal.SetThreadLocalConfigOption("SQLITE_BUSY_TIMEOUT", _BUSY_TIMEOUT_MS)
    try:
        with gdal_errors(say("File '{path}'", path=path), _copy_again(), StorageError):
            package = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
            if package is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            found = list(_table_problems(twin, path, package, layers))
    except TwinPlanError as error:
        found = [(Problem(layer.id, f"'{path.name}': {error.reason}", error.remedy), True) for layer in layers]
    finally:
        gdal.SetThreadLocalConfigOption("SQLITE_BUSY_TIMEOUT", before)
    yield from found


def _table_problems(
    twin: Twin, path: Path, package: gdal.Dataset, layers: list[TwinLayer]
) -> Iterator[tuple[Problem, bool]]:
    for layer in layers:
        table = package.GetLayerByName(layer.id)
        if table is None:
            yield Problem(layer.id, say("'{name}' has no table of this name", name=path.name), _copy_again()), True
            continue
        yield from _layer_problems(layer, table)
    if path.name == twin.vector_file:
        links = ((twin.dependency_table, DEPENDENCY_FIELDS), (twin.requirement_table, REQUIREMENT_FIELDS))
        for name, fields in links:
            yield from _link_table_problems(package.GetLayerByName(name), name, fields)


def _layer_problems(layer: TwinLayer, table: ogr.Layer) -> Iterator[tuple[Problem, bool]]:
    kind = layer_kind(table)
    if kind is None or kind.value != layer.geometry.value:
        said = kind.value if kind else say("of mixed type or none")
        yield (
            Problem(
                layer.id,
                say(
                    "its geometry is {found}, not {expected} as twin.json says",
                    found=said,
                    expected=layer.geometry.value,
                ),
                _copy_again(),
            ),
            True,
        )
        return
    if crs_from_osr(table.GetSpatialRef()) is None:
        yield (
            Problem(
                layer.id, say("it has no coordinate reference system"), say("Make the twin again with its CRS set.")
            ),
            True,
        )
        return
    definition = table.GetLayerDefn()
    wanted = (UID_FIELD, layer.label_field, layer.code_field, layer.name_field, layer.intensity_field)
    for name in dict.fromkeys(name for name in wanted if name):
        if definition.GetFieldIndex(name) < 0:
            yield Problem(layer.id, say("it has no field '{name}'", name=name), _copy_again()), False
    count = table.GetFeatureCount(0)
    if layer.feature_count is not None and count >= 0 and count != layer.feature_count:
        reason = say(
            "it has {count:,} features, but {expected:,} when the twin was made",
            count=count,
            expected=layer.feature_count,
        )
        yield Problem(layer.id, reason, say("A twin is a baseline: make it again to keep the change.")), False


def _link_table_problems(table: ogr.Layer | None, name: str, fields: tuple[str, ...]) -> Iterator[tuple[Problem, bool]]:
    if table is None:
        yield (
            Problem(
                "",
                say("the table '{name}' of links is missing", name=name),
                say("Questions about links cannot be asked."),
            ),
            False,
        )
        return
    missing = [field for field in fields if table.GetLayerDefn().GetFieldIndex(field) < 0]
    if missing:
        yield (
            Problem(
                "", say("the table '{name}' has no field '{missing}'", name=name, missing=missing[0]), _copy_again()
            ),
            False,
        )


def _raster_problems(path: Path, layer: TwinLayer) -> Iterator[tuple[Problem, bool]]:
    if not path.is_file():
        yield Problem(layer.id, say("its file '{data}' is missing", data=layer.data), _copy_again()), True
        return
    try:
        dataset = open_raster(str(path), (), say("File '{path}'", path=path))
        missing = missing_bytes(dataset, path)
        has_crs = crs_from_osr(dataset.GetSpatialRef()) is not None
    except TwinPlanError as error:
        yield Problem(layer.id, f"'{path.name}': {error.reason}", error.remedy), True
        return
    if missing:
        yield (
            Problem(
                layer.id,
                say("'{name}' is truncated: {missing:,} bytes of cells are missing", name=path.name, missing=missing),
                _copy_again(),
            ),
            True,
        )
    if not has_crs:
        yield (
            Problem(
                layer.id, say("it has no coordinate reference system"), say("Make the twin again with its CRS set.")
            ),
            True,
        )


__all__ = [
    "TWIN_SUFFIX",
    "BuildReport",
    "LayerReport",
    "LayerToCopy",
    "OpenTwin",
    "Problem",
    "create_twin",
    "open_twin",
]
