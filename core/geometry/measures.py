# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lengths in metres and areas in square metres, on the ellipsoid or in the plane of the CRS.

On the ellipsoid (of the CRS itself, without change of datum) a segment is the geodesic between its
vertices, within these bounds: lengths 1e-7 relative, areas 1e-6 relative for edges up to 100 km.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyproj

from ..errors import InputError
from ..progress import Progress, Silent
from ..ragged import cumulated
from ..wording.translate import say
from .crs import metres_per_unit, project_xy
from .geometries import FloatArray, Geometries, IntArray
from .ring_areas import planar_areas, shells_minus_holes, sum_runs
from .segments import segment_starts, segments

_SILENT = Silent()
# Within these the mid-latitude formula stays within 1e-7 of the geodesic; other segments take the full solution.
_SHORT_DEGREES = 0.02
_FAR_NORTH_DEGREES = 75.0
_AT_ONCE = 131_072


def segment_lengths(
    lines: Geometries, crs: pyproj.CRS, geodesic: bool = True, progress: Progress = _SILENT
) -> FloatArray:
    """(s,) metres of every segment of lines or rings. Planar in degrees raises InputError."""
    if not geodesic:
        return planar_segment_lengths(lines) * metres_per_unit(crs)
    start = segment_starts(lines)
    lonlat = _lonlat(lines.coords, crs, progress)
    geod = _geod(crs)
    lengths = np.empty(len(start))
    for first in range(0, len(start), _AT_ONCE):
        progress.check()
        piece = start[first : first + _AT_ONCE]
        lengths[first : first + _AT_ONCE] = _distances(lonlat[piece], lonlat[piece + 1], geod, progress)
    return lengths


def planar_segment_lengths(lines: Geometries) -> FloatArray:
    """(s,) length of every segment of lines or rings, in units of the CRS."""
    # From each vertex to the next, also where a part ends: cheaper than to pick the ends first.
    steps: FloatArray = np.hypot(np.diff(lines.coords[:, 0]), np.diff(lines.coords[:, 1]))
    return steps[segment_starts(lines)]


def polygon_areas(
    polygons: Geometries, crs: pyproj.CRS, geodesic: bool = True, progress: Progress = _SILENT
) -> FloatArray:
    """(n,) square metres of every feature, holes taken out; 0 where it has no geometry. Planar in degrees raises."""
    if geodesic:
        return shells_minus_holes(polygons, _geodesic_ring_areas(polygons, crs, progress))
    return planar_areas(polygons) * metres_per_unit(crs) ** 2


def equal_area_y(latitude: FloatArray, crs: pyproj.CRS) -> FloatArray:
    """Degrees of latitude -> the height at which a cylinder of unit circumference per degree keeps areas.

    With longitude in degrees as x, equal areas in this plane are equal areas on the ellipsoid.
    """
    geod = _geod(crs)
    height: FloatArray = np.degrees(np.sin(_authalic(np.radians(latitude), geod)))
    return height


def equal_area(geometries: Geometries, crs: pyproj.CRS) -> Geometries:
    """The same features in a plane in which areas may be compared.

    Degrees become longitude and `equal_area_y` of latitude; a projected CRS is taken as it is.
    """
    if not crs.is_geographic:
        return geometries
    coords = geometries.coords.copy()
    coords[:, 1] = equal_area_y(coords[:, 1], crs)
    return geometries.with_coords(coords)


def _ring_segment_offsets(polygons: Geometries) -> IntArray:
    in_ring = np.maximum(np.diff(polygons.part_offsets) - 1, 0)
    return cumulated(in_ring)


def _geod(crs: pyproj.CRS) -> pyproj.Geod:
    geod = crs.get_geod()
    if geod is None:
        raise InputError(
            say("CRS '{name}'", name=crs.name),
            say("it has no ellipsoid on which to measure"),
            say("Choose planar measures, or give the layer a CRS that is tied to the Earth."),
        )
    return geod


def _lonlat(coords: FloatArray, crs: pyproj.CRS, progress: Progress) -> FloatArray:
    """(m, 2) degrees on the ellipsoid of the CRS itself."""
    geodetic = crs.geodetic_crs
    if crs.is_geographic or geodetic is None:
        factor = crs.axis_info[0].unit_conversion_factor if crs.axis_info else np.radians(1.0)
        return coords if abs(factor - np.radians(1.0)) < 1e-12 else np.degrees(coords * factor)
    return project_xy(coords, crs, geodetic, progress)


