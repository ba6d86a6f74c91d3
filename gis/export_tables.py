# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Result tables for spreadsheets: CSV, and XLSX with typed columns and a second sheet that explains them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from osgeo import gdal
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.impact import Impact
from ..core.errors import InputError, StorageError
from ..core.geometry.geometries import BoolArray, Geometries
from ..core.progress import Progress, Share
from ..core.report.explain import trace_rows
from ..core.report.rows import RowColumn, feature_columns, table_columns
from ..core.report.tables import header_text
from ..core.wording.translate import say
from . import gdal_copy
from .flatgeobuf import FileColumn, write_flatgeobuf
from .new_file import new_file

_PIECE = 5_000
_MOST_ROWS_OF_A_SHEET = 1_048_575
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
translate = QCoreApplication.translate


@dataclass(frozen=True)
class ExportTable:
    """A table of the answer by its id, whatever it shows: features, zones or classes."""

    title: str
    columns: Sequence[RowColumn]

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0


def export_table(impact: Impact, table_id: str) -> ExportTable:
    """The table of this id; raises InputError naming those that exist."""
    tables = {table.id: ExportTable(table.title, table_columns(table)) for table in impact.tables}
    tables.update({zone.rows.id: ExportTable(zone.rows.title, table_columns(zone.rows)) for zone in impact.zones})
    labels = say("Outcome"), say("Feature")
    tables.update({each.id: ExportTable(each.title, feature_columns(each, *labels)) for each in impact.features})
    if table_id not in tables:
        raise InputError(
            say("Table '{name}'", name=table_id),
            say("the answer has no such table"),
            say("Choose one of: {tables}.", tables=", ".join(tables)),
        )
    return tables[table_id]


def write_csv(impact: Impact, table_id: str, path: str | Path, progress: Progress, for_excel: bool = True) -> None:
    """A table as CSV in UTF-8, numbers unrounded and in base units, no value where there is none.

    `for_excel`: with the mark by which Excel knows UTF-8, and texts that it would run as formulas begin
    with an apostrophe. Raises InputError, StorageError, Cancelled.
    """
    table = export_table(impact, table_id)
    encoding = "utf-8-sig" if for_excel else "utf-8"
    with (
        new_file(Path(path)) as temporary,
        temporary.open("w", encoding=encoding, newline="", errors="replace") as file,
    ):
        writer = csv.writer(file)
        writer.writerow([header_text(column.label, column.unit) for column in table.columns])
        for start in range(0, len(table), _PIECE):
            progress.report(start / len(table))
            cells = [_cells(column, slice(start, start + _PIECE), for_excel) for column in table.columns]
            writer.writerows(zip(*cells))


def _cells(column: RowColumn, rows: slice, for_excel: bool) -> list[object]:
    values = _shown_values(column, rows)
    missing = _missing(column, rows)
    if values.dtype.kind == "O" and for_excel:
        return ["" if null else _harmless(str(value)) for value, null in zip(values.tolist(), missing.tolist())]
    return ["" if null else value for value, null in zip(values.tolist(), missing.tolist())]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _shown_values(column: RowColumn, rows: slice) -> npt.NDArray[Any]:
    """Outcomes and yes or no as words."""
    values = column.values[rows]
    if column.outcome_labels is not None:
        return np.array(column.outcome_labels, dtype=object)[values]
    if values.dtype.kind == "b":
        return np.array([say("no"), say("yes")], dtype=object)[values.astype(np.int64)]
    if values.dtype.kind == "M":
        return np.datetime_as_string(values, unit="s").astype(object)
    return values


def _missing(column: RowColumn, rows: slice) -> BoolArray:
    values = column.values[rows]
    missing: BoolArray = np.zeros(len(values), dtype=bool) if column.null is None else column.null[rows].copy()
    if values.dtype.kind == "f":
        missing |= np.isnan(values)
    elif values.dtype.kind == "O":
        missing |= np.array([value is None for value in values.tolist()], dtype=bool)
    return missing


def write_xlsx(impact: Impact, table_id: str, path: str | Path, progress: Progress) -> None:
    """A table as Excel workbook: numbers as numbers, and a sheet "About" with units and provenance.

    Raises InputError for more rows than a sheet has, StorageError, Cancelled.
    """
    table = export_table(impact, table_id)
    if len(table) > _MOST_ROWS_OF_A_SHEET:
        raise InputError(
            say("Table '{title}'", title=table.title),
            say("it has more rows than an Excel sheet"),
            say("Export it as CSV."),
        )
    with tempfile.TemporaryDirectory(prefix="twinplan-", ignore_cleanup_errors=True) as folder:
        sheets = gdal.GetDriverByName("Memory").Create("", 0, 0, 0, gdal.GDT_Unknown)
        about = _about_columns(table, impact)
        _add_sheet(sheets, _sheet_name(table.title), _sheet_columns(table), Path(folder), Share(progress, 0.0, 0.3))
        _add_sheet(sheets, say("About"), about, Path(folder), Share(progress, 0.3, 0.35))
        with new_file(Path(path)) as temporary:
            gdal_copy.translate(temporary, sheets, {"format": "XLSX"}, Share(progress, 0.35, 1.0))
        del sheets


def _sheet_name(title: str) -> str:
    return title.translate(_NOT_IN_SHEET_NAMES).strip()[:31].strip() or say("Table")


def _sheet_columns(table: ExportTable) -> list[FileColumn]:
    everything = slice(None)
    columns = []
    for column in table.columns:
        values, missing = _shown_values(column, everything), _missing(column, everything)
        if values.dtype.kind == "O":
            values = np.array([_harmless(str(value)) for value in values.tolist()], dtype=object)
        columns.append(FileColumn(header_text(column.label, column.unit), "", values, missing))
    return _distinct(columns)


def _distinct(columns: Sequence[FileColumn]) -> list[FileColumn]:
    taken: dict[str, int] = {}
    result = []
    for column in columns:
        taken[column.name] = taken.get(column.name, 0) + 1
        name = column.name if taken[column.name] == 1 else f"{column.name} {taken[column.name]}"
        result.append(FileColumn(name, "", column.values, column.null))
    return result


def _about_columns(table: ExportTable, impact: Impact) -> list[FileColumn]:
    rows = list(_about_rows(table, impact))
    return [
        FileColumn(
            name,
            "",
            np.array([_harmless(row[position]) for row in rows], dtype=object),
            np.zeros(len(rows), dtype=bool),
        )
        for position, name in enumerate((say("What"), say("Value"), say("Note")))
    ]


def _about_rows(table: ExportTable, impact: Impact) -> Iterator[tuple[str, str, str]]:
    yield say("Table"), table.title, ""
    for column in table.columns:
        yield say("Column {label}", label=column.label), column.unit, column.help
    for item, value in trace_rows(impact):
        yield item, value, ""


def _add_sheet(
    workbook: gdal.Dataset, name: str, columns: Sequence[FileColumn], folder: Path, progress: Progress
) -> None:
    """By way of a file without geometries, so that GDAL copies the rows itself, in their order."""
    count = len(columns[0].values) if columns else 0
    file = folder / f"sheet{workbook.GetLayerCount()}.fgb"
    write_flatgeobuf(file, "", Geometries.from_points(np.full((count, 2), np.nan)), columns, progress)
    source = gdal.OpenEx(str(file), gdal.OF_VECTOR)
    if source is None or workbook.CopyLayer(source.GetLayer(0), name) is None:
        raise StorageError(
            say("Table '{name}'", name=name),
            gdal.GetLastErrorMsg() or say("it cannot be copied"),
            say("Export it as CSV."),
        )
