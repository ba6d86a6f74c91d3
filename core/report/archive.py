# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer as a JSON tree and a file of arrays, and back again, without recomputing anything.

The tree mirrors the dataclasses; arrays are named in it and lie in an uncompressed .npz beside it. Only
the classes listed here are ever made on reading, and nothing is unpickled.
"""

from __future__ import annotations

import math
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyproj

from ..analysis import impact as answers
from ..errors import StorageError
from ..geometry.geometries import Geometries, GeometryKind
from ..progress import Progress
from ..twin.table import Column, FeatureTable, SourceInfo
from ..wording.translate import say

_CLASSES: dict[str, Any] = {
    cls.__name__: cls
    for cls in (
        answers.Impact,
        answers.Figure,
        answers.TableColumn,
        answers.ResultTable,
        answers.FeatureResult,
        answers.ZoneResult,
        answers.DerivedLayer,
        answers.Series,
        answers.Chart,
        answers.Provenance,
        FeatureTable,
        SourceInfo,
        Column,
        Geometries,
    )
}
_ENUMS: dict[str, type[Enum]] = {cls.__name__: cls for cls in (GeometryKind, answers.ChartKind)}
_PIECE = 20_000  # texts handled between two looks at progress


def save_answer(impact: answers.Impact, arrays_file: Path, progress: Progress) -> dict[str, Any]:
    """Write the arrays to a new file and return the tree for JSON. Raises OSError."""
    encoder = _Encoder(progress)
    tree: dict[str, Any] = encoder.encode(impact)
    with zipfile.ZipFile(arrays_file, "x", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for position, (name, values) in enumerate(encoder.arrays.items()):
            progress.report(position / len(encoder.arrays))
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.save(member, values, allow_pickle=False)
    return tree


def load_answer(tree: Mapping[str, Any], arrays_file: Path, progress: Progress) -> answers.Impact:
    """The answer again. Raises StorageError where tree or arrays are damaged."""
    try:
        with np.load(arrays_file, allow_pickle=False) as arrays:
            impact = _Decoder(arrays, progress).decode(tree)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        raise _damaged(arrays_file.parent, str(error)) from error
    if not isinstance(impact, answers.Impact):
        raise _damaged(arrays_file.parent, say("it holds no answer"))
    return impact


def _damaged(folder: Path, reason: str) -> StorageError:
    return StorageError(
        say("Run '{name}'", name=folder.name),
        say("its files are damaged ({reason})", reason=reason),
        say("Delete it and ask again."),
    )


class _Encoder:
    """Turns values into a tree; arrays are set aside under a name."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.arrays: dict[str, npt.NDArray[Any]] = {}

    def encode(self, value: Any) -> Any:
        if value is None or isinstance(value, (bool, str)):
            return value
        if type(value) in _ENUMS.values():
            return {"enum": type(value).__name__, "value": value.value}
        if isinstance(value, Enum) and not isinstance(value, int):
            return value.value
        if isinstance(value, (int, np.integer)):
            return int(value)
        if isinstance(value, (float, np.floating)):
            return float(value) if math.isfinite(value) else {"float": repr(float(value))}
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, pyproj.CRS):
            return {"crs": value.to_wkt()}
        if is_dataclass(value) and not isinstance(value, type):
            own = {field.name: self.encode(getattr(value, field.name)) for field in fields(value)}
            return {"is": type(value).__name__, "with": own}
        if isinstance(value, Mapping):
            return {"map": [[str(key), self.encode(item)] for key, item in value.items()]}
        if isinstance(value, (Sequence, set, frozenset)):
            return [self.encode(item) for item in value]
        return str(value)

    def _array(self, values: npt.NDArray[Any]) -> dict[str, Any]:
        self._progress.check()
        if values.dtype.kind in "OU":
            return self._texts(values)
        if values.dtype == np.int64 and values.ndim == 1 and len(values) > 1 and (np.diff(values) == 1).all():
            return {"from": int(values[0]), "count": len(values)}
        if values.dtype == np.bool_ and values.ndim == 1 and not values.any():
            return {"none_of": len(values)}
        return {"array": self._set_aside(np.ascontiguousarray(values))}

    def _texts(self, values: npt.NDArray[Any]) -> dict[str, Any]:
        pieces, lengths = [], np.empty(len(values), dtype=np.int32)
        for start in range(0, len(values), _PIECE):
            self._progress.check()
            texts = values[start : start + _PIECE].tolist()
            encoded = [b"" if text is None else str(text).encode("utf-8", "replace") for text in texts]
            lengths[start : start + _PIECE] = [-1 if text is None else len(data) for text, data in zip(texts, encoded)]
            pieces.append(b"".join(encoded))
        data = np.frombuffer(b"".join(pieces), dtype=np.uint8)
        return {"texts": self._set_aside(data), "lengths": self._set_aside(lengths)}

    def _set_aside(self, values: npt.NDArray[Any]) -> str:
        name = f"a{len(self.arrays)}"
        self.arrays[name] = values
        return name


class _Decoder:
    """The way back."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]], progress: Progress) -> None:
        self._arrays, self._progress = arrays, progress

    def decode(self, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(self.decode(item) for item in value)
        if not isinstance(value, Mapping):
            return value
        if "is" in value:
            own = {name: self.decode(item) for name, item in value["with"].items()}
            return _CLASSES[value["is"]](**own)
        if "map" in value:
            return {key: self.decode(item) for key, item in value["map"]}
        if "crs" in value:
            return _crs(value["crs"])
        if "enum" in value:
            return _ENUMS[value["enum"]](value["value"])
        if "float" in value:
            return float(value["float"])
        return self._array(value)

    def _array(self, value: Mapping[str, Any]) -> npt.NDArray[Any]:
        self._progress.check()
        if "from" in value:
            return np.arange(value["from"], value["from"] + value["count"], dtype=np.int64)
        if "none_of" in value:
            return np.zeros(value["none_of"], dtype=np.bool_)
        if "texts" in value:
            return self._texts(self._arrays[value["texts"]], self._arrays[value["lengths"]])
        return self._arrays[value["array"]]

    def _texts(self, data: npt.NDArray[np.uint8], lengths: npt.NDArray[np.int32]) -> npt.NDArray[Any]:
        result = np.empty(len(lengths), dtype=object)
        ends = np.cumsum(np.maximum(lengths, 0), dtype=np.int64)
        for start in range(0, len(lengths), _PIECE):
            self._progress.check()
            stop = min(start + _PIECE, len(lengths))
            first = int(ends[start - 1]) if start else 0
            piece = data[first : int(ends[stop - 1])].tobytes()
            own = (ends[start:stop] - first).tolist()
            result[start:stop] = list(_cut(piece, own, lengths[start:stop].tolist()))
        return result


def _cut(data: bytes, ends: list[int], lengths: list[int]) -> Iterator[str | None]:
    for end, length in zip(ends, lengths):
        yield None if length < 0 else data[end - length : end].decode("utf-8")


def _crs(wkt: str) -> pyproj.CRS:
    try:
        return pyproj.CRS(wkt)
    except pyproj.exceptions.CRSError as error:
        raise ValueError(str(error)) from error
