# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""J2: the length of roads in zones, by class of road."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from harness import Agreement, Engine, FasterThan, GapBelow, compare
from overlay_data import make_roads, make_zones
from overlay_peers import OURS, SEDONA, Matrix, file_of, matrix_of, overlay_engines, qgis_line_lengths
from twinplan.core.geometry.geometries import Geometries
from twinplan.core.geometry.measures import planar_segment_lengths
from twinplan.core.overlay.lines_in_zones import cut_lines
from twinplan.core.progress import Silent

NAME = "J2"
TITLE = "100,000 roads in 1,000 irregular zones, length by class"
QGIS = "QGIS sumlinelengths, no classes"
_ROADS, _ZONES, _CLASSES, _EDGE_PIECES = 100_000, 1_000, 5, 8
_SQL = (
    "SELECT z.number AS zone, r.class AS class, sum(ST_Length(ST_Intersection(z.geometry, r.geometry))) AS length"
    " FROM roads r JOIN zones z ON ST_Intersects(z.geometry, r.geometry) GROUP BY z.number, r.class"
)


def run() -> bool:
    roads, shapes = make_roads(_ROADS), make_zones(_ZONES, edge_pieces=_EDGE_PIECES)
    classes = np.random.default_rng(9).integers(0, _CLASSES, _ROADS)
    lines, zones = Geometries.from_shapely(roads), Geometries.from_shapely(shapes)
    tables = {
        "zones": {"number": np.arange(_ZONES), "geometry": shapes},
        "roads": {"class": classes, "geometry": roads},
    }
    files = file_of("roads", roads), file_of(f"zones_{_ZONES}_{_EDGE_PIECES}", shapes)

    qgis = Engine(QGIS, lambda: qgis_line_lengths(*files), needs=("qgis",), rounds=3)
    engines = overlay_engines(lambda: _lengths(lines, zones, classes), qgis, tables, _SQL, _ZONES, _CLASSES)
    targets = [FasterThan(OURS, QGIS, 10), FasterThan(OURS, SEDONA, 3.5), GapBelow(OURS, 50)]
    return compare(NAME, engines, _agree, targets)


def _lengths(lines: Geometries, zones: Geometries, classes: npt.NDArray[np.int64]) -> Matrix:
    """As the inventory does: lines in one zone whole, the others in parts."""
    length = planar_segment_lengths(lines)
    found = cut_lines(lines, zones, Silent())
    whole = np.bincount(found.segment_feature, length, len(lines))[found.feature]
    parts = length[found.near.segment] * (found.near.stop - found.near.start)
    feature = np.concatenate((found.feature, found.segment_feature[found.near.segment]))
    slot = np.concatenate((found.zone, found.near.zone)) * _CLASSES + classes[feature]
    return np.bincount(slot, np.concatenate((whole, parts)), _ZONES * _CLASSES).reshape(_ZONES, _CLASSES)


def _agree(results: Mapping[str, object]) -> Sequence[Agreement]:
    """Largest difference of any zone (and class), in metres."""
    ours = matrix_of(results[OURS])
    found = []
    for peer in results:
        if peer != OURS:
            theirs = matrix_of(results[peer])
            comparable = ours if theirs.shape[1] == _CLASSES else ours.sum(axis=1, keepdims=True)
            found.append(Agreement(f"metres, {peer}", float(np.abs(comparable - theirs).max()), 2e-6))
    return found
