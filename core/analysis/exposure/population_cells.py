# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People of a raster under the cells of another: every cell split over those that it overlaps, by area.

Cells that lie wholly in one row (a zone, "outside") are split as a whole, by sums along rows and columns
where both rasters are parallel. Cells on a border are split into what they share with each hazard cell,
and only those pieces through which the border runs are cut along it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from ...geometry.crs import reproject
from ...geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray, concatenate
from ...geometry.ring_areas import planar_areas
from ...overlay.first_zone import NO_ZONE
from ...overlay.geos import ObjectArray
from ...overlay.grid_shares import class_shares, edges_in, is_upright
from ...overlay.polygons_in_zones import polygon_zone_areas
from ...overlay.raster_points import cell_values
from ...overlay.raster_polygons import CoveredCells, covered_cells
from ...progress import Progress
from ...twin.grid import Affine, Grid
from ..hazards import RasterHazard
from ..placing import bounds_of
from ..population_grid import cell_polygons, footprint, row_blocks
from ..sites import PolygonSites
from .polygons import NOTHING, polygons_on_raster
from .population_cover import ON_BORDER, Cover, cell_rows

_CELLS_AT_ONCE = 1 << 16
_HAZARD_CELLS_AT_ONCE = 1 << 21
_PIECES_AT_ONCE = 1_024


@dataclass(frozen=True)
class _Cells:
    """Some cells with people; (k,) each. `row`, `column` are in the raster, `missing` are those without data."""

    row: IntArray
    column: IntArray
    people: FloatArray
    missing: BoolArray


class _Totals:
    """(rows, classes + 1) people, of cells with data and of those without."""

    def __init__(self, rows: int, classes: int) -> None:
        self.known, self.missing = np.zeros((rows, classes)), np.zeros((rows, classes))

    def add(self, row: IntArray, code: IntArray, people: FloatArray, missing: BoolArray) -> None:
        key, size = row * self.known.shape[1] + code, self.known.size
        self.known += np.bincount(key, np.where(missing, 0.0, people), size).reshape(self.known.shape)
        self.missing += np.bincount(key, np.where(missing, people, 0.0), size).reshape(self.known.shape)


def under_raster(
    people: Grid, fullest: float, hazard: RasterHazard, cover: Cover, progress: Progress
) -> tuple[FloatArray, FloatArray]:
    """(rows, classes + 1) known people, and (same) what cells without data would hold if each were `fullest`."""
    classes = hazard.scheme.unknown + 1
    totals = _Totals(cover.rows, classes)
    placed = cover.placed(people.crs, hazard.crs, progress)
    for block in _blocks(people, hazard):
        progress.report(block.start / people.shape[0])
        values = people.read(block, slice(0, people.shape[1]))
        missing = np.isnan(values)
        count = np.where(missing, fullest, values)
        affine = _shifted(people.affine, block.start, 0)
        shape = (block.stop - block.start, people.shape[1])
        label = cell_rows(cover.near(affine.extent(shape)), affine, shape, progress)
        whole = _cells(count, missing, (count > 0) & (label >= 0), block.start)
        if len(whole.row):
            shares = _class_shares(people, whole, hazard, progress)
            row = label[whole.row - block.start, whole.column]
            for code in range(classes):
                codes = np.full(len(row), code, dtype=np.int64)
                totals.add(row, codes, whole.people * shares[:, code], whole.missing)
        cut = _cells(count, missing, (count > 0) & (label == ON_BORDER), block.start)
        if len(cut.row):
            _add_cut(totals, people, cut, hazard, placed, progress)
    return totals.known, totals.missing


def _cells(count: FloatArray, missing: BoolArray, chosen: BoolArray, first_row: int) -> _Cells:
    row, column = np.nonzero(chosen)
    return _Cells(row + first_row, column, count[row, column], missing[row, column])


