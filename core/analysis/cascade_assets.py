# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All assets of a cascade as one row of nodes, whatever layers they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ..cascade.ragged import texts
from ..errors import InputError
from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from ..twin.catalogue import CLASSES, asset_class
from ..twin.guess import guess_class
from ..twin.manifest import UID_FIELD
from ..twin.model import LayerGeometry
from ..twin.plausible import check_plausible
from ..twin.table import Column, FeatureTable
from ..wording.text import elide
from ..wording.translate import say
from .describe import Request

PEOPLE_FIELD, SOURCE_FIELD = "people", "source_of"
_NAMES = ("name", "Name", "NAME")
_AT_ONCE = 20_000
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
    positions: node by uid
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
    positions: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.uid)

    def nodes(self, layer: int) -> slice:
        return slice(int(self.first[layer]), int(self.first[layer + 1]))

    @cached_property
    def layer(self) -> IntArray:
        """(n,) the layer of each node."""
        return np.repeat(np.arange(len(self.tables)), np.diff(self.first))

    def of_kind(self, kind_id: str) -> npt.NDArray[np.bool_]:
        """(n,) the assets that the catalogue knows as this kind."""
        return np.array([each == kind_id for each in self.kind_ids], dtype=bool)[self.kind]

    def __contains__(self, uid: str) -> bool:
        return uid in self.positions


def assets_of(request: Request, progress: Progress) -> Assets:
    """Raises InputError where there is none, a layer has no uid, or two assets share theirs."""
    tables = tuple(check_plausible(table) for table in request.vectors.get("assets", ()))
    if not tables or not sum(map(len, tables)):
        raise InputError(
            say("Input 'Assets'"), say("there is no asset to look at"), say("Choose layers that have features.")
        )
    uid_field = request.text("uid_field") or UID_FIELD
    uid = np.concatenate([_texts(table.column(uid_field), progress) for table in tables])
    first = np.zeros(len(tables) + 1, dtype=np.int64)
    np.cumsum([len(table) for table in tables], out=first[1:])
    names = np.concatenate([_names(table, uid_field, progress) for table in tables])
    kind, kinds, ids = _kinds(tables, request.text("asset_class_field"), progress)
    people, unknown, has_people = _people(tables, request.text("people_field") or PEOPLE_FIELD)
    positions = _positions(tables, first, uid, progress)
    return Assets(
        tables, first, uid, names, kind, kinds, ids, people, unknown, has_people, ties(uid, progress), positions
    )


def field_values(tables: Sequence[FeatureTable], field_name: str, progress: Progress) -> npt.NDArray[Any]:
    """(n,) the texts of this field, "" where a layer does not have it or it is NULL."""
    pieces = [
        _texts(table.columns[field_name], progress)
        if field_name in table.columns
        else np.full(len(table), "", dtype=object)
        for table in tables
    ]
    return np.concatenate(pieces)


