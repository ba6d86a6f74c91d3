# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether every row of a GeoPackage's table can be reached.

Where a page of the file is damaged, GDAL's fast way of reading never comes back and cannot be cancelled, and its
slow way leaves the rest of the rows out without a word. Looking at the pages first costs a small part of reading.
"""

from __future__ import annotations

from osgeo import gdal, ogr

from .sql import quoted

_SOUND = "ok"


def refuse_damaged_table(package: gdal.Dataset, layer: ogr.Layer) -> None:
    """Raises RuntimeError with SQLite's words where a page of the layer's table is damaged."""
    table = quoted(layer.GetName())
    # Without an index SQLite has to walk through all pages of the table itself.
    _first_value(package, f"SELECT COUNT(*) FROM {table} NOT INDEXED")  # nosec B608
    if ogr.GT_Flatten(layer.GetGeomType()) == ogr.wkbPoint:
        return
    # Long geometries go on in further pages, which counting does not visit.
    verdict = _first_value(package, f"PRAGMA quick_check({table})")
    if verdict is not None and verdict != _SOUND:
        raise RuntimeError(f"database corruption: {verdict}")


def _first_value(package: gdal.Dataset, statement: str) -> str | None:
    found = package.ExecuteSQL(statement)
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise RuntimeError(gdal.GetLastErrorMsg())
    if found is None:
        return None
    row = found.GetNextFeature()
    value = None if row is None else row.GetFieldAsString(0)
    del row
    package.ReleaseResultSet(found)
    return value
