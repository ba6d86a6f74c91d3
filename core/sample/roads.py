# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The road network as pieces from junction to junction, with bridges of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray
from ..progress import Progress
from .near import Segments, blocks, crossing_parameters, nearest_segments
from .rivers import RiverSegments
from .routes import ROAD_CLASSES, Route
from .streets import Streets, street_segments
from .terrain import Ground, Raster

STREET = len(ROAD_CLASSES)
CLASS_TITLES = (*ROAD_CLASSES, "street")
_PRIMARY = ROAD_CLASSES.index("primary")
_BRIDGE_REACH_M = 58.0
_EMBANKED_M = 20.0
_BROOK_REACH_M = 44.0
_STEP_M = 5.0
_NEAR_NODE_M = 4.0


@dataclass(frozen=True)
class RoadPiece:
    """A road from junction to junction; `road_class` is a position in `CLASS_TITLES`."""

    line: FloatArray
    road_class: int
    bridge: bool


@dataclass(frozen=True)
class Bridge:
    """Where a road crosses a valley river."""

    xy: FloatArray
    road_class: int
    length_m: float


def make_roads(
    routes: list[Route],
    streets: list[Streets],
    rivers: RiverSegments,
    ground: Ground,
    flood_m: Raster,
    progress: Progress,
) -> tuple[list[RoadPiece], list[Bridge]]:
    """Routes and streets cut where they meet, and routes cut again at both ends of every bridge.

    `flood_m` is the flood for which trunk and primary roads were built.
    """
    route_segments, owner = Segments.of_lines([route.line for route in routes])
    lanes = _without_doubles(street_segments(streets), route_segments)
    route_cuts, street_cuts = _crossings(route_segments, lanes, progress)
    cuts: dict[int, list[float]] = {}
    offsets = _chainage(routes)
    for segment, along in route_cuts:
        cuts.setdefault(int(owner[segment]), []).append(float(offsets[segment] + along))
    pieces: list[RoadPiece] = []
    bridges: list[Bridge] = []
    main, brooks = (rivers.of_level(main=level).segments for level in (True, False))
    for number, route in enumerate(routes):
        progress.check()
        spans = _spans(route.line, main, _BRIDGE_REACH_M)
        bridges += [Bridge(_point_at(route.line, (a + b) / 2), route.road_class, b - a) for a, b in spans]
        # Small bridges over brooks and viaducts over low ground are marked on the road alone.
        small = _spans_over_brooks(route.line, brooks)
        viaducts = _spans_in_water(route.line, ground, flood_m) if route.road_class <= _PRIMARY else []
        pieces += _cut_route(route, cuts.get(number, []), _united([*spans, *small, *viaducts]))
    pieces += _cut_streets(lanes, street_cuts)
    return pieces, bridges


def _without_doubles(lanes: Segments, routes: Segments) -> Segments:
    """Streets that do not run along a route."""
    ends = np.stack(
        [nearest_segments(xy, routes).distance_m for xy in (lanes.start, (lanes.start + lanes.stop) / 2, lanes.stop)]
    )
    keep = ~((ends[1] < 26.0) & (ends.min(axis=0) < 26.0) & (ends.max(axis=0) < 44.0))
    return Segments(lanes.start[keep], lanes.stop[keep])


def _chainage(routes: list[Route]) -> FloatArray:
    """(s,) distance from the start of its route to the start of every segment, metres."""
    result = []
    for route in routes:
        length = np.hypot(*np.diff(route.line, axis=0).T)
        result.append(np.concatenate(([0.0], np.cumsum(length)[:-1])))
    return np.concatenate(result)


def _crossings(
    routes: Segments, lanes: Segments, progress: Progress
) -> tuple[list[tuple[int, float]], dict[int, list[float]]]:
    """(route segment, metres along it) of every crossing, and per street the metres along it."""
    on_routes: list[tuple[int, float]] = []
    on_lanes: dict[int, list[float]] = {}
    length = np.hypot(*(routes.stop - routes.start).T)
    lane_length = np.hypot(*(lanes.stop - lanes.start).T)
    middle = (routes.start + routes.stop) / 2
    for members in blocks((lanes.start + lanes.stop) / 2, 600.0):
        progress.check()
        box = np.concatenate((lanes.start[members], lanes.stop[members]))
        low, high = box.min(axis=0) - 120.0, box.max(axis=0) + 120.0
        chosen = np.flatnonzero(((middle > low) & (middle < high)).all(axis=1))
        if not len(chosen):
            continue
        t, u = crossing_parameters(lanes.start[members], lanes.stop[members], routes.start[chosen], routes.stop[chosen])
        for i, j in np.argwhere((t >= 0) & (t <= 1) & (u >= 0) & (u <= 1)).tolist():
            lane, segment = int(members[i]), int(chosen[j])
            on_routes.append((segment, float(u[i, j] * length[segment])))
            on_lanes.setdefault(lane, []).append(float(t[i, j] * lane_length[lane]))
    return on_routes, on_lanes


