#!/bin/sh
# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what TwinPlan's development needs from Debian 12: QGIS from backports, everything else from the
# distribution. Runs as root, does nothing where all is there already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive
packages="qgis python3-qgis qgis-providers
    python3-venv python3-dev gcc make git libgeos-dev
    python3-numpy python3-scipy python3-pyproj python3-matplotlib python3-jinja2 python3-requests python3-gdal gdal-bin
    xvfb xauth openbox libgl1-mesa-dri fonts-dejavu-core fonts-open-sans fonts-noto-core
    pyqt5-dev-tools qttools5-dev-tools poppler-utils"

all_installed() {
    wanted=$(printf '%s\n' $packages | wc -l)
    found=$(dpkg-query -W -f='${db:Status-Status}\n' $packages 2>/dev/null | grep -cx installed || true)
    [ "$found" -ge "$wanted" ]
}

all_installed && exit 0
[ "$(id -u)" = 0 ] || { echo "env: run 'make env' once as root, so that it can install Debian packages" >&2; exit 1; }
apt-get update -qq
sh "$here/backports.sh"
apt-get update -qq
install -m 644 "$here/qgis-backports.pref" /etc/apt/preferences.d/twinplan-qgis.pref
apt-get -y -qq -o DPkg::Lock::Timeout=600 --no-install-recommends install eatmydata
eatmydata apt-get -y -qq -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-unsafe-io \
    --no-install-recommends install $packages
