# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays that are filled from the front, batch by batch, so that no row is copied twice."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_LEAST_ROOM = 65_536
# A layer may claim any number of features: beyond this, room is made when they come.
_MOST_ROOM = 4_000_000


class FilledArray:
    """Rows of one type; room for those expected is set aside at once, memory is taken as they come."""

    def __init__(self, dtype: npt.DTypeLike, expected: int) -> None:
        self._rows = np.empty(min(max(expected, _LEAST_ROOM), _MOST_ROOM), dtype=dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, values: npt.NDArray, keep: npt.NDArray[np.bool_] | None) -> None:
        """Copy these values behind the others, or only those to `keep`."""
        if keep is not None:
            values = values[keep]
        self._room(len(values))[:] = values

    def finish(self) -> npt.NDArray:
        """All rows; of a far too large room, a copy that fits."""
        rows = self._rows[: self._count]
        return rows if 2 * self._count >= len(self._rows) else rows.copy()

    def _room(self, count: int) -> npt.NDArray:
        start, self._count = self._count, self._count + count
        if self._count > len(self._rows):
            larger = np.empty(max(self._count, 2 * len(self._rows)), dtype=self._rows.dtype)
            larger[:start] = self._rows[:start]
            self._rows = larger
        return self._rows[start : self._count]


class FilledMask:
    """Which rows are marked; most often none is, and then no memory is touched."""

    def __init__(self) -> None:
        self._count = 0
        self._marked: list[tuple[int, npt.NDArray[np.bool_]]] = []

    def extend(self, mask: npt.NDArray[np.bool_], keep: npt.NDArray[np.bool_] | None) -> None:
        """Put this mask behind the others, or what it says of the rows to `keep`."""
        if keep is not None:
            mask = mask[keep]
        if mask.any():
            self._marked.append((self._count, mask))
        self._count += len(mask)

    def finish(self) -> npt.NDArray[np.bool_]:
        """(n,) the marks of all rows."""
        result = np.zeros(self._count, dtype=bool)
        for start, mask in self._marked:
            result[start : start + len(mask)] = mask
        return result
