# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user of a background job can rely on."""

from __future__ import annotations

import gc
import sys
import threading
import time
import weakref

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThread
from twinplan.core.errors import InputError
from twinplan.core.progress import Progress
from twinplan.gis import task
from twinplan.gis.task import UNKNOWN_S, Job, RemainingTime


def watch(job: Job) -> list:
    """What the job says, in order, with the thread in which it was heard."""
    heard: list = []

    def hear(kind):
        return lambda *values: heard.append((kind, values, QThread.currentThread()))

    job.succeeded.connect(hear("succeeded"))
    job.failed.connect(hear("failed"))
    job.cancelled.connect(hear("cancelled"))
    return heard


def until_cancelled(progress: Progress) -> None:
    while True:
        progress.check()
        time.sleep(0.01)


def test_the_result_arrives_on_the_main_thread(qgis_app, qtbot):
    worker: list = []
    job = Job("Adding", lambda progress: worker.append(threading.current_thread()) or 42)
    heard = watch(job)
    job.launch()
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert [(kind, values) for kind, values, _ in heard] == [("succeeded", (42,))]
    assert heard[0][2] is QThread.currentThread() or heard[0][2] == QThread.currentThread()
    assert worker[0] is not threading.main_thread()


def test_a_known_error_arrives_as_it_is(qgis_app, qtbot):
    def work(progress: Progress) -> None:
        raise InputError("Layer 'Masts'", "it has no CRS", "Set its CRS.")

    job = Job("Reading", work)
    with qtbot.waitSignal(job.failed, timeout=5000) as caught:
        job.launch()
    assert str(caught.args[0]) == "Layer 'Masts': it has no CRS. Set its CRS."


def test_an_unexpected_error_becomes_one_sentence_and_a_traceback_in_the_log(qgis_app, qtbot):
    logged: list[str] = []
    log = QgsApplication.messageLog()

    def remember(text, tag, level):
        logged.append(f"{tag}: {text}")

    log.messageReceived[str, str, type(task.Qgis.MessageLevel.Info)].connect(remember)
    try:
        job = Job("What is in harm's way?", lambda progress: {}["no such key"])
        with qtbot.waitSignal(job.failed, timeout=5000) as caught:
            job.launch()
        qtbot.waitUntil(lambda: bool(logged), timeout=5000)
    finally:
        log.messageReceived[str, str, type(task.Qgis.MessageLevel.Info)].disconnect(remember)
    error = caught.args[0]
    assert error.thing == "What is in harm's way?" and "KeyError" in error.reason and error.remedy
    assert "\n" not in str(error)
    assert "TwinPlan: What is in harm's way?" in logged[0] and "no such key" in logged[0]


def test_cancel_ends_work_that_would_go_on_for_ever(qgis_app, qtbot):
    job = Job("Endless", until_cancelled)
    heard = watch(job)
    job.launch()
    qtbot.waitUntil(lambda: job.status() == Job.TaskStatus.Running, timeout=5000)
    job.cancel()
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert [kind for kind, _, _ in heard] == ["cancelled"]


def test_work_that_ends_in_spite_of_a_cancel_counts_as_cancelled(qgis_app, qtbot):
    go_on = threading.Event()
    job = Job("Deaf", lambda progress: go_on.wait(5))
    heard = watch(job)
    job.launch()
    qtbot.waitUntil(lambda: job.status() == Job.TaskStatus.Running, timeout=5000)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert [kind for kind, _, _ in heard] == ["cancelled"]


def test_progress_is_told_at_most_ten_times_a_second_but_every_new_message_is(qgis_app, qtbot):
    told: list = []

    def work(progress: Progress) -> None:
        for step in range(20_000):
            progress.report(step / 20_000, "Reading" if step < 10_000 else "Counting")

    job = Job("Chatty", work)
    job.progressed.connect(lambda *values: told.append(values))
    with qtbot.waitSignal(job.succeeded, timeout=10_000) as _:
        started_s = time.monotonic()
        job.launch()
    allowed = 3 + 10 * (time.monotonic() - started_s)
    assert 2 <= len(told) <= allowed
    assert {message for _, message, _ in told} == {"Reading", "Counting"}


