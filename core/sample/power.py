# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Substations and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray
from ..progress import Progress
from .frame import BAND_M, Frame
from .places import Place, PlaceKind
from .sites import Site, Surroundings, spanning_pairs

GRID, DISTRIBUTION = "grid", "distribution"
_SPAN_M = {132: 290.0, 33: 140.0, 11: 75.0}


@dataclass(frozen=True)
class PowerLine:
    """An overhead line: a vertex at every pole; positions of the substations at its ends, -1 where there is none."""

    line: FloatArray
    voltage_kv: int
    start: int
    stop: int


def make_substations(frame: Frame, places: list[Place], around: Surroundings, progress: Progress) -> list[Site]:
    """A grid substation per town, one substation per town and some villages; per valley two stand low."""
    sites: list[Site] = []
    low = _low_places(frame, places, around)
    for number, place in enumerate(places):
        progress.check()
        chance = frame.chance(f"substation {number}")
        ring_m = (place.radius_m + 30.0, place.radius_m + 170.0)
        if place.kind is PlaceKind.TOWN:
            spot = around.spot(chance, place.centre, (place.radius_m + 350.0, place.radius_m + 800.0), in_flood=False)
            sites.append(Site(f"{place.name} grid substation", spot, number, GRID))
        if place.kind is not PlaceKind.VILLAGE or chance.random() < 0.3:
            spot = around.spot(chance, place.centre, ring_m, in_flood=number in low)
            sites.append(Site(f"{place.name} substation", spot, number, DISTRIBUTION))
    return sites


def _low_places(frame: Frame, places: list[Place], around: Surroundings) -> set[int]:
    """Per 10 km of valley, the two towns whose surroundings flood most."""
    xmin, ymin, _, _ = frame.bounds
    groups: dict[tuple[int, int], list[tuple[float, int]]] = {}
    angle = np.linspace(0.0, 2 * np.pi, 48, endpoint=False)
    circle = np.column_stack((np.cos(angle), np.sin(angle)))
    for number, place in enumerate(places):
        if place.kind is not PlaceKind.VILLAGE:
            rank = np.sort(around.flood_rank_m(place.centre + circle * (place.radius_m + 90.0)))[-12:].mean()
            x, y = place.centre
            groups.setdefault((int((x - xmin) // BAND_M), int((y - ymin) // BAND_M)), []).append((float(rank), number))
    return {number for group in groups.values() for _, number in sorted(group)[-2:]}


def make_power_lines(frame: Frame, substations: list[Site], places: list[Place]) -> list[PowerLine]:
    """132 kV in from the west, between grid substations and out to the east; 33 kV between all; 11 kV to villages."""
    xy = np.array([site.xy for site in substations])
    grid = [i for i, site in enumerate(substations) if site.kind == GRID]
    chance = frame.chance("power lines")
    xmin, ymin, xmax, _ = frame.bounds
    lines = []
    for band in range(frame.bands):
        chain = [i for i in grid if int((xy[i, 1] - ymin) // (frame.height_m / frame.bands)) == band]
        chain.sort(key=lambda i: float(xy[i, 0]))
        if chain:
            first, last = xy[chain[0]], xy[chain[-1]]
            west = np.array((xmin, first[1] + chance.uniform(300.0, 900.0)))
            east = np.array((xmax, last[1] + chance.uniform(-700.0, 700.0)))
            lines.append(_line(chance, west, first, 132, -1, chain[0]))
            lines += [_line(chance, xy[a], xy[b], 132, a, b) for a, b in zip(chain[:-1], chain[1:])]
            lines.append(_line(chance, last, east, 132, chain[-1], -1))
    order = [*grid[:1], *(i for i in range(len(xy)) if i != grid[0])]
    for a, b in spanning_pairs(xy[order]).tolist():
        lines.append(_line(chance, xy[order[a]], xy[order[b]], 33, order[a], order[b]))
    supplied = {site.place for site in substations}
    for number, place in enumerate(places):
        if number not in supplied:
            source = int(np.hypot(*(xy - place.centre).T).argmin())
            lines.append(_line(chance, xy[source], place.centre + np.array((14.0, 9.0)), 11, source, -1))
    return lines


def _line(
    chance: np.random.Generator, start: FloatArray, stop: FloatArray, voltage_kv: int, a: int, b: int
) -> PowerLine:
    """Straight runs with two gentle corners, a vertex at every pole."""
    across = np.array((start[1] - stop[1], stop[0] - start[0]))
    corners = [start]
    corners += [start + part * (stop - start) + across * chance.uniform(-0.09, 0.09) for part in (0.33, 0.68)]
    corners.append(stop)
    points = []
    for low, high in zip(corners[:-1], corners[1:]):
        spans = max(1, round(float(np.hypot(*(high - low))) / _SPAN_M[voltage_kv]))
        points.append(low + np.arange(spans)[:, None] / spans * (high - low))
    return PowerLine(np.concatenate([*points, np.array([stop])]), voltage_kv, a, b)
