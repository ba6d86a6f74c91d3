# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The docks that can work here; one that lacks a package is replaced by one that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsSettings
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QMainWindow

from ..gis.packages import Feature
from .missing_dock import MissingDock
from .session import Session

translate = QCoreApplication.translate
_PLACED = "twinplan/ui/docks_placed"


def make_docks(
    session: Session, iface: QgisInterface, check: Callable[[], None]
) -> tuple[QgsDockWidget, QgsDockWidget]:
    """The Twin dock and the Impact dock, wired to each other; `check` shows the page "Check installation"."""
    twin, impact = _twin_dock(session, iface, check), _impact_dock(session, iface, check)
    if not isinstance(twin, MissingDock) and not isinstance(impact, MissingDock):
        impact.sample_wanted.connect(twin.make_sample)
        impact.twin_wanted.connect(twin.open_with_dialog)
    return twin, impact


def _twin_dock(session: Session, iface: QgisInterface, check: Callable[[], None]) -> QgsDockWidget:
    lacking = session.lacks(Feature.TWINS)
    if lacking is not None:
        return MissingDock("TwinPlanTwinDock", translate("Docks", "Twin"), lacking, check, iface.mainWindow())
    from .twin.dock import TwinDock

    return TwinDock(session, iface)


def _impact_dock(session: Session, iface: QgisInterface, check: Callable[[], None]) -> QgsDockWidget:
    lacking = session.lacks(Feature.QUESTIONS)
    if lacking is not None:
        return MissingDock("TwinPlanImpactDock", translate("Docks", "Impact"), lacking, check, iface.mainWindow())
    from .impact.dock import ImpactDock

    return ImpactDock(session, iface)


def tab_once(window: QMainWindow, docks: list[QgsDockWidget]) -> None:
    """Put the docks behind each other, the first in front; from then on QGIS remembers where the user puts them."""
    if QgsSettings().value(_PLACED, False, type=bool):
        return
    for dock in docks[1:]:
        window.tabifyDockWidget(docks[0], dock)
    docks[0].raise_()
    QgsSettings().setValue(_PLACED, True)
