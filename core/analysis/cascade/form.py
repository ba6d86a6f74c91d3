# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The inputs and parameters of a cascade, in the order of the form."""

from __future__ import annotations

from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT
from ..describe import VECTOR, DataKind, InputRole, Parameter, ParameterType
from ..population_choice import PEOPLE_PARAMETERS
from .assets import PEOPLE_FIELD, SOURCE_FIELD
from .people import AZIMUTH_FIELD, BEAMWIDTH_FIELD, RANGE_FIELD, SERVER_FIELDS

INPUTS = (
    InputRole(
        "assets",
        "Assets",
        "All layers whose features depend on each other or serve people; each feature has a uid.",
        VECTOR,
        frozenset({"asset", "network", "demand"}),
        multiple=True,
        fields=("name", "state", PEOPLE_FIELD, SOURCE_FIELD, AZIMUTH_FIELD, RANGE_FIELD, BEAMWIDTH_FIELD),
        starts_with_linked=True,
        advanced=True,
    ),
    InputRole(
        "dependency",
        "Dependencies",
        "Who provides what to whom: consumer_uid, provider_uid, service, status (confirmed or assumed).",
        frozenset({DataKind.TABLE}),
        advanced=True,
    ),
    InputRole(
        "requirement",
        "Requirements",
        "How many providers each asset needs (k) and how long it goes on without (autonomy_h), by consumer_uid and "
        "service. Left out: one provider, no autonomy.",
        frozenset({DataKind.TABLE}),
        advanced=True,
        required=False,
    ),
    InputRole(
        "failed",
        "What fails",
        "Assets that fail at hour 0, or features (a river bank, a road) that fail the assets which they touch. Of the "
        "result of an earlier question only what it says is hit. With "
        "nothing here and no hazard, assets are ranked by what each alone would cost.",
        VECTOR,
        frozenset({"asset", "network", "context"}),
        required=False,
        multiple=True,
        selectable=True,
        fields=("outcome",),
    ),
    InputRole(
        "hazard",
        "Hazard",
        "Zones or rasters of intensity: what they hit fails at hour 0. Several, such as return periods, are computed "
        "in one run; headline figures are those of the first.",
        frozenset({DataKind.POLYGON, DataKind.RASTER}),
        frozenset({"hazard"}),
        required=False,
        multiple=True,
        first_leads=True,
    ),
    InputRole(
        "population",
        "Population",
        "A raster of people per cell or of people per km2: adds the people who lose service.",
        frozenset({DataKind.RASTER}),
        frozenset({"demand"}),
        required=False,
        prefers=("population",),
    ),
    InputRole(
        "demand",
        "Where people live",
        "Instead of a raster: settlements or buildings with their number of people.",
        frozenset({DataKind.POINT, DataKind.POLYGON}),
        frozenset({"demand"}),
        required=False,
        advanced=True,
        fields=(PEOPLE_FIELD,),
    ),
    InputRole(
        "coverage",
        "Coverage",
        "Areas that each name the uid of the asset that serves them, e.g. of a mast. Left out: sectors and circles "
        "around the serving assets are assumed.",
        frozenset({DataKind.POLYGON}),
        frozenset({"context", "zone"}),
        required=False,
        fields=SERVER_FIELDS,
        advanced=True,
    ),
    ZONES_INPUT,
    InputRole(
        "study_area",
        "Study area",
        "Where the hazard was looked for; assets outside of it are unknown instead of safe.",
        frozenset({DataKind.POLYGON}),
        frozenset({"zone", "context"}),
        required=False,
        advanced=True,
    ),
    InputRole(
        "fragility",
        "Fragility curve",
        "Points of a curve, in ascending order: intensity, probability (0 to 1). Failures are drawn from it.",
        frozenset({DataKind.TABLE}),
        required=False,
        advanced=True,
    ),
)

