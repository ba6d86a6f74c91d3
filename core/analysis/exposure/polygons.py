# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons under a hazard: the exact covered part of every cell, or the area in every zone."""

from __future__ import annotations

import numpy as np

from ...geometry.geometries import FloatArray, Geometries, IntArray
from ...geometry.measures import equal_area, equal_area_y
from ...geometry.ring_areas import planar_areas
from ...overlay.polygons_in_zones import polygon_zone_areas
from ...overlay.raster_points import cell_values, sample
from ...overlay.raster_polygons import CoveredCells, covered_cells, outside_fractions
from ...progress import Progress
from ..contacts import zone_contacts
from ..hazards import RasterHazard, ZoneHazard
from ..pieces import Pieces, joined
from ..sites import PolygonSites

# Less of a polygon than this comes from the rounding of an overlay and is not there.
NOTHING = 1e-9
_MANY_CELLS = 8


def polygons_on_raster(sites: PolygonSites, hazard: RasterHazard, progress: Progress) -> Pieces:
    """Every covered part of a cell takes its class; outside of the raster and on nodata it is unknown."""
    grid, unknown = hazard.grid, hazard.scheme.unknown
    inside = _covered(sites.parts, hazard, progress)
    part = inside.feature
    outside = np.nan_to_num(outside_fractions(sites.parts, grid.affine, grid.shape, progress))
    beside = np.flatnonzero(outside > NOTHING)
    weight = np.bincount(part, inside.measure, len(sites.parts))
    scale = np.divide(sites.area_m2 * (1.0 - outside), weight, out=np.zeros(len(weight)), where=weight > 0)
    code = np.concatenate((inside.code, np.full(len(beside), unknown, dtype=np.int64)))
    value = np.concatenate((inside.value, np.full(len(beside), np.nan)))
    measure = np.concatenate((inside.measure * scale[part], (outside * sites.area_m2)[beside]))
    part = np.concatenate((part, beside))
    code = np.where(~sites.in_study[part] & (code < hazard.scheme.hit_from), unknown, code)
    pieces = Pieces(sites.feature[part], code, value, measure, sites.zone[part])
    return joined((pieces, _as_points(sites, hazard, part, progress)))


def polygons_in_zone_hazard(sites: PolygonSites, hazard: ZoneHazard, parts: Geometries, progress: Progress) -> Pieces:
    """Areas in the disjoint `parts` of the hazard's zones, and the zones that polygons touch as contacts.

    `parts` are `disjoint_zones` of the hazard in the plane of `equal_area`.
    """
    polygons = equal_area(sites.parts, hazard.crs)
    found = polygon_zone_areas(polygons, parts, progress, alone=True)
    planar = planar_areas(polygons)
    rest = planar - np.bincount(found.polygon, found.area, len(polygons))
    left = np.flatnonzero((rest > NOTHING * planar) & (planar > 0))
    outside_code = np.where(sites.in_study[left], hazard.outside, hazard.scheme.unknown)
    part = np.concatenate((found.polygon, left))
    code = np.concatenate((hazard.code[found.zone], outside_code))
    value = np.concatenate((hazard.value[found.zone], np.full(len(left), np.nan)))
    area = np.concatenate((found.area, rest[left]))
    whole = np.bincount(part, area, len(polygons))
    measure = area / whole[part] * sites.area_m2[part]
    pieces = Pieces(sites.feature[part], code, value, measure, sites.zone[part])
    flat = np.flatnonzero((planar == 0) & sites.parts.has_geometry)
    flat_code = np.where(sites.in_study[flat], hazard.outside, hazard.scheme.unknown)
    points = Pieces(sites.feature[flat], flat_code, np.full(len(flat), np.nan), np.zeros(len(flat)), sites.zone[flat])
    return joined((pieces, points, zone_contacts(sites.geometries, hazard, progress)))


def _covered(parts: Geometries, hazard: RasterHazard, progress: Progress) -> Pieces:
    """Covered cells of every part with their class; measure is area in an equal-area plane."""
    grid = hazard.grid
    found = []
    for cells in covered_cells(parts, grid.affine, grid.shape, progress):
        value = cell_values(grid, cells.row, cells.column, progress)
        code = hazard.scheme.codes_of(value)
        value[~np.isfinite(value)] = np.nan
        found.append(_by_class(cells, code, value, _cell_weights(hazard, cells)))
    nothing = np.zeros(0, dtype=np.int64)
    return joined([Pieces(nothing, nothing, np.zeros(0), np.zeros(0), nothing), *found])


def _by_class(cells: CoveredCells, code: IntArray, value: FloatArray, weight: FloatArray) -> Pieces:
    """Cells as pieces; where a polygon covers many, those of one class are one piece and a contact of its maximum."""
    measure, zone = cells.fraction * weight, np.zeros(len(cells), dtype=np.int64)
    heads = np.flatnonzero(np.diff(cells.polygon, prepend=-1))
    counts = np.diff(np.append(heads, len(cells)))
    each = Pieces(cells.polygon, code, value, measure, zone)
    many = np.repeat(counts >= _MANY_CELLS, counts)
    if not many.any():
        return each
    return joined((each.take(np.flatnonzero(~many)), _united(each.take(np.flatnonzero(many)))))


def _united(cells: Pieces) -> Pieces:
    """The cells of each polygon and class as one piece of their mean, and a contact of their maximum."""
    order = np.lexsort((cells.code, cells.feature))
    part, code, value, measure = cells.feature[order], cells.code[order], cells.value[order], cells.measure[order]
    heads = np.flatnonzero(np.append(True, (part[1:] != part[:-1]) | (code[1:] != code[:-1])))
    total = np.add.reduceat(measure, heads)
    most = np.fmax.reduceat(value, heads)
    # Rounding must not lift a mean above all that it is of.
    mean = np.minimum(np.add.reduceat(value * measure, heads) / total, most)
    part, code, nothing = part[heads], code[heads], np.zeros(len(heads))
    zone = np.zeros(len(heads), dtype=np.int64)
    return joined((Pieces(part, code, mean, total, zone), Pieces(part, code, most, nothing, zone)))


def _cell_weights(hazard: RasterHazard, cells: CoveredCells) -> FloatArray:
    """What whole cells weigh against each other: the same in a projected CRS, by latitude in degrees."""
    if not hazard.crs.is_geographic:
        return np.ones(len(cells))
    affine = hazard.grid.affine
    half = abs(affine.dy_row) / 2.0
    middle = affine.to_xy(np.column_stack((cells.column + 0.5, cells.row + 0.5)))[:, 1]
    south, north = np.clip(middle - half, -90.0, 90.0), np.clip(middle + half, -90.0, 90.0)
    return equal_area_y(north, hazard.crs) - equal_area_y(south, hazard.crs)


def _as_points(sites: PolygonSites, hazard: RasterHazard, covered: IntArray, progress: Progress) -> Pieces:
    """Polygons too thin to cover anything are looked up at their first vertex."""
    is_covered = np.zeros(len(sites.geometries), dtype=bool)
    is_covered[sites.feature[covered]] = True
    thin = np.flatnonzero(~is_covered & sites.geometries.has_geometry)
    first = sites.geometries.vertex_feature_offsets[:-1][thin]
    value, _ = sample(hazard.grid, sites.geometries.coords[first], progress)
    code = hazard.scheme.codes_of(value)
    value[~np.isfinite(value)] = np.nan
    zone = np.full(len(thin), -1, dtype=np.int64)
    return Pieces(thin, code, value, np.zeros(len(thin)), zone)
