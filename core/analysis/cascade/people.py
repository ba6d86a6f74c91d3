# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""People in a cascade: where they live, who serves them and how that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...cascade.footprints import LONLAT, Coverage, DrawnCoverage, Places, RangeCoverage, Served, who_serves
from ...cascade.network import Network
from ...errors import InputError
from ...geometry.crs import project_xy
from ...geometry.geometries import FloatArray, IntArray
from ...overlay.first_zone import points_first_zone
from ...overlay.places import places_of
from ...progress import Progress, Share
from ...twin.plausible import check_plausible
from ...twin.table import FeatureTable
from ...wording.numbers import format_given, format_number
from ...wording.translate import say
from ..columns import amounts, listed, uid_texts
from ..describe import Request
from ..population_choice import population_kind
from ..population_grid import CountGrid, row_blocks, survey
from .assets import PEOPLE_FIELD, Assets

SERVER_FIELDS = ("server_uid", "provider_uid", "asset_uid", "mast_uid", "uid")
AZIMUTH_FIELD, RANGE_FIELD, BEAMWIDTH_FIELD = "azimuth_deg", "range_m", "beamwidth_deg"
_CELLS_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class CoverageSource:
    """How it is known who serves whom: in words, whether it is only assumed, and the reach to draw (None if drawn)."""

    coverage: Coverage
    text: str
    assumed: bool
    ranges: RangeCoverage | None


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
                kind=_serving_kind(request),
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


def coverage_source(request: Request, assets: Assets, progress: Progress) -> CoverageSource | None:
    """Drawn areas, else sectors, else circles."""
    layer = request.table("coverage")
    if layer is not None:
        return _drawn(request, check_plausible(layer), assets)
    kind = _serving_kind(request)
    server = np.flatnonzero(assets.called(kind))
    if not len(server):
        return None
    lonlat = np.concatenate(
        [project_xy(places_of(table.geometries, progress), table.crs, LONLAT, progress) for table in assets.tables]
    )[server]
    azimuth = _numbers(assets, request.text("azimuth_field") or AZIMUTH_FIELD)[server]
    stated_m = _numbers(assets, request.text("range_field") or RANGE_FIELD)[server]
    width = _numbers(assets, BEAMWIDTH_FIELD)[server]
    default_km = request.number("range_km")
    default_width = request.number("beamwidth_deg")
    if (stated_m < 0).any():
        raise InputError(
            say("Field '{field}'", field=request.text("range_field") or RANGE_FIELD),
            say("it holds negative ranges"),
            say("Correct them, or set them to NULL where the range is not known."),
        )
    ranges = RangeCoverage(
        server,
        lonlat,
        np.where(np.isfinite(stated_m), stated_m, default_km * 1000.0),
        azimuth,
        np.where(np.isfinite(width), width, default_width),
    )
    title = assets.kinds[int(assets.kind[server[0]])]
    return CoverageSource(ranges, _range_text(title, azimuth, stated_m, default_km, default_width), True, ranges)


def _serving_kind(request: Request) -> str:
    return str(request.parameters.get("serving_class") or "mast").strip()


def _range_text(title: str, azimuth: FloatArray, stated_m: FloatArray, range_km: float, width: float) -> str:
    sectors, stated = np.isfinite(azimuth), np.isfinite(stated_m)
    if stated.all():
        reach = say("the range that each states")
    elif stated.any():
        reach = say("the range that each states, {range} km where it states none", range=format_given(range_km))
    else:
        reach = say("{range} km", range=format_given(range_km))
    if sectors.all():
        return say("assumed: a sector around every {kind}, reaching {reach}", kind=title, reach=reach)
    if sectors.any():
        return say(
            "assumed: a sector around every {kind} with an azimuth and a circle around all others, reaching {reach}",
            kind=title,
            reach=reach,
        )
    return say("assumed: a circle around every {kind}, reaching {reach}", kind=title, reach=reach)


def _numbers(assets: Assets, field: str) -> FloatArray:
    """(n,) NaN where a layer has no such field, or it is NULL; texts are read as numbers, as a CSV has them."""
    pieces = []
    for table in assets.tables:
        column = table.columns.get(field)
        values = np.full(len(table), np.nan)
        if column is not None:
            try:
                values = column.as_float()
            except ValueError:
                raise InputError(
                    say("Layer '{name}'", name=table.name),
                    say("its field '{field}' holds texts that are no numbers", field=field),
                    say("Correct them, or set them to NULL where the number is not known."),
                ) from None
        pieces.append(values)
    return np.concatenate(pieces)


def _drawn(request: Request, layer: FeatureTable, assets: Assets) -> CoverageSource:
    chosen = request.text("coverage_field")
    if chosen:
        layer.column(chosen)
    for field in (chosen,) if chosen else SERVER_FIELDS:
        if field not in layer.columns:
            continue
        column = layer.columns[field]
        server = assets.index.find(uid_texts(listed(column, slice(0, len(layer)))))
        known = (server >= 0) & layer.geometries.has_geometry
        if known.any():
            text = say("the coverage layer '{name}'", name=layer.name)
            missing = int(np.count_nonzero(~known))
            if missing:
                text = say(
                    "{text}, of which {count} areas belong to no asset and are left out", text=text, count=missing
                )
            drawn = DrawnCoverage(layer.geometries.take(known), layer.crs, server[known])
            return CoverageSource(drawn, text, layer.source.derived, None)
    raise InputError(
        say("Layer '{name}'", name=layer.name),
        say("none of its areas names the asset that serves it by its uid"),
        say("Choose the field that holds the uid of the serving asset."),
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
