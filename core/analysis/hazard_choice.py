# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request says about hazards: which there are, and from which intensity or in which class they hit."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from ..twin.plausible import check_plausible
from ..wording.translate import say
from .describe import Request
from .hazards import Hazard, HazardRule, check_hit_classes, raster_hazard, zone_hazard


def hazard_rule(request: Request, threshold_id: str = "threshold") -> HazardRule:
    """What the user said about which intensities count; raises InputError for what contradicts itself."""
    threshold = request.optional_number(threshold_id)
    if threshold is not None and not np.isfinite(threshold):
        raise InputError(
            say("Parameter 'Threshold'"), say("it is not a number"), say("Give a number, or leave it empty.")
        )
    rule = HazardRule(
        class_field=request.text("hazard_class_field"),
        threshold=threshold,
        breaks=request.numbers("class_breaks"),
        hit_classes=hit_classes_of(request),
        negative_allowed=bool(request.parameters.get("negative_intensity")),
    )
    if rule.hit_classes and rule.threshold is not None:
        raise InputError(
            say("Parameter 'Classes that count as hit'"),
            say("a threshold is given too, and only one of the two can decide what is hit"),
            say("Leave one of them empty."),
        )
    return rule


def hit_classes_of(request: Request) -> tuple[str, ...]:
    """The classes that the user names, the worst first; where a name has commas, semicolons part them."""
    names = str(request.parameters.get("hit_classes") or "")
    separator = ";" if ";" in names else ","
    return tuple(dict.fromkeys(name.strip() for name in names.split(separator) if name.strip()))


def hazards_of(request: Request, rule: HazardRule) -> tuple[Hazard, ...]:
    """Zones first, then rasters, each in the order given; empty where none is."""
    tables = [check_plausible(table) for table in request.vectors.get("hazard", ())]
    check_hit_classes(rule.hit_classes, tables, rule.class_field)
    hazards: list[Hazard] = [zone_hazard(table, rule) for table in tables]
    hazards += [raster_hazard(grid, rule) for grid in request.rasters.get("hazard", ())]
    return tuple(hazards)


def refuse_without_hazard(request: Request) -> None:
    """Raise InputError where a question needs a hazard and none is given."""
    if not request.has_hazard:
        raise InputError(say("Input 'Hazard'"), say("nothing is chosen"), say("Choose a polygon layer or a raster."))
