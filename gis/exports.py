# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Results as files for other programs: layers with outcomes as words, tables with units. In any thread.

A file is written under another name and renamed when it is complete.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from ..core.analysis.impact import DerivedLayer, FeatureResult, Impact, Outcome, ZoneResult
from ..core.errors import InputError, StorageError
from ..core.geometry.geometries import Geometries
from ..core.progress import Progress, Share
from ..core.report.explain import trace_rows
from ..core.report.json_answer import plain
from .export_tables import write_csv, write_xlsx
from .flatgeobuf import FileColumn, write_flatgeobuf
from .gdal_copy import REMEDY, translate
from .gdal_errors import gdal_errors
from .new_file import new_file
from .result_files import attribute_column, result_columns, unique_columns

_MARK = "twinplan_provenance"


@dataclass(frozen=True)
class ExportLayer:
    """A result layer on its way into a file: `name` is the table, `title` what people call it."""

    name: str
    title: str
    crs_wkt: str
    geometries: Geometries
    columns: Sequence[FileColumn]


def feature_layer(result: FeatureResult) -> ExportLayer:
    """Attributes, outcome ("hit", "safe", "unknown") and result columns of every feature."""
    words = np.array([outcome.label for outcome in sorted(Outcome)], dtype=object)[result.outcome]
    table = result.table
    outcome = FileColumn("outcome", "Outcome", words, np.zeros(len(words), dtype=bool))
    columns = unique_columns(
        [
            outcome,
            *result_columns(result.columns),
            *(attribute_column(name, column) for name, column in table.columns.items()),
        ]
    )
    return ExportLayer(f"result_{result.id}", result.title, table.crs.to_wkt(), table.geometries, columns)


def zone_layer(zone: ZoneResult) -> ExportLayer:
    """The figures of every zone; the row "outside" has no place and is in the table export only."""
    columns = unique_columns(result_columns(zone.rows.columns, len(zone.zones)))
    table = zone.zones
    return ExportLayer(f"zones_{zone.rows.id}", zone.rows.title, table.crs.to_wkt(), table.geometries, columns)


def derived_layer(layer: DerivedLayer) -> ExportLayer:
    columns = unique_columns([attribute_column(name, column) for name, column in layer.columns.items()])
    return ExportLayer(f"layer_{layer.id}", layer.title, layer.crs_wkt, layer.geometries, columns)


def write_layers(impact: Impact, path: str | Path, progress: Progress) -> None:
    """Every layer of the answer into one new GeoPackage, with tables of figures and provenance.

    An older export of ours is replaced, any other file is not. Raises InputError, StorageError, Cancelled.
    """
    path = Path(path)
    refuse_target(path, ".gpkg")
    layers = _distinct(
        [
            *map(feature_layer, impact.features),
            *map(zone_layer, impact.zones),
            *map(derived_layer, impact.layers),
        ]
    )
    with new_file(path) as temporary:
        for position, layer in enumerate(layers):
            share = Share(progress, position / len(layers), (position + 1) / len(layers))
            _add_layer(layer, temporary, "GPKG", share)
        _add_documents(impact, temporary)


def write_layer(layer: ExportLayer, path: str | Path, progress: Progress) -> str:
    """One layer into a new file of any format that GDAL writes, by the suffix; returns the path.

    FlatGeobuf (.fgb) is by far the fastest for many features. Raises InputError, StorageError, Cancelled.
    """
    path = Path(path)
    with new_file(path) as temporary:
        if path.suffix.lower() == ".fgb":
            write_flatgeobuf(temporary, layer.crs_wkt, layer.geometries, layer.columns, progress)
        else:
            _add_layer(layer, temporary, _driver_for(path), progress)
    return str(path)


def refuse_target(path: str | Path, suffix: str) -> None:
    """Raise InputError where a file of this suffix cannot or must not be written, before anything is computed."""
    path = Path(path)
    thing = f"File '{path}'"
    if path.suffix.lower() != suffix:
        raise InputError(thing, f"its name does not end with {suffix}", f"Name it {path.stem or 'result'}{suffix}.")
    if not path.absolute().parent.is_dir():
        raise InputError(thing, "its folder does not exist", "Make the folder, or choose another one.")
    if path.is_dir():
        raise InputError(thing, "it is a folder", "Choose the name of a file.")
    if suffix == ".gpkg" and path.exists() and not _is_export(path):
        raise InputError(
            thing, "it exists and was not written by this export", "Choose another name, so that no data is lost."
        )


