# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parts of lines lie in which zones. Zones are closed: a line along a boundary is inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts
from ..parallel import in_pieces
from ..progress import Progress
from .cut_segments import Cut, cut_segments
from .locate import PointLocator, away_from_boundaries
from .segment_cells import owners, runs
from .touching_segments import Along, cut_touching

Result = TypeVar("Result")


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


def line_zone_intervals(lines: Geometries, zones: Geometries, progress: Progress) -> Intervals:
    """The parts of every segment of `lines` in every zone; both in the same CRS."""
    if not len(lines.coords) or not len(zones.coords):
        return NO_INTERVALS
    cutter = _Cutter(lines, zones, progress)
    away = cutter.away_intervals()
    progress.check()
    near = _joined([NO_INTERVALS, *cutter.cut_near(_intervals_of, progress)])
    return _in_order([away, near, *cutter.cut_others(progress)])


def line_lengths_in_zones(
    lines: Geometries,
    zones: Geometries,
    classes: IntArray | None,
    class_count: int,
    segment_lengths: FloatArray | None,
    progress: Progress,
) -> FloatArray:
    """Length of lines in each zone by class of line.

    Parameters: `classes` (n,) in 0..class_count-1 by feature, or None for a single class;
    `segment_lengths` (s,) what each segment counts as (geodesic metres, for instance), or None for planar
    length in units of the CRS. Returns float64 (z, class_count).
    """
    if not len(lines.coords) or not len(zones.coords):
        return np.zeros((len(zones), class_count))
    cutter = _Cutter(lines, zones, progress)
    lengths = cutter.planar_lengths(progress) if segment_lengths is None else segment_lengths
    kinds = np.zeros(len(lines), dtype=np.int64) if classes is None else classes.astype(np.int64)
    size = (len(zones) + 1) * class_count

    def sums_of(cut: Cut, segments: IntArray) -> FloatArray:
        # Slot 0 gets what lies in no zone, or was cut into parts.
        kind, length = kinds[cutter.feature[segments]], lengths[segments]
        total = np.bincount(np.maximum(cut.whole, 0).astype(np.int64) * class_count + kind, length, size)
        slot = (cut.zone + 1) * class_count + kind[cut.segment]
        total += np.bincount(slot, length[cut.segment] * (cut.stop - cut.start), size)
        return np.asarray(total, dtype=np.float64)

    by_feature = np.bincount(cutter.feature, lengths, len(lines))
    slot = (cutter.away_zone + 1) * class_count + kinds[cutter.away_feature]
    total = np.bincount(slot, by_feature[cutter.away_feature], size).astype(np.float64)
    for sums in cutter.cut_near(sums_of, progress):
        total += sums
    for exact in cutter.cut_others(progress):
        slot = (exact.zone + 1) * class_count + kinds[cutter.feature[exact.segment]]
        total += np.bincount(slot, lengths[exact.segment] * (exact.stop - exact.start), size)
    return total.reshape(len(zones) + 1, class_count)[1:]


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
        self._touching: list[IntArray] = []
        self._far: list[IntArray] = []

    def planar_lengths(self, progress: Progress) -> FloatArray:
        """(s,) length of all segments, in units of the CRS."""

        def work(piece: slice) -> FloatArray:
            start, stop = self._ends(np.arange(piece.start, piece.stop))
            lengths: FloatArray = np.hypot(stop[:, 0] - start[:, 0], stop[:, 1] - start[:, 1])
            return lengths

        return np.concatenate([np.zeros(0), *in_pieces(work, len(self._starts), progress)])

    def away_intervals(self) -> Intervals:
        """The intervals of lines away from boundaries, which have no part outside the zones around them."""
        pair, segment = runs(self._first[self.away_feature], self._counts[self.away_feature])
        start, stop = self._ends(segment)
        some = np.flatnonzero((start != stop).any(axis=1))
        some = some[np.argsort(segment[some], kind="stable")]
        return Intervals(segment[some], self.away_zone[pair[some]], np.zeros(len(some)), np.ones(len(some)))

    def cut_near(self, use: Callable[[Cut, IntArray], Result], progress: Progress) -> Iterator[Result]:
        """What `use`, called from several threads, makes of each cut of some of the other segments."""

        def work(piece: slice) -> tuple[Result, Cut, IntArray]:
            segments = self._near[piece]
            cut = cut_segments(self._locator, *self._ends(segments))
            return use(cut, segments), cut, segments

        for result, cut, segments in in_pieces(work, len(self._near), progress):
            self._touching.append(segments[cut.doubtful])
            self._far.append(segments[cut.far])
            yield result

    def cut_others(self, progress: Progress) -> list[Intervals]:
        """The intervals of the segments that are in no cut, which are now known."""
        found = []
        touching, far = (np.concatenate([NO_INTERVALS.segment, *some]) for some in (self._touching, self._far))
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