def ties(uid: npt.NDArray[Any], progress: Progress) -> IntArray:
    """(n,) a whole number made of each uid and of nothing else (the hash FNV-1a by words of eight bytes)."""
    result = np.zeros(len(uid), dtype=np.int64)
    for start in range(0, len(uid), _AT_ONCE):
        progress.check()
        data = np.array([text.encode() for text in uid[start : start + _AT_ONCE].tolist()], dtype=np.bytes_)
        width = -(-max(data.dtype.itemsize, 1) // 8) * 8
        words = data.astype(f"S{width}").view("<u8").reshape(len(data), -1)
        value = np.full(len(data), 14_695_981_039_346_656_037, dtype=np.uint64)
        for column in words.T:
            mixed = (value ^ column) * _FNV
            # Padding must not count, or a uid would get another number beside a longer one.
            value = np.where(column == 0, value, mixed ^ (mixed >> np.uint64(29)))
        result[start : start + _AT_ONCE] = (value >> np.uint64(1)).astype(np.int64)
    return result


def uid_text(value: object) -> str:
    """A uid as text, whether it was kept as text, whole number or decimal number."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).strip()


def _texts(column: Column, progress: Progress) -> npt.NDArray[Any]:
    result = np.empty(len(column.values), dtype=object)
    for start in range(0, len(result), _AT_ONCE):
        progress.check()
        piece = slice(start, start + _AT_ONCE)
        values, null = column.values[piece].tolist(), column.null[piece].tolist()
        result[piece] = ["" if absent else uid_text(value) for value, absent in zip(values, null)]
    return result


def _names(table: FeatureTable, uid_field: str, progress: Progress) -> npt.NDArray[Any]:
    """What each asset is called: its label, else its uid."""
    label = next((field for field in (table.source.label_field, *_NAMES) if field in table.columns), uid_field)
    names, uids = _texts(table.columns[label], progress), _texts(table.columns[uid_field], progress)
    return texts(elide(name or uid, 60) for name, uid in zip(names.tolist(), uids.tolist()))


def _kinds(
    tables: Sequence[FeatureTable], class_field: str | None, progress: Progress
) -> tuple[IntArray, tuple[str, ...], tuple[str, ...]]:
    """The kind of each asset: by the class field where its layer has one, else by its layer."""
    known = {word: each.id for each in reversed(CLASSES) for word in (each.id, each.title, each.plural)}
    found: dict[tuple[str, str], int] = {}
    pieces = []
    for table in tables:
        default = _kind_of_layer(table)
        if not class_field or class_field not in table.columns:
            pieces.append(np.full(len(table), found.setdefault(default, len(found)), dtype=np.int64))
            continue
        values = _texts(table.columns[class_field], progress).tolist()
        of_value: dict[str, int] = {}
        for value in dict.fromkeys(values):
            kind_id = known.get(value.casefold(), "")
            key = (kind_id, asset_class(kind_id).title) if kind_id else ("", value)
            of_value[value] = found.setdefault(key if value else default, len(found))
        pieces.append(np.array([of_value[value] for value in values], dtype=np.int64))
    return np.concatenate(pieces), tuple(title for _, title in found), tuple(kind_id for kind_id, _ in found)


def _kind_of_layer(table: FeatureTable) -> tuple[str, str]:
    kind = asset_class(table.source.asset_class) if table.source.asset_class else None
    if kind is None or kind.id == "other":
        kind = guess_class(table.name, LayerGeometry(table.geometries.kind.value))
    return ("", table.name) if kind.id == "other" else (kind.id, kind.title)


def _people(tables: Sequence[FeatureTable], field_name: str) -> tuple[FloatArray, npt.NDArray[np.bool_], bool]:
    people, unknown, found = [], [], False
    for table in tables:
        column = table.columns.get(field_name)
        if column is None or column.values.dtype.kind not in "iuf":
            people.append(np.zeros(len(table)))
            unknown.append(np.zeros(len(table), dtype=bool))
            continue
        values = column.as_float()
        if (values < 0).any():
            raise InputError(
                say("Layer '{name}'", name=table.name),
                say("its field '{field}' holds negative numbers of people", field=field_name),
                say("Correct them, or set them to NULL where the number is not known."),
            )
        found = True
        unknown.append(~np.isfinite(values))
        people.append(np.where(np.isfinite(values), values, 0.0))
    return np.concatenate(people), np.concatenate(unknown), found


def _positions(
    tables: Sequence[FeatureTable], first: IntArray, uid: npt.NDArray[Any], progress: Progress
) -> dict[str, int]:
    positions: dict[str, int] = {}
    for start in range(0, len(uid), _AT_ONCE):
        progress.check()
        for node, text in enumerate(uid[start : start + _AT_ONCE].tolist(), start):
            if text and positions.setdefault(text, node) != node:
                layers = [
                    tables[int(np.searchsorted(first, each, side="right")) - 1].name for each in (positions[text], node)
                ]
                raise InputError(
                    say("Layer '{name}'", name=layers[1]),
                    say("its uid '{uid}' is also that of an asset in '{other}'", uid=text, other=layers[0]),
                    say("Give every asset a uid of its own, or leave out the layer that repeats another."),
                )
    return positions
