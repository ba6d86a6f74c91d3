# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Access as tables: by limit, by facility, origins and destinations, health of the network."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import numpy.typing as npt

from ...geometry.geometries import FloatArray, IntArray
from ...ragged import cumulated
from ...wording.numbers import format_number
from ...wording.translate import say
from ..columns import texts
from ..impact import ResultTable, TableColumn
from .answer import NOT_SERVED, UNKNOWN, Answer
from .by_hazard import hazard_table, in_order
from .catchment import Catchment
from .prepared import NetworkPart
from .rows import NO_FACILITY, Pairs

MOST_ROWS = 100_000
_MOST_ISLANDS = 20


def tables(answer: Answer, catchment: Catchment | None) -> tuple[ResultTable, ...]:
    """By hazard where there are several, by limit, by facility, pairs where asked for, health of the network."""
    result = [hazard_table(in_order(answer))] if len(answer.rows.under) > 1 else []
    result += [limit_table(answer), facility_table(answer, catchment)]
    pairs = asked_pairs(answer)
    if pairs is not None:
        result.append(pair_table(answer, pairs))
    network = answer.prepared.network
    if network is not None:
        if network.closed is not None:
            result.append(_closed_table(network))
        result += [health_table(network), island_table(network)]
    return tuple(result)


def limit_table(answer: Answer) -> ResultTable:
    """A row for every limit, then "farther", "no way" and "unknown"; bands add up to the total."""
    measure = answer.prepared.measure
    names = [*(measure.name_of(limit) for limit in measure.limits), say("farther"), say("no way"), say("unknown")]
    band = _bands(answer)
    of_demand = np.bincount(band, minlength=len(names))
    columns = [
        TableColumn("limit", say("Limit"), texts(names)),
        TableColumn("demand_band", say("Places"), of_demand, help=say("Each place once, under the first limit kept.")),
        TableColumn("demand_within", say("Places, in all"), _running(of_demand, len(measure.limits))),
    ]
    crowd = answer.of_people
    if crowd.people is not None:
        of_people = np.bincount(_bands(crowd), crowd.people.known, len(names))
        of_people[-1] += crowd.people.bound.sum()
        columns += [
            TableColumn("people_band", say("People"), of_people, "people"),
            TableColumn("people_within", say("People, in all"), _running(of_people, len(measure.limits)), "people"),
        ]
    return ResultTable("by_limit", say("By limit"), tuple(columns))


def _bands(answer: Answer) -> IntArray:
    limits = np.asarray(answer.prepared.measure.limits)
    band = np.searchsorted(limits, np.nan_to_num(answer.ways.cost, nan=np.inf)).astype(np.int64)
    band[(answer.outcome == NOT_SERVED) & (answer.ways.facility == NO_FACILITY)] = len(limits) + 1
    band[answer.outcome == UNKNOWN] = len(limits) + 2
    return band


def _running(band: npt.NDArray[Any], limits: int) -> npt.NDArray[Any]:
    """Sums up to each limit; the rows after the limits stand for themselves."""
    result = band.copy()
    result[:limits] = np.cumsum(band[:limits])
    return result


def facility_table(answer: Answer, catchment: Catchment | None) -> ResultTable:
    """Every facility with whom it is nearest to, within the limit."""
    facilities, count = answer.prepared.facilities, len(answer.prepared.facilities)
    columns = [
        TableColumn("facility", say("Facility"), facilities.name),
        TableColumn("uid", "uid", facilities.uid),
        TableColumn("demand_served", say("Places nearest to it"), _nearest_sums(answer, None, count).astype(np.int64)),
    ]
    crowd = answer.of_people
    if crowd.people is not None:
        people = _nearest_sums(crowd, crowd.people.known, count)
        columns.append(TableColumn("people_served", say("People nearest to it"), people, "people"))
    network = answer.prepared.network
    if network is not None:
        columns.append(TableColumn("entry_m", say("To the network"), network.snapped.entry_m, "m"))
        on = texts(say("yes") if found else say("no, too far") for found in network.snapped.found.tolist())
        columns.append(TableColumn("on_network", say("On the network"), on))
    if catchment is not None and facilities.capacity is not None:
        columns += [
            TableColumn("capacity", say("Capacity"), facilities.capacity),
            TableColumn("catchment_people", say("People within the limit"), catchment.people, "people"),
            TableColumn("ratio", say("Capacity per 1,000 people"), 1000.0 * catchment.ratio, say("per 1,000")),
        ]
    return ResultTable("facilities", say("By facility"), tuple(columns))


def _nearest_sums(answer: Answer, amount: FloatArray | None, count: int) -> FloatArray:
    served = answer.ways.cost <= answer.prepared.measure.limit
    weights = None if amount is None else amount[served]
    sums: FloatArray = np.bincount(answer.ways.facility[served], weights, count).astype(np.float64)
    return sums


def asked_pairs(answer: Answer) -> Pairs | None:
    """The pairs that the user asked for: all within the limit, or the nearest few of every place."""
    pairs, parameters = answer.rows.pairs, answer.prepared.request.parameters
    if pairs is None or parameters["od"] == "none":
        return None
    if parameters["od"] == "all":
        return pairs
    counts = np.diff(pairs.offsets)
    most = int(cast(int, parameters["od_nearest"]))
    kept = np.flatnonzero(np.arange(len(pairs.facility)) - pairs.offsets[:-1][pairs.place] < most)
    counts = np.minimum(counts, most)
    offsets = cumulated(counts)
    return Pairs(offsets, pairs.facility[kept], pairs.cost[kept], pairs.length_m[kept])


