# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What every test may use: the real data folder, and the line that says how much of it ran."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PROJ_DATA", "/usr/share/proj")

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("TWINPLAN_DATA", ROOT.parent / "shared" / "data"))
DATA_REQUIRED = os.environ.get("TWINPLAN_REQUIRE_DATA") == "1"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data; tests copy from it what they open, for opening a GeoPackage writes beside it."""
    if not DATA.is_dir():
        reason = f"real data: no folder {DATA} (set TWINPLAN_DATA)"
        if DATA_REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    return DATA


@pytest.fixture(scope="module")
def copies(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Copies of the data sets, for opening a GeoPackage writes beside it."""
    folder = tmp_path_factory.mktemp("real")

    def copy(relative: str) -> str:
        target = folder / Path(relative).name
        if not target.exists():
            shutil.copy(real_data / relative, target)
        return str(target)

    return copy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "real_data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.real_data)


_outcomes: dict[str, str] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if "real_data" in report.keywords and (report.when == "call" or report.outcome != "passed"):
        _outcomes[report.nodeid] = report.outcome


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line of all; the workers of a parallel run are silent."""
    if not hasattr(config, "workerinput"):
        skipped = sum(outcome == "skipped" for outcome in _outcomes.values())
        print(f"real data: {len(_outcomes) - skipped} run, {skipped} skipped")
