# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tree of the Twin dock: what it lists, finds and says."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from twinplan.core.twin.model import LayerGeometry, Role, Sector, Sensitivity, Twin, TwinLayer
from twinplan.core.wording.numbers import NumberStyle
from twinplan.gis.asset_search import FoundAsset
from twinplan.gis.gaps import Gap
from twinplan.gis.twin_store import OpenTwin, Problem
from twinplan.ui.twin.details import LayerDetails
from twinplan.ui.twin.texts import badges, facts, second_line, warnings_of
from twinplan.ui.twin.tree_model import Role as Data
from twinplan.ui.twin.tree_model import SearchProxy, TwinTreeModel

STYLE = NumberStyle.INTERNATIONAL


def layer(layer_id: str, sector: Sector, **known: object) -> TwinLayer:
    facts = {"source": "City works", "licence": "CC0-1.0", "feature_count": 1200, **known}
    geometry = facts.pop("geometry", LayerGeometry.POINT)
    return TwinLayer(layer_id, layer_id.title(), geometry, "twin.gpkg", sector, Role.ASSET, **facts)


MASTS = layer("masts", Sector.TELECOM, asset_class="mast", synthetic=True, warnings=("3 of 42 without height",))
FIBRE = layer("fibre", Sector.TELECOM, asset_class="fibre", geometry=LayerGeometry.LINE)
FLOOD = layer("flood", Sector.HAZARD, geometry=LayerGeometry.RASTER, licence="", return_period_years=100.0)
PROBLEMS = (Problem("flood", "its file 'flood.tif' is missing", "Copy the twin again."),)
TWIN = Twin("t", "River", "EPSG:32643", (77.0, 12.0, 77.1, 12.1), (FLOOD, MASTS, FIBRE), "2026-01-01T00:00:00Z")


@pytest.fixture
def model(qgis_app):
    model = TwinTreeModel()
    model.show_twin(OpenTwin(TWIN, Path("/river.twin"), PROBLEMS, frozenset({"flood"})), STYLE)
    return model


def titles(model, parent=None):
    parent = parent if parent is not None else model.index(-1, -1)
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_layers_are_listed_by_sector_in_the_usual_order(model):
    assert titles(model) == ["Telecom", "Hazard"]
    assert titles(model, model.index(0, 0)) == ["Masts", "Fibre"]
    assert model.index(0, 0).data(Data.COUNT) == "2 layers"


def test_a_row_shows_count_badges_licence_source_and_what_to_beware_of(model):
    index = model.layer_index("masts")
    assert index.data(Data.COUNT) == "1,200"
    assert index.data(Data.SECOND_LINE) == "Synthetic · CC0-1.0 · City works"
    assert index.data(Data.WARNINGS) == ["3 of 42 without height"]
    assert "3 of 42 without height" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.layer_index("flood").data(Data.COUNT) == "raster"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mast", {"Telecom": ["Masts"]}),
        ("TELECOM", {"Telecom": ["Masts", "Fibre"]}),
        ("without height", {"Telecom": ["Masts"]}),
        ("city works", {"Telecom": ["Masts", "Fibre"], "Hazard": ["Flood"]}),
        ("nothing like it", {}),
    ],
)
def test_search_looks_at_title_class_sector_source_and_warnings(model, text, expected):
    proxy = SearchProxy()
    proxy.setSourceModel(model)
    proxy.search(text)
    assert {sector: titles(proxy, proxy.index(row, 0)) for row, sector in enumerate(titles(proxy))} == expected


def test_found_assets_are_listed_below_their_layer_until_the_next_search(model):
    proxy = SearchProxy()
    proxy.setSourceModel(model)
    proxy.search("éc")
    model.show_found([FoundAsset("masts", 7, "ÉCOLE"), FoundAsset("gone", 1, "x")], "éc")
    assert titles(model, model.layer_index("masts")) == ["ÉCOLE"]
    assert titles(proxy) == ["Telecom"]
    model.show_found([], "")
    assert titles(model, model.layer_index("masts")) == []


def test_layers_on_the_map_are_marked(model):
    model.mark_on_map(["masts"])
    assert model.layer_index("masts").data(Data.ON_MAP)
    assert not model.layer_index("fibre").data(Data.ON_MAP)
    model.mark_on_map([])
    assert not model.layer_index("masts").data(Data.ON_MAP)


def test_what_is_wrong_with_a_layer_is_said_beside_it(model):
    assert model.layer_index("flood").data(Data.WARNINGS)[0] == "its file 'flood.tif' is missing. Copy the twin again."


def test_a_sector_stands_for_its_layers(model):
    assert model.layer_ids_below(model.index(0, 0)) == ("masts", "fibre")
    assert model.layer_ids_below(model.layer_index("flood")) == ("flood",)


def test_what_is_not_stated_is_said_not_to_be():
    assert ("Licence", "not stated") in facts(FLOOD, STYLE)
    assert ("Date", "not stated") in facts(FLOOD, STYLE)
    assert ("Return period", "1 in 100 years") in facts(FLOOD, STYLE)
    assert warnings_of(FLOOD) == ("No licence stated",)


def test_personal_data_are_marked_wherever_the_layer_is():
    people = layer("people", Sector.PEOPLE, sensitivity=Sensitivity.PERSONAL)
    assert badges(people) == ("Personal data",)
    assert second_line(people).startswith("Personal data")


def test_details_offer_the_features_behind_a_warning(qgis_app):
    details = LayerDetails()
    wanted = []
    details.gap_wanted.connect(wanted.append)
    details.show_layer(MASTS, STYLE, (), (Gap("height m", "Height", 3, 42), Gap("operator", "Operator", 1, 42)))
    text = details.facts.toPlainText()
    assert text.count("3 of 42 without height") == 1
    assert "1 of 42 without operator" in text
    html = details.facts.toHtml()
    assert "show:height%20m" in html
    from qgis.PyQt.QtCore import QUrl

    details.facts.anchorClicked.emit(QUrl("show:height%20m"))
    assert wanted == ["height m"]


def test_titles_from_files_are_shown_and_not_interpreted(qgis_app):
    details = LayerDetails()
    details.show_layer(layer("x", Sector.OTHER, source="<b>bold</b> & co"), STYLE)
    assert "<b>bold</b> & co" in details.facts.toPlainText()
