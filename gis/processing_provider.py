# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The questions in the Processing toolbox. Loads without any package that an analysis needs."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from . import packages
from .styles import ICONS


class TwinPlanProvider(QgsProcessingProvider):
    """Offers an algorithm for every analysis, or none (and says why) where a package is missing."""

    def id(self) -> str:
        return "twinplan"

    def name(self) -> str:
        return "TwinPlan"

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "twinplan.svg"))

    def defaultVectorFileExtension(self, has_geometry: bool = True) -> str:
        """FlatGeobuf keeps the fields' titles, and a million features are written several times faster."""
        return "fgb" if has_geometry else "csv"

    def loadAlgorithms(self) -> None:
        missing = packages.missing_for(packages.Feature.QUESTIONS, packages.check_packages())
        if missing is not None:
            QgsMessageLog.logMessage(str(missing), "TwinPlan", Qgis.MessageLevel.Warning)
            return
        from ..core.analysis.registry import analyses
        from .algorithm import AnalysisAlgorithm

        for analysis in analyses():
            self.addAlgorithm(AnalysisAlgorithm(analysis))
