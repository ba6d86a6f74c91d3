# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Swapped and repeated coordinates are found, islands are not taken for them."""

from __future__ import annotations

import numpy as np
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.twin.misplaced import misplaced


def test_swapped_and_repeated_coordinates_and_far_places():
    rng = np.random.default_rng(5)
    xy = np.column_stack((rng.uniform(74, 78, 500), rng.uniform(12, 18, 500)))
    xy[10] = xy[10][::-1]
    xy[20] = (12.3, 12.3)
    xy[30] = (93.0, 12.0)
    found = misplaced(Geometries.from_points(xy))
    assert np.flatnonzero(found.mixed_up).tolist() == [10, 20]
    assert np.flatnonzero(found.far).tolist() == [30]


def test_few_features_are_never_judged():
    xy = np.array([[74.0, 12.0]] * 20 + [[12.0, 74.0]])
    found = misplaced(Geometries.from_points(xy))
    assert not found.mixed_up.any()
    assert not found.far.any()
