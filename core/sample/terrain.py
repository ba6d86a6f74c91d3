# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground: valleys that every river has cut for itself, hills between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..wording.translate import say
from .frame import CELL_M, Frame
from .near import Segments, circle
from .noise import smooth_surface
from .profile import stream_side_m, valley_side_m
from .rivers import RiverSegments, valley_bed_m

_BLOCK_CELLS = 20
_REGION_CELLS = 200
_LOOK_M = 1_500.0
Raster = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Ground:
    """Rasters over the frame (float32, metres), all of the same shape.

    Attributes
    ----------
    height_m: of the ground
    main_distance_m, main_bed_m: to the nearest valley river, and its bed there
    stream_distance_m, stream_bed_m: the same for streams
    """

    frame: Frame
    height_m: Raster
    main_distance_m: Raster
    main_bed_m: Raster
    stream_distance_m: Raster
    stream_bed_m: Raster

    def at(self, raster: Raster, xy: FloatArray) -> FloatArray:
        """(n,) the cells of a raster under (n, 2) points; points outside take the nearest edge cell."""
        xmin, _, _, ymax = self.frame.bounds
        column = np.clip(((xy[:, 0] - xmin) / CELL_M).astype(np.int64), 0, raster.shape[1] - 1)
        row = np.clip(((ymax - xy[:, 1]) / CELL_M).astype(np.int64), 0, raster.shape[0] - 1)
        return raster[row, column].astype(np.float64)

    def above_river_m(self, xy: FloatArray) -> FloatArray:
        """(n,) height above the nearest valley river's bed."""
        return self.at(self.height_m, xy) - self.at(self.main_bed_m, xy)

    def slope(self, xy: FloatArray) -> FloatArray:
        """(n,) rise over run, over 60 m."""
        step = 30.0
        east, north = np.array((step, 0.0)), np.array((0.0, step))
        dx = self.at(self.height_m, xy + east) - self.at(self.height_m, xy - east)
        dy = self.at(self.height_m, xy + north) - self.at(self.height_m, xy - north)
        return np.asarray(np.hypot(dx, dy) / (2 * step))


def make_ground(frame: Frame, rivers: RiverSegments, progress: Progress) -> Ground:
    """The lower envelope of all valleys, with bumps where nothing floods; done in squares of 20 x 20 cells."""
    shape = frame.shape()
    rasters = [np.zeros(shape, dtype=np.float32) for _ in range(5)]
    main, streams = rivers.of_level(main=True).segments, rivers.of_level(main=False)
    floor = smooth_surface(frame, "valley floor", 1_700.0)
    for row in range(0, shape[0], _REGION_CELLS):
        progress.report(row / shape[0], say("Shaping the terrain"))
        rows = slice(row, min(row + _REGION_CELLS, shape[0]))
        floor_m = np.clip(820.0 + 210.0 * floor.rows(rows.start, rows.stop), 450.0, 1_300.0)
        for column in range(0, shape[1], _REGION_CELLS):
            columns = slice(column, min(column + _REGION_CELLS, shape[1]))
            centre, radius_m = circle(_centres(frame, rows, columns))
            near_main = main.take(main.within(centre, radius_m))
            near_streams = streams.take(streams.segments.within(centre, radius_m + _LOOK_M))
            for block in _blocks(rows, columns):
                progress.check()
                inner = slice(block[0].start - rows.start, block[0].stop - rows.start), block[1]
                values = _block(frame, _centres(frame, *block), near_main, near_streams, floor_m[inner].ravel())
                for raster, value in zip(rasters, values):
                    raster[block] = value.reshape(raster[block].shape)
    ground = Ground(frame, *rasters)
    _roughen(frame, ground)
    return ground


def _blocks(rows: slice, columns: slice) -> Iterator[tuple[slice, slice]]:
    """Squares of `_BLOCK_CELLS` that cover these rows and columns."""
    for row in range(rows.start, rows.stop, _BLOCK_CELLS):
        for column in range(columns.start, columns.stop, _BLOCK_CELLS):
            yield (
                slice(row, min(row + _BLOCK_CELLS, rows.stop)),
                slice(column, min(column + _BLOCK_CELLS, columns.stop)),
            )


