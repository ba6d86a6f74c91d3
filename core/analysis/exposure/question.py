# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in harm's way? Points, lines, polygons and people against hazard zones and hazard rasters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from ...errors import InputError
from ...progress import Progress, Share
from ...twin.plausible import check_plausible, plausible_only
from ...twin.table import FeatureTable
from ...wording.translate import say, say_count, say_described
from ..asset_types import asset_types
from ..by_zone import ZONE_PARAMETERS, ZONES_INPUT, ByZones
from ..classes import DEFAULT_THRESHOLD
from ..describe import VECTOR, Analysis, DataKind, FollowsEdit, InputRole, Parameter, ParameterType, Request, Separable
from ..hazards import Hazard, HazardRule, ZoneHazard, check_hit_classes, raster_hazard, unit_notes, zone_hazard
from ..impact import Impact
from ..measured import GEODESIC_PARAMETER
from ..placing import refuse_apart
from ..provenance import layer_notes, provenance, source_notes
from .charts import charts
from .engine import Areas, exposure_rows, exposures_of
from .method import METHOD
from .people import PEOPLE_PARAMETERS, People, exposed_people, population_notes
from .results import Answer, feature_result, figures, tables, zone_result
from .rows import ExposureRows
from .sentence import sentence

_THRESHOLD_SOURCE = "Default: stability of small cars, Australian Rainfall and Runoff 2019, book 6 chapter 7"


@dataclass(frozen=True)
class Prepared:
    """Everything but the assets."""

    request: Request
    rule: HazardRule
    hazards: tuple[Hazard, ...]
    areas: Areas
    zones: ByZones | None
    people: People | None

    @property
    def geodesic(self) -> bool:
        return bool(self.request.parameters["geodesic"])


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    assets = usable_assets(request)
    ready = 0.4 if request.rasters.get("population") else 0.02
    prepared = _prepare(request, Share(progress, 0.0, ready))
    rows = _measure(prepared, assets, Share(progress, ready, 0.95))
    return _conclude(prepared, assets, rows, Share(progress, 0.95, 1.0))


def _prepare(request: Request, progress: Progress) -> Prepared:
    rule = hazard_rule(request)
    progress.report(0.0, say("Reading the hazard"))
    hazards = hazards_of(request, rule)
    areas = Areas(_optional(request, "zones"), _optional(request, "study_area"))
    zones = None
    if areas.zones is not None:
        zones = ByZones.of(areas.zones, request.text("by_field"), request.text("by_name_field"))
    people = exposed_people(request, hazards, areas, progress) if request.rasters.get("population") else None
    return Prepared(request, rule, hazards, areas, zones, people)


def _measure(prepared: Prepared, assets: FeatureTable, progress: Progress) -> ExposureRows:
    return exposure_rows(plausible_only(assets), prepared.hazards, prepared.areas, prepared.geodesic, progress)


def _conclude(prepared: Prepared, assets: FeatureTable, rows: ExposureRows, progress: Progress) -> Impact:
    rule, hazards, areas, people = prepared.rule, prepared.hazards, prepared.areas, prepared.people
    request = replace(prepared.request, vectors={**prepared.request.vectors, "assets": [assets]})
    assets = plausible_only(assets)
    notes = [*layer_notes(assets), *_overlap_notes(assets.name, hazards, rows)]
    types = asset_types(assets, request.text("asset_class_field"), progress)
    exposures = exposures_of(rows, hazards, areas, types.codes, len(types.labels))
    answer = Answer(assets, hazards, exposures, types, prepared.zones, people.by_hazard if people else None)
    notes += unit_notes(hazards, rule.effective_threshold)
    notes += _result_notes(answer, areas)
    notes += population_notes(people) if people else ()
    zone_rows = zone_result(answer)
    used = {"threshold": _used_threshold(rule, hazards)}
    return Impact(
        question=ANALYSIS.question,
        title=say("{assets} and {hazard}", assets=assets.name, hazard=hazards[0].name),
        sentence=sentence(answer, rule.effective_threshold),
        figures=figures(answer),
        tables=tables(answer),
        features=(feature_result(answer),),
        charts=charts(answer),
        provenance=provenance("exposure", request, {**used, **(people.used if people else {})}, _coefficients(used)),
        zones=(zone_rows,) if zone_rows else (),
        notes=tuple(dict.fromkeys([*source_notes(request), *notes])),
    )


def usable_assets(request: Request) -> FeatureTable:
    """The assets with plausible coordinates; raises InputError where there is nothing to look at."""
    table = request.table("assets")
    if table is None or not len(table):
        name = say("Input 'Assets'") if table is None else say("Layer '{name}'", name=table.name)
        raise InputError(name, say("there is no asset to look at"), say("Select assets, or relax the layer's filter."))
    table = check_plausible(table)
    if not table.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("none of its features has a geometry"),
            say("Choose a layer whose features have a place."),
        )
    return table


