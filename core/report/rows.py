# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a result as a table shows them: which columns, which rows, in which order.

Made for a million rows beside a window that must not wait: texts are looked at in small pieces, and
what is sorted in one go are numbers only, for which numpy releases the interpreter lock.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..analysis.impact import FeatureResult, Outcome, ResultTable
from ..geometry.geometries import BoolArray, IntArray
from ..progress import Progress
from ..twin.manifest import UID_FIELD
from ..wording.text import field_label

_PIECE = 4096
_KEY_BYTES = 64
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class RowColumn:
    """A column to show.

    Where `null` is True there is no value. `outcome_labels`: the values are `Outcome`, and these the words for them
    by value. `is_attribute`: it comes from the layer, and whole numbers in it are as likely codes as counts.
    """

    label: str
    values: npt.NDArray[Any]
    null: BoolArray | None = None
    unit: str = ""
    help: str = ""
    outcome_labels: tuple[str, str, str] | None = None
    is_attribute: bool = False

    @property
    def is_outcome(self) -> bool:
        return self.outcome_labels is not None

    @property
    def is_text(self) -> bool:
        return self.values.dtype.kind in "OUS"


@dataclass(frozen=True)
class RowQuery:
    """What the reader asks of a table.

    Attributes
    ----------
    text: rows in which a text or whole number contains it, in any case; "" for all
    outcome: rows with this outcome only; None for all
    among: positions of the only rows to consider, ascending; None for all
    sort: index of the column to sort by; None for the order of the layer, but what is hit, then what is unknown first
    descending: from large to small; rows without a value come last either way
    """

    text: str = ""
    outcome: Outcome | None = None
    among: IntArray | None = None
    sort: int | None = None
    descending: bool = False


def feature_columns(result: FeatureResult, outcome_label: str, id_label: str) -> tuple[RowColumn, ...]:
    """Attributes (the feature id where there are none), the outcome, then the result columns."""
    table = result.table
    # What features are called by comes first; the technical id, which means nothing to a reader, comes last.
    label = table.source.label_field
    attributes = [
        RowColumn(field_label(name), column.values, column.null, is_attribute=True)
        for name, column in sorted(table.columns.items(), key=lambda item: (item[0] == UID_FIELD, item[0] != label))
    ]
    ids = attributes[-1:] if UID_FIELD in table.columns else []
    names = attributes[: len(attributes) - len(ids)] or [RowColumn(id_label, table.fids, is_attribute=True)]
    outcome = RowColumn(outcome_label, result.outcome, outcome_labels=result.outcome_labels)
    found = tuple(RowColumn(c.label, c.values, unit=c.unit, help=c.help) for c in result.columns)
    return (*names, outcome, *found, *ids)


def table_columns(table: ResultTable) -> tuple[RowColumn, ...]:
    """The columns of a table, to be shown as rows of text."""
    return tuple(RowColumn(c.label, c.values, unit=c.unit, help=c.help) for c in table.columns)


def find_rows(columns: Sequence[RowColumn], query: RowQuery, progress: Progress) -> IntArray:
    """Positions of the rows that the query asks for, in its order; raises Cancelled when told to stop."""
    count = len(columns[0].values) if columns else 0
    rows = np.arange(count, dtype=np.int64) if query.among is None else query.among
    if query.outcome is not None:
        outcome = next(column.values for column in columns if column.is_outcome)
        rows = rows[outcome[rows] == query.outcome]
    if query.text:
        rows = rows[_contains(columns, rows, query.text, progress)]
    if query.sort is not None:
        return rows[_sorted_positions(columns[query.sort], rows, query.descending, progress)]
    return _hit_first(columns, rows)


def _hit_first(columns: Sequence[RowColumn], rows: IntArray) -> IntArray:
    """What the reader asked for comes first, then what nobody can tell, then what is safe."""
    outcome = next((column.values for column in columns if column.is_outcome), None)
    if outcome is None:
        return rows
    found = outcome[rows]
    return np.concatenate([rows[found == each] for each in (Outcome.HIT, Outcome.UNKNOWN, Outcome.SAFE)])


