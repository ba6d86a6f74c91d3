# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries of a layer collected batch by batch, until it is known of which kind most of them are."""

from __future__ import annotations

import numpy as np
from osgeo import ogr

from ..core.geometry.geometries import BoolArray, Geometries, GeometryKind, IntArray, concatenate, empty_geometries
from ..core.geometry.repair import repair
from ..core.geometry.wkb import decode_wkb, plain_places, points_at
from ..core.progress import Progress, Share
from ..core.wording.translate import say, say_count
from .arrow import WkbColumn
from .filled import FilledArray

_MULTI = (ogr.wkbMultiPoint, ogr.wkbMultiLineString, ogr.wkbMultiPolygon)


class GeometryCollector:
    """Takes batches of well-known binary; `finish` gives one `Geometries` and what is to be said about it."""

    def __init__(self, expected: int) -> None:
        """About `expected` features will come."""
        self._batches: list[tuple[int, dict[GeometryKind, Geometries]]] = []
        # Until the first batch of anything else, plain points go straight to where they stay.
        self._places = FilledArray(np.complex128, expected)
        self._reduced = 0
        self._unreadable = 0

    def add(self, column: WkbColumn | None, count: int, keep: BoolArray | None, progress: Progress) -> None:
        """One batch of `count` features; only those to `keep`, if that is given."""
        if column is not None and not self._batches:
            places = plain_places(column.data, column.offsets, column.null)
            if places is not None:
                self._places.extend(places, keep)
                return
        kept = count if keep is None else int(keep.sum())
        if column is None:
            self._batches.append((kept, {}))
            return
        decoded = decode_wkb(column.data, column.offsets, column.null)
        found = dict(decoded.geometries)
        if len(decoded.other):
            self._add_other(found, column, decoded.other, progress)
        if keep is not None:
            found = {kind: geometries.take(keep) for kind, geometries in found.items()}
        self._batches.append((kept, found))

    def _add_other(
        self, found: dict[GeometryKind, Geometries], column: WkbColumn, features: IntArray, progress: Progress
    ) -> None:
        """Collections, curves and surfaces as plain geometries, among those of the batch."""
        plain = []
        for feature in features.tolist():
            progress.check()
            raw = column.data[column.offsets[feature] : column.offsets[feature + 1]].tobytes()
            plain.append(_plain_wkb(raw))
        self._unreadable += sum(wkb is None for wkb in plain)
        self._reduced += sum(wkb is not None for wkb in plain)
        decoded = decode_wkb(*packed(plain))
        for kind, geometries in decoded.geometries.items():
            rest = found.get(kind) or empty_geometries(kind, len(column.null))
            source = np.arange(len(rest))
            source[features] = len(rest) + np.arange(len(features))
            found[kind] = concatenate([rest, geometries]).take(source)

    def finish(self, fallback: GeometryKind, progress: Progress) -> tuple[Geometries, list[str]]:
        """All features as the kind that most are of (`fallback` where none has a geometry), repaired; the notes."""
        if len(self._places):
            self._batches.insert(0, (len(self._places), {GeometryKind.POINT: points_at(self._places.finish())}))
        counts = {
            kind: sum(_present(found[kind]) for _, found in self._batches if kind in found) for kind in GeometryKind
        }
        kind = max(GeometryKind, key=lambda candidate: (counts[candidate], candidate is fallback))
        pieces = [found.get(kind) or empty_geometries(kind, count) for count, found in self._batches]
        self._batches = []
        geometries = concatenate(pieces) if pieces else empty_geometries(kind, 0)
        del pieces
        # Whoever collects has come to nine tenths with the last batch.
        repaired = repair(geometries, Share(progress, 0.9, 1.0))
        return repaired.geometries, self._notes(kind, counts, repaired.geometries, repaired.repaired, repaired.dropped)

    def _notes(
        self, kind: GeometryKind, counts: dict[GeometryKind, int], geometries: Geometries, repaired: int, dropped: int
    ) -> list[str]:
        others = [f"{number:,} {_plural(other)}" for other, number in counts.items() if other is not kind and number]
        missing = len(geometries) - _present(geometries)
        missing -= dropped + self._unreadable + sum(number for other, number in counts.items() if other is not kind)
        plural, reduced = _plural(kind), self._reduced
        said = (
            (missing, say("{features} without geometry.", features=_features(missing))),
            (
                self._unreadable,
                say("{features} with a geometry that cannot be read.", features=_features(self._unreadable)),
            ),
            (dropped, say("{features} with a geometry that is beyond repair.", features=_features(dropped))),
            (repaired, say("{features} with an invalid geometry, repaired.", features=_features(repaired))),
            (
                reduced,
                say(
                    "{features} with a curve or a collection, reduced to plain {kind}.",
                    features=_features(reduced),
                    kind=plural,
                ),
            ),
        )
        notes = [text for number, text in said if number > 0]
        if others:
            notes.append(
                say("{others} among {kind}: taken as features without geometry.", others=_listed(others), kind=plural)
            )
        return notes


