# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which stretches of a network a hazard closes, and of which nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ...geometry.crs import lost
from ...geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ...geometry.measures import segment_lengths
from ...geometry.segments import segments
from ...network.model import Network
from ...network.split import Split
from ...overlay.first_zone import NO_ZONE
from ...overlay.geos import feature_runs
from ...overlay.line_partition import partition_by_zones
from ...overlay.raster_lines import cut_lines
from ...overlay.raster_points import cell_values
from ...progress import Progress
from ..classes import ClassScheme
from ..contacts import zone_contacts
from ..hazards import Hazard, ZoneHazard
from ..placing import bounds_of, hazard_bounds, overlap, place

_VERTICES_AT_ONCE = 150_000
_SAME_PLACE = 1e-9


class State(IntEnum):
    """Whether a stretch can be travelled."""

    OPEN = 0
    UNKNOWN = 1
    CLOSED = 2


@dataclass(frozen=True)
class Closures:
    """Stretches of edges that are not known to be open; (k,) each, sorted by edge and beginning.

    `begin` and `end` are fractions of the edge's length; they meet where only a touch closes the whole edge: then
    they are 0 and 1. `state` is int64 of `State`.
    """

    edge: IntArray
    begin: FloatArray
    end: FloatArray
    state: IntArray

    def __len__(self) -> int:
        return len(self.edge)


def closures(network: Network, hazard: Hazard, progress: Progress) -> Closures:
    """Stretches with an intensity that counts as hit are closed; without data, or of unknown class, unknown."""
    edges = np.arange(len(network))
    found: list[tuple[IntArray, FloatArray, FloatArray, IntArray]] = []
    whole = network.geometry_of(edges, np.zeros(len(edges)), np.ones(len(edges)), progress)
    placed = place(whole, network.crs, hazard.crs, hazard_bounds(hazard), progress)
    misplaced = np.flatnonzero(lost(whole, placed))
    found.append(_wholly(misplaced, State.UNKNOWN))
    for run in feature_runs(placed, _VERTICES_AT_ONCE):
        progress.report(run.start / max(len(placed), 1))
        some = placed.take(np.arange(run.start, run.stop))
        feature, begin, end, state = _stretches(some, hazard, progress)
        found.append((feature + run.start, begin, end, state))
        if isinstance(hazard, ZoneHazard):
            for part, touched in _touched(some, hazard, feature, state, progress):
                found.append(_wholly(part + run.start, touched))
    edge, begin, end, state = (np.concatenate(column) for column in zip(*found))
    order = np.lexsort((state, begin, edge))
    return _joined(Closures(edge[order], begin[order], end[order], state[order]))


def lies_apart(network: Network, hazard: Hazard, progress: Progress) -> bool:
    """Whether the hazard lies nowhere near the network."""
    edges = np.arange(len(network))
    whole = network.geometry_of(edges, np.zeros(len(edges)), np.ones(len(edges)), progress)
    around = hazard_bounds(hazard)
    return not overlap(bounds_of(place(whole, network.crs, hazard.crs, around, progress)), around)


def _wholly(edge: IntArray, state: State) -> tuple[IntArray, FloatArray, FloatArray, IntArray]:
    return edge, np.zeros(len(edge)), np.ones(len(edge)), np.full(len(edge), state, dtype=np.int64)


