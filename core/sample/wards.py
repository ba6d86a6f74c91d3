# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Wards that tile the study area without gap or overlap: neighbours share the very same boundary points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray
from .frame import MARGIN_M, Frame

_WARD_M = 2_000.0
Corner = tuple[int, int]


@dataclass(frozen=True)
class Wards:
    """Rings (closed, anticlockwise) of every ward, row by row from the south-west, and of the study area."""

    rings: list[FloatArray]
    study_area: FloatArray


def make_wards(frame: Frame) -> Wards:
    """Bricks of about 2 km whose corners are shifted and whose edges wander.

    In row r the upright edges stand at even (odd) half steps where r is even (odd), so that most wards
    have six neighbours. A corner is (half step along, row).
    """
    across = max(2, round((frame.length_m - 2 * MARGIN_M) / _WARD_M))
    up = max(2, round((frame.height_m - 2 * MARGIN_M) / _WARD_M))
    maker = _Maker(frame, across, up)
    rings = []
    for row in range(up):
        uprights = maker.uprights(row)
        for left, right in zip(uprights[:-1], uprights[1:]):
            lower = maker.path(row, left, right)
            upper = maker.path(row + 1, left, right)
            rings.append(_ring([lower, maker.upright(row, right), upper[::-1], maker.upright(row, left)[::-1]]))
    last = 2 * across
    outline = [maker.path(0, 0, last)]
    outline += [maker.upright(row, last) for row in range(up)]
    outline += [maker.path(up, 0, last)[::-1]]
    outline += [maker.upright(row, 0)[::-1] for row in reversed(range(up))]
    return Wards(rings, _ring(outline))


def _ring(paths: list[FloatArray]) -> FloatArray:
    """One closed ring from paths of which each starts where the one before ends."""
    points = np.concatenate([path[:-1] for path in paths])
    return np.concatenate((points, points[:1]))


class _Maker:
    """Makes every edge once, so that both of its wards get the same points."""

    def __init__(self, frame: Frame, across: int, up: int) -> None:
        self._frame, self._across, self._up = frame, across, up
        self._chance = frame.chance("wards")
        self._step_x = (frame.length_m - 2 * MARGIN_M) / (2 * across)
        self._step_y = (frame.height_m - 2 * MARGIN_M) / up
        self._corners: dict[Corner, FloatArray] = {}
        self._edges: dict[tuple[Corner, Corner], FloatArray] = {}

    def uprights(self, row: int) -> list[int]:
        """Half steps at which the upright edges of this row stand, the outer edges included."""
        inner = range(2, 2 * self._across - 1, 2) if row % 2 == 0 else range(1, 2 * self._across, 2)
        return [0, *inner, 2 * self._across]

    def upright(self, row: int, along: int) -> FloatArray:
        return self._edge((along, row), (along, row + 1))

    def path(self, row: int, left: int, right: int) -> FloatArray:
        """Along the line between rows, through every corner of the rows below and above it."""
        stops = set(self.uprights(row)) if row < self._up else set()
        stops |= set(self.uprights(row - 1)) if row > 0 else set()
        ordered = [along for along in sorted(stops) if left <= along <= right]
        parts = [self._edge((a, row), (b, row)) for a, b in zip(ordered[:-1], ordered[1:])]
        return np.concatenate([part[:-1] for part in parts] + [parts[-1][-1:]])

    def _corner(self, corner: Corner) -> FloatArray:
        if corner not in self._corners:
            xmin, ymin, _, _ = self._frame.bounds
            along, row = corner
            outer = np.array((along in (0, 2 * self._across), row in (0, self._up)))
            shift = self._chance.uniform(-0.24, 0.24, 2) * (1.3 * self._step_x, self._step_y)
            inward = np.abs(shift) * 0.35 * np.where(np.array((along, row)) == 0, 1.0, -1.0)
            regular = np.array((xmin + MARGIN_M + along * self._step_x, ymin + MARGIN_M + row * self._step_y))
            self._corners[corner] = regular + np.where(outer, inward, shift)
        return self._corners[corner]

    def _edge(self, a: Corner, b: Corner) -> FloatArray:
        """From a to b; made by halving: every middle is moved sideways by up to a tenth of its length."""
        if (a, b) not in self._edges:
            line = np.array([self._corner(a), self._corner(b)])
            for _ in range(4):
                step = np.diff(line, axis=0)
                sideways = np.column_stack((-step[:, 1], step[:, 0])) * self._chance.uniform(-0.1, 0.1, (len(step), 1))
                middle = line[:-1] + step / 2 + sideways
                merged = np.empty((2 * len(line) - 1, 2))
                merged[0::2], merged[1::2] = line, middle
                line = merged
            self._edges[(a, b)] = line
        return self._edges[(a, b)]
