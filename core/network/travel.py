# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What it costs to travel lines, and which way: length, time or a field; one-way streets; default speeds by class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..geometry.geometries import BoolArray, FloatArray
from ..progress import Progress
from ..twin.table import Column, FeatureTable
from ..wording.translate import say
from .build import Topology
from .model import Network

KMH_TO_M_PER_MIN = 1000.0 / 60.0
_MILE_KM = 1.609344
_AT_ONCE = 20_000
_NUMBER = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(km/h|kmh|kph|mph)?\s*$", re.IGNORECASE)

WALKING_KMH = 5.0
CLASS_SPEED_SOURCE = "Project OSRM: car profile, default speeds; foot profile (5 km/h) where cars do not drive"
CLASS_SPEEDS_KMH = {
    "motorway": 90.0,
    "motorway_link": 45.0,
    "trunk": 85.0,
    "trunk_link": 40.0,
    "primary": 65.0,
    "primary_link": 30.0,
    "secondary": 55.0,
    "secondary_link": 25.0,
    "tertiary": 40.0,
    "tertiary_link": 20.0,
    "unclassified": 25.0,
    "residential": 25.0,
    "living_street": 10.0,
    "service": 15.0,
    **dict.fromkeys(
        ("track", "pedestrian", "footway", "path", "cycleway", "bridleway", "steps", "corridor"), WALKING_KMH
    ),
}


class CostKind(Enum):
    """What is least on the best way."""

    TIME = "time"
    LENGTH = "length"
    FIELD = "field"


class Way(IntEnum):
    """How a line may be travelled."""

    BOTH = 0
    FORWARD = 1
    BACKWARD = 2
    OTHER = 3  # the field holds a value that nobody explained


