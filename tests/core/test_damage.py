# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is lost: what a user gives, and what the answer has to say to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from damage_cases import ask, rows_table
from exposure_oracle import EAST, NORTH, grid, table
from twinplan.core.analysis.damage.charts import curve_chart
from twinplan.core.analysis.impact import ChartKind, Impact
from twinplan.core.damage.annual import Tail, annual_damage, present_value, rule_of_frequencies, rule_of_periods
from twinplan.core.damage.curves import checked_curve
from twinplan.core.damage.library import curve_for, library
from twinplan.core.damage.tables import read_curves
from twinplan.core.errors import InputError
from twinplan.core.geometry.geometries import GeometryKind
from twinplan.core.twin.catalogue import CLASSES
from twinplan.core.twin.table import SourceInfo

RA2CE_YEARS, RA2CE_DAMAGE = (10.0, 50.0, 100.0, 500.0, 1000.0), np.array([10.0, 40.0, 60.0, 120.0, 150.0])
LINEAR = {"curve": ["all"] * 2, "x": [0.0, 10.0], "y": [0.0, 1.0]}


def point(column: int, row: int):
    """The middle of a cell of `grid(..., south_up=True)`."""
    return shapely.Point(EAST + 10 * column + 5, NORTH + 10 * row + 5)


def figure(impact: Impact, name: str) -> tuple[float, float]:
    found = impact.figure(name)
    return found.value, found.unknown


def column(impact: Impact, name: str) -> list[float]:
    return next(each for each in impact.features[0].columns if each.id == name).values.tolist()


def depths(*values: float, name: str = "depth", **info):
    return grid([list(values)], south_up=True, name=name, **info)


# --- curves


def test_a_curve_is_linear_between_its_points_and_level_beyond():
    curve = checked_curve([0, 10, 20, 30], [0, 0.1, 0.2, 1], "Curve")
    found = curve.share(np.array([5.0, 15.0, 25.0, -3.0, 99.0, np.nan]))
    assert found[:5] == pytest.approx([0.05, 0.15, 0.6, 0.0, 1.0])
    assert np.isnan(found[5])


def test_no_depth_does_no_damage_whatever_the_curve_says():
    curve = checked_curve([0, 1], [0.4, 1], "Curve")
    assert curve.share(np.array([0.0, 1e-9])) == pytest.approx([0.0, 0.4])


@pytest.mark.parametrize(
    ("x", "y", "says"),
    [
        ([0], [0], "fewer than two"),
        ([0, 1, 1], [0, 0.5, 1], "row 4"),
        ([0, 1, 2], [0, 0.5, 0.4], "row 4 the damage falls from 0.5 to 0.4"),
        ([0, 1], [0, 1.2], "row 3 the damage is 1.2"),
        ([0, None], [0, 1], "row 3"),
    ],
)
def test_a_curve_that_cannot_be_is_refused_with_its_row(x, y, says):
    with pytest.raises(InputError, match=says) as caught:
        read_curves(rows_table("mine", curve=["a"] * len(x), x=x, y=y))
    assert "mine" in str(caught.value)


def test_published_curves_are_sound_and_say_where_they_come_from():
    for entry in library().values():
        low, base, high = (curve.share(np.linspace(0, 12, 500)) for curve in entry.band.curves)
        assert (low <= base + 1e-12).all() and (base <= high + 1e-12).all() and entry.publication.licence
    residential = library()["residential"].band.base
    assert residential.share(np.array([0.5, 1.25, 3.0, 6.0])) == pytest.approx([0.3266, 0.55535, 0.8695, 1.0])


def test_assets_of_the_catalogue_find_their_curves():
    wanted = {"mast", "exchange", "power_plant", "substation", "power_line", "road", "railway", "hospital", "clinic"}
    wanted |= {"school", "water_works", "water_pipe", "building", "fibre"}
    assert wanted <= {kind.id for kind in CLASSES}
    assert {name for name in wanted if curve_for(name) is None} == set()


