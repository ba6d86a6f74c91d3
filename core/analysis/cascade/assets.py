# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All assets of a cascade as one row of nodes, whatever layers they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import InputError
from ...geometry.geometries import FloatArray, IntArray
from ...progress import Progress
from ...twin.catalogue import CLASSES, asset_class
from ...twin.guess import guess_class
from ...twin.manifest import UID_FIELD
from ...twin.model import LayerGeometry
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.text import elide
from ...wording.translate import say
from ..columns import amounts_where_numbers, chunks, column_texts
from ..describe import Request

PEOPLE_FIELD, SOURCE_FIELD = "people", "source_of"
_NAMES = ("name", "Name", "NAME")
NOT_FOUND = -1
_FNV = np.uint64(1_099_511_628_211)


@dataclass(frozen=True)
class Assets:
    """n assets of several layers, one layer after the other.

    Attributes
    ----------
    tables: the layers; first: (layers + 1,) the first node of each
    uid, name: (n,) object arrays of str; uid is "" where an asset has none
    kind: (n,) position in `kinds`
    kinds: what assets are, as people say it, in lower case; `kind_ids` the ids of the catalogue where it knows them
    people: (n,) people who depend on the asset itself, 0 where its layer says nothing; `people_unknown` where NULL
    tie: (n,) whole numbers made of the uids, by which equals are told apart whatever the order of the input
    index: finds nodes by their uids
    """

    tables: tuple[FeatureTable, ...]
    first: IntArray
    uid: npt.NDArray[Any]
    name: npt.NDArray[Any]
    kind: IntArray
    kinds: tuple[str, ...]
    kind_ids: tuple[str, ...]
    people: FloatArray
    people_unknown: npt.NDArray[np.bool_]
    has_people: bool
    tie: IntArray
    index: UidIndex

    def __len__(self) -> int:
        return len(self.uid)

    def nodes(self, layer: int) -> slice:
        return slice(int(self.first[layer]), int(self.first[layer + 1]))

    @cached_property
    def layer(self) -> IntArray:
        """(n,) the layer of each node."""
        return np.repeat(np.arange(len(self.tables)), np.diff(self.first))

    def called(self, word: str) -> npt.NDArray[np.bool_]:
        """(n,) the assets of a kind that people call so: its id, title or plural in the catalogue, or its own name."""
        folded = word.strip().casefold()
        kind_id = _known_words().get(folded, "")
        names = [kind.casefold() == folded for kind in self.kinds]
        ids = [bool(kind_id) and each == kind_id for each in self.kind_ids]
        chosen: npt.NDArray[np.bool_] = (np.array(names, dtype=bool) | np.array(ids, dtype=bool))[self.kind]
        return chosen

    def of_kind(self, kind_id: str) -> npt.NDArray[np.bool_]:
        """(n,) the assets that the catalogue knows as this kind."""
        return np.array([each == kind_id for each in self.kind_ids], dtype=bool)[self.kind]


def assets_of(request: Request, progress: Progress) -> Assets:
    """Raises InputError where there is none, a layer has no uid, or two assets share theirs."""
    tables = tuple(check_plausible(table) for table in request.vectors.get("assets", ()))
    if not tables or not sum(map(len, tables)):
        raise InputError(
            say("Input 'Assets'"), say("there is no asset to look at"), say("Choose layers that have features.")
        )
    uid_field = request.text("uid_field") or UID_FIELD
    for table in tables:
        _refuse_without_uid(table, uid_field)
    by_layer = [column_texts(table.column(uid_field), progress) for table in tables]
    uid = np.concatenate(by_layer)
    first = np.zeros(len(tables) + 1, dtype=np.int64)
    np.cumsum([len(table) for table in tables], out=first[1:])
    names = np.concatenate([_names(*pair, progress) for pair in zip(tables, by_layer)])
    kind, kinds, ids = _kinds(tables, request.text("asset_class_field"), progress)
    people, unknown, has_people = _people(
        tables, request.text("people_field") or PEOPLE_FIELD, request.text("people_field") is not None
    )
    tie = ties(uid, progress)
    index = UidIndex(uid, tie)
    _refuse_twins(tables, first, uid, index, progress)
    return Assets(tables, first, uid, names, kind, kinds, ids, people, unknown, has_people, tie, index)


def _refuse_without_uid(table: FeatureTable, uid_field: str) -> None:
    if uid_field not in table.columns:
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("it has no field '{field}' by which links could name its assets", field=uid_field),
            say("Choose the field that holds the uid of each asset (uid_field)."),
        )


def field_values(tables: Sequence[FeatureTable], field_name: str, progress: Progress) -> npt.NDArray[Any]:
    """(n,) the texts of this field, "" where a layer does not have it or it is NULL."""
    pieces = [
        column_texts(table.columns[field_name], progress)
        if field_name in table.columns
        else np.full(len(table), "", dtype=object)
        for table in tables
    ]
    return np.concatenate(pieces)


def ties(uid: npt.NDArray[Any], progress: Progress) -> IntArray:
    """(n,) a whole number made of each uid and of nothing else."""
    result = np.zeros(len(uid), dtype=np.int64)
    for piece in chunks(len(uid), progress):
        result[piece] = _hashed(uid[piece].tolist())
    return result


