# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether every row of a GeoPackage's table can be reached.

Where a page of the file is damaged, GDAL's fast way of reading never comes back and cannot be cancelled, and its
slow way and a filtered one leave the rest of the rows out without a word. Looking at the pages costs a small part
of reading, and is done beside it.
"""

from __future__ import annotations

import threading

from osgeo import gdal, ogr

from .sql import quoted

_SOUND = "ok"


class TableWalk:
    """Goes through all pages of a table in a thread of its own, over a connection of its own."""

    def __init__(self, path: str, table: str) -> None:
        self._path, self._table = path, table
        self._error: RuntimeError | None = None
        self._thread = threading.Thread(target=self._walk, name="TwinPlan pages")
        self._thread.start()

    def verdict(self) -> None:
        """Wait for the end; raises RuntimeError with SQLite's words where a page of the table is damaged."""
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _walk(self) -> None:
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            package = gdal.OpenEx(self._path, gdal.OF_VECTOR | gdal.OF_READONLY)
            if package is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            _refuse_damaged_table(package, package.GetLayerByName(self._table))
        except RuntimeError as error:
            self._error = error.with_traceback(None)
        finally:
            gdal.PopErrorHandler()


def _refuse_damaged_table(package: gdal.Dataset, layer: ogr.Layer) -> None:
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
