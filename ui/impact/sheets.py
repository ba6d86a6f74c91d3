# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of an answer, made ready in the background so that showing one costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt
from qgis.PyQt.QtCore import QCoreApplication

from ...core.analysis.impact import Impact, ZoneResult
from ...core.geometry.geometries import IntArray
from ...core.progress import Progress
from ...core.report.cells import CellFormat, cell_format
from ...core.report.rows import RowColumn, RowQuery, feature_columns, find_rows, table_columns
from ...core.twin.table import SourceInfo


@dataclass(frozen=True)
class Sheet:
    """One table to look at.

    Attributes
    ----------
    id: of the feature result, zone result or table that it shows
    fids: the feature that each of the first rows is about, in the layer `source`; None where rows are no features
    stories: why the outcome of each row is what it is; None where nothing is told
    order: the positions of its rows as they are first shown; None for that of the layer
    """

    id: str
    title: str
    columns: Sequence[RowColumn]
    formats: Sequence[CellFormat]
    fids: IntArray | None = None
    source: SourceInfo | None = None
    is_zones: bool = False
    stories: npt.NDArray[Any] | None = None
    order: IntArray | None = None

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0


def make_sheets(impact: Impact, progress: Progress) -> tuple[Sheet, ...]:
    """A sheet a feature result, zone result and table, in this order. Works in any thread."""
    sheets = []
    for result in impact.features:
        columns = feature_columns(
            result, QCoreApplication.translate("Sheets", "Outcome"), QCoreApplication.translate("Sheets", "Feature")
        )
        formats = _formats(columns, progress)
        stories = next((column.values for column in result.columns if column.id == result.story), None)
        table = result.table
        order = find_rows(columns, RowQuery(), progress)
        sheet = Sheet(result.id, result.title, columns, formats, table.fids, table.source, stories=stories, order=order)
        sheets.append(sheet)
    sheets.extend(_zone_sheet(zone, progress) for zone in impact.zones)
    leading = []
    for table in impact.tables:
        columns = table_columns(table)
        sheet = Sheet(table.id, table.title, columns, _formats(columns, progress))
        (leading if table.leads else sheets).append(sheet)
    return (*leading, *sheets)


def _zone_sheet(zone: ZoneResult, progress: Progress) -> Sheet:
    columns = table_columns(zone.rows)
    formats = _formats(columns, progress)
    return Sheet(zone.rows.id, zone.rows.title, columns, formats, zone.zones.fids, zone.zones.source, is_zones=True)


def _formats(columns: Sequence[RowColumn], progress: Progress) -> tuple[CellFormat, ...]:
    formats = []
    for column in columns:
        progress.check()
        formats.append(cell_format(column))
    return tuple(formats)
