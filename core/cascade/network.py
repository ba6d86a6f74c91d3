# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What depends on what, as arrays: assets are nodes; a need is one asset's need of one service, with its providers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress, Silent
from ..ragged import items_of, offsets_of, owners_of

NOBODY = -1


@dataclass(frozen=True)
class Links:
    """l links: `consumer` gets `service` (a code) from `provider`; both are nodes."""

    consumer: IntArray
    provider: IntArray
    service: IntArray
    confirmed: BoolArray

    def __len__(self) -> int:
        return len(self.consumer)


@dataclass(frozen=True)
class Sources:
    """Where network services come from: node `node[i]` is a source of service `service[i]`."""

    node: IntArray
    service: IntArray

    @classmethod
    def none(cls) -> Sources:
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


@dataclass(frozen=True)
class Network:
    """n nodes, g needs sorted by consumer, then service, and their l links.

    Attributes
    ----------
    node_count: n
    services: the service of each code
    consumer, service: (g,) whose need it is, and of what
    needed: (g,) how many providers have to be up
    autonomy_h: (g,) for how many hours the consumer goes on without
    offsets: (g + 1,) first link of each need
    provider: (l,) node that each link comes from
    confirmed: (l,) whether the link is confirmed, not assumed
    row: (l,) position of the link among those given
    sources: where network services come from; a service without sources needs no path to one
    """

    node_count: int
    services: tuple[str, ...]
    consumer: IntArray
    service: IntArray
    needed: IntArray
    autonomy_h: FloatArray
    offsets: IntArray
    provider: IntArray
    confirmed: BoolArray
    row: IntArray
    sources: Sources

    def __len__(self) -> int:
        return len(self.consumer)

    @cached_property
    def allowed(self) -> IntArray:
        """(g,) how many providers may fail before the need fails."""
        return np.diff(self.offsets) - self.needed

    @cached_property
    def need_of_link(self) -> IntArray:
        """(l,) the need that each link belongs to."""
        return owners_of(self.offsets)

    @cached_property
    def needs_of_provider(self) -> tuple[IntArray, IntArray]:
        """Offsets (n + 1,) and needs (l,): the needs that each node provides for."""
        order = stable_order(self.provider, self.node_count, Silent())
        return offsets_of(self.provider, self.node_count), self.need_of_link[order]

    @cached_property
    def needs_of_consumer(self) -> IntArray:
        """(n + 1,) first need of each node."""
        return offsets_of(self.consumer, self.node_count)

    @cached_property
    def consumers_of(self) -> tuple[IntArray, IntArray]:
        """Offsets (n + 1,) and nodes (l,): the consumers of each node."""
        offsets, needs = self.needs_of_provider
        return offsets, self.consumer[needs]

    @cached_property
    def is_plain(self) -> bool:
        """Whether any provider's failure fails its consumer at once, so that failures go as far as links reach."""
        return not len(self.sources.node) and not self.allowed.any() and not self.autonomy_h.any()

    def take(self, needs: IntArray) -> Network:
        """Only these needs (ascending), with all their links."""
        links, heads = items_of(self.offsets, needs)
        return self._with(needs, self.needed[needs], heads, links)

    def confirmed_only(self) -> Network:
        """The links that are confirmed; a need keeps `needed`, but never more than it has links left."""
        kept = np.flatnonzero(self.confirmed)
        count = np.bincount(self.need_of_link[kept], minlength=len(self))
        needs = np.flatnonzero(count)
        heads = np.zeros(len(needs) + 1, dtype=np.int64)
        np.cumsum(count[needs], out=heads[1:])
        return self._with(needs, np.minimum(self.needed[needs], count[needs]), heads, kept)

    def _with(self, needs: IntArray, needed: IntArray, offsets: IntArray, links: IntArray) -> Network:
        return Network(
            self.node_count,
            self.services,
            self.consumer[needs],
            self.service[needs],
            needed,
            self.autonomy_h[needs],
            offsets,
            self.provider[links],
            self.confirmed[links],
            self.row[links],
            self.sources,
        )


def network_of(
    node_count: int,
    services: tuple[str, ...],
    links: Links,
    needed: IntArray,
    autonomy_h: FloatArray,
    sources: Sources,
    progress: Progress,
) -> Network:
    """Links put together by need.

    `links` are without repetition and self-links. `needed` and `autonomy_h` are (l,), the same for all links of a
    need, and `needed` is from 1 to the number of its links.
    """
    width = max(len(services), 1)
    key = links.consumer * width + links.service
    order = stable_order(key, node_count * width, progress)
    key = key[order]
    heads = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, dtype=np.int64)
    return Network(
        node_count,
        services,
        key[heads] // width,
        key[heads] % width,
        needed[order][heads],
        autonomy_h[order][heads],
        np.append(heads, len(key)).astype(np.int64),
        links.provider[order],
        links.confirmed[order],
        order,
        sources,
    )


def simple_network(node_count: int, provider: npt.ArrayLike, consumer: npt.ArrayLike) -> Network:
    """One service, at once, and every provider is needed: failures spread as far as links reach."""
    providers, consumers = np.asarray(provider, dtype=np.int64), np.asarray(consumer, dtype=np.int64)
    count = np.bincount(consumers, minlength=node_count)
    zero = np.zeros(len(providers), dtype=np.int64)
    links = Links(consumers, providers, zero, np.ones(len(providers), dtype=bool))
    return network_of(
        node_count, ("service",), links, count[consumers], np.zeros(len(providers)), Sources.none(), Silent()
    )
