# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of things a twin holds: what each is called, belongs to, looks like and is named in open standards.

Type URIs name the kind in a published vocabulary, they do not promise that a layer's rows validate
against its schema. Two vocabularies are used:

- Smart Data Models (smartdatamodels.org), `https://smartdatamodels.org/dataModel.SUBJECT/TYPE`. Its OpenStreetMap
  subject tells kinds apart by a property (`healthcareType=hospital`), kept in `type_detail`.
- Open Fibre Data Standard 0.3 (standard.ofds.info), the definitions Node and Span of its network schema;
  `type_detail` is the code of the open code list nodeType.

A kind that neither vocabulary has (an elevation raster, a population grid, a study area) has no URI.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..wording.translate import say_described
from .model import LayerGeometry, Role, Sector

_SDM = "https://smartdatamodels.org/dataModel."
_OSM = _SDM + "OpenStreetMap/"
_OFDS = (
    "https://raw.githubusercontent.com/Open-Telecoms-Data/open-fibre-data-standard/"
    "0__3__0/schema/network-schema.json#/$defs/"
)


@dataclass(frozen=True)
class AssetClass:
    """A kind of thing.

    Attributes
    ----------
    id: how manifests name it, e.g. "substation"
    title, plural: as a sentence uses them, in lower case; `plural` with a capital is the default layer title
    sector, role: where a layer of this kind belongs and what it is used for
    geometries: the geometries that fit, the usual one first
    type_uri, type_detail: see the module's docstring; empty where no vocabulary has it
    icon: name of an SVG in resources/icons, without suffix
    style: name of the look that manifests state; TwinPlan itself goes by the kind (gis/styles.py)
    """

    id: str
    title: str
    plural: str
    sector: Sector
    role: Role
    geometries: tuple[LayerGeometry, ...]
    icon: str
    style: str
    type_uri: str = ""
    type_detail: str = ""

    @property
    def layer_title(self) -> str:
        """What a layer of this kind is called unless it has a name of its own."""
        plural = say_described(self.plural)
        return plural[:1].upper() + plural[1:]


_POINT, _LINE, _POLYGON, _RASTER = (
    LayerGeometry.POINT,
    LayerGeometry.LINE,
    LayerGeometry.POLYGON,
    LayerGeometry.RASTER,
)
_SITE = (_POINT, _POLYGON)
_AREA = (_POLYGON,)


def _asset(
    class_id: str,
    title: str,
    plural: str,
    sector: Sector,
    geometries: tuple[LayerGeometry, ...],
    type_uri: str = "",
    type_detail: str = "",
    role: Role = Role.ASSET,
) -> AssetClass:
    """A kind whose icon and style are called like the kind itself."""
    return AssetClass(class_id, title, plural, sector, role, geometries, class_id, class_id, type_uri, type_detail)


