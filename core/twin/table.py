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

    `population_kind` is "count", "density", or "" where nothing states what a population raster holds.
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


@dataclass(frozen=True)
class FeatureTable:
    """n features: ids, geometries, attributes and CRS.

    Attributes
    ----------
    source: SourceInfo
        `source.name` is what messages and results call this layer.
    crs: pyproj.CRS
        Never unknown: readers refuse a layer without one.
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
            known = ", ".join(self.columns) or "none"
            raise InputError(
                f"Layer '{self.name}'", f"it has no field '{field_name}'", f"Choose one of its fields: {known}."
            ) from None

    def take(self, features: IntArray | BoolArray) -> FeatureTable:
        """The features at these positions (or where True), in that order."""
        return replace(
            self,
            fids=self.fids[features],
            geometries=self.geometries.take(features),
            columns={name: column.take(features) for name, column in self.columns.items()},
        )
