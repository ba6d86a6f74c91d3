# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The spatial index of a GeoPackage table, packed at once instead of one insert a feature.

SQLite keeps an R-tree in three tables: its nodes as blobs, the node of every row and the parent of every
node (https://sqlite.org/rtree.html, "shadow tables"). GDAL fills them row by row, which for a million
features takes five times as long as writing the features; here the nodes are made as arrays.
Everything else that belongs to the index (virtual table, triggers, registration) is GDAL's own SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from osgeo import gdal

from ..core.geometry.geometries import FloatArray, IntArray
from ..core.progress import Progress
from .flatgeobuf.index import spatial_order
from .sql import quoted

_PER_NODE = 48  # of 51 that have room, so that a later edit does not split every node
_CELL = np.dtype([("id", ">i8"), ("min_x", ">f4"), ("max_x", ">f4"), ("min_y", ">f4"), ("max_y", ">f4")])
_ROWS_AT_ONCE = 5_000
_NODES_AT_ONCE = 200
Cells = npt.NDArray[Any]


def create_empty(package: gdal.Dataset, table: str, geometry_column: str) -> tuple[str, ...]:
    """Let GDAL make the index of an empty table, take its triggers away and return their SQL for `pack`.

    Without triggers GDAL fills the table only.
    """
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in (table, geometry_column))
    package.ExecuteSQL(f"SELECT CreateSpatialIndex({names})")  # nosec B608
    found = package.ExecuteSQL("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    prefix = f"rtree_{table}_{geometry_column}_"
    triggers = {feature["name"]: feature["sql"] for feature in found if feature["name"].startswith(prefix)}
    package.ReleaseResultSet(found)
    for name in triggers:
        package.ExecuteSQL(f"DROP TRIGGER {quoted(name)}")
    return tuple(triggers.values())


def pack(
    package: gdal.Dataset,
    table: str,
    geometry_column: str,
    boxes: FloatArray,
    triggers: Sequence[str],
    progress: Progress,
) -> None:
    """Fill the index made by `create_empty` of a table whose row i + 1 has the bounds `boxes[i]` (NaN: no geometry).

    Raises RuntimeError where GDAL fails (see `gdal_errors`).
    """
    name = f"rtree_{table}_{geometry_column}"
    cells = _leaf_cells(boxes)
    package.StartTransaction()
    if len(cells):
        node = quoted(name + "_node")
        found = package.ExecuteSQL(f"SELECT length(data) FROM {node}")  # nosec B608
        node_bytes = int(found.GetNextFeature().GetField(0))
        package.ReleaseResultSet(found)
        package.ExecuteSQL(f"DELETE FROM {node}")  # nosec B608
        _fill(package, name, _levels(cells), node_bytes, progress)
    for trigger in triggers:
        package.ExecuteSQL(trigger)
    package.CommitTransaction()


def _leaf_cells(boxes: FloatArray) -> Cells:
    """One cell a feature, in the order of space; 32-bit bounds that never cut off what the 64-bit ones hold."""
    rows = np.flatnonzero(~np.isnan(boxes[:, 0]))
    rows = rows[spatial_order(boxes[rows], None)]
    cells = np.empty(len(rows), dtype=_CELL)
    cells["id"] = rows + 1
    for name, column, is_low in (("min_x", 0, True), ("max_x", 2, False), ("min_y", 1, True), ("max_y", 3, False)):
        cells[name] = _rounded(boxes[rows, column], is_low)
    return cells


def _rounded(values: FloatArray, down: bool) -> npt.NDArray[np.float32]:
    single = values.astype(np.float32)
    wrong = single > values if down else single < values
    single[wrong] = np.nextafter(single[wrong], np.float32(-np.inf if down else np.inf))
    return single


def _levels(cells: Cells) -> list[tuple[Cells, IntArray]]:
    """From the leaves up: the cells of a level, and the node that each cell lies in. The root is node 1."""
    levels: list[tuple[Cells, IntArray]] = []
    first_free = 2
    while True:
        count = -(-len(cells) // _PER_NODE)
        if count == 1:
            return [*levels, (cells, np.ones(len(cells), dtype=np.int64))]
        levels.append((cells, first_free + np.arange(len(cells)) // _PER_NODE))
        cells = _parents(cells, first_free, count)
        first_free += count


def _parents(cells: Cells, first_node: int, count: int) -> Cells:
    """One cell for each node that these cells fill."""
    firsts = np.arange(count) * _PER_NODE
    parents = np.empty(count, dtype=_CELL)
    parents["id"] = first_node + np.arange(count)
    for name in ("min_x", "min_y"):
        parents[name] = np.minimum.reduceat(cells[name].astype(np.float32), firsts)
    for name in ("max_x", "max_y"):
        parents[name] = np.maximum.reduceat(cells[name].astype(np.float32), firsts)
    return parents


def _fill(
    package: gdal.Dataset,
    name: str,
    levels: list[tuple[Cells, IntArray]],
    node_bytes: int,
    progress: Progress,
) -> None:
    leaves, leaf_nodes = levels[0]
    by_row = np.argsort(leaves["id"].astype(np.int64))
    rows = np.column_stack((leaves["id"][by_row].astype(np.int64), leaf_nodes[by_row]))
    _insert(package, name + "_rowid", _pairs(rows, progress))
    for cells, nodes in levels[1:]:
        _insert(package, name + "_parent", _pairs(np.column_stack((cells["id"].astype(np.int64), nodes)), progress))
    for depth, (cells, nodes) in enumerate(levels):
        _insert(package, name + "_node", _node_rows(cells, nodes, depth, node_bytes, progress))


def _insert(package: gdal.Dataset, table: str, statements: Iterator[list[str]]) -> None:
    for rows in statements:
        package.ExecuteSQL(f"INSERT INTO {quoted(table)} VALUES {', '.join(rows)}")  # nosec B608


def _pairs(rows: npt.NDArray[np.int64], progress: Progress) -> Iterator[list[str]]:
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        progress.check()
        yield [f"({first}, {second})" for first, second in rows[start : start + _ROWS_AT_ONCE].tolist()]


def _node_rows(cells: Cells, nodes: IntArray, depth: int, node_bytes: int, progress: Progress) -> Iterator[list[str]]:
    """Number and blob of every node: depth of the tree (root only), number of cells, cells, zeros."""
    first = int(nodes[0])
    count = int(nodes[-1]) - first + 1
    rows: list[str] = []
    for node in range(count):
        own = cells[node * _PER_NODE : (node + 1) * _PER_NODE] if count > 1 else cells
        header = (depth if first == 1 else 0).to_bytes(2, "big") + len(own).to_bytes(2, "big")
        blob = (header + own.tobytes()).ljust(node_bytes, b"\0")
        rows.append(f"({first + node}, x'{blob.hex()}')")
        if len(rows) == _NODES_AT_ONCE or node == count - 1:
            progress.check()
            yield rows
            rows = []
