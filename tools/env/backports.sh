#!/bin/sh
# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes <codename>-backports of this Debian known to apt, from the very site that serves its main suite.
set -eu
. /etc/os-release
suite="$VERSION_CODENAME-backports"
if apt-get indextargets --format '$(SUITE) $(CODENAME) $(RELEASE)' | tr ' ' '\n' | grep -qx "$suite"; then
    exit 0
fi
site=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' \
    | awk -v suite="$VERSION_CODENAME" '$2 == suite { print $1; exit }')
[ -n "$site" ] || { echo "env: apt knows no site for $VERSION_CODENAME; run 'apt-get update' and try again" >&2; exit 1; }
cat > /etc/apt/sources.list.d/twinplan-backports.sources <<EOT
Types: deb
URIs: ${site%/}
Suites: $suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
EOT
