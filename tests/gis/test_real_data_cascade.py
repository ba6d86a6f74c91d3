# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Cascades over real layers: links to the nearest provider are made here, as nobody has recorded them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pyproj
import pytest
import shapely
from twinplan.core.analysis.cascade.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.exposure import question as exposure
from twinplan.core.analysis.impact import Outcome
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import GeometryKind, empty_geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.grid import ArrayGrid
from twinplan.core.twin.table import Column, FeatureTable, SourceInfo
from twinplan.gis.grids import raster_file_source
from twinplan.gis.sources import file_source


def layer(path, name, *fields, prefix=""):
    """A layer with uids made of its order."""
    table = file_source(path, name).read(list(fields), Silent())
    if not prefix:
        return table
    uids = np.array([f"{prefix}{number}" for number in range(len(table))], dtype=object)
    return replace(table, columns={**table.columns, "uid": Column.of(uids)})


def rows(title, **fields):
    columns = {}
    for name, values in fields.items():
        kind = object if isinstance(values[0], str) else np.float64
        columns[name] = Column.of(np.array(values, dtype=kind))
    count = len(next(iter(fields.values())))
    crs = pyproj.CRS("EPSG:4326")
    return FeatureTable(SourceInfo(title), crs, np.arange(count), empty_geometries(GeometryKind.POINT, count), columns)


def points(table):
    return shapely.point_on_surface(table.geometries.to_shapely())


def uids(table):
    return table.columns["uid"].values.tolist()


def nearest(providers, consumers):
    """Provider by consumer, both uids."""
    tree = shapely.STRtree(points(providers))
    found = tree.nearest(points(consumers)).tolist()
    return dict(zip(uids(consumers), (uids(providers)[each] for each in found)))


def dependency(*by_service):
    """(service, {consumer: provider}) each."""
    given = [(consumer, provider, service) for service, pairs in by_service for consumer, provider in pairs.items()]
    consumer, provider, service = zip(*given)
    status = ["assumed"] * len(given)
    return rows(
        "dependency", consumer_uid=list(consumer), provider_uid=list(provider), service=list(service), status=status
    )


def ask(assets, links, rasters=None, requirement=None, **given):
    vectors = {"assets": list(assets), "dependency": [links]}
    if requirement is not None:
        vectors["requirement"] = [requirement]
    return ANALYSIS.run(Request(vectors, rasters or {}, complete(ANALYSIS, given)), Silent())


def hit(table, hazard, threshold):
    """Which uids exposure says are hit, and which it cannot tell."""
    given = complete(exposure.ANALYSIS, {"threshold": threshold})
    impact = exposure.ANALYSIS.run(Request({"assets": [table]}, {"hazard": [hazard]}, given), Silent())
    outcome = impact.features[0].outcome
    names = np.array(uids(table), dtype=object)
    return set(names[outcome == Outcome.HIT]), set(names[outcome == Outcome.UNKNOWN])


def letters(impact):
    result = {}
    for features in impact.features:
        words = [features.outcome_labels[each] for each in features.outcome]
        result.update(zip(features.table.columns["uid"].values.tolist(), words))
    return result


def column(impact, name):
    result = {}
    for features in impact.features:
        values = next(each.values for each in features.columns if each.id == name)
        result.update(zip(features.table.columns["uid"].values.tolist(), values.tolist()))
    return result


