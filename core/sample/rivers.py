# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rivers and their tributaries: lines that fall all the way to where they leave the district."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..geometry.geometries import FloatArray, IntArray
from ..progress import Progress
from .frame import BAND_M, Frame
from .near import Segments, nearest_segments
from .profile import stream_side_m, valley_side_m

MAIN = 0
_STEP_M = 60.0
_OVERHANG_M = 1_500.0
_MOUTH_BED_M = 182.0


@dataclass(frozen=True)
class River:
    """One watercourse from its mouth upwards.

    Attributes
    ----------
    level: 0 for the river of a valley, 1 and 2 for streams that join it
    line: (n, 2) metres, from the mouth (or junction) upstream
    bed_m: (n,) height of the bed, rising upstream
    parent: position of the river it joins, -1 for level 0
    """

    level: int
    line: FloatArray
    bed_m: FloatArray
    parent: int

    @property
    def width_m(self) -> float:
        return (64.0, 12.0, 6.0)[self.level]


@dataclass(frozen=True)
class RiverSegments:
    """All rivers cut into segments; `river` (s,) says whose, `bed_m` (s, 2) the bed at both ends."""

    segments: Segments
    river: IntArray
    level: IntArray
    bed_m: FloatArray

    @classmethod
    def of(cls, rivers: list[River]) -> RiverSegments:
        segments, owner = Segments.of_lines([river.line for river in rivers])
        bed = np.concatenate([np.column_stack((river.bed_m[:-1], river.bed_m[1:])) for river in rivers])
        level = np.array([river.level for river in rivers], dtype=np.int64)
        return cls(segments, owner, level[owner], bed)

    def of_level(self, main: bool) -> RiverSegments:
        """Only the rivers of the valleys, or only the streams."""
        return self.take(np.flatnonzero((self.level == MAIN) == main))

    def take(self, chosen: IntArray) -> RiverSegments:
        """These segments, in that order."""
        part = Segments(self.segments.start[chosen], self.segments.stop[chosen])
        return RiverSegments(part, self.river[chosen], self.level[chosen], self.bed_m[chosen])


def make_rivers(frame: Frame, progress: Progress) -> list[River]:
    """The rivers of the valleys first, then their streams."""
    rivers = [_valley_river(frame, band) for band in range(frame.bands)]
    for band in range(frame.bands):
        _add_streams(frame, rivers, band, progress)
    return rivers


def valley_bed_m(frame: Frame, x: FloatArray) -> FloatArray:
    """(n,) height of the bed of every valley's river at these x: a slope along the valley, not along each bend."""
    _, _, xmax, _ = frame.bounds
    return np.asarray(_MOUTH_BED_M + 0.0013 * (xmax + _OVERHANG_M - x))


def _valley_river(frame: Frame, band: int) -> River:
    """A meandering line (sine-generated curve) across the whole frame, its bed falling 1.3 m per km of valley."""
    chance = frame.chance(f"river {band}")
    length_m = frame.length_m + 2 * _OVERHANG_M
    distance = np.arange(0.0, 1.6 * length_m, _STEP_M)
    wavelength = 2_300.0 * (
        1.0 + 0.25 * np.interp(distance, distance[::40], chance.standard_normal(len(distance[::40])))
    )
    swing = 0.95 + 0.25 * np.interp(distance, distance[::30], chance.standard_normal(len(distance[::30])))
    angle = swing * np.sin(np.cumsum(2 * np.pi * _STEP_M / np.clip(wavelength, 1_500.0, 3_800.0)))
    x = np.cumsum(np.cos(angle)) * _STEP_M
    y = np.cumsum(np.sin(angle)) * _STEP_M
    used = x <= length_m
    x, y = x[used], y[used]
    trend = np.convolve(np.pad(y, 60, mode="edge"), np.ones(121) / 121, mode="valid")
    sway = 420.0 * np.sin(2 * np.pi * x / 8_200.0 + chance.uniform(0, 2 * np.pi))
    xmin, ymin, _, _ = frame.bounds
    line = np.column_stack((xmin - _OVERHANG_M + x, ymin + (band + 0.48) * BAND_M + (y - trend) + sway))[::-1]
    rising = np.maximum.accumulate(valley_bed_m(frame, line[:, 0]))
    return River(MAIN, line, rising + np.arange(len(line)) * 0.001, -1)