def _hashed(uids: list[str]) -> IntArray:
    """The hash FNV-1a, by words of eight bytes instead of bytes."""
    data = np.array([text.encode() for text in uids], dtype=np.bytes_)
    width = -(-max(data.dtype.itemsize, 1) // 8) * 8
    words = data.astype(f"S{width}").view("<u8").reshape(len(data), -1)
    value = np.full(len(data), 14_695_981_039_346_656_037, dtype=np.uint64)
    for column in words.T:
        mixed = (value ^ column) * _FNV
        # Padding must not count, or a uid would get another number beside a longer one.
        value = np.where(column == 0, value, mixed ^ (mixed >> np.uint64(29)))
    return (value >> np.uint64(1)).astype(np.int64)


class UidIndex:
    """Finds nodes by uid: several times as fast as a dictionary that no cache holds, and kinder to the window."""

    def __init__(self, uid: npt.NDArray[Any], tie: IntArray) -> None:
        self._uid = uid
        self._order = np.argsort(tie, kind="stable")
        self._ties = tie[self._order]

    def find(self, uids: list[str]) -> IntArray:
        """The node of each uid (some thousands at once), NOT_FOUND where there is none; the first of equal ones."""
        if not uids or not len(self._ties):
            return np.full(len(uids), NOT_FOUND, dtype=np.int64)
        keys = _hashed(uids)
        place = np.minimum(np.searchsorted(self._ties, keys), len(self._ties) - 1)
        node = np.where(self._ties[place] == keys, self._order[place], NOT_FOUND)
        found = self._uid[node].tolist()
        for position in [number for number, (a, b) in enumerate(zip(found, uids)) if a != b]:
            node[position] = self._search(int(place[position]), int(keys[position]), uids[position])
        node[[number for number, text in enumerate(uids) if not text]] = NOT_FOUND
        return node

    def _search(self, place: int, key: int, uid: str) -> int:
        """Among all that share the hash."""
        while place < len(self._ties) and self._ties[place] == key:
            node = int(self._order[place])
            if self._uid[node] == uid:
                return node
            place += 1
        return NOT_FOUND


def _names(table: FeatureTable, uids: npt.NDArray[Any], progress: Progress) -> npt.NDArray[Any]:
    """What each asset is called: its label, else its uid."""
    label = next((field for field in (table.source.label_field, *_NAMES) if field in table.columns), None)
    if label is None:
        return uids
    names = column_texts(table.columns[label], progress)
    for piece in chunks(len(names), progress):
        pairs = zip(names[piece].tolist(), uids[piece].tolist())
        names[piece] = [name if name.isalnum() and len(name) < 60 else elide(name or uid, 60) for name, uid in pairs]
    return names


def _known_words() -> dict[str, str]:
    """The id of each kind by everything that it is called, in lower case."""
    return {
        word.casefold(): each.id
        for each in reversed(CLASSES)
        for word in (each.id, each.id.replace("_", " "), each.title, each.plural)
    }


def _kinds(
    tables: Sequence[FeatureTable], class_field: str | None, progress: Progress
) -> tuple[IntArray, tuple[str, ...], tuple[str, ...]]:
    """The kind of each asset: by the class field where its layer has one, else by its layer."""
    known = _known_words()
    found: dict[tuple[str, str], int] = {}
    pieces = []
    for table in tables:
        default = _kind_of_layer(table)
        if not class_field or class_field not in table.columns:
            pieces.append(np.full(len(table), found.setdefault(default, len(found)), dtype=np.int64))
            continue
        values = column_texts(table.columns[class_field], progress)
        codes = np.empty(len(values), dtype=np.int64)
        of_value: dict[str, int] = {}
        for piece in chunks(len(values), progress):
            some = values[piece].tolist()
            for value in dict.fromkeys(some):
                kind_id = known.get(value.casefold(), "")
                key = (kind_id, asset_class(kind_id).title) if kind_id else ("", value)
                of_value.setdefault(value, found.setdefault(key if value else default, len(found)))
            codes[piece] = [of_value[value] for value in some]
        pieces.append(codes)
    return np.concatenate(pieces), tuple(title for _, title in found), tuple(kind_id for kind_id, _ in found)


def _kind_of_layer(table: FeatureTable) -> tuple[str, str]:
    kind = asset_class(table.source.asset_class) if table.source.asset_class else None
    if kind is None or kind.id == "other":
        kind = guess_class(table.name, LayerGeometry(table.geometries.kind.value))
    return ("", table.name) if kind.id == "other" else (kind.id, kind.title)


def _people(
    tables: Sequence[FeatureTable], field_name: str, is_wanted: bool
) -> tuple[FloatArray, npt.NDArray[np.bool_], bool]:
    people, unknown, found = [], [], False
    for table in tables:
        values = amounts_where_numbers(table, field_name, is_wanted)
        if values is None:
            people.append(np.zeros(len(table)))
            unknown.append(np.zeros(len(table), dtype=bool))
            continue
        found = True
        unknown.append(np.isnan(values))
        people.append(np.nan_to_num(values))
    return np.concatenate(people), np.concatenate(unknown), found


def _refuse_twins(
    tables: Sequence[FeatureTable], first: IntArray, uid: npt.NDArray[Any], index: UidIndex, progress: Progress
) -> None:
    """Raise InputError where two assets have the same uid."""
    for piece in chunks(len(uid), progress):
        node = np.arange(piece.start, piece.stop)
        found = index.find(uid[piece].tolist())
        twins = np.flatnonzero((found != node) & (found != NOT_FOUND))
        if len(twins):
            pair = found[twins[0]], node[twins[0]]
            layers = [tables[int(np.searchsorted(first, each, side="right")) - 1].name for each in pair]
            raise InputError(
                say("Layer '{name}'", name=layers[1]),
                say("its uid '{uid}' is also that of an asset in '{other}'", uid=uid[pair[1]], other=layers[0]),
                say("Give every asset a uid of its own, or leave out the layer that repeats another."),
            )
