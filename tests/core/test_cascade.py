# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner sees of a cascade: who fails, when, why; what is assumed, unknown, refused."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import shapely
from cascade_setup import EAST, NORTH, ask, found, grid, layer, links, needs, outcomes, rows, table_rows
from twinplan.core.analysis.impact import ChartKind
from twinplan.core.errors import Cancelled, InputError
from twinplan.core.twin.table import SourceInfo

POWER = layer("substations", ["s1", "s2"], name=["North", "South"])
WATER = layer("water works", ["w1"], [(500, 2000)])
MASTS = layer("masts", ["m1", "m2"], [(0, 1000), (1000, 1000)])
HOSPITAL = layer("hospitals", ["h1"], [(0, 3000)], name=["St Anne"])
SCHOOLS = layer("schools", ["k1", "k2"], [(0, 4000), (1000, 4000)])
WORLD = [POWER, WATER, MASTS, HOSPITAL, SCHOOLS]
LINKS = links(
    ("s1", "w1"),
    ("s1", "m1"),
    ("s2", "m2", "power", "assumed"),
    ("s1", "h1"),
    ("s2", "h1"),
    ("w1", "h1", "water"),
    ("s1", "k1"),
    ("s2", "k2", "power", "assumed"),
)
NEEDS = needs(("w1", "power", 1, 6), ("m1", "power", 1, 4), ("h1", "power", 1, 24), ("h1", "water", 1, 12))


def failing(*uids):
    return layer("chosen", list(uids))


def test_hours_causes_and_figures_of_a_small_district():
    impact = ask(WORLD, LINKS, NEEDS, failed=failing("s1"))
    assert found(impact, "outcome") == {
        "s1": "f",
        "s2": "w",
        "w1": "f",
        "m1": "f",
        "m2": "w",
        "h1": "f",
        "k1": "f",
        "k2": "w",
    }
    hour = found(impact, "hour")
    assert [hour[uid] for uid in ("s1", "w1", "m1", "h1", "k1")] == [0, 6, 4, 18, 0]
    assert found(impact, "cause_uid")["h1"] == "w1" and found(impact, "cause_service")["h1"] == "water"
    assert found(impact, "cause")["h1"] == "St Anne <- water: w1 <- power: North <- failed as asked"
    figures = {figure.id: figure.value for figure in impact.figures}
    assert figures["assets_failed"] == 5 and figures["assets_failed_directly"] == 1
    assert figures["assets_failed_by_cascade"] == 4 and figures["assets_unknown"] == 0
    assert figures["hospitals_failed"] == 1 and figures["schools_failed"] == 1
    assert figures["last_failure_hour"] == 18
    assert "5 of 8 assets" in impact.sentence and "1 hospital and 1 school" in impact.sentence
    kinds = table_rows(impact, "by_kind")
    assert dict(zip(kinds["kind"], kinds["assets_failed"]))["hospital"] == 1


def test_periods_run_from_the_hour_of_failure():
    impact = ask(WORLD, LINKS, NEEDS, failed=failing("s1"))
    assert impact.features[3].period == ("from", "until")
    begins = next(each for each in impact.features[3].columns if each.id == "from").values
    assert begins[0] == np.datetime64("2026-11-21T18:00:00")
    assert impact.provenance.parameters["begins_at"] == "2026-11-21T00:00:00Z"


def test_the_chart_steps_up_at_every_hour():
    chart = ask(WORLD, LINKS, NEEDS, failed=failing("s1")).charts[0]
    assert chart.kind is ChartKind.STEPS and chart.x == (0, 4, 6, 18, 72)
    by_kind = {series.label: series.values for series in chart.series}
    assert by_kind["hospital"] == (0, 0, 0, 1, 1) and by_kind["mast"] == (0, 1, 1, 1, 1)


