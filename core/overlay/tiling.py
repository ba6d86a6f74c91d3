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

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..geometry.measures import planar_areas, signed_ring_areas
from ..geometry.segments import segments
from ..progress import Progress
from .ordering import stable_order

_SAME_AREA = 1e-12
_MOST_EDGES = 200_000
_MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


def tile(zones: Geometries, progress: Progress) -> bool:
    """Whether the zones certainly do not overlap; False where that cannot be told from their edges.

    Every zone's boundary, its inside to the left, is a sum of directed edges. Edges that two neighbours run
    through in opposite directions cancel; what is left is the boundary of the number of zones at each
    place. If the region that these edges enclose (inside and outside taking turns) has as much area as
    all zones together, that number is 0 or 1 everywhere.
    """
    start, stop, forward = _directed_edges(zones)
    progress.check()
    if not len(start):
        return True
    order, group = _equal_edges(start, stop, progress)
    if order is None:
        return False
    balance = np.bincount(group, np.where(forward[order], 1.0, -1.0))
    if (np.abs(balance) > 1).any():
        return False
    first = np.flatnonzero(np.append(True, np.diff(group) > 0))
    left = order[first[balance != 0]]
    if len(left) > _MOST_EDGES:
        return False
    progress.check()
    edges = shapely.linestrings(np.stack((start[left], stop[left]), axis=1))
    try:
        outline = shapely.build_area(shapely.multilinestrings(edges))
    except shapely.errors.GEOSException:
        # Edges that cross each other enclose nothing certain; newer versions of GEOS say so.
        return False
    total = float(planar_areas(zones).sum())
    return bool(abs(float(shapely.area(outline)) - total) <= _SAME_AREA * total)


def _directed_edges(zones: Geometries) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_]]:
    """(e, 2) lower and higher end of every edge, and whether its ring, inside to the left, runs upward."""
    vertex, _ = segments(zones)
    a, b = zones.coords[vertex], zones.coords[vertex + 1]
    upward = (a[:, 0] < b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] < b[:, 1]))
    offsets = zones.polygon_offsets
    if offsets is None:
        raise ValueError("polygons expected")
    is_shell = np.zeros(len(zones.part_offsets) - 1, dtype=bool)
    is_shell[offsets[:-1][np.diff(offsets) > 0]] = True
    anticlockwise = signed_ring_areas(zones) > 0
    ring = np.repeat(np.arange(len(is_shell)), np.diff(zones.part_offsets))[vertex]
    forward = upward == (anticlockwise == is_shell)[ring]
    moves = (a != b).any(axis=1)
    low, high = np.where(upward[:, None], a, b), np.where(upward[:, None], b, a)
    return low[moves], high[moves], forward[moves]


def _equal_edges(start: FloatArray, stop: FloatArray, progress: Progress) -> tuple[IntArray | None, IntArray]:
    """An order in which equal edges follow each other, and the number of the group of each; None for a clash."""
    # Adding 0.0 makes -0.0 the same as 0.0, which it is.
    bits = (np.concatenate((start, stop), axis=1) + 0.0).view(np.uint64)
    key = np.zeros(len(bits), dtype=np.uint64)
    for column, mixer in enumerate(_MIXERS):
        key = (key ^ bits[:, column]) * mixer
        key ^= key >> np.uint64(29)
    keys = (key >> np.uint64(16)).astype(np.int64)
    order = stable_order(keys, 1 << 48, progress)
    progress.check()
    keys = keys[order]
    fresh = np.append(True, keys[1:] != keys[:-1])
    same = ~fresh[1:]
    clash = (bits[order[1:][same]] != bits[order[:-1][same]]).any()
    return (None if clash else order), np.cumsum(fresh) - 1
