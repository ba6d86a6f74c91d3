# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the window of the real QGIS ever waits while the Impact dock asks about a million points.

QGIS runs under Xvfb with the plugin's zip; `fluid_desktop.py` plays the user inside it. A timer that fires every few
milliseconds on the main thread shows each time for which the event loop stood still. There is no peer here: QGIS's own
tools show their result in a dialog after the run, and what counts is the limit.
"""

from __future__ import annotations

import json

import numpy as np
from fluid_session import LONGEST_CANCEL_MS, LONGEST_GAP_MS, judge, longest_of_ours, played, print_phases
from harness import BENCH_FOLDER, DATA_FOLDER
from osgeo import gdal, ogr, osr
from overlay_data import make_points
from raster_data import CRS, grid_file, make_grid, zone_shapes

NAME = "fluid"
TITLE = "longest gap of QGIS's event loop while exposure of 1 M points runs, is shown, sorted, selected, cancelled"

POINTS = 1_000_000
THRESHOLD_M = 0.3


def run() -> bool:
    points, raster = _points_file(), grid_file(make_grid(2_000))
    zones = _layer_file("fluid_zones", ogr.wkbPolygon, _wkb(zone_shapes(1_000)))
    found = played("fluid", "fluid_desktop.py", {"points": str(points), "raster": str(raster), "zones": str(zones)})
    expected = _hit_by_gdal(str(raster))
    agrees = found["assets_hit"] == expected
    _print(found, expected)
    (BENCH_FOLDER / "fluid.json").write_text(json.dumps({**found, "agrees": agrees}, indent=2), encoding="utf-8")
    return agrees


def _print(found: dict, expected: int) -> None:
    print_phases(found["phases"])
    agrees = "agrees" if found["assets_hit"] == expected else "DISAGREES"
    print(f"  {agrees}: assets hit {found['assets_hit']}, by GDAL {expected}; peak memory {found['peak_mb']:.0f} MB")
    longest = longest_of_ours(found["phases"])
    judge(f"longest gap < {LONGEST_GAP_MS:g} ms ({longest['name']})", longest["gap_ms"], LONGEST_GAP_MS)
    judge(f"cancel < {LONGEST_CANCEL_MS:g} ms", found["cancel_ms"], LONGEST_CANCEL_MS)
    judge("table of 1 M rows opens < 1000 ms", found["table_ms"], 1000.0)


def _points_file():
    xy = make_points(POINTS)
    header = np.frombuffer(b"\x01\x01\x00\x00\x00", dtype=np.uint8)
    wkb = np.concatenate((np.tile(header, (POINTS, 1)), xy.view(np.uint8).reshape(POINTS, 16)), axis=1)
    return _layer_file("fluid_points", ogr.wkbPoint, wkb)


def _wkb(shapes):
    import shapely

    return shapely.to_wkb(shapes)


def _layer_file(name, kind, wkb):
    """The geometries as a GeoPackage with `name` and `class`; written once."""
    path = DATA_FOLDER / f"{name}.gpkg"
    if path.exists():
        return path
    DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = DATA_FOLDER / f"{name}.part.gpkg"
    unfinished.unlink(missing_ok=True)
    data_set = ogr.GetDriverByName("GPKG").CreateDataSource(str(unfinished))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(CRS.to_epsg())
    layer = data_set.CreateLayer(name, reference, kind)
    for field in ("name", "class"):
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    layer.StartTransaction()
    for number, each in enumerate(wkb):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("name", f"{name} {number}")
        feature.SetField("class", ("house", "hall", "school")[number % 3])
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(each)))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del feature, layer, data_set
    unfinished.rename(path)
    return path


def _hit_by_gdal(raster: str) -> int:
    """Points in cells at or above the threshold, cell by cell through GDAL's own array."""
    data_set = gdal.Open(raster)
    band = data_set.GetRasterBand(1)
    values, nodata = band.ReadAsArray(), band.GetNoDataValue()
    x0, dx, _, y0, _, dy = data_set.GetGeoTransform()
    xy = make_points(POINTS)
    column, row = np.floor((xy[:, 0] - x0) / dx).astype(int), np.floor((xy[:, 1] - y0) / dy).astype(int)
    inside = (column >= 0) & (row >= 0) & (column < values.shape[1]) & (row < values.shape[0])
    cell = values[row[inside], column[inside]]
    return int(np.count_nonzero((cell != nodata) & (cell >= np.float32(THRESHOLD_M))))
