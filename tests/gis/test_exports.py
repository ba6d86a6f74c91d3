# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports for other programs: complete, typed, traceable, harmless, and never over a user's own data."""

from __future__ import annotations

import csv
import zipfile

import numpy as np
import pytest
from answers import make_impact
from osgeo import gdal, ogr
from twinplan.core.analysis.impact import Outcome
from twinplan.core.errors import Cancelled, InputError, StorageError
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.progress import Silent
from twinplan.gis import exports


class Stopping(Silent):
    def report(self, fraction, message=""):
        raise Cancelled


def read_csv(path, encoding):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def test_csv_has_every_row_unrounded_with_units_in_the_header(tmp_path):
    impact = make_impact()
    exports.write_csv(impact, "assets", tmp_path / "t.csv", Silent())
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = read_csv(tmp_path / "t.csv", "utf-8-sig")
    assert {"Outcome", "Highest depth (m)", "Length hit (m)"} <= set(header)
    (result,) = impact.features
    depths = [row[header.index("Highest depth (m)")] for row in rows]
    assert [float(cell) if cell else None for cell in depths] == [
        None if np.isnan(value) else value for value in result.columns[0].values.tolist()
    ]
    assert [row[header.index("Outcome")] for row in rows] == [Outcome(value).label for value in result.outcome]


def test_csv_for_excel_holds_no_formula_and_plain_csv_is_untouched(tmp_path):
    impact = make_impact()
    for name, for_excel, first in (("excel.csv", True, "'="), ("plain.csv", False, "=")):
        exports.write_csv(impact, "assets", tmp_path / name, Silent(), for_excel)
        rows = read_csv(tmp_path / name, "utf-8-sig" if for_excel else "utf-8")
        (cell,) = (row[0] for row in rows if "HYPERLINK" in row[0])
        assert cell.startswith(first)


@pytest.mark.parametrize("table_id", ["assets", "by_zone", "by_class"])
def test_excel_sheet_is_typed_and_explained(tmp_path, table_id):
    impact = make_impact()
    path = tmp_path / "t.xlsx"
    exports.write_xlsx(impact, table_id, path, Silent())
    workbook = ogr.Open(str(path))
    assert workbook.GetLayerCount() == 2
    sheet, about = workbook.GetLayer(0), workbook.GetLayer(1)
    kinds = {field.GetName(): field.GetTypeName() for field in sheet.schema}
    assert kinds[next(name for name in kinds if name.startswith("Length"))] == "Real"
    assert about.GetName() == "About"
    stated = {feature.GetField(0): feature.GetField(1) for feature in about}
    assert stated["computed at"] == "2026-11-21T15:10:00Z"
    assert "m" in stated.values()
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_zone_table_has_the_row_outside(tmp_path):
    exports.write_csv(make_impact(), "by_zone", tmp_path / "z.csv", Silent())
    assert read_csv(tmp_path / "z.csv", "utf-8-sig")[-1][1] == "outside"


def test_a_table_that_does_not_exist_is_named_with_those_that_do(tmp_path):
    with pytest.raises(InputError, match="by_zone"):
        exports.write_csv(make_impact(5), "nothing", tmp_path / "t.csv", Silent())


@pytest.mark.parametrize("kind", GeometryKind)
def test_geopackage_has_layers_figures_and_provenance(tmp_path, kind):
    impact = make_impact(kind=kind)
    path = tmp_path / "result.gpkg"
    exports.write_layers(impact, path, Silent())
    package = ogr.Open(str(path))
    layers = {layer.GetName(): layer for layer in package}
    tables = {"table_by_class", "twinplan_figures", "twinplan_provenance"}
    assert set(layers) == {"result_assets", "zones_by_zone", *tables}
    assets = layers["result_assets"]
    assert assets.GetFeatureCount() == 400
    assets.SetAttributeFilter("outcome = 'unknown'")
    assert assets.GetFeatureCount() == int(impact.figure("assets_unknown").value)
    figures = {feature["id"]: feature for feature in layers["twinplan_figures"]}
    assert figures["population_hit"]["unknown"] == 3_210.4
    items = {feature["item"]: feature["value"] for feature in layers["twinplan_provenance"]}
    assert items["parameter threshold"] == "0.3"
    assert items["input 1 fingerprint"] == "ab" * 32


def test_an_older_export_is_replaced_but_never_somebody_elses_data(tmp_path):
    ours, theirs = tmp_path / "ours.gpkg", tmp_path / "theirs.gpkg"
    exports.write_layers(make_impact(5), ours, Silent())
    exports.write_layers(make_impact(7), ours, Silent())
    assert ogr.Open(str(ours)).GetLayerByName("result_assets").GetFeatureCount() == 7
    exports.write_layer(exports.feature_layer(make_impact(5).features[0]), theirs, Silent())
    before = theirs.read_bytes()
    with pytest.raises(InputError, match="no data is lost"):
        exports.write_layers(make_impact(5), theirs, Silent())
    assert theirs.read_bytes() == before


def test_an_export_into_which_somebody_put_a_layer_is_kept(tmp_path):
    ours = tmp_path / "ours.gpkg"
    exports.write_layers(make_impact(5), ours, Silent())
    package = gdal.OpenEx(str(ours), gdal.OF_VECTOR | gdal.OF_UPDATE)
    package.CreateLayer("my_notes", None, ogr.wkbNone)
    del package
    with pytest.raises(InputError, match="holds other layers too"):
        exports.write_layers(make_impact(7), ours, Silent())
    assert ogr.Open(str(ours)).GetLayerByName("result_assets").GetFeatureCount() == 5


@pytest.mark.parametrize("suffix", [".fgb", ".gpkg", ".shp", ".geojson"])
def test_a_single_layer_is_written_in_the_format_of_its_suffix(tmp_path, suffix):
    path = tmp_path / f"result{suffix}"
    written = exports.write_layer(exports.feature_layer(make_impact(50).features[0]), path, Silent())
    source = ogr.Open(written)
    assert source.GetLayer(0).GetFeatureCount() == 50


@pytest.mark.parametrize(
    ("name", "suffix", "reason"),
    [
        ("r.txt", ".gpkg", "does not end"),
        ("no/r.html", ".html", "folder does not exist"),
        ("d.html", ".html", "is a folder"),
        ("data.gpkg", ".gpkg", "is no export of TwinPlan"),
    ],
)
def test_a_target_that_must_not_be_written_is_refused_before_anything_runs(tmp_path, name, suffix, reason):
    (tmp_path / "d.html").mkdir()
    (tmp_path / "data.gpkg").write_bytes(b"not even a database")
    with pytest.raises(InputError, match=reason):
        exports.refuse_target(tmp_path / name, suffix)


@pytest.mark.parametrize("write", [exports.write_csv, exports.write_xlsx])
def test_cancelling_an_export_leaves_nothing(tmp_path, write):
    with pytest.raises(Cancelled):
        write(make_impact(), "assets", tmp_path / "t.xlsx", Stopping())
    with pytest.raises(Cancelled):
        exports.write_layers(make_impact(), tmp_path / "t.gpkg", Stopping())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_message(tmp_path):
    with pytest.raises(StorageError, match="cannot be written"):
        exports.write_csv(make_impact(5), "assets", tmp_path / "no" / "t.csv", Silent())
