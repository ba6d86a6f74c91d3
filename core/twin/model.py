# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a twin is: its layers and what is known about each. `manifest.py` reads and writes it as twin.json."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Sector(Enum):
    TELECOM = "telecom"
    POWER = "power"
    TRANSPORT = "transport"
    HEALTH = "health"
    EDUCATION = "education"
    WATER = "water"
    PEOPLE = "people"
    TERRAIN = "terrain"
    HAZARD = "hazard"
    BOUNDARY = "boundary"
    OTHER = "other"


class Role(Enum):
    """What a layer is used for in questions."""

    ASSET = "asset"
    NETWORK = "network"
    DEMAND = "demand"
    HAZARD = "hazard"
    ZONE = "zone"
    CONTEXT = "context"


class DataClass(Enum):
    RAW = "raw"
    PREPARED = "prepared"
    MODEL_INPUT = "model_input"
    MODEL_OUTPUT = "model_output"


class Sensitivity(Enum):
    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"
    PERSONAL = "personal"


class LayerGeometry(Enum):
    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"
    RASTER = "raster"


class PopulationKind(Enum):
    """Whether a population raster's cells hold people per cell or people per km2."""

    COUNT = "count"
    DENSITY = "density"


@dataclass(frozen=True)
class OperationalState:
    """Which field says whether an asset works ("working", "down", anything else: unknown), and who says so."""

    field: str
    source: str


@dataclass(frozen=True)
class TwinLayer:
    """One layer of a twin.

    `id` is the table name in the GeoPackage, or the file name of the GeoTIFF without suffix; `data` is
    the path within the twin folder, always with forward slashes. `linked` is whether any of its features provides or
    needs a service in the tables of links. Times are ISO 8601 in UTC,
    `stale_after` is an ISO 8601 duration ("P30D").
    """

    id: str
    title: str
    geometry: LayerGeometry
    data: str
    sector: Sector
    role: Role
    asset_class: str = ""
    type_uri: str = ""
    label_field: str = ""
    units: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    source: str = ""
    licence: str = ""
    date: str = ""
    data_class: DataClass = DataClass.RAW
    synthetic: bool = False
    derived: bool = False
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    fingerprint: str = ""
    feature_count: int | None = None
    editable: bool = False
    linked: bool = False
    return_period_years: float | None = None
    intensity_unit: str = ""
    intensity_field: str = ""
    code_field: str = ""
    name_field: str = ""
    observed_at: str = ""
    stale_after: str = ""
    operational_state: OperationalState | None = None
    population_kind: PopulationKind | None = None
    style: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Twin:
    """A twin's manifest: who it is, where it lies, its layers and its two link tables.

    `extent` is west, south, east, north in degrees (EPSG:4326). `crs` is the authority code of the
    working CRS, e.g. "EPSG:32643". The tables named by `dependency_table` and `requirement_table`
    live in the GeoPackage `vector_file` (see manifest.py for their columns).
    """

    id: str
    title: str
    crs: str
    extent: tuple[float, float, float, float]
    layers: tuple[TwinLayer, ...]
    created_at: str
    description: str = ""
    synthetic: bool = False
    vector_file: str = "twin.gpkg"
    dependency_table: str = "dependency"
    requirement_table: str = "requirement"
    generator: str = ""

    def layer(self, layer_id: str) -> TwinLayer | None:
        return next((layer for layer in self.layers if layer.id == layer_id), None)
