# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An OGR layer read in batches of columns, through the Arrow C data interface.

OGR's own `GetArrowStreamAsNumPy` cannot tell a NULL text from an empty one and pads texts and geometries to
equal length; the buffers behind it can be looked at in place, which is exact and faster. A view is good only as
long as its batch, so whoever takes one copies what is to stay.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from osgeo import gdal, ogr

from ..core.geometry.geometries import BoolArray, IntArray
from ..core.geometry.wkb import ByteArray
from ..core.twin.table import Column

# Small enough that no step on a batch holds the interpreter for more than a few milliseconds.
BATCH_FEATURES = 16_384

# Drivers with a stream of their own, which in GDAL 3.6 mixes up the bits of booleans.
_OWN_STREAMS = ("OGR_GPKG_STREAM_BASE_IMPL", "OGR_FLATGEOBUF_STREAM_BASE_IMPL")
_BOOLEANS_ARE_WRONG = int(gdal.VersionInfo()) < 3_070_000

# GDAL issue 12934: before 3.11.4 the threads that read ahead may write what is being read; seen on Windows only.
_THREADS_ARE_UNSAFE = sys.platform == "win32" and int(gdal.VersionInfo()) < 3_110_400
_THREAD_COUNTS = ("GDAL_NUM_THREADS", "OGR_GPKG_NUM_THREADS")

# At a damaged page of a GeoPackage GDAL 3.6 gives batches without rows for ever (unless its exceptions are on).
_MOST_EMPTY = 100

_FIXED = {
    "c": np.int8,
    "C": np.uint8,
    "s": np.int16,
    "S": np.uint16,
    "i": np.int32,
    "I": np.uint32,
    "l": np.int64,
    "L": np.uint64,
    "f": np.float32,
    "g": np.float64,
    "tdD": np.int32,
    "tdm": np.int64,
    "ttm": np.int32,
}
_TIMESTAMP_UNITS = {"s": "s", "m": "ms", "u": "us", "n": "ns"}
_OFFSETS = {"u": np.int32, "z": np.int32, "U": np.int64, "Z": np.int64}


class _ArrowSchema(ctypes.Structure):
    pass


_ArrowSchema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(_ArrowSchema))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


class _ArrowArray(ctypes.Structure):
    pass


_ArrowArray._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_ArrowArray))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


@dataclass(frozen=True)
class WkbColumn:
    """Geometries of one batch: bytes, (n + 1,) offsets into them, (n,) whether there is none."""

    data: ByteArray
    offsets: IntArray
    null: BoolArray


