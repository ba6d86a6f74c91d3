# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The docks that can work here; one that lacks a package is replaced by one that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import TwinPlanError
from ..gis.packages import Feature
from .missing_dock import MissingDock
from .session import Session

translate = QCoreApplication.translate


def make_twin_dock(session: Session, iface: QgisInterface, check: Callable[[], None]) -> QgsDockWidget:
    """The Twin dock; `check` shows the page "Check installation"."""
    lacking = session.lacks(Feature.TWINS)
    if lacking is not None:
        return _missing("TwinPlanTwinDock", translate("Docks", "Twin"), lacking, iface, check)
    from .twin.dock import TwinDock

    return TwinDock(session, iface)


def make_impact_dock(session: Session, iface: QgisInterface, check: Callable[[], None]) -> QgsDockWidget:
    """The Impact dock."""
    lacking = session.lacks(Feature.QUESTIONS)
    if lacking is not None:
        return _missing("TwinPlanImpactDock", translate("Docks", "Impact"), lacking, iface, check)
    from .impact.dock import ImpactDock

    return ImpactDock(session, iface)


def _missing(
    name: str, title: str, lacking: TwinPlanError, iface: QgisInterface, check: Callable[[], None]
) -> QgsDockWidget:
    return MissingDock(name, title, lacking, check, iface.mainWindow())
