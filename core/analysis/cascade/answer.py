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
from .engine import Prepared, Run
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
    """How many of some assets fail, work, are unknown.

    `doubtful` are those that may fail by themselves; `either` of these fail in any case, for others fail.
    """

    total: int
    failed: int
    directly: int
    unknown: int
    doubtful: int
    either: int

    @property
    def by_cascade(self) -> int:
        """How many surely do not fail by themselves and fail."""
        return self.failed - self.directly - self.either


def counted(run: Run, which: BoolArray) -> Counted:
    """`which` (n,) assets."""
    count = len(which)
    fails = which & (run.outcome[:count] == Outcome.HIT)
    doubtful = run.start.outcome == Outcome.UNKNOWN
    return Counted(
        int(np.count_nonzero(which)),
        int(np.count_nonzero(fails)),
        int(np.count_nonzero(fails & directly_hit(run)[:count])),
        int(np.count_nonzero(which & (run.outcome[:count] == Outcome.UNKNOWN))),
        int(np.count_nonzero(which & doubtful)),
        int(np.count_nonzero(fails & doubtful)),
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


def people_lost(setting: Setting, run: Run) -> PeopleLost | None:
    """None where nothing is known of people."""
    people = setting.people
    if people is None:
        return None
    if not len(people.node):
        return PeopleLost(np.zeros(0), np.zeros(0), 0.0, 0.0)
    served = people.node >= 0
    node = np.maximum(people.node, 0)
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
