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
from ..progress import Progress
from .cut_segments import Cut, cut_segments
from .locate import PointLocator
from .parallel import in_pieces
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
    starts = segment_starts(lines)
    if not len(starts) or not len(zones.coords):
        return NO_INTERVALS
    cutter = _Cutter(lines, zones, starts, progress)
    found = list(cutter.cut_all(_intervals_of, progress))
    others = cutter.cut_others(progress)
    return _in_order([_joined(found), *others]) if others else _joined(found)


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
    starts = segment_starts(lines)
    segment_class = np.zeros(len(starts), dtype=np.int64)
    if classes is not None:
        segment_class = np.repeat(classes.astype(np.int64), _segment_counts(lines))
    size = (len(zones) + 1) * class_count

    def lengths_of(segment: IntArray | slice) -> FloatArray:
        return planar_lengths(lines, starts[segment]) if segment_lengths is None else segment_lengths[segment]

    def sums_of(cut: Cut, piece: slice) -> FloatArray:
        # Slot 0 gets what lies in no zone, or was cut into parts.
        slot = np.maximum(cut.whole, 0).astype(np.int64) * class_count + segment_class[piece]
        length = lengths_of(piece)
        total = np.bincount(slot, length, size)
        slot = (cut.zone + 1) * class_count + segment_class[piece][cut.segment]
        total += np.bincount(slot, length[cut.segment] * (cut.stop - cut.start), size)
        return np.asarray(total, dtype=np.float64)

    total = np.zeros(size)
    if len(starts) and len(zones.coords):
        cutter = _Cutter(lines, zones, starts, progress)
        for sums in cutter.cut_all(sums_of, progress):
            total += sums
        for exact in cutter.cut_others(progress):
            slot = (exact.zone + 1) * class_count + segment_class[exact.segment]
            total += np.bincount(slot, lengths_of(exact.segment) * (exact.stop - exact.start), size)
    return total.reshape(len(zones) + 1, class_count)[1:]


def planar_lengths(lines: Geometries, starts: IntArray) -> FloatArray:
    """(s,) length of the segments that start at these vertices, in units of the CRS."""
    x, y = lines.coords[:, 0], lines.coords[:, 1]
    following = starts + 1
    lengths: FloatArray = np.hypot(x[following] - x[starts], y[following] - y[starts])
    return lengths


def _segment_counts(lines: Geometries) -> IntArray:
    """(n,) how many segments each feature has."""
    counts: IntArray = np.diff(lines.vertex_feature_offsets) - np.diff(lines.part_feature_offsets)
    return counts


class _Cutter:
    """Cuts all segments at zone boundaries: most at once, those that touch something or reach far out afterwards."""

    def __init__(self, lines: Geometries, zones: Geometries, starts: IntArray, progress: Progress) -> None:
        self._coords, self._starts = lines.coords, starts
        self._locator = PointLocator(zones, lines.coords, progress)
        self._touching: list[IntArray] = []
        self._far: list[IntArray] = []

    def cut_all(self, use: Callable[[Cut, slice], Result], progress: Progress) -> Iterator[Result]:
        """What `use` makes of the cut of each piece, called from several threads."""

        def work(piece: slice) -> tuple[Result, Cut, int]:
            cut = cut_segments(self._locator, *self._ends(piece))
            return use(cut, piece), cut, piece.start

        for result, cut, first in in_pieces(work, len(self._starts), progress):
            self._touching.append(cut.doubtful + first)
            self._far.append(cut.far + first)
            yield result

    def cut_others(self, progress: Progress) -> list[Intervals]:
        """The intervals of the segments that are in no cut, which are now known."""
        found = []
        touching, far = np.concatenate(self._touching), np.concatenate(self._far)
        if len(touching):
            turn = np.ones(len(touching))
            parts = cut_touching(self._locator, *self._ends(touching), Along.INSIDE, turn, progress)
            found.append(Intervals(touching[parts[0]], *parts[1:]))
        if len(far):
            parts = self._locator.geos.segment_intervals(*self._ends(far), progress)
            found.append(Intervals(far[parts[0]], *parts[1:]))
        return found

    def _ends(self, segments: IntArray | slice) -> tuple[FloatArray, FloatArray]:
        vertex = self._starts[segments]
        return self._coords.take(vertex, axis=0), self._coords.take(vertex + 1, axis=0)


def _intervals_of(cut: Cut, piece: slice) -> Intervals:
    """All intervals of a cut, segments numbered as in the whole."""
    inside = np.flatnonzero(cut.whole > 0)
    zone = cut.whole[inside].astype(np.int64) - 1
    whole = Intervals(inside + piece.start, zone, np.zeros(len(inside)), np.ones(len(inside)))
    return _in_order([whole, Intervals(cut.segment + piece.start, cut.zone, cut.start, cut.stop)])


def _joined(found: list[Intervals]) -> Intervals:
    """One set of intervals from several that follow each other."""
    columns = [(part.segment, part.zone, part.start, part.stop) for part in found]
    return Intervals(*(np.concatenate(column) for column in zip(*columns)))


def _in_order(found: list[Intervals]) -> Intervals:
    """One set of intervals from several, each sorted, of different segments."""
    joined = _joined(found)
    order = np.argsort(joined.segment, kind="stable")
    return Intervals(joined.segment[order], joined.zone[order], joined.start[order], joined.stop[order])
