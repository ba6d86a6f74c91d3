# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The command as a user types it: exit codes, one line of complaint, JSON and nothing else on standard output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely
from osgeo import gdal, ogr, osr
from twinplan.cli.main import main
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.model import LayerGeometry, Role, Sector, TwinLayer
from twinplan.core.twin.table import FeatureTable, SourceInfo
from twinplan.gis.twin_store import LayerToCopy, create_twin
from twinplan.gis.vector_write import NewLayer, write_geopackage

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from twinplan.cli.main import main; sys.exit(main())"]


def twinplan(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, encoding="utf-8", cwd=cwd, timeout=120, check=False
    )


def complaint(run: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error of a command that failed as it should."""
    assert run.returncode == 2, run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    lines = run.stderr.strip().splitlines()
    assert len(lines) == 1, run.stderr
    assert lines[0].startswith("twinplan: ")
    return lines[0]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """Ten masts in a row 100 m apart, and a depth raster: 0 m west, 1 m east, no data in its last column."""
    folder = tmp_path_factory.mktemp("command line")
    _write_masts(folder / "masts.gpkg", epsg=32643)
    _write_masts(folder / "no crs.gpkg", epsg=None)
    # Reprojected to degrees, but still called metres.
    degrees = str(folder / "degrees.geojson")
    gdal.VectorTranslate(degrees, str(folder / "masts.gpkg"), options=["-t_srs", "EPSG:4326", "masts"])
    gdal.VectorTranslate(str(folder / "degrees.gpkg"), degrees, options=["-a_srs", "EPSG:32643", "-nln", "masts"])
    _write_depth(folder / "depth.tif")
    (folder / "empty.gpkg").write_bytes(b"")
    (folder / "text.tif").write_text("this is no raster", encoding="utf-8")
    content = (folder / "depth.tif").read_bytes()
    (folder / "truncated.tif").write_bytes(content[: len(content) // 2])
    return folder


def _reference(epsg: int | None) -> osr.SpatialReference | None:
    if epsg is None:
        return None
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    return reference


def _write_masts(path: Path, epsg: int | None) -> None:
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("masts", _reference(epsg), ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("operator", ogr.OFTString))
    for number in range(10):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("operator", "north" if number % 2 else "south")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({500050 + 100 * number} 1400050)"))
        layer.CreateFeature(feature)
    dataset.CreateLayer("empty", _reference(epsg), ogr.wkbPoint)


def _write_depth(path: Path) -> None:
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 10, 40, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((500000, 100, 0, 1402000, 0, -100))
    dataset.SetProjection(_reference(32643).ExportToWkt())
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-9999)
    values = band.ReadAsArray()
    values[:, :5], values[:, 5:9], values[:, 9] = 0.0, 1.0, -9999
    band.WriteArray(values)


def test_json_goes_to_standard_output_and_nothing_else_does(files):
    run = twinplan(
        "run", "exposure", "--assets", files / "masts.gpkg:masts", "--hazard", files / "depth.tif", "--json", "-"
    )
    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    assert {"question", "figures", "tables", "provenance"} <= set(answer)
    values = {name: (figure["value"], figure["unknown"]) for name, figure in answer["figures"].items()}
    assert values["assets_total"] == (10, 0)
    assert values["assets_hit"] == (4, 1)
    assert values["assets_safe"][0] == 5
    assert values["assets_unknown"][0] == 1


def test_where_takes_an_attribute_filter(files):
    run = twinplan(
        "run", "exposure", "--assets", files / "masts.gpkg:masts", "--hazard", files / "depth.tif",
        "--where", "operator = 'north'", "--json", "-",
    )  # fmt: skip
    assert json.loads(run.stdout)["figures"]["assets_total"]["value"] == 5


def test_figures_as_text_where_no_output_is_asked_for(files):
    run = twinplan("run", "exposure", "--assets", "masts.gpkg:masts", "--hazard", "depth.tif", cwd=files)
    assert run.returncode == 0
    assert "Assets hit" in run.stdout
    assert "{" not in run.stdout


def test_layers_and_report_are_written_and_nothing_is_overwritten(files, tmp_path):
    asked = ["run", "exposure", "--assets", files / "masts.gpkg:masts", "--hazard", files / "depth.tif"]
    run = twinplan(
        *asked, "--out", tmp_path / "result.gpkg", "--report", tmp_path / "report.html", "--json", tmp_path / "a.json"
    )
    assert run.returncode == 0, run.stderr
    result = ogr.Open(str(tmp_path / "result.gpkg"))
    assert result.GetLayer(0).GetFeatureCount() == 10
    assert "What is in harm" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["figures"]["assets_hit"]["value"] == 4
    (tmp_path / "mine.gpkg").write_bytes((files / "masts.gpkg").read_bytes())
    assert "mine.gpkg" in complaint(twinplan(*asked, "--out", tmp_path / "mine.gpkg"))
    assert "mine.gpkg" in complaint(twinplan(*asked, "--json", tmp_path / "mine.gpkg"))
    assert (tmp_path / "mine.gpkg").read_bytes() == (files / "masts.gpkg").read_bytes()
    assert (tmp_path / "mine.gpkg").read_bytes() == (files / "masts.gpkg").read_bytes()


@pytest.mark.parametrize(
    ("assets", "hazard", "more", "named"),
    [
        ("gone.gpkg", "depth.tif", [], "gone.gpkg"),
        ("masts.gpkg:gone", "depth.tif", [], "masts"),
        ("empty.gpkg", "depth.tif", [], "empty.gpkg"),
        (".", "depth.tif", [], "."),
        ("masts.gpkg:empty", "depth.tif", [], "empty"),
        ("no crs.gpkg:masts", "depth.tif", [], "CRS"),
        ("degrees.gpkg:masts", "depth.tif", [], "look like degrees"),
        ("depth.tif", "depth.tif", [], "a raster layer does not fit 'Assets'"),
        ("masts.gpkg:masts", "text.tif", [], "text.tif"),
        ("masts.gpkg:masts", "truncated.tif", [], "truncated"),
        ("masts.gpkg:masts", "masts.gpkg:masts", [], "Hazard"),
        ("masts.gpkg:masts", "depth.tif", ["--threshold", "deep"], "Threshold"),
        ("masts.gpkg:masts", "depth.tif", ["--threshold", "nan"], "Threshold"),
        ("masts.gpkg:masts", "depth.tif", ["--where", "no_such = 1"], "no_such"),
        ("masts.gpkg:masts", "depth.tif", ["--asset-class-field", "no_such"], "no_such"),
        ("masts.gpkg:masts", "depth.tif", ["--geodesic", "perhaps"], "perhaps"),
        ("masts.gpkg:masts", "depth.tif", ["--out", "no/such/folder/result.gpkg"], "result.gpkg"),
        ("masts.gpkg:masts", "depth.tif", ["--out", "result.shp"], "result.shp"),
        ("masts.gpkg:masts", "depth.tif", ["--json", "no/such/folder/a.json"], "a.json"),
    ],
)
def test_bad_input_is_one_line_that_names_it(files, assets, hazard, more, named, monkeypatch, capfd):
    monkeypatch.chdir(files)
    code = main(["run", "exposure", "--assets", assets, "--hazard", hazard, *more])
    run = subprocess.CompletedProcess([], code, *capfd.readouterr())
    assert named.lower() in complaint(run).lower()


def complaint_of(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    """The one line of a command that runs in this process: ten times quicker."""
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    return complaint(subprocess.CompletedProcess([], code, *capfd.readouterr()))


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "exposure"],
        ["run", "fortune"],
        ["sample"],
        [],
        ["sample", "--out", "new", "--size", "0"],
        ["sample", "--out", "new", "--size", "x"],
        ["sample", "--out", "new", "--size", "101"],
        ["sample", "--out", "new", "--seed", "-1"],
        ["sample", "--out", "no/such/folder/new"],
    ],
)
def test_wrong_options_are_one_line_too(arguments, capfd, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    complaint_of(arguments, capfd)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_refused_before_the_sample_is_made(capfd, tmp_path):
    (tmp_path / "mine.twin").mkdir()
    assert "exists already" in complaint_of(["sample", "--out", str(tmp_path / "mine")], capfd)


def test_info_on_what_is_no_twin_is_one_line(capfd, tmp_path):
    assert "no such folder" in complaint_of(["info", str(tmp_path / "gone.twin")], capfd)
    (tmp_path / "empty.twin").mkdir()
    assert "twin.json" in complaint_of(["info", str(tmp_path / "empty.twin")], capfd)
    (tmp_path / "empty.twin" / "twin.json").write_text("{", encoding="utf-8")
    assert "not valid JSON" in complaint_of(["info", str(tmp_path / "empty.twin"), "--json", "-"], capfd)
    (tmp_path / "empty.twin" / "twin.json").write_text("[]", encoding="utf-8")
    assert "twin.json" in complaint_of(["info", str(tmp_path / "empty.twin")], capfd)


def test_info_names_the_package_that_is_missing(capfd, tmp_path):
    layer = LayerToCopy(
        TwinLayer("masts", "Masts", LayerGeometry.POINT, "twin.gpkg", Sector.TELECOM, Role.ASSET), _many_masts(10)
    )
    folder = tmp_path / "small.twin"
    create_twin(folder, "Small", [layer], None, Silent())
    assert main(["info", str(folder), "--json", "-"]) == 0
    shown = json.loads(capfd.readouterr().out)
    assert [each["id"] for each in shown["twin"]["layers"]] == ["masts"]
    next(folder.glob("*.gpkg")).unlink()
    assert "missing" in complaint_of(["info", str(folder)], capfd)


def _many_masts(count: int) -> FeatureTable:
    places = shapely.points(np.column_stack((500000 + np.arange(count) % 1000, 1400000 + np.arange(count) / 100)))
    table = Geometries.from_shapely(places)
    return FeatureTable(SourceInfo("masts"), pyproj.CRS(32643), np.arange(count), table)


def test_population_needs_its_kind(files, capfd):
    asked = ["run", "exposure", "--assets", f"{files / 'masts.gpkg'}:masts", "--hazard", str(files / "depth.tif")]
    asked += ["--population", str(files / "depth.tif")]
    assert "people per cell or people per km2" in complaint_of(asked, capfd)


def test_several_hazards_and_zones(files, capfd):
    _write_masts(files / "पोल.gpkg", epsg=32643)
    zone = "POLYGON ((500000 1400000, 500500 1400000, 500500 1400100, 500000 1400100, 500000 1400000))"
    gdal.VectorTranslate(str(files / "ward.geojson"), _memory(zone), options=["-f", "GeoJSON", "-t_srs", "EPSG:4326"])
    asked = ["run", "exposure", "--assets", f"{files / 'पोल.gpkg'}:masts", "--hazard", str(files / "depth.tif")]
    asked += ["--hazard", str(files / "ward.geojson"), "--by", str(files / "ward.geojson"), "--by-field", "code"]
    assert main([*asked, "--json", "-"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert len(answer["tables"]["by_hazard"]["rows"]) == 2
    assert [row[0] for row in answer["tables"]["by_zone"]["rows"]] == ["W1", "outside"]


def _memory(wkt: str) -> gdal.Dataset:
    dataset = gdal.GetDriverByName("Memory").Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("ward", _reference(32643), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("code", "W1")
    feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
    layer.CreateFeature(feature)
    return dataset


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf"])
def test_a_filter_works_in_every_format(files, tmp_path, driver, capfd):
    suffix = {"GPKG": "gpkg", "ESRI Shapefile": "shp", "GeoJSON": "geojson", "FlatGeobuf": "fgb"}[driver]
    copy = tmp_path / f"copy.{suffix}"
    options = {"format": driver, "layers": ["masts"], "dstSRS": "EPSG:4326", "reproject": True}
    gdal.VectorTranslate(str(copy), str(files / "masts.gpkg"), **options)
    asked = ["run", "exposure", "--assets", str(copy), "--hazard", str(files / "depth.tif")]
    assert main([*asked, "--where", "operator = 'north'", "--json", "-"]) == 0
    assert json.loads(capfd.readouterr().out)["figures"]["assets_total"]["value"] == 5
    for wrong in ("no_such = 1", '"no_such" <> 1', "operator ="):
        assert "Filter" in complaint_of([*asked, "--where", wrong], capfd)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_nothing_half_written(files, tmp_path, capfd):
    write_geopackage(tmp_path / "many.gpkg", [_new_layer(_many_masts(200_000))], Silent())
    before = set(tmp_path.iterdir())

    def interrupt() -> None:
        while set(tmp_path.iterdir()) == before:  # until the result begins to be written
            time.sleep(0.005)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    asked = ["--assets", str(tmp_path / "many.gpkg"), "--hazard", str(files / "depth.tif")]
    code = main(["run", "exposure", *asked, "--out", str(tmp_path / "result.gpkg")])
    assert code == 130
    assert "interrupted" in capfd.readouterr().err
    assert set(tmp_path.iterdir()) == before


def _new_layer(table: FeatureTable) -> NewLayer:
    return NewLayer("masts", table.crs.to_wkt(), table.geometries, {})


def test_a_reader_that_goes_away_is_no_error_to_talk_about(files):
    asked = ["run", "exposure", "--assets", f"{files / 'masts.gpkg'}:masts", "--hazard", str(files / "depth.tif")]
    run = subprocess.Popen([*COMMAND, *asked, "--json", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.close()
    assert run.wait(60) == 2
    assert run.stderr.read() == b""
    run.stderr.close()


def test_names_of_any_script_where_the_locale_knows_none(files):
    _write_masts(files / "स्तंभ.gpkg", epsg=32643)
    asked = ["run", "exposure", "--assets", "स्तंभ.gpkg:masts", "--hazard", "depth.tif"]
    plain = {**os.environ, "LC_ALL": "C", "LANG": "C"}
    run = subprocess.run([*COMMAND, *asked, "--json", "-"], capture_output=True, cwd=files, env=plain, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
    answer = json.loads(run.stdout.decode("utf-8"))
    assert "स्तंभ.gpkg" in answer["provenance"]["inputs"][0]["location"]
    ascii_only = {**plain, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run(
        [*COMMAND, *asked], capture_output=True, encoding="utf-8", cwd=files, env=ascii_only, timeout=60
    )
    assert "PYTHONUTF8=1" in complaint(run)


def test_help_names_every_option_of_the_description():
    run = twinplan("run", "exposure", "--help")
    assert run.returncode == 0
    for option in (
        "--assets",
        "--hazard",
        "--threshold",
        "--where",
        "--by",
        "--by-field",
        "--out",
        "--report",
        "--json",
    ):
        assert option in run.stdout


def test_version_is_that_of_the_metadata():
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    version = twinplan("--version").stdout.split()[1]
    assert f"version={version}\n" in metadata
