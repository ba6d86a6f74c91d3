# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The people part of exposure: what the population raster holds, and how many of them each hazard reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...errors import InputError
from ...geometry.crs import bounds_in
from ...progress import Progress, Share
from ...twin.grid import Grid
from ...wording.numbers import format_number
from ...wording.translate import say, say_count
from ..areas import Areas, borders_in
from ..describe import Request
from ..hazards import Hazard
from ..placing import grid_bounds, hazard_bounds, overlap
from ..population_choice import population_kind
from ..population_grid import CountGrid, Survey, survey
from .population import PeopleExposed, people_exposed


@dataclass(frozen=True)
class People:
    """People under every hazard; `used` are the parameters as they were in the end."""

    name: str
    by_hazard: tuple[PeopleExposed, ...]
    known: Survey
    bounded: bool
    used: Mapping[str, object]


def exposed_people(request: Request, hazards: Sequence[Hazard], areas: Areas, progress: Progress) -> People:
    """Raises InputError where the kind of population is not stated, or people are negative, or lie elsewhere."""
    grid = request.rasters["population"][0]
    kind = population_kind(grid, request.parameters.get("population_kind"))
    _refuse_elsewhere(grid, hazards)
    people = CountGrid(grid, kind)
    bounded = request.parameters.get("population_nodata") != "nobody"
    known = survey(people, Share(progress, 0.0, 0.1))
    borders = borders_in(grid.crs, areas, None, True, progress)
    found = []
    for number, hazard in enumerate(hazards):
        start, stop = (0.1 + 0.9 * (number + step) / len(hazards) for step in (0, 1))
        share = Share(progress, start, stop)
        share.report(0.0, say("Counting people"))
        found.append(people_exposed(people, known, hazard, borders, bounded, share))
    return People(grid.source.name, tuple(found), known, bounded, {"population_kind": kind.value})


def _refuse_elsewhere(grid: Grid, hazards: Sequence[Hazard]) -> None:
    box = grid_bounds(grid)
    for hazard in hazards:
        if overlap(bounds_in(box, grid.crs, hazard.crs), hazard_bounds(hazard)):
            return
    raise InputError(
        say("Raster '{name}'", name=grid.source.name),
        say("it does not overlap the hazard"),
        say("Check the CRS of both, or choose a population raster of the same area."),
    )


def population_notes(people: People) -> list[str]:
    """What was made of cells without data."""
    if not people.known.nodata_cells:
        return []
    count = format_number(people.known.nodata_cells)
    if not people.bounded:
        return [
            say_count(
                people.known.nodata_cells,
                "{name}: {cells} cell without data was taken as uninhabited, as stated.",
                "{name}: {cells} cells without data were taken as uninhabited, as stated.",
                name=people.name,
                cells=count,
            )
        ]
    reached = float(people.by_hazard[0].nodata[:, people.by_hazard[0].scheme.hit_from :].sum())
    fullest = format_number(people.known.fullest_cell)
    return [
        say_count(
            people.known.nodata_cells,
            "{name}: {cells} cell has no data. Where the hazard is hit or unknown there, up to {people} people are "
            "part of the unknown share, as if it were as full as the fullest known cell ({fullest} people). "
            "If no data means that nobody lives there, say so under 'Population cells without data'.",
            "{name}: {cells} cells have no data. Where the hazard is hit or unknown there, up to {people} people are "
            "part of the unknown share, as if each such cell were as full as the fullest known one ({fullest} people). "
            "If no data means that nobody lives there, say so under 'Population cells without data'.",
            name=people.name,
            cells=count,
            people=format_number(round(reached)),
            fullest=fullest,
        )
    ]
