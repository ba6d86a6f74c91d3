# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone as figures, tables and a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

import numpy as np

from ...geometry.geometries import FloatArray, GeometryKind, IntArray
from ...twin.table import FeatureTable, SourceInfo
from ...wording.numbers import format_number, format_quantity
from ...wording.translate import say, say_count
from ..asset_types import AssetTypes
from ..bars import MOST_BARS, title_of_first
from ..by_zone import ByZones
from ..describe import Request
from ..impact import Chart, Figure, Impact, Provenance, ResultTable, Series, TableColumn
from ..measured import QUANTITIES
from ..provenance import layer_notes, source_notes


@dataclass(frozen=True)
class FeatureContents:
    """Features by zone; rows are zones, then "outside".

    Attributes
    ----------
    counts: (rows, classes) features, each once
    measures: (rows, classes) metres or square metres (for points: points)
    sums, without_value: (rows,) of the value field; None where none is added up
    placeless, misplaced: features without geometry, and those that have no place in the zones' CRS
    """

    table: FeatureTable
    types: AssetTypes
    counts: IntArray
    measures: FloatArray
    value_field: str
    sums: FloatArray | None
    without_value: IntArray | None
    placeless: int
    misplaced: int


@dataclass(frozen=True)
class RasterContents:
    """Cells by zone; rows are zones, then "outside" (whose extremes are not asked for: NaN)."""

    source: SourceInfo
    cells: FloatArray
    nodata: FloatArray
    sums: FloatArray
    mean: FloatArray
    minimum: FloatArray
    maximum: FloatArray


Contents = Union[FeatureContents, RasterContents]


def impact_of(question: str, request: Request, zones: ByZones, contents: Contents, provenance: Provenance) -> Impact:
    """The answer about what lies in each zone."""
    tables: tuple[ResultTable, ...] = ()
    if isinstance(contents, RasterContents):
        name, columns, shade = contents.source.name, _raster_columns(contents), "mean"
        figures = _raster_figures(contents)
        sentence = _raster_sentence(contents, zones)
    else:
        name, columns = contents.table.name, _feature_columns(contents)
        shade = columns[0].id if contents.table.geometries.kind is GeometryKind.POINT else columns[1].id
        figures, tables = _feature_figures(contents), _class_tables(contents)
        sentence = _feature_sentence(contents, zones)
    result = zones.result(columns, shade)
    notes_of_zones = [*layer_notes(zones.table), *zones.notes()]
    return Impact(
        question=question,
        title=say("{name} by {zones}", name=name, zones=zones.table.name),
        sentence=sentence,
        figures=figures,
        tables=tables,
        features=(),
        charts=(_chart(result.rows, shade),),
        provenance=provenance,
        zones=(result,),
        notes=tuple(dict.fromkeys([*source_notes(request), *_notes(contents), *notes_of_zones])),
    )


def _feature_columns(contents: FeatureContents) -> list[TableColumn]:
    types = contents.types
    measured = QUANTITIES.get(contents.table.geometries.kind)
    columns = [TableColumn("count", say("Features"), contents.counts.sum(axis=1))]
    if measured is not None:
        columns.append(
            TableColumn(measured.column("total"), measured.label, contents.measures.sum(axis=1), measured.unit)
        )
    if contents.sums is not None and contents.without_value is not None:
        columns.append(TableColumn("sum", say("Sum of {value_field}", value_field=contents.value_field), contents.sums))
        columns.append(
            TableColumn(
                "without_value", say("Without {value_field}", value_field=contents.value_field), contents.without_value
            )
        )
    if not types.field:
        return columns
    for number, label in enumerate(types.labels):
        columns.append(
            TableColumn(
                f"count_{number + 1}",
                f"{say('Features')}: {label}",
                contents.counts[:, number],
            )
        )
        if measured is not None:
            identifier = f"{measured.id}_{number + 1}_{measured.unit}"
            label = f"{measured.label}: {label}"
            columns.append(TableColumn(identifier, label, contents.measures[:, number], measured.unit))
    return columns


def _class_tables(contents: FeatureContents) -> tuple[ResultTable, ...]:
    """Classes over all zones and outside."""
    types = contents.types
    if not types.field:
        return ()
    measured = QUANTITIES.get(contents.table.geometries.kind)
    order = np.lexsort((np.arange(len(types.labels)), -contents.measures.sum(axis=0)))
    columns = [
        TableColumn("class", types.field, types.labels[order]),
        TableColumn("count", say("Features"), contents.counts.sum(axis=0)[order]),
    ]
    if measured is not None:
        total = contents.measures.sum(axis=0)[order]
        columns.append(TableColumn(measured.column("total"), measured.label, total, measured.unit))
    return (ResultTable("by_class", say("By {field}", field=types.field), tuple(columns)),)


def _raster_columns(contents: RasterContents) -> list[TableColumn]:
    return [
        TableColumn("mean", say("Mean"), contents.mean),
        TableColumn("sum", say("Sum"), contents.sums),
        TableColumn("minimum", say("Lowest"), contents.minimum),
        TableColumn("maximum", say("Highest"), contents.maximum),
        TableColumn("cells", say("Cells with data"), contents.cells),
        TableColumn("cells_without_data", say("Cells without data"), contents.nodata),
    ]


