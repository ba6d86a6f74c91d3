# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Flood depth at six return periods: water at a stage above each bed, lying over the ground."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import BoolArray, IntArray
from ..progress import Progress
from .frame import CELL_M
from .terrain import Ground, Raster

RETURN_PERIODS_YEARS = (5, 10, 25, 50, 100, 500)
"""Return periods in years; stages below are in the same order."""
MAIN_STAGE_M = (2.85, 3.15, 3.55, 3.95, 4.4, 5.5)
STREAM_STAGE_M = (0.6, 0.8, 1.0, 1.2, 1.45, 2.0)
STREAM_REACH_M = 90.0
"""No stream wets ground further away, nor ground that lies well below its bed: there the water runs off."""
MODEL_GAP_M = 420.0
"""The flood model ended this far before the eastern edge: no data there, which is not the same as dry."""


def flood_depth_m(ground: Ground, index: int, progress: Progress) -> Raster:
    """Depth in metres at `RETURN_PERIODS_YEARS[index]`: 0 where dry, NaN where the model has no answer.

    The water surface stands `stage` above the bed of the nearest river and falls a little away from it;
    where river and stream disagree, the higher one counts. As stages rise with the return period, so
    does the depth in every cell.
    """
    depth = np.zeros(ground.height_m.shape, dtype=np.float32)
    for start in range(0, depth.shape[0], 200):
        progress.check()
        rows = slice(start, start + 200)
        main_distance, stream_distance = ground.main_distance_m[rows], ground.stream_distance_m[rows]
        main = ground.main_bed_m[rows] + MAIN_STAGE_M[index] - 0.0006 * np.clip(main_distance - 150.0, 0.0, None)
        stream = ground.stream_bed_m[rows] + STREAM_STAGE_M[index] - 0.03 * np.clip(stream_distance - 10.0, 0.0, None)
        fed = (stream_distance < STREAM_REACH_M) & (ground.stream_bed_m[rows] < ground.height_m[rows] + 0.6)
        surface = np.maximum(main, np.where(fed, stream, -np.inf))
        depth[rows] = np.maximum(surface - ground.height_m[rows], 0.0)
    depth[depth < 0.02] = 0.0
    seeds = (ground.main_distance_m < 25.0) | (ground.stream_distance_m < 15.0)
    depth[~connected(depth > 0.0, seeds, progress)] = 0.0
    depth[:, depth.shape[1] - round(MODEL_GAP_M / CELL_M) :] = np.nan
    return depth


def connected(wet: BoolArray, seeds: BoolArray, progress: Progress) -> BoolArray:
    """(rows, columns) the wet cells that can be reached from a wet seed along rows and columns.

    Whole runs of wet cells are reached at once, first along rows, then along columns, until nothing changes.
    """
    reached = wet & seeds
    row_runs, column_runs = _run_numbers(wet), np.ascontiguousarray(_run_numbers(wet.T).T)
    while True:
        before = int(reached.sum())
        for runs in (row_runs, column_runs):
            progress.check()
            touched = np.bincount(runs[reached], minlength=int(runs.max()) + 1) > 0
            reached = wet & touched[runs]
        if int(reached.sum()) == before:
            return np.asarray(reached, dtype=bool)


def _run_numbers(wet: BoolArray) -> IntArray:
    """The number of the unbroken run of equal cells within its row that each cell belongs to."""
    starts = np.ones(wet.shape, dtype=bool)
    starts[:, 1:] = wet[:, 1:] != wet[:, :-1]
    return np.asarray(np.cumsum(starts.ravel()).reshape(wet.shape) - 1)
