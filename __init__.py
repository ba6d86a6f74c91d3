# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""TwinPlan: infrastructure planning on a digital twin, in QGIS."""


def classFactory(iface):  # noqa: N802  QGIS calls it by this name
    """What QGIS calls to load the plugin."""
    from .plugin import TwinPlanPlugin

    return TwinPlanPlugin(iface)
