# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The spatial index of a FlatGeobuf file: features in the order of a Z curve under a packed R-tree."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...core.geometry.geometries import FloatArray, IntArray

NODE_SIZE = 16
_NODE = np.dtype([("box", "<f8", 4), ("offset", "<u8")])


def spatial_order(boxes: FloatArray, rank: npt.NDArray[np.integer[Any]] | None) -> IntArray:
    """Positions of the (n, 4) boxes: by rank, then along a Z curve through their middles; NaN comes first.

    Sorted by 16 bits at a time, for which numpy has a sort in linear time.
    """
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    present = np.isfinite(middle).all(axis=1)
    code = np.zeros(len(boxes), dtype=np.uint32)
    if present.any():
        low = middle[present].min(axis=0)
        span = middle[present].max(axis=0) - low
        cells = ((middle[present] - low) / np.where(span > 0.0, span, 1.0) * 65_535.0).astype(np.uint32)
        code[present] = _spread(cells[:, 0]) | (_spread(cells[:, 1]) << np.uint32(1))
    order = np.argsort((code & np.uint32(0xFFFF)).astype(np.uint16), kind="stable")
    order = order[np.argsort((code[order] >> np.uint32(16)).astype(np.uint16), kind="stable")]
    if rank is not None:
        order = order[np.argsort(rank[order].astype(np.uint8), kind="stable")]
    return order.astype(np.int64, copy=False)


def _spread(value: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Sixteen bits with a zero before each."""
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        value = (value | (value << np.uint32(shift))) & np.uint32(mask)
    return value


def index_size(count: int) -> int:
    """Bytes of the index of `count` features."""
    return sum(_level_sizes(count)) * _NODE.itemsize if count else 0


def packed_index(boxes: FloatArray, sizes: IntArray) -> list[npt.NDArray[Any]]:
    """The R-tree over (n, 4) boxes in file order of features of these sizes in bytes: levels from the root down.

    A leaf holds where its feature begins, an inner node which node is its first child. A box of
    (inf, inf, -inf, -inf) is never found.
    """
    if not len(boxes):
        return []
    level_sizes = _level_sizes(len(boxes))
    starts = [sum(level_sizes[level + 1 :]) for level in range(len(level_sizes))]
    leaves = np.empty(len(boxes), dtype=_NODE)
    leaves["box"] = boxes
    leaves["offset"] = np.cumsum(sizes) - sizes
    levels = [leaves]
    for level in range(1, len(level_sizes)):
        levels.append(_parents(levels[-1]["box"], starts[level - 1]))
    return levels[::-1]


def _parents(children: FloatArray, first_child: int) -> npt.NDArray[Any]:
    firsts = np.arange(0, len(children), NODE_SIZE)
    nodes = np.empty(len(firsts), dtype=_NODE)
    nodes["box"][:, :2] = np.minimum.reduceat(children[:, :2], firsts, axis=0)
    nodes["box"][:, 2:] = np.maximum.reduceat(children[:, 2:], firsts, axis=0)
    nodes["offset"] = first_child + firsts
    return nodes


def _level_sizes(count: int) -> list[int]:
    """Nodes per level, leaves first, root last; a single feature has a root of its own."""
    sizes = [count]
    while len(sizes) == 1 or sizes[-1] > 1:
        sizes.append(-(-sizes[-1] // NODE_SIZE))
    return sizes
