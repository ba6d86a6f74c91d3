# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of a question, made entirely from the analysis's description."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from qgis.core import QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core.analysis.classes import DEFAULT_THRESHOLD
from ...core.analysis.describe import Analysis, InputRole, Parameter, ParameterType
from ...core.analysis.parameters import usual_field
from ...core.twin.model import PopulationKind, TwinLayer
from ...gis.result_layers import RUN_PROPERTY
from ...gis.runner import Inputs
from ..session import Session
from .form_memory import FormAnswers, recall, remember
from .form_preview import FormPreview
from .input_row import InputRow
from .layer_shelf import Group, LayerChoice, LayerShelf
from .parameter_row import ParameterRow

_Source = TypeVar("_Source")
_USUAL_RETURN_PERIOD_YEARS = 100.0


class QuestionForm(QWidget):
    """Inputs, each followed by the parameters that belong to it, then the other parameters, then "More"."""

    changed = pyqtSignal()
    nothing_fits = pyqtSignal(str)

    def __init__(self, analysis: Analysis, shelf: LayerShelf, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analysis = analysis
        self._session = session
        self.inputs = {role.id: InputRow(role, shelf, session, self) for role in analysis.inputs}
        self.parameters = {p.id: ParameterRow(p, self._default(p), self) for p in analysis.parameters}
        self._twin_hints: dict[str, object] = {}
        self._more = QgsCollapsibleGroupBox(self.tr("More"), self)
        self.preview = FormPreview(analysis, session, lambda: (self.sources(sketch=True), self.values()), self)
        self._lay_out()
        self.changed.connect(self.preview.look_soon)
        for row in self.inputs.values():
            row.changed.connect(self._inputs_changed)
            row.nothing_fits.connect(self.nothing_fits)
        for parameter_row in self.parameters.values():
            parameter_row.changed.connect(self.changed)
        self._shelf = shelf
        shelf.changed.connect(self._fill_empty)
        self._fill_sensibly()

    def close_form(self) -> None:
        """Stop watching layers."""
        self._shelf.changed.disconnect(self._fill_empty)
        self.preview.close_preview()
        for row in self.inputs.values():
            row.close_row()

    def sources(self, sketch: bool = False) -> Inputs:
        """Snapshots of what is chosen (see InputRow.sources); raises TwinPlanError where a layer cannot be used."""
        vectors, rasters = {}, {}
        for input_id, row in self.inputs.items():
            vectors[input_id], rasters[input_id] = row.sources(sketch)
        return Inputs(_given(vectors), _given(rasters))

    def values(self) -> dict[str, object]:
        """The parameters that apply, by id, as the analysis takes them; the others keep their defaults."""
        values = self._filled_in()
        if values.get("threshold") == DEFAULT_THRESHOLD:
            # What the form only shows is left to the analysis, which may not need a threshold at all.
            values["threshold"] = None
        return values

    def _filled_in(self) -> dict[str, object]:
        return {key: row.value() for key, row in self.parameters.items() if self._applies(row.parameter)}

    def selected_only(self) -> tuple[str, ...]:
        """The inputs of which only selected features count."""
        return tuple(input_id for input_id, row in self.inputs.items() if row.only_selected())

    def state(self) -> dict[str, object]:
        """What is filled in, to be kept with a run and given to `fill`."""
        chosen = {input_id: row.chosen() for input_id, row in self.inputs.items()}
        return {
            "parameters": self._filled_in(),
            "inputs": {input_id: [_described(choice) for choice in found] for input_id, found in chosen.items()},
            "selected_only": list(self.selected_only()),
        }

    def fill(self, state: Mapping[str, Any]) -> list[str]:
        """Fill in what a run was made with; the titles of layers that are not there any more."""
        missing = []
        for input_id, described in dict(state.get("inputs", {})).items():
            row = self.inputs.get(input_id)
            if row is None:
                continue
            found = [(each, _again(row.choices(), each)) for each in described]
            missing += [str(each.get("title", "")) for each, choice in found if choice is None]
            row.choose([choice.key for _, choice in found if choice], input_id in state.get("selected_only", ()))
        self.set_values(dict(state.get("parameters", {})))
        return missing

    def set_values(self, values: Mapping[str, object]) -> None:
        """Fill in these parameters; those it does not know are left alone."""
        for key, value in values.items():
            if key in self.parameters:
                self.parameters[key].set_value(value)

    def reset(self) -> None:
        """Every parameter back to its default."""
        for row in self.parameters.values():
            row.reset()

    def remember(self) -> None:
        """Keep what is filled in for the next time."""
        twin_layers = {
            input_id: [choice.twin_layer.id for choice in row.chosen() if choice.twin_layer]
            for input_id, row in self.inputs.items()
        }
        remember(self.analysis.id, FormAnswers(self._filled_in(), twin_layers))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        # A widget of its own: the group box shows and hides its children, the form shows and hides rows.
        folded = QWidget(self._more)
        more = QVBoxLayout(folded)
        more.setContentsMargins(0, 0, 0, 0)
        QVBoxLayout(self._more).addWidget(folded)
        placed: set[str] = set()
        for input_id, row in self.inputs.items():
            (more if row.role.advanced else column).addWidget(row)
            for parameter in self.analysis.parameters:
                if input_id in (parameter.field_of, parameter.only_with) and not parameter.advanced:
                    (more if row.role.advanced else column).addWidget(self.parameters[parameter.id])
                    placed.add(parameter.id)
        for parameter in self.analysis.parameters:
            if parameter.id not in placed:
                (more if parameter.advanced else column).addWidget(self.parameters[parameter.id])
        column.addWidget(self.preview)
        self._more.setCollapsed(True)
        self._more.setSaveCollapsedState(False)
        self._more.setVisible(more.count() > 0)
        column.addWidget(self._more)
        column.addStretch(1)

    def _default(self, parameter: Parameter) -> object:
        """The analysis's default, unless the user chose another one for all twins in the options."""
        settings = self._session.settings
        chosen = {"threshold": settings.default_threshold_m, "geodesic": settings.geodesic}
        return chosen.get(parameter.id, parameter.default)

    def _applies(self, parameter: Parameter) -> bool:
        needed = parameter.only_with or parameter.field_of
        if parameter.type is ParameterType.FIELD and self._field_layer(parameter) is None:
            return False
        return not needed or bool(self.inputs[needed].picker.chosen_keys())

    def _field_layer(self, parameter: Parameter) -> QgsVectorLayer | None:
        layers = self.inputs[parameter.field_of].layers()
        return next((layer for layer in layers if isinstance(layer, QgsVectorLayer)), None)

    def _inputs_changed(self) -> None:
        for row in self.parameters.values():
            if row.parameter.type is ParameterType.FIELD:
                layer = self._field_layer(row.parameter)
                row.offer_fields(layer)
                row.say_usual(usual_field(row.parameter, layer.fields().names() if layer is not None else ()))
            row.setVisible(self._applies(row.parameter))
        self._take_hints()
        self._take_unit()
        self.changed.emit()

    def _take_hints(self) -> None:
        """Fill in what the twin knows, e.g. which field holds codes; once for each layer."""
        for key, hint in _hints({key: row.chosen() for key, row in self.inputs.items()}).items():
            if self._twin_hints.get(key) != hint and key in self.parameters:
                self.parameters[key].set_value(hint)
            self._twin_hints[key] = hint

    def _take_unit(self) -> None:
        """A threshold is in the unit of the hazard."""
        row = self.parameters.get("threshold")
        if row is not None and "hazard" in self.inputs:
            units = {c.twin_layer.intensity_unit for c in self.inputs["hazard"].chosen() if c.twin_layer}
            row.set_unit(units.pop() if len(units) == 1 else "")

    def _fill_sensibly(self) -> None:
        """What was answered last where it still fits; otherwise the first that makes sense."""
        self.set_values(recall(self.analysis.id).parameters)
        self._fill_empty()
        self._inputs_changed()
        # What is folded away is filled in by itself, or has to be seen.
        folded = [row for row in self.inputs.values() if row.role.advanced and row.role.required]
        self._more.setCollapsed(all(row.picker.chosen_keys() for row in folded))

    def _fill_empty(self) -> None:
        """Where nothing is chosen for an input, also because there was no layer before, choose what makes sense."""
        last = recall(self.analysis.id).twin_layers
        for input_id, row in self.inputs.items():
            if not row.picker.chosen_keys() and not row.was_emptied:
                keys = self._sensible(row, last.get(input_id, []))
                if keys:
                    row.choose(keys)

    def _sensible(self, row: InputRow, last: list[str]) -> list[str]:
        choices = row.choices()
        if row.role.selectable:
            asked = [choice for choice in choices if self._may_be_meant(choice)]
            selected = [choice.key for choice in asked if self._has_selection(row, choice)]
            active = self._session.iface.activeLayer()
            if active is not None and active.id() in selected and not row.role.multiple:
                return [active.id()]
            if selected:
                return selected if row.role.multiple else selected[:1]
        of_twin = {choice.twin_layer.id: choice.key for choice in choices if choice.twin_layer}
        again = [of_twin[layer_id] for layer_id in last if layer_id in of_twin]
        if again:
            return again if row.role.multiple else again[:1]
        made_for = [choice.key for choice in choices if choice.meant_for == row.role.id]
        if made_for:
            return made_for
        fitting = [choice for choice in choices if choice.twin_layer]
        preferred = _preferred(row.role, fitting)
        if preferred:
            return [preferred]
        if not row.role.required:
            return []
        linked = [choice.key for choice in fitting if choice.twin_layer.linked]
        if row.role.starts_with_linked and linked:
            return linked
        if fitting:
            usual = min(fitting, key=_far_from_usual)
            return _series_of(usual, fitting) if row.role.starts_with_series else [usual.key]
        # Nothing is known of other layers: choose only where there is nothing to choose between.
        taken = {key for other in self.inputs.values() for key in other.picker.chosen_keys()}
        free = [choice.key for choice in choices if choice.key not in taken]
        return free if len(free) == 1 else []

    def _may_be_meant(self, choice: LayerChoice) -> bool:
        """Whether a selection in this layer is one for this question: where links count, it needs some."""
        links_count = any(role.starts_with_linked for role in self.analysis.inputs)
        return not links_count or choice.twin_layer is None or bool(choice.twin_layer.linked)

    def _has_selection(self, row: InputRow, choice: LayerChoice) -> bool:
        if choice.group in (Group.TWIN, Group.FILE):
            return False
        layer = row.layer_of(choice)
        # Rows of an answer are selected by looking at them; that alone is no wish to ask about them.
        if layer is None or (layer.customProperty(RUN_PROPERTY) and layer is not self._session.iface.activeLayer()):
            return False
        return isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount() > 0


def _given(sources: Mapping[str, list[_Source]]) -> dict[str, list[_Source]]:
    return {input_id: found for input_id, found in sources.items() if found}


def _described(choice: LayerChoice) -> dict[str, str]:
    twin_layer = choice.twin_layer.id if choice.twin_layer else ""
    return {"key": choice.key, "twin_layer": twin_layer, "title": choice.title}


def _again(choices: Sequence[LayerChoice], described: Mapping[str, str]) -> LayerChoice | None:
    """The same layer among what there is now: of the twin, of this project, or at least of this name."""
    tests: tuple[Callable[[LayerChoice], bool], ...] = (
        lambda choice: choice.twin_layer is not None and choice.twin_layer.id == described.get("twin_layer"),
        lambda choice: choice.key == described.get("key"),
        lambda choice: choice.title == described.get("title"),
    )
    return next((choice for test in tests for choice in choices if test(choice)), None)


def _preferred(role: InputRole, fitting: Sequence[LayerChoice]) -> str:
    """The layer of the class that the role likes best; "" where the twin has none."""
    found = [choice for choice in fitting if choice.twin_layer and choice.twin_layer.asset_class in role.prefers]
    best = min(found, key=lambda choice: role.prefers.index(choice.twin_layer.asset_class), default=None)
    return best.key if best else ""


def _far_from_usual(choice: LayerChoice) -> float:
    """Of layers for several return periods, planners start with the one in a hundred years."""
    years = choice.twin_layer.return_period_years if choice.twin_layer else None
    return 0.0 if years is None else abs(years - _USUAL_RETURN_PERIOD_YEARS)


def _series_of(choice: LayerChoice, fitting: Sequence[LayerChoice]) -> list[str]:
    """The same hazard at every return period that the twin has."""

    def what(each: LayerChoice) -> tuple[object, ...]:
        layer = each.twin_layer
        return () if layer is None else (layer.asset_class, layer.intensity_unit, layer.return_period_years is None)

    alike = [each.key for each in fitting if what(each) == what(choice)]
    has_years = choice.twin_layer is not None and choice.twin_layer.return_period_years is not None
    return alike if has_years else [choice.key]


def _hints(chosen: Mapping[str, list[LayerChoice]]) -> dict[str, object]:
    """Parameter values that the twin's manifest states for the chosen layers."""

    def first(input_id: str) -> TwinLayer | None:
        return next((choice.twin_layer for choice in chosen.get(input_id, ()) if choice.twin_layer), None)

    hints: dict[str, object] = {}
    zones, hazard, population = first("zones"), first("hazard"), first("population")
    if zones is not None:
        hints.update(by_field=zones.code_field, by_name_field=zones.name_field)
    if hazard is not None:
        hints.update(hazard_class_field=hazard.intensity_field)
    if population is not None and population.population_kind is not None:
        kind: PopulationKind = population.population_kind
        hints.update(population_kind=kind.value)
    return {key: value for key, value in hints.items() if value}
