# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Exposure in one sentence that a minister understands: the number, the unknown share, the main assumption."""

from __future__ import annotations

from ..geometry.geometries import GeometryKind
from ..wording.numbers import format_number, format_quantity, format_share
from .exposure_results import Answer, counts
from .hazards import ZoneHazard


def sentence(answer: Answer, threshold: float) -> str:
    exposure, hazard = answer.exposures.by_hazard[0], answer.hazards[0]
    hit, _, unknown = counts(exposure)
    total = len(answer.assets)
    verb = "is" if hit == 1 else "are"
    text = (
        f"{format_number(hit)} of {format_number(total)} assets in '{answer.assets.name}' "
        f"({format_share(hit, total)}) {verb} hit by '{hazard.name}'{_measure_text(answer)}"
    )
    text += f"; for {format_number(unknown)} it is unknown" if unknown else "; none is unknown"
    if answer.people is not None:
        people = answer.people[0]
        text += f". {format_quantity(float(people.hit.sum()), 'people')} live where it strikes"
        missing = float(people.unknown.sum())
        text += f", and for up to {format_number(round(missing))} more it is unknown" if missing >= 0.5 else ""
    return f"{text}. {_assumption(answer, threshold)}"


def _measure_text(answer: Answer) -> str:
    measured = answer.measured
    if measured is None:
        return ""
    hit = float(answer.exposures.by_hazard[0].hit.sum())
    share = format_share(hit, answer.total)
    verb = "runs" if answer.assets.geometries.kind is GeometryKind.LINE else "lies"
    return f", {format_quantity(hit, measured.unit)} of them ({share} of the {measured.label.lower()}) {verb} in it"


def _assumption(answer: Answer, threshold: float) -> str:
    hazard = answer.hazards[0]
    if isinstance(hazard, ZoneHazard) and not hazard.has_values:
        names = hazard.scheme.labels[hazard.scheme.hit_from :]
        if names == ("in a zone",):
            return "Every zone of the hazard counts as hit."
        listed = ", ".join(names[:5]) + (" and others" if len(names) > 5 else "")
        return f"These classes count as hit: {listed}." if names else "No class of the hazard counts as hit."
    return f"Hit means an intensity of {threshold:g} or more."
