# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How many people live in each building, and the population raster that follows from it."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import IntArray
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


def population(frame: Frame, buildings: Buildings, people: IntArray) -> Raster:
    """People per cell of 100 m by the middles of buildings; a few cells that nobody counted are NaN."""
    shape = frame.shape(POPULATION_CELL_M)
    cell = np.floor(frame.affine(POPULATION_CELL_M).to_cell(buildings.xy)).astype(np.int64)
    flat = cell[:, 1] * shape[1] + cell[:, 0]
    counts = np.bincount(flat, weights=people, minlength=shape[0] * shape[1]).reshape(shape)
    chance = frame.chance("uncounted")
    for _ in range(frame.bands):
        row, column = (int(chance.integers(5, limit - 5)) for limit in shape)
        counts[row : row + 2, column : column + 2] = np.nan
    return counts.astype(np.float32)
