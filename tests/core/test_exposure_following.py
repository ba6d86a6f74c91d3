# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure follows edits, and is made of parts, to the last bit."""

from __future__ import annotations

import pytest
from exposure_oracle import KINDS
from following_cases import assert_following_edits_gives_exactly_the_full_run, assert_parts_give_exactly_the_whole
from hypothesis import given, settings
from test_damage_properties import SEEDS, case
from test_exposure_properties import population_of
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.exposure.question import ANALYSIS
from twinplan.core.analysis.parameters import complete


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
    assert_parts_give_exactly_the_whole(ANALYSIS, random, assets, request)


@pytest.mark.parametrize("kind", KINDS)
@given(SEEDS)
@settings(max_examples=4, deadline=None)
def test_following_edits_gives_exactly_the_full_run(kind, seed):
    random, assets, request = exposure_case(seed, kind)
    assert_following_edits_gives_exactly_the_full_run(ANALYSIS, random, assets, request, kind)