def pair_table(answer: Answer, pairs: Pairs) -> ResultTable:
    """The first rows; how many are left out is said in a note (see `pair_notes`)."""
    facilities = answer.prepared.facilities
    some = slice(0, MOST_ROWS)
    place, facility = pairs.place[some], pairs.facility[some]
    columns = [
        TableColumn("fid", say("Place, feature id"), answer.subjects.fids[place]),
        TableColumn("facility", say("Facility"), facilities.name[facility]),
        TableColumn("facility_uid", say("Facility, uid"), facilities.uid[facility]),
        TableColumn("travel", say("Travel"), pairs.cost[some], answer.prepared.measure.unit),
    ]
    uid = answer.subjects.columns.get("uid")
    if uid is not None:
        columns.insert(1, TableColumn("uid", say("Place, uid"), uid.values[place]))
    if answer.prepared.network is not None:
        columns.append(TableColumn("network_m", say("On the network"), pairs.length_m[some], "m"))
    return ResultTable("od", say("Origins and destinations"), tuple(columns))


def pair_notes(answer: Answer) -> list[str]:
    """How many pairs the table leaves out."""
    pairs = asked_pairs(answer)
    if pairs is None or len(pairs.facility) <= MOST_ROWS:
        return []
    return [
        say(
            "Origins and destinations: {count} pairs were found, of which the table shows the first {shown}. Ask for "
            "fewer facilities of each place, a smaller limit, or fewer places.",
            count=format_number(len(pairs.facility)),
            shown=format_number(MOST_ROWS),
        )
    ]


def health_table(network: NetworkPart) -> ResultTable:
    """What may be wrong with the network, with how much of it and what it means."""
    health, built = network.built.health, network.built
    rows: list[tuple[str, str, float, str]] = [
        ("nodes", say("Nodes"), built.network.node_count, ""),
        ("edges", say("Edges"), len(built.network), ""),
        ("one_way", say("Lines open one way"), built.counts.one_way, ""),
        (
            "islands",
            say("Parts that are not connected"),
            health.island_count,
            say("Between two of them there is no way. One is best."),
        ),
        (
            "dangles",
            say("Dead ends"),
            int(np.count_nonzero(health.is_dangle)),
            say("True for a cul-de-sac; where two roads should meet, raise the tolerance or correct the lines."),
        ),
        (
            "crossings",
            say("Crossings without a node"),
            len(health.crossing_xy),
            say("Right for bridges. If the lines should meet, let lines be joined where they cross."),
        ),
        (
            "near_ends",
            say("Ends beside a line"),
            len(health.near_end_xy),
            say("A line ends on another that has no vertex there. Let lines be joined where they cross."),
        ),
        (
            "zero_length",
            say("Edges without length"),
            int(np.count_nonzero(health.is_zero)),
            say("They connect, and cost nothing unless a field says so."),
        ),
        (
            "parallel",
            say("Parallel edges"),
            int(np.count_nonzero(health.is_parallel)),
            say("Between the same two nodes: the cheapest counts."),
        ),
        ("loops", say("Loops"), int(np.count_nonzero(health.is_loop)), say("Edges that end where they begin.")),
    ]
    identifiers, labels, values, meanings = zip(*rows)
    columns = (
        TableColumn("check", say("Check"), texts(labels)),
        TableColumn("count", say("Count"), np.array(values, dtype=np.int64)),
        TableColumn("meaning", say("What it means"), texts(meanings)),
        TableColumn("id", "id", texts(identifiers)),
    )
    return ResultTable("health", say("Health of the network"), columns)


def island_table(network: NetworkPart) -> ResultTable:
    """The largest parts of the network, the others in one row."""
    health = network.built.health
    served = np.zeros(health.island_count, dtype=np.int64)
    on = network.snapped.found
    of_facility = health.island[network.built.network.start[network.snapped.edge[on]]]
    np.add.at(served, of_facility, 1)
    shown = min(health.island_count, _MOST_ISLANDS)
    names = [str(number + 1) for number in range(shown)]
    edges, length, facilities = (
        _with_rest(values, shown) for values in (health.island_edges, health.island_length_m, served)
    )
    if health.island_count > shown:
        names.append(say("{count} others", count=health.island_count - shown))
    columns = (
        TableColumn("part", say("Part"), texts(names)),
        TableColumn("edges", say("Edges"), edges),
        TableColumn("length_m", say("Length"), length, "m"),
        TableColumn("facilities", say("Facilities"), facilities),
    )
    return ResultTable("islands", say("Parts of the network"), columns)


def _with_rest(values: npt.NDArray[Any], shown: int) -> npt.NDArray[Any]:
    if len(values) <= shown:
        return values
    return np.append(values[:shown], values[shown:].sum())


def _closed_table(network: NetworkPart) -> ResultTable:
    closed = network.closed
    if closed is None:
        raise ValueError("no hazard")
    length = network.built.network.length_m[closed.edge] * (closed.end - closed.begin)
    by_state = np.bincount(closed.state, length, 3)
    edges = [len(np.unique(closed.edge[closed.state == state])) for state in range(3)]
    columns = (
        TableColumn("state", say("State"), texts([say("closed"), say("unknown")])),
        TableColumn("edges", say("Edges"), np.array([edges[2], edges[1]], dtype=np.int64)),
        TableColumn("length_m", say("Length"), by_state[[2, 1]], "m"),
    )
    return ResultTable("closed", say("What the hazard closes"), columns)
