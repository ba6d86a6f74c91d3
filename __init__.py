# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""TwinPlan: infrastructure planning on a digital twin, in QGIS."""


def classFactory(iface):
    """What QGIS calls to load the plugin."""
    from .plugin import TwinPlanPlugin

    return TwinPlanPlugin(iface)
