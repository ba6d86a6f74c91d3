# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Adversarial zones, points and lines, and slow answers in exact arithmetic that share nothing with the product.

Coordinates are whole numbers (turned and sheared by whole-number matrices, moved by large offsets), so that
points lie exactly on oblique edges and lines run exactly along them.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import shapely
from hypothesis import strategies as st
from twinplan.core.geometry.geometries import Geometries, GeometryKind

BOARD = 4
# Column by column: where (1, 0) and (0, 1) go. All keep whole numbers whole.
TURNS = ((1, 0, 0, 1), (3, 1, -1, 4), (2, -5, 7, 3), (1, 1, 0, 1))
OFFSETS = ((0, 0), (500_000, 4_649_776), (-70_000_000, 9))


def placed(xy: np.ndarray, turn: tuple[int, ...], offset: tuple[int, int]) -> np.ndarray:
    x, y = xy[..., 0], xy[..., 1]
    return np.stack((turn[0] * x + turn[2] * y + offset[0], turn[1] * x + turn[3] * y + offset[1]), axis=-1)


@st.composite
def frames(draw):
    """A turn and an offset for everything in a case."""
    return draw(st.sampled_from(TURNS)), draw(st.sampled_from(OFFSETS))


@st.composite
def zone_sets(draw, frame, overlapping=None):
    """Zones made of squares of a board: holes, several parts, shared edges, corners that touch, none at all.

    Partition (every square has one owner), or overlapping. Some rings are wound the other way round, some
    edges have vertices in the middle.
    """
    turn, offset = frame
    count = draw(st.integers(1, 4))
    overlapping = draw(st.booleans()) if overlapping is None else overlapping
    owners = draw(st.lists(st.integers(-1, count - 1), min_size=BOARD**2, max_size=BOARD**2))
    masks = [[owner == zone for owner in owners] for zone in range(count)]
    if overlapping:
        masks = [draw(st.lists(st.booleans(), min_size=BOARD**2, max_size=BOARD**2)) for _ in range(count)]
    zones = []
    for mask in masks:
        squares = [shapely.box(4 * (i % BOARD), 4 * (i // BOARD), 4 * (i % BOARD) + 4, 4 * (i // BOARD) + 4)
                   for i in range(BOARD**2) if mask[i]]  # fmt: skip
        zone = shapely.union_all(squares) if squares else None
        if zone is not None and draw(st.booleans()):
            zone = shapely.segmentize(zone, 4.0)
        if zone is not None and draw(st.booleans()):
            zone = shapely.reverse(zone)
        if zone is not None:
            zone = shapely.transform(zone, lambda xy: placed(xy, turn, offset))
        zones.append(zone)
    return np.array([*zones, None], dtype=object)[: len(zones)]


def lattice(extra: int = 2):
    """A point of the lattice, half squares and quarter squares, also outside the board."""
    return st.tuples(*(st.integers(-extra, 4 * BOARD + extra) for _ in range(2)))


def windows():
    """The whole lattice, or a small window of it around a corner where four squares meet."""
    return st.sampled_from((None, (4.0, 4.0), (8.0, 12.0)))


def seen_through(points, window) -> np.ndarray:
    xy = np.array(points, dtype=float).reshape(-1, 2)
    return xy if window is None else (xy - 8.0) / 256.0 + window


@st.composite
def point_sets(draw, frame):
    points = draw(st.lists(lattice(), max_size=25))
    return placed(seen_through(points, draw(windows())), *frame)


@st.composite
def line_sets(draw, frame):
    """Lines between lattice points: along edges, through corners, back over themselves, repeated vertices."""
    lines = draw(st.lists(st.lists(lattice(), min_size=2, max_size=6), max_size=6))
    window = draw(windows())
    lines = [shapely.linestrings(placed(seen_through(line, window), *frame)) for line in lines]
    if len(lines) > 2 and draw(st.booleans()):
        lines = [shapely.multilinestrings(lines[:2]), *lines[2:], None]
    return np.array([*lines, None], dtype=object)[: len(lines)]


def polygons(shapes) -> Geometries:
    return Geometries.from_shapely(np.asarray(shapes, dtype=object), GeometryKind.POLYGON)


def lines(shapes) -> Geometries:
    return Geometries.from_shapely(np.asarray(shapes, dtype=object), GeometryKind.LINE)


def common(some, others):
    """Intersections by shapely; GEOS raises the processor's flag for invalid numbers where nothing is wrong."""
    with np.errstate(invalid="ignore"):
        return shapely.intersection(some, others)


def rings_of(zone) -> list[list[tuple[Fraction, Fraction]]]:
    """The rings of a polygon or multipolygon in exact numbers."""
    parts = shapely.get_rings(shapely.get_parts(zone)) if zone is not None else []
    return [[(Fraction(x), Fraction(y)) for x, y in shapely.get_coordinates(ring)] for ring in parts]


def holds(rings, point) -> bool:
    """Whether a closed zone holds the point: on an edge, or an odd number of edges to the right."""
    x, y = point
    odd = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            turn = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
            if turn == 0 and min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1):
                return True
            if (y0 > y) != (y1 > y) and (turn > 0) == (y1 > y0):
                odd = not odd
    return odd


def exact_intervals(start, stop, rings) -> list[tuple[float, float]]:
    """Where along a segment a closed zone holds it: cut at every edge, ask for every middle, join."""
    start = tuple(Fraction(value) for value in start)
    stop = tuple(Fraction(value) for value in stop)
    if start == stop:
        return []
    cuts = sorted({Fraction(0), Fraction(1), *_meetings(start, stop, rings)})
    found: list[tuple[Fraction, Fraction]] = []
    for low, high in zip(cuts, cuts[1:]):
        middle = (low + high) / 2
        if not holds(rings, tuple(a + middle * (b - a) for a, b in zip(start, stop))):
            continue
        if found and found[-1][1] == low:
            low = found.pop()[0]
        found.append((low, high))
    return [(float(low), float(high)) for low, high in found]


def _meetings(start, stop, rings):
    du, dv = stop[0] - start[0], stop[1] - start[1]
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            across = du * (y1 - y0) - dv * (x1 - x0)
            if across == 0:
                along = [(x - start[0]) * du + (y - start[1]) * dv for x, y in ((x0, y0), (x1, y1))]
                yield from (t for t in (a / (du * du + dv * dv) for a in along) if 0 < t < 1)
                continue
            t = ((x0 - start[0]) * (y1 - y0) - (y0 - start[1]) * (x1 - x0)) / across
            s = ((x0 - start[0]) * dv - (y0 - start[1]) * du) / across
            if 0 < t < 1 and 0 <= s <= 1:
                yield t
