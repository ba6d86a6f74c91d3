# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a report says, before it is set as HTML or PDF: every text final, in the reader's number style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..analysis.describe import Analysis
from ..analysis.impact import Chart, FeatureResult, Figure, Impact, Outcome, TableColumn, ZoneResult
from ..geometry.geometries import IntArray
from ..twin.manifest import UID_FIELD
from ..wording.numbers import NumberStyle, format_quantity, format_share, restyle, split_quantity
from ..wording.text import clean, elide, field_label
from ..wording.times import local_time
from ..wording.translate import say, say_described
from . import explain
from .sensitivity import data_badges, may_be_listed, sensitivity_notes, source_rows
from .tables import TextColumn, TextTable, is_numeric, text_table, text_tables

HEADLINES = 3
_ROWS_OF_A_TABLE = 200
_ROWS_OF_A_LIST = 30
_ROWS_OF_FEATURES = 40
_ROWS_OF_STORIES = 15
_NAMES_OF_A_FEATURE = 2
_COLUMNS_OF_A_FEATURE = 6


@dataclass(frozen=True)
class FigureText:
    """A headline figure: the number large, its unit beside it, what it is of and what is unknown below."""

    label: str
    number: str
    unit: str
    of: str
    unknown: str


@dataclass(frozen=True)
class TextMap:
    """A picture of the map (PNG) with its title."""

    title: str
    png: bytes


@dataclass(frozen=True)
class Report:
    """Everything that a report shows, in its order. `notes` are whole sentences."""

    title: str
    subtitle: str
    computed: str
    sentence: str
    badges: tuple[str, ...]
    headlines: tuple[FigureText, ...]
    overview: TextMap | None
    figures: TextTable
    charts: tuple[Chart, ...]
    tables: tuple[TextTable, ...]
    features: tuple[TextTable, ...]
    zones: tuple[TextTable, ...]
    zone_maps: tuple[TextMap, ...]
    method: str
    parameters: TextTable
    inputs: TextTable
    coefficients: TextTable
    software: TextTable
    sources: TextTable
    notes: tuple[str, ...]
    style: NumberStyle


def make_report(
    impact: Impact,
    analysis: Analysis,
    style: NumberStyle = NumberStyle.INTERNATIONAL,
    place: str = "",
    overview: TextMap | None = None,
    zone_maps: tuple[TextMap, ...] = (),
) -> Report:
    """The report of an answer. `place` is what the map shows, e.g. the title of the twin."""
    provenance = impact.provenance
    zone_ids = {zone.rows.id for zone in impact.zones}
    return Report(
        title=elide(say_described(impact.question), 120),
        subtitle=" · ".join(elide(part, 90) for part in (impact.title, place) if part),
        computed=local_time(provenance.computed_at),
        sentence=restyle(clean(impact.sentence), style),
        badges=data_badges(impact),
        headlines=tuple(figure_text(figure, style) for figure in headline_figures(impact.figures, analysis.headlines)),
        overview=overview,
        figures=_figure_table(impact.figures, style),
        charts=tuple(chart for chart in impact.charts if not chart.is_empty),
        tables=tuple(
            part
            for table in impact.tables
            if table.id not in zone_ids and len(table)
            for part in text_tables(
                elide(table.title), _for_people(table.columns), style, *_first_rows(len(table), style)
            )
        ),
        features=tuple(
            feature_table(result, style) for result in impact.features if may_be_listed(result.table.source)
        ),
        zones=tuple(
            part for zone in impact.zones if may_be_listed(zone.zones.source) for part in zone_tables(zone, style)
        ),
        zone_maps=zone_maps,
        method=say_described(analysis.method),
        parameters=_plain_table(
            say("Parameters"), (say("Parameter"), say("Value")), explain.parameter_rows(analysis, provenance, style)
        ),
        inputs=_plain_table(say("Inputs"), explain.input_headers(), explain.input_rows(analysis, provenance)),
        coefficients=_plain_table(
            say("Coefficients"), (say("Coefficient"), say("Value"), say("Source")), explain.coefficient_rows(provenance)
        ),
        software=_plain_table(say("Software"), (say("What"), say("Version")), explain.software_rows(provenance)),
        sources=_plain_table(
            say("Sources and licences"), (say("Layer"), say("Source"), say("Licence"), say("Date")), source_rows(impact)
        ),
        notes=(*(restyle(clean(note), style) for note in impact.notes), *sensitivity_notes(impact)),
        style=style,
    )


def report_title(reports: Sequence[Report]) -> str:
    """What to call one report or several in one."""
    if len(reports) == 1:
        return f"{reports[0].title} · {reports[0].subtitle}"
    return say("{count} questions answered", count=len(reports))


def headline_figures(figures: tuple[Figure, ...], wanted: Sequence[str] = ()) -> tuple[Figure, ...]:
    """The three figures for the first page: those wanted, as far as the answer has them.

    Where none is wanted, those that are a part of a total, as a total alone answers nothing.
    """
    by_id = {figure.id: figure for figure in figures}
    found = [by_id[figure_id] for figure_id in wanted if figure_id in by_id]
    if found:
        return tuple(found[:HEADLINES])
    not_parts = ("_total", "_unknown", "_safe")
    parts = [figure for figure in figures if figure.total is not None and not figure.id.endswith(not_parts)]
    others = [figure for figure in figures if figure not in parts]
    return tuple([*parts, *others][:HEADLINES])


