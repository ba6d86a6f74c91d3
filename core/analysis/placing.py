# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features put where a hazard is: into its CRS, and on its side of the Earth where longitudes run beyond 180."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyproj

from ..errors import InputError
from ..geometry.crs import crosses_antimeridian, reproject, without
from ..geometry.densify import shorten
from ..geometry.geometries import BoolArray, Geometries, GeometryKind
from ..progress import Progress
from ..twin.grid import Grid
from ..wording.translate import say, say_count
from .hazards import Hazard, ZoneHazard

Bounds = tuple[float, float, float, float]
_LONGEST_EDGE_DEGREES = 0.01


def hazard_bounds(hazard: Hazard) -> Bounds | None:
    """The box of a hazard in its own CRS; None where it has no zone."""
    return bounds_of(hazard.zones) if isinstance(hazard, ZoneHazard) else grid_bounds(hazard.grid)


def bounds_of(geometries: Geometries) -> Bounds | None:
    """The box of all vertices; None where there is none."""
    if not len(geometries.coords):
        return None
    x, y = geometries.coords[:, 0], geometries.coords[:, 1]
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def grid_bounds(grid: Grid) -> Bounds:
    """The box of a raster in its own CRS."""
    return grid.affine.extent(grid.shape)


def overlap(a: Bounds | None, b: Bounds | None) -> bool:
    """Whether two boxes meet, their edges included; what is nowhere meets nothing."""
    if a is None or b is None:
        return False
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def near_box(geometries: Geometries, box: Bounds | None) -> BoolArray:
    """(n,) whether the bounds of each feature meet the box, its edges included."""
    if box is None:
        return np.zeros(len(geometries), dtype=bool)
    if geometries.is_plain:
        x, y = geometries.coords[:, 0], geometries.coords[:, 1]
        result: BoolArray = (x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])
        return result
    low, high = np.split(geometries.bounds(), 2, axis=1)
    beside = (high < np.array(box[:2])) | (low > np.array(box[2:]))
    meets: BoolArray = ~beside.any(axis=1) & geometries.has_geometry
    return meets


def place(
    geometries: Geometries, source: pyproj.CRS, target: pyproj.CRS, around: Bounds | None, progress: Progress
) -> Geometries:
    """`geometries` in the CRS `target` of something that lies `around`.

    Features that cross the 180th meridian of a geographic `target`, or have no image in it, come back
    without geometry. Where `around` reaches beyond 180 degrees (rasters from 0 to 360), features west of it
    are turned once round the Earth.
    """
    placed = reproject(geometries, source, target, progress)
    if not target.is_geographic:
        return placed
    placed = without(placed, crosses_antimeridian(placed))
    if placed.kind is GeometryKind.LINE:
        # Half of a long edge in degrees is not half of its metres: short ones share their metres by centimetres.
        placed = shorten(placed, _LONGEST_EDGE_DEGREES)
    if around is None or (around[0] >= -180.0 and around[2] <= 180.0):
        return placed
    west = np.repeat(placed.bounds()[:, 0], np.diff(placed.vertex_feature_offsets))
    turns = np.ceil(np.maximum(around[0] - west, 0.0) / 360.0)
    turns -= np.ceil(np.maximum(west - around[2], 0.0) / 360.0)
    coords = placed.coords.copy()
    coords[:, 0] += 360.0 * turns
    return placed.with_coords(coords)


def placeless_notes(name: str, count: int) -> list[str]:
    """About `count` assets of a layer that have no geometry; none where there are none."""
    if not count:
        return []
    return [
        say_count(
            count,
            "{name}: {count} asset has no usable geometry; it counts as unknown.",
            "{name}: {count} assets have no usable geometry; they count as unknown.",
            name=name,
        )
    ]


def misplaced_notes(hazard: str, count: int) -> list[str]:
    """About `count` assets that have no image in the CRS of a hazard; none where there are none."""
    if not count:
        return []
    return [
        say_count(
            count,
            "{count} asset crosses the 180th meridian, surrounds a pole or cannot be projected "
            "into the CRS of {name}; it counts as unknown there.",
            "{count} assets cross the 180th meridian, surround a pole or cannot be projected "
            "into the CRS of {name}; they count as unknown there.",
            name=hazard,
        )
    ]


def far_notes(boxes: Sequence[tuple[str, bool]]) -> list[str]:
    """About the named layers that do not overlap the assets; `boxes` says which do."""
    return [say("{name} lies nowhere near the assets.", name=name) for name, meets in boxes if not meets]


def refuse_apart(assets: str, boxes: Sequence[tuple[str, bool]]) -> None:
    """Raise InputError where none of the named layers overlaps the assets; `boxes` says which do."""
    if any(meets for _, meets in boxes):
        return
    names = ", ".join(f"'{name}'" for name, _ in boxes)
    raise InputError(
        say("Layer '{assets}'", assets=assets),
        say("it does not overlap {names}", names=names),
        say("Check the CRS of the layers, or choose layers of the same area."),
    )
