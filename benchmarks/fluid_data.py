# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers and tables of a million rows for the job "fluid3", as files that QGIS opens; written once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from cascade_data import random_links
from harness import DATA_FOLDER
from overlay_data import ORIGIN, SIDE_M, make_buildings, make_points
from raster_data import CRS, grid_file, make_grid

ASSETS, LINKS, FACILITIES = 1_000_000, 2_000_000, 1_000
_STREETS_A_SIDE = 354
_CLASSES = np.array(["residential", "commercial", "industrial"])


def files() -> dict[str, str]:
    """Paths by what they hold."""
    made = {
        "points": _places("fluid3_assets", _points),
        "buildings": _places("fluid3_buildings", lambda: make_buildings(ASSETS)),
        "dependency": _file("fluid3_dependency", _dependencies),
        "requirement": _file("fluid3_requirement", _requirements),
        "facilities": _places("fluid3_facilities", lambda: shapely.points(make_points(FACILITIES, 21))),
        "roads": _places("fluid3_roads", _streets),
        "rare": grid_file(make_grid(2_000)),
        "frequent": grid_file(make_grid(1_000)),
    }
    return {name: str(path) for name, path in made.items()}


def uids(count: int) -> np.ndarray:
    """Texts of 32 hexadecimal digits, as uids are; the same for the same number."""
    digits = np.random.default_rng(17).integers(0, 2**62, (count, 2))
    return np.array([f"{a:016x}{b:016x}" for a, b in digits.tolist()], dtype=object)


def _points() -> np.ndarray:
    return shapely.points(make_points(ASSETS))


def _streets() -> np.ndarray:
    """Straight streets between bent crossings: a quarter of a million edges over the square."""
    side = _STREETS_A_SIDE
    step = np.linspace(0.0, SIDE_M, side)
    bent = np.random.default_rng(3).uniform(-90, 90, (side * side, 2))
    xy = np.stack(np.meshgrid(step, step), axis=-1).reshape(-1, 2) + bent + ORIGIN
    node = np.arange(side * side).reshape(side, side)
    tail = np.concatenate((node[:, :-1].ravel(), node[:-1].ravel()))
    head = np.concatenate((node[:, 1:].ravel(), node[1:].ravel()))
    return shapely.linestrings(np.stack((xy[tail], xy[head]), axis=1))


def _dependencies():
    import pandas

    uid = uids(ASSETS)
    provider, consumer = random_links(ASSETS, LINKS)
    assumed = np.random.default_rng(5).random(LINKS) < 0.1
    status = np.where(assumed, "assumed", "confirmed")
    columns = {"consumer_uid": uid[consumer], "provider_uid": uid[provider], "service": "power", "status": status}
    return pandas.DataFrame(columns)


def _requirements():
    """Half of the needs have a provider to spare; all last some hours."""
    import pandas

    random = np.random.default_rng(10)
    count = np.bincount(random_links(ASSETS, LINKS)[1], minlength=ASSETS)
    k = np.where(random.random(ASSETS) < 0.5, np.maximum(count - 1, 1), count)
    hours = random.choice((0.0, 2.0, 4.0, 8.0, 24.0), ASSETS)
    has = count > 0
    columns = {"consumer_uid": uids(ASSETS)[has], "service": "power", "k": k[has], "autonomy_h": hours[has]}
    return pandas.DataFrame(columns)


def _places(name: str, shapes) -> Path:
    def frame():
        import geopandas

        geometry = shapes()
        count = len(geometry)
        number = np.arange(count)
        names = [f"{name[7:-1]} {each}" for each in range(count)]
        columns = {"uid": uids(count), "name": names, "class": _CLASSES[number % 3], "people": number % 7}
        return geopandas.GeoDataFrame(columns, geometry=geometry, crs=CRS)

    return _file(name, frame)


def _file(name: str, frame) -> Path:
    import pyogrio

    path = DATA_FOLDER / f"{name}.gpkg"
    if not path.exists():
        DATA_FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = DATA_FOLDER / f"{name}.part.gpkg"
        unfinished.unlink(missing_ok=True)
        pyogrio.write_dataframe(frame(), unfinished, layer=name)
        unfinished.rename(path)
    return path
