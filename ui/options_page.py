# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""TwinPlan's page in Settings > Options."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsDoubleSpinBox, QgsOptionsPageWidget, QgsOptionsWidgetFactory, QgsSpinBox
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGroupBox, QVBoxLayout, QWidget

from ..core.wording.numbers import NumberStyle
from ..gis.settings import Settings
from .icons import icon
from .session import Session

_SMALLEST_LIMIT_MB, _LARGEST_LIMIT_MB = 50, 1_000_000
_DEEPEST_M = 100.0


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options dialog opens."""

    def __init__(self, session: Session) -> None:
        super().__init__("TwinPlan", icon("twinplan"), "TwinPlan")
        self._session = session

    def icon(self) -> QIcon:
        return icon("twinplan")

    def createWidget(self, parent: QWidget) -> QgsOptionsPageWidget:
        return OptionsPage(self._session, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Every option here changes something; OK keeps them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.threshold = QgsDoubleSpinBox(self)
        self.threshold.setRange(0.0, _DEEPEST_M)
        self.threshold.setDecimals(2)
        self.threshold.setSingleStep(0.1)
        self.threshold.setSuffix(self.tr(" m"))
        self.threshold.setClearValue(Settings().default_threshold_m)
        self.geodesic = QCheckBox(self.tr("Measure lengths and areas on the ellipsoid"), self)
        self.numbers = QComboBox(self)
        for style, example in ((NumberStyle.INTERNATIONAL, "1,450,000"), (NumberStyle.INDIAN, "14,50,000")):
            self.numbers.addItem(example, style)
        self.limit = QgsSpinBox(self)
        self.limit.setRange(_SMALLEST_LIMIT_MB, _LARGEST_LIMIT_MB)
        self.limit.setSingleStep(100)
        self.limit.setSuffix(self.tr(" MB"))
        self.limit.setClearValue(Settings().runs_limit_mb)
        self._lay_out()
        self._show(session.settings)

    def apply(self) -> None:
        settings = replace(
            self._session.settings,
            default_threshold_m=self.threshold.value(),
            geodesic=self.geodesic.isChecked(),
            number_style=self.numbers.currentData(),
            runs_limit_mb=self.limit.value(),
        )
        if settings != self._session.settings:
            self._session.change_settings(settings)

    def _show(self, settings: Settings) -> None:
        self.threshold.setValue(settings.default_threshold_m)
        self.geodesic.setChecked(settings.geodesic)
        self.numbers.setCurrentIndex(self.numbers.findData(settings.number_style))
        self.limit.setValue(settings.runs_limit_mb)

    def _lay_out(self) -> None:
        self.threshold.setToolTip(self.tr("What the form of a question starts with; each run can have its own"))
        self.geodesic.setToolTip(self.tr("What the form starts with; off means planar measures in the layer's own CRS"))
        self.limit.setToolTip(self.tr("The oldest runs are deleted when all kept runs need more than this"))
        questions = QGroupBox(self.tr("Questions start with"), self)
        form = QFormLayout(questions)
        form.addRow(self.tr("Counts as hit at or above"), self.threshold)
        form.addRow(self.geodesic)
        answers = QGroupBox(self.tr("Answers"), self)
        form = QFormLayout(answers)
        form.addRow(self.tr("Group digits like"), self.numbers)
        form.addRow(self.tr("Keep runs up to"), self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(questions)
        column.addWidget(answers)
        column.addStretch(1)
