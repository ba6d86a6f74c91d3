# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one shape in which vector features travel: from any layer or file into any analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj

from ..errors import InputError
from ..geometry.geometries import BoolArray, Geometries, IntArray
from ..wording.translate import say


@dataclass(frozen=True)
class Column:
    """An attribute of n features.

    Attributes
    ----------
    values: (n,)
        int64, float64, bool, datetime64 or object holding str. Where `null` is True the value is a filler.
    null: (n,) bool
        True where the attribute is NULL. NaN in a float column is a value, not a NULL.
    """

    values: npt.NDArray[Any]
    null: BoolArray

    @classmethod
    def of(cls, values: npt.NDArray[Any]) -> Column:
        """A column without any NULL."""
        return cls(values, np.zeros(len(values), dtype=bool))

    def take(self, features: IntArray | BoolArray) -> Column:
        return Column(self.values[features], self.null[features])

    def as_float(self) -> npt.NDArray[np.float64]:
        """The numbers as float64 with NaN for NULL; raises ValueError where a text is no number."""
        result = np.full(len(self.values), np.nan)
        known = ~self.null
        result[known] = self.values[known].astype(np.float64)
        return result


@dataclass(frozen=True)
class SourceInfo:
    """Where a layer came from, for provenance and for the reader of a result.

    `population_kind` is "count", "density", or "" where nothing states what a population raster holds. What a twin
    says besides is empty or None for layers of none: `observed_at` is ISO 8601 in UTC, `stale_after` an ISO 8601
    duration, `state_field` the field that says whether an asset works, `state_source` who says so.
    """

    name: str
    location: str = ""
    fingerprint: str = ""
    source: str = ""
    licence: str = ""
    date: str = ""
    synthetic: bool = False
    derived: bool = False
    twin_id: str = ""
    layer_id: str = ""
    sensitivity: str = "public"
    label_field: str = ""
    population_kind: str = ""
    sector: str = ""
    asset_class: str = ""
    return_period_years: float | None = None
    intensity_unit: str = ""
    observed_at: str = ""
    stale_after: str = ""
    state_field: str = ""
    state_source: str = ""


@dataclass(frozen=True)
class FeatureTable:
    """n features: ids, geometries, attributes and CRS.

    Attributes
    ----------
    source: SourceInfo
        `source.name` is what messages and results call this layer.
    crs: pyproj.CRS
        Never unknown: readers refuse a layer without one. Of a table without geometry it means nothing.
    fids: int64, shape (n,)
        The feature ids in the layer read, by which a face selects features.
    geometries: Geometries of length n
    columns: mapping of field name to Column of length n
    notes: sentences about what was repaired or skipped on reading, to be shown with the result
    """

    source: SourceInfo
    crs: pyproj.CRS
    fids: IntArray
    geometries: Geometries
    columns: Mapping[str, Column] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.fids)

    @property
    def name(self) -> str:
        return self.source.name

    def column(self, field_name: str) -> Column:
        """The attribute of this name; raises InputError naming those that exist."""
        try:
            return self.columns[field_name]
        except KeyError:
            known = ", ".join(self.columns) or say("none")
            raise InputError(
                say("Layer '{name}'", name=self.name),
                say("it has no field '{field_name}'", field_name=field_name),
                say("Choose one of its fields: {known}.", known=known),
            ) from None

    def take(self, features: IntArray | BoolArray) -> FeatureTable:
        """The features at these positions (or where True), in that order."""
        return replace(
            self,
            fids=self.fids[features],
            geometries=self.geometries.take(features),
            columns={name: column.take(features) for name, column in self.columns.items()},
        )
