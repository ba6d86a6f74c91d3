# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Ours and the peers on the same work in one run: times, ratios, agreement, memory, and whether targets are met.

A job builds its data, then calls `compare`. The engines run interleaved, so that a busy moment of the
machine hits all of them; a round is one run of each. Peak memory and the longest time for which other
threads could not run are measured in a subprocess per engine, which runs the same job again and only
executes that engine (the waiting time only for engines of ours).
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import json
import math
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH_FOLDER = ROOT / "build" / "bench"
DATA_FOLDER = BENCH_FOLDER / "data"
_PROBE_VARIABLE = "TWINPLAN_BENCH_PROBE"
_TICK_S = 0.001


class JobSkipped(Exception):
    """The job cannot run here: a data set or a program is missing. The message says which."""


class ProbeDone(Exception):
    """Raised in the measuring subprocess when its engine has run; the rest of the job is not needed."""


@dataclass(frozen=True)
class Engine:
    """One way to do the job's work.

    Attributes
    ----------
    name: shown in the table; the key of results in `agree` and in targets.
    run: does the whole work and returns the result. Imports its own packages, so that a missing one is skipped.
    needs: import names of packages without which this engine is skipped.
    ours: whether this is TwinPlan; every engine of ours is set against every peer.
    rounds: at most this many timed rounds. With 1 there is no warm-up run either: for peers of many seconds.
    """

    name: str
    run: Callable[[], object]
    needs: tuple[str, ...] = ()
    ours: bool = False
    rounds: int | None = None

    @property
    def missing(self) -> list[str]:
        """The packages of `needs` that are not installed."""
        return [package for package in self.needs if importlib.util.find_spec(package) is None]


@dataclass(frozen=True)
class Agreement:
    """How far two results are apart: met if `difference` <= `tolerance` (NaN is never met)."""

    label: str
    difference: float
    tolerance: float

    @property
    def met(self) -> bool:
        return bool(self.difference <= self.tolerance)


@dataclass
class Measured:
    """What was measured of one engine."""

    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    peak_mb: float = math.nan
    peak_above_inputs_mb: float = math.nan
    longest_gap_ms: float = math.nan

    @property
    def median_s(self) -> float:
        return statistics.median(self.seconds) if self.seconds else math.nan

    @property
    def median_cpu_s(self) -> float:
        """Of all threads: what is left of a busy machine's noise, and what a second thread costs."""
        return statistics.median(self.cpu_seconds) if self.cpu_seconds else math.nan


@dataclass(frozen=True)
class FasterThan:
    """Target: the peer's median time / our median time >= `at_least` (below 1: how much slower is allowed)."""

    ours: str
    peer: str
    at_least: float

    def judge(self, measured: Mapping[str, Measured]) -> tuple[str, float, bool | None]:
        """What is asked, the value found, whether it is met (None: a part of it was not measured)."""
        return _judge(
            f"{self.ours} >= {self.at_least:g}x {self.peer}",
            _of(measured, self.peer).median_s / _of(measured, self.ours).median_s,
            lambda ratio: ratio >= self.at_least,
        )


@dataclass(frozen=True)
class TimeBelow:
    """Target: the median time of the engine < `seconds`."""

    engine: str
    seconds: float

    def judge(self, measured: Mapping[str, Measured]) -> tuple[str, float, bool | None]:
        value = _of(measured, self.engine).median_s
        return _judge(f"{self.engine} < {self.seconds:g} s", value, lambda seconds: seconds < self.seconds)


@dataclass(frozen=True)
class PeakBelow:
    """Target: peak resident memory of the engine's process < `megabytes`, with interpreter and inputs."""

    engine: str
    megabytes: float

    def judge(self, measured: Mapping[str, Measured]) -> tuple[str, float, bool | None]:
        value = _of(measured, self.engine).peak_mb
        return _judge(f"{self.engine} peak < {self.megabytes:g} MB", value, lambda peak: peak < self.megabytes)


@dataclass(frozen=True)
class GapBelow:
    """Target: no other thread (the QGIS window) waits longer than `milliseconds` while the engine runs."""

    engine: str
    milliseconds: float

    def judge(self, measured: Mapping[str, Measured]) -> tuple[str, float, bool | None]:
        value = _of(measured, self.engine).longest_gap_ms
        return _judge(
            f"{self.engine} longest gap < {self.milliseconds:g} ms", value, lambda gap: gap < self.milliseconds
        )


