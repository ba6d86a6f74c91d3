# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer is read as the user sees it: edits, filter, joins, selection; compared with QGIS, feature by feature."""

from __future__ import annotations

import pytest
from layers_for_sources import added, agrees, as_read, opened, points, read, write_file
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QMetaType
from twinplan.core.errors import InputError
from twinplan.core.progress import Silent
from twinplan.gis import selection
from twinplan.gis.sources import layer_source

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def package(tmp_path):
    return write_file(tmp_path / "assets.gpkg", points(300), geometry=ogr.wkbPoint)


@pytest.fixture
def layer(package):
    return opened(package)


def test_every_type_of_field(layer):
    agrees(layer)
    agrees(layer, ("fid", "v"))
    assert len(agrees(layer, ())) == 300


def test_ids_with_gaps(tmp_path):
    agrees(opened(write_file(tmp_path / "gaps.gpkg", points(50), gaps=True)))


def edit(layer):
    """Change, delete and add features among those that are shown."""
    first, second, third, fourth, *_, last = sorted(layer.allFeatureIds())[6:]
    layer.startEditing()
    assert layer.changeAttributeValue(first, layer.fields().indexOf("n"), -1)
    assert layer.changeAttributeValue(second, layer.fields().indexOf("name"), None)
    assert layer.changeGeometry(third, QgsGeometry.fromWkt("POINT (1 2)"))
    assert layer.changeGeometry(first, QgsGeometry.fromWkt("POINT (3 4)"))
    assert layer.deleteFeatures([fourth, last])
    added(layer, "POINT (5 6)", name="new", n=5)
    added(layer, "POINT (7 8)", name="newer")


def test_an_edit_session_that_is_not_saved(layer):
    edit(layer)
    table = agrees(layer)
    assert len(table) == 300
    assert table.fids.min() < 0
    layer.rollBack()
    assert len(agrees(layer)) == 300


def test_what_was_edited_and_then_deleted_is_gone(layer):
    layer.startEditing()
    layer.changeAttributeValue(7, 2, -1)
    layer.deleteFeature(7)
    added(layer, "POINT (0 0)", name="short-lived")
    layer.deleteFeature(min(layer.allFeatureIds()))
    agrees(layer)
    layer.rollBack()


def test_fields_added_renamed_and_removed_in_the_edit_session(layer):
    layer.startEditing()
    layer.addAttribute(QgsField("fresh", QMetaType.Type.Double))
    layer.renameAttribute(layer.fields().indexOf("n"), "number")
    layer.deleteAttribute(layer.fields().indexOf("day"))
    layer.changeAttributeValue(5, layer.fields().indexOf("fresh"), 2.5)
    agrees(layer, ("name", "number", "fresh", "at"))
    layer.rollBack()


def test_more_edited_than_not(layer):
    layer.startEditing()
    for fid in range(1, 280):
        layer.changeAttributeValue(fid, layer.fields().indexOf("v"), fid * 2.0)
    agrees(layer)
    layer.rollBack()


@pytest.mark.parametrize("where", ["\"n\" > 100 AND name <> ''", "name IN ('plain')", "n IS NULL"])
def test_a_filter(layer, where):
    assert layer.setSubsetString(where)
    assert 0 < len(agrees(layer)) < 300
    edit(layer)
    agrees(layer)
    layer.rollBack()


def test_a_filter_that_is_a_whole_query(layer):
    assert layer.setSubsetString("SELECT * FROM assets WHERE n < 20")
    assert 0 < len(agrees(layer)) < 25


@pytest.mark.parametrize("count", [3, 200, 300])
def test_a_selection(layer, count):
    layer.selectByIds(list(range(1, count + 1)))
    assert len(agrees(layer, selected=True)) == count
    edit(layer)
    layer.select([fid for fid in layer.allFeatureIds() if fid < 0])
    agrees(layer, selected=True)
    layer.rollBack()


