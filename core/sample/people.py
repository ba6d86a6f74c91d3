# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How many people live in each building, and the population raster that follows from it."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from .buildings import Buildings, Use
from .frame import POPULATION_CELL_M, Frame
from .terrain import Raster


def residents(frame: Frame, buildings: Buildings) -> IntArray:
    """(n,) people at home in each building."""
    chance = frame.chance("residents")
    household = chance.integers(2, 7, len(buildings))
    flats = buildings.levels * np.maximum(buildings.width_m // 10.0, 1).astype(np.int64)
    people = np.zeros(len(buildings), dtype=np.int64)
    house = (buildings.use == Use.HOUSE) | (buildings.use == Use.FARM)
    people[house] = household[house]
    people = np.where(buildings.use == Use.APARTMENTS, (flats * household * 0.8).astype(np.int64), people)
    people = np.where((buildings.use == Use.SHOP) & (buildings.levels > 1), household, people)
    empty = chance.random(len(buildings)) < 0.05
    return np.where(empty, 0, people)


def population(frame: Frame, buildings: Buildings, people: IntArray, study_area: FloatArray) -> Raster:
    """People per cell of 100 m by the middles of buildings; NaN where a cell's middle lies outside the area."""
    shape = frame.shape(POPULATION_CELL_M)
    cell = np.floor(frame.affine(POPULATION_CELL_M).to_cell(buildings.xy)).astype(np.int64)
    flat = cell[:, 1] * shape[1] + cell[:, 0]
    counts = np.bincount(flat, weights=people, minlength=shape[0] * shape[1]).reshape(shape)
    return np.where(cells_inside(frame, study_area), counts, np.nan).astype(np.float32)


def cells_inside(frame: Frame, ring: FloatArray) -> BoolArray:
    """(rows, columns) whether the middle of each population cell lies inside a closed ring (even-odd rule)."""
    rows, columns = frame.shape(POPULATION_CELL_M)
    xmin, _, _, ymax = frame.bounds
    x = xmin + (np.arange(columns) + 0.5) * POPULATION_CELL_M
    inside = np.zeros((rows, columns), dtype=bool)
    start, stop = ring[:-1], ring[1:]
    for row in range(rows):
        y = ymax - (row + 0.5) * POPULATION_CELL_M
        crosses = (start[:, 1] > y) != (stop[:, 1] > y)
        a, b = start[crosses], stop[crosses]
        at = np.sort(a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
        inside[row] = np.searchsorted(at, x) % 2 == 1
    return inside
