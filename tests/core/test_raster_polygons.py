# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons over rasters, against shapely's intersection of every cell with every polygon."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from twinplan.core.errors import Cancelled
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.overlay import raster_edges, raster_polygons
from twinplan.core.overlay.raster_polygons import covered_cells, outside_fractions, zonal_statistics
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import SourceInfo

# GEOS raises floating point flags on the way to a right result.
pytestmark = pytest.mark.filterwarnings("ignore:.* in (intersection|difference|union_all):RuntimeWarning")

AFFINES = {
    "unit": Affine(0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
    "north-up": Affine(100.0, 0.5, 0.0, 200.0, 0.0, -0.25),
    "south-up, negative dx": Affine(50.0, -2.0, 0.0, 10.0, 0.0, 4.0),
    "rotated": Affine(10.0, 0.75, 0.5, 20.0, 0.5, -1.0),
    "thirds": Affine(1 / 3, 1 / 3, 0.0, 7.1, 0.0, -0.1),
}
SHAPE = (6, 8)

on_lines = st.integers(-2, 10).map(float)
on_quarters = st.integers(-8, 40).map(lambda quarter: quarter / 4)
coordinate = st.one_of(on_lines, on_quarters, st.floats(-2, 10, width=32))
corner = st.tuples(coordinate, coordinate)


@st.composite
def shapes(draw: st.DrawFn) -> shapely.Geometry:
    """A valid polygon in cell space: pieces with straight edges and boxes, joined, with others cut out of them."""
    hulls = st.lists(corner, min_size=3, max_size=6).map(lambda some: shapely.MultiPoint(some).convex_hull)
    boxes = st.tuples(on_lines, on_lines, st.integers(1, 4), st.integers(1, 4)).map(
        lambda box: shapely.box(box[0] / 2, box[1] / 2, box[0] / 2 + box[2], box[1] / 2 + box[3] / 2)
    )
    solids = st.lists(st.one_of(hulls, boxes), min_size=1, max_size=4)
    whole = shapely.unary_union(draw(solids))
    for hole in draw(st.lists(st.one_of(hulls, boxes), max_size=2)):
        whole = shapely.difference(whole, hole)
    parts = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area > 1e-9]
    assume(parts)
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def placed(shape: shapely.Geometry, affine: Affine) -> shapely.Geometry:
    return shapely.transform(shape, affine.to_xy)


def geometries(*polygons: shapely.Geometry | None) -> Geometries:
    return Geometries.from_shapely(np.array(polygons, dtype=object), GeometryKind.POLYGON)


def grid_of(values: np.ndarray, affine: Affine) -> ArrayGrid:
    return ArrayGrid(SourceInfo("values"), pyproj.CRS(32643), affine, values)


def random_values(seed: int, holes: float = 0.2) -> np.ndarray:
    generator = np.random.default_rng(seed)
    values = generator.normal(5, 10, SHAPE)
    values[generator.random(SHAPE) < holes] = np.nan
    return values


def slow_fractions(shape: shapely.Geometry) -> np.ndarray:
    """Covered fraction of every cell, with shapely in cell space."""
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    return shapely.area(shapely.intersection(shape, shapely.box(columns, rows, columns + 1, rows + 1)))


def fractions(polygons: Geometries, affine: Affine) -> np.ndarray:
    result = np.zeros((len(polygons), *SHAPE))
    for chunk in covered_cells(polygons, affine, SHAPE, Silent()):
        assert ((chunk.fraction > 0) & (chunk.fraction <= 1)).all()
        cell = (chunk.polygon, chunk.row, chunk.column)
        assert (result[cell] == 0).all(), "a cell of a polygon comes once"
        result[cell] = chunk.fraction
        assert len(np.unique(np.stack(cell), axis=1).T) == len(chunk)
    return result


@given(st.lists(shapes(), min_size=1, max_size=3), st.sampled_from(sorted(AFFINES)))
@settings(max_examples=200, deadline=None)
def test_fractions_are_those_of_geometry(some: list[shapely.Geometry], name: str) -> None:
    affine = AFFINES[name]
    found = fractions(geometries(*[placed(shape, affine) for shape in some]), affine)
    for ours, shape in zip(found, some):
        assert ours == pytest.approx(slow_fractions(shape), abs=1e-9)


@given(shapes(), st.sampled_from(sorted(AFFINES)))
@settings(max_examples=100, deadline=None)
def test_the_share_outside_and_the_cells_make_the_whole(shape: shapely.Geometry, name: str) -> None:
    affine = AFFINES[name]
    polygons = geometries(placed(shape, affine))
    outside = outside_fractions(polygons, affine, SHAPE, Silent())[0]
    inside = slow_fractions(shape).sum()
    assert outside == pytest.approx(1 - inside / shape.area, abs=1e-6)
    assert fractions(polygons, affine).sum() == pytest.approx((1 - outside) * shape.area, abs=1e-6)


