# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People under a hazard: a population raster against zones or another raster, in total, by class and by zone.

People are spread evenly within their cell. Under zones every cell counts by the exact fraction that
each zone covers; under another raster every cell is split over the cells that it overlaps, by area.
Where a study area is given only people within it are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ..geometry.crs import reproject
from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.measures import planar_areas
from ..overlay.first_zone import NO_ZONE, cut_polygons, disjoint_zones
from ..overlay.grid_shares import class_shares, edges_in, is_upright
from ..overlay.raster_polygons import covered_cells, zonal_statistics
from ..progress import Progress
from ..twin.grid import Affine, Grid
from .classes import ClassScheme
from .exposure_polygons import polygons_on_raster
from .hazards import Hazard, RasterHazard, ZoneHazard
from .population_grid import Survey, cell_polygons, row_blocks
from .sites import Borders, PolygonSites

_CELLS_AT_ONCE = 1 << 16
_HAZARD_CELLS_AT_ONCE = 1 << 21
_WHOLE = 1.0 - 1e-9


@dataclass(frozen=True)
class PeopleExposed:
    """People under one hazard. Rows are zones, then "outside"; classes end with the unknown one.

    Attributes
    ----------
    by_class: (rows, classes + 1) people whose cell is known
    nodata: (rows, classes + 1) people that there would be in cells without data, were each as full as the
        fullest known cell: a bound, never part of `by_class`
    scheme: what the classes are
    """

    scheme: ClassScheme
    by_class: FloatArray
    nodata: FloatArray

    @property
    def total(self) -> FloatArray:
        """(rows,) known people."""
        return np.asarray(self.by_class.sum(axis=1))

    @property
    def hit(self) -> FloatArray:
        return np.asarray(self.by_class[:, self.scheme.hit_from : self.scheme.unknown].sum(axis=1))

    @property
    def unknown(self) -> FloatArray:
        """(rows,) known people under an unknown hazard, and unknown people under a hazard that is not safe."""
        bound = self.nodata[:, self.scheme.hit_from :].sum(axis=1)
        return np.asarray(self.by_class[:, self.scheme.unknown] + bound)


def people_exposed(
    people: Grid,
    known: Survey,
    hazard: Hazard,
    borders: Borders,
    bound_nodata: bool,
    progress: Progress,
) -> PeopleExposed:
    """People per zone and class of hazard.

    `people` holds people per cell, `known` is its survey, `borders` are zones and study area in its CRS;
    with `bound_nodata` cells without data count as unknown up to the fullest cell, else as uninhabited.
    """
    fullest = known.fullest_cell if bound_nodata else 0.0
    if isinstance(hazard, ZoneHazard):
        return _under_zones(people, fullest, hazard, borders, progress)
    return _under_raster(people, fullest, hazard, borders, progress)


def row_count(borders: Borders) -> int:
    return 1 if borders.zone_parts is None else len(borders.zone_parts) + 1


def _under_zones(
    people: Grid, fullest: float, hazard: ZoneHazard, borders: Borders, progress: Progress
) -> PeopleExposed:
    in_place = replace(hazard, zones=reproject(hazard.zones, hazard.crs, people.crs, progress))
    parts = disjoint_zones(in_place.zones, progress)
    rows, classes = row_count(borders), hazard.scheme.unknown + 1
    parts, owner, zone = _cut(parts, np.arange(len(parts)), borders, progress)
    key = np.where(zone < 0, rows - 1, zone) * classes + hazard.code[owner]
    by_class, nodata = _sums(people, parts, key, rows * classes, progress)
    totals, missing = _zone_totals(people, borders, rows, progress)
    by_class, nodata = by_class.reshape(rows, classes), nodata.reshape(rows, classes)
    by_class[:, hazard.outside] = np.maximum(totals - by_class.sum(axis=1), 0.0)
    nodata[:, hazard.outside] = np.maximum(missing - nodata.sum(axis=1), 0.0)
    return PeopleExposed(hazard.scheme, by_class, nodata * fullest)


