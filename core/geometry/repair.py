# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with geometries as they come from files, put right where it can be, and counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..parallel import in_pieces
from ..progress import Progress
from ..ragged import cumulated
from .geometries import BoolArray, Geometries, GeometryKind, IntArray, concatenate
from .simple_rings import surely_valid

_CHUNK_VERTICES = 40_000


@dataclass(frozen=True)
class Repaired:
    """Geometries that every kernel can work on, and how many features were touched.

    `repaired` features have another geometry than before, `dropped` ones have none any more.
    """

    geometries: Geometries
    repaired: int
    dropped: int


def repair(geometries: Geometries, progress: Progress) -> Repaired:
    """Close open rings, drop parts too short to be one, make invalid polygons valid (keeping polygons only).

    A feature with a coordinate that is no finite number loses its geometry: where it is cannot be known.
    """
    finite = _without_unknown_places(geometries)
    if geometries.kind is GeometryKind.POINT and finite is geometries:
        return Repaired(geometries, 0, 0)
    had_geometry = np.diff(geometries.vertex_feature_offsets) > 0
    if geometries.kind is GeometryKind.POINT:
        return _counted(finite, had_geometry, np.zeros(len(finite), dtype=bool))
    closed, open_features = _close_rings(finite)
    whole, short_features = _without_short_parts(closed)
    touched = np.zeros(len(geometries), dtype=bool)
    touched[open_features] = True
    touched[short_features] = True
    if geometries.kind is GeometryKind.POLYGON:
        whole, invalid = _make_valid(whole, progress)
        touched[invalid] = True
    return _counted(whole, had_geometry, touched)


def valid_again(polygons: Geometries, progress: Progress) -> Geometries:
    """Valid polygons whose vertices have been moved a little: those whose edges cross now are made valid.

    One of which nothing would be left, because it is thinner than it has been moved, stays as it is.
    """
    mended, features = _make_valid(polygons, progress)
    gone = features[~mended.has_geometry[features]]
    if not len(gone):
        return mended
    source = np.arange(len(polygons))
    source[gone] += len(polygons)
    return concatenate([mended, polygons]).take(source)


def _counted(geometries: Geometries, had_geometry: BoolArray, touched: BoolArray) -> Repaired:
    has_geometry = geometries.has_geometry
    return Repaired(geometries, int((touched & has_geometry).sum()), int((had_geometry & ~has_geometry).sum()))


def _without_unknown_places(geometries: Geometries) -> Geometries:
    # The sum of all is finite only if each is, unless it overflows: the exact look is for the rest.
    with np.errstate(over="ignore", invalid="ignore"):
        if np.isfinite(geometries.coords.sum()):
            return geometries
    unknown = ~np.isfinite(geometries.coords).all(axis=1)
    if not unknown.any():
        return geometries
    keep = np.ones(len(geometries), dtype=bool)
    keep[geometries.vertex_feature[unknown]] = False
    return _only_features(geometries, keep)


def _only_features(geometries: Geometries, keep: BoolArray) -> Geometries:
    """The same features; those not kept have no geometry."""
    kept = geometries.take(keep)
    offsets = np.zeros(len(geometries) + 1, dtype=np.int64)
    np.cumsum(np.where(keep, np.diff(geometries.feature_offsets), 0), out=offsets[1:])
    return replace(kept, feature_offsets=offsets)


def _close_rings(geometries: Geometries) -> tuple[Geometries, IntArray]:
    """Rings whose last vertex is not their first get it; returns the features concerned, too."""
    none = np.empty(0, dtype=np.int64)
    counts = np.diff(geometries.part_offsets)
    if geometries.kind is not GeometryKind.POLYGON or not len(geometries.coords):
        return geometries, none
    filled = np.flatnonzero(counts > 0)
    first, stop = geometries.part_offsets[:-1][filled], geometries.part_offsets[1:][filled]
    is_open = (geometries.coords[first] != geometries.coords[stop - 1]).any(axis=1)
    if not is_open.any():
        return geometries, none
    rings = filled[is_open]
    coords = np.insert(geometries.coords, stop[is_open], geometries.coords[first[is_open]], axis=0)
    counts = counts.copy()
    counts[rings] += 1
    closed = replace(geometries, coords=np.ascontiguousarray(coords), part_offsets=cumulated(counts))
    return closed, _features_of_parts(geometries, rings)


