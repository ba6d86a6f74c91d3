# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What every analysis answers: figures, tables, columns per feature, charts and provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import Geometries, IntArray
from ..twin.table import Column, FeatureTable
from ..wording.translate import say


class Outcome(IntEnum):
    """The three answers a feature can get; stored as int8, shown by `label`."""

    SAFE = 0
    HIT = 1
    UNKNOWN = 2

    @property
    def label(self) -> str:
        return (say("safe"), say("hit"), say("unknown"))[self.value]


def outcome_words() -> tuple[str, str, str]:
    """The words for safe, hit and unknown, by the value of the outcome."""
    return Outcome.SAFE.label, Outcome.HIT.label, Outcome.UNKNOWN.label


@dataclass(frozen=True)
class Figure:
    """A headline number: `unknown` is in the same unit and never part of `value`; `total` is what both are of."""

    id: str
    label: str
    value: float
    unit: str
    unknown: float = 0.0
    total: float | None = None


@dataclass(frozen=True)
class TableColumn:
    """A column of a result table: `label` and `unit` are for people, `id` for files and code."""

    id: str
    label: str
    values: npt.NDArray[Any]
    unit: str = ""
    help: str = ""


@dataclass(frozen=True)
class ResultTable:
    """A table with a title; all columns have the same length. One that `leads` is shown before all others."""

    id: str
    title: str
    columns: tuple[TableColumn, ...]
    leads: bool = False

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def column(self, column_id: str) -> TableColumn:
        return next(column for column in self.columns if column.id == column_id)


@dataclass(frozen=True)
class FeatureResult:
    """The answer per feature of one input layer, in the layer's order.

    `outcome` is int8 of `Outcome`; `columns` are the result columns (intensity, exposed length, ...).
    Faces join this to `table` (ids, geometry, attributes) to draw, list and select. `outcome_labels` are the words
    for safe, hit and unknown, e.g. "works", "fails", "unknown". `period` names two datetime64 columns between which
    the outcome holds, for the time slider. `story` names the text column that tells of one feature why its outcome
    is what it is; faces show it of a feature that is clicked.
    """

    id: str
    title: str
    table: FeatureTable
    outcome: npt.NDArray[np.int8]
    columns: tuple[TableColumn, ...]
    outcome_labels: tuple[str, str, str] = field(default_factory=outcome_words)
    period: tuple[str, str] | None = None
    story: str = ""


@dataclass(frozen=True)
class ZoneResult:
    """Figures per zone: `rows` has one row a zone, in the zones' order, then "outside" where there is one.

    `zones` is the zone layer; row i of the first len(zones) rows belongs to its feature i. `shade` is
    the id of the column by which a map is shaded first.
    """

    zones: FeatureTable
    rows: ResultTable
    shade: str


@dataclass(frozen=True)
class DerivedLayer:
    """A new layer that the analysis made: geometry with columns, e.g. reached edges.

    `style` names how it is drawn (see gis/derived_styles.py). `class_column` is the text column by whose values it is
    drawn and explained in the legend, "" for one symbol; `class_order` has all values that it may have, in the order of
    the legend, what matters most first. `period` names two datetime64 columns between which a feature
    is there, for the time slider. `is_shown` is whether the map shows it at first.
    """

    id: str
    title: str
    crs_wkt: str
    geometries: Geometries
    columns: Mapping[str, Column]
    style: str = ""
    class_column: str = ""
    period: tuple[str, str] | None = None
    is_shown: bool = True
    class_order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """One series of a chart; `role` ("hit", "safe", "unknown", ...) decides its colour and hatching."""

    label: str
    role: str
    values: tuple[float, ...]


class ChartKind(Enum):
    """BARS are stacked over categories; LINES join the values over `x`, STEPS hold each value until the next `x`."""

    BARS = "bars"
    LINES = "lines"
    STEPS = "steps"


@dataclass(frozen=True)
class Chart:
    """A chart; every face draws it from this.

    Attributes
    ----------
    categories: BARS only, one a bar
    series: as many values each as there are categories or `x`
    unit: of the values
    x, x_label, x_unit: LINES and STEPS, where the values stand, ascending, and what that is
    x_logarithmic: whether equal ratios of x are equally far apart, as for return periods
    """

    id: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: ChartKind = ChartKind.BARS
    x: tuple[float, ...] = ()
    x_label: str = ""
    x_unit: str = ""
    x_logarithmic: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.categories if self.kind is ChartKind.BARS else self.x)


@dataclass(frozen=True)
class Provenance:
    """Everything needed to trace a number and to compute it again."""

    analysis: str
    version: str
    computed_at: str
    parameters: Mapping[str, object]
    inputs: tuple[Mapping[str, object], ...]
    coefficients: tuple[Mapping[str, str], ...] = ()
    packages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Impact:
    """The answer to a question.

    `sentence` is for a minister: the number, the unknown share, the main assumption. `notes` say what
    was repaired, skipped, assumed or flagged (synthetic, derived).
    """

    question: str
    title: str
    sentence: str
    figures: tuple[Figure, ...]
    tables: tuple[ResultTable, ...]
    features: tuple[FeatureResult, ...]
    charts: tuple[Chart, ...]
    provenance: Provenance
    zones: tuple[ZoneResult, ...] = ()
    layers: tuple[DerivedLayer, ...] = ()
    notes: tuple[str, ...] = ()

    def figure(self, figure_id: str) -> Figure:
        return next(figure for figure in self.figures if figure.id == figure_id)

    def positions(self, outcome: Outcome) -> tuple[IntArray, ...]:
        """For every feature result, the positions of the features with this outcome."""
        return tuple(np.flatnonzero(result.outcome == outcome) for result in self.features)
