# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What access measures of every place of demand: rows that can be taken, joined and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from ...geometry.geometries import FloatArray, IntArray
from ...ragged import cumulated, items_of, owners_of

NO_FACILITY = -1


class Place(IntEnum):
    """What is known of where a place is."""

    FOUND = 0
    NOWHERE = 1  # no geometry, or none in the network's plane
    FAR = 2  # farther from the network than allowed


@dataclass(frozen=True)
class Ways:
    """The best way from each of n places to a facility, in one state of the network.

    Attributes
    ----------
    cost: (n,) entries included; infinite where there is no way, NaN where the place is not on the network
    facility: (n,) int64 rank of the facility, -1 where there is none
    length_m: (n,) on the network
    """

    cost: FloatArray
    facility: IntArray
    length_m: FloatArray

    def take(self, subjects: IntArray) -> Ways:
        return Ways(self.cost[subjects], self.facility[subjects], self.length_m[subjects])


@dataclass(frozen=True)
class Pairs:
    """Facilities within the limit of n places: those of place i are at offsets[i]..offsets[i + 1], nearest first."""

    offsets: IntArray
    facility: IntArray
    cost: FloatArray
    length_m: FloatArray

    @property
    def place(self) -> IntArray:
        """(k,) the place of each pair."""
        return owners_of(self.offsets)

    def take(self, subjects: IntArray) -> Pairs:
        items, offsets = items_of(self.offsets, subjects)
        return Pairs(offsets, self.facility[items], self.cost[items], self.length_m[items])


@dataclass(frozen=True)
class AccessRows:
    """What was measured of n places.

    Attributes
    ----------
    place: (n,) int8 of `Place`
    zone: (n,) the zone of the "by" layer, -1 outside
    entry_m: (n,) metres to the network, NaN in straight lines
    possible_m: (n,) metres in a straight line to the nearest facility that is not on the network
    before: ways on the whole network
    under: ways under each hazard: for sure, and at best
    pairs: None unless asked for
    choice: (n,) how many facilities keep the largest limit, -1 where the place is not known; None on a network
    """

    place: npt.NDArray[np.int8]
    zone: IntArray
    entry_m: FloatArray
    possible_m: FloatArray
    before: Ways
    under: tuple[tuple[Ways, Ways], ...]
    pairs: Pairs | None
    choice: IntArray | None = None

    def __len__(self) -> int:
        return len(self.place)

    def take(self, subjects: IntArray) -> AccessRows:
        return AccessRows(
            self.place[subjects],
            self.zone[subjects],
            self.entry_m[subjects],
            self.possible_m[subjects],
            self.before.take(subjects),
            tuple((after.take(subjects), at_best.take(subjects)) for after, at_best in self.under),
            None if self.pairs is None else self.pairs.take(subjects),
            None if self.choice is None else self.choice[subjects],
        )

    def joined(self, others: Sequence[Any]) -> AccessRows:
        all_rows: list[AccessRows] = [self, *others]
        return AccessRows(
            np.concatenate([rows.place for rows in all_rows]),
            np.concatenate([rows.zone for rows in all_rows]),
            np.concatenate([rows.entry_m for rows in all_rows]),
            np.concatenate([rows.possible_m for rows in all_rows]),
            _joined_ways([rows.before for rows in all_rows]),
            tuple(
                (_joined_ways([each[0] for each in of_hazard]), _joined_ways([each[1] for each in of_hazard]))
                for of_hazard in zip(*(rows.under for rows in all_rows))
            ),
            _joined_pairs([rows.pairs for rows in all_rows]),
            np.concatenate([rows.choice for rows in all_rows if rows.choice is not None])
            if self.choice is not None
            else None,
        )


def _joined_ways(ways: Sequence[Ways]) -> Ways:
    return Ways(
        np.concatenate([way.cost for way in ways]),
        np.concatenate([way.facility for way in ways]),
        np.concatenate([way.length_m for way in ways]),
    )


def _joined_pairs(pairs: Sequence[Pairs | None]) -> Pairs | None:
    present = [each for each in pairs if each is not None]
    if not present:
        return None
    counts = np.concatenate([np.diff(each.offsets) for each in present])
    return Pairs(
        cumulated(counts),
        np.concatenate([each.facility for each in present]),
        np.concatenate([each.cost for each in present]),
        np.concatenate([each.length_m for each in present]),
    )
