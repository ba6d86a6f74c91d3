# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Segments that touch boundaries, end on them or run along them, cut so that nothing depends on rounding.

Such a segment is cut wherever anything may change: at every crossing and at the foot of every vertex near
it. Between two cuts all is alike, so GEOS is asked where the middle lies; superfluous cuts do no harm.
What runs along a boundary lies on it by definition, whatever rounding says of its middle.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..parallel import pieces
from ..progress import Progress
from .cut_segments import Crossings, meet_boundaries, place_of_meeting, positions
from .geos import merge_intervals
from .locate import PointLocator, merged_pairs
from .segment_cells import Segments, runs

AT_ONCE = 16_384
# Two cuts nearer than this share of the segment are one.
SAME_PLACE = 1e-12
# How far from a segment a boundary that runs along it may be: what rounding makes of a vertex put on an edge, in
# units in the last place of the coordinates; in cells, and for what reaches far, as a share of the reach.
ALONG_WITHIN_ULPS = 4.0
ALONG_WITHIN = 1e-11
ROUNDING = 1e-14

Parts = tuple[IntArray, IntArray, FloatArray, FloatArray]


class Along(Enum):
    """Whether a segment that runs along the boundary of a zone counts as inside that zone."""

    INSIDE = "inside"
    SAME_WAY = "inside if both have their own area on the same side"
    OUTSIDE = "outside"


def cut_touching(
    locator: PointLocator,
    start_xy: FloatArray,
    stop_xy: FloatArray,
    along: Along,
    turn: FloatArray,
    progress: Progress,
) -> Parts:
    """Cut (s, 2) starts and stops at zone boundaries, however they touch.

    `turn` (s,) is +1 where a segment has its own area to the left, -1 to the right; it matters for SAME_WAY
    only. Returns segment, zone, start and stop of the parts in zones, sorted by segment, zone and start.
    """
    nothing = np.zeros(0, dtype=np.int64)
    found: list[Parts] = [(nothing, nothing, np.zeros(0), np.zeros(0))]
    for piece in pieces(len(start_xy), AT_ONCE):
        progress.check()
        segment, zone, start, stop = _cut_piece(locator, start_xy[piece], stop_xy[piece], along, turn[piece], progress)
        found.append((segment + piece.start, zone, start, stop))
    segment, zone, start, stop = (np.concatenate(column) for column in zip(*found))
    return segment, zone, start, stop


@dataclass(frozen=True)
class _Stretches:
    """Stretches of segments between cuts, by segment; those of segment s are first[s] to first[s + 1] - 1."""

    segment: IntArray
    start: FloatArray
    stop: FloatArray
    first: IntArray

    @property
    def middle(self) -> FloatArray:
        result: FloatArray = (self.start + self.stop) * 0.5
        return result


def _cut_piece(
    locator: PointLocator,
    start_xy: FloatArray,
    stop_xy: FloatArray,
    along: Along,
    turn: FloatArray,
    progress: Progress,
) -> Parts:
    frame, zone_count = locator.cells.frame, locator.cells.boundaries.zone_count
    segments = Segments(*frame.to_cells(start_xy), *frame.to_cells(stop_xy))
    crossings = meet_boundaries(locator.cells, segments)[2]
    crossings = replace(crossings, position=positions(crossings, locator, start_xy, stop_xy))
    near = _Near.of(locator, segments, crossings, start_xy, stop_xy)
    stretches = _stretches(len(segments), crossings, near)
    progress.check()
    place = stretches.middle[:, None]
    middles = np.asarray(
        start_xy[stretches.segment] * (1.0 - place) + stop_xy[stretches.segment] * place, dtype=np.float64
    )
    located = locator.locate(middles)
    stretch, zone = merged_pairs(located.pairs(), locator.judged(middles, located.doubtful, progress))
    progress.check()
    lying, lying_zone, lying_inside = near.lying_along(stretches, along, turn)
    inside = np.setdiff1d(stretch * zone_count + zone, lying * zone_count + lying_zone)
    inside = np.union1d(inside, (lying * zone_count + lying_zone)[lying_inside])
    stretch, zone = np.divmod(inside, zone_count)
    segment, start, stop = stretches.segment[stretch], stretches.start[stretch], stretches.stop[stretch]
    order = np.lexsort((start, zone, segment))
    return merge_intervals(segment[order], zone[order], start[order], stop[order])