Target = FasterThan | TimeBelow | PeakBelow | GapBelow if sys.version_info >= (3, 10) else object
Agree = Callable[[Mapping[str, object]], Sequence[Agreement]]


def compare(job: str, engines: Sequence[Engine], agree: Agree, targets: Sequence[Target], rounds: int = 5) -> bool:
    """Run the engines, print the table, write build/bench/<job>.json; False if results disagree.

    `agree` gets the results by engine name (only of engines that ran) and returns what it compared.
    """
    if _probes(job, engines):
        return True
    present = [engine for engine in engines if not engine.missing]
    print(f"\n{job}")
    for engine in engines:
        if engine.missing:
            print(f"  {engine.name}: skipped, not installed: {', '.join(engine.missing)}")
    measured, results = _time_interleaved(present, rounds)
    for engine in present:
        _measure_in_subprocess(job, engine, measured[engine.name])
    agreements = list(agree(results))
    judged = [target.judge(measured) for target in targets]
    _print_table(present, measured, agreements, judged)
    _write_json(job, engines, measured, agreements, judged)
    return all(agreement.met for agreement in agreements)


def relative_difference(ours: float, peer: float) -> float:
    """|ours - peer| / |peer|; the absolute difference where the peer has 0."""
    return abs(ours - peer) / abs(peer) if peer else abs(ours - peer)


def _of(measured: Mapping[str, Measured], engine: str) -> Measured:
    return measured.get(engine, Measured())


def _judge(text: str, value: float, met: Callable[[float], bool]) -> tuple[str, float, bool | None]:
    return text, value, None if math.isnan(value) else bool(met(value))


def _time_interleaved(engines: Sequence[Engine], rounds: int) -> tuple[dict[str, Measured], dict[str, object]]:
    measured = {engine.name: Measured() for engine in engines}
    results: dict[str, object] = {}
    for engine in engines:
        if engine.rounds != 1:
            results[engine.name] = engine.run()
    for number in range(rounds):
        for engine in engines:
            if engine.rounds is None or number < engine.rounds:
                _tidy_up()
                start, cpu_start = time.perf_counter(), time.process_time()
                result = engine.run()
                measured[engine.name].cpu_seconds.append(time.process_time() - cpu_start)
                measured[engine.name].seconds.append(time.perf_counter() - start)
                results.setdefault(engine.name, result)
                del result
    return measured, results


