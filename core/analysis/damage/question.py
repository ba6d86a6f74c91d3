# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is lost? Assets under hazards in money: damage of events, by zone and type, and the expected cost of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ...errors import InputError
from ...progress import Progress
from ...twin.plausible import check_plausible, plausible_only
from ...twin.table import FeatureTable
from ...wording.numbers import format_given
from ...wording.translate import say
from ..describe import Analysis, FollowsEdit, Request, Separable
from ..following import answer
from ..impact import Chart, Impact
from ..placing import refuse_apart
from ..provenance import layer_notes, provenance, source_notes
from .answer import DamageAnswer, damage_answer
from .charts import MOST_CURVES, charts, curve_chart
from .curves import NO_CURVE, choose_curves
from .engine import damage_rows
from .form import INPUTS, PARAMETERS
from .method import METHOD
from .notes import answer_notes
from .results import feature_result, figures, tables, zone_result
from .rows import DamageRows
from .sentence import sentence
from .setup import Setup, set_up
from .values import refuse_no_value


def run(request: Request, progress: Progress) -> Impact:
    """Raises InputError for what cannot be answered, Cancelled when told to stop."""
    assets = request.table("assets")
    if assets is None or not len(assets):
        raise InputError(
            say("Input 'Assets'") if assets is None else say("Layer '{name}'", name=assets.name),
            say("there is no asset to look at"),
            say("Select assets, or relax the layer's filter."),
        )
    check_plausible(assets)
    return answer(_STEPS, request, assets, progress)[0]


def preview(request: Request) -> Chart | None:
    """The damage curves that would be used; of many only the first."""
    assets = request.table("assets")
    if assets is None:
        return None
    choice, _ = choose_curves(request, assets)
    if choice.own is None and choice.for_all == NO_CURVE:
        return None  # every published curve by type: which ones only the assets tell
    return curve_chart(choice.named(range(len(choice.bands))[:MOST_CURVES]))


def _prepare(request: Request, progress: Progress) -> Setup:
    progress.report(0.0, say("Reading the hazard"))
    return set_up(request)


def _measure(setup: Setup, assets: FeatureTable, progress: Progress) -> DamageRows:
    return damage_rows(setup, plausible_only(assets), progress)


def _conclude(setup: Setup, assets: FeatureTable, rows: DamageRows, progress: Progress) -> Impact:
    assets = plausible_only(assets)
    _refuse_nowhere(setup, assets, rows)
    found = damage_answer(setup, assets, rows, progress)
    progress.check()
    request = replace(setup.request, vectors={**setup.request.vectors, "assets": [assets]})
    zone_rows, listed = zone_result(found), tables(found)
    progress.check()
    rows_shown, told = feature_result(found), figures(found)
    progress.check()
    drawings = charts(found)
    progress.check()
    notes = [*source_notes(request), *layer_notes(assets), *answer_notes(found)]
    return Impact(
        question=ANALYSIS.question,
        title=say("{assets} and {hazard}", assets=assets.name, hazard=setup.hazards[setup.headline].name),
        sentence=sentence(found),
        figures=told,
        tables=listed,
        features=(rows_shown,),
        charts=drawings,
        provenance=provenance("damage", request, _used(setup), list(_coefficients(found))),
        zones=(zone_rows,) if zone_rows else (),
        notes=tuple(dict.fromkeys(notes)),
    )


def _refuse_nowhere(setup: Setup, assets: FeatureTable, rows: DamageRows) -> None:
    if not assets.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=assets.name),
            say("none of its features has a geometry"),
            say("Choose a layer whose features have a place."),
        )
    if setup.areas.study is None or not rows.studied.any():
        near = rows.near.any(axis=0)
        refuse_apart(assets.name, [(hazard.name, bool(met)) for hazard, met in zip(setup.hazards, near)])


def _used(setup: Setup) -> dict[str, object]:
    """Parameters as they were in the end."""
    used: dict[str, object] = {"currency": setup.values.currency}
    if setup.years:
        used["return_periods"] = list(setup.years)
    return used


def _coefficients(found: DamageAnswer) -> Iterator[dict[str, str]]:
    choice, values = found.setup.choice, found.setup.values
    for number in found.used_curves:
        entry, end = choice.published[number], f"{choice.bands[number].base.y[-1]:.3g}"
        shown = say("up to {share} of the value", share=end)
        if entry is None:
            table = found.setup.request.table("curves")
            source = say("table '{name}'", name=table.name if table else "")
            yield {"name": say("Damage curve '{name}'", name=choice.names[number]), "value": shown, "source": source}
            continue
        publication = entry.publication
        others = "; ".join((entry.base_source, *entry.other_sources))
        yield {
            "name": say("Damage curve '{name}'", name=entry.title),
            "value": shown,
            "source": f"{others}. {publication.citation}. {publication.licence}",
        }
    if values.number is not None:
        shown = f"{format_given(values.number)} {values.currency}"
        yield {"name": say("Value"), "value": shown, "source": say("set for this run")}
    if values.low != 1.0 or values.high != 1.0:
        factors = f"{format_given(values.low)}, {format_given(values.high)}"
        yield {"name": say("Factors of low and high value"), "value": factors, "source": say("set for this run")}
    if found.setup.rule is not None:
        weight = ", ".join(f"{each:.6g}" for each in np.asarray(found.setup.rule.weight))
        yield {
            "name": say("Times a year that the damage of each hazard counts"),
            "value": weight,
            "source": say("from return periods or frequencies, see the method"),
        }


_STEPS = Separable(_prepare, _measure, _conclude)

ANALYSIS = Analysis(
    id="damage",
    question="What is lost?",
    title="Damage and expected annual damage",
    summary="What a hazard destroys of the value of assets, low, base and high, and what a year is expected to cost.",
    method=METHOD,
    inputs=INPUTS,
    parameters=PARAMETERS,
    run=run,
    follows_edit=FollowsEdit.SEPARABLE,
    figures={
        "damage_total": "Damage",
        "damage_low": "Damage, low estimate",
        "damage_high": "Damage, high estimate",
        "ead": "Expected annual damage",
        "ead_low": "Expected annual damage, low estimate",
        "ead_high": "Expected annual damage, high estimate",
        "present_value": "Present value",
        "present_value_low": "Present value, low estimate",
        "present_value_high": "Present value, high estimate",
        "value_at_risk": "Value where the hazard strikes",
        "value_total": "Value of all assets",
        "assets_damaged": "Assets damaged",
        "assets_unknown": "Assets unknown",
    },
    separable=_STEPS,
    preview=preview,
    headlines=("damage_total", "ead", "assets_damaged", "value_at_risk"),
    check=refuse_no_value,
)
