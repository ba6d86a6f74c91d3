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
from .method import METHOD
from .raster import count_raster
from .results import Contents, impact_of
from .vector import count_features


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
