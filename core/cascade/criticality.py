# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is lost if one asset alone fails, for every asset, exactly, 64 assets to a word.

Where any failed provider fails its consumers, what fails with an asset is what can be reached from it: assets that
reach each other are taken together, and the rest is gone through level by level. Where some needs have spare providers,
or need a path to a source, every asset's cascade is run to its fixed point, many thousand assets at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..geometry.geometries import BoolArray, FloatArray, IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress, Share
from ..ragged import distinct, heads_of, items_of, offsets_of, owners_of
from .bits import WORD_BITS, WordArray, at_least, empty_rows, set_bits, weighted_sums
from .components import strong_components
from .network import Network

_BYTES_AT_ONCE = 1 << 25
# `reduceat` holds the interpreter: of so many bytes for some milliseconds.
_REDUCED_AT_ONCE = 1 << 21
_ROWS_AT_ONCE = 1 << 12


class Method(Enum):
    """How criticality was computed; both are exact."""

    REACH = "reachability"
    CASCADE = "cascade of every asset"


@dataclass(frozen=True)
class Criticality:
    """What is lost if each of n nodes alone fails, itself included: `lost` (w, n), one row a weight."""

    lost: FloatArray
    method: Method


def criticality(network: Network, weights: FloatArray, progress: Progress) -> Criticality:
    """`weights` (w, n) is what each node counts, e.g. people, hospitals, schools, 1 for every asset.

    Autonomy delays failures but does not prevent them, so it is not looked at.
    """
    if not network.allowed.any() and not len(network.sources.node):
        return Criticality(_by_reach(network, weights, progress), Method.REACH)
    return Criticality(_by_cascade(network, weights, progress), Method.CASCADE)


