# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of access: what it takes, and what can be chosen."""

from __future__ import annotations

from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT
from ..describe import DataKind, InputRole, Parameter, ParameterType
from ..population_choice import PEOPLE_PARAMETERS

_PLACES = frozenset({DataKind.POINT, DataKind.POLYGON})

INPUTS = (
    InputRole(
        "demand",
        "Places served",
        "Who needs a facility: villages, homes, buildings. Left empty: every cell of the population raster.",
        _PLACES,
        frozenset({"demand", "asset"}),
        required=False,
        selectable=True,
        prefers=("settlement", "building"),
    ),
    InputRole(
        "facilities",
        "Facilities",
        "What serves them: schools, hospitals, masts, water points.",
        _PLACES,
        frozenset({"asset"}),
        prefers=("hospital", "clinic", "school"),
        may_lie_apart=True,
    ),
    InputRole(
        "network",
        "Network",
        "Roads or other lines to travel on. Left empty: straight lines.",
        frozenset({DataKind.LINE}),
        frozenset({"network"}),
        required=False,
        fields=("highway", "oneway", "name"),
        prefers=("road",),
        may_lie_apart=True,
    ),
    InputRole(
        "population",
        "Population",
        "A raster of people per cell or per km2: people are counted by cell, whatever the places.",
        frozenset({DataKind.RASTER}),
        frozenset({"demand"}),
        required=False,
    ),
    InputRole(
        "hazard",
        "Hazard",
        "Zones or rasters of depth that close the roads they reach: adds who loses access, and how much longer ways "
        "become. Several, such as return periods, are compared in one run; headline figures are those of the first.",
        frozenset({DataKind.POLYGON, DataKind.RASTER}),
        frozenset({"hazard"}),
        required=False,
        multiple=True,
        first_leads=True,
        may_lie_apart=True,
    ),
    ZONES_INPUT,
)

_MAIN = (
    Parameter(
        "limits",
        "Limits",
        ParameterType.NUMBERS,
        "Minutes where time counts, km where length or the straight line does, else the unit of the cost field. Who is "
        "farther than the largest is not served. Left empty: 15, 30 and 60 min, or 2, 5 and 10 km.",
    ),
    Parameter(
        "cost",
        "What counts",
        ParameterType.CHOICE,
        "What is least on the way to the nearest facility.",
        default="time",
        choices={"time": "Travel time", "length": "Length of the way", "field": "A cost field"},
        only_with="network",
    ),
    Parameter(
        "people_field",
        "People field",
        ParameterType.FIELD,
        "How many people live at each place; NULL is not known.",
        field_of="demand",
        only_with="demand",
        usual=("people", "population", "inhabitants"),
        advanced=True,
    ),
    Parameter(
        "close_at",
        "Closed from",
        ParameterType.NUMBER,
        "Roads are closed at or above this intensity, in the unit of the hazard. Left empty: 0.3 (in metres the depth "
        "up to which small cars are stable, Australian Rainfall and Runoff 2019). Not used for classes by name.",
        only_with="hazard",
    ),
    Parameter(
        "hazard_class_field",
        "Hazard class field",
        ParameterType.FIELD,
        "The intensity or class of each hazard zone; NULL is unknown. Left empty, every zone closes roads.",
        field_of="hazard",
        only_with="hazard",
    ),
    Parameter(
        "capacity_field",
        "Capacity field",
        ParameterType.FIELD,
        "Beds, seats or staff of each facility: adds how much of it there is for everybody who can reach it (two-step "
        "floating catchment).",
        field_of="facilities",
        advanced=True,
    ),
)

_FACILITIES = (
    Parameter(
        "facility_name_field",
        "Facility name field",
        ParameterType.FIELD,
        "The name by which facilities are called in the result.",
        field_of="facilities",
        advanced=True,
    ),
    Parameter(
        "towards",
        "Direction of travel",
        ParameterType.CHOICE,
        "Matters where there are one-way streets.",
        default="to",
        choices={"to": "People go to the facility", "from": "The facility comes to people"},
        only_with="network",
        advanced=True,
    ),
    Parameter(
        "od",
        "Origins and destinations",
        ParameterType.CHOICE,
        "A table of places and the facilities within the largest limit.",
        default="none",
        choices={"none": "No table", "nearest": "The nearest few of each place", "all": "All within the limit"},
        advanced=True,
    ),
    Parameter(
        "od_nearest",
        "How many of each place",
        ParameterType.INTEGER,
        "For the nearest few.",
        default=3,
        minimum=1,
        maximum=1000,
        advanced=True,
    ),
)


def _travel(
    identifier: str,
    label: str,
    kind: ParameterType,
    help_text: str,
    default: object = None,
    usual: tuple[str, ...] = (),
    **more: object,
) -> Parameter:
    field_of = "network" if kind is ParameterType.FIELD else ""
    unit, minimum, maximum = (more.get(key) for key in ("unit", "minimum", "maximum"))
    return Parameter(
        identifier,
        label,
        kind,
        help_text,
        default=default,
        unit=str(unit or ""),
        minimum=minimum if isinstance(minimum, float) else None,
        maximum=maximum if isinstance(maximum, float) else None,
        field_of=field_of,
        only_with="network",
        advanced=True,
        usual=usual,
    )


