# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS without a window, for commands that draw maps."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from qgis.core import QgsApplication

_application: QgsApplication | None = None


def ensure_application() -> None:
    """Start QGIS in this process unless it runs already; it ends with the process."""
    global _application
    if QgsApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _keep_temporary_files_together()
        _application = QgsApplication([], False)
        _application.initQgis()


def _keep_temporary_files_together() -> None:
    """QGIS leaves a few temporary folders behind each time that it ends: in one folder they can be removed."""
    folder = tempfile.mkdtemp(prefix="twinplan-")
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder))
    # Where there is none, as in a container, Qt complains on standard error, which is for one line of ours.
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
