# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks that were built before, for the next question about the same lines.

`BUILT` is the one thing in `core.network` that outlives a run. It holds a few networks, those used last, by what they
were made from (the fingerprint of the lines as they were read, and every parameter), so that an edit of the lines or of
a parameter never meets an old network.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

from .health import Health
from .model import Network
from .snap import Snapper
from .travel import TravelCounts

_MOST_NETWORKS = 4
_MOST_BYTES = 600 << 20


@dataclass(frozen=True)
class Built:
    """A network with what was found out about it; `lost` lines have no place in its plane."""

    network: Network
    counts: TravelCounts
    health: Health
    snapper: Snapper
    lost: int


class NetworkCache:
    """The networks used last; any number of threads may ask at once."""

    def __init__(self, most_networks: int = _MOST_NETWORKS, most_bytes: int = _MOST_BYTES) -> None:
        self._most_networks, self._most_bytes = most_networks, most_bytes
        self._kept: OrderedDict[Hashable, Built] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, build: Callable[[], Built]) -> Built:
        """The network of this key, built if it is not there. Two threads that ask at once may both build."""
        with self._lock:
            built = self._kept.get(key)
            if built is not None:
                self._kept.move_to_end(key)
                return built
        built = build()
        with self._lock:
            self._kept[key] = built
            self._kept.move_to_end(key)
            self._forget()
        return built

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def _forget(self) -> None:
        while len(self._kept) > self._most_networks or self._size() > self._most_bytes:
            self._kept.popitem(last=False)

    def _size(self) -> int:
        return sum(built.network.byte_count + built.snapper.byte_count for built in self._kept.values())


BUILT = NetworkCache()
