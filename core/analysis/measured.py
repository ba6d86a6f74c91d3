# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What features measure in their own CRS, and how that is shared among their segments in another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj

from ..geometry.geometries import FloatArray, Geometries, GeometryKind
from ..geometry.measures import polygon_areas, segment_lengths
from ..geometry.ring_areas import sum_runs
from ..geometry.segments import segment_feature_offsets, segments
from ..progress import Progress
from ..twin.table import FeatureTable
from ..wording.translate import say
from .describe import Parameter, ParameterType

GEODESIC_PARAMETER = Parameter(
    "geodesic",
    "Measure on the ellipsoid",
    ParameterType.BOOLEAN,
    "Lengths and areas on the ellipsoid (geodesic). Switched off: in the plane of the measured layer's CRS, which must "
    "not be in degrees.",
    default=True,
    advanced=True,
)


@dataclass(frozen=True)
class Quantity:
    """What is measured on assets of a kind, e.g. "length" in "m"."""

    id: str
    unit: str

    def column(self, part: str) -> str:
        """E.g. "length_hit_m"."""
        return f"{self.id}_{part}_{self.unit}"

    @property
    def label(self) -> str:
        return say("Area") if self.id == "area" else say("Length")


QUANTITIES = {
    GeometryKind.LINE: Quantity("length", "m"),
    GeometryKind.POLYGON: Quantity("area", "m2"),
}


@dataclass(frozen=True)
class Measures:
    """The measure of n features.

    Attributes
    ----------
    total: (n,) metres, square metres, or 1 for points; 0 without geometry
    segment: (s,) metres of every segment of lines; None for other kinds
    """

    total: FloatArray
    segment: FloatArray | None


def measure(table: FeatureTable, geodesic: bool, progress: Progress) -> Measures:
    """Raises InputError where planar measures are asked for in degrees."""
    geometries = table.geometries
    if geometries.kind is GeometryKind.LINE:
        metres = segment_lengths(geometries, table.crs, geodesic, progress)
        progress.check()
        return Measures(sum_runs(metres, segment_feature_offsets(geometries)), metres)
    if geometries.kind is GeometryKind.POLYGON:
        return Measures(polygon_areas(geometries, table.crs, geodesic, progress), None)
    return Measures(geometries.has_geometry.astype(np.float64), None)


def placed_metres(
    own: Measures, table: FeatureTable, placed: Geometries, crs: pyproj.CRS, progress: Progress
) -> FloatArray | None:
    """(s,) metres of the segments of lines `placed` in `crs`, those of each line adding up to its own measure."""
    if own.segment is None or placed is table.geometries:
        return own.segment
    metres = segment_lengths(placed, crs, True, progress)
    progress.check()
    feature = segments(placed)[1]
    whole = np.bincount(feature, metres, len(placed))
    scale = np.divide(own.total, whole, out=np.ones(len(placed)), where=whole > 0)
    scaled: FloatArray = metres * scale[feature]
    return scaled
