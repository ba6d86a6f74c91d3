# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What else a twin should know of one layer: name and id field, source, licence, date, sensitivity and so on."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGroupBox, QHBoxLayout, QLineEdit, QWidget

from ...core.twin.model import LayerGeometry, PopulationKind, Role, Sensitivity, TwinLayer
from ...gis.twin_candidates import Candidate
from ..twin.texts import sensitivity_text

_LONGEST_RETURN_PERIOD = 100_000


class LayerForm(QGroupBox):
    """Shows one candidate; `changed` carries it with what is to be said of it from now on."""

    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidate: Candidate | None = None
        self._showing = False
        self.label_field, self.id_field = QComboBox(self), QComboBox(self)
        self.label_field.setToolTip(self.tr("What people call a feature"))
        self.id_field.setToolTip(
            self.tr(
                "The ids that the source gives its features: with them, a feature keeps its identity when it changes"
            )
        )
        self.source, self.licence, self.date = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.source.setPlaceholderText(self.tr("who made the data"))
        self.licence.setPlaceholderText(self.tr("e.g. ODbL, CC BY 4.0"))
        self.date.setPlaceholderText(self.tr("e.g. 2024-05"))
        self.sensitivity = QComboBox(self)
        for sensitivity in Sensitivity:
            self.sensitivity.addItem(sensitivity_text(sensitivity), sensitivity)
        self.derived = QCheckBox(self.tr("Derived from other data"), self)
        self.return_period = QgsDoubleSpinBox(self)
        self.return_period.setRange(0, _LONGEST_RETURN_PERIOD)
        self.return_period.setDecimals(0)
        self.return_period.setSuffix(self.tr(" years"))
        self.return_period.setSpecialValueText(self.tr("not stated"))
        self.unit = QLineEdit(self)
        self.unit.setPlaceholderText(self.tr("unit of the values, e.g. m"))
        self.population = QComboBox(self)
        self.population.addItem(self.tr("people per cell"), PopulationKind.COUNT)
        self.population.addItem(self.tr("people per km²"), PopulationKind.DENSITY)
        self._lay_out()
        self._connect()

    def show_candidate(self, candidate: Candidate) -> None:
        """Show what is known of this candidate, and only what applies to it."""
        self._showing = True
        self._candidate, layer = candidate, candidate.layer
        self.setTitle(layer.title)
        for box, chosen in ((self.label_field, layer.label_field), (self.id_field, candidate.id_field)):
            box.clear()
            box.addItem(self.tr("none"), "")
            for name in candidate.fields:
                box.addItem(name, name)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        for box, text in ((self.source, layer.source), (self.licence, layer.licence), (self.date, layer.date)):
            box.setText(text)
        self.sensitivity.setCurrentIndex(list(Sensitivity).index(layer.sensitivity))
        self.derived.setChecked(layer.derived)
        self.return_period.setValue(layer.return_period_years or 0)
        self.unit.setText(layer.intensity_unit)
        self.population.setCurrentIndex(max(self.population.findData(layer.population_kind), 0))
        self._show_what_applies(layer)
        self._showing = False

    def _show_what_applies(self, layer: TwinLayer) -> None:
        is_raster = layer.geometry is LayerGeometry.RASTER
        for box, applies in (
            (self.label_field, not is_raster),
            (self.id_field, not is_raster),
            (self.return_period, layer.role is Role.HAZARD),
            (self.unit, layer.role is Role.HAZARD and is_raster),
            (self.population, layer.asset_class == "population"),
        ):
            box.setVisible(applies)
            self._label_of(box).setVisible(applies)

    def _label_of(self, box: QWidget) -> QWidget:
        return next(form.labelForField(box) for form in self._forms if form.labelForField(box) is not None)

    def _lay_out(self) -> None:
        left, right = QFormLayout(), QFormLayout()
        self._forms = (left, right)
        left.addRow(self.tr("Name field"), self.label_field)
        left.addRow(self.tr("Id field"), self.id_field)
        left.addRow(self.tr("Source"), self.source)
        left.addRow(self.tr("Licence"), self.licence)
        left.addRow(self.tr("Date"), self.date)
        right.addRow(self.tr("Sensitivity"), self.sensitivity)
        right.addRow("", self.derived)
        right.addRow(self.tr("Return period"), self.return_period)
        right.addRow(self.tr("Values in"), self.unit)
        right.addRow(self.tr("Cells hold"), self.population)
        row = QHBoxLayout(self)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        for combo in (self.label_field, self.id_field, self.sensitivity, self.population):
            combo.activated.connect(lambda _: self._emit())
        for line in (self.source, self.licence, self.date, self.unit):
            line.textEdited.connect(lambda _: self._emit())
        self.derived.toggled.connect(lambda _: self._emit())
        self.return_period.valueChanged.connect(lambda _: self._emit())

    def _emit(self) -> None:
        if self._candidate is None or self._showing:
            return
        layer = self._candidate.layer
        is_hazard = layer.role is Role.HAZARD
        layer = replace(
            layer,
            label_field=self.label_field.currentData() or "",
            source=self.source.text().strip(),
            licence=self.licence.text().strip(),
            date=self.date.text().strip(),
            sensitivity=self.sensitivity.currentData(),
            derived=self.derived.isChecked(),
            return_period_years=(self.return_period.value() or None) if is_hazard else None,
            intensity_unit=self.unit.text().strip() if is_hazard else "",
            population_kind=self.population.currentData() if layer.asset_class == "population" else None,
        )
        self._candidate = replace(self._candidate, layer=layer, id_field=self.id_field.currentData() or "")
        self.changed.emit(self._candidate)
