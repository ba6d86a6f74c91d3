# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Data of the vector overlay benchmarks: irregular zones that share wiggly boundaries, points, roads, buildings.

All from a seed, in a square of 100 km somewhere in a UTM zone (large northings, as in real data).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from scipy.spatial import Voronoi

SIDE_M = 100_000.0
ORIGIN = (400_000.0, 2_800_000.0)
EDGE_PIECES = 32

FloatArray = npt.NDArray[np.float64]


def make_zones(count: int, seed: int = 1, edge_pieces: int = EDGE_PIECES) -> npt.NDArray[np.object_]:
    """`count` polygons that tile the square: Voronoi cells whose edges wander in so many pieces each."""
    random = np.random.default_rng(seed)
    seeds = random.random((count, 2))
    mirrored = [seeds] + [_mirror(seeds, axis, at) for axis in (0, 1) for at in (0.0, 1.0)]
    diagram = Voronoi(np.concatenate(mirrored))
    ridges = np.array([ridge for ridge in diagram.ridge_vertices if -1 not in ridge])
    ends = diagram.vertices[ridges]
    wanted = ((ends > -1e-9) & (ends < 1 + 1e-9)).all(axis=(1, 2))
    ends = np.clip(ends[wanted], 0.0, 1.0)
    on_frame = ((ends[:, 0] == ends[:, 1]) & np.isin(ends[:, 0], (0.0, 1.0))).any(axis=1)
    lines = np.concatenate(
        (_wander(ends[~on_frame], edge_pieces, random).reshape(-1, 2), ends[on_frame].reshape(-1, 2))
    )
    sizes = np.repeat((edge_pieces + 1, 2), (np.count_nonzero(~on_frame), np.count_nonzero(on_frame)))
    lines = shapely.linestrings(lines * SIDE_M + ORIGIN, indices=np.repeat(np.arange(len(sizes)), sizes))
    cells = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(shapely.multilinestrings(lines)))))
    # Where edges wander across each other near a corner, a crumb of a cell comes about.
    largest = np.argsort(shapely.area(cells))[::-1][:count]
    return cells[np.sort(largest)]


def make_points(count: int, seed: int = 2) -> FloatArray:
    """(count, 2) points, all over the square."""
    return np.random.default_rng(seed).random((count, 2)) * SIDE_M + ORIGIN


def make_roads(count: int, seed: int = 3, vertices: int = 10, step_m: float = 80.0) -> npt.NDArray[np.object_]:
    """Roads of some 700 m: walks whose direction changes a little at every vertex."""
    random = np.random.default_rng(seed)
    heading = random.random((count, 1)) * 2 * np.pi + np.cumsum(random.normal(0, 0.4, (count, vertices - 1)), axis=1)
    length = step_m * random.uniform(0.5, 1.5, (count, vertices - 1))
    steps = np.stack((np.cos(heading) * length, np.sin(heading) * length), axis=2)
    walks = np.concatenate((np.zeros((count, 1, 2)), np.cumsum(steps, axis=1)), axis=1)
    return shapely.linestrings(make_points(count, seed + 1000)[:, None, :] + walks)


def make_buildings(count: int, seed: int = 4) -> npt.NDArray[np.object_]:
    """Footprints of 10 to 60 m, rectangles and L shapes, turned at random."""
    random = np.random.default_rng(seed)
    rectangle = np.array([(0, 0), (1, 0), (1, 1), (0.7, 1), (0.3, 1), (0, 1), (0, 0)])
    l_shape = np.array([(0, 0), (1, 0), (1, 0.4), (0.5, 0.4), (0.5, 1), (0, 1), (0, 0)])
    shapes = np.where(random.random((count, 1, 1)) < 0.5, rectangle, l_shape) - 0.5
    shapes = shapes * random.uniform(10, 60, (count, 1, 2))
    turn = random.random(count) * 2 * np.pi
    rotation = np.stack((np.cos(turn), -np.sin(turn), np.sin(turn), np.cos(turn)), axis=1).reshape(-1, 2, 2)
    centres = make_points(count, seed + 1000)[:, None, :]
    return shapely.polygons(centres + np.einsum("nij,nvj->nvi", rotation, shapes))


def _mirror(points: FloatArray, axis: int, at: float) -> FloatArray:
    mirrored = points.copy()
    mirrored[:, axis] = 2 * at - mirrored[:, axis]
    return mirrored


def _wander(ends: FloatArray, pieces: int, random: np.random.Generator) -> FloatArray:
    """(e, 2, 2) straight edges -> (e, pieces + 1, 2) edges that sway to both sides, ends kept exactly."""
    along = np.linspace(0.0, 1.0, pieces + 1)
    frequency = np.arange(1, 9)
    amplitude = random.normal(0, 0.06, (len(ends), 8)) / frequency
    sway = amplitude @ np.sin(np.pi * frequency[:, None] * along)
    direction = ends[:, 1] - ends[:, 0]
    across = np.column_stack((-direction[:, 1], direction[:, 0]))
    lines = ends[:, None, 0] + along[None, :, None] * direction[:, None, :] + sway[:, :, None] * across[:, None, :]
    lines[:, 0], lines[:, -1] = ends[:, 0], ends[:, 1]
    return lines