def _is_export(path: Path) -> bool:
    """Whether the GeoPackage is one of ours, which may be replaced."""
    try:
        with gdal_errors(f"File '{path}'", REMEDY, StorageError):
            source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
            return source is not None and source.GetLayerByName(_MARK) is not None
    except StorageError:
        return False


def _driver_for(path: Path) -> str:
    suffix = path.suffix.lower().lstrip(".")
    found = "GPKG" if suffix == "gpkg" else _driver_of_suffix(suffix)
    if not found:
        raise InputError(
            f"File '{path}'", "GDAL writes no layers in this format", "Choose a name that ends with .gpkg."
        )
    return found


def _driver_of_suffix(suffix: str) -> str:
    """The first driver that can write vector files of this suffix."""
    for index in range(gdal.GetDriverCount()):
        driver = gdal.GetDriver(index)
        extensions = (driver.GetMetadataItem(gdal.DMD_EXTENSIONS) or "").lower().split()
        can_write = driver.GetMetadataItem(gdal.DCAP_VECTOR) and driver.GetMetadataItem(gdal.DCAP_CREATE)
        if suffix in extensions and can_write:
            return str(driver.ShortName)
    return ""


def _distinct(layers: Sequence[ExportLayer]) -> list[ExportLayer]:
    """No two tables of one name."""
    taken: dict[str, int] = {}
    result = []
    for layer in layers:
        taken[layer.name] = taken.get(layer.name, 0) + 1
        number = taken[layer.name]
        name = layer.name if number == 1 else f"{layer.name}_{number}"
        result.append(ExportLayer(name, layer.title, layer.crs_wkt, layer.geometries, layer.columns))
    return result


def _add_layer(layer: ExportLayer, path: Path, driver: str, progress: Progress) -> None:
    """Written as FlatGeobuf first, from which GDAL copies without any Python in between."""
    with tempfile.TemporaryDirectory(prefix="twinplan-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"{layer.name}.fgb"
        write_flatgeobuf(source, layer.crs_wkt, layer.geometries, layer.columns, Share(progress, 0.0, 0.4))
        options = {"layerName": layer.name, "format": driver}
        if path.exists():
            options["accessMode"] = "update"
        if driver == "GPKG":
            options["layerCreationOptions"] = [f"IDENTIFIER={layer.title[:200]}"]
        translate(path, str(source), options, Share(progress, 0.4, 1.0))


def _add_documents(impact: Impact, path: Path) -> None:
    """Tables that say what the layers are: figures, and everything needed to trace them."""
    with gdal_errors(f"File '{path}'", REMEDY, StorageError):
        created = path.exists()
        package = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE) if created else _new_package(path)
        figures = [
            (figure.id, figure.label, plain(figure.value), figure.unit, plain(figure.unknown), plain(figure.total))
            for figure in impact.figures
        ]
        real, text = ogr.OFTReal, ogr.OFTString
        fields = (("id", text), ("label", text), ("value", real), ("unit", text), ("unknown", real), ("total", real))
        _add_table(package, "twinplan_figures", fields, figures)
        _add_table(package, _MARK, (("item", text), ("value", text)), trace_rows(impact))
        del package


def _new_package(path: Path) -> gdal.Dataset:
    return gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)


def _add_table(
    package: gdal.Dataset, name: str, fields: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]
) -> None:
    layer = package.CreateLayer(name, None, ogr.wkbNone)
    for field_name, field_type in fields:
        layer.CreateField(ogr.FieldDefn(field_name, field_type))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for position, value in enumerate(row):
            if value is not None:
                feature.SetField(position, value)
        layer.CreateFeature(feature)


__all__ = [
    "ExportLayer",
    "derived_layer",
    "feature_layer",
    "refuse_target",
    "write_csv",
    "write_layer",
    "write_layers",
    "write_xlsx",
    "zone_layer",
]
