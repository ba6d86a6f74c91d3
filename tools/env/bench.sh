#!/bin/sh
# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the peers that the benchmarks run beside us.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
here="$root/tools/env"
stamp="$root/.venv/.twinplan-bench-stamp"
wanted=$(cat "$here/requirements-bench.txt" "$here/constraints.txt" | sha256sum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0
"$root/.venv/bin/pip" install -q --disable-pip-version-check -c "$here/constraints.txt" -r "$here/requirements-bench.txt"
printf '%s' "$wanted" > "$stamp"
