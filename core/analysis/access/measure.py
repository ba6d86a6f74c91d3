# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest facility of every place: by the costs of nodes that are known already, or in a straight line."""

from __future__ import annotations

import numpy as np

from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray, IntArray
from ...network.snap import Snapped
from ...network.split import legs
from ...overlay.first_zone import NO_ZONE, points_first_zone
from ...overlay.near import nearest, within
from ...overlay.places import places_of
from ...progress import Progress, Share
from ...twin.table import FeatureTable
from .pairs import network_pairs, straight_pairs
from .prepared import NetworkPart, NetworkState, Prepared
from .rows import NO_FACILITY, AccessRows, Pairs, Place, Ways

_SAME_PLACE_M = 1e-3


def measure(prepared: Prepared, subjects: FeatureTable, progress: Progress) -> AccessRows:
    """Raises InputError for subjects that cannot be placed, Cancelled when told to stop."""
    xy = places_of(subjects.geometries, progress)
    zone = _zones(prepared, subjects, xy, Share(progress, 0.0, 0.1))
    progress.report(0.1, "")
    if prepared.network is None:
        return _straight(prepared, subjects, xy, zone, Share(progress, 0.1, 1.0))
    return _by_network(prepared, prepared.network, subjects, xy, zone, Share(progress, 0.1, 1.0))


def _zones(prepared: Prepared, subjects: FeatureTable, xy: FloatArray, progress: Progress) -> IntArray:
    zone = np.full(len(xy), NO_ZONE, dtype=np.int64)
    if prepared.zones is None:
        return zone
    table = prepared.zones.table
    there = project_xy(xy, subjects.crs, table.crs, progress)
    known = np.flatnonzero(np.isfinite(there).all(axis=1))
    zone[known] = points_first_zone(np.ascontiguousarray(there[known]), table.geometries, progress)
    return zone


def _straight(
    prepared: Prepared, subjects: FeatureTable, xy: FloatArray, zone: IntArray, progress: Progress
) -> AccessRows:
    facilities = prepared.facilities
    crs = facilities.table.crs
    there = project_xy(xy, subjects.crs, crs, progress)
    found = nearest(facilities.xy, there, crs, prepared.geodesic, Share(progress, 0.0, 0.5))
    ways = Ways(found.distance_m, found.index, found.distance_m)
    pairs = None
    if prepared.wants_pairs:
        pairs = straight_pairs(prepared, there, Share(progress, 0.5, 1.0))
    place = np.where(np.isfinite(there).all(axis=1), Place.FOUND, Place.NOWHERE).astype(np.int8)
    unknown = np.full(len(xy), np.nan)
    choice = within(facilities.xy, prepared.measure.limit, there, crs, prepared.geodesic, progress)
    return AccessRows(place, zone, unknown, np.full(len(xy), np.inf), ways, (), pairs, choice)


def _by_network(
    prepared: Prepared,
    part: NetworkPart,
    subjects: FeatureTable,
    xy: FloatArray,
    zone: IntArray,
    progress: Progress,
) -> AccessRows:
    network = part.built.network
    there = project_xy(xy, subjects.crs, network.crs, Share(progress, 0.0, 0.1))
    snapped = part.built.snapper.snap(there, prepared.farthest_m, prepared.geodesic, Share(progress, 0.1, 0.6))
    at_facility = _at_facility(prepared, part, there, progress)
    place = np.full(len(xy), Place.FOUND, dtype=np.int8)
    place[~snapped.found & (at_facility == NO_FACILITY)] = Place.FAR
    place[~np.isfinite(there).all(axis=1)] = Place.NOWHERE
    before = _ways(prepared, part, part.before, snapped, at_facility, progress)
    under = []
    for state in part.under:
        after = _ways(prepared, part, state.after, snapped, at_facility, progress)
        same = state.at_best is state.after
        at_best = after if same else _ways(prepared, part, state.at_best, snapped, at_facility, progress)
        under.append((after, at_best))
    possible = np.full(len(xy), np.inf)
    if len(part.far_xy):
        found = nearest(part.far_xy, there, network.crs, prepared.geodesic, Share(progress, 0.7, 0.8))
        possible = found.distance_m
    pairs: Pairs | None = None
    if prepared.wants_pairs:
        pairs = network_pairs(prepared, part, snapped, at_facility, Share(progress, 0.8, 1.0))
    return AccessRows(place, zone, snapped.entry_m, possible, before, tuple(under), pairs)


def _at_facility(prepared: Prepared, part: NetworkPart, xy: FloatArray, progress: Progress) -> IntArray:
    """(n,) the facility that is at the very place, -1 where none is: to be there costs nothing."""
    own = project_xy(prepared.facilities.xy, prepared.facilities.table.crs, part.built.network.crs, progress)
    found = nearest(own, xy, part.built.network.crs, False, progress)
    return np.where(found.distance_m <= _SAME_PLACE_M, found.index, NO_FACILITY)


def _ways(
    prepared: Prepared,
    part: NetworkPart,
    state: NetworkState,
    snapped: Snapped,
    at_facility: IntArray,
    progress: Progress,
) -> Ways:
    count = len(snapped)
    cost, length = np.full(count, np.nan), np.full(count, np.nan)
    facility = np.full(count, NO_FACILITY, dtype=np.int64)
    found = np.flatnonzero(snapped.found)
    progress.check()
    both = legs(part.pieces, snapped.edge[found], snapped.share[found], prepared.towards, state.is_open)
    labels = state.labels
    costs = both.cost + labels.cost[both.node]
    ranks = labels.rank[both.node]
    lengths = both.length + labels.length[both.node]
    progress.check()
    # The cheaper of both ways; of equals the lower facility, then the shorter way.
    second = costs[:, 1] < costs[:, 0]
    even = costs[:, 1] == costs[:, 0]
    even &= (ranks[:, 1] < ranks[:, 0]) | ((ranks[:, 1] == ranks[:, 0]) & (lengths[:, 1] < lengths[:, 0]))
    side = (second | even).astype(np.int64)
    row = np.arange(len(found))
    best = costs[row, side]
    cost[found] = best + part.pieces.rounded(prepared.entry_cost(snapped.entry_m[found]))
    reached = np.isfinite(best)
    facility[found[reached]] = ranks[row, side][reached]
    length[found] = np.where(reached, lengths[row, side], np.nan)
    here = at_facility != NO_FACILITY
    cost[here], length[here], facility[here] = 0.0, 0.0, at_facility[here]
    return Ways(cost, facility, length)
