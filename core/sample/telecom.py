# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Masts, and fibre along roads between exchanges and masts."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray
from ..progress import Progress
from .frame import Frame
from .places import Place, PlaceKind
from .routes import Route
from .sites import Site, Surroundings, spanning_pairs

_MASTS = {PlaceKind.TOWN: 9, PlaceKind.SMALL_TOWN: 3, PlaceKind.VILLAGE: 1}
_LOW_MASTS = 2
Node = tuple[int, int]


@dataclass(frozen=True)
class FibreSpan:
    """A stretch of cable along one road; `backbone` where it joins exchanges."""

    line: FloatArray
    backbone: bool


def make_masts(
    frame: Frame, places: list[Place], routes: list[Route], around: Surroundings, progress: Progress
) -> list[Site]:
    """Masts in and around places, and beside trunk roads between them."""
    sites: list[Site] = []
    for number, place in enumerate(places):
        progress.check()
        chance = frame.chance(f"masts {number}")
        for count in range(_MASTS[place.kind]):
            if place.kind is PlaceKind.TOWN and count < _LOW_MASTS:
                ring_m = (0.2 * place.radius_m, 1.2 * place.radius_m)
                spot = around.spot(chance, place.centre, ring_m, in_flood=True, road_m=9.0)
            else:
                angle, out_m = chance.uniform(0.0, 2 * np.pi), chance.uniform(0.15, 1.15) * place.radius_m
                centre = place.centre + out_m * np.array((np.cos(angle), np.sin(angle)))
                spot = around.spot(chance, centre, (0.0, 90.0), in_flood=False, road_m=9.0)
            sites.append(Site("", spot, number, "rooftop" if chance.random() < 0.3 else "monopole"))
    chance = frame.chance("masts along roads")
    taken = np.array([site.xy for site in sites])
    for route in routes:
        progress.check()
        for point in route.line[6::16] if route.road_class < 2 else ():
            if np.hypot(*(taken - point).T).min() > 700.0:
                spot = around.spot(chance, point, (30.0, 120.0), in_flood=False, road_m=25.0)
                sites.append(Site("", spot, -1, "lattice tower"))
                taken = np.concatenate((taken, spot[None]))
    return [Site(f"Mast {number:03d}", site.xy, site.place, site.kind) for number, site in enumerate(sites, 1)]


def make_fibre(routes: list[Route], middles: FloatArray, exchanges: list[Site], places: list[Place]) -> list[FibreSpan]:
    """Along the shortest roads: a tree over all exchanges, and branches to half of the villages."""
    roads = _RoadGraph(routes)
    hubs = sorted({site.place for site in exchanges})
    used: dict[int, bool] = {}
    for a, b in spanning_pairs(middles[hubs]).tolist():
        for edge in roads.way(middles[hubs[a]], middles[hubs[b]]):
            used[edge] = True
    for number, place in enumerate(places):
        if place.kind is PlaceKind.VILLAGE and number % 2 == 0:
            hub = hubs[int(np.hypot(*(middles[hubs] - middles[number]).T).argmin())]
            for edge in roads.way(middles[number], middles[hub]):
                used.setdefault(edge, False)
    return [FibreSpan(routes[edge].line, backbone) for edge, backbone in sorted(used.items())]


class _RoadGraph:
    """Routes as edges between their ends."""

    def __init__(self, routes: list[Route]) -> None:
        self._around: dict[Node, list[tuple[Node, float, int]]] = {}
        for number, route in enumerate(routes):
            a, b = self._node(route.line[0]), self._node(route.line[-1])
            length_m = float(np.hypot(*np.diff(route.line, axis=0).T).sum())
            self._around.setdefault(a, []).append((b, length_m, number))
            self._around.setdefault(b, []).append((a, length_m, number))

    @staticmethod
    def _node(point: FloatArray) -> Node:
        return round(float(point[0])), round(float(point[1]))

    def way(self, start: FloatArray, stop: FloatArray) -> list[int]:
        """The routes of the shortest way; empty where there is none."""
        source, goal = self._node(start), self._node(stop)
        best: dict[Node, float] = {source: 0.0}
        before: dict[Node, tuple[Node, int]] = {}
        queue = [(0.0, source)]
        while queue:
            cost, here = heapq.heappop(queue)
            if here == goal:
                break
            if cost > best[here]:
                continue
            for there, length_m, number in self._around.get(here, ()):
                if cost + length_m < best.get(there, np.inf):
                    best[there] = cost + length_m
                    before[there] = here, number
                    heapq.heappush(queue, (cost + length_m, there))
        return self._back(before, source, goal)

    @staticmethod
    def _back(before: dict[Node, tuple[Node, int]], source: Node, goal: Node) -> list[int]:
        way = []
        while goal != source:
            if goal not in before:
                return []
            goal, number = before[goal]
            way.append(number)
        return way
