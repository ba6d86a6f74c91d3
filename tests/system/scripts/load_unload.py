# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""In the real QGIS: load and unload the plugin five times, with work under way, and count what is left."""

import json
import os
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, os.environ["TWINPLAN_DESKTOP_TOOLS"])
import qgis.utils
from in_qgis import play
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.utils import iface

(FOLDER,) = json.loads(os.environ["TWINPLAN_ARGUMENTS"])


def census() -> dict:
    window = iface.mainWindow()
    kinds = Counter(child.metaObject().className() for child in window.findChildren(QObject))
    return {
        "widgets": dict(kinds),
        "menus": [action.text() for action in iface.pluginMenu().actions()],
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "messages": len(iface.messageBar().items()),
        "tasks": QgsApplication.taskManager().count(),
    }


def steps():
    qgis.utils.unloadPlugin("twinplan")
    yield 1.0
    before, after = census(), []
    for _ in range(5):
        qgis.utils.loadPlugin("twinplan")
        qgis.utils.startPlugin("twinplan")
        yield 0.5
        qgis.utils.plugins["twinplan"].twin_dock.make_sample_in(Path(FOLDER) / "left.twin")
        yield 0.5
        qgis.utils.unloadPlugin("twinplan")
        yield 1.0
        after.append(census())
    modules = sorted(name for name in sys.modules if name.partition(".")[0] == "twinplan")
    print(
        json.dumps(
            {
                "before": before,
                "after": after,
                "modules": modules,
                "left": [each.name for each in Path(FOLDER).iterdir()],
            }
        )
    )


play(steps())
