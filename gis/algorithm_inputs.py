# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user gave to an algorithm of Processing: layers as sources, values of parameters. On the main thread."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..core.analysis.describe import Analysis, DataKind, InputRole, Parameter, ParameterType
from ..core.errors import InputError
from ..core.wording.translate import say, say_described
from . import runner
from .grids import RasterSource, raster_layer_source
from .sources import VectorSource, layer_source


def processing_name(identifier: str) -> str:
    """The name of an input, parameter or figure in Processing."""
    return identifier.upper()


def selected_only_name(role: InputRole) -> str:
    """The switch for "selected features only" of an input that takes rasters too and so cannot say it itself."""
    return processing_name(f"{role.id}_selected_only")


class GivenValues:
    """The parameters with which an algorithm was called."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context

    def inputs(self, analysis: Analysis) -> runner.Inputs:
        """A snapshot of every layer chosen. Raises InputError for what is no layer, or a filter that is wrong."""
        vectors: dict[str, list[VectorSource]] = {}
        rasters: dict[str, list[RasterSource]] = {}
        for role in analysis.inputs:
            for layer in self._layers(role):
                if isinstance(layer, QgsRasterLayer):
                    rasters.setdefault(role.id, []).append(raster_layer_source(layer))
                else:
                    vectors.setdefault(role.id, []).append(self._vector_source(role, layer))
        return runner.Inputs(vectors, rasters)

    def values(self, analysis: Analysis) -> dict[str, object]:
        """What was given for every parameter, as it was given: reading and checking is the same for every face."""
        given = {parameter.id: self._value(parameter) for parameter in analysis.parameters}
        return {identifier: value for identifier, value in given.items() if value is not None}

    def _layers(self, role: InputRole) -> list[QgsMapLayer]:
        name = processing_name(role.id)
        raw = self._parameters.get(name)
        if raw in (None, "", []):
            return []
        if isinstance(raw, QgsProcessingFeatureSourceDefinition):
            layers = [self._layer(self._source(raw))]
        elif not role.multiple:
            layers = [self._algorithm.parameterAsLayer(self._parameters, name, self._context)]
        elif isinstance(raw, (list, tuple)) and not any(isinstance(each, (list, tuple)) for each in raw):
            layers = [self._layer(each) for each in raw]
        else:
            layers = self._algorithm.parameterAsLayerList(self._parameters, name, self._context) or [None]
        for position, layer in enumerate(layers):
            if not isinstance(layer, (QgsVectorLayer, QgsRasterLayer)) or not layer.isValid():
                raise _no_layer(role, raw[position] if isinstance(raw, (list, tuple)) else raw, layer)
            self._name_by_table(layer)
        return layers

    def _name_by_table(self, layer: QgsMapLayer) -> None:
        """QGIS calls a layer that it opens from a path by the file, so that all tables of a GeoPackage have one name.

        What stands in the project keeps the name that its user gave it.
        """
        project = self._context.project()
        if project is not None and project.mapLayer(layer.id()) is not None:
            return
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        table, path = parts.get("layerName"), parts.get("path")
        if table and path and layer.name() == Path(path).stem:
            layer.setName(table)

    def _layer(self, given: object) -> QgsMapLayer | None:
        if isinstance(given, QgsMapLayer):
            return given
        return QgsProcessingUtils.mapLayerFromString(str(given), self._context)

    def _source(self, given: QgsProcessingFeatureSourceDefinition) -> object:
        """A layer, or what names it; in a model it may come from an expression."""
        fixed = given.source.staticValue()
        if isinstance(fixed, QgsMapLayer):
            return fixed
        return given.source.valueAsString(self._context.expressionContext())[0]

    def _vector_source(self, role: InputRole, layer: QgsVectorLayer) -> VectorSource:
        given = self._parameters.get(processing_name(role.id))
        if isinstance(given, QgsProcessingFeatureSourceDefinition):
            if given.filterExpression or given.featureLimit >= 0:
                return layer_source(layer, only=self._ids(role, layer, given))
            return layer_source(layer, given.selectedFeaturesOnly)
        name = selected_only_name(role)
        known = self._algorithm.parameterDefinition(name) is not None
        return layer_source(layer, known and self._algorithm.parameterAsBool(self._parameters, name, self._context))

    def _ids(self, role: InputRole, layer: QgsVectorLayer, given: QgsProcessingFeatureSourceDefinition) -> list[int]:
        """The features that pass the filter and limit which Processing keeps with this input."""
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if given.filterExpression:
            expression = QgsExpression(given.filterExpression)
            if expression.hasParserError():
                reason = say("its filter cannot be read: {reason}", reason=expression.parserErrorString())
                raise InputError(
                    say("Input '{label}'", label=say_described(role.label)),
                    reason,
                    say("Correct the filter of the input."),
                )
            request = QgsFeatureRequest(expression).setExpressionContext(self._context.expressionContext())
            if not expression.needsGeometry():
                request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if given.featureLimit >= 0:
            request.setLimit(given.featureLimit)
        features = layer.getSelectedFeatures(request) if given.selectedFeaturesOnly else layer.getFeatures(request)
        return [feature.id() for feature in features]

    def _value(self, parameter: Parameter) -> object:
        name = processing_name(parameter.id)
        raw = self._parameters.get(name)
        if not isinstance(raw, QgsProperty):
            return _joined(raw) if parameter.type is ParameterType.FIELD else raw
        return self._evaluated(parameter, name)

    def _evaluated(self, parameter: Parameter, name: str) -> object:
        """The value of an expression, e.g. one in a model."""
        algorithm, rest = self._algorithm, (self._parameters, name, self._context)
        if parameter.type is ParameterType.BOOLEAN:
            return algorithm.parameterAsBool(*rest)
        if parameter.type in (ParameterType.NUMBER, ParameterType.INTEGER):
            return algorithm.parameterAsDouble(*rest)
        if parameter.type is ParameterType.FIELD:
            return _joined(algorithm.parameterAsStrings(*rest))
        return algorithm.parameterAsString(*rest)


def _joined(raw: object) -> object:
    """Dialogs give a field as a list of one."""
    return ",".join(map(str, raw)) if isinstance(raw, (list, tuple)) else raw


def _wrong_kind(role: InputRole) -> str:
    rasters = DataKind.RASTER in role.kinds
    if rasters and len(role.kinds) > 1:
        return say("it is no vector or raster layer")
    return say("it is no raster layer") if rasters else say("it is no vector layer")


def _no_layer(role: InputRole, given: object, layer: QgsMapLayer | None) -> InputError:
    text = given.source.staticValue() if isinstance(given, QgsProcessingFeatureSourceDefinition) else given
    shown = text.name() if isinstance(text, QgsMapLayer) else str(text)
    loaded = layer is not None and layer.isValid()
    reason = _wrong_kind(role) if loaded else say("QGIS cannot load it")
    return InputError(
        say("Input '{label}': '{shown}'", label=say_described(role.label), shown=shown),
        reason,
        say("Check that it exists, and choose it again."),
    )