CLASSES: tuple[AssetClass, ...] = (
    _asset("mast", "mast", "masts", Sector.TELECOM, _SITE, _OFDS + "Node", "nodeType=tower"),
    _asset("exchange", "exchange", "exchanges", Sector.TELECOM, _SITE, _OFDS + "Node", "nodeType=exchange"),
    _asset("fibre", "fibre route", "fibre routes", Sector.TELECOM, (_LINE,), _OFDS + "Span", "", Role.NETWORK),
    _asset("power_plant", "power plant", "power plants", Sector.POWER, _SITE, _OSM + "OSMPower", "powerType=plant"),
    _asset("substation", "substation", "substations", Sector.POWER, _SITE, _SDM + "EnergyCIM/Substation"),
    _asset(
        "power_line",
        "power line",
        "power lines",
        Sector.POWER,
        (_LINE,),
        _SDM + "EnergyCIM/ACLineSegment",
        role=Role.NETWORK,
    ),
    _asset("road", "road", "roads", Sector.TRANSPORT, (_LINE,), _SDM + "Transportation/RoadSegment", role=Role.NETWORK),
    _asset("railway", "railway", "railways", Sector.TRANSPORT, (_LINE,), _OSM + "OSMRailway", role=Role.NETWORK),
    _asset(
        "bridge",
        "bridge",
        "bridges",
        Sector.TRANSPORT,
        (_POINT, _LINE, _POLYGON),
        _OSM + "OSMManMade",
        "manMadeType=bridge",
    ),
    _asset(
        "hospital", "hospital", "hospitals", Sector.HEALTH, _SITE, _OSM + "OSMHealthcare", "healthcareType=hospital"
    ),
    _asset("clinic", "clinic", "clinics", Sector.HEALTH, _SITE, _OSM + "OSMHealthcare", "healthcareType=clinic"),
    _asset("school", "school", "schools", Sector.EDUCATION, _SITE, _OSM + "OSMAmenity", "amenityType=school"),
    _asset(
        "water_works",
        "water works",
        "water works",
        Sector.WATER,
        _SITE,
        _OSM + "OSMManMade",
        "manMadeType=water_works",
    ),
    _asset(
        "water_pipe",
        "water pipe",
        "water pipes",
        Sector.WATER,
        (_LINE,),
        _SDM + "WaterDistributionManagementEPANET/Pipe",
        role=Role.NETWORK,
    ),
    _asset(
        "river", "river", "rivers and streams", Sector.WATER, (_LINE, _POLYGON), _OSM + "OSMWaterway", role=Role.CONTEXT
    ),
    _asset("settlement", "settlement", "settlements", Sector.PEOPLE, _SITE, _OSM + "OSMPlace", role=Role.DEMAND),
    _asset("building", "building", "buildings", Sector.PEOPLE, (_POLYGON, _POINT), _SDM + "Building/Building"),
    _asset("population", "population", "population", Sector.PEOPLE, (_RASTER,), role=Role.DEMAND),
    _asset("terrain", "terrain height", "terrain height", Sector.TERRAIN, (_RASTER,), role=Role.CONTEXT),
    _asset(
        "flood_depth",
        "flood depth",
        "flood depth",
        Sector.HAZARD,
        (_RASTER,),
        _SDM + "RiskManagement/Hazard",
        role=Role.HAZARD,
    ),
    _asset(
        "flood_zone",
        "flood zone",
        "flood zones",
        Sector.HAZARD,
        _AREA,
        _SDM + "RiskManagement/Hazard",
        role=Role.HAZARD,
    ),
    _asset(
        "hazard_zone",
        "hazard zone",
        "hazard zones",
        Sector.HAZARD,
        _AREA,
        _SDM + "RiskManagement/Hazard",
        role=Role.HAZARD,
    ),
    _asset(
        "ward",
        "ward",
        "wards",
        Sector.BOUNDARY,
        _AREA,
        _OSM + "OSMBoundary",
        "boundaryType=administrative",
        Role.ZONE,
    ),
    _asset("study_area", "study area", "study area", Sector.BOUNDARY, _AREA, role=Role.ZONE),
    _asset("other", "other asset", "other assets", Sector.OTHER, (_POINT, _LINE, _POLYGON)),
)

_BY_ID = {asset_class.id: asset_class for asset_class in CLASSES}

SECTOR_TITLES: dict[Sector, str] = {
    Sector.TELECOM: "Telecom",
    Sector.POWER: "Power",
    Sector.TRANSPORT: "Transport",
    Sector.HEALTH: "Health",
    Sector.EDUCATION: "Education",
    Sector.WATER: "Water",
    Sector.PEOPLE: "People and buildings",
    Sector.TERRAIN: "Terrain",
    Sector.HAZARD: "Hazard",
    Sector.BOUNDARY: "Boundaries",
    Sector.OTHER: "Other",
}


def asset_class(class_id: str) -> AssetClass:
    """The kind of this id; "other" where it is not in the catalogue, so that a foreign twin still opens."""
    return _BY_ID.get(class_id, _BY_ID["other"])


def classes_for(geometry: LayerGeometry, sector: Sector | None = None) -> tuple[AssetClass, ...]:
    """The kinds that a layer of this geometry may be, those of the sector only if one is given."""
    return tuple(
        candidate
        for candidate in CLASSES
        if geometry in candidate.geometries and (sector is None or candidate.sector is sector)
    )


def sector_icon(sector: Sector) -> str:
    """Name of the SVG of a sector in resources/icons, without suffix."""
    return f"sector_{sector.value}"
