# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact answers from GEOS: for what the array kernels cannot decide safely, and for small work.

Making geometry objects holds the interpreter lock at about a microsecond each, so everything here works
in pieces and checks `progress` between them; the predicates and overlays themselves release the lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..progress import Progress

ObjectArray = npt.NDArray[Any]
VERTICES_AT_ONCE = 20_000
ITEMS_AT_ONCE = 8_192
ZONES_A_TREE = 50_000


def feature_runs(geometries: Geometries, vertices_at_once: int = VERTICES_AT_ONCE) -> Iterator[slice]:
    """Slices of consecutive features that together hold about so many vertices (at least one feature each)."""
    weights = geometries.vertex_feature_offsets + np.arange(len(geometries) + 1)
    start = 0
    while start < len(geometries):
        stop = int(np.searchsorted(weights, weights[start] + vertices_at_once, side="right")) - 1
        stop = min(max(stop, start + 1), len(geometries))
        yield slice(start, stop)
        start = stop


def to_shapely(geometries: Geometries, progress: Progress) -> ObjectArray:
    """(n,) shapely geometries, None where a feature has none, made without holding others up."""
    result = np.full(len(geometries), None, dtype=object)
    for run in feature_runs(geometries):
        progress.check()
        result[run] = geometries.take(np.arange(run.start, run.stop)).to_shapely()
    return result


