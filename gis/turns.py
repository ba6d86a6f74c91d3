# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How soon the window gets the interpreter while a job computes in Python.

Whenever Qt asks Python something (what is in this cell, how large is this label), the window waits until
the job gives way: 5 ms by Python's default. A table that is laid out anew asks a hundred times, and
would take half a second; with a fiftieth of that it takes 35 ms, and the job is not slower by a measurable part.
"""

from __future__ import annotations

import sys

_TURN_S = 0.0001

_holders = 0
_usual_turn_s = 0.0


def shorten_turns() -> None:
    """Let jobs give way fifty times as soon until `lengthen_turns` was called as often; main thread only."""
    global _holders, _usual_turn_s
    if _holders == 0:
        _usual_turn_s = sys.getswitchinterval()
        sys.setswitchinterval(min(_TURN_S, _usual_turn_s))
    _holders += 1


def lengthen_turns() -> None:
    """See `shorten_turns`; main thread only."""
    global _holders
    _holders -= 1
    if _holders == 0:
        sys.setswitchinterval(_usual_turn_s)
