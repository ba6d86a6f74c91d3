# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Missing values and assets by name, in a real GeoPackage."""

from __future__ import annotations

import pytest
from osgeo import ogr
from twinplan.core.errors import Cancelled
from twinplan.core.progress import Silent
from twinplan.core.twin.model import LayerGeometry, Role, Sector, Twin, TwinLayer
from twinplan.gis.asset_search import MOST_PER_LAYER, find_assets
from twinplan.gis.gaps import Gap, features_without, find_gaps, told_by
from twinplan.gis.sqlite_filters import contains

MASTS = TwinLayer(
    "masts",
    "Masts",
    LayerGeometry.POINT,
    "twin.gpkg",
    Sector.TELECOM,
    Role.ASSET,
    label_field='na"me',
    aliases={"height_m": "Height"},
)
TWIN = Twin("t", "River", "EPSG:32643", (77.0, 12.0, 77.1, 12.1), (MASTS,), "2026-01-01T00:00:00Z")
ROWS = [("North 100%", 30.0), ("north_gate", None), ("ÉCOLE", None), (None, 12.0)]


class Stopped(Silent):
    def check(self) -> None:
        raise Cancelled


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "twin.gpkg", ROWS)
    return tmp_path


def write(path, rows):
    data_set = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data_set.CreateLayer("masts", geom_type=ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("uid", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn('na"me', ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("height_m", ogr.OFTReal))
    for name, height in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(1, name) if name is not None else feature.SetFieldNull(1)
        feature.SetField(2, height) if height is not None else feature.SetFieldNull(2)
        layer.CreateFeature(feature)
    layer = data_set = None


def found(folder, text):
    return [asset.label for asset in find_assets(folder, TWIN, text, Silent())]


def test_assets_are_found_by_a_part_of_their_name_in_any_case(folder):
    assert found(folder, "NORTH") == ["North 100%", "north_gate"]
    assert found(folder, "école") == ["ÉCOLE"]
    assert [asset.fid for asset in find_assets(folder, TWIN, "gate", Silent())] == [2]


def test_signs_with_a_meaning_in_sql_are_searched_as_they_are(folder):
    assert found(folder, "100%") == ["North 100%"]
    assert found(folder, "h_g") == ["north_gate"]
    assert found(folder, "_") == ["north_gate"]
    assert found(folder, "' OR 1=1 --") == []


def test_no_more_are_listed_than_can_be_read(tmp_path):
    write(tmp_path / "twin.gpkg", [(f"Mast {number}", 1.0) for number in range(100)])
    assert len(found(tmp_path, "mast")) == MOST_PER_LAYER


def test_a_layer_that_has_gone_finds_nothing(tmp_path):
    assert found(tmp_path, "mast") == []
    assert find_gaps(tmp_path, MASTS, Silent()) == ()


def test_missing_values_are_counted_by_field_and_the_identifier_is_no_attribute(folder):
    assert find_gaps(folder, MASTS, Silent()) == (
        Gap("height_m", "Height", 2, 4),
        Gap('na"me', 'Na"me', 1, 4),
    )
    assert features_without(folder, MASTS, "height_m", Silent()) == (2, 3)


def test_looking_for_gaps_can_be_cancelled(folder):
    with pytest.raises(Cancelled):
        find_gaps(folder, MASTS, Stopped())


@pytest.mark.parametrize(
    ("warning", "is_told"),
    [
        ("1,200 of 4,000 without height", True),
        ("1,200 of 4,000 without operator", False),
        ("200 of 4,000 without height", False),
    ],
)
def test_a_warning_that_tells_of_a_gap_is_recognised(warning, is_told):
    assert (told_by(Gap("height_m", "Height", 1200, 4000), [warning]) == warning) is is_told


def test_a_warning_that_names_the_field_is_recognised_where_its_title_is_another():
    warning = "961 features have no 'name'."
    assert told_by(Gap("name", "Road", 961, 1174), [warning]) == warning


def test_quotes_in_names_and_texts_stay_quotes():
    assert contains('a"b', "x'y").startswith("\"a\"\"b\" LIKE '%x''y%' ESCAPE '!'")
