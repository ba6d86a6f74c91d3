# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether zones tile: neighbours share their boundaries vertex by vertex, and none overlaps another.

That is how districts and wards mostly come, and it can be told from their edges alone, a hundred times
faster than by comparing neighbours one pair at a time.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.geometries import BoolArray, Geometries, IntArray
from ..geometry.ring_areas import doubled_ring_areas, shell_rings
from ..geometry.segments import segment_starts
from ..progress import Progress

_SAME_AREA = 1e-12
_MOST_EDGES = 200_000
_MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_HALF = np.uint64(29)
_MOST_BUCKET_BITS = 22
_VALUE_BITS = 26
KeyArray = npt.NDArray[np.uint64]


def tile(zones: Geometries, progress: Progress) -> bool:
    """Whether the zones certainly do not overlap; False where that cannot be told from their edges.

    Every zone's boundary, its inside to the left, is a sum of directed edges. Edges that two neighbours run
    through in opposite directions cancel; what is left is the boundary of the number of zones at each
    place. If the region that these edges enclose (inside and outside taking turns) has as much area as
    all zones together, that number is 0 or 1 everywhere.

    Edges are compared by numbers mixed from their coordinates. Should two edges ever share one, what is
    left encloses another area, and the answer is False.
    """
    doubled, is_shell = doubled_ring_areas(zones, zones.coords[:, 0], zones.coords[:, 1]), shell_rings(zones)
    progress.check()
    vertex, key, forward = _directed_edges(zones, (doubled > 0) == is_shell, progress)
    if not len(vertex):
        return True
    suspects = _not_cancelled(key, forward, progress)
    if suspects is None:
        return False
    _, first, group = np.unique(key[suspects], return_index=True, return_inverse=True)
    balance = np.bincount(group, np.where(forward[suspects], 1.0, -1.0))
    left = vertex[suspects[first[balance != 0]]]
    if (np.abs(balance) > 1).any() or len(left) > _MOST_EDGES:
        return False
    progress.check()
    edges = shapely.linestrings(np.stack((zones.coords[left], zones.coords[left + 1]), axis=1))
    try:
        outline = shapely.build_area(shapely.multilinestrings(edges))
    except shapely.errors.GEOSException:
        # Edges that cross each other enclose nothing certain; newer versions of GEOS say so.
        return False
    total = 0.5 * float(np.where(is_shell, np.abs(doubled), -np.abs(doubled)).sum())
    return bool(abs(float(shapely.area(outline)) - total) <= _SAME_AREA * total)


def _directed_edges(
    zones: Geometries, is_left_handed: BoolArray, progress: Progress
) -> tuple[IntArray, KeyArray, BoolArray]:
    """Of every edge: the vertex where it starts, a number that equal edges share, and which way the ring runs it.

    `is_left_handed` (p,) says of each ring whether it has the inside to its left.
    """
    # Adding 0.0 makes -0.0 the same as 0.0, which it is.
    bits = (zones.coords + 0.0).view(np.uint64)
    place = bits[:, 0] * _MIXERS[0]
    place ^= place >> _HALF
    place += bits[:, 1]
    place *= _MIXERS[1]
    place ^= place >> _HALF
    progress.check()
    vertex = segment_starts(zones)
    start, stop = place[vertex], place[vertex + 1]
    moves = np.flatnonzero(start != stop)
    if len(moves) < len(vertex):
        vertex, start, stop = vertex[moves], start[moves], stop[moves]
    progress.check()
    ring = np.repeat(np.arange(len(is_left_handed)), np.diff(zones.part_offsets))
    forward: BoolArray = (start < stop) == is_left_handed[ring[vertex]]
    start += stop
    start *= _MIXERS[2]
    start ^= start >> _HALF
    return vertex, start, forward


def _not_cancelled(key: KeyArray, forward: BoolArray, progress: Progress) -> IntArray | None:
    """The edges that may be left when those in opposite directions cancel; None if there are too many.

    Edges are thrown into buckets by one part of their number and add another part of it there, with the
    sign of their direction: where edges have cancelled nothing is left.
    """
    bits = min(_MOST_BUCKET_BITS, max(len(key).bit_length(), 1))
    bucket = (key >> np.uint64(64 - bits)).astype(np.int64)
    # Odd, so that it is never 0; whole numbers that a float adds exactly.
    value = (key & np.uint64((1 << _VALUE_BITS) - 1) | np.uint64(1)).astype(np.float64)
    progress.check()
    np.negative(value, out=value, where=~forward)
    is_left = np.bincount(bucket, value) != 0.0
    progress.check()
    if np.count_nonzero(is_left) > _MOST_EDGES:
        return None
    return np.flatnonzero(is_left[bucket])