def figure_text(figure: Figure, style: NumberStyle) -> FigureText:
    """Number, unit, "of ..." and "unknown ..." of a figure, as every face shows it."""
    number, unit = split_quantity(figure.value, figure.unit, style)
    of = ""
    if figure.total is not None and not figure.id.endswith("_total"):
        of = say("of {total}", total=_beside(figure.total, figure.unit, unit, style))
        if figure.total:
            of += f" ({format_share(figure.value, figure.total, style)})"
    unknown = say("unknown {unknown}", unknown=_beside(figure.unknown, figure.unit, unit, style))
    if figure.total and figure.unknown:
        unknown += f" ({format_share(figure.unknown, figure.total, style)})"
    return FigureText(elide(figure.label), number, elide(unit, 24), of, unknown)


def _beside(value: float, unit: str, shown: str, style: NumberStyle) -> str:
    """A quantity beside a number whose unit is shown already."""
    number, own = split_quantity(value, unit, style)
    return number if own == shown else format_quantity(value, unit, style)


def _figure_table(figures: tuple[Figure, ...], style: NumberStyle) -> TextTable:
    rows = [
        (
            figure.label,
            format_quantity(figure.value, figure.unit, style),
            format_quantity(figure.unknown, figure.unit, style),
            "" if figure.total is None else format_quantity(figure.total, figure.unit, style),
        )
        for figure in figures
    ]
    return _plain_table(
        say("All figures"), (say("Figure"), say("Value"), say("Unknown"), say("Of")), rows, numbers=(1, 2, 3)
    )


def feature_table(result: FeatureResult, style: NumberStyle) -> TextTable:
    """The features that are hit, those with the highest value in the first result column first.

    Where a story tells of each why it is hit, that is what stands beside its name and first number.
    """
    hit = np.flatnonzero(result.outcome == Outcome.HIT)
    first_number = next((c for c in result.columns if is_numeric(c.values)), None)
    most = _ROWS_OF_STORIES if result.story else _ROWS_OF_FEATURES
    shown = _highest_first(hit, first_number)[:most]
    note = ""
    if len(hit) > len(shown):
        note = say(
            "The first {shown} of {count}. The exported table has all of them.",
            shown=len(shown),
            count=format_quantity(len(hit), "", style),
        )
    first = result.columns[: next((i for i, c in enumerate(result.columns) if ": " in c.label), None)]
    if len(first) < len(result.columns):
        note = f"{note} {say('It also has the columns of the other hazards.')}".strip()
    names, told = _name_columns(result, shown), _for_people(first)[:_COLUMNS_OF_A_FEATURE]
    if result.story:
        names, told = names[:1], [c for c in result.columns if c is first_number or c.id == result.story]
    columns = [*names, *(replace(column, values=column.values[shown]) for column in told)]
    title = say("{title} ({outcome})", title=elide(result.title), outcome=result.outcome_labels[Outcome.HIT])
    return text_table(title, columns, style, note=note, whole=result.story)


def _for_people(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Without technical ids, which are for files."""
    technical = ("id", UID_FIELD)
    return [column for column in columns if column.id not in technical and not column.id.endswith(f"_{UID_FIELD}")]


def _highest_first(rows: IntArray, column: TableColumn | None) -> IntArray:
    """Rows by falling value, unknown last; equal ones stay in their order."""
    if column is None:
        return rows
    keys = -np.nan_to_num(column.values[rows].astype(np.float64), nan=-np.inf)
    return rows[np.argsort(keys, kind="stable")]


def _name_columns(result: FeatureResult, rows: IntArray) -> list[TableColumn]:
    """What these features are called: texts other than technical ids, or else their number in the layer."""
    numbers = [say("Feature {fid}", fid=fid) for fid in result.table.fids[rows].tolist()]
    named: list[TableColumn] = []
    label = result.table.source.label_field
    for name, column in sorted(result.table.columns.items(), key=lambda item: item[0] != label):
        if column.values.dtype == object and name != UID_FIELD:
            texts = ["" if null else text for text, null in zip(column.values[rows], column.null[rows])]
            if not named:
                texts = [text or number for text, number in zip(texts, numbers)]
            named.append(TableColumn(name, field_label(name), np.array(texts, dtype=object)))
    return named[:_NAMES_OF_A_FEATURE] or [TableColumn("fid", say("Feature"), np.array(numbers, dtype=object))]


def zone_tables(zone: ZoneResult, style: NumberStyle) -> tuple[TextTable, ...]:
    """Figures by zone, in as many tables as their width asks for.

    Of very many zones those with the highest figure, and the row "outside" always.
    """
    count, zones = len(zone.rows), len(zone.zones)
    title = elide(zone.rows.title)
    if count <= _ROWS_OF_A_TABLE:
        return text_tables(title, zone.rows.columns, style)
    shade = next((column for column in zone.rows.columns if column.id == zone.shade), None)
    shown = _highest_first(np.arange(zones), shade)[: _ROWS_OF_A_TABLE - (count - zones)]
    note = say(
        "The {shown} zones with the highest figure of {count}. The exported table has all of them.",
        shown=len(shown),
        count=format_quantity(zones, "", style),
    )
    return text_tables(title, zone.rows.columns, style, np.concatenate((shown, np.arange(zones, count))), note)


def _first_rows(count: int, style: NumberStyle) -> tuple[IntArray, str]:
    shown, note = min(count, _ROWS_OF_A_LIST), ""
    if shown < count:
        note = say(
            "The first {shown} of {count} rows. The exported table has all of them.",
            shown=shown,
            count=format_quantity(count, "", style),
        )
    return np.arange(shown), note


def _plain_table(
    title: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]], numbers: tuple[int, ...] = ()
) -> TextTable:
    columns = tuple(TextColumn(header, position in numbers) for position, header in enumerate(headers))
    return TextTable(title, columns, tuple(rows))
