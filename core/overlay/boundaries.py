# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The boundaries of zones as segments that know what lies to their left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..geometry.ring_areas import shell_rings
from ..ragged import owners
from .segment_cells import Frame, Segments, segments_of

# One number holds how many zones a corner lies in (times this) and the sum of their numbers (from 1).
# Sums stay whole and below 2**53, so that float64 counts exactly.
ONE_ZONE = 2.0**32


@dataclass(frozen=True)
class Boundaries:
    """The segments of zone boundaries, in cells of a frame.

    Attributes
    ----------
    segments: Segments
    vertex: int64, shape (s,)
        The vertex of the zones at which the segment starts (it stops at the next).
    zone: int64, shape (s,)
    load: float64, shape (s,)
        What crossing the segment from its right to its left adds to a load: see ZoneCells.
    """

    segments: Segments
    vertex: IntArray
    zone: IntArray
    load: FloatArray
    zone_count: int

    def leave(self, side: int) -> bool:
        """Whether any boundary leaves the inner cells of a grid of side x side cells."""
        # Rings are closed: every vertex is the start of a segment.
        u, v = self.segments.u0, self.segments.v0
        return bool(min(u.min(), v.min()) < 1.0 or max(u.max(), v.max()) >= side - 1.0)

    def __len__(self) -> int:
        return len(self.vertex)


def boundaries_of(zones: Geometries, frame: Frame) -> Boundaries:
    """All boundary segments of the zones; rings may be wound either way."""
    vertex, segments = segments_of(zones, frame)
    counts = np.diff(zones.part_offsets) - 1
    turn = _ring_turns(zones, segments, counts)
    zone = owners(np.diff(zones.part_feature_offsets))
    ring_load = turn * (ONE_ZONE + 1.0 + zone)
    ring = owners(counts)
    return Boundaries(segments, vertex, zone.take(ring), ring_load.take(ring), len(zones))


def _ring_turns(zones: Geometries, segments: Segments, counts: IntArray) -> FloatArray:
    """Per ring +1 if its zone lies to its left, else -1: shells counter-clockwise, holes clockwise."""
    first = np.minimum(np.cumsum(counts) - counts, len(segments) - 1)
    ring = owners(counts)
    middle = (segments.u0 + segments.u1) * 0.5 - segments.u0[first].take(ring)
    area = np.bincount(ring, middle * (segments.v1 - segments.v0), len(counts))
    turn = np.where(area < 0, -1.0, 1.0)
    return np.where(shell_rings(zones), turn, -turn)