def _feature_figures(contents: FeatureContents) -> tuple[Figure, ...]:
    total = float(contents.counts.sum())
    outside = float(contents.counts[-1].sum())
    figures = [
        Figure("features_total", say("Features looked at"), total + contents.placeless, "features", contents.placeless),
        Figure("features_in_zones", say("Features in zones"), total - outside, "features", contents.placeless, total),
        Figure("features_outside", say("Features outside"), outside, "features", contents.placeless, total),
    ]
    measured = QUANTITIES.get(contents.table.geometries.kind)
    if measured is not None:
        inside, whole = float(contents.measures[:-1].sum()), float(contents.measures.sum())
        label = say("{measure} in zones", measure=measured.label)
        figures.append(Figure(measured.column("in_zones"), label, inside, measured.unit, 0.0, whole))
    if contents.sums is not None:
        label = say("Sum of {value_field} in zones", value_field=contents.value_field)
        whole = float(contents.sums.sum())
        figures.append(Figure("sum_in_zones", label, float(contents.sums[:-1].sum()), "", 0.0, whole))
    return tuple(figures)


def _raster_figures(contents: RasterContents) -> tuple[Figure, ...]:
    cells, nodata = contents.cells, contents.nodata
    inside = float(cells[:-1].sum())
    mean = float(contents.sums[:-1].sum()) / inside if inside else float("nan")
    whole = float(cells.sum() + nodata.sum())
    return (
        Figure("mean_in_zones", say("Mean in zones"), mean, ""),
        Figure(
            "sum_in_zones", say("Sum in zones"), float(contents.sums[:-1].sum()), "", 0.0, float(contents.sums.sum())
        ),
        Figure("cells_in_zones", say("Cells in zones"), inside, "cells", float(nodata[:-1].sum()), whole),
    )


def _feature_sentence(contents: FeatureContents, zones: ByZones) -> str:
    counts = contents.counts.sum(axis=1)
    inside, total = int(counts[:-1].sum()), int(counts.sum()) + contents.placeless
    measured = QUANTITIES.get(contents.table.geometries.kind)
    what = say(
        "{inside} of {total} features of '{name}'",
        inside=format_number(inside),
        total=format_number(total),
        name=contents.table.name,
    )
    if measured is not None:
        quantity = format_quantity(float(contents.measures[:-1].sum()), measured.unit)
        what = say("{features}, {quantity},", features=what, quantity=quantity)
    text = say(
        "{features} lie in the {count} zones of '{zones}'",
        features=what,
        count=format_number(len(zones)),
        zones=zones.table.name,
    )
    if len(zones):
        most = int(np.argmax(counts[:-1]))
        name = zones.code[most] if zones.name is None else zones.name[most]
        text = say(
            "{text}, most of them in {zone} ({count})", text=text, zone=name, count=format_number(int(counts[most]))
        )
    text = say("{text}; {count} lie outside.", text=text, count=format_number(int(counts[-1])))
    if not contents.placeless:
        return text
    return text + " " + say("{count} have no geometry.", count=format_number(contents.placeless))


def _raster_sentence(contents: RasterContents, zones: ByZones) -> str:
    inside = float(contents.cells[:-1].sum())
    mean = float(contents.sums[:-1].sum()) / inside if inside else float("nan")
    text = say(
        "'{name}' has a mean of {mean} and a sum of {sum} in the {count} zones of '{zones}'",
        name=contents.source.name,
        mean=format_number(mean),
        sum=format_number(float(contents.sums[:-1].sum())),
        count=format_number(len(zones)),
        zones=zones.table.name,
    )
    missing = float(contents.nodata[:-1].sum())
    return (
        say("{text}; {cells} cells there have no data.", text=text, cells=format_number(round(missing)))
        if missing
        else f"{text}."
    )


def _notes(contents: Contents) -> list[str]:
    if isinstance(contents, RasterContents):
        missing = float(contents.nodata[:-1].sum())
        if not missing:
            return []
        return [
            say_count(
                round(missing),
                "{name}: {cells} cell in zones has no data; not part of sums.",
                "{name}: {cells} cells in zones have no data; not part of sums.",
                name=contents.source.name,
                cells=format_number(round(missing)),
            )
        ]
    notes = layer_notes(contents.table)
    name = contents.table.name
    if contents.placeless:
        notes.append(
            say_count(
                contents.placeless,
                "{name}: {count} feature has no usable geometry; it is in no row.",
                "{name}: {count} features have no usable geometry; they are in no row.",
                name=name,
            )
        )
    if contents.misplaced:
        notes.append(
            say_count(
                contents.misplaced,
                "{name}: {count} feature crosses the 180th meridian, surrounds a pole or cannot be "
                "projected into the CRS of the zones; it is counted outside.",
                "{name}: {count} features cross the 180th meridian, surround a pole or cannot be "
                "projected into the CRS of the zones; they are counted outside.",
                name=name,
            )
        )
    if contents.without_value is not None and contents.without_value.sum():
        missing = int(contents.without_value.sum())
        notes.append(
            say_count(
                missing,
                "{name}: {count} feature has no {field}; the sums are without it.",
                "{name}: {count} features have no {field}; the sums are without them.",
                name=name,
                field=contents.value_field,
            )
        )
    return notes


def _chart(rows: ResultTable, shade: str) -> Chart:
    """The zones with most as bars, "outside" aside."""
    column = rows.column(shade)
    values = np.nan_to_num(np.asarray(column.values[:-1], dtype=np.float64))
    order = np.argsort(-values, kind="stable")[:MOST_BARS]
    label = rows.columns[1] if rows.columns[1].id == "zone_name" else rows.columns[0]
    categories = tuple(str(label.values[position]) for position in order)
    title = title_of_first(say("{figure} by zone", figure=column.label), len(values))
    series = Series(column.label, "neutral", tuple(float(values[position]) for position in order))
    return Chart("by_zone", title, categories, (series,), column.unit)
