# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A hazard as exposure needs it: zones, the worst first, or a raster, with its classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Union

import numpy as np
import pyproj

from ..errors import InputError
from ..geometry.geometries import BoolArray, FloatArray, Geometries, IntArray
from ..twin.grid import Grid
from ..twin.table import Column, FeatureTable
from ..wording.translate import say, say_count
from .classes import DEFAULT_BREAKS, DEFAULT_THRESHOLD, ClassScheme, numeric_scheme
from .columns import class_name, numbers_of
from .intensity_grid import IntensityGrid, negative_remedy
from .provenance import layer_notes

_MOST_SINGLE_VALUES = 20


@dataclass(frozen=True)
class HazardRule:
    """What the user said about which intensities count; None or empty where nothing was said."""

    class_field: str | None = None
    threshold: float | None = None
    breaks: tuple[float, ...] = ()
    hit_classes: tuple[str, ...] = ()
    negative_allowed: bool = False

    @property
    def effective_threshold(self) -> float:
        return DEFAULT_THRESHOLD if self.threshold is None else self.threshold


@dataclass(frozen=True)
class ZoneHazard:
    """Hazard zones in the order in which they decide where they overlap.

    Hit classes come first, the worst before the others, then zones of unknown class, then those that
    are known to be safe: the worst known class takes an overlap, but an unknown one beats a safe one.

    Attributes
    ----------
    zones: polygons, all with a geometry
    code: (z,) class of each zone; code 0 is "outside every zone"
    value: (z,) intensity of each zone, NaN where its class is no number or unknown
    unit: of the intensities, "" where the data states none
    return_period_years: None where the data states none
    """

    name: str
    crs: pyproj.CRS
    scheme: ClassScheme
    zones: Geometries
    code: IntArray
    value: FloatArray
    has_values: bool
    notes: tuple[str, ...] = ()
    unit: str = ""
    return_period_years: float | None = None

    @property
    def outside(self) -> int:
        return 0


@dataclass(frozen=True)
class RasterHazard:
    """A raster of intensities; unit and return period as for zones."""

    name: str
    crs: pyproj.CRS
    scheme: ClassScheme
    grid: Grid
    notes: tuple[str, ...] = ()
    unit: str = ""
    return_period_years: float | None = None

    @property
    def has_values(self) -> bool:
        return True


Hazard = Union[ZoneHazard, RasterHazard]


def raster_hazard(grid: Grid, rule: HazardRule) -> RasterHazard:
    """A raster with its classes, whose edges are rounded as its cells are."""
    one_cell = grid.read(slice(0, 1), slice(0, 1))
    scheme = numeric_scheme(rule.effective_threshold, rule.breaks or DEFAULT_BREAKS, one_cell.dtype)
    cells = grid if rule.negative_allowed else IntensityGrid(grid)
    source = grid.source
    hazard = RasterHazard(source.name, grid.crs, scheme, cells)
    return replace(hazard, unit=source.intensity_unit, return_period_years=source.return_period_years)


def in_scale_order(hazards: Sequence[Hazard]) -> list[int]:
    """The hazards' positions by return period where every one has its own, else in the order given."""
    periods = [hazard.return_period_years for hazard in hazards]
    known = [period for period in periods if period is not None]
    if len(set(known)) < len(periods):
        return list(range(len(periods)))
    return sorted(range(len(periods)), key=known.__getitem__)


def unit_notes(hazards: Sequence[Hazard], threshold: float) -> tuple[str, ...]:
    """A threshold without a unit is a number that nobody can check."""
    names = [hazard.name for hazard in hazards if hazard.has_values and not hazard.unit]
    if not names:
        return ()
    note = say_count(
        len(names),
        "The unit of {names} is not stated: the threshold of {threshold:g} is taken in that unknown unit.",
        "The units of {names} are not stated: the threshold of {threshold:g} is taken in those unknown units.",
        names=", ".join(names),
        threshold=threshold,
    )
    return (note,)


def zone_hazard(table: FeatureTable, rule: HazardRule) -> ZoneHazard:
    """Zones with their classes; raises InputError for a class field that is missing or cannot be used as asked."""
    if rule.class_field is None:
        return _plain_zones(table, rule)
    column = table.column(rule.class_field)
    if rule.hit_classes or column.values.dtype.kind == "O":
        return _named_zones(table, column, rule)
    return _numbered_zones(table, column, rule)


def _plain_zones(table: FeatureTable, rule: HazardRule) -> ZoneHazard:
    if rule.hit_classes:
        raise InputError(
            say("Parameter 'Classes that count as hit'"),
            say("no class field is chosen, so the zones of '{name}' have no classes", name=table.name),
            say("Choose the class field of the hazard, or leave the classes empty."),
        )
    scheme = ClassScheme((say("outside every zone"), say("in a zone")), 1)
    code = np.ones(len(table), dtype=np.int64)
    hazard = _ordered(table, scheme, code, np.full(len(table), np.nan), False)
    if rule.threshold is None:
        return hazard
    note = say(
        "{name}: its zones have no class field, so the threshold is not used and every zone counts as hit.",
        name=table.name,
    )
    return replace(hazard, notes=(*hazard.notes, note))


