# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""In the real QGIS: what the plugin offers and says where a Python package is missing."""

import json
import os
import sys

sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])
import qgis.utils
from in_qgis import play
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QLabel, QTextBrowser
from qgis.utils import iface


def steps():
    yield 0.5
    plugin = qgis.utils.plugins["twinplan"]
    from twinplan.ui.check_installation import CheckInstallation

    page = CheckInstallation(iface.mainWindow())
    answer = {
        "docks": {dock.windowTitle(): type(dock).__name__ for dock in (plugin.twin_dock, plugin.impact_dock)},
        "says": [label.text() for label in plugin.impact_dock.findChildren(QLabel)],
        "summary": page.summary.text(),
        "remedies": page.findChild(QTextBrowser).toPlainText(),
        "provider": QgsApplication.processingRegistry().providerById("twinplan") is not None,
    }
    qgis.utils.unloadPlugin("twinplan")
    yield 0.5
    print(json.dumps(answer))


play(steps())
