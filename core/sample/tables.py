# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a vector layer of the sample consists of, and what its tables have in common."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..geometry.geometries import Geometries
from ..twin.table import Column
from ..wording.translate import say
from .columns import texts
from .links import refs
from .sites import Site
from .world import World


@dataclass(frozen=True)
class Table:
    """A vector layer: `columns` by field name, each with an alias in `aliases` and, where it has one, a unit."""

    id: str
    asset_class: str
    geometries: Geometries
    columns: dict[str, Column]
    aliases: dict[str, str]
    label_field: str = "name"
    code_field: str = ""
    title: str = ""
    units: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def points(sites: list[Site]) -> Geometries:
    """A point at each site."""
    return Geometries.from_points(np.array([site.xy for site in sites]).reshape(-1, 2))


def sited(world: World, layer: str) -> tuple[list[Site], np.random.Generator, dict[str, Column]]:
    """The sites of a layer, its source of chance, and its first two columns."""
    sites = world.sites[layer]
    columns = {"ref": texts(refs(layer, len(sites))), "name": texts([site.name for site in sites])}
    return sites, world.frame.chance(f"table {layer}"), columns


def missing(column: Column, what: str) -> str:
    """A sentence about rows without a value; empty where there are none."""
    count = int(column.null.sum())
    if not count:
        return ""
    return say("{count:,} of {total:,} without {what}", count=count, total=len(column.null), what=what)


def said(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(sentence for sentence in sentences if sentence)
