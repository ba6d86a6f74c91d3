#!/bin/sh
# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes the virtual environment in .venv from the system's Python (the one that QGIS uses), links the checkout
# as package "twinplan" and leaves the command .venv/bin/twinplan, which works from any folder.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
here="$root/tools/env"
venv="$root/.venv"
stamp="$venv/.twinplan-stamp"
wanted=$(cat "$here/requirements-dev.txt" "$here/constraints.txt" "$here/venv.sh" | sha256sum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0

[ -x "$venv/bin/python" ] || /usr/bin/python3 -m venv --system-site-packages "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check -c "$here/constraints.txt" --no-binary shapely \
    -r "$here/requirements-dev.txt"

mkdir -p "$root/.dev"
ln -sfn .. "$root/.dev/twinplan"
packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$root/.dev" > "$packages/twinplan-checkout.pth"
cat > "$venv/bin/twinplan" <<EOT
#!$venv/bin/python
import sys

from twinplan.cli.main import main

sys.exit(main())
EOT
chmod +x "$venv/bin/twinplan"
printf '%s' "$wanted" > "$stamp"
