# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS without a window, for commands that draw maps."""

from __future__ import annotations

import os

from qgis.core import QgsApplication

_application: QgsApplication | None = None


def ensure_application() -> None:
    """Start QGIS in this process unless it runs already; it ends with the process."""
    global _application
    if QgsApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QgsApplication([], False)
        _application.initQgis()
