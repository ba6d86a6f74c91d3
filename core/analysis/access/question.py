# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is served? The nearest facility of every place, by a network or in a straight line, before and after a hazard."""

from __future__ import annotations

from dataclasses import replace

from ...errors import InputError
from ...network.travel import CLASS_SPEED_SOURCE, CostKind
from ...progress import Progress, Share
from ...twin.table import FeatureTable
from ...wording.numbers import format_given, format_number
from ...wording.translate import say
from ..describe import Analysis, FollowsEdit, Request, Separable
from ..following import answer
from ..impact import Impact
from ..provenance import layer_notes, provenance, source_notes
from .answer import Answer, answer_of
from .catchment import catchment_of
from .charts import charts
from .form import INPUTS, PARAMETERS
from .layers import layers
from .measure import measure
from .method import METHOD
from .places import cells_as_demand, demand_of, several_points
from .prepared import Prepared, prepare
from .results import feature_result, figures
from .route import ON_CLICK
from .rows import AccessRows, Place
from .sentence import sentence
from .tables import pair_notes, tables
from .zones import zone_result


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    subjects = demand_of(request, progress)
    if not subjects.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=subjects.name),
            say("none of its places has a geometry"),
            say("Choose a layer whose features have a place."),
        )
    return answer(STEPS, request, subjects, progress)[0]


def prepare_all(request: Request, progress: Progress) -> Prepared:
    """Facilities, network and costs of its nodes; and people of a raster where there is demand of its own."""
    prepared = prepare(request, Share(progress, 0.0, 0.8))
    prepared = replace(prepared, layers=layers(prepared, progress))
    if prepared.of_cells or not request.rasters.get("population"):
        return prepared
    if request.text("people_field"):
        raise InputError(
            say("Parameter 'People field'"),
            say("people are given twice, by a field and by a population raster"),
            say("Leave one of them empty."),
        )
    cells = cells_as_demand(request, progress)
    rows = measure(replace(prepared, wants_pairs=False), cells, Share(progress, 0.8, 1.0))
    return replace(prepared, crowd=(cells, rows))


def conclude(prepared: Prepared, subjects: FeatureTable, rows: AccessRows, progress: Progress) -> Impact:
    """The answer from what is prepared and the rows of all places."""
    progress.report(0.0, say("Adding up"))
    found = answer_of(prepared, subjects, rows)
    catchment = catchment_of(found)
    request = prepared.request
    if not prepared.of_cells:
        request = replace(request, vectors={"demand": [subjects], **request.vectors})
    zones = zone_result(found)
    return Impact(
        question=ANALYSIS.question,
        title=say("{name} and {facilities}", name=subjects.name, facilities=prepared.facilities.table.name),
        sentence=sentence(found),
        figures=figures(found, catchment),
        tables=tables(found, catchment),
        features=(feature_result(found, catchment),),
        charts=charts(found),
        provenance=provenance("access", request, _used(prepared), _coefficients(prepared)),
        zones=() if zones is None else (zones,),
        layers=prepared.layers,
        notes=tuple(dict.fromkeys([*source_notes(request), *prepared.notes, *_notes(found)])),
    )


def _used(prepared: Prepared) -> dict[str, object]:
    """Parameters as they were in the end."""
    network = prepared.network
    divisor = 1000.0 if prepared.measure.unit == "m" else 1.0
    used: dict[str, object] = {"limits": tuple(limit / divisor for limit in prepared.measure.limits)}
    if network is None:
        return {**used, "cost": "straight line"}
    rule = network.rule
    return {**used, "class_field": rule.class_field, "direction_field": rule.direction_field}


def _coefficients(prepared: Prepared) -> list[dict[str, str]]:
    network = prepared.network
    if network is None or prepared.measure.cost is not CostKind.TIME:
        return []
    rule, walking = network.rule, format_given(prepared.walking_kmh)
    chosen = say("set for this run, or the default of the form")
    result = [{"name": say("Walking speed, km/h"), "value": walking, "source": chosen}]
    if rule.uniform_speed_kmh is not None:
        speed = format_given(rule.uniform_speed_kmh)
        return [*result, {"name": say("Speed on every line, km/h"), "value": speed, "source": chosen}]
    if network.built.counts.speed_from_class:
        name, count = say("Speeds by class of road, lines"), str(network.built.counts.speed_from_class)
        result.append({"name": name, "value": count, "source": CLASS_SPEED_SOURCE})
    if network.built.counts.speed_default:
        speed = format_given(rule.default_speed_kmh)
        result.append({"name": say("Speed where none is known, km/h"), "value": speed, "source": chosen})
    return result


def _notes(found: Answer) -> list[str]:
    subjects, rows, prepared = found.subjects, found.rows, found.prepared
    notes = layer_notes(subjects)
    nowhere, far = (int((rows.place == each).sum()) for each in (Place.NOWHERE, Place.FAR))
    if nowhere:
        notes.append(
            say(
                "{name}: {count} places have no usable geometry; they count as unknown.",
                name=subjects.name,
                count=nowhere,
            )
        )
    if far:
        notes.append(
            say(
                "{name}: {count} places are farther than {metres} m from the network; they count as unknown.",
                name=subjects.name,
                count=format_number(far),
                metres=format_given(prepared.farthest_m),
            )
        )
    several = several_points(subjects)
    if several:
        notes.append(
            say("{name}: of {count} multi-points only the first point counts.", name=subjects.name, count=several)
        )
    people = found.of_people.people
    if people is not None and people.missing.all() and len(subjects):
        notes.append(
            say(
                "{name}: none of its places says how many people live there; nothing bounds how many are unknown.",
                name=found.of_people.subjects.name,
            )
        )
    elif people is not None and people.missing.any():
        notes.append(
            say(
                "{name}: {count} places have no number of people; each counts in the unknown share as if it had as "
                "many as the fullest known one ({people}).",
                name=found.of_people.subjects.name,
                count=format_number(int(people.missing.sum())),
                people=format_number(float(people.bound.max())),
            )
        )
    if prepared.zones is not None:
        notes += prepared.zones.notes()
    return [*notes, *pair_notes(found)]


STEPS = Separable(prepare_all, measure, conclude)

ANALYSIS = Analysis(
    id="access",
    question="Who is served?",
    title="Access to facilities",
    summary="Which places and how many people reach a facility in time, by roads or in a straight line; who loses "
    "access when a hazard closes roads.",
    method=METHOD,
    inputs=INPUTS,
    parameters=PARAMETERS,
    run=run,
    on_click=ON_CLICK,
    follows_edit=FollowsEdit.GRAPH,
    figures={
        "demand_total": "Places looked at",
        "demand_served": "Places served",
        "demand_unserved": "Places not served",
        "demand_unknown": "Places unknown",
        "people_served": "People served",
        "people_unserved": "People not served",
        "people_unknown": "People unknown",
        "travel_median": "Median to the nearest facility",
        "demand_lost": "Places that lose access",
        "people_lost": "People who lose access",
        "added_median": "Median added by the hazard, where it is longer",
        "catchment_mean": "Capacity per 1,000 people, mean",
    },
    separable=STEPS,
    headlines=("people_lost", "demand_lost", "people_served", "demand_served", "travel_median"),
)
