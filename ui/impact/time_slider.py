# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that change over hours, under the control of QGIS's own time slider."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsDateTimeRange,
    QgsInterval,
    QgsProject,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QDockWidget

_DOCK = "Temporal Controller"


def layers_over_time(layers: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """Those whose features have periods."""
    return [layer for layer in layers if layer.temporalProperties().isActive()]


def let_time_run(iface: QgisInterface, layers: Sequence[QgsVectorLayer]) -> None:
    """Set QGIS's time slider to the hours of these layers, at the first one, and show it."""
    ranges = [layer.temporalProperties().calculateTemporalExtent(layer) for layer in layers]
    known = [each for each in ranges if each.begin().isValid() and each.end().isValid()]
    if not known:
        return
    whole = QgsDateTimeRange(min(each.begin() for each in known), max(each.end() for each in known))
    QgsProject.instance().timeSettings().setTemporalRange(whole)
    controller = iface.mapCanvas().temporalController()
    if isinstance(controller, QgsTemporalNavigationObject):
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalUnit.TemporalHours))
        controller.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.Animated)
        controller.setCurrentFrameNumber(0)
    dock = iface.mainWindow().findChild(QDockWidget, _DOCK)
    if dock is not None:
        dock.setVisible(True)
        dock.raise_()