def test_curves_are_read_long_and_wide():
    wide = read_curves(
        rows_table("wide", depth=["0", "1.5", "3"], **{"110": ["0", "0.2", "1"], "house": [0, 0.5, 0.5]})
    )
    assert wide["110"].base.share(np.array([0.75]))[0] == pytest.approx(0.1)
    long = read_curves(rows_table("long", curve=["a", "a"], x=[0, 2], y=[0, 0.5], low=[0, 0.2], high=[0, 1]))
    assert [curve.share(np.array([1.0]))[0] for curve in long["a"].curves] == pytest.approx([0.1, 0.25, 0.5])


def test_classes_that_are_numbers_may_stand_in_the_first_row():
    """A header of numbers is not seen as one by those who read a CSV."""
    columns = {"field_1": [None, "0", "2"], "field_2": ["110", "0", "1"], "field_3": ["120", "0", "0"]}
    found = read_curves(rows_table("wide", **columns))
    assert list(found) == ["110", "120"]
    assert found["110"].base.share(np.array([1.0]))[0] == pytest.approx(0.5)


def test_curves_can_be_looked_at():
    chart = curve_chart({"Roads": library()["road"].band})
    assert chart.kind is ChartKind.LINES and len(chart.series) == 3
    assert all(len(series.values) == len(chart.x) for series in chart.series)
    assert max(chart.series[0].values) == pytest.approx(100.0)


# --- a year


@pytest.mark.parametrize(
    ("tail", "begin", "expected"),
    [
        (Tail.NONE, None, 3.355),
        (Tail.CONSTANT, None, 3.505),
        (Tail.CONSTANT, 2.0, 5.505),
        (Tail.NONE, 2.0, 5.355),
    ],
)
def test_published_expected_annual_damage(tail, begin, expected):
    assert annual_damage(RA2CE_DAMAGE, rule_of_periods(RA2CE_YEARS, tail, begin)) == pytest.approx(expected, abs=1e-12)


def test_the_order_of_events_changes_no_bit():
    rng = np.random.default_rng(3)
    years, damage = rng.uniform(2, 1000, 9), rng.uniform(0, 1e9, (9, 50))
    first = annual_damage(damage, rule_of_periods(years, Tail.CONSTANT, 1.5))
    for _ in range(20):
        order = rng.permutation(9)
        again = annual_damage(damage[order], rule_of_periods(years[order], Tail.CONSTANT, 1.5))
        assert again.tobytes() == first.tobytes()


def test_events_apart_count_by_their_frequency():
    found = annual_damage(np.array([[1.0, 0.0, 1.0], [2.0, 2.0, 0.0]]), rule_of_frequencies([1.0, 0.1]))
    assert found == pytest.approx([1.2, 0.2, 1.0]) and found.sum() == pytest.approx(2.4)


def test_present_value_is_an_annuity():
    assert present_value(10.0, 30, 0.0) == 300.0
    by_hand = sum(10.0 / 1.05**year for year in range(1, 31))
    assert present_value(10.0, 30, 0.05) == pytest.approx(by_hand, rel=1e-12)
    assert present_value(10.0, 30, 1e-12) == pytest.approx(300.0)
    with pytest.raises(InputError, match="-100 %"):
        present_value(10.0, 30, -1.0)


# --- the question


def test_points_lose_what_their_cell_says():
    masts = table("masts", [point(0, 0), point(1, 0), point(2, 0), point(3, 0)], cost=[100.0, 200.0, 300.0, None])
    impact = ask(masts, [depths(0, 5, np.nan, 2.5)], curves=rows_table("mine", **LINEAR), value_field="cost")
    # One lies on no data; one is struck and nothing says what it is worth: at most as much as the most valuable.
    assert figure(impact, "damage_total") == (100.0, 300.0 + 300.0)
    assert impact.figure("value_total").value == 600.0
    assert impact.features[0].outcome.tolist() == [0, 1, 2, 1]
    assert "1 asset has no value" in " ".join(impact.notes)
    assert impact.figure("damage_total").unit == "units of money"


def test_a_horizon_without_return_periods_is_not_passed_over():
    masts = table("masts", [point(0, 0)])
    notes = ask(masts, [depths(2)], curves=rows_table("mine", **LINEAR), horizon_years=30).notes
    assert any("no present value" in note for note in notes)
    assert not any(
        "present value" in note for note in ask(masts, [depths(2)], curves=rows_table("mine", **LINEAR)).notes
    )


