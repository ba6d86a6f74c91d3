# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Straight segments on a grid: which cells they come near, and where they cross the lines between rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.segments import segment_starts
from ..ragged import owners

Int32Array = npt.NDArray[np.int32]
AnyInts = TypeVar("AnyInts", IntArray, Int32Array)
# A segment belongs to every cell that it comes this near to (in cells): far above rounding, far below data.
NEAR = 1e-7
# Comparing a thing with a boundary in its cell takes some 150 bytes for a moment.
MOST_AT_ONCE = 500_000
# How much smaller than the zones the grid may be.
FARTHEST_ZOOM = 1024.0
WORTH_ZOOMING = 0.9
FEW = 4096


@dataclass(frozen=True)
class Frame:
    """How x/y become columns and rows (as floats) of a grid of `side` x `side` cells; `side` is a power of two."""

    x0: float
    y0: float
    x_scale: float
    y_scale: float
    side: int

    @classmethod
    def around(cls, zones: FloatArray, things: FloatArray, side: int) -> Frame:
        """A grid over what the boxes of these (m, 2) coordinates have in common, with a free cell around.

        What lies outside the box of the zones is in none, and nobody asks beyond the box of the things. The
        cells are placed at odd fractions, so that rounded coordinates seldom fall on their borders.
        """
        origin, scale = [], []
        for axis in (0, 1):
            low, high = _range(zones[:, axis])
            # Not too near: rounding would spoil the far ends of boundaries.
            least = (high - low) / FARTHEST_ZOOM or 1.0
            thing_low, thing_high = _range(things[:, axis])
            common_low, common_high = max(low, thing_low), min(high, thing_high)
            if len(things) <= FEW:
                # Segments that reach far out of the grid are left to GEOS, which rounds in another way: a few things
                # shall be cut as they are among many.
                room = (thing_high - thing_low) / 4.0
                common_low, common_high = max(low, common_low - room), min(high, common_high + room)
            if 0.0 <= common_high - common_low < WORTH_ZOOMING * (high - low):
                low, high = common_low, common_high
            scale.append((side - 3.2360679774997896) / max(high - low, least))
            origin.append(low - 1.3819660112501051 / scale[axis])
        return cls(origin[0], origin[1], scale[0], scale[1], side)

    def to_cells(self, coords: FloatArray) -> tuple[FloatArray, FloatArray]:
        """(m, 2) x, y -> column and row, (m,) each, as floats."""
        u, v = coords[:, 0] - self.x0, coords[:, 1] - self.y0
        u *= self.x_scale
        v *= self.y_scale
        return u, v

    def cell_of(self, u: FloatArray, v: FloatArray) -> Int32Array:
        """The number of the cell at (m,) columns and rows; what lies outside (or is NaN) gets a border cell."""
        # The upper end is cut off as floats, for a number too large for int32 would become a negative one.
        with np.errstate(invalid="ignore"):
            column = np.minimum(u, self.side - 1.0).astype(np.int32)
            row = np.minimum(v, self.side - 1.0).astype(np.int32)
        np.maximum(column, 0, out=column)
        np.maximum(row, 0, out=row)
        row *= self.side
        row += column
        return row

    def row_and_column(self, cell: AnyInts) -> tuple[AnyInts, AnyInts]:
        """Of cells given by number. A division would take five times as long."""
        row: AnyInts = cell >> (self.side.bit_length() - 1)
        column: AnyInts = cell & (self.side - 1)
        return row, column


def _range(values: FloatArray) -> tuple[float, float]:
    """The least and the largest value, NaN left out."""
    low, high = float(values.min()), float(values.max())
    if np.isnan(low):
        return float(np.fmin.reduce(values)), float(np.fmax.reduce(values))
    return low, high


@dataclass(frozen=True)
class Segments:
    """Straight segments from (u0, v0) to (u1, v1) in columns and rows of a frame; float64, shape (s,) each."""

    u0: FloatArray
    v0: FloatArray
    u1: FloatArray
    v1: FloatArray

    def __len__(self) -> int:
        return len(self.u0)

    def part(self, which: slice | IntArray) -> Segments:
        return Segments(self.u0[which], self.v0[which], self.u1[which], self.v1[which])

    @property
    def reach(self) -> FloatArray:
        """How far from the origin each segment reaches, along an axis."""
        ends = np.abs(self.u0), np.abs(self.v0), np.abs(self.u1), np.abs(self.v1)
        reach: FloatArray = np.maximum(np.maximum(ends[0], ends[1]), np.maximum(ends[2], ends[3]))
        return reach

    def passes_rows(self, side: int) -> BoolArray:
        """Whether any part of a segment is as high as the grid."""
        passes: BoolArray = (np.maximum(self.v0, self.v1) >= 0.0) & (np.minimum(self.v0, self.v1) <= side)
        return passes

    def column_at(self, v: FloatArray | IntArray) -> FloatArray:
        """Where the segments cross the lines of height v (one each), never beyond their ends."""
        rise = self.v1 - self.v0
        share = np.divide(v - self.v0, rise, out=np.zeros(len(rise)), where=rise != 0)
        np.clip(share, 0.0, 1.0, out=share)
        result: FloatArray = self.u0 + share * (self.u1 - self.u0)
        return result


