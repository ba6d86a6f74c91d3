# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The catalogue of asset classes: every kind can be shown, offered and named."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from twinplan.core.twin.catalogue import CLASSES, SECTOR_TITLES, asset_class, classes_for, sector_icon
from twinplan.core.twin.model import LayerGeometry, Role, Sector

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
TOOLBAR = ("twinplan", "twin", "impact", "scenario", "sync")


def test_ids_are_unique():
    assert len({each.id for each in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize("name", [*(each.icon for each in CLASSES), *map(sector_icon, Sector), *TOOLBAR])
def test_every_class_sector_and_button_has_an_icon_that_is_an_svg(name):
    root = ElementTree.parse(ICONS / f"{name}.svg").getroot()
    assert root.tag.endswith("svg") and root.get("viewBox") == "0 0 16 16"


def test_a_class_that_is_not_in_the_catalogue_is_shown_as_other():
    assert asset_class("lighthouse").id == "other"


def test_every_geometry_has_a_class_to_choose():
    assert all(classes_for(geometry) for geometry in LayerGeometry)
    assert {each.id for each in classes_for(LayerGeometry.LINE, Sector.POWER)} == {"power_line"}


def test_type_uris_are_of_the_two_vocabularies():
    homes = ("https://smartdatamodels.org/dataModel.", "https://raw.githubusercontent.com/Open-Telecoms-Data/")
    assert all(each.type_uri.startswith(homes) for each in CLASSES if each.type_uri)
    without = {each.id for each in CLASSES if not each.type_uri}
    assert without == {"population", "terrain", "study_area", "other"}


def test_titles_read_well():
    assert set(SECTOR_TITLES) == set(Sector)
    assert asset_class("substation").layer_title == "Substations"
    assert asset_class("ward").role is Role.ZONE
