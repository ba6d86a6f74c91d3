# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Points under a hazard: the cell under each, or the zones that hold it, boundaries included."""

from __future__ import annotations

import numpy as np

from ...overlay.first_zone import NO_ZONE, first_of_pairs
from ...overlay.points_in_zones import point_zone_pairs
from ...overlay.raster_points import sample
from ...progress import Progress
from ..hazards import RasterHazard, ZoneHazard
from ..pieces import Pieces, joined
from ..sites import PointSites


def points_on_raster(sites: PointSites, hazard: RasterHazard, progress: Progress) -> Pieces:
    """The class of the cell under each point; outside of the raster and on nodata it is unknown."""
    value, _ = sample(hazard.grid, sites.geometries.coords, progress)
    code = hazard.scheme.codes_of(value)
    code[~sites.in_study & (code < hazard.scheme.hit_from)] = hazard.scheme.unknown
    value[~np.isfinite(value)] = np.nan
    return Pieces(sites.feature, code, value, np.ones(len(code)), sites.zone)


def points_in_zone_hazard(sites: PointSites, hazard: ZoneHazard, progress: Progress) -> Pieces:
    """The class of the first zone at each point; the others that hold it follow as contacts, for the maximum."""
    point, zone = point_zone_pairs(sites.geometries.coords, hazard.zones, progress)
    count = len(sites.geometries.coords)
    first = first_of_pairs(point, zone, count)
    found = first != NO_ZONE
    code = np.where(sites.in_study, hazard.outside, hazard.scheme.unknown)
    code[found] = hazard.code[first[found]]
    value = np.full(count, np.nan)
    value[found] = hazard.value[first[found]]
    pieces = Pieces(sites.feature, code, value, np.ones(count), sites.zone)
    others = zone != first[point]
    if not others.any():
        return pieces
    point, zone = point[others], zone[others]
    contacts = Pieces(
        sites.feature[point], hazard.code[zone], hazard.value[zone], np.zeros(len(point)), sites.zone[point]
    )
    return joined((pieces, contacts))