def test_a_damage_without_any_value_is_not_zero():
    masts = table("masts", [point(0, 0)], kind=["a"])
    prices = rows_table("prices", **{"class": ["b"]}, value=[10])
    with pytest.raises(InputError, match="what any of its assets is worth"):
        ask(masts, [depths(2)], curves=rows_table("mine", **LINEAR), values=prices, asset_class_field="kind")


def test_values_beyond_all_measure_are_refused():
    masts = table("masts", [point(0, 0)], cost=[1e300])
    with pytest.raises(InputError, match="beyond all measure"):
        ask(masts, [depths(2)], curves=rows_table("mine", **LINEAR), value_field="cost")


def test_low_base_and_high_combine_curve_and_value():
    curves = rows_table("mine", curve=["a", "a"], x=[0, 2], y=[0, 0.5], low=[0, 0.2], high=[0, 1])
    impact = ask(table("masts", [point(0, 0)]), [depths(2)], curves=curves, unit_value=10, value_low=0.5, value_high=3)
    assert [figure(impact, name)[0] for name in ("damage_low", "damage_total", "damage_high")] == [1.0, 5.0, 30.0]


def test_values_by_type_with_low_high_and_currency():
    values = rows_table(
        "prices", **{"class": ["a", "b"]}, value=[10, 20], low=[5, None], high=[40, None], currency=["INR", "INR"]
    )
    masts = table("masts", [point(0, 0), point(0, 0), point(0, 0)], kind=["a", "b", "c"])
    curves = rows_table("mine", curve=["a", "a"], x=[0, 1], y=[0, 1])
    impact = ask(masts, [depths(1)], values=values, curves=curves, own_curve="a", asset_class_field="kind")
    assert [figure(impact, name)[0] for name in ("damage_low", "damage_total", "damage_high")] == [25.0, 30.0, 60.0]
    assert impact.figure("damage_total").unit == "INR"
    rows = next(each for each in impact.tables if each.id == "by_type")
    assert rows.column("type").values.tolist() == ["b", "a", "c"]


def test_a_value_of_the_whole_asset_is_spread_over_it():
    road = table("roads", [shapely.LineString([(EAST, NORTH + 5), (EAST + 20, NORTH + 5)])], cost=[1000.0])
    curves = rows_table("mine", **LINEAR)
    impact = ask(road, [depths(10, 0)], curves=curves, value_field="cost", value_of="asset")
    assert figure(impact, "damage_total")[0] == pytest.approx(500.0)
    by_metre = ask(road, [depths(10, 0)], curves=curves, unit_value=2)
    assert figure(by_metre, "damage_total")[0] == pytest.approx(20.0)


def test_several_points_of_an_asset_share_its_value():
    pair = table("pairs", [shapely.MultiPoint([point(0, 0), point(1, 0)])])
    impact = ask(pair, [depths(10, 0)], curves=rows_table("mine", **LINEAR), unit_value=100)
    assert figure(impact, "damage_total")[0] == pytest.approx(50.0)
    assert impact.figure("value_total").value == 100.0


def test_published_annual_damage_comes_out_of_a_run():
    rasters = [depths(damage / 100, name=f"rp{years:g}") for years, damage in zip(RA2CE_YEARS, RA2CE_DAMAGE)]
    curves = rows_table("mine", curve=["a", "a"], x=[0, 2], y=[0, 1])
    given = {"curves": curves, "unit_value": 200, "tail": "constant", "no_damage_period": 2}
    masts = table("masts", [point(0, 0)])
    impact = ask(masts, rasters, return_periods="10,50,100,500,1000", **given)
    assert figure(impact, "ead")[0] == pytest.approx(5.505)
    assert figure(impact, "damage_total")[0] == pytest.approx(150.0)
    chart = next(each for each in impact.charts if each.id == "loss_exceedance")
    assert chart.x == RA2CE_YEARS and chart.x_logarithmic
    shuffled = [rasters[each] for each in (2, 0, 4, 1, 3)]
    shuffled = ask(masts, shuffled, return_periods="100,10,1000,50,500", **given)
    assert figure(shuffled, "ead") == figure(impact, "ead")
    assert figure(shuffled, "damage_total") == figure(impact, "damage_total")


