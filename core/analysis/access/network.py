# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of a request: built from its lines, or the one built before."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...errors import InputError
from ...geometry.crs import crosses_antimeridian, lost, reproject, without
from ...geometry.geometries import GeometryKind
from ...network.build import topology
from ...network.cache import BUILT, Built
from ...network.health import Health, health_of
from ...network.model import Joining
from ...network.plane import working_plane
from ...network.snap import Snapper
from ...network.travel import CostKind, TravelRule, network_of
from ...progress import Progress, Share
from ...twin.fingerprint import table_fingerprint
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.translate import say, say_count
from ..describe import Request

CLASS_FIELD, ONE_WAY_FIELD = "highway", "oneway"
_LEAST_TOLERANCE_M = 1e-3


def travel_rule(request: Request, table: FeatureTable) -> TravelRule:
    """What the user said; OpenStreetMap's own fields are used where the layer has them and nothing else is said."""
    kind = CostKind(str(request.parameters["cost"]))
    cost_field = request.text("cost_field")
    if kind is CostKind.FIELD and cost_field is None:
        raise InputError(
            say("Parameter 'Cost field'"),
            say("the cost is to be taken from a field, and none is chosen"),
            say("Choose the field, or let time or length be the cost."),
        )
    one_way = bool(request.parameters["one_way"])
    direction = request.text("direction_field") or (ONE_WAY_FIELD if ONE_WAY_FIELD in table.columns else None)
    return TravelRule(
        cost=kind,
        cost_field=cost_field,
        speed_field=request.text("speed_field"),
        class_field=request.text("class_field") or (CLASS_FIELD if CLASS_FIELD in table.columns else None),
        default_speed_kmh=request.number("default_speed"),
        uniform_speed_kmh=request.optional_number("uniform_speed"),
        direction_field=direction if one_way else None,
        forward_values=_values(request, "forward_values"),
        backward_values=_values(request, "backward_values"),
        both_values=_values(request, "both_values"),
    )


def _values(request: Request, parameter_id: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(request.parameters.get(parameter_id) or "").split(","))


def built_network(request: Request, table: FeatureTable, rule: TravelRule, progress: Progress) -> Built:
    """Raises InputError for lines that cannot be a network, or cost less than nothing."""
    table = check_plausible(table)
    if table.geometries.kind is not GeometryKind.LINE or not table.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("it has no line to travel on"),
            say("Choose a layer of roads or other lines, or leave the network empty for straight lines."),
        )
    joining = Joining(str(request.parameters["joining"]))
    tolerance_m = max(request.number("tolerance"), _LEAST_TOLERANCE_M)
    geodesic = bool(request.parameters["geodesic"])
    columns = {name: table.column(name) for name in rule.fields}
    key = (table_fingerprint(replace(table, columns=columns)), rule, joining, tolerance_m, geodesic)
    return BUILT.get(key, lambda: _build(table, rule, joining, tolerance_m, geodesic, progress))


def _build(
    table: FeatureTable, rule: TravelRule, joining: Joining, tolerance_m: float, geodesic: bool, progress: Progress
) -> Built:
    progress.report(0.0, say("Building the network"))
    lines = table.geometries
    if table.crs.is_geographic:
        lines = without(lines, crosses_antimeridian(lines))
    plane = working_plane(table.crs, lines.coords, geodesic)
    placed = reproject(lines, table.crs, plane, Share(progress, 0.0, 0.2))
    missing = int(np.count_nonzero(lost(table.geometries, placed)))
    shape = topology(placed, plane, joining, tolerance_m, geodesic, Share(progress, 0.2, 0.5))
    if not len(shape.feature):
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("none of its lines has two vertices"),
            say("Choose another layer."),
        )
    network, counts = network_of(shape, table, rule, progress)
    health = health_of(network, tolerance_m, Share(progress, 0.5, 0.85))
    return Built(network, counts, health, Snapper(network, Share(progress, 0.85, 1.0)), missing)


def network_notes(name: str, built: Built, rule: TravelRule) -> list[str]:
    """What was assumed of the lines, and what may be wrong with them."""
    return [*_travel_notes(name, built, rule), *_health_notes(name, built.health)]


def _travel_notes(name: str, built: Built, rule: TravelRule) -> list[str]:
    counts = built.counts
    notes = []
    if built.lost:
        notes.append(
            say(
                "{name}: {count} lines cross the 180th meridian or cannot be projected; they are not part of the "
                "network.",
                name=name,
                count=built.lost,
            )
        )
    if rule.cost is CostKind.TIME and rule.uniform_speed_kmh is None:
        notes.append(
            say(
                "{name}: speeds are from a field for {field} lines, from the class of the road for {by_class}, and "
                "{speed:g} km/h was assumed for {rest}.",
                name=name,
                field=counts.speed_from_field,
                by_class=counts.speed_from_class,
                speed=rule.default_speed_kmh,
                rest=counts.speed_default,
            )
        )
    if counts.unread_speeds:
        notes.append(
            say(
                "{name}: {count} lines have a speed that is no number ({values}); they take that of their class, or "
                "the one assumed.",
                name=name,
                count=counts.unread_speeds,
                values=", ".join(counts.unread_speed_values),
            )
        )
    if counts.unexplained:
        notes.append(
            say(
                "{name}: {count} lines have a direction that nobody explained ({values}); they are taken as open both "
                "ways.",
                name=name,
                count=counts.unexplained,
                values=", ".join(counts.unexplained_values),
            )
        )
    return notes


def _health_notes(name: str, health: Health) -> list[str]:
    notes = []
    if len(health.crossing_xy):
        notes.append(
            say_count(
                len(health.crossing_xy),
                "{name}: lines cross in {count} place without a common vertex; they are not joined there (bridges), "
                "unless you say so.",
                "{name}: lines cross in {count} places without a common vertex; they are not joined there (bridges), "
                "unless you say so.",
                name=name,
            )
        )
    if health.island_count > 1:
        notes.append(
            say(
                "{name}: the network has {count} parts that are not connected; see 'Health of the network'.",
                name=name,
                count=health.island_count,
            )
        )
    return notes
