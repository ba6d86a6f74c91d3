# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why each asset failed: the provider and the service that took it down, back to what was hit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import BoolArray, IntArray
from ..progress import Progress
from ..ragged import items_of, owners_of
from .fixed_point import Fate, need_hours
from .network import NOBODY, Network
from .supply import NOT_DELIVERED, Outcome, Supply, supplied_until

_AT_ONCE = 1 << 15


@dataclass(frozen=True)
class Causes:
    """(n,) each: the link that took a node down, as need and provider; NOBODY where it stays up or failed by itself.

    A node with a need but without provider was cut off from every source of that service from the start.
    """

    need: IntArray
    provider: IntArray


def causes(network: Network, found: Outcome, started: IntArray, tie: IntArray, progress: Progress) -> Causes:
    """`started` are the nodes that failed by themselves; of equal causes that with the lowest `tie` (n,) is named."""
    result = Causes(*(np.full(network.node_count, NOBODY, dtype=np.int64) for _ in range(2)))
    fate = found.fate
    failed = fate.failed
    failed[started] = False
    by_sources = np.zeros(len(network), dtype=bool)
    for supply in found.supplies:
        by_sources[network.service == supply.service] = True
    plain = ~by_sources
    nodes = np.flatnonzero(failed)
    for start in range(0, len(nodes), _AT_ONCE):
        progress.check()
        _plain_causes(network, fate, nodes[start : start + _AT_ONCE], plain, tie, result)
    for supply in found.supplies:
        _source_causes(network, fate, supply, np.flatnonzero(failed & (result.need == NOBODY)), tie, result, progress)
    return result


def _plain_causes(network: Network, fate: Fate, nodes: IntArray, plain: BoolArray, tie: IntArray, to: Causes) -> None:
    needs = items_of(network.needs_of_consumer, nodes)[0]
    needs = needs[plain[needs]]
    if not len(needs):
        return
    ended = need_hours(network, needs, fate.hour)
    consumer = network.consumer[needs]
    fits = ended + network.autonomy_h[needs] == fate.hour[consumer]
    needs, ended = needs[fits], ended[fits]
    if not len(needs):
        return
    links, heads = items_of(network.offsets, needs)
    need = owners_of(heads)
    provider, consumer = network.provider[links], network.consumer[needs][need]
    valid = (fate.hour[provider] == ended[need]) & (fate.wave[provider] < fate.wave[consumer])
    need, provider, consumer = needs[need[valid]], provider[valid], consumer[valid]
    # The earliest wave, then the lowest tie, then the first service.
    order = np.lexsort((network.service[need], tie[provider], fate.wave[provider], consumer))
    firsts = order[np.unique(consumer[order], return_index=True)[1]]
    to.need[consumer[firsts]] = need[firsts]
    to.provider[consumer[firsts]] = provider[firsts]


def _source_causes(
    network: Network, fate: Fate, supply: Supply, nodes: IntArray, tie: IntArray, to: Causes, progress: Progress
) -> None:
    """Nodes that lost a network service: named is the failed node on the way to the source."""
    offsets = network.needs_of_consumer
    is_need = np.zeros(len(network), dtype=bool)
    is_need[supply.needs] = True
    for position, node in enumerate(nodes.tolist()):
        if position % 256 == 0:
            progress.check()
        own = np.arange(offsets[node], offsets[node + 1])
        for need in own[is_need[own]].tolist():
            ended = float(supplied_until(network, supply, np.array([need]))[0])
            if max(ended, 0.0) + network.autonomy_h[need] == fate.hour[node]:
                to.need[node] = need
                if ended != NOT_DELIVERED:
                    to.provider[node] = _broken(network, fate, supply, need, ended, is_need, tie)
                break


def _broken(
    network: Network, fate: Fate, supply: Supply, need: int, ended: float, is_need: BoolArray, tie: IntArray
) -> int:
    """The nearest node on the way to a source whose own failure ended the delivery, settled before its consumer."""
    wave = fate.wave[network.consumer[need]]
    needs, seen = np.array([need]), np.zeros(network.node_count, dtype=bool)
    while len(needs):
        found = np.unique(network.provider[items_of(network.offsets, needs)[0]])
        found = found[~seen[found] & (supply.until_h[found] <= ended)]
        seen[found] = True
        broken = found[(fate.hour[found] == ended) & (fate.wave[found] < wave)]
        if len(broken):
            return int(broken[np.argmin(tie[broken])])
        needs = items_of(network.needs_of_consumer, found)[0]
        needs = needs[is_need[needs]]
    return NOBODY
