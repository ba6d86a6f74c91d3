# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries of many features as flat arrays: what every kernel works on.

One Python object per feature would cost more than the analysis itself, so coordinates lie in one
array and offsets say where parts, polygons and features begin (the "ragged" layout of GeoArrow).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..arrays import BoolArray as BoolArray
from ..arrays import FloatArray as FloatArray
from ..arrays import IntArray as IntArray
from ..ragged import items_of, joined_offsets, offsets_of, owners_of


class GeometryKind(Enum):
    """What the features of a layer are."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"


@dataclass(frozen=True)
class Geometries:
    """The geometries of n features, all of one kind, single or multi, in x/y.

    Attributes
    ----------
    kind:
        POINT, LINE or POLYGON.
    coords: float64, shape (m, 2), C-contiguous
        All vertices, in the units of the CRS of whoever holds this. Rings are closed.
    part_offsets: int64, shape (p + 1,)
        First vertex of every part; a part is a point, a line string or a ring.
    polygon_offsets: int64, shape (q + 1,), or None
        POLYGON only: first ring of every polygon; its first ring is the shell, the others are holes.
    feature_offsets: int64, shape (n + 1,)
        First part (POINT, LINE) or first polygon (POLYGON) of every feature. A feature with none
        has no geometry: it was null, empty, or not to be repaired.
    """

    kind: GeometryKind
    coords: FloatArray
    part_offsets: IntArray
    polygon_offsets: IntArray | None
    feature_offsets: IntArray

    def __len__(self) -> int:
        return len(self.feature_offsets) - 1

    @classmethod
    def from_points(cls, xy: FloatArray) -> Geometries:
        """One point a feature, from an (n, 2) array; a row with NaN is a feature without geometry."""
        xy = np.ascontiguousarray(xy, dtype=np.float64)
        present = ~np.isnan(xy).any(axis=1)
        offsets = np.zeros(len(xy) + 1, dtype=np.int64)
        np.cumsum(present, out=offsets[1:])
        coords = xy if present.all() else xy[present]
        return cls(GeometryKind.POINT, coords, np.arange(len(coords) + 1, dtype=np.int64), None, offsets)

    @classmethod
    def from_shapely(cls, geometries: npt.NDArray[Any], kind: GeometryKind | None = None) -> Geometries:
        """From an array of shapely geometries (None and empty allowed), all of one kind, Z and M dropped.

        `kind` is needed only where no feature has a geometry. Raises ValueError for mixed kinds.
        """
        dimensions = shapely.get_dimensions(geometries)
        dimensions[shapely.is_empty(geometries)] = -1
        found = np.unique(dimensions[dimensions >= 0])
        if len(found) > 1 or (shapely.get_type_id(geometries) == 7)[dimensions >= 0].any():
            raise ValueError("geometries of one kind expected")
        if kind is None:
            if not len(found):
                raise ValueError("kind needed: no feature has a geometry")
            kind = (GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)[int(found[0])]
        parts, owner = shapely.get_parts(geometries[dimensions >= 0], return_index=True)
        owner = np.flatnonzero(dimensions >= 0)[owner]
        feature_offsets = offsets_of(owner, len(geometries))
        polygon_offsets = None
        if kind is GeometryKind.POLYGON:
            parts, ring_owner = shapely.get_rings(parts, return_index=True)
            polygon_offsets = offsets_of(ring_owner, int(feature_offsets[-1]))
        coords, vertex_owner = shapely.get_coordinates(parts, return_index=True)
        part_offsets = offsets_of(vertex_owner, len(parts))
        return cls(kind, np.ascontiguousarray(coords), part_offsets, polygon_offsets, feature_offsets)

    def to_shapely(self) -> npt.NDArray[Any]:
        """An object array of n shapely geometries; None where a feature has none."""
        if self.kind is GeometryKind.POINT:
            parts = shapely.points(self.coords)
        elif self.kind is GeometryKind.LINE:
            parts = shapely.linestrings(self.coords, indices=owners_of(self.part_offsets))
        else:
            rings = shapely.linearrings(self.coords, indices=owners_of(self.part_offsets))
            parts = shapely.polygons(rings, indices=owners_of(self._polygon_offsets))
        return self._assemble(parts)

    def _assemble(self, parts: npt.NDArray[Any]) -> npt.NDArray[Any]:
        counts = np.diff(self.feature_offsets)
        result = np.full(len(self), None, dtype=object)
        single = counts == 1
        result[single] = parts[self.feature_offsets[:-1][single]]
        many = np.flatnonzero(counts > 1)
        if len(many):
            in_many = np.repeat(counts > 1, counts)
            collect = {
                GeometryKind.POINT: shapely.multipoints,
                GeometryKind.LINE: shapely.multilinestrings,
                GeometryKind.POLYGON: shapely.multipolygons,
            }[self.kind]
            result[many] = collect(parts[in_many], indices=np.repeat(np.arange(len(many)), counts[many]))
        return result

    @property
    def _polygon_offsets(self) -> IntArray:
        if self.polygon_offsets is None:
            raise ValueError("only polygons have rings")
        return self.polygon_offsets

    @property
    def is_plain(self) -> bool:
        """Whether every feature is known to be exactly one point, so that `coords` is all there is to it."""
        return self.kind is GeometryKind.POINT and self.feature_offsets is self.part_offsets

    @property
    def has_geometry(self) -> BoolArray:
        """(n,) whether the feature has at least one part."""
        return np.diff(self.feature_offsets) > 0

    @property
    def vertex_feature_offsets(self) -> IntArray:
        """(n + 1,) first vertex of every feature."""
        return self.part_offsets[self.part_feature_offsets]

    @property
    def part_feature_offsets(self) -> IntArray:
        """(n + 1,) first part (point, line string, ring) of every feature."""
        if self.polygon_offsets is None:
            return self.feature_offsets
        return self.polygon_offsets[self.feature_offsets]

    @property
    def vertex_feature(self) -> IntArray:
        """(m,) the feature that each vertex belongs to."""
        return owners_of(self.vertex_feature_offsets)

    def with_coords(self, coords: FloatArray) -> Geometries:
        """The same features with other coordinates (same count and order)."""
        if coords.shape != self.coords.shape:
            raise ValueError("as many coordinates as before expected")
        return Geometries(self.kind, coords, self.part_offsets, self.polygon_offsets, self.feature_offsets)

    def map_coords(self, function: Callable[[FloatArray], FloatArray]) -> Geometries:
        """The same features with `function` applied to the (m, 2) coordinates."""
        return self.with_coords(np.ascontiguousarray(function(self.coords), dtype=np.float64))

    def bounds(self) -> FloatArray:
        """(n, 4) xmin, ymin, xmax, ymax of every feature; NaN where it has no geometry."""
        result = np.full((len(self), 4), np.nan)
        present = self.has_geometry
        if present.any():
            starts = self.vertex_feature_offsets[:-1][present]
            result[present, :2] = np.minimum.reduceat(self.coords, starts, axis=0)
            result[present, 2:] = np.maximum.reduceat(self.coords, starts, axis=0)
        return result

    def take(self, features: IntArray | BoolArray) -> Geometries:
        """The features at these positions (or where True), in that order; a row of them shares the coordinates."""
        positions: IntArray = np.flatnonzero(features) if features.dtype == bool else features.astype(np.int64)
        if len(positions) and positions[-1] - positions[0] == len(positions) - 1 and (np.diff(positions) == 1).all():
            return self._row(int(positions[0]), int(positions[-1]) + 1)
        units, feature_offsets = items_of(self.feature_offsets, positions)
        polygon_offsets = None
        if self.polygon_offsets is not None:
            units, polygon_offsets = items_of(self.polygon_offsets, units)
        vertices, part_offsets = items_of(self.part_offsets, units)
        return Geometries(self.kind, self.coords[vertices], part_offsets, polygon_offsets, feature_offsets)

    def _row(self, start: int, stop: int) -> Geometries:
        """The features start..stop, without copying their coordinates."""
        if self.is_plain:
            return plain_points(self.coords[start:stop])
        start, stop, feature_offsets = _cut_offsets(self.feature_offsets, start, stop)
        polygon_offsets = None
        if self.polygon_offsets is not None:
            start, stop, polygon_offsets = _cut_offsets(self.polygon_offsets, start, stop)
        start, stop, part_offsets = _cut_offsets(self.part_offsets, start, stop)
        return Geometries(self.kind, self.coords[start:stop], part_offsets, polygon_offsets, feature_offsets)


def _cut_offsets(offsets: IntArray, start: int, stop: int) -> tuple[int, int, IntArray]:
    """First and last item of the runs start..stop, and their offsets from the first."""
    cut = offsets[start : stop + 1]
    return int(cut[0]), int(cut[-1]), cut - cut[0]


def empty_geometries(kind: GeometryKind, count: int) -> Geometries:
    """`count` features without geometry."""
    none = np.zeros(1, dtype=np.int64)
    polygons = none if kind is GeometryKind.POLYGON else None
    return Geometries(kind, np.empty((0, 2)), none, polygons, np.zeros(count + 1, dtype=np.int64))


def plain_points(xy: FloatArray) -> Geometries:
    """One point a feature, from a C-contiguous (n, 2) array without NaN; see `Geometries.is_plain`."""
    offsets = np.arange(len(xy) + 1, dtype=np.int64)
    return Geometries(GeometryKind.POINT, xy, offsets, None, offsets)


def concatenate(pieces: Sequence[Geometries]) -> Geometries:
    """The features of all pieces (one or more, all of one kind), one after the other."""
    if len(pieces) == 1:
        return pieces[0]
    if all(piece.is_plain for piece in pieces):
        return plain_points(np.concatenate([piece.coords for piece in pieces]))
    polygon_offsets = None
    if pieces[0].polygon_offsets is not None:
        polygon_offsets = joined_offsets([piece._polygon_offsets for piece in pieces])
    return Geometries(
        pieces[0].kind,
        np.concatenate([piece.coords for piece in pieces]),
        joined_offsets([piece.part_offsets for piece in pieces]),
        polygon_offsets,
        joined_offsets([piece.feature_offsets for piece in pieces]),
    )
