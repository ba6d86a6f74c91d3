# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of many short segments lies nearest to a point, without comparing everything with everything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..progress import Progress

_REGION_M, _BLOCK_M = 6_000.0, 600.0


@dataclass(frozen=True)
class Segments:
    """s straight segments: `start` and `stop` are (s, 2), metres."""

    start: FloatArray
    stop: FloatArray

    @classmethod
    def of_lines(cls, lines: list[FloatArray]) -> tuple[Segments, IntArray]:
        """The segments of many polylines, and which line each belongs to."""
        start = np.concatenate([line[:-1] for line in lines])
        stop = np.concatenate([line[1:] for line in lines])
        owner = np.repeat(np.arange(len(lines)), [len(line) - 1 for line in lines])
        return cls(start, stop), owner

    def __len__(self) -> int:
        return len(self.start)

    def distances(self, xy: FloatArray, chosen: IntArray) -> tuple[FloatArray, FloatArray]:
        """(n, c) distances in metres to the chosen segments, and where along each (0..1) its nearest point is."""
        start, along = self.start[chosen], self.stop[chosen] - self.start[chosen]
        squared = np.maximum(np.einsum("ij,ij->i", along, along), 1e-9)
        dx = xy[:, 0, None] - start[None, :, 0]
        dy = xy[:, 1, None] - start[None, :, 1]
        t = np.clip((dx * along[:, 0] + dy * along[:, 1]) / squared, 0.0, 1.0)
        return np.hypot(dx - t * along[:, 0], dy - t * along[:, 1]), t

    def within(self, centre: FloatArray, radius_m: float) -> IntArray:
        """The segments that can be nearest to a point within `radius_m` of `centre`; none only where there are none."""
        if not len(self):
            return np.zeros(0, dtype=np.int64)
        distance, _ = self.distances(centre[None, :], np.arange(len(self)))
        return np.flatnonzero(distance[0] <= distance[0].min() + 2.0 * radius_m)

    def take(self, chosen: IntArray) -> Segments:
        """These segments, in that order."""
        return Segments(self.start[chosen], self.stop[chosen])


