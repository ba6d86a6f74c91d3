# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which vertices of lines are the same place, exactly or within a tolerance."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress
from .components import components

_HASH_BITS = 48
_AT_ONCE = 65_536
_NEIGHBOURS = 8


def same_places(xy: FloatArray, progress: Progress) -> tuple[IntArray, FloatArray]:
    """(m,) the place of each vertex, and (p, 2) the places: equal coordinates are one place."""
    xy = xy + 0.0  # -0.0 and 0.0 are the same
    bits = xy.view(np.uint64)
    with np.errstate(over="ignore"):
        key = bits[:, 0] * np.uint64(0x9E3779B97F4A7C15)
        progress.check()
        key = (key ^ (key >> np.uint64(29)) ^ bits[:, 1]) * np.uint64(0xBF58476D1CE4E5B9)
    key = ((key ^ (key >> np.uint64(32))) >> np.uint64(64 - _HASH_BITS)).astype(np.int64)
    progress.check()
    order = stable_order(key, 1 << _HASH_BITS, progress)
    progress.check()
    ordered, key = xy[order], key[order]
    progress.check()
    fresh = _differs(ordered)
    mixed = fresh[1:] & (key[1:] == key[:-1])
    if mixed.any():
        # Two places of one key may alternate: so rare that sorting by coordinates instead is fine.
        order = np.lexsort((xy[:, 1], xy[:, 0]))
        ordered = xy[order]
        fresh = _differs(ordered)
    progress.check()
    place = np.empty(len(xy), dtype=np.int64)
    place[order] = np.cumsum(fresh) - 1
    return place, ordered[fresh]


def _differs(xy: FloatArray) -> BoolArray:
    """(m,) whether each differs from the one before; the first does."""
    fresh = np.ones(len(xy), dtype=bool)
    fresh[1:] = (xy[1:, 0] != xy[:-1, 0]) | (xy[1:, 1] != xy[:-1, 1])
    return fresh


def joined_places(
    xy: FloatArray, is_end: BoolArray, is_loose: BoolArray, with_others: bool, tolerance: float, progress: Progress
) -> IntArray:
    """(p,) for every place the place it is joined to (its own where it is not).

    A loose end (`is_loose`, a line end that meets nothing exactly) is joined to every line end within `tolerance`
    and, with `with_others`, where there is none, to the nearest other vertex within it.
    """
    loose = np.flatnonzero(is_loose)
    if not len(loose) or tolerance <= 0.0:
        return np.arange(len(xy), dtype=np.int64)
    first, second = _near_ends(xy, loose, np.flatnonzero(is_end), tolerance, progress)
    if with_others:
        alone = np.ones(len(xy), dtype=bool)
        alone[first] = False
        left = loose[alone[loose]]
        a, b = _nearest_others(xy, left, np.flatnonzero(~is_end), tolerance, progress)
        first, second = np.concatenate((first, a)), np.concatenate((second, b))
    return components(len(xy), first, second, progress)


def _near_ends(
    xy: FloatArray, loose: IntArray, ends: IntArray, tolerance: float, progress: Progress
) -> tuple[IntArray, IntArray]:
    tree = cKDTree(xy[ends], balanced_tree=False, compact_nodes=False)
    firsts, seconds = [], []
    for start in range(0, len(loose), _AT_ONCE):
        progress.check()
        asked, count = loose[start : start + _AT_ONCE], _NEIGHBOURS
        while len(asked):
            near, other = tree.query(xy[asked], k=min(count, len(ends)), distance_upper_bound=_reach(tolerance))
            near, other = near.reshape(len(asked), -1), other.reshape(len(asked), -1)
            found = near <= tolerance
            # Where all that were asked for are near there may be more.
            full = found.all(axis=1) & (count < len(ends))
            row, column = np.nonzero(found & ~full[:, None])
            firsts.append(asked[row])
            seconds.append(ends[other[row, column]])
            asked, count = asked[full], count * 4
    first = np.concatenate(firsts) if firsts else np.zeros(0, dtype=np.int64)
    second = np.concatenate(seconds) if seconds else np.zeros(0, dtype=np.int64)
    apart = first != second
    return first[apart], second[apart]


def _nearest_others(
    xy: FloatArray, loose: IntArray, others: IntArray, tolerance: float, progress: Progress
) -> tuple[IntArray, IntArray]:
    if not len(loose) or not len(others):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    tree = cKDTree(xy[others], balanced_tree=False, compact_nodes=False)
    nearest = np.full(len(loose), -1, dtype=np.int64)
    for start in range(0, len(loose), _AT_ONCE):
        progress.check()
        piece = slice(start, start + _AT_ONCE)
        near, other = tree.query(xy[loose[piece]], distance_upper_bound=_reach(tolerance))
        found = near <= tolerance
        nearest[piece][found] = others[other[found]]
    found = nearest >= 0
    return loose[found], nearest[found]


def _reach(tolerance: float) -> float:
    """The tree leaves out what lies exactly at its bound."""
    return float(np.nextafter(tolerance, np.inf))
