# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fingerprints tell every difference in what data says, and nothing else."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.twin.fingerprint import CellsDigest, RowsDigest, table_fingerprint
from twinplan.core.twin.grid import Affine
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo

PLACE = Affine(0.0, 1.0, 0.0, 0.0, 0.0, -1.0)


def text(*values):
    values = np.array([*values, 0], dtype=object)[:-1]
    return Column(np.where(values == None, "", values), values == None)  # noqa: E711


def rows(*columns, batches=None, fields=None, crs="EPSG:4326", wkb=None):
    count = len(columns[0].null)
    digest = RowsDigest(fields or [(f"f{i}", "text") for i in range(len(columns))], "Point", crs)
    bounds = batches or [0, count]
    for start, stop in zip(bounds, bounds[1:]):
        digest.add([column.take(np.arange(start, stop)) for column in columns])
    for part in wkb or []:
        data = np.frombuffer(b"".join(part), dtype=np.uint8)
        offsets = np.cumsum([0, *map(len, part)])
        digest.add_geometry(data, offsets, np.array([not one for one in part]))
    return digest.fingerprint()


def test_the_size_of_batches_makes_no_difference():
    columns = (text("a", None, "", "नगर", "e"), Column.of(np.arange(5)), Column.of(np.linspace(0, 1, 5)))
    assert rows(*columns) == rows(*columns, batches=[0, 1, 4, 5])
    assert rows(columns[0], wkb=[[b"ab", b"", b"c"]]) == rows(columns[0], wkb=[[b"ab"], [b"", b"c"]])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (text("a", None), text("a", "")),
        (text("ab", "c"), text("a", "bc")),
        (text("a", "b"), text("b", "a")),
        (text("é"), text("e\u0301")),
        (Column.of(np.array([0, 1])), Column(np.array([0, 1]), np.array([True, False]))),
        (Column.of(np.array([0.0])), Column.of(np.array([-0.0]))),
        (Column.of(np.array([np.nan])), Column.of(np.array([0.0]))),
        (Column.of(np.array([2**53])), Column.of(np.array([2**53 + 1]))),
    ],
)
def test_every_difference_counts(one, other):
    assert rows(one) != rows(other)


def test_schema_and_crs_count_and_the_filler_of_a_null_does_not():
    column = text("a")
    assert rows(column) != rows(column, fields=[("g0", "text")])
    assert rows(column) != rows(column, crs="EPSG:32643")
    null = np.array([True, False])
    assert rows(Column(np.array([7, 1]), null)) == rows(Column(np.array([0, 1]), null))


def test_geometry_counts_bit_for_bit():
    points = [shapely.to_wkb(shapely.Point(0.1 + 0.2, 1)), shapely.to_wkb(shapely.Point(0.3, 1))]
    assert rows(text("a"), wkb=[[points[0]]]) != rows(text("a"), wkb=[[points[1]]])
    assert rows(text("a"), wkb=[[b""]]) != rows(text("a"), wkb=[[points[0]]])


def test_cells_count_by_value_type_and_place_but_not_by_how_they_are_read():
    def of(cells, affine=PLACE, nodata=None, step=100):
        digest = CellsDigest(affine, cells.shape, "EPSG:4326")
        digest.start_band(str(cells.dtype), nodata, 1.0, 0.0)
        for row in range(0, len(cells), step):
            digest.add(cells[row : row + step])
        return digest.fingerprint()

    cells = np.arange(12, dtype=np.int16).reshape(4, 3)
    assert of(cells) == of(cells, step=1) == of(cells.astype(">i2").astype("<i2"))
    changed = cells.copy()
    changed[3, 2] += 1
    assert len({of(cells), of(changed), of(cells.astype(np.int32)), of(cells, nodata=3.0)}) == 4
    assert of(cells) != of(cells, Affine(0.0, 1.0, 0.0, 0.0, 0.0, 1.0))


def test_a_table_that_was_read_has_one_too_whatever_its_order():
    def of(names, xy, fids):
        geometries = Geometries.from_points(np.array(xy, dtype=float))
        table = FeatureTable(
            SourceInfo("it"), pyproj.CRS("EPSG:4326"), np.array(fids), geometries, {"name": text(*names)}
        )
        return table_fingerprint(table)

    one = of(["a", None], [[0, 0], [1, 1]], [1, 2])
    assert one == of([None, "a"], [[1, 1], [0, 0]], [2, 1])
    assert one != of(["a", ""], [[0, 0], [1, 1]], [1, 2])
    assert one != of(["a", None], [[0, 0], [1, 2]], [1, 2])
    assert one.startswith("read:")
