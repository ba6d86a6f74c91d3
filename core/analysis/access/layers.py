# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that access makes: reached edges, the area around them, closed roads, what may be wrong with the network."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...geometry.crs import metres_per_unit
from ...geometry.geometries import Geometries, plain_points
from ...network.area import areas_around
from ...network.travel import feature_name
from ...progress import Progress
from ...twin.table import Column, FeatureTable
from ...wording.translate import say
from ..columns import named
from ..impact import DerivedLayer
from .choices import Measure
from .prepared import NetworkPart, Prepared, stretch_lines


def layers(prepared: Prepared, progress: Progress) -> tuple[DerivedLayer, ...]:
    """None in straight lines."""
    part = prepared.network
    if part is None:
        return ()
    result = []
    if prepared.request.parameters["reached_layer"] and len(part.reached):
        lines = stretch_lines(part, progress)
        result.append(_reached_layer(prepared.measure, part, lines))
        width = prepared.request.number("area_width")
        if width > 0:
            result += _area_layer(prepared.measure, part, lines, width, progress)
    if part.closed is not None and len(part.closed):
        result.append(_closed_layer(prepared, part, progress))
    found = _health_layer(part)
    return tuple([*result, found] if found is not None else result)


def _wkt(part: NetworkPart) -> str:
    return str(part.built.network.crs.to_wkt())


def _reached_layer(measure: Measure, part: NetworkPart, lines: Geometries) -> DerivedLayer:
    reached, network = part.reached, part.built.network
    names = np.array([measure.name_of(limit) for limit in measure.limits], dtype=object)
    columns = {
        "limit": Column.of(named(names, reached.band)),
        "length_m": Column.of((reached.end - reached.begin) * network.length_m[reached.edge]),
    }
    return DerivedLayer(
        "reached", say("Reached edges"), _wkt(part), lines, columns, "reached", "limit", class_order=tuple(names)
    )


def _area_layer(
    measure: Measure, part: NetworkPart, lines: Geometries, width_m: float, progress: Progress
) -> list[DerivedLayer]:
    width = width_m / metres_per_unit(part.built.network.crs)
    areas, band = areas_around(lines, part.reached.band, len(measure.limits), width, progress)
    if not len(areas):
        return []
    # The widest first, so that the nearer areas are drawn over it.
    areas, band = areas.take(np.arange(len(areas))[::-1]), band[::-1]
    names = np.array([measure.name_of(measure.limits[each]) for each in band], dtype=object)
    title, columns = say("Reached area (approximate)"), {"limit": Column.of(names)}
    order = tuple(measure.name_of(limit) for limit in measure.limits)
    return [DerivedLayer("area", title, _wkt(part), areas, columns, "area", "limit", None, False, order)]


def _closed_layer(prepared: Prepared, part: NetworkPart, progress: Progress) -> DerivedLayer:
    closed, network = part.closed, part.built.network
    if closed is None:
        raise ValueError("no hazard")
    words = np.array([say("open"), say("unknown"), say("closed")], dtype=object)
    order = (say("closed"), say("unknown"), say("open"))
    lines = network.geometry_of(closed.edge, closed.begin, closed.end, progress)
    roads = prepared.request.table("network")
    columns = {
        "state": Column.of(words[closed.state]),
        "length_m": Column.of((closed.end - closed.begin) * network.length_m[closed.edge]),
    }
    if roads is not None:
        columns["road"] = Column.of(_road_names(roads, network.feature[closed.edge]))
    return DerivedLayer("closed", say("Closed roads"), _wkt(part), lines, columns, "closed", "state", class_order=order)


def _road_names(roads: FeatureTable, feature: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
    used, position = np.unique(feature, return_inverse=True)
    names = np.empty(len(used), dtype=object)
    names[:] = [feature_name(roads, int(each)).strip("'") for each in used]
    return names[position]


def _health_layer(part: NetworkPart) -> DerivedLayer | None:
    """Places to look at: crossings without a node, ends beside a line, dead ends, and one node of every island."""
    health, network = part.built.health, part.built.network
    dangles = network.node_xy[health.is_dangle]
    islands = np.unique(health.island, return_index=True)[1][1:]
    groups = (
        (say("crossing without a node"), health.crossing_xy),
        (say("end beside a line"), health.near_end_xy),
        (say("part that is not connected"), network.node_xy[islands]),
        (say("dead end"), dangles),
    )
    xy = np.concatenate([places for _, places in groups])
    if not len(xy):
        return None
    names = np.array([name for name, _ in groups], dtype=object)
    kind = np.repeat(names, [len(places) for _, places in groups])
    points = plain_points(np.ascontiguousarray(xy))
    columns = {"finding": Column.of(kind)}
    return DerivedLayer(
        "health", say("Network to check"), _wkt(part), points, columns, "health", "finding", is_shown=False
    )
