# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Footprints proven valid without GEOS: never one that GEOS calls invalid, and nearly all that are usual."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.geometry.simple_rings import surely_valid
from twinplan.core.progress import Silent


def _proven(shapes: list[shapely.Geometry]) -> list[bool]:
    return surely_valid(Geometries.from_shapely(np.array(shapes, dtype=object)), Silent()).tolist()


def _turned(points: list[tuple[float, float]], degrees: float) -> shapely.Polygon:
    """In UTM, turned: what lies on one line does so only to rounding."""
    turn = np.radians(degrees)
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return shapely.Polygon(np.array(points) @ matrix + (431_234.56, 2_765_432.1))


USUAL = {
    "triangle": [(0, 0), (8, 0), (3, 5)],
    "rectangle": [(0, 0), (12, 0), (12, 9), (0, 9)],
    "rectangle with vertices on its walls": [(0, 0), (6, 0), (12, 0), (12, 9), (8, 9), (4, 9), (0, 9)],
    "L": [(0, 0), (12, 0), (12, 4), (5, 4), (5, 12), (0, 12)],
    "U": [(0, 0), (12, 0), (12, 9), (8, 9), (8, 4), (4, 4), (4, 9), (0, 9)],
}


@pytest.mark.parametrize("name", USUAL)
@pytest.mark.parametrize("degrees", [0.0, 17.3, 45.0, 90.0])
def test_usual_footprints_need_no_geos(name: str, degrees: float) -> None:
    assert _proven([_turned(USUAL[name], degrees)]) == [True]


def test_what_crosses_touches_or_turns_back_is_never_proven() -> None:
    wrong = {
        "bow tie": [(0, 0), (4, 4), (4, 0), (0, 4)],
        "touches itself at a vertex": [(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2)],
        "vertex on another edge": [(0, 0), (6, 0), (6, 6), (3, 0), (0, 6)],
        "spike": [(0, 0), (6, 0), (6, 6), (9, 9), (6, 6), (0, 6)],
        "edge back over itself": [(0, 0), (6, 0), (3, 0), (3, 6)],
        "without area": [(0, 0), (3, 0), (6, 0)],
        "a vertex twice": [(0, 0), (6, 0), (6, 0), (6, 6)],
    }
    assert _proven([shapely.Polygon(points) for points in wrong.values()]) == [False] * len(wrong)


def test_holes_and_several_parts_are_left_to_geos() -> None:
    ring = shapely.box(0, 0, 9, 9)
    holed = ring.difference(shapely.box(3, 3, 4, 4))
    overlapping = shapely.multipolygons([ring, shapely.box(5, 5, 12, 12)])
    assert _proven([holed, overlapping, ring]) == [False, False, True]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=16),
    st.sampled_from([0.0, 0.1, 431_234.56]),
)
def test_nothing_is_proven_that_geos_calls_invalid(points: list[tuple[int, int]], origin: float) -> None:
    ring = shapely.Polygon(np.array(points, dtype=float) * 0.3 + origin)
    assert shapely.is_valid(ring) or _proven([ring]) == [False]
