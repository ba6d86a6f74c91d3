# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's zip in the real QGIS: loads, unloads without trace, and says what is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = Path(__file__).resolve().parent / "scripts"
pytestmark = pytest.mark.desktop

# Python as if a package that the system has were not there.
HIDE = """
import importlib.machinery
_find = importlib.machinery.PathFinder.find_spec
def find_spec(name, path=None, target=None):
    return None if name.partition(".")[0] == {package!r} else _find(name, path, target)
importlib.machinery.PathFinder.find_spec = find_spec
"""


@pytest.fixture(scope="module")
def plugin_zip() -> Path:
    made = subprocess.run([sys.executable, "tools/make_zip.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    return Path(made.stdout.strip())


def in_qgis(plugin_zip: Path, folder: Path, script: str, *arguments: str, options: tuple[str, ...] = ()) -> dict:
    command = [sys.executable, "tools/desktop/session.py", "--folder", str(folder), "--zip", str(plugin_zip)]
    command += ["--headless", "--timeout", "120", *options, str(SCRIPTS / script), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    return json.loads(lines[-1])


def hide(folder: Path, package: str) -> None:
    (folder / "python").mkdir(parents=True)
    (folder / "python" / "sitecustomize.py").write_text(HIDE.format(package=package))


def old_shapely(folder: Path) -> None:
    info = folder / "python" / "shapely-1.8.5.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shapely\nVersion: 1.8.5\n")
    (folder / "python" / "shapely").mkdir()
    (folder / "python" / "shapely" / "__init__.py").write_text("__version__ = '1.8.5'\n")


def test_loading_and_unloading_five_times_leaves_nothing_behind(plugin_zip, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    seen = in_qgis(plugin_zip, tmp_path / "qgis", "load_unload.py", str(target))
    assert seen["after"] == [seen["before"]] * 5
    assert seen["modules"] == []
    assert seen["left"] == []


def test_without_shapely_the_docks_say_what_to_do(plugin_zip, tmp_path):
    seen = in_qgis(plugin_zip, tmp_path, "missing_packages.py", options=("--without-shapely",))
    assert seen["docks"]["Impact"] == "MissingDock"
    assert any("shapely is not installed" in text for text in seen["says"])
    assert "shapely" in seen["summary"]
    assert "restart QGIS" in seen["remedies"]
    assert not seen["provider"]


@pytest.mark.long
def test_an_old_shapely_is_told_from_none(plugin_zip, tmp_path):
    old_shapely(tmp_path)
    seen = in_qgis(plugin_zip, tmp_path, "missing_packages.py")
    assert seen["docks"]["Impact"] == "MissingDock"
    assert any("shapely 1.8.5 is too old" in text for text in seen["says"])


@pytest.mark.long
def test_without_scipy_the_plugin_loads_and_says_so(plugin_zip, tmp_path):
    hide(tmp_path, "scipy")
    seen = in_qgis(plugin_zip, tmp_path, "missing_packages.py")
    assert seen["docks"]["Impact"] == "MissingDock"
    assert "scipy is not installed" in seen["remedies"]


@pytest.mark.long
def test_without_matplotlib_everything_works(plugin_zip, tmp_path):
    hide(tmp_path, "matplotlib")
    seen = in_qgis(plugin_zip, tmp_path, "missing_packages.py")
    assert seen["docks"] == {"Twin": "TwinDock", "Impact": "ImpactDock"}
    assert seen["provider"]