def _blocks(people: Grid, hazard: RasterHazard) -> list[slice]:
    """Blocks of rows small enough that neither they nor the hazard cells below them are many."""
    middle = np.array([people.shape[0] // 2]), np.array([people.shape[1] // 2])
    area = planar_areas(reproject(cell_polygons(people.affine, *middle), people.crs, hazard.crs))[0]
    ratio = max(float(area) / hazard.grid.affine.cell_area, 1.0)
    return row_blocks(people.shape, int(max(min(_CELLS_AT_ONCE, _HAZARD_CELLS_AT_ONCE / ratio), 1)))


def _parallel(people: Grid, hazard: RasterHazard) -> bool:
    same = people.crs.equals(hazard.crs, ignore_axis_order=True)
    return bool(same and is_upright(people.affine) and is_upright(hazard.grid.affine))


def _shifted(affine: Affine, row: int, column: int) -> Affine:
    """The same raster from this row and column on."""
    return replace(
        affine,
        x0=affine.x0 + row * affine.dx_row + column * affine.dx_column,
        y0=affine.y0 + row * affine.dy_row + column * affine.dy_column,
    )


def _class_shares(people: Grid, cells: _Cells, hazard: RasterHazard, progress: Progress) -> FloatArray:
    """(k, classes + 1) how much of each cell has each class of the hazard."""
    if _parallel(people, hazard):
        return _shares_of_rectangles(people, cells, hazard)
    placed = reproject(cell_polygons(people.affine, cells.row, cells.column), people.crs, hazard.crs, progress)
    count, classes = len(placed), hazard.scheme.unknown + 1
    nowhere, everywhere = np.full(count, NO_ZONE, dtype=np.int64), np.ones(count, dtype=bool)
    sites = PolygonSites(placed, placed, np.arange(count), np.ones(count), nowhere, everywhere)
    pieces = polygons_on_raster(sites, hazard, progress)
    shares = np.bincount(pieces.feature * classes + pieces.code, pieces.measure, count * classes)
    shares = shares.reshape(count, classes).astype(np.float64)
    # A cell that has no image in the hazard's CRS is unknown as a whole.
    shares[:, hazard.scheme.unknown] += 1.0 - shares.sum(axis=1)
    return np.maximum(shares, 0.0)


def _shares_of_rectangles(people: Grid, cells: _Cells, hazard: RasterHazard) -> FloatArray:
    """The same for cells of a raster that is parallel to the hazard's."""
    top, left = int(cells.row.min()), int(cells.column.min())
    rows, columns = slice(top, int(cells.row.max()) + 1), slice(left, int(cells.column.max()) + 1)
    row_edges = edges_in(hazard.grid.affine, people.affine, rows, True)
    column_edges = edges_in(hazard.grid.affine, people.affine, columns, False)
    window_rows = _window(row_edges, hazard.grid.shape[0])
    window_columns = _window(column_edges, hazard.grid.shape[1])
    classes = hazard.scheme.unknown + 1
    shares = np.zeros((len(cells.row), classes))
    if window_rows.stop > window_rows.start and window_columns.stop > window_columns.start:
        values = np.asarray(hazard.grid.read(window_rows, window_columns), dtype=np.float64)
        codes = hazard.scheme.codes_of(values)
        known = class_shares(codes, classes - 1, row_edges - window_rows.start, column_edges - window_columns.start)
        shares[:, :-1] = known[:, cells.row - top, cells.column - left].T
    rest = 1.0 - shares.sum(axis=1)
    shares[:, -1] = np.where(rest > NOTHING, rest, 0.0)
    return shares


def _window(edges: FloatArray, size: int) -> slice:
    low, high = float(edges.min()), float(edges.max())
    return slice(int(np.clip(np.floor(low), 0, size)), int(np.clip(np.ceil(high), 0, size)))


def _add_cut(
    totals: _Totals, people: Grid, cells: _Cells, hazard: RasterHazard, cover: Cover, progress: Progress
) -> None:
    """Add cells through which a border of the cover (in the hazard's CRS) runs."""
    placed = reproject(cell_polygons(people.affine, cells.row, cells.column), people.crs, hazard.crs, progress)
    around = bounds_of(placed)
    if around is None:
        return
    cover = cover.near(around)
    area = planar_areas(placed)
    rest = area.copy()
    cell_area = hazard.grid.affine.cell_area
    for found in covered_cells(placed, hazard.grid.affine, hazard.grid.shape, progress):
        rest -= np.bincount(found.polygon, found.fraction * cell_area, len(rest))
        code = hazard.scheme.codes_of(cell_values(hazard.grid, found.row, found.column, progress))
        people_in = cells.people[found.polygon] * found.fraction * cell_area / area[found.polygon]
        row = _rows_of(found, hazard.grid.affine, cover, progress)
        counted = row >= 0
        missing = cells.missing[found.polygon]
        totals.add(row[counted], code[counted], people_in[counted], missing[counted])
        some = np.flatnonzero(row == ON_BORDER)
        if len(some):
            squares = cell_polygons(hazard.grid.affine, found.row[some], found.column[some])
            quads = placed.take(found.polygon[some])
            upright = _parallel(people, hazard)
            pieces = _common_boxes(quads, squares) if upright else _common(quads, squares, progress)
            _add_pieces(totals, pieces, code[some], people_in[some], missing[some], cover, progress)
    beside = np.flatnonzero(rest > NOTHING * area)
    if len(beside):
        whole = footprint(hazard.grid).to_shapely()[0]
        shapes = shapely.difference(placed.take(beside).to_shapely(), whole)
        pieces = Geometries.from_shapely(_polygons_only(shapes), GeometryKind.POLYGON)
        unknown = np.full(len(beside), hazard.scheme.unknown, dtype=np.int64)
        people_in = cells.people[beside] * rest[beside] / area[beside]
        _add_pieces(totals, pieces, unknown, people_in, cells.missing[beside], cover, progress)


def _common_boxes(boxes: Geometries, others: Geometries) -> Geometries:
    """What upright rectangles share with the other at their position."""
    a, b = boxes.bounds(), others.bounds()
    low = np.maximum(a[:, :2], b[:, :2])
    high = np.maximum(np.minimum(a[:, 2:], b[:, 2:]), low)
    x, y = np.array([0, 1, 1, 0, 0]), np.array([0, 0, 1, 1, 0])
    ends = np.stack((low, high), axis=1)
    coords = np.stack((ends[:, x, 0], ends[:, y, 1]), axis=2).reshape(-1, 2)
    each = np.arange(len(boxes) + 1, dtype=np.int64)
    return Geometries(GeometryKind.POLYGON, np.ascontiguousarray(coords), each * 5, each, each)


def _common(polygons: Geometries, others: Geometries, progress: Progress) -> Geometries:
    """What each polygon shares with the other at its position."""
    pieces = []
    for start in range(0, len(polygons), _PIECES_AT_ONCE):
        progress.check()
        some = np.arange(start, min(start + _PIECES_AT_ONCE, len(polygons)))
        shapes = shapely.intersection(polygons.take(some).to_shapely(), others.take(some).to_shapely())
        pieces.append(Geometries.from_shapely(_polygons_only(shapes), GeometryKind.POLYGON))
    return concatenate(pieces)


def _polygons_only(shapes: ObjectArray) -> ObjectArray:
    """None where there is no area; what mixes areas and lines without the lines."""
    shapes[shapely.get_dimensions(shapes) != 2] = None
    mixed = shapely.get_type_id(shapes) == 7
    shapes[mixed] = shapely.buffer(shapes[mixed], 0.0)
    return shapes


def _rows_of(found: CoveredCells, affine: Affine, cover: Cover, progress: Progress) -> IntArray:
    """The row of each hazard cell, `ON_BORDER` or not counted, from the part of the raster that they lie in."""
    top, left = int(found.row.min()), int(found.column.min())
    shape = (int(found.row.max()) - top + 1, int(found.column.max()) - left + 1)
    label = cell_rows(cover, _shifted(affine, top, left), shape, progress)
    rows: IntArray = label[found.row - top, found.column - left]
    return rows


def _add_pieces(
    totals: _Totals,
    polygons: Geometries,
    code: IntArray,
    people: FloatArray,
    missing: BoolArray,
    cover: Cover,
    progress: Progress,
) -> None:
    """Add pieces of cells, each of one class, cut along the borders of the cover."""
    area = planar_areas(polygons)
    share = np.zeros(len(polygons))
    if cover.parts is not None and len(cover.parts):
        found = polygon_zone_areas(polygons, cover.parts, progress)
        part_of = found.area / area[found.polygon]
        share = np.bincount(found.polygon, part_of, len(polygons)).astype(np.float64)
        # Rounding must not make people: the parts of a piece are at most the piece.
        part_of = part_of / np.maximum(share, 1.0)[found.polygon]
        row = cover.row[found.zone]
        totals.add(row, code[found.polygon], people[found.polygon] * part_of, missing[found.polygon])
    if cover.counts_rest:
        left = np.maximum(1.0 - share, 0.0)
        totals.add(np.full(len(left), cover.rows - 1, dtype=np.int64), code, people * left, missing)
