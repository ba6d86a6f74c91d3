# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two-step floating catchment: how much capacity there is for every person who can reach it.

Luo and Wang 2003: first the ratio of every facility, R_j = S_j / sum of people P_k of all places k within the limit of
j; then the access of every place, A_i = sum of R_j over all facilities j within the limit of i.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...geometry.geometries import FloatArray, IntArray
from .answer import Answer


@dataclass(frozen=True)
class Catchment:
    """Attributes
    ----------
    ratio: (f,) capacity per person of every facility by rank, NaN where nobody can reach it
    people: (f,) who can reach it
    places: (f,) how many places can
    access: (n,) capacity per person of every place; 0 where no facility is within the limit
    """

    ratio: FloatArray
    people: FloatArray
    places: IntArray
    access: FloatArray


def catchment_of(answer: Answer) -> Catchment | None:
    """None where facilities have no capacity. Without people, every place of demand counts as one."""
    facilities, pairs = answer.prepared.facilities, answer.rows.pairs
    if facilities.capacity is None or pairs is None:
        return None
    weight = answer.people.known if answer.people is not None else np.ones(len(answer.rows))
    count, place = len(facilities), pairs.place
    people = np.bincount(pairs.facility, weight[place], count).astype(np.float64)
    ratio = np.divide(facilities.capacity, people, out=np.full(count, np.nan), where=people > 0)
    share = np.nan_to_num(ratio[pairs.facility])
    access = np.bincount(place, share, len(answer.rows)).astype(np.float64)
    return Catchment(ratio, people, np.bincount(pairs.facility, minlength=count), access)
