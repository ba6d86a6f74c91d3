# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists and arrays of texts in pieces give what numpy gives in one go, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from twinplan.core.piecewise import filled, is_none, picked, to_integers, to_list
from twinplan.core.ragged import items_of, owners_of


@pytest.mark.parametrize("count", [0, 1, 32_767, 32_768, 70_000])
def test_as_in_one_go(count):
    random = np.random.default_rng(count)
    numbers = random.integers(-5, 5, count)
    names = np.array(["a", None, "", "तीन"], dtype=object)
    assert to_list(numbers) == numbers.tolist()
    assert to_integers(numbers.tolist()).tolist() == numbers.tolist()
    assert filled(count, "x").tolist() == ["x"] * count
    positions = random.integers(-1, 4, count)
    found = picked(names, positions, "none")
    assert found.tolist() == ["none" if each < 0 else names[each] for each in positions.tolist()]
    assert is_none(found).tolist() == [each is None for each in found.tolist()]


@pytest.mark.parametrize("count", [0, 1, 5, 4_000])
def test_runs_own_their_items(count):
    random = np.random.default_rng(count)
    sizes = random.integers(0, 4, count)
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    assert owners_of(offsets).tolist() == np.repeat(np.arange(count), sizes).tolist()
    runs = random.integers(0, count, 9) if count else np.zeros(0, dtype=np.int64)
    items, heads = items_of(offsets, runs)
    parts = [list(range(offsets[run], offsets[run + 1])) for run in runs.tolist()]
    assert items.tolist() == [item for part in parts for item in part]
    assert np.diff(heads).tolist() == [len(part) for part in parts]
