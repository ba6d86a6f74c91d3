# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J7l: roads cut at the cells of a raster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from harness import Agreement, Engine, FasterThan, GapBelow, compare, relative_difference
from overlay_data import make_roads
from raster_data import CRS, make_grid
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.overlay.raster_lines import cut_lines
from twinplan.core.progress import Silent

NAME = "J7l"
TITLE = "roads cut at the cells of a raster of 2,000 x 2,000 cells"
OURS, SNAIL = "TwinPlan cut_lines", "snail"
_SIDE = 2_000
FloatArray = npt.NDArray[np.float64]


def run() -> bool:
    few = _run("J7l 5k roads", 5_000, [FasterThan(OURS, SNAIL, 1000), GapBelow(OURS, 50)], with_snail=True)
    many = _run("J7l 100k roads", 100_000, [GapBelow(OURS, 50)], with_snail=False)
    return few and many


def _run(job: str, count: int, targets: Sequence[object], with_snail: bool) -> bool:
    roads, grid = make_roads(count), make_grid(_SIDE)
    lines = Geometries.from_shapely(roads)
    engines = [Engine(OURS, lambda: cut_lines(lines, grid.affine, grid.shape, Silent()), ours=True)]
    if with_snail:
        engines.append(Engine(SNAIL, lambda: _snail(roads), needs=("snail", "geopandas"), rounds=1))
    return compare(job, engines, _agreement(roads), targets)  # type: ignore[arg-type]


def _snail(roads: npt.NDArray[np.object_]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """(row, column, length) of each piece."""
    import geopandas
    from affine import Affine
    from snail.intersection import GridDefinition, apply_indices, split_linestrings

    here = make_grid(_SIDE)
    place = here.affine
    transform = Affine(place.dx_column, place.dx_row, place.x0, place.dy_column, place.dy_row, place.y0)
    rows, columns = here.shape
    definition = GridDefinition(CRS.to_string(), columns, rows, transform)
    split = split_linestrings(
        geopandas.GeoDataFrame({"number": np.arange(len(roads))}, geometry=roads, crs=CRS), definition
    )
    indexed = apply_indices(split, definition)
    return indexed["index_j"].to_numpy(), indexed["index_i"].to_numpy(), shapely.length(indexed.geometry.to_numpy())


def _agreement(roads: npt.NDArray[np.object_]) -> Callable[[Mapping[str, object]], Sequence[Agreement]]:
    def agree(results: Mapping[str, object]) -> Sequence[Agreement]:
        pieces = results[OURS]
        coords, owner = shapely.get_coordinates(roads, return_index=True)
        lengths = np.hypot(*np.diff(coords, axis=0).T)[owner[1:] == owner[:-1]]
        ours = lengths[pieces.segment] * (pieces.stop - pieces.start)  # type: ignore[attr-defined]
        whole = float(shapely.length(roads).sum())
        found = [Agreement("length of all pieces and of the roads", relative_difference(ours.sum(), whole), 1e-9)]
        if SNAIL in results:
            row, column, length = results[SNAIL]  # type: ignore[misc]
            apart = _by_cell(pieces.row, pieces.column, ours) - _by_cell(row, column, length)  # type: ignore[attr-defined]
            found.append(Agreement("length in the cell most apart from snail's, m", float(np.abs(apart).max()), 1e-5))
        return found

    return agree


def _by_cell(row: npt.NDArray[np.int64], column: npt.NDArray[np.int64], length: FloatArray) -> FloatArray:
    rows, columns = make_grid(_SIDE).shape
    inside = (row >= 0) & (column >= 0) & (row < rows) & (column < columns)
    return np.bincount(row[inside] * columns + column[inside], weights=length[inside], minlength=rows * columns)
