# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Damaged measure as money: per asset, by zone, by type, and what a year is expected to cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...damage.annual import annual_damage
from ...geometry.geometries import FloatArray, IntArray
from ...progress import Progress
from ...ragged import sums_by
from ...twin.table import FeatureTable
from ..asset_types import AssetTypes, asset_types
from ..by_zone import zone_rows
from ..impact import Outcome
from ..ragged import Ragged
from .rows import SCENARIOS, DamageRows
from .setup import Setup
from .values import Values, asset_values

LOW, BASE, HIGH = range(3)


@dataclass(frozen=True)
class Money:
    """Amounts of one event, or of a year, for n assets, zones or types; low, base and high in the columns.

    Attributes
    ----------
    damage: (n, 3) what is lost
    unknown: (n, 3) what the parts are worth of which nobody knows whether they are struck
    struck: (n,) base value of the parts that are known to be struck
    """

    damage: FloatArray
    unknown: FloatArray
    struck: FloatArray

    @property
    def total(self) -> Money:
        """The sum of all, as one row."""
        return Money(
            self.damage.sum(axis=0, keepdims=True),
            self.unknown.sum(axis=0, keepdims=True),
            self.struck.sum(keepdims=True),
        )

    def grouped(self, group: IntArray, count: int) -> Money:
        """Sums by group 0..count-1."""
        return Money(
            _sums(self.damage, group, count), _sums(self.unknown, group, count), sums_by(group, self.struck, count)
        )


@dataclass(frozen=True)
class DamageAnswer:
    """Everything computed, from which every part of the result is made.

    Attributes
    ----------
    events: money of every asset by hazard
    zone_events: money of every zone by hazard, "outside" last; empty where there are no zones
    year, zone_year: the same a year; None where nothing says how hazards make a year
    zone_value: (zones + 1,) base value of the assets by zone
    outcome: (n,) int8 of `Outcome` under the headline hazard
    """

    setup: Setup
    assets: FeatureTable
    rows: DamageRows
    types: AssetTypes
    values: Values
    events: tuple[Money, ...]
    zone_events: tuple[Money, ...]
    year: Money | None
    zone_year: Money | None
    zone_value: FloatArray
    outcome: npt.NDArray[np.int8]

    @property
    def headline(self) -> Money:
        return self.events[self.setup.headline]

    @property
    def has_width(self) -> bool:
        """Whether low and high differ from base."""
        return self.curves_have_width or self.setup.values.has_width

    @property
    def used_curves(self) -> tuple[int, ...]:
        """Numbers of the curves that some asset takes."""
        found = {self.setup.choice.curve_of(str(label)) for label in self.types.labels}
        return tuple(sorted(number for number in found if number >= 0))

    @property
    def curves_have_width(self) -> bool:
        return any(self.setup.choice.bands[number].has_width for number in self.used_curves)


def damage_answer(setup: Setup, assets: FeatureTable, rows: DamageRows, progress: Progress) -> DamageAnswer:
    """Raises InputError for values of assets that cannot be used."""
    types = asset_types(assets, setup.class_field, progress)
    values = asset_values(setup.values, assets, types, rows)
    zone_count = len(setup.zones) if setup.zones is not None else 0
    events, zone_events = [], []
    for loss in rows.losses:
        progress.check()
        amounts, zone = _amounts(loss, values), zone_rows(loss["zone"], zone_count)
        progress.check()
        events.append(_with_unplaced(amounts.grouped(loss.owner, len(assets)), values, np.arange(len(assets))))
        if setup.zones is not None:
            outside = np.full(len(assets), zone_count)
            zone_events.append(_with_unplaced(amounts.grouped(zone, zone_count + 1), values, outside))
    progress.check()
    return DamageAnswer(
        setup,
        assets,
        rows,
        types,
        values,
        tuple(events),
        tuple(zone_events),
        _year(events, setup),
        _year(zone_events, setup),
        _zone_value(rows.parts, values, zone_count),
        _outcomes(assets, rows, setup, values),
    )


def _amounts(loss: Ragged, values: Values) -> Money:
    """Money of every row."""
    rate = values.rate[loss.owner]
    damage = np.column_stack([loss[name] for name in SCENARIOS]) * rate
    # What nobody put a value on may be worth as much as the most valuable one, and lose all of it.
    bound = (loss["struck"] + loss["unknown"]) * values.bound[loss.owner]
    return Money(damage, loss["unknown"][:, None] * rate + bound[:, None], loss["struck"] * rate[:, BASE])


def _with_unplaced(money: Money, values: Values, row: IntArray) -> Money:
    """Assets that have a value but no place are unknown as a whole; `row` (n,) is where each asset counts."""
    if not values.unplaced.any():
        return money
    whole = values.whole + values.bound_whole[:, None]
    lost = _sums(np.where(values.unplaced[:, None], whole, 0.0), row, len(money.damage))
    return Money(money.damage, money.unknown + lost, money.struck)


def _zone_value(parts: Ragged, values: Values, zone_count: int) -> FloatArray:
    amount = parts["measure"] * values.rate[parts.owner, BASE]
    result = sums_by(zone_rows(parts["zone"], zone_count), amount, zone_count + 1)
    # What the parts do not hold has no place in the CRS of the hazards, or none at all.
    rest = values.whole[:, BASE] - sums_by(parts.owner, amount, len(values.whole))
    result[-1] += rest[parts.sums("measure") == 0].sum()
    return result


def _year(events: Sequence[Money], setup: Setup) -> Money | None:
    rule = setup.rule
    if rule is None or not events:
        return None
    return Money(
        annual_damage([event.damage for event in events], rule),
        annual_damage([event.unknown for event in events], rule),
        annual_damage([event.struck for event in events], rule),
    )


def _outcomes(assets: FeatureTable, rows: DamageRows, setup: Setup, values: Values) -> npt.NDArray[np.int8]:
    """Damaged, undamaged or unknown, whether or not the value is known."""
    loss = rows.losses[setup.headline]
    unknown = (loss.sums("unknown") > 0) | values.unplaced | ~assets.geometries.has_geometry
    outcome = np.where(unknown, Outcome.UNKNOWN, Outcome.SAFE).astype(np.int8)
    outcome[loss.sums("base") > 0] = Outcome.HIT
    return outcome


def _sums(values: FloatArray, group: IntArray, count: int) -> FloatArray:
    return np.column_stack([sums_by(group, values[:, each], count) for each in range(values.shape[1])])
