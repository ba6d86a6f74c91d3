# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features on their way into a twin: uids, names that a GeoPackage can hold, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..core.geometry.crs import without
from ..core.progress import Progress
from ..core.twin.manifest import UID_FIELD
from ..core.twin.misplaced import Misplaced, misplaced
from ..core.twin.model import TwinLayer
from ..core.twin.plausible import check_plausible
from ..core.twin.table import Column, FeatureTable
from ..core.twin.uids import table_uids
from ..core.wording.translate import say_count
from .vector_write import GEOMETRY_COLUMN

_FID = "fid"
_RESERVED = (_FID, GEOMETRY_COLUMN)


@dataclass(frozen=True)
class PreparedRows:
    """A table as it goes into a twin.

    Attributes
    ----------
    table: with `uid` as its first column
    renamed: new names of the fields that could not keep theirs
    warnings: what a user of the twin should know of these rows
    by_source_id: uid by source id, "" if there are no source ids
    """

    table: FeatureTable
    renamed: Mapping[str, str]
    warnings: tuple[str, ...]
    by_source_id: Mapping[str, str]


def prepare_rows(
    twin_id: str, layer: TwinLayer, table: FeatureTable, id_field: str, progress: Progress
) -> PreparedRows:
    """Give every feature its uid; take away places that cannot be; say what is missing or there twice.

    Raises InputError where the coordinates as a whole are impossible in the CRS.
    """
    placed = check_plausible(table)
    odd = misplaced(placed.geometries)
    placed = replace(placed, geometries=without(placed.geometries, odd.mixed_up))
    known = {name: column for name, column in placed.columns.items() if name != _FID or name == id_field}
    uids = table_uids(twin_id, layer.id, replace(placed, columns=known), id_field, progress)
    renamed = _free_names(list(known))
    columns = {UID_FIELD: Column.of(uids.values)}
    columns.update({renamed.get(name, name): column for name, column in known.items() if name.lower() != _FID})
    warnings = [*placed.notes[len(table.notes) :], *_oddities(odd), *_flaws(layer, placed, id_field, uids.repeated)]
    ready = FeatureTable(placed.source, placed.crs, placed.fids, placed.geometries, columns, table.notes)
    return PreparedRows(ready, renamed, tuple(warnings), _by_source_id(known, id_field, uids.values))


def _by_source_id(columns: Mapping[str, Column], id_field: str, uids: np.ndarray) -> dict[str, str]:
    """The first feature of each id: links mean that one."""
    if not id_field:
        return {}
    column = columns[id_field]
    pairs = [
        (str(value), uid)
        for value, uid, gone in zip(column.values.tolist(), uids.tolist(), column.null.tolist())
        if not gone
    ]
    return dict(reversed(pairs))


def _free_names(names: list[str]) -> dict[str, str]:
    """New names for fields whose own is reserved or differs from another's in small and capital letters only."""
    taken = {UID_FIELD, *_RESERVED}
    renamed = {}
    for name in names:
        if name.lower() == _FID:
            continue
        free, number = name, 1
        while free.lower() in taken:
            number += 1
            free = f"source_{name}" if number == 2 and name.lower() == UID_FIELD else f"{name}_{number}"
        taken.add(free.lower())
        if free != name:
            renamed[name] = free
    return renamed


def _oddities(odd: Misplaced) -> list[str]:
    mixed, far = int(odd.mixed_up.sum()), int(odd.far.sum())
    warnings = []
    if mixed:
        warnings.append(
            say_count(
                mixed,
                "{count:,} feature has x and y swapped, or one of them twice: kept without place.",
                "{count:,} features have x and y swapped, or one of them twice: kept without place.",
            )
        )
    if far:
        warnings.append(
            say_count(
                far,
                "{count:,} feature lies far from all others: look whether it is in the right place.",
                "{count:,} features lie far from all others: look whether they are in the right place.",
            )
        )
    return warnings


def _flaws(layer: TwinLayer, table: FeatureTable, id_field: str, repeated: int) -> list[str]:
    warnings = []
    if repeated and id_field:
        warnings.append(
            say_count(
                repeated,
                "{count:,} feature has a '{field}' that another has, too.",
                "{count:,} features have a '{field}' that another has, too.",
                field=id_field,
            )
        )
    elif repeated:
        warnings.append(
            say_count(
                repeated,
                "{count:,} feature is an exact copy of another.",
                "{count:,} features are exact copies of another.",
            )
        )
    column = table.columns.get(layer.label_field)
    if column is not None:
        unnamed = column.null | (column.values == "") if column.values.dtype == object else column.null
        nameless = int(unnamed.sum())
        if nameless:
            warnings.append(
                say_count(
                    nameless,
                    "{count:,} feature has no '{field}'.",
                    "{count:,} features have no '{field}'.",
                    field=layer.label_field,
                )
            )
    return warnings
