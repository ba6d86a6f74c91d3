# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure of real layers, its figures checked against GDAL and against every feature taken by itself."""

from __future__ import annotations

import dataclasses
import zipfile

import numpy as np
import pyproj
import pytest
import shapely
from osgeo import gdal
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.exposure.question import ANALYSIS
from twinplan.core.analysis.impact import Outcome
from twinplan.core.analysis.parameters import complete
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import SourceInfo
from twinplan.gis.grids import raster_file_source
from twinplan.gis.sources import file_source


def layer(path, name, *fields):
    return file_source(path, name).read(list(fields), Silent())


def ask(assets, *hazards, zones=None, **parameters):
    tables = [each for each in hazards if hasattr(each, "geometries")]
    vectors = {"assets": [assets], "hazard": tables, **({"zones": [zones]} if zones is not None else {})}
    rasters = {"hazard": [each for each in hazards if not hasattr(each, "geometries")]}
    return ANALYSIS.run(Request(vectors, rasters, complete(ANALYSIS, parameters)), Silent())


def pixels(path):
    """All cells as GDAL reads them, NaN for nodata, with the geotransform."""
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray().astype(np.float64)
    values[values == band.GetNoDataValue()] = np.nan
    return values, dataset.GetGeoTransform()


def cells_near(bounds, transform, shape):
    """(item, row, column) of all cells that the boxes reach, the raster's edge included."""
    x0, dx, _, y0, _, dy = transform
    absent = np.isnan(bounds[:, 0])
    bounds = np.where(np.isnan(bounds), 0.0, bounds)
    left, right = np.floor((bounds[:, 0] - x0) / dx), np.floor((bounds[:, 2] - x0) / dx)
    top, bottom = np.floor((bounds[:, 3] - y0) / dy), np.floor((bounds[:, 1] - y0) / dy)
    left, right = (np.clip(side, 0, shape[1] - 1).astype(int) for side in (left, right))
    top, bottom = (np.clip(side, 0, shape[0] - 1).astype(int) for side in (top, bottom))
    width, height = np.where(absent, 0, right - left + 1), bottom - top + 1
    item = np.repeat(np.arange(len(bounds)), width * height)
    within = np.arange(len(item)) - np.repeat(np.cumsum(width * height) - width * height, width * height)
    return item, top[item] + within // width[item], left[item] + within % width[item]


def boxes(row, column, transform):
    x0, dx, _, y0, _, dy = transform
    x, y = x0 + column * dx, y0 + row * dy
    return shapely.box(np.minimum(x, x + dx), np.minimum(y, y + dy), np.maximum(x, x + dx), np.maximum(y, y + dy))


def columns_of(impact):
    return {column.id: column.values for column in impact.features[0].columns}


def test_kampen_buildings_by_their_exact_part_of_every_cell(copies):
    flood = copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")
    buildings = layer(copies("kampen/kampen_twin.gpkg"), "buildings", "building")
    impact = ask(
        buildings, raster_file_source(flood).open(), threshold=2.0, geodesic=False, asset_class_field="building"
    )
    values, transform = pixels(flood)
    chosen = np.arange(0, len(buildings), 4)
    shapes = buildings.geometries.take(chosen).to_shapely()
    item, row, column = cells_near(shapely.bounds(shapes), transform, values.shape)
    area = np.zeros(len(item))
    for start in range(0, len(item), 50_000):
        some = slice(start, start + 50_000)
        area[some] = shapely.area(shapely.intersection(shapes[item[some]], boxes(row[some], column[some], transform)))
    covered = area > 1e-6
    hit = covered & (values[row, column] >= 2.0)
    hit_area = np.bincount(item, np.where(hit, area, 0.0), len(shapes))
    found = columns_of(impact)
    np.testing.assert_allclose(found["area_hit_m2"][chosen], hit_area, atol=1e-3)
    is_hit = np.bincount(item, hit, len(shapes)) > 0
    differ = (impact.features[0].outcome[chosen] == Outcome.HIT) != is_hit
    assert (hit_area[differ] < 1e-4).all() and differ.sum() < 5
    inside = np.bincount(item, area, len(shapes))
    unknown = (
        np.nan_to_num(shapely.area(shapes))
        - inside
        + np.bincount(item, np.where(np.isnan(values[row, column]), area, 0.0))
    )
    np.testing.assert_allclose(found["area_unknown_m2"][chosen], np.maximum(unknown, 0.0), atol=1e-2)
    assert impact.figure("assets_total").value == 29_673
    whole = shapely.area(buildings.geometries.to_shapely())
    assert impact.tables[0].column("area_in_class_m2").values.sum() == pytest.approx(np.nansum(whole), rel=1e-9)


