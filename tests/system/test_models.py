# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The output of one question is a valid input of the next, also in a model of Processing."""

from __future__ import annotations

from pathlib import Path

import pytest
from chain_files import write_chain_files
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsVectorLayer,
)
from twinplan.core.analysis.registry import analyses
from twinplan.gis.processing_provider import TwinPlanProvider

Source = QgsProcessingModelChildParameterSource
pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def provider(qgis_app):
    provider = TwinPlanProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    write_chain_files(folder)
    return folder


class Model:
    """A model made step by step; `result` names what comes out of a step."""

    def __init__(self, name: str) -> None:
        self.model = QgsProcessingModelAlgorithm(name)
        self.model.initAlgorithm()

    def parameter(self, definition) -> Source:
        self.model.addModelParameter(definition, QgsProcessingModelParameter(definition.name()))
        return Source.fromModelParameter(definition.name())

    def step(self, name: str, question: str, outputs: tuple[str, ...] = (), **sources: object) -> None:
        child = QgsProcessingModelChildAlgorithm(f"twinplan:{question}")
        child.setChildId(name)
        for parameter, given in sources.items():
            several = given if isinstance(given, list) else [given]
            found = [each if isinstance(each, Source) else Source.fromStaticValue(each) for each in several]
            child.addParameterSources(parameter, found)
        child.setModelOutputs({f"{name} {each}": _output(name, each) for each in outputs})
        self.model.addChildAlgorithm(child)

    def run(self, **parameters: object) -> dict[str, dict]:
        """The results of every step; a model that QGIS would not run is an error."""
        ok, problems = self.model.validate()
        assert ok, problems
        context = QgsProcessingContext()
        outputs = dict.fromkeys(self._outputs(), "TEMPORARY_OUTPUT")
        assert self.model.checkParameterValues({**outputs, **parameters}, context)[0]
        results, ok = self.model.run({**outputs, **parameters}, context, QgsProcessingFeedback(False), {}, False)
        assert ok
        return results["CHILD_RESULTS"]

    def _outputs(self) -> list[str]:
        definitions = self.model.destinationParameterDefinitions()
        return [each.name() for each in definitions]


def _output(child: str, name: str) -> QgsProcessingModelOutput:
    output = QgsProcessingModelOutput(name, name)
    output.setChildId(child)
    output.setChildOutputName(name)
    return output


def of(step: str, output: str = "RESULT") -> Source:
    return Source.fromChildOutput(step, output)


def layer(folder: Path, name: str) -> str:
    return f"{folder / 'assets.gpkg'}|layername={name}"


def links(folder: Path) -> dict[str, str]:
    return {"DEPENDENCY": layer(folder, "dependency"), "REQUIREMENT": layer(folder, "requirement")}


def rows(path: str) -> list[dict]:
    found = QgsVectorLayer(path, "result", "ogr")
    assert found.isValid()
    names = found.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in found.getFeatures()]


def run(question: str, **parameters: object) -> dict:
    found = QgsApplication.processingRegistry().algorithmById(f"twinplan:{question}").create()
    context = QgsProcessingContext()
    ok, message = found.checkParameterValues(parameters, context)
    if not ok:
        raise QgsProcessingException(message)
    results, ok = found.run(parameters, context, QgsProcessingFeedback(False), {}, False)
    assert ok
    return results


def test_what_a_flood_hits_is_what_a_cascade_begins_with(folder):
    """Safe substations do not fail; the one beyond the raster, of which nobody knows, may."""
    model = Model("flood to people")
    model.step("flood", "exposure", ASSETS=layer(folder, "substations"), HAZARD=str(folder / "depth_1.tif"))
    model.step(
        "follows",
        "cascade",
        ("RESULT",),
        ASSETS=[layer(folder, "substations"), layer(folder, "masts")],
        FAILED=of("flood"),
        **links(folder),
    )
    found = model.run()
    assert [row["outcome"] for row in rows(found["flood"]["RESULT"])] == ["hit", "safe", "unknown"]
    by_uid = {row["uid"]: row["outcome"] for row in rows(found["follows"]["RESULT"])}
    assert by_uid == {
        **{"S1": "hit", "M0": "hit", "M1": "hit"},
        **{"S2": "safe", "M2": "safe"},
        **{"S3": "unknown", "M3": "unknown", "M4": "unknown"},
    }


@pytest.mark.parametrize("joined", [False, True])
def test_several_layers_of_a_model_go_into_one_input(folder, joined):
    """From a parameter that takes several, and together with what an earlier step made."""
    model = Model("layers")
    several = model.parameter(QgsProcessingParameterMultipleLayers("several", "several"))
    one = model.parameter(QgsProcessingParameterFeatureSource("one", "one"))
    model.step("flood", "exposure", ASSETS=one, HAZARD=str(folder / "depth_1.tif"))
    assets = [several, of("flood")] if joined else several
    model.step("follows", "cascade", ASSETS=assets, FAILED=of("flood"), **links(folder))
    substations, masts = layer(folder, "substations"), layer(folder, "masts")
    found = model.run(several=[masts] if joined else [substations, masts], one=substations)["follows"]
    assert (found["ASSETS_TOTAL"], found["ASSETS_FAILED"], found["ASSETS_UNKNOWN"]) == (8, 3, 3)