def test_return_periods_come_from_the_twin():
    masts, curves = table("masts", [point(0, 0)]), rows_table("mine", **LINEAR)
    rasters = [depths(4, name="b", return_period_years=100.0), depths(2, name="a", return_period_years=10.0)]
    impact = ask(masts, rasters, curves=curves)
    assert figure(impact, "ead")[0] == pytest.approx(0.5 * 0.09 * 0.6)
    assert figure(impact, "damage_total")[0] == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"return_periods": "10,10"}, "10 years are given twice"),
        ({"return_periods": "10"}, "1 are given for 2 hazards.*this order: depth_rp10, depth_rp50"),
        ({}, "return period is not known.*By their names they are 10, 50.*switch the expected annual damage off"),
        ({"return_periods": "10,50", "no_damage_period": 20}, "below the shortest return period, 10"),
        ({"return_periods": "10,50", "event_frequencies": "1,2"}, "return periods are given too"),
    ],
)
def test_return_periods_that_cannot_be_are_refused(given, says):
    rasters = [depths(1, name="depth_rp10"), depths(2, name="depth_rp50")]
    with pytest.raises(InputError, match=says):
        ask(table("masts", [point(0, 0)]), rasters, curve="mast", **given)


def test_hazards_without_return_period_can_be_compared():
    rasters = [depths(1, name="now"), depths(2, name="later")]
    impact = ask(table("masts", [point(0, 0)]), rasters, curve="mast", annual=False)
    assert impact.charts[0].id == "by_hazard"
    assert not any(each.id == "ead" for each in impact.figures)


def test_present_value_of_a_run_and_a_rate_that_destroys_everything():
    rasters = [depths(4, return_period_years=100.0), depths(2, name="a", return_period_years=10.0)]
    given = {"curves": rows_table("mine", **LINEAR), "horizon_years": 20}
    plain = ask(table("masts", [point(0, 0)]), rasters, **given)
    assert figure(plain, "present_value")[0] == 20 * figure(plain, "ead")[0]
    with pytest.raises(InputError, match="Discount rate"):
        ask(table("masts", [point(0, 0)]), rasters, discount_rate=-100, **given)


def test_the_twin_says_what_the_assets_are():
    masts = table("m", [point(0, 0)])
    masts = replace(masts, source=SourceInfo("m", asset_class="mast"))
    impact = ask(masts, [depths(1, intensity_unit="m")], unit_value=100)
    assert figure(impact, "damage_total")[0] == pytest.approx(
        100 * library()["mast"].band.base.share(np.array([1.0]))[0]
    )
    assert "Communication towers" in impact.sentence
    with pytest.raises(InputError, match="nothing says which curve"):
        ask(table("m", [point(0, 0)]), [depths(1)], unit_value=100)


def test_assets_of_a_type_without_curve_are_unknown_only_where_the_hazard_strikes():
    masts = table("m", [point(0, 0), point(1, 0), point(0, 0)], kind=["road", "what", "what"])
    impact = ask(masts, [depths(1, 0)], asset_class_field="kind", unit_value=100)
    assert impact.features[0].outcome.tolist() == [1, 0, 2]
    assert impact.figure("damage_total").unknown == 100.0
    assert "2 assets have a type without damage curve (what)" in " ".join(impact.notes)


def test_whole_numbers_without_unit_may_be_classes():
    places = [point(each, 0) for each in range(25)]
    raster = depths(*(float(each % 7) for each in range(25)), name="classes")
    notes = " ".join(ask(table("m", places), [raster], curve="mast").notes)
    assert "classes: its unit is not stated" in notes
    assert "may be classes and not depths" in notes
    assert "beyond the end" not in notes
    metres = depths(*(float(each % 7) for each in range(25)), intensity_unit="m")
    assert "classes" not in " ".join(ask(table("m", places), [metres], curve="mast").notes)


def test_a_hazard_in_another_unit_is_refused():
    with pytest.raises(InputError, match="is in cm, but the curve"):
        ask(table("m", [point(0, 0)]), [depths(1, intensity_unit="cm")], curve="mast")


