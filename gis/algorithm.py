# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A question as a Processing algorithm, made from its description: for batch, models and `qgis_process`."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorDestination,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..core.analysis.describe import Analysis, InputRole
from ..core.analysis.impact import Impact
from ..core.errors import Cancelled, TwinPlanError
from ..core.report.json_answer import as_json, write_json
from . import exports, runner
from .algorithm_help import help_html
from .algorithm_parameters import input_definition, parameter_definition
from .grids import RasterSource, raster_layer_source
from .python_thread import call_in_python_thread
from .sources import VectorSource, layer_source

RESULT, ZONES, JSON, REPORT, SENTENCE = "RESULT", "ZONES_RESULT", "JSON", "REPORT", "SENTENCE"
ICON = Path(__file__).resolve().parent.parent / "resources" / "icons" / "twinplan.svg"


def processing_name(identifier: str) -> str:
    """The name of an input, parameter or figure in Processing."""
    return identifier.upper()


class FeedbackProgress:
    """Progress as Processing shows it."""

    def __init__(self, feedback) -> None:
        self._feedback = feedback
        self._message = ""

    def report(self, fraction: float, message: str = "") -> None:
        self.check()
        self._feedback.setProgress(100.0 * fraction)
        if message and message != self._message:
            self._message = message
            self._feedback.pushInfo(message)

    def check(self) -> None:
        if self._feedback.isCanceled():
            raise Cancelled


