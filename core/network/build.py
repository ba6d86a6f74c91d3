# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A network from lines: where they meet, and which edges that makes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj

from ..geometry.crs import metres_per_unit
from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..geometry.measures import segment_lengths
from ..geometry.segments import segment_starts
from ..progress import Progress, Share
from .crossings import crossing_segments
from .lines import line_ends, with_vertices
from .model import Joining
from .places import joined_places, same_places


@dataclass(frozen=True)
class Topology:
    """What lines make, whatever it costs to travel them; see `Network` for the attributes."""

    crs: pyproj.CRS
    lines: Geometries
    node_xy: FloatArray
    feature: IntArray
    start: IntArray
    stop: IntArray
    segment_offsets: IntArray
    along_m: FloatArray
    length_m: FloatArray


def topology(
    lines: Geometries, crs: pyproj.CRS, joining: Joining, tolerance_m: float, geodesic: bool, progress: Progress
) -> Topology:
    """Edges and nodes of `lines`, which lie in a plane (see `working_plane`).

    Lines meet where they share a vertex exactly (VERTICES), or with their ends only (ENDS). A line end that meets
    nothing exactly is joined to the line ends within `tolerance_m` and, with VERTICES, where there is none, to the
    nearest vertex within it. CROSSINGS puts a vertex where lines cross or an end touches another line first.
    """
    tolerance = tolerance_m / metres_per_unit(crs)
    if joining is Joining.CROSSINGS:
        lines = _with_crossings(lines, tolerance, Share(progress, 0.0, 0.4))
    node_of, is_break = _nodes(lines, joining, tolerance, Share(progress, 0.4, 0.8))
    segment_start = segment_starts(lines)
    progress.check()
    first_vertex = np.zeros(len(lines.coords), dtype=bool)
    first_vertex[lines.part_offsets[:-1][np.diff(lines.part_offsets) > 0]] = True
    begins = np.flatnonzero(is_break[segment_start] | first_vertex[segment_start])
    offsets = np.append(begins, len(segment_start)).astype(np.int64)
    progress.check()
    metres = segment_lengths(lines, crs, geodesic, Share(progress, 0.8, 0.95))
    along = np.concatenate((np.zeros(1), np.cumsum(metres)))
    start = node_of[segment_start[offsets[:-1]]]
    stop = node_of[segment_start[offsets[1:] - 1] + 1]
    used, numbered = _numbered(np.concatenate((start, stop)), int(node_of.max()) + 1 if len(node_of) else 0)
    node_xy = np.empty((used, 2))
    node_xy[numbered[node_of[segment_start[offsets[1:] - 1] + 1]]] = lines.coords[segment_start[offsets[1:] - 1] + 1]
    node_xy[numbered[start]] = lines.coords[segment_start[offsets[:-1]]]
    feature = lines.vertex_feature[segment_start[offsets[:-1]]]
    # Summed edge by edge: differences of the running total would depend on what comes before.
    length = np.add.reduceat(metres, offsets[:-1]) if len(feature) else np.zeros(0)
    return Topology(crs, lines, node_xy, feature, numbered[start], numbered[stop], offsets, along, length)


def _nodes(lines: Geometries, joining: Joining, tolerance: float, progress: Progress) -> tuple[IntArray, BoolArray]:
    """(m,) the place of each vertex after joining, and whether an edge ends there."""
    count = len(lines.coords)
    is_end = line_ends(lines)
    place, place_xy = same_places(lines.coords, progress)
    progress.check()
    end_place = np.zeros(len(place_xy), dtype=bool)
    end_place[place[is_end]] = True
    progress.check()
    # A vertex that is drawn twice in a row is there once.
    repeated = np.zeros(count, dtype=bool)
    repeated[1:] = (place[1:] == place[:-1]) & ~_first_of_part(lines)[1:]
    counted = ~repeated if joining is not Joining.ENDS else is_end
    uses = np.bincount(place[counted], minlength=len(place_xy))
    progress.check()
    joined = joined_places(
        place_xy, end_place, end_place & (uses == 1), joining is not Joining.ENDS, tolerance, progress
    )
    node_of = joined[place]
    progress.check()
    uses = np.bincount(node_of[counted], minlength=len(place_xy))
    is_break = is_end | ((uses[node_of] > 1) & ~repeated)
    if joining is Joining.ENDS:
        is_break = is_end
    return node_of, is_break


def _first_of_part(lines: Geometries) -> BoolArray:
    first = np.zeros(len(lines.coords) + 1, dtype=bool)
    first[lines.part_offsets[:-1]] = True
    return first[:-1]


def _numbered(used: IntArray, size: int) -> tuple[int, IntArray]:
    """How many numbers are used, and (size,) the new number of each: counted in their order."""
    present = np.zeros(size, dtype=bool)
    present[used] = True
    return int(np.count_nonzero(present)), np.cumsum(present) - 1


def _with_crossings(lines: Geometries, tolerance: float, progress: Progress) -> Geometries:
    found = crossing_segments(lines, tolerance, progress)
    vertex = segment_starts(lines)
    return with_vertices(lines, vertex[found.segment], found.xy, found.share)
