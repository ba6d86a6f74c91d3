# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cascade draws besides its assets: the links from provider to consumer, and the reach that was assumed."""

from __future__ import annotations

import numpy as np

from ...cascade.footprints import LONLAT
from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray, Geometries, GeometryKind
from ...overlay.places import places_of
from ...piecewise import picked
from ...progress import Progress
from ...twin.table import Column
from ...wording.translate import say
from ..columns import texts
from ..impact import DerivedLayer, Outcome
from .answer import Answer
from .features import PERIOD, link_rows, periods

_MOST_LINKS = 200_000
LAYERS = {"links": "Dependencies", "assumed_coverage": "Assumed coverage"}


def layers(answer: Answer, progress: Progress) -> tuple[tuple[DerivedLayer, ...], tuple[str, ...]]:
    """The layers, and notes about what is not drawn."""
    links, notes = _links(answer, progress)
    found = [] if links is None else [links]
    progress.check()
    people = answer.setting.people
    if people is not None and people.ranges is not None:
        found.append(_coverage(answer))
    return tuple(found), notes


def _links(answer: Answer, progress: Progress) -> tuple[DerivedLayer | None, tuple[str, ...]]:
    assets, run, network = answer.assets, answer.runs[0], answer.setting.ready.network
    provider, consumer, carried = link_rows(answer, run)
    xy = _places(answer, progress)
    drawn = np.isfinite(xy[provider, 0]) & np.isfinite(xy[consumer, 0])
    notes = []
    if not drawn.all():
        missing = int(np.count_nonzero(~drawn))
        notes.append(say("{count} links have an end without a place; they count but are not drawn.", count=missing))
    if np.count_nonzero(drawn) > _MOST_LINKS:
        drawn &= carried
        notes.append(
            say("There are more than {most} links: only those that carried a failure are drawn.", most=_MOST_LINKS)
        )
    chosen = np.flatnonzero(drawn)[:_MOST_LINKS]
    if len(chosen) < np.count_nonzero(drawn):
        notes.append(say("Only the first {most} links are drawn.", most=_MOST_LINKS))
    if not len(chosen):
        return None, tuple(notes)
    provider, consumer, carried = provider[chosen], consumer[chosen], carried[chosen]
    need = network.need_of_link[chosen]
    progress.check()
    begins, ends = periods(answer, np.where(carried, run.hour[consumer], 0.0))
    order = (
        say("carried failure, confirmed"),
        say("carried failure, assumed"),
        say("confirmed"),
        say("assumed"),
    )
    hour = np.where(carried, run.hour[consumer], np.nan)
    columns = {
        "provider_uid": Column.of(picked(assets.uid, provider)),
        "consumer_uid": Column.of(picked(assets.uid, consumer)),
        "provider": Column.of(picked(assets.name, provider)),
        "consumer": Column.of(picked(assets.name, consumer)),
        "service": Column.of(picked(texts(network.services), network.service[need])),
        "status": Column.of(picked(texts(order), 2 * ~carried + ~network.confirmed[chosen])),
        "carried": Column.of(carried),
        "hour": Column(np.where(carried, hour, 0.0), ~carried),
        PERIOD[0]: Column.of(begins),
        PERIOD[1]: Column.of(ends),
    }
    coords = np.stack((xy[provider], xy[consumer]), axis=1).reshape(-1, 2)
    each = np.arange(len(chosen) + 1, dtype=np.int64)
    lines = Geometries(GeometryKind.LINE, coords, 2 * each, None, each)
    title = say("Dependencies: from provider to consumer")
    crs = assets.tables[0].crs.to_wkt()
    layer = DerivedLayer("links", title, crs, lines, columns, "links", "status", PERIOD, class_order=order)
    return layer, tuple(notes)


def _places(answer: Answer, progress: Progress) -> FloatArray:
    """(n, 2) a point of every asset in the CRS of the first layer, NaN where there is none."""
    tables = answer.assets.tables
    found = []
    for table in tables:
        progress.check()
        xy = places_of(table.geometries, progress)
        found.append(project_xy(xy, table.crs, tables[0].crs, progress))
    return np.concatenate(found)


def _coverage(answer: Answer) -> DerivedLayer:
    people, run = answer.setting.people, answer.runs[0]
    if people is None or people.ranges is None:
        raise ValueError("there is nothing to draw")
    ranges = people.ranges
    placed = np.flatnonzero(np.isfinite(ranges.lonlat[:, 0]) & (ranges.range_m > 0))
    rings = ranges.outlines()[placed]
    server = ranges.server[placed]
    count, vertices = rings.shape[:2]
    each = np.arange(count + 1, dtype=np.int64)
    polygons = Geometries(GeometryKind.POLYGON, rings.reshape(-1, 2), each * vertices, each, each)
    hour = run.hour[server]
    failed = np.isfinite(hour)
    begins, ends = periods(answer, np.zeros(count))
    ends = np.where(failed, periods(answer, np.where(failed, hour, 0.0))[0], ends)
    states = (say("serves"), say("fails"), say("unknown"))
    order = np.array([Outcome.SAFE, Outcome.HIT, Outcome.UNKNOWN])
    columns = {
        "server_uid": Column.of(answer.assets.uid[server]),
        "server": Column.of(answer.assets.name[server]),
        "state": Column.of(texts(states)[order[run.outcome[server]]]),
        "range_m": Column.of(ranges.range_m[placed]),
        "source": Column.of(np.full(count, people.source, dtype=object)),
        PERIOD[0]: Column.of(begins),
        PERIOD[1]: Column.of(ends),
    }
    title = say("Assumed coverage")
    crs = LONLAT.to_wkt()
    return DerivedLayer("assumed_coverage", title, crs, polygons, columns, "coverage", "state", PERIOD, False, states)
