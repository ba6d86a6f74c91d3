# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of the raster benchmarks, over the square of `overlay_data`, and layers as files for the peers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from harness import DATA_FOLDER
from osgeo import gdal, ogr, osr
from overlay_data import ORIGIN, SIDE_M, make_zones
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import SourceInfo

CRS = pyproj.CRS(32643)
Shapes = npt.NDArray[np.object_]
NODATA = -9999.0
_SIDE = 10_000


@lru_cache(maxsize=1)
def make_grid(side: int = _SIDE, seed: int = 5) -> ArrayGrid:
    """A float32 raster of side x side cells over the square, with a round lake of no data (3 %)."""
    generator = np.random.default_rng(seed)
    values = generator.random((side, side), dtype=np.float32)
    values += np.linspace(0, 5, side, dtype=np.float32)
    away = np.linspace(-1, 1, side, dtype=np.float32) ** 2
    for row, height in enumerate(away):
        values[row, away + height < 0.04] = np.nan
    cell_m = SIDE_M / side
    affine = Affine(ORIGIN[0], cell_m, 0.0, ORIGIN[1] + SIDE_M, 0.0, -cell_m)
    return ArrayGrid(SourceInfo("benchmark"), CRS, affine, values)


def grid_file(grid: ArrayGrid) -> Path:
    """The grid as an uncompressed, tiled GeoTIFF with a nodata value; written once."""
    path = DATA_FOLDER / f"grid_{grid.shape[0]}.tif"
    if path.exists():
        return path
    DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    rows, columns = grid.shape
    unfinished = path.with_suffix(".part.tif")
    driver = gdal.GetDriverByName("GTiff")
    data_set = driver.Create(str(unfinished), columns, rows, 1, gdal.GDT_Float32, ["TILED=YES", "BIGTIFF=IF_SAFER"])
    affine = grid.affine
    data_set.SetGeoTransform((affine.x0, affine.dx_column, affine.dx_row, affine.y0, affine.dy_column, affine.dy_row))
    data_set.SetProjection(CRS.to_wkt("WKT1_GDAL"))
    band = data_set.GetRasterBand(1)
    band.SetNoDataValue(NODATA)
    for top in range(0, rows, 512):
        band.WriteArray(np.nan_to_num(grid.values[top : top + 512], nan=NODATA), 0, top)
    band.FlushCache()
    del band, data_set
    unfinished.rename(path)
    return path


def large_grid_file() -> Path:
    """`make_grid()` as a file; made only where the file is not there yet."""
    path = DATA_FOLDER / f"grid_{_SIDE}.tif"
    return path if path.exists() else grid_file(make_grid())


@lru_cache(maxsize=2)
def zone_shapes(count: int) -> npt.NDArray[np.object_]:
    """The zones of `overlay_data`; kept as a file, for making them takes more memory than using them."""
    path = DATA_FOLDER / f"zones_{count}.npz"
    if not path.exists():
        DATA_FOLDER.mkdir(parents=True, exist_ok=True)
        rings = [shapely.get_coordinates(shape.exterior) for shape in make_zones(count)]
        np.savez(path, np.concatenate(rings), np.array([len(ring) for ring in rings]))
    with np.load(path) as arrays:
        coords, sizes = arrays["arr_0"], arrays["arr_1"]
    return shapely.polygons(shapely.linearrings(coords, indices=np.repeat(np.arange(len(sizes)), sizes)))


def layer_file(name: str, shapes: Shapes | Callable[[], Shapes]) -> Path:
    """The geometries as a GeoPackage with a field `number`; written (and made, if they are to be) once a name."""
    path = DATA_FOLDER / f"{name}.gpkg"
    if path.exists():
        return path
    DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = DATA_FOLDER / f"{name}.part.gpkg"
    unfinished.unlink(missing_ok=True)
    data_set = ogr.GetDriverByName("GPKG").CreateDataSource(str(unfinished))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(CRS.to_epsg())
    layer = data_set.CreateLayer(name, reference, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger64))
    layer.StartTransaction()
    for number, wkb in enumerate(shapely.to_wkb(shapes() if callable(shapes) else shapes)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("number", number)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del feature, layer, data_set
    unfinished.rename(path)
    return path
