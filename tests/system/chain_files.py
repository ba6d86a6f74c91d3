# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files for questions that follow on each other: power, masts, homes, schools, roads, a flood, links, curves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

EAST, NORTH = 500_000.0, 1_400_000.0
NODATA = -9999


def write_chain_files(folder: Path) -> None:
    """A street of 4 km along which everything stands; the flood lies over its west, the raster ends in the east."""
    masts = [(400 + 800 * i, 300) for i in range(5)]
    homes = [(200 + 400 * i, 60) for i in range(10)]
    _write(
        folder / "assets.gpkg",
        {
            "substations": _points([(500, 0), (2500, 0), (3900, 0)], uid=["S1", "S2", "S3"]),
            "masts": _points(masts, uid=[f"M{i}" for i in range(5)], range_m=[700.0] * 5),
            "homes": _points(homes, uid=[f"H{i}" for i in range(10)], people=[10 + i for i in range(10)]),
            "schools": _points([(1300, 0), (3700, 0)], uid=["A", "B"], name=["Old", "New"], seats=[90, 30]),
            "roads": _roads(),
            "wards": [
                {"geometry": _box(0, -500, 2000, 500), "kind": "W"},
                {"geometry": _box(2000, -500, 4000, 500), "kind": "E"},
            ],
            "dependency": _dependencies(),
            "requirement": [{"consumer_uid": "M0", "service": "power", "k": 1, "autonomy_h": 4.0}],
            "values": [{"type": "house", "value": 1000.0, "curve": "mine", "unit": "feature"}],
            "curves": [{"curve": "mine", "x": x, "y": y} for x, y in ((0.0, 0.0), (1.0, 0.4), (3.0, 1.0))],
        },
    )
    random = np.random.default_rng(3)
    for number in (1, 2):
        depth = np.zeros((40, 160))
        depth[:, : 80 // number] = 0.4 + random.gamma(2.0, 0.2, (40, 80 // number))
        depth[:, -8:] = NODATA
        _write_raster(folder / f"depth_{number}.tif", depth)
    _write_raster(folder / "people.tif", np.full((40, 160), 1.0))


def _points(places: list[tuple[float, float]], **fields: list) -> list[dict]:
    geometries = [f"POINT ({EAST + x} {NORTH + y})" for x, y in places]
    return [
        {"geometry": geometry, **{name: values[i] for name, values in fields.items()}}
        for i, geometry in enumerate(geometries)
    ]


def _roads() -> list[dict]:
    """The second piece is a bridge in the flood; a detour starts beyond it."""
    ends = [0, 600, 700, 1600, 2400, 4000]
    return [
        {
            "geometry": f"LINESTRING ({EAST + west} {NORTH}, {EAST + east} {NORTH})",
            "highway": "residential",
            "bridge": "yes" if number == 1 else "no",
        }
        for number, (west, east) in enumerate(zip(ends[:-1], ends[1:]))
    ]


def _dependencies() -> list[dict]:
    providers = ["S1", "S1", "S2", "S3", "S3"]
    links = [
        {"consumer_uid": f"M{i}", "provider_uid": provider, "service": "power", "status": "confirmed"}
        for i, provider in enumerate(providers)
    ]
    return [*links, {"consumer_uid": "S3", "provider_uid": "S2", "service": "power", "status": "assumed"}]


def _box(west: float, south: float, east: float, north: float) -> str:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return "POLYGON ((" + ", ".join(f"{EAST + x} {NORTH + y}" for x, y in corners) + "))"


def _reference() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32643)
    return reference


def _write(path: Path, layers: dict[str, list[dict]]) -> None:
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    types = {str: ogr.OFTString, float: ogr.OFTReal, int: ogr.OFTInteger}
    for name, rows in layers.items():
        shape = rows[0].get("geometry")
        kind = ogr.CreateGeometryFromWkt(shape).GetGeometryType() if shape else ogr.wkbNone
        layer = dataset.CreateLayer(name, _reference() if shape else None, kind)
        for field, value in rows[0].items():
            if field != "geometry":
                layer.CreateField(ogr.FieldDefn(field, types[type(value)]))
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in row.items():
                if field == "geometry":
                    feature.SetGeometry(ogr.CreateGeometryFromWkt(value))
                else:
                    feature.SetField(field, value)
            layer.CreateFeature(feature)


def _write_raster(path: Path, values: np.ndarray) -> None:
    rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((EAST, 25, 0, NORTH + 500, 0, -25))
    dataset.SetProjection(_reference().ExportToWkt())
    dataset.GetRasterBand(1).SetNoDataValue(NODATA)
    dataset.GetRasterBand(1).WriteArray(values)
