# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of bytes, one a feature, laid side by side without a loop over the features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt

from ...core.geometry.geometries import BoolArray, IntArray

Bytes = npt.NDArray[np.uint8]
# From this mean length on (in bytes) it is cheaper to copy run by run than byte by byte.
_LONG_RUN = 48


@dataclass(frozen=True)
class Stream:
    """`data`: the bytes of n runs, one after the other; `sizes`: (n,) bytes of each run."""

    data: Bytes
    sizes: IntArray


def fixed(rows: npt.NDArray[Any], present: BoolArray | None = None) -> Stream:
    """A run for every row of an array (structured or (n, k)); an empty one where it is not present."""
    count = len(rows)
    table = np.ascontiguousarray(rows).view(np.uint8).reshape(count, -1) if count else np.empty((0, 1), np.uint8)
    width = table.shape[1]
    if present is None or present.all():
        return Stream(table.reshape(-1), np.full(count, width, dtype=np.int64))
    return Stream(table[present].reshape(-1), present * np.int64(width))


def ragged(items: npt.NDArray[Any], counts: IntArray) -> Stream:
    """A run of `counts[i]` items for every i; the items lie one after the other."""
    data = np.ascontiguousarray(items).view(np.uint8).reshape(-1)
    width = items.dtype.itemsize * int(np.prod(items.shape[1:], dtype=np.int64))
    return Stream(data, counts * np.int64(width))


def interleave(streams: Sequence[Stream]) -> Stream:
    """For every feature its run of the first stream, then that of the second, and so on."""
    streams = _merged(streams)
    total = np.sum([stream.sizes for stream in streams], axis=0)
    if len(streams) == 1:
        return Stream(streams[0].data, total)
    sizes = np.stack([stream.sizes for stream in streams], axis=1)
    if sizes.sum() >= _LONG_RUN * sizes.size:
        return Stream(_joined(streams), total)
    owners = np.repeat(np.tile(np.arange(len(streams), dtype=np.uint8), len(sizes)), sizes.ravel())
    data = np.empty(len(owners), dtype=np.uint8)
    for position, stream in enumerate(streams):
        data[owners == position] = stream.data
    return Stream(data, total)


def _joined(streams: Sequence[Stream]) -> Bytes:
    """The data of `interleave`, run by run: for long runs, where looking at every byte costs more."""
    pieces: list[object] = [b""] * (len(streams) * len(streams[0].sizes))
    for position, stream in enumerate(streams):
        ends = np.cumsum(stream.sizes)
        data = stream.data.data
        pieces[position :: len(streams)] = [
            data[start:stop] for start, stop in zip((ends - stream.sizes).tolist(), ends.tolist())
        ]
    return np.frombuffer(b"".join(pieces), dtype=np.uint8)


def is_even(stream: Stream) -> bool:
    """Whether all runs are of one size."""
    return not len(stream.sizes) or bool((stream.sizes == stream.sizes[0]).all())


def _merged(streams: Sequence[Stream]) -> list[Stream]:
    """Neighbours whose runs are all of one size, each laid as a column beside the other: much cheaper."""
    merged: list[Stream] = []
    for even, neighbours in groupby(streams, is_even):
        together = list(neighbours)
        merged.extend([_side_by_side(together)] if even else together)
    return merged


def _side_by_side(streams: list[Stream]) -> Stream:
    count = len(streams[0].sizes)
    filled = [stream for stream in streams if len(stream.data)]
    if len(filled) <= 1:
        return filled[0] if filled else streams[0]
    rows = np.concatenate([stream.data.reshape(count, -1) for stream in filled], axis=1)
    return Stream(rows.reshape(-1), np.full(count, rows.shape[1], dtype=np.int64))


def grouped(stream: Stream, counts: IntArray) -> Stream:
    """The runs of `counts[i]` consecutive parts joined into the run of feature i."""
    ends = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(stream.sizes)))
    bounds = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))
    return Stream(stream.data, np.diff(ends[bounds]))
