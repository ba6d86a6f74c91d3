# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request for access chooses: what "near" is measured in, how far, and what closes roads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import InputError
from ...network.travel import CostKind, TravelRule
from ...wording.numbers import format_given
from ...wording.translate import say
from ..describe import Request
from ..hazard_choice import hazard_rule
from ..hazards import Hazard, HazardRule, unit_notes

DEFAULT_LIMITS_MIN = (15.0, 30.0, 60.0)
DEFAULT_LIMITS_KM = (2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Measure:
    """What "near" is measured in: `cost` None is the straight line.

    Attributes
    ----------
    limits: ascending, in the unit of costs: min, m, or that of the field ("")
    unit: of costs
    """

    cost: CostKind | None
    limits: tuple[float, ...]
    unit: str

    @property
    def limit(self) -> float:
        """Who is farther is not served."""
        return self.limits[-1]

    def name_of(self, limit: float) -> str:
        """E.g. "within 15 min", "within 5 km"."""
        if self.unit == "m":
            return say("within {number} km", number=format_given(limit / 1000.0))
        return say("within {number} {unit}", number=format_given(limit), unit=self.unit).strip()


def chosen_measure(request: Request, rule: TravelRule | None) -> Measure:
    """What "near" is measured in, and the limits; raises InputError for limits that cannot be."""
    given = request.numbers("limits")
    if any(limit <= 0 for limit in given):
        raise InputError(
            say("Parameter 'Limits'"), say("a limit of 0 or less serves nobody"), say("Give numbers above 0.")
        )
    limits = tuple(sorted(set(given)))
    if rule is not None and rule.cost is CostKind.TIME:
        return Measure(rule.cost, limits or DEFAULT_LIMITS_MIN, "min")
    if rule is not None and rule.cost is CostKind.FIELD:
        if not limits:
            raise InputError(
                say("Parameter 'Limits'"),
                say("nothing says which cost is too much"),
                say("Give one or more limits in the unit of the cost field."),
            )
        return Measure(rule.cost, limits, "")
    metres = tuple(limit * 1000.0 for limit in limits or DEFAULT_LIMITS_KM)
    return Measure(None if rule is None else rule.cost, metres, "m")


def chosen_rule(request: Request) -> HazardRule:
    """From which intensity, or in which classes, a hazard closes roads."""
    return hazard_rule(request, "close_at")


def hazard_notes(request: Request, hazards: Sequence[Hazard]) -> list[str]:
    """What was assumed of the hazards, and what may be wrong with them."""
    notes = [note for hazard in hazards for note in hazard.notes]
    return [*notes, *unit_notes(hazards, chosen_rule(request).effective_threshold)]
