# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Uids are the same whenever a twin is made again, and never shared."""

from __future__ import annotations

import time
import uuid

import numpy as np
import pyproj
import shapely
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo
from twinplan.core.twin.uids import table_uids, uid_of, uids_from_ids

TWIN = "12345678-1234-5678-1234-567812345678"


def table(names, shapes=None, null=None):
    values = np.array([*names, None], dtype=object)[:-1]
    shapes = shapes or [shapely.Point(i, i) for i in range(len(names))]
    geometries = Geometries.from_shapely(np.array([*shapes, None], dtype=object)[:-1])
    null = np.zeros(len(names), dtype=bool) if null is None else np.array(null)
    columns = {"name": Column(values, null), "n": Column.of(np.arange(len(names)) * 0)}
    fids = np.arange(len(names))
    return FeatureTable(SourceInfo("it"), pyproj.CRS("EPSG:32643"), fids, geometries, columns)


def uids(rows, id_field="", layer="masts", twin=TWIN):
    return table_uids(twin, layer, rows, id_field, Silent()).values.tolist()


def test_they_are_version_5_uuids_of_twin_layer_and_source_id():
    found = uids_from_ids(TWIN, "masts", ["a", "é"], Silent()).values.tolist()
    assert found == [str(uuid.uuid5(uuid.UUID(TWIN), f"masts\x1fid\x1f{name}")) for name in ("a", "é")]
    assert uuid.UUID(found[0]).version == 5
    assert uuid.UUID(uid_of(TWIN, "dependency", "x", "y")).version == 5


def test_source_ids_name_features_whatever_else_changes_and_in_any_order():
    before = uids(table(["a", "b", "c"]), "name")
    after = uids(table(["c", "a", "b"], [shapely.Point(9, 9)] * 3), "name")
    assert after == [before[2], before[0], before[1]]
    assert not set(before) & set(uids(table(["a", "b", "c"]), "name", layer="roads"))
    assert not set(before) & set(uids(table(["a", "b", "c"]), "name", twin=str(uuid.uuid4())))


def test_without_source_ids_content_names_them_and_copies_get_an_ordinal():
    rows = table(["a", "a", "b", "a"], [shapely.Point(0, 0)] * 4)
    found = table_uids(TWIN, "masts", rows, "", Silent())
    assert len(set(found.values)) == 4
    assert found.repeated == 2
    assert uids(table(["b"], [shapely.Point(0, 0)])) == [found.values[2]]


def test_null_empty_and_shape_all_tell_features_apart():
    null = [False, True]
    assert len(set(uids(table(["", ""], [shapely.Point(0, 0)] * 2, null)))) == 2
    together = shapely.MultiPoint([(0, 0), (1, 1)])
    line = shapely.LineString([(0, 0), (1, 1)])
    assert uids(table(["a"], [together])) != uids(table(["a"], [shapely.LineString(line)]))


def test_a_missing_source_id_falls_back_to_the_content():
    found = uids(table(["a", "x", "y"], null=[False, True, True]), "name")
    assert len(set(found)) == 3
    assert found[0] == uids(table(["a"]), "name")[0]


def test_a_source_id_that_comes_twice_gets_an_ordinal_and_is_counted():
    found = uids_from_ids(TWIN, "masts", ["a", "b", "a"], Silent())
    assert len(set(found.values)) == 3
    assert found.repeated == 1


def test_a_hundred_thousand_take_well_under_a_second():
    names = [f"school-{i}" for i in range(100_000)]
    start = time.process_time()
    uids_from_ids(TWIN, "schools", names, Silent())
    assert time.process_time() - start < 2.0
