# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Twins on disk: made whole or not at all, the same uids each time, and opened with what is wrong with them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyproj
import pytest
from layers_for_sources import points, write_file
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer
from twinplan.core.errors import Cancelled, InputError, StorageError, TwinFormatError
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.model import LayerGeometry, PopulationKind, Role, Sector, TwinLayer
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo
from twinplan.gis.grids import raster_file_source
from twinplan.gis.sources import file_source, layer_source
from twinplan.gis.twin_build import LayerToCopy, TwinFacts, create_twin
from twinplan.gis.twin_fingerprint import raster_fingerprint, vector_fingerprint
from twinplan.gis.twin_store import open_twin

UTM = pyproj.CRS("EPSG:32643")


@dataclass(frozen=True)
class Link:
    consumer: tuple[str, str]
    provider: tuple[str, str] = ("", "")
    service: str = "power"
    confirmed: bool = True
    source: str = "Operator"
    k: int = 1
    autonomy_h: float = 4.0


@dataclass(frozen=True)
class Links:
    dependencies: tuple[Link, ...] = ()
    requirements: tuple[Link, ...] = ()


def described(layer_id, geometry=LayerGeometry.POINT, **known):
    data = f"{layer_id}.tif" if geometry is LayerGeometry.RASTER else "twin.gpkg"
    return TwinLayer(layer_id, layer_id.title(), geometry, data, Sector.POWER, Role.ASSET, **known)


def masts(count=60):
    rng = np.random.default_rng(4)
    xy = rng.uniform((7e5, 1.4e6), (8e5, 1.5e6), (count, 2))
    xy[3] = np.nan
    refs = np.array([f"m{i}" for i in range(count)], dtype=object)
    columns = {"ref": Column.of(refs), "name": Column(refs.copy(), np.arange(count) % 10 == 0)}
    table = FeatureTable(SourceInfo("masts"), UTM, np.arange(count), Geometries.from_points(xy), columns)
    return LayerToCopy(described("masts", label_field="name", licence="CC0-1.0", synthetic=True), table, "ref")


def depth():
    values = np.arange(1_200, dtype=np.float32).reshape(30, 40)
    values[4, 5] = np.nan
    grid = ArrayGrid(SourceInfo("depth"), UTM, Affine(7e5, 2500.0, 0.0, 1.5e6, 0.0, -3000.0), values)
    layer = replace(described("depth", LayerGeometry.RASTER), population_kind=PopulationKind.COUNT)
    return LayerToCopy(layer, grid)


@pytest.fixture
def twin(tmp_path):
    links = Links(
        (Link(("masts", "m1"), ("masts", "m2")), Link(("masts", "m1"), ("gone", "x"))), (Link(("masts", "m1")),)
    )
    report = create_twin(tmp_path / "it.twin", "It", [masts(), depth()], links, Silent())
    return tmp_path / "it.twin", report


def rows_of(folder, table):
    dataset = gdal.OpenEx(str(folder / "twin.gpkg"), gdal.OF_VECTOR)
    return [feature.items() for feature in dataset.GetLayerByName(table)]


def test_a_new_twin_opens_without_a_problem(twin):
    folder, report = twin
    opened = open_twin(folder)
    assert opened.problems == ()
    assert opened.twin == report.twin
    assert [layer.id for layer in opened.twin.layers] == ["masts", "depth"]
    assert opened.twin.crs == "EPSG:32643"
    west, south, east, north = opened.twin.extent
    assert 76 < west < east < 78.5
    assert 12 < south < north < 14
    (about_masts, _) = report.layers
    assert (about_masts.read, about_masts.kept, about_masts.without_place) == (60, 60, 1)
    assert about_masts.warnings == ("6 features have no 'name'.",)
    assert report.notes == ("1 link names a feature that is not in the twin: left out.",)
    assert sorted(each.name for each in folder.iterdir()) == ["depth.tif", "twin.gpkg", "twin.json"]
    assert [each.name for each in folder.parent.iterdir()] == ["it.twin"]


