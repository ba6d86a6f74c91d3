# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The "by" zones and the study area of a question, and their borders in the CRS in which assets are cut."""

from __future__ import annotations

from dataclasses import dataclass

import pyproj

from ..errors import InputError
from ..geometry.geometries import Geometries
from ..overlay.first_zone import disjoint_zones
from ..progress import Progress
from ..twin.plausible import check_plausible
from ..twin.table import FeatureTable
from ..wording.translate import say
from .describe import Request
from .placing import Bounds, place
from .sites import Borders


@dataclass(frozen=True)
class Areas:
    """The "by" zones and the study area, each in its own CRS; None where not given."""

    zones: FeatureTable | None
    study: FeatureTable | None

    @property
    def zone_count(self) -> int:
        return 0 if self.zones is None else len(self.zones)


def areas_of(request: Request) -> Areas:
    """Raises InputError where one is given that has no polygon."""
    return Areas(optional_polygons(request, "zones"), optional_polygons(request, "study_area"))


def optional_polygons(request: Request, input_id: str) -> FeatureTable | None:
    """A layer that may be left out; raises InputError where it has no polygon."""
    table = request.table(input_id)
    if table is None:
        return None
    table = check_plausible(table)
    if not table.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("it has no polygon"),
            say("Choose a layer with polygons, or leave this input empty."),
        )
    return table


def borders_in(crs: pyproj.CRS, areas: Areas, around: Bounds | None, with_parts: bool, progress: Progress) -> Borders:
    """Zones and study area in `crs`; also without overlaps where `with_parts` (polygons and rasters need that)."""

    def placed(table: FeatureTable | None) -> Geometries | None:
        return None if table is None else place(table.geometries, table.crs, crs, around, progress)

    zones, study = placed(areas.zones), placed(areas.study)
    parts = disjoint_zones(zones, progress) if with_parts and zones is not None else None
    if with_parts and study is not None:
        study = disjoint_zones(study, progress)
    return Borders(zones, parts, study)
