# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who serves whom: what covers the places where people live, and places with the same servers taken together.

A coverage says which servers cover which places; nothing else here or after depends on how it knows. Drawn areas are
one such source, sectors and circles another, a radio model may become a third.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyproj
from scipy.spatial import cKDTree

from ..geometry.crs import project_xy
from ..geometry.geometries import FloatArray, Geometries, IntArray
from ..overlay.points_in_zones import point_zone_pairs
from ..progress import Progress
from ..ragged import heads_of

LONLAT = pyproj.CRS("EPSG:4326")
_NO_SERVER = -1
_AXIS_M, _ECCENTRICITY2 = 6_378_137.0, 0.006_694_379_990_141_33
_PLACES_AT_ONCE = 1 << 14


class Coverage(Protocol):
    """Which servers cover which places."""

    def pairs(self, xy: FloatArray, crs: pyproj.CRS, progress: Progress) -> tuple[IntArray, IntArray]:
        """Place and server (a node) of every pair, sorted by place, no pair twice; `xy` (m, 2) in `crs`."""


@dataclass(frozen=True)
class DrawnCoverage:
    """Areas that somebody drew or computed: polygon i is served by node `server[i]`; boundaries are covered."""

    areas: Geometries
    crs: pyproj.CRS
    server: IntArray

    def pairs(self, xy: FloatArray, crs: pyproj.CRS, progress: Progress) -> tuple[IntArray, IntArray]:
        place, area = point_zone_pairs(project_xy(xy, crs, self.crs, progress), self.areas, progress)
        return _each_once(place, self.server[area])


@dataclass(frozen=True)
class RangeCoverage:
    """Circles, or sectors where an azimuth is known, around servers.

    Attributes
    ----------
    server: (c,) nodes, one a circle or sector
    lonlat: (c, 2) degrees
    range_m: (c,) metres along the ground (the chord of the ellipsoid, under 1 m apart up to 80 km)
    azimuth_deg: (c,) clockwise from north, NaN for all around
    beamwidth_deg: (c,) full width of the sector
    """

    server: IntArray
    lonlat: FloatArray
    range_m: FloatArray
    azimuth_deg: FloatArray
    beamwidth_deg: FloatArray

    def pairs(self, xy: FloatArray, crs: pyproj.CRS, progress: Progress) -> tuple[IntArray, IntArray]:
        points = _on_ellipsoid(project_xy(xy, crs, LONLAT, progress))
        centres = _on_ellipsoid(self.lonlat)
        places, cells = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        # Ranges within a factor of two together, so that one long range does not make all searches long.
        size = np.floor(np.log2(np.maximum(self.range_m, 1.0)))
        for each in np.unique(size):
            group = np.flatnonzero((size == each) & np.isfinite(centres[:, 0]))
            if not len(group):
                continue
            tree = cKDTree(centres[group])
            reach_m = float(self.range_m[group].max())
            for start in range(0, len(points), _PLACES_AT_ONCE):
                progress.check()
                some = points[start : start + _PLACES_AT_ONCE]
                known = np.flatnonzero(np.isfinite(some[:, 0]))
                if not len(known):
                    continue
                near = cKDTree(some[known]).sparse_distance_matrix(tree, reach_m, output_type="ndarray")
                place, cell = known[near["i"]], group[near["j"]]
                covered = (near["v"] <= self.range_m[cell]) & self._in_beam(some[place], centres, cell)
                places.append(place[covered] + start)
                cells.append(cell[covered])
        return _each_once(np.concatenate(places), self.server[np.concatenate(cells)])

    def _in_beam(self, points: FloatArray, centres: FloatArray, cell: IntArray) -> npt.NDArray[np.bool_]:
        azimuth = self.azimuth_deg[cell]
        longitude, latitude = np.radians(self.lonlat[cell]).T
        dx, dy, dz = (points - centres[cell]).T
        east = -np.sin(longitude) * dx + np.cos(longitude) * dy
        north = -np.sin(latitude) * (np.cos(longitude) * dx + np.sin(longitude) * dy) + np.cos(latitude) * dz
        off = np.abs((np.degrees(np.arctan2(east, north)) - azimuth + 180.0) % 360.0 - 180.0)
        at_mast = (east == 0.0) & (north == 0.0)
        return np.asarray(np.isnan(azimuth) | at_mast | (off <= self.beamwidth_deg[cell] / 2.0), dtype=bool)

    def outlines(self, points: int = 48) -> FloatArray:
        """(c, points + 1, 2) rings in degrees for the map: circles, or wedges from the server and back."""
        geod = pyproj.Geod(ellps="WGS84")
        around = np.isnan(self.azimuth_deg)
        width = np.where(around, 360.0, self.beamwidth_deg)
        start = np.where(around, 0.0, self.azimuth_deg - width / 2.0)
        angle = start[:, None] + np.linspace(0.0, 1.0, points - 1)[None, :] * width[:, None]
        lon, lat = (np.repeat(side, points - 1) for side in self.lonlat.T)
        far = geod.fwd(lon, lat, angle.ravel(), np.repeat(self.range_m, points - 1))
        arc = np.column_stack(far[:2]).reshape(len(width), points - 1, 2)
        # A circle begins and ends on its line, a wedge at its server.
        corner = np.where(around[:, None], arc[:, 0], self.lonlat)[:, None, :]
        return np.concatenate((corner, arc, corner), axis=1)


