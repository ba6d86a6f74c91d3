# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What assets are worth: a number for all, a field, or a table by type; low, base and high."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...damage.tables import ValueTable, class_key, read_values
from ...errors import InputError
from ...geometry.geometries import BoolArray, FloatArray, GeometryKind
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..asset_types import AssetTypes
from ..columns import amounts
from ..describe import Request
from .rows import DamageRows

_UNIT_OF = {GeometryKind.POINT: "asset", GeometryKind.LINE: "m", GeometryKind.POLYGON: "m2"}


@dataclass(frozen=True)
class ValueRule:
    """What the user said about values.

    Attributes
    ----------
    number: of a unit of every asset without another value, None where not given
    field: whose value an asset takes first
    table: values by type of asset
    whole: whether a value is that of the whole asset, not of a metre or square metre
    low, high: what values are multiplied by for the low and the high estimate, where the table does not say
    currency: the unit of every figure of money
    """

    number: float | None
    field: str | None
    table: ValueTable | None
    whole: bool
    low: float
    high: float
    currency: str

    @property
    def has_width(self) -> bool:
        by_table = self.table is not None and any(
            each.low is not None or each.high is not None for each in self.table.values.values()
        )
        return by_table or self.low < 1.0 or self.high > 1.0


@dataclass(frozen=True)
class Values:
    """What n assets are worth.

    Attributes
    ----------
    whole: (n, 3) low, base and high value of each asset; 0 where it has none
    rate: (n, 3) the same for a unit of its measure (1, m, m2); 0 where it has no measure
    missing: (n,) whether nothing says what the asset is worth
    unplaced: (n,) whether the asset is worth something, but has no measure over which that could be spread
    bound: (n,) what a unit of the measure may be worth where that is missing: as much as the most valuable known one;
        0 for all others, and where no value is known at all
    bound_whole: (n,) the same for the whole asset
    """

    whole: FloatArray
    rate: FloatArray
    missing: BoolArray
    unplaced: BoolArray
    bound: FloatArray
    bound_whole: FloatArray


def value_rule(request: Request, assets: FeatureTable) -> ValueRule:
    """Raises InputError where nothing says what assets are worth, or two units do not fit. Reads no asset."""
    table = request.table("values")
    values = read_values(table) if table is not None else None
    refuse_no_value(request)
    number, field = request.optional_number("unit_value"), request.text("value_field")
    whole = request.parameters.get("value_of") == "asset" or assets.geometries.kind is GeometryKind.POINT
    if values is not None and values.unit:
        whole = _whole_by_table(values.unit, assets)
    if values is not None and request.text("asset_class_field") is None:
        raise InputError(
            say("Parameter 'Asset type field'"),
            say("the values are by type of asset, and nothing says of which type each asset is"),
            say("Choose the field with the type of asset."),
        )
    low, high = (request.optional_number(name) for name in ("value_low", "value_high"))
    low, high = 1.0 if low is None else low, 1.0 if high is None else high
    currency = request.text("currency") or (values.currency if values else "") or say("units of money")
    return ValueRule(number, field, values, whole, low, high, currency)


def refuse_no_value(request: Request) -> None:
    """Raises InputError where nothing says what assets are worth. Reads nothing."""
    number, field = request.parameters.get("unit_value"), request.text("value_field")
    if number is None and field is None and not request.vectors.get("values"):
        raise InputError(
            say("Parameter 'Value'"),
            say("nothing says what the assets are worth"),
            say("Give the value of one asset, metre or square metre, the field that holds it, or a table of values."),
        )


def _whole_by_table(unit: str, assets: FeatureTable) -> bool:
    fits = _UNIT_OF[assets.geometries.kind]
    if unit not in ("asset", fits):
        raise InputError(
            say("Input 'Values'"),
            say("its values are for {unit}, but the assets of '{name}' have none", unit=unit, name=assets.name),
            say("Give values for 'asset' or for '{fits}'.", fits=fits),
        )
    return unit == "asset"


def asset_values(rule: ValueRule, assets: FeatureTable, types: AssetTypes, rows: DamageRows) -> Values:
    """Raises InputError for values that are negative or no number."""
    count = len(assets)
    base = np.full(count, np.nan)
    low, high = np.full(count, rule.low), np.full(count, rule.high)
    if rule.table is not None:
        by_type = _of_types(rule, types)[types.codes]
        base, low, high = by_type[:, 0].copy(), by_type[:, 1].copy(), by_type[:, 2].copy()
    if rule.field is not None:
        given = amounts(assets, rule.field)
        known = ~np.isnan(given)
        base[known], low[known], high[known] = given[known], rule.low, rule.high
    if rule.number is not None:
        rest = np.isnan(base)
        base[rest], low[rest], high[rest] = rule.number, rule.low, rule.high
    missing = np.isnan(base)
    if count and missing.all():
        raise InputError(
            say("Layer '{name}'", name=assets.name),
            say("nothing says what any of its assets is worth"),
            say("Give a value for those without one, or choose the field or table that holds their values or types."),
        )
    unit = np.where(missing[:, None], 0.0, base[:, None] * np.column_stack((low, np.ones(count), high)))
    highest = np.where(missing, unit[:, 2].max(initial=0.0), 0.0)
    measure = rows.measure[:, None]
    if not rule.whole:
        placed = np.zeros(count, dtype=bool)
        return Values(unit * measure, unit, missing, placed, highest, highest * rows.measure)
    rate, bound = (
        np.divide(each, measure, out=np.zeros_like(each), where=measure > 0) for each in (unit, highest[:, None])
    )
    unplaced = (rows.measure == 0) & ((unit[:, 1] > 0) | (highest > 0))
    return Values(unit, rate, missing, unplaced, bound[:, 0], highest)


def _of_types(rule: ValueRule, types: AssetTypes) -> FloatArray:
    """(types, 3) value, and by what it is multiplied for low and high; NaN where the table has none."""
    result = np.full((len(types.labels), 3), np.nan)
    table = rule.table.values if rule.table is not None else {}
    for position, label in enumerate(types.labels):
        found = table.get(class_key(str(label)))
        if found is None:
            continue
        low = rule.low if found.low is None or not found.base else found.low / found.base
        high = rule.high if found.high is None or not found.base else found.high / found.base
        result[position] = found.base, low, high
    return result
