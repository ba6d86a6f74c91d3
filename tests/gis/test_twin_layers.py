# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample twin on disk, and its layers in a project: grouped, styled, read-only, readable."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsLayerTree,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage
from twinplan.core.errors import InputError, StorageError, TwinFormatError
from twinplan.core.twin.model import LayerGeometry, Role, Sector, TwinLayer
from twinplan.gis.map_tips import map_tip
from twinplan.gis.sample_twin import make_sample
from twinplan.gis.styles import apply_style
from twinplan.gis.twin_layers import LAYER_PROPERTY, TWIN_PROPERTY, add_layers, find_layer, open_styled
from twinplan.gis.twin_store import OpenTwin, open_twin

MIDDLE = QgsRectangle(502_500, 2_503_000, 507_500, 2_508_000)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> OpenTwin:
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.twin")


@pytest.fixture()
def project(qgis_app):
    project = QgsProject()
    yield project
    project.clear()


def all_ids(opened: OpenTwin) -> list[str]:
    return [layer.id for layer in opened.twin.layers]


def picture(layers, background: str, extent: QgsRectangle = MIDDLE, size: int = 500) -> np.ndarray:
    """(rows, columns, 3) of the map as QGIS draws it."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32634"))
    settings.setExtent(extent)
    settings.setOutputSize(QSize(size, size))
    settings.setBackgroundColor(QColor(background))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors()
    image = job.renderedImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.bits().asstring(image.sizeInBytes()), dtype=np.uint8).reshape(size, -1)
    return rows[:, : 3 * size].reshape(size, size, 3).astype(int)


def test_the_sample_opens_without_problems_and_says_that_it_is_synthetic(sample):
    assert sample.problems == ()
    assert sample.twin.synthetic and "fictional" in sample.twin.description
    assert {layer.sector for layer in sample.twin.layers} == set(Sector) - {Sector.OTHER}
    assert all(layer.fingerprint and layer.licence and layer.synthetic for layer in sample.twin.layers)


def test_the_same_seed_gives_the_same_twin(sample, tmp_path):
    again = make_sample(tmp_path / "again.twin")
    assert again.twin.id == sample.twin.id
    assert [layer.fingerprint for layer in again.twin.layers] == [layer.fingerprint for layer in sample.twin.layers]


def test_an_existing_folder_is_not_overwritten(sample):
    with pytest.raises(InputError, match="exists already"):
        make_sample(sample.folder)


def test_every_layer_comes_in_read_only_and_knows_its_twin(sample, project):
    layers = add_layers(project, sample, all_ids(sample))
    assert [layer.customProperty(LAYER_PROPERTY) for layer in layers] == all_ids(sample)
    assert all(layer.isValid() and layer.customProperty(TWIN_PROPERTY) == sample.twin.id for layer in layers)
    for layer in layers:
        if isinstance(layer, QgsVectorLayer):
            assert layer.readOnly() and not layer.startEditing()
        assert layer.metadata().licenses() == ["CC0-1.0"]


def test_layers_are_grouped_by_sector_points_above_lines_above_areas_above_rasters(sample, project):
    add_layers(project, sample, reversed(all_ids(sample)))
    (twin_group,) = [node for node in project.layerTreeRoot().children() if QgsLayerTree.isGroup(node)]
    assert twin_group.name() == sample.twin.title
    groups = [node.name() for node in twin_group.children()]
    assert groups.index("Health") < groups.index("Transport") < groups.index("Boundaries") < groups.index("Hazard")
    assert groups[-1] == "Terrain"
    people = twin_group.findGroup("People and buildings")
    assert [node.layer().customProperty(LAYER_PROPERTY) for node in people.findLayers()] == [
        "settlements",
        "buildings",
        "population",
    ]


def test_one_return_period_shows_at_first_and_choosing_another_hides_it(sample, project):
    add_layers(project, sample, all_ids(sample))
    root = project.layerTreeRoot()
    floods = {
        layer.id: root.findLayer(find_layer(project, sample.twin.id, layer.id))
        for layer in sample.twin.layers
        if layer.return_period_years
    }
    assert len(floods) == 6
    assert [name for name, node in floods.items() if node.isVisible()] == ["flood_0100"]
    floods["flood_0500"].setItemVisibilityChecked(True)
    assert [name for name, node in floods.items() if node.isVisible()] == ["flood_0500"]


def test_a_layer_that_is_there_is_not_added_twice(sample, project):
    (first,) = add_layers(project, sample, ["masts"])
    (second,) = add_layers(project, sample, ["masts"])
    assert first is second or first.id() == second.id()
    assert len(project.mapLayers()) == 1


def test_fields_have_names_in_plain_words_with_units(sample, project):
    (masts,) = add_layers(project, sample, ["masts"])
    fields = masts.fields()
    assert fields.field("height_m").alias() == "Height (m)"
    assert masts.displayExpression() == '"name"'


def test_what_the_twin_does_not_have_or_cannot_read_is_said(sample, project, tmp_path):
    with pytest.raises(TwinFormatError, match="no layer 'rails'"):
        add_layers(project, sample, ["rails"])
    assert open_styled(sample, "rails") is None
    folder = tmp_path / "broken.twin"
    shutil.copytree(sample.folder, folder)
    opened = open_twin(folder)
    (folder / "terrain.tif").unlink()
    with pytest.raises(StorageError, match="Terrain height"):
        add_layers(project, opened, ["terrain"])
    assert not project.mapLayers()


def test_a_map_tip_shows_values_as_text_never_as_html():
    layer = QgsVectorLayer("Point?field=uid:string&field=name:string&field=height_m:integer", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["u-1", "<script>A & B</script>", None])
    described = TwinLayer(
        "masts", "M<b>asts", LayerGeometry.POINT, "twin.gpkg", Sector.TELECOM, Role.ASSET, "mast", label_field="name"
    )
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    text = QgsExpression.replaceExpressionText(map_tip(layer.fields().names(), described), context)
    assert "&lt;script&gt;A &amp; B&lt;/script&gt;" in text and "<script>" not in text
    assert "not known" in text and "u-1" not in text and "M&lt;b&gt;asts" in text


def test_the_flood_legend_is_in_metres_and_no_data_is_not_dry(sample, project):
    (flood,) = add_layers(project, sample, ["flood_0100"])
    labels = [label for label, _ in flood.renderer().legendSymbologyItems()]
    assert labels[0] == "dry" and labels[1] == "up to 0.3 m" and labels[-1] == "over 4 m"
    edge = QgsRectangle(509_700, 2_504_000, 509_900, 2_504_200)
    dry = QgsRectangle(503_000, 2_509_800, 503_100, 2_509_900)
    assert (picture([flood], "#ffffff", edge, 50) < 250).all()
    assert (picture([flood], "#ffffff", dry, 50) == 255).all()


@pytest.mark.parametrize("background", ["#ffffff", "#20242a"])
@pytest.mark.parametrize("layer_id", ["substations", "masts", "roads", "power_lines", "fibre", "wards", "study_area"])
def test_everything_stands_out_from_a_light_and_a_dark_map(sample, project, background, layer_id):
    layer = open_styled(sample, layer_id)
    layer.setLabelsEnabled(False)
    ground = QColor(background)
    drawn = picture([layer], background, layer.extent())
    contrast = np.abs(drawn.mean(axis=2) - (ground.red() + ground.green() + ground.blue()) / 3)
    assert (contrast > 90).sum() > 150


def test_the_whole_map_is_drawn(sample, project):
    layers = add_layers(project, sample, all_ids(sample))
    shown = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    assert len(shown) == len(layers) - 6
    drawn = picture(shown, "#ffffff", size=700)
    red, green, blue = drawn.transpose(2, 0, 1)
    assert ((blue > red + 40) & (blue > green)).mean() > 0.05, "water"
    assert ((red > blue + 15) & (green > blue)).mean() > 0.005, "buildings"
    assert len(np.unique(drawn.reshape(-1, 3), axis=0)) > 2_000


def test_lines_of_other_twins_are_drawn_even_without_our_fields(qgis_app):
    described = TwinLayer("r", "R", LayerGeometry.LINE, "twin.gpkg", Sector.TRANSPORT, Role.NETWORK, "road")
    plain = QgsVectorLayer("LineString?crs=EPSG:32634&field=highway:string", "r", "memory")
    apply_style(plain, described)
    assert isinstance(plain.renderer(), QgsSingleSymbolRenderer)
    classed = QgsVectorLayer("LineString?crs=EPSG:32634&field=class:string", "r", "memory")
    apply_style(classed, described)
    assert isinstance(classed.renderer(), QgsRuleBasedRenderer)
    labels = [rule.label() for rule in classed.renderer().rootRule().children()]
    assert labels[0] == "Trunk road" and labels[-1] == "Other road"


def test_a_saved_project_carries_its_icons_with_it(sample, project, tmp_path):
    add_layers(project, sample, ["substations"])
    path = tmp_path / "map.qgs"
    project.setFileName(str(path))
    assert project.write()
    text = path.read_text(encoding="utf-8")
    assert "base64:" in text and "resources/icons" not in text