def _contains(columns: Sequence[RowColumn], rows: IntArray, text: str, progress: Progress) -> BoolArray:
    needle = text.casefold()
    found = np.zeros(len(rows), dtype=bool)
    searched = [
        column for column in columns if column.is_text or (column.values.dtype.kind in "iu" and not column.is_outcome)
    ]
    for start in range(0, len(rows), _PIECE):
        progress.check()
        piece = slice(start, start + _PIECE)
        for column in searched:
            hits = [needle in str(value).casefold() for value in column.values[rows[piece]].tolist()]
            found[piece] |= np.array(hits, dtype=bool) & ~_missing(column, rows[piece])
    return found


def _missing(column: RowColumn, rows: IntArray) -> BoolArray:
    """Which of these rows have no value: NULL, None or NaN."""
    values = column.values[rows]
    if column.null is not None and column.null[rows].any():
        return column.null[rows] | _is_nan(values)
    return _is_nan(values)


def _is_nan(values: npt.NDArray[Any]) -> BoolArray:
    if values.dtype.kind in "fmM":
        return np.asarray(values != values)  # NaN and NaT alone differ from themselves
    if values.dtype.kind == "O":
        return np.fromiter((value is None or value != value for value in values), dtype=bool, count=len(values))
    return np.zeros(len(values), dtype=bool)


def _sorted_positions(column: RowColumn, rows: IntArray, descending: bool, progress: Progress) -> IntArray:
    """Positions in `rows` in ascending or descending order of the column, equal values in the order they had."""
    progress.check()
    missing = np.concatenate(
        [_missing(column, rows[start : start + _PIECE]) for start in _pieces(len(rows), progress)]
        or [np.zeros(0, dtype=bool)]
    )
    known = np.flatnonzero(~missing)
    if column.is_text:
        keys = _text_keys(column.values, rows[known], progress)
    else:
        keys = [_rising_key(column.values[rows[known]])]
    if descending:
        keys = [~key for key in keys]
    order = np.lexsort(keys[::-1]) if len(keys) > 1 else np.argsort(keys[0], kind="stable")
    progress.check()
    return np.concatenate((known[order], np.flatnonzero(missing)))


def _pieces(count: int, progress: Progress) -> range:
    progress.check()
    return range(0, count, _PIECE)


def _rising_key(values: npt.NDArray[Any]) -> npt.NDArray[np.uint64]:
    """Unsigned numbers in the order of the values, so that their complement is the reverse order."""
    sign = np.uint64(1 << 63)
    if values.dtype.kind == "f":
        bits = (values.astype(np.float64) + 0.0).view(np.uint64)
        return np.where(bits & sign, ~bits, bits | sign)
    if values.dtype.kind == "u":
        return values.astype(np.uint64)
    return values.astype(np.int64).view(np.uint64) ^ sign


def _text_keys(values: npt.NDArray[Any], rows: IntArray, progress: Progress) -> list[npt.NDArray[np.uint64]]:
    """The texts as a few unsigned numbers each, first the most significant; equal up to case are equal."""
    encoded = np.zeros(len(rows), dtype=f"S{_KEY_BYTES}")
    longest = 1
    for start in range(0, len(rows), _PIECE):
        progress.check()
        piece = [_natural(str(value)) for value in values[rows[start : start + _PIECE]]]
        encoded[start : start + len(piece)] = piece
        longest = max(longest, max(map(len, piece)))
    words = encoded.view(">u8").reshape(len(rows), _KEY_BYTES // 8)
    used = min(-(-longest // 8), _KEY_BYTES // 8)
    return [words[:, index].astype(np.uint64) for index in range(used)]


def _natural(text: str) -> bytes:
    """Bytes that sort as a reader would: in any case, and "Ward 9" before "Ward 10"."""
    folded = unicodedata.normalize("NFKD", text.casefold()) if not text.isascii() else text.casefold()
    return _DIGITS.sub(_with_length, folded).encode("utf-8")[:_KEY_BYTES]


def _with_length(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0") or "0"
    return chr(ord("0") + min(len(digits), 60)) + digits
