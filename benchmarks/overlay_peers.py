# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The peers of the vector overlay jobs: QGIS from files to a memory layer, the others from their own tables in memory.

Every engine returns a matrix (zones, values), so that results can be compared; filling the tables is not timed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from harness import Engine
from qgis_peer import run_algorithm
from raster_data import layer_file

Shapes = npt.NDArray[np.object_]
Matrix = npt.NDArray[np.float64]
CRS = "EPSG:32643"
OURS, SEDONA, DUCKDB = "TwinPlan", "SedonaDB", "DuckDB spatial"


class ZoneFields:
    """Fields of QGIS's result by zone, read only when results are compared: that is not the algorithm's time."""

    def __init__(self, layer: Any, fields: tuple[str, ...]) -> None:
        self._layer, self._fields = layer, fields

    def matrix(self) -> Matrix:
        names = self._layer.fields()
        place = names.indexOf("number")
        columns = [names.indexOf(name) for name in self._fields]
        found = np.zeros((self._layer.featureCount(), len(columns)))
        for feature in self._layer.getFeatures():
            found[feature[place]] = [feature[column] or 0.0 for column in columns]
        return found


def matrix_of(result: object) -> Matrix:
    return result.matrix() if isinstance(result, ZoneFields) else np.asarray(result)


def qgis_count_points(points: str, zones: str) -> ZoneFields:
    """Counts only: a second run would be needed for the sums."""
    parameters = {"POLYGONS": zones, "POINTS": points, "FIELD": "NUMPOINTS", "OUTPUT": "memory:"}
    return ZoneFields(run_algorithm("native:countpointsinpolygon", parameters), ("NUMPOINTS",))


def qgis_line_lengths(lines: str, zones: str) -> ZoneFields:
    """Length, without classes, which this algorithm does not know."""
    parameters = {"POLYGONS": zones, "LINES": lines, "LEN_FIELD": "LENGTH", "COUNT_FIELD": "COUNT", "OUTPUT": "memory:"}
    return ZoneFields(run_algorithm("native:sumlinelengths", parameters), ("LENGTH",))


def qgis_overlap_areas(polygons: str, zones: str) -> ZoneFields:
    parameters = {"INPUT": zones, "LAYERS": [polygons], "OUTPUT": "memory:"}
    return ZoneFields(run_algorithm("native:calculatevectoroverlaps", parameters), (f"{Path(polygons).stem}_area",))


def file_of(name: str, shapes: Shapes | Callable[[], Shapes]) -> str:
    """A GeoPackage of the shapes, with a field `number`."""
    return str(layer_file(name, shapes))


class Sedona:
    """SedonaDB with its tables in memory."""

    def __init__(self, **tables: dict[str, npt.NDArray[Any]]) -> None:
        self._tables = tables

    @lru_cache(maxsize=1)  # noqa: B019  (one connection for the life of a benchmark)
    def _connection(self) -> Any:
        import geopandas
        import sedonadb

        connection = sedonadb.connect()
        for name, columns in self._tables.items():
            frame = geopandas.GeoDataFrame(columns, geometry="geometry", crs=CRS)
            connection.create_data_frame(frame).to_view(name, overwrite=True)
        return connection

    def query(self, sql: str) -> Any:
        """The result as a pandas frame."""
        return self._connection().sql(sql).to_pandas()


class Duck:
    """DuckDB with its spatial extension, loaded by path, and its tables in memory."""

    def __init__(self, **tables: dict[str, npt.NDArray[Any]]) -> None:
        self._tables = tables

    @lru_cache(maxsize=1)  # noqa: B019  (one connection for the life of a benchmark)
    def _connection(self) -> Any:
        import duckdb
        import duckdb_extension_spatial
        import pandas

        folder = Path(duckdb_extension_spatial.__file__).parent
        connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        connection.load_extension(str(next(folder.rglob("spatial.duckdb_extension"))))
        for name, columns in self._tables.items():
            frame = pandas.DataFrame({**columns, "geometry": shapely.to_wkb(columns["geometry"])})
            connection.register("incoming", frame)
            others = ", ".join(column for column in columns if column != "geometry")
            connection.execute(
                f"CREATE TABLE {name} AS SELECT {others}, ST_GeomFromWKB(geometry) AS geometry FROM incoming"
            )
            connection.unregister("incoming")
        return connection

    def query(self, sql: str) -> Any:
        """The result as a pandas frame."""
        return self._connection().execute(sql).df()


def overlay_engines(
    ours: Callable[[], Matrix],
    qgis: Engine,
    tables: dict[str, dict[str, npt.NDArray[Any]]],
    sql: str,
    zone_count: int,
    classes: int = 1,
) -> list[Engine]:
    """Us, the two that answer in SQL from tables in memory, and QGIS."""
    sedona, duck = Sedona(**tables), Duck(**tables)

    def of(peer: Sedona | Duck) -> Matrix:
        return matrix_from(peer.query(sql), zone_count, classes)

    return [
        Engine(OURS, ours, ours=True),
        Engine(SEDONA, lambda: of(sedona), needs=("sedonadb", "geopandas", "pyarrow")),
        Engine(DUCKDB, lambda: of(duck), needs=("duckdb", "duckdb_extension_spatial")),
        qgis,
    ]


def matrix_from(frame: Any, zone_count: int, classes: int = 1) -> Matrix:
    """Columns of a result by zone (and class): a row `zone`, `class` (if several) and values."""
    values = frame.drop(columns=[name for name in ("zone", "class") if name in frame])
    width = len(values.columns) * classes
    found = np.zeros((zone_count, width))
    column = frame["class"].to_numpy() if "class" in frame else 0
    for number, name in enumerate(values.columns):
        found[frame["zone"].to_numpy(), column + number] = values[name].to_numpy()
    return found
