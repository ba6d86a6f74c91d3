# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts that `core` states in English, in the user's language; tools/translations.py collects them."""

from __future__ import annotations

from ..core.twin.catalogue import SECTOR_TITLES, AssetClass
from ..core.twin.model import Sector
from ..core.wording.translate import say_described


def analysis_text(text: str) -> str:
    """A text from the description of an analysis."""
    return say_described(text)


def sector_title(sector: Sector) -> str:
    return say_described(SECTOR_TITLES[sector])


def class_title(kind: AssetClass) -> str:
    """What one thing of this kind is called, with a capital."""
    title = say_described(kind.title)
    return title[:1].upper() + title[1:]
