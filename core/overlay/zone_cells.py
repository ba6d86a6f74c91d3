# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A grid laid over zones: which cells lie wholly in one zone, and which boundaries run through the others.

Most of what is laid over zones falls into cells that no boundary comes near; for it the grid is the
answer. The state of such cells comes from counting, along every row of cell corners, the boundaries
crossed from the left: +1 into a zone, -1 out of it, so that its cost follows the length of boundaries and
not the area of zones. What lies in other cells is compared with the few boundaries there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..parallel import in_pieces
from ..progress import Progress
from .boundaries import ONE_ZONE, Boundaries, boundaries_of
from .segment_cells import (
    Frame,
    Int32Array,
    Segments,
    cells_passed,
    entries_of,
    in_portions,
    row_crossings,
    runs,
)

# Zones on top of each other are listed for every cell: at most so many in all, or the grid is made coarser.
MOST_OVERLAPS = 4_000_000
COARSEST_SIDE = 64
# A cross product of coordinates in cells is as far from zero as a point from a segment, times its length.
TOO_NEAR = 1e-8
ROUNDING = 4e-15


@dataclass(frozen=True)
class ZoneCells:
    """Zones on a grid.

    A *load* is what a place lies in, as one number: 0 for nothing, ONE_ZONE + z + 1 for zone z alone, the
    sum of these where zones overlap. It is found by adding up the boundaries crossed on the way.

    Attributes
    ----------
    frame: Frame
    boundaries: Boundaries
    state: int32, shape (side * side,)
        0: outside every zone. z + 1: wholly in zone z alone. -1 - rank: some boundary is near, or zones
        overlap there; `rank` numbers these mixed cells.
    cells: int64, shape (ranks,)
        The mixed cells.
    offsets: int64, shape (ranks + 1,)
        Where the entries of each mixed cell begin.
    entries: int64
        The boundary segments near each mixed cell, in order of zone.
    corner_load: float64, shape (ranks,)
        The load at the cell's lower left corner.
    crossing_corners: int64
        Where boundaries cross the lines between rows: the next corner to the right, as its cell's number.
    crossing_loads: float64
        What each of them adds to the load, going right.
    """

    frame: Frame
    boundaries: Boundaries
    state: Int32Array
    cells: IntArray
    offsets: IntArray
    entries: IntArray
    corner_load: FloatArray
    crossing_corners: IntArray
    crossing_loads: FloatArray

    @cached_property
    def entry_counts(self) -> IntArray:
        """(ranks,) how many boundary segments are near each mixed cell."""
        counts: IntArray = np.diff(self.offsets)
        return counts

    def boundaries_near(
        self, item: IntArray, column: IntArray, row: IntArray
    ) -> tuple[Segments, FloatArray, FloatArray | float]:
        """Of these entries: the segments, seen from (i,) column and row, the loads that crossing them to the left adds.

        Lastly the cross product below which a sign is not safe. Asked for as they are needed: most of the entries of
        very detailed zones never are.
        """
        number = self.entries.take(item)
        far = self.boundaries.segments
        unsafe = unsafe_below(far.part(number).reach) if self._boundaries_leave else TOO_NEAR
        near = Segments(
            far.u0.take(number) - column,
            far.v0.take(number) - row,
            far.u1.take(number) - column,
            far.v1.take(number) - row,
        )
        return near, self.boundaries.load.take(number), unsafe

    @cached_property
    def _boundaries_leave(self) -> bool:
        return self.boundaries.leave(self.frame.side)

    def zones_near(self, rank: IntArray) -> tuple[IntArray, IntArray]:
        """Offsets and the zones, ascending, that places in these mixed cells may lie in."""
        owner, item = runs(self.offsets[rank], self.entry_counts[rank])
        offsets, zones = self.corner_zones
        begin = offsets[rank]
        corner_owner, corner_item = runs(begin, offsets[rank + 1] - begin)
        owner = np.concatenate((owner, corner_owner))
        zone = np.concatenate((self.boundaries.zone[self.entries[item]], zones[corner_item]))
        owner, zone = np.divmod(np.unique(owner * self.boundaries.zone_count + zone), self.boundaries.zone_count)
        return np.searchsorted(owner, np.arange(len(rank) + 1)), zone

    @cached_property
    def corner_zones(self) -> tuple[IntArray, IntArray]:
        """(ranks + 1,) offsets and the zones, ascending, that the corner of each mixed cell lies in.

        Costs as much as zones cover; needed only where zones overlap.
        """
        zone = (np.abs(self.crossing_loads) - ONE_ZONE - 1.0).astype(np.int64)
        order = np.lexsort((self.crossing_corners, zone))
        corner, zone = self.crossing_corners[order], zone[order]
        # Every zone leaves every row that it enters, so one running count serves all zones.
        inside = np.flatnonzero(np.cumsum(np.sign(self.crossing_loads[order])) > 0)
        owner, cell = runs(corner[inside], corner[inside + 1] - corner[inside])
        rank = -1 - self.state[cell]
        mixed = np.flatnonzero(rank >= 0)
        return grouped(rank[mixed], zone[inside][owner[mixed]], len(self.cells))

    @cached_property
    def depth(self) -> int:
        """How many zones at most lie on top of each other, roughly."""
        return 1 + int(self.corner_load.max(initial=0.0) / ONE_ZONE)

    @cached_property
    def _boundaries_before(self) -> Int32Array:
        """(side + 1, side + 1) how many cells with a boundary lie below and left of each corner."""
        side = self.frame.side
        with_boundary = np.zeros(side * side, dtype=bool)
        with_boundary[self.cells[self.entry_counts > 0]] = True
        total = np.zeros((side + 1, side + 1), dtype=np.int32)
        np.cumsum(np.cumsum(with_boundary.reshape(side, side), axis=0, dtype=np.int32), axis=1, out=total[1:, 1:])
        return total

    def boundary_between(self, low: Int32Array, high: Int32Array) -> BoolArray:
        """Whether a boundary is near any cell in the boxes with these lower left and upper right cells."""
        total = self._boundaries_before.ravel()
        width = self.frame.side + 1
        low_row, low_column = self.frame.row_and_column(low)
        high_row, high_column = self.frame.row_and_column(high)
        below, above = low_row * width, (high_row + 1) * width
        left, right = low_column, high_column + 1
        count = total[above + right] - total[above + left] - total[below + right] + total[below + left]
        result: BoolArray = count > 0
        return result

    def zone_alone(self, load: FloatArray) -> Int32Array:
        """0 where a load is nothing, z + 1 where it is zone z alone, -1 for several zones or NaN."""
        return _decoded(load, self.boundaries.zone_count)