def _spans(line: FloatArray, rivers: Segments, reach_m: float) -> list[tuple[float, float]]:
    """From and to (metres along the line) of every stretch within `reach_m` of where it crosses a river."""
    end_m = float(np.hypot(*np.diff(line, axis=0).T).sum())
    return _united([(max(at - reach_m, 0.0), min(at + reach_m, end_m)) for at in _crossed_at(line, rivers)])


def _crossed_at(line: FloatArray, rivers: Segments) -> list[float]:
    """Metres along the line at which it crosses a river."""
    if not len(rivers):
        return []
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    start, stop = line[:-1], line[1:]
    chosen = np.unique(nearest_segments((start + stop) / 2, rivers).segment)
    chosen = np.unique(np.clip(chosen[:, None] + np.arange(-3, 4), 0, len(rivers) - 1))
    t, u = crossing_parameters(start, stop, rivers.start[chosen], rivers.stop[chosen])
    hits = np.argwhere((t >= 0) & (t <= 1) & (u >= 0) & (u < 1))
    return sorted(float(along[i] + t[i, j] * (along[i + 1] - along[i])) for i, j in hits)


def _spans_over_brooks(line: FloatArray, brooks: Segments) -> list[tuple[float, float]]:
    """Every stretch that keeps within `_BROOK_REACH_M` of a brook which it crosses, however slantwise."""
    crossed = _crossed_at(line, brooks)
    if not crossed:
        return []
    end_m = float(np.hypot(*np.diff(line, axis=0).T).sum())
    steps = np.arange(0.0, end_m + _STEP_M, _STEP_M).clip(max=end_m)
    near = nearest_segments(np.array([_point_at(line, at) for at in steps]), brooks).distance_m < _BROOK_REACH_M
    spans = []
    for at in crossed:
        middle = round(at / _STEP_M)
        away_before, away_after = np.flatnonzero(~near[:middle]), np.flatnonzero(~near[middle + 1 :])
        low = float(steps[away_before[-1]]) if len(away_before) else 0.0
        high = float(steps[middle + 1 + away_after[0]]) if len(away_after) else end_m
        spans.append((low, high))
    return _united(spans)


def _spans_in_water(line: FloatArray, ground: Ground, flood_m: Raster) -> list[tuple[float, float]]:
    """Every stretch that the flood would wet, and a little more."""
    end_m = float(np.hypot(*np.diff(line, axis=0).T).sum())
    steps = np.arange(0.0, end_m + _STEP_M, _STEP_M).clip(max=end_m)
    depth = ground.at(flood_m, np.array([_point_at(line, at) for at in steps]))
    wet = steps[np.nan_to_num(depth) > 0.0]
    return _united([(max(at - _EMBANKED_M, 0.0), min(at + _EMBANKED_M, end_m)) for at in wet.tolist()])


def _united(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Sorted, and those that meet, or nearly so, as one."""
    result: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if result and low < result[-1][1] + 20.0:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def _cut_route(route: Route, cuts: list[float], spans: list[tuple[float, float]]) -> list[RoadPiece]:
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(route.line, axis=0).T))))
    limits = [0.0, float(along[-1]), *cuts, *(limit for span in spans for limit in span)]
    marks = np.unique(np.round(limits, 3))
    marks = marks[np.concatenate(([True], np.diff(marks) > 0.01))]
    pieces = []
    for low, high in zip(marks[:-1], marks[1:]):
        inner = route.line[(along > low + 1e-6) & (along < high - 1e-6)]
        line = np.concatenate((_point_at(route.line, low)[None], inner, _point_at(route.line, high)[None]))
        middle = (low + high) / 2
        pieces.append(RoadPiece(line, route.road_class, any(a < middle < b for a, b in spans)))
    return pieces


def _point_at(line: FloatArray, distance_m: float) -> FloatArray:
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    return np.array((np.interp(distance_m, along, line[:, 0]), np.interp(distance_m, along, line[:, 1])))


def _cut_streets(lanes: Segments, cuts: dict[int, list[float]]) -> list[RoadPiece]:
    pieces = []
    for number, (start, stop) in enumerate(zip(lanes.start, lanes.stop)):
        length = float(np.hypot(*(stop - start)))
        inner = [cut for cut in sorted(cuts.get(number, [])) if _NEAR_NODE_M < cut < length - _NEAR_NODE_M]
        marks = np.array([0.0, *inner, length]) / length
        points = start + marks[:, None] * (stop - start)
        pieces += [RoadPiece(points[k : k + 2], STREET, False) for k in range(len(points) - 1)]
    return pieces
