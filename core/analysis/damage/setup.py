# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What all assets share in a question about damage: hazards, curves, values, how events make a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...damage.annual import AnnualRule, Tail, rule_of_frequencies, rule_of_periods
from ...errors import InputError
from ...twin.guess import guess_return_period
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable, SourceInfo
from ...wording.translate import say
from ..areas import Areas, areas_of
from ..by_zone import ByZones, zones_of
from ..classes import ClassScheme
from ..describe import Request
from ..hazard_choice import refuse_without_hazard
from ..hazards import Hazard, HazardRule, raster_hazard, zone_hazard
from .curves import CurveChoice, choose_curves
from .values import ValueRule, value_rule

_OF_A_YEAR = ("return_periods", "tail", "no_damage_period", "horizon_years")
# The least number above 0: a class begins where something strikes.
_ABOVE_ZERO = float(np.nextafter(0.0, 1.0))


@dataclass(frozen=True)
class Setup:
    """Everything but the assets.

    Attributes
    ----------
    hazards, sources: zones first, then rasters, each in the order given
    years: return period of each hazard; empty where there are none
    frequencies: how often a year each hazard happens, where they are events apart; else empty
    rule: how the hazards make a year, None where nothing says so
    headline: position of the hazard of the headline figures
    """

    request: Request
    hazards: tuple[Hazard, ...]
    sources: tuple[SourceInfo, ...]
    years: tuple[float, ...]
    frequencies: tuple[float, ...]
    rule: AnnualRule | None
    headline: int
    areas: Areas
    zones: ByZones | None
    choice: CurveChoice
    values: ValueRule
    class_field: str | None
    geodesic: bool
    notes: tuple[str, ...]


def set_up(request: Request) -> Setup:
    """Raises InputError for what cannot be answered. Reads no asset: of their layer only what is known of it."""
    refuse_without_hazard(request)
    assets = request.vectors["assets"][0]
    choice, notes = choose_curves(request, assets)
    values = value_rule(request, assets)
    tables = [check_plausible(table) for table in request.vectors.get("hazard", ())]
    grids = request.rasters.get("hazard", ())
    sources = (*(table.source for table in tables), *(grid.source for grid in grids))
    _refuse_other_unit(sources, choice)
    rule = HazardRule(
        class_field=request.text("intensity_field"),
        # No class counts as hit: then a zone of unknown intensity takes an overlap from every other one.
        threshold=np.inf,
        negative_allowed=bool(request.parameters["negative_intensity"]),
    )
    scheme = _scheme(choice)
    hazards: list[Hazard] = [_zones(table, rule) for table in tables]
    hazards += [replace(raster_hazard(grid, rule), scheme=scheme) for grid in grids]
    years, frequencies, annual = _annual(request, sources)
    rarity = [-each for each in frequencies] or years
    return Setup(
        request=request,
        hazards=tuple(hazards),
        sources=sources,
        years=years,
        frequencies=frequencies,
        rule=annual,
        headline=int(np.argmax(rarity)) if rarity else 0,
        areas=areas_of(request),
        zones=zones_of(request),
        choice=choice,
        values=values,
        class_field=request.text("asset_class_field"),
        geodesic=bool(request.parameters["geodesic"]),
        notes=(*notes, *_year_notes(request, annual)),
    )


def _year_notes(request: Request, annual: AnnualRule | None) -> list[str]:
    """What was asked for of a year, and cannot be given."""
    asked = [name for name in _OF_A_YEAR if request.parameters.get(name) not in (None, Tail.NONE.value, ())]
    if annual is not None or not asked or not request.parameters["annual"]:
        return []
    return [
        say(
            "There is no expected annual damage, and no present value: they need two hazards or more with the return "
            "period of each, or event frequencies."
        )
    ]


