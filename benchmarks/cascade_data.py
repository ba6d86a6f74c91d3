# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of dependencies for the benchmarks, the same on every machine."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from twinplan.core.cascade.network import Links, Network, Sources, network_of, simple_network
from twinplan.core.progress import Silent

IntArray = npt.NDArray[np.int64]
START_COUNT = 10


@lru_cache(maxsize=2)
def random_links(nodes: int, links: int, acyclic: bool = False) -> tuple[IntArray, IntArray]:
    """Provider and consumer of links between random nodes, none to itself, none twice."""
    rng = np.random.default_rng(9)
    provider, consumer = rng.integers(0, nodes, (2, links + links // 100))
    if acyclic:
        provider, consumer = np.minimum(provider, consumer), np.maximum(provider, consumer)
    keys = np.unique((provider * nodes + consumer)[provider != consumer])
    keys = rng.permutation(keys)[:links]
    return keys // nodes, keys % nodes


def random_network(nodes: int, links: int, acyclic: bool = False) -> Network:
    """Any failed provider fails its consumer, at once."""
    network = simple_network(nodes, *random_links(nodes, links, acyclic))
    network.consumers_of  # noqa: B018  (kept ready, as the peers' graphs are)
    return network


def network_with_spares(nodes: int, links: int) -> Network:
    """Half of the needs have a provider to spare, and every need lasts some hours."""
    provider, consumer = random_links(nodes, links)
    rng = np.random.default_rng(10)
    count = np.bincount(consumer, minlength=nodes)
    needed = np.where(rng.random(nodes) < 0.5, np.maximum(count - 1, 1), count)
    hours = rng.choice((0.0, 2.0, 4.0, 8.0, 24.0), nodes)
    every = Links(consumer, provider, np.zeros(len(provider), dtype=np.int64), np.ones(len(provider), dtype=bool))
    network = network_of(nodes, ("service",), every, needed[consumer], hours[consumer], Sources.none(), Silent())
    network.needs_of_provider  # noqa: B018  (kept ready)
    return network


def first_failures(nodes: int) -> IntArray:
    return np.random.default_rng(11).choice(nodes, START_COUNT, replace=False)
