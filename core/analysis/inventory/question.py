# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone? Counts and sums of points, lengths and areas by class, raster statistics, by zone."""

from __future__ import annotations

from ...errors import InputError
from ...geometry.geometries import GeometryKind
from ...progress import Progress
from ...twin.plausible import check_plausible
from ...wording.translate import say
from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT, ByZones
from ..describe import VECTOR, Analysis, DataKind, FollowsEdit, InputRole, Parameter, ParameterType, Request
from ..impact import Impact
from ..measured import GEODESIC_PARAMETER
from ..placing import bounds_of, grid_bounds, overlap, place, refuse_apart
from ..provenance import provenance
from .raster import count_raster
from .results import Contents, impact_of
from .vector import count_features

METHOD = """\
### What is counted
| layer | in each zone |
|---|---|
| points | how many, and the sum of a field if you name one |
| lines | how many, their length, by class if you name a field |
| polygons | how many, their area, by class if you name a field |
| raster | cells with and without data, sum, mean, lowest and highest value |

- A point counts where it lies; a multi-point with all its points counts once, in the zone that has most of them.
  Lines and polygons are cut along the borders for length and area, and count once, in the zone that has most of them.
- Zones and "outside" add up to the total. Where zones overlap or share a border, the zone that comes first in its
  layer has the place. Boundaries belong to their zone.
- Raster cells count by the exact fraction that the zone covers. Cells without data are never zero: they are reported
  apart. If you choose cell centres, a cell counts wholly where its centre is.
- Features whose field is NULL are counted as without value, and the sum is of those that have one. Features without
  geometry are reported apart.

### Reference systems and measures
Features are projected into the CRS of the zones, zones into the CRS of a raster; edges that would bend by more than
0.1 m get additional vertices first. Lengths and areas are geodesic (on the ellipsoid), or in the plane of a projected
CRS if you say so.
"""


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    zone_table = request.table("zones")
    if zone_table is None or not zone_table.geometries.has_geometry.any():
        raise InputError(
            say("Input 'Zones'"), say("there is no zone to count in"), say("Choose a layer with polygons.")
        )
    zone_table = check_plausible(zone_table)
    zones = ByZones.of(zone_table, request.text("by_field"), request.text("by_name_field"))
    contents = _contents(request, zones, progress)
    return impact_of(ANALYSIS.question, request, zones, contents, provenance("inventory", request, {}))


def _contents(request: Request, zones: ByZones, progress: Progress) -> Contents:
    table, grids = request.table("assets"), request.rasters.get("assets", ())
    if grids:
        grid = grids[0]
        placed = place(zones.table.geometries, zones.table.crs, grid.crs, grid_bounds(grid), progress)
        refuse_apart(grid.source.name, [(zones.table.name, overlap(bounds_of(placed), grid_bounds(grid)))])
        return count_raster(grid, placed, request.parameters["raster_cells"] == "exact", progress)
    if table is None or not len(table):
        raise InputError(
            say("Input 'What to count'"), say("there is nothing to count"), say("Choose a layer with features.")
        )
    table = check_plausible(table)
    placed = place(table.geometries, table.crs, zones.table.crs, bounds_of(zones.table.geometries), progress)
    apart = overlap(bounds_of(placed), bounds_of(zones.table.geometries))
    refuse_apart(table.name, [(zones.table.name, apart)])
    geodesic = bool(request.parameters["geodesic"])
    class_field, value_field = request.text("asset_class_field"), request.text("value_field")
    if value_field and table.geometries.kind is not GeometryKind.POINT:
        raise InputError(
            say("Parameter 'Field to sum'"),
            say("'{name}' holds no points; lengths or areas are added up instead", name=table.name),
            say("Leave the field empty."),
        )
    return count_features(table, placed, zones, class_field, value_field, geodesic, progress)


ANALYSIS = Analysis(
    id="inventory",
    question="What is in each zone?",
    title="Inventory by zone",
    summary="Points counted and summed, lengths and areas by class, raster totals and means, by zone and outside.",
    method=METHOD,
    inputs=(
        InputRole(
            "assets",
            "What to count",
            "Points (counted, a field summed), lines (length), polygons (area) or a raster (sum, mean).",
            VECTOR | {DataKind.RASTER},
            frozenset({"asset", "network", "demand", "hazard", "context"}),
            selectable=True,
        ),
        InputRole(ZONES_INPUT.id, "Zones", ZONES_INPUT.help, ZONES_INPUT.kinds, ZONES_INPUT.twin_roles, required=True),
    ),
    parameters=(
        *ZONE_PARAMETERS,
        Parameter(
            "asset_class_field",
            "Class field",
            ParameterType.FIELD,
            "Adds counts, lengths or areas by class, e.g. by highway or by land use.",
            field_of="assets",
        ),
        Parameter(
            "value_field",
            "Field to sum",
            ParameterType.FIELD,
            "A number of each point, e.g. pupils or beds, added up by zone; NULL is reported as without value.",
            field_of="assets",
        ),
        Parameter(
            "raster_cells",
            "Raster cells count",
            ParameterType.CHOICE,
            "By the exact fraction that a zone covers, or wholly where their centre lies (as QGIS counts them).",
            default="exact",
            choices={"exact": "By covered fraction", "centre": "By their centre"},
            advanced=True,
        ),
        GEODESIC_PARAMETER,
    ),
    run=run,
    follows_edit=FollowsEdit.SEPARABLE,
    figures={
        "features_total": "Features looked at",
        "features_in_zones": "Features in zones",
        "features_outside": "Features outside",
        "length_in_zones_m": "Length in zones (lines, m)",
        "area_in_zones_m2": "Area in zones (polygons, m2)",
        "sum_in_zones": "Sum in zones (of a field or of raster cells)",
        "mean_in_zones": "Mean in zones (raster)",
        "cells_in_zones": "Cells in zones (raster)",
    },
    per_feature=False,
)
