# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest edge of a network for many places, exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..geometry.crs import metres_per_unit, project_xy
from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..geometry.segments import segment_starts
from ..overlay.ordering import stable_order
from ..parallel import in_pieces
from ..progress import Progress
from ..ragged import owners
from .model import Network

_PIECES_A_TREE = 200_000
_POINTS_AT_ONCE = 8_192
_CANDIDATES = 8
NO_EDGE = -1


@dataclass(frozen=True)
class Snapped:
    """Where k places enter the network.

    Attributes
    ----------
    edge: (k,) int64, -1 where no edge is within reach
    share: (k,) 0..1 of the edge's length, NaN without edge
    xy: (k, 2) the place on the edge
    entry_m: (k,) metres in a straight line to it
    """

    edge: IntArray
    share: FloatArray
    xy: FloatArray
    entry_m: FloatArray

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def found(self) -> BoolArray:
        found: BoolArray = self.edge != NO_EDGE
        return found


@dataclass(frozen=True)
class _Strip:
    """Pieces of segments by their middles, from `low` to `high` along x; `owner` are their segments."""

    tree: cKDTree
    owner: IntArray
    low: float
    high: float

    def away_from(self, x: float) -> float:
        return max(self.low - x, x - self.high, 0.0)


class Snapper:
    """Finds the nearest edge; make one for a network and ask it as often as needed.

    Segments are cut into short pieces, whose middles lie in trees: the nearest segment is among those whose middles
    are nearer than the best found plus half a piece. Of edges equally near, the cheapest to travel is taken.
    """

    def __init__(self, network: Network, progress: Progress) -> None:
        self._network = network
        vertex = segment_starts(network.lines)
        self._origin = network.node_xy.mean(axis=0) if network.node_count else np.zeros(2)
        self._a = network.lines.coords[vertex] - self._origin
        self._b = network.lines.coords[vertex + 1] - self._origin
        self._edge = owners(np.diff(network.segment_offsets))
        cost = np.minimum(network.forward, network.backward)
        self._price = np.divide(cost, network.length_m, out=np.zeros(len(cost)), where=network.length_m > 0)
        progress.check()
        self._strips: list[_Strip] = []
        self._half = 0.0
        self._plant(progress)

    def _plant(self, progress: Progress) -> None:
        span = np.hypot(*(self._b - self._a).T)
        longest = max(float(span.mean()), 1e-9) if len(span) else 1.0
        pieces = np.maximum(np.ceil(span / longest), 1).astype(np.int64)
        self._half = longest / 2.0
        owner = owners(pieces)
        progress.check()
        number = np.arange(len(owner)) - (np.cumsum(pieces) - pieces)[owner]
        share = (number + 0.5) / pieces[owner]
        middle = self._a[owner] + (self._b - self._a)[owner] * share[:, None]
        progress.check()
        # Several small trees instead of one: each is planted within a blink, and strips keep most of them out of it.
        count = max(-(-len(owner) // _PIECES_A_TREE), 1)
        edges = np.quantile(middle[:: max(len(middle) // 10_000, 1), 0], np.linspace(0, 1, count + 1)[1:-1])
        strip = np.searchsorted(edges, middle[:, 0])
        for each in range(count):
            progress.check()
            members = np.flatnonzero(strip == each)
            if len(members):
                x = middle[members, 0]
                tree = cKDTree(middle[members], balanced_tree=False, compact_nodes=False)
                self._strips.append(_Strip(tree, owner[members], float(x.min()), float(x.max())))

    @property
    def byte_count(self) -> int:
        """About how much memory it takes, beside its network."""
        arrays = (self._a, self._b, self._edge, self._price)
        return sum(array.nbytes for array in arrays) + 40 * sum(len(strip.owner) for strip in self._strips)

    def snap(self, xy: FloatArray, farthest_m: float, geodesic: bool, progress: Progress) -> Snapped:
        """`xy` (k, 2) in the network's CRS, NaN for no place; entries longer than `farthest_m` are none."""
        network = self._network
        # The plane is true within 5 %: what is measured there decides which edge is nearest, never how far it is.
        reach = farthest_m * 1.1 / metres_per_unit(network.crs)
        known = np.flatnonzero(np.isfinite(xy).all(axis=1))
        # From west to east, so that those asked about together lie in few strips.
        known = known[_west_to_east(xy[known, 0], progress)]
        segment = np.full(len(xy), -1, dtype=np.int64)
        share = np.full(len(xy), np.nan)
        there = np.full((len(xy), 2), np.nan)

        def work(piece: slice) -> tuple[IntArray, FloatArray, FloatArray]:
            return self._nearest(xy[known[piece]] - self._origin, reach)

        start = 0
        for found, part, place in in_pieces(work, len(known), progress, _POINTS_AT_ONCE):
            some = known[start : start + len(found)]
            segment[some], share[some], there[some] = found, part, place
            start += len(found)
        there += self._origin
        entry = straight_m(network, xy, there, geodesic, progress)
        near = (segment >= 0) & (entry <= farthest_m)
        edge = np.where(near, self._edge[segment] if len(self._edge) else -1, NO_EDGE)
        return Snapped(edge, self._along(segment, share, near), there, np.where(segment >= 0, entry, np.nan))

    def _along(self, segment: IntArray, share: FloatArray, near: BoolArray) -> FloatArray:
        """The share of the edge's length, from that of the segment's."""
        network, result = self._network, np.full(len(segment), np.nan)
        at, part = segment[near], share[near]
        edge = self._edge[at]
        first, last = network.segment_offsets[edge], network.segment_offsets[edge + 1] - 1
        metres = network.along_m[at] - network.along_m[first] + part * (network.along_m[at + 1] - network.along_m[at])
        length = network.length_m[edge]
        found = np.divide(metres, length, out=np.zeros(len(at)), where=length > 0)
        found = np.where((at == first) & (part == 0.0), 0.0, np.where((at == last) & (part == 1.0), 1.0, found))
        result[near] = np.clip(found, 0.0, 1.0)
        return result

    def _nearest(self, points: FloatArray, reach: float) -> tuple[IntArray, FloatArray, FloatArray]:
        """Segment (-1 where none is within reach), share of it and place of the nearest segment of each point."""
        best = np.full(len(points), np.inf)
        segment = np.full(len(points), -1, dtype=np.int64)
        middle = float(np.median(points[:, 0])) if len(points) else 0.0
        for strip in sorted(self._strips, key=lambda strip: strip.away_from(middle)):
            bound = np.minimum(best, reach) + self._half
            left = np.flatnonzero((points[:, 0] + bound >= strip.low) & (points[:, 0] - bound <= strip.high))
            count = _CANDIDATES
            while len(left):
                bound = np.minimum(best[left], reach) + self._half
                asked = min(count, len(strip.owner))
                near, number = _query(strip.tree, points[left], asked, bound)
                present = np.isfinite(near)
                candidate = np.where(present, strip.owner[np.minimum(number, len(strip.owner) - 1)], -1)
                best[left], segment[left] = self._better(points[left], candidate, best[left], segment[left])
                # Proven: all middles that could belong to a nearer segment have been looked at.
                open_end = present[:, -1] & (asked < len(strip.owner))
                open_end &= near[:, -1] <= np.minimum(best[left], reach) + self._half
                left, count = left[open_end], count * 4
        if not len(self._a):
            return segment, best, points
        distance, share, place = self._project(points, np.maximum(segment, 0))
        return np.where((distance <= reach) & (segment >= 0), segment, -1), share, place

    def _better(
        self, points: FloatArray, candidate: IntArray, best: FloatArray, segment: IntArray
    ) -> tuple[FloatArray, IntArray]:
        """Distance and number of the nearest of the candidates (m, k; -1 is none) and the segment that each has."""
        rows, columns = candidate.shape
        distance = np.full((rows, columns + 1), np.inf)
        distance[:, -1] = best
        number = np.column_stack((candidate, segment))
        row, column = np.nonzero(candidate >= 0)
        distance[row, column] = self._project(points[row], candidate[row, column])[0]
        choice = distance.argmin(axis=1)
        nearest = distance[np.arange(rows), choice]
        chosen = number[np.arange(rows), choice]
        # Of several equally near the cheapest, then the first: the end of one line is mostly that of others.
        even = (distance == nearest[:, None]) & (number >= 0)
        tied = np.flatnonzero(np.count_nonzero(even, axis=1) > 1)
        if len(tied):
            price = np.where(even[tied], self._price[self._edge[number[tied]]], np.inf)
            cheapest = even[tied] & (price == price.min(axis=1)[:, None])
            chosen[tied] = np.where(cheapest, number[tied], np.iinfo(np.int64).max).min(axis=1)
        return nearest, chosen

    def _project(self, points: FloatArray, segment: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        a = self._a[segment]
        along = self._b[segment] - a
        square = (along**2).sum(axis=1)
        offset = points - a
        share = np.divide((offset * along).sum(axis=1), square, out=np.zeros(len(points)), where=square > 0)
        share = np.clip(share, 0.0, 1.0)
        place = np.where(share[:, None] == 1.0, self._b[segment], a + along * share[:, None])
        return np.hypot(*(points - place).T), share, place


def _west_to_east(x: FloatArray, progress: Progress) -> IntArray:
    """An order roughly by x."""
    if not len(x):
        return np.zeros(0, dtype=np.int64)
    low = float(x.min())
    width = max(float(x.max()) - low, 1e-9)
    return stable_order(((x - low) / width * 1023.0).astype(np.int64), 1024, progress)


def _query(tree: cKDTree, points: FloatArray, count: int, bound: FloatArray) -> tuple[FloatArray, IntArray]:
    """The nearest middles of each point within its own bound, infinite where there are fewer than `count`."""
    farthest = float(np.nextafter(bound.max(initial=0.0), np.inf))
    near, number = tree.query(points, k=count, distance_upper_bound=farthest)
    near, number = near.reshape(len(points), count), number.reshape(len(points), count)
    return np.where(near <= bound[:, None], near, np.inf), number


def straight_m(network: Network, xy: FloatArray, there: FloatArray, geodesic: bool, progress: Progress) -> FloatArray:
    """(k,) metres between places in the network's CRS, on its ellipsoid or in its plane."""
    crs = network.crs
    geod, geodetic = crs.get_geod(), crs.geodetic_crs
    if not geodesic or geod is None or geodetic is None:
        planar: FloatArray = np.hypot(*(xy - there).T) * metres_per_unit(crs)
        return planar
    a, b = project_xy(xy, crs, geodetic, progress), project_xy(there, crs, geodetic, progress)
    metres = np.full(len(xy), np.nan)
    known = np.flatnonzero(np.isfinite(a).all(axis=1) & np.isfinite(b).all(axis=1))
    for start in range(0, len(known), _POINTS_AT_ONCE):
        progress.check()
        some = known[start : start + _POINTS_AT_ONCE]
        metres[some] = geod.inv(a[some, 0], a[some, 1], b[some, 0], b[some, 1])[2]
    return metres
