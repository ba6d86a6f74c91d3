# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers for the tests of sources, and what QGIS itself says that they hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant
from twinplan.core.progress import Silent
from twinplan.gis.sources import layer_source

FIELDS = (
    ("name", ogr.OFTString, ogr.OFSTNone),
    ("n", ogr.OFTInteger, ogr.OFSTNone),
    ("big", ogr.OFTInteger64, ogr.OFSTNone),
    ("v", ogr.OFTReal, ogr.OFSTNone),
    ("ok", ogr.OFTInteger, ogr.OFSTBoolean),
    ("day", ogr.OFTDate, ogr.OFSTNone),
    ("at", ogr.OFTDateTime, ogr.OFSTNone),
)
NAMES = ("plain", "नगर स्कूल", "", "tab\tand 'quote'", "x" * 300)


def write_file(path: Path, wkts, driver="GPKG", geometry=ogr.wkbUnknown, epsg=32643, gaps=False):
    """A vector file with all types of fields, every seventh value NULL, one feature for each geometry (None: null)."""
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer(path.stem, reference, geometry)
    for name, kind, subtype in FIELDS:
        definition = ogr.FieldDefn(name, kind)
        definition.SetSubType(subtype)
        layer.CreateField(definition)
    dataset.StartTransaction()
    for i, wkt in enumerate(wkts):
        feature = ogr.Feature(layer.GetLayerDefn())
        values = (
            NAMES[i % 5],
            i,
            2**40 + i,
            i / 3.0,
            i % 2,
            f"2024/02/{1 + i % 28:02d}",
            f"2024/05/31 12:00:{i % 60:02d}",
        )
        for j, value in enumerate(values):
            if (i + j) % 7:
                feature.SetField(j, value)
            else:
                feature.SetFieldNull(j)
        if wkt is not None:
            feature.SetGeometryDirectly(ogr.CreateGeometryFromWkt(wkt))
        if gaps:
            feature.SetFID(10 * i + 5)
        layer.CreateFeature(feature)
    dataset.CommitTransaction()
    return path


def points(count, seed=3):
    rng = np.random.default_rng(seed)
    return [f"POINT ({x} {y})" for x, y in rng.uniform(7e5, 8e5, (count, 2)).tolist()]


def opened(path, table=None, name="Layer"):
    layer = QgsVectorLayer(f"{path}|layername={table}" if table else str(path), name, "ogr")
    assert layer.isValid()
    return layer


def added(layer, wkt, **values):
    feature = QgsFeature(layer.fields())
    for name, value in values.items():
        feature[name] = value
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    assert layer.addFeature(feature)


def plain(value):
    """A value of QGIS as `Column` holds it; None for NULL."""
    if isinstance(value, QVariant) or value is None:
        return None
    if isinstance(value, QDate):
        return str(np.datetime64(value.toPyDate()))
    if isinstance(value, QDateTime):
        return value.toString(Qt.DateFormat.ISODateWithMs)[:23].rstrip("Z")
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss")
    return value


def as_qgis_sees_it(layer, fields, selected=False):
    """By feature id: attributes and geometry, one feature at a time."""
    features = layer.getSelectedFeatures() if selected else layer.getFeatures()
    return {
        feature.id(): (
            tuple(plain(feature[name]) for name in fields),
            QgsGeometry(feature.geometry()).asWkt(9) if not feature.geometry().isEmpty() else None,
        )
        for feature in features
    }


def as_read(table, fields):
    shapes = table.geometries.to_shapely()
    result = {}
    for i, fid in enumerate(table.fids.tolist()):
        values = []
        for name in fields:
            column = table.columns[name]
            value = column.values[i]
            value = str(value) if isinstance(value, np.datetime64) else getattr(value, "item", lambda v=value: v)()
            values.append(None if column.null[i] else value)
        shape = shapes[i]
        result[fid] = (tuple(values), None if shape is None else QgsGeometry.fromWkt(shape.wkt).asWkt(9))
    assert len(result) == len(table)
    return result


def read(layer, fields=(), selected=False):
    """Read in another thread, as a task does."""
    source = layer_source(layer, selected)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(source.read, list(fields), Silent()).result()


def agrees(layer, fields=("name", "n", "big", "v", "ok", "day", "at"), selected=False):
    table = read(layer, fields, selected)
    ours, theirs = as_read(table, fields), as_qgis_sees_it(layer, fields, selected)
    differing = [(fid, ours.get(fid), theirs.get(fid)) for fid in {*ours, *theirs} if ours.get(fid) != theirs.get(fid)]
    assert not differing, differing[:3]
    return table
