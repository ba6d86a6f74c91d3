# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is in harm's way? Points, lines, polygons and people against hazard zones and hazard rasters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...errors import InputError
from ...progress import Progress, Share
from ...twin.plausible import check_plausible, plausible_only
from ...twin.table import FeatureTable
from ...wording.translate import say, say_described
from ..areas import Areas, areas_of
from ..asset_types import asset_types
from ..by_zone import ByZones, zones_of
from ..classes import DEFAULT_THRESHOLD
from ..describe import Analysis, FollowsEdit, Request, Separable
from ..hazard_choice import hazard_rule, hazards_of, refuse_without_hazard
from ..hazards import Hazard, HazardRule, ZoneHazard, unit_notes
from ..impact import Impact
from ..placing import far_notes, misplaced_notes, placeless_notes, refuse_apart
from ..provenance import layer_notes, provenance, source_notes
from .charts import charts
from .engine import exposure_rows, exposures_of
from .form import INPUTS, PARAMETERS
from .method import METHOD
from .people import People, exposed_people, population_notes
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
    refuse_without_hazard(request)
    rule = hazard_rule(request)
    progress.report(0.0, say("Reading the hazard"))
    hazards = hazards_of(request, rule)
    areas, zones = areas_of(request), zones_of(request)
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


def _overlap_notes(assets: str, hazards: Sequence[Hazard], rows: ExposureRows) -> list[str]:
    """Refuse what lies apart from everything; say which of several hazards does."""
    boxes = [(hazard.name, bool(each.near.any())) for hazard, each in zip(hazards, rows.hazards)]
    if not rows.studied.any():
        refuse_apart(assets, boxes)
    return far_notes(boxes)


def _result_notes(answer: Answer, areas: Areas) -> list[str]:
    assets, exposures = answer.assets, answer.exposures
    notes: list[str] = []
    placeless = int(np.count_nonzero(~assets.geometries.has_geometry))
    notes += placeless_notes(assets.name, placeless)
    for hazard, misplaced in zip(answer.hazards, exposures.misplaced):
        notes += [*hazard.notes, *misplaced_notes(hazard.name, misplaced)]
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
    inputs=INPUTS,
    parameters=PARAMETERS,
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
