# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone follows edits, and is made of parts, to the last bit; also where zones overlap."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from exposure_oracle import KINDS
from following_cases import (
    assert_following_edits_gives_exactly_the_full_run,
    assert_parts_give_exactly_the_whole,
    jittered,
)
from hypothesis import given, settings
from test_damage_properties import EAST, NORTH, SEEDS, table
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.inventory.question import ANALYSIS
from twinplan.core.analysis.parameters import complete


def inventory_case(seed, kind):
    """Assets in circles that overlap, or in wards that share their borders."""
    random = np.random.default_rng(seed)
    middles = random.uniform(0, 99, (5, 2)) + np.array([EAST, NORTH])
    circles = [shapely.Point(*middle).buffer(33) for middle in middles]
    wards = [shapely.box(EAST + west, NORTH, EAST + west + 29.3, NORTH + 77.1) for west in (3.3, 32.6, 61.9)]
    assets = jittered(random, kind, 40)
    vectors = {"assets": [assets], "zones": [table("zones", circles if seed % 2 else wards)]}
    given = {"asset_class_field": "kind", "geodesic": False}
    return random, assets, Request(vectors, {}, complete(ANALYSIS, given))


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_parts_give_exactly_the_whole(kind, seed):
    random, assets, request = inventory_case(seed, kind)
    assert_parts_give_exactly_the_whole(ANALYSIS, random, assets, request)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_following_edits_gives_exactly_the_full_run(kind, seed):
    random, assets, request = inventory_case(seed, kind)
    assert_following_edits_gives_exactly_the_full_run(ANALYSIS, random, assets, request, kind)
