# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What fails if these fail? Failures along dependencies, in hours, up to the people who lose service."""

from __future__ import annotations

from collections.abc import Sequence

from ...cascade.criticality import Criticality
from ...errors import InputError
from ...geometry.geometries import BoolArray
from ...progress import Progress, Share
from ...wording.translate import say
from ..describe import Analysis, FollowsEdit, Request
from ..impact import Impact, Outcome
from ..provenance import provenance, source_notes
from .answer import Answer, Setting
from .charts import charts, hour_tables
from .engine import run_cascade
from .features import feature_results
from .form import INPUTS, PARAMETERS
from .layers import LAYERS, layers
from .method import METHOD
from .notes import coefficients, notes_of
from .ranking import worth
from .results import FIGURES, figures, tables, zone_result
from .sentence import sentence
from .setup import setting_of, starts_of
from .start import Start

# So many assets are ranked beside a cascade without being asked for; a ranking alone is always made.
_RANKED_UNASKED = 20_000


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    setting, before = setting_of(request, Share(progress, 0.0, 0.3))
    starts, notes = starts_of(request, setting.assets, before, Share(progress, 0.3, 0.5))
    ranking = None
    if _is_ranked(request, setting, starts):
        ranking = worth(setting, Share(progress, 0.5, 0.8))
    return conclude(request, setting, starts, ranking, notes, Share(progress, 0.8, 1.0))


def conclude(
    request: Request,
    setting: Setting,
    starts: Sequence[Start],
    ranking: tuple[Criticality, BoolArray] | None,
    notes: Sequence[str],
    progress: Progress,
) -> Impact:
    """The answer from what is kept prepared: after another choice of what fails, only this has to be done again."""
    samples, seed = int(str(request.parameters["samples"])), int(str(request.parameters["seed"]))
    runs = []
    for number, start in enumerate(starts):
        share = Share(progress, 0.7 * number / len(starts), 0.7 * (number + 1) / len(starts))
        runs.append(run_cascade(setting.ready, start, samples, seed, setting.horizon_h, share))
    asked = bool(request.vectors.get("failed")) or request.has_hazard
    fails = asked or any((each.outcome == Outcome.HIT).any() for each in runs)
    worths, articulation = ranking or (None, None)
    answer = Answer(setting, tuple(runs), worths, articulation, fails)
    drawn, drawing_notes = layers(answer, Share(progress, 0.7, 0.8))
    progress.check()
    zones = zone_result(answer)
    rows = feature_results(answer, Share(progress, 0.8, 1.0))
    progress.check()
    told, listed = figures(answer, progress), tables(answer)
    progress.check()
    drawings = charts(answer, progress)
    used = {"begins_at": setting.begins_at.isoformat().replace("+00:00", "Z")}
    return Impact(
        question=ANALYSIS.question,
        title=_title(answer),
        sentence=sentence(answer),
        figures=told,
        tables=(*listed, *hour_tables(drawings)),
        features=rows,
        charts=drawings,
        provenance=provenance("cascade", request, used, coefficients(request, answer)),
        zones=(zones,) if zones else (),
        layers=drawn,
        notes=tuple(dict.fromkeys([*source_notes(request), *notes, *notes_of(request, answer), *drawing_notes])),
    )


def _is_ranked(request: Request, setting: Setting, starts: Sequence[Start]) -> bool:
    asked = request.parameters.get("ranking")
    given = bool(request.vectors.get("failed")) or request.has_hazard
    if not given and asked == "no" and not any((start.outcome != Outcome.SAFE).any() for start in starts):
        raise InputError(
            say("Question 'What fails if these fail?'"),
            say("nothing fails and no ranking is wanted, so that there is nothing to answer"),
            say("Choose what fails or a hazard, or let the assets be ranked."),
        )
    return asked == "yes" or (asked != "no" and (not given or len(setting.assets) <= _RANKED_UNASKED))


def _title(answer: Answer) -> str:
    if not answer.something_fails:
        return say("Which asset matters most")
    name = answer.runs[0].start.name or say("what is down already")
    return say("What fails after {name}", name=name)


ANALYSIS = Analysis(
    id="cascade",
    question="What fails if these fail?",
    title="Cascade along dependencies",
    summary="What follows from a failure or a hazard along dependencies, when, why, and who loses service; and which "
    "asset matters most.",
    method=METHOD,
    inputs=INPUTS,
    parameters=PARAMETERS,
    run=run,
    follows_edit=FollowsEdit.GRAPH,
    figures=FIGURES,
    layers=LAYERS,
    headlines=(
        "people_without_service",
        "assets_failed",
        "hospitals_failed",
        "assets_failed_by_cascade",
        "most_people_at_stake",
        "most_assets_at_stake",
        "articulation_points",
    ),
)
