# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer that was kept is the same answer when it is opened again."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pyproj
import pytest
from answers import make_impact
from twinplan.core.analysis.impact import DerivedLayer
from twinplan.core.errors import Cancelled, StorageError
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.report.archive import load_answer, save_answer
from twinplan.core.twin.table import Column


def assert_same(left, right, where="answer"):
    if is_dataclass(left) and not isinstance(left, type):
        assert type(left) is type(right), where
        for field in fields(left):
            assert_same(getattr(left, field.name), getattr(right, field.name), f"{where}.{field.name}")
    elif isinstance(left, np.ndarray):
        assert left.shape == right.shape, where
        assert (left.dtype.kind in "OU") == (right.dtype.kind == "O"), where
        np.testing.assert_array_equal(left.astype(right.dtype), right, err_msg=where)
    elif isinstance(left, dict):
        assert list(left) == list(right), where
        for key in left:
            assert_same(left[key], right[key], f"{where}.{key}")
    elif isinstance(left, (tuple, list)):
        assert len(left) == len(right), where
        for position, (one, other) in enumerate(zip(left, right)):
            assert_same(one, other, f"{where}[{position}]")
    elif isinstance(left, pyproj.CRS):
        assert left == right, where
    else:
        assert left == right or (left != left and right != right), where


def round_trip(impact, folder):
    tree = save_answer(impact, folder / "arrays.npz", Silent())
    return load_answer(json.loads(json.dumps(tree, allow_nan=False)), folder / "arrays.npz", Silent())


@pytest.mark.parametrize("kind", GeometryKind)
def test_everything_comes_back(tmp_path, kind):
    impact = make_impact(kind=kind)
    assert_same(impact, round_trip(impact, tmp_path))


def test_derived_layers_dates_and_infinities_come_back(tmp_path):
    impact = make_impact(20)
    table = impact.features[0].table
    days = Column.of(np.array(["2024-05-01"] * 20, dtype="datetime64[D]"))
    derived = DerivedLayer("d", "Derived", table.crs.to_wkt(), table.geometries, {"day": days})
    odd = replace(impact.figures[0], value=float("inf"), unknown=float("nan"))
    impact = replace(impact, layers=(derived,), figures=(odd,))
    assert_same(impact, round_trip(impact, tmp_path))


def test_answer_with_no_features_comes_back(tmp_path):
    impact = make_impact(0)
    assert_same(impact, round_trip(impact, tmp_path))


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.98])
def test_truncated_arrays_are_reported_as_damage(tmp_path, keep):
    tree = save_answer(make_impact(), tmp_path / "arrays.npz", Silent())
    data = (tmp_path / "arrays.npz").read_bytes()
    (tmp_path / "arrays.npz").write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(StorageError, match="damaged"):
        load_answer(tree, tmp_path / "arrays.npz", Silent())


def test_a_flipped_byte_is_reported_as_damage(tmp_path):
    tree = save_answer(make_impact(), tmp_path / "arrays.npz", Silent())
    data = bytearray((tmp_path / "arrays.npz").read_bytes())
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "arrays.npz").write_bytes(bytes(data))
    with pytest.raises(StorageError, match="damaged"):
        load_answer(tree, tmp_path / "arrays.npz", Silent())


@pytest.mark.parametrize("tree", [{}, {"is": "Popen", "with": {}}, {"is": "Impact", "with": {}}, {"map": []}])
def test_a_tree_that_is_no_answer_makes_nothing(tmp_path, tree):
    save_answer(make_impact(3), tmp_path / "arrays.npz", Silent())
    with pytest.raises(StorageError, match="damaged"):
        load_answer(tree, tmp_path / "arrays.npz", Silent())


def test_saving_stops_when_told(tmp_path):
    class Stopping(Silent):
        def check(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        save_answer(make_impact(), tmp_path / "arrays.npz", Stopping())