def test_failures_on_assumed_links_are_told_apart():
    impact = ask(WORLD, LINKS, NEEDS, failed=failing("s2"))
    assert outcomes(impact) == "wfwwfwwf"
    assert impact.figure("assets_resting_on_assumed").value == 2
    assert found(impact, "assumed")["k2"] == "fails only by assumed links"
    assert "2 failures rest on them" in impact.sentence
    spare = links(("s1", "m1"), ("s2", "m1", "power", "assumed"))
    held = ask([POWER, MASTS], spare, failed=failing("s1"))
    assert outcomes(held) == "fwww" and found(held, "assumed")["m1"] == "stays up only by assumed links"


def test_links_are_drawn_with_what_they_carried():
    impact = ask(WORLD, LINKS, NEEDS, failed=failing("s1"))
    drawn = impact.layers[0]
    assert len(drawn.geometries) == 8 and drawn.class_column == "status"
    carried = dict(
        zip(
            zip(drawn.columns["provider_uid"].values, drawn.columns["consumer_uid"].values),
            drawn.columns["status"].values,
        )
    )
    assert carried["s1", "m1"] == "carried failure, confirmed"
    assert carried["s2", "m2"] == "assumed" and carried["s2", "h1"] == "confirmed"
    first = drawn.geometries.to_shapely()[0]
    assert first.coords[0] == (EAST, NORTH)


def test_states_of_the_twin_count_and_their_age_is_told():
    source = SourceInfo("masts", state_field="state", observed_at="2026-11-20T00:00Z", stale_after="PT6H")
    masts = layer("masts", ["m1", "m2", "m3"], source=source, state=["down", None, "working"])
    schools = layer("schools", ["k1", "k2", "k3"])
    impact = ask([masts, schools], links(("m1", "k1"), ("m2", "k2"), ("m3", "k3")))
    assert outcomes(impact) == "fuwfuw"
    assert found(impact, "cause")["k1"] == "k1 <- power: m1 <- down at the start"
    states = table_rows(impact, "states")
    assert states["down"] == [1, 0] and states["unknown"] == [1, 0] and states["unrecorded"] == [0, 3]
    assert states["age_days"][0] == 1.0 and np.isnan(states["age_days"][1])
    assert states["stale"] == ["yes", "unknown"]
    assert impact.figure("assets_failed").unknown == 2


def test_enough_known_providers_make_the_unknown_ones_harmless():
    source = SourceInfo("masts", state_field="state")
    masts = layer("masts", ["a", "b", "c"], source=source, state=["working", "gone", "working"])
    homes = layer("homes", ["x", "y", "z"])
    all_of_them = [(mast, home) for home in "xyz" for mast in "abc"]
    impact = ask(
        [masts, homes], links(*all_of_them), needs(("x", "power", 2, 0), ("y", "power", 3, 0)), failed=failing("a")
    )
    assert outcomes(impact) == "fuw" + "u" + "f" + "w"


def test_unknown_hazards_stay_unknown_down_the_chain():
    depth = grid([[0.5, np.nan]], 1000.0, -500, -500, "flood")
    impact = ask(WORLD, LINKS, NEEDS, hazard=depth)
    states = found(impact, "outcome")
    assert states["s1"] == "f" and states["s2"] == "u" and states["k2"] == "u" and states["m2"] == "u"
    assert states["h1"] == "f"
    assert found(impact, "cause")["k1"] == "k1 <- power: North <- flood"


def test_several_return_periods_in_one_run():
    rasters = [grid([[0.1, 0.1]], 1000.0, -500, -500, "10 years"), grid([[0.9, 0.1]], 1000.0, -500, -500, "100 years")]
    impact = ask([POWER, SCHOOLS], links(("s1", "k1"), ("s2", "k2")), hazard=rasters, threshold=0.5)
    by_hazard = table_rows(impact, "by_hazard")
    assert by_hazard["hazard"] == ["10 years", "100 years"]
    # The schools lie outside the rasters: only the first can be seen to fail.
    assert by_hazard["assets_failed"] == [0, 2] and by_hazard["schools_failed"] == [0, 1]
    assert found(impact, "hour_2")["k1"] == 0.0 and impact.figure("assets_failed").value == 0


