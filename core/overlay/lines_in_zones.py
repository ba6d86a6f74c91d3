# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parts of lines lie in which zones. Zones are closed: a line along a boundary is inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts, segments
from ..parallel import in_pieces
from ..progress import Progress
from ..ragged import owners
from .cut_segments import Cut, cut_segments
from .locate import PointLocator, away_from_boundaries
from .segment_cells import runs
from .touching_segments import Along, cut_touching


@dataclass(frozen=True)
class Intervals:
    """Parts of segments that lie in zones, each of some length, sorted by segment, zone and start.

    Attributes
    ----------
    segment, zone: int64, shape (i,)
        Segment s joins vertex v and v + 1 of the same part; segments are numbered in vertex order,
        skipping the last vertex of each part.
    start, stop: float64, shape (i,)
        0 <= start < stop <= 1 along the segment; intervals of one segment and zone do not overlap.
    """

    segment: IntArray
    zone: IntArray
    start: FloatArray
    stop: FloatArray


NO_INTERVALS = Intervals(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0))


@dataclass(frozen=True)
class LinesCut:
    """Lines in zones, those away from boundaries whole.

    Attributes
    ----------
    feature, zone: int64, shape (p,)
        Lines in whose box no boundary runs and the zones that they lie in altogether; sorted.
    near: Intervals
        The parts of the segments of all other lines.
    segment_feature: int64, shape (s,)
        The line that each segment belongs to.
    """

    feature: IntArray
    zone: IntArray
    near: Intervals
    segment_feature: IntArray


def line_zone_intervals(lines: Geometries, zones: Geometries, progress: Progress) -> Intervals:
    """The parts of every segment of `lines` in every zone; both in the same CRS."""
    if not len(lines.coords) or not len(zones.coords):
        return NO_INTERVALS
    cutter = _Cutter(lines, zones, progress)
    away = cutter.away_intervals()
    progress.check()
    return _in_order([away, *cutter.near_intervals(progress)])


def cut_lines(lines: Geometries, zones: Geometries, progress: Progress) -> LinesCut:
    """What lines have in zones, both in the same CRS; much cheaper than all intervals where most lines are whole."""
    if not len(lines.coords) or not len(zones.coords):
        return LinesCut(NO_INTERVALS.segment, NO_INTERVALS.zone, NO_INTERVALS, segments(lines)[1])
    cutter = _Cutter(lines, zones, progress)
    near = _in_order(cutter.near_intervals(progress))
    return LinesCut(cutter.away_feature, cutter.away_zone, near, cutter.feature)


class _Cutter:
    """Cuts segments at zone boundaries: lines away from boundaries not at all, most others at once, what touches last.

    Attributes
    ----------
    feature: int64, shape (s,), of each segment
    away_feature, away_zone: int64
        Pairs of lines in whose box no boundary runs, and the zones around them.
    """

    def __init__(self, lines: Geometries, zones: Geometries, progress: Progress) -> None:
        self._coords, self._starts = lines.coords, segment_starts(lines)
        self._locator = PointLocator(zones, lines.coords, progress)
        progress.check()
        near, self.away_feature, self.away_zone = away_from_boundaries(lines, self._locator)
        counts = np.diff(lines.vertex_feature_offsets) - np.diff(lines.part_feature_offsets)
        self._first, self.feature = np.cumsum(counts) - counts, owners(counts)
        self._counts = counts
        self._near = np.flatnonzero(near[self.feature])

    def away_intervals(self) -> Intervals:
        """The intervals of lines away from boundaries, which have no part outside the zones around them."""
        pair, segment = runs(self._first[self.away_feature], self._counts[self.away_feature])
        start, stop = self._ends(segment)
        some = np.flatnonzero((start != stop).any(axis=1))
        some = some[np.argsort(segment[some], kind="stable")]
        return Intervals(segment[some], self.away_zone[pair[some]], np.zeros(len(some)), np.ones(len(some)))

    def near_intervals(self, progress: Progress) -> list[Intervals]:
        """The intervals of all other lines: several sets, each sorted, of different segments."""
        touching, far = [NO_INTERVALS.segment], [NO_INTERVALS.segment]

        def work(piece: slice) -> tuple[Intervals, IntArray, IntArray]:
            segments = self._near[piece]
            cut = cut_segments(self._locator, *self._ends(segments))
            return _intervals_of(cut, segments), segments[cut.doubtful], segments[cut.far]

        found = [NO_INTERVALS]
        for intervals, doubtful, beyond in in_pieces(work, len(self._near), progress):
            found.append(intervals)
            touching.append(doubtful)
            far.append(beyond)
        exact = self._cut_others(np.concatenate(touching), np.concatenate(far), progress)
        return [_joined(found), *exact]

    def _cut_others(self, touching: IntArray, far: IntArray, progress: Progress) -> list[Intervals]:
        """The intervals of the segments that are in no cut."""
        found = []
        if len(touching):
            turn = np.ones(len(touching))
            parts = cut_touching(self._locator, *self._ends(touching), Along.INSIDE, turn, progress)
            found.append(Intervals(touching[parts[0]], *parts[1:]))
        if len(far):
            parts = self._locator.geos.segment_intervals(*self._ends(far), progress)
            found.append(Intervals(far[parts[0]], *parts[1:]))
        return found

    def _ends(self, segments: IntArray) -> tuple[FloatArray, FloatArray]:
        vertex = self._starts[segments]
        return self._coords.take(vertex, axis=0), self._coords.take(vertex + 1, axis=0)


def _intervals_of(cut: Cut, segments: IntArray) -> Intervals:
    """All intervals of a cut, segments numbered as in the whole."""
    inside = np.flatnonzero(cut.whole > 0)
    zone = cut.whole[inside].astype(np.int64) - 1
    whole = Intervals(segments[inside], zone, np.zeros(len(inside)), np.ones(len(inside)))
    return _in_order([whole, Intervals(segments[cut.segment], cut.zone, cut.start, cut.stop)])


def _joined(found: list[Intervals]) -> Intervals:
    """One set of intervals from several that follow each other."""
    columns = [(part.segment, part.zone, part.start, part.stop) for part in found]
    return Intervals(*(np.concatenate(column) for column in zip(*columns)))


def _in_order(found: list[Intervals]) -> Intervals:
    """One set of intervals from several, each sorted, of different segments."""
    joined = _joined(found)
    order = np.argsort(joined.segment, kind="stable")
    return Intervals(joined.segment[order], joined.zone[order], joined.start[order], joined.stop[order])