class SegmentsByCell:
    """Segments in the squares of a grid, for many questions about single spots."""

    _CELL_M = 2_000.0

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._cells: dict[tuple[int, int], IntArray] = {}
        middle = (segments.start + segments.stop) / 2.0
        for members in blocks(middle - middle.min(axis=0), self._CELL_M) if len(segments) else ():
            self._cells[self._cell(middle[members[0]] - middle.min(axis=0))] = members
        self._origin = middle.min(axis=0) if len(segments) else np.zeros(2)

    def around(self, point: FloatArray) -> Segments:
        """All segments whose middle lies within 2 km of the point, and some more."""
        column, row = self._cell(point - self._origin)
        near = [self._cells.get((column + i, row + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        found = [members for members in near if members is not None]
        return self._segments.take(np.concatenate(found) if found else np.zeros(0, dtype=np.int64))

    def _cell(self, offset: FloatArray) -> tuple[int, int]:
        return int(offset[0] // self._CELL_M), int(offset[1] // self._CELL_M)


@dataclass(frozen=True)
class Nearest:
    """For n points: distance in metres, segment and position along it (0..1)."""

    distance_m: FloatArray
    segment: IntArray
    along: FloatArray


def nearest_segments(xy: FloatArray, segments: Segments, progress: Progress | None = None) -> Nearest:
    """The segment nearest to each of (n, 2) points; ties go to the first; infinitely far where there are no segments.

    Region by region, then block by block, only segments are compared that can be nearest to a point there.
    """
    result = Nearest(np.full(len(xy), np.inf), np.zeros(len(xy), dtype=np.int64), np.zeros(len(xy)))
    if not len(segments):
        return result
    for region in blocks(xy, _REGION_M):
        near = segments.within(*circle(xy[region]))
        part = segments.take(near)
        for inner in blocks(xy[region], _BLOCK_M):
            if progress is not None:
                progress.check()
            members = region[inner]
            chosen = part.within(*circle(xy[members]))
            distance, along = part.distances(xy[members], chosen)
            best = distance.argmin(axis=1)
            row = np.arange(len(members))
            result.distance_m[members] = distance[row, best]
            result.segment[members] = near[chosen[best]]
            result.along[members] = along[row, best]
    return result


def circle(xy: FloatArray) -> tuple[FloatArray, float]:
    """Middle and radius of a circle around (n, 2) points."""
    centre = (xy.min(axis=0) + xy.max(axis=0)) / 2.0
    return centre, float(np.hypot(*(xy - centre).T).max())


def blocks(xy: FloatArray, block_m: float) -> list[IntArray]:
    """The positions of the points in each occupied square of a grid, in a fixed order."""
    if not len(xy):
        return []
    cell = np.floor((xy - xy.min(axis=0)) / block_m).astype(np.int64)
    key = cell[:, 1] * (int(cell[:, 0].max()) + 1) + cell[:, 0]
    order = np.argsort(key, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(key[order])) + 1)


def near_pairs(xy: FloatArray, reach_m: float) -> tuple[IntArray, IntArray]:
    """All pairs i < j of points whose distance is at most `reach_m`."""
    if len(xy) < 2:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    cell = np.floor((xy - xy.min(axis=0)) / reach_m).astype(np.int64) + 1
    width = int(cell[:, 0].max()) + 2
    key = cell[:, 1] * width + cell[:, 0]
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    found = []
    for step in (0, 1, width - 1, width, width + 1):
        first = np.searchsorted(sorted_key, key + step, side="left")
        count = np.searchsorted(sorted_key, key + step, side="right") - first
        left = np.repeat(np.arange(len(xy)), count)
        within = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count)
        right = order[np.repeat(first, count) + within]
        keep = (left < right) if step == 0 else np.ones(len(left), dtype=bool)
        found.append(np.column_stack((left[keep], right[keep])))
    pairs = np.concatenate(found)
    apart = np.hypot(*(xy[pairs[:, 0]] - xy[pairs[:, 1]]).T)
    pairs = np.sort(pairs[apart <= reach_m], axis=1)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def crossed(start: FloatArray, stop: FloatArray, lines: Segments, progress: Progress) -> BoolArray:
    """(n,) whether each straight step crosses one of the segments."""
    result = np.zeros(len(start), dtype=bool)
    reach_m = np.hypot(*(stop - start).T)
    for members in blocks((start + stop) / 2.0, 900.0):
        progress.check()
        centre = ((start[members] + stop[members]) / 2.0).mean(axis=0)
        distance, _ = lines.distances(centre[None, :], np.arange(len(lines)))
        chosen = np.flatnonzero(distance[0] < 700.0 + float(reach_m[members].max()))
        if len(chosen):
            t, u = crossing_parameters(start[members], stop[members], lines.start[chosen], lines.stop[chosen])
            result[members] = ((t >= 0) & (t <= 1) & (u >= 0) & (u <= 1)).any(axis=1)
    return result


def crossing_parameters(
    start: FloatArray, stop: FloatArray, other_start: FloatArray, other_stop: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(n, m) where along each of n segments and of m others (0..1) their lines cross; infinity where parallel."""
    d, e = stop - start, other_stop - other_start
    denominator = d[:, None, 0] * e[None, :, 1] - d[:, None, 1] * e[None, :, 0]
    gap = other_start[None, :, :] - start[:, None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (gap[..., 0] * e[None, :, 1] - gap[..., 1] * e[None, :, 0]) / denominator
        u = (gap[..., 0] * d[:, None, 1] - gap[..., 1] * d[:, None, 0]) / denominator
    parallel = np.abs(denominator) < 1e-9
    return np.where(parallel, np.inf, t), np.where(parallel, np.inf, u)
