# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which analyses there are. A new one is a room here and a name in `analyses`."""

from __future__ import annotations

from functools import cache

from ..errors import InputError
from ..wording.translate import say
from .describe import Analysis


@cache
def analyses() -> tuple[Analysis, ...]:
    """Every analysis, in the order in which questions are offered."""
    # An import statement, for on unloading a plugin QGIS forgets only what was imported by one: a module that stays
    # would keep the old classes of everything it uses.
    from .access import question as access
    from .cascade import question as cascade
    from .damage import question as damage
    from .exposure import question as exposure
    from .inventory import question as inventory

    return exposure.ANALYSIS, damage.ANALYSIS, access.ANALYSIS, cascade.ANALYSIS, inventory.ANALYSIS


def analysis(analysis_id: str) -> Analysis:
    """The analysis of this id; raises InputError naming those that exist."""
    for candidate in analyses():
        if candidate.id == analysis_id:
            return candidate
    known = ", ".join(candidate.id for candidate in analyses())
    raise InputError(
        say("Question '{analysis_id}'", analysis_id=analysis_id),
        say("there is no such question"),
        say("Choose one of: {known}.", known=known),
    )
