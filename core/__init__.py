# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain Python: what TwinPlan knows and computes. Never imports qgis, Qt or osgeo."""
