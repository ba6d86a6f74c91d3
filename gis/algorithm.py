# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A question as a Processing algorithm, made from its description: for batch, models and `qgis_process`."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from ..core.analysis.describe import Analysis
from ..core.analysis.impact import Impact
from ..core.analysis.merged import merged
from ..core.errors import Cancelled, TwinPlanError
from ..core.progress import Share
from ..core.report.json_answer import as_json, plain, write_json
from ..core.wording.translate import say
from . import exports, runner
from .algorithm_help import help_html
from .algorithm_inputs import GivenValues, processing_name, selected_only_name
from .algorithm_parameters import input_definition, parameter_definition, switch_definition, takes_switch
from .core_texts import analysis_text
from .new_file import new_file
from .python_thread import call_in_python_thread
from .styles import ICONS

RESULT, ZONES, JSON, REPORT, SENTENCE = "RESULT", "ZONES_RESULT", "JSON", "REPORT", "SENTENCE"
PACKAGE = "PACKAGE"
_POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
TEMPORARY_FORMAT = "fgb"


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

    def info(self, message: str) -> None:
        self._feedback.pushInfo(message)

    def check(self) -> None:
        if self._feedback.isCanceled():
            raise Cancelled


class AnalysisAlgorithm(QgsProcessingAlgorithm):
    """One analysis. Layers are looked at on the main thread; reading, computing and writing happen in the task."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self._analysis = analysis
        self._inputs = runner.Inputs()
        self._values: dict[str, object] = {}
        self._targets: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._error: TwinPlanError | None = None

    def createInstance(self) -> AnalysisAlgorithm:
        return AnalysisAlgorithm(self._analysis)

    def name(self) -> str:
        return self._analysis.id

    def displayName(self) -> str:
        return analysis_text(self._analysis.title)

    def shortDescription(self) -> str:
        return analysis_text(self._analysis.question)

    def shortHelpString(self) -> str:
        return help_html(self._analysis)

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "twinplan.svg"))

    def initAlgorithm(self, configuration: dict | None = None) -> None:
        del configuration
        for role in self._analysis.inputs:
            self.addParameter(input_definition(role, processing_name(role.id)))
            if takes_switch(role):
                self.addParameter(switch_definition(role, selected_only_name(role)))
        for parameter in self._analysis.parameters:
            self.addParameter(parameter_definition(parameter, processing_name))
        self._add_layers()
        self._add_file(JSON, say("Figures and tables"), say("JSON files (*.json)"))
        self._add_file(PACKAGE, say("All layers and tables"), say("GeoPackage (*.gpkg)"))
        self._add_file(REPORT, say("Report"), say("HTML files (*.html)"))
        self.addOutput(QgsProcessingOutputString(SENTENCE, say("Answer in one sentence")))
        for figure, label in self._analysis.figures.items():
            self.addOutput(QgsProcessingOutputNumber(processing_name(figure), analysis_text(label)))
            unknown = say("{figure} (unknown)", figure=analysis_text(label))
            self.addOutput(QgsProcessingOutputNumber(processing_name(f"{figure}_unknown"), unknown))

    def _add_layers(self) -> None:
        if self._analysis.per_feature:
            features = say("Result per feature")
            self.addParameter(QgsProcessingParameterVectorDestination(RESULT, features, optional=True))
        zones = QgsProcessingParameterVectorDestination(ZONES, say("Result per zone"), _POLYGONS, optional=True)
        zones.setCreateByDefault(not self._analysis.per_feature)
        self.addParameter(zones)
        for layer_id, label in self._analysis.layers.items():
            derived = QgsProcessingParameterVectorDestination(
                processing_name(layer_id), analysis_text(label), optional=True
            )
            derived.setCreateByDefault(False)
            self.addParameter(derived)

    def _add_file(self, name: str, label: str, file_filter: str) -> None:
        definition = QgsProcessingParameterFileDestination(
            name, label, file_filter, optional=True, createByDefault=False
        )
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(definition)

    def checkParameterValues(self, parameters: dict, context: QgsProcessingContext) -> tuple[bool, str]:
        given = GivenValues(self, parameters, context)
        try:
            found = runner.blockers(self._analysis, given.inputs(self._analysis), given.values(self._analysis))
        except TwinPlanError as error:
            found = [str(error)]
        # Processing's own words name no reason, so ours come first.
        return (False, "\n".join(found)) if found else super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> bool:
        given = GivenValues(self, parameters, context)
        try:
            self._inputs, self._values = given.inputs(self._analysis), given.values(self._analysis)
            self._targets = self._chosen_targets(parameters, context)
        except TwinPlanError as error:
            # Of an exception raised here `processing.run` would keep no word.
            self._error = error
        return True

    def processAlgorithm(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> dict:
        progress = FeedbackProgress(feedback or QgsProcessingFeedback())
        try:
            if self._error is not None:
                raise self._error
            impact = call_in_python_thread(lambda: self._answer(progress))
        except Cancelled:
            return {}
        except TwinPlanError as error:
            raise QgsProcessingException(str(error)) from error
        for note in impact.notes:
            progress.info(note)
        self._titles = _layer_titles(impact)
        return self._results(impact)

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback | None) -> dict:
        """Layers that go to the project are called what they are, unless their user named them."""
        for name, title in self._titles.items():
            path = self._targets.get(name, "")
            if context.willLoadLayerOnCompletion(path):
                details = context.layerToLoadOnCompletionDetails(path)
                if details.name in ("", name, self.parameterDefinition(name).description()):
                    details.name = title
        return {}

    def _chosen_targets(self, parameters: dict, context: QgsProcessingContext) -> dict[str, str]:
        """The files to write; what cannot be written is refused before anything is computed."""
        targets = {}
        for name in (RESULT, ZONES, *map(processing_name, self._analysis.layers)):
            if self.parameterDefinition(name) is not None and parameters.get(name) not in (None, ""):
                targets[name] = _file_name(self.parameterAsOutputLayer(parameters, name, context), name, context)
                exports.refuse_layer_target(targets[name])
        for name, suffix in ((JSON, ".json"), (REPORT, ".html"), (PACKAGE, ".gpkg")):
            if parameters.get(name) not in (None, ""):
                targets[name] = self.parameterAsFileOutput(parameters, name, context)
                exports.refuse_target(targets[name], suffix)
        if ZONES in targets and not self._inputs.of("zones"):
            del targets[ZONES]
        return targets

    def _answer(self, progress: FeedbackProgress) -> Impact:
        """Compute and write, all in the task."""
        targets = self._targets
        computing, writing = Share(progress, 0.0, 0.7), Share(progress, 0.7, 1.0)
        impact = runner.answer(self._analysis, self._inputs, self._values, computing, all_fields=RESULT in targets)
        if RESULT in targets:
            self._write(exports.feature_layer(merged(impact.features)), targets[RESULT], writing)
        if ZONES in targets:
            self._write(exports.zone_layer(impact.zones[0]), targets[ZONES], writing)
        for layer in impact.layers:
            if processing_name(layer.id) in targets:
                self._write(exports.derived_layer(layer), targets[processing_name(layer.id)], writing)
        for layer_id in self._analysis.layers:
            if layer_id not in {layer.id for layer in impact.layers}:
                targets.pop(processing_name(layer_id), None)
        if PACKAGE in targets:
            exports.write_layers(impact, targets[PACKAGE], writing)
        if JSON in targets:
            with new_file(Path(targets[JSON])) as temporary:
                write_json(as_json(impact), temporary)
        if REPORT in targets:
            from .report import Reported, write_report

            write_report([Reported(impact, self._analysis)], targets[REPORT], writing)
        return impact

    def _write(self, layer: exports.ExportLayer, path: str, progress: Share) -> None:
        """A temporary layer is for the next step: features in their order, and no time spent on an index."""
        temporary = Path(path).is_relative_to(QgsProcessingUtils.tempFolder())
        exports.write_layer(layer, path, progress, in_order=temporary)

    def _results(self, impact: Impact) -> dict:
        results: dict[str, object] = {SENTENCE: impact.sentence, **self._targets}
        for figure in impact.figures:
            results[processing_name(figure.id)] = plain(figure.value)
            results[processing_name(f"{figure.id}_unknown")] = plain(figure.unknown)
        return results


def _file_name(target: str, name: str, context: QgsProcessingContext) -> str:
    """Results are files, also where a script asks for a memory layer."""
    if not target.startswith("memory:"):
        return target
    return QgsProcessingUtils.generateTempFilename(f"{name}.{TEMPORARY_FORMAT}", context)


def _layer_titles(impact: Impact) -> dict[str, str]:
    titles = {}
    if impact.features:
        titles[RESULT] = impact.title
    titles.update({processing_name(layer.id): layer.title for layer in impact.layers})
    if impact.zones:
        titles[ZONES] = f"{impact.title}: {impact.zones[0].rows.title.lower()}"
    return titles