def test_kampen_roads_cut_at_every_cell(copies):
    flood = copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")
    roads = layer(copies("kampen/kampen_twin.gpkg"), "roads", "highway")
    impact = ask(roads, raster_file_source(flood).open(), threshold=2.0, geodesic=False)
    values, transform = pixels(flood)
    chosen = np.arange(0, len(roads), 40)
    starts, ends, owner = segments_of(roads.geometries.take(chosen))
    lines = shapely.linestrings(np.stack((starts, ends), axis=1))
    item, row, column = cells_near(shapely.bounds(lines), transform, values.shape)
    length = shapely.length(shapely.intersection(lines[item], boxes(row, column, transform)))
    hit = np.bincount(owner[item], np.where(values[row, column] >= 2.0, length, 0.0), len(chosen))
    np.testing.assert_allclose(columns_of(impact)["length_hit_m"][chosen], hit, atol=1e-4)
    total = shapely.length(roads.geometries.to_shapely()).sum()
    by_class = impact.tables[0].column("length_in_class_m").values
    assert by_class.sum() == pytest.approx(total, rel=1e-9)


def segments_of(lines):
    """Starts, ends and owners of all segments, one line after the other."""
    starts, ends, owner = [], [], []
    for number, line in enumerate(lines.to_shapely()):
        for part in shapely.get_parts(line):
            xy = shapely.get_coordinates(part)
            moves = (xy[1:] != xy[:-1]).any(axis=1)
            starts.append(xy[:-1][moves])
            ends.append(xy[1:][moves])
            owner.append(np.full(moves.sum(), number))
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(owner)


def test_kampen_grid_against_the_flood_one_cell_at_a_time(copies):
    flood = copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")
    values, (x0, dx, _, y0, _, dy) = pixels(flood)
    masts = layer(copies("kampen/kampen_twin.gpkg"), "towers_masts")
    impact = ask(masts, raster_file_source(flood).open(), threshold=1.0)
    for (x, y), outcome in zip(masts.geometries.coords, impact.features[0].outcome):
        row, column = int(np.floor((y - y0) / dy)), int(np.floor((x - x0) / dx))
        inside = 0 <= row < values.shape[0] and 0 <= column < values.shape[1]
        value = values[row, column] if inside else np.nan
        expected = Outcome.UNKNOWN if np.isnan(value) else Outcome.HIT if value >= 1.0 else Outcome.SAFE
        assert outcome == expected
    substations = ask(layer(copies("kampen/kampen_twin.gpkg"), "substations"), raster_file_source(flood).open())
    assert substations.figure("assets_total").value == 4


def test_jakarta_roads_on_depth_measured_by_geodesics(copies):
    depth = copies("jakarta/flood_depth_design_m.tif")
    roads = layer(copies("jakarta/jakarta_twin.gpkg"), "roads_osm")
    impact = ask(roads, raster_file_source(depth).open())
    values, transform = pixels(depth)
    geod = pyproj.Geod(ellps="WGS84")
    starts, ends, owner = segments_of(roads.geometries)
    total = geod.inv(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])[2]
    length = columns_of(impact)["length_total_m"]
    np.testing.assert_allclose(length, np.bincount(owner, total, len(roads)), rtol=1e-7, atol=1e-6)
    chosen = owner % 37 == 0
    lines = shapely.linestrings(np.stack((starts[chosen], ends[chosen]), axis=1))
    item, row, column = cells_near(shapely.bounds(lines), transform, values.shape)
    share = (
        shapely.length(shapely.intersection(lines[item], boxes(row, column, transform))) / shapely.length(lines)[item]
    )
    hit = np.where(values[row, column] >= 0.3, share, 0.0) * total[chosen][item]
    expected = np.bincount(owner[chosen][item], hit, len(roads))
    sampled = np.arange(0, len(roads), 37)
    np.testing.assert_allclose(columns_of(impact)["length_hit_m"][sampled], expected[sampled], atol=1e-3)


def test_jakarta_buildings_in_flooded_neighbourhoods(copies):
    path = copies("jakarta/jakarta_twin.gpkg")
    buildings = layer(path, "buildings_osm_sample", "TYPE")
    zones = layer(path, "flood_2007_rw", "FLOODPRONE")
    impact = ask(buildings, zones, asset_class_field="TYPE")
    shapes, areas = buildings.geometries.to_shapely(), zones.geometries.to_shapely()
    hit = np.unique(shapely.STRtree(areas).query(shapes, predicate="intersects")[0])
    assert impact.figure("assets_hit").value == len(hit)
    flooded = shapely.union_all(areas)
    chosen = np.arange(0, len(shapes), 25)
    inside = shapely.area(shapely.intersection(shapes[chosen], flooded)) / shapely.area(shapes[chosen])
    found = columns_of(impact)
    share = found["area_hit_m2"][chosen] / found["area_total_m2"][chosen]
    np.testing.assert_allclose(share, inside, atol=1e-6)
    by_type = next(each for each in impact.tables if each.id == "by_type")
    assert by_type.column("assets_hit").values.sum() == len(hit)


