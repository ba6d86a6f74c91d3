# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure computed slowly and independently: one feature at a time, with shapely's exact overlays and fractions.

Everything is planar, in a projected CRS, so that lengths and areas are those of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.exposure.question import ANALYSIS
from twinplan.core.analysis.impact import Impact, Outcome
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo

UTM = pyproj.CRS("EPSG:32643")
EAST, NORTH = 500_000.0, 1_400_000.0
KINDS = (GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)


def table(layer: str, shapes, geometry_kind: GeometryKind | None = None, /, crs=UTM, **columns) -> FeatureTable:
    """A layer of shapely geometries; a column is a list in which None is NULL."""
    array = np.empty(len(shapes), dtype=object)
    array[:] = list(shapes)
    geometries = Geometries.from_shapely(array, geometry_kind)
    made = {key: column(values) for key, values in columns.items()}
    return FeatureTable(SourceInfo(layer), crs, np.arange(len(shapes)), geometries, made)


def column(values) -> Column:
    null = np.array([value is None for value in values], dtype=bool)
    known = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in known):
        return Column(np.array(["" if value is None else value for value in values], dtype=object), null)
    return Column(np.array([0.0 if value is None else value for value in values]), null)


def grid(
    values, cell: float = 10.0, name: str = "depth", x0: float = EAST, south_up: bool = False, **info
) -> ArrayGrid:
    """A raster whose first corner is (EAST, NORTH), growing to the north-east if south-up, else to the south-east."""
    values = np.asarray(values, dtype=np.float64)
    height = values.shape[0] * cell
    affine = Affine(x0, cell, 0.0, NORTH if south_up else NORTH + height, 0.0, cell if south_up else -cell)
    return ArrayGrid(SourceInfo(name, **info), UTM, affine, values)


def ask(assets, hazards, population=None, zones=None, study=None, **parameters) -> Impact:
    """Run exposure in the plane of the CRS."""
    vectors = {"assets": [assets], "hazard": [each for each in hazards if isinstance(each, FeatureTable)]}
    rasters = {"hazard": [each for each in hazards if not isinstance(each, FeatureTable)]}
    for key, given in (("zones", zones), ("study_area", study)):
        if given is not None:
            vectors[key] = [given]
    if population is not None:
        rasters["population"] = [population]
        parameters.setdefault("population_kind", "count")
    given = {"geodesic": assets.crs.is_geographic, **parameters}
    return ANALYSIS.run(Request(vectors, rasters, complete(ANALYSIS, given)), Silent())


@dataclass(frozen=True)
class Truth:
    outcome: Outcome
    hit: float
    unknown: float
    highest: float


def size_of(shape: BaseGeometry) -> float:
    dimension = int(shapely.get_dimensions(shape))
    return shape.area if dimension == 2 else shape.length


def parts_of(shape: BaseGeometry, dimension: int) -> BaseGeometry:
    """Only the parts of an overlay's result that have this dimension."""
    parts = [
        part for part in shapely.get_parts(shapely.get_parts([shape])) if shapely.get_dimensions(part) == dimension
    ]
    return shapely.union_all(parts) if parts else shapely.Point()


def first_vertex(shape: BaseGeometry) -> shapely.Point:
    return shapely.Point(shapely.get_coordinates(shape)[0])


def atoms_of(shape: BaseGeometry) -> list[BaseGeometry]:
    """Segments of lines, which may run over each other, else parts."""
    parts = list(shapely.get_parts(shape))
    if shapely.get_dimensions(shape) != 1:
        return parts
    pairs = [pair for part in parts for pair in zip(part.coords, part.coords[1:])]
    return [shapely.LineString(pair) for pair in pairs if pair[0] != pair[1]]


