# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""On what kind of system QGIS runs here, and how a Python package gets into its Python there."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate

OS_RELEASE = Path("/etc/os-release")
FLATPAK_MARK = Path("/.flatpak-info")


class HostKind(Enum):
    WINDOWS = "windows"
    MACOS = "macos"
    CONDA = "conda"
    FLATPAK = "flatpak"
    DEBIAN = "debian"
    FEDORA = "fedora"
    ARCH = "arch"
    SUSE = "suse"
    OTHER = "other"


@dataclass(frozen=True)
class Host:
    """The kind of system, its name for people, and for Debian and its family the release."""

    kind: HostKind
    name: str
    distribution: str = ""
    release: str = ""

    def remedy(self, package: str, oldest: str) -> str:
        """What to do where this package is missing or older than `oldest`, ending with how to make it count."""
        return self._steps(package, oldest) + " " + translate("Host", "Then restart QGIS.")

    def _steps(self, package: str, oldest: str) -> str:
        if self.kind is HostKind.DEBIAN and package == "shapely" and self._has_only_old_shapely:
            return translate("Host", _OLD_SHAPELY).format(system=self.name, oldest=oldest)
        return translate("Host", _STEPS[self.kind]).format(package=package, oldest=oldest, system=self.name)

    @property
    def _has_only_old_shapely(self) -> bool:
        newest_without = {"debian": 12.0, "ubuntu": 23.04}.get(self.distribution)
        try:
            return newest_without is not None and float(self.release) <= newest_without
        except ValueError:
            return False  # testing and unstable have no number


_STEPS = {
    HostKind.WINDOWS: QT_TRANSLATE_NOOP(
        "Host",
        "QGIS for Windows brings {package} along: install the current QGIS again from its official installer, "
        "or in the OSGeo4W setup choose the package python3-{package}.",
    ),
    HostKind.MACOS: QT_TRANSLATE_NOOP(
        "Host", "QGIS for macOS brings {package} along: install the current QGIS again from its official disk image."
    ),
    HostKind.CONDA: QT_TRANSLATE_NOOP(
        "Host", "In a terminal with QGIS's environment active: conda install -c conda-forge '{package}>={oldest}'."
    ),
    HostKind.FLATPAK: QT_TRANSLATE_NOOP(
        "Host",
        "In a terminal: flatpak run --devel --command=pip3 org.qgis.qgis install --user --no-deps "
        "'{package}>={oldest}'.",
    ),
    HostKind.DEBIAN: QT_TRANSLATE_NOOP("Host", "In a terminal: sudo apt install python3-{package}."),
    HostKind.FEDORA: QT_TRANSLATE_NOOP("Host", "In a terminal: sudo dnf install python3-{package}."),
    HostKind.ARCH: QT_TRANSLATE_NOOP("Host", "In a terminal: sudo pacman -S python-{package}."),
    HostKind.SUSE: QT_TRANSLATE_NOOP("Host", "In a terminal: sudo zypper install python3-{package}."),
    HostKind.OTHER: QT_TRANSLATE_NOOP(
        "Host",
        "Install {package} {oldest} or later for the Python of QGIS from your system's package manager "
        "(often called python3-{package}).",
    ),
}

_OLD_SHAPELY = QT_TRANSLATE_NOOP(
    "Host",
    "{system} offers only shapely 1.8. Either move to Debian 13 or Ubuntu 24.04, where python3-shapely is new "
    "enough; or, in a terminal: sudo apt install python3-pip python3-dev gcc libgeos-dev, and then: "
    "python3 -m pip install --user --break-system-packages --no-deps --no-binary shapely 'shapely>={oldest},<2.2'.",
)

_FAMILIES = {
    "debian": HostKind.DEBIAN,
    "ubuntu": HostKind.DEBIAN,
    "fedora": HostKind.FEDORA,
    "rhel": HostKind.FEDORA,
    "arch": HostKind.ARCH,
    "suse": HostKind.SUSE,
    "opensuse": HostKind.SUSE,
}


def this_host() -> Host:
    """The system on which this QGIS runs."""
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return Host(HostKind.CONDA, "conda")
    if platform.system() == "Windows":
        return Host(HostKind.WINDOWS, f"Windows {platform.release()}")
    if platform.system() == "Darwin":
        return Host(HostKind.MACOS, f"macOS {platform.mac_ver()[0]}")
    if FLATPAK_MARK.exists() or "FLATPAK_ID" in os.environ:
        return Host(HostKind.FLATPAK, "Flatpak")
    text = OS_RELEASE.read_text(encoding="utf-8") if OS_RELEASE.is_file() else ""
    return linux_host(parse_os_release(text))


def parse_os_release(text: str) -> dict[str, str]:
    """The names and values of an os-release file."""
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def linux_host(release: Mapping[str, str]) -> Host:
    """The host that an os-release file describes; derived distributions count as their family."""
    own, *parents = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    kind = next((_FAMILIES[name] for name in (own, *parents) if name in _FAMILIES), HostKind.OTHER)
    name = release.get("PRETTY_NAME") or release.get("NAME") or "Linux"
    return Host(kind, name, own, release.get("VERSION_ID", ""))
