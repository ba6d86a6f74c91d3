# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Straight segments cut at the boundaries of zones, without building a geometry.

A segment that meets no cell with a boundary lies wholly where it starts. For the others the crossings with
the few boundaries in the same cells are found by the signs of four cross products; what is too near to zero
to have a safe sign (touching, collinear, through a corner) is handed back as doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from .locate import PointLocator
from .segment_cells import Int32Array, Segments, cells_passed, entries_of, in_portions, runs
from .zone_cells import ZoneCells, unsafe_below

# Two crossings at the same place may come out in the wrong order by so much.
ROUNDING = 1e-9
# Rounding spoils the signs of segments that reach further out, in sides of the grid.
FARTHEST = 8.0


@dataclass(frozen=True)
class Crossings:
    """Where segments cross the boundaries of zones.

    Attributes
    ----------
    segment: int64, shape (c,)
    boundary: int64, shape (c,)
        The number of the boundary segment.
    position: float64, shape (c,)
        0..1 along the segment.
    enters: bool, shape (c,)
        Whether the segment goes into the boundary's zone.
    doubtful, doubtful_boundary: int64
        Pairs of segment and boundary of which it cannot be said safely.
    """

    segment: IntArray
    boundary: IntArray
    position: FloatArray
    enters: BoolArray
    doubtful: IntArray
    doubtful_boundary: IntArray


_NONE = np.zeros(0, dtype=np.int64)
_NO_CROSSINGS = Crossings(_NONE, _NONE, np.zeros(0), np.zeros(0, dtype=bool), _NONE, _NONE)


@dataclass(frozen=True)
class Cut:
    """Parts of segments in zones.

    Attributes
    ----------
    whole: int32, shape (s,)
        z + 1 for segments wholly in zone z and no other, 0 for those outside, -1 for the others.
    segment, zone: int64; start, stop: float64
        The parts of the others, sorted by segment, zone and start.
    doubtful: int64
        Segments that touch a boundary, or too nearly; they have no part here (see touching_segments.py).
    far: int64
        Segments that reach too far out of the grid; they have no part here either, and are left to GEOS.
    """

    whole: Int32Array
    segment: IntArray
    zone: IntArray
    start: FloatArray
    stop: FloatArray
    doubtful: IntArray
    far: IntArray