def test_a_river_bank_fails_what_it_touches():
    bank = layer("river bank", ["r"], shapes=[shapely.box(EAST - 50, NORTH - 50, EAST + 50, NORTH + 50)])
    impact = ask(WORLD, LINKS, NEEDS, failed=bank)
    assert found(impact, "hour")["h1"] == 18 and "the one asset that it touches fails" in " ".join(impact.notes)
    road = layer("road", ["r"], shapes=[shapely.LineString([(EAST - 500, NORTH + 30), (EAST + 500, NORTH + 30)])])
    assert outcomes(ask(WORLD, LINKS, NEEDS, failed=road)) == "w" * 8
    assert found(ask(WORLD, LINKS, NEEDS, failed=road, near_m=31), "outcome")["h1"] == "f"


def test_of_an_earlier_answer_what_is_hit_fails_and_what_is_unknown_may():
    answer = layer("answer", ["s1", "s2", "w1"], outcome=["unknown", "safe", "hit"])
    impact = ask(WORLD, LINKS, NEEDS, failed=answer)
    states = found(impact, "outcome")
    assert states["w1"] == "f" and states["s2"] == "w" and states["m2"] == "w"
    assert states["s1"] == "u" and states["m1"] == "u"
    assert "1 of its features are hit and fail, 1 are unknown and may" in " ".join(impact.notes)


def test_the_ranking_alone_when_nothing_fails():
    impact = ask(WORLD, LINKS, NEEDS)
    ranking = table_rows(impact, "criticality")
    assert len(ranking["asset"]) == 8 and ranking["asset"][:2] == ["North", "w1"]
    assert ranking["assets_lost"][:2] == [5, 2] and ranking["hospitals_lost"][:2] == [1, 1]
    assert ranking["articulation"][0] == "yes"
    assert "'North' matters most" in impact.sentence and impact.charts == ()
    assert "whole cascade" in str(impact.provenance.coefficients)
    with pytest.raises(InputError, match="nothing to answer"):
        ask(WORLD, LINKS, NEEDS, ranking="no")


def test_sources_forbid_that_a_cycle_feeds_itself():
    ring = layer("substations", ["a", "b", "c", "d"], source_of=["power", None, None, None])
    around = links(("a", "b"), ("b", "c"), ("c", "b"), ("d", "c"))
    impact = ask([ring], around, failed=failing("a"))
    assert outcomes(impact) == "fffw"
    assert found(impact, "cause")["c"] == "c <- power: a <- failed as asked"
    without = dataclasses.replace(ring, columns={"uid": ring.columns["uid"]})
    assert outcomes(ask([without], around, failed=failing("a"))) == "fwww"
    nothing = links(("a", "b"), ("d", "c"))
    assert found(ask([ring], nothing, failed=failing("a")), "cause")["c"] == "c <- power: no path to a source"


def test_fragility_draws_with_a_seed_and_says_how_sure_it_is():
    depth = grid([[1.0, 0.0]], 1000.0, -500, -500, "flood")
    world = [POWER, layer("schools", ["k1", "k2"], [(0, 1), (1000, 1)])]
    given = {"hazard": depth, "fragility_median": 1.0, "fragility_beta": 0.5, "samples": 400}
    impact = ask(world, links(("s1", "k1"), ("s2", "k2")), seed=7, **given)
    chance = found(impact, "probability")
    # s1 fails in half of the samples; k1 stands in the water too: half for itself, or with s1.
    assert chance["s1"] == pytest.approx(50, abs=8) and chance["k1"] == pytest.approx(75, abs=7)
    assert chance["s2"] == chance["k2"] == 0.0
    error = impact.figure("assets_failed_standard_error").value
    assert impact.figure("assets_failed").value == pytest.approx(1.25, abs=4 * error) and 0.02 < error < 0.06
    again = ask(world, links(("s1", "k1"), ("s2", "k2")), seed=7, **given)
    assert again.figures == impact.figures
    other = ask(world, links(("s1", "k1"), ("s2", "k2")), seed=8, **given)
    assert other.figure("assets_failed").value != impact.figure("assets_failed").value


