# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that a cascade found, from which every part of its result is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from ...cascade.criticality import Criticality
from ...geometry.geometries import BoolArray, FloatArray, IntArray
from ..by_zone import ByZones
from ..impact import Outcome
from .assets import Assets
from .engine import Drawn, Prepared, Run
from .links import Dependencies
from .people import PeopleRows
from .start import StateOfLayer

HOSPITAL, SCHOOL = "hospital", "school"


@dataclass(frozen=True)
class Setting:
    """What does not depend on what fails: kept prepared, so that another failure is only the fixed point again.

    `zone` (n,) is the zone of each asset, -1 outside of all; `begins_at` is hour 0 in UTC.
    """

    assets: Assets
    dependencies: Dependencies
    ready: Prepared
    people: PeopleRows | None
    zones: ByZones | None
    zone: IntArray
    begins_at: datetime
    horizon_h: float
    states: tuple[StateOfLayer, ...]


@dataclass(frozen=True)
class Answer:
    """A run for every hazard (or the only one), and what each asset is worth; `criticality` None where not asked."""

    setting: Setting
    runs: tuple[Run, ...]
    criticality: Criticality | None
    articulation: BoolArray | None
    something_fails: bool

    @property
    def assets(self) -> Assets:
        return self.setting.assets


@dataclass(frozen=True)
class Counted:
    """How many of some assets fail, work, are unknown; means over the samples where failures are drawn.

    `doubtful` are those that may fail by themselves; `either` of these fail in any case, for others fail.
    """

    total: int
    failed: float
    directly: float
    unknown: float
    doubtful: int
    either: float

    @property
    def by_cascade(self) -> float:
        """How many surely do not fail by themselves and fail."""
        return self.failed - self.directly - self.either


def fates(run: Run, count: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Of each asset whether it fails, fails by itself, is unknown: 0 or 1, or in which share of the samples."""
    if run.drawn is not None:
        certain, possible, hit = (share[:count] for share in (run.drawn.certain, run.drawn.possible, run.drawn.hit))
        return certain, hit, possible - certain
    outcome = run.outcome[:count]
    by_itself = directly_hit(run)[:count] & (outcome == Outcome.HIT)
    fails, unknown = outcome == Outcome.HIT, outcome == Outcome.UNKNOWN
    return fails.astype(np.float64), by_itself.astype(np.float64), unknown.astype(np.float64)


def counted(run: Run, which: BoolArray) -> Counted:
    """`which` (n,) assets."""
    fails, by_itself, unknown = fates(run, len(which))
    doubtful = which & (run.start.outcome == Outcome.UNKNOWN)

    def sum_of(share: FloatArray, chosen: BoolArray) -> float:
        found = float(share[chosen].sum())
        return found if run.drawn is not None else round(found)

    return Counted(
        int(np.count_nonzero(which)),
        sum_of(fails, which),
        sum_of(by_itself, which),
        sum_of(unknown, which),
        int(np.count_nonzero(doubtful)),
        sum_of(fails, doubtful),
    )


def directly_hit(run: Run) -> npt.NDArray[np.bool_]:
    """(n,) assets that fail by themselves; where failures are drawn, those that do in at least half of the samples."""
    hit: BoolArray = run.start.outcome == Outcome.HIT
    if run.start.probability is not None:
        hit = hit | (np.nan_to_num(run.start.probability) >= 0.5)
    return hit


@dataclass(frozen=True)
class PeopleLost:
    """People without service in the end: per row of `PeopleRows`, and their person-hours up to the horizon."""

    lost: FloatArray
    unknown: FloatArray
    person_hours: float
    person_hours_unknown: float


def _people_drawn(people: PeopleRows, drawn: Drawn, served: BoolArray, node: IntArray) -> PeopleLost:
    """Means over the samples."""
    certain, possible, hours, most_hours = (
        np.where(served, share[node], 0.0) for share in (drawn.certain, drawn.possible, drawn.hours, drawn.most_hours)
    )
    unknown = people.people * (possible - certain) + people.unknown * possible
    sure = float((people.people * hours).sum())
    bound = float(((people.people + people.unknown) * most_hours).sum())
    return PeopleLost(people.people * certain, unknown, sure, max(bound - sure, 0.0))


def people_lost(setting: Setting, run: Run) -> PeopleLost | None:
    """None where nothing is known of people."""
    people = setting.people
    if people is None:
        return None
    if not len(people.node):
        return PeopleLost(np.zeros(0), np.zeros(0), 0.0, 0.0)
    served = people.node >= 0
    node = np.maximum(people.node, 0)
    if run.drawn is not None:
        return _people_drawn(people, run.drawn, served, node)
    hour, earliest_h = (np.where(served, hours[node], np.inf) for hours in (run.hour, run.earliest_h))
    certain, possible = np.isfinite(hour), np.isfinite(earliest_h)
    lost = np.where(certain, people.people, 0.0)
    unknown = np.where(possible & ~certain, people.people, 0.0) + np.where(possible, people.unknown, 0.0)
    hours = np.maximum(setting.horizon_h - np.where(certain, hour, np.inf), 0.0)
    at_most = np.maximum(setting.horizon_h - np.where(possible, earliest_h, np.inf), 0.0)
    sure = float((people.people * hours).sum())
    bound = float(((people.people + people.unknown) * at_most).sum())
    return PeopleLost(lost, unknown, sure, max(bound - sure, 0.0))


def people_total(setting: Setting) -> float:
    """Known people, served or not."""
    return 0.0 if setting.people is None else float(setting.people.people.sum())


def event_hours(answer: Answer, run: Run, most: int = 200) -> FloatArray:
    """The hours at which something changes, from 0 to the horizon, thinned out where they are too many."""
    horizon_h = answer.setting.horizon_h
    hours = np.unique(np.concatenate((run.hour[np.isfinite(run.hour)], run.earliest_h[np.isfinite(run.earliest_h)])))
    hours = hours[(hours > 0) & (hours < horizon_h)]
    if len(hours) > most:
        hours = hours[np.unique(np.linspace(0, len(hours) - 1, most).astype(np.int64))]
    return np.concatenate(([0.0], hours, [horizon_h]))
