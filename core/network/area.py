# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An area around stretches of a network: approximate, since nothing is known of what lies off the edges."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy import ndimage

from ..geometry.geometries import BoolArray, FloatArray, Geometries, GeometryKind, IntArray
from ..geometry.segments import segments
from ..progress import Progress

_MOST_CELLS = 400_000
_BOXES_AT_ONCE = 4_000
_SEGMENTS_AT_ONCE = 131_072


def areas_around(
    lines: Geometries, band: IntArray, bands: int, width: float, progress: Progress
) -> tuple[Geometries, IntArray]:
    """Polygons that hold everything within about `width` of lines, and the band of each (those that have one).

    `lines` (k,) are stretches, `band` (k,) the first band each belongs to: the area of a band holds those before.
    Made of square cells, no smaller than half of `width`, that a line passes or nearly so; holes that are no wider
    than that are closed.
    """
    shapes: list[Any] = []
    numbers: list[int] = []
    if len(lines.coords):
        low, high = lines.coords.min(axis=0) - 2 * width, lines.coords.max(axis=0) + 2 * width
        cell = max(width / 2.0, float(np.sqrt(np.prod(high - low) / _MOST_CELLS)))
        size = tuple(int(number) for number in np.ceil((high - low) / cell)[::-1] + 1)
        first = _first_bands(lines, band, bands, low, cell, size, progress)
        grow = max(round(width / cell), 1)
        frame = 2 * grow
        for each in range(bands):
            progress.check()
            inside = ndimage.binary_dilation(first <= each, _disc(grow))
            inside = ndimage.binary_closing(np.pad(inside, frame), _disc(grow))[frame:-frame, frame:-frame]
            if inside.any():
                shapes.append(_outlined(inside, low, cell, progress))
                numbers.append(each)
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return Geometries.from_shapely(found, GeometryKind.POLYGON), np.array(numbers, dtype=np.int64)


def _disc(radius: int) -> BoolArray:
    offset = np.arange(-radius, radius + 1)
    disc: BoolArray = offset[:, None] ** 2 + offset[None, :] ** 2 <= (radius + 0.5) ** 2
    return disc


def _first_bands(
    lines: Geometries,
    band: IntArray,
    bands: int,
    low: FloatArray,
    cell: float,
    size: tuple[int, ...],
    progress: Progress,
) -> npt.NDArray[np.int64]:
    """(rows, columns) the first band that passes each cell, `bands` where none does."""
    start, feature = segments(lines)
    first = np.full(size, bands, dtype=np.int64)
    for begin in range(0, len(start), _SEGMENTS_AT_ONCE):
        progress.check()
        some = slice(begin, begin + _SEGMENTS_AT_ONCE)
        a = (lines.coords[start[some]] - low) / cell
        b = (lines.coords[start[some] + 1] - low) / cell
        steps = np.maximum(np.ceil(np.abs(b - a).max(axis=1) * 2.0), 1).astype(np.int64) + 1
        owner = np.repeat(np.arange(len(a)), steps)
        number = np.arange(len(owner)) - np.repeat(np.cumsum(steps) - steps, steps)
        at = a[owner] + (b - a)[owner] * (number / (steps - 1)[owner])[:, None]
        column, row = np.floor(at).astype(np.int64).T
        bands_of = band[feature[some]][owner]
        for each in range(bands - 1, -1, -1):
            passed = bands_of == each
            seen = first[row[passed], column[passed]]
            first[row[passed], column[passed]] = np.minimum(seen, each)
    return first


def _outlined(inside: BoolArray, low: FloatArray, cell: float, progress: Progress) -> Any:
    """The cells as one (multi)polygon."""
    edge = np.diff(np.pad(inside, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, begin = np.nonzero(edge == 1)
    _, end = np.nonzero(edge == -1)
    boxes = shapely.box(low[0] + begin * cell, low[1] + row * cell, low[0] + end * cell, low[1] + (row + 1) * cell)
    parts = []
    for start in range(0, len(boxes), _BOXES_AT_ONCE):
        progress.check()
        parts.append(shapely.union_all(boxes[start : start + _BOXES_AT_ONCE]))
    whole = shapely.union_all(parts)
    # The staircase of cells is no border: corners of less than a cell are cut off.
    return shapely.simplify(shapely.buffer(whole, 0.0), cell * 0.75, preserve_topology=True)
