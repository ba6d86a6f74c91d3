# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygon edges in cell space, handed out band of rows by band of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..progress import Progress
from ..twin.grid import Affine
from .ordering import stable_order

BAND_CELLS = 1 << 21
_PIECES_AT_ONCE = 1 << 17
_VERTICES_AT_ONCE = 1 << 17
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
        width = np.abs(np.clip(edges.u1, -1, column_count) - np.clip(edges.u0, -1, column_count))
        height = np.minimum(edges.v1, self.bottom) - np.maximum(edges.v0, self.top)
        group = np.cumsum(width + height + 2.0) // _PIECES_AT_ONCE
        begins = np.flatnonzero(np.diff(edges.polygon, prepend=-1))
        cuts = begins[np.flatnonzero(np.diff(group[begins], prepend=-1.0))]
        for start, stop in zip(cuts.tolist(), np.append(cuts[1:], len(edges)).tolist()):
            yield edges.take(slice(start, stop))


def bands(polygons: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress) -> Iterator[Band]:
    """All edges of the polygons that matter for the raster, by bands of rows; bands without edges are left out.

    Many vertices come in several batches of whole polygons, each from the first row to the last.
    """
    batch = polygons.vertex_feature_offsets // _VERTICES_IN_BATCH
    cuts = [0, *(np.flatnonzero(np.diff(batch)) + 1).tolist(), len(polygons)]
    for start, stop in zip(cuts, cuts[1:]):
        if stop > start:
            edges = _edges(polygons, start, stop, affine, shape, progress)
            for band in _by_band(edges, shape, progress):
                share = (start + band.done * (stop - start)) / len(polygons)
                yield Band(band.top, band.bottom, band.edges, share)


