# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether coordinates can be what their CRS says they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyproj

from ..errors import InputError
from ..geometry.crs import bounds_in, metres_per_unit, without
from ..geometry.geometries import BoolArray, FloatArray, Geometries
from ..wording.translate import say, say_count
from .table import FeatureTable

# Largest plausible distance of a coordinate from the origin of a projected CRS: more than twice round the Earth.
_FARTHEST_M = 1e8


def impossible_coordinates(geometries: Geometries, crs: pyproj.CRS) -> BoolArray:
    """(n,) features with a vertex that cannot exist in this CRS: not finite, beyond the pole, off the Earth."""
    x, y = geometries.coords[:, 0], geometries.coords[:, 1]
    if crs.is_geographic:
        possible = (np.abs(x) <= 360.0) & (np.abs(y) <= 90.0)
    else:
        farthest = _FARTHEST_M / metres_per_unit(crs)
        possible = (np.abs(x) <= farthest) & (np.abs(y) <= farthest)
    result = np.zeros(len(geometries), dtype=bool)
    result[geometries.vertex_feature[~possible]] = True
    return result


def check_plausible(table: FeatureTable) -> FeatureTable:
    """The table without geometries that are impossible in its CRS, counted in its notes.

    Raises InputError where most features are impossible, or where the numbers of a projected CRS look like
    degrees: then the CRS is wrong, not the features.
    """
    geometries = table.geometries
    if not geometries.has_geometry.any():
        return table
    bad = impossible_coordinates(geometries, table.crs)
    if 2 * np.count_nonzero(bad) > np.count_nonzero(geometries.has_geometry):
        raise _impossible(table.name, geometries.coords[geometries.vertex_feature_offsets[:-1][bad][0]], table.crs)
    if not table.crs.is_geographic and _looks_like_degrees(without(geometries, bad).coords, table.crs):
        raise _degrees_called_metres(table.name, table.crs)
    return _without(table, bad)


def plausible_only(table: FeatureTable) -> FeatureTable:
    """The table without geometries that are impossible in its CRS, counted in its notes, however many they are."""
    return _without(table, impossible_coordinates(table.geometries, table.crs))


def _without(table: FeatureTable, bad: BoolArray) -> FeatureTable:
    if not bad.any():
        return table
    note = say_count(
        int(np.count_nonzero(bad)),
        "{name}: {count} feature with impossible coordinates is treated as without place.",
        "{name}: {count} features with impossible coordinates are treated as without place.",
        name=table.name,
    )
    return replace(table, geometries=without(table.geometries, bad), notes=(*table.notes, note))


def impossible_extent(name: str, extent: Sequence[float], crs: pyproj.CRS) -> InputError | None:
    """What is wrong with a layer all of which lies where its CRS cannot be, as its xmin, ymin, xmax, ymax tell."""
    xmin, ymin, xmax, ymax = extent
    corners = np.array([[xmin, ymin], [xmax, ymax]], dtype=np.float64)
    if not crs.is_geographic:
        return _degrees_called_metres(name, crs) if _looks_like_degrees(corners, crs) else None
    is_possible = xmin <= 360.0 and xmax >= -360.0 and ymin <= 90.0 and ymax >= -90.0
    return None if is_possible else _impossible(name, corners[0], crs)


def _impossible(name: str, position: FloatArray, crs: pyproj.CRS) -> InputError:
    return InputError(
        say("Layer '{name}'", name=name),
        say(
            "its coordinates, such as {x:.6g}, {y:.6g}, are impossible in its CRS '{crs}'",
            x=position[0],
            y=position[1],
            crs=crs.name,
        ),
        say("Set the CRS in which the layer was made (Layer > Set CRS)."),
    )


def _degrees_called_metres(name: str, crs: pyproj.CRS) -> InputError:
    return InputError(
        say("Layer '{name}'", name=name),
        say("its coordinates look like degrees, but its CRS '{crs}' is in {unit}", crs=crs.name, unit=_unit_name(crs)),
        say("Set the layer's CRS to the one in which it was made, for degrees mostly EPSG:4326."),
    )


def _unit_name(crs: pyproj.CRS) -> str:
    return f"{crs.axis_info[0].unit_name}s" if crs.axis_info else say("metres")


def _looks_like_degrees(coords: FloatArray, crs: pyproj.CRS) -> bool:
    """All numbers fit degrees, and the area for which the projected CRS is meant lies elsewhere."""
    if not len(coords) or np.abs(coords[:, 0]).max() > 360.0 or np.abs(coords[:, 1]).max() > 90.0:
        return False
    use = crs.area_of_use
    geodetic = crs.geodetic_crs
    if use is None or geodetic is None or use.west > use.east:
        return False
    box = bounds_in((use.west, use.south, use.east, use.north), geodetic, crs)
    if box is None:
        return False
    low, high = coords.min(axis=0), coords.max(axis=0)
    return bool(low[0] > box[2] or high[0] < box[0] or low[1] > box[3] or high[1] < box[1])
