# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of dependencies, checked and put together with the requirements as a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...cascade.network import Links, Network, Sources, network_of
from ...errors import InputError
from ...geometry.geometries import IntArray
from ...overlay.ordering import stable_order
from ...progress import Progress
from ...twin.links import ASSUMED, CONFIRMED
from ...twin.table import FeatureTable
from ...wording.translate import say, say_count
from ..columns import chunks, listed, uid_texts
from .assets import NOT_FOUND, SOURCE_FIELD, Assets, field_values
from .requirements import Requirements

_FEW_NAMES = 5


@dataclass(frozen=True)
class Dependencies:
    """The network, and what has to be said about the tables; `row` (l,) of links is that of the first table."""

    network: Network
    row: IntArray
    notes: tuple[str, ...]


def dependencies(
    assets: Assets,
    links: FeatureTable,
    requirements: FeatureTable | None,
    source_field: str | None,
    progress: Progress,
) -> Dependencies:
    """Raises InputError for links and requirements that cannot be."""
    notes: list[str] = []
    consumer = _ends(assets, links, "consumer_uid", progress)
    provider = _ends(assets, links, "provider_uid", progress)
    _refuse_wrong_links(links, consumer, provider)
    tables = [links] if requirements is None else [links, requirements]
    services, codes = _services(tables, progress)
    service = codes[0]
    kept = np.flatnonzero(consumer != NOT_FOUND)
    if len(kept) < len(consumer):
        notes.append(
            say(
                "{table}: {count} links lead to something that is not among the assets; they are left out.",
                table=links.name,
                count=len(consumer) - len(kept),
            )
        )
    confirmed = _confirmed(links, notes, progress)
    kept = _each_once(links, consumer, provider, service, confirmed, kept, notes, progress)
    progress.check()
    consumer, provider, service = consumer[kept], provider[kept], service[kept]
    sources = _sources(assets, source_field or SOURCE_FIELD, services, notes, progress)
    needed, autonomy_h = np.ones(len(kept), dtype=np.int64), np.zeros(len(kept))
    if requirements is not None:
        its_consumer = _ends(assets, requirements, "consumer_uid", progress)
        needs = Requirements(requirements, len(assets), its_consumer, codes[1], services, notes, progress)
        needs.refuse_impossible(consumer, service, len(services))
        needed, autonomy_h = needs.of(consumer, service, len(services))
    network = network_of(
        len(assets),
        tuple(name or say("service") for name in services),
        Links(consumer, provider, service, confirmed[kept]),
        needed,
        autonomy_h,
        sources,
        progress,
    )
    return Dependencies(network, kept[network.row], tuple(notes))


def _ends(assets: Assets, links: FeatureTable, field: str, progress: Progress) -> IntArray:
    column = links.column(field)
    result = np.empty(len(links), dtype=np.int64)
    for piece in chunks(len(links), progress):
        some = uid_texts(listed(column, piece))
        if "" in some:
            raise InputError(
                say("Table '{name}'", name=links.name),
                say("a link has no '{field}'", field=field),
                say("Name both ends of every link, or delete the link."),
            )
        result[piece] = assets.index.find(some)
    return result


def _refuse_wrong_links(links: FeatureTable, consumer: IntArray, provider: IntArray) -> None:
    missing = np.flatnonzero((provider == NOT_FOUND) & (consumer != NOT_FOUND))
    if len(missing):
        row = int(missing[0])
        uid = links.column("provider_uid").values[row]
        to = links.column("consumer_uid").values[row]
        raise InputError(
            say("Table '{name}'", name=links.name),
            say_count(
                len(missing),
                "the provider '{uid}' of '{consumer}' is not among the assets",
                "the provider '{uid}' of '{consumer}' is not among the assets, and {count} links in all lack theirs",
                uid=uid,
                consumer=to,
            ),
            say("Add the layer that holds it to the assets, or correct the link."),
        )
    looped = np.flatnonzero((consumer == provider) & (consumer != NOT_FOUND))
    if len(looped):
        uid = links.column("consumer_uid").values[int(looped[0])]
        raise InputError(
            say("Table '{name}'", name=links.name),
            say("'{uid}' is linked to itself", uid=uid),
            say("Delete the link: nothing can be its own provider. Longer cycles are fine."),
        )


