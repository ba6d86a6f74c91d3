# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Segments of lines and rings: numbered in vertex order, skipping the last vertex of each part."""

from __future__ import annotations

import numpy as np

from ..ragged import cumulated
from .geometries import Geometries, IntArray


def segments(geometries: Geometries) -> tuple[IntArray, IntArray]:
    """(s,) the vertex at which each segment starts, and (s,) the feature it belongs to.

    Segment i joins vertex `start[i]` and `start[i] + 1` of the same line string or ring.
    """
    start = segment_starts(geometries)
    return start, geometries.vertex_feature[start]


def segment_starts(geometries: Geometries) -> IntArray:
    """(s,) the vertex at which each segment starts: all vertices but the last of each part."""
    is_start = np.ones(len(geometries.coords), dtype=bool)
    filled = np.diff(geometries.part_offsets) > 0
    is_start[geometries.part_offsets[1:][filled] - 1] = False
    return np.flatnonzero(is_start)


def segment_feature_offsets(geometries: Geometries) -> IntArray:
    """(n + 1,) first segment of every feature."""
    in_part = np.maximum(np.diff(geometries.part_offsets) - 1, 0)
    by_part = cumulated(in_part)
    offsets: IntArray = by_part[geometries.part_feature_offsets]
    return offsets