def test_python_may_forget_a_launched_job(qgis_app, qtbot):
    done: list = []

    def begin() -> None:
        job = Job("Forgotten", lambda progress: time.sleep(0.1))
        job.succeeded.connect(lambda _: done.append(True))
        job.launch()

    begin()
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    assert task.running() == 0


def test_teardown_ends_all_work_and_nobody_is_told(qgis_app, qtbot):
    jobs = [Job(f"Endless {number}", until_cancelled) for number in range(5)]
    heard = [watch(job) for job in jobs]
    for job in jobs:
        job.launch()
    assert task.cancel_all()
    qtbot.waitUntil(lambda: task.running() == 0, timeout=5000)
    qtbot.wait(50)
    assert heard == [[]] * 5


@pytest.mark.parametrize("make_error", [lambda: InputError("A", "b", "C."), lambda: ValueError("d")])
def test_what_failed_work_held_is_let_go_at_once(qgis_app, qtbot, make_error):
    """Not when the collector comes along later, in some other thread: Qt objects would be destroyed there."""

    class Held:
        pass

    held: list[weakref.ref] = []

    def work(progress: Progress) -> None:
        precious = Held()
        held.append(weakref.ref(precious))
        raise make_error()

    failures: list = []
    job = Job("Holding", work)
    job.failed.connect(failures.append)
    gc.disable()
    try:
        job.launch()
        qtbot.waitUntil(lambda: bool(failures), timeout=5000)
        qtbot.waitUntil(lambda: held[0]() is None, timeout=1000)
    finally:
        gc.enable()


def test_objects_of_the_window_are_never_destroyed_in_the_background(qgis_app, qtbot):
    """A closed dialog in a reference cycle: a collection in the thread of a job would end QGIS."""

    class Closed:
        def __init__(self):
            self.me = self

    died_in: list[threading.Thread] = []
    closed = Closed()
    weakref.finalize(closed, lambda: died_in.append(threading.current_thread()))

    def work(progress: Progress) -> None:
        for _ in range(200_000):
            progress.check()
            cycle: list = []
            cycle.append(cycle)

    del closed
    job = Job("Making garbage", work)
    job.launch()
    qtbot.waitUntil(lambda: task.running() == 0, timeout=20000)
    gc.collect()
    assert died_in == [threading.main_thread()]


def test_the_window_gets_its_turn_soon_while_python_computes(qgis_app, qtbot):
    usual_s, go_on = sys.getswitchinterval(), [True]

    def work(progress: Progress) -> None:
        while go_on:
            sum(range(100))

    job = Job("Busy", work)
    job.launch()
    qtbot.waitUntil(lambda: job.status() == Job.TaskStatus.Running, timeout=5000)
    started_s = time.perf_counter()
    for _ in range(100):
        time.sleep(0)  # gives the interpreter away and asks for it again, as every question of Qt's does
    assert time.perf_counter() - started_s < 0.3
    go_on.clear()
    qtbot.waitUntil(lambda: task.running() == 0, timeout=5000)
    assert sys.getswitchinterval() == pytest.approx(usual_s)


def test_a_crs_may_be_shared_by_one_job_after_another(qgis_app, qtbot):
    """In a thread of Qt's this ends QGIS: pyproj loses its PROJ context between two tasks."""
    crs, done = pyproj.CRS("EPSG:32643"), []
    for _ in range(40):
        job = Job("Looking at a CRS", lambda progress: crs.is_geographic)
        job.succeeded.connect(done.append)
        job.launch()
        qtbot.waitUntil(lambda: task.running() == 0, timeout=5000)
        assert crs.is_projected
    assert done == [False] * 40


@given(st.floats(1.5, 600), st.integers(20, 200))
def test_steady_work_gets_the_right_remaining_time(total_s, steps):
    remaining = RemainingTime(0.0)
    for step in range(1, steps):
        now_s = total_s * step / steps
        estimate_s = remaining.estimate(step / steps, now_s)
        assert estimate_s == UNKNOWN_S or estimate_s == pytest.approx(total_s - now_s, abs=1e-6 * total_s)
    assert estimate_s != UNKNOWN_S


def test_no_remaining_time_is_claimed_too_early():
    remaining = RemainingTime(0.0)
    assert remaining.estimate(0.5, 0.2) == UNKNOWN_S
    assert remaining.estimate(0.001, 5.0) == UNKNOWN_S
