# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People in a cascade: where they live, who serves them and how that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...cascade.footprints import Places, RangeCoverage, Served, who_serves
from ...cascade.network import Network
from ...errors import InputError
from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray, IntArray
from ...overlay.first_zone import points_first_zone
from ...overlay.places import places_of
from ...progress import Progress, Share
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.numbers import format_number
from ...wording.translate import say
from ..columns import amounts
from ..describe import Request
from ..population_choice import population_kind
from ..population_grid import CountGrid, row_blocks, survey
from .assets import PEOPLE_FIELD, Assets
from .coverage import coverage_source, serving_kind

_CELLS_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class PeopleRows:
    """People by the node on which they depend, and by zone.

    Attributes
    ----------
    node: (k,) the node; -1 for people whom nobody serves even before anything fails
    zone: (k,) -1 outside
    people: (k,) known people; unknown: (k,) up to so many more, where their number is not known
    source: how it is known who depends on what, in words
    """

    node: IntArray
    zone: IntArray
    people: FloatArray
    unknown: FloatArray
    source: str
    assumed: bool
    served: Served | None = None
    ranges: RangeCoverage | None = None
    notes: tuple[str, ...] = ()

    def of_nodes(self, count: int) -> FloatArray:
        """(count,) known people of each node."""
        has = self.node >= 0
        return np.bincount(self.node[has], self.people[has], count).astype(np.float64)


def people_rows(
    request: Request, assets: Assets, zones: FeatureTable | None, asset_zone: IntArray, progress: Progress
) -> PeopleRows | None:
    """None where nothing is known of people. Raises InputError where what is given cannot be used."""
    homes = _Homes.of(request, zones, progress)
    if homes is None:
        if not assets.has_people:
            return None
        node = np.arange(len(assets))
        missing = int(np.count_nonzero(assets.people_unknown))
        notes = []
        if missing:
            notes.append(
                say(
                    "{count} assets say nothing of how many people depend on them; each counts in the unknown share as "
                    "if it were as many as on the asset with the most.",
                    count=missing,
                )
            )
        source = say("the number of people that the asset layers state")
        unknown = np.where(assets.people_unknown, assets.people.max(initial=0.0), 0.0)
        return PeopleRows(node, asset_zone, assets.people, unknown, source, False, notes=tuple(notes))
    found = coverage_source(request, assets, progress)
    if found is None:
        raise InputError(
            say("Input 'Population'"),
            say(
                "no asset serves people: there is neither a coverage layer nor an asset of the kind '{kind}'",
                kind=serving_kind(request),
            ),
            say(
                "Give a coverage layer, name the kind that serves ({kinds}), or leave the population out.",
                kinds=", ".join(sorted(assets.kinds)),
            ),
        )
    served = who_serves(homes.places(Share(progress, 0.1, 1.0)), found.coverage, homes.crs, progress)
    node = np.where(served.group_set < 0, -1, served.group_set + len(assets))
    return PeopleRows(
        node,
        served.group_zone,
        served.people,
        served.unknown_places * homes.fullest,
        found.text,
        found.assumed,
        served,
        found.ranges,
        tuple(homes.notes),
    )


def with_people(network: Network, served: Served) -> Network:
    """The network with a node for every group of people, who need one of their servers."""
    count, code = len(served), len(network.services)
    nodes = np.arange(network.node_count, network.node_count + count)
    return Network(
        network.node_count + count,
        (*network.services, say("coverage")),
        np.concatenate((network.consumer, nodes)),
        np.concatenate((network.service, np.full(count, code, dtype=np.int64))),
        np.concatenate((network.needed, np.ones(count, dtype=np.int64))),
        np.concatenate((network.autonomy_h, np.zeros(count))),
        np.concatenate((network.offsets, network.offsets[-1] + served.offsets[1:])),
        np.concatenate((network.provider, served.server)),
        np.concatenate((network.confirmed, np.ones(len(served.server), dtype=bool))),
        np.concatenate((network.row, np.full(len(served.server), -1, dtype=np.int64))),
        network.sources,
    )


class _Homes:
    """Where people live: cells of a raster, by their centres, or features of a layer, each at a point on it."""

    def __init__(self, request: Request, zones: FeatureTable | None, progress: Progress) -> None:
        self._zones, self._progress = zones, progress
        self._table = request.table("demand")
        self.fullest = 0.0
        self.notes: list[str] = []
        if self._table is not None:
            self._table = check_plausible(self._table)
            self.crs = self._table.crs
            self._field = request.text("demand_people_field") or PEOPLE_FIELD
            return
        grid = request.rasters["population"][0]
        self._grid = CountGrid(grid, population_kind(grid, request.parameters.get("population_kind")))
        self.crs = grid.crs
        known = survey(self._grid, Share(progress, 0.0, 0.1))
        if request.parameters.get("population_nodata") != "nobody":
            self.fullest = known.fullest_cell
        if known.nodata_cells:
            self.notes.append(_nodata_note(grid.source.name, known.nodata_cells, self.fullest))

    @classmethod
    def of(cls, request: Request, zones: FeatureTable | None, progress: Progress) -> _Homes | None:
        raster, layer = bool(request.rasters.get("population")), request.table("demand") is not None
        if raster and layer:
            raise InputError(
                say("Inputs 'Population' and 'Where people live'"),
                say("both are given, and everybody would count twice"),
                say("Give one of them."),
            )
        return cls(request, zones, progress) if raster or layer else None

    def places(self, progress: Progress) -> Iterator[Places]:
        return self._features() if self._table is not None else self._cells(progress)

    def _features(self) -> Iterator[Places]:
        table = self._table
        if table is None:
            return
        people = amounts(table, self._field)
        self.fullest = float(np.nanmax(people, initial=0.0))
        missing = int(np.count_nonzero(~np.isfinite(people)))
        if missing:
            self.notes.append(
                say(
                    "{name}: {count} places say nothing of how many people live there; each counts in the unknown "
                    "share as if it were as large as the largest known one.",
                    name=table.name,
                    count=missing,
                )
            )
        xy = places_of(table.geometries, self._progress)
        yield Places(xy, np.where(np.isfinite(people), people, np.nan), self._zone(xy))

    def _cells(self, progress: Progress) -> Iterator[Places]:
        grid = self._grid
        rows, columns = grid.shape
        for block in row_blocks(grid.shape, _CELLS_AT_ONCE):
            progress.report(block.start / rows, say("Finding who serves whom"))
            people = grid.read(block, slice(0, columns))
            # Empty cells count for nothing, and those without data only where they have to be bounded.
            wanted = (people > 0) | (np.isnan(people) & (self.fullest > 0))
            row, column = np.nonzero(wanted)
            if len(row):
                xy = grid.affine.to_xy(np.column_stack((column + 0.5, row + block.start + 0.5)))
                yield Places(xy, people[row, column].astype(np.float64), self._zone(xy))

    def _zone(self, xy: FloatArray) -> IntArray:
        if self._zones is None:
            return np.full(len(xy), -1, dtype=np.int64)
        placed = project_xy(xy, self.crs, self._zones.crs, self._progress)
        return points_first_zone(placed, self._zones.geometries, self._progress)


def _nodata_note(name: str, cells: int, fullest: float) -> str:
    if not fullest:
        return say("{name}: {count} cells without data were taken as uninhabited, as stated.", name=name, count=cells)
    return say(
        "{name}: {count} cells have no data. Where service fails there, each counts in the unknown share as if it "
        "were as full as the fullest known one ({fullest} people).",
        name=name,
        count=cells,
        fullest=format_number(fullest),
    )
