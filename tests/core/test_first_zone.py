# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One zone for every place: what is told from edges alone, and zones made disjoint."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exposure_oracle import random_polygon
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.overlay.first_zone import cut_polygons, disjoint_zones
from twinplan.core.overlay.tiling import tile
from twinplan.core.progress import Silent

QUIET = Silent()


def geometries(shapes):
    return Geometries.from_shapely(np.array(shapes, dtype=object), GeometryKind.POLYGON)


def tiles(count, seed=1):
    seeds = shapely.multipoints(np.random.default_rng(seed).random((count, 2)) * 1000.0)
    return list(shapely.get_parts(shapely.voronoi_polygons(seeds)))


def test_tiles_are_known_from_their_edges():
    cells = tiles(200)
    assert tile(geometries(cells), QUIET)
    assert tile(geometries([shapely.union_all(cells[:20]).buffer(0), *cells[20:]]), QUIET)
    holed = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 6, 6))
    assert tile(geometries([holed, shapely.box(3, 3, 6, 6)]), QUIET)
    assert tile(geometries([]), QUIET) and tile(geometries([shapely.box(0, 0, 1, 1)]), QUIET)


def test_no_overlap_passes_for_a_tiling():
    cells = tiles(50)
    assert not tile(geometries([*cells, cells[7]]), QUIET)
    assert not tile(geometries([*cells, shapely.box(400, 400, 410, 410)]), QUIET)
    plus = [shapely.box(0, 1, 3, 2), shapely.box(1, 0, 2, 3)]
    assert not tile(geometries(plus), QUIET)
    nested = [shapely.box(0, 0, 9, 9), shapely.box(3, 3, 6, 6)]
    assert not tile(geometries(nested), QUIET)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_disjoint_zones_share_out_every_place_once(seed):
    random = np.random.default_rng(seed)
    shapes = [random_polygon(random) for _ in range(random.integers(1, 6))]
    apart = disjoint_zones(geometries(shapes), QUIET).to_shapely()
    taken = shapely.Polygon()
    for shape, own in zip(shapes, apart):
        expected = shape.difference(taken)
        assert (0.0 if own is None else own.symmetric_difference(expected).area) < 1e-6
        assert own is not None or expected.area < 1e-6
        taken = taken.union(shape)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_cut_polygons_keep_every_bit_of_area(seed):
    random = np.random.default_rng(seed)
    zones = disjoint_zones(geometries([random_polygon(random) for _ in range(3)]), QUIET)
    shapes = [random_polygon(random) for _ in range(4)]
    parts, owner, zone = cut_polygons(geometries(shapes), zones, QUIET)
    pieces = parts.to_shapely()
    areas = np.bincount(owner, shapely.area(pieces), len(shapes))
    np.testing.assert_allclose(areas, shapely.area(shapes), rtol=1e-9, atol=1e-6)
    borders = zones.to_shapely()
    for piece, own in zip(pieces, zone):
        if own >= 0:
            assert piece.difference(borders[own]).area < 1e-6
        else:
            assert all(piece.intersection(border).area < 1e-6 for border in borders if border is not None)
