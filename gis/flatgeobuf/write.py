# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The file: magic bytes, header, index, features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ...core.geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ...core.progress import Progress
from .flatbuffers import TableWriter, size_prefixed
from .geometry import features, geometry_type
from .index import NODE_SIZE, index_size, packed_index, spatial_order
from .streams import Stream, fixed, is_even, ragged

_MAGIC = bytes((0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00))
_CHUNK, _CHUNK_VERTICES = 16_384, 409_600
_BOOL, _INT32, _INT64, _DOUBLE, _STRING, _DATE_TIME = 2, 5, 7, 10, 11, 13


@dataclass(frozen=True)
class FileColumn:
    """An attribute: `title` is what people call it. `values` are numbers, bool, datetime64 or objects holding str."""

    name: str
    title: str
    values: npt.NDArray[Any]
    null: BoolArray


def write_flatgeobuf(
    path: Path,
    crs_wkt: str,
    geometries: Geometries,
    columns: Sequence[FileColumn],
    progress: Progress,
    rank: npt.NDArray[np.integer[Any]] | None = None,
    in_order: bool = False,
) -> IntArray:
    """Write a new file; return (n,) which feature of the arrays the i-th of the file, fid i, is.

    Features lie in the order of space, and are drawn in the order of the file: with `rank` (n, 0..255)
    those of the highest rank are drawn last. Points become Point (MultiPoint where one has several),
    lines MultiLineString, polygons MultiPolygon. `in_order` keeps the order and leaves out the spatial index,
    for a file that is only copied from. Raises OSError.
    """
    boxes = None if in_order else piecewise_bounds(geometries, progress)
    order = np.arange(len(geometries)) if boxes is None else spatial_order(boxes, rank)
    with path.open("xb") as file:
        node_size = 0 if in_order or not len(order) else NODE_SIZE
        file.write(_MAGIC + _header(path.stem, crs_wkt, geometries, columns, node_size))
        index_at = file.tell()
        file.seek(index_at + (index_size(len(order)) if node_size else 0))
        sizes = [np.empty(0, dtype=np.int64)]
        for chosen in _chunks(geometries, order):
            progress.report(sum(map(len, sizes)) / len(order))
            record = features(geometries.take(chosen), _attributes(columns, chosen))
            file.write(record.data.data)
            sizes.append(record.sizes)
        if boxes is None or not node_size:
            return order
        file.seek(index_at)
        never_found = np.array([np.inf, np.inf, -np.inf, -np.inf])
        boxes = np.where(np.isnan(boxes), never_found, boxes)[order]
        for level in packed_index(boxes, np.concatenate(sizes)):
            file.write(level.view(np.uint8).data)
    return order


def _chunks(geometries: Geometries, order: IntArray) -> Iterator[IntArray]:
    """The features in this order, in pieces whose bytes are bounded, for each is put together in one go."""
    weights = np.cumsum(np.diff(geometries.vertex_feature_offsets)[order] + _CHUNK_VERTICES // _CHUNK)
    start = 0
    while start < len(order):
        before = weights[start - 1] if start else 0
        stop = max(int(np.searchsorted(weights, before + _CHUNK_VERTICES, side="right")), start + 1)
        yield order[start:stop]
        start = stop


def piecewise_bounds(geometries: Geometries, progress: Progress) -> FloatArray:
    """(n, 4) as `geometries.bounds()`, a piece at a time, since one call would hold the interpreter for long."""
    boxes = np.empty((len(geometries), 4))
    for start in range(0, len(geometries), _CHUNK):
        progress.check()
        chosen = np.arange(start, min(start + _CHUNK, len(geometries)))
        boxes[chosen] = geometries.take(chosen).bounds()
    return boxes


def _header(name: str, crs_wkt: str, geometries: Geometries, columns: Sequence[FileColumn], node_size: int) -> bytes:
    header = TableWriter()
    header.string(0, name)
    if len(geometries.coords):
        x, y = geometries.coords[:, 0], geometries.coords[:, 1]
        header.doubles(1, [x.min(), y.min(), x.max(), y.max()])
    header.scalar(2, "<B", geometry_type(geometries))
    header.tables(7, [_column_header(column) for column in columns])
    header.scalar(8, "<Q", len(geometries))
    header.scalar(9, "<H", node_size)
    crs = TableWriter()
    crs.string(4, crs_wkt)
    header.table(10, crs)
    return size_prefixed(header)


def _column_header(column: FileColumn) -> TableWriter:
    table = TableWriter()
    table.string(0, column.name)
    table.scalar(1, "<B", _column_type(column.values)[0])
    table.string(2, column.title)
    return table


def _column_type(values: npt.NDArray[Any]) -> tuple[int, str]:
    """Number of the type in the format, and how a value is stored: "" for texts, which follow their length."""
    kind = values.dtype.kind
    if kind == "b":
        return _BOOL, "<u1"
    if kind in "iu":
        return (_INT32, "<i4") if values.dtype.itemsize <= 4 and values.dtype != np.uint32 else (_INT64, "<i8")
    if kind == "f":
        return _DOUBLE, "<f8"
    return (_DATE_TIME, "") if kind == "M" else (_STRING, "")


def _attributes(columns: Sequence[FileColumn], chosen: IntArray) -> list[Stream]:
    """For every attribute that is not null: the number of its column, then the value.

    Attributes of one size come first, which is cheaper; readers go by the numbers.
    """
    groups: list[list[Stream]] = []
    for number, column in enumerate(columns):
        values = column.values[chosen]
        present = ~(column.null[chosen] | _not_a_value(values))
        storage = _column_type(values)[1]
        if storage:
            cells = np.empty(len(chosen), dtype=[("column", "<u2"), ("value", storage)])
            cells["value"] = np.where(present, values, 0)
            cells["column"] = number
            groups.append([fixed(cells, present)])
        else:
            groups.append(_texts(number, values, present))
    groups.sort(key=lambda group: sum(not is_even(stream) for stream in group))
    return [stream for group in groups for stream in group]


def _not_a_value(values: npt.NDArray[Any]) -> BoolArray:
    missing: BoolArray = np.zeros(len(values), dtype=bool)
    if values.dtype.kind == "f":
        missing = np.isnan(values)
    elif values.dtype.kind == "M":
        missing = np.isnat(values)
    return missing


def _texts(number: int, values: npt.NDArray[Any], present: BoolArray) -> list[Stream]:
    if values.dtype.kind == "M":
        values = np.datetime_as_string(values, unit="D" if values.dtype == "datetime64[D]" else "ms")
    texts = values[present].tolist()
    # Words such as outcomes come again and again: each is encoded once.
    words = {text: text.encode("utf-8", "replace") for text in set(texts)}
    encoded = [words[text] for text in texts]
    lengths = np.zeros(len(values), dtype=np.int64)
    lengths[present] = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
    cells = np.empty(len(values), dtype=[("column", "<u2"), ("length", "<u4")])
    cells["column"], cells["length"] = number, lengths
    return [fixed(cells, present), ragged(np.frombuffer(b"".join(encoded), dtype=np.uint8), lengths)]
