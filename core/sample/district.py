# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fictional river district as a whole: what gis/sample_twin.py writes to disk."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from ..progress import Progress, Share
from ..wording.translate import say
from .frame import CRS_CODE
from .layers import SampleLayer, sample_layers
from .links import SampleLinks
from .world import World, make_world

LARGEST_SIZE = 100.0


@dataclass(frozen=True)
class District:
    """A district: its title, CRS, layers and links. Made from `seed`, the same every time."""

    title: str
    description: str
    crs: str
    layers: list[SampleLayer]
    links: SampleLinks

    def layer(self, layer_id: str) -> SampleLayer:
        """The layer of this id; raises KeyError where there is none."""
        for layer in self.layers:
            if layer.description.id == layer_id:
                return layer
        raise KeyError(layer_id)


def make_district(size: float, seed: int, progress: Progress) -> District:
    """A district of about `size` x 100 km2; raises InputError for a size outside 1 to 100 or a negative seed."""
    if not 1.0 <= size <= LARGEST_SIZE:
        raise InputError(
            say("Sample"),
            say("size {size:g} is not possible", size=size),
            say("Choose a size from 1 to {largest:g}.", largest=LARGEST_SIZE),
        )
    if seed < 0:
        raise InputError(
            say("Sample"), say("seed {seed} is negative", seed=seed), say("Choose 0 or a positive whole number.")
        )
    district = describe(make_world(size, seed, Share(progress, 0.0, 0.95)))
    progress.report(1.0, say("District ready"))
    return district


def describe(world: World) -> District:
    """The world as layers with titles, fields and gaps."""
    name = world.places[0].name
    description = say(
        "A fictional river district of about {area_km2:,.0f} km2, made by TwinPlan from seed {seed}. "
        "No place, name or figure in it is real; its coordinates lie in empty desert.",
        area_km2=world.frame.length_m * world.frame.height_m / 1e6,
        seed=world.frame.seed,
    )
    return District(
        say("{name} district (fictional sample)", name=name), description, CRS_CODE, sample_layers(world), world.links
    )
