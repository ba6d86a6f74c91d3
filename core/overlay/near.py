# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which targets are near which points: the nearest one, how many within a distance, which ones.

Distances are in metres, in the plane of the CRS or geodesic on its ellipsoid, and exact: no polygon stands
for a circle. What is nearer by less than a micrometre is as near, and then the lowest index is nearest; a
distance counts as within a limit up to a micrometre beyond it. Positions with NaN are nowhere: unknown (-1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj
from scipy.spatial import cKDTree

from ..geometry.geometries import FloatArray, IntArray
from ..geometry.metric import TIE_M, Metric, metric_of, placed
from ..parallel import PIECE, in_pieces
from ..progress import Progress, Silent
from .near_candidates import Candidates, candidates
from .near_cells import CellGrid, CircleCells, Circles, bounds, circle_cells
from .ordering import stable_order
from .segment_cells import Int32Array, in_portions, runs

_SILENT = Silent()
_MOST_COLUMNS = 1024
_CELLS_PER_RADIUS = 4.0
_FEW_POINTS = 20_000


@dataclass(frozen=True)
class Nearest:
    """(n,) by point: index of the nearest target (-1: there is none, or no position), and how far it is.

    The distance is infinite where there are no targets, NaN where the point has no position.
    """

    index: IntArray
    distance_m: FloatArray


@dataclass(frozen=True)
class Pairs:
    """(k,) each, by point, then target: all pairs of a point and a target within the radius, and their distance."""

    points: IntArray
    targets: IntArray
    distance_m: FloatArray

    def __len__(self) -> int:
        return len(self.points)


def nearest(
    targets_xy: FloatArray, points_xy: FloatArray, crs: pyproj.CRS, geodesic: bool, progress: Progress
) -> Nearest:
    """The nearest of (t, 2) targets for each of (n, 2) points, both in `crs`."""
    metric = metric_of(crs, geodesic)
    result = Nearest(np.full(len(points_xy), -1, dtype=np.int64), np.full(len(points_xy), np.inf))
    flat, targets = _flat(metric, points_xy, progress), _flat(metric, targets_xy, progress)
    numbers = _distinct(targets)
    places = metric.places(targets[numbers])
    known = placed(flat)
    result.distance_m[~known] = np.nan
    if not len(numbers) or not known.any():
        return result
    tree = cKDTree(places)
    by_cell = candidates(flat, tree, metric, progress) if len(flat) > _FEW_POINTS else None

    def search(piece: slice) -> None:
        chosen = np.flatnonzero(known[piece])
        index, distance = _nearest_of(tree, places, flat[piece][chosen], metric, by_cell)
        result.index[piece][chosen] = numbers[index]
        result.distance_m[piece][chosen] = distance

    for _ in in_pieces(search, len(flat), progress):
        pass
    return result


def _flat(metric: Metric, xy: FloatArray, progress: Progress) -> FloatArray:
    """(n, 2) flat coordinates, made on two threads."""
    found = list(in_pieces(lambda piece: metric.flat(xy[piece], _SILENT), len(xy), progress))
    return np.concatenate(found) if found else np.zeros((0, 2))


def _distinct(flat: FloatArray) -> IntArray:
    """The targets with a position, ascending, and of those at the same position the first."""
    known = np.flatnonzero(placed(flat))
    _, first = np.unique(flat[known], axis=0, return_index=True)
    numbers: IntArray = known[np.sort(first)]
    return numbers


def _nearest_of(
    tree: cKDTree, places: FloatArray, flat: FloatArray, metric: Metric, by_cell: Candidates | None
) -> tuple[IntArray, FloatArray]:
    """Number and distance of the nearest place for each of (m, 2) flat positions."""
    own = metric.places(flat)
    if by_cell is None:
        number, shortest, second = np.full(len(own), -1, dtype=np.int64), np.empty(len(own)), np.empty(len(own))
    else:
        number, shortest, second = by_cell.best(flat, own, places)
    missing = np.flatnonzero(number < 0)
    if len(missing):
        chord, found = tree.query(own[missing], k=2)
        shortest[missing], second[missing], number[missing] = chord[:, 0], chord[:, 1], found[:, 0]
    distance = metric.distances(own, places.take(number, axis=0), _SILENT)
    undecided = np.flatnonzero(second <= metric.as_near(shortest))
    if len(undecided):
        number[undecided], distance[undecided] = _decided(tree, places, own[undecided], metric, 8)
    return number, distance


def _decided(
    tree: cKDTree, places: FloatArray, own: FloatArray, metric: Metric, count: int
) -> tuple[IntArray, FloatArray]:
    """The nearest, where several places are about as near: all of them are measured."""
    count = min(count, len(places))
    index, distance = np.empty(len(own), dtype=np.int64), np.empty(len(own))
    step = max(1, PIECE // count)
    for start in range(0, len(own), step):
        some = own[start : start + step]
        chord, near = tree.query(some, k=count)
        candidate = np.where(chord <= metric.as_near(chord[:, 0])[:, None], near, len(places))
        more = np.flatnonzero((candidate[:, -1] < len(places)) & (count < len(places)))
        candidate.sort(axis=1)
        row, column = np.nonzero(candidate < len(places))
        measured = np.full(candidate.shape, np.inf)
        measured[row, column] = metric.distances(some[row], places[candidate[row, column]], _SILENT)
        best = (measured <= measured.min(axis=1)[:, None] + TIE_M).argmax(axis=1)
        here = np.arange(len(some))
        index[start : start + step], distance[start : start + step] = candidate[here, best], measured[here, best]
        if len(more):
            index[start + more], distance[start + more] = _decided(tree, places, some[more], metric, count * 8)
    return index, distance


def within(
    targets_xy: FloatArray,
    radius_m: FloatArray | float,
    points_xy: FloatArray,
    crs: pyproj.CRS,
    geodesic: bool,
    progress: Progress,
) -> IntArray:
    """(n,) how many targets have each point within their radius (one for all, or (t,)); -1 without a position."""
    metric = metric_of(crs, geodesic)
    flat = _flat(metric, points_xy, progress)
    counts = np.where(placed(flat), 0, -1).astype(np.int64)
    known = counts == 0
    circles, _ = _circles(targets_xy, radius_m, metric, progress)
    if not len(circles.flat) or not known.any():
        return counts
    side = int(np.clip(np.sqrt(len(flat)), 1, _MOST_COLUMNS))
    grid = CellGrid.over(flat, side, side)
    target_places = metric.places(circles.flat)
    for cells in circle_cells(grid, circles, metric, True, progress):

        def count(piece: slice, cells: CircleCells = cells) -> None:
            cell = grid.cell_of(flat[piece])
            state = cells.state[cell]
            for point, _, _ in _hits(piece, cell, state, cells, flat, circles, target_places, metric, False):
                state += np.bincount(point, minlength=len(state)) * 2
            state >>= 1
            state *= known[piece]
            counts[piece] += state

        for _ in in_pieces(count, len(flat), progress):
            pass
    return counts


def pairs_within(
    targets_xy: FloatArray,
    radius_m: FloatArray | float,
    points_xy: FloatArray,
    crs: pyproj.CRS,
    geodesic: bool,
    progress: Progress,
) -> Pairs:
    """All pairs of a point and a target that has it within its radius (one for all, or (t,)), by point, then target."""
    metric = metric_of(crs, geodesic)
    flat = _flat(metric, points_xy, progress)
    circles, numbers = _circles(targets_xy, radius_m, metric, progress)
    found: list[tuple[IntArray, IntArray, FloatArray]] = []
    if len(circles.flat) and placed(flat).any():
        grid = _grid_for_pairs(flat, circles)
        target_places = metric.places(circles.flat)
        for cells in circle_cells(grid, circles, metric, False, progress):

            def match(piece: slice, cells: CircleCells = cells) -> list[tuple[IntArray, IntArray, FloatArray]]:
                cell = grid.cell_of(flat[piece])
                hits = _hits(piece, cell, cells.state[cell], cells, flat, circles, target_places, metric, True)
                return [(point + piece.start, numbers[target], distance) for point, target, distance in hits]

            for several in in_pieces(match, len(flat), progress):
                found.extend(several)
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    points, targets, distance = (np.concatenate(parts) for parts in zip(*found))
    if (np.diff(points) < 0).any():
        order = stable_order(points, len(flat), progress)
        points, targets, distance = points[order], targets[order], distance[order]
    return Pairs(points, targets, distance)


def _circles(
    targets_xy: FloatArray, radius_m: FloatArray | float, metric: Metric, progress: Progress
) -> tuple[Circles, IntArray]:
    """The circles of targets with a position and a radius of 0 or more, and the numbers of these."""
    flat = _flat(metric, targets_xy, progress)
    radius = np.broadcast_to(np.asarray(radius_m, dtype=np.float64), len(flat))
    numbers = np.flatnonzero(placed(flat) & (radius >= 0.0))
    limit = radius[numbers] + TIE_M
    sure, possible = metric.chords_within(limit)
    return Circles(flat[numbers], limit, sure, possible, metric.reach(limit)), numbers


def _grid_for_pairs(flat: FloatArray, circles: Circles) -> CellGrid:
    """Cells of a fraction of the usual reach, but no more than points."""
    most = int(np.clip(np.sqrt(len(flat)), 1, _MOST_COLUMNS))
    low, high = bounds(flat)
    reach = max(float(np.median(circles.reach)), 1e-12)
    columns, rows = np.clip(np.ceil((high - low) / reach * _CELLS_PER_RADIUS), 1, most).astype(int).tolist()
    return CellGrid.over(flat, columns, rows)


def _hits(
    piece: slice,
    cell: Int32Array,
    state: Int32Array,
    cells: CircleCells,
    flat: FloatArray,
    circles: Circles,
    target_places: FloatArray,
    metric: Metric,
    measure: bool,
) -> list[tuple[IntArray, IntArray, FloatArray]]:
    """Points (numbered within the piece) and circles that hold them, of the circles to be compared in their cells.

    Distances come only if they are asked for.
    """
    near = np.flatnonzero(state & 1)
    cell = cell[near]
    begin = cells.offsets[cell]
    some = cells.offsets[cell + 1] - begin
    own = metric.places(flat[piece][near])
    sure, possible = np.square(circles.sure), np.square(circles.possible)
    result = []
    for portion in in_portions(some):
        owner, item = runs(begin[portion], some[portion])
        owner += portion.start
        circle = cells.circles[item]
        step = own.take(owner, axis=0)
        step -= target_places.take(circle, axis=0)
        squared = np.einsum("ij,ij->i", step, step)
        inside = squared <= possible[circle]
        unsure = np.flatnonzero(inside & (squared > sure[circle]))
        if len(unsure):
            exact = metric.distances(own[owner[unsure]], target_places[circle[unsure]], _SILENT)
            inside[unsure] = exact <= circles.limit[circle[unsure]]
        hit = np.flatnonzero(inside)
        owner, circle = owner[hit], circle[hit]
        distance = metric.distances(own[owner], target_places[circle], _SILENT) if measure else _NONE
        result.append((near[owner], circle, distance))
    return result


_NONE = np.zeros(0)

__all__ = ["Nearest", "Pairs", "nearest", "pairs_within", "within"]