class GeosZones:
    """Zones as GEOS geometries, each made and prepared when it is first needed; for one thread at a time."""

    def __init__(self, zones: Geometries) -> None:
        self._zones = zones
        self._shapes = np.full(len(zones), None, dtype=object)
        self._prepared = np.zeros(len(zones), dtype=bool)
        self._trees: list[shapely.STRtree] = []

    def prepare(self, zone: IntArray, progress: Progress) -> None:
        """Make these zones ready for predicates."""
        needed = np.zeros(len(self._shapes), dtype=bool)
        needed[zone] = True
        fresh = np.flatnonzero(needed & ~self._prepared)
        if len(fresh):
            missing = fresh[shapely.is_missing(self._shapes[fresh])]
            self._shapes[missing] = to_shapely(self._zones.take(missing), progress)
            shapely.prepare(self._shapes[fresh])
            self._prepared[fresh] = True

    def hold(self, zone: IntArray, x: FloatArray, y: FloatArray, progress: Progress) -> BoolArray:
        """Whether each zone holds the point beside it, or has it on its boundary."""
        self.prepare(zone, progress)
        inside = np.zeros(len(zone), dtype=bool)
        for start in range(0, len(zone), ITEMS_AT_ONCE):
            progress.check()
            pairs = slice(start, start + ITEMS_AT_ONCE)
            inside[pairs] = shapely.intersects_xy(self._shapes[zone[pairs]], x[pairs], y[pairs])
        return inside

    def candidates(self, geometries: ObjectArray, progress: Progress) -> tuple[IntArray, IntArray]:
        """(geometry, zone) pairs whose boxes meet."""
        if not self._trees:
            self._plant(progress)
        found = [tree.query(geometries) for tree in self._trees]
        pairs = [(first, zone + number * ZONES_A_TREE) for number, (first, zone) in enumerate(found)]
        geometry, zone = (np.concatenate(column).astype(np.int64) for column in zip(*pairs))
        return geometry, zone

    def _plant(self, progress: Progress) -> None:
        """Making a tree holds the interpreter lock: several small ones, where there are very many zones."""
        missing = np.flatnonzero(shapely.is_missing(self._shapes))
        self._shapes[missing] = to_shapely(self._zones.take(missing), progress)
        for start in range(0, len(self._shapes), ZONES_A_TREE):
            progress.check()
            self._trees.append(shapely.STRtree(self._shapes[start : start + ZONES_A_TREE]))

    def touching(self, geometries: ObjectArray, progress: Progress) -> tuple[IntArray, IntArray]:
        """(geometry, zone) pairs that share at least a point, sorted by geometry, then zone."""
        first, zone = self.candidates(geometries, progress)
        self.prepare(zone, progress)
        meets = np.zeros(len(first), dtype=bool)
        for start in range(0, len(first), ITEMS_AT_ONCE):
            progress.check()
            pairs = slice(start, start + ITEMS_AT_ONCE)
            meets[pairs] = shapely.intersects(self._shapes[zone[pairs]], geometries[first[pairs]])
        return _sorted_pairs(first[meets], zone[meets])

    def segment_intervals(
        self, start_xy: FloatArray, stop_xy: FloatArray, progress: Progress
    ) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
        """The parts of straight segments in closed zones.

        Takes (s, 2) starts and stops; returns segment, zone and from where to where (0..1 along the
        segment), sorted by segment, zone and start. Points of contact have no length and are left out.
        """
        found = []
        for first in range(0, len(start_xy), ITEMS_AT_ONCE // 4):
            progress.check()
            piece = slice(first, first + ITEMS_AT_ONCE // 4)
            ends = np.stack((start_xy[piece], stop_xy[piece]), axis=1)
            lines = shapely.linestrings(ends)
            lines[(ends[:, 0] == ends[:, 1]).all(axis=1)] = None
            segment, zone = self.candidates(lines, progress)
            # GEOS raises the processor's flag for invalid numbers where nothing is wrong.
            with np.errstate(invalid="ignore"):
                common = shapely.intersection(lines[segment], self._shapes[zone])
            pair, start, stop = _intervals_of(common, ends[segment])
            found.append((segment[pair] + first, zone[pair], start, stop))
        if not found:
            nothing = np.zeros(0, dtype=np.int64)
            return nothing, nothing, np.zeros(0), np.zeros(0)
        segment, zone, start, stop = (np.concatenate(column) for column in zip(*found))
        order = np.lexsort((start, zone, segment))
        return merge_intervals(segment[order], zone[order], start[order], stop[order])

    def overlap_areas(self, polygons: ObjectArray, polygon: IntArray, zone: IntArray, progress: Progress) -> FloatArray:
        """Planar area common to polygons[polygon] and the zones, pair by pair."""
        areas = np.zeros(len(polygon))
        for start in range(0, len(polygon), ITEMS_AT_ONCE // 8):
            progress.check()
            pairs = slice(start, start + ITEMS_AT_ONCE // 8)
            with np.errstate(invalid="ignore"):
                common = shapely.intersection(polygons[polygon[pairs]], self._shapes[zone[pairs]])
            areas[pairs] = shapely.area(common)
        return areas


def merge_intervals(
    segment: IntArray, zone: IntArray, start: FloatArray, stop: FloatArray
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Join intervals of the same segment and zone that follow each other without a gap; sorted in, sorted out."""
    follows: BoolArray = np.zeros(len(segment), dtype=bool)
    same = (segment[1:] == segment[:-1]) & (zone[1:] == zone[:-1])
    follows[1:] = same & (start[1:] <= stop[:-1])
    if not follows.any():
        return segment, zone, start, stop
    heads = np.flatnonzero(~follows)
    return segment[heads], zone[heads], start[heads], np.maximum.reduceat(stop, heads)


def _intervals_of(common: ObjectArray, ends: FloatArray) -> tuple[IntArray, FloatArray, FloatArray]:
    """Where along its segment each line of an intersection runs: pair, start, stop."""
    parts, pair = shapely.get_parts(common, return_index=True)
    # An overlay may return a collection that mixes points of contact and lines.
    deeper, owner = shapely.get_parts(parts, return_index=True)
    pair = pair[owner]
    is_line = (shapely.get_dimensions(deeper) == 1) & ~shapely.is_empty(deeper)
    pair = pair[is_line].astype(np.int64)
    coords, line = shapely.get_coordinates(deeper[is_line], return_index=True)
    if not len(coords):
        return pair[:0], np.zeros(0), np.zeros(0)
    origin, direction = ends[pair[line], 0], ends[pair[line], 1] - ends[pair[line], 0]
    along = np.abs(direction[:, 1]) > np.abs(direction[:, 0])
    axis = along.astype(np.int64)
    rows = np.arange(len(line))
    position = (coords[rows, axis] - origin[rows, axis]) / direction[rows, axis]
    heads = np.flatnonzero(np.r_[True, line[1:] != line[:-1]])
    start = np.clip(np.minimum.reduceat(position, heads), 0.0, 1.0)
    stop = np.clip(np.maximum.reduceat(position, heads), 0.0, 1.0)
    longer = stop > start
    return pair[longer], start[longer], stop[longer]


def _sorted_pairs(first: IntArray, second: IntArray) -> tuple[IntArray, IntArray]:
    order = np.lexsort((second, first))
    return first[order], second[order]