def test_links_refer_to_uids(twin):
    folder, _ = twin
    uids = {row["ref"]: row["uid"] for row in rows_of(folder, "masts")}
    (dependency,) = rows_of(folder, "dependency")
    assert (dependency["consumer_uid"], dependency["provider_uid"]) == (uids["m1"], uids["m2"])
    assert (dependency["service"], dependency["status"], dependency["source"]) == ("power", "confirmed", "Operator")
    (requirement,) = rows_of(folder, "requirement")
    assert (requirement["consumer_uid"], requirement["k"], requirement["autonomy_h"]) == (uids["m1"], 1, 4.0)


def test_made_again_it_has_the_same_uids_and_fingerprints(twin, tmp_path):
    folder, report = twin
    again = create_twin(tmp_path / "again.twin", "It", [masts(), depth()], None, Silent())
    assert rows_of(tmp_path / "again.twin", "masts") == rows_of(folder, "masts")
    assert [layer.fingerprint for layer in again.twin.layers] == [layer.fingerprint for layer in report.twin.layers]
    other = create_twin(tmp_path / "other.twin", "Other", [masts()], None, Silent())
    assert other.twin.id != report.twin.id
    assert other.twin.layers[0].fingerprint != report.twin.layers[0].fingerprint


def test_layers_know_the_twin_that_they_lie_in(twin):
    folder, report = twin
    source = file_source(folder / "twin.gpkg", "masts")
    assert (source.info.licence, source.info.synthetic, source.info.twin_id) == ("CC0-1.0", True, report.twin.id)
    assert source.info.fingerprint == report.twin.layers[0].fingerprint
    raster = raster_file_source(folder / "depth.tif")
    assert (raster.info.layer_id, raster.info.population_kind) == ("depth", "count")
    values = raster.open().read(slice(0, 30), slice(0, 40))
    assert np.array_equal(values, depth().data.values, equal_nan=True)


@pytest.mark.usefixtures("qgis_app")
def test_an_empty_edit_session_does_not_change_the_fingerprint_and_an_edit_does(twin):
    folder, report = twin
    path = folder / "twin.gpkg"
    before = path.read_bytes()
    layer = QgsVectorLayer(f"{path}|layername=masts", "Masts", "ogr")
    layer.startEditing()
    assert layer.commitChanges()
    assert vector_fingerprint(path, "masts", Silent()) == report.twin.layers[0].fingerprint
    layer.startEditing()
    layer.changeAttributeValue(5, layer.fields().indexOf("name"), "")
    assert layer.commitChanges()
    changed = vector_fingerprint(path, "masts", Silent())
    assert changed != report.twin.layers[0].fingerprint
    layer.startEditing()
    layer.changeAttributeValue(5, layer.fields().indexOf("name"), None)
    assert layer.commitChanges()
    assert vector_fingerprint(path, "masts", Silent()) != changed
    del layer, before


def test_a_raster_fingerprint_is_of_cells_not_of_bytes(twin, tmp_path):
    folder, report = twin
    plain = tmp_path / "plain.tif"
    gdal.Translate(str(plain), str(folder / "depth.tif"), creationOptions=["COMPRESS=NONE", "TILED=NO"])
    assert raster_fingerprint(plain, Silent()) == report.twin.layers[1].fingerprint


# --- making twins of what is not sound


def test_fields_whose_names_are_taken_get_others(tmp_path):
    columns = {name: Column.of(np.arange(4)) for name in ("fid", "geom", "uid", "Name", "name")}
    points_ = Geometries.from_points(np.full((4, 2), 7e5))
    table = FeatureTable(SourceInfo("it"), UTM, np.arange(4), points_, columns)
    wanted = LayerToCopy(described("it", label_field="name", aliases={"name": "Called"}), table, "fid")
    report = create_twin(tmp_path / "it.twin", "It", [wanted], None, Silent())
    (layer,) = report.twin.layers
    assert list(rows_of(tmp_path / "it.twin", "it")[0]) == ["uid", "geom_2", "source_uid", "Name", "name_2"]
    assert (layer.label_field, dict(layer.aliases)) == ("name_2", {"name_2": "Called"})
    assert open_twin(tmp_path / "it.twin").problems == ()