def zone_cells(zones: Geometries, things: FloatArray, side: int, progress: Progress) -> ZoneCells:
    """Lay a grid of `side` x `side` cells over zones, at least one with a geometry, where there are things.

    `things` (m, 2) are all coordinates that will be asked for. Where many zones lie on top of each other the
    grid is made coarser, to bound what it holds.
    """
    frame = Frame.around(zones.coords, things, side)
    progress.check()
    boundaries = boundaries_of(zones, frame)
    progress.check()
    cell, segment, corner, step = _survey(boundaries, side, progress)
    # Every row begins and ends outside, so one running sum serves all rows.
    load = np.cumsum(np.bincount(corner, step, side * side).astype(np.float64))
    progress.check()
    state = _decoded(load, len(zones))
    # Nothing that anybody asks for and that is in a zone falls on the cells around.
    square = state.reshape(side, side)
    square[[0, -1]] = 0
    square[:, [0, -1]] = 0
    is_mixed = state < 0
    if load[is_mixed].sum() > MOST_OVERLAPS * ONE_ZONE and side > COARSEST_SIDE:
        return zone_cells(zones, things, side // 2, progress)
    is_mixed[cell] = True
    mixed = np.flatnonzero(is_mixed)
    progress.check()
    state[mixed] = np.arange(-1, -1 - len(mixed), -1)
    offsets, entries = grouped(-1 - state[cell], segment, len(mixed))
    return ZoneCells(frame, boundaries, state, mixed, offsets, entries, load[mixed], corner, step)


def unsafe_below(reach: FloatArray) -> FloatArray:
    """The cross product below which the sign may be rounding's, for segments that reach so far (in cells)."""
    unsafe: FloatArray = np.maximum(TOO_NEAR, ROUNDING * np.square(reach))
    return unsafe


def grouped(group: IntArray, values: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Values by group 0..count-1: (count + 1,) offsets and the values, in each group in the order given."""
    by_group = csr_matrix((values, group, np.arange(len(group) + 1)), shape=(len(group), count)).tocsc()
    return by_group.indptr.astype(np.int64), by_group.data


def _survey(boundaries: Boundaries, side: int, progress: Progress) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """Cells and segments of all entries, corners and loads of all crossings of lines between rows."""

    leave = boundaries.leave(side)

    def work(piece: slice) -> list[tuple[IntArray, IntArray, IntArray, FloatArray]]:
        number = np.arange(piece.start, piece.stop)
        if leave:
            number = number[boundaries.segments.part(piece).passes_rows(side)]
        portions = in_portions(cells_passed(boundaries.segments.part(number), side))
        found = [_survey_some(boundaries, number[some], side) for some in portions]
        return [_without_border(survey, side) for survey in found] if leave else found

    found = [some for several in in_pieces(work, len(boundaries), progress) for some in several]
    cell, segment, corner, step = zip(*found)
    return np.concatenate(cell), np.concatenate(segment), np.concatenate(corner), np.concatenate(step)


def _survey_some(
    boundaries: Boundaries, number: IntArray, side: int
) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """The survey of these segments."""
    segments = boundaries.segments.part(number)
    cell, segment = entries_of(segments, side)
    corner, crossing, upwards = row_crossings(segments, side)
    load = boundaries.load[number[crossing]]
    return cell, number[segment], corner, np.where(upwards, -load, load)


def _without_border(
    survey: tuple[IntArray, IntArray, IntArray, FloatArray], side: int
) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """Without entries of the cells around, which stand for all that lies further out."""
    cell, segment, corner, step = survey
    row, column = cell >> (side.bit_length() - 1), cell & (side - 1)
    inner = np.flatnonzero((row > 0) & (row < side - 1) & (column > 0) & (column < side - 1))
    return cell[inner], segment[inner], corner, step


def _decoded(load: FloatArray, zone_count: int) -> Int32Array:
    """0 for nothing, z + 1 for zone z alone, -1 for everything else."""
    # NaN and what is too large become numbers that are no zone's either.
    with np.errstate(invalid="ignore"):
        state = (load - ONE_ZONE).astype(np.int64)
    state[load == 0] = 0
    odd = (state < 0) | (state > zone_count) | ((state == 0) & (load != 0))
    state[odd] = -1
    return state.astype(np.int32)
