# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoPackage of which a page is damaged is refused at once: nothing hangs, no row is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from twinplan.core.errors import InputError, StorageError
from twinplan.core.progress import Silent
from twinplan.gis.sources import file_source

PAGE = 4096
LEAF, INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2


@pytest.fixture
def package(tmp_path):
    """Points with names, and lines of which each needs several pages."""
    path = str(tmp_path / "town.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path, options=["VERSION=1.2"])
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32643)
    for name, kind, count in (("masts", ogr.wkbPoint, 3000), ("roads", ogr.wkbLineString, 60)):
        layer = dataset.CreateLayer(name, crs, kind, options=["SPATIAL_INDEX=NO"])
        layer.CreateField(ogr.FieldDefn("name"))
        for number in range(count):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("name", f"{name} number {number} with a name that takes its room")
            corners = 1 if kind == ogr.wkbPoint else 1500
            shape = ogr.Geometry(kind)
            for corner in range(corners):
                shape.AddPoint_2D(500_000.0 + corner + 1.5, 1_400_000.0 + 7.25 * number + 0.25)
            feature.SetGeometry(shape)
            layer.CreateFeature(feature)
    del feature, layer, dataset
    return path


def damage(path, is_wanted):
    """Overwrite the middle one of the pages that are wanted with zeros."""
    with Path(path).open("r+b") as file:
        data = file.read()
        wanted = [at for at in range(PAGE, len(data), PAGE) if is_wanted(data[at : at + PAGE])]
        file.seek(wanted[len(wanted) // 2])
        file.write(bytes(PAGE))


def read(path, layer):
    return file_source(path, layer).read(["name"], Silent())


def test_whole_layers_are_read(package):
    assert (len(read(package, "masts")), len(read(package, "roads"))) == (3000, 60)


def test_a_damaged_page_of_rows(package):
    damage(package, lambda page: page[0] == LEAF and b"masts number" in page)
    with pytest.raises(StorageError, match="the file is damaged"):
        read(package, "masts")


@pytest.fixture(params=[True, False], ids=["exceptions", "no exceptions"])
def gdal_exceptions(request):
    """Whether GDAL's exceptions are on belongs to the whole QGIS process, and plugins switch them as they like."""
    if not request.param:
        assert not ogr.GetUseExceptions()
        yield
        return
    # Each puts a handler on top of the other's, so that they are switched off the other way round.
    gdal.UseExceptions()
    ogr.UseExceptions()
    yield
    ogr.DontUseExceptions()
    gdal.DontUseExceptions()


@pytest.mark.parametrize("where", [None, "fid > 0"])
def test_no_row_is_left_out_however_gdal_fails(package, gdal_exceptions, where):
    damage(package, lambda page: page[0] == LEAF and b"masts number" in page)
    with pytest.raises(StorageError, match="the file is damaged"):
        file_source(package, "masts", where).read(["name"], Silent())


def test_a_damaged_page_of_a_long_geometry(package):
    damage(package, lambda page: page[0] not in (LEAF, INNER, INDEX_LEAF, INDEX_INNER) and b"masts" not in page)
    with pytest.raises(StorageError, match="the file is damaged"):
        read(package, "roads")


def test_a_view_can_be_read(package):
    dataset = ogr.Open(package, update=1)
    dataset.ExecuteSQL('CREATE VIEW "some masts" AS SELECT fid AS OGC_FID, geom, name FROM masts WHERE fid <= 10')
    dataset.ExecuteSQL(
        "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "
        "VALUES ('some masts', 'some', 'features', 32643)"
    )
    dataset.ExecuteSQL("INSERT INTO gpkg_geometry_columns VALUES ('some masts', 'geom', 'POINT', 32643, 0, 0)")
    del dataset
    assert len(read(package, "some masts")) == 10


@pytest.mark.parametrize("where", ["1 = 1; DROP TABLE roads", "name LIKE 'm%';", "fid > 3 -- ; fid"])
def test_a_filter_is_one_condition(package, where):
    """OGR would begin with the second statement, fail at it and give no rows, without a word."""
    with pytest.raises(InputError, match="one condition"):
        file_source(package, "masts", where)
    assert len(file_source(package, "masts", "name <> 'a; b -- c'").read(["name"], Silent())) == 3000
