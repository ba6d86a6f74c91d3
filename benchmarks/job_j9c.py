# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J9c: what fails if each of 100,000 assets alone fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from cascade_data import network_with_spares, random_links, random_network
from harness import Agreement, Engine, GapBelow, PeakBelow, TimeBelow, compare
from twinplan.core.cascade.criticality import criticality
from twinplan.core.cascade.fixed_point import failure_hours
from twinplan.core.cascade.network import Network
from twinplan.core.progress import Silent

NAME = "J9c"
TITLE = "criticality of every one of 100,000 assets with 200,000 dependencies"
OURS = "TwinPlan criticality"
_NODES, _LINKS, _SAMPLE = 100_000, 200_000, 50
FloatArray = npt.NDArray[np.float64]


def run() -> bool:
    """Peers need minutes for all assets: they do a sample of 50, on which all have to agree."""
    with_cycles = _run("J9c with cycles", random_network(_NODES, _LINKS), False)
    without = _run("J9c without cycles", random_network(_NODES, _LINKS, acyclic=True), True)
    return with_cycles and without and _with_spares()


def _run(job: str, network: Network, acyclic: bool) -> bool:
    weights = np.ones((1, _NODES))
    chosen = np.random.default_rng(3).choice(_NODES, _SAMPLE, replace=False)
    engines = [
        Engine(OURS, lambda: criticality(network, weights, Silent()).lost[0], ours=True, rounds=3),
        Engine("igraph, 50 assets", lambda: _igraph(acyclic, chosen), needs=("igraph",), rounds=1),
        Engine("rustworkx, 50 assets", lambda: _rustworkx(acyclic, chosen), needs=("rustworkx",), rounds=1),
        Engine("networkx, 50 assets", lambda: _networkx(acyclic, chosen), needs=("networkx",), rounds=1),
    ]
    targets = [TimeBelow(OURS, 8), PeakBelow(OURS, 600), GapBelow(OURS, 50)]
    return compare(job, engines, _agreement(chosen), targets)


def _with_spares() -> bool:
    """Half of the needs have a provider to spare: no peer does that; set against single cascades."""
    network = network_with_spares(_NODES // 10, _LINKS // 10)
    weights = np.ones((1, _NODES // 10))
    name = "TwinPlan, k of n, 10,000 assets"
    chosen = np.random.default_rng(3).choice(_NODES // 10, 100, replace=False)

    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        lost = results[name]
        assert isinstance(lost, np.ndarray)
        alone = [_alone(network, node) for node in chosen.tolist()]
        return [Agreement("most apart from a cascade by itself", float(np.abs(lost[chosen] - alone).max()), 0)]

    engines = [Engine(name, lambda: criticality(network, weights, Silent()).lost[0], ours=True, rounds=2)]
    return compare("J9c k of n", engines, agree, [GapBelow(name, 50)])


def _alone(network: Network, node: int) -> int:
    begin = np.full(network.node_count, np.inf)
    begin[node] = 0.0
    return int(np.count_nonzero(failure_hours(network, begin, Silent()).failed))


def _igraph(acyclic: bool, chosen: npt.NDArray[np.int64]) -> FloatArray:
    import igraph

    graph = igraph.Graph(_NODES, np.column_stack(random_links(_NODES, _LINKS, acyclic)), directed=True)
    return np.array([len(graph.subcomponent(node, mode="out")) for node in chosen.tolist()], dtype=np.float64)


def _rustworkx(acyclic: bool, chosen: npt.NDArray[np.int64]) -> FloatArray:
    import rustworkx

    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(_NODES))
    graph.add_edges_from_no_data(list(zip(*(end.tolist() for end in random_links(_NODES, _LINKS, acyclic)))))
    return np.array([len(rustworkx.descendants(graph, node)) + 1 for node in chosen.tolist()], dtype=np.float64)


def _networkx(acyclic: bool, chosen: npt.NDArray[np.int64]) -> FloatArray:
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(_NODES))
    graph.add_edges_from(zip(*(end.tolist() for end in random_links(_NODES, _LINKS, acyclic))))
    return np.array([len(networkx.descendants(graph, node)) + 1 for node in chosen.tolist()], dtype=np.float64)


def _agreement(chosen: npt.NDArray[np.int64]) -> Callable[[Mapping[str, object]], Sequence[Agreement]]:
    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        ours = results[OURS]
        assert isinstance(ours, np.ndarray)
        return [
            Agreement(f"assets lost, most apart from {peer}", float(np.abs(ours[chosen] - lost).max()), 0)
            for peer, lost in results.items()
            if peer != OURS and isinstance(lost, np.ndarray)
        ]

    return agree
