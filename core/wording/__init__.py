# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How TwinPlan words things for people: numbers, names, times, and texts in the user's language."""
