# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample's points, lines and rings as `Geometries`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, GeometryKind, IntArray


def lines(parts: Sequence[FloatArray]) -> Geometries:
    """One line string a feature."""
    return Geometries(
        GeometryKind.LINE, _joined(parts), _offsets(parts), None, np.arange(len(parts) + 1, dtype=np.int64)
    )


def rings(parts: Sequence[FloatArray]) -> Geometries:
    """One polygon without holes a feature, from closed rings."""
    numbers = np.arange(len(parts) + 1, dtype=np.int64)
    return Geometries(GeometryKind.POLYGON, _joined(parts), _offsets(parts), numbers, numbers)


def rectangles(corners: FloatArray) -> Geometries:
    """One rectangle a feature from (n, 4, 2) corners."""
    closed = np.concatenate((corners, corners[:, :1]), axis=1)
    numbers = np.arange(len(corners) + 1, dtype=np.int64)
    coords = np.ascontiguousarray(closed.reshape(-1, 2))
    return Geometries(GeometryKind.POLYGON, coords, 5 * numbers, numbers, numbers)


def _joined(parts: Sequence[FloatArray]) -> FloatArray:
    return np.ascontiguousarray(np.concatenate([*parts, np.zeros((0, 2))]), dtype=np.float64)


def _offsets(parts: Sequence[FloatArray]) -> IntArray:
    return np.concatenate(([0], np.cumsum([len(part) for part in parts]))).astype(np.int64)
