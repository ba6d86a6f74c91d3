# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where people are counted and in which row: zones within the study area, or everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyproj

from ...geometry.crs import reproject
from ...geometry.geometries import BoolArray, Geometries, IntArray
from ...overlay.first_zone import NO_ZONE, cut_polygons
from ...overlay.raster_polygons import covered_cells
from ...progress import Progress
from ...twin.grid import Affine
from ..sites import Borders

_WHOLE = 1.0 - 1e-9
NOT_COUNTED = -1
ON_BORDER = -2


@dataclass(frozen=True)
class Cover:
    """Polygons that do not overlap, and the row that people in each are counted in.

    Attributes
    ----------
    parts: None where people are counted everywhere, in the only row
    row: (k,) row of each part
    rows: how many rows there are; the last is "outside"
    counts_rest: whether what lies in no part counts as "outside" (else, beyond a study area, not at all)
    """

    parts: Geometries | None
    row: IntArray
    rows: int
    counts_rest: bool

    def row_of(self, part: IntArray) -> IntArray:
        """Row of each part; where `part` is -1 the value means nothing."""
        row: IntArray = self.row[np.maximum(part, 0)] if len(self.row) else np.zeros(len(part), dtype=np.int64)
        return row

    def near(self, bounds: tuple[float, float, float, float]) -> Cover:
        """Only the parts whose boxes meet this box."""
        if self.parts is None:
            return self
        box = self.parts.bounds()
        meets = (
            (box[:, 0] <= bounds[2]) & (box[:, 2] >= bounds[0]) & (box[:, 1] <= bounds[3]) & (box[:, 3] >= bounds[1])
        )
        return replace(self, parts=self.parts.take(meets), row=self.row[meets])

    def placed(self, source: pyproj.CRS, target: pyproj.CRS, progress: Progress) -> Cover:
        return self if self.parts is None else replace(self, parts=reproject(self.parts, source, target, progress))


def cover_of(borders: Borders, progress: Progress) -> Cover:
    """Where to count, from zones and study area (both without overlaps)."""
    zones, study = borders.zone_parts, borders.study
    rows = 1 if zones is None else len(zones) + 1
    if study is None:
        return Cover(zones, np.arange(rows - 1), rows, True)
    if zones is None:
        return Cover(study, np.zeros(len(study), dtype=np.int64), rows, False)
    parts, _, zone = cut_polygons(study, zones, progress)
    return Cover(parts, np.where(zone == NO_ZONE, rows - 1, zone), rows, False)


def cell_rows(cover: Cover, affine: Affine, shape: tuple[int, int], progress: Progress) -> IntArray:
    """(rows, columns) of a raster: the row that each cell is counted in, `NOT_COUNTED`, or `ON_BORDER`."""
    rest = cover.rows - 1 if cover.counts_rest else NOT_COUNTED
    label = np.full(shape, rest, dtype=np.int64)
    if cover.parts is None or not len(cover.parts):
        return label
    border: BoolArray = np.zeros(shape, dtype=bool)
    for cells in covered_cells(cover.parts, affine, shape, progress):
        whole = cells.fraction >= _WHOLE
        label[cells.row[whole], cells.column[whole]] = cover.row[cells.polygon[whole]]
        border[cells.row[~whole], cells.column[~whole]] = True
    label[border] = ON_BORDER
    return label