def _services(tables: Sequence[FeatureTable], progress: Progress) -> tuple[tuple[str, ...], list[IntArray]]:
    """The services in the order of their names, and the code of each row of each table; "" where none is named."""
    found: dict[str, int] = {}
    codes = []
    for table in tables:
        code = np.zeros(len(table), dtype=np.int64)
        column = table.columns.get("service")
        if column is None and len(table):
            code[:] = found.setdefault("", len(found))
        for piece in chunks(len(table) if column is not None else 0, progress):
            some = uid_texts(listed(column, piece)) if column is not None else []
            for name in dict.fromkeys(some):
                found.setdefault(name, len(found))
            code[piece] = [found[name] for name in some]
        codes.append(code)
    names = sorted(found)
    rank = np.array([names.index(name) for name in found], dtype=np.int64)
    return tuple(names), [rank[code] for code in codes]


def _confirmed(links: FeatureTable, notes: list[str], progress: Progress) -> npt.NDArray[np.bool_]:
    """(rows,) confirmed or not; what says neither counts as assumed."""
    if "status" not in links.columns:
        notes.append(say("{table}: it has no field 'status', so that every link counts as assumed.", table=links.name))
        return np.zeros(len(links), dtype=bool)
    column = links.columns["status"]
    confirmed, other = np.zeros(len(links), dtype=bool), 0
    for piece in chunks(len(links), progress):
        words = listed(column, piece)
        confirmed[piece] = [word == CONFIRMED for word in words]
        other += sum(word not in (CONFIRMED, ASSUMED) for word in words)
    if other:
        notes.append(
            say(
                "{table}: {count} links are neither 'confirmed' nor 'assumed'; they count as assumed.",
                table=links.name,
                count=other,
            )
        )
    return confirmed


def _each_once(
    links: FeatureTable,
    consumer: IntArray,
    provider: IntArray,
    service: IntArray,
    confirmed: npt.NDArray[np.bool_],
    kept: IntArray,
    notes: list[str],
    progress: Progress,
) -> IntArray:
    """Rows of different links; of equal ones a confirmed one, the first of those."""
    count = max(int(consumer.max(initial=0)), int(provider.max(initial=0))) + 1
    width = int(service.max(initial=0)) + 1
    end = (provider[kept] * width + service[kept]) * 2 + ~confirmed[kept]
    by_end = kept[stable_order(end, 2 * count * width, progress)]
    order = by_end[stable_order(consumer[by_end], count, progress)]
    progress.check()
    new = np.ones(len(order), dtype=bool)
    for index, ends in enumerate((consumer, provider, service)):
        differs = ends[order][1:] != ends[order][:-1]
        new[1:] = differs if index == 0 else new[1:] | differs
    if not new.all():
        notes.append(
            say(
                "{table}: {count} links repeat another; each counts once.",
                table=links.name,
                count=int(np.count_nonzero(~new)),
            )
        )
    return np.sort(order[new])


def _sources(assets: Assets, field: str, services: Sequence[str], notes: list[str], progress: Progress) -> Sources:
    """Assets that name services which they are the source of, separated by commas."""
    if not any(field in table.columns for table in assets.tables):
        return Sources.none()
    values = field_values(assets.tables, field, progress)
    nodes, kinds = [], []
    strange: dict[str, None] = {}
    for node in np.flatnonzero(values != "").tolist():
        progress.check()
        for name in filter(None, (each.strip() for each in str(values[node]).replace(";", ",").split(","))):
            if name in services:
                nodes.append(node)
                kinds.append(services.index(name))
            else:
                strange[name] = None
    if strange:
        names = ", ".join(list(strange)[:_FEW_NAMES])
        notes.append(say("Field '{field}' names services that no link provides ({names}).", field=field, names=names))
    return Sources(np.array(nodes, dtype=np.int64), np.array(kinds, dtype=np.int64))
