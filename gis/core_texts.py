# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts that `core` states in English, in the user's language; tools/translations.py collects them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.twin.catalogue import SECTOR_TITLES, AssetClass
from ..core.twin.model import Sector


def analysis_text(text: str) -> str:
    """A text from the description of an analysis."""
    return QCoreApplication.translate("Analysis", text)


def sector_title(sector: Sector) -> str:
    return QCoreApplication.translate("Catalogue", SECTOR_TITLES[sector])


def class_title(kind: AssetClass) -> str:
    """What one thing of this kind is called, with a capital."""
    title = QCoreApplication.translate("Catalogue", kind.title)
    return title[:1].upper() + title[1:]