@pytest.mark.parametrize("kind", ["file", "filtered", "memory"])
def test_a_selection_of_more_than_the_window_hands_over(layer, kind, monkeypatch):
    """QGIS is then asked portion by portion which features are selected, as they were when the question was asked."""
    monkeypatch.setattr(selection, "MOST_IDS", 50)
    if kind == "filtered":
        layer.setSubsetString("n > 40")
    if kind == "memory":
        layer = layer.materialize(QgsFeatureRequest())
    layer.selectByIds([fid for fid in layer.allFeatureIds() if fid % 2 == 0])
    assert layer.selectedFeatureCount() > 50
    agrees(layer, selected=True)
    edit(layer)
    layer.select([fid for fid in layer.allFeatureIds() if fid < 0])
    agrees(layer, selected=True)
    source = layer_source(layer, True)
    before = set(layer.selectedFeatureIds()) & set(layer.allFeatureIds())
    layer.selectByIds([1, 3])
    assert set(source.read([], Silent()).fids.tolist()) == before
    layer.rollBack()


def test_an_empty_selection_reads_nothing(layer):
    assert len(agrees(layer, selected=True)) == 0


def test_joined_and_virtual_fields(layer, tmp_path):
    other = opened(write_file(tmp_path / "other.gpkg", points(100)), name="Other")
    project = QgsProject.instance()
    project.addMapLayers([layer, other])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("n")
    join.setTargetFieldName("n")
    join.setUsingMemoryCache(False)
    join.setPrefix("o_")
    layer.addJoin(join)
    layer.addExpressionField('"v" * 2 + 1', QgsField("twice", QMetaType.Type.Double))
    layer.addExpressionField('upper("name")', QgsField("loud", QMetaType.Type.QString))
    agrees(layer, ("name", "o_name", "o_v", "twice", "loud"))
    edit(layer)
    agrees(layer, ("name", "n", "o_name", "twice"))
    layer.rollBack()
    project.removeAllMapLayers()


def test_memory_layers(layer):
    memory = layer.materialize(QgsFeatureRequest())
    agrees(memory)
    memory.setSubsetString('"n" > 50')
    edit(memory)
    agrees(memory)
    memory.selectByIds([20, 30, 70])
    agrees(memory, selected=True)