def _optional(request: Request, input_id: str) -> FeatureTable | None:
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


def hazard_rule(request: Request) -> HazardRule:
    threshold = request.parameters.get("threshold")
    if threshold is not None and not np.isfinite(cast(float, threshold)):
        raise InputError(
            say("Parameter 'Threshold'"), say("it is not a number"), say("Give a number, or leave it empty.")
        )
    names = str(request.parameters.get("hit_classes") or "")
    separator = ";" if ";" in names else ","
    rule = HazardRule(
        class_field=request.text("hazard_class_field"),
        threshold=None if threshold is None else float(cast(float, threshold)),
        breaks=tuple(cast(Sequence[float], request.parameters.get("class_breaks") or ())),
        hit_classes=tuple(dict.fromkeys(name.strip() for name in names.split(separator) if name.strip())),
        negative_allowed=bool(request.parameters.get("negative_intensity")),
    )
    if rule.hit_classes and rule.threshold is not None:
        raise InputError(
            say("Parameter 'Classes that count as hit'"),
            say("a threshold is given too, and only one of the two can decide what is hit"),
            say("Leave one of them empty."),
        )
    return rule


def hazards_of(request: Request, rule: HazardRule) -> tuple[Hazard, ...]:
    tables = [check_plausible(table) for table in request.vectors.get("hazard", ())]
    check_hit_classes(rule.hit_classes, tables, rule.class_field)
    hazards: list[Hazard] = [zone_hazard(table, rule) for table in tables]
    hazards += [raster_hazard(grid, rule) for grid in request.rasters.get("hazard", ())]
    if not hazards:
        raise InputError(say("Input 'Hazard'"), say("nothing is chosen"), say("Choose a polygon layer or a raster."))
    return tuple(hazards)


def _overlap_notes(assets: str, hazards: Sequence[Hazard], rows: ExposureRows) -> list[str]:
    """Refuse what lies apart from everything; say which of several hazards does."""
    boxes = [(hazard.name, bool(each.near.any())) for hazard, each in zip(hazards, rows.hazards)]
    if not rows.studied.any():
        refuse_apart(assets, boxes)
    return [say("{name} lies nowhere near the assets.", name=name) for name, meets in boxes if not meets]


def _result_notes(answer: Answer, areas: Areas) -> list[str]:
    assets, exposures = answer.assets, answer.exposures
    notes = []
    placeless = int(np.count_nonzero(~assets.geometries.has_geometry))
    if placeless:
        notes.append(
            say_count(
                placeless,
                "{name}: {count} asset has no usable geometry; it counts as unknown.",
                "{name}: {count} assets have no usable geometry; they count as unknown.",
                name=assets.name,
            )
        )
    for hazard, misplaced in zip(answer.hazards, exposures.misplaced):
        notes += hazard.notes
        if misplaced:
            notes.append(
                say_count(
                    misplaced,
                    "{count} asset crosses the 180th meridian, surrounds a pole or cannot be projected "
                    "into the CRS of {name}; it counts as unknown there.",
                    "{count} assets cross the 180th meridian, surround a pole or cannot be projected "
                    "into the CRS of {name}; they count as unknown there.",
                    name=hazard.name,
                )
            )
    if answer.zones is not None:
        notes += answer.zones.notes()
        if placeless:
            notes.append(say("Assets without usable geometry are counted under 'outside'."))
    for table in (areas.zones, areas.study):
        notes += layer_notes(table) if table is not None else ()
    return notes


def _used_threshold(rule: HazardRule, hazards: Sequence[Hazard]) -> float | None:
    """The threshold that decided, None where names of classes or mere presence did."""
    uses = any(not isinstance(hazard, ZoneHazard) or hazard.has_values for hazard in hazards)
    return rule.effective_threshold if uses else None


def _coefficients(used: dict[str, float | None]) -> list[dict[str, str]]:
    if used["threshold"] is None:
        return []
    chosen = used["threshold"] != DEFAULT_THRESHOLD
    source = say("set for this run") if chosen else say_described(_THRESHOLD_SOURCE)
    return [{"name": say("Threshold of intensity"), "value": f"{used['threshold']:g}", "source": source}]


ANALYSIS = Analysis(
    id="exposure",
    question="What is in harm's way?",
    title="Exposure to a hazard",
    summary="Which assets, how much of them and how many people lie where a hazard strikes, and what is unknown.",
    method=METHOD,
    inputs=(
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
    ),
    parameters=(
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
    ),
    run=run,
    follows_edit=FollowsEdit.SEPARABLE,
    separable=Separable(_prepare, _measure, _conclude),
    figures={
        "assets_total": "Assets looked at",
        "assets_hit": "Assets hit",
        "assets_safe": "Assets safe",
        "assets_unknown": "Assets unknown",
        "length_hit_m": "Length hit (lines, m)",
        "area_hit_m2": "Area hit (polygons, m2)",
        "population_hit": "People exposed",
    },
)