def _stretches(
    lines: Geometries, hazard: Hazard, progress: Progress
) -> tuple[IntArray, FloatArray, FloatArray, IntArray]:
    """Feature, begin and end (fractions of its length) and state of all pieces that are not open."""
    start, feature = segments(lines)
    metres = segment_lengths(lines, hazard.crs, hazard.crs.get_geod() is not None, progress)
    along = np.concatenate((np.zeros(1), np.cumsum(metres)))
    counts = np.bincount(feature, minlength=len(lines))
    first = np.cumsum(counts) - counts
    if isinstance(hazard, ZoneHazard):
        pieces = partition_by_zones(lines, hazard.zones, len(start), progress)
        segment, begin, end = pieces.segment, pieces.start, pieces.stop
        inside = pieces.label != NO_ZONE
        code = np.full(len(segment), hazard.outside, dtype=np.int64)
        code[inside] = hazard.code[pieces.label[inside]]
    else:
        cut = cut_lines(lines, hazard.grid.affine, hazard.grid.shape, progress)
        segment, begin, end = cut.segment, cut.start, cut.stop
        code = hazard.scheme.codes_of(cell_values(hazard.grid, cut.row, cut.column, progress))
    state = states_of(hazard.scheme)[code]
    some = np.flatnonzero(state != State.OPEN)
    segment, begin, end, state = segment[some], begin[some], end[some], state[some]
    owner = feature[segment]
    base, length = along[first[owner]], along[first[owner] + counts[owner]] - along[first[owner]]
    flat = length <= 0
    begin = np.divide(along[segment] + begin * metres[segment] - base, length, out=np.zeros(len(some)), where=~flat)
    end = np.divide(along[segment] + end * metres[segment] - base, length, out=np.ones(len(some)), where=~flat)
    return owner, _snapped_to_ends(begin), _snapped_to_ends(end), state


def _snapped_to_ends(share: FloatArray) -> FloatArray:
    """Ends of an edge are ends in spite of rounding."""
    return np.where(share < _SAME_PLACE, 0.0, np.where(share > 1.0 - _SAME_PLACE, 1.0, share))


def states_of(scheme: ClassScheme) -> IntArray:
    """The state of every code of a hazard's classes."""
    state = np.full(scheme.unknown + 1, State.OPEN, dtype=np.int64)
    state[scheme.hit_from :] = State.CLOSED
    state[scheme.unknown] = State.UNKNOWN
    return state


def _touched(
    lines: Geometries, hazard: ZoneHazard, feature: IntArray, state: IntArray, progress: Progress
) -> list[tuple[IntArray, State]]:
    """Edges that a zone only touches: the boundary counts as hit, as it does for exposure."""
    contacts = zone_contacts(lines, hazard, progress)
    touched = states_of(hazard.scheme)[contacts.code]
    result = []
    for each in (State.UNKNOWN, State.CLOSED):
        crossed = np.zeros(len(lines), dtype=bool)
        crossed[feature[state == each]] = True
        only = np.unique(contacts.feature[touched == each])
        result.append((only[~crossed[only]], each))
    return result


def _joined(found: Closures) -> Closures:
    """Stretches of one state that follow on each other as one."""
    edge, begin, end, state = found.edge, found.begin, found.end, found.state
    fresh = np.ones(len(edge), dtype=bool)
    same = (edge[1:] == edge[:-1]) & (state[1:] == state[:-1])
    fresh[1:] = ~(same & (np.abs(begin[1:] - end[:-1]) <= _SAME_PLACE))
    heads = np.flatnonzero(fresh)
    tails = np.append(heads[1:], len(edge))[: len(heads)] - 1
    return Closures(edge[heads], begin[heads], end[tails], state[heads])


def piece_states(pieces: Split, found: Closures, progress: Progress) -> IntArray:
    """(p,) the `State` of every piece of a network that was cut at the ends of all stretches."""
    state = np.zeros(len(pieces), dtype=np.int64)
    first = pieces.piece_at(found.edge, found.begin)
    last = pieces.piece_at(found.edge, found.end)
    # A cut belongs to the piece that it begins, which lies beyond the end of the stretch.
    last = np.where((last > first) & (pieces.begin[last] >= found.end), last - 1, last)
    progress.check()
    counts = last - first + 1
    position = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    of_stretch = np.repeat(found.state, counts)
    for each in (State.UNKNOWN, State.CLOSED):
        state[position[of_stretch == each]] = each
    return state


def is_open(state: IntArray, at_best: bool) -> BoolArray:
    """Pieces that can be travelled: for sure, or `at_best`, if those of which nobody knows can."""
    open_pieces: BoolArray = state < (State.CLOSED if at_best else State.UNKNOWN)
    return open_pieces