def _add_streams(frame: Frame, rivers: list[River], band: int, progress: Progress) -> None:
    """Grow streams from the valley's river, then smaller ones from those, away from everything that is there."""
    chance = frame.chance(f"streams {band}")
    _, ymin, _, _ = frame.bounds
    limits = (ymin + band * BAND_M + 150.0, ymin + (band + 1) * BAND_M - 150.0)
    taken = _Taken(frame, [rivers[band].line])
    for level, spacing_m, clear_m in ((1, 900.0, 520.0), (2, 620.0, 380.0)):
        for parent in [i for i, river in enumerate(rivers) if _in_band(river, band, level - 1, limits)]:
            progress.check()
            side = 1.0 if chance.random() < 0.5 else -1.0
            along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(rivers[parent].line, axis=0).T))))
            at = chance.uniform(0.4, 1.0) * spacing_m
            while at < along[-1] - 250.0:
                start = int(np.searchsorted(along, at))
                at += spacing_m * chance.uniform(0.45, 0.9)
                side = -side
                if level == 2 and along[start] < 1_300.0:
                    continue
                stream = _grow(rivers[parent], start, side, level, limits, clear_m, taken, chance)
                if stream is not None:
                    bed_m = _stream_bed(rivers[parent], start, stream)
                    rivers.append(River(level, stream, bed_m, parent))
                    taken.add(stream)


def _in_band(river: River, band: int, level: int, limits: tuple[float, float]) -> bool:
    if river.level != level:
        return False
    return bool(limits[0] - 400.0 < river.line[0, 1] < limits[1] + 400.0) and band >= 0


def _grow(
    parent: River,
    start: int,
    side: float,
    level: int,
    limits: tuple[float, float],
    clear_m: float,
    taken: _Taken,
    chance: np.random.Generator,
) -> FloatArray | None:
    """A wandering line from the parent's vertex `start`, or None where there is no room for a useful one."""
    before, after = max(start - 6, 0), min(start + 6, len(parent.line) - 1)
    upstream = parent.line[after] - parent.line[before]
    heading = np.arctan2(upstream[1], upstream[0]) + side * chance.uniform(0.9, 1.25)
    target = -side * np.pi / 2.0 if parent.level == MAIN else heading
    longest_m = (5_200.0, 1_900.0)[level - 1] * chance.uniform(0.75, 1.1)
    points = [parent.line[start]]
    turn = 0.0
    for step in range(int(longest_m / _STEP_M)):
        turn = 0.75 * turn + chance.normal(0.0, 0.055)
        heading += turn + 0.08 * np.sin(target - heading)
        point = points[-1] + _STEP_M * np.array((np.cos(heading), np.sin(heading)))
        near_m = taken.distance_m(point)
        near_parent = step * _STEP_M < (1_500.0 if parent.level == MAIN else 1.1 * clear_m)
        free = step < 5 or near_m > (170.0 if near_parent else clear_m)
        if not (limits[0] < point[1] < limits[1] and free):
            break
        points.append(point)
    return np.array(points) if len(points) * _STEP_M > 600.0 else None


def _stream_bed(parent: River, start: int, line: FloatArray) -> FloatArray:
    """Cut into the side of the parent's valley, always rising upstream, never steeper than a stream can be."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate(([0.0], np.cumsum(steps)))
    segments, _ = Segments.of_lines([parent.line])
    distance = nearest_segments(line, segments).distance_m
    if parent.level == MAIN:
        side = valley_side_m(distance, np.full(len(line), 1_050.0))
        steepest = 0.004 + 0.0035 * along / 1_000.0
    else:
        side = stream_side_m(distance, np.full(len(line), parent.level))
        steepest = 0.012 + 0.016 * along / 1_000.0
    rise = np.clip(np.diff(np.maximum(side - 1.3, 0.0)), 0.0008 * steps, steepest[1:] * steps)
    return float(parent.bed_m[start]) + np.concatenate(([0.0], np.cumsum(rise)))


class _Taken:
    """The vertices of the streams so far in squares of a grid, so that looking around stays quick."""

    def __init__(self, frame: Frame, lines: list[FloatArray]) -> None:
        self._frame, self._cells = frame, {}  # type: tuple[Frame, dict[tuple[int, int], list[FloatArray]]]
        for line in lines:
            self.add(line)

    def add(self, line: FloatArray) -> None:
        for point in line:
            self._cells.setdefault(self._cell(point), []).append(point)

    def distance_m(self, point: FloatArray) -> float:
        """To the nearest vertex within about 600 m, otherwise infinity."""
        column, row = self._cell(point)
        around = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in self._cells.get((column + i, row + j), ())]
        return float(np.hypot(*(np.array(around) - point).T).min()) if around else np.inf

    @staticmethod
    def _cell(point: FloatArray) -> tuple[int, int]:
        return int(point[0] // 600.0), int(point[1] // 600.0)
