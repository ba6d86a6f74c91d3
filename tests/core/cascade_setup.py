# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small worlds for cascades: assets at places, tables of links, and a way to ask."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely
from twinplan.core.analysis.cascade.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.impact import Impact, Outcome
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import Geometries, GeometryKind, empty_geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import Affine, ArrayGrid
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo

UTM = pyproj.CRS("EPSG:32643")
EAST, NORTH = 500_000.0, 1_400_000.0


def column(values) -> Column:
    null = np.array([value is None for value in values], dtype=bool)
    known = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in known) or not known:
        return Column(np.array(["" if value is None else value for value in values], dtype=object), null)
    return Column(np.array([0 if value is None else value for value in values]), null)


def layer(title, uids, places=None, /, *, shapes=None, source=None, **fields) -> FeatureTable:
    """Assets by uid; places are metres east and north, by default in a row 1 km apart."""
    if shapes is None:
        places = [(1000.0 * number, 0.0) for number in range(len(uids))] if places is None else places
        shapes = [None if place is None else shapely.Point(EAST + place[0], NORTH + place[1]) for place in places]
    array = np.empty(len(shapes), dtype=object)
    array[:] = list(shapes)
    kind = None if any(shape is not None for shape in shapes) else GeometryKind.POINT
    columns = {"uid": column(list(uids)), **{key: column(values) for key, values in fields.items()}}
    info = source or SourceInfo(title)
    return FeatureTable(info, UTM, np.arange(len(uids)), Geometries.from_shapely(array, kind), columns)


def rows(title, /, **fields) -> FeatureTable:
    """A table without geometry."""
    columns = {key: column(values) for key, values in fields.items()}
    count = len(next(iter(columns.values())).values)
    return FeatureTable(SourceInfo(title), UTM, np.arange(count), empty_geometries(GeometryKind.POINT, count), columns)


def links(*given) -> FeatureTable:
    """(provider, consumer[, service[, status]]) each."""
    full = [(*each, *("power", "confirmed")[len(each) - 2 :]) for each in given]
    provider, consumer, service, status = zip(*full)
    return rows(
        "dependency",
        consumer_uid=list(consumer),
        provider_uid=list(provider),
        service=list(service),
        status=list(status),
    )


def needs(*given) -> FeatureTable:
    """(consumer, service, k, autonomy_h) each."""
    consumer, service, k, autonomy = zip(*given)
    return rows(
        "requirement",
        consumer_uid=list(consumer),
        service=list(service),
        k=list(k),
        autonomy_h=[None if each is None else float(each) for each in autonomy],
    )


def grid(values, cell=100.0, x0=0.0, y0=0.0, name="population", **info) -> ArrayGrid:
    """A raster whose south-west corner is x0, y0 metres from the origin of the layers."""
    values = np.asarray(values, dtype=np.float64)
    top = NORTH + y0 + values.shape[0] * cell
    return ArrayGrid(SourceInfo(name, **info), UTM, Affine(EAST + x0, cell, 0.0, top, 0.0, -cell), values)


def ask(assets, dependency, requirement=None, progress=None, **given) -> Impact:
    return ANALYSIS.run(request(assets, dependency, requirement, **given), progress or Silent())


def request(assets, dependency, requirement=None, **given) -> Request:
    vectors = {"assets": list(assets), "dependency": [dependency]}
    if requirement is not None:
        vectors["requirement"] = [requirement]
    rasters, parameters = {}, {"begins_at": "2026-11-21T00:00Z"}
    roles = {role.id for role in ANALYSIS.inputs}
    for key, value in given.items():
        if key not in roles:
            parameters[key] = value
            continue
        for each in value if isinstance(value, (list, tuple)) else [value]:
            to = vectors if isinstance(each, FeatureTable) else rasters
            to.setdefault(key, []).append(each)
    return Request(vectors, rasters, complete(ANALYSIS, parameters))


def found(impact, column_id) -> dict:
    """The value of a result column by uid; the outcome as a letter."""
    result = {}
    for features in impact.features:
        if column_id == "outcome":
            values = [features.outcome_labels[each][0] for each in features.outcome]
        else:
            values = next(each for each in features.columns if each.id == column_id).values.tolist()
        result.update(zip(features.table.columns["uid"].values.tolist(), values))
    return result


def outcomes(impact) -> str:
    return "".join(found(impact, "outcome").values())


def table_rows(impact, table_id) -> dict:
    table = next(each for each in impact.tables if each.id == table_id)
    return {each.id: each.values.tolist() for each in table.columns}


__all__ = ["Outcome", "ask", "found", "grid", "layer", "links", "needs", "outcomes", "request", "rows", "table_rows"]