def _tidy_up() -> None:
    """Give back what the last engine has left on the heap: tidying it up is not the next engine's time."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


def _measure_in_subprocess(job: str, engine: Engine, measured: Measured) -> None:
    """Run the same program once more for this engine alone and take over what it says of itself."""
    arguments = [sys.executable, str(ROOT / "benchmarks" / "run.py"), os.environ["TWINPLAN_BENCH_JOB"]]
    environment = {**os.environ, _PROBE_VARIABLE: json.dumps([job, engine.name])}
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=3600, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(_PROBE_VARIABLE)]
    if done.returncode or not lines:
        print(f"  {engine.name}: memory not measured: {done.stderr.strip().splitlines()[-1:]}")
        return
    found = json.loads(lines[-1].split(" ", 1)[1])
    measured.peak_mb = found["peak_mb"]
    measured.peak_above_inputs_mb = found["peak_above_inputs_mb"]
    measured.longest_gap_ms = found["longest_gap_ms"]


def _probes(job: str, engines: Sequence[Engine]) -> bool:
    """Whether this is the measuring subprocess, and for another comparison of the job.

    Where it is for this one: run the one engine, print what was found, and end the job.
    """
    if _PROBE_VARIABLE not in os.environ:
        return False
    wanted_job, wanted_engine = json.loads(os.environ[_PROBE_VARIABLE])
    engine = next((engine for engine in engines if (job, engine.name) == (wanted_job, wanted_engine)), None)
    if engine is None:
        return True
    before_mb = _reset_peak()
    engine.run()
    peak_mb = _memory_mb("VmHWM")
    gap_ms = _longest_gap_ms(engine.run) if engine.ours else math.nan
    found = {"peak_mb": peak_mb, "peak_above_inputs_mb": peak_mb - before_mb, "longest_gap_ms": gap_ms}
    print(f"{_PROBE_VARIABLE} {json.dumps(found)}")
    raise ProbeDone


def _reset_peak() -> float:
    """Forget the peak so far (building the data is not the engine's) and return the memory in use, in MB."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")
    return _memory_mb("VmRSS")


def _memory_mb(key: str) -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return math.nan
    line = next(line for line in status.read_text().splitlines() if line.startswith(f"{key}:"))
    return int(line.split()[1]) / 1024.0


def _longest_gap_ms(run: Callable[[], object]) -> float:
    """The longest time that a second thread, which only sleeps a millisecond at a time, had to wait.

    The engine runs in a worker thread as in QGIS; this (main) thread plays the window.
    """
    worker = threading.Thread(target=run)
    longest = 0.0
    worker.start()
    while worker.is_alive():
        before = time.perf_counter()
        time.sleep(_TICK_S)
        longest = max(longest, time.perf_counter() - before - _TICK_S)
    return longest * 1000.0


def _print_table(
    engines: Sequence[Engine],
    measured: Mapping[str, Measured],
    agreements: Sequence[Agreement],
    judged: Sequence[tuple[str, float, bool | None]],
) -> None:
    heads = ("median", 10), ("min..max", 20), ("processor", 11), ("peak", 10), ("above inputs", 14), ("longest gap", 13)
    print(f"  {'engine':<34}" + "".join(f"{head:>{width}}" for head, width in heads))
    for engine in engines:
        found = measured[engine.name]
        span = f"{_seconds(min(found.seconds))}..{_seconds(max(found.seconds))}" if found.seconds else ""
        times = f"{_seconds(found.median_s):>10}{span:>20}{_seconds(found.median_cpu_s):>11}"
        memory = f"{found.peak_mb:>7.0f} MB{found.peak_above_inputs_mb:>11.0f} MB"
        print(f"  {engine.name:<34}{times}{memory}{found.longest_gap_ms:>10.0f} ms")
    for ours in (engine for engine in engines if engine.ours):
        for peer in (engine for engine in engines if not engine.ours):
            ratio = measured[peer.name].median_s / measured[ours.name].median_s
            print(f"  {ours.name} is {ratio:.3g}x as fast as {peer.name}")
    for agreement in agreements:
        verdict = "agrees" if agreement.met else "DISAGREES"
        print(f"  {verdict}: {agreement.label}: {agreement.difference:.3g} (tolerance {agreement.tolerance:g})")
    for text, value, met in judged:
        verdict = {True: "met", False: "MISSED", None: "not measured"}[met]
        print(f"  target {text}: {value:.3g} {verdict}", flush=True)


def _seconds(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 0.1 else f"{value:.3f} s"


def _write_json(
    job: str,
    engines: Sequence[Engine],
    measured: Mapping[str, Measured],
    agreements: Sequence[Agreement],
    judged: Sequence[tuple[str, float, bool | None]],
) -> None:
    document = {
        "job": job,
        "engines": {
            name: {key: _finite(value) for key, value in {**vars(found), "median_s": found.median_s}.items()}
            for name, found in measured.items()
        },
        "skipped": {engine.name: engine.missing for engine in engines if engine.missing},
        "agreement": [
            {
                "label": found.label,
                "difference": _finite(found.difference),
                "tolerance": found.tolerance,
                "met": found.met,
            }
            for found in agreements
        ],
        "targets": [{"target": text, "value": _finite(value), "met": met} for text, value, met in judged],
        "processors": os.cpu_count(),
    }
    BENCH_FOLDER.mkdir(parents=True, exist_ok=True)
    name = "".join(letter if letter.isalnum() else "_" for letter in job)
    (BENCH_FOLDER / f"{name}.json").write_text(json.dumps(document, indent=2), encoding="utf-8")


def _finite(value: object) -> object:
    """JSON has no NaN: what was not measured is null; numpy's numbers become plain ones."""
    if isinstance(value, list):
        return [_finite(item) for item in value]
    number = float(value)  # type: ignore[arg-type]
    return number if math.isfinite(number) else None
