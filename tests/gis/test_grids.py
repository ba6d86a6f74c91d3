# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters are read as numbers with NaN for no data, whatever their type, nodata, mask, scale and place."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange
from twinplan.core.errors import InputError, StorageError
from twinplan.gis import raster_layer
from twinplan.gis.grids import raster_file_source, raster_layer_source

ALL = (slice(0, 10**6), slice(0, 10**6))
PLACE = (500_000.0, 10.0, 0.0, 1_400_000.0, 0.0, -10.0)


def write_raster(path, cells, kind=gdal.GDT_Float32, nodata=None, place=PLACE, options=(), epsg=32643):
    bands = cells if cells.ndim == 3 else cells[np.newaxis]
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), bands.shape[2], bands.shape[1], len(bands), kind, list(options)
    )
    if place:
        dataset.SetGeoTransform(place)
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
    for number, band in enumerate(bands, start=1):
        if nodata is not None:
            dataset.GetRasterBand(number).SetNoDataValue(nodata)
        dataset.GetRasterBand(number).WriteArray(band)
    dataset.FlushCache()
    return dataset


def whole(source):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: source.open().read(*ALL)).result()


@pytest.mark.parametrize(
    ("kind", "nodata", "largest"),
    [
        (gdal.GDT_Byte, 255, 254),
        (gdal.GDT_Int16, -9999, 32_767),
        (gdal.GDT_UInt16, 0, 65_535),
        (gdal.GDT_Int32, -(2**31), 2**31 - 1),
        (gdal.GDT_UInt32, 2**32 - 1, 2**32 - 2),
        (gdal.GDT_Float32, -3.4028234663852886e38, 1.5),
        (gdal.GDT_Float64, float("nan"), 0.1),
        (gdal.GDT_Float32, float("nan"), 0.25),
        (gdal.GDT_Float64, -1e300, 1e300),
    ],
)
def test_numbers_are_exact_and_nodata_is_nan(tmp_path, kind, nodata, largest):
    cells = np.array([[1, largest], [nodata, 2]], dtype=np.float64)
    write_raster(tmp_path / "it.tif", cells, kind, nodata)
    values = whole(raster_file_source(tmp_path / "it.tif"))
    assert values.dtype in (np.float32, np.float64)
    assert np.array_equal(values, [[1, largest], [np.nan, 2]], equal_nan=True)


def test_a_window_and_the_place(tmp_path):
    cells = np.arange(600, dtype=np.float32).reshape(20, 30)
    write_raster(tmp_path / "it.tif", cells, place=(5.0, 2.0, 0.5, 7.0, 0.25, 3.0))
    source = raster_file_source(tmp_path / "it.tif")
    assert source.shape == (20, 30)
    assert (source.affine.x0, source.affine.dx_row, source.affine.dy_row) == (5.0, 0.5, 3.0)
    grid = source.open()
    assert np.array_equal(grid.read(slice(3, 5), slice(7, 11)), cells[3:5, 7:11])
    assert grid.read(slice(18, 99), slice(29, 99)).tolist() == [[569.0], [599.0]]
    assert grid.read(slice(5, 5), slice(0, 3)).shape == (0, 3)


def test_scale_and_offset(tmp_path):
    dataset = write_raster(tmp_path / "it.tif", np.array([[10, -1]]), gdal.GDT_Int16, -1)
    dataset.GetRasterBand(1).SetScale(0.01)
    dataset.GetRasterBand(1).SetOffset(5.0)
    del dataset
    assert np.array_equal(whole(raster_file_source(tmp_path / "it.tif")), [[5.1, np.nan]], equal_nan=True)


def test_a_mask_of_its_own(tmp_path):
    dataset = write_raster(tmp_path / "it.tif", np.array([[1, 2, 3]]), gdal.GDT_Byte)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.array([[255, 0, 255]], dtype=np.uint8))
    del dataset
    assert np.array_equal(whole(raster_file_source(tmp_path / "it.tif")), [[1, np.nan, 3]], equal_nan=True)


