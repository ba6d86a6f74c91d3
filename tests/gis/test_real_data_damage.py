# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage of real layers against every feature and cell taken one by one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely
from osgeo import gdal
from pyarrow.parquet import read_table
from twinplan.core.analysis.damage.question import ANALYSIS
from twinplan.core.damage.library import library
from twinplan.core.progress import Silent
from twinplan.gis.runner import answer, inputs_from_files


def ask(specs, **parameters):
    return answer(ANALYSIS, inputs_from_files(ANALYSIS, specs), parameters, Silent())


def pixels(path):
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray().astype(np.float64)
    if band.GetNoDataValue() is not None:
        values[values == band.GetNoDataValue()] = np.nan
    return values, dataset.GetGeoTransform()


def covered(shape, transform, size):
    """(row, column, share of the shape) of all cells that a polygon covers."""
    x0, dx, _, y0, _, dy = transform
    xmin, ymin, xmax, ymax = shape.bounds
    columns = np.arange(max(int((xmin - x0) // dx), 0), min(int((xmax - x0) // dx) + 1, size[1]))
    rows = np.arange(max(int((ymax - y0) // dy), 0), min(int((ymin - y0) // dy) + 1, size[0]))
    row, column = (each.ravel() for each in np.meshgrid(rows, columns, indexing="ij"))
    left, top = x0 + column * dx, y0 + row * dy
    share = shapely.area(shapely.intersection(shape, shapely.box(left, top + dy, left + dx, top))) / shape.area
    return row, column, share


def table_of(path, key):
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def test_buildings_of_kampen_by_type(copies):
    twin, depth = copies("kampen/kampen_twin.gpkg"), copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")
    curves, values = (copies(f"kampen/vulnerability/{name}_osm.csv") for name in ("curves", "maxdam"))
    specs = {"assets": [f"{twin}:buildings"], "hazard": [depth], "curves": [curves], "values": [values]}
    impact = ask(specs, asset_class_field="building", currency="EUR", geodesic=False)
    with Path(curves).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    x = np.array([float(row["depth"]) for row in rows])
    prices = {name: float(row["damage"]) for name, row in table_of(values, "object_type").items()}
    grid, transform = pixels(depth)
    result = impact.features[0]
    found = next(column for column in result.columns if column.id == "damage_total").values
    kinds = result.table.columns["building"]
    known = [position for position in range(0, len(found), 37) if not kinds.null[position]]
    shapes = result.table.geometries.take(np.array(known)).to_shapely()
    compared = 0
    for position, shape in zip(known, shapes):
        kind = str(kinds.values[position])
        if shape is None or kind not in prices or kind not in rows[0]:
            continue
        row, column, share = covered(shape, transform, grid.shape)
        damage = np.interp(grid[row, column], x, [float(each[kind]) for each in rows]) * (grid[row, column] > 0)
        expected = np.nansum(damage * share) * shape.area * prices[kind]
        assert found[position] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        compared += expected > 0
    assert compared > 300
    notes = " ".join(impact.notes)
    assert "whole numbers only" in notes and "beyond the end of their curve" in notes
    by_type = next(each for each in impact.tables if each.id == "by_type")
    assert by_type.column("damage_total").values.sum() == pytest.approx(impact.figure("damage_total").value)


def test_curves_of_kampen_whose_classes_are_numbers(copies):
    specs = {
        "assets": [copies("kampen/kampen_twin.gpkg") + ":substations"],
        "hazard": [copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")],
        "curves": [copies("kampen/vulnerability/curves.csv")],
    }
    impact = ask(specs, own_curve="110", unit_value=1000)
    assert "'110'" in impact.sentence and impact.figure("damage_total").value > 0


def roads_of_djibouti(parquet: str, target: Path) -> str:
    """The roads as GeoJSON, which every GDAL reads, with what each costs to rebuild."""
    rows = read_table(parquet, columns=["geometry", "rehab_cost_max", "lanes"]).to_pylist()
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(shapely.to_geojson(shapely.from_wkb(row["geometry"]))),
            "properties": {"metre": row["rehab_cost_max"] * row["lanes"] / 1000.0},
        }
        for row in rows
    ]
    target.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return str(target)


def test_expected_annual_damage_of_roads_in_djibouti(real_data, copies, tmp_path):
    folder = real_data / "hazard" / "aqueduct_djibouti"
    roads = roads_of_djibouti(str(folder / "slice-0_edges.geoparquet"), tmp_path / "roads.geojson")
    rasters = sorted(folder.glob("*.tif"))
    years = [float(path.stem.rsplit("rp", 1)[1]) for path in rasters]
    files = [copies(str(path.relative_to(real_data))) for path in rasters]
    given = {"curve": "road", "value_field": "metre", "currency": "USD", "tail": "constant"}
    impact = ask({"assets": [roads], "hazard": files}, return_periods=",".join(f"{each:g}" for each in years), **given)
    reversed_years = ",".join(f"{each:g}" for each in reversed(years))
    again = ask({"assets": [roads], "hazard": files[::-1]}, return_periods=reversed_years, **given)
    assert impact.figure("ead").value > 0
    for name in ("ead", "ead_low", "ead_high", "damage_total"):
        assert again.figure(name).value == impact.figure(name).value
    damage = impact.tables[0].column("damage_total").values
    assert (np.diff(damage) >= 0).all()
    frequency = 1 / np.array(years)
    expected = damage[-1] * frequency[-1]
    for here in range(len(years) - 1):
        expected += (frequency[here] - frequency[here + 1]) * (damage[here] + damage[here + 1]) / 2
    assert impact.figure("ead").value == pytest.approx(expected, rel=1e-12)
    assert damage[-1] == pytest.approx(_walked(roads, files[-1]), rel=2e-3)


def _walked(roads: str, raster: str) -> float:
    """Damage of the roads by looking at the raster every few metres along each."""
    grid, (x0, dx, _, y0, _, dy) = pixels(raster)
    curve, total = library()["road"].band.base, 0.0
    ellipsoid = pyproj.Geod(ellps="WGS84")
    for feature in json.loads(Path(roads).read_text(encoding="utf-8"))["features"]:
        coords = np.array(feature["geometry"]["coordinates"])
        for start, stop in zip(coords, coords[1:]):
            metres = ellipsoid.inv(*start, *stop)[2]
            steps = max(int(metres / 3.0), 1)
            places = start + (stop - start) * ((np.arange(steps) + 0.5) / steps)[:, None]
            column, row = ((places[:, 0] - x0) // dx).astype(int), ((places[:, 1] - y0) // dy).astype(int)
            inside = (column >= 0) & (row >= 0) & (column < grid.shape[1]) & (row < grid.shape[0])
            depth = np.nan_to_num(grid[row[inside], column[inside]])
            total += metres * curve.share(depth).sum() / steps * feature["properties"]["metre"]
    return total


def test_buildings_of_jakarta_by_type(copies):
    twin = copies("jakarta/jakarta_twin.gpkg") + ":buildings_osm_sample"
    rasters = [copies(f"jakarta/flood_depth_{name}_m.tif") for name in ("current", "design")]
    fields = inputs_from_files(ANALYSIS, {"assets": [twin]}).vectors["assets"][0].fields
    kind = next(name for name in fields if name.lower() in ("type", "building"))
    wards = copies("jakarta/jakarta_twin.gpkg") + ":kecamatan"
    impact = ask(
        {"assets": [twin], "hazard": rasters, "zones": [wards]},
        asset_class_field=kind,
        unit_value=300,
        currency="USD",
        annual=False,
    )
    by_type = next(each for each in impact.tables if each.id == "by_type")
    curves = dict(zip(by_type.column("type").values, by_type.column("curve").values))
    assert {curves[name] for name in curves if str(name).lower() in ("school", "hospital", "clinic")}
    assert impact.figure("damage_low").value < impact.figure("damage_total").value
    rows = impact.zones[0].rows.column("damage_total").values
    assert rows.sum() == pytest.approx(impact.figure("damage_total").value)
