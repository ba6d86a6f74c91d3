# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of lines: built, checked, searched; no analysis, no wording of results."""
