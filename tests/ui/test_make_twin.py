# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog that makes a twin: what it proposes, and when it lets one go on."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from twinplan.core.twin.model import Role, Sector
from twinplan.gis.twin_candidates import file_candidates, free_id, project_candidates
from twinplan.ui.make_twin.layer_form import LayerForm
from twinplan.ui.make_twin.mapping_table import MappingTable


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    for geometry, name, fields in (
        ("Point", "BTS towers", "&field=site_name:string"),
        ("Polygon", "Wards of the city", ""),
        ("None", "A table", "&field=a:int"),
    ):
        project.addMapLayer(QgsVectorLayer(f"{geometry}?crs=EPSG:32643{fields}", name, "memory"))
    yield project
    project.clear()


def candidate_named(project, title):
    return next(each for each in project_candidates(project) if each.layer.title == title)


def test_layers_of_the_project_come_with_a_guess_and_tables_without_geometry_do_not(project):
    found = {each.layer.title: each.layer for each in project_candidates(project)}
    assert set(found) == {"BTS towers", "Wards of the city"}
    towers = found["BTS towers"]
    assert (towers.asset_class, towers.sector, towers.role) == ("mast", Sector.TELECOM, Role.ASSET)
    assert towers.label_field == "site_name"
    assert found["Wards of the city"].role is Role.ZONE


def test_metadata_of_a_layer_give_licence_and_source(project):
    layer = project.mapLayersByName("BTS towers")[0]
    metadata = layer.metadata()
    metadata.setLicenses(["ODbL-1.0"])
    metadata.setHistory(["Surveyed by the city works"])
    layer.setMetadata(metadata)
    known = candidate_named(project, "BTS towers").layer
    assert (known.licence, known.source) == ("ODbL-1.0", "Surveyed by the city works")


def test_a_class_brings_its_sector_and_role(project):
    table = MappingTable()
    table.add([candidate_named(project, "BTS towers")], ticked=True)
    classes = table.itemWidget(table.topLevelItem(0), 1)
    classes.setCurrentIndex(classes.findData("hospital"))
    classes.activated.emit(classes.currentIndex())
    (chosen,) = table.chosen()
    assert (chosen.layer.asset_class, chosen.layer.sector, chosen.layer.role) == ("hospital", Sector.HEALTH, Role.ASSET)
    assert chosen.layer.type_uri


def test_titles_can_be_changed_and_unticked_layers_stay_out(project):
    table = MappingTable()
    table.add(project_candidates(project), ticked=True)
    item = table.topLevelItem(0)
    item.setText(0, "Towers 2024")
    assert "Towers 2024" in [each.layer.title for each in table.chosen()]
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert "Towers 2024" not in [each.layer.title for each in table.chosen()]


def test_the_form_shows_only_what_applies_and_hands_back_what_is_typed(project):
    form = LayerForm()
    changed = []
    form.changed.connect(changed.append)
    form.show_candidate(candidate_named(project, "BTS towers"))
    assert form.label_field.isVisibleTo(form)
    assert not form.return_period.isVisibleTo(form)
    assert changed == []
    form.licence.setText("CC BY 4.0")
    form.licence.textEdited.emit("CC BY 4.0")
    assert changed[-1].layer.licence == "CC BY 4.0"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Roads & paths", "roads_paths"), ("Straße", "strasse"), ("2024", "layer_2024"), ("道", "layer")],
)
def test_ids_are_plain_words(title, expected):
    assert free_id(title, ()) == expected


def test_ids_are_distinct():
    assert free_id("Roads", {"roads", "roads_2"}) == "roads_3"


def test_every_layer_of_a_file_is_offered(real_data):
    files = sorted(real_data.rglob("*.gpkg"))
    assert files
    assert all(each.layer.title for each in file_candidates(files[0]))
