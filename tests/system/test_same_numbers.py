# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The same question on the same data has the same answer from every face: runner, Processing, qgis_process, command
line, Python console, models and batch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely
from chain_files import write_chain_files
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from twinplan.core.analysis.registry import analyses, analysis
from twinplan.core.progress import Silent
from twinplan.core.report.json_answer import as_json
from twinplan.gis import runner
from twinplan.gis.console import ask
from twinplan.gis.processing_provider import TwinPlanProvider

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from twinplan.cli.main import main; sys.exit(main())"]
pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def provider(qgis_app):
    provider = TwinPlanProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """Roads that wander over two depth rasters, flood zones, four wards; 500 m beyond the rasters on each side."""
    folder = tmp_path_factory.mktemp("same numbers")
    random = np.random.default_rng(7)
    steps = random.normal(0, 60, (200, 9, 2)).cumsum(axis=1) + random.uniform(0, 3000, (200, 1, 2)) + (500000, 1400000)
    roads = ["LINESTRING (" + ", ".join(f"{x} {y}" for x, y in walk) + ")" for walk in steps.tolist()]
    _write_layer(folder / "roads.gpkg", "roads", roads, kind=lambda i: ("main", "lane", None)[i % 3])
    squares = [_square(500000 + 1500 * (i % 2), 1400000 + 1500 * (i // 2), 1500) for i in range(4)]
    _write_layer(folder / "wards.gpkg", "wards", squares, kind=lambda i: f"W{i + 1}")
    zones = [_square(500300 + 700 * i, 1400400 + 500 * i, 800) for i in range(3)]
    _write_layer(folder / "zones.gpkg", "zones", zones, kind=lambda i: None, level=lambda i: (0.2, 0.9, None)[i])
    for number in (1, 2):
        _write_raster(folder / f"depth_{number}.tif", random.gamma(1.0, 0.4 * number, (100, 100)))
    (folder / "chain").mkdir()
    write_chain_files(folder / "chain")
    return folder


def _square(x: float, y: float, side: float) -> str:
    return f"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"


def _reference() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32643)
    return reference


def _write_layer(path: Path, name: str, shapes: list[str], kind, level=lambda i: float(i)) -> None:
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    geometry = ogr.CreateGeometryFromWkt(shapes[0]).GetGeometryType()
    layer = dataset.CreateLayer(name, _reference(), geometry)
    layer.CreateField(ogr.FieldDefn("kind", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("level", ogr.OFTReal))
    for number, shape in enumerate(shapes):
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in (("kind", kind(number)), ("level", level(number))):
            if value is not None:
                feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        layer.CreateFeature(feature)


def _write_raster(path: Path, values: np.ndarray) -> None:
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 100, 100, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((500000, 30, 0, 1403000, 0, -30))
    dataset.SetProjection(_reference().ExportToWkt())
    values[40:45, :30] = -9999
    dataset.GetRasterBand(1).SetNoDataValue(-9999)
    dataset.GetRasterBand(1).WriteArray(values)


def opened(files: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{files / name}.gpkg|layername={name}", name, "ogr")
    assert layer.isValid()
    return layer


def run(algorithm: str, *, feedback: QgsProcessingFeedback | None = None, **parameters: object) -> dict:
    """As `processing.run` does: check, then run; the exception says what is wrong."""
    found = QgsApplication.processingRegistry().algorithmById(f"twinplan:{algorithm}").create()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    ok, message = found.checkParameterValues(parameters, context)
    if not ok:
        raise QgsProcessingException(message)
    results, ok = found.run(parameters, context, feedback or QgsProcessingFeedback(False), {}, False)
    assert ok
    return results


def figures_of(results: dict) -> dict[str, tuple[float, float]]:
    """Figure id -> value and unknown, from the outputs of an algorithm."""
    unknown = {name: value for name, value in results.items() if name.endswith("_UNKNOWN")}
    names = [name for name in results if f"{name}_UNKNOWN" in unknown]
    return {name.lower(): (results[name], unknown[f"{name}_UNKNOWN"]) for name in names}


def figures_in(answer: dict) -> dict[str, tuple[float, float]]:
    """The same from JSON."""
    return {name: (figure["value"], figure["unknown"]) for name, figure in answer["figures"].items()}


QUESTIONS = {
    "one raster": ("exposure", {"assets": "roads", "hazard": ["depth_1.tif"]}, {"threshold": 0.5}),
    "defaults": ("exposure", {"assets": "roads", "hazard": ["depth_2.tif"]}, {}),
    "several of both kinds, by ward": (
        "exposure",
        {"assets": "roads", "hazard": ["depth_1.tif", "zones", "depth_2.tif"], "zones": "wards"},
        {"by_field": "kind", "hazard_class_field": "level", "class_breaks": "0.25, 1.5", "asset_class_field": "kind"},
    ),
    "people": (
        "exposure",
        {"assets": "roads", "hazard": ["depth_1.tif"], "population": "depth_2.tif", "study_area": "wards"},
        {"population_kind": "density", "population_nodata": "nobody", "geodesic": False},
    ),
    "lengths by ward": (
        "inventory",
        {"assets": "roads", "zones": "wards"},
        {"by_field": "kind", "asset_class_field": "kind", "geodesic": True},
    ),
    "raster by ward": ("inventory", {"assets": "depth_1.tif", "zones": "wards"}, {"raster_cells": "centre"}),
    "damage of two floods": (
        "damage",
        {
            "assets": "chain/homes",
            "hazard": ["chain/depth_1.tif", "chain/depth_2.tif"],
            "zones": "chain/wards",
            "curves": "chain/curves",
        },
        {"own_curve": "mine", "unit_value": 1000, "currency": "EUR", "return_periods": "100, 10", "by_field": "kind"},
    ),
    "access after two floods": (
        "access",
        {
            "demand": "chain/homes",
            "facilities": "chain/schools",
            "network": "chain/roads",
            "hazard": ["chain/depth_1.tif", "chain/depth_2.tif"],
            "zones": "chain/wards",
        },
        {"by_field": "kind", "capacity_field": "seats", "od": "nearest", "limits": "2, 10"},
    ),
    "cascade from a flood to people": (
        "cascade",
        {
            "assets": ["chain/substations", "chain/masts"],
            "dependency": "chain/dependency",
            "requirement": "chain/requirement",
            "hazard": ["chain/depth_1.tif", "chain/depth_2.tif"],
            "population": "chain/people.tif",
            "zones": "chain/wards",
        },
        {"by_field": "kind", "population_kind": "count", "begins_at": "2026-11-21T15:00Z", "ranking": "yes"},
    ),
    "cascade of what fails": (
        "cascade",
        {
            "assets": ["chain/substations", "chain/masts"],
            "dependency": "chain/dependency",
            "failed": "chain/wards",
            "demand": "chain/homes",
        },
        {"begins_at": "2026-11-21T15:00Z", "near_m": 10},
    ),
}
FROM_OUTSIDE = (
    "several of both kinds, by ward",
    "damage of two floods",
    "access after two floods",
    "cascade from a flood to people",
)


def _file(files: Path, name: str) -> tuple[Path, str]:
    """The file, and the layer in it; "chain/homes" is one of several layers of a file."""
    folder, _, layer = name.rpartition("/")
    if "." in name:
        return files / name, ""
    return (files / folder / "assets.gpkg" if folder else files / f"{name}.gpkg"), layer


def _paths(files: Path, inputs: dict) -> dict[str, list[str]]:
    def path(name: str) -> str:
        file, layer = _file(files, name)
        return f"{file}:{layer}" if layer else str(file)

    return {
        role: [path(name) for name in ([given] if isinstance(given, str) else given)] for role, given in inputs.items()
    }


def from_runner(files: Path, question: str, inputs: dict, values: dict) -> dict:
    asked = analysis(question)
    return as_json(runner.answer(asked, runner.inputs_from_files(asked, _paths(files, inputs)), values, Silent()))


def _layers(files: Path, inputs: dict) -> dict[str, object]:
    def layer(name: str) -> str:
        file, table = _file(files, name)
        return f"{file}|layername={table}" if table else str(file)

    return {
        role.upper(): layer(given) if isinstance(given, str) else [layer(name) for name in given]
        for role, given in inputs.items()
    }


def without_times(answer: dict) -> dict:
    """Without what may differ: the time, and how a layer is addressed."""
    answer["provenance"].pop("computed_at")
    for source in answer["provenance"]["inputs"]:
        source.pop("location")
    return answer


@pytest.mark.parametrize("name", QUESTIONS)
def test_runner_processing_and_console_agree(files, tmp_path, name):
    question, inputs, values = QUESTIONS[name]
    expected = without_times(from_runner(files, question, inputs, values))
    upper = {key.upper(): value for key, value in values.items()}
    target = tmp_path / "answer.json"
    results = run(question, **_layers(files, inputs), **upper, JSON=str(target))
    assert figures_of(results) == figures_in(expected)
    assert results["SENTENCE"] == expected["sentence"]
    assert without_times(json.loads(target.read_text(encoding="utf-8"))) == expected
    given = {role: paths if len(paths) > 1 else paths[0] for role, paths in _paths(files, inputs).items()}
    assert without_times(as_json(ask(question, **given, **values))) == expected


@pytest.mark.parametrize("name", FROM_OUTSIDE)
def test_the_command_says_the_same(files, name):
    question, inputs, values = QUESTIONS[name]
    asked = [f"--{key.replace('_', '-')}={value}" for key, value in values.items()]
    for role in analysis(question).inputs:
        asked += [f"{role.command_option}={path}" for path in _paths(files, inputs).get(role.id, ())]
    done = subprocess.run(
        [*COMMAND, "run", question, *asked, "--json", "-"], capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.stderr == ""
    assert without_times(json.loads(done.stdout)) == without_times(from_runner(files, question, inputs, values))


def exposed(files: Path, assets: object, **more: object) -> dict:
    return run("exposure", ASSETS=assets, HAZARD=[str(files / "depth_1.tif")], THRESHOLD=0.5, **more)


def hits(results: dict) -> tuple[float, float, float]:
    return results["ASSETS_TOTAL"], results["ASSETS_HIT"], results["ASSETS_UNKNOWN"]


def test_selected_features_only(files):
    layer = opened(files, "roads")
    layer.selectByIds([3, 5, 7, 11])
    QgsProject.instance().addMapLayer(layer)
    selected = exposed(files, QgsProcessingFeatureSourceDefinition(layer.id(), True))
    impact = ask("exposure", assets=layer, hazard=str(files / "depth_1.tif"), threshold=0.5, selected_only=True)
    assert selected["ASSETS_TOTAL"] == 4
    assert figures_of(selected) == figures_in(as_json(impact))
    counted = run("inventory", ASSETS=layer.id(), ASSETS_SELECTED_ONLY=True, ZONES=opened(files, "wards"))
    assert counted["FEATURES_TOTAL"] == 4
    layer.removeSelection()
    with pytest.raises(QgsProcessingException, match="no feature is selected"):
        exposed(files, QgsProcessingFeatureSourceDefinition(layer.id(), True))
    QgsProject.instance().removeMapLayer(layer)


def test_filter_and_limit_of_an_input(files):
    layer = opened(files, "roads")
    expected = run_where(files, "kind = 'main'")
    filtered = QgsProcessingFeatureSourceDefinition(layer.source(), False, -1)
    filtered.filterExpression = "\"kind\" = 'main'"
    assert figures_of(exposed(files, filtered)) == expected
    limited = QgsProcessingFeatureSourceDefinition(layer.source(), False, 25)
    assert exposed(files, limited)["ASSETS_TOTAL"] == 25
    filtered.filterExpression = "kind = = 1"
    with pytest.raises(QgsProcessingException, match=r"Assets.*cannot be read"):
        exposed(files, filtered)


def run_where(files: Path, where: str) -> dict:
    asked = analysis("exposure")
    specs = {"assets": [f"{files / 'roads'}.gpkg:roads"], "hazard": [str(files / "depth_1.tif")]}
    inputs = runner.inputs_from_files(asked, specs, where)
    return figures_in(as_json(runner.answer(asked, inputs, {"threshold": 0.5}, Silent())))


def test_a_layer_counts_as_the_user_sees_it(files):
    layer = opened(files, "roads")
    layer.setSubsetString("kind = 'lane'")
    assert figures_of(exposed(files, layer)) == run_where(files, "kind = 'lane'")
    layer.setSubsetString("")
    before = exposed(files, layer)
    memory = layer.materialize(QgsFeatureRequest())
    assert figures_of(exposed(files, memory)) == figures_of(before)
    layer.startEditing()
    layer.deleteFeatures([1, 2])
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING (400000 1400000, 400100 1400000)"))
    layer.addFeature(feature)
    edited = exposed(files, layer)
    assert edited["ASSETS_TOTAL"] == before["ASSETS_TOTAL"] - 1
    impact = ask("exposure", assets=layer, hazard=[str(files / "depth_1.tif")], threshold=0.5)
    assert figures_of(edited) == figures_in(as_json(impact))
    layer.rollBack()


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb", "", "memory:"])
def test_result_layers_hold_every_feature_and_its_outcome(files, tmp_path, suffix):
    asked = {"": "TEMPORARY_OUTPUT", "memory:": "memory:"}.get(suffix, str(tmp_path / f"result{suffix}"))
    zones = {"": "TEMPORARY_OUTPUT", "memory:": "memory:"}.get(suffix, str(tmp_path / f"zones{suffix}"))
    wards = opened(files, "wards")
    results = exposed(files, opened(files, "roads"), ZONES=wards, BY_FIELD="kind", RESULT=asked, ZONES_RESULT=zones)
    layer = QgsVectorLayer(results["RESULT"], "result", "ogr")
    assert layer.featureCount() == 200
    outcomes = [feature["outcome"] for feature in layer.getFeatures()]
    assert outcomes.count("hit") == results["ASSETS_HIT"]
    assert outcomes.count("unknown") == results["ASSETS_UNKNOWN"]
    assert {"kind", "level"} <= set(layer.fields().names())
    assert layer.crs().authid() == "EPSG:32643"
    by_ward = QgsVectorLayer(results["ZONES_RESULT"], "zones", "ogr")
    assert sorted(feature["zone"] for feature in by_ward.getFeatures()) == ["W1", "W2", "W3", "W4"]
    if suffix in (".fgb", "", "memory:"):
        assert layer.fields().field("length_hit_m").alias() == "Length hit (m)"


def test_layers_that_go_to_the_project_have_names(files, tmp_path):
    found = QgsApplication.processingRegistry().algorithmById("twinplan:exposure").create()
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    target = str(tmp_path / "roads at risk.gpkg")
    context.addLayerToLoadOnCompletion(
        target, QgsProcessingContext.LayerDetails("Result per feature", project, "RESULT")
    )
    parameters = {"ASSETS": opened(files, "roads"), "HAZARD": [str(files / "depth_1.tif")], "RESULT": target}
    assert found.run(parameters, context, QgsProcessingFeedback(False), {}, False)[1]
    assert context.layerToLoadOnCompletionDetails(target).name == "roads and depth_1"


def test_report_and_json_are_written(files, tmp_path):
    results = exposed(files, opened(files, "roads"), REPORT=str(tmp_path / "r.html"), JSON="TEMPORARY_OUTPUT")
    assert "What is in harm" in Path(results["REPORT"]).read_text(encoding="utf-8")
    assert json.loads(Path(results["JSON"]).read_text(encoding="utf-8"))["figures"]["assets_total"]["value"] == 200


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ASSETS": "/no/such.gpkg"}, "Assets.*no/such.gpkg.*cannot load it"),
        ({"HAZARD": ["{folder}/depth_1.tif", "{folder}/gone.tif"]}, "gone.tif.*cannot load it"),
        ({"HAZARD": []}, "Hazard"),
        ({"HAZARD": ["{folder}/roads.gpkg|layername=roads"]}, "roads.*does not fit"),
        ({"THRESHOLD": "deep"}, "THRESHOLD|Threshold"),
        ({"CLASS_BREAKS": "1, high"}, "Class breaks.*separated by commas"),
        ({"CLASS_BREAKS": [1, "high"]}, "CLASS_BREAKS|Class breaks"),
        ({"ASSET_CLASS_FIELD": "no_such"}, "roads.*no_such.*kind, level"),
        ({"POPULATION": "{folder}/depth_2.tif"}, "depth_2.*per cell or people per km2"),
        ({"POPULATION_KIND": "guess"}, "POPULATION_KIND|Population cells hold"),
        ({"RESULT": "/no/such/folder/result.gpkg"}, "folder does not exist"),
        ({"RESULT": "{folder}/result.xyz"}, "xyz"),
        ({"REPORT": "/no/such/folder/report.html"}, "folder does not exist"),
        ({"JSON": "/no/such/folder/a.json"}, "folder does not exist"),
    ],
)
def test_errors_name_thing_reason_and_remedy(files, changed, words):
    def placed(value):
        return value.format(folder=files) if isinstance(value, str) else value

    given = {
        key: [placed(v) for v in value] if isinstance(value, list) else placed(value) for key, value in changed.items()
    }
    asked = {"ASSETS": str(files / "roads.gpkg"), "HAZARD": [str(files / "depth_1.tif")], **given}
    with pytest.raises(QgsProcessingException, match=words):
        run("exposure", **asked)


@pytest.mark.parametrize("value", ["0.25, 1.5", "0.25;1.5", [0.25, 1.5], ["0.25", "1.5"]])
def test_class_breaks_as_text_and_as_list(files, value):
    results = exposed(files, opened(files, "roads"), CLASS_BREAKS=value, JSON="TEMPORARY_OUTPUT")
    answer = json.loads(Path(results["JSON"]).read_text(encoding="utf-8"))
    assert answer["provenance"]["parameters"]["class_breaks"] == [0.25, 1.5]


def test_cancel_leaves_nothing_behind(files, tmp_path):
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel())
    results = exposed(files, opened(files, "roads"), RESULT=str(tmp_path / "r.gpkg"), feedback=feedback)
    assert results == {}
    assert list(tmp_path.iterdir()) == []


def test_in_a_model(files, tmp_path):
    """With the threshold from an expression; figure and layer come out of the model."""
    model = QgsProcessingModelAlgorithm("roads at risk")
    model.initAlgorithm()
    roads = QgsProcessingModelParameter("roads")
    model.addModelParameter(QgsProcessingParameterFeatureSource("roads", "roads"), roads)
    child = QgsProcessingModelChildAlgorithm("twinplan:exposure")
    child.setChildId("exposure")
    source = QgsProcessingModelChildParameterSource
    child.addParameterSources("ASSETS", [source.fromModelParameter("roads")])
    child.addParameterSources("HAZARD", [source.fromStaticValue(str(files / "depth_1.tif"))])
    child.addParameterSources("THRESHOLD", [source.fromExpression("0.25 * 2")])
    output = QgsProcessingModelOutput("hit", "hit")
    output.setChildId("exposure")
    output.setChildOutputName("RESULT")
    child.setModelOutputs({"hit": output})
    model.addChildAlgorithm(child)
    context = QgsProcessingContext()
    parameters = {"roads": str(files / "roads.gpkg"), "exposure:hit": str(tmp_path / "hit.gpkg")}
    results, ok = model.run(parameters, context, QgsProcessingFeedback(False), {}, False)
    assert ok
    alone = exposed(files, opened(files, "roads"))
    assert results["CHILD_RESULTS"]["exposure"]["ASSETS_HIT"] == alone["ASSETS_HIT"]
    assert (
        QgsProcessingUtils.mapLayerFromString(results["CHILD_RESULTS"]["exposure"]["RESULT"], context).featureCount()
        == 200
    )


def test_in_a_batch_every_row_has_its_own_answer(files):
    algorithm = QgsApplication.processingRegistry().algorithmById("twinplan:exposure")
    batch = [
        {"ASSETS": str(files / "roads.gpkg"), "HAZARD": [str(files / f"depth_{number}.tif")], "THRESHOLD": 0.5}
        for number in (1, 2)
    ]
    answers = [hits(algorithm.run(row, QgsProcessingContext(), QgsProcessingFeedback(False))[0]) for row in batch]
    assert answers == [hits(run("exposure", **row)) for row in batch]
    assert answers[0] != answers[1]


def test_the_help_tells_everything():
    for asked in analyses():
        text = QgsApplication.processingRegistry().algorithmById(f"twinplan:{asked.id}").shortHelpString()
        assert asked.summary in text
        for described in (*asked.inputs, *asked.parameters):
            assert described.label in text
        assert ("<table" in text) == ("\n|" in asked.method)
        assert "**" not in text


def test_every_figure_of_an_answer_is_declared(files):
    """Models and qgis_process know only declared outputs."""
    for question, inputs, values in QUESTIONS.values():
        declared = analysis(question).figures
        assert set(from_runner(files, question, inputs, values)["figures"]) <= set(declared)


@pytest.mark.parametrize("name", FROM_OUTSIDE)
def test_qgis_process_says_the_same(files, tmp_path, name):
    profile = tmp_path / "profiles" / "default"
    (profile / "python" / "plugins").mkdir(parents=True)
    (profile / "python" / "plugins" / "twinplan").symlink_to(ROOT)
    (profile / "QGIS").mkdir()
    (profile / "QGIS" / "QGIS3.ini").write_text("[PythonPlugins]\ntwinplan=true\n", encoding="utf-8")
    question, inputs, values = QUESTIONS[name]
    upper = {key.upper(): value for key, value in values.items()}
    asked = {"inputs": {**_layers(files, inputs), **upper, "RESULT": str(tmp_path / "result.gpkg")}}
    # Of the development environment only what Debian's own Python lacks; its pyproj would be a second PROJ.
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "shapely").symlink_to(Path(shapely.__file__).parent)
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(tmp_path / "python"),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        ["qgis_process", "run", f"twinplan:{question}", "-"],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    expected = from_runner(files, question, inputs, values)
    assert figures_of(results) == figures_in(expected)
    assert results["SENTENCE"] == expected["sentence"]
    assert QgsVectorLayer(results["RESULT"], "result", "ogr").featureCount() == {"exposure": 200, "cascade": 8}.get(
        question, 10
    )