def _distances(a: FloatArray, b: FloatArray, geod: pyproj.Geod, progress: Progress) -> FloatArray:
    """Metres between positions in degrees: mid-latitude formula for short hops, full geodesic for the others.

    Formula: ds^2 = (M dlat)^2 + (N cos(lat) dlon)^2 with both radii of curvature at the middle latitude;
    its relative error is of the order (ds / R)^2 tan(lat)^2 / 24.
    """
    delta = b - a
    middle = np.radians((a[:, 1] + b[:, 1]) / 2.0)
    root = np.sqrt(1.0 - geod.es * np.sin(middle) ** 2)
    prime = geod.a / root
    meridian = geod.a * (1.0 - geod.es) / root**3
    result = np.hypot(meridian * np.radians(delta[:, 1]), prime * np.cos(middle) * np.radians(delta[:, 0]))
    far = np.abs(delta).max(axis=1, initial=0.0) > _SHORT_DEGREES
    far |= np.abs(a[:, 1]) > _FAR_NORTH_DEGREES
    long = np.flatnonzero(far)
    for first in range(0, len(long), 8_192):
        progress.check()
        piece = long[first : first + 8_192]
        result[piece] = geod.inv(a[piece, 0], a[piece, 1], b[piece, 0], b[piece, 1])[2]
    return np.asarray(result, dtype=np.float64)


def _authalic(latitude: FloatArray, geod: pyproj.Geod) -> FloatArray:
    """Radians of latitude -> radians of authalic latitude (Snyder 1987, equations 3-11 and 3-12)."""
    return np.arcsin(np.clip(_q(latitude, geod) / _q(np.array([np.pi / 2.0]), geod), -1.0, 1.0))


def _q(latitude: FloatArray, geod: pyproj.Geod) -> FloatArray:
    sine, squared = np.sin(latitude), geod.es
    if squared == 0.0:
        return 2.0 * sine
    e = np.sqrt(squared)
    q: FloatArray = (1.0 - squared) * (sine / (1.0 - squared * sine**2) + np.arctanh(e * sine) / e)
    return q


def _pieces(count: int, progress: Progress) -> Iterator[slice]:
    for start in range(0, count, _AT_ONCE):
        progress.check()
        yield slice(start, start + _AT_ONCE)


def _geodesic_ring_areas(polygons: Geometries, crs: pyproj.CRS, progress: Progress) -> FloatArray:
    """(p,) unsigned area of every ring: spherical excess under great circles of the authalic sphere.

    Between equator and edge: E = 2 atan(tan(dlon / 2) sin((b1 + b2) / 2) / cos((b1 - b2) / 2)), b authalic
    latitude. A ring round a pole is the cap beyond it.
    """
    geod = _geod(crs)
    lonlat = np.radians(_lonlat(polygons.coords, crs, progress))
    authalic = np.empty(len(lonlat))
    for piece in _pieces(len(lonlat), progress):
        authalic[piece] = _authalic(lonlat[piece, 1], geod)
    start, _ = segments(polygons)
    turn, excess = np.empty(len(start)), np.empty(len(start))
    for piece in _pieces(len(start), progress):
        at = start[piece]
        change = lonlat[at + 1, 0] - lonlat[at, 0]
        change -= 2.0 * np.pi * np.round(change / (2.0 * np.pi))
        b1, b2 = authalic[at], authalic[at + 1]
        turn[piece] = change
        excess[piece] = 2.0 * np.arctan(np.tan(change / 2.0) * np.sin((b1 + b2) / 2.0) / np.cos((b1 - b2) / 2.0))
    progress.check()
    offsets = _ring_segment_offsets(polygons)
    total, turned = np.abs(sum_runs(excess, offsets)), np.abs(sum_runs(turn, offsets))
    total = np.where(turned > np.pi, 2.0 * np.pi - total, total)
    squared_radius = geod.a**2 * float(_q(np.array([np.pi / 2.0]), geod)[0]) / 2.0
    return np.asarray(total * squared_radius, dtype=np.float64)
