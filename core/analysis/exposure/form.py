# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question about exposure takes: its inputs and parameters, in the order of the form."""

from __future__ import annotations

from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT
from ..describe import VECTOR, DataKind, InputRole, Parameter, ParameterType
from ..measured import GEODESIC_PARAMETER
from ..population_choice import PEOPLE_PARAMETERS

INPUTS = (
    InputRole(
        "assets",
        "Assets",
        "What may be hit: points (masts, schools), lines (roads, cables) or polygons (buildings).",
        VECTOR,
        frozenset({"asset", "network", "demand"}),
        selectable=True,
        prefers=("building", "road"),
    ),
    InputRole(
        "hazard",
        "Hazard",
        "Zones or rasters of intensity, e.g. flood depth; several, such as return periods, are compared in one "
        "run. Headline figures are those of the first one.",
        frozenset({DataKind.POLYGON, DataKind.RASTER}),
        frozenset({"hazard"}),
        multiple=True,
        first_leads=True,
    ),
    InputRole(
        "population",
        "Population",
        "A raster of people per cell or of people per km2: adds the number of people exposed.",
        frozenset({DataKind.RASTER}),
        frozenset({"demand"}),
        required=False,
    ),
    ZONES_INPUT,
    InputRole(
        "study_area",
        "Study area",
        "Where the hazard was looked for. What lies outside it is unknown instead of safe, and people outside it "
        "are not counted.",
        frozenset({DataKind.POLYGON}),
        frozenset({"zone", "context"}),
        required=False,
    ),
)

PARAMETERS = (
    Parameter(
        "threshold",
        "Threshold",
        ParameterType.NUMBER,
        "Hit at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth up to "
        "which small cars are stable, Australian Rainfall and Runoff 2019). Not used for classes by name.",
        only_with="hazard",
    ),
    Parameter(
        "hazard_class_field",
        "Hazard class field",
        ParameterType.FIELD,
        "The intensity or class of each hazard zone; NULL is unknown. Left empty, every zone counts as hit.",
        field_of="hazard",
    ),
    Parameter(
        "hit_classes",
        "Classes that count as hit",
        ParameterType.TEXT,
        "For classes by name: those that count as hit, the worst first, separated by commas (or by semicolons). "
        "Left empty, every class does.",
        only_with="hazard",
        advanced=True,
    ),
    Parameter(
        "class_breaks",
        "Class breaks",
        ParameterType.NUMBERS,
        "Where intensity classes of the result begin, besides the threshold. Left empty: 0.5, 1, 2 and 4; zones "
        "with up to 20 different values keep those.",
        advanced=True,
    ),
    Parameter(
        "negative_intensity",
        "Negative intensities are real",
        ParameterType.BOOLEAN,
        "Such as temperatures. Otherwise a negative intensity is refused: mostly it is a nodata value that nobody "
        "declared.",
        default=False,
        advanced=True,
    ),
    Parameter(
        "asset_class_field",
        "Asset type field",
        ParameterType.FIELD,
        "Adds a table of hazard class by type of asset, e.g. by highway or by building.",
        field_of="assets",
    ),
    *PEOPLE_PARAMETERS,
    *ZONE_PARAMETERS,
    GEODESIC_PARAMETER,
)
