# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries as FlatGeobuf features hold them, of many features at once.

A feature is a buffer of its own: its size, the root, the tables, then coordinates and attributes.
Positions in this module count from behind the size. The tables are the same for all features of a
kind; only what points at coordinates, ends and attributes differs. Layout, in bytes:

    0 root | 4 vtable of feature (8) | 12 feature (12) | 24 vtable of geometry ...

A vtable lists its own size, the size of its table, and where in the table each field is (0: absent).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ...core.geometry.geometries import BoolArray, Geometries, GeometryKind, IntArray
from .streams import Stream, fixed, grouped, interleave, ragged

POINT, MULTI_POINT, MULTI_LINE, MULTI_POLYGON = 1, 4, 5, 6
_FEATURE_AT, _GEOMETRY_VTABLE_AT = 12, 24
_FEATURE_VTABLE = (8, 12, 4, 8)  # geometry, attributes
_HEAD = [
    ("size", "<u4"),
    ("root", "<u4"),
    ("vtable", "<u2", 4),
    ("back", "<i4"),
    ("geometry", "<u4"),
    ("attributes", "<u4"),
]
_ENDS_AND_XY_VTABLE = (8, 12, 4, 8)
_XY_VTABLE = (8, 12, 0, 8)
_PARTS_VTABLE = (20, 8, 0, 0, 0, 0, 0, 0, 0, 4)
_TABLE = [("back", "<i4"), ("ends", "<u4"), ("xy", "<u4"), ("xy_count", "<u4")]


def geometry_type(geometries: Geometries) -> int:
    """The one type of all features of the file."""
    if geometries.kind is GeometryKind.LINE:
        return MULTI_LINE
    if geometries.kind is GeometryKind.POLYGON:
        return MULTI_POLYGON
    return MULTI_POINT if (np.diff(geometries.feature_offsets) > 1).any() else POINT


def features(geometries: Geometries, attributes: Sequence[Stream]) -> Stream:
    """Whole features: geometry, then attributes. A feature without geometry says so in its vtable."""
    attribute_sizes = np.sum([np.zeros(len(geometries), np.int64), *(stream.sizes for stream in attributes)], axis=0)
    body, geometry_at = _BODIES[geometries.kind](geometries)
    head = np.zeros(len(geometries), dtype=_HEAD)
    counted = fixed(attribute_sizes.astype("<u4"))
    total = 24 + body.sizes + 4 + attribute_sizes
    head["size"] = total
    head["root"] = _FEATURE_AT
    head["vtable"] = _FEATURE_VTABLE
    head["vtable"][~geometries.has_geometry, 2] = 0
    head["back"] = _FEATURE_AT - 4
    head["geometry"] = geometry_at - (_FEATURE_AT + 4)
    head["attributes"] = 24 + body.sizes - (_FEATURE_AT + 8)
    return interleave([fixed(head), body, counted, *attributes])


def _simple_body(geometries: Geometries) -> tuple[Stream, int]:
    """Points and lines: one table with all coordinates and, for lines, where each part ends."""
    with_ends = geometries.kind is GeometryKind.LINE
    vertices = np.diff(geometries.vertex_feature_offsets)
    start = np.zeros(len(geometries), dtype=[("vtable", "<u2", 4), *_TABLE])
    start["vtable"] = _ENDS_AND_XY_VTABLE if with_ends else _XY_VTABLE
    table = start[[name for name, *_ in _TABLE]]
    _fill_table(table, 8, vertices)
    streams = [fixed(start), ragged(geometries.coords, vertices)]
    if with_ends:
        streams += _ends(geometries.part_offsets, geometries.feature_offsets)
    return interleave(streams), _GEOMETRY_VTABLE_AT + 8


def _polygon_body(geometries: Geometries) -> tuple[Stream, int]:
    """Polygons: a table whose parts are tables, one a polygon, each with its coordinates and ends of rings."""
    count = len(geometries)
    polygons = np.diff(geometries.feature_offsets)
    start = np.zeros(
        count,
        dtype=[("vtable", "<u2", 10), ("part_vtable", "<u2", 4), ("back", "<i4"), ("parts", "<u4"), ("count", "<u4")],
    )
    start["vtable"], start["part_vtable"] = _PARTS_VTABLE, _ENDS_AND_XY_VTABLE
    start["back"], start["parts"], start["count"] = 28, 4, polygons
    blocks_at = 40 + 4 * polygons + 4 * (polygons % 2)  # in the body; a multiple of eight, as the body begins at 24
    blocks, positions = _polygon_blocks(geometries, polygons, blocks_at)
    first = np.repeat(geometries.feature_offsets[:-1], polygons)
    own_place = 40 + 4 * (np.arange(len(positions)) - first)
    body = interleave(
        [
            fixed(start),
            ragged((positions - own_place).astype("<u4"), polygons),
            _padding(polygons % 2 == 1),
            grouped(blocks, polygons),
        ]
    )
    return body, _GEOMETRY_VTABLE_AT + 28


def _polygon_blocks(geometries: Geometries, polygons: IntArray, blocks_at: IntArray) -> tuple[Stream, IntArray]:
    """The table, coordinates and ends of every polygon, and where in its feature's body each begins."""
    offsets = geometries.polygon_offsets
    if offsets is None:
        raise ValueError("polygons expected")
    rings = np.diff(offsets)
    vertices = np.diff(geometries.part_offsets[offsets])
    sizes = 16 + 16 * vertices + 4 + 4 * rings + 4 * (rings % 2 == 0)
    before = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(polygons)), polygons)
    first = geometries.feature_offsets[:-1][owner]
    positions = blocks_at[owner] + before - before[first]
    table = np.zeros(len(rings), dtype=_TABLE)
    _fill_table(table, 0, vertices)
    table["back"] = positions - 20  # the vtable of parts lies 20 bytes into the body
    ends = _ends(geometries.part_offsets, offsets)
    blocks = interleave([fixed(table), ragged(geometries.coords, vertices), *ends, _padding(rings % 2 == 0)])
    return blocks, positions


def _fill_table(table: npt.NDArray[Any], back: int, vertices: IntArray) -> None:
    """A table whose coordinates follow at once, and whose ends follow these."""
    table["back"] = back
    table["ends"] = 12 + 16 * vertices
    table["xy"] = 4
    table["xy_count"] = 2 * vertices


def _ends(part_offsets: IntArray, owner_offsets: IntArray) -> list[Stream]:
    """How many parts each owner has, and where in its coordinates each ends."""
    parts = np.diff(owner_offsets)
    first_vertex = np.repeat(part_offsets[owner_offsets[:-1]], parts)
    ends = part_offsets[1:] - first_vertex
    return [fixed(parts.astype("<u4")), ragged(ends.astype("<u4"), parts)]


def _padding(wanted: BoolArray) -> Stream:
    return fixed(np.zeros(len(wanted), dtype="<u4"), wanted)


_BODIES: dict[GeometryKind, Callable[[Geometries], tuple[Stream, int]]] = {
    GeometryKind.POINT: _simple_body,
    GeometryKind.LINE: _simple_body,
    GeometryKind.POLYGON: _polygon_body,
}
