# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in a thread that Python itself has made."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def call_in_python_thread(function: Callable[[], Result]) -> Result:
    """What `function` returns or raises, computed in a Python thread; for whoever runs in a thread of Qt's pool.

    Qt's threads live on while the state that Python keeps for them comes and goes with every task. pyproj
    (3.7 at least) ties its PROJ context to that state: a CRS that two tasks use then crashes QGIS.
    """
    if threading.current_thread() is threading.main_thread():
        return function()
    results: list[Result] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function())
        except BaseException as error:  # noqa: BLE001  handed on to the caller as it is
            # What the frames hold dies here, in the thread that made it: Qt's objects must not die in another.
            traceback.clear_frames(error.__traceback__)
            errors.append(error)

    thread = threading.Thread(target=work, name="TwinPlan")
    thread.start()
    thread.join()
    if errors:
        # Taken out of the list, so that no circle of references keeps what the frames of the error hold.
        raise errors.pop()
    return results.pop()
