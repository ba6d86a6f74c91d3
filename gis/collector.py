# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's garbage collector runs in whichever thread allocates; Qt objects must die in the main thread.

A dialog that was closed and waits in a reference cycle would be destroyed by a collection in a worker
thread, which may end QGIS. So nothing is collected from when work is handed over until the main thread
has taken its result. That also keeps the pauses of a full collection out of the work.
"""

from __future__ import annotations

import gc

_holders = 0
_was_enabled = False


def hold_collection() -> None:
    """Collect no reference cycles until `release_collection` was called as often; main thread only."""
    global _holders, _was_enabled
    if _holders == 0:
        _was_enabled = gc.isenabled()
        gc.disable()
    _holders += 1


def release_collection() -> None:
    """See `hold_collection`; main thread only."""
    global _holders
    _holders -= 1
    if _holders == 0 and _was_enabled:
        gc.enable()