def _present(geometries: Geometries) -> int:
    return len(geometries) if geometries.is_plain else int(geometries.has_geometry.sum())


def _features(number: int) -> str:
    return say_count(number, "1 feature", "{count:,} features")


def _plural(kind: GeometryKind) -> str:
    if kind is GeometryKind.POINT:
        return say("points")
    return say("lines") if kind is GeometryKind.LINE else say("polygons")


def _listed(others: list[str]) -> str:
    """The one or two kinds that others are of."""
    return say("{first} and {second}", first=others[0], second=others[1]) if len(others) == 2 else others[0]


def packed(wkbs: list[bytes | None]) -> tuple[np.ndarray, IntArray, BoolArray]:
    """Separate geometries as `decode_wkb` takes them: bytes, offsets, null."""
    offsets = np.zeros(len(wkbs) + 1, dtype=np.int64)
    np.cumsum([len(wkb) if wkb else 0 for wkb in wkbs], out=offsets[1:])
    data = np.frombuffer(b"".join(wkb for wkb in wkbs if wkb), dtype=np.uint8)
    return data, offsets, np.array([not wkb for wkb in wkbs], dtype=bool)


def _plain_wkb(wkb: bytes) -> bytes | None:
    """A geometry of any type as multi-point, multi-line or multi-polygon; None if it cannot be read."""
    geometry = _geometry_of(wkb)
    if geometry is None:
        return None
    # What is within a geometry belongs to it and goes with it: this one must stay until the end.
    linear = geometry.GetLinearGeometry()
    leaves = _leaves(linear)
    dimension = max((leaf.GetDimension() for leaf in leaves), default=-1)
    if dimension < 0:
        return bytes(ogr.Geometry(ogr.wkbMultiPoint).ExportToWkb())
    result = ogr.Geometry(_MULTI[dimension])
    for leaf in leaves:
        if leaf.GetDimension() == dimension:
            result.AddGeometry(_as_simple(leaf))
    return bytes(result.ExportToWkb(ogr.wkbNDR))


def _geometry_of(wkb: bytes) -> ogr.Geometry | None:
    try:
        return ogr.CreateGeometryFromWkb(wkb)
    except RuntimeError:
        return None


def _leaves(geometry: ogr.Geometry) -> list[ogr.Geometry]:
    """The points, lines and polygons within, at any depth; empty ones left out."""
    if geometry is None or geometry.IsEmpty():
        return []
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind in (ogr.wkbPoint, ogr.wkbLineString, ogr.wkbPolygon, ogr.wkbTriangle):
        return [geometry]
    members = [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    return [leaf for member in members for leaf in _leaves(member)]


def _as_simple(leaf: ogr.Geometry) -> ogr.Geometry:
    if ogr.GT_Flatten(leaf.GetGeometryType()) == ogr.wkbTriangle:
        return ogr.ForceToPolygon(leaf.Clone())
    return leaf
