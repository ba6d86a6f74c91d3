# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks and questions for tests, and an independent slow computation of access."""

from __future__ import annotations

import heapq
import math

import numpy as np
import pyproj
import shapely
from twinplan.core.analysis.access.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo

UTM = pyproj.CRS.from_epsg(32643)
EAST, NORTH = 500_000.0, 1_430_000.0


def column(values):
    null = np.array([value is None for value in values])
    filler = next((value for value in values if value is not None), 0.0)
    kept = [filler if value is None else value for value in values]
    array = np.array(kept, dtype=object if isinstance(filler, str) else None)
    return Column(array, null)


def table(layer, shapes, /, crs=UTM, shift=True, **columns):
    """Features at metres from a place in UTM zone 43 north; every column is a list with None for NULL."""
    geometries = np.array(shapes, dtype=object)
    if shift:
        geometries = shapely.transform(geometries, lambda xy: xy + np.array([EAST, NORTH]))
    return FeatureTable(
        SourceInfo(layer),
        crs,
        np.arange(1, len(shapes) + 1),
        Geometries.from_shapely(geometries),
        {key: column(values) for key, values in columns.items()},
    )


def points(layer, xy, /, **columns):
    return table(layer, [shapely.Point(*each) for each in xy], **columns)


def lines(layer, coords, /, **columns):
    return table(layer, [shapely.LineString(each) for each in coords], **columns)


def grid(values, cell=10.0, x0=0.0, y0=0.0, name="depth"):
    """A raster whose lower left corner is at x0, y0; `values` has its first row at the top."""
    values = np.array(values, dtype=np.float64)
    affine = Affine(EAST + x0, cell, 0.0, NORTH + y0 + cell * len(values), 0.0, -cell)
    return ArrayGrid(SourceInfo(name), UTM, affine, values)


def request(demand, facilities, network=None, hazard=None, zones=None, population=None, **parameters):
    """`hazard` may be several in a list."""
    hazards = hazard if isinstance(hazard, list) else [] if hazard is None else [hazard]
    zoned = [each for each in hazards if isinstance(each, FeatureTable)]
    vectors = {"demand": [demand], "facilities": [facilities], "network": [network], "zones": [zones], "hazard": zoned}
    rasters = {"population": [population], "hazard": [each for each in hazards if isinstance(each, ArrayGrid)]}
    parameters.setdefault("geodesic", False)
    parameters.setdefault("cost", "length")
    return Request(
        {key: given for key, given in vectors.items() if given and given[0] is not None},
        {key: given for key, given in rasters.items() if given and given[0] is not None},
        complete(ANALYSIS, parameters),
    )


def ask(*args, **named):
    return ANALYSIS.run(request(*args, **named), Silent())


def values(impact, name):
    result = impact.features[0]
    return next(each.values for each in result.columns if each.id == name)


def travel(impact):
    return values(impact, "travel")


def slow_costs(lines_xy, facilities, demand, one_way=None, weight=None, blocked=()):
    """Cost from every demand point to every facility, entries included, by a graph of its own and one search each.

    `lines_xy` are straight lines that meet at equal ends only; `one_way` holds 0, 1 or -1 and `weight` the cost per
    metre of each; `blocked` are numbers of lines that cannot be used.
    """
    one_way = one_way or [0] * len(lines_xy)
    weight = weight or [1.0] * len(lines_xy)
    on_line = {number: [] for number in range(len(lines_xy))}
    places = []
    for kind, group in (("f", facilities), ("d", demand)):
        for number, xy in enumerate(group):
            line, share, away = _nearest_line(lines_xy, xy)
            places.append(((kind, number), away))
            on_line[line].append((share, (kind, number)))
    arcs = {}
    for number, ((a, b), way, per_metre) in enumerate(zip(lines_xy, one_way, weight)):
        stops = sorted([(0.0, a), *on_line[number], (1.0, b)], key=lambda stop: stop[0])
        for (low, first), (high, second) in zip(stops, stops[1:]):
            cost = (high - low) * math.dist(a, b) * per_metre
            if low == high:  # the same place, whatever may be travelled
                arcs.setdefault(first, []).append((second, 0.0))
                arcs.setdefault(second, []).append((first, 0.0))
                continue
            if number in blocked:
                continue
            if way >= 0:
                arcs.setdefault(first, []).append((second, cost))
            if way <= 0:
                arcs.setdefault(second, []).append((first, cost))
    away = dict(places)
    result = np.full((len(demand), len(facilities)), np.inf)
    for number in range(len(demand)):
        found = _search(arcs, ("d", number))
        for facility in range(len(facilities)):
            if facilities[facility] == demand[number]:
                result[number, facility] = 0.0
            elif ("f", facility) in found:
                result[number, facility] = found["f", facility] + away["d", number] + away["f", facility]
    return result


def _nearest_line(lines_xy, xy):
    best = None
    for number, (a, b) in enumerate(lines_xy):
        line = shapely.LineString([a, b])
        key = (line.distance(shapely.Point(xy)), number)
        if best is None or key < best[0]:
            share = line.project(shapely.Point(xy), normalized=True) if a != b else 0.0
            best = (key, share)
    return best[0][1], best[1], best[0][0]


def _search(arcs, origin):
    found, heap = {}, [(0.0, 0, origin)]
    count = 0
    while heap:
        cost, _, node = heapq.heappop(heap)
        if node in found:
            continue
        found[node] = cost
        for head, more in arcs.get(node, ()):
            count += 1
            heapq.heappush(heap, (cost + more, count, head))
    return found


def grid_lines(random, side, missing=0.25):
    """Streets of a town with some left out, by 100 m, each from crossing to crossing."""
    crossings = [(column, row) for column in range(side) for row in range(side)]
    streets = [
        ((column * 100.0, row * 100.0), (column * 100.0 + 100.0 * east, row * 100.0 + 100.0 * (1 - east)))
        for column, row in crossings
        for east in (0, 1)
        if max(column + east, row + 1 - east) < side
    ]
    return [street for street in streets if random.random() >= missing] or streets[:1]
