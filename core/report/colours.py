# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours with one meaning each, in maps, charts, tables and reports alike.

"Hit" is dark, "safe" is light and "unknown" is hatched grey, so that they can be told apart by people
who do not see colours and on a page printed grey.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.impact import Outcome


@dataclass(frozen=True)
class RoleColour:
    """How a role is drawn: `fill` and `line` as "#rrggbb"; a hatched role has lines over its fill."""

    fill: str
    line: str
    hatched: bool = False


HIT = RoleColour("#b3390b", "#7a2405")
SAFE = RoleColour("#a6cee3", "#4a86a8")
UNKNOWN = RoleColour("#f2f2f2", "#6b6b6b", hatched=True)

HIT_LATER = RoleColour("#e8a06f", "#b3390b")

_ROLES = {"hit": HIT, "hit_later": HIT_LATER, "safe": SAFE, "unknown": UNKNOWN}
_NEUTRAL = (
    RoleColour("#3f4e8c", "#2a3566"),
    RoleColour("#c9b458", "#8f7d2e"),
    RoleColour("#7b6d8d", "#54486a"),
    RoleColour("#d8d3c4", "#938d7a"),
    RoleColour("#2f8f83", "#1d6058"),
    RoleColour("#a83f6f", "#742a4c"),
    RoleColour("#7aa6d8", "#3f6ea3"),
    RoleColour("#8c5a2b", "#5d3a19"),
)

# Five steps from light to dark for figures by zone; text on the two darkest is white.
ZONE_SHADES = ("#fef0d9", "#fdcc8a", "#fc8d59", "#d7461f", "#8f1d00")

# From near to far, for what is reached within limits.
REACH_SHADES = ("#00441b", "#1b8a4b", "#66c27c", "#b9e0b0")

INK = "#1d2733"
INK_SOFT = "#56616e"
RULE = "#c9d0d8"
PAPER = "#ffffff"
ACCENT = "#17506b"


@dataclass(frozen=True)
class Page:
    """What a chart is drawn on: colours of text, of lesser text, of fine lines and of the ground."""

    ink: str = INK
    ink_soft: str = INK_SOFT
    rule: str = RULE
    paper: str = PAPER


WHITE_PAGE = Page()


def role_colour(role: str, position: int = 0) -> RoleColour:
    """The colour of a series; roles without a meaning of their own take a neutral one by position."""
    return _ROLES.get(role) or _NEUTRAL[position % len(_NEUTRAL)]


def outcome_colour(outcome: Outcome) -> RoleColour:
    """The colour of an outcome, the same in maps, charts and tables."""
    return _ROLES[outcome.name.lower()]