def _without_short_parts(geometries: Geometries) -> tuple[Geometries, IntArray]:
    """Lines of one vertex and rings of fewer than four are none; a polygon without its shell is none."""
    fewest = 4 if geometries.kind is GeometryKind.POLYGON else 2
    counts = np.diff(geometries.part_offsets)
    short = counts < fewest
    polygons = geometries.polygon_offsets
    if not short.any() and (polygons is None or (np.diff(polygons) > 0).all()):
        return geometries, np.empty(0, dtype=np.int64)
    features = _features_of_parts(geometries, np.flatnonzero(short & (counts > 0)))
    keep = ~short
    feature_units = geometries.feature_offsets
    polygon_offsets = None
    if geometries.polygon_offsets is not None:
        rings = np.diff(geometries.polygon_offsets)
        has_shell = rings > 0
        has_shell[has_shell] = keep[geometries.polygon_offsets[:-1][has_shell]]
        keep &= np.repeat(has_shell, rings)
        kept_rings = _kept_before(keep)[geometries.polygon_offsets]
        polygon_offsets = cumulated(np.diff(kept_rings)[has_shell])
        feature_offsets = _kept_before(has_shell)[feature_units]
    else:
        feature_offsets = _kept_before(keep)[feature_units]
    coords = geometries.coords[np.repeat(keep, counts)]
    return Geometries(geometries.kind, coords, cumulated(counts[keep]), polygon_offsets, feature_offsets), features


def _make_valid(geometries: Geometries, progress: Progress) -> tuple[Geometries, IntArray]:
    """Invalid polygons made valid; the features concerned."""
    features = _invalid(geometries, progress)
    if not len(features):
        return geometries, features
    mended = []
    for run in _chunks(geometries, features):
        progress.check()
        mended.append(Geometries.from_shapely(_valid_polygons(geometries.take(run).to_shapely()), geometries.kind))
    source = np.arange(len(geometries))
    source[features] = len(geometries) + np.arange(len(features))
    return concatenate([geometries, *mended]).take(source), features


def _invalid(geometries: Geometries, progress: Progress) -> IntArray:
    """The invalid features, by GEOS unless they are proven valid without it."""
    open_questions = np.flatnonzero(geometries.has_geometry & ~surely_valid(geometries, progress))
    runs = _chunks(geometries, open_questions)

    def wrong_of(run: slice) -> IntArray:
        # Making geometries holds the interpreter, validating them does not: one thread does the one, one the other.
        features = runs[run.start]
        wrong: IntArray = features[~shapely.is_valid(geometries.take(features).to_shapely())]
        return wrong

    return np.concatenate([open_questions[:0], *in_pieces(wrong_of, len(runs), progress, 1)])


def _valid_polygons(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Each geometry as valid polygons covering what its polygons cover; None where nothing is left.

    Polygons are made valid one by one and then united: made valid together, what two of them
    both cover would count as outside.
    """
    polygons, feature_of = shapely.get_parts(shapes, return_index=True)
    members, polygon_of = shapely.get_parts(shapely.make_valid(polygons), return_index=True)
    parts, member_of = shapely.get_parts(members, return_index=True)
    areal = shapely.get_type_id(parts) == 3
    parts, owner = parts[areal], feature_of[polygon_of[member_of[areal]]]
    bounds = np.searchsorted(owner, np.arange(len(shapes) + 1))
    result = np.full(len(shapes), None, dtype=object)
    for feature in np.flatnonzero(np.diff(bounds)).tolist():
        result[feature] = shapely.union_all(parts[bounds[feature] : bounds[feature + 1]])
    return result


def _chunks(geometries: Geometries, features: IntArray) -> list[IntArray]:
    """These features, ascending, in runs of a bounded number of vertices each (one feature at least)."""
    before = cumulated(np.diff(geometries.vertex_feature_offsets)[features])
    chunks, start = [], 0
    while start < len(features):
        stop = int(np.searchsorted(before, before[start] + _CHUNK_VERTICES, side="right")) - 1
        stop = min(max(stop, start + 1), len(features))
        chunks.append(features[start:stop])
        start = stop
    return chunks


def _features_of_parts(geometries: Geometries, parts: IntArray) -> IntArray:
    owner: IntArray = np.searchsorted(geometries.part_feature_offsets, parts, side="right") - 1
    return owner


def _kept_before(keep: BoolArray) -> IntArray:
    return cumulated(keep.astype(np.int64))
