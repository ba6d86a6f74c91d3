# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in each zone? Counts and sums of points, lengths and areas by class, raster statistics, by zone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...errors import InputError
from ...geometry.geometries import GeometryKind
from ...overlay.first_zone import NO_ZONE
from ...progress import Progress
from ...twin.grid import Grid
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT, ByZones
from ..describe import VECTOR, Analysis, DataKind, FollowsEdit, InputRole, Parameter, ParameterType, Request, Separable
from ..following import answer
from ..impact import Impact
from ..measured import GEODESIC_PARAMETER
from ..placing import bounds_of, grid_bounds, overlap, place, refuse_apart
from ..provenance import provenance
from .method import METHOD
from .raster import count_raster
from .results import impact_of
from .vector import Counting, InventoryRows, contents_of, measured_rows, placed_in


@dataclass(frozen=True)
class Prepared:
    """All that features are counted by; the request without them."""

    request: Request
    counting: Counting


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    grids, table = request.rasters.get("assets", ()), request.table("assets")
    if grids:
        return _of_raster(request, grids[0], progress)
    if table is None or not len(table):
        raise InputError(
            say("Input 'What to count'"), say("there is nothing to count"), say("Choose a layer with features.")
        )
    return answer(STEPS, request, check_plausible(table), progress)[0]


def _zones(request: Request) -> ByZones:
    table = request.table("zones")
    if table is None or not table.geometries.has_geometry.any():
        raise InputError(
            say("Input 'Zones'"), say("there is no zone to count in"), say("Choose a layer with polygons.")
        )
    return ByZones.of(check_plausible(table), request.text("by_field"), request.text("by_name_field"))


def _of_raster(request: Request, grid: Grid, progress: Progress) -> Impact:
    zones = _zones(request)
    placed = place(zones.table.geometries, zones.table.crs, grid.crs, grid_bounds(grid), progress)
    refuse_apart(grid.source.name, [(zones.table.name, overlap(bounds_of(placed), grid_bounds(grid)))])
    contents = count_raster(grid, placed, request.parameters["raster_cells"] == "exact", progress)
    return impact_of(ANALYSIS.question, request, zones, contents, provenance("inventory", request, {}))


def prepare(request: Request, progress: Progress) -> Prepared:
    """Raises InputError where there is no zone to count in."""
    progress.check()
    others = {key: tables for key, tables in request.vectors.items() if key != "assets"}
    return Prepared(replace(request, vectors=others), Counting(_zones(request), bool(request.parameters["geodesic"])))


def measure(prepared: Prepared, subjects: FeatureTable, progress: Progress) -> InventoryRows:
    """Raises InputError where a field is to be summed of anything but points."""
    if prepared.request.text("value_field") and subjects.geometries.kind is not GeometryKind.POINT:
        raise InputError(
            say("Parameter 'Field to sum'"),
            say("'{name}' holds no points; lengths or areas are added up instead", name=subjects.name),
            say("Leave the field empty."),
        )
    return measured_rows(prepared.counting, subjects, progress)


def conclude(prepared: Prepared, subjects: FeatureTable, rows: InventoryRows, progress: Progress) -> Impact:
    """Raises InputError where features and zones lie apart."""
    request, zones = prepared.request, prepared.counting.zones
    if not (rows.main != NO_ZONE).any():
        borders = zones.table
        placed = placed_in(zones, subjects, progress)
        refuse_apart(subjects.name, [(borders.name, overlap(bounds_of(placed), bounds_of(borders.geometries)))])
    class_field, value_field = request.text("asset_class_field"), request.text("value_field")
    contents = contents_of(prepared.counting, subjects, rows, class_field, value_field, progress)
    whole = replace(request, vectors={"assets": [subjects], **request.vectors})
    return impact_of(ANALYSIS.question, whole, zones, contents, provenance("inventory", whole, {}))


STEPS = Separable(prepare, measure, conclude)

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
    separable=STEPS,
)