def _scheme(choice: CurveChoice) -> ClassScheme:
    """Classes between the knots of all curves: within one every curve is straight, so that the mean intensity of a
    piece has the mean damage of its cells."""
    edges = (_ABOVE_ZERO, *choice.knots.tolist())
    return ClassScheme(("0", *(f"{edge:g}" for edge in edges)), 1, edges)


def _zones(table: FeatureTable, rule: HazardRule) -> Hazard:
    if rule.class_field is not None and table.column(rule.class_field).values.dtype.kind == "O":
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("its field '{field}' holds texts, and a curve needs a number", field=rule.class_field),
            say("Choose a field of numbers, such as a depth, or make this one a field of numbers."),
        )
    if rule.class_field is None:
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("nothing says how strong the hazard is in its zones, and a curve needs a number"),
            say("Choose the field with the intensity of each zone (a number, such as a depth)."),
        )
    return zone_hazard(table, rule)


def _refuse_other_unit(sources: Sequence[SourceInfo], choice: CurveChoice) -> None:
    published = [entry for entry in choice.published if entry is not None]
    for source in sources:
        for entry in published:
            if source.intensity_unit and _unit(source.intensity_unit) != _unit(entry.unit):
                raise InputError(
                    say("Layer '{name}'", name=source.name),
                    say(
                        "its intensity is in {unit}, but the curve '{curve}' is for {quantity} in {other}",
                        unit=source.intensity_unit,
                        curve=entry.title,
                        quantity=entry.quantity,
                        other=entry.unit,
                    ),
                    say("Convert the hazard to that unit, or give a curve of your own in the unit of the hazard."),
                )


def _unit(text: str) -> str:
    unit = text.strip().lower()
    return "m" if unit in ("metre", "metres", "meter", "meters") else unit


def _annual(
    request: Request, sources: Sequence[SourceInfo]
) -> tuple[tuple[float, ...], tuple[float, ...], AnnualRule | None]:
    """Return periods, frequencies, and how they make a year."""
    given = request.numbers("return_periods")
    frequencies = request.numbers("event_frequencies")
    if given and frequencies:
        raise InputError(
            say("Parameter 'Event frequencies'"),
            say("return periods are given too"),
            say("Leave one of them empty."),
        )
    if frequencies:
        _refuse_count(say("Parameter 'Event frequencies'"), frequencies, sources)
        return (), frequencies, rule_of_frequencies(frequencies)
    if given:
        _refuse_count(say("Parameter 'Return periods'"), given, sources)
    known: tuple[float | None, ...] = given or tuple(source.return_period_years for source in sources)
    years = tuple(float(each) for each in known if each is not None)
    wanted = len(sources) > 1 and bool(request.parameters["annual"])
    if len(years) < len(sources):
        if wanted:
            raise _unknown_period(sources)
        return (), (), None
    if not wanted:
        return years, (), None
    tail = Tail(str(request.parameters["tail"]))
    return years, (), rule_of_periods(years, tail, request.optional_number("no_damage_period"))


def _refuse_count(thing: str, given: Sequence[float], sources: Sequence[SourceInfo]) -> None:
    if len(given) != len(sources):
        names = ", ".join(source.name for source in sources)
        raise InputError(
            thing,
            say("{given} are given for {count} hazards", given=len(given), count=len(sources)),
            say("Give one for each, in this order: {names}.", names=names),
        )


def _unknown_period(sources: Sequence[SourceInfo]) -> InputError:
    missing = [source.name for source in sources if source.return_period_years is None]
    names = [source.name for source in sources]
    guesses = [guess_return_period(name) for name in names]
    example = ", ".join(f"{guess:g}" for guess in guesses if guess is not None)
    order = ", ".join(names)
    hint = say(" By their names they are {years}.", years=example) if example and None not in guesses else ""
    return InputError(
        say("Layer '{name}'", name=missing[0]),
        say("its return period is not known, and without it there is no expected annual damage"),
        say("Give all return periods (return_periods) in this order: {order}.", order=order)
        + hint
        + say(" Or switch the expected annual damage off (annual)."),
    )
