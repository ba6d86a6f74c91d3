# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Digests of what data says, never of the bytes of a file: the same rows give the same fingerprint in any file.

Every column is digested on its own while rows stream by, so that the size of batches makes no difference;
the fingerprint is the digest of schema, CRS and all of these. "rows:" tells a vector layer's from a
raster's "cells:".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, IntArray
from .grid import Affine
from .table import Column, FeatureTable
from .values import column_bytes

# Small, so that texts are put together without holding the interpreter for long.
_ROWS_AT_ONCE = 16_384


class RowsDigest:
    """Takes the rows of a layer, in uid order, batch by batch.

    `fields` are (name, type) of the attributes in the order in which `add` gets them, `geometry` is the
    type of geometry in words and `crs` its authority code or WKT.
    """

    def __init__(self, fields: Sequence[tuple[str, str]], geometry: str, crs: str) -> None:
        self._schema = {"fields": [list(field) for field in fields], "geometry": geometry, "crs": crs}
        self._columns = [_Digests(3) for _ in fields]
        self._geometry = _Digests(3)
        self._count = 0

    def add(self, columns: Sequence[Column]) -> None:
        """The attributes of the next rows."""
        self._count += len(columns[0].null) if columns else 0
        for digests, column in zip(self._columns, columns):
            digests.update(column.null.tobytes(), *column_bytes(column))

    def add_geometry(self, wkb: npt.NDArray[np.uint8], offsets: IntArray, null: BoolArray) -> None:
        """The well-known binary of the next rows, bit for bit; see `decode_wkb`."""
        start, stop = int(offsets[0]), int(offsets[-1])
        self._geometry.update(null.tobytes(), np.diff(offsets).astype("<i8").tobytes(), wkb[start:stop].tobytes())

    def fingerprint(self) -> str:
        """What all rows so far amount to."""
        whole = hashlib.sha256(json.dumps(self._schema, sort_keys=True, ensure_ascii=False).encode())
        whole.update(str(self._count).encode())
        for digests in (*self._columns, self._geometry):
            digests.give(whole)
        return f"rows:{whole.hexdigest()}"


class CellsDigest:
    """Takes the cells of a raster: of every band the rows from the top, in the type in which they are stored."""

    def __init__(self, affine: Affine, shape: tuple[int, int], crs: str) -> None:
        placed = (affine.x0, affine.dx_column, affine.dx_row, affine.y0, affine.dy_column, affine.dy_row)
        known = {"affine": [float(number).hex() for number in placed], "shape": list(shape), "crs": crs}
        self._whole = hashlib.sha256(json.dumps(known, sort_keys=True, ensure_ascii=False).encode())

    def start_band(self, dtype: str, nodata: float | None, scale: float, offset: float) -> None:
        """Begin with the next band: what its numbers mean."""
        self._whole.update(f"|{dtype}|{nodata!r}|{scale!r}|{offset!r}|".encode())

    def add(self, cells: npt.NDArray[Any]) -> None:
        """The next rows of the band."""
        self._whole.update(np.ascontiguousarray(cells, dtype=cells.dtype.newbyteorder("<")).data)

    def fingerprint(self) -> str:
        return f"cells:{self._whole.hexdigest()}"


def table_fingerprint(table: FeatureTable) -> str:
    """The fingerprint of features as they were read, in the order of their ids: "read:" and a digest.

    For layers that lie in no twin: it says what an answer was computed from (edits, filter and columns included),
    and is cheap since that is in memory already.
    """
    if (table.fids[1:] <= table.fids[:-1]).any():
        table = table.take(np.argsort(table.fids, kind="stable"))
    whole = hashlib.sha256(table.crs.to_wkt().encode())
    geometries = table.geometries
    offsets = (geometries.feature_offsets, geometries.part_offsets, geometries.polygon_offsets)
    for array in (table.fids, geometries.coords, *(each for each in offsets if each is not None)):
        whole.update(np.ascontiguousarray(array).data)
    for name in sorted(table.columns):
        column = table.columns[name]
        whole.update(f"|{name}|{column.values.dtype.kind}|".encode())
        for start in range(0, len(table), _ROWS_AT_ONCE):
            rows = np.arange(start, min(start + _ROWS_AT_ONCE, len(table)))
            piece = column.take(rows)
            for part in (piece.null.tobytes(), *column_bytes(piece)):
                whole.update(part)
    return f"read:{whole.hexdigest()}"


class _Digests:
    """Some digests that grow side by side."""

    def __init__(self, count: int) -> None:
        self._digests = [hashlib.sha256() for _ in range(count)]

    def update(self, *parts: bytes) -> None:
        for digest, part in zip(self._digests, parts):
            digest.update(part)

    def give(self, whole: Any) -> None:
        for digest in self._digests:
            whole.update(digest.digest())
