# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question about damage takes: its inputs and parameters, in the order of the form."""

from __future__ import annotations

from ...damage.library import library
from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT
from ..columns import LARGEST_AMOUNT
from ..describe import VECTOR, DataKind, InputRole, Parameter, ParameterType
from ..measured import GEODESIC_PARAMETER

INPUTS = (
    InputRole(
        "assets",
        "Assets",
        "What may be damaged: points (masts, schools), lines (roads, cables) or polygons (buildings).",
        VECTOR,
        frozenset({"asset", "network"}),
        selectable=True,
        prefers=("building", "road"),
    ),
    InputRole(
        "hazard",
        "Hazard",
        "Zones or rasters of intensity, e.g. flood depth. Several return periods give the expected annual damage.",
        frozenset({DataKind.POLYGON, DataKind.RASTER}),
        frozenset({"hazard"}),
        multiple=True,
        starts_with_series=True,
    ),
    ZONES_INPUT,
    InputRole(
        "values",
        "Values by type",
        "A table with the columns class and value, perhaps low, high, unit (asset, m or m2) and currency.",
        frozenset({DataKind.TABLE}),
        required=False,
        advanced=True,
    ),
    InputRole(
        "curves",
        "Own damage curves",
        "A table with a row a point (curve, x, y, perhaps low and high), or with the intensity in the first column and "
        "a class in every other. Damage is a share from 0 to 1.",
        frozenset({DataKind.TABLE}),
        required=False,
        advanced=True,
    ),
    InputRole(
        "study_area",
        "Study area",
        "Where the hazard was looked for. What lies outside it is unknown instead of undamaged.",
        frozenset({DataKind.POLYGON}),
        frozenset({"zone", "context"}),
        required=False,
        advanced=True,
    ),
)

_CURVE = Parameter(
    "curve",
    "Damage curve",
    ParameterType.CHOICE,
    "A published curve for all assets; sources and licences stand in the answer. Left empty, each asset takes the "
    "curve of its type, or of what the twin says that the layer is.",
    choices={entry.id: entry.title for entry in library().values()},
)

PARAMETERS = (
    Parameter(
        "asset_class_field",
        "Asset type field",
        ParameterType.FIELD,
        "The type of each asset, e.g. building or highway: chooses curve and value by type, and adds a table by type.",
        field_of="assets",
    ),
    Parameter(
        "unit_value",
        "Value",
        ParameterType.NUMBER,
        "What one asset, one metre of line or one square metre is worth where nothing else says so, mostly the cost of "
        "replacement. There is no default: values differ too much from place to place.",
        minimum=0.0,
        maximum=LARGEST_AMOUNT,
    ),
    Parameter(
        "currency",
        "Currency",
        ParameterType.TEXT,
        "Shown with every amount, e.g. INR. Nothing is converted.",
    ),
    _CURVE,
    Parameter(
        "value_field",
        "Value field",
        ParameterType.FIELD,
        "The value of each asset; NULL is unknown.",
        field_of="assets",
        advanced=True,
    ),
    Parameter(
        "value_of",
        "Values are those of",
        ParameterType.CHOICE,
        "For lines and polygons: of a metre or square metre, or of the whole asset.",
        default="unit",
        choices={"unit": "a metre or square metre", "asset": "the whole asset"},
        advanced=True,
    ),
    Parameter(
        "return_periods",
        "Return periods",
        ParameterType.NUMBERS,
        "In years, one for each hazard: zones first, then rasters, each in the order given. Left empty: those that the "
        "twin knows.",
        unit="years",
        advanced=True,
    ),
    Parameter(
        "horizon_years",
        "Horizon",
        ParameterType.INTEGER,
        "Adds the present value of the expected annual damage of so many years.",
        unit="years",
        minimum=1,
        maximum=1000,
        advanced=True,
    ),
    Parameter(
        "discount_rate",
        "Discount rate",
        ParameterType.NUMBER,
        "For the present value; at 0 % years are simply added up.",
        default=0.0,
        unit="%",
        advanced=True,
    ),
    Parameter(
        "annual",
        "Expected annual damage",
        ParameterType.BOOLEAN,
        "Of several hazards; needs the return period of each. Switch it off to compare hazards without.",
        default=True,
        advanced=True,
    ),
    Parameter(
        "tail",
        "Beyond the rarest hazard",
        ParameterType.CHOICE,
        "What rarer events add to the expected annual damage: nothing, or the damage of the rarest hazard.",
        default="none",
        choices={"none": "nothing is added", "constant": "the damage of the rarest hazard"},
        advanced=True,
    ),
    Parameter(
        "no_damage_period",
        "Return period without damage",
        ParameterType.NUMBER,
        "Damage begins at this return period and rises evenly to that of the most frequent hazard. Left empty: nothing "
        "is added for more frequent events.",
        unit="years",
        advanced=True,
    ),
    Parameter(
        "event_frequencies",
        "Event frequencies",
        ParameterType.NUMBERS,
        "Instead of return periods, for events apart from each other: how many times a year each hazard happens.",
        advanced=True,
    ),
    Parameter(
        "value_low",
        "Low value factor",
        ParameterType.NUMBER,
        "The low estimate of values is so many times their base, e.g. 0.7. Left empty: the same as base.",
        minimum=0.0,
        maximum=1.0,
        advanced=True,
    ),
    Parameter(
        "value_high",
        "High value factor",
        ParameterType.NUMBER,
        "The high estimate of values is so many times their base, e.g. 1.5. Left empty: the same as base.",
        minimum=1.0,
        advanced=True,
    ),
    Parameter(
        "own_curve",
        "Own curve for all",
        ParameterType.TEXT,
        "The curve of your table that assets take whose type has none, or all of them without a type field.",
        only_with="curves",
        advanced=True,
    ),
    Parameter(
        "intensity_field",
        "Intensity field of zones",
        ParameterType.FIELD,
        "The intensity of each hazard zone, as a number; NULL is unknown.",
        field_of="hazard",
        advanced=True,
    ),
    Parameter(
        "negative_intensity",
        "Negative intensities are real",
        ParameterType.BOOLEAN,
        "They do no damage. Otherwise a negative intensity is refused: mostly it is a nodata value that nobody "
        "declared.",
        default=False,
        advanced=True,
    ),
    *ZONE_PARAMETERS,
    GEODESIC_PARAMETER,
)
