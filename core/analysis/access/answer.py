# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is served, who is not, and of whom nobody knows: from the rows of all places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...geometry.geometries import BoolArray, FloatArray
from ...twin.table import FeatureTable
from ..columns import amounts
from ..hazards import Hazard
from ..impact import Outcome
from .places import PEOPLE_COLUMN
from .prepared import Prepared
from .rows import AccessRows, Place, Ways

SERVED, NOT_SERVED, UNKNOWN = Outcome.SAFE, Outcome.HIT, Outcome.UNKNOWN


@dataclass(frozen=True)
class People:
    """People of n places: `known` is 0 where their number is not known, `missing` says where that is.

    `bound` (n,) is how many there may be where they are missing: as many as at
    the fullest known place.
    """

    known: FloatArray
    missing: BoolArray
    bound: FloatArray


@dataclass(frozen=True)
class Answer:
    """Everything computed, from which every part of the result is made.

    Attributes
    ----------
    number: of the hazard that counts; the first one leads
    outcome: (n,) int8 of `Outcome`, after the hazard where there is one
    before: (n,) the same for the whole network; the same array where there is no hazard
    ways, at_best: the ways that count: after the hazard where there is one
    people: None where nobody says how many there are
    crowd: the same for the cells of a population raster that was given beside the demand
    """

    prepared: Prepared
    subjects: FeatureTable
    rows: AccessRows
    outcome: npt.NDArray[np.int8]
    before: npt.NDArray[np.int8]
    ways: Ways
    at_best: Ways
    people: People | None
    crowd: Answer | None = None
    number: int = 0

    @property
    def of_people(self) -> Answer:
        """The answer in which people are counted: of the cells where there are any."""
        return self.crowd or self

    @property
    def has_hazard(self) -> bool:
        return bool(self.rows.under)

    @property
    def hazard(self) -> Hazard:
        """The one that counts."""
        return self.prepared.hazards[self.number]

    def by_hazard(self) -> list[Answer]:
        """This answer for each hazard, in their order."""
        count = len(self.rows.under)
        crowds = [None] * count if self.crowd is None else self.crowd.by_hazard()
        return [
            _answer(self.prepared, self.subjects, self.rows, self.people, crowd, number)
            for number, crowd in zip(range(count), crowds)
        ]

    @property
    def lost(self) -> BoolArray:
        """(n,) places that were served and are not any more."""
        found: BoolArray = (self.before == SERVED) & (self.outcome == NOT_SERVED)
        return found

    @property
    def maybe_lost(self) -> BoolArray:
        """(n,) places that were served, or may have been, and of which nobody knows whether they are."""
        found: BoolArray = (self.before != NOT_SERVED) & (self.outcome != SERVED) & ~self.lost
        return found

    @property
    def people_lost(self) -> tuple[FloatArray, FloatArray]:
        """(n,) people who lose access, and how many more may; none where nobody says how many there are."""
        if self.people is None:
            return np.zeros(len(self.rows)), np.zeros(len(self.rows))
        known, bound, lost, maybe = self.people.known, self.people.bound, self.lost, self.maybe_lost
        return np.where(lost, known, 0.0), np.where(maybe, known, 0.0) + np.where(lost | maybe, bound, 0.0)


def answer_of(prepared: Prepared, subjects: FeatureTable, rows: AccessRows) -> Answer:
    """Raises InputError where people are negative."""
    crowd = None
    if prepared.crowd is not None:
        cells, cell_rows = prepared.crowd
        crowd = _answer(prepared, cells, cell_rows, _people(cells, PEOPLE_COLUMN), None)
    people = None
    if prepared.of_cells:
        people = _people(subjects, PEOPLE_COLUMN)
    elif crowd is None and prepared.request.text("people_field"):
        people = _people(subjects, prepared.request.text("people_field") or "")
    return _answer(prepared, subjects, rows, people, crowd)


def _answer(
    prepared: Prepared,
    subjects: FeatureTable,
    rows: AccessRows,
    people: People | None,
    crowd: Answer | None,
    number: int = 0,
) -> Answer:
    limit = prepared.measure.limit
    before = outcomes(prepared, rows, rows.before, rows.before, limit)
    if not rows.under:
        return Answer(prepared, subjects, rows, before, before, rows.before, rows.before, people, crowd)
    after, at_best = rows.under[number]
    outcome = outcomes(prepared, rows, after, at_best, limit)
    return Answer(prepared, subjects, rows, outcome, before, after, at_best, people, crowd, number)


def outcomes(prepared: Prepared, rows: AccessRows, ways: Ways, at_best: Ways, limit: float) -> npt.NDArray[np.int8]:
    """(n,) int8: served within `limit` for sure, not served for sure, or unknown.

    Unknown is where the place is not known or too far from the network, where only a stretch serves it of which nobody
    knows whether it is open, and where a facility that is not on the network lies so near that it could.
    """
    result = np.full(len(rows), NOT_SERVED, dtype=np.int8)
    within = ways.cost <= limit
    result[(at_best.cost <= limit) & ~within] = UNKNOWN
    if prepared.network is not None:
        near = np.isfinite(rows.possible_m) & (rows.possible_m <= limit * prepared.network.fastest)
        result[~within & near] = UNKNOWN
    result[rows.place != Place.FOUND] = UNKNOWN
    result[within] = SERVED
    return result


def _people(subjects: FeatureTable, field: str) -> People:
    values = amounts(subjects, field)
    missing = np.isnan(values)
    # Who says nothing is taken as at most as full as the fullest that is known.
    bound = np.zeros(len(values))
    bound[missing] = values[~missing].max(initial=0.0)
    return People(np.where(missing, 0.0, values), missing, bound)
