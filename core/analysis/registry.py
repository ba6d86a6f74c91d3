# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which analyses there are. A new one is a module here and a line in `_MODULES`."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..errors import InputError
from .describe import Analysis

_MODULES = ("exposure", "inventory")


@cache
def analyses() -> tuple[Analysis, ...]:
    """Every analysis, in the order in which questions are offered."""
    package = __name__.rpartition(".")[0]
    return tuple(import_module(f"{package}.{name}").ANALYSIS for name in _MODULES)


def analysis(analysis_id: str) -> Analysis:
    """The analysis of this id; raises InputError naming those that exist."""
    for candidate in analyses():
        if candidate.id == analysis_id:
            return candidate
    known = ", ".join(candidate.id for candidate in analyses())
    raise InputError(f"Question '{analysis_id}'", "there is no such question", f"Choose one of: {known}.")
