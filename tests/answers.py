# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers for tests of what comes after an analysis: seeded, with unknown parts and hostile names."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely
from twinplan.core.analysis.describe import Analysis, FollowsEdit, Parameter, ParameterType
from twinplan.core.analysis.impact import (
    Chart,
    FeatureResult,
    Figure,
    Impact,
    Outcome,
    Provenance,
    ResultTable,
    Series,
    TableColumn,
    ZoneResult,
)
from twinplan.core.geometry.geometries import Geometries, GeometryKind
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo

HOSTILE = (
    "<script>alert('1')</script>",
    "Depot \"A\" & 'B'",
    "अस्पताल क्षेत्र १२",
    "مستشفى \u202eالمدينة",  # noqa: RUF001
    "x" * 10_000,
    '=HYPERLINK("https://example.org","x")',
    "line\nbreak\ttab\x07",
    "",
)
UTM = pyproj.CRS("EPSG:32643")
CENTRE = np.array([780_000.0, 1_435_000.0])


def method() -> Analysis:
    """A description as analyses have it."""
    return Analysis(
        id="exposure",
        question="What is in harm's way?",
        title="Exposure to a hazard",
        summary="Assets against a hazard.",
        method="An asset is **hit** where the depth is at or above the *threshold*.\n\n"
        "- Points take the cell under them.\n- Lines are cut at every cell.\n\n"
        "| Outcome | Meaning |\n| --- | --- |\n| unknown | no data, `nodata` |\n",
        inputs=(),
        parameters=(
            Parameter("threshold", "Counts as hit at or above", ParameterType.NUMBER, "Depth.", 0.3, "m"),
            Parameter("geodesic", "Measure on the ellipsoid", ParameterType.BOOLEAN, "", True),
        ),
        run=lambda request, progress: make_impact(),
        follows_edit=FollowsEdit.SEPARABLE,
    )


def make_impact(
    count: int = 400,
    kind: GeometryKind = GeometryKind.POINT,
    seed: int = 1,
    sensitivity: str = "public",
    zones: int = 12,
) -> Impact:
    """Buildings and a flood; about one in eight is unknown; some names are hostile."""
    rng = np.random.default_rng(seed)
    outcome = rng.choice([0, 1, 2], size=count, p=[0.6, 0.28, 0.12]).astype(np.int8)
    depth = np.where(outcome == Outcome.HIT, rng.gamma(2.0, 0.5, count) + 0.3, 0.1 * rng.random(count))
    depth[outcome == Outcome.UNKNOWN] = np.nan
    length = np.where(outcome == Outcome.HIT, rng.random(count) * 800.0, 0.0)
    table = _assets(rng, count, kind, sensitivity)
    hit, unknown = int((outcome == 1).sum()), int((outcome == 2).sum())
    columns = (
        TableColumn("max_intensity", "Highest depth", depth, "m"),
        TableColumn("length_hit_m", "Length hit", length, "m"),
    )
    people = 145_000.0
    return Impact(
        question="What is in harm's way?",
        title="Buildings against Flood, 1 in 100 years",
        sentence=f"{hit} of {count} buildings are in harm's way, and {unknown} may be; 145,000 people live in them, "
        "where flood depth reaches 0.3 m or more.",
        figures=(
            Figure("assets_total", "Assets", float(count), "assets", 0.0),
            Figure("assets_hit", "Assets hit", float(hit), "assets", float(unknown), float(count)),
            Figure("assets_safe", "Assets safe", float(count - hit - unknown), "assets", float(unknown), float(count)),
            Figure("assets_unknown", "Assets unknown", float(unknown), "assets", 0.0, float(count)),
            Figure("length_hit_m", "Length hit", float(length.sum()), "m", 1_240.0, 99_000.0),
            Figure("population_hit", "People exposed", people, "people", 3_210.4, 412_345.0),
        ),
        tables=(_class_table(),),
        features=(FeatureResult("assets", "Buildings", table, outcome, columns),),
        charts=(_chart(hit, unknown, count),),
        provenance=_provenance(table.source, count),
        zones=(_zones(rng, zones),) if zones else (),
        notes=("2 polygons were repaired.", "The hazard has no data under 12 features."),
    )


def _assets(rng: np.random.Generator, count: int, kind: GeometryKind, sensitivity: str) -> FeatureTable:
    xy = CENTRE + rng.normal(0.0, 2_600.0, (count, 2))
    names = np.array([f"Depot {number}" for number in range(count)], dtype=object)
    names[: len(HOSTILE)] = HOSTILE[:count]
    null = np.zeros(count, dtype=bool)
    null[9::17] = True
    names[null] = None
    columns = {
        "uid": Column.of(np.array([f"u-{number:08d}" for number in range(count)], dtype=object)),
        "name": Column(names, null),
        "asset_class": Column.of(rng.choice(np.array(["hall", "house", "school"], dtype=object), count)),
        "floors": Column(rng.integers(1, 9, count), rng.random(count) < 0.1),
    }
    source = SourceInfo(
        "Buildings",
        source="Survey department <of> & 'all'",
        licence="ODbL 1.0",
        date="2024-05",
        fingerprint="ab" * 32,
        synthetic=True,
        sensitivity=sensitivity,
    )
    return FeatureTable(source, UTM, np.arange(count) + 100, _geometries(rng, xy, kind), columns)


