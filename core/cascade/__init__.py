# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Failures that spread along dependencies: the network as arrays, its fixed point, causes, criticality, coverage."""
