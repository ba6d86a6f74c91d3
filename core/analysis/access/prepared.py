# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What access needs before it looks at any demand: facilities, network, what it costs to reach every node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...errors import InputError
from ...geometry.crs import metres_per_unit, project_xy
from ...geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ...network.cache import Built
from ...network.model import Network
from ...network.reach import Reached, reached_stretches
from ...network.search import Graph, Labels, Seeds, cheapest
from ...network.snap import Snapped
from ...network.split import Split, split
from ...network.travel import KMH_TO_M_PER_MIN, CostKind, TravelRule
from ...progress import Progress, Share
from ...twin.table import FeatureTable
from ...wording.numbers import format_given
from ...wording.translate import say
from ..by_zone import ByZones, zones_of
from ..describe import Request
from ..hazard_choice import hazards_of
from ..hazards import Hazard
from ..impact import DerivedLayer
from ..placing import refuse_apart
from ..provenance import layer_notes
from .bridges import Spared, bridge_notes, on_bridge, spare_bridges
from .choices import Measure, chosen_measure, chosen_rule, hazard_notes
from .hazard import Closures, State, closures, is_open, lies_apart, piece_states
from .network import built_network, network_notes, travel_rule
from .places import Facilities, facilities_of, several_points
from .rows import AccessRows


@dataclass(frozen=True)
class NetworkState:
    """The network as it can be travelled: with all of it, or without what a hazard closes.

    `is_open` (p,) is None where all of it is open; `labels` are the cost of every node to the nearest facility.
    """

    is_open: BoolArray | None
    labels: Labels


@dataclass(frozen=True)
class HazardState:
    """The network under a hazard: `after` without what is closed or unknown, `at_best` without what is closed."""

    closed: Closures
    after: NetworkState
    at_best: NetworkState

    def closed_length_m(self, network: Network) -> float:
        some = self.closed.state == State.CLOSED
        length = (self.closed.end - self.closed.begin) * network.length_m[self.closed.edge]
        return float(length[some].sum())


@dataclass(frozen=True)
class NetworkPart:
    """The network with the facilities on it.

    Attributes
    ----------
    snapped: where each facility enters
    seeds: the facilities on the network, rank by rank
    before: all of it
    under: what each hazard leaves of it; the first one leads
    graph: of what counts: under the first hazard where there is one
    reached: of the last state that counts, by limit
    far_xy: (k, 2) facilities that are not on the network
    fastest: metres that can be made per unit of cost, infinite where that is not known
    """

    built: Built
    rule: TravelRule
    pieces: Split
    snapped: Snapped
    seeds: Seeds
    before: NetworkState
    under: tuple[HazardState, ...]
    graph: Graph
    reached: Reached
    far_xy: FloatArray
    fastest: float

    @property
    def final(self) -> NetworkState:
        """What counts: after the first hazard where there is one."""
        return self.under[0].after if self.under else self.before

    @property
    def closed(self) -> Closures | None:
        """What the first hazard closes."""
        return self.under[0].closed if self.under else None


@dataclass(frozen=True)
class Prepared:
    """All that demand is measured against.

    `wants_pairs` says whether more than the nearest facility has to be known, `of_cells` that the demand is the cells
    of the population raster; `crowd` are these cells and what was measured of them where there is demand of its own.
    """

    request: Request
    measure: Measure
    facilities: Facilities
    network: NetworkPart | None
    hazards: tuple[Hazard, ...]
    zones: ByZones | None
    geodesic: bool
    towards: bool
    walking_kmh: float
    farthest_m: float
    notes: tuple[str, ...]
    of_cells: bool = False
    wants_pairs: bool = False
    layers: tuple[DerivedLayer, ...] = ()
    crowd: tuple[FeatureTable, AccessRows] | None = None

    def entry_cost(self, metres: FloatArray) -> FloatArray:
        """What the straight way between a place and the network costs."""
        if self.measure.cost is CostKind.TIME:
            return metres / (self.walking_kmh * KMH_TO_M_PER_MIN)
        if self.measure.cost is CostKind.FIELD:
            return np.where(np.isfinite(metres), 0.0, np.nan)
        return metres


