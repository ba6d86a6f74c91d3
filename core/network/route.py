# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The best way between two places."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray
from ..progress import Progress, Silent
from ..wording.translate import say
from .model import Network
from .snap import Snapped, Snapper
from .split import Split, split

_SILENT = Silent()
_STEPS_AT_ONCE = 1_000


@dataclass(frozen=True)
class Route:
    """The way found.

    Attributes
    ----------
    geometry: one line, in the network's CRS, from where the network is entered to where it is left
    cost: in the unit of the network's costs, without the walks to and from the network
    length_m: of the line
    entry_m, exit_m: straight lines from the first place to the network and from it to the second
    """

    geometry: Geometries
    cost: float
    length_m: float
    entry_m: float
    exit_m: float


def route(
    network: Network,
    from_xy: tuple[float, float],
    to_xy: tuple[float, float],
    *,
    snapper: Snapper | None = None,
    farthest_m: float = 1_000.0,
    geodesic: bool = True,
    progress: Progress = _SILENT,
) -> Route | None:
    """The cheapest way between two places in the network's CRS; None where there is none.

    Raises InputError where a place is farther than `farthest_m` from the network.
    """
    snapper = snapper or Snapper(network, progress)
    ends = snapper.snap(np.array([from_xy, to_xy], dtype=np.float64), farthest_m, geodesic, progress)
    _refuse_far(ends, farthest_m)
    entry_m, exit_m = (float(metres) for metres in ends.entry_m)
    pieces = split(network, ends.edge, ends.share, progress)
    first, last = (int(node) for node in pieces.node_at(ends.edge, ends.share))
    found = _search(pieces, first, last, progress)
    if found is None:
        return None
    cost, steps = found
    used = np.array([abs(step) - 1 for step in steps], dtype=np.int64)
    ahead = np.array([step > 0 for step in steps], dtype=bool)
    length_m = float(pieces.length_m[used].sum())
    return Route(_drawn(network, pieces, used, ahead, ends), cost, length_m, entry_m, exit_m)


def _refuse_far(ends: Snapped, farthest_m: float) -> None:
    for found, name in zip(ends.found.tolist(), (say("The start"), say("The destination"))):
        if not found:
            raise InputError(
                name,
                say("there is no line of the network within {metres:g} m of it", metres=farthest_m),
                say("Choose a place nearer to the network, or allow a longer way to it."),
            )


def _search(pieces: Split, first: int, last: int, progress: Progress) -> tuple[float, list[int]] | None:
    """Cost and pieces of the way, each by its number plus 1, negative where travelled against its direction."""
    graph = pieces.graph(False, None, progress)
    settled: set[int] = set()
    best: dict[int, tuple[float, float]] = {first: (0.0, 0.0)}
    came: dict[int, tuple[int, int]] = {}
    heap = [(0.0, 0.0, first)]
    while heap:
        if len(settled) % _STEPS_AT_ONCE == 0:
            progress.check()
        cost, length, node = heapq.heappop(heap)
        if node in settled:
            continue
        settled.add(node)
        if node == last:
            break
        arcs = slice(graph.offsets[node], graph.offsets[node + 1])
        numbers = graph.number[arcs].tolist()
        heads, costs, lengths = (each[arcs].tolist() for each in (graph.head, graph.cost, graph.length))
        for number, head, arc_cost, arc_length in zip(numbers, heads, costs, lengths):
            label = (cost + arc_cost, length + arc_length)
            if head not in settled and label < best.get(head, (np.inf, np.inf)):
                best[head], came[head] = label, (node, number)
                heapq.heappush(heap, (*label, head))
    if last not in settled:
        return None
    steps = []
    node = last
    while node != first:
        node, number = came[node]
        steps.append(number + 1 if number < len(pieces) else -(number - len(pieces) + 1))
    return best[last][0], steps[::-1]


def _drawn(network: Network, pieces: Split, used: IntArray, ahead: BoolArray, ends: Snapped) -> Geometries:
    """One line through all pieces; a line of two equal points where the way has no length."""
    lines = network.geometry_of(pieces.edge[used], pieces.begin[used], pieces.end[used])
    runs: list[FloatArray] = []
    for number in range(len(used)):
        part = lines.coords[lines.part_offsets[number] : lines.part_offsets[number + 1]]
        part = part if ahead[number] else part[::-1]
        runs.append(part if not runs else part[1:])
    coords = np.concatenate(runs) if runs else np.repeat(ends.xy[:1], 2, axis=0)
    bounds = np.array([0, len(coords)], dtype=np.int64)
    return Geometries(GeometryKind.LINE, np.ascontiguousarray(coords), bounds, None, np.array([0, 1], dtype=np.int64))
