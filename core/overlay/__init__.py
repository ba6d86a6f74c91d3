# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernels: points, lines, polygons and rasters laid over each other, on arrays."""