def test_zones_of_depth_decide_as_rasters_do():
    zones = table(
        "flood",
        [shapely.box(EAST, NORTH, EAST + 10, NORTH + 10), shapely.box(EAST + 5, NORTH, EAST + 20, NORTH + 10)],
        depth=[2.0, None],
    )
    road = table("roads", [shapely.LineString([(EAST, NORTH + 5), (EAST + 40, NORTH + 5)])])
    impact = ask(road, [zones], curves=rows_table("mine", **LINEAR), intensity_field="depth", unit_value=10)
    # The zone without depth could be deeper anywhere: it takes the overlap.
    assert figure(impact, "damage_total") == pytest.approx((5 * 10 * 0.2, 15 * 10))
    with pytest.raises(InputError, match="a curve needs a number"):
        ask(road, [zones], curve="road", unit_value=10)


def test_outside_the_study_area_is_unknown():
    area = table("area", [shapely.box(EAST, NORTH, EAST + 10, NORTH + 10)])
    masts = table("m", [point(0, 0), point(1, 0)])
    impact = ask(masts, [depths(0, 0)], curve="mast", study=area, unit_value=7)
    assert figure(impact, "damage_total") == (0.0, 7.0)


def test_zones_and_outside_make_the_total():
    wards = table("wards", [shapely.box(EAST, NORTH, EAST + 15, NORTH + 10)], code=["A"])
    roads = table("roads", [shapely.LineString([(EAST, NORTH + 5), (EAST + 40, NORTH + 5)]), None], GeometryKind.LINE)
    rasters = [depths(1, 2, np.nan, 4, return_period_years=50.0), depths(0, 1, 0, 0, name="b", return_period_years=5.0)]
    impact = ask(roads, rasters, curve="road", unit_value=10, zones=wards, by_field="code")
    rows = impact.zones[0].rows
    for name in ("damage_total", "damage_low", "damage_high", "ead"):
        assert rows.column(name).values.sum() == pytest.approx(impact.figure(name).value)
    assert rows.column("damage_unknown").values.sum() == pytest.approx(impact.figure("damage_total").unknown)
    assert rows.column("value_total").values.tolist() == pytest.approx([150.0, 250.0])


def test_assets_without_place_are_unknown_with_their_whole_value():
    masts = table("m", [point(0, 0), None], cost=[10.0, 90.0])
    impact = ask(masts, [depths(6)], curve="mast", value_field="cost")
    assert figure(impact, "damage_total") == (10.0, 90.0)
    assert impact.features[0].outcome.tolist() == [1, 2]


def test_a_polygon_without_geometry_is_unknown_and_so_is_its_value():
    house = shapely.box(EAST, NORTH, EAST + 4, NORTH + 4)
    impact = ask(table("houses", [house, None]), [depths(6)], curve="residential", unit_value=2)
    assert figure(impact, "damage_total")[0] == pytest.approx(32.0)
    assert impact.figure("assets_unknown").value == 1
    assert "for 1 asset it is unknown" in impact.sentence
    wards = table("wards", [shapely.box(EAST, NORTH, EAST + 9, NORTH + 9)])
    priced = table("houses", [house, None], cost=[10.0, 5.0])
    by_ward = ask(priced, [depths(6)], curve="residential", value_field="cost", value_of="asset", zones=wards)
    assert by_ward.zones[0].rows.column("value_total").values.tolist() == [10.0, 5.0]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"curve": "mast", "unit_value": None}, "nothing says what the assets are worth"),
        ({"curves": rows_table("two", depth=[0, 1], a=[0, 1], b=[0, 1])}, "2 curves, and nothing says"),
        ({"curve": "mast", "value_field": "wrong"}, "1 values of its field 'wrong' are negative"),
        ({"curve": "mast", "values": rows_table("p", **{"class": ["a"]}, value=[1]), "unit_value": None}, "by type"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_remedy(given, says):
    with pytest.raises(InputError, match=says):
        ask(table("m", [point(0, 0), point(0, 0)], wrong=[1.0, -1.0]), [depths(1)], **given)


def test_layers_apart_are_refused():
    with pytest.raises(InputError, match="does not overlap 'depth'"):
        ask(table("m", [shapely.Point(EAST + 5000, NORTH)]), [depths(1)], curve="mast")


def test_every_answer_names_its_sources():
    impact = ask(table("m", [point(0, 0)]), [depths(1)], curve="substation")
    text = str(impact.provenance.coefficients)
    assert "FEMA (2013)" in text and "CC BY 4.0" in text and "10.5281/zenodo.10203846" in text
