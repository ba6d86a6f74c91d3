# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of an answer as files that nobody has open: written in the task, shown by `result_layers`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj

from ..core.analysis.impact import DerivedLayer, FeatureResult, Impact, Outcome, TableColumn, ZoneResult
from ..core.errors import StorageError
from ..core.geometry.geometries import GeometryKind, IntArray
from ..core.piecewise import is_none
from ..core.progress import Progress, Share
from ..core.report.classes import class_bounds
from ..core.report.tables import header_text, is_numeric
from ..core.twin.table import Column
from ..core.wording.text import elide, field_label
from ..core.wording.translate import say
from .flatgeobuf import FileColumn, write_flatgeobuf
from .reference_systems import crs_text

OUTCOME_FIELD = "outcome"
ORDER_FILE = "order.npz"
# Drawn first to last: what is hit shall not lie under what is safe.
_DRAWN = {Outcome.SAFE: 0, Outcome.UNKNOWN: 1, Outcome.HIT: 2}


class ResultKind(Enum):
    """What a result layer shows."""

    FEATURES = "features"
    ZONES = "zones"
    DERIVED = "derived"


@dataclass(frozen=True)
class ResultFile:
    """A result layer on disk and what its legend needs.

    Attributes
    ----------
    file: name within the folder of the run
    kind, index: which of `impact.features`, `.zones`, `.layers` it shows
    geometry: what the features are
    label_field: the field by which a feature is called, "" where there is none
    counts: FEATURES only, how many features have each `Outcome`, by its value
    outcome_labels: FEATURES only, the words for the outcomes, by their value
    shade_field, shade_label, shade_unit, bounds: ZONES only, the figure that shades and its class bounds
    class_field, classes: DERIVED only, the text field by which it is drawn and its values in the order of the legend
    class_ranks: DERIVED only, the position of each of these among all that the layer may have; () where not stated
    style: DERIVED only, how it is drawn, see `derived_styles`
    period: the two fields of time between which a feature is there; () where it always is
    moments: the first and the last moment of all periods (ISO 8601); () where there are none
    is_shown: whether the map shows it at first
    crs: authority code or WKT
    """

    file: str
    kind: ResultKind
    index: int
    title: str
    geometry: GeometryKind
    crs: str
    label_field: str = ""
    counts: tuple[int, int, int] = (0, 0, 0)
    shade_field: str = ""
    shade_label: str = ""
    shade_unit: str = ""
    bounds: tuple[float, ...] = ()
    outcome_labels: tuple[str, ...] = ()
    class_field: str = ""
    classes: tuple[str, ...] = ()
    class_ranks: tuple[int, ...] = ()
    style: str = ""
    period: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    is_shown: bool = True

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {**vars(self), "kind": self.kind.value, "geometry": self.geometry.value}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> ResultFile:
        """Raises KeyError, TypeError or ValueError where the entry is not one."""
        known = dict(entry)
        known["kind"], known["geometry"] = ResultKind(known["kind"]), GeometryKind(known["geometry"])
        for name in ("counts", "bounds", "outcome_labels", "classes", "class_ranks", "period", "moments"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)


def write_results(impact: Impact, folder: Path, progress: Progress) -> tuple[ResultFile, ...]:
    """Write every layer of the answer into this folder, and which feature of a file is which row.

    Works in any thread. A million points take about two seconds. Raises StorageError.
    """
    writers: list[tuple[Callable[..., tuple[ResultFile, IntArray]], int, object]] = [
        *((_features, index, result) for index, result in enumerate(impact.features)),
        *((_zones, index, zone) for index, zone in enumerate(impact.zones)),
        *((_derived, index, layer) for index, layer in enumerate(impact.layers)),
    ]
    files, orders = [], {}
    try:
        for position, (write, index, result) in enumerate(writers):
            share = Share(progress, position / len(writers), (position + 1) / len(writers))
            written, order = write(result, index, folder, share)
            files.append(written)
            orders[Path(written.file).stem] = order
        np.savez(folder / ORDER_FILE, **orders)
    except OSError as error:
        raise StorageError(
            say("Results in '{path}'", path=folder),
            error.strerror or str(error),
            say("Make room or choose another disk, then run again."),
        ) from error
    return tuple(files)


