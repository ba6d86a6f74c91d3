# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Inputs and parameters of a description as Processing's definitions."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..core.analysis.describe import DataKind, InputRole, Parameter, ParameterType
from ..core.wording.numbers import unit_symbol
from ..core.wording.translate import say
from .core_texts import analysis_text

_SOURCE_TYPES = {
    DataKind.POINT: Qgis.ProcessingSourceType.VectorPoint,
    DataKind.LINE: Qgis.ProcessingSourceType.VectorLine,
    DataKind.POLYGON: Qgis.ProcessingSourceType.VectorPolygon,
    DataKind.RASTER: Qgis.ProcessingSourceType.Raster,
    DataKind.TABLE: Qgis.ProcessingSourceType.Vector,
}


def input_definition(role: InputRole, name: str) -> QgsProcessingParameterDefinition:
    """The definition that takes exactly what the role takes."""
    label = analysis_text(role.label)
    optional = not role.required
    types = [_SOURCE_TYPES[kind] for kind in DataKind if kind in role.kinds]
    if role.multiple:
        one_type = types[0] if len(types) == 1 else Qgis.ProcessingSourceType.MapLayer
        definition = QgsProcessingParameterMultipleLayers(name, label, one_type, optional=optional)
    elif role.kinds == {DataKind.RASTER}:
        definition = QgsProcessingParameterRasterLayer(name, label, optional=optional)
    elif DataKind.RASTER in role.kinds:
        definition = QgsProcessingParameterMapLayer(name, label, optional=optional, types=[int(each) for each in types])
    else:
        definition = QgsProcessingParameterFeatureSource(name, label, [int(each) for each in types], optional=optional)
    definition.setHelp(analysis_text(role.help))
    if role.advanced:
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return definition


def takes_switch(role: InputRole) -> bool:
    """Whether "selected features only" needs a parameter of its own, for inputs that take rasters too have no such."""
    return role.selectable and DataKind.RASTER in role.kinds


def switch_definition(role: InputRole, name: str) -> QgsProcessingParameterDefinition:
    label = say("{input}: selected features only", input=analysis_text(role.label))
    return QgsProcessingParameterBoolean(name, label, False, optional=True)


def parameter_definition(parameter: Parameter, name_of: Callable[[str], str]) -> QgsProcessingParameterDefinition:
    """The definition with default, range, unit and help; every parameter may be left out."""
    unit = f" [{unit_symbol(parameter.unit)}]" if parameter.unit else ""
    name, label = name_of(parameter.id), analysis_text(parameter.label) + unit
    definition = _MAKERS[parameter.type](parameter, name, label, name_of)
    definition.setHelp(analysis_text(parameter.help))
    definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Optional)
    if parameter.advanced:
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return definition


def _number(parameter: Parameter, name: str, label: str, name_of: Callable[[str], str]) -> QgsProcessingParameterNumber:
    whole = parameter.type is ParameterType.INTEGER
    kind = Qgis.ProcessingNumberParameterType.Integer if whole else Qgis.ProcessingNumberParameterType.Double
    definition = QgsProcessingParameterNumber(name, label, kind, parameter.default, optional=True)
    if parameter.minimum is not None:
        definition.setMinimum(parameter.minimum)
    if parameter.maximum is not None:
        definition.setMaximum(parameter.maximum)
    return definition


def _boolean(
    parameter: Parameter, name: str, label: str, name_of: Callable[[str], str]
) -> QgsProcessingParameterBoolean:
    return QgsProcessingParameterBoolean(name, label, parameter.default)


def _choice(parameter: Parameter, name: str, label: str, name_of: Callable[[str], str]) -> QgsProcessingParameterEnum:
    """The values themselves are the options, so that a saved model or command survives a new translation."""
    options = list(parameter.choices)
    return QgsProcessingParameterEnum(name, label, options, False, parameter.default, True, True)


def _field(parameter: Parameter, name: str, label: str, name_of: Callable[[str], str]) -> QgsProcessingParameterField:
    return QgsProcessingParameterField(name, label, parameter.default, name_of(parameter.field_of), optional=True)


def _text(parameter: Parameter, name: str, label: str, name_of: Callable[[str], str]) -> QgsProcessingParameterString:
    default = parameter.default
    if isinstance(default, (tuple, list)):
        default = ", ".join(f"{number:g}" for number in default)
    return QgsProcessingParameterString(name, label, default, optional=True)


_MAKERS = {
    ParameterType.NUMBER: _number,
    ParameterType.INTEGER: _number,
    ParameterType.BOOLEAN: _boolean,
    ParameterType.CHOICE: _choice,
    ParameterType.FIELD: _field,
    ParameterType.NUMBERS: _text,
    ParameterType.TEXT: _text,
}
