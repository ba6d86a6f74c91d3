# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The plane in which a network lies: where a step is about as long in every direction, in metres."""

from __future__ import annotations

import numpy as np
import pyproj

from ..geometry.crs import metres_per_unit, project_xy
from ..geometry.geometries import FloatArray

_STEP_M = 100.0
_TRUE_ENOUGH = 0.05


def working_plane(crs: pyproj.CRS, xy: FloatArray, geodesic: bool) -> pyproj.CRS:
    """`crs` itself where its metres are true within 5 % at places `xy` (m, 2), else a transverse Mercator around them.

    Planar measures stay in `crs`; in degrees they raise InputError.
    """
    if not geodesic:
        metres_per_unit(crs)
        return crs
    if crs.is_projected and _is_true(crs, xy):
        return crs
    return local_plane(crs, xy)


def local_plane(crs: pyproj.CRS, xy: FloatArray) -> pyproj.CRS:
    """A transverse Mercator projection on the ellipsoid of `crs`, its meridian through the middle of `xy`."""
    geodetic = crs.geodetic_crs or crs
    lonlat = project_xy(_few(xy), crs, geodetic)
    lonlat = lonlat[~np.isnan(lonlat[:, 0])]
    if not len(lonlat):
        lonlat = np.zeros((1, 2))
    turn = np.exp(1j * np.radians(lonlat[:, 0])).mean()
    # Rounded, so that two layers of the same area get the same plane, and can share what was made for it.
    meridian = round(float(np.degrees(np.angle(turn))), 1)
    parallel = round(float(lonlat[:, 1].mean()), 1)
    base = geodetic.to_json_dict()
    return pyproj.CRS.from_json_dict(
        {
            "type": "ProjectedCRS",
            "name": f"Transverse Mercator at {meridian:g} E, {parallel:g} N",
            "base_crs": base,
            "conversion": {
                "name": "local",
                "method": {"name": "Transverse Mercator"},
                "parameters": [
                    {"name": "Latitude of natural origin", "value": parallel, "unit": "degree"},
                    {"name": "Longitude of natural origin", "value": meridian, "unit": "degree"},
                    {"name": "Scale factor at natural origin", "value": 1.0, "unit": "unity"},
                    {"name": "False easting", "value": 0.0, "unit": "metre"},
                    {"name": "False northing", "value": 0.0, "unit": "metre"},
                ],
            },
            "coordinate_system": {
                "subtype": "Cartesian",
                "axis": [
                    {"name": "Easting", "abbreviation": "E", "direction": "east", "unit": "metre"},
                    {"name": "Northing", "abbreviation": "N", "direction": "north", "unit": "metre"},
                ],
            },
        }
    )


def _few(xy: FloatArray) -> FloatArray:
    """Places spread over all of them, corners of their box among them."""
    some = xy[:: max(len(xy) // 256, 1)]
    corners = np.array([xy.min(axis=0), xy.max(axis=0)]) if len(xy) else np.zeros((0, 2))
    return np.concatenate((some, corners))


def _is_true(crs: pyproj.CRS, xy: FloatArray) -> bool:
    places = _few(xy)
    geod, unit = crs.get_geod(), metres_per_unit(crs)
    if geod is None or crs.geodetic_crs is None:
        return True
    for east, north in ((_STEP_M, 0.0), (0.0, _STEP_M)):
        there = places + np.array([east, north]) / unit
        a, b = (project_xy(each, crs, crs.geodetic_crs) for each in (places, there))
        known = np.isfinite(a).all(axis=1) & np.isfinite(b).all(axis=1)
        metres = geod.inv(a[known, 0], a[known, 1], b[known, 0], b[known, 1])[2]
        if len(metres) and np.abs(np.asarray(metres) / _STEP_M - 1.0).max() > _TRUE_ENOUGH:
            return False
    return True
