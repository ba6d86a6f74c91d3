# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access in real layers, checked against graphs that others built and against brute force."""

from __future__ import annotations

import heapq
import zipfile

import numpy as np
import pyproj
import pytest
from twinplan.core.analysis.access.question import ANALYSIS
from twinplan.core.analysis.describe import Request
from twinplan.core.analysis.parameters import complete
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.progress import Silent
from twinplan.core.twin.table import FeatureTable, SourceInfo
from twinplan.gis.sources import file_source

WEST, EAST, SOUTH, NORTH = 77.580, 77.615, 12.950, 12.985


def layer(path, name, *fields):
    return file_source(path, name).read(list(fields), Silent())


def inside(table):
    """The features whose first vertex lies where the road graph does."""
    first = table.geometries.bounds()
    x, y = first[:, 0], first[:, 1]
    return table.take((x >= WEST) & (x <= EAST) & (y >= SOUTH) & (y <= NORTH))


def ask(demand, facilities, network=None, zones=None, hazard=None, **parameters):
    given = {"demand": demand, "facilities": facilities, "network": network, "zones": zones, "hazard": hazard}
    vectors = {key: [value] for key, value in given.items() if value is not None}
    return ANALYSIS.run(Request(vectors, {}, complete(ANALYSIS, parameters)), Silent())


def travel(impact):
    return next(each.values for each in impact.features[0].columns if each.id == "travel")


def test_bengaluru_ways_are_those_of_the_graph_that_its_makers_stated(copies):
    """The data set names the nodes and the length of every edge: a search on those is independent of all geometry."""
    path = copies("bengaluru/bengaluru_twin.gpkg")
    roads = layer(path, "roads_central_edges", "u", "v", "oneway", "length_m", "highway")
    nodes = layer(path, "roads_central_nodes", "osmid")
    names = nodes.column("osmid").values.tolist()
    position = {name: number for number, name in enumerate(names)}
    arcs = {}
    columns = (roads.column(name).values.tolist() for name in ("u", "v", "length_m"))
    for u, v, metres in zip(*columns):
        if u in position and v in position:
            arcs.setdefault(position[v], []).append((position[u], metres))
    goals = nodes.take(np.arange(0, len(nodes), 150))
    expected = _nearest(arcs, range(0, len(names), 150), len(names))
    # Every edge of this data set has one direction, its opposite being an edge of its own.
    impact = ask(nodes, goals, roads, cost="length", limits="2", direction_field="u", forward_values=_all(roads, "u"))
    found = travel(impact)
    assert np.isfinite(expected).all()
    np.testing.assert_allclose(found, expected, rtol=5e-3, atol=3.0)


def _all(table, field):
    return ",".join(sorted(set(table.column(field).values.tolist())))


def _nearest(arcs, starts, count):
    cost = np.full(count, np.inf)
    heap = [(0.0, start) for start in starts]
    while heap:
        here, node = heapq.heappop(heap)
        if here >= cost[node]:
            continue
        cost[node] = here
        for head, more in arcs.get(node, ()):
            heapq.heappush(heap, (here + more, head))
    return cost


def test_bengaluru_schools_within_reach_of_cells(copies):
    path = copies("bengaluru/bengaluru_twin.gpkg")
    roads = layer(path, "roads_central_edges", "oneway", "highway", "name")
    schools, homes = inside(layer(path, "schools_osm", "name")), inside(layer(path, "roads_central_nodes"))
    near, far = (ask(homes, schools, roads, limits=limits) for limits in ("1", "1,30"))
    assert 0 < near.figure("demand_served").value < far.figure("demand_served").value
    assert far.figure("demand_served").value + far.figure("demand_unserved").value == len(homes)
    one_way = next(each for each in far.tables if each.id == "health")
    counts = dict(zip(one_way.column("id").values, one_way.column("count").values))
    assert counts["one_way"] == 1029
    assert counts["crossings"] > 0


def test_kampen_roads_under_the_flood(copies):
    path = copies("kampen/kampen_twin.gpkg")
    roads, health = layer(path, "roads", "highway"), layer(path, "health", "name")
    schools = layer(path, "schools", "name")
    dry = ask(schools, health, roads, limits="10,30", default_speed=30)
    assert dry.figure("demand_total").value == len(schools)
    assert dry.figure("demand_served").value > 0.8 * len(schools)
    from twinplan.gis.grids import raster_file_source

    flood = raster_file_source(copies("kampen/hazard/inundation_depth_5m_epsg28992.tif")).open()
    vectors = {"demand": [schools], "facilities": [health], "network": [roads]}
    asked = Request(vectors, {"hazard": [flood]}, complete(ANALYSIS, {"limits": "10,30", "close_at": 1}))
    wet = ANALYSIS.run(asked, Silent())
    assert wet.figure("demand_served").value <= dry.figure("demand_served").value
    lost, maybe = wet.figure("demand_lost").value, wet.figure("demand_lost").unknown
    before, after = dry.figure("demand_served").value, wet.figure("demand_served").value
    assert before - after == lost + maybe


def test_karnataka_people_within_five_and_ten_kilometres_by_block(copies, tmp_path):
    with zipfile.ZipFile(copies("karnataka/karnataka_twin.gpkg.zip")) as archive:
        archive.extractall(tmp_path)
    path = str(tmp_path / "karnataka_twin.gpkg")
    villages = layer(path, "habitations_pmgsy", "TOT_POPULA")
    facilities = layer(path, "facilities_pmgsy", "FAC_CATEGO")
    kind = facilities.column("FAC_CATEGO").values
    medical = facilities.take(np.array(["edical" in str(each) for each in kind]))
    blocks = layer(path, "blocks", "BLOCK_ID")
    impact = ask(villages, medical, zones=blocks, limits="5,10", people_field="TOT_POPULA", by_field="BLOCK_ID")
    people = villages.column("TOT_POPULA").as_float()
    served, unserved, unknown = (impact.figure(f"people_{each}").value for each in ("served", "unserved", "unknown"))
    # A village that states no number is unknown, at most as many people as in the fullest one that does.
    silent = np.count_nonzero(np.isnan(people))
    assert served + unserved + unknown == pytest.approx(np.nansum(people) + silent * np.nanmax(people))
    assert impact.figure("demand_unknown").value > 0
    rows = impact.zones[0].rows
    assert rows.column("people_served").values.sum() == pytest.approx(served)
    assert len(rows) == 177
    found = travel(impact)
    geod = pyproj.Geod(ellps="WGS84")
    goals = medical.geometries.coords
    xy = _first(villages)
    for number in np.flatnonzero(np.isfinite(found))[::6000]:
        metres = geod.inv(np.full(len(goals), xy[number, 0]), np.full(len(goals), xy[number, 1]), *goals.T)[2]
        assert found[number] == pytest.approx(metres.min(), abs=1e-3)


def _first(table: FeatureTable) -> np.ndarray:
    """(n, 2) of every feature."""
    geometries: Geometries = table.geometries
    xy = np.full((len(table), 2), np.nan)
    xy[geometries.has_geometry] = geometries.coords[geometries.vertex_feature_offsets[:-1][geometries.has_geometry]]
    return xy


def test_every_layer_says_where_it_is_from(copies):
    path = copies("kampen/kampen_twin.gpkg")
    impact = ask(layer(path, "schools", "name"), layer(path, "health", "name"), limits="3")
    assert isinstance(impact.features[0].table.source, SourceInfo)
    assert {each["input"] for each in impact.provenance.inputs} == {"demand", "facilities"}
