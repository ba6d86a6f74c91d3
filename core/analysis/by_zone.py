# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures by zone (district, block, ward): how every analysis takes a zone layer and returns its rows.

Rows are the zones in their layer's order, then "outside"; zones and outside add up to the total. A place
in several zones belongs to the one that comes first in its layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import IntArray
from ..twin.table import FeatureTable
from ..wording.translate import say, say_count
from .areas import optional_polygons
from .columns import class_name
from .describe import DataKind, InputRole, Parameter, ParameterType, Request
from .impact import ResultTable, TableColumn, ZoneResult

ZONES_INPUT = InputRole(
    "zones",
    "By zone",
    "Districts, blocks, wards or constituencies: every figure is given for each of them and for what lies outside.",
    frozenset({DataKind.POLYGON}),
    frozenset({"zone"}),
    required=False,
    option="by",
)
ZONE_PARAMETERS = (
    Parameter(
        "by_field",
        "Zone code field",
        ParameterType.FIELD,
        "The code of each zone, in India the LGD code. Left empty, zones are numbered in their layer's order.",
        field_of="zones",
        only_with="zones",
    ),
    Parameter(
        "by_name_field",
        "Zone name field",
        ParameterType.FIELD,
        "The name by which readers know each zone.",
        field_of="zones",
        only_with="zones",
    ),
)


@dataclass(frozen=True)
class ByZones:
    """A zone layer with the code and the name of each zone; `name` is None where there is no name field."""

    table: FeatureTable
    code: npt.NDArray[Any]
    name: npt.NDArray[Any] | None

    @classmethod
    def of(cls, table: FeatureTable, code_field: str | None, name_field: str | None) -> ByZones:
        """Raises InputError for a field that the layer does not have."""
        numbered = np.array([str(position + 1) for position in range(len(table))], dtype=object)
        code = _texts(table, code_field, say("no code")) if code_field else numbered
        return cls(table, code, _texts(table, name_field, say("no name")) if name_field else None)

    def __len__(self) -> int:
        return len(self.code)

    def result(self, columns: Sequence[TableColumn], shade: str, title: str = "") -> ZoneResult:
        """Columns of len(zones) + 1 values, "outside" last, as the result by zone, titled "By zone" or as given."""
        labels = [TableColumn("zone", say("Zone"), np.append(self.code, say("outside")).astype(object))]
        if self.name is not None:
            labels.append(
                TableColumn("zone_name", say("Name"), np.append(self.name, say("Outside all zones")).astype(object))
            )
        return ZoneResult(self.table, ResultTable("by_zone", title or say("By zone"), (*labels, *columns)), shade)

    def column_of(self, zone: IntArray) -> TableColumn:
        """The code of the zone (n,) that each feature is in, -1 being outside."""
        codes = np.append(self.code, say("outside")).astype(object)
        return TableColumn("zone", say("Zone"), codes[zone])

    def notes(self) -> tuple[str, ...]:
        """The rule for overlaps, and what is wrong with the layer."""
        notes = [
            say("Where zones overlap or share a border, a place belongs to the zone that comes first in its layer.")
        ]
        placeless = np.count_nonzero(~self.table.geometries.has_geometry)
        if placeless:
            notes.append(
                say_count(
                    int(placeless),
                    "{name}: {count} zone has no geometry; nothing can lie in it.",
                    "{name}: {count} zones have no geometry; nothing can lie in them.",
                    name=self.table.name,
                )
            )
        twice = len(self.code) - len(set(self.code.tolist()))
        if twice:
            notes.append(
                say_count(
                    twice,
                    "{name}: {count} zone shares its code with another; each has its own row.",
                    "{name}: {count} zones share their code with another; each has its own row.",
                    name=self.table.name,
                )
            )
        return tuple(notes)


def zones_of(request: Request) -> ByZones | None:
    """The zones asked for; raises InputError for a layer without polygons and a field that it does not have."""
    table = optional_polygons(request, ZONES_INPUT.id)
    return None if table is None else ByZones.of(table, request.text("by_field"), request.text("by_name_field"))


def zone_rows(zone: IntArray, zone_count: int) -> IntArray:
    """(n,) the row of each zone in figures by zone: -1 is "outside", the last one."""
    return np.where(zone < 0, zone_count, zone)


def _texts(table: FeatureTable, field_name: str, missing: str) -> npt.NDArray[Any]:
    column = table.column(field_name)
    texts = [missing if null else class_name(value) for value, null in zip(column.values, column.null)]
    return np.array(texts, dtype=object)
