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
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtWidgets import QDockWidget

from ...gis.result_layers import MOMENTS_PROPERTY

_DOCK = "Temporal Controller"


def layers_over_time(layers: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
    """Those whose features have periods."""
    return [layer for layer in layers if layer.customProperty(MOMENTS_PROPERTY)]


def let_time_run(iface: QgisInterface, layers: Sequence[QgsVectorLayer]) -> None:
    """Show each feature of these layers in its period only; set QGIS's time slider to the first moment, and show it."""
    known = [moment for layer in layers for moment in _moments(layer)]
    if not known:
        return
    whole = QgsDateTimeRange(min(known), max(known))
    QgsProject.instance().timeSettings().setTemporalRange(whole)
    for layer in layers:
        layer.temporalProperties().setIsActive(True)
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


def _moments(layer: QgsVectorLayer) -> list[QDateTime]:
    """The first and the last moment at which anything changes."""
    return [QDateTime.fromString(text, Qt.DateFormat.ISODate) for text in layer.customProperty(MOMENTS_PROPERTY)]
