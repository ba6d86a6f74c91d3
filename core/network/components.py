# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What hangs together: connected components without holding the interpreter for a whole run."""

from __future__ import annotations

import numpy as np

from ..geometry.geometries import IntArray
from ..overlay.ordering import stable_order
from ..progress import Progress


def components(count: int, first: IntArray, second: IntArray, progress: Progress) -> IntArray:
    """(count,) the lowest node of the component of each node, nodes being joined by pairs `first`, `second`.

    Every node takes the lowest label among its neighbours, and labels are followed to their end, until nothing
    changes: each round at least halves the distance to the lowest node.
    """
    label = np.arange(count, dtype=np.int64)
    apart = first != second
    tail = np.concatenate((first[apart], second[apart]))
    head = np.concatenate((second[apart], first[apart]))
    if not len(tail):
        return label
    order = stable_order(tail, count, progress)
    tail, head = tail[order], head[order]
    heads = np.flatnonzero(np.append(True, tail[1:] != tail[:-1]))
    owner = tail[heads]
    while True:
        progress.check()
        lowest = np.minimum.reduceat(label[head], heads)
        better = np.flatnonzero(lowest < label[owner])
        if not len(better):
            return label
        # The root of a node is hooked to the lowest root that any of its nodes has found.
        root, found = label[owner[better]], lowest[better]
        _lower(label, root, found)
        _lower(label, owner[better], found)
        label = _followed(label, progress)


def _lower(label: IntArray, place: IntArray, value: IntArray) -> None:
    """label[place] = the lowest of it and all values for it."""
    fewer = value < label[place]
    place, value = place[fewer], value[fewer]
    while len(place):
        label[place] = value
        lower = value < label[place]
        place, value = place[lower], value[lower]


def _followed(label: IntArray, progress: Progress) -> IntArray:
    while True:
        progress.check()
        further = label[label]
        if np.array_equal(further, label):
            return label
        label = further