@given(shapes(), st.sampled_from(sorted(AFFINES)), st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_exact_statistics_are_those_of_the_fractions(shape: shapely.Geometry, name: str, seed: int) -> None:
    affine, values = AFFINES[name], random_values(seed)
    found = zonal_statistics(grid_of(values, affine), geometries(placed(shape, affine)), True, Silent())
    fraction, known = slow_fractions(shape), ~np.isnan(values)
    assert found.count[0] == pytest.approx(fraction[known].sum(), abs=1e-8)
    assert found.nodata_count[0] == pytest.approx(fraction[~known].sum(), abs=1e-8)
    assert found.sum[0] == pytest.approx((fraction * np.nan_to_num(values)).sum(), abs=1e-7)
    surely, maybe = known & (fraction > 1e-7), known & (fraction > 1e-13)
    if surely.any():
        assert values[maybe].min() <= found.minimum[0] <= values[surely].min()
        assert values[surely].max() <= found.maximum[0] <= values[maybe].max()
        assert found.mean[0] == pytest.approx(found.sum[0] / found.count[0])
    elif not maybe.any():
        assert np.isnan([found.minimum[0], found.maximum[0], found.mean[0]]).all()


@given(shapes(), st.sampled_from(["unit", "north-up", "south-up, negative dx"]), st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_centre_statistics_count_the_cells_whose_centre_is_inside(
    shape: shapely.Geometry, name: str, seed: int
) -> None:
    affine, values = AFFINES[name], random_values(seed)
    found = zonal_statistics(grid_of(values, affine), geometries(placed(shape, affine)), False, Silent())
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    centre = shapely.points(columns + 0.5, rows + 0.5)
    near = shapely.dwithin(shape.boundary, centre, 1e-9)
    inside = shapely.contains(shape, centre) & ~near
    total = found.count[0] + found.nodata_count[0]
    assert inside.sum() <= total <= (inside | near).sum()
    if total == inside.sum() and not near.any():
        assert found.sum[0] == pytest.approx(np.nansum(values[inside]), abs=1e-9)
        assert found.count[0] == (inside & ~np.isnan(values)).sum()
        if found.count[0]:
            assert found.minimum[0] == np.nanmin(values[inside])
            assert found.maximum[0] == np.nanmax(values[inside])


@given(st.integers(0, 10_000), st.booleans(), st.booleans())
@settings(max_examples=80, deadline=None)
def test_polygons_that_share_edges_share_out_the_raster(seed: int, exact: bool, on_quarters: bool) -> None:
    """A tessellation that covers the raster: no cell is lost and none counts twice, edges through centres or not."""
    generator = np.random.default_rng(seed)
    knots = np.stack(np.meshgrid(np.arange(-2, 13, 3.5), np.arange(-2, 11, 3.0)), axis=-1)
    knots += generator.uniform(-0.8, 0.8, knots.shape)
    knots = np.round(knots * 4) / 4 if on_quarters else knots
    loops = np.stack((knots[:-1, :-1], knots[:-1, 1:], knots[1:, 1:], knots[1:, :-1], knots[:-1, :-1]), axis=2)
    values = random_values(seed)
    tiles = Geometries.from_shapely(shapely.polygons(loops.reshape(-1, 5, 2)))
    frame = shapely.box(0, 0, SHAPE[1], SHAPE[0])
    assume(shapely.contains(shapely.unary_union(tiles.to_shapely()), frame))
    found = zonal_statistics(grid_of(values, AFFINES["unit"]), tiles, exact, Silent())
    assert found.count.sum() == pytest.approx((~np.isnan(values)).sum(), abs=1e-9)
    assert found.nodata_count.sum() == pytest.approx(np.isnan(values).sum(), abs=1e-9)
    assert found.sum.sum() == pytest.approx(np.nansum(values), abs=1e-9)


@given(st.lists(on_quarters, min_size=4, max_size=4), st.sampled_from(sorted(AFFINES)))
@settings(max_examples=100, deadline=None)
def test_boxes_whose_edges_run_along_rows_within_cells(sides: list[float], name: str) -> None:
    box = shapely.box(min(sides[:2]), min(sides[2:]), max(sides[:2]), max(sides[2:]))
    assume(box.area > 0)
    found = fractions(geometries(placed(box, AFFINES[name])), AFFINES[name])
    assert found[0] == pytest.approx(slow_fractions(box), abs=1e-9)


@given(shapes(), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_halving_the_cells_gives_the_same_sums(shape: shapely.Geometry, seed: int) -> None:
    values, affine = random_values(seed), AFFINES["north-up"]
    halved = Affine(affine.x0, affine.dx_column / 2, 0.0, affine.y0, 0.0, affine.dy_row / 2)
    polygons = geometries(placed(shape, affine))
    coarse = zonal_statistics(grid_of(values, affine), polygons, True, Silent())
    finer = values.repeat(2, axis=0).repeat(2, axis=1)
    fine = zonal_statistics(grid_of(finer, halved), polygons, True, Silent())
    assert fine.sum[0] / 4 == pytest.approx(coarse.sum[0], abs=1e-7)
    assert fine.count[0] / 4 == pytest.approx(coarse.count[0], abs=1e-7)
    assert fine.mean[0] == pytest.approx(coarse.mean[0], rel=1e-6, nan_ok=True) or coarse.count[0] < 1e-6


def test_boxes_on_grid_lines_touch_no_neighbouring_cell() -> None:
    """Cells of a third of a degree: coordinates are rounded, coverage is not."""
    affine = AFFINES["thirds"]
    values = np.arange(48, dtype=np.float32).reshape(SHAPE)
    boxes = [placed(shapely.box(c, r, c + 2, r + 3), affine) for c in range(6) for r in range(3)]
    found = zonal_statistics(grid_of(values, affine), geometries(*boxes), True, Silent())
    corners = [(r, c) for c in range(6) for r in range(3)]
    assert found.minimum.tolist() == [values[r, c] for r, c in corners]
    assert found.maximum.tolist() == [values[r + 2, c + 1] for r, c in corners]
    assert found.count == pytest.approx(np.full(18, 6.0), abs=1e-9)


def test_a_sliver_smaller_than_a_cell_keeps_its_area() -> None:
    slivers = [shapely.box(2.3, 1.2, 2.3 + 1e-6, 1.2 + 1e-3), shapely.Polygon([(0.5, 0.5), (7.5, 0.5), (7.5, 0.5001)])]
    found = fractions(geometries(*slivers), AFFINES["unit"])
    assert found[0].sum() == pytest.approx(1e-9, rel=1e-6)
    assert found[1].sum() == pytest.approx(slivers[1].area, rel=1e-6)
    assert (found[1] > 0).sum() == 8


def test_rings_that_touch_themselves_and_spikes() -> None:
    bow = shapely.Polygon([(1, 1), (3, 3), (5, 1), (5, 5), (3, 3), (1, 5)])
    spike = shapely.Polygon([(1, 1), (3, 1), (3, 3), (6, 3), (3, 3), (1, 3)])
    hole_at_shell = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(0, 2), (2, 1), (2, 3)]])
    found = fractions(geometries(bow, spike, hole_at_shell), AFFINES["unit"])
    assert found[0].sum() == pytest.approx(8)
    assert found[1].sum() == pytest.approx(4)
    assert (found[1] > 0).sum() == 4
    assert found[2].sum() == pytest.approx(14)


