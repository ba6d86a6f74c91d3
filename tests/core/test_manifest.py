# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""twin.json: an exact round trip, precise messages, and one opinion with the published JSON Schema."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from twinplan.core.errors import TwinFormatError
from twinplan.core.twin.manifest import from_json, from_text, to_json, to_text
from twinplan.core.twin.model import (
    DataClass,
    LayerGeometry,
    OperationalState,
    PopulationKind,
    Role,
    Sector,
    Sensitivity,
    Twin,
    TwinLayer,
)

SCHEMA = json.loads((Path(__file__).parents[2] / "resources" / "schema" / "twin.schema.json").read_text("utf-8"))

MASTS = TwinLayer(
    id="masts",
    title="Masts <b>नगर</b>",
    geometry=LayerGeometry.POINT,
    data="twin.gpkg",
    sector=Sector.TELECOM,
    role=Role.ASSET,
    asset_class="mast",
    type_uri="https://example.org/mast",
    label_field="name",
    units={"height": "m"},
    aliases={"height": "Height"},
    source="Survey",
    licence="CC0-1.0",
    date="2026-05",
    data_class=DataClass.PREPARED,
    synthetic=True,
    derived=True,
    sensitivity=Sensitivity.PERSONAL,
    fingerprint="rows:12",
    feature_count=17,
    editable=True,
    observed_at="2026-05-31T12:00:00Z",
    stale_after="P30D",
    operational_state=OperationalState("state", "Operator"),
    style="mast",
    warnings=("Two have no name.",),
)
FLOOD = TwinLayer(
    id="flood",
    title="Flood",
    geometry=LayerGeometry.RASTER,
    data="rasters/flood.tif",
    sector=Sector.HAZARD,
    role=Role.HAZARD,
    return_period_years=100.0,
    intensity_unit="m",
    population_kind=PopulationKind.DENSITY,
)
TWIN = Twin(
    id="12345678-1234-5678-1234-567812345678",
    title="River district",
    crs="EPSG:32643",
    extent=(77.0, 12.0, 78.0, 13.0),
    layers=(MASTS, FLOOD),
    created_at="2026-05-31T12:00:00Z",
    description="Fictional",
    synthetic=True,
    generator="sample 1",
)


def test_the_round_trip_is_exact():
    assert from_text(to_text(TWIN), "it").twin == TWIN
    bare = Twin(TWIN.id, "T", "EPSG:4326", (0.0, 0.0, 0.0, 0.0), (), TWIN.created_at)
    assert from_text(to_text(bare), "it").twin == bare


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["layers"][0].pop("role"), "layer 'masts': key 'role' is missing"),
        (
            lambda d: d["layers"][1].update(sector="energy"),
            "layer 'flood': key 'sector' is 'energy'; it must be one of: telecom, power",
        ),
        (lambda d: d["layers"][1].update(data="../../etc/passwd"), "key 'data' is '../../etc/passwd'"),
        (lambda d: d["layers"][1].update(data="C:/flood.tif"), "key 'data'"),
        (lambda d: d["layers"][1].update(data="x" * 5000), "key 'data'"),
        (lambda d: d["layers"][1].update(data="flood.tif\0"), "key 'data'"),
        (lambda d: d["layers"][1].update(return_period_years=0), "a number of years above 0"),
        (lambda d: d["layers"][1].update(id="masts"), "layer 'masts' is there twice"),
        (lambda d: d["layers"][0].pop("id"), "layer number 1: key 'id' is missing"),
        (lambda d: d.update(extent=[1, 2, 3]), "west, south, east, north in degrees"),
        (lambda d: d.update(created_at="yesterday"), "a time in UTC"),
        (lambda d: d.update(format="geojson"), "'twinplan-twin'"),
        (lambda d: d.update(layers={}), "a list of layers"),
        (lambda d: d.update(format_version=2), "made by a newer version"),
    ],
)
def test_messages_name_layer_key_and_what_is_allowed(change, said):
    document = to_json(TWIN)
    document = copy.deepcopy(document)
    change(document)
    with pytest.raises(TwinFormatError) as error:
        from_text(json.dumps(document), "File 'twin.json'")
    assert said in str(error.value)
    assert str(error.value).startswith("File 'twin.json': ")
    assert error.value.remedy


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"a": NaN}', "[" * 100_000, "null"])
def test_what_is_no_manifest_is_refused_in_words(text):
    with pytest.raises(TwinFormatError):
        from_text(text, "it")


def test_unknown_keys_are_reported():
    document = to_json(TWIN)
    document["colour"] = "blue"
    document["layers"][0]["shape"] = 1
    manifest = from_json(document, "it")
    assert manifest.twin == TWIN
    assert [note.partition(" is ")[0] for note in manifest.notes] == [
        "Key 'colour' of twin.json",
        "Key 'shape' of layer 'masts'",
    ]


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 200),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["", "P", "P1D", "PT6H", "PT", "2026", "2026-1", "2026-01-31", "2026-05-31T12:00:00Z", "a/b.tif"]),
    st.sampled_from(
        ["/a", "..", "a/../b", "a..b", "x\\y", "twin.gpkg", "point", "hazard", "raw", "count", "a\n", "P1D\n"]
    ),
    st.lists(st.one_of(st.text(max_size=2), st.integers(-200, 200)), max_size=5),
    st.dictionaries(
        st.sampled_from(["field", "source", "x"]), st.one_of(st.text(max_size=2), st.integers()), max_size=3
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_the_published_schema_is_of_the_same_opinion(data):
    jsonschema = pytest.importorskip("jsonschema")
    document = copy.deepcopy(to_json(TWIN))
    target = data.draw(st.sampled_from([document, document["layers"][0], document["layers"][1]]))
    schema = SCHEMA if target is document else SCHEMA["definitions"]["layer"]
    key = data.draw(st.sampled_from(sorted(schema["properties"])))
    if data.draw(st.integers(0, 9)) == 0:
        target.pop(key, None)
    else:
        target[key] = data.draw(values)
        # The "$" of this validator may stand before a line break, that of JSON Schema may not.
        assume(not str(target[key]).endswith("\n"))
    document = json.loads(json.dumps(document))
    allowed = jsonschema.Draft7Validator(SCHEMA).is_valid(document)
    try:
        from_json(document, "it")
        read = True
    except TwinFormatError as error:
        # What a schema cannot say: no two layers of one id.
        read = "is there twice" in str(error)
    assert read == allowed