def _stretches(count: int, crossings: Crossings, near: _Near) -> _Stretches:
    every = np.arange(count)
    segment = np.concatenate((every, every, crossings.segment, near.segment, near.segment, near.segment))
    ends = np.zeros(count), np.ones(count)
    place = np.concatenate((*ends, crossings.position, near.foot_of_start, near.foot_of_stop, near.meeting))
    order = np.lexsort((place, segment))
    segment, place = segment[order], place[order]
    # The first cut of those at the same place stands for all, except that 1 stands for those just before it.
    place[place > 1.0 - SAME_PLACE] = 1.0
    keep = np.ones(len(place), dtype=bool)
    keep[1:] = (segment[1:] != segment[:-1]) | (place[1:] > place[:-1] + SAME_PLACE)
    segment, place = segment[keep], place[keep]
    between = segment[1:] == segment[:-1]
    owner = segment[:-1][between]
    return _Stretches(owner, place[:-1][between], place[1:][between], np.searchsorted(owner, np.arange(count + 1)))


def _rounding(locator: PointLocator) -> float:
    """How far, in cells, rounding may have moved a vertex that was put on an edge."""
    frame = locator.cells.frame
    largest = np.abs(locator.zones.coords).max()
    return max(ALONG_WITHIN, ALONG_WITHIN_ULPS * float(np.spacing(largest)) * max(frame.x_scale, frame.y_scale))


@dataclass(frozen=True)
class _Near:
    """Pairs of a segment and a boundary that touch, or nearly, and where along the segment.

    Attributes
    ----------
    segment, zone: int64, shape (p,)
    foot_of_start, foot_of_stop, meeting: float64, shape (p,)
        0..1 along the segment: nearest to both ends of the boundary, and where the lines meet.
    is_along: bool, shape (p,)
        The boundary lies on the segment's line.
    same_way: float64, shape (p,)
        Positive if the boundary's zone would lie to the segment's left.
    """

    segment: IntArray
    zone: IntArray
    foot_of_start: FloatArray
    foot_of_stop: FloatArray
    meeting: FloatArray
    is_along: BoolArray
    same_way: FloatArray

    @classmethod
    def of(
        cls,
        locator: PointLocator,
        segments: Segments,
        crossings: Crossings,
        start_xy: FloatArray,
        stop_xy: FloatArray,
    ) -> _Near:
        boundaries = locator.cells.boundaries
        mine, other = segments.part(crossings.doubtful), boundaries.segments.part(crossings.doubtful_boundary)
        du, dv, other_du, other_dv = mine.u1 - mine.u0, mine.v1 - mine.v0, other.u1 - other.u0, other.v1 - other.v0
        length, other_length = np.hypot(du, dv), np.hypot(other_du, other_dv)
        start_u, start_v = other.u0 - mine.u0, other.v0 - mine.v0
        stop_u, stop_v = other.u1 - mine.u0, other.v1 - mine.v0
        aside = start_u * other_dv - start_v * other_du
        within = np.maximum(_rounding(locator), ROUNDING * np.maximum(mine.reach, other.reach))
        along = np.abs(du * start_v - dv * start_u) <= within * length
        along &= np.abs(du * stop_v - dv * stop_u) <= within * length
        along &= np.abs(aside) <= within * other_length
        # Places along the segment come from the two segments alone: the grid depends on all there are.
        vertex = boundaries.vertex[crossings.doubtful_boundary]
        start = start_xy.take(crossings.doubtful, axis=0)
        mine_xy = stop_xy.take(crossings.doubtful, axis=0) - start
        first, last = (locator.zones.coords.take(vertex + end, axis=0) - start for end in (0, 1))
        square = (mine_xy * mine_xy).sum(axis=1)
        return cls(
            crossings.doubtful,
            boundaries.zone[crossings.doubtful_boundary],
            np.clip((first * mine_xy).sum(axis=1) / square, 0.0, 1.0),
            np.clip((last * mine_xy).sum(axis=1) / square, 0.0, 1.0),
            place_of_meeting(first, last - first, mine_xy),
            along,
            (du * other_du + dv * other_dv) * boundaries.load[crossings.doubtful_boundary],
        )

    def lying_along(
        self, stretches: _Stretches, along: Along, turn: FloatArray
    ) -> tuple[IntArray, IntArray, BoolArray]:
        """(stretch, zone) of stretches on the boundary of a zone, and whether they count as inside it."""
        low = np.minimum(self.foot_of_start, self.foot_of_stop)
        high = np.maximum(self.foot_of_start, self.foot_of_stop)
        pair = np.flatnonzero(self.is_along & (high > low))
        first = stretches.first[self.segment[pair]]
        owner, stretch = runs(first, stretches.first[self.segment[pair] + 1] - first)
        owner = pair[owner]
        middle = stretches.middle[stretch]
        on_it = (middle > low[owner]) & (middle < high[owner])
        owner, stretch = owner[on_it], stretch[on_it]
        if along is Along.SAME_WAY:
            inside = self.same_way[owner] * turn[self.segment[owner]] > 0
        else:
            inside = np.full(len(owner), along is Along.INSIDE)
        return stretch, self.zone[owner], inside