@dataclass(frozen=True)
class _Vector:
    """One child of a record batch and the format that its schema states."""

    schema: _ArrowSchema
    array: _ArrowArray

    @property
    def format(self) -> str:
        return self.schema.format.decode()

    @property
    def children(self) -> list[_Vector]:
        return [
            _Vector(self.schema.children[i].contents, self.array.children[i].contents)
            for i in range(self.schema.n_children)
        ]

    @property
    def is_geometry(self) -> bool:
        """Arrow metadata: the number of pairs, then length and bytes of each key and value."""
        address = self.schema.metadata
        if not address or self.format not in ("z", "Z"):
            return False
        length = ctypes.c_int32.from_address(address + 4).value
        size = ctypes.c_int32.from_address(address + 8 + length).value
        return b"wkb" in ctypes.string_at(address + 12 + length, size).lower()

    @property
    def length(self) -> int:
        return int(self.array.length)

    def null(self) -> BoolArray:
        if self.array.null_count == 0 or not self.array.buffers[0]:
            return np.zeros(self.length, dtype=bool)
        return ~self._bits(0)

    def _bits(self, buffer: int) -> BoolArray:
        stop = self.array.offset + self.length
        packed = self._buffer(buffer, np.uint8, (stop + 7) // 8)
        bits = np.unpackbits(packed, bitorder="little", count=stop)
        return bits[self.array.offset :].astype(bool)

    def _buffer(self, number: int, dtype: npt.DTypeLike, count: int) -> npt.NDArray:
        """A view of the first `count` items of this buffer."""
        address = self.array.buffers[number]
        if not address or not count:
            return np.empty(0, dtype=dtype)
        size = count * np.dtype(dtype).itemsize
        return np.frombuffer((ctypes.c_char * size).from_address(address), dtype=dtype)

    def items(self, dtype: npt.DTypeLike) -> npt.NDArray:
        stop = self.array.offset + self.length
        return self._buffer(1, dtype, stop)[self.array.offset :]

    def booleans(self) -> BoolArray:
        return self._bits(1) if self.length else np.zeros(0, dtype=bool)

    def bytes_and_offsets(self) -> tuple[ByteArray, IntArray]:
        first, count = int(self.array.offset), self.length + 1
        offsets = self._buffer(1, _OFFSETS[self.format], first + count)[first:].astype(np.int64)
        if not len(offsets):
            offsets = np.zeros(count, dtype=np.int64)
        return self._buffer(2, np.uint8, int(offsets[-1])), offsets


@dataclass(frozen=True)
class Batch:
    """Some thousand features: ids, geometries (None if not asked for) and attributes, in the layer's order.

    All of it may be in the memory of the batch: copy it before the next one is asked for.
    """

    fids: IntArray
    wkb: WkbColumn | None
    columns: tuple[Column, ...]


def batches(
    layer: ogr.Layer, fields: Sequence[int], batch_features: int = BATCH_FEATURES, filtered_by: Sequence[int] = ()
) -> Iterator[Batch]:
    """All features of the layer that pass its filter, with these fields (by index, in that order).

    `filtered_by` are fields that its filter looks at: some drivers have no value where a field is left out.
    A batch is valid until the next one is asked for. Binary fields cannot be read.
    Raises RuntimeError (of OGR, if its exceptions are on) where reading fails.
    """
    definition = layer.GetLayerDefn()
    settings: dict[str, str] = {}
    if _BOOLEANS_ARE_WRONG and any(definition.GetFieldDefn(i).GetSubType() == ogr.OFSTBoolean for i in fields):
        # GDAL then puts the columns together feature by feature.
        settings.update(dict.fromkeys(_OWN_STREAMS, "YES"))
    if _THREADS_ARE_UNSAFE:
        settings.update(dict.fromkeys(_THREAD_COUNTS, "1"))
    with _settings_of_this_thread(settings):
        yield from _batches(layer, fields, batch_features, filtered_by)


@contextmanager
def _settings_of_this_thread(settings: Mapping[str, str]) -> Iterator[None]:
    before = {option: gdal.GetThreadLocalConfigOption(option) for option in settings}
    try:
        for option, value in settings.items():
            gdal.SetThreadLocalConfigOption(option, value)
        yield
    finally:
        for option, previous in before.items():
            gdal.SetThreadLocalConfigOption(option, previous)


def _batches(
    layer: ogr.Layer, fields: Sequence[int], batch_features: int, filtered_by: Sequence[int]
) -> Iterator[Batch]:
    children = _ignore_others(layer, fields, filtered_by)
    geometry_fields = layer.GetLayerDefn().GetGeomFieldCount()
    stream = layer.GetArrowStream([f"MAX_FEATURES_IN_BATCH={batch_features}"])
    schema = stream.GetSchema() if stream is not None else None
    empty = 0
    while schema is not None:
        batch = stream.GetNextRecordBatch()
        if batch is None:
            return
        whole = _Vector(_ArrowSchema.from_address(schema._getPtr()), _ArrowArray.from_address(batch._getPtr()))
        if whole.length:
            empty = 0
            yield _batch(whole.children, children, geometry_fields > 0)
            continue
        empty += 1
        if empty > _MOST_EMPTY:
            raise RuntimeError("its rows cannot be read to the end")


def _ignore_others(layer: ogr.Layer, fields: Sequence[int], filtered_by: Sequence[int]) -> list[int]:
    """Have OGR leave out what is not wanted; returns where the wanted fields are among what it gives."""
    definition = layer.GetLayerDefn()
    count = definition.GetFieldCount()
    if not layer.TestCapability(ogr.OLCIgnoreFields):
        return list(fields)
    needed = {*fields, *filtered_by}
    layer.SetIgnoredFields([definition.GetFieldDefn(i).GetName() for i in range(count) if i not in needed])
    read = [i for i in range(count) if not definition.GetFieldDefn(i).IsIgnored()]
    return [read.index(field) for field in fields]


def _batch(vectors: list[_Vector], fields: list[int], has_geometry: bool) -> Batch:
    """OGR's order is: the feature id, the fields, the geometries."""
    wkb = None
    if has_geometry:
        geometry = next(vector for vector in vectors[1:] if vector.is_geometry)
        wkb = WkbColumn(*geometry.bytes_and_offsets(), geometry.null())
    columns = tuple(_column(vectors[1 + field]) for field in fields)
    return Batch(vectors[0].items(np.int64), wkb, columns)


def _column(vector: _Vector) -> Column:
    null = vector.null()
    return Column(_values(vector, null), null)


def _values(vector: _Vector, null: BoolArray) -> npt.NDArray:
    format_ = vector.format
    if format_ in ("u", "U"):
        return _texts(*vector.bytes_and_offsets())
    if format_ in ("+l", "+L"):
        return _lists(vector, null)
    if format_ == "b":
        return vector.booleans()
    if format_.startswith("ts"):
        return vector.items(f"datetime64[{_TIMESTAMP_UNITS[format_[2]]}]").astype("datetime64[ms]")
    values = vector.items(_FIXED[format_])
    if format_ == "tdD":
        return values.astype("datetime64[D]")
    if format_ == "tdm":
        return values.astype("datetime64[ms]")
    if format_ == "ttm":
        return _times_of_day(values)
    gone = bool(null.any())
    values = values.astype(np.float64 if values.dtype.kind == "f" else np.int64, copy=gone)
    if gone:
        values[null] = 0
    return values


def _texts(data: ByteArray, offsets: IntArray) -> npt.NDArray:
    """Texts cut from one big text, which is decoded only once; what is not UTF-8 is replaced by a mark."""
    start, stop = int(offsets[0]), int(offsets[-1])
    raw = data[start:stop].tobytes()
    bounds = offsets - start
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _objects([raw[a:b].decode("utf-8", "replace") for a, b in pairwise(bounds.tolist())])
    if len(text) != len(raw):
        continues = (data[start:stop] & 0xC0) == 0x80
        bounds = bounds - np.concatenate(([0], np.cumsum(continues)))[bounds]
    return _objects([text[a:b] for a, b in pairwise(bounds.tolist())])


def _lists(vector: _Vector, null: BoolArray) -> npt.NDArray:
    """Lists of texts or numbers as one text each, "a, b"."""
    first = int(vector.array.offset)
    offsets = vector._buffer(1, np.int32, first + vector.length + 1)[first:].tolist()
    (member,) = vector.children
    members = [str(value) for value in _values(member, member.null()).tolist()]
    return _objects(["" if gone else ", ".join(members[a:b]) for (a, b), gone in zip(pairwise(offsets), null)])


def _objects(values: list[str]) -> npt.NDArray:
    result = np.empty(len(values), dtype=object)
    result[:] = values
    return result


def pairwise(bounds: list[int]) -> Iterator[tuple[int, int]]:
    return zip(bounds, bounds[1:])


def _times_of_day(milliseconds: npt.NDArray[np.int32]) -> npt.NDArray:
    day = np.datetime64("1970-01-01", "ms") + milliseconds.astype("timedelta64[ms]")
    return _objects([text[11:19] for text in np.datetime_as_string(day).tolist()])
