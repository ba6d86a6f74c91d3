# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The best way between two places that are clicked on the map."""

from __future__ import annotations

import numpy as np
import pyproj

from ...errors import InputError
from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray
from ...network.route import Route, route
from ...network.travel import CostKind
from ...progress import Progress, Share
from ...twin.table import Column
from ...wording.numbers import format_quantity
from ...wording.translate import say
from ..describe import OnClick, Request
from ..impact import DerivedLayer
from .network import built_network, travel_rule


def way_between(request: Request, places: FloatArray, crs: pyproj.CRS, progress: Progress) -> DerivedLayer:
    """The cheapest way from the first of two places (2, 2) to the second, its title a sentence.

    Raises InputError where there is no network, no way, or a place is too far from the network.
    """
    table = request.table("network")
    if table is None:
        raise InputError(say("Input 'Network'"), say("nothing is chosen"), say("Choose a layer of roads."))
    rule = travel_rule(request, table)
    built = built_network(request, table, rule, Share(progress, 0.0, 0.8))
    start, end = project_xy(places, crs, built.network.crs)
    found = route(
        built.network,
        (float(start[0]), float(start[1])),
        (float(end[0]), float(end[1])),
        snapper=built.snapper,
        farthest_m=request.number("max_entry"),
        geodesic=bool(request.parameters["geodesic"]),
        progress=Share(progress, 0.8, 1.0),
    )
    if found is None:
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("no way leads from the first place to the second"),
            say("Look at one-way roads and at parts of the network that are not connected."),
        )
    columns = {
        "length_m": Column.of(np.array([found.length_m])),
        "cost": Column.of(np.array([found.cost])),
        "entry_m": Column.of(np.array([found.entry_m])),
        "exit_m": Column.of(np.array([found.exit_m])),
    }
    return DerivedLayer("way", _sentence(found, rule.cost), built.network.crs.to_wkt(), found.geometry, columns)


def _sentence(found: Route, kind: CostKind) -> str:
    length = format_quantity(found.length_m, "m")
    apart = format_quantity(found.entry_m + found.exit_m, "m")
    if kind is CostKind.TIME:
        minutes = format_quantity(found.cost, "min")
        return say("{length}, {time}; {apart} to and from the network.", length=length, time=minutes, apart=apart)
    return say("{length}; {apart} to and from the network.", length=length, apart=apart)


ON_CLICK = OnClick(
    label="Way between two places",
    help="Click where it starts and where it ends; Escape ends it.",
    inputs=("network",),
    clicks=2,
    answer=way_between,
)
