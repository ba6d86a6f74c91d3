# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""At which hour each asset fails, when some fail at the start.

An asset stays up as long as it is not hit and, for each service that it needs, at least k of its n providers are up;
when the (n - k + 1)-th of them has failed it goes on for its autonomy. Every asset is as late as these rules allow: the
greatest fixed point, in which a cycle that nothing hits supports itself. It is found in waves from the first failures:
hours only ever fall, and each wave looks only at those whose providers changed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..ragged import AT_ONCE, distinct, heads_of, items_of, owners_of
from .network import Network
from .reach import UNREACHED, reach

NEVER = np.inf


@dataclass(frozen=True)
class Fate:
    """What becomes of n nodes.

    Attributes
    ----------
    hour: (n,) hours after the start at which each fails, infinite where it stays up
    wave: (n,) int32, in which wave that was settled: 0 for what failed by itself; a provider that takes its
        consumer down was settled in an earlier wave
    """

    hour: FloatArray
    wave: npt.NDArray[np.int32]

    @property
    def failed(self) -> npt.NDArray[np.bool_]:
        return np.isfinite(self.hour)


def failure_hours(network: Network, start_h: FloatArray, progress: Progress) -> Fate:
    """`start_h` (n,) is when each node fails by itself, infinite for never; sources are not looked at."""
    if not network.allowed.any() and not network.autonomy_h.any() and not _differ(start_h):
        return _at_once(network, start_h, progress)
    hour = start_h.copy()
    wave = np.zeros(len(hour), dtype=np.int32)
    changed = np.flatnonzero(np.isfinite(hour))
    offsets, needs_of = network.needs_of_provider
    number = 0
    while len(changed):
        number += 1
        nodes, falls = [], []
        for needs in _pieces(_needs_touched(offsets, needs_of, changed, len(network)), network.consumer):
            progress.check()
            node, fall = _falls(network, needs, hour)
            nodes.append(node)
            falls.append(fall)
        # Only now, so that a wave sees nothing of itself: what is settled does not depend on the order of the input.
        for node, fall in zip(nodes, falls):
            hour[node] = fall
            wave[node] = number
        changed = np.concatenate(nodes) if nodes else np.zeros(0, dtype=np.int64)
    return Fate(hour, wave)


def need_hours(network: Network, needs: IntArray, hour: FloatArray) -> FloatArray:
    """When each of these needs is no longer met: the hour at which one provider too many has failed."""
    links, heads = items_of(network.offsets, needs)
    times, starts = hour[network.provider[links]], heads[:-1]
    allowed = network.allowed[needs]
    result = np.minimum.reduceat(times, starts)
    spare = np.flatnonzero(allowed)
    if not len(spare):
        return result
    count = np.diff(heads)
    last = spare[allowed[spare] == count[spare] - 1]
    result[last] = np.maximum.reduceat(times, starts)[last]
    between = spare[allowed[spare] < count[spare] - 1]
    if len(between):
        items, inner = items_of(heads, between)
        order = np.lexsort((times[items], owners_of(inner)))
        result[between] = times[items][order][inner[:-1] + allowed[between]]
    return result


def _differ(start_h: FloatArray) -> bool:
    """Whether what fails by itself does so at other hours than the first."""
    return bool((np.isfinite(start_h) & (start_h != 0.0)).any())


def _at_once(network: Network, start_h: FloatArray, progress: Progress) -> Fate:
    offsets, consumers = network.consumers_of
    level = reach(offsets, consumers, np.flatnonzero(np.isfinite(start_h)), progress)
    return Fate(np.where(level == UNREACHED, NEVER, 0.0), np.maximum(level, 0))


def _needs_touched(offsets: IntArray, needs_of: IntArray, nodes: IntArray, need_count: int) -> IntArray:
    return distinct(needs_of[items_of(offsets, nodes)[0]], need_count)


def _pieces(needs: IntArray, consumer: IntArray) -> list[IntArray]:
    """Needs in pieces of a bounded size, all needs of a consumer in one piece."""
    if len(needs) <= AT_ONCE:
        return [needs] if len(needs) else []
    owner = consumer[needs]
    cuts = np.searchsorted(owner, owner[AT_ONCE::AT_ONCE])
    return [piece for piece in np.split(needs, cuts) if len(piece)]


def _falls(network: Network, needs: IntArray, hour: FloatArray) -> tuple[IntArray, FloatArray]:
    """The consumers whose hour falls because of these needs, and to what."""
    owner = network.consumer[needs]
    heads = heads_of(owner)
    earliest = np.minimum.reduceat(need_hours(network, needs, hour) + network.autonomy_h[needs], heads)
    node = owner[heads]
    falls = earliest < hour[node]
    return node[falls], earliest[falls]
