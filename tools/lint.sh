#!/bin/sh
# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Style and types of the sources; security checks on the very files that a user installs.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin

$bin/ruff check .
$bin/ruff format --check .
$bin/mypy -p twinplan.core
# Off: QGS105, for we hand iface over instead of reaching for a global; QGS201 and QGS202, which guess by method name.
$bin/flake8 --select QGS --extend-ignore QGS105,QGS201,QGS202 --exclude .venv,.dev,build __init__.py plugin.py gis ui

rm -rf build/unzipped
mkdir -p build/unzipped
"$bin/python" -m zipfile -e build/twinplan-*.zip build/unzipped
$bin/bandit -q -r build/unzipped
# detect-secrets ends with 0 even if it finds something.
found=$($bin/detect-secrets scan --all-files build/unzipped | "$bin/python" -c 'import json, sys; print(len(json.load(sys.stdin)["results"]))')
[ "$found" = 0 ] || { echo "lint: detect-secrets has findings in $found files of the zip" >&2; exit 1; }
echo "lint: clean"
