# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damage asked in tests, and computed slowly and independently: one feature, one piece at a time."""

from __future__ import annotations

import numpy as np
import shapely
from exposure_oracle import UTM, cells_of, column
from twinplan.core.analysis.damage.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.impact import Impact
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import GeometryKind, empty_geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.table import FeatureTable, SourceInfo


def rows_table(name: str, **columns) -> FeatureTable:
    """A table without places; a column is a list in which None is NULL."""
    made = {key: column(values) for key, values in columns.items()}
    count = len(next(iter(made.values())).values)
    return FeatureTable(SourceInfo(name), UTM, np.arange(count), empty_geometries(GeometryKind.POINT, count), made)


def request_of(assets, hazards, curves=None, values=None, zones=None, study=None, **parameters) -> Request:
    """Damage in the plane of the CRS; a value of 1 where nothing else is said."""
    vectors = {"assets": [assets], "hazard": [each for each in hazards if isinstance(each, FeatureTable)]}
    rasters = {"hazard": [each for each in hazards if not isinstance(each, FeatureTable)]}
    for key, given in (("curves", curves), ("values", values), ("zones", zones), ("study_area", study)):
        if given is not None:
            vectors[key] = [given]
    if values is None and "value_field" not in parameters:
        parameters.setdefault("unit_value", 1.0)
    given = {"geodesic": assets.crs.is_geographic, **parameters}
    return Request(vectors, rasters, complete(ANALYSIS, given))


def ask(assets, hazards, **given) -> Impact:
    return ANALYSIS.run(request_of(assets, hazards, **given), Silent())


def share(curve, depth: float) -> float:
    """A curve as points, by hand."""
    if depth <= 0:
        return 0.0
    (x0, y0), *rest = curve
    if depth <= x0:
        return y0
    for x1, y1 in rest:
        if depth <= x1:
            return y0 + (y1 - y0) * (depth - x0) / (x1 - x0)
        x0, y0 = x1, y1
    return y0


def truth(shape, raster, curve, value: float) -> tuple[float, float]:
    """Damage of one feature and what it has under unknown cells; a point is one piece, by its share of all points."""
    lost = unknown = 0.0
    pieces = list(cells_of(shape, raster))
    if shapely.get_dimensions(shape) == 0:
        pieces = [(depth, 1.0 / len(pieces)) for depth, _ in pieces]
    for depth, size in pieces:
        if np.isnan(depth):
            unknown += size * value
        else:
            lost += size * value * share(curve, depth)
    return lost, unknown
