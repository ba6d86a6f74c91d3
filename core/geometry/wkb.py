# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Well-known binary of many features at once to `Geometries`, without an object per feature.

All features of the same type, byte order and number of ordinates are decoded together: a step of the walk
reads the next ring or line of every feature that still has one, so that the number of steps is that of the
parts of the richest feature; the few that have very many parts are finished one by one.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..ragged import cumulated
from .geometries import (
    BoolArray,
    FloatArray,
    Geometries,
    GeometryKind,
    IntArray,
    concatenate,
    empty_geometries,
    plain_points,
)

ByteArray = npt.NDArray[np.uint8]

_POINT, _LINE, _POLYGON, _MULTIPOINT, _MULTILINE, _MULTIPOLYGON = 1, 2, 3, 4, 5, 6
_KIND = {
    _POINT: GeometryKind.POINT,
    _MULTIPOINT: GeometryKind.POINT,
    _LINE: GeometryKind.LINE,
    _MULTILINE: GeometryKind.LINE,
    _POLYGON: GeometryKind.POLYGON,
    _MULTIPOLYGON: GeometryKind.POLYGON,
}
_HEADER_BYTES = 5
_PLAIN_BYTES = 21
_Z_FLAG, _M_FLAG, _SRID_FLAG = 0x80000000, 0x40000000, 0x20000000
_FEW = 16


@dataclass(frozen=True)
class DecodedWkb:
    """What the well-known binary of n features held.

    Attributes
    ----------
    geometries: for every kind that occurs, `Geometries` of length n; features of other kinds have no geometry in it
    other: positions of features whose geometry is of another type (collection, curve, surface) or broken
    """

    geometries: Mapping[GeometryKind, Geometries]
    other: IntArray