def test_signed_bytes_with_a_nodata_value_that_they_cannot_hold(tmp_path):
    dataset = write_raster(
        tmp_path / "it.tif", np.array([[0, 5, 128, 255]]), gdal.GDT_Byte, 128, options=["PIXELTYPE=SIGNEDBYTE"]
    )
    del dataset
    assert np.array_equal(whole(raster_file_source(tmp_path / "it.tif")), [[0, 5, np.nan, -1]], equal_nan=True)


def test_kampen_holds_depth_classes(tmp_path, real_data):
    path = tmp_path / "depth.tif"
    shutil.copyfile(real_data / "kampen" / "hazard" / "inundation_depth_5m_epsg28992.tif", path)
    values = whole(raster_file_source(path))
    assert set(values[~np.isnan(values)].tolist()) <= {float(depth) for depth in range(16)}
    assert values.dtype == np.float32


def test_bad_rasters_are_named(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        raster_file_source(tmp_path / "none.tif")
    note = tmp_path / "note.tif"
    note.write_text("hello")
    with pytest.raises(StorageError, match=r"note\.tif"):
        raster_file_source(note)
    write_raster(tmp_path / "nowhere.tif", np.ones((2, 2)), place=None)
    with pytest.raises(InputError, match="it is not georeferenced"):
        raster_file_source(tmp_path / "nowhere.tif")
    write_raster(tmp_path / "free.tif", np.ones((2, 2)), epsg=None)
    source = raster_file_source(tmp_path / "free.tif")
    assert source.crs is None
    with pytest.raises(InputError, match="'free': it has no coordinate reference system"):
        source.open()
    write_raster(tmp_path / "one.tif", np.ones((2, 2)))
    with pytest.raises(InputError, match=r"it has no band 2\. Choose one of its 1 bands"):
        raster_file_source(tmp_path / "one.tif", 2)


def test_a_truncated_raster_is_an_error_not_nodata(tmp_path):
    path = tmp_path / "cut.tif"
    write_raster(path, np.random.default_rng(1).uniform(0, 1, (600, 600)))
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(StorageError, match="'cut'"):
        whole(raster_file_source(path))


@pytest.mark.usefixtures("qgis_app")
class TestLayers:
    @pytest.fixture
    def layer(self, tmp_path):
        cells = np.arange(2_000, dtype=np.float32).reshape(40, 50)
        cells[3, 4] = -1
        write_raster(tmp_path / "it.tif", np.stack((cells, cells * 2)), nodata=-1)
        return QgsRasterLayer(str(tmp_path / "it.tif"), "Depth")

    def test_they_are_read_like_their_files(self, layer, tmp_path):
        values = whole(raster_layer_source(layer))
        assert np.array_equal(values, whole(raster_file_source(tmp_path / "it.tif")), equal_nan=True)
        assert np.isnan(values[3, 4])
        assert whole(raster_layer_source(layer, 2))[0, 3] == 6.0
        assert raster_layer_source(layer).name == "Depth"

    def test_what_the_user_calls_no_data_is_none(self, layer):
        provider = layer.dataProvider()
        provider.setUserNoDataValue(1, [QgsRasterRange(10, 12, QgsRasterRange.BoundsType.IncludeMin)])
        provider.setUseSourceNoDataValue(1, False)
        values = whole(raster_layer_source(layer))
        assert np.isnan(values[0]).nonzero()[0].tolist() == [10, 11]
        assert values[3, 4] == -1

    def test_the_crs_is_the_one_that_the_user_set(self, layer):
        layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32644"))
        assert raster_layer_source(layer).open().crs.to_epsg() == 32644

    def test_other_providers_are_read_in_blocks(self, layer):
        by_block = raster_layer._provider_source(layer, layer.dataProvider(), 1)
        values = whole(raster_layer_source(layer))
        with ThreadPoolExecutor(1) as pool:
            grid = pool.submit(by_block.open).result()
            window = pool.submit(grid.read, slice(2, 30), slice(3, 50)).result()
        assert np.array_equal(window, values[2:30, 3:50], equal_nan=True)
        assert grid.shape == (40, 50)

    def test_a_layer_whose_file_is_gone(self, tmp_path):
        with pytest.raises(InputError, match="'Gone': its data cannot be found"):
            raster_layer_source(QgsRasterLayer(str(tmp_path / "gone.tif"), "Gone"))