def test_kampen_flood_to_substations_to_masts_to_the_hospital(copies):
    path = copies("kampen/kampen_twin.gpkg")
    flood = raster_file_source(copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")).open()
    power, masts = layer(path, "substations", "name", prefix="s"), layer(path, "towers_masts", "man_made", prefix="m")
    care, schools = layer(path, "health", "amenity", prefix="h"), layer(path, "schools", "amenity", prefix="k")
    feeds = {**nearest(power, masts), **nearest(power, care), **nearest(power, schools)}
    calls = nearest(masts, care)
    links = dependency(("power", feeds), ("telecom", calls))
    hours = {"m": 4.0, "h": 24.0, "k": 0.0}
    requirement = rows(
        "requirement",
        consumer_uid=[*feeds, *calls],
        service=["power"] * len(feeds) + ["telecom"] * len(calls),
        k=[1.0] * (len(feeds) + len(calls)),
        autonomy_h=[hours[uid[0]] for uid in feeds] + [1.0] * len(calls),
    )
    assets = [power, masts, care, schools]
    impact = ask(
        assets, links, {"hazard": [flood]}, requirement, threshold=0.5, asset_class_field="amenity", range_km=2.0
    )
    struck, doubtful = (set().union(*sets) for sets in zip(*(hit(table, flood, 0.5) for table in assets)))
    assert struck & set(uids(power)), "the flood reaches no substation, so that nothing would be tested"

    def fate(uid):
        """When it fails, by going up the chain; None for never."""
        if uid in struck:
            return 0.0
        ways = []
        if uid in feeds and fate(feeds[uid]) is not None:
            ways.append(fate(feeds[uid]) + hours[uid[0]])
        if uid in calls and fate(calls[uid]) is not None:
            ways.append(fate(calls[uid]) + 1.0)
        return min(ways, default=None)

    def possible(uid):
        above = [links[uid] for links in (feeds, calls) if uid in links]
        return uid in struck | doubtful or any(possible(each) for each in above)

    states, hour = letters(impact), column(impact, "hour")
    for uid in states:
        expected = "fails" if fate(uid) is not None else "unknown" if possible(uid) else "works"
        assert states[uid] == expected, uid
        assert fate(uid) is None or hour[uid] == fate(uid)
    hospital = next(uid for uid, kind in column(impact, "kind").items() if kind == "hospital")
    assert impact.figure("hospitals_failed").total == 1
    assert (states[hospital] == "fails") == (impact.figure("hospitals_failed").value == 1)
    taken = [uid for uid in states if states[uid] == "fails" and uid not in struck]
    assert impact.figure("assets_failed_by_cascade").value == len(taken)
    assert impact.figure("assets_resting_on_assumed").value == len(taken)
    assert all(column(impact, "cause")[uid].count("<-") >= 1 for uid in taken)


def test_bengaluru_which_node_of_the_high_voltage_grid_matters_most(copies):
    networkx = pytest.importorskip("networkx")
    path = copies("bengaluru/bengaluru_twin.gpkg")
    nodes = layer(path, "power_nodes_hv", "v_id", "name", "typ")
    lines = file_source(path, "power_lines_hv").read(["v_id_1", "v_id_2"], Silent())
    ids = [str(each) for each in nodes.columns["v_id"].values.tolist()]
    ends = [[str(each) for each in lines.columns[name].values.tolist()] for name in ("v_id_1", "v_id_2")]
    pairs = {(a, b) for a, b in zip(*ends) if a != b and a in set(ids) and b in set(ids)}
    both = sorted(pairs | {(b, a) for a, b in pairs})
    degree = Counter(a for a, _ in both)
    source = max(sorted(degree), key=degree.__getitem__)
    named = Column.of(np.array(["power" if each == source else "" for each in ids], dtype=object))
    assets = replace(nodes, columns={**nodes.columns, "source_of": named})
    provider, consumer = zip(*both)
    status = ["confirmed"] * len(both)
    links = rows(
        "dependency",
        consumer_uid=list(consumer),
        provider_uid=list(provider),
        service=["power"] * len(both),
        status=status,
    )
    impact = ask([assets], links, uid_field="v_id")
    graph = networkx.Graph(both)
    graph.add_nodes_from(ids)
    fed = networkx.node_connected_component(graph, source)
    table = next(each for each in impact.tables if each.id == "criticality")
    lost = dict(zip(table.column("uid").values.tolist(), table.column("assets_lost").values.tolist()))
    cut = {uid for uid, word in zip(table.column("uid").values, table.column("articulation").values) if word == "yes"}
    assert cut == set(networkx.articulation_points(graph))
    # What nobody links to needs nothing, and what is linked but not to the source never worked.
    alone = {node for node in ids if not degree[node]}
    for node in ids:
        rest = graph.copy()
        rest.remove_node(node)
        left = networkx.node_connected_component(rest, source) if node != source else set()
        expected = len(fed - left) if node in fed else int(node in alone)
        assert lost[node] == expected, node
    assert table.column("assets_lost").values[0] == max(lost.values()) == lost[source]


def test_jakarta_hospitals_and_schools_under_two_floods_and_the_people_they_serve(copies):
    path = copies("jakarta/jakarta_twin.gpkg")
    floods = [raster_file_source(copies(f"jakarta/flood_depth_{name}_m.tif")).open() for name in ("current", "design")]
    buildings = layer(path, "buildings_osm_sample", "TYPE", "NAME", prefix="b")
    kind = buildings.columns["TYPE"].values
    offices, services = buildings.take(kind == "Government"), buildings.take(np.isin(kind, ["Hospital", "School"]))
    feeds = nearest(offices, services)
    links = dependency(("power", feeds))
    raster = raster_file_source(copies("jakarta/population_utm48n.tif")).open()
    values = raster.read(slice(0, raster.shape[0]), slice(0, raster.shape[1])).astype(np.float64)
    # Resampling left negative numbers at its edges.
    people = ArrayGrid(raster.source, raster.crs, raster.affine, np.where(values >= 0, values, np.nan))
    impact = ask(
        [replace(offices, source=SourceInfo("offices")), replace(services, source=SourceInfo("care"))],
        links,
        {"hazard": floods, "population": [people]},
        threshold=0.5,
        asset_class_field="TYPE",
        population_kind="count",
        population_nodata="nobody",
        serving_class="hospital",
        range_km=2.0,
    )
    table = next(each for each in impact.tables if each.id == "by_hazard")
    wanted = {"hospitals_failed": "Hospital", "schools_failed": "School"}
    for number, flood in enumerate(floods):
        struck = hit(offices, flood, 0.5)[0] | hit(services, flood, 0.5)[0]
        fails = {uid for uid in uids(services) if uid in struck or feeds[uid] in struck}
        for figure, word in wanted.items():
            own = set(uids(services.take(services.columns["TYPE"].values == word)))
            assert table.column(figure).values[number] == len(fails & own)
    lost = table.column("people_without_service").values
    assert (lost >= 0).all() and lost.max() <= impact.figure("people_without_service").total
    chart = next(each for each in impact.charts if each.id == "people_by_hour")
    totals = np.sum([series.values for series in chart.series], axis=0)
    assert totals == pytest.approx(np.full(len(chart.x), impact.figure("people_without_service").total))