def test_a_layer_that_cannot_be_read_is_left_out_and_reported(tmp_path):
    path = write_file(tmp_path / "roads.gpkg", ["LINESTRING (0 0,1 1)"])
    source = file_source(path)
    path.unlink()
    cut = tmp_path / "cut.tif"
    raster = gdal.GetDriverByName("GTiff").Create(str(cut), 500, 500, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((7e5, 1, 0, 1.4e6, 0, -1))
    raster.SetProjection(UTM.to_wkt("WKT1_GDAL"))
    raster.GetRasterBand(1).WriteArray(np.ones((500, 500), dtype=np.float32))
    del raster
    cut_source = raster_file_source(cut)
    with cut.open("r+b") as file:
        file.truncate(cut.stat().st_size // 2)
    layers = [
        LayerToCopy(described("roads", LayerGeometry.LINE), source),
        LayerToCopy(described("cut", LayerGeometry.RASTER), cut_source),
        masts(),
    ]
    report = create_twin(tmp_path / "it.twin", "It", layers, None, Silent())
    assert [layer.id for layer in report.twin.layers] == ["masts"]
    skipped = {each.layer_id: each.skipped for each in report.layers}
    assert "roads.gpkg" in skipped["roads"]
    assert "'cut'" in skipped["cut"]
    assert skipped["masts"] == ""
    assert open_twin(tmp_path / "it.twin").problems == ()
    with pytest.raises(InputError, match="Roads: "):
        create_twin(tmp_path / "none.twin", "None", layers[:1], None, Silent())
    assert not (tmp_path / "none.twin").exists()


def test_impossible_places_are_taken_away_and_a_wrong_crs_skips_the_layer(tmp_path):
    def layer(xy):
        table = FeatureTable(
            SourceInfo("schools"), pyproj.CRS("EPSG:4326"), np.arange(len(xy)), Geometries.from_points(xy), {}
        )
        return LayerToCopy(described("schools"), table)

    xy = np.column_stack((np.linspace(74, 78, 100), np.linspace(12, 18, 100)))
    xy[7] = (7.5e9, 13.0)
    xy[8] = (13.1, 76.2)
    report = create_twin(tmp_path / "some.twin", "Some", [layer(xy)], None, Silent())
    assert report.layers[0].without_place == 2
    assert any("impossible coordinates" in warning for warning in report.layers[0].warnings)
    assert any("swapped" in warning for warning in report.twin.layers[0].warnings)
    with pytest.raises(InputError, match="impossible in its CRS"):
        create_twin(tmp_path / "all.twin", "All", [layer(xy * 1e5)], None, Silent())


def test_the_folder_must_be_new_and_end_in_twin(tmp_path, twin):
    for folder, reason in (
        (tmp_path / "plain", "its name does not end with .twin"),
        (tmp_path / "it.twin", "it exists already"),
        (tmp_path / "no" / "x.twin", "the folder around it does not exist"),
    ):
        with pytest.raises(InputError, match=reason):
            create_twin(folder, "It", [masts()], None, Silent())


@pytest.mark.parametrize("calls", [1, 4, 8, 12, 16])
def test_cancel_leaves_nothing(tmp_path, calls):
    class Impatient:
        left = calls

        def check(self):
            self.left -= 1
            if self.left <= 0:
                raise Cancelled

        def report(self, fraction, message=""):
            self.check()

    with pytest.raises(Cancelled):
        create_twin(tmp_path / "it.twin", "It", [masts(), depth()], None, Impatient())
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing(tmp_path):
    script = (
        "import resource, signal, sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path;"
        "import test_twin_store as t;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
        "try:\n    t.create_twin(Path(sys.argv[1]) / 'it.twin', 'It', [t.masts(9000)], None, t.Silent())\n"
        "except t.StorageError as error:\n    print(error)"
    )
    here = str(Path(__file__).parent)
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), here], capture_output=True, text=True, timeout=60, check=True
    )
    assert "disk is full" in run.stdout or "too large" in run.stdout, run.stdout + run.stderr
    assert not list(tmp_path.iterdir())


