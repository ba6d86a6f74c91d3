# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure follows edits, and is made of parts, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from exposure_oracle import KINDS
from hypothesis import given, settings
from test_damage_properties import SEEDS, case, jittered, joined, same
from test_exposure_properties import population_of
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.exposure.question import ANALYSIS
from twinplan.core.analysis.following import NEW_OR_CHANGED, answer, answer_again, answer_in_parts
from twinplan.core.analysis.parameters import complete
from twinplan.core.progress import Silent


def exposure_case(seed, kind):
    """The same layers as for damage, with people."""
    random, assets, damage = case(seed, kind)
    vectors = {name: tables for name, tables in damage.vectors.items() if name != "curves"}
    rasters = {**damage.rasters, "population": [population_of(random)]}
    given = {"threshold": 1.0, "hazard_class_field": "depth", "asset_class_field": "kind", "population_kind": "count"}
    return random, assets, Request(vectors, rasters, complete(ANALYSIS, {**given, "geodesic": False}))


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_parts_give_exactly_the_whole(kind, seed):
    random, assets, request = exposure_case(seed, kind)
    parts = np.array_split(np.arange(len(assets)), np.sort(random.integers(1, len(assets), 3)))
    parts = [part for part in parts if len(part)]
    whole = ANALYSIS.run(request, Silent())
    same(whole, answer_in_parts(ANALYSIS.separable, request, assets, parts, Silent()))


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_following_edits_gives_exactly_the_full_run(kind, seed):
    random, assets, request = exposure_case(seed, kind)
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