def test_huge_polygons_and_none() -> None:
    far = 1e9
    everything = shapely.box(-far, -far, far, far)
    missing = [shapely.box(20, 20, 30, 30), shapely.box(-9, 1, 0, 2), shapely.box(8, 1, 9, 2), shapely.box(1, 6, 2, 7)]
    polygons = geometries(everything, None, *missing)
    values = random_values(1)
    for exact in (True, False):
        found = zonal_statistics(grid_of(values, AFFINES["unit"]), polygons, exact, Silent())
        assert found.sum[0] == pytest.approx(np.nansum(values))
        assert found.count.tolist() == [(~np.isnan(values)).sum(), 0, 0, 0, 0, 0]
        assert np.isnan(found.minimum[1:]).all()
        assert np.isnan(found.mean[1:]).all()


@pytest.mark.parametrize("exact", [True, False])
def test_few_small_polygons_on_a_wide_raster(exact: bool) -> None:
    values = np.random.default_rng(2).random((40, 500))
    values[3, 4] = np.nan
    boxes = [(2, 2, 7, 6), (480, 30, 490, 38), (250, 0, 251, 40)]
    polygons = geometries(*[shapely.box(*box) for box in boxes])
    found = zonal_statistics(grid_of(values, AFFINES["unit"]), polygons, exact, Silent())
    under = [values[top:bottom, left:right] for left, top, right, bottom in boxes]
    assert found.sum == pytest.approx([np.nansum(block) for block in under])
    assert found.minimum.tolist() == [np.nanmin(block) for block in under]
    assert found.maximum.tolist() == [np.nanmax(block) for block in under]
    assert found.nodata_count.tolist() == [1, 0, 0]


def test_no_polygon_at_all() -> None:
    polygons = geometries(shapely.box(0, 0, 1, 1)).take(np.array([], dtype=np.int64))
    assert list(covered_cells(polygons, AFFINES["unit"], SHAPE, Silent())) == []
    assert len(zonal_statistics(grid_of(random_values(1), AFFINES["unit"]), polygons, True, Silent()).count) == 0


