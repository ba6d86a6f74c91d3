# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Bridges: a flood below a bridge does not close the road on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ...geometry.geometries import IntArray
from ...network.model import Network
from ...progress import Progress
from ...twin.table import FeatureTable
from ...wording.numbers import format_quantity
from ...wording.translate import say_count
from .hazard import Closures, State

_BRIDGE = frozenset(
    [
        "yes",
        "true",
        "1",
        "1.0",
        "y",
        "t",
        "viaduct",
        "aqueduct",
        "cantilever",
        "movable",
        "trestle",
        "covered",
        "boardwalk",
        "suspension",
        "arch",
    ]
)
# A crossing at low water is built to be flooded.
_NO_BRIDGE = frozenset(("", "no", "false", "0", "0.0", "n", "f", "none", "null", "low_water_crossing"))
_WORDS_AT_ONCE = 50_000


class OnBridge(IntEnum):
    """Whether a line runs on a bridge."""

    NO = 0
    YES = 1
    UNKNOWN = 2


@dataclass(frozen=True)
class Spared:
    """What the hazard would close and bridges carry over it: how many lines, and their length over the hazard."""

    lines: int
    length_m: float


def on_bridge(table: FeatureTable, field: str | None, progress: Progress) -> IntArray | None:
    """(n,) int64 of `OnBridge` for every line; NULL is no bridge, as in OpenStreetMap. None without such a field."""
    if field is None or field not in table.columns:
        return None
    column = table.column(field)
    result = np.full(len(table), OnBridge.NO, dtype=np.int64)
    for start in range(0, len(table), _WORDS_AT_ONCE):
        progress.check()
        some = slice(start, start + _WORDS_AT_ONCE)
        words = [str(value).strip().casefold() for value in column.values[some].tolist()]
        result[some] = [
            OnBridge.YES if word in _BRIDGE else OnBridge.NO if word in _NO_BRIDGE else OnBridge.UNKNOWN
            for word in words
        ]
    result[column.null] = OnBridge.NO
    return result


def spare_bridges(found: Closures, bridges: IntArray | None, network: Network) -> tuple[Closures, Spared]:
    """Without what is on bridges; where nobody knows whether it is, the stretch is unknown instead of closed."""
    if bridges is None:
        return found, Spared(0, 0.0)
    line = network.feature[found.edge]
    spared = bridges[line] == OnBridge.YES
    state = np.where(bridges[line] == OnBridge.UNKNOWN, State.UNKNOWN, found.state).astype(np.int64)
    length = (found.end - found.begin) * network.length_m[found.edge]
    kept = ~spared
    count = len(np.unique(line[spared]))
    return (
        Closures(found.edge[kept], found.begin[kept], found.end[kept], state[kept]),
        Spared(count, float(length[spared].sum())),
    )


def bridge_notes(table: FeatureTable, field: str | None, bridges: IntArray | None, spared: Spared) -> list[str]:
    """How many bridges stay open, and which words of the field nobody explained."""
    if bridges is None or field is None:
        return []
    notes = []
    if spared.lines:
        notes.append(
            say_count(
                spared.lines,
                "{name}: {count} bridge stays open over the hazard below it, with {length} of road (field '{field}').",
                "{name}: {count} bridges stay open over the hazard below them, with {length} of road (field "
                "'{field}').",
                name=table.name,
                length=format_quantity(spared.length_m, "m"),
                field=field,
            )
        )
    doubtful = np.flatnonzero(bridges == OnBridge.UNKNOWN)
    if len(doubtful):
        words = sorted({str(value) for value in table.column(field).values[doubtful].tolist()})
        notes.append(
            say_count(
                len(doubtful),
                "{name}: whether {count} line is a bridge is not known ('{field}' is {words}); where the hazard "
                "reaches it, it is unknown whether it is open.",
                "{name}: whether {count} lines are bridges is not known ('{field}' is {words}); where the hazard "
                "reaches them, it is unknown whether they are open.",
                name=table.name,
                field=field,
                words=", ".join(words[:5]),
            )
        )
    return notes