def test_a_curve_from_a_table():
    depth = grid([[2.0, 0.5]], 1000.0, -500, -500, "flood")
    curve = rows("curve", intensity=[0.0, 1.0, 2.0], probability=[0.0, 0.0, 1.0])
    impact = ask([POWER], links(("s1", "s2")), hazard=depth, fragility=curve, samples=20)
    assert found(impact, "probability") == {"s1": 100.0, "s2": 100.0}
    assert impact.figure("assets_failed_directly").value == 1.0


def refused(match, *args, **given):
    with pytest.raises(InputError, match=match):
        ask(*args, **given)


def test_what_cannot_be_is_refused_with_a_remedy():
    refused("'s9' of 'm1' is not among the assets.*Add the layer", WORLD, links(("s9", "m1")))
    refused("linked to itself.*Delete the link", WORLD, links(("s1", "s1")))
    refused("needs 2 providers but has links to 1", WORLD, links(("s1", "m1")), needs(("m1", "power", 2, 0)))
    refused("needs 1 providers but has links to 0", WORLD, links(("s1", "m1")), needs(("m2", "power", 1, 0)))
    refused("autonomy is negative", WORLD, links(("s1", "m1")), needs(("m1", "power", 1, -1)))
    refused("k is not a whole number", WORLD, links(("s1", "m1")), needs(("m1", "power", 0, 1)))
    contradiction = needs(("m1", "power", 1, 1), ("m1", "power", 1, 2))
    refused("contradict", WORLD, links(("s1", "m1")), contradiction)
    refused("also that of an asset in 'substations'", [POWER, layer("twice", ["s1"])], links(("s1", "s2")))
    refused("no field 'consumer_uid'", WORLD, rows("dependency", provider_uid=["s1"]))
    flat = rows("curve", intensity=[0.0, 1.0], probability=[1.0, 0.5])
    depth = grid([[1.0]], 1000.0, -500, -500)
    refused("probability falls", WORLD, LINKS, hazard=depth, fragility=flat)
    refused("number above 0", WORLD, LINKS, hazard=depth, fragility_median=1.0)
    refused("does not overlap", WORLD, LINKS, hazard=grid([[1.0]], 100.0, 90_000, 90_000))
    refused("is no time", WORLD, LINKS, begins_at="tomorrow")


def test_repeated_links_and_strangers_are_counted():
    impact = ask(
        WORLD, links(("s1", "m1"), ("s1", "m1"), ("s1", "m1", "power", "assumed"), ("s1", "zz")), failed=failing("s1")
    )
    notes = " ".join(impact.notes)
    assert "2 links repeat another" in notes and "1 links lead to something that is not among the assets" in notes
    assert impact.figure("assets_failed").value == 2


def test_cancelling_ends_the_run():
    class Impatient:
        def report(self, fraction, message=""):
            if fraction > 0.5:
                raise Cancelled

        def check(self):
            return None

    with pytest.raises(Cancelled):
        ask(WORLD, LINKS, NEEDS, progress=Impatient(), failed=failing("s1"))


def test_zones_add_up():
    wards = layer(
        "wards",
        ["1", "2"],
        shapes=[
            shapely.box(EAST - 500, NORTH - 500, EAST + 500, NORTH + 9000),
            shapely.box(EAST + 500, NORTH - 500, EAST + 700, NORTH + 9000),
        ],
    )
    impact = ask(WORLD, LINKS, NEEDS, failed=failing("s1"), zones=wards, by_field="uid")
    by_zone = {each.id: each.values.tolist() for each in impact.zones[0].rows.columns}
    assert by_zone["zone"] == ["1", "2", "outside"]
    assert sum(by_zone["assets_total"]) == 8 and by_zone["assets_failed"] == [5, 0, 0]
    assert by_zone["hospitals_failed"] == [1, 0, 0]
