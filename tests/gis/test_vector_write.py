# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoPackages are written whole or not at all, and hold what was given."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import gdal
from twinplan.core.errors import Cancelled, StorageError
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.twin.table import Column
from twinplan.gis.sources import file_source
from twinplan.gis.vector_write import NewLayer, NewTable, write_geopackage

ROOT = Path(__file__).parents[2]


def shapes_of(kind, count):
    base = shapely.points(np.arange(count) * 10.0, np.arange(count) % 7)
    if kind is GeometryKind.LINE:
        base = shapely.boundary(shapely.buffer(base, 3))
    if kind is GeometryKind.POLYGON:
        base = shapely.difference(shapely.buffer(base, 3), shapely.buffer(base, 1))
    shapes = base.astype(object)
    shapes[5] = None
    shapes[7] = shapely.union_all(base[[7, 9]])
    return shapes


def columns_of(count):
    null = np.arange(count) % 5 == 0
    texts = np.array([f"नगर 'x' \"{i}\"\n" if i % 3 else "" for i in range(count)], dtype=object)
    return {
        "text": Column(texts, null),
        "whole": Column(np.arange(count) * 2**40, ~null),
        "real": Column(np.arange(count) / 7.0, null),
        "flag": Column(np.arange(count) % 2 == 0, null),
        "day": Column(np.datetime64("2024-02-28") + np.arange(count), null),
        "at": Column(np.datetime64("2024-02-28T12:00:00.250", "ms") + np.arange(count) * 1000, null),
        'select "odd" name': Column.of(np.arange(count)),
    }


@pytest.mark.parametrize("kind", GeometryKind)
def test_everything_comes_back_as_it_was_and_in_order(tmp_path, kind):
    shapes = shapes_of(kind, 400)
    geometries = Geometries.from_shapely(shapes)
    columns = columns_of(400)
    path = tmp_path / "out.gpkg"
    layer = NewLayer("my layer", "EPSG:32643", geometries, columns, {"real": "Höhe (m)"}, "What people call it")
    write_geopackage(path, [layer], Silent())
    source = file_source(path)
    assert (source.name, source.kind, source.feature_count) == ("my layer", kind, 400)
    assert source.crs.to_epsg() == 32643
    table = source.read(list(source.fields), Silent())
    assert list(table.columns) == list(columns)
    assert table.fids.tolist() == list(range(1, 401))
    for name, column in columns.items():
        read = table.columns[name]
        assert read.null.tolist() == column.null.tolist(), name
        assert (read.values == column.values)[~column.null].all(), name
        assert read.values.dtype == column.values.dtype
    found = table.geometries.to_shapely()
    assert found[5] is None
    assert shapely.equals(found[table.geometries.has_geometry], shapes[geometries.has_geometry]).all()


def test_the_spatial_index_is_sound_and_follows_later_edits(tmp_path):
    path = tmp_path / "out.gpkg"
    geometries = Geometries.from_shapely(shapes_of(GeometryKind.POINT, 5_000))
    write_geopackage(path, [NewLayer("a", "EPSG:32643", geometries, columns_of(5_000))], Silent())
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayer(0)

    def found(box):
        layer.SetSpatialFilterRect(*box)
        ids = sorted(feature.GetFID() for feature in layer)
        layer.SetSpatialFilter(None)
        return ids

    def value(sql):
        rows = dataset.ExecuteSQL(sql)
        result = rows.GetNextFeature().GetField(0)
        dataset.ReleaseResultSet(rows)
        return result

    assert value("SELECT HasSpatialIndex('a', 'geom')") == 1
    assert value("SELECT rtreecheck('rtree_a_geom')") == "ok"
    assert value("SELECT count(*) FROM rtree_a_geom") == 4_999
    assert found((100, -1, 130, 10)) == [11, 12, 13, 14]
    feature = layer.GetFeature(12)
    feature.SetGeometry(None)
    layer.SetFeature(feature)
    layer.DeleteFeature(13)
    assert found((100, -1, 130, 10)) == [11, 14]
    assert value("SELECT rtreecheck('rtree_a_geom')") == "ok"


def test_empty_layers_and_tables_without_geometry(tmp_path):
    path = tmp_path / "out.gpkg"
    none = Geometries.from_points(np.empty((0, 2)))
    texts = np.array(["a", "b"], dtype=object)
    table = NewTable("links", {"uid": Column.of(texts), "k": Column(np.array([1, 2]), np.array([True, False]))})
    write_geopackage(path, [NewLayer("empty", "EPSG:4326", none, {}), table], Silent())
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    rows = [(feature["uid"], feature["k"]) for feature in dataset.GetLayerByName("links")]
    assert rows == [("a", None), ("b", 2)]
    assert dataset.GetLayerByName("empty").GetFeatureCount() == 0


def test_an_existing_file_is_replaced_and_nothing_else_lies_around(tmp_path):
    path = tmp_path / "out.gpkg"
    for count in (10, 20):
        geometries = Geometries.from_points(np.ones((count, 2)))
        write_geopackage(path, [NewLayer("a", "EPSG:4326", geometries, {})], Silent())
        assert file_source(path).feature_count == count
    assert [each.name for each in tmp_path.iterdir()] == ["out.gpkg"]


@pytest.mark.parametrize("after", [0.05, 0.5, 0.75])
def test_cancel_leaves_nothing(tmp_path, after):
    class Impatient:
        def report(self, fraction, message=""):
            if fraction >= after:
                raise Cancelled

        def check(self):
            return None

    geometries = Geometries.from_points(np.random.default_rng(1).uniform(0, 1, (60_000, 2)))
    with pytest.raises(Cancelled):
        write_geopackage(tmp_path / "out.gpkg", [NewLayer("a", "EPSG:4326", geometries, {})], Impatient())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path):
    geometries = Geometries.from_points(np.ones((3, 2)))
    with pytest.raises(StorageError, match=r"none.*out\.gpkg"):
        write_geopackage(tmp_path / "none" / "out.gpkg", [NewLayer("a", "EPSG:4326", geometries, {})], Silent())


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path):
    """The disk is full for a child process as soon as it has written 300 kB to any one file."""
    script = textwrap.dedent(
        """
        import resource, signal, sys
        from pathlib import Path
        import numpy as np
        from twinplan.core.errors import StorageError
        from twinplan.core.geometry.geometries import Geometries
        from twinplan.core.progress import Silent
        from twinplan.gis.vector_write import NewLayer, write_geopackage

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        points = Geometries.from_points(np.random.default_rng(1).uniform(0, 1, (int(sys.argv[2]), 2)))
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        try:
            write_geopackage(Path(sys.argv[1]), [NewLayer("a", "EPSG:4326", points, {})], Silent())
        except StorageError as error:
            print(error)
        """
    )
    for count in ("3000", "40000"):
        run = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "out.gpkg"), count],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=60,
            check=True,
        )
        assert "out.gpkg" in run.stdout, run.stderr
        assert not list(tmp_path.iterdir())