def _geometries(rng: np.random.Generator, xy: np.ndarray, kind: GeometryKind) -> Geometries:
    if kind is GeometryKind.POINT:
        xy = xy.copy()
        xy[3:4] = np.nan
        return Geometries.from_points(xy)
    if kind is GeometryKind.LINE:
        ends = xy + rng.normal(0.0, 500.0, xy.shape)
        shapes = shapely.linestrings(np.stack([xy, (xy + ends) / 2 + 40.0, ends], axis=1))
    else:
        shapes = shapely.buffer(shapely.points(xy), rng.random(len(xy)) * 60.0 + 40.0, quad_segs=1)
    shapes[3:4] = None
    return Geometries.from_shapely(shapes, kind)


def _class_table() -> ResultTable:
    return ResultTable(
        "by_class",
        "By depth class and kind of asset",
        (
            TableColumn("class", "Depth class", np.array(["0.3 to 1 m", "1 to 2 m", "over 2 m"], dtype=object)),
            TableColumn("assets", "Assets", np.array([52, 31, 9])),
            TableColumn("length", "Length", np.array([12_345.6, 7_890.1, 12.3]), "m"),
            TableColumn("population", "People", np.array([120_000.0, 24_000.0, np.nan]), "people"),
        ),
    )


def _chart(hit: int, unknown: int, count: int) -> Chart:
    shares = (0.2, 0.5, 1.0)
    hits = tuple(round(hit * share) for share in shares)
    return Chart(
        "outcome",
        "Buildings by return period",
        ("1 in 10 years", "1 in 50 years", "1 in 100 years"),
        (
            Series("Hit", "hit", tuple(map(float, hits))),
            Series("Unknown", "unknown", (float(unknown),) * 3),
            Series("Safe", "safe", tuple(float(count - unknown - each) for each in hits)),
        ),
        "assets",
    )


def _zones(rng: np.random.Generator, count: int) -> ZoneResult:
    side = 2_400.0
    columns = int(np.ceil(np.sqrt(count)))
    corner = CENTRE - side * columns / 2
    shapes = np.array(
        [
            shapely.box(
                *(corner + side * np.array([i % columns, i // columns])),
                *(corner + side * np.array([i % columns + 1, i // columns + 1])),
            )
            for i in range(count)
        ],
        dtype=object,
    )
    names = np.array([f"Ward {number}" for number in range(count)], dtype=object)
    names[: len(HOSTILE) - 1] = HOSTILE[: min(count, len(HOSTILE) - 1)]
    zones = FeatureTable(
        SourceInfo("Wards", source="City", licence="CC BY 4.0"),
        UTM,
        np.arange(count),
        Geometries.from_shapely(shapes, GeometryKind.POLYGON),
    )
    hit = np.append(rng.integers(0, 60, count), 3).astype(np.float64)
    hit[1] = 0.0
    codes = np.append(np.array([f"29{number:04d}" for number in range(count)], dtype=object), "")
    rows = ResultTable(
        "by_zone",
        "Figures by ward",
        (
            TableColumn("zone", "Code", codes),
            TableColumn("name", "Name", np.append(names, "outside")),
            TableColumn("assets_hit", "Assets hit", hit, "assets"),
            TableColumn("assets_unknown", "Assets unknown", np.append(rng.integers(0, 9, count), 0), "assets"),
            TableColumn("length_hit_m", "Length hit", np.append(rng.random(count) * 9_000.0, 12.0), "m"),
        ),
    )
    return ZoneResult(zones, rows, "assets_hit")


def _provenance(source: SourceInfo, count: int) -> Provenance:
    return Provenance(
        analysis="exposure",
        version="0.1.0",
        computed_at="2026-11-21T15:10:00Z",
        parameters={"threshold": 0.3, "geodesic": True, "class_breaks": (0.3, 1.0, 2.0), "by_field": None},
        inputs=(
            {
                "input": "assets",
                "name": source.name,
                "features": count,
                "crs": "EPSG:32643",
                "source": source.source,
                "licence": source.licence,
                "date": source.date,
                "fingerprint": source.fingerprint,
                "synthetic": source.synthetic,
                "derived": source.derived,
                "sensitivity": source.sensitivity,
            },
            {
                "input": "hazard",
                "name": "Flood, 1 in 100 years",
                "crs": "EPSG:4326",
                "source": "Model run 7",
                "licence": "CC BY 4.0",
                "derived": True,
                "sensitivity": "public",
            },
        ),
        coefficients=({"name": "Threshold", "value": "0.3 m", "source": "Guideline 12"},),
        packages={"numpy": "1.24.2", "shapely": "2.1.2"},
    )
