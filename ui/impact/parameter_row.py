# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One parameter of a question as a widget with unit, range, default and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsFields, QgsVectorLayer
from qgis.gui import QgsDoubleSpinBox, QgsFieldComboBox, QgsFilterLineEdit, QgsSpinBox
from qgis.PyQt.QtCore import QEvent, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ...core.analysis.describe import Parameter, ParameterType
from ...core.wording.numbers import unit_symbol
from ...gis.core_texts import analysis_text
from .small_widgets import ElidedCombo, InfoButton, titled

_FAR = 1e12
_FAR_WHOLE = 2_000_000_000
_DECIMALS, _DECIMALS_SHOWN = 6, 2


class ParameterRow(QWidget):
    """Label, help and the widget that fits the parameter's type; `value` and `set_value` speak its language."""

    changed = pyqtSignal()

    def __init__(self, parameter: Parameter, default: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameter = parameter
        self._default = default
        self.widget, self._read, self._write = self._make()
        help_text = analysis_text(parameter.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if isinstance(self.widget, QCheckBox):
            layout.addLayout(self._check_line(self.widget, help_text))
        else:
            layout.addWidget(titled(analysis_text(parameter.label), help_text, self.widget))
            layout.addWidget(self.widget)
        self.set_value(default)

    def value(self) -> object:
        """What the user gave; None for nothing."""
        return self._read()

    def set_value(self, value: object) -> None:
        self._write(value)

    def reset(self) -> None:
        self.set_value(self._default)

    def set_unit(self, unit: str) -> None:
        """Show this unit where the description leaves it to the data."""
        if not self.parameter.unit and isinstance(self.widget, (QgsDoubleSpinBox, QgsSpinBox)):
            self.widget.setSuffix(f" {unit_symbol(unit)}" if unit else "")

    def offer_fields(self, layer: QgsVectorLayer | None) -> None:
        """The fields to choose from; what was chosen stays chosen where there is still a field of this name."""
        if not isinstance(self.widget, QgsFieldComboBox):
            return
        chosen = self.widget.currentField()
        self.widget.setLayer(layer)
        if layer is None:
            self.widget.setFields(QgsFields())
        self.widget.setField(chosen)
        _show_placeholder(self.widget)

    def say_usual(self, field_name: str) -> None:
        """Say which field is taken where none is chosen."""
        if isinstance(self.widget, QgsFieldComboBox):
            found = self.tr("{} (found by its name)").format(field_name)
            self.widget.setPlaceholderText(found if field_name else self.tr("not given"))
            _show_placeholder(self.widget)

    def _make(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        makers = {
            ParameterType.NUMBER: self._make_number,
            ParameterType.INTEGER: self._make_whole_number,
            ParameterType.BOOLEAN: self._make_check,
            ParameterType.CHOICE: self._make_choice,
            ParameterType.FIELD: self._make_field,
            ParameterType.NUMBERS: self._make_numbers,
            ParameterType.TEXT: self._make_text,
        }
        return makers[self.parameter.type]()

    def _make_number(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        box = _ShortSpinBox(self)
        box.setDecimals(_DECIMALS)
        box.setSingleStep(0.1)
        return self._set_up_spin(box, _FAR)

    def _make_whole_number(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        return self._set_up_spin(QgsSpinBox(self), _FAR_WHOLE)

    def _set_up_spin(self, box: Any, far: float) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        parameter, optional = self.parameter, self.parameter.default is None
        kind = type(far)
        # What Qt counts with is no longer than 32 bits.
        lowest = -far if parameter.minimum is None else max(kind(parameter.minimum), -far)
        box.setMaximum(far if parameter.maximum is None else min(kind(parameter.maximum), far))
        if parameter.unit:
            box.setSuffix(f" {unit_symbol(parameter.unit)}")
        if optional:
            # One step below the range stands for "not given".
            lowest -= 1
            box.setSpecialValueText(self.tr("not given"))
            box.setMinimum(lowest)
            box.setClearValue(lowest, self.tr("not given"))
        else:
            box.setMinimum(lowest)
            box.setClearValue(self._default)
        box.setExpressionsEnabled(True)
        _ignore_wheel(box)
        box.valueChanged.connect(lambda _value: self.changed.emit())

        def read() -> object:
            return None if optional and box.value() == lowest else box.value()

        def write(value: object) -> None:
            box.setValue(box.clearValue() if value is None else kind(value))

        return box, read, write

    def _make_check(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        box = QCheckBox(self)
        box.setAccessibleName(analysis_text(self.parameter.label))
        box.setAccessibleDescription(analysis_text(self.parameter.help))
        box.setToolTip(analysis_text(self.parameter.help))
        box.toggled.connect(lambda _checked: self.changed.emit())
        return box, box.isChecked, lambda value: box.setChecked(bool(value))

    def _make_choice(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        combo = ElidedCombo(self)
        if self.parameter.default is None:
            combo.addItem(self.tr("not given"), None)
        for value, label in self.parameter.choices.items():
            combo.addItem(analysis_text(label), value)
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

        def write(value: object) -> None:
            combo.setCurrentIndex(max(combo.findData(value), 0))

        return combo, combo.currentData, write

    def _make_field(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        combo = _FieldCombo(self)
        combo.setAllowEmptyFieldName(True)
        combo.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _ignore_wheel(combo)
        combo.setPlaceholderText(self.tr("not given"))
        combo.activated.connect(lambda _index: _show_placeholder(combo))
        combo.fieldChanged.connect(lambda _name: self.changed.emit())

        def write(value: object) -> None:
            combo.setField(str(value or ""))
            _show_placeholder(combo)

        return combo, lambda: combo.currentField() or None, write

    def _make_numbers(self) -> tuple[QWidget, Callable[[], object], Callable[[Any], None]]:
        edit, read, _ = self._make_text()
        unit = unit_symbol(self.parameter.unit)
        example = self.tr("e.g. 0.3, 1, 2")
        edit.setPlaceholderText(f"{example} {unit}".rstrip())

        def write(values: object) -> None:
            numbers = values if isinstance(values, (list, tuple)) else ()
            edit.setText(", ".join(f"{float(number):g}" for number in numbers))

        return edit, read, write

    def _make_text(self) -> tuple[QgsFilterLineEdit, Callable[[], object], Callable[[Any], None]]:
        edit = QgsFilterLineEdit(self)
        edit.textChanged.connect(lambda _text: self.changed.emit())
        return edit, lambda: edit.text().strip() or None, lambda value: edit.setText(str(value or ""))

    def _check_line(self, box: QCheckBox, help_text: str) -> QHBoxLayout:
        """The text beside the box may wrap, which a check box's own cannot."""
        text = analysis_text(self.parameter.label)
        line = QHBoxLayout()
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_CheckText(text, help_text, box), 1)
        line.addWidget(InfoButton(text, help_text, self))
        return line


class _FieldCombo(QgsFieldComboBox):
    """Says what happens where no field is chosen; Qt 5.15 leaves such a box blank."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.currentField() or not self.placeholderText():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        place = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
            .adjusted(3, 0, -3, 0)
        )
        text = self.fontMetrics().elidedText(self.placeholderText(), Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


def _show_placeholder(combo: QgsFieldComboBox) -> None:
    """The entry for no field is blank; without an entry the box says what happens then."""
    if not combo.currentField() and combo.currentIndex() >= 0:
        with QSignalBlocker(combo):
            combo.setCurrentIndex(-1)


class _CheckText(QLabel):
    """A click on it is a click on its box."""

    def __init__(self, text: str, help_text: str, box: QCheckBox) -> None:
        super().__init__(text, box.parentWidget())
        self.setWordWrap(True)
        self.setToolTip(help_text)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._box.click()


class _ShortSpinBox(QgsDoubleSpinBox):
    """Takes six decimals and shows those that are needed, two at least."""

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        kept = len(text) - _DECIMALS + _DECIMALS_SHOWN
        return text[:kept] + text[kept:].rstrip("0")


class _WheelFilter(QObject):
    """Scrolling through a form must not change its answers."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def _ignore_wheel(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelFilter(widget))