def cut_segments(locator: PointLocator, start_xy: FloatArray, stop_xy: FloatArray) -> Cut:
    """Cut (s, 2) starts and stops at zone boundaries. May be called from several threads at once."""
    cells = locator.cells
    segments = Segments(*cells.frame.to_cells(start_xy), *cells.frame.to_cells(stop_xy))
    whole, hard, crossings = meet_boundaries(cells, segments)
    located = locator.locate(start_xy.take(hard, axis=0))
    doubtful = np.zeros(len(segments), dtype=bool)
    doubtful[hard[located.doubtful]] = True
    doubtful[crossings.doubtful] = True
    place = positions(crossings, locator, start_xy, stop_xy)
    far = hard[segments.part(hard).reach > FARTHEST * cells.frame.side]
    doubtful[far] = True
    start_segment, start_zone = located.pairs()
    zone_count = cells.boundaries.zone_count
    starts = hard[start_segment] * zone_count + start_zone
    key = crossings.segment * zone_count + cells.boundaries.zone[crossings.boundary]
    entered = np.concatenate((starts, key[crossings.enters]))
    position = np.concatenate((np.zeros(len(starts)), place[crossings.enters]))
    leaves = ~crossings.enters
    matched, start, stop, unmatched = _matched(entered, position, key[leaves], place[leaves])
    doubtful[unmatched // zone_count] = True
    segment, zone = np.divmod(matched, zone_count)
    kept = ~doubtful[segment] & (stop > start)
    doubtful[far] = False
    return Cut(whole, segment[kept], zone[kept], start[kept], stop[kept], np.flatnonzero(doubtful), far)


def positions(crossings: Crossings, locator: PointLocator, start_xy: FloatArray, stop_xy: FloatArray) -> FloatArray:
    """Where along its segment each crossing lies, from the two segments alone: the grid depends on all there are."""
    vertex = locator.cells.boundaries.vertex[crossings.boundary]
    start = start_xy.take(crossings.segment, axis=0)
    first, last = (locator.zones.coords.take(vertex + end, axis=0) - start for end in (0, 1))
    return place_of_meeting(first, last - first, stop_xy.take(crossings.segment, axis=0) - start)


def place_of_meeting(first: FloatArray, boundary: FloatArray, segment: FloatArray) -> FloatArray:
    """0..1 along segments from the origin where lines from `first` along `boundary` meet them; 0 for parallel ones."""
    across = segment[:, 0] * boundary[:, 1] - segment[:, 1] * boundary[:, 0]
    beside = first[:, 0] * boundary[:, 1] - first[:, 1] * boundary[:, 0]
    place: FloatArray = np.divide(beside, across, out=np.zeros(len(across)), where=across != 0)
    return np.clip(place, 0.0, 1.0)


def _matched(
    enter_key: IntArray, enter: FloatArray, leave_key: IntArray, leave: FloatArray
) -> tuple[IntArray, FloatArray, FloatArray, IntArray]:
    """Join every way into a zone with the next way out of it, or with the end of the segment.

    A key is one segment and one zone. Returns key, start and stop of the parts, sorted, and the keys whose
    ways in and out do not alternate, which only happens where rounding has misled a sign.
    """
    keys, place = np.unique(np.concatenate((enter_key, leave_key)), return_inverse=True)
    enter_place, leave_place = place[: len(enter_key)], place[len(enter_key) :]
    open_ends = np.bincount(enter_place, minlength=len(keys)) - np.bincount(leave_place, minlength=len(keys))
    odd = (open_ends < 0) | (open_ends > 1)
    staying = np.flatnonzero(open_ends == 1)
    leave_place, leave = np.concatenate((leave_place, staying)), np.concatenate((leave, np.ones(len(staying))))
    entered, left = np.lexsort((enter, enter_place)), np.lexsort((leave, leave_place))
    entered, left = entered[~odd[enter_place[entered]]], left[~odd[leave_place[left]]]
    key, start, stop = enter_place[entered], enter[entered], leave[left]
    odd[key[stop < start - ROUNDING]] = True
    fine = ~odd[key]
    return keys[key[fine]], start[fine], stop[fine], keys[odd]


def meet_boundaries(cells: ZoneCells, segments: Segments) -> tuple[Int32Array, IntArray, Crossings]:
    """Which segments come near boundaries, and where they cross them.

    Returns (s,) z + 1 or 0 where a segment lies wholly in zone z or outside every zone, -1 for the others;
    these others; and their crossings.
    """
    whole, rest = _in_like_cells(cells, segments)
    crossings = [_NO_CROSSINGS]
    for some in in_portions(cells_passed(segments.part(rest), cells.frame.side)):
        cell, segment = entries_of(segments.part(rest[some]), cells.frame.side)
        rank = -1 - cells.state[cell]
        near = np.flatnonzero(rank >= 0)
        segment, rank = rest[some][segment[near]], rank[near]
        whole[segment] = -1
        portions = in_portions(cells.entry_counts[rank])
        crossings += [_crossings(cells, segments, segment[few], rank[few]) for few in portions]
    whole[(segments.u0 == segments.u1) & (segments.v0 == segments.v1)] = 0
    return whole, np.flatnonzero(whole < 0), _each_once(crossings, len(cells.boundaries))


def _each_once(found: list[Crossings], boundary_count: int) -> Crossings:
    """A crossing near the border of a cell is found in both cells."""
    columns = zip(*(vars(crossings).values() for crossings in found))
    segment, boundary, position, enters, doubtful, doubtful_boundary = (np.concatenate(column) for column in columns)
    first = np.unique(segment * boundary_count + boundary, return_index=True)[1]
    return Crossings(segment[first], boundary[first], position[first], enters[first], doubtful, doubtful_boundary)


def _in_like_cells(cells: ZoneCells, segments: Segments) -> tuple[Int32Array, IntArray]:
    """The state of the first cell, and the segments that do not stay in it or in a neighbour like it."""
    side = cells.frame.side
    first, last = cells.frame.cell_of(segments.u0, segments.v0), cells.frame.cell_of(segments.u1, segments.v1)
    state: Int32Array = cells.state.take(first)
    step = np.abs(last - first)
    neighbour = (step == 0) | (step == side) | ((step == 1) & (np.abs(segments.u1 - segments.u0) < 2.0))
    stays = neighbour & (state >= 0) & (state == cells.state.take(last))
    return state, np.flatnonzero(~stays)


def _same_side(first: FloatArray, second: FloatArray, unsafe: FloatArray) -> BoolArray:
    """Whether both lie safely on the same side of a line."""
    result: BoolArray = (np.minimum(first, second) > unsafe) | (np.maximum(first, second) < -unsafe)
    return result


def _crossings(cells: ZoneCells, segments: Segments, segment: IntArray, rank: IntArray) -> Crossings:
    """Crossings of segments with the boundaries in these mixed cells."""
    owner, item = runs(cells.offsets[rank], cells.entry_counts[rank])
    row, column = cells.frame.row_and_column(cells.cells.take(rank))
    u0, v0 = (segments.u0[segment] - column).take(owner), (segments.v0[segment] - row).take(owner)
    u1, v1 = (segments.u1[segment] - column).take(owner), (segments.v1[segment] - row).take(owner)
    near, load, safe_from = cells.boundaries_near(item, column.take(owner), row.take(owner))
    bu0, bv0, bu1, bv1 = near.u0, near.v0, near.u1, near.v1
    unsafe = np.maximum(safe_from, unsafe_below(segments.part(segment).reach).take(owner))
    from_start = (bu1 - bu0) * (v0 - bv0) - (bv1 - bv0) * (u0 - bu0)
    from_stop = (bu1 - bu0) * (v1 - bv0) - (bv1 - bv0) * (u1 - bu0)
    to_start: FloatArray = (u1 - u0) * (bv0 - v0) - (v1 - v0) * (bu0 - u0)
    to_stop: FloatArray = (u1 - u0) * (bv1 - v0) - (v1 - v0) * (bu1 - u0)
    apart = _same_side(from_start, from_stop, unsafe) | _same_side(to_start, to_stop, unsafe)
    meeting = np.flatnonzero(~apart)
    clear = np.ones(len(meeting), dtype=bool)
    for product in (from_start, from_stop, to_start, to_stop):
        clear &= np.abs(product[meeting]) > unsafe[meeting]
    unclear, crossing = meeting[~clear], meeting[clear]
    share = from_start[crossing] / (from_start[crossing] - from_stop[crossing])
    enters = (from_stop[crossing] > 0) == (load[crossing] > 0)
    return Crossings(
        segment[owner[crossing]],
        cells.entries[item[crossing]],
        share,
        enters,
        segment[owner[unclear]],
        cells.entries[item[unclear]],
    )
