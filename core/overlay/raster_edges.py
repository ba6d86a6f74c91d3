# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygon edges in cell space, handed out band of rows by band of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.ring_areas import doubled_ring_areas, shell_rings
from ..geometry.segments import segment_starts
from ..parallel import in_background
from ..progress import Progress
from ..twin.grid import Affine
from .ordering import spread, stable_order

BAND_CELLS = 1 << 20
_PIECES_AT_ONCE = 1 << 17
_VERTICES_AT_ONCE = 1 << 16
_VERTICES_IN_BATCH = 1 << 21


@dataclass(frozen=True)
class Edges:
    """Edges of polygons in column/row space, each running to higher rows (v0 < v1), ordered by polygon.

    `weight` is +1 where the polygon lies on the side of higher columns, -1 where it lies on the other.
    """

    polygon: IntArray
    weight: FloatArray
    u0: FloatArray
    v0: FloatArray
    u1: FloatArray
    v1: FloatArray

    def __len__(self) -> int:
        return len(self.polygon)

    def take(self, chosen: IntArray | BoolArray | slice) -> Edges:
        return Edges(
            self.polygon[chosen],
            self.weight[chosen],
            self.u0[chosen],
            self.v0[chosen],
            self.u1[chosen],
            self.v1[chosen],
        )

    @classmethod
    def join(cls, parts: Sequence[Edges]) -> Edges:
        """All of these (at least one), one after the other."""
        return cls(
            np.concatenate([part.polygon for part in parts]),
            np.concatenate([part.weight for part in parts]),
            np.concatenate([part.u0 for part in parts]),
            np.concatenate([part.v0 for part in parts]),
            np.concatenate([part.u1 for part in parts]),
            np.concatenate([part.v1 for part in parts]),
        )


@dataclass(frozen=True)
class Band:
    """The edges that cross the rows `top` <= row < `bottom`; `done` is the fraction of the work before it."""

    top: int
    bottom: int
    edges: Edges
    done: float

    def chunks(self, column_count: int) -> Iterator[Edges]:
        """The edges of some whole polygons at a time, so few that they cross a bounded number of cells."""
        edges = self.edges
        work = np.abs(np.clip(edges.u1, -1, column_count) - np.clip(edges.u0, -1, column_count))
        work += np.minimum(edges.v1, self.bottom) - np.maximum(edges.v0, self.top)
        work += 2.0
        group = np.cumsum(work) // _PIECES_AT_ONCE
        begins = np.flatnonzero(np.diff(edges.polygon, prepend=-1))
        cuts = begins[np.flatnonzero(np.diff(group[begins], prepend=-1.0))]
        for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(edges)).tolist()):
            yield edges.take(slice(start, stop))


@dataclass(frozen=True)
class _Sorted:
    """Edges by band of rows, those of band b at starts[b]..starts[b + 1]; an edge comes once per band it crosses."""

    edges: Edges
    starts: IntArray


def bands(polygons: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress) -> Iterator[Band]:
    """All edges of the polygons that matter for the raster, by bands of rows; bands without edges are left out.

    Many vertices come in several batches of whole polygons, each from the first row to the last.
    """
    height = max(1, BAND_CELLS // max(shape[1], 1))
    band_count = -(-shape[0] // height)
    for first, batch in consecutive(polygons, _VERTICES_IN_BATCH):

        def prepare(some: tuple[int, Geometries], check: Progress, first: int = first) -> _Sorted:
            edges = edges_of(some[1], first + some[0], affine, shape)
            return _sort_by_band(edges, shape[0], height, band_count, check)

        parts = list(in_background(prepare, consecutive(batch, _VERTICES_AT_ONCE), progress))
        for number in range(band_count):
            found = [part.edges.take(slice(*part.starts[number : number + 2])) for part in parts]
            found = [edges for edges in found if len(edges)]
            if found:
                progress.check()
                done = (first + len(batch) * number / band_count) / len(polygons)
                yield Band(number * height, min((number + 1) * height, shape[0]), Edges.join(found), done)


def consecutive(polygons: Geometries, vertices: int) -> Iterator[tuple[int, Geometries]]:
    """The polygons cut into runs of about so many vertices (or one polygon), and the number of the first of each.

    The runs share the memory of the whole, so that this costs little however many polygons there are.
    """
    group = polygons.vertex_feature_offsets[:-1] // vertices
    cuts = np.flatnonzero(np.diff(group, prepend=-1))
    for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(polygons)).tolist()):
        features = polygons.feature_offsets[start : stop + 1]
        rings = _polygon_offsets(polygons)[features[0] : features[-1] + 1]
        parts = polygons.part_offsets[rings[0] : rings[-1] + 1]
        coords = polygons.coords[parts[0] : parts[-1]]
        yield start, Geometries(polygons.kind, coords, parts - parts[0], rings - rings[0], features - features[0])