def _by_band(edges: Edges, shape: tuple[int, int], progress: Progress) -> Iterator[Band]:
    rows, columns = shape
    height = max(1, BAND_CELLS // max(columns, 1))
    first = np.maximum(edges.v0, 0.0) // height
    last = (np.ceil(np.minimum(edges.v1, float(rows))) - 1.0) // height
    count = (last - first + 1).astype(np.int64)
    edge, offset, _ = expand(count)
    band = first.astype(np.int64)[edge] + offset
    progress.check()
    order = stable_order(band, rows // height + 1, progress)
    edge, band = edge[order], band[order]
    starts = np.flatnonzero(np.diff(band, prepend=-1))
    for start, stop in zip(starts.tolist(), np.append(starts[1:], len(band)).tolist()):
        progress.check()
        top = int(band[start]) * height
        yield Band(top, min(top + height, rows), edges.take(edge[start:stop]), start / len(band))


def expand(count: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """For groups of these sizes: the group of each item, its place in the group, the last item of each group."""
    stops = np.cumsum(count)
    group = np.repeat(np.arange(len(count)), count)
    offset = np.arange(len(group)) - np.repeat(stops - count, count)
    return group, offset, stops - 1


def all_edges(polygons: Geometries, affine: Affine, shape: tuple[int, int], progress: Progress) -> Edges:
    """The edges that cross the raster's rows, without those of polygons that lie wholly left or right of it."""
    return _edges(polygons, 0, len(polygons), affine, shape, progress)


def areas(polygons: Geometries) -> FloatArray:
    """(n,) planar area of each polygon, holes left out, in the square of the coordinates' unit."""
    doubled, is_shell = _doubled_areas(polygons, polygons.coords, 0, len(polygons))
    signed = np.where(is_shell, np.abs(doubled), -np.abs(doubled))
    owner = np.repeat(np.arange(len(polygons)), np.diff(polygons.part_feature_offsets))
    return 0.5 * np.bincount(owner, weights=signed, minlength=len(polygons))


def _edges(
    polygons: Geometries, start: int, stop: int, affine: Affine, shape: tuple[int, int], progress: Progress
) -> Edges:
    place = _cell_space(polygons, start, stop, affine, progress)
    counts = np.diff(_part_offsets(polygons, start, stop))
    is_begin = np.ones(len(place), dtype=bool)
    is_begin[np.cumsum(counts)[counts > 0] - 1] = False
    begin = np.flatnonzero(is_begin)
    ring = np.repeat(np.arange(len(counts)), np.maximum(counts - 1, 0))
    progress.check()
    doubled, is_shell = _doubled_areas(polygons, place, start, stop)
    weight = np.where(is_shell, -np.sign(doubled), np.sign(doubled))[ring]
    progress.check()
    polygon = np.repeat(np.arange(start, stop), np.diff(polygons.part_feature_offsets[start : stop + 1]))[ring]
    u0, v0, u1, v1 = place[begin, 0], place[begin, 1], place[begin + 1, 0], place[begin + 1, 1]
    up = v1 > v0
    edges = Edges(
        polygon,
        np.where(up, weight, -weight),
        np.where(up, u0, u1),
        np.where(up, v0, v1),
        np.where(up, u1, u0),
        np.where(up, v1, v0),
    )
    matters = (edges.v1 > edges.v0) & (edges.v1 > 0) & (edges.v0 < shape[0])
    matters &= _may_cover(edges, start, stop, shape[1])
    return edges.take(np.flatnonzero(matters))


def _cell_space(polygons: Geometries, start: int, stop: int, affine: Affine, progress: Progress) -> FloatArray:
    """(m, 2) column, row of the vertices of the polygons start..stop."""
    first, last = polygons.vertex_feature_offsets[[start, stop]].tolist()
    place = np.empty((last - first, 2))
    for begin in range(first, last, _VERTICES_AT_ONCE):
        progress.check()
        end = min(begin + _VERTICES_AT_ONCE, last)
        place[begin - first : end - first] = affine.to_cell(polygons.coords[begin:end])
    return place


def _part_offsets(polygons: Geometries, start: int, stop: int) -> IntArray:
    """First vertex of each ring of the polygons start..stop, counted from their first vertex, and the end."""
    first, last = polygons.part_feature_offsets[[start, stop]].tolist()
    offsets = polygons.part_offsets[first : last + 1]
    result: IntArray = offsets - offsets[0]
    return result


def _may_cover(edges: Edges, start: int, stop: int, column_count: int) -> BoolArray:
    """Whether the polygon of an edge is neither wholly left nor wholly right of the raster, and has finite vertices."""
    polygon = edges.polygon - start
    left, right = np.ones(stop - start, dtype=bool), np.ones(stop - start, dtype=bool)
    left[polygon[(edges.u0 > 0) | (edges.u1 > 0)]] = False
    right[polygon[(edges.u0 < column_count) | (edges.u1 < column_count)]] = False
    broken = np.zeros(stop - start, dtype=bool)
    broken[polygon[~(np.isfinite(edges.u0 + edges.u1) & np.isfinite(edges.v0 + edges.v1))]] = True
    result: BoolArray = ~(left | right | broken)[polygon]
    return result


def _doubled_areas(polygons: Geometries, coords: FloatArray, start: int, stop: int) -> tuple[FloatArray, BoolArray]:
    """Twice the signed area of each ring of the polygons start..stop, whose vertices are `coords`; which are shells."""
    offsets = _part_offsets(polygons, start, stop)
    counts = np.diff(offsets)
    doubled = np.zeros(len(counts))
    filled = counts > 0
    if filled.any():
        begin = offsets[:-1][filled]
        x, y = (coords[:, axis] - np.repeat(coords[begin, axis], counts[filled]) for axis in (0, 1))
        cross = np.zeros(len(coords))
        cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
        doubled[filled] = np.add.reduceat(cross, begin)
    if polygons.polygon_offsets is None:
        raise ValueError("polygons expected")
    shells = polygons.polygon_offsets[polygons.feature_offsets[start] : polygons.feature_offsets[stop]]
    is_shell = np.zeros(len(counts) + 1, dtype=bool)
    is_shell[shells - polygons.part_feature_offsets[start]] = True
    return doubled, is_shell[:-1]