def _numbered_zones(table: FeatureTable, column: Column, rule: HazardRule) -> ZoneHazard:
    neither = InputError(
        say("Layer '{name}'", name=table.name),
        say("its class field '{class_field}' holds neither numbers nor text", class_field=rule.class_field),
        say("Choose a field of numbers or of text."),
    )
    to_null = say("Correct them, or set them to NULL where the class is unknown.")
    values = numbers_of(table.name, str(rule.class_field), column, neither, to_null)
    known = np.unique(values[~column.null])
    if len(known) and known[0] < 0 and not rule.negative_allowed:
        reason = say(
            "its class field '{class_field}' holds negative intensities, such as {lowest:.6g}",
            class_field=rule.class_field,
            lowest=known[0],
        )
        raise InputError(say("Layer '{name}'", name=table.name), reason, negative_remedy())
    if rule.breaks or len(known) > _MOST_SINGLE_VALUES:
        inner = numeric_scheme(rule.effective_threshold, rule.breaks or DEFAULT_BREAKS)
        code = inner.codes_of(values) + 1
        scheme = ClassScheme((say("outside every zone"), *inner.labels), inner.hit_from + 1)
    else:
        code = np.searchsorted(known, values) + 1
        hit_from = int(np.searchsorted(known, rule.effective_threshold)) + 1
        scheme = ClassScheme((say("outside every zone"), *(f"{value:g}" for value in known)), hit_from)
    code[column.null] = scheme.unknown
    return _ordered(table, scheme, code.astype(np.int64), values, True)


def _named_zones(table: FeatureTable, column: Column, rule: HazardRule) -> ZoneHazard:
    """Classes by name: without order among themselves, so the user says which count as hit, or all do."""
    if rule.threshold is not None:
        raise InputError(
            say("Parameter 'Threshold'"),
            say(
                "the classes of '{name}' in field '{class_field}' are names, which have no threshold",
                name=table.name,
                class_field=rule.class_field,
            ),
            say("Leave the threshold empty and name the classes that count as hit, or choose a field of numbers."),
        )
    names = np.array([class_name(value) for value in column.values], dtype=object)
    unknown = column.null | (names == "")
    present = sorted(set(names[~unknown]))
    # The first class that the user names is the worst, unnamed ones are ranked by name: never by chance.
    worst_first = [name for name in rule.hit_classes if name in present] if rule.hit_classes else present
    safe = [name for name in present if name not in worst_first]
    order = [*safe, *reversed(worst_first)]
    rank = {name: position + 1 for position, name in enumerate(order)}
    scheme = ClassScheme((say("outside every zone"), *order), len(safe) + 1)
    code = np.array([rank.get(name, 0) for name in names], dtype=np.int64)
    code[unknown] = scheme.unknown
    return _ordered(table, scheme, code, np.full(len(table), np.nan), False)


def check_hit_classes(hit_classes: Sequence[str], tables: Sequence[FeatureTable], class_field: str | None) -> None:
    """Raise InputError if a class named by the user occurs in none of the hazards."""
    if not hit_classes or class_field is None or not tables:
        return
    columns = [table.column(class_field) for table in tables]
    present = {class_name(value) for column in columns for value in column.values[~column.null]}
    missing = [name for name in hit_classes if name not in present]
    if missing:
        some = ", ".join(sorted(present)[:20]) or say("none")
        raise InputError(
            say("Parameter 'Classes that count as hit'"),
            say(
                "no hazard has the class {classes} in field '{class_field}'",
                classes=", ".join(repr(name) for name in missing),
                class_field=class_field,
            ),
            say("Choose among the classes that there are: {some}.", some=some),
        )


def _ordered(
    table: FeatureTable, scheme: ClassScheme, code: IntArray, value: FloatArray, has_values: bool
) -> ZoneHazard:
    present = table.geometries.has_geometry
    unknown = code == scheme.unknown
    # Safe classes rank below, hit classes above the unknown ones, which stand between the two.
    severity = np.where(unknown, 2.0 * scheme.hit_from - 1.0, 2.0 * code)
    numbers = np.nan_to_num(value, nan=-np.inf)
    order = np.lexsort((np.arange(len(code)), -numbers, -severity))
    order = order[present[order]]
    return ZoneHazard(
        table.name,
        table.crs,
        scheme,
        table.geometries.take(order),
        code[order],
        value[order],
        has_values,
        (*layer_notes(table), *_zone_notes(table.name, unknown & present, ~present)),
        table.source.intensity_unit,
        table.source.return_period_years,
    )


def _zone_notes(name: str, unknown: BoolArray, placeless: BoolArray) -> tuple[str, ...]:
    notes = []
    if unknown.any():
        notes.append(
            say_count(
                int(np.count_nonzero(unknown)),
                "{name}: {count} zone has no class; what lies in it is unknown.",
                "{name}: {count} zones have no class; what lies in them is unknown.",
                name=name,
            )
        )
    if placeless.any():
        notes.append(
            say_count(
                int(np.count_nonzero(placeless)),
                "{name}: {count} zone has no geometry; nobody knows where it lies, so it is not part of the answer.",
                "{name}: {count} zones have no geometry; nobody knows where they lie, so they are "
                "not part of the answer.",
                name=name,
            )
        )
    return tuple(notes)
