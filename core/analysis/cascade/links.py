# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of dependencies and requirements, checked and put together as a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...cascade.network import Links, Network, Sources, network_of
from ...errors import InputError
from ...geometry.geometries import FloatArray, IntArray
from ...overlay.ordering import stable_order
from ...progress import Progress
from ...twin.links import ASSUMED, CONFIRMED
from ...twin.table import FeatureTable
from ...wording.translate import say, say_count
from ..columns import chunks, listed, uid_texts
from .assets import NOT_FOUND, SOURCE_FIELD, Assets, field_values

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
        needs = _Requirements(assets, requirements, codes[1], services, notes, progress)
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


class _Requirements:
    """How many providers each need takes, and for how long it does without; 1 and 0 where nothing is said."""

    def __init__(
        self,
        assets: Assets,
        table: FeatureTable,
        service: IntArray,
        services: Sequence[str],
        notes: list[str],
        progress: Progress,
    ) -> None:
        self._table, self._assets, self._progress = table, assets, progress
        self._consumer = _ends(assets, table, "consumer_uid", progress)
        self._service, self._names = service, services
        self._needed = _numbers(table, "k", 1.0)
        self._autonomy = _numbers(table, "autonomy_h", 0.0)
        notes.extend(_missing_columns(table))
        self._refuse(~(self._needed >= 1) | (self._needed % 1 != 0), say("its k is not a whole number of at least 1"))
        self._refuse(~(self._autonomy >= 0), say("its autonomy is negative or no number"))
        left_out = int(np.count_nonzero(self._consumer == NOT_FOUND))
        if left_out:
            notes.append(
                say(
                    "{table}: {count} requirements are of something that is not among the assets; they are left out.",
                    table=table.name,
                    count=left_out,
                )
            )

    def _refuse(self, wrong: npt.NDArray[np.bool_], reason: str) -> None:
        if wrong.any():
            raise self._error(int(np.flatnonzero(wrong)[0]), reason, say("Correct the requirement."))

    def _error(self, row: int, reason: str, remedy: str) -> InputError:
        uid = self._table.column("consumer_uid").values[row]
        thing = say(
            "Table '{name}', '{uid}' and its {service}",
            name=self._table.name,
            uid=uid,
            service=self._names[int(self._service[row])],
        )
        return InputError(thing, reason, remedy)

    def _rows(self, width: int) -> tuple[IntArray, IntArray]:
        """Keys of the needs that are among the assets, ascending, and the row of each."""
        rows = np.flatnonzero(self._consumer != NOT_FOUND)
        keys = self._consumer[rows] * width + self._service[rows]
        order = stable_order(keys, len(self._assets) * width, self._progress)
        keys, rows = keys[order], rows[order]
        self._progress.check()
        same = np.flatnonzero(keys[1:] == keys[:-1])
        for position in same.tolist():
            a, b = rows[position], rows[position + 1]
            if self._needed[a] != self._needed[b] or self._autonomy[a] != self._autonomy[b]:
                raise self._error(
                    int(b), say("two requirements contradict each other"), say("Keep the one that is right.")
                )
        new = np.ones(len(keys), dtype=bool)
        new[1:] = keys[1:] != keys[:-1]
        return keys[new], rows[new]

    def refuse_impossible(self, consumer: IntArray, service: IntArray, width: int) -> None:
        """Raise InputError where more providers are required than there are."""
        keys, rows = self._rows(width)
        found = np.bincount(consumer * width + service, minlength=len(self._assets) * width)[keys]
        self._progress.check()
        wrong = np.flatnonzero(self._needed[rows] > found)
        if len(wrong):
            row = int(rows[wrong[0]])
            raise self._error(
                row,
                say(
                    "it needs {needed} providers but has links to {found}",
                    needed=int(self._needed[row]),
                    found=int(found[wrong[0]]),
                ),
                say("Lower k, or add the links that are missing."),
            )

    def of(self, consumer: IntArray, service: IntArray, width: int) -> tuple[IntArray, FloatArray]:
        """k and autonomy of the need that each link belongs to."""
        keys, rows = self._rows(width)
        needed, autonomy = np.ones(len(consumer), dtype=np.int64), np.zeros(len(consumer))
        if len(keys):
            # Looked up by place: a search of every link among the keys takes seconds, with no look at Cancel.
            row_of_need = np.full(len(self._assets) * width, NOT_FOUND, dtype=np.int64)
            row_of_need[keys] = rows
            row = row_of_need[consumer * width + service]
            self._progress.check()
            said = np.flatnonzero(row != NOT_FOUND)
            needed[said] = self._needed[row[said]].astype(np.int64)
            autonomy[said] = self._autonomy[row[said]]
            self._progress.check()
        return needed, autonomy


def _missing_columns(table: FeatureTable) -> list[str]:
    """What a column of another name means is guessed by nobody."""
    names = ", ".join(table.columns)
    found = []
    if "k" not in table.columns:
        text = say("{table} has no field 'k' (but {names}): one provider is enough.", table=table.name, names=names)
        found.append(text)
    if "autonomy_h" not in table.columns:
        text = say(
            "{table} has no field 'autonomy_h' (but {names}): nothing goes on without.", table=table.name, names=names
        )
        found.append(text)
    return found


def _numbers(table: FeatureTable, field: str, default: float) -> FloatArray:
    """The numbers of a field; the default where the table does not have it or it is NULL."""
    column = table.columns.get(field)
    if column is None:
        return np.full(len(table), default)
    try:
        values = column.as_float()
    except ValueError:
        raise InputError(
            say("Table '{name}'", name=table.name),
            say("its field '{field}' holds texts that are no numbers", field=field),
            say("Correct them, or set them to NULL."),
        ) from None
    return np.where(column.null, default, values)
