# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The command as a user types it: exit codes, one line of complaint, JSON and nothing else on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from twinplan.cli.main import main

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


def test_wrong_options_are_one_line_too():
    complaint(twinplan("run", "exposure"))
    complaint(twinplan("run", "fortune"))
    complaint(twinplan("sample"))
    complaint(twinplan())


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
