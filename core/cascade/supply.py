# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Failures where a network service also needs a path to a source, so that a cycle cannot feed itself.

For a service that has sources a provider delivers as long as it is up and either is a source, or itself gets the
service from enough providers that deliver: counted up from the sources (the least fixed point), on top of which
everything else stays up as long as it can (the greatest one). The two are computed in turn until nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..ragged import distinct, items_of, owners_of
from .fixed_point import NEVER, Fate, failure_hours
from .network import Network

NOT_DELIVERED = -np.inf


@dataclass(frozen=True)
class Supply:
    """A network service: until when each node delivers it.

    Attributes
    ----------
    needs: the needs of this service
    until_h: (n,) the hour at which each node stops delivering, infinite for never, NOT_DELIVERED where it never did
    """

    service: int
    needs: IntArray
    until_h: FloatArray


@dataclass(frozen=True)
class Outcome:
    """What becomes of all nodes, and the supply of every service that has sources."""

    fate: Fate
    supplies: tuple[Supply, ...]


def outcome(network: Network, start_h: FloatArray, progress: Progress) -> Outcome:
    """`start_h` (n,) is when each node fails by itself, infinite for never."""
    kinds = np.unique(network.sources.service)
    if not len(kinds):
        return Outcome(failure_hours(network, start_h, progress), ())
    fed = np.isin(network.service, kinds)
    plain = network.take(np.flatnonzero(~fed))
    fate, cut_h = failure_hours(plain, start_h, progress), np.full(network.node_count, NEVER)
    while True:
        supplies = tuple(_supply(network, int(kind), fate.hour, progress) for kind in kinds)
        lost_h = np.full(network.node_count, NEVER)
        for supply in supplies:
            hours = np.maximum(supplied_until(network, supply, supply.needs), 0.0) + network.autonomy_h[supply.needs]
            # One need of a service each, so no node twice; `_supply` leaves out what a source needs of its own service.
            node = network.consumer[supply.needs]
            lost_h[node] = np.minimum(lost_h[node], hours)
        if np.array_equal(lost_h, cut_h):
            return Outcome(fate, supplies)
        cut_h = lost_h
        following = failure_hours(plain, np.minimum(start_h, cut_h), progress)
        # Waves go on counting, so that what takes something down was always settled before it.
        later = following.wave + fate.wave.max() + 1
        fate = Fate(following.hour, np.where(following.hour < fate.hour, later, fate.wave).astype(np.int32))


def supplied_until(network: Network, supply: Supply, needs: IntArray) -> FloatArray:
    """When each of these needs of the service stops being met by providers that deliver."""
    return _kth_latest(network, needs, supply.until_h)


def _supply(network: Network, service: int, hour: FloatArray, progress: Progress) -> Supply:
    sources = network.sources.node[network.sources.service == service]
    is_source = np.zeros(network.node_count, dtype=bool)
    is_source[sources] = True
    needs = np.flatnonzero((network.service == service) & ~is_source[network.consumer])
    until = np.full(network.node_count, NOT_DELIVERED)
    until[sources] = hour[sources]
    offsets, needs_of = network.needs_of_provider
    is_ours = np.zeros(len(network), dtype=bool)
    is_ours[needs] = True
    changed = np.unique(sources)
    while len(changed):
        progress.check()
        touched = distinct(needs_of[items_of(offsets, changed)[0]], len(network))
        touched = touched[is_ours[touched]]
        if not len(touched):
            break
        node = network.consumer[touched]
        later = np.minimum(_kth_latest(network, touched, until), hour[node])
        rises = later > until[node]
        until[node[rises]] = later[rises]
        changed = node[rises]
    return Supply(service, needs, until)


def _kth_latest(network: Network, needs: IntArray, until: FloatArray) -> FloatArray:
    """The needed-th latest hour of the providers of each need."""
    if not len(needs):
        return np.zeros(0)
    links, heads = items_of(network.offsets, needs)
    times = until[network.provider[links]]
    needed = network.needed[needs]
    if (needed == 1).all():
        return np.asarray(np.maximum.reduceat(times, heads[:-1]), dtype=np.float64)
    order = np.lexsort((-times, owners_of(heads)))
    return np.asarray(times[order][heads[:-1] + needed - 1], dtype=np.float64)
