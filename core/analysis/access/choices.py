# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request for access chooses: what "near" is measured in, how far, which hazard, which zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ...errors import InputError
from ...network.travel import CostKind, TravelRule
from ...twin.plausible import check_plausible
from ...wording.numbers import format_given
from ...wording.translate import say
from ..by_zone import ByZones
from ..describe import Request
from ..hazards import Hazard, HazardRule, check_hit_classes, raster_hazard, unit_notes, zone_hazard

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


def chosen_number(request: Request, parameter_id: str) -> float:
    return float(cast(float, request.parameters[parameter_id]))


def chosen_measure(request: Request, rule: TravelRule | None) -> Measure:
    given = tuple(cast(Sequence[float], request.parameters.get("limits") or ()))
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


def chosen_hazards(request: Request) -> tuple[Hazard, ...]:
    """Zones first, then rasters, each in the order given: the first one leads."""
    rule = _hazard_rule(request)
    tables = [check_plausible(table) for table in request.vectors.get("hazard", ())]
    check_hit_classes(rule.hit_classes, tables, rule.class_field)
    return (
        *(zone_hazard(table, rule) for table in tables),
        *(raster_hazard(grid, rule) for grid in request.rasters.get("hazard", ())),
    )


def _hazard_rule(request: Request) -> HazardRule:
    breaks_at = request.parameters.get("close_at")
    names = str(request.parameters.get("hit_classes") or "")
    separator = ";" if ";" in names else ","
    return HazardRule(
        class_field=request.text("hazard_class_field"),
        threshold=None if breaks_at is None else float(cast(float, breaks_at)),
        hit_classes=tuple(dict.fromkeys(name.strip() for name in names.split(separator) if name.strip())),
    )


def hazard_notes(request: Request, hazards: Sequence[Hazard]) -> list[str]:
    """What was assumed of the hazards, and what may be wrong with them."""
    notes = [note for hazard in hazards for note in hazard.notes]
    return [*notes, *unit_notes(hazards, _hazard_rule(request).effective_threshold)]


def chosen_zones(request: Request) -> ByZones | None:
    table = request.table("zones")
    if table is None:
        return None
    table = check_plausible(table)
    return ByZones.of(table, request.text("by_field"), request.text("by_name_field"))
