# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure in one sentence that a minister understands: the number, the unknown share, the main assumption."""

from __future__ import annotations

from ...geometry.geometries import GeometryKind
from ...wording.numbers import format_number, format_quantity, format_share, with_unit
from ...wording.translate import say, say_count
from ..hazards import ZoneHazard
from .population import PeopleExposed
from .results import Answer, counts


def sentence(answer: Answer, threshold: float) -> str:
    """What is hit, how many people, what is unknown, and from which threshold on."""
    exposure, hazard = answer.exposures.by_hazard[0], answer.hazards[0]
    hit, _, unknown = counts(exposure)
    total = len(answer.assets)
    statement = say_count(
        hit,
        "{hit} of {total} assets in '{assets}' ({share}) is hit by '{hazard}'",
        "{hit} of {total} assets in '{assets}' ({share}) are hit by '{hazard}'",
        hit=format_number(hit),
        total=format_number(total),
        assets=answer.assets.name,
        share=format_share(hit, total),
        hazard=hazard.name,
    )
    statement = _with_measure(statement, answer)
    if unknown:
        sentences = [say("{statement}; for {count} it is unknown.", statement=statement, count=format_number(unknown))]
    else:
        sentences = [say("{statement}; none is unknown.", statement=statement)]
    if answer.people is not None:
        sentences.append(_people_sentence(answer.people[0]))
    if len(answer.hazards) > 1:
        sentences.append(_range_sentence(answer))
    return " ".join([*sentences, _assumption(answer, threshold)])


def _with_measure(statement: str, answer: Answer) -> str:
    measured = answer.measured
    if measured is None:
        return statement
    hit = float(answer.exposures.by_hazard[0].hit.sum())
    quantity, share = format_quantity(hit, measured.unit), format_share(hit, answer.total)
    if answer.assets.geometries.kind is GeometryKind.LINE:
        return say(
            "{statement}, {quantity} of them ({share} of the length) runs in it",
            statement=statement,
            quantity=quantity,
            share=share,
        )
    return say(
        "{statement}, {quantity} of them ({share} of the area) lies in it",
        statement=statement,
        quantity=quantity,
        share=share,
    )


def _range_sentence(answer: Answer) -> str:
    """From how many to how many, over all hazards: the headline is that of one."""
    found = [(counts(each)[0], hazard.name) for each, hazard in zip(answer.exposures.by_hazard, answer.hazards)]
    # Of several that hit as many, the one given first is named.
    (fewest, mildest), (most, worst) = min(found, key=lambda each: each[0]), max(found, key=lambda each: each[0])
    if fewest == most:
        return say("With each of the {count} hazards it is {hit}.", count=len(found), hit=format_number(most))
    return say(
        "Over all {count} hazards it is from {fewest} ('{mildest}') to {most} ('{worst}').",
        count=len(found),
        fewest=format_number(fewest),
        mildest=mildest,
        most=format_number(most),
        worst=worst,
    )


def _people_sentence(people: PeopleExposed) -> str:
    living, missing = format_quantity(float(people.hit.sum()), "people"), float(people.unknown.sum())
    if missing < 0.5:
        return say("{people} live where it strikes.", people=living)
    return say(
        "{people} live where it strikes, and for up to {count} more it is unknown.",
        people=living,
        count=format_number(round(missing)),
    )


def _assumption(answer: Answer, threshold: float) -> str:
    hazard = answer.hazards[0]
    if isinstance(hazard, ZoneHazard) and not hazard.has_values:
        names = hazard.scheme.labels[hazard.scheme.hit_from :]
        if names == (say("in a zone"),):
            return say("Every zone of the hazard counts as hit.")
        listed = ", ".join(names[:5])
        if len(names) > 5:
            return say("These classes count as hit: {classes} and others.", classes=listed)
        if names:
            return say("These classes count as hit: {classes}.", classes=listed)
        return say("No class of the hazard counts as hit.")
    if hazard.unit:
        amount = with_unit(f"{threshold:g}", hazard.unit)
        return say("Hit means {amount} or more.", amount=amount)
    return say("Hit means an intensity of {threshold:g} or more, in a unit that is not stated.", threshold=threshold)
