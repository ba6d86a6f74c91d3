# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a request says of a population raster: what its cells hold, and what those without data mean."""

from __future__ import annotations

from ..errors import InputError
from ..twin.grid import Grid
from ..twin.model import PopulationKind
from ..wording.translate import say
from .describe import Parameter, ParameterType

PEOPLE_PARAMETERS = (
    Parameter(
        "population_kind",
        "Population cells hold",
        ParameterType.CHOICE,
        "People per cell (WorldPop, GHS-POP) or people per km2. Stated by the twin, or by you; never guessed.",
        choices={"count": "People per cell", "density": "People per km2"},
        only_with="population",
    ),
    Parameter(
        "population_nodata",
        "Population cells without data",
        ParameterType.CHOICE,
        "Unknown: they add to the unknown share, each as full as the fullest known cell. Nobody: no data means "
        "uninhabited, as in WorldPop's constrained rasters.",
        default="unknown",
        choices={"unknown": "Unknown number of people", "nobody": "Nobody lives there"},
        only_with="population",
        advanced=True,
    ),
)


def population_kind(grid: Grid, stated: object) -> PopulationKind:
    """What the raster holds: what the user says, else what its twin says; raises InputError where both differ."""
    thing = say("Raster '{name}'", name=grid.source.name)
    by_twin = grid.source.population_kind
    if not stated and not by_twin:
        raise InputError(
            thing,
            say("nothing states whether its cells hold people per cell or people per km2"),
            say("Choose what population cells hold (population_kind: count or density)."),
        )
    if stated and by_twin and str(stated) != by_twin:
        raise InputError(
            thing,
            say(
                "it was given as {stated}, but its twin states that it holds {by_twin}", stated=stated, by_twin=by_twin
            ),
            say("Choose what the twin states, or correct the twin."),
        )
    return PopulationKind(str(stated or by_twin))
