# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Results as files for other programs: layers with outcomes as words, tables with units. In any thread.

A file is written under another name and renamed when it is complete.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from ..core.analysis.impact import DerivedLayer, FeatureResult, Impact, Outcome, ResultTable, ZoneResult, outcome_words
from ..core.errors import InputError, StorageError
from ..core.geometry.geometries import Geometries
from ..core.progress import Progress, Share
from ..core.report.explain import trace_rows
from ..core.twin.table import Column
from ..core.wording.translate import say
from .export_tables import write_csv, write_xlsx
from .flatgeobuf import FileColumn, write_flatgeobuf
from .gdal_copy import close_remedy, translate
from .gdal_errors import gdal_errors
from .new_file import new_file
from .result_files import attribute_column, result_columns, unique_columns
from .vector_write import NewLayer, NewTable, write_geopackage

_MARK = "twinplan_provenance"
_OUR_TABLES = ("result_", "zones_", "layer_", "table_", "twinplan_")


@dataclass(frozen=True)
class ExportLayer:
    """A result layer on its way into a file: `name` is the table, `title` what people call it."""

    name: str
    title: str
    crs_wkt: str
    geometries: Geometries
    columns: Sequence[FileColumn]


def feature_layer(result: FeatureResult) -> ExportLayer:
    """Attributes, outcome and result columns of every feature.

    The outcome is "safe", "hit" or "unknown" whatever the question and the language, so that the next question can
    take it up; where this result has other words for it, they are in the field "state".
    """
    words = np.array([outcome.name.lower() for outcome in sorted(Outcome)], dtype=object)[result.outcome]
    table = result.table
    outcome = FileColumn("outcome", say("Outcome"), words, np.zeros(len(words), dtype=bool))
    states = []
    if result.outcome_labels != outcome_words():
        state = np.array(result.outcome_labels, dtype=object)[result.outcome]
        states.append(FileColumn("state", say("State"), state, np.zeros(len(state), dtype=bool)))
    columns = unique_columns(
        [
            outcome,
            *states,
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
    """Every layer and table of the answer into one new GeoPackage, with figures and provenance.

    An older export of ours is replaced, unless other layers were put into it; any other file is not.
    Raises InputError, StorageError, Cancelled.
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
    documents = [*map(_table, impact.tables), _figure_table(impact), _provenance_table(impact)]
    write_geopackage(path, [*map(_new_layer, layers), *documents], progress)


def write_layer(layer: ExportLayer, path: str | Path, progress: Progress, in_order: bool = False) -> str:
    """One layer into a new file of any format that GDAL writes, by the suffix; returns the path.

    FlatGeobuf (.fgb) is by far the fastest for many features; it has a spatial index, in whose order features
    lie, unless they are to be kept `in_order`. Raises InputError, StorageError, Cancelled.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        write_geopackage(path, [_new_layer(layer)], progress)
        return str(path)
    with new_file(path) as temporary:
        if suffix == ".fgb":
            write_flatgeobuf(temporary, layer.crs_wkt, layer.geometries, layer.columns, progress, in_order=in_order)
        else:
            _copy_to(temporary, layer, _driver_for(path), progress)
    return str(path)


def refuse_target(path: str | Path, suffix: str) -> None:
    """Raise InputError where a file of this suffix cannot or must not be written, before anything is computed."""
    path = Path(path)
    thing = say("File '{path}'", path=path)
    if path.suffix.lower() != suffix:
        raise InputError(
            thing,
            say("its name does not end with {suffix}", suffix=suffix),
            say("Name it {stem}{suffix}.", stem=path.stem or "result", suffix=suffix),
        )
    if not path.absolute().parent.is_dir():
        raise InputError(thing, say("its folder does not exist"), say("Make the folder, or choose another one."))
    if path.is_dir():
        raise InputError(thing, say("it is a folder"), say("Choose the name of a file."))
    if suffix == ".gpkg" and path.exists() and not _is_export(path):
        raise InputError(
            thing,
            say("it exists and is no export of TwinPlan, or holds other layers too"),
            say("Choose another name, so that no data is lost."),
        )


def refuse_layer_target(path: str | Path) -> None:
    """Raise InputError where a layer cannot be written into this file, before anything is computed."""
    path = Path(path)
    if path.suffix.lower() not in (".fgb", ".gpkg"):
        _driver_for(path)
    if not path.absolute().parent.is_dir():
        raise InputError(
            say("File '{path}'", path=path),
            say("its folder does not exist"),
            say("Make the folder, or choose another one."),
        )


def _is_export(path: Path) -> bool:
    """Whether the GeoPackage is one of ours with nothing of anybody else in it, which may be replaced."""
    try:
        with gdal_errors(say("File '{path}'", path=path), close_remedy(), StorageError):
            source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
            if source is None or source.GetLayerByName(_MARK) is None:
                return False
            names = [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]
            return all(name.startswith(_OUR_TABLES) for name in names)
    except StorageError:
        return False


def _driver_for(path: Path) -> str:
    found = _driver_of_suffix(path.suffix.lower().lstrip("."))
    if not found:
        raise InputError(
            say("File '{path}'", path=path),
            say("GDAL writes no layers in this format"),
            say("Choose a name that ends with .gpkg."),
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


def _copy_to(path: Path, layer: ExportLayer, driver: str, progress: Progress) -> None:
    """Written as FlatGeobuf first, from which GDAL copies without any Python in between."""
    with tempfile.TemporaryDirectory(prefix="twinplan-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"{layer.name}.fgb"
        crs, share = layer.crs_wkt, Share(progress, 0.0, 0.4)
        write_flatgeobuf(source, crs, layer.geometries, layer.columns, share, in_order=True)
        translate(path, str(source), {"layerName": layer.name, "format": driver}, Share(progress, 0.4, 1.0))


def _new_layer(layer: ExportLayer) -> NewLayer:
    return NewLayer(
        layer.name,
        layer.crs_wkt,
        layer.geometries,
        {column.name: Column(column.values, column.null) for column in layer.columns},
        {column.name: column.title for column in layer.columns},
        layer.title,
    )


def _table(table: ResultTable) -> NewTable:
    columns = unique_columns(result_columns(table.columns))
    return NewTable(f"table_{table.id}", {column.name: Column(column.values, column.null) for column in columns})


def _figure_table(impact: Impact) -> NewTable:
    figures = impact.figures
    return NewTable(
        "twinplan_figures",
        {
            "id": _texts(figure.id for figure in figures),
            "label": _texts(figure.label for figure in figures),
            "value": _numbers(figure.value for figure in figures),
            "unit": _texts(figure.unit for figure in figures),
            "unknown": _numbers(figure.unknown for figure in figures),
            "total": _numbers(figure.total for figure in figures),
        },
    )


def _provenance_table(impact: Impact) -> NewTable:
    """Everything needed to trace the figures; also how an export is known as ours."""
    items, values = zip(*trace_rows(impact))
    return NewTable(_MARK, {"item": _texts(items), "value": _texts(values)})


def _texts(values: Iterable[str]) -> Column:
    return Column.of(np.array(list(values), dtype=object))


def _numbers(values: Iterable[float | None]) -> Column:
    numbers = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return Column(numbers, np.isnan(numbers))


__all__ = [
    "ExportLayer",
    "derived_layer",
    "feature_layer",
    "refuse_layer_target",
    "refuse_target",
    "write_csv",
    "write_layer",
    "write_layers",
    "write_xlsx",
    "zone_layer",
]