def _features(result: FeatureResult, index: int, folder: Path, progress: Progress) -> tuple[ResultFile, IntArray]:
    table = result.table
    outcome = FileColumn(OUTCOME_FIELD, say("Outcome"), result.outcome, np.zeros(len(table), dtype=bool))
    answers = [outcome, *result_columns(result.columns)]
    # Where a name is taken twice the attribute gives way, but is still shown first.
    columns = unique_columns([*answers, *(attribute_column(name, column) for name, column in table.columns.items())])
    attributes = columns[len(answers) :]
    columns = [*attributes, *columns[: len(answers)]]
    rank = np.empty(3, dtype=np.uint8)
    for value, drawn in _DRAWN.items():
        rank[value] = drawn
    file = f"features-{index + 1}.fgb"
    order = write_flatgeobuf(
        folder / file, table.crs.to_wkt(), table.geometries, columns, progress, rank[result.outcome]
    )
    counts = np.bincount(result.outcome, minlength=3)
    written = ResultFile(
        file=file,
        kind=ResultKind.FEATURES,
        index=index,
        title=result.title,
        geometry=table.geometries.kind,
        crs=crs_text(table.crs),
        label_field=_label_field(attributes),
        counts=(int(counts[0]), int(counts[1]), int(counts[2])),
        outcome_labels=result.outcome_labels,
        period=result.period or (),
        moments=_moments(result.period, columns),
    )
    return written, order


def _zones(zone: ZoneResult, index: int, folder: Path, progress: Progress) -> tuple[ResultFile, IntArray]:
    table, count = zone.zones, len(zone.zones)
    columns = unique_columns(result_columns(zone.rows.columns, count))
    shade = zone.rows.column(zone.shade)
    file = f"zones-{index + 1}.fgb"
    order = write_flatgeobuf(folder / file, table.crs.to_wkt(), table.geometries, columns, progress)
    written = ResultFile(
        file=file,
        kind=ResultKind.ZONES,
        index=index,
        title=zone.rows.title,
        geometry=table.geometries.kind,
        crs=crs_text(table.crs),
        label_field=_label_field(columns),
        shade_field=zone.shade,
        shade_label=shade.label,
        shade_unit=shade.unit,
        bounds=class_bounds(shade.values[:count].astype(np.float64)),
    )
    return written, order


def _derived(layer: DerivedLayer, index: int, folder: Path, progress: Progress) -> tuple[ResultFile, IntArray]:
    columns = unique_columns([attribute_column(name, column) for name, column in layer.columns.items()])
    file = f"derived-{index + 1}.fgb"
    order = write_flatgeobuf(folder / file, layer.crs_wkt, layer.geometries, columns, progress)
    classes = _classes(layer)
    written = ResultFile(
        file=file,
        kind=ResultKind.DERIVED,
        index=index,
        title=layer.title,
        geometry=layer.geometries.kind,
        crs=crs_text(pyproj.CRS(layer.crs_wkt)),
        label_field=_label_field(columns),
        class_field=layer.class_column,
        classes=classes,
        class_ranks=tuple(layer.class_order.index(name) for name in classes) if layer.class_order else (),
        style=layer.style,
        period=layer.period or (),
        moments=_moments(layer.period, columns),
        is_shown=layer.is_shown,
    )
    return written, order


def _moments(period: tuple[str, str] | None, columns: Iterable[FileColumn]) -> tuple[str, ...]:
    """When the first period begins and the last one ends; QGIS would look through all features, and not in a task."""
    times = [column.values[~column.null] for column in columns if column.name in (period or ())]
    known = [values for values in times if len(values)]
    if not known:
        return ()
    first, last = min(values.min() for values in known), max(values.max() for values in known)
    return str(first.astype("datetime64[s]")), str(last.astype("datetime64[s]"))


def _classes(layer: DerivedLayer) -> tuple[str, ...]:
    """The classes that occur, in the order stated, or else in that in which they first do."""
    if not layer.class_column:
        return ()
    column = layer.columns[layer.class_column]
    found = dict.fromkeys(str(value) for value in column.values[~column.null].tolist())
    return tuple(name for name in layer.class_order or found if name in found)


def attribute_column(name: str, column: Column) -> FileColumn:
    """An attribute of the input, its name as words for its title."""
    return FileColumn(name, field_label(name), column.values, column.null)


def result_columns(columns: Iterable[TableColumn], count: int | None = None) -> list[FileColumn]:
    """Result columns with the unit in the title, of the first `count` rows; None is null, and so is NaN."""
    return [
        FileColumn(
            column.id, header_text(column.label, column.unit), column.values[:count], _is_none(column.values[:count])
        )
        for column in columns
    ]


def _is_none(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    if values.dtype.kind == "M":
        return np.isnat(values)
    if values.dtype != object:
        return np.zeros(len(values), dtype=bool)
    return is_none(values)


def unique_columns(columns: Iterable[FileColumn]) -> list[FileColumn]:
    """No two fields of one name, in any case, as QGIS and GeoPackage want it."""
    taken: set[str] = set()
    result = []
    for column in columns:
        name, number = column.name, 1
        while name.lower() in taken or name.lower() in ("fid", "geom"):
            number += 1
            name = f"{column.name}_{number}"
        taken.add(name.lower())
        result.append(FileColumn(name, elide(column.title, 100), column.values, column.null))
    return result


def _label_field(columns: Iterable[FileColumn]) -> str:
    """The first text that is no technical id."""
    names = [column.name for column in columns if not is_numeric(column.values) and column.values.dtype.kind in "OU"]
    return next((name for name in names if name != "uid"), "")
