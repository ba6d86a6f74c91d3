# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files are read by OGR alone: formats, filters, packed files, real data with its faults, and what cannot be read."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import numpy as np
import pytest
import shapely
from layers_for_sources import FIELDS, as_read, points, write_file
from osgeo import gdal, ogr, osr
from twinplan.core.errors import Cancelled, InputError, StorageError
from twinplan.core.progress import Silent
from twinplan.core.twin.fields import FieldType
from twinplan.gis.file_spec import split_spec
from twinplan.gis.sources import file_source


def by_ogr(path, fields, where=None, table=None):
    """By feature id: attributes and geometry, one feature at a time."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    layer.SetAttributeFilter(where)
    found = {}
    for feature in layer:
        values = []
        for name in fields:
            position = layer.GetLayerDefn().GetFieldIndex(name)
            null = not feature.IsFieldSetAndNotNull(position)
            values.append(None if null else feature.GetField(position))
        geometry = feature.GetGeometryRef()
        found[feature.GetFID()] = (tuple(values), None if geometry is None else geometry.ExportToWkt())
    return found


@pytest.mark.parametrize(
    ("driver", "suffix"), [("GPKG", "gpkg"), ("GeoJSON", "geojson"), ("ESRI Shapefile", "shp"), ("FlatGeobuf", "fgb")]
)
@pytest.mark.parametrize("where", [None, "n > 60 AND name <> 'plain'"])
def test_values_are_those_of_ogr(tmp_path, driver, suffix, where):
    path = write_file(tmp_path / f"it.{suffix}", points(200), driver, ogr.wkbPoint)
    fields = ["v", "name", "n", "big"]
    table = file_source(path, where=where).read(fields, Silent())
    found = as_read(table, fields)
    expected = by_ogr(path, fields, where)
    assert {fid: values for fid, (values, _) in found.items()} == {fid: values for fid, (values, _) in expected.items()}
    for fid, (_, wkt) in expected.items():
        x, y = table.geometries.coords[table.fids.tolist().index(fid)]
        assert shapely.from_wkt(wkt).equals_exact(shapely.Point(x, y), 1e-9)


def test_what_a_source_knows_before_it_is_read(tmp_path):
    path = write_file(tmp_path / "masts.gpkg", points(30), geometry=ogr.wkbPoint25D)
    source = file_source(str(path))
    assert (source.name, source.kind.value, source.feature_count, source.has_z) == ("masts", "point", 30, True)
    assert list(source.fields) == [name for name, _, _ in FIELDS]
    assert source.fields["ok"].type is FieldType.BOOLEAN
    assert source.fields["day"].type is FieldType.DATE
    assert source.crs.to_epsg() == 32643


def test_a_layer_is_named_where_there_are_several(tmp_path):
    path = write_file(tmp_path / "one.gpkg", points(3))
    gdal.VectorTranslate(str(path), str(path), accessMode="update", layerName="two")
    with pytest.raises(InputError, match="it has several layers: one, two"):
        file_source(path)
    assert file_source(path, "two").name == "two"
    with pytest.raises(InputError, match=r"has no such layer\. It has these: one, two"):
        file_source(path, "three")


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("a.gpkg", ("a.gpkg", None)),
        ("a.gpkg:roads", ("a.gpkg", "roads")),
        ("C:\\data\\a.gpkg", ("C:\\data\\a.gpkg", None)),
        ("C:/data/a.gpkg:roads", ("C:/data/a.gpkg", "roads")),
        ("/vsizip/a.zip/b.gpkg:x", ("/vsizip/a.zip/b.gpkg", "x")),
        ("a.gpkg:", ("a.gpkg:", None)),
    ],
)
def test_file_and_layer_in_one_word(spec, expected):
    assert split_spec(spec) == expected


def test_a_path_that_exists_wins_before_a_colon_splits(tmp_path):
    odd = tmp_path / "a:b"
    odd.write_text("")
    assert split_spec(str(odd)) == (str(odd), None)


def test_lists_of_places_as_text(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("id,lon,lat,code\n1,77.1,12.5,007\n2,,,\n", encoding="utf-8")
    source = file_source(path)
    table = source.read(["code"], Silent())
    assert source.crs.to_epsg() == 4326
    assert table.columns["code"].values.tolist() == ["007", ""]
    assert table.columns["code"].null.tolist() == [False, True]
    assert table.geometries.has_geometry.tolist() == [True, False]
    assert any("EPSG:4326" in note for note in table.notes)


def test_bad_input_names_thing_reason_and_remedy(tmp_path):
    path = write_file(tmp_path / "it.gpkg", points(3))
    with pytest.raises(InputError, match="there is no such file"):
        file_source(tmp_path / "none.gpkg")
    with pytest.raises(InputError, match=r"Filter 'nn = 3': there is no field 'nn' \(fields: .*WHERE clause"):
        file_source(path, where="nn = 3").read([], Silent())
    with pytest.raises(InputError, match=r"Filter 'n = ': it is not complete"):
        file_source(path, where="n = ").read([], Silent())
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    with pytest.raises(StorageError, match=r"broken\.gpkg"):
        file_source(broken)
    note = tmp_path / "note.txt"
    note.write_text("hello")
    with pytest.raises(StorageError, match=r"note\.txt"):
        file_source(note)


def test_a_file_cut_short_is_an_error_not_half_a_layer(tmp_path):
    path = write_file(tmp_path / "cut.gpkg", points(20_000))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size // 3)
    with pytest.raises(StorageError, match=r"cut\.gpkg"):
        file_source(path).read(["name"], Silent())


def test_a_file_without_crs(tmp_path):
    dataset = gdal.GetDriverByName("GPKG").Create(str(tmp_path / "no.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    dataset.CreateLayer("no", None, ogr.wkbPoint)
    local = osr.SpatialReference()
    local.SetLocalCS("site")
    dataset.CreateLayer("local", local, ogr.wkbPoint)
    del dataset
    for name in ("no", "local"):
        source = file_source(tmp_path / "no.gpkg", name)
        assert source.crs is None
        with pytest.raises(InputError, match=f"'{name}': it has no coordinate reference system"):
            source.read([], Silent())


def test_cancel(tmp_path):
    class Impatient:
        def report(self, fraction, message=""):
            raise Cancelled

        check = report

    path = write_file(tmp_path / "it.gpkg", points(30))
    with pytest.raises(Cancelled):
        file_source(path).read([], Impatient())


def test_it_works_in_many_threads_and_whether_gdal_raises_or_not(tmp_path):
    path = write_file(tmp_path / "it.gpkg", points(5_000))
    source = file_source(path)
    found = []
    raising = gdal.GetUseExceptions()
    for use in (not raising, raising):
        set_exceptions(use)
        threads = [
            threading.Thread(target=lambda: found.append(len(source.read(["name"], Silent())))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with pytest.raises(StorageError):
            file_source(__file__)
        with pytest.raises(InputError):
            file_source(path, where="no such").read([], Silent())
    assert found == [5_000] * 8


def set_exceptions(use):
    """GDAL wants what was switched on last to be switched off first."""
    if use:
        gdal.UseExceptions()
        ogr.UseExceptions()
    else:
        ogr.DontUseExceptions()
        gdal.DontUseExceptions()


# --- real data, on copies


@pytest.fixture
def copied(tmp_path, real_data):
    def copy(*parts):
        target = tmp_path / parts[-1]
        shutil.copyfile(real_data.joinpath(*parts), target)
        return target

    return copy


def test_bengaluru_has_six_invalid_wards(copied):
    table = file_source(copied("bengaluru", "bengaluru_twin.gpkg"), "wards243_2022").read(["KGISWardName"], Silent())
    assert table.notes == ("6 features with an invalid geometry, repaired.",)
    assert shapely.is_valid(table.geometries.to_shapely()).all()


def test_karnataka_is_read_from_its_zip(copied):
    source = file_source(copied("karnataka", "karnataka_twin.gpkg.zip"), "schools_udise")
    table = source.read([], Silent())
    assert len(table) == source.feature_count == 74_309


@pytest.mark.parametrize("table", ["roads", "buildings", "power_lines", "schools"])
def test_kampen_agrees_with_ogr(copied, table):
    path = copied("kampen", "kampen_twin.gpkg")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    names = [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]
    name = next((each for each in names if table in each), None)
    if name is None:
        pytest.skip(f"no layer like {table} among {names}")
    source = file_source(path, name)
    read = source.read([], Silent())
    layer = dataset.GetLayerByName(name)
    shapes = shapely.from_wkb([bytes(feature.GetGeometryRef().ExportToWkb()) for feature in layer])
    sound = shapely.is_valid(shapes)
    assert shapely.equals(read.geometries.to_shapely()[sound], shapes[sound]).all()
    assert len(read) == len(shapes)


@pytest.mark.long
def test_all_schools_of_india_from_the_packed_list(copied):
    source = file_source(copied("india", "schools_udise_india_1450k.csv.gz"))
    table = source.read(list(source.fields)[:1], Silent())
    assert len(table) == 1_450_487
    assert not np.isnan(table.geometries.coords).any()


def test_a_file_locked_by_another_program_is_said(tmp_path):
    path = write_file(tmp_path / "locked.gpkg", points(10))
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout.readline().strip() == "locked"
        gdal.SetConfigOption("SQLITE_BUSY_TIMEOUT", "200")
        with pytest.raises(StorageError, match=r"another program has locked it\. Save or close it there"):
            file_source(path).read([], Silent())
    finally:
        gdal.SetConfigOption("SQLITE_BUSY_TIMEOUT", None)
        child.stdin.close()
        child.wait(10)