def zone_truth(shape, zones, classes, threshold, study=None) -> Truth:
    """One feature against zones with a number or None each."""
    dimension = int(shapely.get_dimensions(shape))
    hit_zones = [zone for zone, value in zip(zones, classes) if value is not None and value >= threshold]
    null_zones = [zone for zone, value in zip(zones, classes) if value is None]
    hit_area, null_area, all_area = (shapely.union_all(each) for each in (hit_zones, null_zones, list(zones)))
    inside, unknown, left_over = 0.0, 0.0, False
    for atom in atoms_of(shape):
        inside += size_of(parts_of(atom.intersection(hit_area), dimension))
        rest = parts_of(atom.difference(hit_area), dimension)
        unknown += size_of(parts_of(rest.intersection(null_area), dimension))
        if study is not None:
            beyond = atom.difference(all_area).difference(study)
            unknown += size_of(parts_of(beyond, dimension))
            left_over |= not beyond.is_empty and (dimension == 0 or size_of(beyond) > 1e-9)
    if dimension == 1 and shape.length == 0 and not shape.is_empty and study is not None:
        left_over = not first_vertex(shape).intersects(shapely.union_all([all_area, study]))
    # GEOS says that a line without length on a boundary does not intersect it.
    without_length = dimension == 1 and shape.length == 0 and not shape.is_empty
    probe = first_vertex(shape) if without_length else shape
    touched = [value for zone, value in zip(zones, classes) if value is not None and zone.intersects(probe)]
    if any(zone.intersects(probe) for zone in hit_zones):
        outcome = Outcome.HIT
    elif any(zone.intersects(probe) for zone in null_zones) or left_over:
        outcome = Outcome.UNKNOWN
    else:
        outcome = Outcome.SAFE
    return Truth(outcome, inside, unknown, max(touched, default=np.nan))


def raster_truth(shape, raster: ArrayGrid, threshold: float) -> Truth:
    """One feature against an upright raster."""
    pieces = list(cells_of(shape, raster))
    known = [(value, size) for value, size in pieces if not np.isnan(value)]
    hit = sum(size for value, size in known if value >= threshold)
    unknown = sum(size for value, size in pieces if np.isnan(value))
    if any(value >= threshold for value, _ in known):
        outcome = Outcome.HIT
    else:
        outcome = Outcome.UNKNOWN if len(known) < len(pieces) else Outcome.SAFE
    return Truth(outcome, hit, unknown, max((value for value, _ in known), default=np.nan))


def cells_of(shape, raster: ArrayGrid):
    """(value, size) of every piece of a feature in a cell, NaN outside."""
    dimension = int(shapely.get_dimensions(shape))
    if dimension == 1 and shape.length == 0 and not shape.is_empty:
        # A line without length is where its first vertex is.
        shape, dimension = first_vertex(shape), 0
    for part in shapely.get_parts(shape):
        if dimension == 0:
            yield cell_value(Fraction(part.x), Fraction(part.y), raster), 0.0
        elif dimension == 1:
            yield from line_cells(part, raster)
        else:
            yield from polygon_cells(part, raster)


def fractional_cell(x: Fraction, y: Fraction, raster: ArrayGrid) -> tuple[Fraction, Fraction]:
    affine = raster.affine
    return (x - Fraction(affine.x0)) / Fraction(affine.dx_column), (y - Fraction(affine.y0)) / Fraction(affine.dy_row)


def cell_value(x: Fraction, y: Fraction, raster: ArrayGrid) -> float:
    column_, row = fractional_cell(x, y, raster)
    rows, columns = raster.shape
    if not (0 <= column_ < columns and 0 <= row < rows):
        return float("nan")
    return float(raster.values[int(row // 1), int(column_ // 1)])


def line_cells(line, raster: ArrayGrid):
    coords = [(Fraction(x), Fraction(y)) for x, y in line.coords]
    for (xa, ya), (xb, yb) in zip(coords, coords[1:]):
        length = float(np.hypot(float(xb - xa), float(yb - ya)))
        if not length:
            continue
        start, stop = fractional_cell(xa, ya, raster), fractional_cell(xb, yb, raster)
        cuts = {Fraction(0), Fraction(1)}
        for a, b in zip(start, stop):
            low, high = min(a, b), max(a, b)
            if a != b:
                cuts |= {(Fraction(edge) - a) / (b - a) for edge in range(int(low // 1), int(high // 1) + 2)}
        places = sorted(cut for cut in cuts if 0 <= cut <= 1)
        for here, there in zip(places, places[1:]):
            middle = (here + there) / 2
            value = cell_value(xa + (xb - xa) * middle, ya + (yb - ya) * middle, raster)
            yield value, length * float(there - here)


def polygon_cells(polygon, raster: ArrayGrid):
    rows, columns = raster.shape
    rest = polygon.area
    for row in range(rows):
        for column_ in range(columns):
            corners = raster.affine.to_xy(np.array([[column_, row], [column_ + 1.0, row + 1.0]]))
            box = shapely.box(*corners.min(axis=0), *corners.max(axis=0))
            area = polygon.intersection(box).area
            rest -= area
            if area > 1e-6:
                yield float(raster.values[row, column_]), area
    if rest > 1e-6:
        yield float("nan"), rest