def test_bengaluru_schools_by_ward_on_the_derived_flood(copies):
    flood = copies("bengaluru/derived_flood_high.tif")
    path = copies("bengaluru/bengaluru_twin.gpkg")
    schools = layer(path, "schools_udise", "schcat")
    wards = layer(path, "wards198_census2001", "WARD_NO", "WARD_NAME")
    grid = dataclasses.replace(raster_file_source(flood), info=SourceInfo("derived_flood_high", derived=True)).open()
    impact = ask(schools, grid, zones=wards, by_field="WARD_NO", by_name_field="WARD_NAME")
    assert "derived_flood_high is derived" in " ".join(impact.notes)
    values, (x0, dx, _, y0, _, dy) = pixels(flood)
    xy = schools.geometries.coords
    assert len(xy) == len(schools)
    column, row = np.floor((xy[:, 0] - x0) / dx).astype(int), np.floor((xy[:, 1] - y0) / dy).astype(int)
    inside = (column >= 0) & (row >= 0) & (column < values.shape[1]) & (row < values.shape[0])
    depth = np.full(len(xy), np.nan)
    depth[inside] = values[row[inside], column[inside]]
    expected = np.where(np.isnan(depth), Outcome.UNKNOWN, np.where(depth >= 0.3, Outcome.HIT, Outcome.SAFE))
    assert np.array_equal(impact.features[0].outcome, expected)
    point, ward = shapely.STRtree(wards.geometries.to_shapely()).query(shapely.points(xy), predicate="intersects")
    first = np.full(len(xy), len(wards))
    np.minimum.at(first, point, ward)
    rows = {each.id: each.values for each in impact.zones[0].rows.columns}
    for outcome, name in ((Outcome.HIT, "assets_hit"), (Outcome.UNKNOWN, "assets_unknown")):
        assert np.array_equal(rows[name], np.bincount(first[expected == outcome], minlength=len(wards) + 1))


def test_bengaluru_grid_lengths_by_ward_add_up(copies):
    path = copies("bengaluru/bengaluru_twin.gpkg")
    lines, wards = layer(path, "power_lines_hv", "voltage"), layer(path, "wards198_census2001", "WARD_NO")
    flood = raster_file_source(copies("bengaluru/derived_flood_low.tif")).open()
    impact = ask(lines, flood, zones=wards, by_field="WARD_NO")
    rows = {each.id: each.values for each in impact.zones[0].rows.columns}
    figure = impact.figure("length_hit_m")
    assert rows["length_hit_m"].sum() == pytest.approx(figure.value)
    assert rows["length_unknown_m"].sum() == pytest.approx(figure.unknown)
    shapes, areas = lines.geometries.to_shapely(), wards.geometries.to_shapely()
    busiest = int(np.argmax(rows["length_total_m"][:-1]))
    geod = pyproj.Geod(ellps="WGS84")
    # Wards overlap in slivers, which belong to the first of them.
    own = shapely.difference(areas[busiest], shapely.union_all(areas[:busiest]))
    exact = sum(geod.geometry_length(part) for part in shapely.intersection(shapes, own))
    assert rows["length_total_m"][busiest] == pytest.approx(exact, rel=1e-5)
    cells = layer(path, "cells_opencellid_umts", "mnc")
    by_ward = {each.id: each.values for each in ask(cells, flood, zones=wards).zones[0].rows.columns}
    assert by_ward["assets_total"].sum() == len(cells)


def test_karnataka_rows_with_absurd_coordinates_are_reported_not_drawn(real_data, tmp_path):
    with zipfile.ZipFile(real_data / "karnataka" / "karnataka_twin.gpkg.zip") as archive:
        path = archive.extract(archive.namelist()[0], tmp_path)
    villages = layer(path, "habitations_pmgsy", "TOT_POPULA")
    values = np.random.default_rng(1).uniform(0, 1, (80, 60))
    depth = ArrayGrid(SourceInfo("seeded"), villages.crs, Affine(73.5, 0.1, 0, 19.0, 0, -0.1), values)
    impact = ask(villages, depth)
    xy = villages.geometries.coords
    absurd = (np.abs(xy[:, 0]) > 360) | (np.abs(xy[:, 1]) > 90)
    assert absurd.sum() > 0
    assert (impact.features[0].outcome[np.flatnonzero(absurd)] == Outcome.UNKNOWN).all()
    assert f"{absurd.sum()} features with impossible coordinates" in " ".join(impact.notes)
    assert not impact.features[0].table.geometries.has_geometry[absurd].any()
