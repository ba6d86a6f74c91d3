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
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import QDockWidget

_DOCK = "Temporal Controller"


def layers_over_time(layers: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """Those whose features have periods."""
    return [layer for layer in layers if layer.temporalProperties().isActive()]


def let_time_run(iface: QgisInterface, layers: Sequence[QgsVectorLayer]) -> None:
    """Set QGIS's time slider to the hours of these layers, at the first one, and show it."""
    known = [moment for layer in layers for moment in _moments(layer) if isinstance(moment, QDateTime)]
    if not known:
        return
    whole = QgsDateTimeRange(min(known), max(known))
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


def _moments(layer: QgsVectorLayer) -> list[object]:
    """The first and the last moment at which anything changes."""
    properties = layer.temporalProperties()
    start = layer.fields().lookupField(properties.startField())
    end = layer.fields().lookupField(properties.endField())
    bounds = [layer.minimumAndMaximumValue(field) for field in (start, end)]
    return [moment for low, high in bounds for moment in (low, high)]