def _on_ellipsoid(lonlat: FloatArray) -> FloatArray:
    """(m, 3) metres from the centre of the Earth (WGS 84), NaN where there is no place."""
    longitude, latitude = np.radians(lonlat).T
    normal = _AXIS_M / np.sqrt(1.0 - _ECCENTRICITY2 * np.sin(latitude) ** 2)
    ring = normal * np.cos(latitude)
    height = normal * (1.0 - _ECCENTRICITY2) * np.sin(latitude)
    return np.column_stack((ring * np.cos(longitude), ring * np.sin(longitude), height))


def _each_once(place: IntArray, server: IntArray) -> tuple[IntArray, IntArray]:
    """Pairs sorted by place, then server, without repetition."""
    order = np.lexsort((server, place))
    place, server = place[order], server[order]
    new = np.ones(len(place), dtype=bool)
    new[1:] = (place[1:] != place[:-1]) | (server[1:] != server[:-1])
    return place[new], server[new]


@dataclass(frozen=True)
class Places:
    """Some places: `xy` (m, 2), how many people live at each, NaN where that is unknown, and the zone (-1 outside)."""

    xy: FloatArray
    people: FloatArray
    zone: IntArray


@dataclass(frozen=True)
class Served:
    """People by who serves them.

    Attributes
    ----------
    offsets, server: the servers (ascending) of each of s sets, s + 1 and all together
    group_set: (k,) a set, or -1 for nobody; each (set, zone) once
    group_zone: (k,) zone, -1 outside
    people: (k,) known people
    unknown_places: (k,) places with an unknown number of people
    """

    offsets: IntArray
    server: IntArray
    group_set: IntArray
    group_zone: IntArray
    people: FloatArray
    unknown_places: FloatArray

    def __len__(self) -> int:
        return len(self.offsets) - 1


def who_serves(places: Iterable[Places], coverage: Coverage, crs: pyproj.CRS, progress: Progress) -> Served:
    """Places (in `crs`) put together by their servers and zone."""
    sets = _Sets()
    groups: list[tuple[IntArray, IntArray, FloatArray, FloatArray]] = []
    for some in places:
        progress.check()
        place, server = coverage.pairs(some.xy, crs, progress)
        member = np.full(len(some.xy), _NO_SERVER, dtype=np.int64)
        if len(place):
            heads = heads_of(place)
            member[place[heads]] = sets.numbers(server, heads)
        unknown = np.isnan(some.people)
        groups.append(_grouped(member, some.zone, np.where(unknown, 0.0, some.people), unknown.astype(np.float64)))
    none, nobody = np.zeros(0, dtype=np.int64), np.zeros(0)
    groups.append((none, none, nobody, nobody))
    together = _grouped(
        np.concatenate([group[0] for group in groups]),
        np.concatenate([group[1] for group in groups]),
        np.concatenate([group[2] for group in groups]),
        np.concatenate([group[3] for group in groups]),
    )
    offsets, servers = sets.arrays()
    return Served(offsets, servers, *together)


def _grouped(
    member: IntArray, zone: IntArray, people: FloatArray, unknown: FloatArray
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Sums by (set, zone)."""
    width = int(zone.max(initial=-1)) + 2
    keys, group = np.unique((member + 1) * width + zone + 1, return_inverse=True)
    return (
        keys // width - 1,
        keys % width - 1,
        np.bincount(group, people, len(keys)).astype(np.float64),
        np.bincount(group, unknown, len(keys)).astype(np.float64),
    )


class _Sets:
    """Sets of servers, numbered as they turn up."""

    def __init__(self) -> None:
        self._number: dict[bytes, int] = {}

    def numbers(self, server: IntArray, heads: IntArray) -> IntArray:
        """The number of each run of servers (ascending within a run)."""
        stops = np.append(heads[1:], len(server)).tolist()
        data, width = server.astype("<i8").tobytes(), 8
        number = self._number
        return np.array(
            [
                number.setdefault(data[start * width : stop * width], len(number))
                for start, stop in zip(heads.tolist(), stops)
            ],
            dtype=np.int64,
        )

    def arrays(self) -> tuple[IntArray, IntArray]:
        members = [np.frombuffer(key, dtype="<i8") for key in self._number]
        offsets = np.zeros(len(members) + 1, dtype=np.int64)
        np.cumsum([len(each) for each in members], out=offsets[1:])
        server = np.concatenate(members).astype(np.int64) if members else np.zeros(0, dtype=np.int64)
        return offsets, server