def _cut(
    parts: Geometries, owner: IntArray, borders: Borders, progress: Progress
) -> tuple[Geometries, IntArray, IntArray]:
    """Polygons cut by zones and to the study area: parts, what they are of, zone (-1 outside)."""
    zone = np.full(len(parts), NO_ZONE, dtype=np.int64)
    if borders.zone_parts is not None and len(parts):
        parts, of, zone = cut_polygons(parts, borders.zone_parts, progress)
        owner = owner[of]
    if borders.study is not None and len(parts):
        parts, of, area = cut_polygons(parts, borders.study, progress)
        inside = area != NO_ZONE
        parts, owner, zone = parts.take(inside), owner[of][inside], zone[of][inside]
    return parts, owner, zone


def _sums(
    people: Grid, polygons: Geometries, key: IntArray, count: int, progress: Progress
) -> tuple[FloatArray, FloatArray]:
    """(count,) people and cells without data under polygons, added up by key."""
    if not len(polygons):
        return np.zeros(count), np.zeros(count)
    found = zonal_statistics(people, polygons, True, progress)
    people_in: FloatArray = np.bincount(key, found.sum, count).astype(np.float64)
    return people_in, np.bincount(key, found.nodata_count, count).astype(np.float64)


def _zone_totals(people: Grid, borders: Borders, rows: int, progress: Progress) -> tuple[FloatArray, FloatArray]:
    """(rows,) all people and all cells without data by zone, "outside" last."""
    if borders.study is not None:
        everything, nowhere = _sums(people, borders.study, np.zeros(len(borders.study), dtype=np.int64), 1, progress)
        whole, missing = float(everything[0]), float(nowhere[0])
    else:
        whole, missing = 0.0, 0.0
        for block in row_blocks(people.shape):
            progress.check()
            values = people.read(block, slice(0, people.shape[1]))
            whole += float(np.nansum(values))
            missing += float(np.count_nonzero(np.isnan(values)))
    totals, cells = np.zeros(rows), np.zeros(rows)
    if borders.zone_parts is not None:
        parts, owner, _ = _cut(borders.zone_parts, np.arange(rows - 1), replace(borders, zone_parts=None), progress)
        totals, cells = _sums(people, parts, owner, rows, progress)
    totals[-1], cells[-1] = max(whole - totals.sum(), 0.0), max(missing - cells.sum(), 0.0)
    return totals, cells


def _under_raster(
    people: Grid, fullest: float, hazard: RasterHazard, borders: Borders, progress: Progress
) -> PeopleExposed:
    rows, classes = row_count(borders), hazard.scheme.unknown + 1
    by_class, nodata = np.zeros((rows, classes)), np.zeros((rows, classes))
    for block in _blocks(people, hazard):
        progress.report(block.start / people.shape[0])
        for cells in _labelled(people, block, fullest, borders, progress):
            shares = _class_shares(people, cells, hazard, progress)
            row = np.where(cells.zone < 0, rows - 1, cells.zone)
            for code in range(classes):
                weight = cells.people * shares[:, code]
                by_class[:, code] += np.bincount(row, np.where(cells.missing, 0.0, weight), rows)
                nodata[:, code] += np.bincount(row, np.where(cells.missing, weight, 0.0), rows)
    return PeopleExposed(hazard.scheme, by_class, nodata)


def _blocks(people: Grid, hazard: RasterHazard) -> list[slice]:
    """Blocks of rows small enough that neither they nor the hazard cells below them are many."""
    ratio = max(people.affine.cell_area / hazard.grid.affine.cell_area, 1.0) if _parallel(people, hazard) else 1.0
    return row_blocks(people.shape, int(max(min(_CELLS_AT_ONCE, _HAZARD_CELLS_AT_ONCE / ratio), 1)))


def _parallel(people: Grid, hazard: RasterHazard) -> bool:
    same = people.crs.equals(hazard.crs, ignore_axis_order=True)
    return bool(same and is_upright(people.affine) and is_upright(hazard.grid.affine))


@dataclass(frozen=True)
class _Cells:
    """Whole cells or parts of cells with some people; (k,) each.

    `part` is the polygon of what is not a whole cell, None for a batch of whole cells.
    """

    row: IntArray
    column: IntArray
    people: FloatArray
    missing: BoolArray
    zone: IntArray
    part: Geometries | None


