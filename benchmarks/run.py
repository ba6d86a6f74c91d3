# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the benchmark jobs: `python benchmarks/run.py` for all, `python benchmarks/run.py J4 J7` for some.

A job is a module benchmarks/job_*.py with NAME ("J4"), TITLE (one line) and run() -> bool, which calls
`harness.compare` once or more and returns whether all results agree. Exit status: 0, or 1 where results
disagree; a missed target is printed and written down, but is no failure of the run.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".dev"))

import harness  # noqa: E402  (beside this file; twinplan itself comes from .dev)


def job_modules() -> dict[str, ModuleType]:
    """All jobs by name, in the order of their files' names."""
    files = sorted(Path(__file__).parent.glob("job_*.py"))
    modules = [importlib.import_module(file.stem) for file in files]
    return {module.NAME: module for module in modules}


def main(names: list[str]) -> int:
    jobs = job_modules()
    unknown = [name for name in names if name not in jobs]
    if unknown:
        print(f"No such job: {', '.join(unknown)}. There are: {', '.join(jobs)}", file=sys.stderr)
        return 2
    agreed = [_run(jobs[name]) for name in names or list(jobs)]
    return 0 if all(agreed) else 1


def _run(job: ModuleType) -> bool:
    os.environ["TWINPLAN_BENCH_JOB"] = job.NAME
    print(f"\n== {job.NAME}: {job.TITLE}", flush=True)
    try:
        return bool(job.run())
    except harness.JobSkipped as reason:
        print(f"  skipped: {reason}")
        return True
    except harness.ProbeDone:
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
