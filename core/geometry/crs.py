# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""From one reference system to another.

Coordinates are x, y everywhere: longitude before latitude, whatever the CRS's own axis order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyproj

from ..errors import InputError
from ..progress import Progress, Silent
from ..ragged import cumulated
from ..wording.translate import say
from .densify import densify
from .geometries import BoolArray, FloatArray, Geometries, GeometryKind
from .repair import valid_again
from .segments import segments

COORDINATES_AT_ONCE = 16_384
_SILENT = Silent()


def same_crs(a: pyproj.CRS, b: pyproj.CRS) -> bool:
    """Whether coordinates in x, y order mean the same place in both."""
    return a is b or bool(a.equals(b, ignore_axis_order=True))


def metres_per_unit(crs: pyproj.CRS) -> float:
    """Length in metres of one unit of a projected CRS's axes; raises InputError for degrees."""
    if crs.is_geographic:
        raise InputError(
            say("CRS '{name}'", name=crs.name),
            say("its unit is the degree, which is no measure of length"),
            say("Measure on the ellipsoid (geodesic), or reproject the layer to a CRS in metres."),
        )
    return float(crs.axis_info[0].unit_conversion_factor) if crs.axis_info else 1.0


def project_xy(xy: FloatArray, source: pyproj.CRS, target: pyproj.CRS, progress: Progress = _SILENT) -> FloatArray:
    """(m, 2) x, y in `source` -> (m, 2) in `target`; a row of NaN where a position has no image there."""
    if same_crs(source, target):
        return xy
    # A transformer of this call's own: PROJ's contexts must not be shared between threads.
    transformer = pyproj.Transformer.from_crs(source, target, always_xy=True)
    result = np.empty((len(xy), 2))
    for start in range(0, len(xy), COORDINATES_AT_ONCE):
        progress.check()
        piece = xy[start : start + COORDINATES_AT_ONCE]
        x, y = transformer.transform(piece[:, 0], piece[:, 1])
        result[start : start + COORDINATES_AT_ONCE, 0] = x
        result[start : start + COORDINATES_AT_ONCE, 1] = y
    result[~np.isfinite(result).all(axis=1)] = np.nan
    return result


def reproject(
    geometries: Geometries, source: pyproj.CRS, target: pyproj.CRS, progress: Progress = _SILENT
) -> Geometries:
    """The same features in another CRS.

    A line that is straight in `source` is curved in `target`: edges longer than 200 m are cut where
    their chord would leave the curve by more than 0.1 m (`densify`), so parts keep their order and
    their ends, but may have more vertices. Polygons stay valid. Features with a vertex that has no image in
    `target`, or that cross the 180th meridian of a geographic `target`, come back without geometry: count
    them with `lost(before, after)`.
    """
    if same_crs(source, target):
        return geometries
    if geometries.kind is not GeometryKind.POINT:
        geometries = densify(
            geometries, lambda xy: project_xy(xy, source, target, progress), source.is_geographic, target.is_geographic
        )
    coords = project_xy(geometries.coords, source, target, progress)
    impossible = np.isnan(coords[:, 0])
    projected = geometries.with_coords(coords)
    bad = np.zeros(len(geometries), dtype=bool)
    bad[geometries.vertex_feature[impossible]] = True
    if target.is_geographic:
        bad |= crosses_antimeridian(projected)
    placed = without(projected, bad)
    # A vertex within 0.1 m of a long edge may come to lie on the other side of its chord.
    return valid_again(placed, progress) if placed.kind is GeometryKind.POLYGON else placed


def lost(before: Geometries, after: Geometries) -> BoolArray:
    """(n,) features that had a geometry before and have none after."""
    return before.has_geometry & ~after.has_geometry


def without(geometries: Geometries, features: BoolArray) -> Geometries:
    """The same features, of which these (n, bool) have no geometry any more."""
    if not features.any():
        return geometries
    kept = geometries.take(~features)
    counts = np.zeros(len(geometries), dtype=np.int64)
    counts[~features] = np.diff(kept.feature_offsets)
    offsets = cumulated(counts)
    return Geometries(kept.kind, kept.coords, kept.part_offsets, kept.polygon_offsets, offsets)


def crosses_antimeridian(geometries: Geometries) -> BoolArray:
    """(n,) features in degrees with an edge of more than 180 degrees of longitude: it goes round the other way."""
    result = np.zeros(len(geometries), dtype=bool)
    if geometries.kind is GeometryKind.POINT:
        return result
    start, feature = segments(geometries)
    longitude = geometries.coords[:, 0]
    result[feature[np.abs(longitude[start + 1] - longitude[start]) > 180.0]] = True
    return result


def bounds_in(
    bounds: Sequence[float], source: pyproj.CRS, target: pyproj.CRS
) -> tuple[float, float, float, float] | None:
    """xmin, ymin, xmax, ymax of a box as seen in another CRS, its edges sampled; None where it has no image."""
    xmin, ymin, xmax, ymax = bounds
    x, y = np.linspace(xmin, xmax, 21), np.linspace(ymin, ymax, 21)
    lattice = np.column_stack([axis.ravel() for axis in np.meshgrid(x, y)])
    seen = project_xy(lattice, source, target)
    seen = seen[~np.isnan(seen[:, 0])]
    if not len(seen):
        return None
    low, high = seen.min(axis=0), seen.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
