# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Smooth chance: hills, wandering lines, uneven density."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from .frame import CELL_M, Frame


def smooth_surface(frame: Frame, topic: str, spacing_m: float) -> Surface:
    """A smooth random surface of mean 0 and standard deviation near 1 whose bumps are `spacing_m` apart."""
    rows = int(np.ceil(frame.height_m / spacing_m)) + 4
    columns = int(np.ceil(frame.length_m / spacing_m)) + 4
    return Surface(frame, spacing_m, frame.chance(topic).standard_normal((rows, columns)))


class Surface:
    """Random values on a lattice, joined by a cubic B-spline (twice differentiable, no overshoot)."""

    def __init__(self, frame: Frame, spacing_m: float, lattice: FloatArray) -> None:
        self._frame, self._spacing_m, self._lattice = frame, spacing_m, lattice * 1.6

    def at(self, xy: FloatArray) -> FloatArray:
        """(n,) values at (n, 2) points inside or near the frame."""
        xmin, ymin, _, _ = self._frame.bounds
        columns, column_weights = self._weights(xy[:, 0] - xmin, self._lattice.shape[1])
        rows, row_weights = self._weights(xy[:, 1] - ymin, self._lattice.shape[0])
        total = np.zeros(len(xy))
        for i in range(4):
            for j in range(4):
                total += row_weights[i] * column_weights[j] * self._lattice[rows + i, columns + j]
        return total

    def rows(self, start: int, stop: int, cell_m: float = CELL_M) -> FloatArray:
        """The surface at the cell centres of these rows of a raster over the frame, (stop - start, columns)."""
        row_count, column_count = self._frame.shape(cell_m)
        x = (np.arange(column_count) + 0.5) * cell_m
        y = (row_count - np.arange(start, stop) - 0.5) * cell_m
        columns, column_weights = self._weights(x, self._lattice.shape[1])
        rows, row_weights = self._weights(y, self._lattice.shape[0])
        along = sum(row_weights[i][:, None] * self._lattice[rows + i] for i in range(4))
        return np.asarray(sum(column_weights[j][None, :] * along[:, columns + j] for j in range(4)))

    def _weights(self, distance_m: FloatArray, count: int) -> tuple[IntArray, FloatArray]:
        position = np.clip(distance_m / self._spacing_m, 0.0, count - 4.001)
        first = np.floor(position).astype(np.int64)
        t = position - first
        weights = np.stack(((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)) / 6.0
        return first, weights
