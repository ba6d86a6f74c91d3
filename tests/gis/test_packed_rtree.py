# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The packed spatial index of a GeoPackage finds what it should, and stays right when features are edited."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np
import pyproj
import pytest
import shapely
from osgeo import gdal, ogr
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.twin.table import Column
from twinplan.gis.vector_write import NewLayer, write_geopackage

TABLE = 'a table\'s "name"'


def checked(path) -> str:
    """What SQLite's own check says of the index."""
    with closing(sqlite3.connect(str(path))) as database:
        return database.execute("SELECT rtreecheck(?)", (f"rtree_{TABLE}_geom",)).fetchone()[0]


def write(path, geometries):
    columns = {"number": Column.of(np.arange(len(geometries)))}
    write_geopackage(path, [NewLayer(TABLE, pyproj.CRS(32643).to_wkt(), geometries, columns)], Silent())


@pytest.mark.parametrize("count", [0, 1, 3, 48, 49, 48 * 48, 48 * 48 + 1, 6_000])
def test_every_size_of_tree_is_sound_and_finds_what_a_look_at_all_finds(tmp_path, count):
    rng = np.random.default_rng(count)
    shapes = shapely.box(*(rng.random((2, count)) * 1e5 + 5e5), *(rng.random((2, count)) * 1e5 + 6e5))
    shapes = np.array(shapes, dtype=object).reshape(count)
    shapes[3:5] = None
    path = tmp_path / "layer.gpkg"
    write(path, Geometries.from_shapely(shapes, GeometryKind.POLYGON))
    assert checked(path) == "ok"
    layer = (package := ogr.Open(str(path))).GetLayer(0)
    assert layer.TestCapability("FastSpatialFilter")
    for _ in range(10):
        x, y, width, height = rng.random(4) * [1e5, 1e5, 2e4, 2e4] + [5e5, 5e5, 0, 0]
        layer.SetSpatialFilterRect(x, y, x + width, y + height)
        window = shapely.box(x, y, x + width, y + height)
        expected = {i for i, shape in enumerate(shapes) if shape is not None and shape.intersects(window)}
        assert {feature["number"] for feature in layer} == expected
    del layer, package


def test_edits_through_gdal_keep_the_index_right(tmp_path):
    path = tmp_path / "layer.gpkg"
    write(path, Geometries.from_points(np.random.default_rng(1).random((3_000, 2)) * 1e5))
    package = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = package.GetLayer(0)
    moved = layer.GetFeature(1)
    moved.SetGeometry(ogr.CreateGeometryFromWkt("POINT (-5 -5)"))
    layer.SetFeature(moved)
    added = ogr.Feature(layer.GetLayerDefn())
    added.SetGeometry(ogr.CreateGeometryFromWkt("POINT (-6 -6)"))
    layer.CreateFeature(added)
    for fid in range(2, 500):
        layer.DeleteFeature(fid)
    layer.SetSpatialFilterRect(-9, -9, -1, -1)
    assert layer.GetFeatureCount() == 2
    del moved, added, layer, package
    assert checked(path) == "ok"