def decode_wkb(data: ByteArray, offsets: IntArray, null: BoolArray) -> DecodedWkb:
    """Decode n geometries that lie one after the other in a buffer.

    Parameters
    ----------
    data: uint8, shape (b,); ISO or extended WKB, any byte order; Z and M are dropped
    offsets: int64, shape (n + 1,), the first byte of every feature
    null: bool, shape (n,), features without geometry
    """
    places = plain_places(data, offsets, null)
    if places is not None:
        return DecodedWkb({GeometryKind.POINT: points_at(places.copy())}, np.empty(0, dtype=np.int64))
    starts, lengths = offsets[:-1], np.diff(offsets)
    readable = ~null & (lengths >= _HEADER_BYTES + 4)
    present = np.flatnonzero(readable)
    codes = _type_codes(data, starts[present])
    pieces: dict[GeometryKind, list[tuple[IntArray, Geometries]]] = {}
    other = [np.flatnonzero(~null & ~readable)]
    for code in _distinct(codes):
        features = present[codes == code]
        kind = _KIND.get(code // 8)
        if kind is None:
            other.append(features)
            continue
        geometries, sound = _decode_group(data, starts[features], offsets[1:][features], code)
        other.append(features[~sound])
        pieces.setdefault(kind, []).append((features[sound], geometries))
    decoded = {kind: _spread(found, len(null), kind) for kind, found in pieces.items()}
    return DecodedWkb(decoded, np.sort(np.concatenate(other)))


def plain_places(data: ByteArray, offsets: IntArray, null: BoolArray) -> npt.NDArray[np.complex128] | None:
    """The places in the commonest layer, one little-endian x/y point a feature, without a copy.

    Parameters are those of `decode_wkb`. Returns (n,) x + yj, a view of `data`; None where a feature is anything else.
    """
    count = len(null)
    if not count or int(offsets[-1] - offsets[0]) != _PLAIN_BYTES * count or null.any():
        return None
    if not (np.diff(offsets) == _PLAIN_BYTES).all():
        return None
    start = int(offsets[0])
    head = np.dtype([("order", "u1"), ("type", "<u4")])
    heads: npt.NDArray[Any] = np.ndarray((count,), head, buffer=data, offset=start, strides=(_PLAIN_BYTES,))
    if not ((heads["order"] == 1).all() and (heads["type"] == _POINT).all()):
        return None
    # Pairs of doubles as one number each are copied ten times as fast as rows of two.
    return np.ndarray((count,), "<c16", buffer=data, offset=start + _HEADER_BYTES, strides=(_PLAIN_BYTES,))


def points_at(places: npt.NDArray[np.complex128]) -> Geometries:
    """One point a feature, from contiguous (n,) x + yj; where a part is NaN, a feature without geometry."""
    xy = places.view(np.float64).reshape(-1, 2)
    # A sum is a number only if every part is, and costs far less than looking at each.
    with np.errstate(over="ignore", invalid="ignore"):
        return plain_points(xy) if np.isfinite(xy.sum()) else Geometries.from_points(xy)


def _type_codes(data: ByteArray, starts: IntArray) -> IntArray:
    """base type * 8 + (ordinates - 2) * 2 + little-endian, -1 where the header makes no sense."""
    order = data[starts].astype(np.int64)
    raw = np.where(order == 1, _Words(data, "<").at(starts + 1), _Words(data, ">").at(starts + 1))
    flags = ((raw & _Z_FLAG) != 0).astype(np.int64) + ((raw & _M_FLAG) != 0)
    iso = raw & 0x0FFFFFFF
    thousands, base = iso // 1000, iso % 1000
    ordinates = flags + np.minimum(thousands, 1) + (thousands == 3)
    sane = (order <= 1) & (thousands <= 3) & (ordinates <= 2) & ((raw & _SRID_FLAG) == 0)
    result: IntArray = np.where(sane, base * 8 + ordinates * 2 + order, -1)
    return result


def _distinct(codes: IntArray) -> list[int]:
    if not len(codes):
        return []
    first = int(codes[0])
    return [first] if (codes == first).all() else [int(code) for code in np.unique(codes)]


class _Words:
    """The unaligned 32-bit counts and x/y pairs of a buffer, by byte position."""

    def __init__(self, data: ByteArray, order: str) -> None:
        self._data, self._order = data, order
        count = max(len(data) - 3, 0)
        self._words: npt.NDArray[Any] = np.ndarray((count,), f"{order}u4", buffer=data, strides=(1,))

    def at(self, positions: IntArray) -> IntArray:
        return self._words[positions].astype(np.int64)

    def xy(self, positions: IntArray) -> FloatArray:
        """(m, 2) the pairs of doubles at these byte positions."""
        count = max(len(self._data) - 15, 0)
        pairs: npt.NDArray[Any] = np.ndarray((count,), f"{self._order}c16", buffer=self._data, strides=(1,))
        return pairs[positions].astype(np.complex128, copy=False).view(np.float64).reshape(-1, 2)


def _decode_group(data: ByteArray, starts: IntArray, stops: IntArray, code: int) -> tuple[Geometries, BoolArray]:
    """Features of one type code: the sound ones decoded, and which are sound."""
    base, ordinates, order = code // 8, 2 + code % 8 // 2, "<" if code % 2 else ">"
    words, stride = _Words(data, order), 8 * ordinates
    if base == _POINT:
        sound = stops - starts >= _HEADER_BYTES + stride
        return Geometries.from_points(words.xy(starts[sound] + _HEADER_BYTES)), sound
    if base == _MULTIPOINT:
        return _multipoints(words, starts, stops, stride)
    walk = _Walk(words, data, order, stride, stops)
    walk.run(starts, base)
    return walk.geometries(_KIND[base]), walk.sound


def _multipoints(words: _Words, starts: IntArray, stops: IntArray, stride: int) -> tuple[Geometries, BoolArray]:
    counts = words.at(starts + _HEADER_BYTES)
    record = _HEADER_BYTES + stride
    sound = starts + _HEADER_BYTES + 4 + counts * record <= stops
    counts, starts = counts[sound], starts[sound]
    positions = _runs(starts + 2 * _HEADER_BYTES + 4, counts, record)
    feature_offsets = cumulated(counts)
    parts = np.arange(feature_offsets[-1] + 1, dtype=np.int64)
    points = Geometries(GeometryKind.POINT, words.xy(positions), parts, None, feature_offsets)
    return _without_nan_points(points), sound


def _without_nan_points(points: Geometries) -> Geometries:
    """An empty point within a multi-point is written as NaN."""
    present = ~np.isnan(points.coords).any(axis=1)
    if present.all():
        return points
    kept = np.concatenate(([0], np.cumsum(present)))
    parts = np.arange(kept[-1] + 1, dtype=np.int64)
    return Geometries(points.kind, points.coords[present], parts, None, kept[points.feature_offsets])


class _Walk:
    """Finds the rings or lines of many features by walking through all of them side by side."""

    def __init__(self, words: _Words, data: ByteArray, order: str, stride: int, stops: IntArray) -> None:
        self._words, self._order, self._stride, self._stops = words, order, stride, stops
        self._bytes = memoryview(data)  # type: ignore[arg-type]
        self.sound = np.ones(len(stops), dtype=bool)
        self._parts: list[tuple[IntArray, IntArray, IntArray]] = []
        self._polygons: list[tuple[IntArray, IntArray]] = []

    def run(self, starts: IntArray, base: int) -> None:
        features = np.arange(len(starts))
        if base == _LINE:
            self._take_parts(features, starts + _HEADER_BYTES, 0)
            return
        counts, cursor = self._words.at(starts + _HEADER_BYTES), starts + _HEADER_BYTES + 4
        if base == _MULTILINE:
            self._walk_parts(features, cursor, counts, _HEADER_BYTES)
        elif base == _POLYGON:
            self._polygons.append((features, counts))
            self._walk_parts(features, cursor, counts, 0)
        else:
            self._walk_polygons(features, cursor, counts)

    def _walk_polygons(self, features: IntArray, cursor: IntArray, left: IntArray) -> None:
        while True:
            more = left > 0
            features, cursor, left = features[more], cursor[more], left[more]
            fits = cursor + _HEADER_BYTES + 4 <= self._stops[features]
            self.sound[features[~fits]] = False
            features, cursor, left = features[fits], cursor[fits], left[fits]
            if not len(features):
                return
            if len(features) <= _FEW:
                for one in range(len(features)):
                    self._walk_polygons_of_one(int(features[one]), int(cursor[one]), int(left[one]))
                return
            rings = self._words.at(cursor + _HEADER_BYTES)
            self._polygons.append((features, rings))
            features, cursor, left = self._walk_parts(features, cursor + _HEADER_BYTES + 4, rings, 0, left - 1)

    def _walk_polygons_of_one(self, feature: int, cursor: int, left: int) -> None:
        read = struct.Struct(f"{self._order}I").unpack_from
        counts = []
        for _ in range(left):
            if cursor + _HEADER_BYTES + 4 > self._stops[feature]:
                self.sound[feature] = False
            if not self.sound[feature]:
                return
            rings = read(self._bytes, cursor + _HEADER_BYTES)[0]
            counts.append(rings)
            cursor = self._take_parts_of_one(feature, cursor + _HEADER_BYTES + 4, rings, 0)
        self._polygons.append((np.full(len(counts), feature, dtype=np.int64), np.array(counts, dtype=np.int64)))

    def _walk_parts(
        self, features: IntArray, cursor: IntArray, left: IntArray, prefix: int, carried: IntArray | None = None
    ) -> tuple[IntArray, IntArray, IntArray]:
        """Take `left` parts of each feature; returns the sound features, where they go on, and what was carried."""
        ends = cursor.copy()
        active = np.flatnonzero(left > 0)
        left = left.copy()
        while len(active) > _FEW:
            ends[active] = self._take_parts(features[active], ends[active], prefix)
            left[active] -= 1
            active = active[(left[active] > 0) & self.sound[features[active]]]
        for one in active.tolist():
            ends[one] = self._take_parts_of_one(int(features[one]), int(ends[one]), int(left[one]), prefix)
        sound = self.sound[features]
        return features[sound], ends[sound], (left if carried is None else carried)[sound]

    def _take_parts(self, features: IntArray, cursor: IntArray, prefix: int) -> IntArray:
        """One part of each feature at these positions; returns where each goes on."""
        stops = self._stops[features]
        fits = cursor + prefix + 4 <= stops
        counts = np.zeros(len(features), dtype=np.int64)
        counts[fits] = self._words.at(cursor[fits] + prefix)
        first = cursor + prefix + 4
        ends: IntArray = first + counts * self._stride
        fits &= ends <= stops
        self.sound[features[~fits]] = False
        self._parts.append((features, first, np.where(fits, counts, 0)))
        return ends

    def _take_parts_of_one(self, feature: int, cursor: int, left: int, prefix: int) -> int:
        read = struct.Struct(f"{self._order}I").unpack_from
        stop = int(self._stops[feature])
        firsts, counts = [], []
        for _ in range(left):
            first = cursor + prefix + 4
            if first > stop:
                self.sound[feature] = False
                break
            count = read(self._bytes, cursor + prefix)[0]
            cursor = first + count * self._stride
            if cursor > stop:
                self.sound[feature] = False
                break
            firsts.append(first)
            counts.append(count)
        owner = np.full(len(firsts), feature, dtype=np.int64)
        self._parts.append((owner, np.array(firsts, dtype=np.int64), np.array(counts, dtype=np.int64)))
        return cursor

    def geometries(self, kind: GeometryKind) -> Geometries:
        """The sound features, in order."""
        number = np.cumsum(self.sound) - 1
        owner, first, counts = self._in_order(self._parts, 3)
        filled = counts > 0
        if kind is GeometryKind.LINE and not filled.all():
            owner, first, counts = owner[filled], first[filled], counts[filled]
        coords = self._words.xy(_runs(first, counts, self._stride))
        count = int(self.sound.sum())
        feature_parts = cumulated(np.bincount(number[owner], minlength=count))
        polygon_offsets = None
        if kind is GeometryKind.POLYGON:
            polygon_owner, rings = self._in_order(self._polygons, 2)
            polygon_owner, rings = polygon_owner[rings > 0], rings[rings > 0]
            polygon_offsets = cumulated(rings)
            feature_parts = cumulated(np.bincount(number[polygon_owner], minlength=count))
        return Geometries(kind, coords, cumulated(counts), polygon_offsets, feature_parts)

    def _in_order(self, records: Sequence[tuple[IntArray, ...]], width: int) -> list[IntArray]:
        """The `width` columns of the records of sound features, by feature and then as met."""
        nothing = np.empty(0, dtype=np.int64)
        columns = [np.concatenate([nothing, *(record[i] for record in records)]) for i in range(width)]
        keep = self.sound[columns[0]]
        if not keep.all():
            columns = [column[keep] for column in columns]
        if len(records) > 1:
            order = np.argsort(columns[0], kind="stable")
            columns = [column[order] for column in columns]
        return columns


def _runs(first: IntArray, counts: IntArray, stride: int) -> IntArray:
    """Byte positions of `counts` records of `stride` bytes from each `first`."""
    offsets = cumulated(counts)
    result: IntArray = np.repeat(first - offsets[:-1] * stride, counts) + np.arange(offsets[-1]) * stride
    return result


def _spread(found: list[tuple[IntArray, Geometries]], count: int, kind: GeometryKind) -> Geometries:
    """Groups of decoded features as one `Geometries` of all `count` features."""
    features = np.concatenate([group for group, _ in found])
    if len(found) == 1 and len(features) == count:
        return found[0][1]
    every = concatenate([*(geometries for _, geometries in found), empty_geometries(kind, 1)])
    position = np.full(count, len(every) - 1, dtype=np.int64)
    position[features] = np.arange(len(features))
    return every.take(position)