def test_facts_are_kept(tmp_path):
    facts = TwinFacts(
        "Fictional", "EPSG:3857", True, "sample 1", "12345678-1234-5678-1234-567812345678", "2026-01-01T00:00:00Z"
    )
    create_twin(tmp_path / "it.twin", "It", [masts()], None, Silent(), facts)
    twin = open_twin(tmp_path / "it.twin").twin
    assert (twin.description, twin.crs, twin.synthetic, twin.generator, twin.id, twin.created_at) == (
        facts.description,
        facts.crs,
        True,
        facts.generator,
        facts.id,
        facts.created_at,
    )


# --- opening what is not sound


def test_no_twin_at_all(tmp_path, twin):
    folder, _ = twin
    with pytest.raises(TwinFormatError, match="there is no such folder"):
        open_twin(tmp_path / "none.twin")
    with pytest.raises(TwinFormatError, match=r"it holds no twin\.json"):
        open_twin(tmp_path)
    (folder / "twin.json").write_text("{")
    with pytest.raises(TwinFormatError, match="it is not valid JSON"):
        open_twin(folder)
    (folder / "twin.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TwinFormatError, match="is not UTF-8"):
        open_twin(folder)


def test_a_missing_raster_table_or_file_is_a_problem_of_its_layer(twin):
    folder, _ = twin
    (folder / "depth.tif").unlink()
    opened = open_twin(folder)
    assert [str(problem) for problem in opened.problems] == [
        "Layer 'depth': its file 'depth.tif' is missing. Copy the twin again from where it came, or make it again."
    ]
    assert opened.broken == {"depth"}
    dataset = gdal.OpenEx(str(folder / "twin.gpkg"), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("DROP TABLE masts")
    del dataset
    with pytest.raises(StorageError, match="none of its layers can be read"):
        open_twin(folder)


def test_a_truncated_raster_is_noticed_without_reading_it(twin):
    folder, _ = twin
    path = folder / "depth.tif"
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 500)
    (problem,) = open_twin(folder).problems
    assert problem.layer_id == "depth"
    assert "truncated" in problem.reason or "depth.tif" in problem.reason


@pytest.mark.parametrize("damage", [lambda size: 0, lambda size: 100, lambda size: size // 3])
def test_a_damaged_package_is_a_problem_of_its_layers(twin, damage):
    folder, _ = twin
    path = folder / "twin.gpkg"
    with path.open("r+b") as file:
        file.truncate(damage(path.stat().st_size))
    opened = open_twin(folder)
    assert "masts" in {problem.layer_id for problem in opened.problems} | opened.broken
    assert all("Traceback" not in str(problem) for problem in opened.problems)


def test_a_changed_count_and_a_missing_field_are_said(twin):
    folder, _ = twin
    dataset = gdal.OpenEx(str(folder / "twin.gpkg"), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("masts")
    layer.DeleteFeature(1)
    layer.DeleteField(layer.GetLayerDefn().GetFieldIndex("name"))
    dataset.ExecuteSQL("DROP TABLE requirement")
    del layer, dataset
    reasons = [problem.reason for problem in open_twin(folder).problems]
    assert reasons == [
        "it has no field 'name'",
        "it has 59 features, but 60 when the twin was made",
        "the table 'requirement' of links is missing",
    ]


def test_a_manifest_saved_by_an_editor_on_windows(twin):
    folder, _ = twin
    path = folder / "twin.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert not list(open_twin(folder).problems)


def test_keys_of_a_later_version_are_reported(twin):
    folder, _ = twin
    document = json.loads((folder / "twin.json").read_text("utf-8"))
    document["mood"] = "good"
    (folder / "twin.json").write_text(json.dumps(document), encoding="utf-8")
    (problem,) = open_twin(folder).problems
    assert problem.reason == "Key 'mood' of twin.json is unknown to this version and ignored"


def test_a_package_locked_by_another_program(twin):
    folder, _ = twin
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(folder / "twin.gpkg")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout.readline().strip() == "locked"
        (problem,) = open_twin(folder).problems
        assert problem.layer_id == "masts"
        assert "another program has locked it" in problem.reason
    finally:
        child.stdin.close()
        child.wait(10)


def test_a_read_only_twin_opens_and_reads(twin):
    folder, _ = twin
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert open_twin(folder).problems == ()
        assert len(file_source(folder / "twin.gpkg", "masts").read(["name"], Silent())) == 60
    finally:
        folder.chmod(0o755)


# --- edits of the user are never lost


def test_reading_during_an_edit_session_loses_no_saved_edit(tmp_path):
    """A child edits and saves in QGIS while its layer is read again and again, and is then killed."""
    path = write_file(tmp_path / "it.gpkg", points(200), geometry=ogr.wkbPoint)
    script = f"""
import os, signal, sys
from qgis.core import QgsApplication, QgsVectorLayer
from twinplan.core.progress import Silent
from twinplan.gis.sources import file_source, layer_source
from twinplan.gis.twin_store import open_twin
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer({str(path)!r}, "it", "ogr")
position = layer.fields().indexOf("name")
for number in range(1, 31):
    layer.startEditing()
    layer.changeAttributeValue(number, position, f"saved {{number}}")
    assert len(layer_source(layer).read(["name"], Silent())) == 200
    assert layer.commitChanges(False)
    assert file_source({str(path)!r}).read(["name"], Silent()).columns["name"].values[number - 1] == f"saved {{number}}"
layer.changeAttributeValue(100, position, "not saved")
assert "not saved" in layer_source(layer).read(["name"], Silent()).columns["name"].values.tolist()
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == -9, run.stderr
    names = file_source(path).read(["name"], Silent()).columns["name"].values.tolist()
    assert names[:30] == [f"saved {number}" for number in range(1, 31)]
    assert "not saved" not in names


# --- real data


@pytest.mark.usefixtures("qgis_app")
def test_a_twin_of_karnataka_reports_its_dirty_rows(tmp_path, real_data):
    packed = tmp_path / "karnataka.zip"
    shutil.copyfile(real_data / "karnataka" / "karnataka_twin.gpkg.zip", packed)
    habitations = LayerToCopy(
        described("habitations", label_field="HAB_NAME"), file_source(packed, "habitations_pmgsy")
    )
    wards_file = tmp_path / "bengaluru.gpkg"
    shutil.copyfile(real_data / "bengaluru" / "bengaluru_twin.gpkg", wards_file)
    wards = LayerToCopy(
        described("wards", LayerGeometry.POLYGON),
        layer_source(QgsVectorLayer(f"{wards_file}|layername=wards243_2022", "Wards", "ogr")),
    )
    report = create_twin(tmp_path / "it.twin", "Karnataka", [habitations, wards], None, Silent())
    about, about_wards = report.layers
    assert (about.read, about.kept, about.without_place) == (64_555, 64_555, 57)
    assert "3 features lie far from all others: look whether they are in the right place." in about.warnings
    assert about_wards.notes == ("6 features with an invalid geometry, repaired.",)
    table = file_source(tmp_path / "it.twin" / "twin.gpkg", "habitations").read([], Silent())
    assert table.geometries.coords[:, 0].max() < 180
    assert open_twin(tmp_path / "it.twin").problems == ()
