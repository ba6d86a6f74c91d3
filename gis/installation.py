# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What this installation consists of, as one text for a report to whoever helps."""

from __future__ import annotations

import platform

from osgeo import gdal
from qgis.core import Qgis, QgsProjUtils
from qgis.PyQt.QtCore import QT_VERSION_STR

from ..core.version import version
from .host import Host
from .packages import PackageCheck, describe


def installation_text(host: Host, checks: tuple[PackageCheck, ...]) -> str:
    """Versions of everything that matters, a line each; nothing about the user or the machine's name."""
    proj = ".".join(str(part) for part in (QgsProjUtils.projVersionMajor(), QgsProjUtils.projVersionMinor()))
    lines = [
        f"TwinPlan {version()}",
        f"QGIS {Qgis.version()}",
        f"System {host.name}",
        f"Python {platform.python_version()}",
        f"Qt {QT_VERSION_STR}",
        f"GDAL {gdal.VersionInfo('RELEASE_NAME')}",
        f"PROJ {proj}",
        *(describe(check) for check in checks),
    ]
    return "\n".join(lines)
