# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""core/ works where there is no QGIS: in a plain virtual environment with the packages as their makers publish them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "build" / "core-alone"
PACKAGES = ("numpy", "scipy", "shapely>=2", "pyproj", "jinja2", "requests", "pytest", "pytest-timeout", "hypothesis")


def test_core_passes_its_tests_without_qgis():
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", str(ENVIRONMENT)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True, timeout=600)
    environment = {name: value for name, value in os.environ.items() if name not in ("PROJ_DATA", "PYTHONPATH")}
    seen = subprocess.run(
        [str(python), "-c", "import importlib.util as u; print(u.find_spec('qgis'), u.find_spec('osgeo'))"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert seen.stdout.split() == ["None", "None"]
    run = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests/core"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    sys.stdout.write(run.stdout[-3000:])
    assert run.returncode == 0
