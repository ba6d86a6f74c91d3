# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader of a cascade has to know besides its numbers."""

from __future__ import annotations

import numpy as np

from ...cascade.criticality import Method
from ...wording.translate import say, say_count
from ..describe import Request
from .answer import Answer
from .start import StateOfLayer


def notes_of(request: Request, answer: Answer) -> list[str]:
    """Assumptions, what is missing, what was left out; notes of the inputs aside."""
    setting, assets = answer.setting, answer.assets
    notes = list(setting.dependencies.notes)
    nameless = int(np.count_nonzero(assets.uid == ""))
    if nameless:
        notes.append(say("{count} assets have no uid: nothing links to them.", count=nameless))
    for state in setting.states:
        notes += _state_notes(state)
    if setting.people is not None:
        notes.append(say("Who is served by what comes from: {source}.", source=setting.people.source))
        notes += setting.people.notes
    elif request.table("coverage") is not None:
        notes.append(say("The coverage layer is not used: nothing says where people live."))
    if setting.zones is not None:
        notes += setting.zones.notes()
    if answer.criticality is None and answer.something_fails:
        notes.append(say("Assets are not ranked here: ask for the ranking, or ask without anything that fails."))
    return [*notes, *_run_notes(answer)]


def _state_notes(state: StateOfLayer) -> list[str]:
    if state.unrecorded:
        return [
            say(
                "{name}: nobody keeps the state of its {count} assets; they are taken as working.",
                name=state.name,
                count=state.unrecorded,
            )
        ]
    notes = []
    if state.age_days is None:
        notes.append(say("{name}: nobody says when its state was observed; its age is unknown.", name=state.name))
    if state.stale:
        notes.append(say("{name}: its state is older than it may be.", name=state.name))
    return notes


def _run_notes(answer: Answer) -> list[str]:
    run, count = answer.runs[0], len(answer.assets)
    rests, saved = (int(np.count_nonzero(flags[:count])) for flags in (run.rests_on_assumed, run.saved_by_assumed))
    cut_off = int(np.count_nonzero((run.causes.need[:count] >= 0) & (run.causes.provider[:count] < 0)))
    notes = []
    if rests:
        notes.append(
            say_count(
                rests, "{count} failure rests on assumed links only.", "{count} failures rest on assumed links only."
            )
        )
    if saved:
        notes.append(
            say_count(
                saved, "{count} asset stays up only by assumed links.", "{count} assets stay up only by assumed links."
            )
        )
    if cut_off:
        notes.append(
            say("{count} assets have no path to a source of a service that they need, whatever fails.", count=cut_off)
        )
    return notes


def coefficients(request: Request, answer: Answer) -> list[dict[str, str]]:
    """What the answer rests on besides its inputs, with its source."""
    found = []
    people = answer.setting.people
    if people is not None:
        name = say("Who is served by what")
        found.append({"name": name, "value": people.source, "source": say("inputs of this run")})
    if answer.criticality is not None:
        by_reach = answer.criticality.method is Method.REACH
        value = say("what can be reached along links") if by_reach else say("the whole cascade of every asset")
        found.append({"name": say("Ranking"), "value": value, "source": say("exact, see method")})
    median, beta = request.parameters.get("fragility_median"), request.parameters.get("fragility_beta")
    if median is not None:
        value = f"P = Phi(ln(x / {median}) / {beta})"
        found.append({"name": say("Fragility"), "value": value, "source": say("set for this run")})
    return found
