# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Icons: our own from resources/icons, or those of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def icon(name: str) -> QIcon:
    """An icon of ours by its file name without suffix; an empty icon where there is none of this name."""
    path = FOLDER / f"{name}.svg"
    return QIcon(str(path)) if path.is_file() else QIcon()


def qgis_icon(name: str) -> QIcon:
    """An icon of the current QGIS theme, e.g. "mActionFileOpen"."""
    return QgsApplication.getThemeIcon(f"/{name}.svg")
