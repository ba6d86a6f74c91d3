# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The value under a point, against one point at a time; and the sorting that it stands on."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.overlay.ordering import stable_order
from twinplan.core.overlay.raster_points import sample
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import SourceInfo

AFFINES = [
    Affine(0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
    Affine(100.0, 0.5, 0.0, 200.0, 0.0, -0.25),
    Affine(50.0, -2.0, 0.0, 10.0, 0.0, 4.0),
    Affine(10.0, 0.75, 0.5, 20.0, 0.5, -1.0),
]
coordinate = st.one_of(st.integers(-2, 9).map(float), st.floats(-2, 9), st.just(math.nan))


def grid_of(values: np.ndarray, affine: Affine) -> ArrayGrid:
    return ArrayGrid(SourceInfo("values"), pyproj.CRS(32643), affine, values)


@given(st.lists(st.tuples(coordinate, coordinate), max_size=30), st.sampled_from(AFFINES))
@settings(max_examples=200, deadline=None)
def test_each_point_gets_the_half_open_cell_under_it(places: list[tuple[float, float]], affine: Affine) -> None:
    values = np.arange(35, dtype=np.float32).reshape(5, 7)
    values[2, 3] = np.nan
    xy = affine.to_xy(np.array(places, dtype=float).reshape(-1, 2))
    found, inside = sample(grid_of(values, affine), xy, Silent())
    for point, value, is_inside in zip(affine.to_cell(xy), found, inside):
        column, row = (math.floor(part) if math.isfinite(part) else -1 for part in point)
        expected = values[row, column] if 0 <= row < 5 and 0 <= column < 7 else math.nan
        assert is_inside == (0 <= row < 5 and 0 <= column < 7)
        assert value == expected or (math.isnan(value) and math.isnan(expected))


class RecordingGrid(ArrayGrid):
    """A grid that remembers how many cells were read at once."""

    largest: list[int] = []

    def read(self, rows: slice, columns: slice) -> np.ndarray:
        window = super().read(rows, columns)
        self.largest.append(window.size)
        return window


def test_a_big_raster_is_read_in_small_windows() -> None:
    generator = np.random.default_rng(1)
    values = generator.random((3000, 40)).astype(np.float32)
    grid = RecordingGrid(SourceInfo("values"), pyproj.CRS(32643), AFFINES[0], values)
    xy = generator.uniform(0, (40, 3000), (300_000, 2))
    found, inside = sample(grid, xy, Silent())
    assert inside.all()
    assert (found == values[xy[:, 1].astype(int), xy[:, 0].astype(int)]).all()
    assert max(grid.largest) <= values.size // 10


def test_points_far_away_and_infinite_are_outside() -> None:
    xy = np.array([[1e300, 0.0], [np.inf, 1.0], [-np.inf, np.nan], [1.0, -1e-300]])
    values, inside = sample(grid_of(np.ones((5, 7)), AFFINES[0]), xy, Silent())
    assert not inside.any()
    assert np.isnan(values).all()


@pytest.mark.parametrize("limit", [1, 2, 1 << 16, (1 << 16) + 1, 1 << 32, 1 << 45])
def test_order_sorts_and_keeps_equal_keys_in_order(limit: int) -> None:
    keys = np.random.default_rng(2).integers(0, limit, 2000)
    keys[:2] = limit - 1
    assert stable_order(keys, limit, Silent()).tolist() == np.argsort(keys, kind="stable").tolist()
