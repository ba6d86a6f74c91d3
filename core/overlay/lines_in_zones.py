# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parts of lines lie in which zones. Zones are closed: a line along a boundary is inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..progress import Progress
from .geos import ZoneTree


@dataclass(frozen=True)
class Intervals:
    """Parts of segments that lie in zones, each of some length, sorted by segment, zone and start.

    Attributes
    ----------
    segment, zone: int64, shape (i,)
        Segment s joins vertex v and v + 1 of the same part; segments are numbered in vertex order,
        skipping the last vertex of each part.
    start, stop: float64, shape (i,)
        0 <= start < stop <= 1 along the segment; intervals of one segment and zone do not overlap.
    """

    segment: IntArray
    zone: IntArray
    start: FloatArray
    stop: FloatArray


def segment_starts(lines: Geometries) -> IntArray:
    """(s,) the vertex at which each segment starts."""
    last = np.zeros(len(lines.coords), dtype=bool)
    last[lines.part_offsets[1:] - 1] = True
    return np.flatnonzero(~last)


def line_zone_intervals(lines: Geometries, zones: Geometries, progress: Progress) -> Intervals:
    """The parts of every segment of `lines` in every zone; both in the same CRS."""
    starts = segment_starts(lines)
    tree = ZoneTree(zones, progress)
    return Intervals(*tree.segment_intervals(lines.coords[starts], lines.coords[starts + 1], progress))


def line_lengths_in_zones(
    lines: Geometries,
    zones: Geometries,
    classes: IntArray | None,
    class_count: int,
    segment_lengths: FloatArray | None,
    progress: Progress,
) -> FloatArray:
    """Length of lines in each zone by class of line.

    Parameters: `classes` (n,) in 0..class_count-1 by feature, or None for a single class;
    `segment_lengths` (s,) what each segment counts as (geodesic metres, for instance), or None for planar
    length in units of the CRS. Returns float64 (z, class_count).
    """
    found = line_zone_intervals(lines, zones, progress)
    starts = segment_starts(lines)
    if segment_lengths is None:
        segment_lengths = np.hypot(*(lines.coords[starts + 1] - lines.coords[starts]).T)
    key = found.zone * class_count
    if classes is not None:
        key = key + classes[lines.vertex_feature[starts[found.segment]]]
    length = segment_lengths[found.segment] * (found.stop - found.start)
    lengths = np.bincount(key, length, len(zones) * class_count).astype(np.float64)
    return lengths.reshape(len(zones), class_count)