def prepare(request: Request, progress: Progress) -> Prepared:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    lines = request.table("network")
    facilities = facilities_of(request, progress)
    hazards = hazards_of(request, chosen_rule(request))
    if hazards and lines is None:
        raise InputError(
            say("Input 'Hazard'"),
            say("there is no network that it could close"),
            say("Choose a layer of roads, or leave the hazard empty: a straight line is never closed."),
        )
    rule = travel_rule(request, lines) if lines is not None else None
    measure = chosen_measure(request, rule)
    prepared = Prepared(
        request=replace(request, vectors={key: value for key, value in request.vectors.items() if key != "demand"}),
        measure=measure,
        facilities=facilities,
        network=None,
        hazards=hazards,
        zones=zones_of(request),
        geodesic=bool(request.parameters["geodesic"]),
        towards=request.parameters["towards"] != "from",
        walking_kmh=request.number("walking_speed"),
        farthest_m=request.number("max_entry"),
        notes=(),
        of_cells=request.table("demand") is None,
        wants_pairs=request.parameters["od"] != "none" or facilities.capacity is not None,
    )
    notes = _facility_notes(facilities)
    if lines is None or rule is None:
        if not prepared.geodesic:
            metres_per_unit(facilities.table.crs)
        return replace(prepared, notes=tuple(notes))
    built = built_network(request, lines, rule, Share(progress, 0.0, 0.5))
    field = request.text("bridge_field") if request.parameters["bridges_open"] and hazards else None
    bridges = on_bridge(lines, field, progress)
    part, spared = _network_part(prepared, built, rule, bridges, Share(progress, 0.5, 1.0))
    notes += [*layer_notes(lines), *network_notes(lines.name, built, rule), *_far_notes(prepared, part)]
    notes += [*hazard_notes(request, hazards), *bridge_notes(lines, field, bridges, spared)]
    return replace(prepared, network=part, notes=tuple(notes))


def _facility_notes(facilities: Facilities) -> list[str]:
    table = facilities.table
    notes = layer_notes(table)
    missing = len(table) - len(facilities)
    if missing:
        notes.append(
            say(
                "{name}: {count} facilities have no usable geometry; whom they serve is not known.",
                name=table.name,
                count=missing,
            )
        )
    several = several_points(table)
    if several:
        notes.append(
            say("{name}: of {count} multi-points only the first point counts.", name=table.name, count=several)
        )
    return notes


def _far_notes(prepared: Prepared, part: NetworkPart) -> list[str]:
    if not len(part.far_xy):
        return []
    return [
        say(
            "{name}: {count} facilities are farther than {metres} m from the network. Whom they serve is not known: "
            "places that only they could serve in time are unknown. Allow a longer way to the network, or leave them "
            "out.",
            name=prepared.facilities.table.name,
            count=len(part.far_xy),
            metres=format_given(prepared.farthest_m),
        )
    ]


