# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines cut into pieces that follow on each other without gap or overlap, each with one label."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..progress import Progress
from .first_zone import NO_ZONE
from .lines_in_zones import Intervals, line_zone_intervals

# Neighbouring zones meet a segment at the same place up to rounding: nearer cuts than this are one.
_SAME_PLACE = 1e-12


@dataclass(frozen=True)
class LinePartition:
    """Pieces of segments, sorted by segment and start; those of a segment make up all of it.

    Attributes
    ----------
    segment: (k,) int64
    start, stop: (k,) 0..1 along the segment
    label: (k,) int64
    """

    segment: IntArray
    start: FloatArray
    stop: FloatArray
    label: IntArray


def whole_segments(count: int, label: int = NO_ZONE) -> LinePartition:
    """Every segment as one piece."""
    return LinePartition(np.arange(count), np.zeros(count), np.ones(count), np.full(count, label, dtype=np.int64))


def partition_by_zones(lines: Geometries, zones: Geometries, segment_count: int, progress: Progress) -> LinePartition:
    """Every segment cut where zones begin and end; label is the zone (the lowest where several have it) or -1."""
    return partition_by_intervals(line_zone_intervals(lines, zones, progress), segment_count)


def partition_by_intervals(intervals: Intervals, segment_count: int) -> LinePartition:
    """The partition in which every interval's zone has it, unless a lower zone has."""
    touched = np.zeros(segment_count, dtype=bool)
    touched[intervals.segment] = True
    cut = np.flatnonzero(touched)
    segment = np.concatenate((cut, cut, intervals.segment, intervals.segment))
    place = np.concatenate((np.zeros(len(cut)), np.ones(len(cut)), intervals.start, intervals.stop))
    order = np.lexsort((place, segment))
    segment, place = segment[order], place[order]
    fresh = np.ones(len(segment), dtype=bool)
    fresh[1:] = (segment[1:] != segment[:-1]) | (place[1:] - place[:-1] > _SAME_PLACE)
    knot = np.empty(len(segment), dtype=np.int64)
    knot[order] = np.cumsum(fresh) - 1
    knot_segment, knot_place = segment[fresh], place[fresh]
    # 1 is the last knot of its segment, also where a cut lies within rounding before it.
    last = np.append(knot_segment[1:] != knot_segment[:-1], True) if len(knot_segment) else np.zeros(0, dtype=bool)
    knot_place = np.where(last, 1.0, knot_place)
    label = _lowest_over_runs(knot[2 * len(cut) :], intervals.zone, len(knot_segment))
    piece = np.flatnonzero(~last)
    whole = np.flatnonzero(~touched)
    partition = LinePartition(
        np.concatenate((whole, knot_segment[piece])),
        np.concatenate((np.zeros(len(whole)), knot_place[piece])),
        np.concatenate((np.ones(len(whole)), knot_place[piece + 1])),
        np.concatenate((np.full(len(whole), NO_ZONE), label[piece])),
    )
    by_segment = np.argsort(partition.segment, kind="stable")
    return LinePartition(
        partition.segment[by_segment],
        partition.start[by_segment],
        partition.stop[by_segment],
        partition.label[by_segment],
    )


def _lowest_over_runs(knots: IntArray, zone: IntArray, count: int) -> IntArray:
    """(count,) the lowest zone whose run of knots, start (first half of `knots`) to stop, covers each knot."""
    start, stop = knots[: len(zone)], knots[len(zone) :]
    # Highest zone first: numpy keeps the last of several values written to one place.
    order = np.argsort(-zone, kind="stable")
    length = (stop - start)[order]
    ends = np.cumsum(length)
    covered = (
        np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - length, length) + np.repeat(start[order], length)
    )
    label = np.full(count, NO_ZONE, dtype=np.int64)
    label[covered] = np.repeat(zone[order], length)
    return label


def merge(first: LinePartition, second: LinePartition) -> tuple[LinePartition, IntArray, IntArray]:
    """The common refinement of two partitions of the same segments.

    Returns it (label 0 throughout) with, for each piece, the piece of `first` and that of `second` it lies in.
    """
    segment = np.concatenate((first.segment, second.segment))
    start = np.concatenate((first.start, second.start))
    order = np.lexsort((start, segment))
    segment, start = segment[order], start[order]
    in_first = np.maximum.accumulate(np.where(order < len(first.segment), order, 0))
    in_second = np.maximum.accumulate(np.where(order >= len(first.segment), order - len(first.segment), 0))
    stop = np.ones(len(segment))
    same = segment[1:] == segment[:-1]
    stop[:-1][same] = start[1:][same]
    keep = stop > start
    pieces = LinePartition(segment[keep], start[keep], stop[keep], np.zeros(np.count_nonzero(keep), dtype=np.int64))
    return pieces, in_first[keep], in_second[keep]


def first_intervals(intervals: Intervals, segment_count: int) -> Intervals:
    """The same intervals where no two of a segment overlap; where they do, the lowest zone has the place."""
    repeated = intervals.segment[1:] == intervals.segment[:-1]
    several = np.flatnonzero(np.append(repeated, False) | np.append(False, repeated))
    several = several[np.lexsort((intervals.start[several], intervals.segment[several]))]
    segment, start, stop = intervals.segment[several], intervals.start[several], intervals.stop[several]
    clash = (segment[1:] == segment[:-1]) & (start[1:] < stop[:-1] - _SAME_PLACE)
    if not clash.any():
        return intervals
    shared = np.zeros(segment_count, dtype=bool)
    shared[segment[1:][clash]] = True
    among = shared[intervals.segment]
    again = Intervals(intervals.segment[among], intervals.zone[among], intervals.start[among], intervals.stop[among])
    partition = partition_by_intervals(again, segment_count)
    found = partition.label != NO_ZONE
    apart = ~among
    return Intervals(
        np.concatenate((intervals.segment[apart], partition.segment[found])),
        np.concatenate((intervals.zone[apart], partition.label[found])),
        np.concatenate((intervals.start[apart], partition.start[found])),
        np.concatenate((intervals.stop[apart], partition.stop[found])),
    )
