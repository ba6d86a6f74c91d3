# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J7: a million points get the value of the raster under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from overlay_data import make_points
from qgis_peer import run_algorithm
from raster_data import grid_file, layer_file, make_grid
from twinplan.core.overlay.raster_points import sample
from twinplan.core.progress import Silent

NAME = "J7"
TITLE = "a raster of 10,000 x 10,000 cells under 1 M points"
OURS, QGIS, RASTERIO = "TwinPlan sample", "QGIS rastersampling", "rasterio.sample"
_POINTS = 1_000_000


def run() -> bool:
    xy, grid = make_points(_POINTS), make_grid()
    engines = [
        Engine(OURS, lambda: sample(grid, xy, Silent())[0], ours=True),
        Engine(QGIS, lambda: _qgis(xy), needs=("qgis",), rounds=3),
        Engine(RASTERIO, lambda: _rasterio(xy), needs=("rasterio",), rounds=1),
    ]
    return compare(NAME, engines, _agree, [FasterThan(OURS, QGIS, 40), GapBelow(OURS, 50)])


def _qgis(xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    parameters = {
        "INPUT": str(layer_file("points_1000000", shapely.points(xy))),
        "RASTERCOPY": str(grid_file(make_grid())),
        "COLUMN_PREFIX": "value_",
        "OUTPUT": "memory:",
    }
    layer = run_algorithm("native:rastersampling", parameters)
    return _Column(layer)  # type: ignore[return-value]


class _Column:
    """The values of QGIS's result, read only when results are compared: that is not the algorithm's time."""

    def __init__(self, layer: object) -> None:
        self._layer = layer

    def values(self) -> npt.NDArray[np.float64]:
        fields = self._layer.fields()  # type: ignore[attr-defined]
        number, value = fields.indexOf("number"), fields.indexOf("value_1")
        found = np.full(_POINTS, np.nan)
        for feature in self._layer.getFeatures():  # type: ignore[attr-defined]
            if feature[value] is not None and feature[value] != _NULL:
                found[feature[number]] = feature[value]
        return found


_NULL = -9999.0


def _rasterio(xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    import rasterio

    with rasterio.open(grid_file(make_grid())) as source:
        values = np.array([value[0] for value in source.sample(xy)], dtype=np.float64)
    values[values == _NULL] = np.nan
    return values


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    ours = results[OURS]
    found = []
    for peer in (QGIS, RASTERIO):
        if peer in results:
            theirs = results[peer]
            theirs = theirs.values() if isinstance(theirs, _Column) else theirs
            differing = np.mean(~((ours == theirs) | (np.isnan(ours) & np.isnan(theirs))))
            found.append(Agreement(f"{peer}: share of points with another value", float(differing), 1e-6))
    return found