def _network_part(
    prepared: Prepared, built: Built, rule: TravelRule, bridges: IntArray | None, progress: Progress
) -> tuple[NetworkPart, Spared]:
    """And what bridges carry over the first hazard."""
    network, facilities = built.network, prepared.facilities
    xy = project_xy(facilities.xy, facilities.table.crs, network.crs, progress)
    snapped = built.snapper.snap(xy, prepared.farthest_m, prepared.geodesic, Share(progress, 0.0, 0.1))
    on = np.flatnonzero(snapped.found)
    if not len(on):
        raise InputError(
            say("Layer '{name}'", name=facilities.table.name),
            say(
                "none of its facilities is within {metres} m of the network",
                metres=format_given(prepared.farthest_m),
            ),
            say("Check the CRS of both layers, choose a network of the same area, or allow a longer way to it."),
        )
    name = prepared.request.vectors["network"][0].name
    closed, spared = _closed(prepared.hazards, network, name, bridges, Share(progress, 0.1, 0.4))
    edge, share = snapped.edge[on], snapped.share[on]
    cut_edge = np.concatenate((edge, *(each.edge for each in closed for _ in range(2))))
    cut_share = np.concatenate((share, *(cut for each in closed for cut in (each.begin, each.end))))
    pieces = split(network, cut_edge, cut_share, progress)
    seeds = Seeds(
        pieces.node_at(edge, share),
        on.astype(np.int32),
        pieces.rounded(prepared.entry_cost(snapped.entry_m[on])),
        np.zeros(len(on)),
    )
    progress.report(0.4, say("Searching the network"))
    before, graph = _state(pieces, seeds, prepared.towards, None, Share(progress, 0.4, 0.6))
    under = []
    for number, each in enumerate(closed):
        part = Share(progress, 0.6 + 0.3 * number / len(closed), 0.6 + 0.3 * (number + 1) / len(closed))
        state, its_graph = _under(pieces, seeds, prepared.towards, each, part)
        under.append(state)
        # Graphs are large: only that of the hazard that leads is needed again.
        graph = its_graph if number == 0 else graph
    final = under[0].after if under else before
    limits = prepared.measure.limits
    reached = reached_stretches(pieces, final.labels, limits, prepared.towards, final.is_open, progress)
    found = NetworkPart(
        built=built,
        rule=rule,
        pieces=pieces,
        snapped=snapped,
        seeds=seeds,
        before=before,
        under=tuple(under),
        graph=graph,
        reached=reached,
        far_xy=xy[~snapped.found & np.isfinite(xy[:, 0])],
        fastest=_fastest(prepared, built),
    )
    return found, spared


def _closed(
    hazards: Sequence[Hazard], network: Network, name: str, bridges: IntArray | None, progress: Progress
) -> tuple[list[Closures], Spared]:
    """What each hazard closes, and what bridges carry over the first one."""
    result, first = [], Spared(0, 0.0)
    for number, hazard in enumerate(hazards):
        share = Share(progress, number / len(hazards), (number + 1) / len(hazards))
        share.report(0.0, say("Comparing the network with the hazard"))
        found, spared = spare_bridges(closures(network, hazard, share), bridges, network)
        result.append(found)
        if number == 0:
            first = spared
    if hazards and not any((found.state == State.CLOSED).any() for found in result):
        _refuse_apart(hazards, network, name, progress)
    return result, first


def _refuse_apart(hazards: Sequence[Hazard], network: Network, name: str, progress: Progress) -> None:
    """Raise InputError where the hazards close nothing because all of them are elsewhere."""
    boxes = [(hazard.name, not lies_apart(network, hazard, progress)) for hazard in hazards]
    refuse_apart(name, boxes)


def _under(
    pieces: Split, seeds: Seeds, towards: bool, closed: Closures, progress: Progress
) -> tuple[HazardState, Graph]:
    state = piece_states(pieces, closed, progress)
    after, graph = _state(pieces, seeds, towards, is_open(state, False), Share(progress, 0.0, 0.5))
    if not (state == State.UNKNOWN).any():
        return HazardState(closed, after, after), graph
    at_best, _ = _state(pieces, seeds, towards, is_open(state, True), Share(progress, 0.5, 1.0))
    return HazardState(closed, after, at_best), graph


def _state(
    pieces: Split, seeds: Seeds, towards: bool, open_pieces: BoolArray | None, progress: Progress
) -> tuple[NetworkState, Graph]:
    graph = pieces.graph(towards, open_pieces, progress)
    return NetworkState(open_pieces, cheapest(graph, seeds, np.inf, progress)), graph


def _fastest(prepared: Prepared, built: Built) -> float:
    """Metres per unit of cost on the best edge, or on foot; what costs nothing leads anywhere."""
    if prepared.measure.cost is CostKind.LENGTH:
        return 1.0
    if prepared.measure.cost is CostKind.FIELD:
        return np.inf
    network = built.network
    cost = np.minimum(network.forward, network.backward)
    some = np.isfinite(cost) & (cost > 0)
    fastest = float((network.length_m[some] / cost[some]).max(initial=0.0))
    return max(fastest, prepared.walking_kmh * KMH_TO_M_PER_MIN)


def stretch_lines(part: NetworkPart, progress: Progress) -> Geometries:
    """(k,) the lines of `part.reached`, in the CRS of the network."""
    reached = part.reached
    return part.built.network.geometry_of(reached.edge, reached.begin, reached.end, progress)