def test_infinite_values_are_no_data_and_do_not_spread() -> None:
    values = np.ones(SHAPE, dtype=np.float32)
    values[2, 2] = np.inf
    boxes = geometries(shapely.box(0, 0, 8, 6), shapely.box(4, 0, 8, 6))
    for exact in (True, False):
        found = zonal_statistics(grid_of(values, AFFINES["unit"]), boxes, exact, Silent())
        assert found.sum.tolist() == [47, 24]
        assert found.nodata_count.tolist() == [1, 0]
        assert found.maximum.tolist() == [1, 1]


@pytest.mark.parametrize("exact", [True, False])
def test_bands_chunks_and_batches_do_not_show(exact: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same figures when the raster comes row by row and polygons a few at a time."""
    generator = np.random.default_rng(3)
    centres = generator.uniform(-2, 10, (40, 2))
    polygons = Geometries.from_shapely(shapely.buffer(shapely.points(centres), generator.uniform(0.1, 4, 40)))
    grid = grid_of(random_values(5), AFFINES["unit"])
    at_once = zonal_statistics(grid, polygons, exact, Silent())
    monkeypatch.setattr(raster_edges, "BAND_CELLS", 17)
    monkeypatch.setattr(raster_edges, "_PIECES_AT_ONCE", 50)
    monkeypatch.setattr(raster_edges, "_VERTICES_IN_BATCH", 200)
    monkeypatch.setattr(raster_polygons, "_RUNS_AT_ONCE", 3)
    monkeypatch.setattr(raster_polygons, "_CELLS_AT_ONCE", 5)
    piecemeal = zonal_statistics(grid, polygons, exact, Silent())
    for name in ("count", "sum", "minimum", "maximum", "nodata_count"):
        assert getattr(piecemeal, name) == pytest.approx(getattr(at_once, name), nan_ok=True, abs=1e-9)


def test_reversed_rings_and_permuted_polygons_give_the_same() -> None:
    generator = np.random.default_rng(4)
    some = [shapely.Point(*generator.uniform(0, 8, 2)).buffer(generator.uniform(0.2, 3)) for _ in range(12)]
    grid = grid_of(random_values(6), AFFINES["north-up"])
    some = [placed(shape, grid.affine) for shape in some]
    turned = [shapely.reverse(shape) for shape in reversed(some)]
    there = zonal_statistics(grid, geometries(*some), True, Silent())
    back = zonal_statistics(grid, geometries(*turned), True, Silent())
    assert back.sum[::-1] == pytest.approx(there.sum, rel=1e-12)
    assert back.minimum[::-1].tolist() == there.minimum.tolist()


class CancelAfter:
    """Progress whose user cancels at the given check."""

    def __init__(self, checks: int) -> None:
        self.left = checks

    def report(self, fraction: float, message: str = "") -> None:
        assert 0 <= fraction <= 1
        self.check()

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_cancelling_stops_the_work() -> None:
    polygons = geometries(shapely.box(0, 0, 8, 6))
    with pytest.raises(Cancelled):
        zonal_statistics(grid_of(random_values(1), AFFINES["unit"]), polygons, True, CancelAfter(1))
    with pytest.raises(Cancelled):
        list(covered_cells(polygons, AFFINES["unit"], SHAPE, CancelAfter(2)))


def test_exactextract_agrees() -> None:
    exactextract = pytest.importorskip("exactextract")
    raster_module = pytest.importorskip("exactextract.raster")
    feature_module = pytest.importorskip("exactextract.feature")
    generator = np.random.default_rng(8)
    values = generator.random((60, 80))
    centres = generator.uniform((0, 0), (80, 60), (50, 2))
    some = shapely.buffer(shapely.points(centres), generator.uniform(0.1, 12, 50), quad_segs=5)
    source = raster_module.NumPyRasterSource(values, xmin=0, ymin=0, xmax=80, ymax=60)
    rows = [
        feature_module.JSONFeatureSource(
            [{"type": "Feature", "id": n, "geometry": shapely.geometry.mapping(shape)} for n, shape in enumerate(some)]
        )
    ]
    theirs = exactextract.exact_extract(source, rows[0], ["sum", "count", "min", "max"])
    north_up = Affine(0.0, 1.0, 0.0, 60.0, 0.0, -1.0)
    ours = zonal_statistics(grid_of(values, north_up), Geometries.from_shapely(some), True, Silent())
    of = {key: np.array([row["properties"][key] for row in theirs]) for key in ("sum", "count", "min", "max")}
    # It keeps fractions as 32-bit numbers.
    assert ours.sum == pytest.approx(of["sum"], rel=1e-7)
    assert ours.count == pytest.approx(of["count"], rel=1e-7)
    assert ours.minimum.tolist() == of["min"].tolist()
    assert ours.maximum.tolist() == of["max"].tolist()
