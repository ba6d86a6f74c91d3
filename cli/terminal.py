# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the commands show on a terminal: progress, tables, JSON."""

from __future__ import annotations

import io
import math
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from ..core.errors import Cancelled
from ..core.report import json_answer

_REFRESH_S = 0.2
_CLEAR_LINE = "\r\x1b[K"


class TerminalProgress:
    """One line on standard error, and only where a person looks at it.

    Within `with`, Ctrl-C asks the work to stop where nothing is half done, as Cancel does in QGIS; a second
    Ctrl-C does not wait for that.
    """

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._visible = self._stream.isatty()
        self._shown_at = 0.0
        self._interrupted = False
        self._handler_before: object = None

    def __enter__(self) -> TerminalProgress:
        if threading.current_thread() is threading.main_thread():
            self._handler_before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._handler_before is not None:
            signal.signal(signal.SIGINT, self._handler_before)
        if self._visible:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()

    def report(self, fraction: float, message: str = "") -> None:
        self.check()
        now = time.monotonic()
        if self._visible and now - self._shown_at >= _REFRESH_S:
            self._shown_at = now
            self._stream.write(f"{_CLEAR_LINE}{fraction:4.0%} {message}")
            self._stream.flush()

    def check(self) -> None:
        if self._interrupted:
            raise Cancelled

    def _interrupt(self, number: int, frame: object) -> None:
        if self._interrupted:
            raise KeyboardInterrupt
        self._interrupted = True


def let_every_name_be_printed() -> None:
    """A terminal or pipe that knows fewer letters than a layer's name shows codes in their place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_json(document: object, target: str) -> None:
    """Strict JSON to the file `target`, or to standard output if it is "-"."""
    if target == "-":
        # Pipes on Windows are not UTF-8 by default, JSON always is.
        sys.stdout.buffer.write(json_answer.as_text(document).encode("utf-8"))
    else:
        from ..gis.new_file import new_file

        with new_file(Path(target)) as temporary:
            json_answer.write_json(document, temporary)


def as_text_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned by spaces: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]

    def line(row: Sequence[str]) -> str:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]
        return "  ".join(cells).rstrip()

    return "\n".join(line(row) for row in (header, *rows))


def plain_number(value: float | None) -> str:
    """A number for a terminal: thousands grouped, at most three decimals; "unknown" where there is none."""
    if value is None or math.isnan(value):
        return "unknown"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3f}"