_TRAVEL = (
    _travel(
        "speed_field",
        "Speed field",
        ParameterType.FIELD,
        "km/h of each line, or a text like '30 mph'; NULL takes the speed of its class. Left empty: 'maxspeed', "
        "'speed_kmh' or 'speed' where the layer has it.",
        usual=("maxspeed", "speed_kmh", "speed"),
    ),
    _travel(
        "class_field",
        "Road class field",
        ParameterType.FIELD,
        "The class of each line by OpenStreetMap's words, for default speeds (Project OSRM). Left empty: 'highway', "
        "'fclass' or 'class' where the layer has it.",
        usual=("highway", "fclass", "class"),
    ),
    _travel(
        "default_speed",
        "Speed where none is known",
        ParameterType.NUMBER,
        "An assumption, for lines without speed and without a class that has one.",
        30.0,
        unit="km/h",
        minimum=0.1,
        maximum=1000.0,
    ),
    _travel(
        "uniform_speed",
        "One speed on every line",
        ParameterType.NUMBER,
        "Instead of all other speeds, e.g. 5 on foot.",
        unit="km/h",
        minimum=0.1,
        maximum=1000.0,
    ),
    _travel("cost_field", "Cost field", ParameterType.FIELD, "The cost of each whole line, 0 or more."),
    _travel(
        "one_way",
        "Keep to one-way streets",
        ParameterType.BOOLEAN,
        "Switch off for people on foot.",
        True,
    ),
    _travel(
        "direction_field",
        "Direction field",
        ParameterType.FIELD,
        "Which way each line may be travelled. Left empty: 'oneway' where the layer has it, else both ways.",
    ),
    _travel(
        "forward_values",
        "Forward is called",
        ParameterType.TEXT,
        "Values of the direction field, separated by commas: only as the line is drawn.",
        "yes,1,true,forward,f",
    ),
    _travel(
        "backward_values",
        "Backward is called",
        ParameterType.TEXT,
        "Only against the direction in which the line is drawn.",
        "-1,reverse,backward,b",
    ),
    _travel(
        "both_values",
        "Both ways is called",
        ParameterType.TEXT,
        "NULL is both ways too.",
        "no,0,false,both",
    ),
    _travel(
        "walking_speed",
        "Walking speed",
        ParameterType.NUMBER,
        "For the straight way between a place and the network, where time counts (Project OSRM, foot profile).",
        5.0,
        unit="km/h",
        minimum=0.1,
        maximum=50.0,
    ),
    _travel(
        "max_entry",
        "Farthest from the network",
        ParameterType.NUMBER,
        "Places and facilities farther from the nearest line are unknown: nobody knows how they get there.",
        1000.0,
        unit="m",
        minimum=0.0,
    ),
    _travel(
        "tolerance",
        "Tolerance",
        ParameterType.NUMBER,
        "Line ends that meet nothing are joined to others within this distance.",
        0.5,
        unit="m",
        minimum=0.0,
        maximum=1000.0,
    ),
)

_SHAPE = (
    Parameter(
        "joining",
        "Lines are joined",
        ParameterType.CHOICE,
        "Where they share a vertex, as in OpenStreetMap; with their ends only; or wherever they cross or touch, which "
        "makes junctions of bridges.",
        default="vertices",
        choices={
            "vertices": "Where they share a vertex",
            "ends": "With their ends only",
            "crossings": "Wherever they cross or touch",
        },
        only_with="network",
        advanced=True,
    ),
    Parameter(
        "hit_classes",
        "Classes that close roads",
        ParameterType.TEXT,
        "For hazard classes by name: those that close roads, separated by commas (or by semicolons). Left empty, every "
        "class does.",
        only_with="hazard",
        advanced=True,
    ),
    Parameter(
        "bridges_open",
        "Bridges stay open",
        ParameterType.BOOLEAN,
        "A flood below a bridge does not close the road on it; the road beside it may be closed. Switch off for a "
        "hazard that reaches bridges, such as an earthquake.",
        default=True,
        only_with="hazard",
        advanced=True,
    ),
    Parameter(
        "bridge_field",
        "Bridge field",
        ParameterType.FIELD,
        "Which lines are bridges: yes, true, 1, viaduct and other words of OpenStreetMap; NULL and no are none. Left "
        "empty: 'bridge' where the layer has it.",
        field_of="network",
        only_with="hazard",
        advanced=True,
        usual=("bridge", "is_bridge"),
    ),
    Parameter(
        "reached_layer",
        "Layer of reached edges",
        ParameterType.BOOLEAN,
        "Edges cut exactly where each limit ends.",
        default=True,
        only_with="network",
        advanced=True,
    ),
    Parameter(
        "area_width",
        "Width of the reached area",
        ParameterType.NUMBER,
        "Everything within this distance of a reached edge, an approximation; 0 for no area.",
        default=100.0,
        unit="m",
        minimum=0.0,
        maximum=100_000.0,
        only_with="network",
        advanced=True,
    ),
    Parameter(
        "geodesic",
        "Measure on the ellipsoid",
        ParameterType.BOOLEAN,
        "Lengths on the ellipsoid (geodesic). Switched off: in the plane of the network's CRS (of the facilities' "
        "without a network), which must not be in degrees.",
        default=True,
        advanced=True,
    ),
)

PARAMETERS = (*_MAIN, *PEOPLE_PARAMETERS, *ZONE_PARAMETERS, *_FACILITIES, *_TRAVEL, *_SHAPE)