def segments_of(geometries: Geometries, frame: Frame) -> tuple[IntArray, Segments]:
    """The vertex at which each segment of lines or rings starts, and the segments in the frame."""
    u, v = frame.to_cells(geometries.coords)
    vertex = segment_starts(geometries)
    following = vertex + 1
    return vertex, Segments(u[vertex], v[vertex], u[following], v[following])


def in_portions(weights: IntArray) -> list[slice]:
    """Consecutive things in portions whose weights add up to no more than MOST_AT_ONCE (or single ones)."""
    total = np.cumsum(weights)
    if not len(total) or total[-1] <= MOST_AT_ONCE:
        return [slice(0, len(weights))]
    starts = [0]
    while starts[-1] < len(weights):
        before = total[starts[-1] - 1] if starts[-1] else 0
        starts.append(max(starts[-1] + 1, int(np.searchsorted(total, before + MOST_AT_ONCE, side="right"))))
    return [slice(*ends) for ends in zip(starts, starts[1:])]


def runs(first: IntArray, counts: IntArray) -> tuple[IntArray, IntArray]:
    """For runs first, first + 1, ... of these lengths: the owner of each item, and the item."""
    owner = owners(counts)
    item: IntArray = (first - np.cumsum(counts) + counts).take(owner)
    item += np.arange(len(owner))
    return owner, item


def cells_passed(segments: Segments, side: int) -> IntArray:
    """How many cells each segment passes, roughly and at most."""
    width = np.abs(np.clip(segments.u1, 0.0, side) - np.clip(segments.u0, 0.0, side))
    height = np.abs(np.clip(segments.v1, 0.0, side) - np.clip(segments.v0, 0.0, side))
    passed: IntArray = (width + height).astype(np.int64) + 3
    return passed


def entries_of(segments: Segments, side: int) -> tuple[IntArray, IntArray]:
    """(cell, segment) of all cells that segments come near (within NEAR), in order of segment.

    Segments without length (repeated vertices) have none.
    """
    row, last_row = _span(segments.v0, segments.v1, side)
    column, last_column = _span(segments.u0, segments.u1, side)
    owner = np.arange(len(segments))
    lengthless = (segments.u0 == segments.u1) & (segments.v0 == segments.v1)
    if lengthless.any():
        last_row = np.where(lengthless, row - 1, last_row)
    if (last_row != row).any():
        column, last_column, row, owner = _row_by_row(segments, column, last_column, row, last_row, side)
    counts = last_column - column + 1
    wide = counts > 1
    cell = row * side + column
    if not wide.any():
        return cell, owner
    item_owner, cell = runs(cell, counts)
    return cell, owner[item_owner]


def _span(first: FloatArray, second: FloatArray, side: int) -> tuple[IntArray, IntArray]:
    """First and last whole number between, cut off at the grid's border (whose cells are free of zones)."""
    low = np.clip(np.minimum(first, second) - NEAR, 0.0, side - 1.0).astype(np.int64)
    high = np.clip(np.maximum(first, second) + NEAR, 0.0, side - 1.0).astype(np.int64)
    return low, high


def _row_by_row(
    segments: Segments, column: IntArray, last_column: IntArray, row: IntArray, last_row: IntArray, side: int
) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """Split what spans several rows: first and last column, row and segment of each piece."""
    owner, rows = runs(row, last_row - row + 1)
    column, last_column = column[owner], last_column[owner]
    # Only what spans several rows and several columns has to be cut.
    slanted = np.flatnonzero((last_row > row)[owner] & (last_column > column))
    cut, at = segments.part(owner[slanted]), rows[slanted]
    below, above = cut.column_at(at - NEAR), cut.column_at(at + (1.0 + NEAR))
    flat = cut.v0 == cut.v1
    first, last = _span(np.where(flat, cut.u0, below), np.where(flat, cut.u1, above), side)
    column[slanted], last_column[slanted] = first, last
    return column, last_column, rows, owner


def row_crossings(segments: Segments, side: int) -> tuple[IntArray, IntArray, BoolArray]:
    """Where segments cross the lines between rows: the first corner to the right, the segment, whether upwards.

    A line is crossed by what starts below it and ends on or above it.
    """
    low, high = np.minimum(segments.v0, segments.v1), np.maximum(segments.v0, segments.v1)
    row = np.clip(low, 0.0, side).astype(np.int64) + 1
    counts = np.maximum(np.clip(high, 0.0, side - 1.0).astype(np.int64) - row + 1, 0)
    # A low end exactly on a line does not cross it, for it does not start below.
    owner, line = runs(row, counts)
    crossing = segments.part(owner)
    # What crosses left or right of the grid counts for the whole row, or for its last corner only.
    column = np.clip(crossing.column_at(line), -1.0, side - 2.0) + 1.0
    corner = line * side + column.astype(np.int64)
    return corner, owner, crossing.v1 > crossing.v0
