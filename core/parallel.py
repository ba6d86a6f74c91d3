# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in pieces on two threads: numpy and GEOS release the interpreter lock on arrays of some size."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

from .errors import Cancelled
from .progress import Progress

Item = TypeVar("Item")
Result = TypeVar("Result")
PIECE = 65_536
THREADS = min(2, os.cpu_count() or 1)
_CHECK_EVERY_S = 0.05


def pieces(count: int, size: int = PIECE) -> list[slice]:
    """0..count as slices of at most `size`."""
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]


def in_pieces(work: Callable[[slice], Result], count: int, progress: Progress, size: int = PIECE) -> Iterator[Result]:
    """`work(piece)` for every slice of 0..count, in order, two at a time.

    `progress` is asked only from the calling thread. When it cancels, or `work` raises, pieces that have
    not begun are dropped and the threads have ended before the exception leaves here.
    """
    slices = pieces(count, size)
    if len(slices) <= 1 or THREADS == 1:
        for piece in slices:
            progress.check()
            yield work(piece)
        return
    stopped = Event()

    def unless_stopped(piece: slice) -> Result:
        if stopped.is_set():
            raise Cancelled
        return work(piece)

    with ThreadPoolExecutor(THREADS, thread_name_prefix="twinplan-overlay") as pool:
        try:
            for number, future in enumerate([pool.submit(unless_stopped, piece) for piece in slices]):
                yield _result(future, progress)
                progress.report((number + 1) / len(slices))
        finally:
            stopped.set()


def in_background(
    work: Callable[[Item, Progress], Result], items: Iterable[Item], progress: Progress
) -> Iterator[Result]:
    """`work(item, progress)` for every item, in order, two at a time; items are taken as they are needed.

    Items come about in the calling thread, a few ahead of the work: there one may read from what must not
    change threads. `work` gets a progress of its own to check, which cancels when the whole stops.
    """
    stopping = _Stopping()
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(THREADS, thread_name_prefix="twinplan-overlay") as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item, stopping))
                while len(waiting) > THREADS:
                    yield _result(waiting.popleft(), progress)
            while waiting:
                yield _result(waiting.popleft(), progress)
        finally:
            stopping.stopped.set()


class _Stopping:
    """The progress of work in a thread: it cancels when told to stop."""

    def __init__(self) -> None:
        self.stopped = Event()

    def report(self, fraction: float, message: str = "") -> None:
        del fraction, message
        self.check()

    def check(self) -> None:
        if self.stopped.is_set():
            raise Cancelled


def _result(future: Future[Result], progress: Progress) -> Result:
    while not future.done():
        progress.check()
        wait((future,), _CHECK_EVERY_S)
    return future.result()
