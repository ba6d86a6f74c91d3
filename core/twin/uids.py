# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of features that outlive any file: version 5 UUIDs (RFC 9562), the same whenever a twin is made again.

The name space is the twin; the name is the layer and the id that the source gives the feature. A feature
without such an id is named by its content and, where several are alike, by an ordinal among those.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..geometry.geometries import Geometries
from ..progress import Progress
from .table import Column, FeatureTable
from .values import row_texts

_CHUNK = 8_192
# A unit separator cannot be part of a layer id, so that no two pairs of layer and id look alike.
_SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Uids:
    """(n,) uids as str, and how many features were like an earlier one, so that an ordinal tells them apart."""

    values: npt.NDArray[np.object_]
    repeated: int


def uids_from_ids(twin_id: str, layer_id: str, source_ids: Sequence[str], progress: Progress) -> Uids:
    """Uids of the features that the source calls so."""
    return _uids(twin_id, layer_id, "id", source_ids, progress)


def uids_from_content(twin_id: str, layer_id: str, table: FeatureTable, progress: Progress) -> Uids:
    """Uids of features for which the source has no id: of attributes and geometry."""
    contents: list[str] = []
    for start in range(0, len(table), _CHUNK):
        progress.check()
        contents.extend(_contents(table, start, min(start + _CHUNK, len(table))))
    return _uids(twin_id, layer_id, "content", contents, progress)


def table_uids(twin_id: str, layer_id: str, table: FeatureTable, id_field: str, progress: Progress) -> Uids:
    """Uids by the field that holds the source's ids ("" for none); by content where that is NULL."""
    if not id_field:
        return uids_from_content(twin_id, layer_id, table, progress)
    column = table.column(id_field)
    known = ~column.null
    by_id = uids_from_ids(twin_id, layer_id, [str(value) for value in column.values[known].tolist()], progress)
    if known.all():
        return by_id
    by_content = uids_from_content(twin_id, layer_id, table.take(~known), progress)
    values = np.empty(len(table), dtype=object)
    values[known], values[~known] = by_id.values, by_content.values
    return Uids(values, by_id.repeated + by_content.repeated)


def uid_of(twin_id: str, *names: str) -> str:
    """The uid of one thing by its names, e.g. of a link by its two ends and its service."""
    return str(uuid.uuid5(uuid.UUID(twin_id), _SEPARATOR.join(names)))


def _uids(twin_id: str, layer_id: str, how: str, names: Sequence[str], progress: Progress) -> Uids:
    """SHA-1 of name space and name, of which 16 bytes become the UUID; formatted all at once."""
    prefix = f"{layer_id}{_SEPARATOR}{how}{_SEPARATOR}"
    space = hashlib.sha1(uuid.UUID(twin_id).bytes + prefix.encode(), usedforsecurity=False)
    seen: dict[str, int] = {}
    digests = bytearray()
    for number, name in enumerate(names):
        if number % _CHUNK == 0:
            progress.check()
        before = seen.get(name, 0)
        seen[name] = before + 1
        one = space.copy()
        one.update((f"{name}{_SEPARATOR}{before + 1}" if before else name).encode("utf-8", "surrogatepass"))
        digests += one.digest()[:16]
    values = _formatted(np.frombuffer(bytes(digests), dtype=np.uint8).reshape(-1, 16).copy())
    return Uids(values, len(names) - len(seen))


def _formatted(digests: npt.NDArray[np.uint8]) -> npt.NDArray[np.object_]:
    digests[:, 6] = digests[:, 6] & 0x0F | 0x50
    digests[:, 8] = digests[:, 8] & 0x3F | 0x80
    digits = np.frombuffer(digests.tobytes().hex().encode("ascii"), dtype=np.uint8).reshape(-1, 32)
    text = np.full((len(digests), 36), ord("-"), dtype=np.uint8)
    source = 0
    for first, stop in ((0, 8), (9, 13), (14, 18), (19, 23), (24, 36)):
        text[:, first:stop] = digits[:, source : source + stop - first]
        source += stop - first
    joined = text.tobytes().decode("ascii")
    result = np.empty(len(digests), dtype=object)
    result[:] = [joined[start : start + 36] for start in range(0, len(joined), 36)]
    return result


def _contents(table: FeatureTable, start: int, stop: int) -> list[str]:
    features = slice(start, stop)
    columns = {name: Column(column.values[features], column.null[features]) for name, column in table.columns.items()}
    rows = row_texts(columns, stop - start)
    places = _places(table.geometries.take(np.arange(start, stop)))
    return [f"{row}{_SEPARATOR}{place}" for row, place in zip(rows, places)]


def _places(geometries: Geometries) -> list[str]:
    """What tells the geometry of each feature from any other: all its coordinates and where its parts begin."""
    coords = memoryview(geometries.coords.tobytes())
    bounds = (geometries.vertex_feature_offsets * 16).tolist()
    parts = np.diff(geometries.part_offsets).astype("<i8").tobytes()
    part_bounds = (geometries.part_feature_offsets * 8).tolist()
    places = []
    for i in range(len(geometries)):
        one = hashlib.sha1(coords[bounds[i] : bounds[i + 1]], usedforsecurity=False)
        one.update(parts[part_bounds[i] : part_bounds[i + 1]])
        places.append(one.hexdigest())
    return places
