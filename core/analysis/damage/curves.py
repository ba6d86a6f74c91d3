# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which curve each type of asset takes: one for all, the user's own by type, or the published one of its type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...damage.curves import Band
from ...damage.library import LibraryCurve, curve_for, library
from ...damage.tables import class_key, read_curves
from ...errors import InputError
from ...geometry.geometries import FloatArray
from ...twin.table import FeatureTable
from ...wording.translate import say
from ..describe import Request

NO_CURVE = -1


@dataclass(frozen=True)
class CurveChoice:
    """The curves of a run.

    Attributes
    ----------
    bands: the curves; a curve's number is its position
    names: of the curves, for people
    published: the entry of the library; None for the user's own
    for_all: number of the curve for assets whose type has none, NO_CURVE where there is none
    own: numbers by type of asset, of the user's table; None where types take the published ones
    by_type: whether types have curves of their own
    """

    bands: tuple[Band, ...]
    names: tuple[str, ...]
    published: tuple[LibraryCurve | None, ...]
    for_all: int
    own: Mapping[str, int] | None
    by_type: bool

    def curve_of(self, label: str) -> int:
        """The number of the curve of a type of asset; NO_CURVE where it has none."""
        if not self.by_type:
            return self.for_all
        if self.own is not None:
            return self.own.get(class_key(label), self.for_all)
        found = curve_for(label)
        return self.for_all if found is None else self.names.index(found.title)

    def named(self, numbers: Sequence[int]) -> dict[str, Band]:
        """These curves by name."""
        return {self.names[number]: self.bands[number] for number in numbers}

    @property
    def knots(self) -> FloatArray:
        """Every intensity above 0 at which a curve bends: between two of them, all are straight."""
        every = np.concatenate([curve.x for band in self.bands for curve in band.curves])
        result: FloatArray = np.unique(every[every > 0])
        return result


def choose_curves(request: Request, assets: FeatureTable) -> tuple[CurveChoice, tuple[str, ...]]:
    """The curves, and notes on how they were chosen; raises InputError where none fits.

    Of `assets` only the name and what the twin says of the layer count.
    """
    by_type = request.text("asset_class_field") is not None
    table = request.table("curves")
    if table is not None:
        return _own_curves(read_curves(table), request, by_type, table.name), ()
    chosen = request.text("curve")
    if chosen is not None:
        return _published((library()[chosen],), 0, False), ()
    if by_type:
        return _published(tuple(library().values()), NO_CURVE, True), ()
    kind = assets.source.asset_class
    found = curve_for(kind) if kind else None
    if found is None:
        raise InputError(
            say("Parameter 'Damage curve'"),
            say("nothing says which curve '{name}' takes", name=assets.name),
            say("Choose a curve, the field with the type of asset, or a table with your own curves."),
        )
    note = say(
        "{name}: the twin says that these are assets of kind '{kind}', so the curve '{curve}' is used.",
        name=assets.name,
        kind=kind,
        curve=found.title,
    )
    return _published((found,), 0, False), (note,)


def _own_curves(own: Mapping[str, Band], request: Request, by_type: bool, table: str) -> CurveChoice:
    names, bands = list(own), list(own.values())
    published: list[LibraryCurve | None] = [None] * len(names)
    numbers = {name: number for number, name in enumerate(names)}
    for_all = NO_CURVE
    wanted, chosen = request.text("own_curve"), request.text("curve")
    if wanted is not None:
        if class_key(wanted) not in numbers:
            raise InputError(
                say("Parameter 'Own curve for all'"),
                say("table '{table}' has no curve '{name}'", table=table, name=wanted),
                say("Choose one of: {names}.", names=", ".join(names[:30])),
            )
        for_all = numbers[class_key(wanted)]
    elif chosen is not None:
        entry = library()[chosen]
        for_all = len(names)
        names, bands, published = [*names, entry.title], [*bands, entry.band], [*published, entry]
    elif len(names) == 1 and not by_type:
        for_all = 0
    if for_all == NO_CURVE and not by_type:
        raise InputError(
            say("Parameter 'Asset type field'"),
            say(
                "table '{table}' has {count} curves, and nothing says which asset takes which",
                table=table,
                count=len(names),
            ),
            say("Choose the field with the type of asset, or name the curve that all take (own_curve)."),
        )
    return CurveChoice(tuple(bands), tuple(names), tuple(published), for_all, numbers, by_type)


def _published(entries: tuple[LibraryCurve, ...], for_all: int, by_type: bool) -> CurveChoice:
    bands, names = tuple(entry.band for entry in entries), tuple(entry.title for entry in entries)
    return CurveChoice(bands, names, entries, for_all, None, by_type)
