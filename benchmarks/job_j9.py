# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J9: failures spread over a million assets and two million dependencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from cascade_data import first_failures, network_with_spares, random_links, random_network
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from twinplan.core.cascade.fixed_point import Fate, failure_hours
from twinplan.core.progress import Silent

NAME = "J9"
TITLE = "cascade over 1 M assets with 2 M dependencies"
OURS, SCIPY, IGRAPH = "TwinPlan failure_hours", "scipy breadth_first_order", "igraph bfs"
NETWORKX, RUSTWORKX = "networkx descendants", "rustworkx bfs_successors"
_NODES, _LINKS = 1_000_000, 2_000_000
BoolArray = npt.NDArray[np.bool_]


def run() -> bool:
    return _by_reach() and _with_spares_and_hours()


def _by_reach() -> bool:
    """Any provider down fails its consumer; all graphs are built before, with a node that fails the first ones."""
    network, starts = random_network(_NODES, _LINKS), first_failures(_NODES)
    begin = np.full(_NODES, np.inf)
    begin[starts] = 0.0
    engines = [
        Engine(OURS, lambda: failure_hours(network, begin, Silent()).failed, ours=True),
        Engine(SCIPY, _Scipy(starts), needs=("scipy",)),
        Engine(IGRAPH, _Igraph(starts), needs=("igraph",)),
        Engine(RUSTWORKX, _Rustworkx(starts), needs=("rustworkx",), rounds=1),
        Engine(NETWORKX, _Networkx(starts), needs=("networkx",), rounds=1),
    ]
    return compare("J9 reach", engines, _agree, [FasterThan(OURS, SCIPY, 1 / 1.5), GapBelow(OURS, 50)])


def _with_spares_and_hours() -> bool:
    """No peer does this: reported, and checked against the rules at every asset."""
    network = network_with_spares(_NODES, _LINKS)
    begin = np.full(_NODES, np.inf)
    begin[np.random.default_rng(12).choice(_NODES, 100_000, replace=False)] = 0.0
    name = "TwinPlan, k of n and hours"

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        fate = results[name]
        assert isinstance(fate, Fate)
        return [Agreement("assets whose hour is not what their providers' say", _wrong(network, begin, fate), 0)]

    engines = [Engine(name, lambda: failure_hours(network, begin, Silent()), ours=True)]
    return compare("J9 k of n with hours", engines, agree, [GapBelow(name, 50)])


def _wrong(network, begin, fate) -> float:  # type: ignore[no-untyped-def]
    """How many hours differ from the rule applied to the others, sorted one need after the other."""
    times = fate.hour[network.provider]
    need = network.need_of_link
    order = np.lexsort((times, need))
    ended = times[order][network.offsets[:-1] + network.allowed] + network.autonomy_h
    expected = begin.copy()
    np.minimum.at(expected, network.consumer, ended)
    return float(np.count_nonzero(expected != fate.hour))


class _Scipy:
    def __init__(self, starts: npt.NDArray[np.int64]) -> None:
        self._starts = starts
        self._graph = None

    def __call__(self) -> BoolArray:
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import breadth_first_order

        if self._graph is None:
            provider, consumer = _with_root(self._starts)
            self._graph = csr_matrix((np.ones(len(provider)), (provider, consumer)), shape=(_NODES + 1,) * 2)
        reached = breadth_first_order(self._graph, _NODES, return_predecessors=False)
        return _mask(reached)


class _Igraph:
    def __init__(self, starts: npt.NDArray[np.int64]) -> None:
        self._starts = starts
        self._graph = None

    def __call__(self) -> BoolArray:
        import igraph

        if self._graph is None:
            self._graph = igraph.Graph(_NODES + 1, np.column_stack(_with_root(self._starts)), directed=True)
        return _mask(np.array(self._graph.bfs(_NODES, mode="out")[0]))


class _Rustworkx:
    def __init__(self, starts: npt.NDArray[np.int64]) -> None:
        self._starts = starts
        self._graph = None

    def __call__(self) -> BoolArray:
        import rustworkx

        if self._graph is None:
            self._graph = rustworkx.PyDiGraph()
            self._graph.add_nodes_from(range(_NODES + 1))
            self._graph.add_edges_from_no_data(list(zip(*(end.tolist() for end in _with_root(self._starts)))))
        return _mask(np.array([_NODES, *rustworkx.descendants(self._graph, _NODES)]))


class _Networkx:
    def __init__(self, starts: npt.NDArray[np.int64]) -> None:
        self._starts = starts
        self._graph = None

    def __call__(self) -> BoolArray:
        import networkx

        if self._graph is None:
            self._graph = networkx.DiGraph()
            self._graph.add_edges_from(zip(*(end.tolist() for end in _with_root(self._starts))))
        return _mask(np.fromiter(networkx.descendants(self._graph, _NODES), dtype=np.int64))


def _with_root(starts: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    provider, consumer = random_links(_NODES, _LINKS)
    return np.append(provider, np.full(len(starts), _NODES)), np.append(consumer, starts)


def _mask(reached: npt.NDArray[np.int64]) -> BoolArray:
    result = np.zeros(_NODES + 1, dtype=bool)
    result[reached] = True
    return result[:_NODES]


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    ours = results[OURS]
    return [
        Agreement(f"assets that fail here or in {peer} only", float(np.count_nonzero(ours != mask)), 0)
        for peer, mask in results.items()
        if peer != OURS
    ]