def _words_for(rows: int) -> int:
    return int(np.clip(_BYTES_AT_ONCE // (8 * max(rows, 1)), 4, 512))


@dataclass(frozen=True)
class _Levels:
    """A graph without cycles, its nodes renumbered by level: providers come first.

    Level i has the rows starts[i]..starts[i + 1], those with most providers first. `steps[i]` holds, for j = 0, 1, ...,
    the j-th provider of the first len(...) rows of that level.
    """

    starts: IntArray
    steps: tuple[tuple[IntArray, ...], ...]


def _by_reach(network: Network, weights: FloatArray, progress: Progress) -> FloatArray:
    offsets, consumers = network.consumers_of
    count, component = strong_components(offsets, consumers, Share(progress, 0.0, 0.1))
    owner = component[owners_of(offsets)]
    provider, consumer = _distinct_links(owner, component[consumers], count)
    levels, row = _levels(count, provider, consumer, progress)
    own = np.array([np.bincount(row[component], weight, count) for weight in weights]).reshape(len(weights), count)
    lost = own.copy()
    # What has no consumers takes nothing else down.
    leads = np.zeros(count, dtype=bool)
    leads[row[provider]] = True
    scenarios = np.flatnonzero(leads)
    words = _words_for(count)
    for start in range(0, len(scenarios), words * WORD_BITS):
        progress.report(0.1 + 0.9 * start / len(scenarios))
        some = scenarios[start : start + words * WORD_BITS]
        first = int(some[0])
        down = _reached(levels, some, words, progress)
        lost[:, some] = [weighted_sums(down, weight[first:], progress)[: len(some)] for weight in own]
    return np.asarray(lost[:, row[component]], dtype=np.float64)


def _distinct_links(provider: IntArray, consumer: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Links between different components, each once."""
    between = provider != consumer
    keys = np.unique(provider[between] * count + consumer[between])
    return keys // count, keys % count


def _levels(count: int, provider: IntArray, consumer: IntArray, progress: Progress) -> tuple[_Levels, IntArray]:
    """The levels, and the row of each node."""
    offsets = offsets_of(provider, count)
    consumers = consumer[stable_order(provider, count, progress)]
    missing = np.bincount(consumer, minlength=count)
    level = np.zeros(count, dtype=np.int64)
    front, depth = np.flatnonzero(missing == 0), 0
    while len(front):
        progress.check()
        level[front] = depth
        depth += 1
        reached, times = np.unique(consumers[items_of(offsets, front)[0]], return_counts=True)
        missing[reached] -= times
        front = reached[missing[reached] == 0]
    degree = np.bincount(consumer, minlength=count)
    most = int(degree.max(initial=0))
    order = stable_order(level * (most + 1) + most - degree, depth * (most + 1), progress)
    row = np.empty(count, dtype=np.int64)
    row[order] = np.arange(count)
    starts = offsets_of(level, depth)
    to_row, from_row = row[consumer], row[provider]
    by_row = stable_order(to_row, count, progress)
    to_row, from_row = to_row[by_row], from_row[by_row]
    rank = np.arange(len(to_row)) - offsets_of(to_row, count)[to_row]
    of_level = level[order][to_row]
    # Rows ascend already, and go on doing so within a step.
    step = of_level * (most + 1) + rank
    by_step = stable_order(step, depth * (most + 1), progress)
    heads = heads_of(step[by_step])
    steps: list[list[IntArray]] = [[] for _ in range(depth)]
    for some in np.split(by_step, heads[1:]) if len(by_step) else []:
        steps[int(of_level[some[0]])].append(from_row[some])
    return _Levels(starts, tuple(tuple(each) for each in steps)), row


def _reached(levels: _Levels, scenarios: IntArray, words: int, progress: Progress) -> WordArray:
    """Rows from the first scenario on: the scenarios (rows, ascending) from which each is reached."""
    first = int(scenarios[0])
    down = empty_rows(int(levels.starts[-1]) - first, words)
    set_bits(down, scenarios - first, np.arange(len(scenarios)))
    for start, steps in zip(levels.starts.tolist(), levels.steps):
        progress.check()
        for provider in steps:
            for begin in range(0, len(provider), _ROWS_AT_ONCE):
                progress.check()
                some = provider[begin : begin + _ROWS_AT_ONCE]
                stop = start + begin + len(some) - first
                if stop <= 0:
                    continue
                # Rows before the first scenario are reached by none.
                skip = max(0, first - start - begin)
                some = some[skip:] - first
                later = some >= 0
                if later.all():
                    down[stop - len(some) : stop] |= down[some]
                elif later.any():
                    down[np.flatnonzero(later) + stop - len(some)] |= down[some[later]]
    return down


def _by_cascade(network: Network, weights: FloatArray, progress: Progress) -> FloatArray:
    work = _Cascades(network)
    before = work.down(np.zeros(0, dtype=np.int64), 1, progress)
    already = np.array([weighted_sums(before, weight, progress)[0] for weight in weights])
    is_down = (before[:, 0] & np.uint64(1)) > 0
    lost = np.where(is_down, 0.0, weights)
    leads = np.diff(network.needs_of_provider[0]) > 0
    scenarios = np.flatnonzero(leads & ~is_down)
    words = _words_for(network.node_count)
    for start in range(0, len(scenarios), words * WORD_BITS):
        progress.report(start / len(scenarios))
        some = scenarios[start : start + words * WORD_BITS]
        down = work.down(some, words, progress)
        for row, weight in enumerate(weights):
            lost[row, some] = weighted_sums(down, weight, progress)[: len(some)] - already[row]
    return np.asarray(lost, dtype=np.float64)


class _Cascades:
    """The network's fixed points for many scenarios in each of which one node fails."""

    def __init__(self, network: Network) -> None:
        self._network = network
        kinds = np.unique(network.sources.service)
        fed = np.isin(network.service, kinds)
        self._plain = network.take(np.flatnonzero(~fed)) if len(kinds) else network
        self._supplies = [self._supply(int(kind)) for kind in kinds]

    def _supply(self, service: int) -> tuple[IntArray, Network]:
        network = self._network
        sources = network.sources.node[network.sources.service == service]
        is_source: BoolArray = np.zeros(network.node_count, dtype=bool)
        is_source[sources] = True
        needs = np.flatnonzero((network.service == service) & ~is_source[network.consumer])
        return np.unique(sources), network.take(needs)

    def down(self, scenarios: IntArray, words: int, progress: Progress) -> WordArray:
        """(n, words) which nodes fail in each scenario; in scenario i the node scenarios[i] fails by itself."""
        down = empty_rows(self._network.node_count, words)
        set_bits(down, scenarios, np.arange(len(scenarios)))
        changed = np.unique(scenarios)
        while True:
            self._spread(down, changed, progress)
            changed = self._cut_off(down, progress)
            if not len(changed):
                return down

    def _spread(self, down: WordArray, changed: IntArray, progress: Progress) -> None:
        plain = self._plain
        offsets, needs_of = plain.needs_of_provider
        at_once = _needs_at_once(down)
        while len(changed):
            needs = distinct(needs_of[items_of(offsets, changed)[0]], len(plain))
            fallen = []
            for start in range(0, len(needs), at_once):
                progress.check()
                some = needs[start : start + at_once]
                links, heads = items_of(plain.offsets, some)
                unmet = at_least(down[plain.provider[links]], heads, plain.allowed[some] + 1)
                fallen.append(_add(down, plain.consumer[some], unmet))
            changed = np.unique(np.concatenate(fallen)) if fallen else np.zeros(0, dtype=np.int64)

    def _cut_off(self, down: WordArray, progress: Progress) -> IntArray:
        """Fail what no source reaches any more; which nodes that changes."""
        changed = [np.zeros(0, dtype=np.int64)]
        for sources, fed in self._supplies:
            delivers = empty_rows(len(down), down.shape[1])
            delivers[sources] = ~down[sources]
            front = sources
            offsets, needs_of = fed.needs_of_provider
            while len(front):
                progress.check()
                needs = distinct(needs_of[items_of(offsets, front)[0]], len(fed))
                if not len(needs):
                    break
                met = self._met(fed, needs, delivers, progress)
                front = _add(delivers, fed.consumer[needs], met & ~down[fed.consumer[needs]])
            every = np.arange(len(fed))
            if len(every):
                changed.append(_add(down, fed.consumer, ~self._met(fed, every, delivers, progress)))
        return np.unique(np.concatenate(changed))

    @staticmethod
    def _met(fed: Network, needs: IntArray, delivers: WordArray, progress: Progress) -> WordArray:
        met = empty_rows(len(needs), delivers.shape[1])
        at_once = _needs_at_once(delivers)
        for start in range(0, len(needs), at_once):
            progress.check()
            some = needs[start : start + at_once]
            links, heads = items_of(fed.offsets, some)
            met[start : start + at_once] = at_least(delivers[fed.provider[links]], heads, fed.needed[some])
        return met


def _needs_at_once(rows: WordArray) -> int:
    return max(1, _REDUCED_AT_ONCE // (8 * rows.shape[1] * 8))


def _add(rows: WordArray, row: IntArray, bits: WordArray) -> IntArray:
    """Set the bits in these rows (ascending, some repeated); which rows that changes."""
    heads = heads_of(row)
    if len(heads) < len(row):
        row, bits = row[heads], np.bitwise_or.reduceat(bits, heads, axis=0)
    old = rows[row]
    bits |= old
    differs = (bits != old).any(axis=1)
    rows[row[differs]] = bits[differs]
    changed: IntArray = row[differs]
    return changed