def _centres(frame: Frame, rows: slice, columns: slice) -> FloatArray:
    affine = frame.affine()
    column, row = np.meshgrid(np.arange(columns.start, columns.stop) + 0.5, np.arange(rows.start, rows.stop) + 0.5)
    return affine.to_xy(np.column_stack((column.ravel(), row.ravel())))


def _block(
    frame: Frame, xy: FloatArray, main: Segments, streams: RiverSegments, floor_m: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
    """Height, distance and bed of the valley river, distance and bed of the stream, at each point."""
    chosen = main.within(*circle(xy))
    distance_m = main.distances(xy, chosen)[0].min(axis=1)
    bed_m = valley_bed_m(frame, xy[:, 0])
    height_m = bed_m + valley_side_m(distance_m, floor_m)
    if not len(streams.segments):
        return height_m, distance_m, bed_m, np.full(len(xy), 1e5), bed_m
    stream_distance_m, stream_bed_m, stream_height_m = _lowest(xy, streams)
    return np.minimum(height_m, stream_height_m), distance_m, bed_m, stream_distance_m, stream_bed_m


def _lowest(xy: FloatArray, streams: RiverSegments) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Distance and bed of the nearest stream, and the lowest valley side over all of them."""
    chosen = _that_matter(xy, streams)
    distance, along = streams.segments.distances(xy, chosen)
    bed = streams.bed_m[chosen, 0] + along * (streams.bed_m[chosen, 1] - streams.bed_m[chosen, 0])
    side = bed + stream_side_m(distance, streams.level[chosen])
    row = np.arange(len(xy))
    nearest = distance.argmin(axis=1)
    return distance[row, nearest], bed[row, nearest], side.min(axis=1)


def _that_matter(xy: FloatArray, streams: RiverSegments) -> IntArray:
    """The segments that can be nearest to, or lowest over, any of the points: no other can change the result."""
    centre, radius_m = circle(xy)
    distance, _ = streams.segments.distances(centre[None, :], np.arange(len(streams.segments)))
    least = streams.bed_m.min(axis=1) + stream_side_m(np.maximum(distance - radius_m, 0.0), streams.level)[0]
    most = streams.bed_m.max(axis=1) + stream_side_m(distance + radius_m, streams.level)[0]
    can_be_nearest = distance[0] <= distance[0].min() + 2.0 * radius_m
    return np.flatnonzero(can_be_nearest | (least <= most.min()))


def _roughen(frame: Frame, ground: Ground) -> None:
    """Bumps that grow away from the rivers, so that hills look alive and streams still run."""
    coarse = smooth_surface(frame, "hills coarse", 620.0)
    fine = smooth_surface(frame, "hills fine", 190.0)
    plain = smooth_surface(frame, "plain", 260.0)
    wide = smooth_surface(frame, "plain wide", 850.0)
    for start in range(0, frame.shape()[0], 200):
        rows = slice(start, min(start + 200, frame.shape()[0]))
        hill = np.clip((ground.main_distance_m[rows] - 700.0) / 700.0, 0.0, 1.0) * np.clip(
            (ground.stream_distance_m[rows] - 80.0) / 350.0, 0.0, 1.0
        )
        low = np.clip(ground.main_distance_m[rows] / 160.0 - 0.3, 0.0, 1.0) * np.clip(
            ground.stream_distance_m[rows] / 120.0 - 0.3, 0.0, 1.0
        )
        bumps = 5.5 * coarse.rows(rows.start, rows.stop) + 1.5 * fine.rows(rows.start, rows.stop)
        ripples = 0.35 * plain.rows(rows.start, rows.stop) + 0.55 * wide.rows(rows.start, rows.stop)
        ground.height_m[rows] += hill * bumps + low * ripples
