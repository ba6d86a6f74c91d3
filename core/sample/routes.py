# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Roads between places: cheapest ways over a loose lattice, so that they merge, avoid slopes and share bridges."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..wording.translate import say
from .frame import Frame
from .near import crossed
from .places import Place, PlaceKind
from .rivers import RiverSegments
from .terrain import Ground

_SPACING_M = 150.0
_BRIDGE_COST_M = 1_600.0
_STREAM_COST_M = 60.0
ROAD_CLASSES = ("trunk", "primary", "secondary")


@dataclass(frozen=True)
class Route:
    """A road between two junctions or places: vertices in metres and its class, a position in `ROAD_CLASSES`."""

    line: FloatArray
    road_class: int


class Lattice:
    """Points about 150 m apart with what it costs to go from each to its eight neighbours."""

    def __init__(self, frame: Frame, ground: Ground, rivers: RiverSegments, progress: Progress) -> None:
        self.rows = int(frame.height_m // _SPACING_M) + 1
        self.columns = int(frame.length_m // _SPACING_M) + 1
        self.xy = self._points(frame)
        self._x: list[float] = self.xy[:, 0].tolist()
        self._y: list[float] = self.xy[:, 1].tolist()
        self._neighbours = self._make_neighbours(ground, rivers, progress)

    def _points(self, frame: Frame) -> FloatArray:
        xmin, ymin, xmax, ymax = frame.bounds
        column, row = np.meshgrid(np.arange(self.columns), np.arange(self.rows))
        xy = np.column_stack((xmin + column.ravel() * _SPACING_M, ymin + row.ravel() * _SPACING_M))
        shift = frame.chance("lattice").uniform(-0.28, 0.28, xy.shape) * _SPACING_M
        return np.asarray(np.clip(xy + shift, (xmin, ymin), (xmax, ymax)))

    def _make_neighbours(
        self, ground: Ground, rivers: RiverSegments, progress: Progress
    ) -> list[list[tuple[int, float]]]:
        index = np.arange(self.rows * self.columns).reshape(self.rows, self.columns)
        pairs = np.concatenate(
            [
                np.column_stack((a.ravel(), b.ravel()))
                for a, b in (
                    (index[:, :-1], index[:, 1:]),
                    (index[:-1], index[1:]),
                    (index[:-1, :-1], index[1:, 1:]),
                    (index[:-1, 1:], index[1:, :-1]),
                )
            ]
        )
        cost = self._costs(pairs, ground, rivers, progress)
        neighbours: list[list[tuple[int, float]]] = [[] for _ in range(len(self.xy))]
        for (a, b), price in zip(pairs.tolist(), cost.tolist()):
            if price < np.inf:
                neighbours[a].append((b, price))
                neighbours[b].append((a, price))
        return neighbours

    def _costs(self, pairs: IntArray, ground: Ground, rivers: RiverSegments, progress: Progress) -> FloatArray:
        start, stop = self.xy[pairs[:, 0]], self.xy[pairs[:, 1]]
        middle = (start + stop) / 2.0
        length_m = np.hypot(*(stop - start).T)
        slope = np.abs(ground.at(ground.height_m, start) - ground.at(ground.height_m, stop)) / length_m
        wet = np.clip(4.5 - ground.above_river_m(middle), 0.0, 2.0)
        cost = length_m * (1.0 + 14.0 * slope + 200.0 * slope**2 + 0.35 * wet)
        main = rivers.of_level(main=True)
        cost += _BRIDGE_COST_M * crossed(start, stop, main.segments, progress)
        streams = rivers.of_level(main=False).segments
        if len(streams):
            cost += _STREAM_COST_M * crossed(start, stop, streams, progress)
        in_river = ground.at(ground.main_distance_m, self.xy) < 48.0
        cost[in_river[pairs[:, 0]] | in_river[pairs[:, 1]]] = np.inf
        return np.asarray(cost)

    def nearest(self, points: FloatArray) -> IntArray:
        """(n,) the lattice point nearest to each of (n, 2), of those that roads can reach."""
        open_points = np.flatnonzero([bool(around) for around in self._neighbours])
        return np.array([open_points[np.hypot(*(self.xy[open_points] - point).T).argmin()] for point in points])

    def cheapest(self, start: int, goal: int, built: dict[tuple[int, int], int]) -> list[int]:
        """The cheapest way; where a road is built already it costs a third. Empty where there is none."""
        goal_x, goal_y = self.xy[goal].tolist()
        x, y = self._x, self._y
        best: dict[int, float] = {start: 0.0}
        before: dict[int, int] = {}
        queue = [(0.0, start)]
        done: set[int] = set()
        while queue:
            _, here = heapq.heappop(queue)
            if here == goal:
                break
            if here in done:
                continue
            done.add(here)
            for there, price in self._neighbours[here]:
                edge = (here, there) if here < there else (there, here)
                cost = best[here] + (price * 0.34 if edge in built else price)
                if cost < best.get(there, np.inf):
                    best[there] = cost
                    before[there] = here
                    ahead = 0.34 * ((x[there] - goal_x) ** 2 + (y[there] - goal_y) ** 2) ** 0.5
                    heapq.heappush(queue, (cost + ahead, there))
        return _way_back(before, start, goal)


def _way_back(before: dict[int, int], start: int, goal: int) -> list[int]:
    way = [goal]
    while way[-1] != start:
        if way[-1] not in before:
            return []
        way.append(before[way[-1]])
    return way[::-1]


def make_routes(
    frame: Frame, ground: Ground, rivers: RiverSegments, places: list[Place], progress: Progress
) -> tuple[list[Route], FloatArray]:
    """The roads, and for every place the (x, y) on them that is its middle."""
    lattice = Lattice(frame, ground, rivers, progress)
    centres = np.array([place.centre for place in places])
    middles = lattice.nearest(centres)
    built: dict[tuple[int, int], int] = {}
    wanted = _gateway_pairs(frame, lattice, places, middles) + _place_pairs(places, middles)
    for number, (road_class, a, b) in enumerate(sorted(wanted, key=lambda pair: pair[0])):
        progress.report(number / len(wanted), say("Building roads"))
        way = lattice.cheapest(int(a), int(b), built)
        for here, there in zip(way[:-1], way[1:]):
            edge = (min(here, there), max(here, there))
            built[edge] = min(built.get(edge, road_class), road_class)
    routes = [
        Route(_smooth(lattice.xy[chain]), road_class) for chain, road_class in _chains(built, set(middles.tolist()))
    ]
    return routes, lattice.xy[middles]


def _gateway_pairs(
    frame: Frame, lattice: Lattice, places: list[Place], middles: IntArray
) -> list[tuple[int, int, int]]:
    """The trunk road along each valley from edge to edge through its towns, and ways out to north and south."""
    xmin, ymin, xmax, ymax = frame.bounds
    towns = [i for i, place in enumerate(places) if place.kind is PlaceKind.TOWN]
    pairs = []
    for band in range(frame.bands):
        low, high = ymin + band * frame.height_m / frame.bands, ymin + (band + 1) * frame.height_m / frame.bands
        chain = [i for i in towns if low <= places[i].centre[1] < high]
        chain.sort(key=lambda i: float(places[i].centre[0]))
        west = lattice.nearest(np.array([(xmin, places[chain[0]].centre[1] + 500.0)]))[0]
        east = lattice.nearest(np.array([(xmax, places[chain[-1]].centre[1] - 300.0)]))[0]
        stops = [int(west), *(int(middles[i]) for i in chain), int(east)]
        pairs += [(0, a, b) for a, b in zip(stops[:-1], stops[1:])]
    for town, y in ((towns[-1], ymax), (towns[0], ymin)):
        edge = lattice.nearest(np.array([(places[town].centre[0] + 1_200.0, y)]))[0]
        pairs.append((1, int(middles[town]), int(edge)))
    return pairs


def _place_pairs(places: list[Place], middles: IntArray) -> list[tuple[int, int, int]]:
    """Places that are each other's neighbours: no third one is nearer to both (relative neighbourhood graph)."""
    centres = np.array([place.centre for place in places])
    pairs = []
    for i in range(len(places)):
        distance = np.hypot(*(centres - centres[i]).T)
        for j in np.flatnonzero((distance < 6_000.0) & (np.arange(len(places)) > i)).tolist():
            to_j = np.hypot(*(centres - centres[j]).T)
            if not (np.maximum(distance, to_j) < distance[j] * 0.98).any():
                town = places[i].kind >= PlaceKind.SMALL_TOWN and places[j].kind >= PlaceKind.SMALL_TOWN
                pairs.append((1 if town else 2, int(middles[i]), int(middles[j])))
    return pairs


def _chains(built: dict[tuple[int, int], int], kept: set[int]) -> list[tuple[list[int], int]]:
    """Runs of edges of one class between junctions, kept points and ends."""
    around: dict[int, list[int]] = {}
    for a, b in built:
        around.setdefault(a, []).append(b)
        around.setdefault(b, []).append(a)

    def road_class(a: int, b: int) -> int:
        return built[(min(a, b), max(a, b))]

    def ends(point: int) -> bool:
        classes = {road_class(point, other) for other in around[point]}
        return point in kept or len(around[point]) != 2 or len(classes) > 1

    chains = []
    seen: set[tuple[int, int]] = set()
    for start in sorted(point for point in around if ends(point)):
        for step in sorted(around[start]):
            chain = [start, step]
            if (min(chain), max(chain)) in seen:
                continue
            while not ends(chain[-1]):
                chain.append(next(other for other in around[chain[-1]] if other != chain[-2]))
            seen.update((min(a, b), max(a, b)) for a, b in zip(chain[:-1], chain[1:]))
            chains.append((chain, road_class(start, step)))
    return chains


def _smooth(line: FloatArray, rounds: int = 2) -> FloatArray:
    """Corner cutting; the ends stay."""
    for _ in range(rounds):
        if len(line) < 3:
            return line
        quarter = 0.75 * line[:-1] + 0.25 * line[1:]
        three_quarters = 0.25 * line[:-1] + 0.75 * line[1:]
        inner = np.stack((quarter, three_quarters), axis=1).reshape(-1, 2)
        line = np.concatenate((line[:1], inner[1:-1], line[-1:]))
    return line
