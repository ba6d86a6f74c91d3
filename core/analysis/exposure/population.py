# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People under a hazard: a population raster against zones or another raster, in total, by class and by zone.

People are spread evenly within their cell. Under zones every cell counts by the exact fraction that
each zone covers; under another raster every cell is split over the cells that it overlaps, by area.
Where a study area is given only people within it are counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...geometry.crs import reproject
from ...geometry.geometries import FloatArray, Geometries, IntArray
from ...overlay.first_zone import NO_ZONE, cut_polygons, disjoint_zones
from ...overlay.raster_polygons import zonal_statistics
from ...progress import Progress
from ...twin.grid import Grid
from ..classes import ClassScheme
from ..hazards import Hazard, ZoneHazard
from ..population_grid import Survey, row_blocks
from ..sites import Borders
from .population_cells import under_raster
from .population_cover import Cover, cover_of


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
    cover = cover_of(borders, progress)
    if isinstance(hazard, ZoneHazard):
        return _under_zones(people, fullest, hazard, cover, progress)
    by_class, nodata = under_raster(people, fullest, hazard, cover, progress)
    return PeopleExposed(hazard.scheme, by_class, nodata)


def _under_zones(people: Grid, fullest: float, hazard: ZoneHazard, cover: Cover, progress: Progress) -> PeopleExposed:
    classes = hazard.scheme.unknown + 1
    zones = reproject(hazard.zones, hazard.crs, people.crs, progress)
    parts, owner, row = _cut(disjoint_zones(zones, progress), cover, progress)
    by_class, nodata = _sums(people, parts, row * classes + hazard.code[owner], cover.rows * classes, progress)
    totals, missing = _row_totals(people, cover, progress)
    by_class, nodata = by_class.reshape(cover.rows, classes), nodata.reshape(cover.rows, classes)
    by_class[:, hazard.outside] = np.maximum(totals - by_class.sum(axis=1), 0.0)
    nodata[:, hazard.outside] = np.maximum(missing - nodata.sum(axis=1), 0.0)
    return PeopleExposed(hazard.scheme, by_class, nodata * fullest)


def _cut(polygons: Geometries, cover: Cover, progress: Progress) -> tuple[Geometries, IntArray, IntArray]:
    """Polygons cut to the cover: parts, what each is of, its row."""
    owner = np.arange(len(polygons))
    if cover.parts is None:
        return polygons, owner, np.full(len(polygons), cover.rows - 1, dtype=np.int64)
    parts, owner, position = cut_polygons(polygons, cover.parts, progress)
    row = np.where(position == NO_ZONE, cover.rows - 1, cover.row_of(position))
    counted = (position != NO_ZONE) | cover.counts_rest
    return parts.take(counted), owner[counted], row[counted]


def _sums(
    people: Grid, polygons: Geometries, key: IntArray, count: int, progress: Progress
) -> tuple[FloatArray, FloatArray]:
    """(count,) people and cells without data under polygons, added up by key."""
    if not len(polygons):
        return np.zeros(count), np.zeros(count)
    found = zonal_statistics(people, polygons, True, progress)
    people_in: FloatArray = np.bincount(key, found.sum, count).astype(np.float64)
    return people_in, np.bincount(key, found.nodata_count, count).astype(np.float64)


def _row_totals(people: Grid, cover: Cover, progress: Progress) -> tuple[FloatArray, FloatArray]:
    """(rows,) all people and all cells without data that are counted in each row."""
    totals, cells = np.zeros(cover.rows), np.zeros(cover.rows)
    if cover.parts is not None:
        totals, cells = _sums(people, cover.parts, cover.row, cover.rows, progress)
    if cover.counts_rest:
        whole, missing = 0.0, 0.0
        for block in row_blocks(people.shape):
            progress.check()
            values = people.read(block, slice(0, people.shape[1]))
            whole += float(np.nansum(values))
            missing += float(np.count_nonzero(np.isnan(values)))
        totals[-1] += max(whole - totals.sum(), 0.0)
        cells[-1] += max(missing - cells.sum(), 0.0)
    return totals, cells