class AnalysisAlgorithm(QgsProcessingAlgorithm):
    """One analysis. Layers are looked at on the main thread; reading, computing and writing happen in the task."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self._analysis = analysis
        self._inputs: runner.Inputs | None = None

    def createInstance(self) -> AnalysisAlgorithm:
        return AnalysisAlgorithm(self._analysis)

    def name(self) -> str:
        return self._analysis.id

    def displayName(self) -> str:
        return _translated(self._analysis.title)

    def shortDescription(self) -> str:
        return _translated(self._analysis.question)

    def shortHelpString(self) -> str:
        return help_html(self._analysis)

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def initAlgorithm(self, configuration: dict | None = None) -> None:
        del configuration
        for role in self._analysis.inputs:
            self.addParameter(input_definition(role, processing_name(role.id)))
        for parameter in self._analysis.parameters:
            self.addParameter(parameter_definition(parameter, processing_name))
        features = _tr("Result per feature")
        self.addParameter(QgsProcessingParameterVectorDestination(RESULT, features, optional=True))
        zones = QgsProcessingParameterVectorDestination(ZONES, _tr("Result per zone"), optional=True)
        zones.setCreateByDefault(False)
        self.addParameter(zones)
        self._add_file(JSON, _tr("Figures and tables"), _tr("JSON files (*.json)"))
        self._add_file(REPORT, _tr("Report"), _tr("HTML files (*.html)"))
        self.addOutput(QgsProcessingOutputString(SENTENCE, _tr("Answer in one sentence")))
        for figure, label in self._analysis.figures.items():
            self.addOutput(QgsProcessingOutputNumber(processing_name(figure), _translated(label)))
            unknown = _tr("{} (unknown)").format(_translated(label))
            self.addOutput(QgsProcessingOutputNumber(processing_name(f"{figure}_unknown"), unknown))

    def _add_file(self, name: str, label: str, file_filter: str) -> None:
        definition = QgsProcessingParameterFileDestination(
            name, label, file_filter, optional=True, createByDefault=False
        )
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(definition)

    def checkParameterValues(self, parameters: dict, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if not ok:
            return ok, message
        try:
            inputs = self._chosen(parameters, context)
            found = runner.blockers(self._analysis, inputs, self._values(parameters, context))
        except TwinPlanError as error:
            found = [str(error)]
        return not found, "\n".join(found)

    def prepareAlgorithm(self, parameters: dict, context, feedback) -> bool:
        try:
            self._inputs = self._chosen(parameters, context)
        except TwinPlanError as error:
            raise QgsProcessingException(str(error)) from error
        return True

    def processAlgorithm(self, parameters: dict, context, feedback) -> dict:
        try:
            return call_in_python_thread(lambda: self._answer(parameters, context, FeedbackProgress(feedback)))
        except Cancelled:
            return {}
        except TwinPlanError as error:
            raise QgsProcessingException(str(error)) from error

    def _answer(self, parameters: dict, context, progress: FeedbackProgress) -> dict:
        keeps_features = bool(parameters.get(RESULT))
        impact = runner.answer(
            self._analysis, self._inputs, self._values(parameters, context), progress, all_fields=keeps_features
        )
        results: dict[str, object] = {SENTENCE: impact.sentence}
        for figure in impact.figures:
            results[processing_name(figure.id)] = figure.value
            results[processing_name(f"{figure.id}_unknown")] = figure.unknown
        if keeps_features and impact.features:
            results[RESULT] = self._write(
                exports.feature_layer(impact.features[0]), RESULT, parameters, context, progress
            )
        if parameters.get(ZONES) and impact.zones:
            results[ZONES] = self._write(exports.zone_layer(impact.zones[0]), ZONES, parameters, context, progress)
        return {**results, **self._write_files(impact, parameters, context, progress)}

    def _write(self, layer, name: str, parameters: dict, context, progress: FeedbackProgress) -> str:
        path = self.parameterAsOutputLayer(parameters, name, context)
        return exports.write_layer(layer, path, progress)

    def _write_files(self, impact: Impact, parameters: dict, context, progress: FeedbackProgress) -> dict:
        written = {}
        if parameters.get(JSON):
            path = self.parameterAsFileOutput(parameters, JSON, context)
            write_json(as_json(impact), Path(path))
            written[JSON] = path
        if parameters.get(REPORT):
            path = self.parameterAsFileOutput(parameters, REPORT, context)
            from .report import write_html_report

            write_html_report(impact, self._analysis, path, progress)
            written[REPORT] = path
        return written

    def _chosen(self, parameters: dict, context) -> runner.Inputs:
        """A snapshot of every layer chosen; on the main thread only."""
        vectors: dict[str, list[VectorSource]] = {}
        rasters: dict[str, list[RasterSource]] = {}
        for role in self._analysis.inputs:
            for layer, selected_only in self._layers(role, parameters, context):
                if isinstance(layer, QgsRasterLayer):
                    rasters.setdefault(role.id, []).append(raster_layer_source(layer))
                else:
                    vectors.setdefault(role.id, []).append(layer_source(layer, selected_only))
        return runner.Inputs(vectors, rasters)

    def _layers(self, role: InputRole, parameters: dict, context) -> list[tuple[object, bool]]:
        name = processing_name(role.id)
        value = parameters.get(name)
        if value in (None, "", []):
            return []
        if role.multiple:
            return [(layer, False) for layer in self.parameterAsLayerList(parameters, name, context)]
        if not isinstance(value, QgsProcessingFeatureSourceDefinition):
            return [(self.parameterAsLayer(parameters, name, context), False)]
        if value.filterExpression or value.featureLimit >= 0:
            raise QgsProcessingException(
                _tr("Input '{}': a filter or limit on the input is not supported. Filter the layer itself.").format(
                    _translated(role.label)
                )
            )
        return [(self.parameterAsVectorLayer(parameters, name, context), value.selectedFeaturesOnly)]

    def _values(self, parameters: dict, context) -> dict[str, object]:
        values = {}
        for parameter in self._analysis.parameters:
            name = processing_name(parameter.id)
            definition: QgsProcessingParameterDefinition = self.parameterDefinition(name)
            if name in parameters and parameters[name] is not None:
                values[parameter.id] = _value(self, parameter, definition, parameters, name, context)
        return values


def _value(algorithm: AnalysisAlgorithm, parameter, definition, parameters: dict, name: str, context) -> object:
    kind = parameter.type.value
    if kind == "choice":
        return algorithm.parameterAsEnumString(parameters, name, context)
    if kind == "boolean":
        return algorithm.parameterAsBool(parameters, name, context)
    if kind in ("number", "integer"):
        return algorithm.parameterAsDouble(parameters, name, context)
    if kind == "field":
        return ",".join(algorithm.parameterAsStrings(parameters, name, context))
    return algorithm.parameterAsString(parameters, name, context)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Algorithm", text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Analysis", text)
