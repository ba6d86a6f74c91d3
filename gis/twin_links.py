# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The two tables of a twin that say what depends on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..core.twin.links import ASSUMED, CONFIRMED, DEPENDENCY_FIELDS, REQUIREMENT_FIELDS, Links, ThingRef
from ..core.twin.table import Column
from ..core.twin.uids import uid_of
from ..core.wording.translate import say_count
from .vector_write import NewTable

UidsOfLayers = Mapping[str, Mapping[str, str]]
"""Uid by source id, by layer."""


def link_tables(
    twin_id: str, dependency: str, requirement: str, links: Links, uids: UidsOfLayers
) -> tuple[list[NewTable], list[str]]:
    """The tables of these names, and a sentence if links point to features that the twin does not have."""
    dependencies, lost = [], 0
    for link in links.dependencies:
        ends = _uid(uids, link.consumer), _uid(uids, link.provider)
        if None in ends:
            lost += 1
            continue
        status = CONFIRMED if link.confirmed else ASSUMED
        uid = uid_of(twin_id, dependency, *map(str, ends), link.service)
        dependencies.append((uid, *ends, link.service, status, link.source))
    requirements = []
    for need in links.requirements:
        consumer = _uid(uids, need.consumer)
        if consumer is None:
            lost += 1
            continue
        uid = uid_of(twin_id, requirement, consumer, need.service)
        requirements.append((uid, consumer, need.service, need.k, need.autonomy_h))
    tables = [
        _table(dependency, DEPENDENCY_FIELDS, dependencies, {}),
        _table(requirement, REQUIREMENT_FIELDS, requirements, {"k": np.int64, "autonomy_h": np.float64}),
    ]
    if not lost:
        return tables, []
    note = say_count(
        lost,
        "{count:,} link names a feature that is not in the twin: left out.",
        "{count:,} links name a feature that is not in the twin: left out.",
    )
    return tables, [note]


def _uid(uids: UidsOfLayers, thing: ThingRef) -> str | None:
    layer, source_id = thing
    return uids.get(layer, {}).get(source_id)


def _table(
    name: str, fields: Sequence[str], rows: Sequence[tuple[object, ...]], dtypes: Mapping[str, type]
) -> NewTable:
    columns = {}
    for position, field in enumerate(fields):
        values = np.empty(len(rows), dtype=dtypes.get(field, object))
        values[:] = [row[position] for row in rows]
        columns[field] = Column.of(values)
    return NewTable(name, columns)
