# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""FlatGeobuf files that we write are read by GDAL as they were meant: geometry, attributes, NULLs, spatial filter."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from osgeo import ogr
from twinplan.core.errors import Cancelled
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.gis.flatgeobuf import FileColumn, write_flatgeobuf

WKT = pyproj.CRS(32643).to_wkt()
COUNTS = (0, 1, 2, 15, 16, 17, 257, 1_000)


def make_points(rng, count):
    xy = rng.random((count, 2)) * 1000
    xy[3:5] = np.nan
    return Geometries.from_points(xy)


def make_multipoints(rng, count):
    shapes = [shapely.multipoints(rng.random((rng.integers(1, 4), 2)) * 1000) for _ in range(count)]
    return Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.POINT)


def make_lines(rng, count):
    def part():
        return shapely.linestrings(rng.random((rng.integers(2, 6), 2)) * 1000)

    shapes = [
        None if rng.random() < 0.1 else shapely.multilinestrings([part() for _ in range(rng.integers(1, 4))])
        for _ in range(count)
    ]
    return Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.LINE)


def make_polygons(rng, count):
    def part():
        middle = shapely.Point(rng.random(2) * 1000)
        disc = middle.buffer(rng.random() * 30 + 5, quad_segs=2)
        return disc.difference(middle.buffer(2, quad_segs=1)) if rng.random() < 0.5 else disc

    shapes = [
        None if rng.random() < 0.1 else shapely.multipolygons([part() for _ in range(rng.integers(1, 4))])
        for _ in range(count)
    ]
    return Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.POLYGON)


def make_columns(rng, count):
    some_null = rng.random(count) < 0.3
    none_null = np.zeros(count, dtype=bool)
    real = rng.random(count)
    real[rng.random(count) < 0.2] = np.nan
    names = np.array([f"नाम {number} <&>" * (number % 3) for number in range(count)], dtype=object)
    names[some_null] = None
    return [
        FileColumn("outcome", "Outcome", rng.integers(0, 3, count).astype(np.int8), none_null),
        FileColumn("name", "Name of the thing", names, some_null),
        FileColumn("depth", "Depth (m)", real, none_null),
        FileColumn("big", "Big", rng.integers(-(2**60), 2**60, count), some_null),
        FileColumn("flag", "Flag", real > 0.5, some_null),
        FileColumn("at", "At", np.full(count, np.datetime64("2024-05-01T01:02:03")), some_null),
    ]


def expected_value(column, position):
    value = column.values[position]
    if column.null[position] or (column.values.dtype.kind == "f" and np.isnan(value)):
        return None
    return "2024/05/01 01:02:03" if column.name == "at" else value


def expected_wkb(shape, wanted):
    """In the one type of the file, as OGR numbers types."""
    if shape is None:
        return None
    collect = {4: shapely.multipoints, 5: shapely.multilinestrings, 6: shapely.multipolygons}
    if wanted in collect and shapely.get_type_id(shape) < 4:
        shape = collect[wanted]([shape])
    return shapely.to_wkb(shape, byte_order=1)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("make", [make_points, make_multipoints, make_lines, make_polygons])
def test_gdal_reads_what_was_written(tmp_path, make, count):
    rng = np.random.default_rng(count)
    geometries, columns = make(rng, count), make_columns(rng, count)
    path = tmp_path / "result.fgb"
    order = write_flatgeobuf(path, WKT, geometries, columns, Silent(), rank=columns[0].values)
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    assert layer.GetFeatureCount() == count
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "32643"
    assert [field.GetAlternativeName() for field in layer.schema] == [column.title for column in columns]
    assert sorted(order.tolist()) == list(range(count))
    shapes = geometries.to_shapely()
    seen = 0
    for fid, feature in enumerate(layer):
        position = int(order[fid])
        assert feature.GetFID() == fid
        for column in columns:
            assert feature[column.name] == expected_value(column, position)
        geometry = feature.GetGeometryRef()
        found = None if geometry is None else bytes(geometry.ExportToWkb())
        assert found == expected_wkb(shapes[position], layer.GetGeomType())
        seen += 1
    assert seen == count


@pytest.mark.parametrize("make", [make_points, make_lines, make_polygons])
def test_a_spatial_filter_finds_what_a_look_at_every_box_finds(tmp_path, make):
    rng = np.random.default_rng(7)
    geometries = make(rng, 1_000)
    path = tmp_path / "result.fgb"
    order = write_flatgeobuf(path, WKT, geometries, [], Silent())
    shapes = geometries.to_shapely()
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    for _ in range(40):
        x, y, width, height = rng.random(4) * [1000, 1000, 300, 300]
        layer.SetSpatialFilterRect(x, y, x + width, y + height)
        window = shapely.box(x, y, x + width, y + height)
        found = {int(order[feature.GetFID()]) for feature in layer}
        assert found == {i for i, shape in enumerate(shapes) if shape is not None and shape.intersects(window)}


def test_highest_rank_is_drawn_last(tmp_path):
    rank = np.array([2, 0, 1, 2, 0] * 50, dtype=np.uint8)
    points = Geometries.from_points(np.random.default_rng(1).random((250, 2)))
    order = write_flatgeobuf(tmp_path / "r.fgb", WKT, points, [], Silent(), rank=rank)
    assert (np.diff(rank[order].astype(int)) >= 0).all()


def test_an_existing_file_is_not_overwritten(tmp_path):
    (tmp_path / "r.fgb").write_text("mine")
    with pytest.raises(FileExistsError):
        write_flatgeobuf(tmp_path / "r.fgb", WKT, Geometries.from_points(np.zeros((1, 2))), [], Silent())
    assert (tmp_path / "r.fgb").read_text() == "mine"


def test_writing_stops_when_told(tmp_path):
    class Stopping(Silent):
        def report(self, fraction, message=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_flatgeobuf(tmp_path / "r.fgb", WKT, Geometries.from_points(np.zeros((9, 2))), [], Stopping())
