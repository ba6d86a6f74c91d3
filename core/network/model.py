# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A network: edges between nodes, each a chain of segments of the lines that it was built from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
import pyproj

from ..geometry.geometries import FloatArray, Geometries, IntArray, concatenate
from ..geometry.segments import segment_starts
from ..progress import Progress, Silent
from .lines import stretches

_SILENT = Silent()
_EDGES_AT_ONCE = 65_536


class Joining(Enum):
    """Where lines meet."""

    VERTICES = "vertices"
    ENDS = "ends"
    CROSSINGS = "crossings"


@dataclass(frozen=True)
class Network:
    """n nodes and e edges, in a plane whose units are metres or nearly so.

    Attributes
    ----------
    crs: of `lines` and of everything snapped to it
    lines: the lines in that plane; an edge is a run of segments of one part of one of them
    node_xy: (n, 2)
    feature: (e,) the line that each edge is of
    start, stop: (e,) the nodes at which it begins and ends, in the direction in which the line is drawn
    segment_offsets: (e + 1,) first segment of each edge; segments of all edges follow on each other
    along_m: (s + 1,) metres from the beginning of all edges, one after the other, to each segment
    length_m: (e,)
    forward, backward: (e,) cost of the edge as drawn and against it; infinite where that is not allowed
    """

    crs: pyproj.CRS
    lines: Geometries
    node_xy: FloatArray
    feature: IntArray
    start: IntArray
    stop: IntArray
    segment_offsets: IntArray
    along_m: FloatArray
    length_m: FloatArray
    forward: FloatArray
    backward: FloatArray

    @property
    def node_count(self) -> int:
        return len(self.node_xy)

    def __len__(self) -> int:
        return len(self.feature)

    @property
    def byte_count(self) -> int:
        """About how much memory it takes."""
        arrays = (self.lines.coords, self.lines.part_offsets, self.node_xy, self.along_m)
        return sum(array.nbytes for array in arrays) + 8 * 8 * len(self)

    def geometry_of(
        self, edge: IntArray, start: FloatArray, stop: FloatArray, progress: Progress = _SILENT
    ) -> Geometries:
        """(k,) what lies between two fractions (0..1 of the length) of each edge, cut exactly there."""
        vertex = segment_starts(self.lines)
        progress.check()
        found = []
        for first in range(0, max(len(edge), 1), _EDGES_AT_ONCE):
            progress.check()
            some = slice(first, first + _EDGES_AT_ONCE)
            length = self.length_m[edge[some]]
            # A whole edge ends at its last vertex, whatever rounding made of its length.
            stop_m = np.where(stop[some] >= 1.0, np.inf, stop[some] * length)
            found.append(
                stretches(
                    self.lines.coords,
                    vertex,
                    self.segment_offsets,
                    self.along_m,
                    edge[some],
                    start[some] * length,
                    stop_m,
                )
            )
        progress.check()
        return concatenate(found)
