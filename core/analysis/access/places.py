# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Places of access: one point for every facility and every demand feature, and raster cells as demand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import InputError
from ...geometry.geometries import FloatArray, GeometryKind, IntArray, plain_points
from ...overlay.places import places_of
from ...progress import Progress
from ...twin.grid import Grid
from ...twin.plausible import check_plausible
from ...twin.table import Column, FeatureTable
from ...wording.numbers import format_number
from ...wording.translate import say
from ..columns import amounts, column_texts
from ..describe import Request
from ..population_choice import population_kind
from ..population_grid import CountGrid, row_blocks

PEOPLE_COLUMN = "people"
_MOST_CELLS = 5_000_000


def several_points(table: FeatureTable) -> int:
    """How many features are multi-points, of which only the first point counts."""
    if table.geometries.kind is not GeometryKind.POINT or table.geometries.is_plain:
        return 0
    return int(np.count_nonzero(np.diff(table.geometries.feature_offsets) > 1))


@dataclass(frozen=True)
class Facilities:
    """f facilities in the order of their rank, which decides between two that are equally near.

    Attributes
    ----------
    table: the layer as it is
    position: (f,) where each is in the layer
    xy: (f, 2) in the CRS of the layer, sorted; those without a place are left out
    name, uid: (f,) object arrays of str; uid is "" where the layer has none
    capacity: (f,) float64, None where no field is given
    """

    table: FeatureTable
    position: IntArray
    xy: FloatArray
    name: npt.NDArray[Any]
    uid: npt.NDArray[Any]
    capacity: FloatArray | None

    def __len__(self) -> int:
        return len(self.position)


def facilities_of(request: Request, progress: Progress) -> Facilities:
    """Raises InputError where there is no facility, or a capacity is negative or missing."""
    table = request.table("facilities")
    if table is None or not len(table):
        raise InputError(
            say("Input 'Facilities'") if table is None else say("Layer '{name}'", name=table.name),
            say("there is no facility that could serve anybody"),
            say("Choose a layer with facilities, or relax its filter."),
        )
    table = check_plausible(table)
    if not table.geometries.has_geometry.any():
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("none of its facilities has a geometry"),
            say("Choose a layer whose features have a place."),
        )
    xy = places_of(table.geometries, progress)
    uid = _texts_of(table, "uid", progress)
    placed = np.flatnonzero(np.isfinite(xy[:, 0]))
    # By place, so that the order of the layer decides nothing; by uid where two are at one place.
    order = placed[np.lexsort((_ranks(uid[placed]), xy[placed, 1], xy[placed, 0]))]
    name_field = request.text("facility_name_field") or table.source.label_field or "name"
    name = _texts_of(table, name_field, progress) if name_field in table.columns else uid
    numbered = np.array([say("facility {fid}", fid=fid) for fid in table.fids.tolist()], dtype=object)
    name = np.where(name == "", numbered, name)
    capacity = _capacity(table, request.text("capacity_field"))
    return Facilities(table, order, xy[order], name[order], uid[order], None if capacity is None else capacity[order])


def _texts_of(table: FeatureTable, field: str, progress: Progress) -> npt.NDArray[Any]:
    if field not in table.columns:
        return np.full(len(table), "", dtype=object)
    return column_texts(table.columns[field], progress)


def _ranks(texts: npt.NDArray[Any]) -> IntArray:
    position = {text: number for number, text in enumerate(sorted(set(texts.tolist())))}
    return np.array([position[text] for text in texts.tolist()], dtype=np.int64)


def _capacity(table: FeatureTable, field: str | None) -> FloatArray | None:
    if field is None:
        return None
    values = amounts(table, field)
    missing = int(np.count_nonzero(np.isnan(values)))
    if missing:
        raise InputError(
            say("Layer '{name}'", name=table.name),
            say("{count} facilities have no capacity in field '{field}'", count=missing, field=field),
            say("Give every facility a capacity, or leave those without one out by a filter."),
        )
    return values


def demand_of(request: Request, progress: Progress) -> FeatureTable:
    """The demand: the layer, or else the cells of the population raster; raises InputError where there is none."""
    table = request.table("demand")
    if table is not None:
        if not len(table):
            raise InputError(
                say("Layer '{name}'", name=table.name),
                say("there is no place to ask about"),
                say("Select places, or relax the layer's filter."),
            )
        return check_plausible(table)
    if not request.rasters.get("population"):
        raise InputError(
            say("Input 'Places served'"),
            say("nothing is chosen, and no population raster either"),
            say("Choose a layer of places (villages, homes, buildings) or a population raster."),
        )
    return cells_as_demand(request, progress)


def cells_as_demand(request: Request, progress: Progress) -> FeatureTable:
    """The centre of every cell with people, and, unless they count as uninhabited, of those without data."""
    grid = request.rasters["population"][0]
    kind = population_kind(grid, request.parameters.get("population_kind"))
    keeps_unknown = request.parameters.get("population_nodata") != "nobody"
    people_grid = CountGrid(grid, kind)
    centres, people, numbers, count = [], [], [], 0
    for rows in row_blocks(grid.shape):
        progress.report(rows.start / grid.shape[0])
        values = people_grid.read(rows, slice(0, grid.shape[1]))
        row, column = np.nonzero((values > 0) | (np.isnan(values) & keeps_unknown))
        count += len(row)
        if count > _MOST_CELLS:
            raise _too_many_cells(grid)
        people.append(values[row, column])
        row = row + rows.start
        centres.append(grid.affine.to_xy(np.column_stack((column + 0.5, row + 0.5))))
        numbers.append(row * grid.shape[1] + column)
    if not count:
        raise InputError(
            say("Raster '{name}'", name=grid.source.name),
            say("nobody lives in any of its cells"),
            say("Choose another population raster."),
        )
    xy, values = np.ascontiguousarray(np.concatenate(centres)), np.concatenate(people).astype(np.float64)
    column_of_people = Column(np.nan_to_num(values), np.isnan(values))
    return FeatureTable(
        replace(grid.source, label_field=""),
        grid.crs,
        np.concatenate(numbers).astype(np.int64),
        plain_points(xy),
        {PEOPLE_COLUMN: column_of_people},
    )


def _too_many_cells(grid: Grid) -> InputError:
    return InputError(
        say("Raster '{name}'", name=grid.source.name),
        say("more than {count} of its cells have people or no data", count=format_number(_MOST_CELLS)),
        say("Cut it to the area of interest, make its cells larger, or let cells without data count as uninhabited."),
    )
