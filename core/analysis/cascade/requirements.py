# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of requirements: how many providers of a service an asset takes, and for how long it does without."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ...errors import InputError
from ...geometry.geometries import FloatArray, IntArray
from ...overlay.ordering import stable_order
from ...progress import Progress
from ...twin.table import FeatureTable
from ...wording.translate import say
from .assets import NOT_FOUND


class Requirements:
    """How many providers each need takes, and for how long it does without; 1 and 0 where nothing is said."""

    def __init__(
        self,
        table: FeatureTable,
        asset_count: int,
        consumer: IntArray,
        service: IntArray,
        services: Sequence[str],
        notes: list[str],
        progress: Progress,
    ) -> None:
        """`consumer` (rows,) is the node of each row, NOT_FOUND where it is not among the assets; `service` (rows,) is
        a position in `services`. Adds to `notes`; raises InputError for a k or an autonomy that cannot be."""
        self._table, self._asset_count, self._progress = table, asset_count, progress
        self._consumer = consumer
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
        order = stable_order(keys, self._asset_count * width, self._progress)
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
        found = np.bincount(consumer * width + service, minlength=self._asset_count * width)[keys]
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
            row_of_need = np.full(self._asset_count * width, NOT_FOUND, dtype=np.int64)
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
