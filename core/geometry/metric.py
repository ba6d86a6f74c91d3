# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Distances between positions, in the plane of a CRS or on its ellipsoid, in a form that searches can use.

Both metrics place positions so that straight lines between places say how far they are apart: in the plane
exactly, on the ellipsoid through the Earth, a little shorter than the geodesic. The geodesic follows from the
chord and the curvature under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyproj

from ..errors import InputError
from ..progress import Progress
from ..wording.translate import say
from .crs import metres_per_unit, project_xy
from .geometries import BoolArray, FloatArray

TIE_M = 1e-6
"""What is nearer by less than this is not nearer: so much comes from the rounding of large coordinates."""
_SERIES_REACHES_M = 40_000.0
_INVERSE_AT_ONCE = 8_192


class Metric(Protocol):
    """How far positions are apart."""

    @property
    def turn(self) -> float:
        """After so much in the first flat coordinate one is at the same position again; 0 in a plane."""

    def flat(self, xy: FloatArray, progress: Progress) -> FloatArray:
        """(n, 2) positions in the CRS -> (n, 2) in which boxes are made: metres, or degrees (longitude -180..180)."""

    def places(self, flat: FloatArray) -> FloatArray:
        """(n, 2) -> (n, d) metres, between which `chords` are straight."""

    def distances(self, a: FloatArray, b: FloatArray, progress: Progress) -> FloatArray:
        """(k,) metres between k pairs of places; NaN where one has none."""

    def chords_within(self, distance_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Chords up to the first are surely no longer than these distances, those beyond the second surely longer."""

    def as_near(self, chord: FloatArray) -> FloatArray:
        """Chords longer than these belong to larger distances, by more than TIE_M."""

    def reach(self, distance_m: FloatArray) -> FloatArray:
        """How far at most positions within these distances are apart in the second flat coordinate."""

    def half_diagonals(self, centre: FloatArray, width: float, height: float) -> FloatArray:
        """How long chords from (k, 2) flat centres of boxes of this flat size to anywhere in the box may be."""

    def half_widths(
        self, centre: FloatArray, low: FloatArray, high: FloatArray, sure: FloatArray, possible: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """For circles around (k, 2) flat centres: how wide they are between two values of the second coordinate.

        Returns half the width of what lies surely within, over the whole height, and of what may lie within at
        some height; negative where nothing does. `sure` and `possible` are chords.
        """


@dataclass(frozen=True)
class Plane:
    """Distances in the plane of a projected CRS."""

    metres_per_unit: float
    turn: float = 0.0

    def flat(self, xy: FloatArray, progress: Progress) -> FloatArray:
        del progress
        return xy if self.metres_per_unit == 1.0 else xy * self.metres_per_unit

    def places(self, flat: FloatArray) -> FloatArray:
        return flat

    def distances(self, a: FloatArray, b: FloatArray, progress: Progress) -> FloatArray:
        del progress
        result: FloatArray = np.hypot(a[:, 0] - b[:, 0], a[:, 1] - b[:, 1])
        return result

    def chords_within(self, distance_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        return distance_m, distance_m

    def as_near(self, chord: FloatArray) -> FloatArray:
        return chord + 2.0 * TIE_M

    def reach(self, distance_m: FloatArray) -> FloatArray:
        return distance_m

    def half_diagonals(self, centre: FloatArray, width: float, height: float) -> FloatArray:
        return np.full(len(centre), 0.5 * np.hypot(width, height))

    def half_widths(
        self, centre: FloatArray, low: FloatArray, high: FloatArray, sure: FloatArray, possible: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        y = centre[:, 1]
        near = np.maximum(np.maximum(low - y, y - high), 0.0)
        far = np.maximum(high - y, y - low)
        return _leg(sure, far), _leg(possible, near)


def _leg(hypotenuse: FloatArray, leg: FloatArray) -> FloatArray:
    """The other leg of right triangles; -1 where there is none."""
    squared = hypotenuse * hypotenuse - leg * leg
    result: FloatArray = np.where(squared >= 0.0, np.sqrt(np.maximum(squared, 0.0)), -1.0)
    return result


@dataclass(frozen=True)
class Globe:
    """Geodesic distances on an ellipsoid; places are geocentric."""

    crs: pyproj.CRS
    semimajor_m: float
    eccentricity_squared: float
    turn: float = 360.0

    @property
    def least_radius_m(self) -> float:
        """The smallest radius of curvature: along the meridian at the equator."""
        return self.semimajor_m * (1.0 - self.eccentricity_squared)

    @property
    def largest_radius_m(self) -> float:
        """The largest radius of curvature: at the poles."""
        return float(self.semimajor_m / np.sqrt(1.0 - self.eccentricity_squared))

    def flat(self, xy: FloatArray, progress: Progress) -> FloatArray:
        geodetic = self.crs.geodetic_crs
        if not self.crs.is_geographic and geodetic is not None:
            xy = project_xy(xy, self.crs, geodetic, progress)
        else:
            factor = self.crs.axis_info[0].unit_conversion_factor if self.crs.axis_info else np.radians(1.0)
            xy = xy if abs(factor - np.radians(1.0)) < 1e-12 else np.degrees(xy * factor)
        if len(xy) and np.fmax.reduce(np.abs(xy[:, 0])) > 180.0:
            xy = np.column_stack((xy[:, 0] - 360.0 * np.floor((xy[:, 0] + 180.0) / 360.0), xy[:, 1]))
        return xy

    def places(self, flat: FloatArray) -> FloatArray:
        longitude = np.radians(flat[:, 0])
        from_axis, height = self._meridian(flat[:, 1])
        result = np.empty((len(flat), 3))
        np.multiply(from_axis, np.cos(longitude), out=result[:, 0])
        np.multiply(from_axis, np.sin(longitude), out=result[:, 1])
        result[:, 2] = height
        return result

    def _meridian(self, latitude: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How far from the Earth's axis and how far above the equator these latitudes (degrees) lie."""
        radians = np.radians(latitude)
        sine = np.sin(radians)
        normal = self.semimajor_m / np.sqrt(1.0 - self.eccentricity_squared * sine * sine)
        return normal * np.cos(radians), normal * (1.0 - self.eccentricity_squared) * sine

    def distances(self, a: FloatArray, b: FloatArray, progress: Progress) -> FloatArray:
        """The series in the chord agrees with the geodesic to 2e-8 m up to 40 km; what is longer is solved in full."""
        step = b - a
        squared: FloatArray = np.einsum("ij,ij->i", step, step)
        result: FloatArray = np.sqrt(squared)
        far = np.flatnonzero(result > _SERIES_REACHES_M)
        bend = squared * self._curvature_squared(0.5 * (a + b), step, squared)
        result *= 1.0 + bend * (1.0 / 24.0 + bend * (3.0 / 640.0 + bend * (5.0 / 7168.0)))
        if len(far):
            result[far] = self._solved(a[far], b[far], progress)
        return result

    def _curvature_squared(self, middle: FloatArray, step: FloatArray, squared: FloatArray) -> FloatArray:
        """Of the normal section along each step: Euler's k = (1 + e'^2 cos(latitude)^2 cos(azimuth)^2) / N."""
        flattened = self.eccentricity_squared
        up = middle[:, 2] / (1.0 - flattened)
        up *= up
        sine_squared = up / (middle[:, 0] * middle[:, 0] + middle[:, 1] * middle[:, 1] + up)
        # Going north at this latitude is going up by its cosine.
        northward = np.divide(step[:, 2] * step[:, 2], squared, out=np.zeros(len(step)), where=squared > 0.0)
        bent = 1.0 + flattened / (1.0 - flattened) * northward
        result: FloatArray = (1.0 - flattened * sine_squared) / self.semimajor_m**2 * bent * bent
        return result

    def _solved(self, a: FloatArray, b: FloatArray, progress: Progress) -> FloatArray:
        geod = pyproj.Geod(a=self.semimajor_m, es=self.eccentricity_squared)
        result = np.empty(len(a))
        for start in range(0, len(a), _INVERSE_AT_ONCE):
            progress.check()
            piece = slice(start, start + _INVERSE_AT_ONCE)
            result[piece] = geod.inv(*self._lonlat(a[piece]), *self._lonlat(b[piece]))[2]
        return result

    def _lonlat(self, places: FloatArray) -> tuple[FloatArray, FloatArray]:
        from_axis = np.hypot(places[:, 0], places[:, 1])
        latitude = np.arctan2(places[:, 2], from_axis * (1.0 - self.eccentricity_squared))
        return np.degrees(np.arctan2(places[:, 1], places[:, 0])), np.degrees(latitude)

    def chords_within(self, distance_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        """A path that bends more than another of its length ends nearer to where it began."""
        return _chord(distance_m, self.least_radius_m), _chord(distance_m, self.largest_radius_m)

    def as_near(self, chord: FloatArray) -> FloatArray:
        radius = self.least_radius_m
        longest = 2.0 * radius * np.arcsin(np.minimum(chord / (2.0 * radius), 1.0))
        return _chord(longest + 2.0 * TIE_M, self.largest_radius_m)

    def reach(self, distance_m: FloatArray) -> FloatArray:
        result: FloatArray = np.degrees(distance_m / self.least_radius_m) * (1.0 + 1e-9)
        return result

    def half_diagonals(self, centre: FloatArray, width: float, height: float) -> FloatArray:
        low = np.maximum(centre[:, 1] - 0.5 * height, -90.0)
        high = np.minimum(centre[:, 1] + 0.5 * height, 90.0)
        p, _, d_low, d_high, widest = self._between(centre[:, 1], low, high)
        sine = np.sin(np.radians(min(0.25 * width, 90.0)))
        result: FloatArray = np.sqrt(np.maximum(d_low, d_high) ** 2 + 4.0 * p * widest * sine * sine)
        return result

    def _between(
        self, latitude: FloatArray, low: FloatArray, high: FloatArray
    ) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
        """From the axis at `latitude`, least from the axis between two others, chords to these, most from the axis."""
        p, z = self._meridian(latitude)
        (p_low, z_low), (p_high, z_high) = self._meridian(low), self._meridian(high)
        widest = np.where((low <= 0.0) & (high >= 0.0), self.semimajor_m, np.maximum(p_low, p_high))
        return p, np.minimum(p_low, p_high), np.hypot(p - p_low, z - z_low), np.hypot(p - p_high, z - z_high), widest

    def half_widths(
        self, centre: FloatArray, low: FloatArray, high: FloatArray, sure: FloatArray, possible: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """chord^2 = D^2 + 4 p q sin(d / 2)^2: D within the meridian plane, p and q from the axis, d in longitude."""
        low, high = np.clip(low, -90.0, 90.0), np.clip(high, -90.0, 90.0)
        p, narrowest, d_low, d_high, widest = self._between(centre[:, 1], low, high)
        between = (low <= centre[:, 1]) & (centre[:, 1] <= high)
        near = np.where(between, 0.0, np.minimum(d_low, d_high))
        inner = _longitudes(sure, np.maximum(d_low, d_high), 4.0 * p * widest)
        return inner, _longitudes(possible, near, 4.0 * p * narrowest)


def _chord(distance_m: FloatArray, radius_m: float) -> FloatArray:
    """The chord of arcs of a circle; of more than half of it, all chords are shorter."""
    angle = distance_m / (2.0 * radius_m)
    result: FloatArray = np.where(angle < np.pi / 2, 2.0 * radius_m * np.sin(np.minimum(angle, np.pi / 2)), np.inf)
    return result


def _longitudes(chord: FloatArray, within_plane: FloatArray, scale: FloatArray) -> FloatArray:
    """Degrees of longitude at which chords are so long; -1 where none is so short, 180 where all are."""
    left = chord * chord - within_plane * within_plane
    some = left >= 0.0
    narrow = some & (left < scale)
    share = np.divide(left, scale, out=np.ones(len(left)), where=narrow)
    result: FloatArray = np.where(some, np.degrees(2.0 * np.arcsin(np.sqrt(share))), -1.0)
    return result


def metric_of(crs: pyproj.CRS, geodesic: bool) -> Metric:
    """How to measure in this CRS. Raises InputError for planar degrees, and where there is no ellipsoid."""
    if not geodesic:
        return Plane(metres_per_unit(crs))
    geod = crs.get_geod()
    if geod is None:
        raise InputError(
            say("CRS '{name}'", name=crs.name),
            say("it has no ellipsoid on which to measure"),
            say("Choose planar measures, or give the layer a CRS that is tied to the Earth."),
        )
    return Globe(crs, float(geod.a), float(geod.es))


def placed(flat: FloatArray) -> BoolArray:
    """(n,) which positions are finite."""
    result: BoolArray = np.isfinite(flat[:, 0] + flat[:, 1])
    return result
