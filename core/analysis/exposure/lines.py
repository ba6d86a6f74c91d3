# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines under a hazard, cut where cells or zones begin and end."""

from __future__ import annotations

import numpy as np

from ...geometry.geometries import FloatArray, IntArray
from ...overlay.first_zone import NO_ZONE
from ...overlay.line_partition import LinePartition, merge, partition_by_zones
from ...overlay.raster_lines import cut_lines
from ...overlay.raster_points import cell_values
from ...progress import Progress
from ..contacts import zone_contacts
from ..hazards import RasterHazard, ZoneHazard
from ..pieces import Pieces, joined
from ..sites import LineSites


def lines_on_raster(sites: LineSites, hazard: RasterHazard, progress: Progress) -> Pieces:
    """Every piece takes the class of its own cell; outside of the raster and on nodata it is unknown."""
    grid = hazard.grid
    cut = cut_lines(sites.geometries, grid.affine, grid.shape, progress)
    value = cell_values(grid, cut.row, cut.column, progress)
    code = hazard.scheme.codes_of(value)
    value[~np.isfinite(value)] = np.nan
    partition = LinePartition(cut.segment, cut.start, cut.stop, code)
    pieces, of_hazard, of_site = _with_sites(sites, partition)
    code, zone, in_study = code[of_hazard], sites.zone[of_site], sites.in_study[of_site]
    code = np.where(~in_study & (code < hazard.scheme.hit_from), hazard.scheme.unknown, code)
    return _measured(sites, pieces, code, value[of_hazard], zone)


def lines_in_zone_hazard(sites: LineSites, hazard: ZoneHazard, progress: Progress) -> Pieces:
    """Every piece takes the class of the first zone that has it; zones that are only touched follow as contacts."""
    count = len(sites.segment_start)
    partition = partition_by_zones(sites.geometries, hazard.zones, count, progress)
    pieces, of_hazard, of_site = _with_sites(sites, partition)
    hazard_zone, in_study = partition.label[of_hazard], sites.in_study[of_site]
    found = hazard_zone != NO_ZONE
    code = np.where(in_study, hazard.outside, hazard.scheme.unknown)
    code[found] = hazard.code[hazard_zone[found]]
    value = np.full(len(code), np.nan)
    value[found] = hazard.value[hazard_zone[found]]
    measured = _measured(sites, pieces, code, value, sites.zone[of_site])
    return joined((measured, zone_contacts(sites.geometries, hazard, progress)))


def _with_sites(sites: LineSites, partition: LinePartition) -> tuple[LinePartition, IntArray, IntArray]:
    """Pieces that are in one cell or hazard zone and in one zone of the "by" layer."""
    if len(sites.pieces.segment) == len(sites.segment_start):
        return partition, np.arange(len(partition.segment)), partition.segment
    return merge(partition, sites.pieces)


def _measured(sites: LineSites, pieces: LinePartition, code: IntArray, value: FloatArray, zone: IntArray) -> Pieces:
    """Pieces with their metres; those without any are dropped, but where a feature has no length at all."""
    measure = sites.segment_length_m[pieces.segment] * (pieces.stop - pieces.start)
    feature = sites.segment_feature[pieces.segment]
    has_length = np.zeros(len(sites.geometries), dtype=bool)
    has_length[feature[measure > 0]] = True
    keep = (measure > 0) | ~has_length[feature]
    return Pieces(feature[keep], code[keep], value[keep], measure[keep], zone[keep])
