# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Result layers in a project: grouped, told apart, named in words, harmless, and quick to add."""

from __future__ import annotations

import time

import pytest
from answers import make_impact
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject
from twinplan.core.errors import StorageError
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.progress import Silent
from twinplan.core.wording.numbers import NumberStyle
from twinplan.gis import result_layers
from twinplan.gis.result_layers import add_to_project
from twinplan.gis.runs import RunStore

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def project():
    project = QgsProject()
    yield project
    project.clear()  # its layers close while QGIS is still there


def kept(tmp_path, impact):
    return RunStore(tmp_path / "runs", 10**9).save(impact, Silent(), "Sample <district>")


@pytest.mark.parametrize("kind", GeometryKind)
def test_layers_come_in_a_group_with_a_legend_that_counts(tmp_path, project, kind):
    impact = make_impact(kind=kind)
    layers = add_to_project(kept(tmp_path, impact), project)
    (group,) = project.layerTreeRoot().findGroups()
    assert group.name().startswith("What is in harm's way? · ")
    assert group.name().endswith("Sample <district>")
    assert [node.name() for node in group.findLayers()] == ["Buildings", "Figures by ward"]
    assets = layers[0].layer
    assert assets.featureCount() == 400
    assert assets.crs().authid() == "EPSG:32643"
    legend = [item.label() for item in assets.renderer().legendSymbolItems()]
    hit = int(impact.figure("assets_hit").value)
    unknown = int(impact.figure("assets_unknown").value)
    assert legend == [f"Hit ({hit})", f"Unknown ({unknown})", f"Safe ({400 - hit - unknown})"]
    assert assets.readOnly()


def test_zones_have_a_shade_for_every_figure_and_one_legend_entry_a_class(tmp_path, project):
    run = kept(tmp_path, make_impact(zones=40))
    zones = add_to_project(run, project)[1].layer
    rules = zones.renderer().rootRule().children()
    context = QgsExpressionContext()
    for feature in zones.getFeatures():
        context.setFeature(feature)
        context.setFields(zones.fields())
        assert sum(bool(QgsExpression(rule.filterExpression()).evaluate(context)) for rule in rules) == 1
    labels = [rule.label() for rule in rules]
    assert labels[0] == "0"
    assert labels[1].startswith("up to ")
    assert all("assets" in label for label in labels[1:-1])


def test_indian_numbers_in_the_legend(tmp_path, project):
    run = kept(tmp_path, make_impact())
    file = run.files[0]
    big = type(file)(**{**vars(file), "counts": (145_000, 1, 2)})
    labels = [item.label() for item in result_layers.renderer_for(big, NumberStyle.INDIAN).legendSymbolItems()]
    assert "Safe (1,45,000)" in labels


def test_fields_have_names_with_units_and_outcomes_are_words(tmp_path, project):
    layer = add_to_project(kept(tmp_path, make_impact()), project)[0].layer
    fields = layer.fields()
    assert fields[fields.lookupField("max_intensity")].alias() == "Highest depth (m)"
    setup = layer.editorWidgetSetup(fields.lookupField("outcome"))
    assert setup.config()["map"][1] == {"Hit": "1"}
    assert layer.displayExpression() == '"name"'


def test_map_tips_show_names_as_text(tmp_path, project):
    layer = add_to_project(kept(tmp_path, make_impact()), project)[0].layer
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    feature = next(each for each in layer.getFeatures() if "<script>" in str(each["name"]))
    context.setFeature(feature)
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "[%" not in shown


def test_a_run_leaves_the_project_with_its_group(tmp_path, project):
    first, second = kept(tmp_path, make_impact(5)), kept(tmp_path, make_impact(6))
    add_to_project(first, project)
    add_to_project(second, project)
    assert result_layers.shown_runs(project) == {first.id, second.id}
    result_layers.remove_from_project(project, first.id)
    assert result_layers.shown_runs(project) == {second.id}
    assert len(project.layerTreeRoot().findGroups()) == 1


def test_a_layer_whose_file_is_gone_is_a_message_and_leaves_the_project_alone(tmp_path, project):
    run = kept(tmp_path, make_impact(5))
    (run.folder / run.files[1].file).unlink()
    with pytest.raises(StorageError, match="cannot be opened"):
        add_to_project(run, project)
    assert not project.mapLayers()
    assert not project.layerTreeRoot().findGroups()


def test_adding_very_many_features_does_not_hold_the_window(tmp_path, project):
    run = kept(tmp_path, make_impact(100_000))
    add_to_project(kept(tmp_path, make_impact(5)), project)  # what QGIS loads on first use
    started = time.perf_counter()
    add_to_project(run, project)
    assert time.perf_counter() - started < 0.25  # a few milliseconds; machines that run tests are busy