def _polygon_offsets(polygons: Geometries) -> IntArray:
    if polygons.polygon_offsets is None:
        raise ValueError("polygons expected")
    return polygons.polygon_offsets


def _sort_by_band(edges: Edges, row_count: int, height: int, band_count: int, progress: Progress) -> _Sorted:
    first = np.maximum(edges.v0, 0.0).astype(np.int64) // height
    last = (np.ceil(np.minimum(edges.v1, float(row_count))).astype(np.int64) - 1) // height
    edge, starts, _ = spread(last - first + 1)
    band = np.arange(len(edge)) + (first - starts)[edge]
    order = stable_order(band, band_count, progress)
    begins = np.zeros(band_count + 1, dtype=np.int64)
    np.cumsum(np.bincount(band, minlength=band_count), out=begins[1:])
    return _Sorted(edges.take(edge[order]), begins)


def edges_of(polygons: Geometries, first_number: int, affine: Affine, shape: tuple[int, int]) -> Edges:
    """The edges of the polygons, numbered from `first_number`, that cross the raster's rows.

    Level edges are left out (they cover nothing to their side), and all edges of polygons whose bounds do
    not meet the raster or that have a vertex that is not finite.
    """
    place = affine.to_cell(polygons.coords)
    u, v = np.ascontiguousarray(place[:, 0]), np.ascontiguousarray(place[:, 1])
    counts = np.diff(polygons.part_offsets)
    begin = segment_starts(polygons)
    ring = np.repeat(np.arange(len(counts)), np.maximum(counts - 1, 0))
    owner = np.repeat(np.arange(len(polygons)), np.diff(polygons.part_feature_offsets))
    turn = np.sign(doubled_ring_areas(polygons, u, v))
    sense = np.where(shell_rings(polygons), -turn, turn)
    sense[~_may_cover(u, v, polygons.vertex_feature_offsets, shape)[owner]] = 0.0
    u0, v0, u1, v1 = u[begin], v[begin], u[begin + 1], v[begin + 1]
    low, high, weight = np.minimum(v0, v1), np.maximum(v0, v1), sense[ring]
    chosen = np.flatnonzero((high > low) & (high > 0) & (low < shape[0]) & (weight != 0))
    u0, u1, weight, ring = u0[chosen], u1[chosen], weight[chosen], ring[chosen]
    up = v1[chosen] > v0[chosen]
    return Edges(
        owner[ring] + first_number,
        np.where(up, weight, -weight),
        np.where(up, u0, u1),
        low[chosen],
        np.where(up, u1, u0),
        high[chosen],
    )


def _may_cover(u: FloatArray, v: FloatArray, offsets: IntArray, shape: tuple[int, int]) -> BoolArray:
    """Whether each polygon (vertices offsets[p]..offsets[p + 1]) is not wholly beside the raster, and finite."""
    result = np.zeros(len(offsets) - 1, dtype=bool)
    filled = np.diff(offsets) > 0
    if filled.any():
        begins = offsets[:-1][filled]
        reaches = np.ones(len(begins), dtype=bool)
        for places, limit in ((u, shape[1]), (v, shape[0])):
            low, high = np.minimum.reduceat(places, begins), np.maximum.reduceat(places, begins)
            reaches &= np.isfinite(low) & np.isfinite(high) & (low < limit) & (high > 0)
        result[filled] = reaches
    return result
