# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Well-known binary of many features decodes to what shapely reads one by one."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.geometry.wkb import decode_wkb

DIMENSION = {GeometryKind.POINT: 0, GeometryKind.LINE: 1, GeometryKind.POLYGON: 2}


def packed(wkbs):
    offsets = np.concatenate(([0], np.cumsum([len(wkb or b"") for wkb in wkbs]))).astype(np.int64)
    data = np.frombuffer(b"".join(wkb or b"" for wkb in wkbs), dtype=np.uint8)
    return data, offsets, np.array([wkb is None for wkb in wkbs], dtype=bool)


def check(shapes, wkbs):
    decoded = decode_wkb(*packed(wkbs))
    assert not len(decoded.other)
    for kind, geometries in decoded.geometries.items():
        assert len(geometries) == len(shapes)
        for shape, found in zip(shapes, geometries.to_shapely()):
            if shape is None or shape.is_empty or shapely.get_dimensions(shape) != DIMENSION[kind]:
                assert found is None or found.is_empty
            else:
                parts = shapely.get_parts(shapely.force_2d(shape))
                assert shapely.equals_identical(shapely.get_parts(found), parts[~shapely.is_empty(parts)]).all()
    kinds = {shapely.get_dimensions(shape) for shape in shapes if shape is not None and not shape.is_empty}
    assert kinds <= {DIMENSION[kind] for kind in decoded.geometries}


number = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
vertex = st.tuples(number, number, number)
line = st.lists(vertex, min_size=2, max_size=6)
ring = st.lists(vertex, min_size=3, max_size=7).map(lambda vertices: [*vertices, vertices[0]])
polygon = st.lists(ring, min_size=1, max_size=4).map(lambda rings: shapely.Polygon(rings[0], rings[1:]))
shape = st.one_of(
    st.none(),
    vertex.map(shapely.Point),
    line.map(shapely.LineString),
    polygon,
    st.lists(vertex, min_size=1, max_size=4).map(shapely.MultiPoint),
    st.lists(line, min_size=1, max_size=4).map(shapely.MultiLineString),
    st.lists(polygon, min_size=1, max_size=4).map(shapely.MultiPolygon),
    st.sampled_from([shapely.from_wkt(f"{kind} EMPTY") for kind in ("POINT", "LINESTRING", "POLYGON", "MULTIPOLYGON")]),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(shape, st.booleans(), st.booleans()), min_size=1, max_size=40),
    st.sampled_from(["iso", "extended"]),
)
def test_any_mixture_of_kinds_byte_orders_and_heights(entries, flavor):
    shapes, wkbs = [], []
    for geometry, flat, little in entries:
        chosen = shapely.force_2d(geometry) if flat and geometry is not None else geometry
        shapes.append(chosen)
        wkbs.append(None if chosen is None else shapely.to_wkb(chosen, byte_order=int(little), flavor=flavor))
    check(shapes, wkbs)


@pytest.mark.parametrize(("code", "ordinates"), [(2001, 3), (3001, 4), (0x40000001, 3), (0xC0000001, 4)])
def test_measures_are_dropped(code, ordinates):
    wkb = struct.pack("<BI", 1, code) + struct.pack(f"<{ordinates}d", 3.0, 4.0, *([9.0] * (ordinates - 2)))
    decoded = decode_wkb(*packed([wkb, wkb]))
    assert decoded.geometries[GeometryKind.POINT].coords.tolist() == [[3.0, 4.0], [3.0, 4.0]]


def test_features_with_very_many_parts():
    polygons = shapely.MultiPolygon([shapely.box(i, 0, i + 0.5, 1) for i in range(3_000)])
    holes = shapely.Polygon(
        [(0, 0), (9000, 0), (9000, 9), (0, 9)], [shapely.box(i, 1, i + 0.5, 2).exterior for i in range(1, 3_000)]
    )
    lines = shapely.MultiLineString([[(i, 0), (i, 1)] for i in range(3_000)])
    shapes = [polygons, holes, None, lines, polygons]
    check(shapes, [None if each is None else shapely.to_wkb(each) for each in shapes])


def test_curves_collections_and_broken_geometries_are_named_not_guessed():
    sound = shapely.to_wkb(shapely.box(0, 0, 1, 1))
    curve = struct.pack("<BII", 1, 8, 0)
    collection = shapely.to_wkb(shapely.GeometryCollection([shapely.Point(1, 1)]))
    too_many = struct.pack("<BII", 1, 3, 4_000_000_000)
    decoded = decode_wkb(*packed([sound, curve, collection, sound[:-9], too_many, b"\x01", None, sound]))
    assert decoded.other.tolist() == [1, 2, 3, 4, 5]
    assert decoded.geometries[GeometryKind.POLYGON].has_geometry.tolist() == [True] + [False] * 6 + [True]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 16))
def test_no_bytes_whatsoever_break_it(noise, kind):
    wkb = struct.pack("<BI", 1, kind) + noise
    decode_wkb(*packed([wkb, shapely.to_wkb(shapely.Point(1, 2)), wkb[: len(wkb) // 2]]))


def test_nothing():
    decoded = decode_wkb(*packed([]))
    assert not decoded.geometries
    assert not decode_wkb(*packed([None, None])).geometries
