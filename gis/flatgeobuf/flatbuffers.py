# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A FlatBuffers table with what the header of a FlatGeobuf file needs: scalars, texts, vectors, tables."""

from __future__ import annotations

import struct
from collections.abc import Sequence


class TableWriter:
    """Collects the fields of one table by number; `write` lays it out, children after their parent."""

    def __init__(self) -> None:
        self._scalars: dict[int, bytes] = {}
        self._children: dict[int, bytes | TableWriter | list[TableWriter]] = {}

    def scalar(self, number: int, layout: str, value: int) -> None:
        """A number in the layout of `struct`, e.g. "<Q"."""
        self._scalars[number] = struct.pack(layout, value)

    def string(self, number: int, text: str) -> None:
        data = text.encode("utf-8", "replace")
        self._children[number] = struct.pack("<I", len(data)) + data + b"\0"

    def doubles(self, number: int, values: Sequence[float]) -> None:
        self._children[number] = struct.pack(f"<I{len(values)}d", len(values), *values)

    def table(self, number: int, table: TableWriter) -> None:
        self._children[number] = table

    def tables(self, number: int, tables: Sequence[TableWriter]) -> None:
        self._children[number] = list(tables)

    def write(self, buffer: bytearray) -> int:
        """Append the table to `buffer` and return where it begins."""
        numbers = sorted({*self._scalars, *self._children})
        count = numbers[-1] + 1 if numbers else 0
        _pad(buffer, 8)
        vtable_at = len(buffer)
        buffer += bytes(4 + 2 * count)
        _pad(buffer, 8)
        table_at = len(buffer)
        # Every field has eight bytes, so that any scalar is aligned.
        buffer += struct.pack("<i", table_at - vtable_at) + bytes(4 + 8 * len(numbers))
        struct.pack_into("<HH", buffer, vtable_at, 4 + 2 * count, len(buffer) - table_at)
        places = {number: table_at + 8 + 8 * slot for slot, number in enumerate(numbers)}
        for number, place in places.items():
            struct.pack_into("<H", buffer, vtable_at + 4 + 2 * number, place - table_at)
        for number, data in self._scalars.items():
            buffer[places[number] : places[number] + len(data)] = data
        for number, child in self._children.items():
            _point(buffer, places[number], _write_child(child, buffer))
        return table_at


def size_prefixed(root: TableWriter) -> bytes:
    """A whole buffer with `root`, after its size as 32 bits."""
    buffer = bytearray(8)
    _point(buffer, 0, root.write(buffer))
    return struct.pack("<I", len(buffer)) + bytes(buffer)


def _write_child(child: bytes | TableWriter | list[TableWriter], buffer: bytearray) -> int:
    if isinstance(child, TableWriter):
        return child.write(buffer)
    if isinstance(child, list):
        return _write_tables(child, buffer)
    _pad(buffer, 8, 4)  # what follows the length is aligned
    at = len(buffer)
    buffer += child
    return at


def _write_tables(tables: list[TableWriter], buffer: bytearray) -> int:
    _pad(buffer, 4)
    at = len(buffer)
    buffer += struct.pack("<I", len(tables)) + bytes(4 * len(tables))
    for position, table in enumerate(tables):
        _point(buffer, at + 4 + 4 * position, table.write(buffer))
    return at


def _point(buffer: bytearray, place: int, target: int) -> None:
    struct.pack_into("<I", buffer, place, target - place)


def _pad(buffer: bytearray, alignment: int, behind: int = 0) -> None:
    """Fill up so that what comes after `behind` more bytes is aligned."""
    buffer += bytes(-(len(buffer) + behind) % alignment)