def test_delimited_text_and_virtual_layers(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("id,lon,lat,name\n1,77.1,12.5,A\n2,77.2,12.6,\n3,,,C\n", encoding="utf-8")
    text = QgsVectorLayer(f"{path.as_uri()}?xField=lon&yField=lat&crs=EPSG:4326", "List", "delimitedtext")
    assert text.isValid()
    agrees(text, ("id", "name"))
    QgsProject.instance().addMapLayer(text)
    virtual = QgsVectorLayer("?query=SELECT id, name, geometry FROM List WHERE id < 3", "V", "virtual")
    assert virtual.isValid()
    agrees(virtual, ("id", "name"))
    QgsProject.instance().removeAllMapLayers()


@pytest.mark.parametrize(
    ("driver", "suffix"), [("ESRI Shapefile", "shp"), ("GeoJSON", "geojson"), ("FlatGeobuf", "fgb")]
)
def test_other_file_formats(tmp_path, driver, suffix):
    path = write_file(
        tmp_path / f"it.{suffix}", points(40), driver, ogr.wkbPoint, 4326 if suffix == "geojson" else 32643
    )
    layer = opened(path)
    names = [name for name in ("name", "n", "v", "day") if layer.fields().indexOf(name) >= 0]
    agrees(layer, names)
    layer.setSubsetString("n > 10")
    agrees(layer, names)


def test_automatic_transactions_are_seen_before_they_are_saved(layer):
    project = QgsProject.instance()
    project.setTransactionMode(Qgis.TransactionMode.AutomaticGroups)
    project.addMapLayer(layer)
    edit(layer)
    agrees(layer)
    layer.rollBack()
    project.removeAllMapLayers()
    project.setTransactionMode(Qgis.TransactionMode.Disabled)


def test_the_snapshot_is_of_the_moment_in_which_it_was_taken(layer):
    edit(layer)
    source = layer_source(layer)
    layer.changeAttributeValue(20, layer.fields().indexOf("n"), -77)
    layer.deleteFeature(21)
    from twinplan.core.progress import Silent

    table = source.read(["n"], Silent())
    assert 21 in table.fids.tolist()
    assert -77 not in table.columns["n"].values.tolist()
    layer.rollBack()


def test_the_crs_is_the_one_that_the_user_set(layer):
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32644"))
    assert layer_source(layer).crs.to_epsg() == 32644
    layer.setCrs(QgsCoordinateReferenceSystem())
    source = layer_source(layer)
    assert source.crs is None
    with pytest.raises(InputError, match="'Layer': it has no coordinate reference system"):
        read(layer)


def test_what_cannot_be_read_is_said(layer, tmp_path):
    with pytest.raises(InputError, match=r"it has no field 'colour'\. Choose one of: fid, name, n"):
        read(layer, ["colour"])
    with pytest.raises(InputError, match="its data cannot be found"):
        layer_source(QgsVectorLayer(str(tmp_path / "gone.gpkg"), "Gone", "ogr"))
    with pytest.raises(InputError, match="removed"):
        layer_source(None)


def test_a_table_without_geometry_gives_its_rows():
    layer = QgsVectorLayer("NoGeometry?field=a:int&field=b:string", "Table", "memory")
    for number, text in ((1, "x"), (2, None)):
        row = QgsFeature(layer.fields())
        row.setAttributes([number, text])
        assert layer.dataProvider().addFeature(row)
    source = layer_source(layer)
    assert source.is_table and source.kind is None
    table = source.read(["a", "b"], Silent())
    assert table.column("a").values.tolist() == [1, 2]
    assert table.column("b").null.tolist() == [False, True]
    assert not table.geometries.has_geometry.any()
    assert table.notes == ()


def test_geometries_of_every_type(tmp_path):
    shapes = {
        "z": ["POINT Z (1 2 3)", None, "POINT ZM (4 5 6 7)", "POINT M (8 9 1)"],
        "multi": ["MULTIPOINT ((1 2),(3 4))", "POINT (5 6)", "POINT EMPTY"],
        "curves": ["CIRCULARSTRING (0 0,1 1,2 0)", "LINESTRING (0 0,1 1)", "COMPOUNDCURVE ((0 0,1 1),(1 1,2 2))"],
        "surfaces": ["CURVEPOLYGON (CIRCULARSTRING (0 0,2 0,0 0))", "MULTISURFACE (((0 0,1 0,1 1,0 0)))"],
    }
    for name, wkts in shapes.items():
        table = read(opened(write_file(tmp_path / f"{name}.gpkg", wkts)))
        empty = [wkt is None or "EMPTY" in wkt for wkt in wkts]
        assert table.geometries.has_geometry.tolist() == [not each for each in empty], name
    assert read(opened(tmp_path / "z.gpkg")).geometries.coords.tolist() == [[1, 2], [4, 5], [8, 9]]
    assert layer_source(opened(tmp_path / "z.gpkg")).has_z
    curved = read(opened(tmp_path / "surfaces.gpkg"))
    assert curved.geometries.to_shapely()[0].area == pytest.approx(3.14, abs=0.02)
    assert curved.notes == ("2 features with a curve or a collection, reduced to plain polygons.",)


def test_a_mixed_layer_keeps_the_kind_that_most_features_have(tmp_path):
    wkts = ["LINESTRING (0 0,1 1)", "POINT (1 1)", "LINESTRING (0 0,2 2)", None, "POLYGON ((0 0,1 0,1 1,0 0))"]
    path = write_file(tmp_path / "mixed.gpkg", wkts)
    table = read(opened(path), ["n"])
    assert table.geometries.kind.value == "line"
    assert table.geometries.has_geometry.tolist() == [True, False, True, False, False]
    assert table.notes == (
        "1 feature without geometry.",
        "1 points and 1 polygons among lines: taken as features without geometry.",
    )


def test_invalid_polygons_are_repaired_and_counted(tmp_path):
    wkts = ["POLYGON ((0 0,2 2,2 0,0 2,0 0))", "POLYGON ((0 0,1 0,1 1,0 0))"]
    table = read(opened(write_file(tmp_path / "bow.gpkg", wkts)))
    assert table.geometries.to_shapely()[0].area == 2.0
    assert table.notes == ("1 feature with an invalid geometry, repaired.",)


def test_edited_geometries_of_another_kind(layer):
    layer.startEditing()
    layer.changeGeometry(3, QgsGeometry())
    table = read(layer)
    assert as_read(table, ())[3] == ((), None)
    layer.rollBack()


def test_expressions_do_not_leak_between_threads(layer):
    layer.addExpressionField("$id", QgsField("own", QMetaType.Type.Int))
    table = read(layer, ["own"])
    assert table.columns["own"].values.tolist() == table.fids.tolist()
    assert QgsExpression("1+1").evaluate() == 2
