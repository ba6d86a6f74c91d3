# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone follows edits, and is made of parts, to the last bit; also where zones overlap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from exposure_oracle import KINDS
from hypothesis import given, settings
from test_damage_properties import EAST, NORTH, SEEDS, jittered, joined, same, table
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.following import NEW_OR_CHANGED, answer, answer_again, answer_in_parts
from twinplan.core.analysis.inventory.question import ANALYSIS
from twinplan.core.analysis.parameters import complete
from twinplan.core.progress import Silent


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
    parts = np.array_split(np.arange(len(assets)), np.sort(random.integers(1, len(assets), 3)))
    parts = [part for part in parts if len(part)]
    whole = ANALYSIS.run(request, Silent())
    same(whole, answer_in_parts(ANALYSIS.separable, request, assets, parts, Silent()))


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_following_edits_gives_exactly_the_full_run(kind, seed):
    random, assets, request = inventory_case(seed, kind)
    _, memory = answer(ANALYSIS.separable, request, assets, Silent())
    fresh = jittered(random, kind, 5)
    for _ in range(2):
        kept = random.permutation(len(assets))[: len(assets) - int(random.integers(1, 5))]
        before = np.concatenate([kept, np.full(len(fresh), NEW_OR_CHANGED)])
        order = random.permutation(len(before))
        assets = joined(assets.take(kept), fresh).take(order)
        found, memory = answer_again(ANALYSIS.separable, memory, assets, before[order], Silent())
        full = replace(request, vectors={**request.vectors, "assets": [assets]})
        same(ANALYSIS.run(full, Silent()), found)