PARAMETERS = (
    Parameter(
        "threshold",
        "Threshold",
        ParameterType.NUMBER,
        "Assets are hit at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth "
        "up to which small cars are stable, Australian Rainfall and Runoff 2019); set the one of your assets.",
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
        "For classes by name: those that count as hit, separated by commas. Left empty, every class does.",
        only_with="hazard",
        advanced=True,
    ),
    Parameter(
        "begins_at",
        "Hour 0 is at",
        ParameterType.TEXT,
        "Date and time of the event, e.g. 2026-11-21T15:00Z; without zone it is UTC. Left empty: now.",
    ),
    Parameter(
        "horizon_h",
        "Hours to look at",
        ParameterType.NUMBER,
        "Charts end and person-hours are counted up to here; an assumption. What fails later still counts as failed.",
        default=72.0,
        unit="h",
        minimum=1.0,
        maximum=87_600.0,
    ),
    Parameter(
        "ranking",
        "Rank the assets",
        ParameterType.CHOICE,
        "What is lost if each asset alone fails. By itself: where nothing fails, and beside a cascade for up to 20,000 "
        "assets.",
        default="auto",
        choices={"auto": "By itself", "yes": "Yes", "no": "No"},
    ),
    *PEOPLE_PARAMETERS,
    Parameter(
        "serving_class",
        "Kind of asset that serves people",
        ParameterType.TEXT,
        "Around these sectors and circles are assumed where no coverage layer is given.",
        default="mast",
        advanced=True,
    ),
    Parameter(
        "range_km",
        "Range where none is stated",
        ParameterType.NUMBER,
        "How far a serving asset reaches that states no range; an assumption, right for none in particular.",
        default=3.0,
        unit="km",
        minimum=0.01,
        maximum=100.0,
        advanced=True,
    ),
    Parameter(
        "beamwidth_deg",
        "Width of a sector",
        ParameterType.NUMBER,
        "For serving assets with an azimuth that state no beamwidth; a third of a circle, as of three-sector sites.",
        default=120.0,
        unit="degree",
        minimum=1.0,
        maximum=360.0,
        advanced=True,
    ),
    Parameter(
        "near_m",
        "Touching means within",
        ParameterType.NUMBER,
        "For features under 'What fails' that are no assets: how near an asset has to be.",
        default=0.0,
        unit="m",
        minimum=0.0,
        maximum=100_000.0,
        only_with="failed",
        advanced=True,
    ),
    Parameter(
        "fragility_median",
        "Fragility: median",
        ParameterType.NUMBER,
        "The intensity at which half of the assets fail (lognormal). Given, it takes the place of the threshold.",
        only_with="hazard",
        minimum=0.0,
        advanced=True,
    ),
    Parameter(
        "fragility_beta",
        "Fragility: beta",
        ParameterType.NUMBER,
        "The spread of the lognormal curve (standard deviation of the logarithm), mostly from 0.3 to 0.6.",
        only_with="hazard",
        minimum=0.0,
        advanced=True,
    ),
    Parameter(
        "samples",
        "Samples",
        ParameterType.INTEGER,
        "How often failures are drawn; the standard error falls with its square root.",
        default=200,
        minimum=2,
        maximum=100_000,
        only_with="hazard",
        advanced=True,
    ),
    Parameter(
        "seed",
        "Seed",
        ParameterType.INTEGER,
        "The same seed draws the same failures.",
        default=1,
        minimum=0,
        maximum=4_294_967_295,
        only_with="hazard",
        advanced=True,
    ),
    *ZONE_PARAMETERS,
    *(
        Parameter(identifier, label, ParameterType.FIELD, text, field_of=input_id, advanced=True, any_layer=True)
        for identifier, label, text, input_id in (
            ("uid_field", "Uid field", "Holds the uid of each asset. Left empty: 'uid'.", "assets"),
            (
                "asset_class_field",
                "Asset type field",
                "What each asset is, e.g. hospital or school. Left empty: by layer.",
                "assets",
            ),
            (
                "people_field",
                "People field",
                "How many people depend on the asset itself. Left empty: 'people'.",
                "assets",
            ),
            (
                "state_field",
                "State field",
                "Whether an asset is working or down; anything else is unknown. Left empty: what the twin states.",
                "assets",
            ),
            (
                "source_field",
                "Source field",
                "The services of which an asset is a source, e.g. 'power'. Left empty: 'source_of'.",
                "assets",
            ),
            ("range_field", "Range field", "How far an asset serves, in metres. Left empty: 'range_m'.", "assets"),
            (
                "azimuth_field",
                "Azimuth field",
                "Where a sector looks, in degrees from north. Left empty: 'azimuth_deg'.",
                "assets",
            ),
            (
                "coverage_field",
                "Field of the serving asset",
                "Holds the uid of the asset that serves the area. Left empty: found by its name.",
                "coverage",
            ),
            (
                "demand_people_field",
                "Field of people living there",
                "Left empty: 'people'.",
                "demand",
            ),
        )
    ),
)