def test_places_that_lose_access_are_assets_of_the_next_question(folder):
    model = Model("access to exposure")
    model.step(
        "served",
        "access",
        DEMAND=layer(folder, "homes"),
        FACILITIES=layer(folder, "schools"),
        NETWORK=layer(folder, "roads"),
        HAZARD=[str(folder / "depth_1.tif"), str(folder / "depth_2.tif")],
    )
    model.step("exposed", "exposure", ("RESULT",), ASSETS=of("served"), HAZARD=str(folder / "depth_1.tif"))
    model.step("counted", "inventory", ASSETS=of("served"), ZONES=layer(folder, "wards"), VALUE_FIELD="people")
    found = model.run()
    assert found["exposed"]["ASSETS_TOTAL"] == found["served"]["DEMAND_TOTAL"] == 10
    alone = run("exposure", ASSETS=layer(folder, "homes"), HAZARD=[str(folder / "depth_1.tif")])
    assert found["exposed"]["ASSETS_HIT"] == alone["ASSETS_HIT"]
    assert {"facility", "travel"} <= set(rows(found["exposed"]["RESULT"])[0])
    assert found["counted"]["SUM_IN_ZONES"] == sum(10 + i for i in range(10))


def test_damage_by_asset_is_added_up_by_zone(folder):
    model = Model("damage to inventory")
    model.step(
        "damage",
        "damage",
        ASSETS=layer(folder, "homes"),
        HAZARD=str(folder / "depth_1.tif"),
        CURVES=layer(folder, "curves"),
        OWN_CURVE="mine",
        UNIT_VALUE=1000,
    )
    model.step("sum", "inventory", ASSETS=of("damage"), ZONES=layer(folder, "wards"), VALUE_FIELD="damage_total")
    found = model.run()
    damage = found["damage"]["DAMAGE_TOTAL"]
    assert damage > 0
    assert found["sum"]["SUM_IN_ZONES"] == pytest.approx(damage)


def test_layers_that_an_answer_makes_are_inputs_too(folder):
    """Circles around masts, counted by zone; roads that the flood closes, measured."""
    model = Model("derived")
    model.step(
        "follows",
        "cascade",
        ASSETS=[layer(folder, "masts"), layer(folder, "substations")],
        FAILED=layer(folder, "substations"),
        POPULATION=str(folder / "people.tif"),
        POPULATION_KIND="count",
        **links(folder),
    )
    model.step("areas", "inventory", ASSETS=of("follows", "ASSUMED_COVERAGE"), ZONES=layer(folder, "wards"))
    model.step("lines", "inventory", ASSETS=of("follows", "LINKS"), ZONES=layer(folder, "wards"))
    found = model.run()
    assert found["areas"]["FEATURES_TOTAL"] == 5
    assert found["lines"]["FEATURES_TOTAL"] == 6


def test_a_layer_that_an_answer_lacks_is_left_out(folder, tmp_path):
    """Without a hazard no road is closed, and without zones there is nothing by zone: no file pretends otherwise."""
    results = run(
        "access",
        DEMAND=layer(folder, "homes"),
        FACILITIES=layer(folder, "schools"),
        NETWORK=layer(folder, "roads"),
        CLOSED=str(tmp_path / "closed.gpkg"),
        ZONES_RESULT=str(tmp_path / "zones.gpkg"),
        PACKAGE=str(tmp_path / "all.gpkg"),
    )
    assert "CLOSED" not in results and "ZONES_RESULT" not in results
    assert not (tmp_path / "closed.gpkg").exists() and (tmp_path / "all.gpkg").exists()


def test_a_step_that_needs_such_a_layer_says_what_is_missing(folder):
    model = Model("nothing closed")
    roads = {
        "DEMAND": layer(folder, "homes"),
        "FACILITIES": layer(folder, "schools"),
        "NETWORK": layer(folder, "roads"),
    }
    model.step("served", "access", **roads)
    model.step("lines", "inventory", ASSETS=of("served", "CLOSED"), ZONES=layer(folder, "wards"))
    with pytest.raises(QgsProcessingException, match=r"What to count.*nothing is chosen"):
        model.run()


def test_tables_in_a_batch(folder):
    algorithm = QgsApplication.processingRegistry().algorithmById("twinplan:cascade")
    batch = [
        {"ASSETS": [layer(folder, "substations"), layer(folder, "masts")], "FAILED": failed, **links(folder)}
        for failed in (layer(folder, "substations"), layer(folder, "masts"))
    ]
    answers = [algorithm.run(row, QgsProcessingContext(), QgsProcessingFeedback(False))[0] for row in batch]
    assert [each["ASSETS_FAILED"] for each in answers] == [8, 5]


def test_the_designer_offers_every_result_layer_to_every_question():
    """QGIS itself decides what fits: what an algorithm puts out against what the next one takes."""
    for asked in analyses():
        model = Model("offers")
        model.step("first", asked.id)
        model.step("second", "exposure")
        offered = model.model.availableSourcesForChild(
            "second",
            [QgsProcessingParameterFeatureSource.typeName()],
            [QgsProcessingOutputVectorLayer.typeName()],
            [],
        )
        names = {each.outputName() for each in offered if each.outputChildId() == "first"}
        assert {layer_id.upper() for layer_id in asked.layers} <= names
        assert ("RESULT" in names) == asked.per_feature