def _labelled(people: Grid, block: slice, fullest: float, borders: Borders, progress: Progress) -> Iterator[_Cells]:
    """The inhabited cells of a block: those within one zone whole, those on a border cut along it."""
    values = people.read(block, slice(0, people.shape[1]))
    missing = np.isnan(values)
    count = np.where(missing, fullest, values)
    shape = (block.stop - block.start, people.shape[1])
    affine = _shifted(people.affine, block.start)
    zone, zone_border = _cell_zones(borders.zone_parts, affine, shape, progress)
    study, study_border = _cell_zones(borders.study, affine, shape, progress)
    border = zone_border | study_border
    inside = np.ones(shape, dtype=bool) if borders.study is None else study != NO_ZONE
    row, column = np.nonzero((count > 0) & ~border & inside)
    if len(row):
        yield _Cells(row + block.start, column, count[row, column], missing[row, column], zone[row, column], None)
    row, column = np.nonzero((count > 0) & border)
    if len(row):
        cells = cell_polygons(people.affine, row + block.start, column)
        parts, owner, zone_of_part = _cut(cells, np.arange(len(row)), borders, progress)
        share = planar_areas(parts) / people.affine.cell_area
        row, column = row[owner], column[owner]
        yield _Cells(row + block.start, column, count[row, column] * share, missing[row, column], zone_of_part, parts)


def _cell_zones(
    zones: Geometries | None, affine: Affine, shape: tuple[int, int], progress: Progress
) -> tuple[IntArray, BoolArray]:
    """The zone that has each cell wholly (-1: none), and the cells that are only partly in one."""
    label, border = np.full(shape, NO_ZONE, dtype=np.int64), np.zeros(shape, dtype=bool)
    if zones is None:
        return label, border
    for cells in covered_cells(zones, affine, shape, progress):
        whole = cells.fraction >= _WHOLE
        label[cells.row[whole], cells.column[whole]] = cells.polygon[whole]
        border[cells.row[~whole], cells.column[~whole]] = True
    return label, border


def _shifted(affine: Affine, row: int) -> Affine:
    """The same raster from this row on."""
    return replace(affine, x0=affine.x0 + row * affine.dx_row, y0=affine.y0 + row * affine.dy_row)


def _class_shares(people: Grid, cells: _Cells, hazard: RasterHazard, progress: Progress) -> FloatArray:
    """(k, classes + 1) how much of each cell, or part of one, has each class of the hazard."""
    if cells.part is None and _parallel(people, hazard):
        return _shares_of_rectangles(people, cells, hazard)
    parts = cells.part if cells.part is not None else cell_polygons(people.affine, cells.row, cells.column)
    placed = reproject(parts, people.crs, hazard.crs, progress)
    count, classes = len(placed), hazard.scheme.unknown + 1
    sites = PolygonSites(
        placed,
        placed,
        np.arange(count),
        np.ones(count),
        np.full(count, NO_ZONE, dtype=np.int64),
        np.ones(count, dtype=bool),
    )
    pieces = polygons_on_raster(sites, hazard, progress)
    shares = np.bincount(pieces.feature * classes + pieces.code, pieces.measure, count * classes)
    shares = shares.reshape(count, classes).astype(np.float64)
    # A cell that has no image in the hazard's CRS is unknown as a whole.
    shares[:, hazard.scheme.unknown] += 1.0 - shares.sum(axis=1)
    return np.maximum(shares, 0.0)


def _shares_of_rectangles(people: Grid, cells: _Cells, hazard: RasterHazard) -> FloatArray:
    """The same for whole cells of a raster that is parallel to the hazard's."""
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
    shares[:, -1] = np.where(rest > 1e-9, rest, 0.0)
    return shares


def _window(edges: FloatArray, size: int) -> slice:
    low, high = float(edges.min()), float(edges.max())
    return slice(int(np.clip(np.floor(low), 0, size)), int(np.clip(np.ceil(high), 0, size)))