@dataclass(frozen=True)
class TravelRule:
    """What the user said about travelling; fields are None where not given. One speed for all beats the others."""

    cost: CostKind = CostKind.TIME
    cost_field: str | None = None
    speed_field: str | None = None
    class_field: str | None = None
    default_speed_kmh: float = 30.0
    uniform_speed_kmh: float | None = None
    direction_field: str | None = None
    forward_values: tuple[str, ...] = ("yes", "1", "true", "forward", "f")
    backward_values: tuple[str, ...] = ("-1", "reverse", "backward", "b")
    both_values: tuple[str, ...] = ("no", "0", "false", "both", "")

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the lines that it reads."""
        cost = self.cost_field if self.cost is CostKind.FIELD else None
        timed = self.cost is CostKind.TIME and self.uniform_speed_kmh is None
        speed = (self.speed_field, self.class_field) if timed else ()
        return tuple(name for name in (cost, *speed, self.direction_field) if name)


@dataclass(frozen=True)
class TravelCounts:
    """Of how many lines what was taken from where."""

    speed_from_field: int = 0
    speed_from_class: int = 0
    speed_default: int = 0
    one_way: int = 0
    unexplained: int = 0
    unexplained_values: tuple[str, ...] = ()
    unread_speeds: int = 0
    unread_speed_values: tuple[str, ...] = ()


def network_of(
    shape: Topology, table: FeatureTable, rule: TravelRule, progress: Progress
) -> tuple[Network, TravelCounts]:
    """The network with its costs: minutes, metres, or the unit of the field. Raises InputError naming the line."""
    has_edge = np.zeros(len(table), dtype=bool)
    has_edge[shape.feature] = True
    cost, speeds = _costs(shape, table, rule, has_edge, progress)
    way, unexplained = _ways(table, rule, progress)
    edge_way = way[shape.feature]
    forward = np.where(edge_way == Way.BACKWARD, np.inf, cost)
    backward = np.where(edge_way == Way.FORWARD, np.inf, cost)
    counts = TravelCounts(
        *speeds,
        one_way=int(np.count_nonzero(((way == Way.FORWARD) | (way == Way.BACKWARD)) & has_edge)),
        unexplained=int(np.count_nonzero((way == Way.OTHER) & has_edge)),
        unexplained_values=unexplained,
        **_unread_speeds(table, rule, has_edge, progress),
    )
    network = Network(
        shape.crs,
        shape.lines,
        shape.node_xy,
        shape.feature,
        shape.start,
        shape.stop,
        shape.segment_offsets,
        shape.along_m,
        shape.length_m,
        forward,
        backward,
    )
    return network, counts


def _costs(
    shape: Topology, table: FeatureTable, rule: TravelRule, has_edge: BoolArray, progress: Progress
) -> tuple[FloatArray, tuple[int, int, int]]:
    if rule.cost is CostKind.LENGTH:
        return shape.length_m, (0, 0, 0)
    if rule.cost is CostKind.FIELD:
        return _field_costs(shape, table, rule.cost_field or "", has_edge, progress), (0, 0, 0)
    speed, counts = _speeds(table, rule, has_edge, progress)
    return shape.length_m / (speed[shape.feature] * KMH_TO_M_PER_MIN), counts


def _field_costs(
    shape: Topology, table: FeatureTable, field: str, has_edge: BoolArray, progress: Progress
) -> FloatArray:
    """The cost of each line, shared among its edges by length (evenly where it has none)."""
    values = _numbers(table, field, progress)
    _refuse(table, field, has_edge & ~np.isfinite(values), say("has no cost"), say("Give every line a cost."))
    remedy = say("Correct it: a cost is 0 or more.")
    _refuse(table, field, has_edge & (values < 0), say("has a negative cost"), remedy)
    length = np.bincount(shape.feature, shape.length_m, len(table))
    edges = np.bincount(shape.feature, minlength=len(table))
    feature = shape.feature
    share = np.divide(shape.length_m, length[feature], out=1.0 / edges[feature], where=length[feature] > 0)
    result: FloatArray = values[feature] * share
    return result


def _speeds(
    table: FeatureTable, rule: TravelRule, has_edge: BoolArray, progress: Progress
) -> tuple[FloatArray, tuple[int, int, int]]:
    """(n,) km/h of every line, and for how many it came from the field, from the class, from the default."""
    if rule.uniform_speed_kmh is not None:
        return np.full(len(table), rule.uniform_speed_kmh), (0, 0, 0)
    speed = np.full(len(table), np.nan)
    if rule.speed_field:
        speed = _numbers(table, rule.speed_field, progress)
        wrong = has_edge & ~table.column(rule.speed_field).null & (speed <= 0)
        remedy = say("Correct it, or set it to NULL where the speed is not known.")
        _refuse(table, rule.speed_field, wrong, say("has a speed of 0 or less"), remedy)
    known = np.isfinite(speed)
    by_class = np.zeros(len(table), dtype=bool)
    if rule.class_field:
        class_speed = _by_name(table.column(rule.class_field), CLASS_SPEEDS_KMH, np.nan, progress)
        by_class = ~known & np.isfinite(class_speed)
        speed = np.where(by_class, class_speed, speed)
    left = ~np.isfinite(speed)
    speed[left] = rule.default_speed_kmh
    counts = (np.count_nonzero(each & has_edge) for each in (known, by_class, left))
    from_field, from_class, default = (int(count) for count in counts)
    return speed, (from_field, from_class, default)


class _Unread(TypedDict):
    unread_speeds: int
    unread_speed_values: tuple[str, ...]


def _unread_speeds(table: FeatureTable, rule: TravelRule, has_edge: BoolArray, progress: Progress) -> _Unread:
    """How many lines have a speed that is no number, and the first few of these texts."""
    none = _Unread(unread_speeds=0, unread_speed_values=())
    if rule.cost is not CostKind.TIME or rule.uniform_speed_kmh is not None or not rule.speed_field:
        return none
    column = table.column(rule.speed_field)
    if column.values.dtype.kind != "O":
        return none
    said = np.flatnonzero(has_edge & ~column.null)
    texts: Counter[object] = Counter()
    for start in range(0, len(said), _AT_ONCE):
        progress.check()
        texts.update(column.values[said[start : start + _AT_ONCE]].tolist())
    unread = {str(text): count for text, count in texts.items() if str(text).strip() and np.isnan(_number(text))}
    return _Unread(unread_speeds=sum(unread.values()), unread_speed_values=tuple(sorted(unread)[:5]))


def _ways(table: FeatureTable, rule: TravelRule, progress: Progress) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:
    """(n,) `Way` of each line, and values that nobody explained: those lines are open both ways, and counted."""
    if not rule.direction_field:
        return np.full(len(table), Way.BOTH, dtype=np.int64), ()
    column = table.column(rule.direction_field)
    ways = {value.lower(): float(Way.BOTH) for value in ("", *rule.both_values)}
    ways.update({value.lower(): float(Way.BACKWARD) for value in rule.backward_values})
    ways.update({value.lower(): float(Way.FORWARD) for value in rule.forward_values})
    way = _by_name(column, ways, float(Way.OTHER), progress).astype(np.int64)
    return way, tuple(sorted({_text(value) for value in column.values[way == Way.OTHER].tolist()})[:5])


def _by_name(column: Column, numbers: Mapping[str, float], other: float, progress: Progress) -> FloatArray:
    """(n,) the number of each text, in small letters, `other` where it has none; NULL is ""."""
    found = _Numbered(numbers, other)
    result = np.empty(len(column.values))
    for start in range(0, len(result), _AT_ONCE):
        progress.check()
        piece = slice(start, start + _AT_ONCE)
        result[piece] = [found[value] for value in column.values[piece].tolist()]
    result[column.null] = found[""]
    return result


class _Numbered(dict[object, float]):
    """Each value with its number, looked up by its text once: there are few values and many lines."""

    def __init__(self, numbers: Mapping[str, float], other: float) -> None:
        super().__init__()
        self._numbers, self._other = numbers, other

    def __missing__(self, value: object) -> float:
        self[value] = self._numbers.get(_text(value), self._other)
        return self[value]


def _text(value: object) -> str:
    """1.0 and 1 are the same, and so are True and "true"."""
    return (f"{value:g}" if isinstance(value, float) else str(value)).strip().lower()


def _numbers(table: FeatureTable, field: str, progress: Progress) -> FloatArray:
    """(n,) the numbers of a field, NaN for NULL; of texts those like "50", "30 mph" and "walk"."""
    column = table.column(field)
    if column.values.dtype.kind != "O":
        return column.as_float()
    values = np.full(len(table), np.nan)
    for start in range(0, len(table), _AT_ONCE):
        progress.check()
        piece = slice(start, start + _AT_ONCE)
        values[piece] = [_number(value) for value in column.values[piece].tolist()]
    values[column.null] = np.nan
    return values


def _number(value: object) -> float:
    if str(value).strip().lower() == "walk":
        return WALKING_KMH
    match = _NUMBER.match(str(value))
    if match is None:
        return np.nan
    number = float(match.group(1).replace(",", "."))
    return number * _MILE_KM if (match.group(2) or "").lower() == "mph" else number


def _refuse(table: FeatureTable, field: str, wrong: BoolArray, reason: str, remedy: str) -> None:
    """Raise InputError naming the first line that is wrong."""
    if not wrong.any():
        return
    positions = np.flatnonzero(wrong)
    name, others = feature_name(table, int(positions[0])), len(positions) - 1
    if others:
        text = say(
            "{feature} {reason} in field '{field}', and so have {others} others",
            feature=name,
            reason=reason,
            field=field,
            others=others,
        )
    else:
        text = say("{feature} {reason} in field '{field}'", feature=name, reason=reason, field=field)
    raise InputError(say("Layer '{name}'", name=table.name), text, remedy)


def feature_name(table: FeatureTable, position: int) -> str:
    """How messages call a feature: its label or uid where the layer has one, else its feature id."""
    for name in (table.source.label_field, "name", "uid"):
        column = table.columns.get(name)
        if column is not None and not column.null[position] and str(column.values[position]).strip():
            return f"'{column.values[position]}'"
    return say("feature {fid}", fid=int(table.fids[position]))
