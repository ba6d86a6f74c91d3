# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader can tell apart on the map in layers that an analysis made."""

from __future__ import annotations

import pytest
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.gis.derived_styles import derived_renderer
from twinplan.gis.result_files import ResultFile, ResultKind

CARRIED, CARRIED_ASSUMED, CONFIRMED, ASSUMED = "carried, confirmed", "carried, assumed", "confirmed", "assumed"


def file_of(style: str, classes: tuple[str, ...], ranks: tuple[int, ...], kind=GeometryKind.LINE) -> ResultFile:
    return ResultFile(
        "derived-1.fgb",
        ResultKind.DERIVED,
        0,
        "Layer",
        kind,
        "EPSG:32643",
        class_field="status",
        classes=classes,
        class_ranks=ranks,
        style=style,
    )


def symbols(file: ResultFile) -> dict:
    renderer = derived_renderer(file)  # owns the symbols
    return {category.value(): category.symbol().clone() for category in renderer.categories()}


def test_links_that_carried_a_failure_are_strong_and_assumed_ones_dashed(qgis_app):
    drawn = symbols(file_of("links", (CARRIED, CARRIED_ASSUMED, CONFIRMED, ASSUMED), (0, 1, 2, 3)))
    assert min(drawn[CARRIED].width(), drawn[CARRIED_ASSUMED].width()) > 2 * drawn[CONFIRMED].width()
    dashed = {name: symbol.symbolLayer(0).useCustomDashPattern() for name, symbol in drawn.items()}
    assert dashed == {CARRIED: False, CARRIED_ASSUMED: True, CONFIRMED: False, ASSUMED: True}
    assert drawn[CARRIED].symbolLayerCount() == 2  # with arrows
    assert drawn[CONFIRMED].symbolLayerCount() == 1


def test_a_class_looks_the_same_whichever_others_occur(qgis_app):
    whole = symbols(file_of("links", (CARRIED, CARRIED_ASSUMED, CONFIRMED, ASSUMED), (0, 1, 2, 3)))
    alone = symbols(file_of("links", (ASSUMED,), (3,)))
    assert alone[ASSUMED].color() == whole[ASSUMED].color()
    assert alone[ASSUMED].width() == whole[ASSUMED].width()


@pytest.mark.parametrize("style", ["reached", "area"])
def test_what_is_reached_gets_lighter_with_distance(qgis_app, style):
    kind = GeometryKind.LINE if style == "reached" else GeometryKind.POLYGON
    drawn = symbols(file_of(style, ("within 15 min", "within 30 min", "within 60 min"), (0, 1, 2), kind))
    lightness = [symbol.color().lightness() for symbol in drawn.values()]
    assert lightness == sorted(set(lightness))


def test_closed_and_unknown_roads_are_told_apart(qgis_app):
    drawn = symbols(file_of("closed", ("closed", "unknown"), (0, 1)))
    assert drawn["closed"].symbolLayerCount() == 2
    assert drawn["unknown"].symbolLayer(0).useCustomDashPattern()
    assert drawn["closed"].symbolLayer(0).color() != drawn["unknown"].symbolLayer(0).color()
